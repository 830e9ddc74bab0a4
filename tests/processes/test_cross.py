"""Mosaics: the paper's activations and FluCoMa's, what each parameter does, and what odd sounds give."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, BadBufferError, Cancelled
from nmfserver.kernels.mosaic import Sparse
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import team
from nmfserver.processes import activating
from nmfserver.processes.activating import Pursuit, activations
from nmfserver.processes.cross import Crossing, Mosaic, Plan, Sizes, cross
from nmfserver.processes.phases import Synthesis, sound
from tests import naive, sounds

Samples = NDArray[np.float32]

SIZES: dict[str, Any] = {"window_size": 256, "hop_size": 128}
NUMBERS = 256, 128, 256
SOURCE, TARGET = sounds.make("strings", 9000), sounds.make("drums", 4000)
RNG = np.random.default_rng(18)


def made(source: Samples = SOURCE, target: Samples = TARGET, **settings: Any) -> Mosaic:
    return cross(source, target, Crossing(**{**SIZES, **settings}))


def spectra(samples: Samples) -> Any:
    """Return the spectra of the first channel, complex (frames, bins), of the sizes above."""
    return naive.stft(samples[:, 0].astype(float), *NUMBERS)


def found(source: Any, target: Any, pursuit: Pursuit, seed: int = 0) -> Any:
    """Return all activations, (target frames, source frames)."""
    with team() as lent:
        kept = activations(
            source.astype(np.float32), target.astype(np.float32), pursuit, seed, lent, lambda share: None
        )
    result = np.zeros((pursuit.target_frames, pursuit.source_frames))
    np.put_along_axis(result, kept.rows.astype(np.int64), kept.values, axis=1)
    return result


def magnitudes(source_frames: int = 40, target_frames: int = 30) -> tuple[Any, Any]:
    """Return random magnitudes of a source and a target, float64 (frames, 9)."""
    return RNG.uniform(0.01, 1, (source_frames, 9)), RNG.uniform(0, 1, (target_frames, 9))


@pytest.mark.parametrize("iterations", [1, 2, 3, 6])
@pytest.mark.parametrize("restraints", [(1, 99, 1), (5, 99, 1), (1, 3, 1), (1, 99, 5), (7, 4, 5)])
def test_activations_are_those_of_the_paper(restraints: tuple[int, int, int], iterations: int) -> None:
    source, target = magnitudes()
    expected = naive.mosaic(source, target, np.ones((30, 40)), restraints, iterations)
    ours = found(source, target, Pursuit(40, 30, 9, *restraints, iterations, fluid=False))
    np.testing.assert_allclose(ours, expected, rtol=2e-3, atol=1e-5 * expected.max())


@pytest.mark.parametrize("iterations", [1, 4])
@pytest.mark.parametrize("restraints", [(1, 99, 1), (7, 3, 5)])
def test_activations_are_those_of_flucoma(restraints: tuple[int, int, int], iterations: int) -> None:
    source, target = magnitudes()
    start = naive.uniform(7, 40 * 30).reshape(30, 40)
    expected = naive.mosaic(source, target, start, restraints, iterations, annealed=False)
    ours = found(source, target, Pursuit(40, 30, 9, *restraints, iterations, fluid=True), seed=7)
    np.testing.assert_allclose(ours, expected, rtol=2e-3, atol=1e-5 * expected.max())


def test_blocks_give_what_a_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = magnitudes(target_frames=300)
    pursuit = Pursuit(40, 300, 9, 5, 4, 3, 6, fluid=False)
    whole = found(source, target, pursuit)
    monkeypatch.setattr(activating, "BLOCK_VALUES", 1000)
    blocks = Pursuit(40, 300, 9, 5, 4, 3, 6, fluid=False)
    assert len(blocks.blocks) > 5
    assert blocks.shapes(1)["activations"].sizes[0] < 60
    np.testing.assert_allclose(found(source, target, blocks), whole, rtol=1e-5)


def test_only_frames_that_are_kept_are_worked_on_and_hardly_anything_is_lost() -> None:
    source = sounds.make("voices", 80_000)
    w, v = np.abs(spectra(source)), np.abs(spectra(TARGET))
    pursuit = Pursuit(len(w), len(v), 129, 7, 11, 7, 20, fluid=False)
    assert pursuit.kept == activating.LEAST_KEPT < len(w)
    ours = found(w, v, pursuit)
    assert np.count_nonzero(ours, axis=1).max() <= 77  # polyphony times continuity
    every = dataclasses.replace(pursuit, polyphony=len(w))  # keeps all of them
    assert every.kept == len(w)
    few, all_ = (naive.divergence(v, w, h) for h in (ours, found(w, v, every)))
    assert all_ < few < 3 * all_


@pytest.mark.parametrize("seconds", [60, 3600])
def test_an_hour_of_source_fits_and_a_minute_takes_a_tenth_of_the_arithmetic(seconds: int) -> None:
    plan = Plan(Crossing(), Sizes((44100 * seconds, 1), (44100 * 60, 1)), 0)
    assert plan.pursuit.arithmetic < 0.1
    assert sum(np.prod(each.sizes) * each.dtype.itemsize for each in plan.shapes().values()) < 4e9


@pytest.mark.parametrize(("source", "target"), [("strings", "drums"), ("voices", "strings"), ("drums", "voices")])
def test_it_is_nearer_to_the_target_than_flucomas(source: str, target: str) -> None:
    """The distance is the divergence that is minimised; both have the same polyphony, and their own phases."""
    timbre, goal = sounds.make(source, 88200), sounds.make(target, 30000)

    def distance(mosaic: Mosaic) -> float:
        e, v = (np.abs(naive.stft(each[:, 0].astype(float), 1024, 512, 1024)) + 1e-3 for each in (mosaic.sound, goal))
        return float((v * np.log(v / e) - v + e).sum())

    ours, theirs = (distance(cross(timbre, goal, Crossing(seed=1, fluid=fluid))) for fluid in (False, True))
    assert ours < 0.95 * theirs


def test_sound_has_the_phases_of_the_source() -> None:
    restraints: dict[str, Any] = {"time_sparsity": 3, "polyphony": 4, "continuity": 3, "iterations": 5}
    x, v = spectra(SOURCE), np.abs(spectra(TARGET))
    h = naive.mosaic(np.abs(x), v, np.ones((len(v), len(x))), (3, 4, 3), 5)
    total, norm = naive.overlap_added(naive.mosaic_spectra(x, h), *NUMBERS, len(TARGET))
    expected = total / np.maximum(norm, 1e-4)
    np.testing.assert_allclose(made(**restraints).sound[:, 0], expected, atol=2e-3 * float(np.abs(expected).max()))


def test_where_frames_follow_each_other_as_in_the_source_it_goes_on() -> None:
    ahead, synthesis = 5, Synthesis(Transform(*NUMBERS), 9000, 4000, "source", fluid=False)
    rows = ahead + np.arange(synthesis.frames, dtype=np.int32)[:, None]
    taken = Sparse(rows, np.ones(rows.shape, np.float32))
    w = np.abs(spectra(SOURCE)).astype(np.float32)
    with team() as lent:
        rebuilt = sound(SOURCE[:, 0].copy(), w, taken, synthesis, 0, lent, lambda share: None)
    np.testing.assert_allclose(rebuilt[128:-128], SOURCE[ahead * 128 :, 0][128 : len(rebuilt) - 128], atol=1e-4)


def test_griffin_and_lims_phases_start_as_flucomas() -> None:
    """After 50 rounds float32 and float64 have other phases where there is little: magnitudes are compared."""
    ours = made(fluid=True, seed=5, iterations=3).sound
    x, v = spectra(SOURCE), np.abs(spectra(TARGET))
    start = naive.uniform(5, len(x) * len(v)).reshape(len(v), len(x))
    z = np.abs(naive.mosaic(np.abs(x), v, start, (7, 11, 7), 3, annealed=False) @ x)
    turns = naive.uniform(5, z.size).reshape(z.shape[::-1]).T
    expected = naive.griffin_lim(z, turns, NUMBERS, len(TARGET), 50)
    heard = slice(128, len(TARGET) - 128)
    assert np.linalg.norm(ours[heard, 0] - expected[heard]) < 0.02 * np.linalg.norm(expected[heard])


@pytest.mark.parametrize(
    "change",
    [
        {"time_sparsity": 21}, {"polyphony": 2}, {"continuity": 1}, {"iterations": 10}, {"phase": "griffinlim"},
        {"window_size": 512}, {"hop_size": 64}, {"fft_size": 512}, {"fluid": True},
    ],
)  # fmt: skip
def test_every_parameter_acts(change: dict[str, Any]) -> None:
    usual, other = made(seed=1).sound, made(seed=1, **change).sound
    assert np.linalg.norm(usual - other) > 0.01 * np.linalg.norm(usual)


def test_time_sparsity_polyphony_and_continuity_do_what_they_say() -> None:
    source, target = magnitudes(20, 60)
    for sparsity, polyphony in ((9, 20), (1, 3)):
        h = found(source, target, Pursuit(20, 60, 9, sparsity, polyphony, 1, 20, fluid=False)) > 0
        assert h.sum(axis=1).max() <= polyphony
        for reach in range(1, sparsity // 2 + 1):
            assert not (h[reach:] & h[:-reach]).any()
    diagonals = []
    for continuity in (1, 7):
        h = found(source, target, Pursuit(20, 60, 9, 1, 3, continuity, 20, fluid=False)) > 0
        diagonals.append((h[1:, 1:] & h[:-1, :-1]).sum() / h.sum())
    assert diagonals[1] > 2 * diagonals[0]


def test_random_phases_follow_the_seed() -> None:
    one, again, other = (made(phase="griffinlim", seed=seed).sound for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)
    fresh = made(phase="griffinlim")
    np.testing.assert_array_equal(made(phase="griffinlim", seed=fresh.seed).sound, fresh.sound)


def test_every_channel_is_rebuilt_from_the_same_channel_of_the_source() -> None:
    source, target = (np.concatenate([each, each[::-1]], axis=1) for each in (SOURCE, TARGET))
    both, left, right = made(source, target), made(), made(SOURCE[::-1], TARGET[::-1])
    np.testing.assert_array_equal(both.sound, np.concatenate([left.sound, right.sound], axis=1))
    np.testing.assert_array_equal(made(SOURCE, target).sound[:, :1], left.sound)
    assert made(source, target, fluid=True, seed=1).sound.shape == (len(target), 1)


def test_a_source_at_another_rate_is_brought_to_that_of_the_target() -> None:
    time = np.arange(20000, dtype=np.float32)[:, None]
    tone = np.sin(2 * np.pi * time * 1000 / 48000).astype(np.float32)
    noise = RNG.standard_normal((8000, 1)).astype(np.float32)
    rebuilt = cross(tone, noise, Crossing(), rates=(48000.0, 44100.0)).sound[:, 0]
    peak = np.argmax(np.abs(np.fft.rfft(rebuilt))) * 44100 / len(rebuilt)
    assert peak == pytest.approx(1000, abs=20)


@pytest.mark.parametrize("settings", [{}, {"phase": "griffinlim"}, {"fluid": True}], ids=["source", "gl", "flucoma"])
@pytest.mark.parametrize(
    ("source", "target"),
    [
        (np.zeros((3000, 1)), TARGET), (SOURCE, np.zeros((3000, 1))), (np.zeros((1, 1)), np.zeros((1, 1))),
        (SOURCE, np.ones((1, 1))), (np.ones((1, 1)), TARGET), (SOURCE * 1e-9, TARGET), (SOURCE, TARGET * 1e8),
    ],
    ids=["silent source", "silent target", "nothing", "one frame", "of one frame", "quiet", "loud"],
)  # fmt: skip
def test_odd_sounds_give_finite_numbers(source: Any, target: Any, settings: dict[str, Any]) -> None:
    source, target = source.astype(np.float32), target.astype(np.float32)
    rebuilt = made(source, target, iterations=5, **settings).sound
    assert rebuilt.shape == target.shape
    assert np.isfinite(rebuilt).all()
    if not (source.any() and target.any()):
        assert not rebuilt.any()


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(ArgumentError, match="time sparsity is 4; it is odd, 3 or 5"):
        Crossing(4)
    with pytest.raises(ArgumentError, match="continuity is 2; it is odd, 1 or 3"):
        Crossing(continuity=2)
    with pytest.raises(ArgumentError, match="polyphony is 0; it is at least 1"):
        Crossing(polyphony=0)
    with pytest.raises(ArgumentError, match="phase is 'none'; it is one of source, griffinlim"):
        Crossing(phase="none")
    for name, pair in (("source", (np.nan, 1)), ("target", (1, np.inf))):
        source, target = (np.full((500, 1), value, np.float32) for value in pair)
        with pytest.raises(BadBufferError, match=f"{name}: the value at frame 0"):
            made(source, target)
        source, target = (np.full((500, 1), 1.0 if np.isfinite(value) else 3e38, np.float32) for value in pair)
        with pytest.raises(BadBufferError, match=f"the {name} is too loud"):
            made(source, target)


@pytest.mark.parametrize("settings", [{}, {"phase": "griffinlim"}, {"fluid": True, "iterations": 10}])
def test_it_is_watched_in_every_stage_and_can_be_cancelled(settings: dict[str, Any]) -> None:
    told: list[float] = []

    def watch(fraction: float, divergence: float) -> bool:
        told.append(fraction)
        return True

    crossing = Crossing(**{**SIZES, "hop_size": 64, **settings})
    target = np.concatenate([sounds.make("drums", 4000), sounds.make("strings", 4000)], axis=1)
    cross(sounds.make("voices", 12000), target, crossing, watch)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    for moment in (0.0, 0.2, 0.4, 0.6, 0.8):
        with pytest.raises(Cancelled):
            cross(sounds.make("voices", 12000), target, crossing, lambda fraction, _, moment=moment: fraction < moment)
