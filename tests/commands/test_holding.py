"""Names that are held for buffers: no two clients are given the same."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from nmfserver.buffers.held_names import MOST_OF_ONE
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
    assert udp.do("/b_hold", "one more")[2].startswith(f"{MOST_OF_ONE} names are held by this client")
    udp.do("/b_release", *held)
    assert udp.do("/b_hold", "n" * 241)[2] == "a wanted name has 241 characters; it has at most 240"
    assert udp.do("/b_hold", "")[2] == "wanted is empty; it takes the number or the name of a buffer"
