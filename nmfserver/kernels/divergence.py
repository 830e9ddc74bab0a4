"""The generalised Kullback-Leibler divergence of magnitudes and estimate.

The readable twin is `divergence` in ``tests/naive.py``.

With a library's logarithm the loop does not become vectors: a cell takes 5.2 ns (one thread, AVX-512), with that of
`_term` 0.8. A job of 10 s with 3 components, 100 iterations and no stems takes 9 % longer with the library's where the
divergence is measured at the end only, and 75 % longer where it is measured twelve times.
"""

import numpy as np

from nmfserver.kernels.arrays import Floats, Real
from nmfserver.kernels.compilation import part
from nmfserver.kernels.floors import EPSILON

ZERO, TWO = np.float32(0), np.float32(2)
# Quotients of magnitude and estimate that are told apart: below the first the term is the estimate alone.
LEAST_QUOTIENT, MOST_QUOTIENT = np.float32(1e-8), np.float32(1e30)

# The bits of float32: the place of the exponent, its bias, the square root of a half; and the logarithm of two.
_EXPONENT = np.int32(23)
_BIAS = np.int32(127)
_ROOT_OF_HALF = np.float32(0.5**0.5).view(np.int32)
_LOG_2 = np.float32(np.log(2))


@part()
def divergence(magnitudes: Floats, estimate: Floats) -> float:
    """Return the sum of ``v log(v / e) - v + e`` over one frame, ``(bins,)``."""
    total = ZERO
    for bin_ in range(estimate.shape[0]):
        total += _term(magnitudes[bin_], max(estimate[bin_], EPSILON))
    return float(total)


@part()
def flat_divergence(magnitudes: Floats, mean: Real) -> float:
    """Return the sum of ``v log(v / mean) - v + mean`` over one frame, ``(bins,)``."""
    total = ZERO
    for bin_ in range(magnitudes.shape[0]):
        total += _term(magnitudes[bin_], max(mean, EPSILON))
    return float(total)


@part(ordered=True)
def _term(value: Real, estimate: Real) -> Real:
    """Return ``v log(v / e) - v + e``, by operations that all become vectors.

    A power of two, 2^k, brings e next to v: ``f = 2^k e``, v / f between the roots of a half and of two. With
    ``s = (v - f) / (v + f)`` the logarithm of v / f is ``2 artanh s = 2 (s + s^3 / 3 + s^5 / 5 + …)``, of which
    s^9 / 9 is the last term above 1e-8. Where k is 0, as in most cells, nothing is left of the difference of v and e
    but ``s (v - f)``: so small divergences are not lost in the rounding of large magnitudes.
    """
    quotient = np.float32(min(max(value / estimate, LEAST_QUOTIENT), MOST_QUOTIENT))
    power = (quotient.view(np.int32) - _ROOT_OF_HALF) >> _EXPONENT
    near = estimate * np.int32((power + _BIAS) << _EXPONENT).view(np.float32)
    difference = value - near
    s = difference / (value + near)
    q = s * s
    rest = q * s * (np.float32(1 / 3) + q * (np.float32(1 / 5) + q * (np.float32(1 / 7) + q * np.float32(1 / 9))))
    return value * np.float32(power) * _LOG_2 + s * difference + TWO * value * rest + (estimate - near)
