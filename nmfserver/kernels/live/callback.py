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
from nmfserver.kernels.live.memory import Floats, Integers, Setup, State, allocate
from nmfserver.kernels.tuples import tuple_at

CONTINUE = 0
SMALLEST = Setup(4, 2, 4, 48000, 4, 1, 2, 8, 1, True, 4, False, True)
SIGNATURE = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p
)
"""``PaStreamCallback``: input, output, frames, times, flags, userdata."""
UNSIGNED_LONG = types.uint64 if ctypes.sizeof(ctypes.c_ulong) == 8 else types.uint32


@cache
def callback() -> Any:
    """Return the ``PaStreamCallback``, as a `CFunc` of numba's; its ``userdata`` is the address of `records.addresses`.

    Compiled at the first call of this function, which is the warm-up's.
    """
    state_type = types.TypeRef(numba.typeof(allocate(SMALLEST)))

    @c_function(types.int32(types.voidptr, types.voidptr, UNSIGNED_LONG, types.voidptr, UNSIGNED_LONG, types.voidptr))
    def stream_callback(inputs: int, outputs: int, frames: int, time: int, flags: int, userdata: int) -> int:
        state = tuple_at(userdata, state_type)
        count = np.int64(frames)
        process(
            state,
            lent(inputs, (count, state.setup.inputs), np.float32),
            lent(outputs, (count, state.setup.outputs), np.float32),
            np.int64(flags),
        )
        return CONTINUE

    return stream_callback


def run(state: State, addresses: Integers, inputs: Floats, outputs: Floats) -> None:
    """Run one block in the calling thread, as a device would; `addresses` are those of `state`."""
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        process(state, inputs, outputs, 0)
    else:
        function = SIGNATURE(callback().address)
        function(inputs.ctypes.data, outputs.ctypes.data, len(outputs), None, 0, addresses.ctypes.data)
