"""The types of what kernels take and return."""

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
