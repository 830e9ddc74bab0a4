"""Starts: what each of them is, and what holds of all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nmfserver.kernels import starts, uniform
from nmfserver.kernels.access import IS_COMPILED
from tests import naive
from tests.kernels.teams import whole

FRAMES, BINS = (200 if IS_COMPILED else 60), 16
NOISE = np.random.default_rng(11)
V = ((NOISE.random((FRAMES, 7)) ** 6) @ (NOISE.random((7, BINS)) ** 3) + 0.01).astype(np.float32)
KINDS = ("random", "svd", "frames")
random, svd, frames = whole(starts.random), whole(starts.svd, runtime=True), whole(starts.frames, runtime=True)
ALL_COMPONENTS = (1, 2, 3, 9, 40) if IS_COMPILED else (1, 3, 20)


def started(kind: str, v: Any = V, components: int = 3, seed: int = 5) -> tuple[Any, Any]:
    """Return bases (components, bins) and activations (frames, components)."""
    w = np.full((components, v.shape[1]), np.nan, np.float32)
    h, sums, words = np.full(len(v) * components, np.nan, np.float32), v.sum(axis=1), uniform.state()
    with np.errstate(all="ignore"):
        if kind == "random":
            random(seed, words, sums, w, h)
        elif kind == "svd":
            svd(seed, words, v, sums, w, h)
        else:
            frames(seed, words, v, sums, np.empty_like(v), w, h)
    return w, h.reshape(len(v), components)


@pytest.mark.parametrize("components", ALL_COMPONENTS)
@pytest.mark.parametrize("kind", KINDS)
def test_bases_sum_to_one_and_frames_fit(kind: str, components: int) -> None:
    w, h = started(kind, components=components)
    np.testing.assert_allclose(w.sum(axis=1), 1, rtol=1e-4)
    assert (h > 0).all()
    assert (w >= 0).all()
    if kind != "svd":  # it fits in the mean, as singular vectors do
        np.testing.assert_allclose(h.sum(axis=1), V.sum(axis=1), rtol=1e-4)


@pytest.mark.parametrize("components", ALL_COMPONENTS)
def test_a_random_start_is_uniform_numbers(components: int) -> None:
    w, h = started("random", components=components)
    expected = np.array([naive.uniform(5 + component, BINS) for component in range(components)])
    np.testing.assert_allclose(w, expected / expected.sum(axis=1)[:, None], rtol=1e-5)
    draws = naive.uniform(5 + components, FRAMES * components).reshape(FRAMES, components)
    np.testing.assert_allclose(h, draws * (V.sum(axis=1) / draws.sum(axis=1))[:, None], rtol=1e-4)


@pytest.mark.parametrize("components", [1, 2, 5, 7])
@pytest.mark.parametrize("transposed", [False, True])
def test_the_start_from_singular_vectors_is_that_of_the_paper(transposed: bool, components: int) -> None:
    v = np.ascontiguousarray(V[:60].T) if transposed else V
    w, h = started("svd", v, components)
    expected = naive.nndsvd_of_pairs(v, components) if v.shape[1] >= 4 * components else naive.nndsvd(v, components)
    np.testing.assert_allclose(w, expected[0], rtol=2e-3, atol=2e-3 * float(expected[0].max()))
    np.testing.assert_allclose(h, expected[1], rtol=2e-3, atol=2e-3 * float(expected[1].max()))


def test_where_there_are_more_components_than_singular_values_the_others_are_random() -> None:
    v = np.outer(0.5 + NOISE.random(FRAMES), 0.5 + NOISE.random(BINS)).astype(np.float32)
    w, h = started("svd", v, BINS + 4)
    random = started("random", v, BINS + 4)
    np.testing.assert_allclose(w[0], v.sum(axis=0) / v.sum(), rtol=1e-3)
    np.testing.assert_allclose(w[BINS:], random[0][BINS:], rtol=1e-4)
    np.testing.assert_allclose(h[:, BINS:], random[1][:, BINS:], rtol=1e-4)


@pytest.mark.parametrize("components", [1, 3, 7])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_bases_are_frames_that_are_far_from_each_other(seed: int, components: int) -> None:
    w, h = started("frames", components=components, seed=seed)
    chosen, likeness = naive.far_frames(V.astype(float), components, naive.uniform(seed, components))
    assert len(set(chosen)) == components
    mean = V.sum(axis=0, dtype=float) / V.sum(dtype=float)
    expected = 0.9 * V[chosen] / V[chosen].sum(axis=1)[:, None] + 0.1 * mean
    np.testing.assert_allclose(w, expected, rtol=1e-3)
    powers = np.maximum(likeness**4, 1e-3)
    np.testing.assert_allclose(h, powers * (V.sum(axis=1) / powers.sum(axis=1))[:, None], rtol=1e-3)


def test_frames_find_sounds_that_never_sound_together() -> None:
    spectra = np.kron(np.eye(4), np.ones(BINS // 4)).astype(np.float32)
    v = np.ascontiguousarray(spectra[np.arange(FRAMES) % 4])
    for seed in range(5):
        w, _ = started("frames", v, 4, seed)
        assert sorted(w.argmax(axis=1) // (BINS // 4)) == [0, 1, 2, 3]


@pytest.mark.parametrize("level", [0, 1e-10, 1e10])
@pytest.mark.parametrize("components", [1, 5])
@pytest.mark.parametrize("kind", KINDS)
def test_silence_and_every_level_give_finite_numbers(kind: str, components: int, level: float) -> None:
    v = (V * level).astype(np.float32)
    w, h = started(kind, v, components)
    assert np.isfinite(w).all()
    assert np.isfinite(h).all()
    assert min(w.min(), h.min()) >= 0


@pytest.mark.parametrize("frames", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_fewer_frames_than_components(kind: str, frames: int) -> None:
    w, h = started(kind, V[:frames], 6)
    assert np.isfinite(w).all()
    assert np.isfinite(h).all()
    np.testing.assert_allclose(w.sum(axis=1), 1, rtol=1e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_half_silence_is_not_chosen(kind: str) -> None:
    v = V.copy()
    v[::2] = 0
    w, h = started(kind, v, 4)
    np.testing.assert_allclose(w.sum(axis=1), 1, rtol=1e-4)
    assert np.isfinite(h).all()
