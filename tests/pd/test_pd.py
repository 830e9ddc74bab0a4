"""The tests' own way to Pd: what is sent arrives, what is printed is read, arrays go both ways."""

from __future__ import annotations

import numpy as np
import pytest

from tests.pd.conftest import Start
from tests.pd.pd import Box

ECHO = Box("echo", "t a", ("out",))


@pytest.mark.parametrize(
    ("message", "printed"),
    [
        (("bang",), "bang"),
        ((5,), "5"),
        ((1, 2.5), "1 2.5"),
        (("/b_query", "drums"), "/b_query drums"),
        (("two words", "a,b;c", "$1", "back\\slash"), "two words a\\,b\\;c \\$1 back\\\\slash"),
        (("symbol", "12"), "symbol 12"),
        (("resynth",), "resynth"),
    ],
)
def test_messages_arrive_whole(pd: Start, message: tuple[str | float, ...], printed: str) -> None:
    patch = pd(ECHO)
    patch.do("echo", *message)
    assert patch.lines("echo-out") == [printed]


def test_arrays_go_both_ways(pd: Start) -> None:
    patch = pd(arrays=["drums", "two words"])
    samples = np.random.default_rng(1).normal(size=2000).astype(np.float32)
    for name in ("drums", "two words"):
        patch.set_array(name, samples)
        np.testing.assert_array_equal(patch.array(name), samples)


def test_what_pd_complains_of_is_seen(pd: Start) -> None:
    patch = pd(Box("bad", "no-such-object"), ECHO)
    patch.do("echo", "hello")
    patch.send("soundfiler", "read", "nothing.wav", "nowhere")
    patch.do("echo", "bang")
    expected = [r"verbose\(0\): no-such-object", r"verbose\(1\): \.\.\. couldn't create", "error: soundfiler read: .*"]
    assert len(patch.complaints()) == 3
    for each in expected:
        patch.pardon(each)
