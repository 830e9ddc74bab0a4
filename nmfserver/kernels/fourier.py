"""A fast Fourier transform for compiled code, also that of the audio thread: no allocation, tables made beforehand.

`transform` is that of complex values; `analysed` and `synthesised` are that of real ones and its inverse, by a complex
transform of half the size (Press et al., "Numerical Recipes", 3rd edition, section 12.3.2).

Stockham's autosort form (Cochran et al., "What is the fast Fourier transform?", 1967; Van Loan, "Computational
frameworks for the fast Fourier transform", 1992, section 1.7) with radix 4, and a last step of radix 2 where the size
is no power of four. Real and imaginary parts lie in arrays of their own, so that a compiler makes vectors of them.
Sums are done in the order in which they are written: reordered, half a bit would be lost.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.access import folded
from nmfserver.kernels.compilation import part

RADIX = 4
HALF = np.float32(0.5)
Floats = NDArray[np.float32]
Whole = int | np.integer[Any]


def twiddles(size: Whole) -> tuple[Floats, Floats]:
    """Return the factors of all steps, real and imaginary, float32 ``(3, …)``; `size` is a power of two."""
    steps, length = [np.empty((RADIX - 1, 0))], size
    while length >= RADIX:
        quarter = length // RADIX
        steps.append(np.exp(-2j * np.pi * np.outer([1, 2, 3], np.arange(quarter)) / length))
        length = quarter
    factors = np.concatenate(steps, axis=1)
    return np.ascontiguousarray(factors.real, np.float32), np.ascontiguousarray(factors.imag, np.float32)


@part(ordered=True)
def _first_step(real: Floats, imag: Floats, real_out: Floats, imag_out: Floats, cosines: Floats, sines: Floats) -> None:
    """Like `_step` for values that lie side by side: ``(4, quarter, 1)`` to ``(quarter, 4, 1)``."""
    for p in range(real.shape[1]):
        ar, br, cr, dr = real[0, p, 0], real[1, p, 0], real[2, p, 0], real[3, p, 0]
        ai, bi, ci, di = imag[0, p, 0], imag[1, p, 0], imag[2, p, 0], imag[3, p, 0]
        real_out[p, 0, 0], imag_out[p, 0, 0] = ar + cr + (br + dr), ai + ci + (bi + di)
        tr, ti = ar - cr + (bi - di), ai - ci - (br - dr)
        real_out[p, 1, 0] = tr * cosines[0, p] - ti * sines[0, p]
        imag_out[p, 1, 0] = tr * sines[0, p] + ti * cosines[0, p]
        tr, ti = ar + cr - (br + dr), ai + ci - (bi + di)
        real_out[p, 2, 0] = tr * cosines[1, p] - ti * sines[1, p]
        imag_out[p, 2, 0] = tr * sines[1, p] + ti * cosines[1, p]
        tr, ti = ar - cr - (bi - di), ai - ci + (br - dr)
        real_out[p, 3, 0] = tr * cosines[2, p] - ti * sines[2, p]
        imag_out[p, 3, 0] = tr * sines[2, p] + ti * cosines[2, p]


@part(ordered=True)
def _step(
    real: Floats, imag: Floats, real_out: Floats, imag_out: Floats, cosines: Floats, sines: Floats, first: Whole
) -> None:
    """Do one step of radix 4, from ``(4, quarter, stride)`` to ``(quarter, 4, stride)``."""
    for p in range(real.shape[1]):
        c1, c2, c3 = cosines[0, first + p], cosines[1, first + p], cosines[2, first + p]
        s1, s2, s3 = sines[0, first + p], sines[1, first + p], sines[2, first + p]
        for q in range(real.shape[2]):
            ar, br, cr, dr = real[0, p, q], real[1, p, q], real[2, p, q], real[3, p, q]
            ai, bi, ci, di = imag[0, p, q], imag[1, p, q], imag[2, p, q], imag[3, p, q]
            real_out[p, 0, q], imag_out[p, 0, q] = ar + cr + (br + dr), ai + ci + (bi + di)
            tr, ti = ar - cr + (bi - di), ai - ci - (br - dr)
            real_out[p, 1, q], imag_out[p, 1, q] = tr * c1 - ti * s1, tr * s1 + ti * c1
            tr, ti = ar + cr - (br + dr), ai + ci - (bi + di)
            real_out[p, 2, q], imag_out[p, 2, q] = tr * c2 - ti * s2, tr * s2 + ti * c2
            tr, ti = ar - cr - (bi - di), ai - ci + (br - dr)
            real_out[p, 3, q], imag_out[p, 3, q] = tr * c3 - ti * s3, tr * s3 + ti * c3


@part(ordered=True)
def transform(
    real: Floats, imag: Floats, real_space: Floats, imag_space: Floats, cosines: Floats, sines: Floats
) -> tuple[Floats, Floats]:
    """Return the discrete Fourier transform, unscaled, in two of the four arrays given; the other two are overwritten.

    With real and imaginary parts exchanged, on the way in and on the way out, it is the inverse, unscaled.

    Parameters
    ----------
    real, imag : float32 (size,), a power of two, at least 2; overwritten
    real_space, imag_space : float32 (size,), space to work in
    cosines, sines : of `twiddles`

    """
    length, stride, first = real.shape[0], 1, np.int64(0)
    while length >= RADIX:
        quarter = length // RADIX
        before = folded(real, RADIX, quarter, stride), folded(imag, RADIX, quarter, stride)
        after = folded(real_space, quarter, RADIX, stride), folded(imag_space, quarter, RADIX, stride)
        if stride == 1:
            _first_step(before[0], before[1], after[0], after[1], cosines, sines)
        else:
            _step(before[0], before[1], after[0], after[1], cosines, sines, first)
        real, real_space, imag, imag_space = real_space, real, imag_space, imag
        first, length, stride = first + quarter, quarter, stride * RADIX
    if length == 1:
        return real, imag
    for q in range(stride):
        real_space[q], real_space[q + stride] = real[q] + real[q + stride], real[q] - real[q + stride]
        imag_space[q], imag_space[q + stride] = imag[q] + imag[q + stride], imag[q] - imag[q + stride]
    return real_space, imag_space


class Tables(NamedTuple):
    """What the transform of `size` real values needs: made once, read by all."""

    cosines: Floats  # of `twiddles`, for half the size
    sines: Floats
    turns: Floats  # (2, size / 2 + 1), cosine and minus sine of 2 pi k / size


def tables(size: int) -> Tables:
    """Return the tables for a transform of `size` real values, a power of two, at least 4."""
    turns = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    return Tables(*twiddles(size // 2), np.stack([turns.real, turns.imag]).astype(np.float32))


@part(ordered=True)
def analysed(values: Floats, spaces: Floats, tables: Tables, real_out: Floats, imag_out: Floats) -> None:
    """Write the discrete Fourier transform of real values, unscaled, from 0 Hz to half the sample rate.

    Parameters
    ----------
    values : float32 (size,)
    spaces : float32 (4, at least size / 2), space to work in
    tables : of `tables`
    real_out, imag_out : float32 (size / 2 + 1,)

    """
    half = values.shape[0] // 2
    even, odd = spaces[0, :half], spaces[1, :half]
    for at in range(half):
        even[at], odd[at] = values[2 * at], values[2 * at + 1]
    real, imag = transform(even, odd, spaces[2, :half], spaces[3, :half], tables.cosines, tables.sines)
    real_out[0], imag_out[0] = real[0] + imag[0], np.float32(0)
    real_out[half], imag_out[half] = real[0] - imag[0], np.float32(0)
    cosines, sines = tables.turns[0], tables.turns[1]
    for bin_ in range(1, half):
        # Of z = even + i odd: the even values' transform is (z + z*) / 2, the odd ones' (z - z*) / 2i, z* mirrored.
        even_real, even_imag = real[bin_] + real[half - bin_], imag[bin_] - imag[half - bin_]
        odd_real, odd_imag = imag[bin_] + imag[half - bin_], real[half - bin_] - real[bin_]
        real_out[bin_] = HALF * (even_real + odd_real * cosines[bin_] - odd_imag * sines[bin_])
        imag_out[bin_] = HALF * (even_imag + odd_real * sines[bin_] + odd_imag * cosines[bin_])


@part(ordered=True)
def synthesised(real: Floats, imag: Floats, spaces: Floats, tables: Tables, values_out: Floats) -> None:
    """Write the real values whose transform `analysed` gives, times their number; arrays as there."""
    half = values_out.shape[0] // 2
    even, odd = spaces[0, :half], spaces[1, :half]
    cosines, sines = tables.turns[0], tables.turns[1]
    for bin_ in range(half):
        even_real, even_imag = real[bin_] + real[half - bin_], imag[bin_] - imag[half - bin_]
        turned_real, turned_imag = real[bin_] - real[half - bin_], imag[bin_] + imag[half - bin_]
        odd_real = turned_real * cosines[bin_] + turned_imag * sines[bin_]
        odd_imag = turned_imag * cosines[bin_] - turned_real * sines[bin_]
        even[bin_], odd[bin_] = even_real - odd_imag, even_imag + odd_real
    # Real and imaginary parts exchanged: the inverse.
    odd, even = transform(odd, even, spaces[3, :half], spaces[2, :half], tables.cosines, tables.sines)
    for at in range(half):
        values_out[2 * at], values_out[2 * at + 1] = even[at], odd[at]
