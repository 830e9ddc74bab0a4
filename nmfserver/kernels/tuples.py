"""Named tuples that compiled code gets by one address.

`leaves`     the arrays and records of a named tuple
`addresses`  where they lie, as one array of words
`lent`       a named tuple, for a kernel that Python calls
`tuple_at`   the named tuple whose words lie at an address, in compiled code

numba hands a named tuple over part by part, and an array as its address, its sizes and its strides: for the engine's
memory that is four hundred arguments at each call, and most of the time of compiling. Of a `TupleAt` compiled code has
the address alone, and reads from there what it uses of a field.

Nothing here needs numba's runtime: an array that is made of an address owns nothing.
"""

import ctypes
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core.base import BaseContext
from numba.core.typing.templates import AttributeTemplate, Signature
from numba.extending import NativeValue, infer_getattr, intrinsic, lower_getattr_generic, models, register_model, unbox
from numpy.typing import NDArray

from nmfserver.kernels.access import IS_COMPILED, WORD, array_at

Item = TypeVar("Item", bound=tuple[Any, ...])
Integers = NDArray[np.int64]
Leaf = NDArray[Any] | np.record
Generate = Callable[[BaseContext, ir.IRBuilder, Signature, Sequence[ir.Value]], ir.Value]
"""Writes the instructions of an intrinsic."""

WORD_TYPE = ir.IntType(8 * WORD)


def leaves(value: object) -> Iterator[Leaf]:
    """Yield the arrays and records of a named tuple in order, those of the named tuples in it, too."""
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    else:
        assert isinstance(value, np.ndarray | np.record)
        yield value


def addresses(value: object) -> Integers:
    """Return the words of a named tuple: the address of each array, with its shape, and of each record; whole numbers.

    They are in the order of the fields.
    """
    words: list[int] = []
    _add_words(value, words)
    return np.array(words, np.int64)


def _add_words(value: object, words: list[int]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _add_words(item, words)
    elif isinstance(value, int):
        words.append(value)
    else:
        array = value.base if isinstance(value, np.record) else value
        assert isinstance(array, np.ndarray)
        assert array.flags.c_contiguous  # compiled code knows the sizes alone
        words += (_address(array), *array.shape)


def _address(array: NDArray[Any]) -> int:
    """Return the address of an array; NumPy's own way to it takes four times longer."""
    if array.size and array.flags.writeable:
        return ctypes.addressof(ctypes.c_char.from_buffer(array))  # type: ignore[arg-type]
    return int(array.ctypes.data)


class TupleAt(types.Type):
    """The type of a named tuple whose `addresses` lie at an address. They never change while compiled code runs."""

    def __init__(self, kind: types.NamedTuple) -> None:
        self.kind = kind
        super().__init__(f"TupleAt({kind.instance_class.__name__})")

    @property
    def key(self) -> tuple[type, str]:
        """What tells it from other types."""
        return self.kind.instance_class, self.kind.name

    def field(self, name: str) -> tuple[int, Any]:
        """Return the place of a field's first word, and the type of the field."""
        at = self.kind.fields.index(name)
        return sum(map(_words, self.kind.types[:at])), self.kind.types[at]


def _words(kind: Any) -> int:
    """Return the number of words of a field in `addresses`."""
    if isinstance(kind, types.NamedTuple):
        return sum(map(_words, kind.types))
    return 1 + kind.ndim if isinstance(kind, types.Array) else 1


@register_model(TupleAt)
class _TupleAtModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: TupleAt) -> None:
        super().__init__(manager, kind, WORD_TYPE.as_pointer())


@infer_getattr
class _Fields(AttributeTemplate):
    key = TupleAt

    def generic_resolve(self, tuple_: TupleAt, name: str) -> types.Type | None:  # type: ignore[override]
        if name not in tuple_.kind.fields:
            return None
        _, kind = tuple_.field(name)
        return TupleAt(kind) if isinstance(kind, types.NamedTuple) else kind


@lower_getattr_generic(TupleAt)  # type: ignore[untyped-decorator]
def _read_field(context: BaseContext, builder: ir.IRBuilder, kind: TupleAt, words: ir.Value, name: str) -> ir.Value:
    first, field = kind.field(name)
    places = (builder.gep(words, [WORD_TYPE(at)]) for at in itertools.count(first))
    if isinstance(field, types.NamedTuple):
        return next(places)
    word = _read(builder, next(places))
    if isinstance(field, types.Integer):
        return word
    if isinstance(field, types.Record):
        return builder.inttoptr(word, context.get_value_type(field))
    data = builder.inttoptr(word, context.get_data_type(field.dtype).as_pointer())
    return array_at(context, builder, field, data, _read_all(builder, itertools.islice(places, field.ndim)))


def _read(builder: ir.IRBuilder, place: ir.Value) -> ir.Value:
    """Read a word that never changes: it need not be read again after something was written."""
    word = builder.load(place)
    word.set_metadata("invariant.load", builder.module.add_metadata([]))
    return word


def _read_all(builder: ir.IRBuilder, places: Iterable[ir.Value]) -> list[ir.Value]:
    return [_read(builder, place) for place in places]


@intrinsic
def _tuple_at(context: BaseContext, words: types.Type, kind: Any) -> tuple[Signature, Generate]:
    """Return the named tuple, of type `kind`, whose `addresses` begin at the address `words`."""

    def generate(
        context: BaseContext, builder: ir.IRBuilder, signature: Signature, arguments: Sequence[ir.Value]
    ) -> ir.Value:
        return builder.bitcast(arguments[0], WORD_TYPE.as_pointer())

    return TupleAt(kind.instance_type)(words, kind), generate


tuple_at: Any = _tuple_at


class _Lent:
    """A named tuple as a kernel takes it. It keeps the memory, and what it knows does not change with the tuple."""

    def __init__(self, value: tuple[object, ...]) -> None:
        self._value, self._words = value, addresses(value)
        self.address = int(self._words.ctypes.data)
        self._numba_type_ = _type_at(value)


_types: dict[type, TupleAt] = {}
"""Of each class of named tuples. Its fields always have the same types."""


def _type_at(value: tuple[object, ...]) -> TupleAt:
    if type(value) not in _types:
        _types[type(value)] = TupleAt(numba.typeof(value))
    return _types[type(value)]


@unbox(TupleAt)  # type: ignore[untyped-decorator]
def _unboxed(kind: TupleAt, lent: ir.Value, c: Any) -> NativeValue:
    number = c.pyapi.object_getattr_string(lent, "address")
    address = c.pyapi.long_as_voidptr(number)
    c.pyapi.decref(number)
    return NativeValue(c.builder.bitcast(address, WORD_TYPE.as_pointer()))


def lent(value: Item) -> Item:
    """Return a named tuple for a kernel, which gets its address alone: of large ones it takes long to hand over all.

    Where compiling is turned off, it is the tuple itself.
    """
    return cast("Item", _Lent(value)) if IS_COMPILED else value
