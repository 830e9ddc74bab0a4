"""Seeds: the singular vectors' own, as the papers have them and as FluCoMa has them."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, BadBufferError, Cancelled
from nmfserver.processes.bufnmf import decompose
from nmfserver.processes.seeding import METHODS, Seeding, Seeds, rank, seed
from nmfserver.processes.settings import Settings
from tests import naive, sounds

SIZES: dict[str, Any] = {"window_size": 256, "hop_size": 128}
RNG = np.random.default_rng(3)
SOUND = sounds.make("drums", 12000)[:, :1]
SHORT = SOUND[:3000]
"""Of fewer frames than bins."""


def magnitudes(sound: Any) -> Any:
    """Return |V|, float64 (frames, bins), of the sizes above."""
    return np.abs(naive.stft(sound[:, 0].astype(float), 256, 128, 256))


def made(sound: Any = SOUND, **settings: Any) -> Seeds:
    return seed(sound, Seeding(**{**SIZES, **settings}))


def drawn(seed_: int) -> Any:
    return lambda count: naive.uniform(seed_, int(count))


@pytest.mark.parametrize("sound", [SOUND, SHORT], ids=["long", "short"])
@pytest.mark.parametrize("method", range(4), ids=METHODS)
def test_seeds_are_those_of_the_papers(sound: NDArray[np.float32], method: int) -> None:
    found = made(sound, coverage=0.85, method=METHODS[method], seed=9)
    v = magnitudes(sound)
    count = naive.rank(np.linalg.svd(v, compute_uv=False), 0.85, 1, 200)
    assert found.components == count > 2
    bases, activations = naive.seeds(v, count, method, drawn(9))
    np.testing.assert_allclose(found.bases, bases, atol=2e-4)
    np.testing.assert_allclose(found.activations, activations, atol=2e-4)
    np.testing.assert_allclose(np.linalg.norm(found.bases, axis=0), 1, rtol=1e-5)


@pytest.mark.parametrize("method", range(4), ids=METHODS)
def test_flucomas_seeds_are_those_of_one_sign_or_the_other(method: int) -> None:
    """Its slip makes the choice depend on the sign of each pair of vectors, which is that of its library."""
    most = 12
    found = made(coverage=0.75, max_components=most, method=METHODS[method], seed=9, fluid=True)
    v, count = magnitudes(SOUND), found.components
    assert 2 < count < most
    draws = drawn(9)
    if method == 1:  # what is filled in depends on both factors' zeros: compared where nothing is
        draws = lambda number: np.zeros(int(number))  # noqa: E731
    both = [naive.fluid_seeds(v, count, most, method, np.full(count, sign), draws) for sign in (1, -1)]
    for component in range(count):
        errors = []
        for bases, activations in both:
            w, h = found.bases[:, component], found.activations[:, component]
            scale = h.max() / activations[:, component].max()
            filled = method == 1
            wrong = np.abs(w - bases[:, component])[(bases[:, component] > 1e-3) if filled else slice(None)]
            off = np.abs(h / scale - activations[:, component])
            errors.append(max(wrong.max(), off[(activations[:, component] > 1e-3) if filled else slice(None)].max()))
        assert min(errors) < 2e-3


def test_flucomas_random_numbers_go_through_all_components_that_there_may_be() -> None:
    """Bases keep their numbers when there may be more components, and activations take others."""
    few, more = (made(coverage=0.75, max_components=most, method="nndsvdar", seed=4, fluid=True) for most in (12, 20))
    np.testing.assert_array_equal(few.bases, more.bases)
    zeros = few.activations < 1e-4
    assert zeros.any()
    assert not np.array_equal(few.activations[zeros], more.activations[zeros])
    ours = [made(coverage=0.75, max_components=most, method="nndsvdar", seed=4) for most in (12, 20)]
    np.testing.assert_array_equal(ours[0].activations, ours[1].activations)


def test_random_numbers_follow_the_seed_and_only_fill_zeros() -> None:
    one, again, other, none = (
        made(coverage=0.85, method=method, seed=seed_)
        for method, seed_ in (("nndsvdar", 1), ("nndsvdar", 1), ("nndsvdar", 2), ("nndsvd", 1))
    )
    np.testing.assert_array_equal(one.bases, again.bases)
    assert not np.array_equal(one.bases, other.bases)
    assert (none.bases == 0).any()
    assert (one.bases > 0).all()


def test_the_number_of_components_is_the_least_that_covers_so_much() -> None:
    values = np.array([8.0, 4.0, 2.0, 1.0, 1.0])
    numbers = [rank(values, Seeding(coverage=each)) for each in (0, 0.4, 0.5, 0.51, 0.75, 0.9, 1)]
    assert numbers == [1, 1, 1, 2, 2, 4, 5]
    assert rank(values, Seeding(coverage=0.1, min_components=3)) == 3
    assert rank(values, Seeding(coverage=1, max_components=2)) == 2
    assert rank(values, Seeding(min_components=9)) == 5
    assert rank(np.zeros(3), Seeding(min_components=2)) == 2
    assert rank(np.array([1.0, 1.0, 0.0]), Seeding(coverage=1)) == 2


def test_all_channels_have_as_many_components_and_each_its_own() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(12000) / 44100).astype(np.float32)[:, None]
    both = np.concatenate([tone, SOUND], axis=1)
    found, second = made(both, coverage=0.8), made(SOUND, coverage=0.8)
    assert found.components == second.components > made(tone, coverage=0.8).components
    assert found.bases.shape[1] == 2 * found.components
    np.testing.assert_allclose(found.bases[:, found.components :], second.bases, atol=1e-5)
    np.testing.assert_allclose(found.activations[:, found.components :], second.activations, atol=1e-5)
    assert found.coverage == pytest.approx(second.coverage)


def test_a_start_from_seeds_ends_near_where_random_ones_do() -> None:
    found = made(coverage=0.85, method="nndsvda")
    settings = Settings(found.components, 30, solver="mu", **SIZES)
    from_seeds = dataclasses.replace(settings, bases_mode=1, act_mode=1)
    seeded = decompose(SOUND, from_seeds, found.bases, found.activations)
    random = [decompose(SOUND, dataclasses.replace(settings, seed=each)).divergence for each in range(5)]
    assert seeded.divergence < 1.1 * min(random)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("fluid", [False, True])
@pytest.mark.parametrize(
    "sound",
    [np.zeros((3000, 1)), np.zeros((1, 1)), np.ones((1, 1)), RNG.standard_normal((300, 2)) * 1e-9, SHORT * 1e8],
    ids=["silence", "nothing", "one", "quiet", "loud"],
)
def test_odd_sounds_give_finite_numbers(sound: Any, method: str, fluid: bool) -> None:
    found = made(sound.astype(np.float32), min_components=5, method=method, fluid=fluid)
    assert np.isfinite(found.bases).all()
    assert np.isfinite(found.activations).all()
    assert min(found.bases.min(), found.activations.min()) >= 0
    assert found.activations.max() <= 1 + 1e-6
    frames = len(sound) // 128 + 1
    assert found.components == min(5, frames, 129)


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(ArgumentError, match="least number of components is 5 and the most 3"):
        Seeding(5, 3)
    with pytest.raises(ArgumentError, match=r"coverage is 1\.5; it is between 0 and 1"):
        Seeding(coverage=1.5)
    with pytest.raises(BadBufferError, match="every value must be a finite number"):
        made(np.full((10, 1), np.nan, np.float32))
    with pytest.raises(BadBufferError, match="too loud"):
        made(np.full((4000, 1), 3e38, np.float32) * np.sign(np.sin(np.arange(4000)))[:, None].astype(np.float32))


def test_it_is_watched_and_can_be_cancelled_at_every_moment() -> None:
    told: list[float] = []

    def watch(fraction: float, divergence: float) -> bool:
        told.append(fraction)
        return True

    sound = np.concatenate([SOUND, SOUND[::-1]], axis=1)
    seed(sound, Seeding(**SIZES), watch)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    for moment in (0.0, 0.05, 0.3, 0.6, 0.8, 0.95):
        with pytest.raises(Cancelled):
            seed(sound, Seeding(**SIZES), lambda fraction, divergence, moment=moment: fraction < moment)
