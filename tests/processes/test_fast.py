"""The solver `fast`, and what else a decomposition takes: orders, stereo, lists of modes, budgets; and its progress."""

from __future__ import annotations

import dataclasses
import itertools
import math
import time
from typing import Any

import drum_loop
import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.errors import BadBufferError, Cancelled
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.ordering import matching
from nmfserver.processes.plan import Plan
from nmfserver.processes.settings import FIND, Settings
from tests import naive, sounds

Sound = NDArray[np.float32]
NOISE = np.random.default_rng(4)
SHORT = (NOISE.standard_normal((900, 2)) * np.linspace(1, 0.1, 900)[:, None]).astype(np.float32)
SIZES: dict[str, Any] = {"window_size": 64, "hop_size": 32, "fft_size": 64}
LOOP = drum_loop.loop(3.0)[:, None]
STEREO = np.ascontiguousarray(sounds.make("drums", 2 * sounds.RATE, channels=2))


def settings(components: int = 3, seed: int = 7, **others: Any) -> Settings:
    return Settings(components, seed=seed, **others)


def small(components: int = 3, seed: int = 7, **others: Any) -> Settings:
    return Settings(components, seed=seed, **SIZES, **others)


def bits(parts: Parts) -> tuple[bytes, ...]:
    stems = parts.stems.tobytes() if parts.stems is not None else b""
    return parts.bases.tobytes(), parts.activations.tobytes(), stems


def single(sound: Sound, wanted: Settings) -> float:
    """Return the least divergence of a single component, summed over channels: it has a closed form."""
    total = 0.0
    for channel in sound.T:
        v = np.abs(naive.stft(channel.astype(float), *wanted.transform()))
        estimate = np.outer(v.sum(axis=1), v.sum(axis=0)) / max(v.sum(), 1e-300)
        ratio = np.where(v > 0, v / np.maximum(estimate, 1e-300), 1)
        total += float(np.sum(v * np.log(ratio) - v + estimate))
    return total


CASES: dict[str, tuple[Sound, Settings]] = {
    "one component": (SHORT, small(1)),
    "more components than frames": (SHORT[:70], small(20)),
    "one frame": (SHORT[:9], small(3)),
    "one sample": (SHORT[:1], small(2)),
    "tiny FFT": (SHORT[:200], Settings(3, 100, 7, 0, 0, 4, 2, 4)),
    "tiny FFT, many components": (SHORT[:200], Settings(50, 100, 7, 0, 0, 4, 2, 4)),
    "a click": (np.eye(900, 1, -400, np.float32), small(5)),
    "noise": (SHORT, small(20)),
    "many components": (SHORT, small(60)),
    "half silence": (SHORT * (np.arange(900) > 450)[:, None].astype(np.float32), small(6)),
    "direct current": (np.full((900, 1), 0.5, np.float32), small(4)),
    "a hit": (drum_loop.snare(np.random.default_rng(1))[:, None].astype(np.float32), settings(9)),
    "drums": (LOOP, settings(3)),
    "drums, many components": (LOOP, settings(50)),
}


@pytest.mark.parametrize("name", CASES)
def test_every_sound_gives_numbers_and_diverges_no_more_than_with_one_component(name: str) -> None:
    sound, wanted = CASES[name]
    parts = bufnmf.decompose(sound, dataclasses.replace(wanted, resynth=True))
    for values in (parts.bases, parts.activations, parts.stems):
        assert values is not None
        assert np.isfinite(values).all()
    assert min(parts.bases.min(), parts.activations.min()) >= 0
    level = float(np.abs(sound).sum())
    assert parts.divergence <= single(sound, wanted) * 1.002 + 1e-4 * level
    assert 0 <= parts.explained <= 1
    assert parts.stems is not None
    total = parts.stems.reshape(*sound.shape, -1).sum(axis=2)
    np.testing.assert_allclose(total, sound, atol=1e-4 * float(np.abs(sound).max()))


@pytest.mark.parametrize("components", [1, 3, 20, 60])
def test_a_single_component_is_exact_and_more_are_closer(components: int) -> None:
    parts = bufnmf.decompose(SHORT, small(components))
    least = single(SHORT, small())
    assert (parts.divergence == pytest.approx(least, rel=1e-3)) == (components == 1)
    assert parts.divergence <= least * 1.001


@pytest.mark.parametrize("components", [1, 3, 50])
@pytest.mark.parametrize("stereo", ["apart", "linked", "paired"])
def test_silence_is_explained_and_silent(stereo: str, components: int) -> None:
    parts = bufnmf.decompose(np.zeros_like(SHORT), small(components, stereo=stereo, resynth=True))
    assert parts.stems is not None
    assert not parts.stems.any()
    assert not parts.activations.any()
    assert np.isfinite(parts.bases).all()
    assert parts.divergence == pytest.approx(0, abs=1e-9)
    assert parts.explained == 1


@pytest.mark.parametrize("level", [1e-10, 1e-5, 1e5, 1e10])
@pytest.mark.parametrize("components", [3, 9])
def test_every_level_gives_the_same_parts(components: int, level: float) -> None:
    usual = bufnmf.decompose(SHORT, small(components))
    parts = bufnmf.decompose((SHORT * level).astype(np.float32), small(components))
    assert np.isfinite(parts.bases).all()
    assert np.isfinite(parts.activations).all()
    assert parts.divergence == pytest.approx(level * usual.divergence, rel=0.1)
    assert parts.explained == pytest.approx(usual.explained, abs=0.03)


@pytest.mark.parametrize("others", [{}, {"stereo": "linked"}, {"stereo": "paired"}, {"starts": 1}], ids=str)
@pytest.mark.parametrize("components", [3, 10, 20, 50])
def test_any_number_of_threads_gives_the_same_bits(components: int, others: dict[str, Any]) -> None:
    wanted = settings(components, iterations=40, resynth=components == 3, **others)
    part = STEREO[:40000]
    one, *several = [bits(bufnmf.decompose(part, wanted, threads=threads)) for threads in (1, 2, 3)]
    assert several == [one, one]


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_given_factors_and_lists_of_modes_give_the_same_bits_at_any_number_of_threads(solver: str) -> None:
    part = STEREO[:40000]
    first = bufnmf.decompose(part, settings(3, iterations=10))
    for modes in ((1, 1), (2, 0), (0, 2), ((2, 0, 1), 0), ((2, 2, 0), (0, 1, 2))):
        wanted = settings(3, iterations=30, bases_mode=modes[0], act_mode=modes[1], solver=solver)
        found = [
            bits(bufnmf.decompose(part, wanted, first.bases, first.activations, threads=threads))
            for threads in ((1, 2) if solver == "fast" else (2, 2))
        ]
        assert found[0] == found[1]


@pytest.mark.parametrize("components", [3, 10, 50])
def test_the_same_seed_gives_the_same_bits_with_any_settings_given_back(components: int) -> None:
    fresh = bufnmf.decompose(SHORT, small(components, seed=-1))
    assert bits(bufnmf.decompose(SHORT, small(components, seed=fresh.seed))) == bits(fresh)


@pytest.mark.parametrize("modes", [(1, 1), (1, 0), (0, 1), (2, 0), (0, 2), (2, 1), (1, 2)], ids=str)
def test_given_factors_are_never_made_worse(modes: tuple[int, int]) -> None:
    first = bufnmf.decompose(SHORT, small(4, iterations=30, solver="mu"))
    whole = bufnmf.decompose(SHORT, small(4, iterations=30, solver="mu", bases_mode=2, act_mode=0), first.bases)
    for iterations in (1, 10, 200):
        wanted = small(4, iterations=iterations, bases_mode=modes[0], act_mode=modes[1])
        parts = bufnmf.decompose(SHORT, wanted, first.bases, first.activations)
        if modes == (1, 1):
            assert parts.divergence <= first.divergence * 1.001
        if modes in ((2, 0), (2, 1)) and iterations == 200:
            assert parts.divergence <= whole.divergence * 1.01
        assert np.isfinite(parts.bases).all()
        for given, result, mode in zip(
            (first.bases, first.activations), (parts.bases, parts.activations), modes, strict=True
        ):
            assert (given.tobytes() == result.tobytes()) == (mode == 2)


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("stereo", ["apart", "linked"])
@pytest.mark.parametrize("factor", ["bases", "activations"])
def test_a_list_of_modes_keeps_some_and_does_not_read_the_free_ones(factor: str, stereo: str, solver: str) -> None:
    components, modes = 3, (2, 0, 1)
    first = bufnmf.decompose(SHORT, small(components, stereo="linked"))
    given = {"bases": first.bases.copy(), "activations": first.activations.copy()}
    name = {"bases": "bases_mode", "activations": "act_mode"}[factor]
    others: dict[str, Any] = {name: modes}
    wanted = small(components, stereo=stereo, solver=solver, iterations=20, **others)
    results = []
    for free in (0.0, 5.0, np.inf, np.nan):
        given[factor][:, [1, components + 1]] = free
        shown = {name: values if name == factor else None for name, values in given.items()}
        parts = bufnmf.decompose(SHORT, wanted, shown["bases"], shown["activations"])
        kept = getattr(parts, factor)[:, [0, components]]
        assert kept.tobytes() == getattr(first, factor)[:, [0, components]].tobytes()
        results.append(bits(parts))
    assert results == results[:1] * 4


def test_two_known_drums_leave_the_third_to_the_free_component() -> None:
    tracks = drum_loop.parts(2.0)
    known = [bufnmf.decompose(tracks[name][:, None], settings(1)).bases for name in ("kick", "snare")]
    bases = np.hstack([*known, np.zeros_like(known[0])])
    parts = bufnmf.decompose(
        drum_loop.loop(2.0)[:, None], settings(3, bases_mode=(2, 2, 0), resynth=True), bases
    )  # fmt: skip
    assert parts.stems is not None
    assert np.corrcoef(parts.stems[:, 2], tracks["hat"])[0, 1] > 0.8


@pytest.mark.parametrize("stereo", ["apart", "linked"])
@pytest.mark.parametrize("order", ["pitch", "energy", "onset", "auto"])
def test_components_come_in_the_order_that_is_asked_for(order: str, stereo: str) -> None:
    parts = bufnmf.decompose(STEREO, settings(5, order=order, stereo=stereo))
    bases = parts.bases.reshape(-1, 2, 5).astype(float)
    activations = parts.activations.reshape(-1, 2, 5).astype(float)
    numbers = np.arange(len(bases))[:, None]
    groups = [[0], [1]] if stereo == "apart" else [[0, 1]]
    for group in groups:
        w, h = bases[:, group], activations[:, group[0]]
        if order == "energy":
            key = -w.sum(axis=(0, 1)) * h.sum(axis=0)
        elif order == "onset":
            key = (h >= 0.1 * h.max(axis=0)).argmax(axis=0)
        else:
            key = (numbers * w.sum(axis=1)).sum(axis=0) / w.sum(axis=(0, 1))
        assert (np.diff(key) >= -1e-3 * np.abs(key).max()).all()


def test_the_order_changes_nothing_but_the_order() -> None:
    usual = bufnmf.decompose(STEREO, settings(4, order="none", resynth=True))
    for order in ("pitch", "energy", "onset"):
        parts = bufnmf.decompose(STEREO, settings(4, order=order, resynth=True))
        assert parts.divergence == usual.divergence
        for name in ("bases", "activations"):
            for channel in (slice(0, 4), slice(4, 8)):
                here, there = getattr(parts, name)[:, channel], getattr(usual, name)[:, channel]
                assert sorted(map(bytes, here.T.copy())) == sorted(map(bytes, there.T.copy()))


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("components", [3, 9])
def test_linked_channels_share_their_activations_and_sum_to_the_source(components: int, solver: str) -> None:
    parts = bufnmf.decompose(STEREO, settings(components, stereo="linked", resynth=True, solver=solver))
    left, right = parts.activations[:, :components], parts.activations[:, components:]
    np.testing.assert_array_equal(left, right)
    norms = np.sqrt((parts.bases.astype(float) ** 2).sum(axis=0)).reshape(2, components)
    np.testing.assert_allclose(np.hypot(*norms), 1, rtol=1e-4)
    assert parts.stems is not None
    np.testing.assert_allclose(parts.stems.reshape(-1, 2, components).sum(axis=2), STEREO, atol=1e-4)
    assert left.max() == 1


def test_linked_activations_that_are_kept_must_be_alike() -> None:
    first = bufnmf.decompose(SHORT, small(2, stereo="linked"))
    wanted = small(2, stereo="linked", act_mode=2)
    kept = bufnmf.decompose(SHORT, wanted, None, first.activations)
    assert kept.activations.tobytes() == first.activations.tobytes()
    changed = first.activations.copy()
    changed[3, 2] += 1
    with pytest.raises(BadBufferError, match="activations of component 0 differ in channels 0 and 1 of the sound"):
        bufnmf.decompose(SHORT, wanted, None, changed)


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_paired_channels_are_those_apart_in_the_order_that_matches_best(solver: str) -> None:
    apart = bufnmf.decompose(STEREO, settings(3, solver=solver))
    paired = bufnmf.decompose(STEREO, settings(3, solver=solver, stereo="paired"))
    assert paired.divergence == apart.divergence
    np.testing.assert_array_equal(paired.activations[:, :3], apart.activations[:, :3])
    likeness = np.corrcoef(apart.activations.T.astype(float))[:3, 3:]
    best = max(itertools.permutations(range(3)), key=lambda order: sum(likeness[range(3), order]))
    np.testing.assert_array_equal(paired.activations[:, 3:], apart.activations[:, 3:][:, best])
    np.testing.assert_array_equal(paired.bases[:, 3:], apart.bases[:, 3:][:, best])


def test_matching_finds_a_permutation_and_bears_constants() -> None:
    values = NOISE.random((50, 5)).astype(np.float32)
    np.testing.assert_array_equal(matching(values, values[:, [3, 1, 4, 0, 2]]), [3, 1, 4, 0, 2])
    assert sorted(matching(np.zeros_like(values), values)) == list(range(5))


def test_the_drum_loop_of_the_demo_has_three_components_and_silence_one() -> None:
    wanted = settings(FIND)
    assert bufnmf.decompose(drum_loop.loop()[:, None], wanted).components == 3
    both = np.ascontiguousarray(np.tile(drum_loop.loop()[:, None], 2))
    for stereo in ("apart", "linked"):
        parts = bufnmf.decompose(both, settings(FIND, stereo=stereo, iterations=20, resynth=True))
        assert parts.components == 3
        assert parts.bases.shape[1] == parts.activations.shape[1] == 6
        assert parts.stems is not None
        assert parts.stems.shape[1] == 6
    silence = bufnmf.decompose(np.zeros((20000, 1), np.float32), wanted)
    assert (silence.components, silence.bases.shape[1]) == (1, 1)


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_a_number_that_is_found_is_between_its_bounds(solver: str) -> None:
    for least, most in ((1, 2), (2, 2), (5, 6)):
        wanted = settings(FIND, min_components=least, max_components=most, solver=solver, iterations=10)
        assert least <= bufnmf.decompose(LOOP, wanted).components <= most
    found = [bufnmf.decompose(LOOP, settings(FIND, solver=solver), threads=threads).components for threads in (1, 2)]
    assert found[0] == found[1]


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("components", [3, 20, FIND])
def test_a_budget_is_kept_and_is_no_worse(components: int, solver: str) -> None:
    usual = bufnmf.decompose(LOOP, settings(components, solver=solver))
    began = time.perf_counter()
    parts = bufnmf.decompose(LOOP, settings(components, solver=solver, budget=0.5))
    assert time.perf_counter() - began < 3 * 0.5 + 1
    if parts.components == usual.components:
        assert parts.divergence <= usual.divergence * 1.05


def test_a_budget_with_given_factors_and_one_that_is_too_small_still_end_with_a_result() -> None:
    first = bufnmf.decompose(SHORT, small(3))
    parts = bufnmf.decompose(SHORT, small(3, bases_mode=2, budget=0.05), first.bases)
    assert parts.bases.tobytes() == first.bases.tobytes()
    for solver in ("fast", "mu"):
        hasty = bufnmf.decompose(SHORT, small(3, solver=solver, budget=1e-6))
        assert np.isfinite(hasty.bases).all()
        assert math.isfinite(hasty.divergence)


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("components", [3, 20])
def test_a_tolerance_ends_sooner_and_none_does_all_rounds(components: int, solver: str) -> None:
    done = [
        bufnmf.decompose(
            LOOP[:40000], settings(components, solver=solver, iterations=400, tolerance=tolerance)
        ).iterations
        for tolerance in (0.0, 0.002, 0.05)
    ]
    assert done == sorted(done, reverse=True)
    assert done[2] < done[0]
    if solver == "mu":
        assert done[0] == 400


def test_what_is_explained_is_a_share() -> None:
    steady = np.sin(2 * np.pi * np.arange(4000) / 16)[:, None].astype(np.float32)
    assert bufnmf.decompose(steady[:, :1], small(3)).explained > 0.98
    assert bufnmf.decompose(SHORT, small(1)).explained < 0.3
    shares = [bufnmf.decompose(LOOP, settings(components)).explained for components in (1, 3, 20)]
    assert 0 < shares[0] < shares[1] < shares[2] < 1


@pytest.mark.parametrize(
    "wanted",
    [
        settings(3, resynth=True, iterations=400, tolerance=0),
        settings(20, iterations=400, tolerance=0),
        settings(50, iterations=100, stereo="linked", resynth=True),
        settings(3, budget=0.3),
        settings(FIND, iterations=200, tolerance=0),
        settings(20, iterations=100, solver="mu", stereo="paired"),
    ],
    ids=str,
)
def test_progress_goes_from_0_to_1_and_the_divergence_never_rises(wanted: Settings) -> None:
    told: list[tuple[float, float]] = []

    def watch(fraction: float, divergence: float) -> bool:
        told.append((fraction, divergence))
        return True

    bufnmf.decompose(STEREO, wanted, watch=watch)
    fractions, divergences = [each[0] for each in told], [each[1] for each in told]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] == pytest.approx(1)
    assert divergences == sorted(divergences, reverse=True)
    assert math.isfinite(divergences[-1])
    assert any(0 < fraction < 1 for fraction in fractions)


@pytest.mark.parametrize("at", [0, 0.1, 0.4, 0.9])
@pytest.mark.parametrize(
    "wanted",
    [
        settings(20, iterations=10**6, tolerance=0),
        settings(60, iterations=700, tolerance=0, resynth=True, stereo="linked"),
        settings(FIND, min_components=20, iterations=10**6, tolerance=0),
        settings(10, budget=30),
    ],
    ids=["levels", "linked", "finding", "budget"],
)
def test_cancelling_takes_effect_soon_at_every_stage(wanted: Settings, at: float) -> None:
    asked = [math.inf]
    began = time.perf_counter()

    def watch(fraction: float, divergence: float) -> bool:
        # Whatever comes first: stages that take long are cancelled in their middle.
        if fraction >= at or time.perf_counter() - began > 0.2 + at / 2:
            asked[0] = time.perf_counter()
            return False
        return True

    with pytest.raises(Cancelled):
        bufnmf.decompose(STEREO, wanted, watch=watch)
    assert time.perf_counter() - asked[0] < 1


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("after", [1, 3, 6])
def test_what_a_watcher_raises_ends_the_work_and_the_next_one_runs(after: int, solver: str) -> None:
    calls = 0

    def watch(fraction: float, divergence: float) -> bool:
        nonlocal calls
        calls += 1
        if calls >= after:
            raise MemoryError("no more")
        return True

    with pytest.raises(MemoryError, match="no more"):
        bufnmf.decompose(STEREO, settings(20, iterations=10**6, tolerance=0, solver=solver), watch=watch)
    assert bufnmf.decompose(SHORT, small(3, solver=solver)).components == 3


@pytest.mark.parametrize("components", [3, 10, 20, 50, FIND])
@pytest.mark.parametrize("stereo", ["apart", "linked", "paired"])
def test_an_hour_in_stereo_takes_little_more_than_its_magnitudes(stereo: str, components: int) -> None:
    """Sizes only: sound, magnitudes and results are made once, and coarse levels are small beside them."""
    frames, channels = 3600 * 44100, 2
    plan = Plan(settings(components, stereo=stereo), frames, channels, 8)
    assert plan.columns == plan.size.components * channels
    assert plan.size.bins == 513 * (2 if stereo == "linked" else 1)
    magnitudes = 4 * plan.size.frames * plan.size.bins
    factors = 4 * plan.size.frames * plan.size.components
    signals = 4 * frames * len(plan.groups[0])
    assert magnitudes + signals <= plan.nbytes <= 2.5 * magnitudes + signals + 12 * factors
    assert plan.nbytes > Plan(settings(components, stereo=stereo), frames // 2, channels, 8).nbytes * 1.9
