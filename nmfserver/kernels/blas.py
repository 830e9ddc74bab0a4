"""Matrix products and eigenvectors in compiled code, by the BLAS and LAPACK that NumPy has loaded.

`matrix_product`      of two matrices
`add_matrix_product`  the same, added to what is there
`matrix_vector`       the product of a matrix and a vector
`eigenvectors`        of a symmetric matrix

numba's `np.dot` and `np.linalg` find the library through SciPy, which takes a tenth of a second to load, and compile
checks and copies for each call. These are intrinsics: each generates one call, allocates nothing and checks nothing.
Where compiling is turned off, NumPy stands in for them.

The calls are Fortran's: every argument is an address, and matrices lie column after column, so that a C-contiguous
matrix is there its own transpose: ``out = a b`` is ``out' = b' a'``.
"""

import ctypes
from collections.abc import Callable, Sequence
from itertools import product

import llvmlite.binding
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.base import BaseContext
from numba.core.typing.templates import Signature
from numba.extending import get_cython_function_address, intrinsic
from numba.np import arrayobj
from threadpoolctl import ThreadpoolController

from nmfserver.kernels.access import IS_COMPILED, chosen
from nmfserver.kernels.arrays import Doubles, Floats, Integers

Values = Sequence[ir.Value]
Typed = tuple[Signature, Callable[[BaseContext, ir.IRBuilder, Signature, Values], ir.Value]]

LIBRARIES = {"sgemm": "blas", "dgemm": "blas", "sgemv": "blas", "dgemv": "blas", "dsyevd": "lapack"}
"""The functions that are called, and the parts of the library that they belong to."""
SPELLINGS = {"scipy_{}_64_": 64, "{}_64_": 64, "scipy_{}_": 32, "{}_": 32}
"""How libraries spell the names of Fortran's functions, with the bits of the integers that such functions take. NumPy's
own, where it has one, is the first."""


def _loaded() -> tuple[int, dict[str, int]]:
    """Return the bits of an integer, and the addresses of the functions.

    Those of NumPy's library, whatever other ones are loaded: compiled kernels fit the size of its integers. Where it is
    none that is known, those that SciPy names.
    """
    libraries = ThreadpoolController().select(user_api="blas").lib_controllers
    for (spelling, bits), library in product(SPELLINGS.items(), libraries):
        found = [getattr(library.dynlib, spelling.format(name), None) for name in LIBRARIES]
        if all(found):
            addresses = [ctypes.cast(each, ctypes.c_void_p).value or 0 for each in found if each is not None]
            return bits, dict(zip(LIBRARIES, addresses, strict=True))
    return 32, {
        name: get_cython_function_address(f"scipy.linalg.cython_{part}", name) for name, part in LIBRARIES.items()
    }


BITS, _addresses = _loaded() if IS_COMPILED else (64, {})
for _name, _address in _addresses.items():  # the names by which machine code calls them, kept on disk as well
    llvmlite.binding.add_symbol(f"nmfserver_{_name}", _address)
WHOLE = ir.IntType(BITS)
HAS_SMALL = bool(llvmlite.binding.get_host_cpu_features().get("avx512vl"))
"""Whether OpenBLAS has kernels for small products, which pack nothing."""
SMALL_PRODUCT = 1_000_000 if HAS_SMALL else 0
"""The most multiplications of a product that these kernels do."""
SMALL_TURNED = 1200 if HAS_SMALL else 0
"""The most values of such a result where the right matrix is transposed."""


def called(builder: ir.IRBuilder, name: str, *arguments: ir.Value | int | float | str) -> ir.Value:
    """Call a function of Fortran; numbers and letters are passed by their addresses."""
    places = [builder.bitcast(_place(builder, each), cgutils.voidptr_t) for each in arguments]
    kind = ir.FunctionType(ir.VoidType(), [cgutils.voidptr_t] * len(places))
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, f"nmfserver_{name}"), places)


def _place(builder: ir.IRBuilder, value: ir.Value | str) -> ir.Value:
    """Return the address of a value; an address is its own."""
    if isinstance(value, str):
        value = ir.Constant(ir.IntType(8), ord(value))
    elif isinstance(value.type, ir.IntType):
        value = builder.trunc(value, WHOLE) if value.type.width > BITS else value
    return value if isinstance(value.type, ir.PointerType) else cgutils.alloca_once_value(builder, value)


class _Matrix:
    """A matrix or vector in generated code: where it is, its sizes, and whether Fortran sees it as it is."""

    def __init__(self, context: BaseContext, builder: ir.IRBuilder, kind: types.Array, value: ir.Value) -> None:
        array = arrayobj.make_array(kind)(context, builder, value)
        self.data = array.data
        self.sizes = cgutils.unpack_tuple(builder, array.shape)
        self.is_rows = kind.layout == "C"
        self.letter = "n" if self.is_rows else "t"
        self.leading = self.sizes[-1] if self.is_rows else self.sizes[0]


def _kind(array: types.Array, letters: str) -> bool:
    return isinstance(array, types.Array) and array.layout in letters


def _apply(
    context: BaseContext, builder: ir.IRBuilder, kind: types.Type, matrix: _Matrix, is_turned: bool, x: ir.Value,
    out: ir.Value,
) -> None:  # fmt: skip
    """Write the product of a matrix, or of its transpose, and a vector."""
    one, zero, step = _number(context, kind, 1), _number(context, kind, 0), ir.Constant(WHOLE, 1)
    columns, rows = matrix.sizes[::-1] if matrix.is_rows else matrix.sizes
    letter = "t" if matrix.is_rows != is_turned else "n"
    called(
        builder, f"{_letter(kind)}gemv", letter, columns, rows, one, matrix.data, matrix.leading, x, step, zero, out,
        step,
    )  # fmt: skip


def _number(context: BaseContext, kind: types.Type, value: float) -> ir.Constant:
    return ir.Constant(context.get_data_type(kind), value)


def _letter(kind: types.Type) -> str:
    """Return the letter with which the names of a type's functions begin."""
    return "s" if kind == types.float32 else "d"


def _matrices(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> list[_Matrix]:
    return [_Matrix(context, builder, *each) for each in zip(signature.args, arguments, strict=True)]


def _require_matrices(a: types.Array, b: types.Array, out: types.Array) -> None:
    if not (_kind(a, "CF") and _kind(b, "CF") and _kind(out, "C") and a.dtype == b.dtype == out.dtype):
        raise TypeError(f"matrices of one type, C-contiguous or transposed: not {a}, {b}, {out}")


def _multiply(
    context: BaseContext, builder: ir.IRBuilder, kind: types.Type, x: _Matrix, y: _Matrix, kept: float, out: _Matrix
) -> None:
    """Write the product of two matrices plus a part of what is there."""
    called(
        builder, f"{_letter(kind)}gemm", y.letter, x.letter, out.sizes[1], out.sizes[0], x.sizes[1],
        _number(context, kind, 1), y.data, y.leading, x.data, x.leading, _number(context, kind, kept), out.data,
        out.leading,
    )  # fmt: skip


@intrinsic
def _matrix_product(context: BaseContext, a: types.Array, b: types.Array, out: types.Array) -> Typed:
    _require_matrices(a, b, out)
    kind = out.dtype

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        x, y, z = _matrices(context, builder, signature, arguments)
        is_row = builder.icmp_signed("==", z.sizes[0], z.sizes[0].type(1))
        with builder.if_else(is_row) as (row, rows):
            with row:  # faster so, and other in the last bits
                _apply(context, builder, kind, y, is_turned=True, x=x.data, out=z.data)
            with rows:
                _multiply(context, builder, kind, x, y, 0, z)
        return context.get_dummy_value()

    return types.void(a, b, out), generate


@intrinsic
def _add_matrix_product(context: BaseContext, a: types.Array, b: types.Array, out: types.Array) -> Typed:
    _require_matrices(a, b, out)

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        x, y, z = _matrices(context, builder, signature, arguments)
        _multiply(context, builder, out.dtype, x, y, 1, z)
        return context.get_dummy_value()

    return types.void(a, b, out), generate


@intrinsic
def _matrix_vector(context: BaseContext, matrix: types.Array, vector: types.Array, out: types.Array) -> Typed:
    if not (_kind(matrix, "CF") and _kind(vector, "C") and matrix.dtype == vector.dtype == out.dtype):
        raise TypeError(f"a matrix and vectors of one type, C-contiguous or transposed: not {matrix}, {vector}, {out}")

    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        a, x, y = _matrices(context, builder, signature, arguments)
        _apply(context, builder, out.dtype, a, is_turned=False, x=x.data, out=y.data)
        return context.get_dummy_value()

    return types.void(matrix, vector, out), generate


@intrinsic
def _eigenvectors(
    context: BaseContext, matrix: types.Array, values: types.Array, work: types.Array, whole: types.Array
) -> Typed:
    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        a, w, space, more = _matrices(context, builder, signature, arguments)
        status = cgutils.alloca_once(builder, WHOLE)
        called(
            builder, "dsyevd", "V", "L", a.sizes[0], a.data, a.leading, w.data, space.data, space.sizes[0],
            more.data, more.sizes[0], status,
        )  # fmt: skip
        return builder.icmp_signed("==", builder.load(status), ir.Constant(WHOLE, 0))

    return types.boolean(matrix, values, work, whole), generate


def _plain_matrix_product(a: Floats | Doubles, b: Floats | Doubles, out: Floats | Doubles) -> None:
    """Write the product of two matrices of one type, float32 or float64, C-contiguous or transposed."""
    np.dot(a, b, out)


def _plain_add_matrix_product(a: Floats | Doubles, b: Floats | Doubles, out: Floats | Doubles) -> None:
    """Add the product of two matrices, as above, to what is there."""
    out += np.dot(a, b)


def _plain_matrix_vector(matrix: Floats, vector: Floats, out: Floats) -> None:
    """Write the product of a matrix, C-contiguous or transposed, and a vector."""
    np.dot(matrix, vector, out)


def _plain_eigenvectors(matrix: Doubles, values: Doubles, work: Doubles, whole: Integers) -> bool:
    """Replace a symmetric matrix by its eigenvectors, a row each; return whether it could be done.

    Parameters
    ----------
    matrix : float64 (size, size)
    values : float64 (size,), the eigenvalues, from the least to the greatest
    work : float64 (1 + 6 size + 2 size^2,), space to work in
    whole : int64 (3 + 5 size,), likewise

    """
    values[:], vectors = np.linalg.eigh(matrix)
    matrix[:] = vectors.T
    return True


matrix_product = chosen(_matrix_product, _plain_matrix_product)
add_matrix_product = chosen(_add_matrix_product, _plain_add_matrix_product)
matrix_vector = chosen(_matrix_vector, _plain_matrix_vector)
eigenvectors = chosen(_eigenvectors, _plain_eigenvectors)
