"""Values as clients send them, to values as commands need them."""

import math
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pytest

from nmfserver.commands.fields import SAMPLE, BufferId, BufferKind, Integer, Kind, Number, SampleRange, Shape, Text
from nmfserver.errors import LARGEST_INT, ArgumentError
from nmfserver.osc.codec import Argument
from nmfserver.steps import finished

RANGES = Shape((SAMPLE,), repeated=True, least=1, counted=True, doc="ranges")


def converted_ranges(values: Sequence[Argument]) -> tuple[SampleRange, ...]:
    """Convert values to ranges of samples."""
    return cast("tuple[SampleRange, ...]", finished(RANGES.convert(values, "ranges")))


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, 3), (3.0, 3), ("3", 3), ("3.0", 3), ("-2", -2), ("+2", 2), ("1e3", 1000), (-0.0, 0), (True, 1), (".0", 0)],
)
def test_integers(value: Any, number: int) -> None:
    converted = Integer().convert(value, "frames")
    assert converted == number
    assert type(converted) is int


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (Integer(), 2.5, "frames is 2.5; it takes an integer"),
        (Integer(), "2.5", "frames is '2.5'; it takes an integer"),
        (Integer(), "two", "frames is 'two'; it takes an integer"),
        (Integer(), "", "frames is ''; it takes an integer"),
        (Integer(), "1 ", "frames is '1 '; it takes an integer"),
        (Integer(), None, "frames is empty; it takes an integer"),
        (Integer(), b"abc", "frames is a blob of 3 bytes; it takes an integer"),
        (Integer(), math.nan, "frames is nan; it takes an integer"),
        (Integer(), math.inf, "frames is inf; it takes an integer"),
        (Integer(), "1e999", "frames is '1e999'; it takes an integer"),
        (Integer(), 2**31, "frames is 2147483648; it is between -2147483648 and 2147483647"),
        (Integer(), -(2**63), "frames is -9223372036854775808; it is at least -2147483648"),
        (Integer(1), 0, "frames is 0; it is at least 1"),
        (Integer(1), 2**40, "frames is 1099511627776; it is between 1 and 2147483647"),
        (Integer(0, 3), "4", "frames is '4'; it is between 0 and 3"),
        (Number(), "x", "frames is 'x'; it takes a number"),
        (Number(), 1e39, r"frames is 1e\+39; it is a number that 32 bits can hold"),
        (Number(), math.nan, "frames is nan; it is a number that 32 bits can hold"),
        (Number(), math.inf, "frames is inf; it is a number that 32 bits can hold"),
        (Number(0), -1, "frames is -1; it is at least 0"),
        (SAMPLE, -1e39, "frames is -1e.39; it is at least -3.4"),
        (Text(), b"x", "frames is a blob of 1 byte; it takes a string"),
        (Text(), None, "frames is empty; it takes a string"),
        (BufferKind(), -1, "frames is -1; buffers have numbers from 0 on, or names"),
        (BufferKind(), "-7", "frames is -7; buffers have numbers from 0 on, or names"),
        (BufferKind(), 1.5, "frames is 1.5; it takes an integer"),
        (BufferKind(), "1.5", "frames is '1.5'; it takes an integer"),
        (BufferKind(), "", "frames is empty; it takes the number or the name of a buffer"),
        (BufferKind(), None, "frames is empty"),
        (BufferKind(), b"", "frames is a blob of 0 bytes; it takes the number or the name"),
        (BufferKind(), "n" * 256, "frames is a name of 256 characters; it has at most 255"),
        (BufferKind(optional=True), -2, "frames is -2; buffers have numbers from 0 on"),
    ],
)
def test_what_a_field_does_not_take(kind: Kind, value: Any, reason: str) -> None:
    with pytest.raises(ArgumentError, match=f"^{reason}"):
        kind.convert(value, "frames")


def test_numbers() -> None:
    for value, number in ((1, 1.0), (0.5, 0.5), ("-1.5e-3", -0.0015), ("7", 7.0)):
        assert Number().convert(value, "peak") == number
    assert SAMPLE.convert(math.inf, "value") == math.inf
    assert math.isnan(SAMPLE.convert(math.nan, "value"))


def test_texts() -> None:
    assert [Text().convert(value, "path") for value in ("a b", 3, "")] == ["a b", "3", ""]


@pytest.mark.parametrize(
    ("given", "key"),
    [(0, 0), (3.0, 3), ("3", 3), ("drums", "drums"), ("two words", "two words"), ("größe 🥁", "größe 🥁"),
     ("3rd", "3rd"), ("-", "-"), ("nan", "nan"), ("0x10", "0x10"), (LARGEST_INT, LARGEST_INT)],
)  # fmt: skip
def test_buffers_have_numbers_or_names(given: int | float | str, key: int | str) -> None:
    named = BufferKind().convert(given, "buffer")
    assert named == BufferId(key, given)
    assert named is not None
    assert type(named.key) is type(key)
    assert type(named.given) is type(given)


@pytest.mark.parametrize("value", [-1, -1.0, "-1", "", None])
def test_a_buffer_that_is_left_out(value: Any) -> None:
    assert BufferKind(optional=True).convert(value, "bases") is None


def test_groups() -> None:
    pairs = Shape((Integer(0), Number()), repeated=True, least=1, doc="pairs")
    assert finished(pairs.convert([1.0, "2", 3, 4], "samples")) == ((1, 2.0), (3, 4.0))
    with pytest.raises(ArgumentError, match="samples: 3 values; they come in groups of 2"):
        finished(pairs.convert([1, 2, 3], "samples"))
    with pytest.raises(ArgumentError, match="samples is missing: pairs"):
        finished(pairs.convert([], "samples"))
    assert finished(Shape((Integer(),), repeated=True).convert([], "channels")) == ()
    assert finished(Shape((Integer(),), repeated=True).convert(["2", 0.0], "channels")) == (2, 0)


@pytest.mark.parametrize("values", [[(1, 2, 3, 4)], [1, (2, 3), 4], [(1, (2, ((3,), 4)))], [1, (), 2, 3, 4]])
def test_lists_count_as_the_values_in_them(values: list[Any]) -> None:
    pairs = Shape((Integer(0), Number()), repeated=True, least=1, doc="pairs")
    assert finished(pairs.convert(values, "samples")) == ((1, 2.0), (3, 4.0))
    assert converted_ranges([0, 4, *values])[0].values.tolist() == [1, 2, 3, 4]


def test_a_list_is_not_one_value() -> None:
    with pytest.raises(ArgumentError, match="a list was given for frames; it takes one value: number of frames"):
        finished(Shape((Integer(),), doc="number of frames").convert([(1,)], "frames"))


def test_ranges() -> None:
    first, second, empty = converted_ranges([2, 3, 0.5, "1", True, 9.0, "1", -1, 4, 0])
    assert (first.start, second.start, empty.start) == (2, 9, 4)
    np.testing.assert_array_equal(first.values, np.array([0.5, 1, 1], np.float32))
    assert first.values.dtype == np.float32
    assert second.values.tolist() == [-1.0]
    assert empty.values.size == 0


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([], "ranges is missing"),
        ([0], "a start index without a count"),
        ([0, 3, 1.0, 2.0], "from index 0 on the count is 3, but the message ends after 2 values"),
        ([0, 1, 1.0, 5], "a start index without a count"),
        ([-1, 1, 1.0], "start is -1; it is at least 0"),
        ([0, -1], "count is -1; it is at least 0"),
        ([0, 1.5, 1.0], "count is 1.5; it takes an integer"),
        ([0, 1, "x"], "ranges is 'x'; it takes a number"),
        ([0, 1, 1e39], r"ranges is 1e\+39; it is a number that 32 bits can hold"),
        ([0, LARGEST_INT, 1.0], f"the count is {LARGEST_INT}, but the message ends after 1 value$"),
    ],
)
def test_ranges_that_do_not_add_up(values: list[Any], reason: str) -> None:
    with pytest.raises(ArgumentError, match=reason):
        converted_ranges(values)


def test_infinite_samples_pass() -> None:
    (found,) = converted_ranges([0, 2, math.inf, math.nan])
    assert found.values[0] == math.inf
    assert math.isnan(found.values[1])


def test_the_reference_shows_kinds() -> None:
    assert str(RANGES) == "(int int float…)…"
    assert str(Shape((Integer(), Number()), repeated=True)) == "(int float)…"
    assert str(Shape((BufferKind(),))) == "buffer"
