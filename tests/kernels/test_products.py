"""Matrix products that add, and of parts of rows, against those of NumPy."""

import itertools

import numpy as np
import pytest

from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.products import multiply


@kernel()
def _product(x: Floats, x_transposed: bool, y: Floats, y_transposed: bool, add: bool, out: Floats) -> None:
    """Write or add a product between the first and the last columns of `out`."""
    multiply(x, x_transposed, y, y_transposed, add, out[:, 1 : out.shape[1] - 1])


@pytest.mark.parametrize("flags", list(itertools.product((False, True), repeat=3)), ids=str)
@pytest.mark.parametrize("sizes", [(1, 1, 1), (3, 5, 2), (12, 513, 100), (130, 40, 70)], ids=str)
def test_the_product(sizes: tuple[int, int, int], flags: tuple[bool, bool, bool]) -> None:
    (rows, inner, columns), (x_transposed, y_transposed, add) = sizes, flags
    noise = np.random.default_rng(1)
    x = noise.random((inner, rows) if x_transposed else (rows, inner), np.float32)
    y = noise.random((columns, inner) if y_transposed else (inner, columns), np.float32)
    before = noise.random((rows, columns + 2), np.float32)
    if not add:
        before[:, 1:-1] = np.nan  # which must not be read
    out = before.copy()
    _product(x, x_transposed, y, y_transposed, add, out)
    wanted = (x.T if x_transposed else x).astype(float) @ (y.T if y_transposed else y)
    np.testing.assert_allclose(out[:, 1:-1], wanted + before[:, 1:-1] if add else wanted, rtol=1e-5)
    np.testing.assert_array_equal(out[:, [0, -1]], before[:, [0, -1]])
