"""Matrix products that add, against those of NumPy."""

import itertools

import numpy as np
import pytest

from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.products import multiply


@kernel()
def _product(a: Floats, b: Floats, add: bool, out: Floats) -> None:
    multiply(a, b, add, out)


@pytest.mark.parametrize("flags", list(itertools.product((False, True), repeat=3)), ids=str)
@pytest.mark.parametrize("sizes", [(1, 1, 1), (3, 5, 2), (12, 513, 100), (130, 40, 70)], ids=str)
def test_the_product(sizes: tuple[int, int, int], flags: tuple[bool, bool, bool]) -> None:
    (rows, inner, columns), (a_transposed, b_transposed, add) = sizes, flags
    noise = np.random.default_rng(1)
    a = noise.random((inner, rows), np.float32).T if a_transposed else noise.random((rows, inner), np.float32)
    b = noise.random((columns, inner), np.float32).T if b_transposed else noise.random((inner, columns), np.float32)
    out = noise.random((rows, columns), np.float32) if add else np.full((rows, columns), np.nan, np.float32)
    wanted = a.astype(float) @ b.astype(float) + (out if add else 0)
    _product(a, b, add, out)
    np.testing.assert_allclose(out, wanted, rtol=1e-5)
