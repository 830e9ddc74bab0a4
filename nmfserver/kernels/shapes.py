"""The sizes of arrays before there are any: what memory is reckoned by is what is allocated.

Shape, Shapes  one array's, and those of several by their names
nbytes         what they take
arrays         makes them
"""

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.pool import empty

FLOAT32, FLOAT64 = np.dtype(np.float32), np.dtype(np.float64)
INT64, UINT64, BOOL = np.dtype(np.int64), np.dtype(np.uint64), np.dtype(np.bool_)


class Shape(NamedTuple):
    """Shape and type of an array, as `numpy.empty` takes them."""

    sizes: tuple[int, ...]
    dtype: np.dtype[Any] = FLOAT32


Shapes = dict[str, Shape]
APART = 16
"""Values of eight bytes in two cache lines. What two members of a team write often is so far apart: else each would
wait for the other's cache."""


def apart(size: int) -> int:
    """Return the least size of a row of so many such values that is apart from the next one."""
    return -(-size // APART) * APART


def nbytes(shapes: Shapes) -> int:
    """Return the bytes that all arrays take together."""
    return sum(math.prod(sizes) * dtype.itemsize for sizes, dtype in shapes.values())


def arrays(shapes: Shapes) -> dict[str, NDArray[Any]]:
    """Return the arrays, with any values in them."""
    return {name: empty(*shape) for name, shape in shapes.items()}
