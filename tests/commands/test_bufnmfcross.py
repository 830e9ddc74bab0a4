"""BufNMFCross through a real server: a mosaic, its progress and its end, and FluCoMa's own message."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.processes.cross import Crossing, cross
from tests.commands.conftest import Logged
from tests.wire import Reply, Udp

FLUID = "FluidBufNMFCross", "FluidBufNMFCross/processNew"


@pytest.fixture
def loaded(udp: Udp, recording: Path) -> Udp:
    """A client whose buffer 0 is the recording, and whose buffer 1 is a tone at another rate."""
    assert udp.do("/b_allocRead", 0, str(recording)) == ("/done", "/b_allocRead", 0)
    udp.do("/b_alloc", 1, 8000, 1, 48000)
    udp.do("/b_gen", 1, "sine2", 4, 30, 1.0, 300.5, 0.5)
    return udp


def named(done: Reply) -> dict[str, Any]:
    """Return the part of a /done that comes in pairs."""
    assert done[:2] == ("/done", "/bufnmfcross"), done
    return dict(zip(done[4::2], done[5::2], strict=True))


def test_a_target_is_rebuilt_from_a_source(loaded: Udp, sound: NDArray[np.float32]) -> None:
    done = loaded.do("/bufnmfcross", "source", 0, "target", 1, "output", "mosaic", "iterations", 10, "id", 5)
    assert done[2:4] == (5, "mosaic")
    target = np.array(loaded.samples(1, 8000), np.float32)[:, None]
    expected = cross(sound, target, Crossing(iterations=10), rates=(44100.0, 48000.0))
    assert named(done)["arithmetic"] == pytest.approx(expected.arithmetic)
    np.testing.assert_allclose(loaded.samples("mosaic", 8000), expected.sound[:, 0], atol=1e-5)
    assert loaded.ask("/b_query", "mosaic")[2:] == (8000, 1, pytest.approx(48000))


def test_the_output_may_be_the_target(loaded: Udp) -> None:
    before = loaded.samples(1, 100)
    assert loaded.do("/bufnmfcross", "source", 0, "target", 1, "output", 1, "iterations", 2)[0] == "/done"
    assert loaded.samples(1, 100) != before


@pytest.mark.parametrize("words", [("phase", "source", "iterations", 10**6), ("phase", "griffinlim", "iterations", 2)])
def test_it_is_a_job_with_progress_that_is_cancelled_at_once(loaded: Udp, words: tuple[Any, ...]) -> None:
    loaded.do("/b_alloc", "long", 44100 * 20, 2)
    loaded.do("/b_alloc", "goal", 44100 * 60, 2)
    loaded.send("/bufnmfcross", "source", "long", "target", "goal", "output", "mosaic", "hopSize", 128, *words, "id", 8)
    assert loaded.receive() == ("/bufnmfcross/started", 8)
    progress = loaded.receive()
    assert progress[:2] == ("/bufnmfcross/progress", 8)
    assert 0 < progress[2] < 1
    assert progress[3] == -1
    loaded.send("/bufnmf/cancel", 8)
    began = time.monotonic()
    assert loaded.until("/fail")[-1] == ("/fail", "/bufnmfcross", "cancelled", 8)
    assert time.monotonic() - began < 0.5  # 50 ms, where no other program wants the cores
    assert loaded.ask("/b_query", "mosaic")[2] == 0
    loaded.send("/sync", 9)
    assert loaded.receive() == ("/synced", 9)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("source", 9, "target", 1, "output", 2), "buffer 9"),
        (("source", 0, "target", 9, "output", 2), "buffer 9"),
        (("source", 0, "target", 1), "output is missing"),
        (("source", 0, "target", 1, "output", 2, "timeSparsity", 4), "time sparsity is 4; it is odd, 3 or 5"),
        (("source", 0, "target", 1, "output", 2, "continuity", 0), "continuity is 0; it is at least 1"),
        (("source", 0, "target", 1, "output", 2, "phase", "none"), "it is one of source, griffinlim"),
        (("source", 0, "target", 1, "output", 2, "windowSize", 1000, "fftSize", 1000), "power of two"),
        (("source", 0, "target", "huge", "output", 2, "hopSize", 1, "phase", "griffinlim"), "quota"),
    ],
)
def test_what_cannot_work_is_one_sentence(loaded: Udp, given: tuple[Any, ...], reason: str) -> None:
    loaded.do("/b_alloc", "huge", 44100 * 100)
    failure = loaded.do("/bufnmfcross", *given)
    assert failure[:2] == ("/fail", "/bufnmfcross")
    assert reason in failure[2]
    assert loaded.ask("/b_query", 2)[2] == 0


@pytest.mark.parametrize("is_newer", [True, False], ids=["with a seed", "without"])
def test_flucomas_message_gives_flucomas_mosaic(logged: Logged, recording: Path, is_newer: bool) -> None:
    client, lines = logged
    client.do("/b_allocRead", 0, str(recording))
    client.do("/bufcompose", "source", 0, "numFrames", 9000, "destination", 1)
    values = [0, 1, 2, 6, 10, 7, 3, *([4] if is_newer else []), 1024, -1, -1, -1, 0]
    client.send("/cmd", *FLUID, 6, *values)
    assert client.receive() == ("/FluidBufNMFCross/new", 1, 6)
    assert client.receive() == ("/FluidBufNMFCross/process", 1, 6)
    assert client.receive() == ("/done", "FluidBufNMFCross/process")
    assert client.ask("/b_query", 2)[1:] == (2, 9000, 1, pytest.approx(44100))
    client.do("/bufnmfcross", "source", 0, "target", 1, "output", 3, "timeSparsity", 7, "polyphony", 11,
              "iterations", 3, "flucoma", 1, "seed", 4)  # fmt: skip
    if is_newer:
        np.testing.assert_allclose(client.samples(2, 9000), client.samples(3, 9000), atol=1e-5)
    assert any("polyphony is 10; it is taken as 11" in line for line in lines(1))


def test_flucomas_message_has_two_lengths(udp: Udp) -> None:
    udp.send("/cmd", *FLUID, 6, 1, 2, 3)
    assert "it takes 13: source, target, output" in udp.receive()[2]
