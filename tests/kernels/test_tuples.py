"""Named tuples that compiled code gets by one address."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from nmfserver.kernels.arrays import Doubles, Floats
from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.tuples import addresses, lent


class Inner(NamedTuple):
    """Arrays of two types, and a number."""

    table: Doubles
    factor: int
    row: Floats


class Outer(NamedTuple):
    """A number before and behind a named tuple, so that places of words are told apart."""

    first: int
    inner: Inner
    last: int


@kernel()
def scale(values: Outer) -> int:
    """Write the table times the factor to its row; return the other numbers as one."""
    inner = values.inner
    for at in range(inner.row.shape[0]):
        inner.row[at] = inner.table[1, at] * inner.factor
    return 100 * values.first + values.last


def made() -> Outer:
    return Outer(7, Inner(np.arange(6.0).reshape(2, 3), 2, np.zeros(3, np.float32)), 5)


def test_compiled_code_reads_and_writes_the_arrays_of_a_named_tuple_that_it_is_lent() -> None:
    values = made()
    assert scale(lent(values)) == 705
    assert values.inner.row.tolist() == [6, 8, 10]
    other = made()._replace(first=1)
    assert scale(lent(other)) == 105  # and not that of the one before


def test_what_is_lent_keeps_its_memory() -> None:
    handed = lent(made())
    assert [scale(handed) for _ in range(3)] == [705] * 3


def test_an_array_with_gaps_is_refused() -> None:
    with pytest.raises(AssertionError):
        addresses((np.zeros((4, 4), np.float32)[:, :2],))
