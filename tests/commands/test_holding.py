"""Names that are held for buffers: no two clients are given the same."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator

import pytest

from nmfserver.buffers.held_names import MOST_OF_ONE, TRIED_IN_STEP, HeldNames
from nmfserver.buffers.table import BufferTable, Key
from nmfserver.errors import BadBufferError
from nmfserver.steps import Steps
from tests.wire import Process, Tcp, Udp, wait_until


@pytest.fixture
def other(server: Process) -> Iterator[Tcp]:
    """Another client."""
    with contextlib.closing(Tcp(server.port)) as client:
        yield client


def hold(client: Udp, *wanted: str | int) -> tuple[str | int, ...]:
    return tuple(client.do("/b_hold", *wanted)[2:])


def test_nobody_is_given_names_that_others_hold_or_that_buffers_have(udp: Udp, other: Tcp) -> None:
    udp.do("/b_alloc", "loop bases", 10)
    assert hold(udp, "loop stems", "loop bases") == ("loop stems 2", "loop bases 2")
    assert hold(other, "loop stems") == ("loop stems",)
    assert hold(other, "loop stems") == ("loop stems 3",)
    assert hold(udp, 7, "loop stems") == ("7 4", "loop stems 4")
    other.do("/b_release", "loop stems", "loop stems 2")  # its own alone
    assert hold(udp, "loop stems") == ("loop stems",)
    assert hold(udp, "loop stems 2") == ("loop stems 2 2",)
    udp.do("/b_release", "loop stems", "loop stems 2", "loop bases 2", "7 4", "loop stems 4", "loop stems 2 2")


def test_names_are_free_again_when_their_client_is_gone(udp: Udp, server: Process) -> None:
    with contextlib.closing(Tcp(server.port)) as leaving:
        assert hold(leaving, "take") == ("take",)
        assert hold(udp, "take") == ("take 2",)
    wait_until(lambda: hold(udp, "take") == ("take",))
    udp.do("/b_release", "take", *(f"take {number}" for number in range(2, 200)))


def test_too_many_and_too_long_names_are_refused(udp: Udp) -> None:
    held = hold(udp, *(f"name {number}" for number in range(MOST_OF_ONE)))
    refused = udp.do("/b_hold", "one more")[2]
    assert refused.startswith(f"1 name cannot be held beside the {MOST_OF_ONE} of this client and the {MOST_OF_ONE} of")
    udp.do("/b_release", *held)
    told = udp.do("/b_hold", "7", "loop", 7)[2]
    assert told == "the name 7 is wanted more than once; each is for another buffer"
    assert udp.do("/b_hold", "n" * 241)[2] == "a wanted name has 241 characters; it has at most 240"
    assert udp.do("/b_hold", "")[2] == "wanted is empty; it takes the number or the name of a buffer"


def finish(steps: Steps[list[Key]]) -> tuple[list[Key], int]:
    """Return what steps return in the end, and how many there were."""
    for count in itertools.count(1):
        try:
            next(steps)
        except StopIteration as end:
            return end.value, count
    raise AssertionError


def test_a_long_search_tries_the_taken_name_first_and_yields() -> None:
    names, buffers = HeldNames(), BufferTable(0)
    others = 8 * MOST_OF_ONE
    for number in range(others):
        finish(names.hold(number // MOST_OF_ONE, ["taken"], buffers))
    wanted: list[Key] = [*(f"free {number}" for number in range(200)), "taken"]
    found, steps = finish(names.hold("me", wanted, buffers))
    assert found == [f"{name} {others + 1}" for name in wanted]
    assert others / TRIED_IN_STEP <= steps <= others / TRIED_IN_STEP + 3


def test_the_most_names_are_the_most_for_searches_side_by_side_too() -> None:
    names, buffers = HeldNames(), BufferTable(0)
    for number in range(2 * TRIED_IN_STEP):
        finish(names.hold(number // MOST_OF_ONE, ["taken"], buffers))
    wanted: list[Key] = ["taken", *(f"free {number}" for number in range(MOST_OF_ONE - 1))]
    one, other = names.hold("me", wanted, buffers), names.hold("me", wanted, buffers)
    next(one), next(other)
    finish(one)
    with pytest.raises(BadBufferError, match=f"{MOST_OF_ONE} names cannot be held beside the {MOST_OF_ONE} of this"):
        finish(other)
    names.forget("me")
    assert (names.holds("me"), names.holds(0)) == (False, True)
    names.release(0, ["taken", "taken 2"])
    assert finish(names.hold("me", ["taken"], buffers))[0] == ["taken"]
