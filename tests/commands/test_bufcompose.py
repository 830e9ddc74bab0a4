"""Parts of buffers put together by a real server."""

from __future__ import annotations

import pytest

from tests.wire import Udp


@pytest.fixture
def two(udp: Udp) -> Udp:
    """A client with a buffer of 4 frames, 2 channels, 1 to 8, and one of 3 frames, 1 channel, 10 to 30."""
    for number, frames, channels, values in ((0, 4, 2, range(1, 9)), (1, 3, 1, (10, 20, 30))):
        assert udp.do("/b_alloc", number, frames, channels, 1000.0 * (number + 1))[0] == "/done"
        udp.send("/b_setn", number, 0, frames * channels, *map(float, values))
    return udp


def test_a_part_becomes_a_new_buffer_with_the_rate_of_its_source(two: Udp) -> None:
    reply = two.do("/bufcompose", "source", 0, "startFrame", 1, "numFrames", 2, "startChan", 1, "destination", "new")
    assert reply == ("/done", "/bufcompose", "new")
    assert two.ask("/b_query", "new") == ("/b_info", "new", 2, 1, 1000.0)
    assert two.samples("new", 2) == [4.0, 6.0]


def test_a_part_goes_onto_what_stands_there_and_makes_it_grow(two: Udp) -> None:
    keys = ("@gain", 0.5, "@destStartFrame", 2, "@destStartChan", 1, "@destGain", 1.0)
    assert two.do("/bufcompose", "@source", 1, "@destination", 0, *keys)[0] == "/done"
    assert two.ask("/b_query", 0) == ("/b_info", 0, 5, 2, 2000.0)  # the rate of what made it grow
    assert two.samples(0, 10) == [1.0, 2.0, 3.0, 4.0, 5.0, 11.0, 7.0, 18.0, 0.0, 15.0]


def test_a_destination_that_does_not_grow_keeps_its_rate(two: Udp) -> None:
    assert two.do("/bufcompose", "source", 1, "destination", 0)[0] == "/done"
    assert two.ask("/b_query", 0) == ("/b_info", 0, 4, 2, 1000.0)
    assert two.do("/bufcompose", "source", 1, "destination", 0, "destStartChan", 2)[0] == "/done"
    assert two.ask("/b_query", 0) == ("/b_info", 0, 4, 3, 2000.0)


def test_a_buffer_may_be_composed_with_itself(two: Udp) -> None:
    assert two.do("/bufcompose", "source", 1, "destination", 1, "destStartFrame", 3)[0] == "/done"
    assert two.samples(1, 6) == [10.0, 20.0, 30.0] * 2


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (("source", 7, "destination", 1), "buffer 7 does not exist"),
        (("source", 0), "destination is missing"),
        (("source", 0, "destination", -1), "destination is -1; buffers have numbers from 0 on, or names"),
        (("source", 0, "destination", 1, "startFrame", 4), "the source has 4 frames; nothing can be taken from frame"),
        (("source", 0, "destination", 1, "numChans", 0), "0 channels are asked for"),
        (("source", 0, "destination", 1, "destStartFrame", 2**31 - 1), "a buffer holds at most"),
        (("source", 0, "destination", 1, "gain", "loud"), "gain is 'loud'; it takes a number"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(two: Udp, keys: tuple[object, ...], reason: str) -> None:
    fail = two.do("/bufcompose", *keys)
    assert fail[:2] == ("/fail", "/bufcompose")
    assert reason in fail[2]
    assert two.samples(0, 8) == list(range(1, 9))
    assert two.samples(1, 3) == [10.0, 20.0, 30.0]
