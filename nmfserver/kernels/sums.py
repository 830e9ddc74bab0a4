"""Sums that the factorisations share. Sums may be float32 or float64."""

from nmfserver.kernels.arrays import Doubles, Floats, Real
from nmfserver.kernels.compilation import part
from nmfserver.kernels.frame import ZERO


@part()
def sum_of(values: Floats) -> Real:
    """Return the sum of a vector, in float32."""
    summed: Real = ZERO
    for at in range(values.shape[0]):
        summed += values[at]
    return summed


@part()
def add_row(values: Floats, sums: Floats | Doubles) -> None:
    """Add a vector to another."""
    for at in range(sums.shape[0]):
        sums[at] += values[at]


@part()
def add_all(values: Floats, sums: Floats) -> None:
    """Add a matrix to another."""
    for row in range(sums.shape[0]):
        add_row(values[row], sums[row])


@part()
def add_columns(values: Floats, sums: Doubles) -> None:
    """Add the sum of each column to the first of `sums`."""
    for row in range(values.shape[0]):
        for at in range(values.shape[1]):
            sums[at] += values[row, at]
