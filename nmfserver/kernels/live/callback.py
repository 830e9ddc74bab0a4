"""The engine as a C function for PortAudio: no Python runs in it."""

import ctypes
from functools import cache
from typing import Any

import numba
import numpy as np
from numba import types

from nmfserver.kernels.access import lent
from nmfserver.kernels.compilation import c_function
from nmfserver.kernels.live.block import process
from nmfserver.kernels.live.memory import OUTPUTS, Floats, Integers, State
from nmfserver.kernels.live.ring import Ring

CONTINUE = 0
SIGNATURE = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p
)
"""``PaStreamCallback``: input, output, frames, times, flags, userdata."""
ARRAYS, ROW = 31, 4
"""Rows and columns of `memory.table`."""
UNSIGNED_LONG = types.uint64 if ctypes.sizeof(ctypes.c_ulong) == 8 else types.uint32


@cache
def callback() -> Any:
    """Return the ``PaStreamCallback``; its ``userdata`` is where the rows of `memory.table` lie.

    Compiled at the first call of this function, which is the warm-up's.
    """

    @c_function(types.int32(types.voidptr, types.voidptr, UNSIGNED_LONG, types.voidptr, UNSIGNED_LONG, types.voidptr))
    def stream_callback(inputs: Any, outputs: Any, frames: Any, time: Any, flags: Any, memory: Any) -> int:
        t: Any = lent(memory, (ARRAYS, ROW), np.int64)
        whole, single, double = np.int64, np.float32, np.float64
        state = State(
            lent(t[0, 0], (t[0, 1],), whole),  # sizes
            lent(t[1, 0], (t[1, 1],), whole),  # counts
            lent(t[2, 0], (t[2, 1],), double),  # levels
            lent(t[3, 0], (t[3, 1],), single),  # window
            lent(t[4, 0], (t[4, 1],), single),  # synthesis
            lent(t[5, 0], (t[5, 1], t[5, 2]), single),  # cosines
            lent(t[6, 0], (t[6, 1], t[6, 2]), single),  # sines
            lent(t[7, 0], (t[7, 1], t[7, 2]), single),  # history
            lent(t[8, 0], (t[8, 1], t[8, 2]), single),  # spaces
            lent(t[9, 0], (t[9, 1], t[9, 2]), single),  # spectrum
            lent(t[10, 0], (t[10, 1],), single),  # magnitudes
            lent(t[11, 0], (t[11, 1], t[11, 2]), single),  # estimates
            lent(t[12, 0], (t[12, 1], t[12, 2]), single),  # scaled
            lent(t[13, 0], (t[13, 1], t[13, 2], t[13, 3]), single),  # bases
            lent(t[14, 0], (t[14, 1], t[14, 2]), single),  # inverse_sums
            lent(t[15, 0], (t[15, 1], t[15, 2]), single),  # activations
            lent(t[16, 0], (t[16, 1],), whole),  # components
            lent(t[17, 0], (t[17, 1],), single),  # numerators
            lent(t[18, 0], (t[18, 1], t[18, 2]), single),  # overlap
            lent(t[19, 0], (t[19, 1], t[19, 2]), double),  # gains
            lent(t[20, 0], (t[20, 1], t[20, 2]), single),  # told
            lent(t[21, 0], (t[21, 1], t[21, 2]), whole),  # told_at
            lent(t[22, 0], (t[22, 1], t[22, 2]), single),  # mix
            lent(t[23, 0], (t[23, 1], t[23, 2]), whole),  # voices
            lent(t[24, 0], (t[24, 1],), single),  # voice_levels
            Ring(
                lent(t[25, 0], (t[25, 1],), whole),  # commands' counters
                lent(t[26, 0], (t[26, 1], t[26, 2]), whole),  # commands' integers
                lent(t[27, 0], (t[27, 1],), double),  # commands' numbers
            ),
            Ring(
                lent(t[28, 0], (t[28, 1],), whole),  # returns' counters
                lent(t[29, 0], (t[29, 1], t[29, 2]), whole),  # returns' integers
                lent(t[30, 0], (t[30, 1],), double),  # returns' numbers
            ),
        )
        count = np.int64(frames)
        process(
            state,
            lent(inputs, (count, t[7, 2]), single),
            lent(outputs, (count, state.sizes[OUTPUTS]), single),
            np.int64(flags),
        )
        return CONTINUE

    return stream_callback


def run(state: State, table: Integers, inputs: Floats, outputs: Floats) -> None:
    """Run one block in the calling thread, as a device would; `table` is that of `state`."""
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        process(state, inputs, outputs, 0)
    else:
        function = SIGNATURE(callback().address)
        function(inputs.ctypes.data, outputs.ctypes.data, len(outputs), None, 0, table.ctypes.data)
