"""Matrix products and eigenvectors in compiled code, against NumPy's."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from nmfserver.kernels import blas
from nmfserver.kernels.compilation import kernel
from tests.wire import UNMEASURED

NOISE = np.random.default_rng(4)
SIZES = tuple(itertools.product((1, 2, 7, 64), (1, 5), (2, 9, 33)))
with_compiler = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="nothing is compiled in this run")
WITHOUT_NUMPYS = """
import threadpoolctl
threadpoolctl.ThreadpoolController.select = lambda self, **_: type("None", (), {"lib_controllers": []})
"""
COMPARED = """
import numpy as np
from nmfserver.kernels import blas, starts
from tests.kernels.teams import whole
from tests.kernels.test_starts import started
w, h = started("svd")
print(blas.BITS, w.tobytes().hex()[:4000])
"""


@kernel()
def _product(a: Any, b: Any, out: Any) -> None:
    blas.matrix_product(a, b, out)


@kernel()
def _sum(a: Any, b: Any, out: Any) -> None:
    blas.add_matrix_product(a, b, out)


@kernel()
def _vector(matrix: Any, vector: Any, out: Any) -> None:
    blas.matrix_vector(matrix, vector, out)


@kernel()
def _eigenvectors(matrix: Any, values: Any, work: Any, whole: Any) -> bool:
    return blas.eigenvectors(matrix, values, work, whole)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_products_of_matrices_as_they_are_and_transposed(kind: type) -> None:
    for rows, inner, columns in SIZES:
        a: Any = NOISE.random((rows, inner)).astype(kind)
        b: Any = NOISE.random((inner, columns)).astype(kind)
        for x, y in itertools.product((a, np.ascontiguousarray(a.T).T), (b, np.ascontiguousarray(b.T).T)):
            out: Any = np.full((rows, columns), np.nan, kind)
            _product(x, y, out)
            np.testing.assert_allclose(out, a.astype(float) @ b, rtol=1e-5)
            _sum(x, y, out)
            np.testing.assert_allclose(out, 2 * (a.astype(float) @ b), rtol=1e-5)


def test_products_of_a_matrix_and_a_vector() -> None:
    for rows, columns in ((1, 5), (7, 3), (40, 40)):
        matrix = NOISE.random((rows, columns), np.float32)
        for turned, vector in ((matrix, NOISE.random(columns, np.float32)), (matrix.T, NOISE.random(rows, np.float32))):
            out = np.full(len(turned), np.nan, np.float32)
            _vector(turned, vector, out)
            np.testing.assert_allclose(out, turned.astype(float) @ vector, rtol=1e-5)


@pytest.mark.parametrize("size", [1, 2, 9, 64])
def test_eigenvectors_are_rows_from_the_least_value_to_the_greatest(size: int) -> None:
    half = NOISE.standard_normal((size, size))
    matrix = half @ half.T
    vectors, values = matrix.copy(), np.empty(size)
    assert _eigenvectors(vectors, values, np.empty(1 + 6 * size + 2 * size**2), np.empty(3 + 5 * size, np.int64))
    assert (np.diff(values) >= 0).all()
    np.testing.assert_allclose(vectors @ vectors.T, np.eye(size), atol=1e-10)
    np.testing.assert_allclose(vectors.T @ np.diag(values) @ vectors, matrix, atol=1e-10 * size)


@with_compiler
def test_numpys_library_is_called_whatever_is_loaded_before() -> None:
    code = "import {}; from nmfserver.kernels import blas; print(blas.BITS)"
    said = {
        subprocess.run([sys.executable, "-c", code.format(name)], capture_output=True, check=True).stdout
        for name in ("numpy", "scipy.linalg")
    }
    assert len(said) == 1


@with_compiler
def test_where_numpys_library_is_unknown_scipys_does_the_same() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | UNMEASURED, capture_output=True, text=True, check=True
        ).stdout.split()
        for code in (COMPARED, WITHOUT_NUMPYS + COMPARED)
    ]
    assert said[1][0] == "32"
    one, other = (np.frombuffer(bytes.fromhex(each[1]), np.float32) for each in said)
    np.testing.assert_allclose(one, other, rtol=1e-4)
