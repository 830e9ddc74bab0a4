"""/bufnmftrain through a real server: bases of several buffers, and their way into other commands."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import nmfserver
from tests.wire import Reply, Udp

SOUNDS = {"low": 300.0, "high": 2000.0}


@pytest.fixture
def loaded(udp: Udp) -> Udp:
    """A client with a tone in two buffers, and silence in a third."""
    for name, hertz in SOUNDS.items():
        udp.do("/b_alloc", name, 4000, 1)
        udp.do("/b_gen", name, "sine2", 0, hertz / 48000 * 4000, 0.5)
    udp.do("/b_alloc", "silent", 4000, 1)
    return udp


def named(done: Reply) -> dict[str, Any]:
    """Return the part of a /done that comes in pairs."""
    assert done[:2] == ("/done", "/bufnmftrain"), done
    return dict(zip(done[4::2], done[5::2], strict=True))


@pytest.mark.parametrize(
    "words",
    [
        ("kit", "low", "high", "silent", "components", 2, "seed", 3, "id", 7),
        ("source", "low", "high", "silent", "@components", 2, "bases", "kit", "seed", 3, "id", 7),
    ],
    ids=["in order", "by keys"],
)
def test_bases_of_several_buffers_take_one_of_them_apart(loaded: Udp, words: tuple[Any, ...]) -> None:
    loaded.send("/bufnmftrain", *words)
    done = loaded.until("/done")[-1]
    assert done[2:4] == (7, "kit")
    told = named(done)
    assert {name: told[name] for name in ("components", "sounds", "passes", "seed")} == {
        "components": 2, "sounds": 2, "passes": 5, "seed": 3
    }  # fmt: skip
    assert loaded.ask("/b_query", "kit")[1:] == ("kit", 513, 2, pytest.approx(48000 / 1024))
    sounds = [np.array(loaded.samples(name, 4000), np.float32) for name in SOUNDS]
    expected = nmfserver.train([*sounds, np.zeros(4000)], 48000, components=2, seed=3)
    found = np.array(loaded.samples("kit", 513 * 2)).reshape(513, 2)
    np.testing.assert_allclose(found, expected.bases[0].T, atol=1e-6)
    peaks = found.argmax(axis=0) * 48000 / 1024
    assert peaks == pytest.approx(list(SOUNDS.values()), abs=48)
    used = "source", "high", "resynth", "parts", "bases", "kit", "basesMode", 2, "components", 2
    assert loaded.do("/bufnmf", *used)[0] == "/done"
    parts = np.array(loaded.samples("parts", 8000)).reshape(4000, 2)
    assert (parts[:, 1] ** 2).sum() > 20 * (parts[:, 0] ** 2).sum()


def test_it_is_a_job_that_can_be_cancelled_and_changes_nothing_then(loaded: Udp) -> None:
    loaded.send("/bufnmftrain", "low", "low", "high", "components", 2, "passes", 10**6, "id", 8)
    assert loaded.receive() == ("/bufnmftrain/started", 8)
    progress = loaded.receive()
    assert progress[:2] == ("/bufnmftrain/progress", 8) and 0 < progress[2] < 1
    loaded.send("/bufnmf/cancel", 8)
    assert loaded.until("/fail")[-1] == ("/fail", "/bufnmftrain", "cancelled", 8)
    assert loaded.ask("/b_query", "low")[1:4] == ("low", 4000, 1)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("kit",), "source is missing: the sounds to learn from"),
        (("kit", "nowhere"), "buffer nowhere"),
        (("kit", "low", "low"), "buffer low is named twice; each sound is learned from once"),
        (("kit", "silent"), "all sounds are silent: there is nothing to learn from"),
        (("kit", "low", "components", 50), "50 components cannot be learned from 8 frames that are not silent"),
        (("kit", "low", "windowSize", 1000, "fftSize", 1000), "power of two"),
        (("kit", "low", "sparsity", -1), "sparsity is -1; it is between 0 and 100000"),
    ],
)
def test_what_cannot_be_learned_from_is_one_sentence(loaded: Udp, given: tuple[Any, ...], reason: str) -> None:
    failure = loaded.do("/bufnmftrain", *given)
    assert failure[:2] == ("/fail", "/bufnmftrain")
    assert reason in failure[2]
    assert loaded.ask("/b_query", "kit")[2] == 0


def test_values_that_are_not_finite_are_told_with_their_buffer(loaded: Udp) -> None:
    loaded.send("/b_set", "high", 17, float("nan"))
    failure = loaded.do("/bufnmftrain", "kit", "low", "high")
    assert failure[2].startswith("buffer high: source: the value at frame 17, channel 0 is nan")
