"""Matrix products that add to what is there, of parts of rows: numba's ``np.dot`` can do neither.

`multiply` calls the function that ``np.dot`` calls, which calls the BLAS that SciPy brings. For small products OpenBLAS
has kernels that pack nothing, where the processor has AVX-512: `SMALL_PRODUCT` and `SMALL_TURNED` are what they take.
"""

from typing import Any, cast

import numpy as np
from llvmlite import ir
from llvmlite.binding import get_host_cpu_features
from numba import types
from numba.core import cgutils
from numba.core.base import BaseContext
from numba.core.typing.templates import Signature
from numba.extending import intrinsic
from numba.np import arrayobj
from numba.np.linalg import check_blas_return

from nmfserver.kernels.access import Typed, Values, chosen
from nmfserver.kernels.arrays import Floats

HAS_SMALL = bool(get_host_cpu_features().get("avx512vl"))
SMALL_PRODUCT = 1_000_000 if HAS_SMALL else 0
"""The most multiplications of a product for which nothing is packed."""
SMALL_TURNED = 1200 if HAS_SMALL else 0
"""The most values of such a result where the right matrix is transposed."""

_BYTE, _WORD, _REAL = ir.IntType(8), ir.IntType(64), ir.FloatType()
_PLACE = _BYTE.as_pointer()
_GEMM = ir.FunctionType(
    ir.IntType(32),
    [_BYTE, _BYTE, _BYTE, _WORD, _WORD, _WORD, _PLACE, _PLACE, _WORD, _PLACE, _WORD, _PLACE, _PLACE, _WORD],
)
"""Kind, whether each is transposed, sizes, factor and first matrix, second matrix, factor and result: as in BLAS."""


@intrinsic
def _multiply(
    context: BaseContext,
    x: types.Array,
    x_transposed: types.Type,
    y: types.Array,
    y_transposed: types.Type,
    add: types.Type,
    out: types.Array,
) -> Typed:
    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        (x_rows, x_columns), *first = _matrix(context, builder, signature.args[0], arguments[0])
        _, *second = _matrix(context, builder, signature.args[2], arguments[2])
        (rows, columns), *result = _matrix(context, builder, signature.args[5], arguments[5])
        turned, straight = (ir.Constant(_BYTE, ord(letter)) for letter in "tn")
        zero, one = (ir.Constant(_REAL, value) for value in (0.0, 1.0))
        scale = cgutils.alloca_once_value(builder, one)
        kept = cgutils.alloca_once_value(builder, builder.select(arguments[4], one, zero))
        # BLAS goes down columns: to it all matrices are transposed, and so is their product.
        status = builder.call(
            cgutils.get_or_insert_function(builder.module, _GEMM, "numba_xxgemm"),
            [
                ir.Constant(_BYTE, ord("s")),
                builder.select(arguments[3], turned, straight), builder.select(arguments[1], turned, straight),
                columns, rows, builder.select(arguments[1], x_rows, x_columns),
                builder.bitcast(scale, _PLACE), *second, *first, builder.bitcast(kept, _PLACE), *result,
            ],
        )  # fmt: skip
        check_blas_return(context, builder, status)
        return context.get_dummy_value()

    return types.void(x, types.boolean, y, types.boolean, types.boolean, out), generate


def _matrix(context: BaseContext, builder: ir.IRBuilder, kind: types.Array, array: ir.Value) -> Any:
    """Return a matrix's sizes, its address, and the values from row to row."""
    made = arrayobj.make_array(kind)(context, builder, array)
    values = builder.sdiv(cgutils.unpack_tuple(builder, made.strides)[0], ir.Constant(_WORD, 4))
    return cgutils.unpack_tuple(builder, made.shape), builder.bitcast(made.data, _PLACE), values


def _plain_multiply(x: Floats, x_transposed: bool, y: Floats, y_transposed: bool, add: bool, out: Floats) -> None:
    """Write the product of two matrices, each transposed or not, to `out`, or add it to that.

    All are float32, with the values of a row next to each other. Where nothing is added, `out` may hold anything.
    """
    product = np.dot(x.T if x_transposed else x, y.T if y_transposed else y)
    out[:] = out + product if add else product


multiply = chosen(cast("Any", _multiply), _plain_multiply)
