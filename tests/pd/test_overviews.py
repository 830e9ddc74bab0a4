"""The overviews in Pd: what they say is seen and heard is so, in a real Pd on a real JACK."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.audio.sound import Recorder
from tests.pd.conftest import Start
from tests.pd.pd import OWN, SCRIPTS, Box, Pd
from tests.pd.test_patches import with_clicks
from tests.programs import PatientJack, require
from tests.wire import Process, Udp

KEYS, HOP = 5, 512
FLAGS = ("-jack", "-r", "48000", "-inchannels", "0", "-outchannels", "2")

NAMES = {
    "play empty loop": "play pytest-play loop", "empty empty ready": "pytest-ready empty ready",
    "100 442 hradio 19 1 0 3 empty empty": "100 442 hradio 19 1 0 3 empty pytest-bases",
    "310 442 hradio 19 1 0 3 empty empty": "310 442 hradio 19 1 0 3 empty pytest-act",
}  # fmt: skip
"""What gets a name in the test."""
READY = Box("ready", "bng 19 250 50 0 empty pytest-ready empty 0 0 0 12 #fcfcfc #000000 #000000", ("bang",))
"""Hears that the piano has played."""


@pytest.fixture(scope="module")
def jack() -> Iterator[PatientJack]:
    require("jackd")
    program = PatientJack("-C", "0", "-P", "2")
    yield program
    assert program.end() == 0


class Overview:
    """An overview that is open in Pd: what can be pressed, by its words."""

    def __init__(self, pd: Pd, clicks: list[str], jack: PatientJack) -> None:
        self.pd, self.clicks, self.jack = pd, clicks, jack

    def press(self, words: str) -> None:
        """Press the button or the message that begins with some words, or has them as its label."""
        wanted = [
            number for number, text in enumerate(self.clicks) if text.startswith(words) or f"empty {words}" in text
        ]
        self.pd.do(f"click-{wanted[0]}", "bang")

    def loudness(self) -> NDArray[np.float32]:
        """Return the peaks on the left and on the right of what is heard during a second."""
        path = self.pd.folder / "heard.wav"
        ports = ("pure_data:output_1", "pure_data:output_2")
        heard = Recorder(self.jack.env, path, 1, *ports).samples()
        path.unlink()
        peaks: NDArray[np.float32] = np.abs(heard[4096:]).max(axis=0)
        return peaks

    def arrays(self, name: str, count: int) -> NDArray[np.float32]:
        """Return the samples of arrays, float32 (arrays, frames)."""
        return np.stack([self.pd.array(f"{name}-{number}") for number in range(count)])


@pytest.fixture
def opened(pd: Start, server: Process, udp: Udp, jack: PatientJack, tmp_path: Path) -> Callable[[str], Overview]:
    """Return a function that opens a copy of an overview, with this server's port in place of the usual one."""
    require("jack_rec")

    def open_copy(name: str) -> Overview:
        copy = tmp_path / "copy"
        shutil.copytree(SCRIPTS, copy)
        for each in copy.rglob("*.pd"):
            each.write_text(each.read_text("utf-8").replace("57200", str(server.port)), "utf-8")
        place = copy / "examples" / f"overview-{name}.pd"
        text, clicks = with_clicks(place.read_text("utf-8"))
        for old, new in NAMES.items():
            text = text.replace(old, new)
        place.write_text(text, "utf-8")
        patch = pd(READY, path=OWN, flags=FLAGS, env=jack.env)
        patch.heads += [f"{name}: " for name in re.findall(r"print (\S+);", text)]
        patch.do("pd", "open", place.name, str(place.parent))
        return Overview(patch, clicks, jack)

    return open_copy


def test_decomposition_is_seen_and_heard(opened: Callable[[str], Overview]) -> None:
    overview = opened("decomposition")
    pd = overview.pd
    overview.press("1)")
    pd.wait("pytest-loop", "bang")
    overview.press("2)")
    pd.wait("pytest-done", "bang")
    bases, activations, stems = (overview.arrays(name, 3) for name in ("bases", "activations", "stems"))
    centroids = (bases * np.arange(513)).sum(axis=1) / bases.sum(axis=1)
    assert centroids[0] < 0.5 * centroids[1] < centroids[1] < centroids[2]  # kick, snare, hi-hat
    assert activations.max() == 1
    np.testing.assert_allclose(stems.sum(axis=0), pd.array("loop"), atol=1e-5)
    pd.do("pd", "dsp", 1)
    pd.do("pytest-play", 1)
    overview.press("0 1 0 0")
    assert 0.1 < overview.loudness().min() < 1
    overview.press("1 -1 -1 -1")
    assert overview.loudness().max() < 1e-3


def in_place(stems: NDArray[np.float32], score: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the part of the energy of each stem that lies where its key sounds by the score, float64 (keys,)."""
    hops = stems[:, : HOP * (score.shape[1] - 1)].reshape(KEYS, -1, HOP)
    energy = np.square(hops, dtype=float).sum(axis=2)
    found: NDArray[np.float64] = (energy * (score[:, :-1] > 0)).sum(axis=1) / energy.sum(axis=1)
    return found


def test_seeding_puts_every_key_into_its_place(opened: Callable[[str], Overview]) -> None:
    """With modes 1 and 1, eleven arrays go to the server, more than there are files for, and fifteen return."""
    overview = opened("seeding")
    pd = overview.pd
    for step, outlet in (("1)", "ready-bang"), ("2)", "ready-bang"), ("3)", "pytest-done")):
        pd.clear()
        overview.press(step)
        pd.wait(outlet)
    hertz = overview.arrays("dictionary", KEYS).argmax(axis=1) * 48000 / 4096
    np.testing.assert_allclose(hertz, [262, 294, 330, 349, 392], atol=6)
    melody, score = pd.array("melody"), overview.arrays("score", KEYS)
    found = {}
    for modes in ((0, 0), (1, 1), (2, 0)):
        for kind, mode in zip(("bases", "act"), modes, strict=True):
            pd.do(f"pytest-{kind}", mode)
        pd.clear()
        overview.press("5)")
        pd.wait("pytest-done")
        stems = overview.arrays("keys", KEYS)
        np.testing.assert_allclose(stems.sum(axis=0), melody, atol=1e-4)
        found[modes] = in_place(stems, score).min()
    assert found[0, 0] < 0.9
    assert min(found[1, 1], found[2, 0]) > 0.97
    pd.do("pd", "dsp", 1)
    pd.do("pytest-play", 1)
    overview.press("0 0 1 0 0")
    left, right = overview.loudness()
    assert left == pytest.approx(right)
    assert left > 0.05
