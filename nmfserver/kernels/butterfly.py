"""Sixteen butterflies of radix 4 at once, in vector registers, by llvmlite.

A compiler that is given the loop must prove at every turn that what is written is not what is read next; that took
three times as long as the arithmetic. Whatever the processor's registers are, LLVM splits the sixteen to fit.
"""

from typing import Any

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.extending import intrinsic
from numba.np import arrayobj
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LANES = 16
_VECTOR = ir.VectorType(ir.FloatType(), LANES)
_FLAGS = ("contract", "nsz")


@intrinsic
def _butterflies(
    context: Any, real: Any, imag: Any, real_out: Any, imag_out: Any, cosines: Any, sines: Any, at: Any, part: Any,
    first: Any, goal: Any, apart: Any,
) -> Any:  # fmt: skip
    def generate(context: Any, builder: ir.IRBuilder, signature: Any, arguments: Any) -> Any:
        arrays = [
            arrayobj.make_array(kind)(context, builder, value)
            for kind, value in zip(signature.args[:6], arguments[:6], strict=True)
        ]
        start, distance, factor, end, step = arguments[6:]

        def place(array: Any, index: Any) -> Any:
            return builder.bitcast(builder.gep(array.data, [index]), _VECTOR.as_pointer())

        def load(array: Any, index: Any) -> Any:
            return builder.load(place(array, index), align=4)

        def row(array: Any, number: int) -> Any:
            width = builder.extract_value(array.shape, 1)
            return load(array, builder.add(builder.mul(width, ir.Constant(width.type, number)), factor))

        def add(one: Any, other: Any) -> Any:
            return builder.fadd(one, other, flags=_FLAGS)

        def take(one: Any, other: Any) -> Any:
            return builder.fsub(one, other, flags=_FLAGS)

        def times(one: Any, other: Any) -> Any:
            return builder.fmul(one, other, flags=_FLAGS)

        def write(number: int, re: Any, im: Any) -> None:
            index = builder.add(end, builder.mul(step, ir.Constant(step.type, number)))
            if number:
                c, s = row(arrays[4], number - 1), row(arrays[5], number - 1)
                re, im = take(times(re, c), times(im, s)), add(times(re, s), times(im, c))
            builder.store(re, place(arrays[2], index), align=4)
            builder.store(im, place(arrays[3], index), align=4)

        indices = [builder.add(start, builder.mul(distance, ir.Constant(distance.type, k))) for k in range(4)]
        ar, br, cr, dr = (load(arrays[0], index) for index in indices)
        ai, bi, ci, di = (load(arrays[1], index) for index in indices)
        even_r, even_i, odd_r, odd_i = add(ar, cr), add(ai, ci), take(ar, cr), take(ai, ci)
        other_r, other_i, turned_r, turned_i = add(br, dr), add(bi, di), take(bi, di), take(dr, br)
        write(0, add(even_r, other_r), add(even_i, other_i))
        write(1, add(odd_r, turned_r), add(odd_i, turned_i))
        write(2, take(even_r, other_r), take(even_i, other_i))
        write(3, take(odd_r, turned_r), take(odd_i, turned_i))
        return context.get_dummy_value()

    return types.void(real, imag, real_out, imag_out, cosines, sines, *[types.intp] * 5), generate


def _plain_butterflies(
    real: Floats, imag: Floats, real_out: Floats, imag_out: Floats, cosines: Floats, sines: Floats, at: int, part: int,
    first: int, goal: int, apart: int,
) -> None:  # fmt: skip
    """Transform sixteen fours of complex values, and turn what comes out.

    Parameters
    ----------
    real, imag : float32 (size,), of which ``at + k * part`` is where the sixteen k-th values begin, k from 0 to 3
    real_out, imag_out : float32 (size,), other ones, of which ``goal + k * apart`` is where the results go
    cosines, sines : float32 (3, …), by which the results from 1 to 3 are turned, read from `first` on

    """
    values = [real[at + k * part :][:LANES] + 1j * imag[at + k * part :][:LANES] for k in range(4)]
    for k, value in enumerate(np.fft.fft(values, axis=0)):
        turned = value if k == 0 else value * (cosines[k - 1, first:][:LANES] + 1j * sines[k - 1, first:][:LANES])
        real_out[goal + k * apart :][:LANES] = turned.real
        imag_out[goal + k * apart :][:LANES] = turned.imag


butterflies: Any = _plain_butterflies if numba.config.DISABLE_JIT else _butterflies  # type: ignore[attr-defined]
