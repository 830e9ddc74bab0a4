"""What compiled code needs and numba does not offer: atomic integers, arrays at an address, a clock; by llvmlite.

`load`, `store`   an integer that two threads share, with acquire and release
`floats`          the float32 array of two dimensions at an address
`lent`            any array at an address
`called`          calls the C function at an address
`seconds`         a clock
`yield_core`      lets another thread run on this core
`sleep`           sleeps for some microseconds

They are intrinsics: each generates a few instructions, which allocate nothing and cannot fail. Where compiling is
turned off, plain functions stand in for them; their docstrings say what both do.
"""

import ctypes
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.base import BaseContext
from numba.core.typing.templates import Signature
from numba.extending import intrinsic
from numba.np import arrayobj

from nmfserver.kernels.arrays import Floats, Integers, Whole

Function = TypeVar("Function", bound=Callable[..., Any])
Values = Sequence[ir.Value]
Generator = Callable[[BaseContext, ir.IRBuilder, Signature, Values], ir.Value]
Typed = tuple[Signature, Generator]
"""What an intrinsic returns: its signature, and what generates its instructions."""

WORD = 8
"""Bytes of the integers that two threads share."""
SLEEP = 20
"""Microseconds that `sleep` takes; on Windows, which has no shorter sleep, a millisecond."""


@intrinsic
def _load(context: BaseContext, words: types.Array, index: types.Integer) -> Typed:
    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        place = builder.gep(_data(context, builder, words, arguments[0]), [arguments[1]])
        return builder.load_atomic(place, ordering="acquire", align=WORD)

    return types.int64(words, types.intp), generate


@intrinsic
def _store(context: BaseContext, words: types.Array, index: types.Integer, value: types.Integer) -> Typed:
    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        place = builder.gep(_data(context, builder, words, arguments[0]), [arguments[1]])
        builder.store_atomic(arguments[2], place, ordering="release", align=WORD)
        return context.get_dummy_value()

    return types.void(words, types.intp, types.int64), generate


@intrinsic
def _lent(context: BaseContext, address: types.Type, shape: types.UniTuple, kind: types.DType) -> Typed:
    """Return the C-contiguous array of a shape and a type at an address. It does not own its memory."""
    array = types.Array(kind.dtype, len(shape), "C")

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        place = context.get_value_type(types.CPointer(array.dtype))
        data = arguments[0] if isinstance(address, types.RawPointer) else builder.inttoptr(arguments[0], place)
        sizes = cgutils.unpack_tuple(builder, arguments[1])
        return array_at(context, builder, array, builder.bitcast(data, place), sizes)

    return array(address, types.UniTuple(types.int64, len(shape)), kind), generate


@intrinsic
def _called(context: BaseContext, address: types.Integer, result: Any, values: Any) -> Typed:
    """Call the C function at an address with some values; return its result, of a type of NumPy's."""

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        taken = [context.get_value_type(kind) for kind in values]
        function = ir.FunctionType(context.get_value_type(result.dtype), taken)
        place = builder.inttoptr(arguments[0], function.as_pointer())
        return builder.call(place, cgutils.unpack_tuple(builder, arguments[2]))

    return result.dtype(address, result, values), generate


@intrinsic
def _floats(context: BaseContext, address: types.Integer, frames: types.Integer, channels: types.Integer) -> Typed:
    array = types.Array(types.float32, 2, "C")

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        place = context.get_value_type(types.CPointer(types.float32))
        return array_at(context, builder, array, builder.inttoptr(arguments[0], place), arguments[1:])

    return array(types.int64, types.int64, types.int64), generate


@intrinsic
def _posix_seconds(context: BaseContext) -> Typed:
    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
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
def _windows_seconds(context: BaseContext) -> Typed:
    frequency = ctypes.c_int64()
    ctypes.windll.kernel32.QueryPerformanceFrequency(ctypes.byref(frequency))  # type: ignore[attr-defined]

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        word, number = ir.IntType(64), ir.DoubleType()
        kind = ir.FunctionType(ir.IntType(32), [ir.PointerType(word)])
        ask = cgutils.get_or_insert_function(builder.module, kind, "QueryPerformanceCounter")
        answer = cgutils.alloca_once(builder, word)
        builder.call(ask, [answer])
        ticks = builder.sitofp(builder.load(answer), number)
        return builder.fmul(ticks, ir.Constant(number, 1 / frequency.value))

    return types.float64(), generate


@intrinsic
def _yield_core(context: BaseContext) -> Typed:
    name, result = ("SwitchToThread" if sys.platform == "win32" else "sched_yield"), ir.IntType(32)

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        builder.call(cgutils.get_or_insert_function(builder.module, ir.FunctionType(result, []), name), [])
        return context.get_dummy_value()

    return types.void(), generate


@intrinsic
def _sleep(context: BaseContext) -> Typed:
    # Sleep(0) would give the core to nobody of a lower priority, and come back at once: the waiting member would spin.
    name, length = ("Sleep", 1) if sys.platform == "win32" else ("usleep", SLEEP)
    whole = ir.IntType(32)

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        sleep = cgutils.get_or_insert_function(builder.module, ir.FunctionType(whole, [whole]), name)
        builder.call(sleep, [ir.Constant(whole, length)])
        return context.get_dummy_value()

    return types.void(), generate


def _data(context: BaseContext, builder: ir.IRBuilder, kind: types.Array, array: ir.Value) -> ir.Value:
    return arrayobj.make_array(kind)(context, builder, array).data


def array_at(context: BaseContext, builder: ir.IRBuilder, kind: types.Array, data: ir.Value, sizes: Values) -> ir.Value:
    """Return the array of a type and sizes that begins at `data`. It does not own its memory."""
    item = context.get_constant(types.intp, context.get_abi_sizeof(context.get_data_type(kind.dtype)))
    strides = [item]
    for size in reversed(sizes[1:]):
        strides.insert(0, builder.mul(strides[0], size))
    array = arrayobj.make_array(kind)(context, builder)
    arrayobj.populate_array(array, data=data, shape=sizes, strides=strides, itemsize=item, meminfo=None)
    return array._getvalue()


def _plain_load(words: Integers, index: Whole) -> int:
    """Return an integer that another thread writes. What that thread wrote before it is visible then (acquire)."""
    return int(words[index])


def _plain_store(words: Integers, index: Whole, value: Whole) -> None:
    """Write an integer that another thread reads. That thread then sees what this one wrote before (release)."""
    words[index] = value


def _plain_floats(address: Whole, frames: Whole, channels: Whole) -> Floats:
    """Return the array at an address, float32 ``(frames, channels)``. It does not own its memory."""
    samples = (ctypes.c_float * int(frames * channels)).from_address(int(address))
    return np.ctypeslib.as_array(samples).reshape(frames, channels)


def _plain_sleep() -> None:
    """Sleep for `SLEEP` microseconds, so that other threads can use this core."""
    time.sleep(SLEEP * 1e-6)


def _plain_yield_core() -> None:
    """Let another thread that waits for this core run first."""
    time.sleep(0)


IS_COMPILED = not numba.config.DISABLE_JIT  # type: ignore[attr-defined]
"""Whether kernels are compiled. Where that is turned off, Python runs them, for the tests' coverage."""


def chosen(compiled: object, plain: Function) -> Function:
    """Return the intrinsic, or what stands in for it where compiling is turned off."""
    return cast("Function", compiled) if IS_COMPILED else plain


lent: Any = _lent
called: Any = _called
load = chosen(_load, _plain_load)
store = chosen(_store, _plain_store)
floats = chosen(_floats, _plain_floats)
seconds = chosen(_windows_seconds if sys.platform == "win32" else _posix_seconds, time.perf_counter)
yield_core = chosen(_yield_core, _plain_yield_core)
sleep = chosen(_sleep, _plain_sleep)
