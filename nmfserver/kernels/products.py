"""Matrix products that add to what is there, which numba's ``np.dot`` cannot.

`multiply` calls the function that ``np.dot`` calls, which calls the BLAS that SciPy brings. For small products OpenBLAS
has kernels that pack nothing, where the processor has AVX-512: `SMALL_PRODUCT` and `SMALL_TURNED` are what they take.
"""

from typing import Any, NamedTuple, cast

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
def _multiply(context: BaseContext, a: types.Array, b: types.Array, add: types.Type, out: types.Array) -> Typed:
    def generate(context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Values) -> ir.Value:
        first, second = (_matrix(context, builder, signature.args[at], arguments[at]) for at in (0, 1))
        result = _matrix(context, builder, signature.args[3], arguments[3])
        zero, one = (ir.Constant(_REAL, value) for value in (0.0, 1.0))
        scale = cgutils.alloca_once_value(builder, one)
        kept = cgutils.alloca_once_value(builder, builder.select(arguments[2], one, zero))
        # BLAS goes down columns: to it all matrices are transposed, and so is their product.
        status = builder.call(
            cgutils.get_or_insert_function(builder.module, _GEMM, "numba_xxgemm"),
            [
                ir.Constant(_BYTE, ord("s")), second.letter, first.letter,
                result.columns, result.rows, first.columns, builder.bitcast(scale, _PLACE),
                second.place, second.step, first.place, first.step, builder.bitcast(kept, _PLACE),
                result.place, result.step,
            ],
        )  # fmt: skip
        check_blas_return(context, builder, status)
        return context.get_dummy_value()

    return types.void(a, b, types.boolean, out), generate


class _Matrix(NamedTuple):
    """A matrix in generated code: its sizes, its address, the values from row to row, and whether it is transposed."""

    rows: ir.Value
    columns: ir.Value
    place: ir.Value
    step: ir.Value
    letter: ir.Value


def _matrix(context: BaseContext, builder: ir.IRBuilder, kind: types.Array, value: ir.Value) -> _Matrix:
    made = arrayobj.make_array(kind)(context, builder, value)
    rows, columns = cgutils.unpack_tuple(builder, made.shape)
    step, letter = (columns, "n") if kind.layout == "C" else (rows, "t")
    return _Matrix(rows, columns, builder.bitcast(made.data, _PLACE), step, ir.Constant(_BYTE, ord(letter)))


def _plain_multiply(a: Floats, b: Floats, add: bool, out: Floats) -> None:
    """Write the matrix product of `a` and `b` to `out`, or add it to that.

    All are float32. The factors are C-contiguous or transposed, `out` is C-contiguous; where nothing is added it may
    hold anything.
    """
    out[:] = out + np.dot(a, b) if add else np.dot(a, b)


multiply = chosen(cast("Any", _multiply), _plain_multiply)
