"""Sound at another sample rate."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from nmfserver.processes.resample import ratio, resampled


@pytest.mark.parametrize(("rate", "wanted"), [(44100, 48000), (48000, 44100), (22050, 48000), (96000, 44100)])
def test_a_tone_keeps_its_pitch_its_level_and_its_channels(rate: int, wanted: int) -> None:
    tone = 0.5 * np.stack([np.sin(2 * np.pi * f * np.arange(rate) / rate) for f in (441, 3000)], axis=1)
    result = resampled(tone.astype(np.float32), rate, wanted)
    assert result.shape == (wanted, 2)
    assert result.dtype == np.float32
    assert result.flags.c_contiguous
    expected = 0.5 * np.stack([np.sin(2 * np.pi * f * np.arange(wanted) / wanted) for f in (441, 3000)], axis=1)
    inside = slice(wanted // 10, -wanted // 10)
    np.testing.assert_allclose(result[inside], expected[inside], atol=3e-3)


def test_what_the_new_rate_cannot_hold_is_left_out() -> None:
    high = np.sin(2 * np.pi * 15000 * np.arange(48000) / 48000).astype(np.float32)[:, None]
    assert np.abs(resampled(high, 48000, 16000)[200:-200]).max() < 0.01


def test_rates_of_sound_cards_are_met_exactly_and_odd_ones_nearly() -> None:
    assert ratio(44100, 48000) == Fraction(160, 147)
    for odd in (44099.5, 31415.9, 12345.6):
        assert float(ratio(odd, 48000)) == pytest.approx(48000 / odd, rel=5e-5)
