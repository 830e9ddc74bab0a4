"""A fast Fourier transform for the audio thread: no allocation, no library, tables made beforehand.

Stockham's autosort form (Cochran et al., "What is the fast Fourier transform?", 1967; Van Loan, "Computational
frameworks for the fast Fourier transform", 1992, section 1.7) with radix 4, and a last step of radix 2 where the size
is no power of four. Real and imaginary parts lie in arrays of their own, so that a compiler makes vectors of them.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.compilation import part
from nmfserver.kernels.live.access import folded

RADIX = 4
Floats = NDArray[np.float32]
Whole = int | np.integer[Any]


def twiddles(size: Whole) -> tuple[Floats, Floats]:
    """Return the factors of all steps, real and imaginary, float32 ``(3, …)``; `size` is a power of two, at least 4."""
    steps, length = [], size
    while length >= RADIX:
        quarter = length // RADIX
        steps.append(np.exp(-2j * np.pi * np.outer([1, 2, 3], np.arange(quarter)) / length))
        length = quarter
    factors = np.concatenate(steps, axis=1)
    return np.ascontiguousarray(factors.real, np.float32), np.ascontiguousarray(factors.imag, np.float32)


@part()
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


@part()
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


@part()
def transform(
    real: Floats, imag: Floats, real_space: Floats, imag_space: Floats, cosines: Floats, sines: Floats
) -> tuple[Floats, Floats]:
    """Return the discrete Fourier transform, unscaled, in two of the four arrays given; the other two are overwritten.

    With real and imaginary parts exchanged, on the way in and on the way out, it is the inverse, unscaled.

    Parameters
    ----------
    real, imag : float32 (size,), a power of two, at least 4; overwritten
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
