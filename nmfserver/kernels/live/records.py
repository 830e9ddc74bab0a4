"""Named numbers that Python and compiled code share.

`Record` types     classes whose annotations name the fields of a record: whole numbers or numbers, eight bytes each
`record`           a record of zeros; `state.clock.position` reads and writes its memory, in Python and compiled
`records`          an array of them
`load`, `store`    one field that two threads share, with acquire and release

Nothing here needs numba's runtime: a record is a pointer.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.base import BaseContext
from numba.core.typing.templates import Signature
from numba.extending import intrinsic
from numpy.typing import DTypeLike, NDArray

from nmfserver.kernels.access import WORD

Record = TypeVar("Record")
Item = TypeVar("Item")
Generate = Callable[[BaseContext, ir.IRBuilder, Signature, Sequence[ir.Value]], ir.Value]
"""Writes the instructions of an intrinsic."""

KINDS = {int: np.int64, bool: np.int64, float: np.float64}
WORD_TYPE = ir.IntType(8 * WORD)


def data_type(fields: type, spacing: int = WORD) -> np.dtype[Any]:
    """Return the data type of a record; its fields lie `spacing` bytes apart."""
    names = list(fields.__annotations__)
    plain = np.dtype(
        {
            "names": names,
            "formats": [KINDS[kind] for kind in fields.__annotations__.values()],
            "offsets": [spacing * at for at in range(len(names))],
            "itemsize": spacing * len(names),
        },
        align=True,
    )
    return np.dtype((np.record, plain))


def record(fields: type[Record], spacing: int = WORD) -> Record:
    """Return a record of zeros."""
    return cast("Record", np.full((), 0, data_type(fields, spacing))[()])


def records(fields: type[Record], count: int) -> Sequence[Record]:
    """Return an array of records, of which only the shape is real until `allocated` has made it."""
    return cast("Sequence[Record]", planned(data_type(fields), count))


def planned(kind: DTypeLike, *shape: int) -> NDArray[Any]:
    """Return an array that takes no memory: only its data type, its shape and so its size in bytes are real."""
    return np.broadcast_to(np.zeros((), kind), shape)


def allocated(plan: Item) -> Item:
    """Return a named tuple with arrays of zeros in the place of those that are only planned."""
    made: object = plan
    if isinstance(plan, tuple):
        made = type(plan)(*map(allocated, plan))
    elif isinstance(plan, np.ndarray):
        made = np.full(plan.shape, 0, plan.dtype)
    return cast("Item", made)


@intrinsic(prefer_literal=True)
def _load(context: BaseContext, record: types.Record, field: types.StringLiteral) -> tuple[Signature, Generate]:
    def generate(
        context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Sequence[ir.Value]
    ) -> ir.Value:
        place = _field(builder, arguments[0], record, field)
        return builder.load_atomic(place, ordering="acquire", align=WORD)

    return types.int64(record, field), generate


@intrinsic(prefer_literal=True)
def _store(
    context: BaseContext, record: types.Record, field: types.StringLiteral, value: types.Type
) -> tuple[Signature, Generate]:
    def generate(
        context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Sequence[ir.Value]
    ) -> ir.Value:
        place = _field(builder, arguments[0], record, field)
        builder.store_atomic(arguments[2], place, ordering="release", align=WORD)
        return context.get_dummy_value()

    return types.void(record, field, types.int64), generate


def _field(builder: ir.IRBuilder, place: ir.Value, record: types.Record, field: types.StringLiteral) -> ir.Value:
    return cgutils.get_record_member(builder, place, record.offset(field.literal_value), WORD_TYPE)


def _plain_load(record: object, field: str) -> int:
    """Read a field that another thread writes; what it wrote before that is visible from here on (acquire)."""
    return int(getattr(record, field))


def _plain_store(record: object, field: str, value: int) -> None:
    """Write a field that another thread reads; what this thread wrote before is then visible to it (release)."""
    setattr(record, field, value)


_is_compiled = not numba.config.DISABLE_JIT  # type: ignore[attr-defined]
load: Any = _load if _is_compiled else _plain_load
store: Any = _store if _is_compiled else _plain_store
