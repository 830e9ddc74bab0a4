"""Level meters: peak, mean square and clipping of a channel."""

import numpy as np

from nmfserver.kernels.compilation import part
from nmfserver.kernels.frame import ZERO
from nmfserver.kernels.live.memory import Floats, Level, Real, State, Whole

PEAK_FALL, RMS_TIME, CLIP_HOLD = 1.0, 0.3, 2.0
"""Seconds in which a peak falls, over which squares are averaged, and for which clipping shows."""
FULL_SCALE = 1.0
QUIETEST = np.float32(1e-15)
"""Sound that is quieter is silence, so that no denormal numbers slow the processor."""


@part()
def meter(state: State, level: Level, samples: Floats) -> None:
    """Take the next samples of a channel into account; they are finite."""
    peak, squares = ZERO, 0.0
    for at in range(samples.shape[0]):
        size = abs(samples[at])
        size = size if size >= QUIETEST else ZERO
        peak = max(peak, size)
        squares += np.float64(size) * np.float64(size)
    follow(state, level, peak, squares, samples.shape[0])


@part()
def flag_clips(state: State, level: Level, samples: Floats) -> None:
    """Let it show where the next samples of a channel reach full scale."""
    for at in range(samples.shape[0]):
        if abs(samples[at]) >= FULL_SCALE:
            level.clips_until = state.clock.position + int(CLIP_HOLD * state.setup.sample_rate)


@part()
def follow(state: State, level: Level, peak: Real, squares: Real, count: Whole) -> None:
    """Take the largest of `count` samples, and the sum of their squares, into account."""
    seconds = float(count / state.setup.sample_rate)
    fallen = level.peak * (1 - min(seconds / PEAK_FALL, 1.0))
    level.peak = max(float(peak), fallen if fallen >= QUIETEST else 0.0)
    square = level.square + min(seconds / RMS_TIME, 1.0) * (float(squares) / count - level.square)
    level.square = square if square >= QUIETEST * QUIETEST else 0.0
    if peak >= FULL_SCALE:
        level.clips_until = state.clock.position + int(CLIP_HOLD * state.setup.sample_rate)


@part()
def clear(level: Level) -> None:
    """Begin anew."""
    level.peak = level.square = 0.0
    level.clips_until = 0
