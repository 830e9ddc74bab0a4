"""The fields of commands: the kind of their values, default and documentation in one declaration.

OSC clients differ in the types they send: Pd sends every number as a float, Max some as strings. The kinds below
convert any of these types if the value fits. Otherwise they raise an error whose sentence names the field.
"""

import dataclasses
import math
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import MISSING, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.buffers.table import Key
from nmfserver.errors import LARGEST_INT, ArgumentError, counted, require_integer
from nmfserver.osc.codec import LARGEST_FLOAT, MOST_VALUES, NUMERIC, STEP_VALUES, Argument, LongArguments, Part
from nmfserver.steps import Steps

Samples = NDArray[np.float32]
SAMPLES_AT_ONCE = 2**16
"""Samples of a long run that are converted in a step."""
LONGEST_NAME = 255
"""Characters in a buffer's name: it has to fit into every answer."""
LONGEST_KEPT_NAME = 64
"""Characters in the name of a scene or a session."""


@dataclass(frozen=True)
class BufferId:
    """A buffer as a client names it: its key in the table, and the received value for replies."""

    key: Key
    given: int | float | str


class Kind(ABC):
    """A kind of value."""

    name: str

    @abstractmethod
    def convert(self, value: Argument, field: str) -> object:
        """Return the converted value, or raise `ArgumentError`."""

    def __str__(self) -> str:
        """Return the kind as the reference page shows it."""
        return self.name


@dataclass(frozen=True)
class Integer(Kind):
    """An integer, also as an integral float or a numeric string."""

    least: int = -LARGEST_INT - 1
    most: int = LARGEST_INT
    name = "int"

    def convert(self, value: Argument, field: str) -> int:
        """Return an int within the bounds."""
        number = _number(value, field, "an integer")
        whole = int(number) if float(number).is_integer() else number
        return require_integer(field, whole, self.least, self.most, shown=shown(value))

    def __str__(self) -> str:
        """Return the kind with its bounds."""
        if self.most < LARGEST_INT:
            return f"int {self.least}…{self.most}"
        return f"int ≥ {self.least}" if self.least > -LARGEST_INT else "int"


@dataclass(frozen=True)
class Number(Kind):
    """A number that 32 bits can hold; without `finite`, also infinity and NaN."""

    least: float = -LARGEST_FLOAT
    finite: bool = True
    most: float = LARGEST_FLOAT
    name = "float"

    def convert(self, value: Argument, field: str) -> float:
        """Return a float within the bounds."""
        number = float(_number(value, field, "a number"))
        if not math.isfinite(number) and not self.finite:
            return number
        if not self.least <= number <= self.most:
            if self.most < LARGEST_FLOAT:
                bounds = f"between {self.least:g} and {self.most:g}"
            else:
                bounds = f"at least {self.least:g}" if number < self.least else "a number that 32 bits can hold"
            raise ArgumentError(f"{field} is {shown(value)}; it is {bounds}")
        return number


SAMPLE = Number(finite=False)
"""A sample's value: any 32-bit float."""


@dataclass(frozen=True)
class Text(Kind):
    """A string; numbers are taken as they are written."""

    name = "string"

    def convert(self, value: Argument, field: str) -> str:
        """Return the value as a string."""
        if isinstance(value, bytes | tuple) or value is None:
            raise ArgumentError(f"{field} is {shown(value)}; it takes a string")
        return str(value)


@dataclass(frozen=True)
class BufferKind(Kind):
    """A buffer: a number from 0 on, or a name. If it is optional, -1 means none."""

    optional: bool = False
    name = "buffer"

    def convert(self, value: Argument, field: str) -> BufferId | None:
        """Return the identification of the buffer; None for none."""
        if value is None or (isinstance(value, str) and not value):
            if self.optional:
                return None
            raise ArgumentError(f"{field} is empty; it takes the number or the name of a buffer")
        if isinstance(value, bytes | tuple):
            raise ArgumentError(f"{field} is {shown(value)}; it takes the number or the name of a buffer")
        if isinstance(value, str) and not NUMERIC.fullmatch(value):
            if len(value) > LONGEST_NAME:
                raise ArgumentError(f"{field} is a name of {len(value)} characters; it has at most {LONGEST_NAME}")
            return BufferId(value, value)
        number = Integer().convert(value, field)
        if number == -1 and self.optional:
            return None
        if number < 0:
            raise ArgumentError(f"{field} is {number}; buffers have numbers from 0 on, or names")
        return BufferId(number, value)


@dataclass(frozen=True)
class Word(Kind):
    """One of some words, in upper or lower case."""

    words: tuple[str, ...]
    name = "word"

    def convert(self, value: Argument, field: str) -> str:
        """Return the word in lower case."""
        if not isinstance(value, str) or value.lower() not in self.words:
            raise ArgumentError(f"{field} is {shown(value)}; it is one of {', '.join(self.words)}")
        return value.lower()

    def __str__(self) -> str:
        """Return the words as the reference page shows them."""
        return " / ".join(self.words)


@dataclass(frozen=True)
class NumberOrName(Kind):
    """A number from 0 on, or a name."""

    name = "number or name"

    def convert(self, value: Argument, field: str) -> int | str:
        """Return a number from 0 on, or a name."""
        if isinstance(value, str) and value and not NUMERIC.fullmatch(value):
            return value
        return Integer(0).convert(value, field)


@dataclass(frozen=True)
class Component(Kind):
    """A component: its number, or its name, which is looked up where the command runs."""

    least: int = 0
    name = "component"

    def convert(self, value: Argument, field: str) -> int | str:
        """Return a number from `least` on, or a name."""
        if isinstance(value, str) and value and not NUMERIC.fullmatch(value):
            return value
        return Integer(self.least).convert(value, field)


@dataclass(frozen=True)
class Name(Kind):
    """A name for something that is kept. A whole number is taken as its digits, however a client sends it."""

    name = "name"

    def convert(self, value: Argument, field: str) -> str:
        """Return the name in the composed form of Unicode."""
        if isinstance(value, int | float) and float(value).is_integer():
            value = int(value)
        text = unicodedata.normalize("NFC", Text().convert(value, field))
        if not 1 <= len(text) <= LONGEST_KEPT_NAME:
            raise ArgumentError(f"{field} has {counted(len(text), 'character')}; it has 1 to {LONGEST_KEPT_NAME}")
        if not text.isprintable() or text != text.strip():
            raise ArgumentError(f"{field} is {text!r}; it has no control characters, and no space at its ends")
        return text


@dataclass(frozen=True)
class Anything(Kind):
    """A value that is passed on as it came."""

    name = "value"

    def convert(self, value: Argument, field: str) -> Argument:
        """Return the value unchanged."""
        return value


@dataclass(frozen=True)
class Shape:
    """How many values a field takes: one (`kinds` of one), or groups of `kinds` up to the end or the next key.

    Arrays among many values count as the values in them.
    """

    kinds: tuple[Kind, ...]
    repeated: bool = False
    least: int = 0
    """The least number of groups: 0 or 1."""
    counted: bool = False
    """Whether the groups are ranges: a start index, a count, that many values."""
    doc: str = ""

    def convert(self, values: Sequence[Argument], field: str) -> Steps[object]:
        """Return, in steps, one value, or a tuple of values or groups."""
        if not self.repeated:
            if isinstance(values[0], tuple):
                raise ArgumentError(f"a list was given for {field}; it takes one value: {self.doc}")
            return self.kinds[0].convert(values[0], field)
        if len(values) > MOST_VALUES and not self.counted:
            raise ArgumentError(f"{field}: {len(values)} values; a message has at most {MOST_VALUES} of them")
        values = flat(values)
        if len(values) < self.least:
            raise ArgumentError(f"{field} is missing: {self.doc}")
        if self.counted:
            return (yield from _ranges(values, field))
        size = len(self.kinds)
        if len(values) % size:
            raise ArgumentError(f"{field}: {counted(len(values), 'value')}; they come in groups of {size}")
        groups = []
        for at in range(0, len(values), size):
            group = values[at : at + size]
            groups.append(tuple(kind.convert(value, field) for kind, value in zip(self.kinds, group, strict=True)))
            if at % STEP_VALUES == 0:
                yield
        return tuple(groups) if size > 1 else tuple(value for (value,) in groups)

    def __str__(self) -> str:
        """Return the kinds as the reference page shows them."""
        if self.counted:
            return "(int int float…)…"
        kinds = " ".join(map(str, self.kinds))
        return kinds if not self.repeated else f"({kinds})…" if len(self.kinds) > 1 else f"{kinds}…"


@dataclass(frozen=True)
class SampleRange:
    """A range of samples to write.

    start : index of the first sample
    values : float32, shape (count,)
    """

    start: int
    values: Samples


def _ranges(values: Sequence[Argument], field: str) -> Steps[tuple[SampleRange, ...]]:
    """Return, in steps, the ranges of ``start count value × count`` groups."""
    found, at = [], 0
    while at < len(values):
        if at + 2 > len(values):
            raise ArgumentError(f"{field}: a start index without a count and values")
        start = Integer(0).convert(values[at], f"{field}: start")
        count = Integer(0).convert(values[at + 1], f"{field}: count")
        part = values[at + 2 : at + 2 + count]
        if len(part) != count:
            there = counted(len(part), "value")
            raise ArgumentError(
                f"{field}: from index {start} on the count is {count}, but the message ends after {there}"
            )
        found.append(SampleRange(start, (yield from _floats(part, field))))
        if len(found) > MOST_VALUES:
            raise ArgumentError(f"{field}: a message has at most {MOST_VALUES} ranges")
        at += 2 + count
        yield
    return tuple(found)


def _floats(values: Sequence[Argument], field: str) -> Steps[Samples]:
    """Return, in steps, values as float32."""
    parts = []
    for part in values.parts if isinstance(values, LongArguments) else [values]:
        at_once = SAMPLES_AT_ONCE if isinstance(part, np.ndarray) else STEP_VALUES
        for at in range(0, len(part), at_once):
            parts.append(_float32(part[at : at + at_once], field))
            yield
    return np.concatenate(parts) if parts else np.empty(0, np.float32)


def _float32(values: Part | Sequence[Argument], field: str) -> Samples:
    """Return values as float32; raise `ArgumentError` for one that is no number, or too large."""
    plain = isinstance(values, np.ndarray) or all(type(value) is float or type(value) is int for value in values)
    wide = np.array(values if plain else [SAMPLE.convert(value, field) for value in values], np.float64)
    for value in wide[np.isfinite(wide) & (np.abs(wide) > LARGEST_FLOAT)]:
        SAMPLE.convert(float(value), field)
    return wide.astype(np.float32)


# The functions below return Any, like `dataclasses.field`: the annotation of the field is its type.


def one(kind: Kind, doc: str, default: object = MISSING) -> Any:
    """Declare a field of one value."""
    return dataclasses.field(default=default, metadata={"shape": Shape((kind,), doc=doc)})


def many(*kinds: Kind, doc: str, least: int = 1) -> Any:
    """Declare a field that takes all following values, in groups of `kinds`."""
    shape = Shape(kinds, repeated=True, least=least, doc=doc)
    return dataclasses.field(default=MISSING if least else (), metadata={"shape": shape})


def ranges(doc: str) -> Any:
    """Declare a field of ranges: a start index, a count, that many values; repeated."""
    return dataclasses.field(metadata={"shape": Shape((SAMPLE,), repeated=True, least=1, counted=True, doc=doc)})


def _number(value: Argument, field: str, wanted: str) -> int | float:
    if isinstance(value, int | float):
        return value
    if isinstance(value, str) and NUMERIC.fullmatch(value):
        return float(value)
    raise ArgumentError(f"{field} is {shown(value)}; it takes {wanted}")


def flat(values: Sequence[Argument]) -> Sequence[Argument]:
    """Return values with every OSC array replaced by the values in it."""
    if isinstance(values, LongArguments):
        return LongArguments([part if isinstance(part, np.ndarray) else tuple(flat(part)) for part in values.parts])
    if tuple not in map(type, values):
        return values
    return [inner for value in values for inner in (flat(value) if isinstance(value, tuple) else (value,))]


def shown(value: Argument) -> str:
    """Return a value as a sentence shows it."""
    if isinstance(value, bytes):
        return f"a blob of {counted(len(value), 'byte')}"
    if isinstance(value, tuple):
        return "a list"
    return "empty" if value is None else repr(value)
