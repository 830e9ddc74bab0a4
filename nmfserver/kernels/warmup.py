"""Every kernel once, on tiny arrays: afterwards nothing is compiled while sound is running."""

from collections.abc import Callable, Iterator

import numpy as np

from nmfserver.kernels import masks, nmf
from nmfserver.kernels.live import callback, memory, ring
from nmfserver.kernels.stft import Transform, hann


def steps() -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield a name and a call for each kernel, with the very types that the processes hand in."""
    frames, bins, components, window, hop = 4, 5, 2, 8, 4
    magnitudes = np.ones((frames, bins), np.float32)
    bases = np.ones((components, bins), np.float32)
    activations = np.ones((frames, components), np.float32)
    sums = np.zeros((components, frames * hop + window), np.float32)
    yield (
        "factorisation",
        lambda: nmf.sweep(
            magnitudes,
            bases,
            activations,
            np.ones(components, np.float32),
            np.zeros((1, components, bins), np.float32),
            nmf.tile_frames(bins),
            True,
            True,
        ),
    )
    yield (
        "masks",
        lambda: masks.masked(
            magnitudes.astype(np.complex64),
            bases,
            activations,
            np.empty((components, frames, bins), np.complex64),
        ),
    )
    frames_in_time = np.ones((components, frames, window), np.float32)
    yield "overlap-add", lambda: masks.overlap_add(frames_in_time, hann(window), hop, sums)
    yield (
        "resynthesis",
        lambda: masks.normalised(
            sums, sums[0], 0, sums[0], activations, hop, np.empty((hop, components), np.float32), 0, 0, hop
        ),
    )
    yield "live engine", _live


def _live() -> None:
    """Compile the callback of live audio, and what the control side calls of its rings."""
    state = memory.allocate(Transform(8, 4, 8), 48000, 1, 1, 2, 16, 1, True)
    callback.run(state, memory.table(state), np.zeros((8, 1), np.float32), np.zeros((8, 2), np.float32))
    ring.push(state.commands, memory.GAIN, 0, 1, 1.0)
    while ring.room(state.commands) < memory.MESSAGES and ring.front(state.commands) >= 0:
        ring.pop(state.commands)
    ring.published(state.counts, memory.POSITION)
