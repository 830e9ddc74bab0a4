"""The sounds that tests work on: made from formulas, the same ones at every call, so that a clone needs nothing else.

SYNTHESISED   what makes each: drums, plucked strings, two voices, and a dense one
make          so many frames of one, in mono or stereo
CASES         some of them, and the recordings of this machine if there are any: parameters of a fixture
excerpt       the file of a case

No expected value may depend on which sound a test works on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import drum_loop
import numpy as np
import pytest
import recordings
import soundfile
from numpy.typing import NDArray
from scipy.signal import lfilter

Samples = NDArray[np.float32]
Parts = NDArray[np.float64]

RATE = drum_loop.SAMPLE_RATE
SECONDS = 2.0
"""How long the file of a case is, at most."""


def drums(frames: int) -> Parts:
    """Return kick, snare and hi-hat, (parts, frames)."""
    return np.array(list(drum_loop.parts(frames / RATE + 1).values()), float)[:, :frames]


def strings(frames: int) -> Parts:
    """Return four plucked strings, (parts, frames): noise that runs round a damped loop (Karplus and Strong, 1983)."""
    noise = np.random.default_rng(1983)
    parts = np.zeros((4, frames))
    for beat, start in enumerate(range(0, frames, RATE // 5)):
        pitch = 110 * 2 ** ((0, 7, 12, 16)[beat % 4] / 12)
        period = int(RATE / pitch)
        feedback = np.zeros(period + 2)
        feedback[0], feedback[period:] = 1, -0.498
        burst = np.zeros(min(RATE, frames - start))
        burst[:period] = noise.uniform(-0.6, 0.6, period)[: len(burst)]
        parts[beat % 4, start : start + len(burst)] += lfilter([1], feedback, burst)
    return parts


def voices(frames: int) -> Parts:
    """Return two voices a third apart, (parts, frames): pulses with vibrato, through the formants of a, then i."""
    time = np.arange(frames) / RATE
    opening = 0.5 - 0.5 * np.cos(2 * np.pi * 1.5 * time)
    parts = np.zeros((2, frames))
    for part, pitch in zip(parts, (155.0, 195.0), strict=True):
        phase = np.cumsum(pitch * (1 + 0.02 * np.sin(2 * np.pi * 5.5 * time))) / RATE
        pulses = np.diff(np.floor(phase), prepend=0)
        for vowel, share in (((700, 1220, 2600), opening), ((300, 2100, 2900), 1 - opening)):
            for formant in vowel:
                part += share * _resonance(pulses, formant)
    return 8 * parts


def _resonance(signal: NDArray[np.float64], frequency: float, width: float = 90) -> NDArray[np.float64]:
    radius = np.exp(-np.pi * width / RATE)
    result: NDArray[np.float64] = lfilter(
        [1 - radius], [1, -2 * radius * np.cos(2 * np.pi * frequency / RATE), radius**2], signal
    )
    return result


def dense(frames: int) -> Parts:
    """Return three clusters of forty partials each, and a noise, all of which never pause, (parts, frames)."""
    noise = np.random.default_rng(40)
    time = np.arange(frames) / RATE
    clusters = np.zeros((3, frames))
    for cluster, root in zip(clusters, (65.0, 220.0, 900.0), strict=True):
        for partial in root * np.geomspace(1, 8, 40) * noise.uniform(0.98, 1.02, 40):
            cluster += 0.04 * np.sin(2 * np.pi * (partial * time + noise.random()))
    return np.vstack([clusters, 0.05 * noise.standard_normal(frames)])


SYNTHESISED: dict[str, Callable[[int], Parts]] = {
    "drums": drums, "strings": strings, "voices": voices, "dense": dense,
}  # fmt: skip


@cache
def make(name: str, frames: int, channels: int = 1) -> Samples:
    """Return a sound between -1 and 1, (frames, channels); in stereo its parts stand side by side. It is read-only."""
    parts = SYNTHESISED[name](frames)
    places = np.linspace(0.25, 0.75, len(parts)) * np.pi / 2
    gains = np.stack([np.cos(places), np.sin(places)]) if channels == 2 else np.full((channels, len(parts)), 0.5**0.5)
    samples: Samples = np.ascontiguousarray(np.tanh(gains @ parts).T, np.float32)
    samples.flags.writeable = False
    return samples


CASES = [
    *(pytest.param(case, id="-".join(map(str, case))) for case in zip(SYNTHESISED, (2, 1, 1, 2), strict=True)),
    *(pytest.param(path, id=path.stem, marks=pytest.mark.recordings) for path in recordings.files()),
]
"""The name and the channels of a synthesised sound, or the path of a recording."""


def excerpt(case: tuple[str, int] | Path, folder: Path) -> Path:
    """Write a case as a WAV file, the beginning of it if it is long; return its path."""
    if isinstance(case, Path):
        rate = soundfile.info(case).samplerate
        samples = soundfile.read(case, int(SECONDS * rate), dtype="float32", always_2d=True)[0]
    else:
        samples, rate = make(case[0], int(SECONDS * RATE), case[1]), RATE
    path = folder / "sound.wav"
    soundfile.write(path, samples, rate, subtype="FLOAT")
    return path
