"""The number of components, counted with a slow solver on sounds whose parts are known."""

from __future__ import annotations

from collections.abc import Callable

import drum_loop
import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.processes.counting import PATIENCE, Magnitudes, count_components
from tests import naive

Samples = NDArray[np.float64]

SAMPLE_RATE = drum_loop.SAMPLE_RATE
HOP = 512
BANDS = 64
RATE = SAMPLE_RATE / HOP / 2
"""Frames a second: they are taken in pairs."""


def magnitudes(sound: Samples) -> Magnitudes:
    """Return the magnitudes of pairs of frames in bands, the low ones a bin wide, float32 (frames, bands)."""
    bins = np.abs(np.fft.rfft(naive.framed(sound, 2 * HOP, HOP) * naive.window(2 * HOP)))
    bands = np.add.reduceat(bins, np.unique(np.geomspace(1, HOP, BANDS).astype(int)) - 1, axis=1)
    pairs: Magnitudes = np.add.reduceat(bands, np.arange(0, len(bands), 2), axis=0).astype(np.float32)
    return pairs


class Solver:
    """Solves from three random starts, keeps the closest, and remembers what it was asked for."""

    def __init__(self, magnitudes: Magnitudes) -> None:
        self.magnitudes = magnitudes
        self.asked: list[int] = []

    def __call__(self, components: int) -> tuple[Magnitudes, Magnitudes]:
        self.asked.append(components)
        return min((self._solve(components, seed) for seed in range(3)), key=lambda solution: solution[2])[:2]

    def _solve(self, components: int, seed: int) -> tuple[Magnitudes, Magnitudes, float]:
        frames, bands = self.magnitudes.shape
        start = np.random.default_rng(seed)
        bases, activations = naive.factorise(
            self.magnitudes, start.random((components, bands)), start.random((frames, components)), iterations=60
        )
        estimate = activations @ bases
        ratio = np.where(self.magnitudes > 0, self.magnitudes / np.maximum(estimate, naive.EPS), 1)
        divergence = float(np.sum(self.magnitudes * np.log(ratio) - self.magnitudes + estimate))
        return bases.astype(np.float32), activations.astype(np.float32), divergence


def count(sound: Samples, least: int = 1, most: int = 20) -> int:
    coarse = magnitudes(sound)
    return count_components(coarse, Solver(coarse), RATE, least, most)


def strokes(sound: Samples, seconds: float, chance: np.random.Generator) -> Samples:
    """Return a sound struck two times a second, at random moments and gains."""
    track = np.zeros(int(seconds * SAMPLE_RATE) + len(sound))
    for start in chance.integers(0, int(seconds * SAMPLE_RATE), int(2 * seconds)):
        track[start : start + len(sound)] += chance.uniform(0.5, 1) * sound
    return track[: int(seconds * SAMPLE_RATE)]


def pluck(pitch: float) -> Samples:
    """Return eight harmonics that die away, 0.6 s."""
    time = np.arange(int(0.6 * SAMPLE_RATE)) / SAMPLE_RATE
    harmonics = [np.sin(2 * np.pi * pitch * number * time) / number for number in range(1, 9)]
    tone: Samples = np.sum(harmonics, axis=0) * np.exp(-6 * time)
    return tone


def plucks(parts: int) -> list[Samples]:
    return [pluck(220 * 2 ** (step / 12)) for step in (0, 3, 7, 10, 14, 17)[:parts]]


def drums() -> list[Samples]:
    noise = np.random.default_rng(1)
    return [drum_loop.kick(), drum_loop.snare(noise), 2 * drum_loop.hat(noise)]


def mixture(sounds: list[Samples], seconds: float = 6.0) -> Samples:
    chance = np.random.default_rng(7)
    sound: Samples = np.sum([strokes(sound, seconds, chance) for sound in sounds], axis=0)
    return sound


@pytest.mark.parametrize("level", [1e-4, 1.0])
@pytest.mark.parametrize("seconds", [2.0, 4.0])
def test_the_drum_loop_has_three(seconds: float, level: float) -> None:
    assert count(level * drum_loop.loop(seconds).astype(float)) == 3


@pytest.mark.parametrize("parts", [2, 3, 4, 5, 6])
def test_every_pitch_is_counted(parts: int) -> None:
    assert count(mixture(plucks(parts))) == parts


def test_drums_and_pitches_are_counted_together() -> None:
    assert count(mixture(drums() + plucks(2))) == 5


def test_a_quiet_hiss_is_not_counted() -> None:
    sound = mixture(plucks(3))
    assert count(sound + 1e-3 * np.random.default_rng(3).standard_normal(len(sound))) == 3


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(lambda: np.sin(np.arange(4 * SAMPLE_RATE) * 0.06), id="sine"),
        pytest.param(lambda: np.random.default_rng(2).standard_normal(4 * SAMPLE_RATE), id="noise"),
        pytest.param(lambda: drum_loop.parts()["snare"].astype(float), id="snare"),
        pytest.param(lambda: np.append(drum_loop.kick(), np.zeros(SAMPLE_RATE)), id="one hit"),
        pytest.param(lambda: np.append(np.ones(1), np.zeros(SAMPLE_RATE)), id="one sample"),
        pytest.param(lambda: np.ones(100), id="one frame"),
    ],
)
def test_a_single_sound_is_one(sound: Callable[[], Samples]) -> None:
    assert count(sound()) == 1


@pytest.mark.parametrize("least", [1, 4])
def test_silence_has_the_least_without_being_solved(least: int) -> None:
    solver = Solver(magnitudes(np.zeros(SAMPLE_RATE)))
    assert count_components(solver.magnitudes, solver, RATE, least) == least
    assert not solver.asked


def test_the_number_is_between_its_bounds() -> None:
    sound = mixture(plucks(4))
    assert count(sound, most=3) == 3
    assert count(sound, least=2, most=2) == 2
    assert count(sound, least=6) == 6


@pytest.mark.parametrize("least", [1, 3])
def test_little_is_solved_beyond_the_result(least: int) -> None:
    solver = Solver(magnitudes(mixture(plucks(4))))
    found = count_components(solver.magnitudes, solver, RATE, least)
    assert solver.asked == list(range(max(least, 2), solver.asked[-1] + 1))
    assert found <= solver.asked[-1] <= found + PATIENCE
