"""Sound at another sample rate."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import scipy.signal

from nmfserver.processes.resample import ratio, resampled
from nmfserver.steps import finished


@pytest.mark.parametrize(("rate", "wanted"), [(44100, 48000), (48000, 44100), (22050, 48000), (96000, 44100)])
def test_a_tone_keeps_its_pitch_its_level_and_its_channels(rate: int, wanted: int) -> None:
    tone = 0.5 * np.stack([np.sin(2 * np.pi * f * np.arange(rate) / rate) for f in (441, 3000)], axis=1)
    result = finished(resampled(tone.astype(np.float32), rate, wanted))
    assert result.shape == (wanted, 2)
    assert result.dtype == np.float32
    assert result.flags.c_contiguous
    expected = 0.5 * np.stack([np.sin(2 * np.pi * f * np.arange(wanted) / wanted) for f in (441, 3000)], axis=1)
    inside = slice(wanted // 10, -wanted // 10)
    np.testing.assert_allclose(result[inside], expected[inside], atol=3e-3)


@pytest.mark.parametrize(("rate", "wanted"), [(44100, 48000), (48000, 44100), (8000, 192000), (44099.5, 22050)])
def test_blocks_have_no_seams(rate: float, wanted: float) -> None:
    sound = np.random.default_rng(1).normal(size=(100_000, 2)).astype(np.float32)
    change = ratio(rate, wanted)
    reference = scipy.signal.resample_poly(sound, change.numerator, change.denominator, axis=0)
    steps = resampled(sound, rate, wanted)
    assert sum(1 for _ in steps) > 3
    np.testing.assert_allclose(finished(resampled(sound, rate, wanted)), reference, atol=1e-6)


def test_what_the_new_rate_cannot_hold_is_left_out() -> None:
    high = np.sin(2 * np.pi * 15000 * np.arange(48000) / 48000).astype(np.float32)[:, None]
    assert np.abs(finished(resampled(high, 48000, 16000))[200:-200]).max() < 0.01


def test_rates_of_sound_cards_are_met_exactly_and_odd_ones_nearly() -> None:
    assert ratio(44100, 48000) == Fraction(160, 147)
    for odd in (44099.5, 31415.9, 12345.6):
        assert float(ratio(odd, 48000)) == pytest.approx(48000 / odd, rel=5e-5)
