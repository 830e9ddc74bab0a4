"""Gains that go to a goal by ramps."""

import numpy as np

from nmfserver.kernels.compilation import part
from nmfserver.kernels.live.memory import Floats, Gain, Whole


@part()
def aim(gain: Gain, goal: float, ramp: Whole) -> None:
    """Let a gain go to its goal within `ramp` samples."""
    gain.goal, gain.step = goal, (goal - gain.now) / ramp


@part()
def ramp_gain(gain: Gain, out: Floats, count: Whole) -> None:
    """Write a gain at each frame, on its way to its goal."""
    now, goal, step = gain.now, gain.goal, gain.step
    for frame in range(count):
        now = goal if abs(goal - now) <= abs(step) else now + step
        out[frame] = np.float32(now)
    gain.now = now
