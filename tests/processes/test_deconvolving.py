"""Templates with time: against the float64 reference, and what must hold with any settings."""

from __future__ import annotations

import dataclasses
import itertools
import sys
import tracemalloc
from typing import Any, ClassVar

import drum_loop
import numpy as np
import pytest
from bench.separation import separation
from numpy.typing import NDArray

from nmfserver import pool
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled
from nmfserver.kernels import nmfd, nmfd_masks
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.shapes import nbytes
from nmfserver.kernels.team import STOP, Member
from nmfserver.processes import bufnmf, checks, deconvolving
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.plan import Plan
from nmfserver.processes.settings import LARGEST_SPARSITY, Settings
from tests import naive, sounds
from tests.kernels.teams import together
from tests.processes.test_bufnmf import decibels, require_equal

Sound = NDArray[np.float32]
NOISE = np.random.default_rng(4)
SHORT = (NOISE.standard_normal((900, 2)) * np.linspace(1, 0.1, 900)[:, None]).astype(np.float32)
SIZES: dict[str, Any] = {"window_size": 64, "hop_size": 32, "fft_size": 64}
DRUMS = np.ascontiguousarray(sounds.make("drums", sounds.RATE)[:, :1])
BINS = 33


def settings(template_frames: int = 3, components: int = 2, iterations: int = 12, **others: Any) -> Settings:
    return Settings(components, iterations, template_frames=template_frames, **({"seed": 5} | SIZES | others))


def factors(wanted: Settings, sound: Sound, seed: int = 3) -> tuple[Sound, Sound]:
    """Return bases and activations for each channel, with any values."""
    noise, columns = np.random.default_rng(seed), wanted.components * sound.shape[1]
    hops = wanted.transform().frames(len(sound))
    bases = noise.random((wanted.template_frames * wanted.transform().bins, columns), np.float32)
    return bases / np.linalg.norm(bases, axis=0), noise.random((hops, columns), np.float32)


def reference(sound: Sound, wanted: Settings, bases: Sound, activations: Sound) -> Parts:
    """Do the same in float64, from the given factors; of one channel."""
    transform, k, signal = wanted.transform(), wanted.components, sound[:, 0].astype(float)
    spectra = naive.stft(signal, *transform)
    v = np.abs(spectra)
    w = bases.T.reshape(k, wanted.template_frames, -1).astype(float)
    h = activations.astype(float)
    if not wanted.fixed:
        w, h = (np.maximum(each, naive.EPS) for each in (w, h))
        w, h = w / np.sqrt((w**2).sum(axis=(1, 2), keepdims=True)), h / np.sqrt((h**2).sum(axis=0))
        free_w, free_h = (np.full(k, mode != 2) for mode in (wanted.bases_mode, wanted.act_mode))
        w, h = naive.template_rounds(v, w, h, wanted.iterations, free_w, free_h, wanted.sparsity)
        norms = np.sqrt((w**2).sum(axis=(1, 2)))
        w, h = w / norms[:, None, None], h * norms
    stems = naive.stems_of_parts(spectra, naive.template_parts(w, h), signal, *transform)
    divergence = naive.template_divergence(v, w, h)
    flat = naive.divergence(v, np.ones((1, v.shape[1])), v.mean(axis=1)[:, None])
    return Parts(
        bases if wanted.bases_mode == 2 else w.reshape(k, -1).T,
        activations if wanted.act_mode == 2 else naive.scaled(h),
        stems, divergence, 0, wanted.seed, 1 - divergence / flat, k,
    )  # fmt: skip


def bits(parts: Parts) -> tuple[bytes, ...]:
    assert parts.stems is not None
    return parts.bases.tobytes(), parts.activations.tobytes(), parts.stems.tobytes()


@pytest.mark.parametrize("modes", [(1, 1), (1, 2), (2, 1), (2, 2)], ids=str)
@pytest.mark.parametrize("template_frames", [2, 5])
def test_mu_equals_the_reference_from_the_same_start(template_frames: int, modes: tuple[int, int]) -> None:
    wanted = settings(template_frames, solver="mu", bases_mode=modes[0], act_mode=modes[1], resynth=True)
    given = factors(wanted, SHORT[:, :1])
    require_equal(bufnmf.decompose(SHORT[:, :1], wanted, *given), reference(SHORT[:, :1], wanted, *given))


def test_a_seed_means_flucomas_numbers_with_templates_that_fade() -> None:
    template_frames = 4
    wanted = settings(template_frames, solver="mu", resynth=True, starts=1)
    draws = naive.uniform(wanted.seed, 2 * template_frames * BINS)
    hops = wanted.transform().frames(len(SHORT))
    fade = np.exp(-np.arange(template_frames) / 4)[None, :, None]
    bases = (draws.reshape(2, template_frames, BINS) * fade).reshape(2, -1).T
    given = bases.astype(np.float32), draws[: 2 * hops].reshape(hops, 2).astype(np.float32)
    require_equal(bufnmf.decompose(SHORT[:, :1], wanted), reference(SHORT[:, :1], wanted, *given))


def test_sparse_activations_equal_the_reference() -> None:
    for template_frames in (1, 4):
        wanted = settings(template_frames, solver="mu", bases_mode=1, act_mode=1, resynth=True, sparsity=2.0)
        given = factors(wanted, SHORT[:, :1])
        require_equal(bufnmf.decompose(SHORT[:, :1], wanted, *given), reference(SHORT[:, :1], wanted, *given))


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("stereo", ["apart", "linked", "paired"])
@pytest.mark.parametrize("modes", [*itertools.product((0, 1, 2), repeat=2), ((2, 0), 0), (0, (1, 2)), ((2, 1), (0, 2))])
def test_every_mode_in_every_stereo_sums_to_the_source(solver: str, stereo: str, modes: tuple[Any, Any]) -> None:
    wanted = settings(3, solver=solver, stereo=stereo, bases_mode=modes[0], act_mode=modes[1], resynth=True)
    bases, activations = factors(wanted, SHORT)
    activations[:, 2:] = activations[:, :2]  # linked channels share them
    parts = bufnmf.decompose(SHORT, wanted, bases, activations)
    assert parts.bases.shape == (3 * BINS, 4)
    assert parts.stems is not None
    assert decibels(SHORT, parts.stems.reshape(-1, 2, 2).sum(axis=2)) > 100
    for kept, given, mode in ((parts.bases, bases, modes[0]), (parts.activations, activations, modes[1])):
        for component, each in enumerate((mode,) * 2 if isinstance(mode, int) else mode):
            is_kept = np.array_equal(kept[:, component::2], given[:, component::2])
            assert is_kept == (each == 2)
    if stereo == "linked":
        np.testing.assert_array_equal(parts.activations[:, :2], parts.activations[:, 2:])
    assert bits(bufnmf.decompose(SHORT, wanted, bases, activations)) == bits(parts)


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_one_seed_gives_one_result_with_any_number_of_threads(solver: str) -> None:
    wanted = settings(4, 3, seed=8, solver=solver, resynth=True, window_size=1024, hop_size=256, fft_size=1024)
    first, *others = (bits(bufnmf.decompose(DRUMS[:30000], wanted, threads=threads)) for threads in (1, 2, 3))
    assert all(each == first for each in others)
    other = dataclasses.replace(wanted, seed=9)
    assert bits(bufnmf.decompose(DRUMS[:30000], other)) != first


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_outputs_fed_back_as_fixed_give_the_stems_again(solver: str) -> None:
    first = bufnmf.decompose(SHORT[:, :1], settings(3, solver=solver, resynth=True))
    again = settings(3, bases_mode=2, act_mode=2, resynth=True)
    second = bufnmf.decompose(SHORT[:, :1], again, first.bases, first.activations)
    assert first.stems is not None
    assert second.stems is not None
    assert decibels(first.stems, second.stems) > 100
    assert second.iterations == 0


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_silence_one_sample_and_levels_far_from_one(solver: str) -> None:
    silent = bufnmf.decompose(np.zeros((500, 1), np.float32), settings(3, solver=solver, resynth=True))
    assert silent.stems is not None
    assert not silent.stems.any()
    assert not silent.activations.any()
    assert np.isfinite(silent.bases).all()
    for level in (1e-6, 1e12):
        part = (SHORT[:70, :1] * level).astype(np.float32)
        parts = bufnmf.decompose(part, settings(3, 4, solver=solver, resynth=True))
        assert parts.stems is not None
        assert decibels(part[:, 0], parts.stems.sum(axis=1)) > 100


def test_orders_go_by_the_whole_template() -> None:
    wanted = settings(4, 3, 60, window_size=1024, hop_size=512, fft_size=1024, resynth=True)
    by_pitch = bufnmf.decompose(DRUMS, wanted)
    spectra = by_pitch.bases.reshape(4, 513, 3).sum(axis=0)
    centroids = (np.arange(513) @ spectra) / spectra.sum(axis=0)
    assert (np.diff(centroids) > 0).all()
    by_energy = bufnmf.decompose(DRUMS, dataclasses.replace(wanted, order="energy"))
    assert (np.diff(by_energy.bases.sum(axis=0) * by_energy.activations.sum(axis=0)) < 0).all()


def test_the_number_of_components_is_found_as_without_time() -> None:
    wanted = settings(4, window_size=1024, hop_size=512, fft_size=1024)
    alone = dataclasses.replace(wanted, components=-1, template_frames=1)
    with_time = dataclasses.replace(wanted, components=-1)
    found = bufnmf.decompose(DRUMS, alone).components
    assert bufnmf.decompose(DRUMS, with_time).components == found


def test_templates_longer_than_the_sound_are_refused() -> None:
    plan = Plan(settings(30), 900, 1)
    with pytest.raises(BadBufferError, match=r"a template of 30 frames is longer than the sound, which has 29 frames"):
        plan.require_fitting(None, None)
    Plan(settings(29), 900, 1).require_fitting(None, None)
    assert bufnmf.decompose(SHORT, settings(29)).bases.shape == (29 * BINS, 4)


@pytest.mark.parametrize(
    ("given", "told", "wanted", "needed"),
    [
        (99, "99 frames and 2 channels, 3 template frames of 33 bins", 4, "132 .*, 4 template frames of 33 bins"),
        (99, "99 frames and 2 channels, 3 template frames of 33 bins", 1, "33 frames and 2 channels"),
        (100, "100 frames and 2 channels", 2, "66 .*, 2 template frames of 33 bins"),
    ],
)
def test_bases_of_another_number_of_frames_are_refused_and_both_are_named(
    given: int, told: str, wanted: int, needed: str
) -> None:
    plan = Plan(settings(wanted, bases_mode=1), 900, 1)
    with pytest.raises(BadBufferError, match=f"^the bases have {told}; these settings need {needed}$"):
        plan.require_fitting(np.ones((given, 2), np.float32), None)


@pytest.mark.parametrize("wrong", [{"template_frames": 0}, {"template_frames": 1.5}, {"sparsity": -1.0},
                                   {"sparsity": float("nan")}, {"sparsity": 1.1e5}])  # fmt: skip
def test_settings_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match=next(iter(wrong))):
        Settings(2, **wrong)


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_with_one_frame_everything_is_as_without_time(solver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Settings(2, 12, seed=5, resynth=True, solver=solver, **SIZES)
    expected = bits(bufnmf.decompose(SHORT, plain))

    def fail(*arguments: Any) -> None:
        raise AssertionError("templates with time are used")

    monkeypatch.setattr(nmfd, "deconvolve", fail)
    monkeypatch.setattr(nmfd_masks, "resynthesise", fail)
    assert bits(bufnmf.decompose(SHORT, settings(1, solver=solver, sparsity=0, resynth=True))) == expected


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_progress_grows_and_a_no_stops_at_once(solver: str) -> None:
    seen = list[tuple[float, float]]()
    bufnmf.decompose(DRUMS, settings(6, 5, 300, solver=solver, hop_size=16), watch=lambda *each: not seen.append(each))  # type: ignore[func-returns-value]
    assert seen == sorted(seen, key=lambda each: each[0])
    assert [each[1] for each in seen] == sorted((each[1] for each in seen), reverse=True)
    assert seen[-1][0] == pytest.approx(1)
    calls = list[float]()
    with pytest.raises(Cancelled):
        bufnmf.decompose(
            DRUMS, settings(6, 5, 10**8, solver=solver, tolerance=0),
            watch=lambda fraction, _: len(calls) < 9 and not calls.append(fraction),  # type: ignore[func-returns-value]
        )  # fmt: skip


def test_attacks_are_compared_no_more_once_the_work_is_stopped() -> None:
    magnitudes = np.abs(NOISE.standard_normal((60, 5))).astype(np.float32)
    loud = magnitudes.sum(axis=1, dtype=np.float64)
    unlike = deconvolving.LEAST_LIKENESS * (np.maximum(np.diff(loud, prepend=0.0), 0) + deconvolving.LEAST_RISE * loud)
    found = list[tuple[NDArray[np.float64], NDArray[np.float64]]]()

    def work(member: Member) -> None:
        for is_stopped in (False, True):
            member.signals[STOP] = is_stopped
            found.append(deconvolving._far_templates(magnitudes, 3, 8, np.random.default_rng(1), member))

    together(1, work)
    assert [np.allclose(activations, unlike[:, None]) for _, activations in found] == [False, True]


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_a_budget_ends_it(solver: str) -> None:
    parts = bufnmf.decompose(DRUMS, settings(4, 3, 10**8, solver=solver, tolerance=0, budget=0.05))
    assert 0 < parts.iterations < 10**8


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_drums_come_apart_better_by_three_decibels(solver: str) -> None:
    drums = np.stack(list(drum_loop.parts(4.0).values()), axis=1)

    def quality(template_frames: int) -> float:
        wanted = Settings(3, seed=2, solver=solver, template_frames=template_frames, resynth=True)
        stems = bufnmf.decompose(drums.sum(axis=1, keepdims=True), wanted).stems
        assert stems is not None
        return separation(drums, stems)

    assert quality(8) > quality(1) + 3


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("template_frames", [1, 3])
def test_with_the_most_sparsity_stems_still_sum_to_the_source(solver: str, template_frames: int) -> None:
    wanted = settings(template_frames, solver=solver, sparsity=LARGEST_SPARSITY, iterations=100, resynth=True)
    parts = bufnmf.decompose(SHORT, wanted)
    assert parts.stems is not None
    assert decibels(SHORT, parts.stems.reshape(-1, 2, 2).sum(axis=2)) > 100
    np.testing.assert_allclose(np.linalg.norm(parts.bases, axis=0), 1, atol=1e-5)


def test_sparsity_keeps_hits_short() -> None:
    def spread(sparsity: float) -> float:
        wanted = Settings(3, seed=2, template_frames=8, sparsity=sparsity)
        activations = bufnmf.decompose(drum_loop.loop(4.0)[:, None], wanted).activations
        return float(np.mean(activations.sum(axis=0) ** 2 / (activations**2).sum(axis=0)))

    assert spread(1.0) < 0.9 * spread(0.0)


class _Watched(deconvolving._Search):
    """A search that notes, of each start, what is minimised, and what sparsity weighs on the coarse level.

    weights : the coarse sparsity, times what the activations of the best start weigh on either level
    """

    found: ClassVar[list[float]] = []
    weights: ClassVar[list[tuple[float, float]]] = []

    def _keep_best(self) -> None:
        self.found.append(self._minimised(self._space.bases[RESULT], self._space.activations[RESULT]))
        super()._keep_best()

    def lifted(self) -> tuple[Sound, Sound]:
        assert self._best is not None
        assert self._minimised(*self._best[1:]) == pytest.approx(min(self.found), rel=1e-4)
        bases, activations = super().lifted()
        levels = (self._weight(*self._best[1:]), self._weight(bases, activations) / self._level.grid.group)
        self.weights.append((self._course.sparsity * levels[0], levels[1]))
        return bases, activations

    def _weight(self, bases: Sound, activations: Sound) -> float:
        return naive.template_weight(bases.reshape(self._size.components, -1, 1).astype(float), activations)

    def _minimised(self, bases: Sound, activations: Sound) -> float:
        w = bases.reshape(self._size.components, self._size.lags, -1).astype(float)
        divergence = naive.template_divergence(self._level.ground.magnitudes, w, activations)
        return divergence + self._course.sparsity * self._weight(bases, activations)


def test_the_start_that_is_chosen_makes_the_sum_of_divergence_and_sparsity_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deconvolving, "_Search", _Watched)
    for seed in range(3):
        _Watched.found.clear()
        bufnmf.decompose(DRUMS[:8000], settings(4, 3, 1, seed=seed, sparsity=2.0, starts=6, fft_size=256, hop_size=64))
        assert len(_Watched.found) == 6


@pytest.mark.parametrize("window", [512, 4096])
def test_activations_weigh_about_as_much_on_the_coarse_level(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deconvolving, "_Search", _Watched)
    _Watched.found.clear()
    _Watched.weights.clear()
    sizes = {"window_size": window, "hop_size": 512, "fft_size": window}
    bufnmf.decompose(DRUMS, settings(4, 3, 1, sparsity=1.0, starts=2, **sizes))
    ((coarse, full),) = _Watched.weights
    assert 0.6 < coarse / full < 1.6


@pytest.mark.parametrize("threads", [1, 0])
@pytest.mark.parametrize(
    ("channels", "wanted"),
    [
        (1, settings(4, 3, 2)),
        (1, settings(4, 3, 2, solver="mu", resynth=True)),
        (1, settings(4, 3, 2, solver="mu", starts=1)),
        (2, settings(8, 5, 2, stereo="linked", resynth=True)),
        (2, settings(16, 20, 2, stereo="paired")),
        (1, settings(1, 5, 2, sparsity=1.0)),
        (1, settings(15, 20, 1, solver="mu", starts=1, window_size=128, hop_size=128, fft_size=4096)),
    ],
    ids=str,
)
def test_the_memory_that_is_reckoned_is_what_is_allocated(
    channels: int, wanted: Settings, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "LEAST", sys.maxsize)  # Python traces what is allocated by NumPy
    part = np.ascontiguousarray(np.tile(SHORT[:, :1], (200, channels)))
    bufnmf.decompose(part[:2000], wanted, threads=threads)  # what stays from a first run does not count
    tracemalloc.start()
    try:
        bufnmf.decompose(part, wanted, threads=threads)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    plan = Plan(wanted, len(part), channels, threads)
    copies = {name: plan.group[name] for name in ("bases", "activations")}
    beside = checks.BLOCK_VALUES + 4 * len(part) + 4 * nbytes(copies) + 2**16
    assert 0 <= plan.nbytes - peak < beside
