"""Optimal transport between spectra: against the plain reference, and its properties."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.kernels import transport
from tests import naive

Samples = NDArray[np.float32]
RANDOM = np.random.default_rng(4)


def peak(*at: float, bins: int = 33) -> Samples:
    """Return a spectrum with a hill at each of these places, on a floor."""
    k = np.arange(bins)
    hills = [np.exp(-((k - place) ** 2)) for place in at]
    return np.asarray(np.sum([np.full(bins, 1e-6), *hills], axis=0), np.float32)


PAIRS = [
    (RANDOM.random(33).astype(np.float32), RANDOM.random(33).astype(np.float32) ** 8 + np.float32(1e-7)),
    (peak(5), peak(20)), (peak(3, 20), peak(9)), (peak(30), peak(31.9)), (peak(0), peak(32)),
    (np.ones(33, np.float32), 1e3 * peak(7)), (peak(4), peak(4)),
]  # fmt: skip


def between(source: Samples, target: Samples, amount: float) -> Samples:
    made, out = transport.empty(1, len(source)), np.empty((1, len(source)), np.float32)
    transport.plan(source[None], target[None], made)
    transport.interpolate(made, amount, out)
    return np.asarray(out[0])


@pytest.mark.parametrize("pair", range(len(PAIRS)))
@pytest.mark.parametrize("amount", [0.0, 0.1, 0.5, 0.77, 1.0])
def test_it_equals_the_reference(pair: int, amount: float) -> None:
    source, target = PAIRS[pair]
    expected = naive.morphed(source.astype(float), target.astype(float), amount)
    np.testing.assert_allclose(between(source, target, amount), expected, rtol=1e-4, atol=1e-5 * expected.max())


@pytest.mark.parametrize("pair", range(len(PAIRS)))
def test_it_begins_at_the_source_ends_at_the_target_and_loses_nothing(pair: int) -> None:
    source, target = PAIRS[pair]
    np.testing.assert_allclose(between(source, target, 0.0), source, rtol=1e-4)
    np.testing.assert_allclose(between(source, target, 1.0), target, rtol=1e-4)
    k = np.arange(33)
    ends = [(m.sum(), (k * m).sum() / m.sum()) for m in (source, target)]
    for amount in (0.25, 0.6):
        found = between(source, target, amount)
        (first, low), (last, high) = ends
        assert found.sum() == pytest.approx((1 - amount) * first + amount * last, rel=1e-5)
        assert (k * found).sum() / found.sum() == pytest.approx((1 - amount) * low + amount * high, rel=1e-4)


def test_a_peak_glides_and_does_not_fade() -> None:
    for amount, place in ((0.0, 5), (0.2, 8), (0.4, 11), (1.0, 20)):
        found = between(peak(5), peak(20), amount)
        assert found.argmax() == place
        assert found.max() == pytest.approx(1, rel=0.01)


@pytest.mark.parametrize("pair", range(len(PAIRS)))
def test_costs_are_those_of_the_plan(pair: int) -> None:
    source, target = PAIRS[pair]
    out = np.empty(2)
    transport.costs(source, np.stack([target, source]), out)
    expected: Any = sum(mass * (i - j) ** 2 for i, j, mass in naive.transport(source, target))
    assert out[0] == pytest.approx(expected, rel=1e-5, abs=1e-9)
    assert out[1] == pytest.approx(0, abs=1e-9)
