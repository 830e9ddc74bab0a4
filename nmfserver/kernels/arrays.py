"""The types of what kernels take and return, and the form in which they take a column."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]
Places = NDArray[np.int32]
Unsigned = NDArray[np.uint64]
Whole = int | np.integer[Any]
Real = float | np.floating[Any]


def contiguous(block: Floats, at: int) -> Floats:
    """Return column `at` as kernels are compiled for it: contiguous and writeable, which may need a copy.

    A kernel would be compiled once more for an array that is read only.
    """
    return np.require(block[:, at], requirements=["C", "W"])
