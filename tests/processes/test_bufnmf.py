"""Decomposition of arrays: against the float64 reference, and what must always hold."""

from __future__ import annotations

import dataclasses
import itertools
import math
import sys
import tracemalloc
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver import pool
from nmfserver.errors import BadBufferError, Cancelled
from nmfserver.kernels.shapes import nbytes
from nmfserver.processes import bufnmf, checks
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.plan import Plan
from nmfserver.processes.settings import Modes, Settings
from tests import naive

Sound = NDArray[np.float32]
NOISE = np.random.default_rng(4)
SHORT = (NOISE.standard_normal((900, 2)) * np.linspace(1, 0.1, 900)[:, None]).astype(np.float32)
SIZES = (64, 32, 64)


def plain(*values: Any, **named: Any) -> Settings:
    """Return settings of plain updates, which is what FluCoMa does."""
    return dataclasses.replace(Settings(*values, **named), solver="mu")


def decibels(reference: naive.Array, other: naive.Array) -> float:
    """Signal-to-error ratio."""
    error = float(np.sum((reference - other) ** 2, dtype=np.float64))
    return float("inf") if error == 0 else 10 * np.log10(float(np.sum(reference**2, dtype=np.float64)) / error)


def starts(settings: Settings, sound: Sound) -> tuple[naive.Array, naive.Array]:
    """Return the random starts that a seed means, of every channel: FluCoMa's, column by column of its matrices."""
    transform, components = settings.transform(), settings.components
    frames, bins = transform.frames(len(sound)), transform.bins
    draws = naive.uniform(settings.seed, components * max(bins, frames)).astype(np.float32)
    return draws[: components * bins].reshape(components, bins), draws[: frames * components].reshape(frames, -1)


def reference(sound: Sound, settings: Settings, bases: Sound | None, activations: Sound | None) -> Parts:
    """Do with the plain reference what the process does."""
    transform, k = settings.transform(), settings.components
    bases_out, activations_out, stems_out, divergence, flat = [], [], [], 0.0, 0.0
    for channel in range(sound.shape[1]):
        w, h = starts(settings, sound)
        columns = slice(channel * k, (channel + 1) * k)
        if settings.bases_mode and bases is not None:
            w = bases[:, columns].T.astype(float)
        if settings.act_mode and activations is not None:
            h = activations[:, columns].astype(float)
        spectra = naive.stft(sound[:, channel].astype(float), *transform)
        v = np.abs(spectra)
        if not settings.fixed:
            w, h = naive.factorise(v, w, h, settings.iterations, settings.bases_mode == 2, settings.act_mode == 2)
        divergence += naive.divergence(v, w, h)
        flat += naive.divergence(v, np.ones((1, v.shape[1])), v.mean(axis=1)[:, None])
        stems_out.append(naive.stems(spectra, w, h, sound[:, channel].astype(float), *transform))
        bases_out.append(bases[:, columns] if settings.bases_mode == 2 and bases is not None else w.T)
        kept = settings.act_mode == 2 and activations is not None
        activations_out.append(activations[:, columns] if kept and activations is not None else naive.scaled(h))
    return Parts(
        np.hstack(bases_out), np.hstack(activations_out), np.hstack(stems_out), divergence, 0, settings.seed,
        1 - divergence / flat if flat > 1e-9 else 1.0, k,
    )  # fmt: skip


def require_equal(computed: Parts, expected: Parts) -> None:
    """Check against the tolerances of the design: 1e-3 relative and 60 dB."""
    assert expected.stems is not None
    assert computed.stems is not None
    for got, want in ((computed.bases, expected.bases), (computed.activations, expected.activations)):
        assert np.linalg.norm(got - want) <= 1e-3 * np.linalg.norm(want)
        np.testing.assert_allclose(got, want, atol=1e-3 * float(want.max()))
    for column in range(expected.stems.shape[1]):
        assert decibels(expected.stems[:, column], computed.stems[:, column]) > 60
    assert computed.divergence == pytest.approx(expected.divergence, rel=1e-3, abs=1e-5)
    assert computed.explained == pytest.approx(max(expected.explained, 0), abs=1e-3)


@pytest.mark.parametrize("modes", list(itertools.product((0, 1, 2), repeat=2)), ids=str)
def test_every_mode_pair_equals_the_reference_after_100_iterations(sound: Sound, modes: tuple[int, int]) -> None:
    part = sound[:30000]
    first = bufnmf.decompose(part, plain(3, 5, seed=8, resynth=False))
    settings = plain(3, 100, 21, *modes, resynth=True)
    computed = bufnmf.decompose(part, settings, first.bases, first.activations)
    require_equal(computed, reference(part, settings, first.bases, first.activations))


@pytest.mark.parametrize(
    "sizes",
    [(1024, 512, 1024), (1024, 256, 1024), (1000, 333, 2048), (512, 512 - 64, 512), (4, 2, 4), (65, 32, 128),
     (2048, 1024, 8192)],
    ids=str,
)  # fmt: skip
def test_every_fft_setting_equals_the_reference(sound: Sound, sizes: tuple[int, int, int]) -> None:
    part = sound[:9000] if sizes[0] > 4 else sound[:300]
    settings = plain(4, 100, 5, 0, 0, *sizes, resynth=True)
    require_equal(bufnmf.decompose(part, settings), reference(part, settings, None, None))


@pytest.mark.parametrize("sizes", [(64, 65, 64), (64, 200, 128), (1024, 3000, 1024)], ids=str)
@pytest.mark.parametrize("threads", [1, 3])
def test_hops_that_leave_gaps_between_windows_equal_the_reference(
    sound: Sound, sizes: tuple[int, int, int], threads: int
) -> None:
    part = sound[: 20 * sizes[1] + 77]
    settings = plain(3, 20, 5, 0, 0, *sizes, resynth=True, gaps=True)
    require_equal(bufnmf.decompose(part, settings, threads=threads), reference(part, settings, None, None))


@pytest.mark.parametrize("length", [1, 5, 31, 32, 33, 64, 100, 641])
def test_sources_shorter_than_a_window_and_hops_that_do_not_divide_them(length: int) -> None:
    settings = plain(2, 20, 5, 0, 0, *SIZES, resynth=True)
    part = SHORT[:length]
    computed = bufnmf.decompose(part, settings)
    assert computed.activations.shape == (length // 32 + 1, 4)
    assert computed.bases.shape == (33, 4)
    require_equal(computed, reference(part, settings, None, None))


def test_more_components_than_frames() -> None:
    settings = plain(20, 30, 5, 0, 0, *SIZES, resynth=True)
    require_equal(bufnmf.decompose(SHORT[:100], settings), reference(SHORT[:100], settings, None, None))


@pytest.mark.parametrize("components", [1, 3, 10])
def test_the_stems_sum_to_the_source_below_100_db(any_sound: Sound, components: int) -> None:
    parts = bufnmf.decompose(any_sound, Settings(components, 20, 6, resynth=True))
    assert parts.stems is not None
    total = parts.stems.reshape(*any_sound.shape, components).sum(axis=2)
    assert decibels(any_sound, total) > 100


@pytest.mark.parametrize("sizes", [(64, 64, 64), (64, 60, 64), (64, 32, 64), (64, 33, 256)], ids=str)
@pytest.mark.parametrize("length", [640 + 31, 640, 640 + 20])
def test_stems_sum_to_the_source_and_never_pop_even_where_windows_hardly_overlap(
    sizes: tuple[int, int, int], length: int
) -> None:
    part = SHORT[:length, :1]
    parts = bufnmf.decompose(part, Settings(3, 50, 6, 0, 0, *sizes, resynth=True))
    assert parts.stems is not None
    np.testing.assert_allclose(parts.stems.sum(axis=1), part[:, 0], atol=2e-4)
    assert np.abs(parts.stems).max() < 10 * np.abs(part).max()


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("modes", [(0, 0), (1, 1), (2, 0), (0, 2), ((2, 0), 1)], ids=str)
def test_silence_is_taken_apart_into_silence(modes: tuple[Modes, Modes], solver: str) -> None:
    silence = np.zeros((500, 1), np.float32)
    bases, activations = np.ones((33, 2), np.float32), np.ones((16, 2), np.float32)
    settings = Settings(2, 10, 1, modes[0], modes[1], *SIZES, resynth=True, solver=solver)
    parts = bufnmf.decompose(silence, settings, bases, activations)
    assert parts.stems is not None
    assert not parts.stems.any()
    assert np.isfinite(parts.bases).all()
    assert modes[1] == 2 or not parts.activations.any()


def test_direct_current() -> None:
    constant = np.full((500, 1), 0.5, np.float32)
    settings = plain(2, 30, 1, 0, 0, *SIZES, resynth=True)
    require_equal(bufnmf.decompose(constant, settings), reference(constant, settings, None, None))


def test_zeros_in_given_factors_are_lifted_to_the_floor_so_that_they_can_grow() -> None:
    bases, activations = np.zeros((33, 2), np.float32), np.zeros((29, 2), np.float32)
    bases[3], activations[5] = 1, 1
    settings = plain(2, 100, 1, 1, 1, *SIZES, resynth=True)
    part = SHORT[:900, :1]
    computed = bufnmf.decompose(part, settings, bases, activations)
    require_equal(computed, reference(part, settings, bases, activations))


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_outputs_fed_back_as_fixed_give_the_stems_again(sound: Sound, solver: str) -> None:
    first = bufnmf.decompose(sound, Settings(3, 50, 9, resynth=True, solver=solver))
    again = bufnmf.decompose(sound, Settings(3, 50, -1, 2, 2, resynth=True), first.bases, first.activations)
    assert first.stems is not None
    assert again.stems is not None
    assert decibels(first.stems, again.stems) > 100
    assert again.iterations == 0


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_what_is_given_is_never_written_to(solver: str) -> None:
    first = bufnmf.decompose(SHORT, Settings(2, 5, 1, 0, 0, *SIZES))
    kept = SHORT.copy(), first.bases.copy(), first.activations.copy()
    for modes in itertools.product((1, 2), repeat=2):
        bufnmf.decompose(
            SHORT,
            Settings(2, 5, 1, modes[0], modes[1], *SIZES, resynth=True, solver=solver),
            first.bases,
            first.activations,
        )
    for now, before in zip((SHORT, first.bases, first.activations), kept, strict=True):
        np.testing.assert_array_equal(now, before)


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_the_same_seed_gives_the_same_bits_and_another_seed_does_not(solver: str) -> None:
    settings = Settings(3, 10, 77, 0, 0, *SIZES, resynth=True, solver=solver, starts=1)
    one, two = bufnmf.decompose(SHORT, settings), bufnmf.decompose(SHORT, settings)
    for a, b in ((one.bases, two.bases), (one.activations, two.activations), (one.stems, two.stems)):
        assert a is not None
        assert b is not None
        assert a.tobytes() == b.tobytes()
    other = bufnmf.decompose(SHORT, Settings(3, 10, 78, 0, 0, *SIZES, solver=solver, starts=1))
    assert other.bases.tobytes() != one.bases.tobytes()


def test_a_fresh_seed_is_reported_and_repeats_its_result() -> None:
    fresh = bufnmf.decompose(SHORT, Settings(2, 5, -1, 0, 0, *SIZES))
    assert 0 <= fresh.seed < 10**6  # a float of 32 bits prints and holds it
    again = bufnmf.decompose(SHORT, Settings(2, 5, fresh.seed, 0, 0, *SIZES))
    assert again.bases.tobytes() == fresh.bases.tobytes()


def test_the_divergence_never_rises_and_factors_are_never_negative() -> None:
    course = [bufnmf.decompose(SHORT[:, :1], plain(4, count, 3, 0, 0, *SIZES)).divergence for count in range(1, 61)]
    assert all(later <= earlier * (1 + 1e-5) for earlier, later in itertools.pairwise(course))
    parts = bufnmf.decompose(SHORT[:, :1], plain(4, 60, 3, 0, 0, *SIZES))
    assert min(parts.bases.min(), parts.activations.min()) >= 0
    np.testing.assert_allclose(np.linalg.norm(parts.bases, axis=0), 1, rtol=1e-5)
    assert parts.activations.max() == 1


def test_more_iterations_and_components_come_closer() -> None:
    def divergence(components: int, iterations: int) -> float:
        return bufnmf.decompose(SHORT, plain(components, iterations, 3, 0, 0, *SIZES)).divergence

    assert divergence(3, 100) < divergence(3, 20) < divergence(3, 1)
    assert divergence(6, 100) < divergence(3, 100)


def test_progress_grows_from_0_to_1_and_a_no_stops_at_once() -> None:
    fractions: list[float] = []

    def watch(fraction: float, divergence: float) -> bool:
        fractions.append(fraction)
        return len(fractions) < 12

    with pytest.raises(Cancelled, match="cancelled"):
        bufnmf.decompose(SHORT, plain(2, 10**9, 3, 0, 0, *SIZES, resynth=True), watch=watch)
    assert len(fractions) == 12
    fractions.clear()
    bufnmf.decompose(SHORT, plain(2, 3, 3, 0, 0, *SIZES, resynth=True), watch=lambda f, _: not fractions.append(f))  # type: ignore[func-returns-value]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_source_that_is_not_finite_is_refused_with_the_place(bad: float) -> None:
    broken = SHORT.copy()
    broken[123, 1] = bad
    with pytest.raises(
        BadBufferError,
        match=rf"source: the value at frame 123, channel 1 is {bad}; every value must be a finite number",
    ):
        bufnmf.decompose(broken, Settings(2, 5, 1, 0, 0, *SIZES))


def test_a_source_too_loud_for_the_numbers_is_refused() -> None:
    with pytest.raises(BadBufferError, match="too loud"):
        bufnmf.decompose(np.full((500, 1), 3e38, np.float32), Settings(2, 5, 1, 0, 0, *SIZES))


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("level", [1e-20, 1e-6, 1e6, 1e12])
def test_levels_far_from_one_work_as_well(level: float, solver: str) -> None:
    settings = Settings(2, 30, 1, 0, 0, *SIZES, resynth=True, solver=solver)
    part = (SHORT * level).astype(np.float32)
    parts = bufnmf.decompose(part, settings)
    assert np.isfinite(parts.bases).all()
    assert parts.stems is not None
    if level > 1e-10:  # far below that the magnitudes reach the floor of the estimate
        assert decibels(part, parts.stems.reshape(-1, 2, 2).sum(axis=2)) > 100


def test_given_factors_must_have_the_sizes_that_the_settings_need() -> None:
    settings = Settings(2, 5, 1, 1, 0, *SIZES)
    plan = Plan(settings, *SHORT.shape)
    with pytest.raises(
        BadBufferError, match="bases have 30 frames and 4 channels; these settings need 33 frames and 4"
    ):
        plan.require_fitting(np.ones((30, 4), np.float32), None)
    with pytest.raises(
        BadBufferError, match=r"activations have 29 frames and 2 channels; these settings need 29 .* and 4"
    ):
        plan.require_fitting(None, np.ones((29, 2), np.float32))
    plan.require_fitting(np.ones((33, 4), np.float32), np.ones((29, 4), np.float32))
    with pytest.raises(BadBufferError, match="bases: the value at frame 0, channel 0 is nan"):
        bufnmf.decompose(SHORT, settings, np.full((33, 4), np.nan, np.float32))


@pytest.mark.parametrize("threads", [1, 0])
@pytest.mark.parametrize(
    ("channels", "settings"),
    [
        (1, plain(5, 2, 1)),
        (8, plain(3, 2, 1)),
        (2, plain(5, 2, 1, resynth=True)),
        (1, plain(300, 1, 1, resynth=True)),
        (1, plain(2, 1, 1, window_size=4096, hop_size=256)),
        (1, Settings(5, 2, 1)),
        (8, Settings(3, 2, 1)),
        (2, Settings(5, 2, 1, resynth=True, stereo="linked")),
        (3, Settings(9, 2, 1, stereo="paired")),
        (1, Settings(50, 1, 1, resynth=True)),
        (2, Settings(50, 1, 1, stereo="linked", solver="mu")),
        (2, Settings(-1, 2, 1, max_components=6, stereo="linked")),
        (1, Settings(-1, 2, 1, min_components=60, max_components=60)),
        (1, Settings(-1, 2, 1, min_components=20, resynth=True)),
    ],
    ids=str,
)
def test_the_memory_that_is_reckoned_is_what_is_allocated(
    channels: int, settings: Settings, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "LEAST", sys.maxsize)  # Python traces what is allocated by NumPy
    part = np.ascontiguousarray(np.tile(SHORT[:, :1], (200, channels)))
    bufnmf.decompose(part[:2000], settings, threads=threads)  # what stays from a first run does not count
    tracemalloc.start()
    try:
        bufnmf.decompose(part, settings, threads=threads)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    frames, channels = part.shape
    plan = Plan(settings, frames, channels, threads)
    # Not at the peak: the look for values that are not finite, the copy of a channel that is the only one, and that of
    # factors while they are put in order.
    copies = {name: plan.group[name] for name in ("bases", "activations")}
    beside = checks.BLOCK_VALUES + 4 * frames + nbytes(copies) + 2**16
    assert 0 <= plan.nbytes - peak < beside


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_progress_tells_the_divergence_of_all_channels(solver: str) -> None:
    seen: list[float] = []

    def watch(fraction: float, divergence: float) -> bool:
        if math.isfinite(divergence):
            seen.append(divergence)
        return True

    sound = np.hstack([SHORT[:, :1]] * 4)
    parts = bufnmf.decompose(sound, Settings(2, 5, 1, 0, 0, *SIZES, solver=solver), watch=watch)
    assert min(seen) > 0
    assert seen[-1] == pytest.approx(parts.divergence)
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("level", [1e-3, 1e-8, 1e-15])
def test_quiet_sounds_under_fixed_templates_that_hardly_fit_still_sum(level: float, solver: str) -> None:
    bases = np.zeros((33, 2), np.float32)
    bases[:5, 0], bases[5:12, 1] = 1, 1  # nothing above bin 12
    part = (SHORT[:, :1] * level).astype(np.float32)
    parts = bufnmf.decompose(part, Settings(2, 50, 1, 2, 0, *SIZES, resynth=True, solver=solver), bases)
    assert parts.stems is not None
    assert decibels(part[:, 0], parts.stems.sum(axis=1)) > 80


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_absurdly_large_templates_do_not_silence_the_stems(solver: str) -> None:
    bases = np.full((33, 2), 1e37, np.float32)
    parts = bufnmf.decompose(SHORT[:, :1], Settings(2, 5, 1, 2, 0, *SIZES, resynth=True, solver=solver), bases)
    assert parts.stems is not None
    assert decibels(SHORT[:, 0], parts.stems.sum(axis=1)) > 80
