"""The compiled callback: what its machine code can reach, and how a C program calls it."""

from __future__ import annotations

import os
import sys
from typing import Any

import llvmlite.binding
import numba
import numpy as np
import pytest
from numba import types

from nmfserver.kernels.cache import cache_folder
from nmfserver.kernels.compilation import c_function, part
from nmfserver.kernels.live import callback, jack, memory
from nmfserver.kernels.live.memory import Setup, State
from nmfserver.kernels.tuples import addresses
from tests.waits import assert_never_waits

pytestmark = pytest.mark.skipif(bool(os.environ.get("NUMBA_DISABLE_JIT")), reason="about the machine code")

HARMLESS = {"memset", "memcpy", "memmove", "clock_gettime"}
"""What the audio thread may call: memory that is there, and a clock that Linux answers without entering its kernel."""
FAILURE = {
    "numba_gil_ensure", "numba_gil_release", "numba_do_raise", "numba_unpickle", "numba_runtime_build_excinfo_struct",
    "PyErr_Clear", "PyErr_SetNone", "PyErr_SetString", "PyErr_WriteUnraisable", "PyExc_RuntimeError",
    "PyExc_StopIteration", "PyExc_SystemError", "PyUnicode_FromString", "PyBytes_FromStringAndSize", "Py_DecRef",
}  # fmt: skip
"""What numba puts behind every function for C, for the case that it raises. Ours has nothing that does."""


def made() -> State:
    return memory.allocate(Setup(64, 32, 64, 48000, 4, 1, 2, 4800, 10, True, 64, False, True))


@pytest.mark.skipif(sys.platform != "linux", reason="reads the symbols of ELF, as Linux has them")
@pytest.mark.parametrize(
    ("made", "name", "at_least"),
    [
        (callback.callback, "stream_callback", {"clock_gettime"}),
        (jack.process_callback, "jack_process", set()),
        (jack.xrun_callback, "jack_xrun", set()),
        (jack.shutdown_callback, "jack_shutdown", set()),
    ],
)
def test_its_machine_code_calls_nothing_that_allocates_or_waits(made: Any, name: str, at_least: set[str]) -> None:
    made()
    folder = cache_folder()
    assert folder is not None
    paths = list(folder.glob(f"*{name}*"))
    assert paths
    for path in paths:  # several versions of Python keep one each
        _require_harmless(path.read_bytes(), at_least)


def _require_harmless(data: bytes, at_least: set[str]) -> None:
    code = llvmlite.binding.ObjectFileRef.from_data(data[data.index(b"\x7fELF") :])
    (names,) = [section.data() for section in code.sections() if section.name() == b".strtab" and section.data()]
    reached = {name.decode() for name in names.split(b"\0") if name}
    # "$x" and "$d" mark code and data in files for ARM ("ELF for the Arm 64-bit Architecture", mapping symbols).
    own = {name for name in reached if name.startswith(("_ZN", "cfunc.", ".", "<", "$"))}
    assert own
    assert at_least <= reached - own <= HARMLESS | FAILURE


@pytest.mark.parametrize("body", ["np.zeros(n)", "[n]", "str(n)"])
def test_the_compiler_refuses_a_part_that_allocates(body: str) -> None:
    namespace: dict[str, Any] = {"np": np}
    exec(f"def wasteful(n):\n    return len({body})", namespace)
    wasteful = part()(namespace["wasteful"])

    def function(n: Any) -> Any:
        return wasteful(n)

    with pytest.raises(numba.core.errors.NumbaError):
        c_function(types.int64(types.int64))(function)


@pytest.mark.skipif(sys.platform != "linux", reason="counted by Linux, thread by thread")
def test_it_neither_waits_nor_touches_memory_that_is_not_there_yet() -> None:
    state = memory.allocate(Setup(1024, 512, 1024, 48000, 64, 2, 66, 31 * 48000, 10, True, 1024, False, True))
    state.clock.position = 48000
    words = addresses(state)
    inputs, outputs = np.ones((512, 2), np.float32), np.zeros((512, 66), np.float32)

    def run(times: int) -> None:
        for _ in range(times):
            callback.run(state, words, inputs, outputs)

    run(10)
    # 2000 blocks go through eight megabytes of the history: 2000 pages, were they not touched before.
    assert_never_waits(lambda: run(2000))
    assert state.clock.blocks >= 2010


@pytest.mark.parametrize(("flags", "counted"), [(0, 0), (1, 1), (2, 1), (4, 1), (8, 1), (6, 1), (16, 0)])
def test_lost_sound_is_counted_and_priming_is_not(flags: int, counted: int) -> None:
    state = made()
    words = addresses(state)
    inputs, outputs = np.ones((64, 1), np.float32), np.empty((64, 2), np.float32)
    function = callback.SIGNATURE(callback.callback().address)
    result = function(inputs.ctypes.data, outputs.ctypes.data, 64, None, flags, words.ctypes.data)
    assert result == callback.CONTINUE
    assert state.meters.xruns == counted
