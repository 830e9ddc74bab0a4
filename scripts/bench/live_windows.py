"""The section of the bench about live windows: what the engine separates with each, and how late the sound is.

The bases are learned from the parts of a mixture, as `/live/learn` would learn them from each alone. What counts is by
how many dB the components of a part are more like it than the mixture is (SI-SDR, see `bench.separation`).

Of drums, templates with time are compared with those of one frame as well. Those are found offline, in the mixture
itself, as many as it has parts.
"""

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.measuring import Row, Run, Target
from bench.mixtures import drums, is_sustained, pairs
from bench.separation import Mixture, separation
from bench.sounds import RATE
from nmfserver.audio.engine import Engine
from nmfserver.audio.settings import UNSET, LiveSettings, usual_hop
from nmfserver.processes import bufnmf
from nmfserver.processes.settings import Settings
from nmfserver.template import Template

Floats = NDArray[np.float32]

COMPONENTS = 4
"""Of each part."""
BLOCK = 64
MIXTURES = 6
OF_DRUMS, OF_SUSTAINED, OVER_SHORT = -5.0, -1.0, 4.0
"""dB beside the long symmetric window, and over the short one, that are wanted."""
FRAMES, OVER_ONE, SEEDS = 8, 1.5, (0, 1, 2)
"""Of templates with time; dB over templates of one frame that are wanted; of the offline factorisations."""


@dataclass(frozen=True)
class Window:
    """A window of live sound: its size, and the delay where it is asymmetric, in samples."""

    size: int
    delay: int = UNSET

    def __str__(self) -> str:
        """Return how a table names it."""
        return f"symmetric {self.size}" if self.delay == UNSET else f"{self.size}, delay {self.delay}"

    def settings(self, components: int) -> LiveSettings:
        """Return the settings of an engine with this window."""
        sizes = Settings(window_size=self.size, hop_size=usual_hop(self.size, UNSET, self.delay))
        return LiveSettings(
            sizes.transform(), RATE, 1, 2 + components, components, capture=1.0, delay=self.delay, limits=False
        )


LONG, SHORT = Window(1024), Window(128)
NEAR = (Window(1024, 128), Window(2048, 128))
"""Those that are as soon heard as the short one."""
WINDOWS = (LONG, SHORT, Window(1024, 256), *NEAR)


def live_windows(run: Run) -> Iterator[Row]:
    """Compare what the windows separate, on drums, on mixtures with a sustained part, and on those of two rhythms."""
    recordings, count = run.sounds.recordings, run.rounds(MIXTURES)
    of_drums = list(itertools.islice(drums(recordings), count))
    yield from _rows("drums", of_drums, OF_DRUMS)
    yield from _template_rows(of_drums)
    several = list(itertools.islice(pairs(recordings), count))
    for kind, has_sustained, of_long in (
        ("a sustained sound and another", True, OF_SUSTAINED), ("two rhythms", False, OF_DRUMS)
    ):  # fmt: skip
        chosen = [each for each in several if any(map(is_sustained, each.names)) == has_sustained]
        if chosen:
            yield from _rows(kind, chosen, of_long)


def _rows(kind: str, mixtures: Sequence[Mixture], of_long: float) -> Iterator[Row]:
    """Compare the windows on mixtures of one kind: the means, and of each mixture the better of those that are near."""
    gains = {window: [gain(each, window) for each in mixtures] for window in WINDOWS}
    better = [max(both) for both in zip(*(gains[window] for window in NEAR), strict=True)]
    for number, mixture in enumerate(mixtures):
        told = ", ".join(f"{gains[window][number]:.1f}" for window in WINDOWS)
        yield Row(f"{kind}: {mixture}", better[number] - gains[LONG][number], "dB", note=told)
    means = {window: statistics.mean(found) for window, found in gains.items()}
    for window in WINDOWS:
        yield Row(f"{kind}: {window}", means[window], "dB", note=f"{len(mixtures)} mixtures")
    for other, least in ((LONG, of_long), (SHORT, OVER_SHORT)):
        label = f"{kind}: the better with delay {NEAR[0].delay} over {other}"
        yield Row(
            label, statistics.mean(better) - means[other], "dB", wanted=Target(least, at_least=True, of_figure=True)
        )


def _template_rows(mixtures: Sequence[Mixture]) -> Iterator[Row]:
    """Compare templates with time with those of one frame: offline bases, heard by the live filter."""
    for window in (LONG, NEAR[0]):
        found = {
            frames: statistics.mean(offline_gain(each, window, frames, seed) for each in mixtures for seed in SEEDS)
            for frames in (1, FRAMES)
        }
        label = f"drums, bases of the mixture: {window}"
        for frames, mean in found.items():
            yield Row(f"{label}, templateFrames {frames}", mean, "dB", note=f"{len(mixtures)} mixtures")
        yield Row(
            f"{label}, {FRAMES} over 1", found[FRAMES] - found[1], "dB",
            wanted=Target(OVER_ONE, at_least=True, of_figure=True),
        )  # fmt: skip


def gain(mixture: Mixture, window: Window) -> float:
    """Return by how many dB the engine's components are more like the parts than the mixture is."""
    engine = Engine(window.settings(COMPONENTS * mixture.parts.shape[1]))
    engine.use(np.concatenate([_learned(engine, part) for part in mixture.parts.T], axis=1), fade=0)
    return _gain(mixture, engine)


def offline_gain(mixture: Mixture, window: Window, frames: int, seed: int) -> float:
    """Return the same with bases that are found in the mixture, whose templates have so many frames."""
    parts = mixture.parts.shape[1]
    engine = Engine(window.settings(parts))
    hop = engine.settings.template_hop
    settings = Settings(parts, 100, seed, 0, 0, *engine.settings.learning._replace(hop=hop), template_frames=frames)
    found = bufnmf.decompose(mixture.sound[:, None], settings, window=engine.analysis_window)
    engine.use(found.bases, fade=0, template=Template(frames, hop))
    return _gain(mixture, engine)


def _gain(mixture: Mixture, engine: Engine) -> float:
    """Run a mixture through an engine, which has as many components of each part, one part after the other."""
    parts = mixture.parts.shape[1]
    engine.open(fade=0)
    late, outputs = engine.latency, _played(engine, mixture.sound)
    stems = outputs[late:, 2:].reshape(len(outputs) - late, parts, -1).sum(axis=2)
    truth, itself = mixture.parts[: len(stems)], mixture.sound[: len(stems), None]
    return separation(truth, stems) - separation(truth, np.repeat(itself, parts, axis=1))


def _learned(engine: Engine, part: Floats) -> Floats:
    """Return the bases of a part, float32 (bins, components), by the window of the engine."""
    settings = Settings(COMPONENTS, 100, 0, 0, 0, *engine.settings.learning)
    return bufnmf.decompose(np.ascontiguousarray(part)[:, None], settings, window=engine.analysis_window).bases


def _played(engine: Engine, sound: Floats) -> Floats:
    """Run a sound through an engine."""
    inputs = np.ascontiguousarray(sound[: len(sound) // BLOCK * BLOCK, None])
    outputs = np.zeros((len(inputs), engine.settings.outputs), np.float32)
    for at in range(0, len(inputs), BLOCK):
        engine.process(inputs[at : at + BLOCK], outputs[at : at + BLOCK])
    return outputs
