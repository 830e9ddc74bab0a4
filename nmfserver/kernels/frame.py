"""One frame of NMF: the arithmetic that the offline kernels and the live filter share.

With a frame's magnitudes v, bases W (components, bins) and activations h (components,)::

    magnitudes  v = abs(spectrum)             `absolute`
    estimate    e = hW                        `estimate`
    ratio       r = v / e                     `ratio`
    update      h <- h * (W r) / sum(W)       `numerators`, `updated`
    masks       m_k = h_k w_k / e             `mask_scales`
    add         ring <- ring + window * x     `overlap_add`

The update is Lee and Seung's for the generalised Kullback-Leibler divergence ("Algorithms for Non-negative Matrix
Factorization", NIPS 2000, theorem 2); the mask is a Wiener-like filter on magnitudes. The readable twins are
`factorise`, `stems` and `LiveFilter.masks` in ``tests/naive.py``.

Bases are taken four at a time, so that a bin that was read is used four times. Where fewer are left, the last one
stands in for those that are missing, with an activation of zero.
"""

import numpy as np

from nmfserver.kernels.arrays import Floats, Real, Whole
from nmfserver.kernels.compilation import part
from nmfserver.kernels.floors import LARGEST

FOUR = 4
Rows = tuple[Floats, Floats, Floats, Floats]
Values = tuple[Real, Real, Real, Real]

ZERO, ONE = np.float32(0), np.float32(1)


@part()
def four_rows(rows: Floats, first: Whole) -> Rows:
    """Return four rows; the last one again where there are fewer."""
    last = rows.shape[0] - 1
    return rows[first], rows[min(first + 1, last)], rows[min(first + 2, last)], rows[min(first + 3, last)]


@part()
def four_values(values: Floats, first: Whole) -> Values:
    """Return four values, zero where there are fewer."""
    return _value(values, first), _value(values, first + 1), _value(values, first + 2), _value(values, first + 3)


@part()
def _value(values: Floats, at: Whole) -> Real:
    value: Real = values[at] if at < values.shape[0] else ZERO
    return value


@part()
def weighted(rows: Rows, weights: Values, bin_: Whole) -> Real:
    """Return the sum of four rows, each times its weight, at one bin."""
    a, b, c, d = weights
    total: Real = a * rows[0][bin_] + b * rows[1][bin_] + c * rows[2][bin_] + d * rows[3][bin_]
    return total


@part(noalias=True)
def add_rows(out: Floats, rows: Rows, weights: Values) -> None:
    """Add four rows, each times its weight, to `out`."""
    for bin_ in range(out.shape[0]):
        out[bin_] += weighted(rows, weights, bin_)


@part()
def absolute(real: Floats, imag: Floats, floor: Real, out: Floats) -> bool:
    """Write the absolute values of a spectrum, zero below the floor; return whether all are finite."""
    overflows = 0
    for bin_ in range(out.shape[0]):
        value = np.sqrt(real[bin_] * real[bin_] + imag[bin_] * imag[bin_])
        overflows += not value <= LARGEST
        out[bin_] = value if value >= floor else ZERO
    return overflows == 0


@part()
def estimate(bases: Floats, activations: Floats, floor: Real, out: Floats) -> None:
    """Write ``activations @ bases + floor``, float32 ``(bins,)``."""
    for bin_ in range(out.shape[0]):
        out[bin_] = floor
    for first in range(0, bases.shape[0], FOUR):
        add_rows(out, four_rows(bases, first), four_values(activations, first))


@part()
def ratio(magnitudes: Floats, estimate: Floats, floor: Real) -> None:
    """Replace `estimate` by ``magnitudes / max(estimate, floor)``."""
    for bin_ in range(estimate.shape[0]):
        estimate[bin_] = magnitudes[bin_] / max(estimate[bin_], floor)


@part()
def numerators(bases: Floats, ratio: Floats, out: Floats) -> None:
    """Write ``bases @ ratio``; the number of bases is a multiple of four."""
    for first in range(0, bases.shape[0], FOUR):
        out[first], out[first + 1], out[first + 2], out[first + 3] = sums(four_rows(bases, first), ratio)


@part()
def sums(rows: Rows, ratio: Floats) -> Values:
    """Return the sum of each of four rows, weighted by the ratio."""
    a, b, c, d = ZERO, ZERO, ZERO, ZERO
    for bin_ in range(ratio.shape[0]):
        value = ratio[bin_]
        a += value * rows[0][bin_]
        b += value * rows[1][bin_]
        c += value * rows[2][bin_]
        d += value * rows[3][bin_]
    return a, b, c, d


@part()
def updated(activation: Real, numerator: Real, inverse_sum: Real, floor: Real) -> Real:
    """Return ``activation * numerator * inverse_sum``, zero up to the floor; NaN stays NaN."""
    value = activation * numerator * inverse_sum
    return ZERO if value <= floor else value


@part()
def mask_scales(estimate: Floats, weight: Real) -> None:
    """Replace `estimate` by ``weight / estimate``: times ``h_k w_k`` that is the mask of component k."""
    for bin_ in range(estimate.shape[0]):
        estimate[bin_] = weight / estimate[bin_]


@part()
def overlap_add(frame: Floats, window: Floats, ring: Floats, at: Whole) -> None:
    """Window a frame, and add it to a ring of the window's size, from place `at` on."""
    before = ring.shape[0] - at
    _add_product(frame[:before], window[:before], ring[at:])
    _add_product(frame[before:], window[before:], ring[:at])


@part(noalias=True)
def _add_product(frame: Floats, window: Floats, out: Floats) -> None:
    for sample in range(out.shape[0]):
        out[sample] += frame[sample] * window[sample]
