"""What compiled code needs and numba does not offer: memory with order, borrowed memory, a clock; by llvmlite.

`load`, `store`   a word that two threads share, with acquire and release
`floats`          samples that somebody lends by their address
`lent`            any array at an address
`seconds`         a clock
`yield_core`      lets another thread run on this core
`sleep`           sleeps for some microseconds

They are intrinsics, a few instructions each, which allocate nothing and cannot fail. Where compiling is turned off,
plain functions stand in for them.
"""

import ctypes
import sys
import time
from typing import Any

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic
from numba.np import arrayobj
from numpy.typing import NDArray

WORD = 8
"""Bytes of the integers that two threads share."""
SLEEP = 20
"""Microseconds that `sleep` takes."""


@intrinsic
def _load(context: Any, words: Any, index: Any) -> Any:
    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        place = builder.gep(_data(context, builder, words, arguments[0]), [arguments[1]])
        return builder.load_atomic(place, ordering="acquire", align=WORD)

    return types.int64(words, types.intp), generate


@intrinsic
def _store(context: Any, words: Any, index: Any, value: Any) -> Any:
    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        place = builder.gep(_data(context, builder, words, arguments[0]), [arguments[1]])
        builder.store_atomic(arguments[2], place, ordering="release", align=WORD)
        return context.get_dummy_value()

    return types.void(words, types.intp, types.int64), generate


@intrinsic
def _lent(context: Any, address: Any, shape: Any, kind: Any) -> Any:
    """Return the C-contiguous array of a shape and a type that lies at an address; it stays its owner's."""
    array = types.Array(kind.dtype, len(shape), "C")

    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        place = context.get_value_type(types.CPointer(array.dtype))
        data = arguments[0] if isinstance(address, types.RawPointer) else builder.inttoptr(arguments[0], place)
        sizes = cgutils.unpack_tuple(builder, arguments[1])
        return _array(context, builder, array, builder.bitcast(data, place), sizes)

    return array(address, types.UniTuple(types.int64, len(shape)), kind), generate


@intrinsic
def _floats(context: Any, address: Any, frames: Any, channels: Any) -> Any:
    array = types.Array(types.float32, 2, "C")

    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        place = context.get_value_type(types.CPointer(types.float32))
        return _array(context, builder, array, builder.inttoptr(arguments[0], place), arguments[1:])

    return array(types.int64, types.int64, types.int64), generate


@intrinsic
def _posix_seconds(context: Any) -> Any:
    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        word, number = ir.IntType(64), ir.DoubleType()
        kind = ir.FunctionType(ir.IntType(32), [ir.IntType(32), ir.PointerType(word)])
        ask = cgutils.get_or_insert_function(builder.module, kind, "clock_gettime")
        answer = cgutils.alloca_once(builder, word, 2)
        builder.call(ask, [ir.Constant(ir.IntType(32), time.CLOCK_MONOTONIC), answer])
        whole, rest = (
            builder.sitofp(builder.load(builder.gep(answer, [ir.Constant(word, at)])), number) for at in (0, 1)
        )
        return builder.fadd(whole, builder.fmul(rest, ir.Constant(number, 1e-9)))

    return types.float64(), generate


@intrinsic
def _windows_seconds(context: Any) -> Any:
    frequency = ctypes.c_int64()
    ctypes.windll.kernel32.QueryPerformanceFrequency(ctypes.byref(frequency))  # type: ignore[attr-defined]

    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        word, number = ir.IntType(64), ir.DoubleType()
        kind = ir.FunctionType(ir.IntType(32), [ir.PointerType(word)])
        ask = cgutils.get_or_insert_function(builder.module, kind, "QueryPerformanceCounter")
        answer = cgutils.alloca_once(builder, word)
        builder.call(ask, [answer])
        ticks = builder.sitofp(builder.load(answer), number)
        return builder.fmul(ticks, ir.Constant(number, 1 / frequency.value))

    return types.float64(), generate


@intrinsic
def _yield_core(context: Any) -> Any:
    name, result = ("SwitchToThread" if sys.platform == "win32" else "sched_yield"), ir.IntType(32)

    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        builder.call(cgutils.get_or_insert_function(builder.module, ir.FunctionType(result, []), name), [])
        return context.get_dummy_value()

    return types.void(), generate


@intrinsic
def _sleep(context: Any) -> Any:
    name, length = ("Sleep", 0) if sys.platform == "win32" else ("usleep", SLEEP)
    whole = ir.IntType(32)

    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        sleep = cgutils.get_or_insert_function(builder.module, ir.FunctionType(whole, [whole]), name)
        builder.call(sleep, [ir.Constant(whole, length)])
        return context.get_dummy_value()

    return types.void(), generate


def _data(context: Any, builder: ir.IRBuilder, kind: Any, array: Any) -> Any:
    return arrayobj.make_array(kind)(context, builder, array).data


def _array(context: Any, builder: ir.IRBuilder, kind: Any, data: Any, sizes: Any) -> Any:
    """Return the array of a kind and sizes that begins at `data`; it owns nothing."""
    item = context.get_constant(types.intp, context.get_abi_sizeof(context.get_data_type(kind.dtype)))
    strides = [item]
    for size in reversed(sizes[1:]):
        strides.insert(0, builder.mul(strides[0], size))
    array = arrayobj.make_array(kind)(context, builder)
    arrayobj.populate_array(array, data=data, shape=sizes, strides=strides, itemsize=item, meminfo=None)
    return array._getvalue()


def _plain_load(words: NDArray[np.int64], index: int) -> int:
    """Read a word that another thread writes; what that thread wrote before it is seen from here on (acquire)."""
    return int(words[index])


def _plain_store(words: NDArray[np.int64], index: int, value: int) -> None:
    """Write a word that another thread reads; it then sees what this one wrote before (release)."""
    words[index] = value


def _plain_floats(address: int, frames: int, channels: int) -> NDArray[np.float32]:
    """Return the float32 ``(frames, channels)`` that begin at an address of memory; they stay their owner's."""
    samples = (ctypes.c_float * int(frames * channels)).from_address(int(address))
    return np.ctypeslib.as_array(samples).reshape(frames, channels)


def _plain_sleep() -> None:
    """Sleep for some microseconds, so that threads that are short of time can have this one's."""
    time.sleep(SLEEP * 1e-6)


def _plain_yield_core() -> None:
    """Let another thread go first that wants this core."""
    time.sleep(0)


_is_compiled = not numba.config.DISABLE_JIT  # type: ignore[attr-defined]
lent: Any = _lent
load: Any = _load if _is_compiled else _plain_load
store: Any = _store if _is_compiled else _plain_store
floats: Any = _floats if _is_compiled else _plain_floats
yield_core: Any = _yield_core if _is_compiled else _plain_yield_core
sleep: Any = _sleep if _is_compiled else _plain_sleep
seconds: Any
if not _is_compiled:
    seconds = time.perf_counter
elif sys.platform == "win32":
    seconds = _windows_seconds
else:
    seconds = _posix_seconds
