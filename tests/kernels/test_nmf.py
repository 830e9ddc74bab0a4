"""One sweep against the equations, and what must hold of any number of them."""

from __future__ import annotations

import numpy as np
import pytest

from nmfserver.kernels import nmf
from tests import naive

FRAMES, BINS, COMPONENTS = 37, 9, 3
NOISE = np.random.default_rng(2)
V = NOISE.random((FRAMES, BINS), np.float32)
W = NOISE.random((COMPONENTS, BINS), np.float32)
H = NOISE.random((FRAMES, COMPONENTS), np.float32)


def sweep(w: naive.Array, h: naive.Array, update: bool, gather: bool, threads: int = 2, tile: int = 5) -> naive.Array:
    """Run a sweep; return the gathered numerators."""
    shares = np.full((threads, *w.shape), np.nan, np.float32)
    nmf.sweep(V, w, h, w.sum(axis=1), shares, tile, update, gather)
    total: naive.Array = shares.sum(axis=0)
    return total


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("tile", [1, 5, 64])
def test_the_numerators_are_those_of_the_equation(threads: int, tile: int) -> None:
    h = H.copy()
    np.testing.assert_allclose(sweep(W, h, False, True, threads, tile), H.T @ (V / (H @ W)), rtol=1e-5)
    np.testing.assert_array_equal(h, H)


def test_activations_are_updated_and_then_gathered() -> None:
    h = H.copy()
    numerators = sweep(W, h, update=True, gather=True)
    expected = H * ((V / (H @ W)) @ W.T) / W.sum(axis=1)
    np.testing.assert_allclose(h, expected, rtol=1e-5)
    np.testing.assert_allclose(numerators, expected.T @ (V / (expected @ W)), rtol=1e-5)


def test_without_gathering_only_the_activations_change() -> None:
    h = H.copy()
    assert not sweep(W, h, update=True, gather=False).any()
    assert not np.array_equal(h, H)


def test_more_threads_than_frames() -> None:
    shares = np.zeros((8, COMPONENTS, BINS), np.float32)
    nmf.sweep(V[:3], W, H[:3].copy(), W.sum(axis=1), shares, 4, True, True)
    assert np.isfinite(shares).all()


def test_silence_becomes_exact_zeros() -> None:
    h, silence = H.copy(), np.zeros_like(V)
    nmf.sweep(silence, W, h, W.sum(axis=1), np.zeros((2, COMPONENTS, BINS), np.float32), 8, True, True)
    assert not h.any()


def test_denormals_are_flushed() -> None:
    h = np.full_like(H, 1e-32)
    nmf.sweep(V * np.float32(1e-18), W, h, W.sum(axis=1), np.zeros((1, *W.shape), np.float32), 8, True, False)
    assert not ((h > 0) & (h < 1e-30)).any()


def test_divergence_equals_the_sum_over_cells() -> None:
    magnitudes = V.copy()
    magnitudes[3] = 0
    assert nmf.divergence(magnitudes, W, H) == pytest.approx(naive.divergence(magnitudes, W, H), rel=1e-5)
    assert nmf.divergence((H @ W).astype(np.float32), W, H) == pytest.approx(0, abs=1e-4)


def test_tiles_fit_the_cache_and_hold_at_least_a_few_frames() -> None:
    assert nmf.tile_frames(33) == nmf.TILE_FRAMES[1]
    assert nmf.tile_frames(32769) == nmf.TILE_FRAMES[0]
    assert nmf.tile_frames(2049) * 2049 <= nmf.TILE_VALUES
