"""The generators against plain loops, as the Server Command Reference describes them."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.buffers import fills
from nmfserver.errors import ArgumentError, BadBufferError
from nmfserver.steps import finished

SIZE = 64
PARTIALS = [(1.0, 0.8, 0.3), (2.5, 0.5, -1.2), (7.0, 0.1, 2.0)]
AMPLITUDES = [1.0, 0.5, 0.25, 0.125]


def sines(place: float) -> float:
    return sum(amp * math.sin(2 * math.pi * partial * place + phase) for partial, amp, phase in PARTIALS)


def chebyshev(place: float) -> float:
    x = 2 * place - 1
    value = 0.0
    for order, amp in enumerate(AMPLITUDES, start=1):
        value += amp * (math.cos(order * math.acos(x)) - math.cos(order * math.acos(0)))
    return value


def filled(old: list[float], flags: int, wave: Callable[[float], float]) -> list[float]:
    """The oracle: one point after the other."""
    new = [0.0] * len(old) if flags & 4 else list(old)
    if flags & 2:
        points = len(old) // 2
        for i in range(points):
            this, following = wave(i / points), wave((i + 1) / points)
            new[2 * i] += 2 * this - following
            new[2 * i + 1] += following - this
    else:
        for i in range(len(old)):
            new[i] += wave(i / len(old))
    if flags & 1:
        loudest = 0.0
        if flags & 2:
            for i in range(0, len(new), 2):
                loudest = max(loudest, abs(new[i] + new[i + 1]))
        else:
            for value in new:
                loudest = max(loudest, abs(value))
        new = [value / loudest for value in new]
    return new


def noise(size: int = SIZE) -> NDArray[np.float32]:
    return np.random.default_rng(1).uniform(-1, 1, size).astype(np.float32)


@pytest.mark.parametrize("flags", range(8))
def test_sines(flags: int) -> None:
    old = noise()
    reference = filled(old.tolist(), flags, sines)
    np.testing.assert_allclose(finished(fills.sines(old, flags, PARTIALS)), reference, atol=2e-6)


@pytest.mark.parametrize("flags", range(8))
def test_chebyshev(flags: int) -> None:
    old = noise()
    reference = filled(old.tolist(), flags, chebyshev)
    np.testing.assert_allclose(finished(fills.chebyshev(old, flags, AMPLITUDES)), reference, atol=2e-6)


@pytest.mark.parametrize("flags", [0, 2, 7])
def test_a_wave_has_no_seam_between_blocks(flags: int) -> None:
    size = 6 * fills.BLOCK
    wave = finished(fills.sines(np.zeros(size, np.float32), flags, [(3.0, 1.0, 0.0)]))
    points = wave.reshape(-1, 2).sum(axis=1) if flags & 2 else wave
    ideal = np.sin(3 * 2 * np.pi * np.arange(len(points)) / len(points))
    np.testing.assert_allclose(points, ideal, atol=1e-6)


@pytest.mark.parametrize("points", [1, 127, 2049, fills.BLOCK + 129])
def test_many_partials(points: int) -> None:
    random = np.random.default_rng(1)
    partials = [(n + random.uniform(), *random.normal(size=2)) for n in range(1, 2 * fills.TOGETHER + 3)]
    reference = np.zeros(points)
    for partial, amp, phase in partials:
        reference += amp * np.sin(partial * 2 * np.pi * np.arange(points) / points + phase)
    result = finished(fills.sines(np.zeros(points, np.float32), 0, partials))
    np.testing.assert_allclose(result, reference, atol=1e-7 * np.abs(reference).max())


def test_the_middle_of_a_chebyshev_wave_is_zero() -> None:
    assert finished(fills.chebyshev(np.zeros(SIZE, np.float32), 4, [0.0, 1.0]))[SIZE // 2] == pytest.approx(0, abs=1e-7)


def test_fills_leave_what_they_are_given() -> None:
    old = noise()
    before = old.copy()
    finished(fills.sines(old, 7, PARTIALS))
    finished(fills.chebyshev(old, 0, AMPLITUDES))
    finished(fills.normalised(old, 2.0, False))
    finished(fills.with_frames(old.reshape(-1, 2), old.reshape(-1, 2), 3, 0, 4))
    np.testing.assert_array_equal(old, before)


@pytest.mark.parametrize("flags", [-1, 8])
def test_flags_out_of_range(flags: int) -> None:
    with pytest.raises(ArgumentError, match=f"the flags are {flags}; they are a sum of 1"):
        finished(fills.sines(noise(), flags, PARTIALS))


@pytest.mark.parametrize("peak", [1.0, 0.25, 3.0, -1.0, 0.0])
def test_normalising(peak: float) -> None:
    result = finished(fills.normalised(noise(), peak, wavetable=False))
    assert np.max(np.abs(result)) == np.float32(abs(peak))
    np.testing.assert_allclose(result, noise() * peak / np.max(np.abs(noise())), rtol=1e-6)
    points = finished(fills.normalised(noise(), peak, wavetable=True)).reshape(-1, 2).sum(axis=1)
    assert np.max(np.abs(points)) == pytest.approx(abs(peak))


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_what_has_no_peak_stays(value: float) -> None:
    samples = np.full(SIZE, value, np.float32)
    np.testing.assert_array_equal(finished(fills.normalised(samples, 1.0, wavetable=False)), samples)


def test_the_faintest_sound_can_be_normalised() -> None:
    samples = np.array([1e-45, 0], np.float32)
    assert finished(fills.normalised(samples, 1.0, wavetable=False)).tolist() == [1.0, 0.0]


def test_wavetables_are_made_of_pairs() -> None:
    with pytest.raises(BadBufferError, match="takes pairs of samples, but the buffer has 7"):
        finished(fills.sines(noise(7), 2, PARTIALS))
    with pytest.raises(BadBufferError, match="takes pairs of samples, but the buffer has 7"):
        finished(fills.normalised(noise(7), 1.0, wavetable=True))


@pytest.mark.parametrize(
    ("to", "start", "count"),
    [(0, 0, -1), (3, 1, 4), (5, 9, -1), (9, 0, 1), (0, 0, 0), (2, 0, 8), (8, 0, 3), (0, 11, 2)],
)
def test_copying(to: int, start: int, count: int) -> None:
    target, source = noise(20).reshape(10, 2), -noise(24).reshape(12, 2)
    reference = target.tolist()
    for i in range(10 if count < 0 else count):
        if to + i < 10 and start + i < 12:
            reference[to + i] = source[start + i].tolist()
    np.testing.assert_array_equal(
        finished(fills.with_frames(target, source, to, start, count)), np.array(reference, np.float32)
    )


@pytest.mark.parametrize(
    ("to", "start", "count", "reason"),
    [
        (10, 0, 1, "to frame 10 of 10: outside"),
        (-1, 0, 1, "to frame -1 of 10"),
        (0, 12, 1, "from frame 12 of 12"),
        (0, -1, 1, "from frame -1 of 12"),
    ],
)
def test_copying_what_is_not_there(to: int, start: int, count: int, reason: str) -> None:
    with pytest.raises(BadBufferError, match=reason):
        finished(fills.with_frames(noise(20).reshape(10, 2), noise(24).reshape(12, 2), to, start, count))


def test_copying_needs_as_many_channels() -> None:
    with pytest.raises(BadBufferError, match="has 2 channels, the one to copy from 1"):
        finished(fills.with_frames(noise(20).reshape(10, 2), noise(20).reshape(20, 1), 0, 0, 1))
