"""What comes in: kept as it is for captures and the bypass, and what is analysed of it."""

import numpy as np

from nmfserver.kernels.compilation import part
from nmfserver.kernels.frame import ONE, ZERO
from nmfserver.kernels.live import levels
from nmfserver.kernels.live.freeze import replace
from nmfserver.kernels.live.gains import ramp_gain
from nmfserver.kernels.live.memory import Floats, State, Whole

LOUDEST = np.float32(1e4)
"""Input that is louder, or NaN, becomes silence: it must not stay in the filter."""


@part()
def read_input(state: State, inputs: Floats, first: Whole, count: int) -> None:
    """Keep the input times its gain, cleaned of what would harm the filter."""
    history, gains = state.history, state.ramp
    ramp_gain(state.input_gain, gains, count)
    for channel in range(history.shape[1]):
        at, peak, squares = state.clock.position % history.shape[0], ZERO, 0.0
        for frame in range(count):
            value = inputs[first + frame, channel]
            size = abs(value)
            value = value if size <= LOUDEST and size >= levels.QUIETEST else ZERO
            peak = max(peak, abs(value))
            squares += np.float64(value) * np.float64(value)
            history[at, channel] = value * gains[frame]
            at = at + 1 if at + 1 < history.shape[0] else 0
        levels.follow(state, state.input_meters[channel], peak, squares, count)


@part()
def listen(state: State, count: int) -> None:
    """Keep what is analysed: the inputs averaged, or what is frozen."""
    history, listened, position = state.history, state.listened, state.clock.position
    inputs = history.shape[1]
    scale = ONE / np.float32(max(inputs, 1))
    at, place = position % history.shape[0], position % listened.shape[0]
    for _ in range(count):
        value = ZERO
        for channel in range(inputs):
            value += history[at, channel]
        listened[place] = value * scale
        at = at + 1 if at + 1 < history.shape[0] else 0
        place = place + 1 if place + 1 < listened.shape[0] else 0
    if state.freeze.is_held:
        replace(state, count)
