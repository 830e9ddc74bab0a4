"""Measures of components, against the readable twins and known sounds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nmfserver.errors import BadBufferError
from nmfserver.kernels.stft import Transform
from nmfserver.processes.describing import (
    LEAST_LEVEL,
    MEASURES,
    Description,
    describe,
    of_factors,
    of_sound,
    unreported,
)
from nmfserver.processes.onsets import onsets
from nmfserver.processes.pitch import pitch
from tests import naive, sounds

RATE = 44100.0
RNG = np.random.default_rng(18)
NOISE = RNG.normal(size=44100) * 0.2
TIME = np.arange(44100) / RATE
HITS = (0.1, 0.35, 0.6, 0.85)


def tone(frequency: float) -> Any:
    """Return a second of eight harmonics."""
    return sum(np.sin(2 * np.pi * frequency * n * TIME + n) / n for n in range(1, 9)) * 0.3


def loop(*times: float, at: float = 1.0) -> Any:
    """Return a second in which noise is struck at these times."""
    out = np.zeros(len(TIME))
    for time in times:
        first = int(time * RATE)
        out[first:] += at * np.exp(-30 * TIME[: len(out) - first]) * NOISE[: len(out) - first]
    return out


def heard(*signals: Any, window: int = 1024, hop: int = 256, components: int = 0) -> Description:
    """Describe signals, a channel each."""
    source = np.ascontiguousarray(np.array(signals).T, np.float32)
    sums = of_sound(source, components or len(signals), Transform(window, hop, window), 1, unreported)
    return describe(sums, RATE / window, RATE / hop)


def measure(found: Description, name: str) -> Any:
    return found.values[MEASURES.index(name)]


@pytest.mark.parametrize("frequency", [110.0, 220.0, 261.6, 1000.0])
@pytest.mark.parametrize("window", [1024, 4096])
def test_the_pitch_of_a_tone_is_within_a_percent(frequency: float, window: int) -> None:
    found = heard(tone(frequency), np.sin(2 * np.pi * frequency * TIME), window=window)
    np.testing.assert_allclose(measure(found, "pitch"), frequency, rtol=0.01)
    assert measure(found, "confidence").min() > 0.9


def test_a_tone_without_its_fundamental_has_its_pitch() -> None:
    signal = tone(220.0) - 0.3 * np.sin(2 * np.pi * 220 * TIME + 1)
    assert measure(heard(signal), "pitch") == pytest.approx(220, rel=0.01)


def test_noise_is_flat_and_has_no_sure_pitch() -> None:
    found = heard(NOISE, tone(220.0))
    assert measure(found, "flatness")[0] > 0.95 > 0.2 > measure(found, "flatness")[1]
    assert measure(found, "confidence")[0] < 0.3


@pytest.mark.parametrize("hop", [128, 256, 512])
def test_onsets_are_those_of_the_loop(hop: int) -> None:
    (times,) = heard(loop(*HITS), hop=hop).onsets
    np.testing.assert_allclose(times, HITS, atol=0.01)


def test_shape_pitch_and_onsets_are_those_of_the_twins() -> None:
    found = heard(sounds.make("drums", 12000)[:, 0], sounds.make("strings", 12000)[:, 0])
    for column, name in enumerate(("drums", "strings")):
        v = np.abs(naive.stft(sounds.make(name, 12000)[:, 0].astype(float), 1024, 256, 1024))
        shape = naive.spectral_shape(v.sum(axis=0), RATE / 1024)
        np.testing.assert_allclose(found.values[2:5, column], shape, rtol=1e-4)
        np.testing.assert_allclose(found.values[5:, column], naive.pitch(v.sum(axis=0), RATE / 1024), rtol=1e-4)
        np.testing.assert_allclose(found.onsets[column], naive.onsets(v.sum(axis=1), RATE / 256), rtol=1e-4)


def test_random_curves_have_the_pitch_and_onsets_of_the_twins() -> None:
    for _ in range(10):
        curve = RNG.random(60) ** 3
        assert pitch(curve, 30.0) == pytest.approx(naive.pitch(curve, 30.0))
        np.testing.assert_allclose(onsets(curve, 40.0), naive.onsets(curve, 40.0))


def test_stems_have_shares_levels_and_likenesses() -> None:
    found = heard(loop(*HITS), loop(*HITS, at=0.5), loop(0.2))
    share = measure(found, "share")
    assert share.sum() == pytest.approx(1)
    assert share[0] == pytest.approx(2 * share[1], rel=1e-4)
    np.testing.assert_allclose(measure(found, "level")[0], 10 * np.log10(np.mean(loop(*HITS) ** 2)), rtol=1e-5)
    assert found.nearest == [1, 0, found.nearest[2]]
    assert found.correlations[0, 1] == pytest.approx(1, abs=1e-5)
    expected: Any = np.corrcoef([np.abs(naive.stft(s, 1024, 256, 1024)).sum(axis=1) for s in (loop(*HITS), loop(0.2))])
    assert found.correlations[0, 2] == pytest.approx(expected[0, 1], abs=1e-4)


def test_a_long_sound_is_described_in_blocks_as_in_one() -> None:
    signal = np.tile(loop(*HITS), 3)[: 1024 * 64 + 5000]
    found = of_sound(signal[:, None].astype(np.float32), 1, Transform(256, 64, 256), 1, unreported)
    expected = np.abs(naive.stft(signal, 256, 64, 256))
    assert found.envelopes is not None
    assert found.spectra is not None
    np.testing.assert_allclose(found.envelopes[:, 0], expected.sum(axis=1), rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(found.spectra[0], expected.sum(axis=0), rtol=1e-3, atol=1e-4)


def test_factors_are_described_as_their_product() -> None:
    bases, activations = RNG.random((20, 6)), RNG.random((30, 6))
    sums = of_factors(bases.astype(np.float32), activations.astype(np.float32), 3, unreported)
    products = [activations[:, [k, k + 3]] @ bases[:, [k, k + 3]].T for k in range(3)]  # of both audio channels
    assert sums.spectra is not None
    assert sums.envelopes is not None
    np.testing.assert_allclose(sums.spectra, [each.sum(axis=0) for each in products], rtol=1e-5)
    np.testing.assert_allclose(sums.envelopes.T, [each.sum(axis=1) for each in products], rtol=1e-5)
    found = describe(sums, 10.0, 50.0)
    totals = np.array([each.sum() for each in products])
    np.testing.assert_allclose(measure(found, "share"), totals / totals.sum(), rtol=1e-5)
    rms: Any = np.sqrt((sums.envelopes**2).mean(axis=0)) / sums.envelopes.max()
    np.testing.assert_allclose(measure(found, "level"), 20 * np.log10(rms), rtol=1e-5)


def test_what_is_not_known_is_minus_one() -> None:
    factor = RNG.random((40, 2)).astype(np.float32)
    bases = describe(of_factors(factor, None, 2, unreported), 10.0, 1.0)
    activations = describe(of_factors(None, factor, 2, unreported), 1.0, 10.0)
    assert (measure(bases, "level") == LEAST_LEVEL).all()
    assert [len(each) for each in bases.onsets] == [0, 0]
    np.testing.assert_allclose(bases.correlations, np.corrcoef(factor.T), atol=1e-5)
    assert (activations.values[2:6] == -1).all()
    assert all(len(each) for each in activations.onsets)


def test_silence_one_frame_and_one_component() -> None:
    silent = heard(np.zeros(3000))
    assert silent.values[:, 0].tolist() == [0, LEAST_LEVEL, -1, -1, -1, -1, 0]
    assert (len(silent.onsets[0]), silent.nearest, silent.correlations.tolist()) == (0, [-1], [[1.0]])
    one = describe(of_factors(np.ones((1, 2), np.float32), np.ones((1, 2), np.float32), 2, unreported), 1.0, 1.0)
    assert one.onsets[0].tolist() == [0]
    assert one.correlations.tolist() == [[1, 0], [0, 1]]
    assert heard(np.ones(1)).values.shape == (7, 1)


def test_the_table_has_it_all() -> None:
    found = heard(loop(*HITS), loop(0.2))
    table = found.table()
    assert table.shape == (7 + 2 + 1 + 4, 2)
    np.testing.assert_array_equal(table[7:9], found.correlations)
    assert table[9].tolist() == [4, 1]
    np.testing.assert_allclose(table[10:, 0], found.onsets[0], rtol=1e-6)
    assert table[11:, 1].tolist() == [-1, -1, -1]


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_values_that_are_not_finite_are_refused(value: float) -> None:
    factor = np.ones((5, 2), np.float32)
    factor[3, 1] = value
    with pytest.raises(BadBufferError, match="activations: the value at frame 3, channel 1 is"):
        of_factors(None, factor, 2, unreported)
    with pytest.raises(BadBufferError, match="source: the value at frame 3, channel 1 is"):
        of_sound(factor, 2, Transform(64, 32, 64), 1, unreported)
