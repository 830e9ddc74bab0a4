"""Frames and magnitudes against the plain reference."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nmfserver.kernels import fourier, stft
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import OVERFLOW, Member
from tests import naive
from tests.kernels.teams import together

SIGNAL = np.random.default_rng(1).standard_normal(1000).astype(np.float32)


def magnitudes(signal: Any, transform: Transform, members: int = 1) -> Any:
    """Run the kernel; return the magnitudes and whether one overflowed."""
    out = np.full((transform.frames(len(signal)), transform.bins), np.nan, np.float32)
    spaces = np.empty((members, stft.ROWS, transform.fft), np.float32)
    sound = signal, transform.hop, stft.hann(transform.window), fourier.tables(transform.fft)

    def work(member: Member) -> None:
        stft.magnitudes(member, *sound, spaces, out)

    signals = together(members, work)
    return out, bool(signals[OVERFLOW])


@pytest.mark.parametrize("members", [1, 3])
@pytest.mark.parametrize(
    "size", [(64, 32, 64), (64, 16, 128), (50, 17, 64), (64, 64, 64), (5, 1, 8), (99, 33, 512), (4, 2, 4)]
)
@pytest.mark.parametrize("length", [1, 31, 32, 63, 64, 640, 1000])
def test_magnitudes_equal_the_reference(size: tuple[int, int, int], length: int, members: int) -> None:
    transform, signal = Transform(*size), SIGNAL[:length]
    expected = np.abs(naive.stft(signal.astype(float), *size))
    computed, overflow = magnitudes(signal, transform, members)
    assert computed.shape == expected.shape
    np.testing.assert_allclose(computed, expected, atol=2e-6 * expected.max())
    assert not overflow


def test_the_window_is_periodic_hann() -> None:
    np.testing.assert_allclose(stft.hann(10), naive.window(10), atol=1e-7)
    assert stft.hann(10)[0] == 0
    assert stft.hann(10)[5] == 1


def test_silence_beside_a_loud_sound_stays_exactly_silent() -> None:
    signal = np.zeros(2000, np.float32)
    signal[:100] = 1e6
    computed, _ = magnitudes(signal, Transform(64, 32, 64))
    assert not computed[6:].any()


def test_tiny_magnitudes_are_silence() -> None:
    computed, _ = magnitudes(SIGNAL * np.float32(1e-35), Transform(64, 32, 64))
    assert not computed.any()


@pytest.mark.parametrize("value", [3e38, np.nan, np.inf])
def test_a_magnitude_beyond_float32_sets_overflow(value: float) -> None:
    signal = SIGNAL.copy()
    signal[300:310] = value
    assert magnitudes(signal, Transform(64, 32, 64))[1]
