"""scsynth's generators of ``/b_gen``. Each takes samples and returns new ones, in steps.

Samples are flat float32. A wavetable contains pairs ``(2a - b, b - a)`` for neighbouring values a and b, the format of
scsynth's interpolating oscillators. It has half as many points as samples.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from nmfserver.buffers.table import Flat
from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.steps import Steps, copied, copy, spans

Frames = NDArray[np.float32]
Values = NDArray[np.float64]
Wave = Callable[[Values], Steps[Values]]
"""Computes values at positions in the buffer, 0…1."""

NORMALISE, WAVETABLE, CLEAR = 1, 2, 4
BLOCK = 65536
"""Points that are computed at once. All of them, in 64 bits, would need many times the memory of the buffer."""
ROWS, COLUMNS, TOGETHER = 16, 128, 64
"""Size of the tiles of a block, and partials that are added in one step. They are so small that BLAS starts no threads,
which would not have a low priority.
"""


def sines(samples: Flat, flags: int, partials: Sequence[tuple[float, float, float]]) -> Steps[Flat]:
    """Add sines, each ``(partial, amplitude, phase)``: `partial` periods in the buffer, phase in radians.

    The positions of a block form a grid: row a, column b is position a + b. As sin(a + b) = sin a cos b + cos a sin b,
    many partials are one product of matrices, and few sines have to be computed.
    """
    table = np.array(partials, np.float64).reshape(-1, 3).T

    def wave(position: Values) -> Steps[Values]:
        rows, columns = 2 * np.pi * position[::COLUMNS], 2 * np.pi * (position[:COLUMNS] - position[0])
        rows = np.pad(rows, (0, -len(rows) % ROWS)).reshape(-1, ROWS, 1)
        total = np.zeros((*rows.shape[:2], len(columns)))
        for start in range(0, len(partials), TOGETHER):
            partial, amp, phase = table[:, start : start + TOGETHER]
            a, b = rows * partial + phase, np.outer(partial, columns)
            total += (amp * np.sin(a)) @ np.cos(b) + (amp * np.cos(a)) @ np.sin(b)
            yield
        return total.reshape(-1)[: len(position)]

    return _filled(samples, flags, wave)


def chebyshev(samples: Flat, flags: int, amplitudes: Sequence[float]) -> Steps[Flat]:
    """Add Chebyshev polynomials of orders 1, 2, 3 … over -1…1, each shifted so that its middle is zero."""

    def wave(position: Values) -> Steps[Values]:
        angle, total = np.arccos(np.clip(2 * position - 1, -1, 1)), np.zeros(len(position))
        for order, amp in enumerate(amplitudes, start=1):
            total += amp * (np.cos(order * angle) - np.cos(order * np.pi / 2))
            yield
        return total

    return _filled(samples, flags, wave)


def normalised(samples: Flat, peak: float, wavetable: bool) -> Steps[Flat]:
    """Scale so that the largest absolute value (in a wavetable, of a point) is `peak`. Silence stays as it is."""
    result = yield from copied(samples)
    yield from _normalise(result, peak, wavetable)
    return result


def fitting(target: Frames, source: Frames, to: int, start: int, count: int) -> int:
    """Return how many frames `with_frames` copies: `count`, or all if it is below 0, as far as they exist and fit."""
    if target.shape[1] != source.shape[1]:
        raise BadBufferError(
            f"the buffer has {counted(target.shape[1], 'channel')}, the one to copy from {source.shape[1]}: "
            "they must agree"
        )
    if not (0 <= to < len(target) and 0 <= start < len(source)):
        raise BadBufferError(
            f"cannot copy from frame {start} of {len(source)} to frame {to} of {len(target)}: outside of the buffer"
        )
    most = min(len(source) - start, len(target) - to)
    return most if count < 0 else min(count, most)


def with_frames(target: Frames, source: Frames, to: int, start: int, count: int) -> Steps[Frames]:
    """Return `target` with frames of `source`, both (frames, channels); `fitting` says how many are copied."""
    amount = fitting(target, source, to, start, count)
    result = yield from copied(target)
    yield from copy(source[start : start + amount], result[to : to + amount])
    return result


def _filled(samples: Flat, flags: int, wave: Wave) -> Steps[Flat]:
    """Add a wave to the samples, as the flags say."""
    if not 0 <= flags <= NORMALISE | WAVETABLE | CLEAR:
        raise ArgumentError(f"the flags are {flags}; they are a sum of 1 (normalise), 2 (wavetable) and 4 (clear)")
    wavetable = bool(flags & WAVETABLE)
    points = _half(samples) if wavetable else len(samples)
    width = len(samples) // points
    result = np.empty_like(samples)
    for start in range(0, points, BLOCK):
        stop = min(start + BLOCK, points)
        values = yield from wave(np.arange(start, stop + wavetable) / points)
        span = slice(start * width, stop * width)
        with np.errstate(over="ignore"):  # values too large for 32 bits become infinite
            result[span] = (0 if flags & CLEAR else samples[span]) + (_pairs(values) if wavetable else values)
        yield
    if flags & NORMALISE:
        yield from _normalise(result, 1.0, wavetable)
    return result


def _normalise(samples: Flat, peak: float, wavetable: bool) -> Steps[None]:
    """Scale in place, as `normalised` does."""
    if wavetable:
        _half(samples)
    largest = 0.0
    for span in spans(len(samples)):
        values = _points(samples[span]) if wavetable else samples[span]
        largest = float(np.maximum(largest, np.max(np.abs(values), initial=0)))
        yield
    if not 0 < largest < np.inf:
        return
    for span in spans(len(samples)):
        samples[span] = samples[span] / np.float32(largest) * np.float32(peak)
        yield


def _pairs(values: Values) -> Values:
    """Return a wavetable's pairs for all neighbouring values."""
    this, following = values[:-1], values[1:]
    return np.stack([2 * this - following, following - this], axis=1).reshape(-1)


def _half(samples: Flat) -> int:
    """Return the number of points of a wavetable, or raise `BadBufferError` for an odd number of samples."""
    if len(samples) % 2:
        raise BadBufferError(
            f"a wavetable takes pairs of samples, but the buffer has {len(samples)} of them, an odd number"
        )
    return len(samples) // 2


def _points(samples: Flat) -> Flat:
    """Return the points of a wavetable."""
    return samples[0::2] + samples[1::2]
