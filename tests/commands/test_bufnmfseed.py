"""BufNMFSeed through a real server: seeds, their way into /bufnmf, and FluCoMa's own message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.processes.seeding import Seeding, seed
from tests.commands.conftest import Logged
from tests.wire import Reply, Udp

FLUID = "FluidBufNMFSeed", "FluidBufNMFSeed/processNew"


@pytest.fixture
def loaded(udp: Udp, recording: Path) -> Udp:
    """A client whose buffer 0 is the recording."""
    assert udp.do("/b_allocRead", 0, str(recording)) == ("/done", "/b_allocRead", 0)
    return udp


def named(done: Reply) -> dict[str, Any]:
    """Return the part of a /done that comes in pairs."""
    assert done[:2] == ("/done", "/bufnmfseed"), done
    return dict(zip(done[5::2], done[6::2], strict=True))


def test_seeds_go_straight_into_a_decomposition(loaded: Udp, sound: NDArray[np.float32]) -> None:
    done = loaded.do(
        "/bufnmfseed", "source", 0, "numFrames", 20000, "numChans", 1, "bases", "w", "activations", 7, "coverage", 0.9,
        "method", "nndsvda", "id", 5,
    )  # fmt: skip
    assert done[2:5] == (5, "w", 7)
    expected = seed(sound[:20000, :1], Seeding(coverage=0.9, method="nndsvda"))
    assert named(done)["components"] == expected.components > 1
    assert named(done)["coverage"] == pytest.approx(expected.coverage)
    found = loaded.samples("w", expected.bases.size)
    np.testing.assert_allclose(found, expected.bases.reshape(-1), atol=1e-5)
    assert loaded.ask("/b_query", "w", 7)[1:] == (
        "w", 513, expected.components, pytest.approx(44100 / 1024),
        7, 40, expected.components, pytest.approx(44100 / 512),
    )  # fmt: skip
    assert loaded.do(
        "/bufnmf", "source", 0, "numFrames", 20000, "numChans", 1, "bases", "w", "basesMode", 1, "activations", 7,
        "actMode", 1, "components", expected.components, "iterations", 10,
    )[0] == "/done"  # fmt: skip


def test_it_is_a_job_with_progress_that_can_be_cancelled(loaded: Udp) -> None:
    loaded.send("/b_alloc", "long", 44100 * 60, 2)
    loaded.receive()
    loaded.send("/bufnmfseed", "source", "long", "bases", "w", "windowSize", 4096, "hopSize", 64, "id", 8)
    assert loaded.receive() == ("/bufnmfseed/started", 8)
    progress = loaded.receive()
    assert progress[:2] == ("/bufnmfseed/progress", 8)
    assert 0 < progress[2] < 1
    assert progress[3] == -1
    loaded.send("/bufnmf/cancel", 8)
    ends = loaded.until("/fail")
    assert ends[-1] == ("/fail", "/bufnmfseed", "cancelled", 8)
    assert loaded.ask("/b_query", "w")[2] == 0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("source", 9, "bases", 1), "buffer 9"),
        (("source", 0), "no destination is named: give bases or activations a buffer"),
        (("source", 0, "bases", 1, "activations", 1), "bases and activations must be different buffers"),
        (("source", 0, "bases", 1, "coverage", 2.0), "coverage"),
        (("source", 0, "bases", 1, "minComponents", 5, "maxComponents", 2), "the first is at most the second"),
        (("source", 0, "bases", 1, "method", "nndsvds"), "it is one of nmfsvd, nndsvdar, nndsvda, nndsvd"),
        (("source", 0, "bases", 1, "startFrame", 10**8), "cannot be taken"),
        (("source", 0, "bases", 1, "windowSize", 1000, "fftSize", 1000), "power of two"),
    ],
)
def test_what_cannot_work_is_one_sentence(loaded: Udp, given: tuple[Any, ...], reason: str) -> None:
    failure = loaded.do("/bufnmfseed", *given)
    assert failure[:2] == ("/fail", "/bufnmfseed")
    assert reason in failure[2]
    assert loaded.ask("/b_query", 1)[2] == 0


@pytest.mark.parametrize("words", [FLUID, FLUID[1:]], ids=["newer", "older"])
def test_flucomas_message_gives_flucomas_seeds(logged: Logged, recording: Path, words: tuple[str, ...]) -> None:
    client, lines = logged
    client.do("/b_allocRead", 0, str(recording))
    client.do("/bufcompose", "source", 0, "numFrames", 20000, "numChans", 1, "destination", 3)
    values = [3, 1, 2, 30, 20, 0.4, 3, *([-1] if len(words) > 1 else []), 1024, -1, -1, -1, 0]
    client.send("/cmd", *words, 6, *values)
    assert client.receive() == ("/FluidBufNMFSeed/new", 1, 6)
    assert client.receive() == ("/FluidBufNMFSeed/process", 1, 6)
    assert client.receive() == ("/done", "FluidBufNMFSeed/process")
    assert client.ask("/b_query", 1)[1:4] == (1, 513, 20)
    assert client.do("/bufnmfseed", "source", 3, "bases", 5, "minComponents", 20, "maxComponents", 20, "coverage", 0.4,
                     "method", "nndsvd", "flucoma", 1)[0] == "/done"  # fmt: skip
    np.testing.assert_allclose(client.samples(1, 513 * 20), client.samples(5, 513 * 20), atol=1e-6)
    assert any("minComponents is 30; it is taken as 20" in line for line in lines(1))
