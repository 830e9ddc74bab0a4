"""Loops over the bins of several rows at once, so that a value that was read is used several times."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.compilation import part

Floats = NDArray[np.float32]
Real = float | np.floating[Any]


@part()
def add_rows(
    out: Floats, first: Floats, second: Floats, third: Floats, fourth: Floats, a: Real, b: Real, c: Real, d: Real
) -> None:
    """Add four rows, each times its factor, to `out`."""
    for bin_ in range(out.shape[0]):
        out[bin_] += a * first[bin_] + b * second[bin_] + c * third[bin_] + d * fourth[bin_]
