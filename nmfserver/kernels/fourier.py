"""A fast Fourier transform for compiled code, also that of the audio thread: no allocation, tables made beforehand.

`transform` is that of complex values; `analysed` and `synthesised` are that of real ones and its inverse, by a complex
transform of half the size (Press et al., "Numerical Recipes", 3rd edition, section 12.3.2).

Stockham's autosort form (Cochran et al., "What is the fast Fourier transform?", 1967; Van Loan, "Computational
frameworks for the fast Fourier transform", 1992, section 1.7) with radix 4, and a last step of radix 2 where the size
is no power of four. Real and imaginary parts lie in arrays of their own, so that a compiler makes vectors of them.
Sums are done in the order in which they are written: reordered, half a bit would be lost.
"""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.access import fours
from nmfserver.kernels.butterfly import LANES, butterflies
from nmfserver.kernels.compilation import part

RADIX = 4
HALF = np.float32(0.5)
Floats = NDArray[np.float32]
Whole = int | np.integer[Any]


def twiddles_shape(size: int) -> tuple[int, int]:
    """Return the shape of `twiddles`: a row a factor, and so many columns for each step."""
    steps = (size.bit_length() - 1) // (RADIX.bit_length() - 1)
    return RADIX - 1, steps * (size // RADIX)


def twiddles(size: Whole) -> tuple[Floats, Floats]:
    """Return the factors of all steps, real and imaginary, float32 ``(3, …)``; `size` is a power of two.

    Each stands as often as a step uses it one after the other, so that every step reads as many, side by side.
    """
    steps, length = [np.empty((RADIX - 1, 0))], size
    while length >= RADIX:
        quarter = length // RADIX
        factors = np.exp(-2j * np.pi * np.outer([1, 2, 3], np.arange(quarter)) / length)
        steps.append(np.repeat(factors, size // length, axis=1))
        length = quarter
    every = np.concatenate(steps, axis=1)
    return np.ascontiguousarray(every.real, np.float32), np.ascontiguousarray(every.imag, np.float32)


@part(ordered=True)
def _first_step(real: Floats, imag: Floats, real_out: Floats, imag_out: Floats, cosines: Floats, sines: Floats) -> None:
    """Do the first step, from ``(4, quarter)`` to ``(quarter, 4)``, the arrays flat: what comes out is in order."""
    quarter = real.shape[0] // RADIX
    c1, c2, c3, s1, s2, s3 = cosines[0], cosines[1], cosines[2], sines[0], sines[1], sines[2]
    for p in range(quarter):
        ar, br, cr, dr = real[p], real[quarter + p], real[2 * quarter + p], real[3 * quarter + p]
        ai, bi, ci, di = imag[p], imag[quarter + p], imag[2 * quarter + p], imag[3 * quarter + p]
        real_out[4 * p], imag_out[4 * p] = ar + cr + (br + dr), ai + ci + (bi + di)
        tr, ti = ar - cr + (bi - di), ai - ci - (br - dr)
        real_out[4 * p + 1], imag_out[4 * p + 1] = tr * c1[p] - ti * s1[p], tr * s1[p] + ti * c1[p]
        tr, ti = ar + cr - (br + dr), ai + ci - (bi + di)
        real_out[4 * p + 2], imag_out[4 * p + 2] = tr * c2[p] - ti * s2[p], tr * s2[p] + ti * c2[p]
        tr, ti = ar - cr - (bi - di), ai - ci + (br - dr)
        real_out[4 * p + 3], imag_out[4 * p + 3] = tr * c3[p] - ti * s3[p], tr * s3[p] + ti * c3[p]


@part(ordered=True)
def _step(
    real: Floats, imag: Floats, real_out: Floats, imag_out: Floats, cosines: Floats, sines: Floats, first: Whole,
    stride: Whole,
) -> None:  # fmt: skip
    """Do one step of radix 4, from ``(4, quarter, stride)`` to ``(quarter, 4, stride)``, `stride` at least `LANES`."""
    part = real.shape[0] // RADIX
    for p in range(part // stride):
        for at in range(p * stride, (p + 1) * stride, LANES):
            goal = at + (RADIX - 1) * p * stride
            butterflies(real, imag, real_out, imag_out, cosines, sines, at, part, first + at, goal, stride)


@part(ordered=True)
def _second_step(
    real: Floats, imag: Floats, real_space: Floats, imag_space: Floats, cosines: Floats, sines: Floats, first: Whole
) -> None:
    """Do the step of stride 4, the result in its place: vectors go over a quarter and its fours at once.

    What comes out, ``(4, quarter, 4)`` still, is brought into order afterwards.
    """
    part = real.shape[0] // RADIX
    for at in range(0, part, LANES):
        butterflies(real, imag, real_space, imag_space, cosines, sines, at, part, first + at, at, part)
    _order_fours(real_space, real)
    _order_fours(imag_space, imag)


@part(ordered=True)
def _small_step(
    real: Floats, imag: Floats, real_out: Floats, imag_out: Floats, cosines: Floats, sines: Floats, first: Whole,
    stride: Whole,
) -> None:  # fmt: skip
    """Do one step of radix 4 where there are too few values for vectors."""
    part = real.shape[0] // RADIX
    for at in range(part):
        goal = at + (RADIX - 1) * (at // stride) * stride
        for k in range(RADIX):
            # Sums and differences of the four values times the powers of -i.
            re, im = real[at], imag[at]
            for j in range(1, RADIX):
                turns = j * k % RADIX
                x, y = real[at + j * part], imag[at + j * part]
                re += x if turns == 0 else y if turns == 1 else -x if turns == 2 else -y
                im += y if turns == 0 else -x if turns == 1 else -y if turns == 2 else x
            c = np.float32(1) if k == 0 else cosines[k - 1, first + at]
            s = np.float32(0) if k == 0 else sines[k - 1, first + at]
            real_out[goal + k * stride], imag_out[goal + k * stride] = re * c - im * s, re * s + im * c


@part()
def _order_fours(values: Floats, out: Floats) -> None:
    """Copy ``(4, quarter, 4)`` to ``(quarter, 4, 4)``, the arrays flat."""
    source, goal = fours(values), fours(out)
    quarter = source.shape[0] // RADIX
    for p in range(quarter):
        goal[4 * p], goal[4 * p + 1] = source[p], source[quarter + p]
        goal[4 * p + 2], goal[4 * p + 3] = source[2 * quarter + p], source[3 * quarter + p]


@part(ordered=True)
def _last_step(real: Floats, out: Floats) -> None:
    """Do a step of radix 2, from ``(2, size / 2)`` to the same."""
    half = real.shape[0] // 2
    a, b, total, difference = real[:half], real[half:], out[:half], out[half:]
    for at in range(half):
        total[at], difference[at] = a[at] + b[at], a[at] - b[at]


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
    size = real.shape[0]
    length, first = size, np.int64(0)
    if length >= RADIX:
        _first_step(real, imag, real_space, imag_space, cosines, sines)
        real, real_space, imag, imag_space = real_space, real, imag_space, imag
        first, length = first + size // RADIX, length // RADIX
    if length >= LANES:
        _second_step(real, imag, real_space, imag_space, cosines, sines, first)
        first, length = first + size // RADIX, length // RADIX
    while length >= RADIX:
        if size >= RADIX * LANES:
            _step(real, imag, real_space, imag_space, cosines, sines, first, size // length)
        else:
            _small_step(real, imag, real_space, imag_space, cosines, sines, first, size // length)
        real, real_space, imag, imag_space = real_space, real, imag_space, imag
        first, length = first + size // RADIX, length // RADIX
    if length == 1:
        return real, imag
    _last_step(real, real_space)
    _last_step(imag, imag_space)
    return real_space, imag_space


class Tables(NamedTuple):
    """What the transform of `size` real values needs: made once, read by all."""

    cosines: Floats  # of `twiddles`, for half the size
    sines: Floats
    turns: Floats  # (2, size / 2 + 1), cosine and minus sine of 2 pi k / size


@lru_cache(maxsize=4)
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
        # The place of z* has no sign: of one that has, numba asks whether it counts from the end.
        mirrored = np.uint64(half - bin_)
        even_real, even_imag = real[bin_] + real[mirrored], imag[bin_] - imag[mirrored]
        odd_real, odd_imag = imag[bin_] + imag[mirrored], real[mirrored] - real[bin_]
        real_out[bin_] = HALF * (even_real + odd_real * cosines[bin_] - odd_imag * sines[bin_])
        imag_out[bin_] = HALF * (even_imag + odd_real * sines[bin_] + odd_imag * cosines[bin_])


@part(ordered=True)
def synthesised(real: Floats, imag: Floats, spaces: Floats, tables: Tables, values_out: Floats) -> None:
    """Write the real values whose transform `analysed` gives, times their number; arrays as there."""
    half = values_out.shape[0] // 2
    even, odd = spaces[0, :half], spaces[1, :half]
    cosines, sines = tables.turns[0], tables.turns[1]
    for bin_ in range(half):
        mirrored = np.uint64(half - bin_)
        even_real, even_imag = real[bin_] + real[mirrored], imag[bin_] - imag[mirrored]
        turned_real, turned_imag = real[bin_] - real[mirrored], imag[bin_] + imag[mirrored]
        odd_real = turned_real * cosines[bin_] + turned_imag * sines[bin_]
        odd_imag = turned_imag * cosines[bin_] - turned_real * sines[bin_]
        even[bin_], odd[bin_] = even_real - odd_imag, even_imag + odd_real
    # Real and imaginary parts exchanged: the inverse.
    odd, even = transform(odd, even, spaces[3, :half], spaces[2, :half], tables.cosines, tables.sines)
    for at in range(half):
        values_out[2 * at], values_out[2 * at + 1] = even[at], odd[at]
