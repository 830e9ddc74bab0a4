"""A drum loop made from formulas: kick, snare and hi-hat, whose true parts are known."""

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 44100
BEATS_PER_MINUTE = 120
# Sixteenth notes of a bar on which each drum plays.
PATTERN = {"kick": (0, 6, 8, 10), "snare": (4, 12, 15), "hat": (0, 2, 4, 6, 8, 10, 12, 14)}


def kick() -> NDArray[np.float64]:
    """Return a sine that falls quickly to 55 Hz and dies away."""
    time = np.arange(int(0.35 * SAMPLE_RATE)) / SAMPLE_RATE
    phase = 2 * np.pi * np.cumsum(55 + 60 * np.exp(-time * 120)) / SAMPLE_RATE
    return np.sin(phase) * np.exp(-time * 12)


def snare(noise: np.random.Generator) -> NDArray[np.float64]:
    """Return two tones and a burst of noise."""
    time = np.arange(int(0.25 * SAMPLE_RATE)) / SAMPLE_RATE
    tones = np.sin(2 * np.pi * 185 * time) + 0.6 * np.sin(2 * np.pi * 330 * time)
    return 0.35 * tones * np.exp(-time * 22) + 0.45 * noise.standard_normal(len(time)) * np.exp(-time * 18)


def hat(noise: np.random.Generator) -> NDArray[np.float64]:
    """Return a short hiss: noise without its low frequencies."""
    time = np.arange(int(0.08 * SAMPLE_RATE)) / SAMPLE_RATE
    hiss = np.diff(noise.standard_normal(len(time) + 2), n=2)
    return 0.16 * hiss * np.exp(-time * 45)


def onsets(seconds: float = 4.0) -> dict[str, list[int]]:
    """Return the frames at which each drum is struck."""
    step = 60 / BEATS_PER_MINUTE / 4 * SAMPLE_RATE
    sixteenths = range(int(np.ceil(int(seconds * SAMPLE_RATE) / step)))
    return {name: [int(each * step) for each in sixteenths if each % 16 in hits] for name, hits in PATTERN.items()}


def parts(seconds: float = 4.0) -> dict[str, NDArray[np.float32]]:
    """Return each drum alone, float32 ``(frames,)``; the same ones at every call."""
    noise = np.random.default_rng(1969)
    frames = int(seconds * SAMPLE_RATE)
    struck = onsets(seconds)
    result = {}
    for name, sound in (("kick", kick()), ("snare", snare(noise)), ("hat", hat(noise))):
        track = np.zeros(frames + len(sound))
        for start in struck[name]:
            track[start : start + len(sound)] += sound
        result[name] = (0.45 * track[:frames]).astype(np.float32)
    return result


def loop(seconds: float = 4.0) -> NDArray[np.float32]:
    """Return the drums together, float32 ``(frames,)``."""
    mixture: NDArray[np.float32] = np.sum(list(parts(seconds).values()), axis=0, dtype=np.float32)
    return mixture
