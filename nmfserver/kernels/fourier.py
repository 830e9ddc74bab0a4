"""A fast Fourier transform for compiled code, also that of the audio thread: no allocation, tables made beforehand.

`transform` is that of complex values. `rfft` and `irfft` are that of real values and its inverse, by a complex
transform of half the size (Press et al., "Numerical Recipes", 3rd edition, section 12.3.2). The readable twins are
NumPy's `fft`, `rfft` and `irfft`, unscaled.

The algorithm is Stockham's autosort form (Cochran et al., "What is the fast Fourier transform?", 1967; Van Loan,
"Computational frameworks for the fast Fourier transform", 1992, section 1.7) with radix 4, and a last step of radix 2
where the size is no power of four. Real and imaginary parts lie in arrays of their own, so that loops become vectors.

A step reads four stretches of memory and writes four others. Where the compiler must check at run time that they do
not overlap, it makes no vectors: a job of 10 s with stems then takes 17 to 21 % longer, and the live filter up to 50 %
(AVX-512, 3 to 50 components). So the loops promise it (`noalias`). With the step written by hand as vector
instructions a job took as long, within 3 %, with AVX2 within 4 %.

Sums are done in the order in which they are written (`ordered`): reordered, half a bit would be lost. Indices into
several arrays are unsigned: of signed ones numba asks whether they count from the end.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from nmfserver.kernels.arrays import Floats, Whole
from nmfserver.kernels.compilation import part

RADIX = 4
LANES = 16
"""Values that a step goes through at once. Loops of a fixed length become vectors without a rest."""
HALF = np.float32(0.5)
_ONE, _TWO, _THREE = np.uint64(1), np.uint64(2), np.uint64(3)
Four = tuple[Floats, Floats, Floats, Floats]
Three = tuple[Floats, Floats, Floats]


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
def _butterfly(
    a: complex, b: complex, c: complex, d: complex, first: complex, second: complex, third: complex
) -> tuple[complex, complex, complex, complex]:
    """Return the discrete Fourier transform of four values, the last three results times a factor each."""
    even, odd, other, difference = a + c, a - c, b + d, b - d
    turned = complex(difference.imag, -difference.real)  # times -i
    return even + other, (odd + turned) * first, (even - other) * second, (odd - turned) * third


@part(ordered=True, noalias=True)
def _step(real: Four, imag: Four, real_out: Four, imag_out: Four, cosines: Three, sines: Three, stride: Whole) -> None:
    """Do one step of radix 4, from ``(4, blocks, stride)`` to ``(blocks, 4, stride)``.

    Parameters
    ----------
    real, imag : the quarters of what comes in, each ``(blocks * stride,)``
    real_out, imag_out : what goes out, from the first, second, third and fourth `stride` values on
    cosines, sines : this step's rows of `twiddles`
    stride : a multiple of `LANES`

    """
    for block in range(real[0].shape[0] // stride):
        for run in range(stride // LANES):
            at = block * stride + run * LANES
            goal = at + (RADIX - 1) * block * stride
            for lane in range(LANES):
                i, o = np.uint64(at + lane), np.uint64(goal + lane)
                p, q, r, s = _butterfly(
                    complex(real[0][i], imag[0][i]), complex(real[1][i], imag[1][i]),
                    complex(real[2][i], imag[2][i]), complex(real[3][i], imag[3][i]),
                    complex(cosines[0][i], sines[0][i]), complex(cosines[1][i], sines[1][i]),
                    complex(cosines[2][i], sines[2][i]),
                )  # fmt: skip
                real_out[0][o], real_out[1][o], real_out[2][o], real_out[3][o] = p.real, q.real, r.real, s.real
                imag_out[0][o], imag_out[1][o], imag_out[2][o], imag_out[3][o] = p.imag, q.imag, r.imag, s.imag


@part(ordered=True, noalias=True)
def _narrow_step(
    real: Four, imag: Four, real_out: Floats, imag_out: Floats, cosines: Three, sines: Three, stride: Whole
) -> None:
    """Do one step like `_step`, for any stride; becomes vectors where that is 1."""
    for at in range(real[0].shape[0]):
        i, o = np.uint64(at), np.uint64(at + (RADIX - 1) * (at // stride) * stride)
        p, q, r, s = _butterfly(
            complex(real[0][i], imag[0][i]), complex(real[1][i], imag[1][i]),
            complex(real[2][i], imag[2][i]), complex(real[3][i], imag[3][i]),
            complex(cosines[0][i], sines[0][i]), complex(cosines[1][i], sines[1][i]),
            complex(cosines[2][i], sines[2][i]),
        )  # fmt: skip
        far = np.uint64(stride)
        real_out[o], imag_out[o] = p.real, p.imag
        real_out[o + far], imag_out[o + far] = q.real, q.imag
        real_out[o + _TWO * far], imag_out[o + _TWO * far] = r.real, r.imag
        real_out[o + _THREE * far], imag_out[o + _THREE * far] = s.real, s.imag


@part()
def _quarters(values: Floats) -> Four:
    size = values.shape[0] // RADIX
    return values[:size], values[size : 2 * size], values[2 * size : 3 * size], values[3 * size :]


@part()
def _offsets(values: Floats, stride: Whole) -> Four:
    """Return values from each of four places on."""
    return values, values[stride:], values[2 * stride :], values[3 * stride :]


@part()
def _factors(table: Floats, first: Whole, count: Whole) -> Three:
    """Return a step's rows of `twiddles`."""
    last = first + count
    return table[0, first:last], table[1, first:last], table[2, first:last]


@part(noalias=True)
def _order_fours(values: Floats, out: Floats) -> None:
    """Copy ``(4, blocks, 4)`` to ``(blocks, 4, 4)``, the arrays flat."""
    quarter = values.shape[0] // RADIX
    for block in range(quarter // RADIX):
        for k in range(RADIX):
            for j in range(RADIX):
                out[np.uint64(RADIX * (RADIX * block + k) + j)] = values[np.uint64(quarter * k + RADIX * block + j)]


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
    quarter = size // RADIX
    stride, first = np.int64(1), np.int64(0)
    while RADIX * stride <= size:
        c, s = _factors(cosines, first, quarter), _factors(sines, first, quarter)
        if stride == 1:  # written out, for a constant makes vectors of the loop
            _narrow_step(_quarters(real), _quarters(imag), real_space, imag_space, c, s, np.int64(1))
        elif size < RADIX * LANES:
            _narrow_step(_quarters(real), _quarters(imag), real_space, imag_space, c, s, stride)
        elif stride < LANES:
            # Vectors go over a quarter and its fours at once; what comes out is then brought into order.
            outs = _quarters(real_space), _quarters(imag_space)
            _step(_quarters(real), _quarters(imag), outs[0], outs[1], c, s, quarter)
            _order_fours(real_space, real)
            _order_fours(imag_space, imag)
            real, real_space, imag, imag_space = real_space, real, imag_space, imag
        else:
            outs = _offsets(real_space, stride), _offsets(imag_space, stride)
            _step(_quarters(real), _quarters(imag), outs[0], outs[1], c, s, stride)
        real, real_space, imag, imag_space = real_space, real, imag_space, imag
        first, stride = first + quarter, RADIX * stride
    if stride == size:
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
def rfft(values: Floats, spaces: Floats, tables: Tables, real_out: Floats, imag_out: Floats) -> None:
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
    _split(values, even, odd)
    real, imag = transform(even, odd, spaces[2, :half], spaces[3, :half], tables.cosines, tables.sines)
    _untangle(real, imag, tables.turns[0], tables.turns[1], real_out, imag_out)


@part(ordered=True)
def irfft(real: Floats, imag: Floats, spaces: Floats, tables: Tables, values_out: Floats) -> None:
    """Write the real values whose transform `rfft` gives, times their number; arrays as there."""
    half = values_out.shape[0] // 2
    even, odd = spaces[0, :half], spaces[1, :half]
    _tangle(real, imag, tables.turns[0], tables.turns[1], even, odd)
    # Real and imaginary parts exchanged: the inverse.
    odd, even = transform(odd, even, spaces[3, :half], spaces[2, :half], tables.cosines, tables.sines)
    _join(even, odd, values_out)


@part(noalias=True)
def _split(values: Floats, even: Floats, odd: Floats) -> None:
    for at in range(even.shape[0]):
        even[at], odd[at] = values[2 * at], values[2 * at + 1]


@part(noalias=True)
def _join(even: Floats, odd: Floats, values: Floats) -> None:
    for at in range(even.shape[0]):
        values[2 * at], values[2 * at + 1] = even[at], odd[at]


@part(ordered=True, noalias=True)
def _untangle(real: Floats, imag: Floats, cosines: Floats, sines: Floats, real_out: Floats, imag_out: Floats) -> None:
    """Write the spectrum of the real values, of that of ``even + i odd``."""
    half = real.shape[0]
    real_out[0], imag_out[0] = real[0] + imag[0], np.float32(0)
    real_out[half], imag_out[half] = real[0] - imag[0], np.float32(0)
    for bin_ in range(1, half):
        # Of z = even + i odd: the even values' transform is (z + z*) / 2, the odd ones' (z - z*) / 2i, z* mirrored.
        # The place of z* has no sign: of one that has, numba asks whether it counts from the end.
        mirrored = np.uint64(half - bin_)
        even_real, even_imag = real[bin_] + real[mirrored], imag[bin_] - imag[mirrored]
        odd_real, odd_imag = imag[bin_] + imag[mirrored], real[mirrored] - real[bin_]
        real_out[bin_] = HALF * (even_real + odd_real * cosines[bin_] - odd_imag * sines[bin_])
        imag_out[bin_] = HALF * (even_imag + odd_real * sines[bin_] + odd_imag * cosines[bin_])


@part(ordered=True, noalias=True)
def _tangle(real: Floats, imag: Floats, cosines: Floats, sines: Floats, even: Floats, odd: Floats) -> None:
    """Write the spectrum of ``even + i odd``, of that of the real values; the inverse of `_untangle`."""
    half = even.shape[0]
    for bin_ in range(half):
        mirrored = np.uint64(half - bin_)
        even_real, even_imag = real[bin_] + real[mirrored], imag[bin_] - imag[mirrored]
        turned_real, turned_imag = real[bin_] - real[mirrored], imag[bin_] + imag[mirrored]
        odd_real = turned_real * cosines[bin_] + turned_imag * sines[bin_]
        odd_imag = turned_imag * cosines[bin_] - turned_real * sines[bin_]
        even[bin_], odd[bin_] = even_real - odd_imag, even_imag + odd_real
