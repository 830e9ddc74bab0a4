"""Components measured by a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.wire import Reply, Udp

RATE = 44100.0
TIME = np.arange(22050) / RATE


@pytest.fixture
def stems(udp: Udp, tmp_path: Path) -> Udp:
    """A client whose buffer `stems` has two components of half a second: a tone of 440 Hz, and silence then noise."""
    noise = np.random.default_rng(1).normal(size=len(TIME)) * (TIME > 0.25) * np.exp(-20 * np.maximum(TIME - 0.25, 0))
    faded = np.minimum(1, 20 * (TIME[-1] - TIME))  # cut off at once, it would click
    samples = np.stack([0.5 * np.sin(2 * np.pi * 440 * TIME) * faded, 0.2 * noise], axis=1)
    soundfile.write(tmp_path / "stems.wav", samples, int(RATE), subtype="FLOAT")
    assert udp.do("/b_allocRead", "stems", str(tmp_path / "stems.wav"))[0] == "/done"
    udp.send("/component/name", 0, "tone", "stems")
    return udp


def put(udp: Udp, name: str, samples: Any, rate: float) -> None:
    """Make a buffer of samples, (frames, channels)."""
    assert udp.do("/b_alloc", name, *samples.shape, rate)[0] == "/done"
    udp.send("/b_setn", name, 0, samples.size, *(float(each) for each in samples.ravel()))
    udp.sync()


def described(udp: Udp, *given: Any) -> tuple[dict[int, Reply], dict[int, Reply], Reply]:
    """Return what is told of each component, its onsets, and the /done."""
    udp.send("/bufdescribe", *given)
    told = udp.until("/done", "/bufdescribe")
    components = {each[1]: each[2:] for each in told if each[0] == "/bufdescribe/component"}
    return components, {each[1]: each[2:] for each in told if each[0] == "/bufdescribe/onsets"}, told[-1]


def test_stems_are_described_in_the_answer_and_in_a_buffer(stems: Udp) -> None:
    components, onsets, done = described(stems, "source", "stems", "destination", "table", "hopSize", 256, "id", 4)
    assert done[2:6] == (4, "table", "components", 2)
    assert [len(each) for each in components.values()] == [10, 10]
    share, level, _, _, flatness, pitch, confidence, nearest, alike, count = components[0]
    assert (nearest, count) == (1, 1)
    assert level == pytest.approx(20 * np.log10(0.5 / np.sqrt(2)), abs=0.5)
    assert pitch == pytest.approx(440, rel=0.01)
    assert confidence > 0.9
    assert flatness < 0.1 < components[1][4]
    assert share + components[1][0] == pytest.approx(1)
    assert onsets[1] == (0, pytest.approx(0.25, abs=0.01))
    rows = 7 + 2 + 1 + 1
    assert stems.ask("/b_query", "table")[1:4] == ("table", rows, 2)
    table = np.array(stems.samples("table", rows * 2)).reshape(rows, 2)
    np.testing.assert_allclose(table[:7, 0], components[0][:7], rtol=1e-6)
    assert table[7:9, 0].tolist() == [1, pytest.approx(alike)]
    assert table[10, 1] == pytest.approx(onsets[1][1])
    assert stems.ask("/component/names", "table")[2:] == ("tone", "")


def test_the_window_acts_and_components_are_put_together(stems: Udp) -> None:
    sure = [described(stems, "source", "stems", "windowSize", size)[0][0][5] for size in (256, 4096)]
    assert abs(sure[1] - 440) < abs(sure[0] - 440)
    finer = described(stems, "source", "stems", "windowSize", 1024, "fftSize", 4096)[0][0]
    assert finer[2] != described(stems, "source", "stems")[0][0][2]
    (one,), _, done = described(stems, "source", "stems", "components", 1, "blocking", 1)
    assert done[4:6] == ("components", 1)
    assert one == 0


def test_factors_are_described_by_their_rates(udp: Udp) -> None:
    basis = np.zeros((513, 2))
    basis[20, 0], basis[100:400, 1] = 1, 0.1
    activations = np.zeros((40, 2))
    activations[10:, 0], activations[20, 1] = 0.5, 1
    put(udp, "w", basis, RATE / 1024)
    put(udp, "h", activations, RATE / 512)
    components, onsets, _ = described(udp, "bases", "w", "activations", "h")
    assert components[0][2] == pytest.approx(20 * RATE / 1024)
    assert components[0][0] == pytest.approx(15 / (15 + 30))
    assert onsets[1][1] == pytest.approx(19.5 * 512 / RATE)
    assert described(udp, "activations", "h")[0][0][2] == -1
    assert described(udp, "bases", "w")[0][0][-1] == 0


def test_many_onsets_come_in_messages_that_the_client_takes(udp: Udp) -> None:
    put(udp, "h", np.tile([[1.0], [0.0]], (300, 1)), 10.0)
    udp.send("/maxlist", 100)
    udp.send("/bufdescribe", "activations", "h")
    told = [each for each in udp.until("/done", "/bufdescribe") if each[0] == "/bufdescribe/onsets"]
    assert max(map(len, told)) <= 101
    times = [time for each in told for time in each[3:]]
    assert len(times) == 300
    assert [each[2] for each in told] == list(np.cumsum([0, *(len(each) - 3 for each in told)])[:-1])


def test_it_is_a_job_that_can_be_cancelled(udp: Udp) -> None:
    udp.do("/b_alloc", "long", 44100 * 60, 4)
    udp.send("/bufdescribe", "source", "long", "hopSize", 8, "destination", "table", "id", 9)
    assert udp.receive() == ("/bufdescribe/started", 9)
    progress = udp.receive()
    assert progress[:2] == ("/bufdescribe/progress", 9)
    udp.send("/bufnmf/cancel", 9)
    assert udp.until("/fail")[-1] == ("/fail", "/bufdescribe", "cancelled", 9)
    assert udp.ask("/b_query", "table")[2] == 0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ((), "nothing is named to be described: give source, or bases or activations, a buffer"),
        (("source", "stems", "bases", "stems"), "describe stems, or factors, not both"),
        (("source", "none"), "buffer none does not exist"),
        (("source", "stems", "components", 3), "the source have 2 channels; with 3 components"),
        (("bases", "stems", "activations", "three"), "the bases have 2 channels and the activations 3"),
        (("source", "stems", "windowSize", 3), "windowSize is 3; it is between 4"),
        (("activations", "broken"), "activations: the value at frame 2, channel 0 is nan"),
        (("activations", "wide"), "there are 1001 components to be described; at most 1000"),
    ],
)
def test_what_cannot_work_is_one_sentence(stems: Udp, given: tuple[Any, ...], reason: str) -> None:
    put(stems, "three", np.zeros((2, 3)), 10.0)
    put(stems, "broken", np.array([[1.0], [1.0], [np.nan]]), 10.0)
    stems.do("/b_alloc", "wide", 1, 1001)
    failure = stems.do("/bufdescribe", *given, "destination", "table")
    assert failure[:2] == ("/fail", "/bufdescribe")
    assert reason in failure[2]
    assert stems.ask("/b_query", "table")[2] == 0
