"""The bench, as a person starts it, in its shortest form; the processes that it measures beside; how it judges."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import environment
import numpy as np
import pytest
import synthetic
from bench import mixtures, peers, quality
from bench.kernels import Stages
from bench.measuring import COMPONENTS, Row
from bench.separation import FLOOR, separation

from nmfserver.processes import bufnmf
from nmfserver.processes.settings import Settings

SECOND = synthetic.RATE


def test_it_measures_a_section_and_a_quick_run_keeps_nothing() -> None:
    results = {path: path.read_bytes() for path in (environment.ROOT / "scripts" / "bench" / "results").iterdir()}
    command = [sys.executable, "scripts/bench", "--quick", "--markdown", "--only", "live"]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for components in COMPONENTS:
        assert f"\n| {components} components | " in done.stdout
    assert {path: path.read_bytes() for path in results} == results
    assert "saved in" not in done.stdout


@pytest.mark.parametrize("name", [peers.SGEMM, "plain NumPy", "scikit-learn"])
def test_another_program_works_in_a_process_of_its_own(tmp_path: Path, name: str) -> None:
    magnitudes = tmp_path / "magnitudes.npy"
    np.save(magnitudes, np.random.default_rng(1).random((20, 10), np.float32))
    with peers.Peer(name, magnitudes, 2, 3) as peer:
        assert 0 < peer() < 30


def test_solvers_are_compared_in_divergence_time_and_places() -> None:
    sounds = {name: synthetic.mixed(synthetic.SOUNDS[name](SECOND)) for name in ("drums", "bells")}
    rows = [*quality.solvers(sounds, 3, rounds=1), *quality.places(sounds, {})]
    assert [row.name for row in rows] == [
        "3 components, fast: runs within 1 %", "3 components, fast: divergence",
        "3 components, fast, 200 iterations: divergence", "3 components, fast: time",
        "3 components of recordings, fast: keep their places", "3 components of all sounds, fast: keep their places",
    ]  # fmt: skip
    share, divergence, longer, time, nothing, placed = rows
    assert 0 <= _figure(share) <= 100
    assert divergence.ratio is not None and longer.ratio is not None
    assert 0.5 < longer.ratio < 1.01 * divergence.ratio < 1.5
    assert time.ratio is not None and time.ratio >= 0
    assert nothing.figure is None and nothing.reached is None
    assert 0 <= _figure(placed) <= 100


def test_mixtures_are_taken_apart_by_every_solver_and_start() -> None:
    several = [dataclasses.replace(next(mixtures.drums({})), kind="drums")]
    rows = {row.name: row for row in quality.mixtures(several, budget=0.01)}
    ways = ["mu", "fast", "fast, 1 start", "fast, 0.01 s"]
    assert list(rows) == [
        "drums, the mixture itself", *(f"drums, 3 components, {way}" for way in ways), "drums, fast above mu",
        "drums, fast, worst seed below the mean", *(f"drums, 6 components, {way}" for way in ways),
    ]  # fmt: skip
    itself = _figure(rows["drums, the mixture itself"])
    assert all(_figure(rows[f"drums, 6 components, {way}"]) > itself for way in ways)


def _figure(row: Row) -> float:
    assert row.figure is not None
    return row.figure


def test_an_answer_that_is_not_true_ends_the_bench() -> None:
    sound = synthetic.mixed(synthetic.SOUNDS["drums"](SECOND))
    magnitudes = Stages(sound, 1).spectrogram
    parts = bufnmf.decompose(sound[:, None], Settings(components=3, iterations=5, seed=0, **quality.PLAIN))
    assert quality.verified(magnitudes, parts, quality.PLAIN) == pytest.approx(parts.divergence, rel=1e-3)
    for wrong in (
        {"divergence": parts.divergence * 0.99},
        {"divergence": float("nan")},
        {"bases": np.zeros_like(parts.bases)},
        {"activations": np.full_like(parts.activations, np.nan)},
    ):
        with pytest.raises(RuntimeError, match="the factors have"):
            quality.verified(magnitudes, dataclasses.replace(parts, **wrong), quality.PLAIN)


def test_stems_are_given_to_the_parts_in_the_best_way() -> None:
    noise = np.random.default_rng(1)
    parts = noise.standard_normal((4000, 3)).astype(np.float32)
    assert separation(parts, 7 * parts[:, [2, 0, 1]]) == FLOOR
    halves = np.repeat(parts, 2, axis=1) * np.array([0.3, 0.7, 0.5, 0.5, 0.9, 0.1], np.float32)
    assert separation(parts, halves[:, noise.permutation(6)]) == FLOOR
    blurred = parts + 0.1 * noise.standard_normal((4000, 3)).astype(np.float32)
    assert separation(parts, blurred) == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_stems_that_are_no_sound_are_the_worst(value: float) -> None:
    parts = np.random.default_rng(1).standard_normal((100, 2)).astype(np.float32)
    assert separation(parts, np.full_like(parts, value)) == -FLOOR


@pytest.mark.parametrize("name", synthetic.SOUNDS)
def test_synthetic_sounds_are_the_same_at_every_call(name: str) -> None:
    parts = synthetic.SOUNDS[name](SECOND)
    assert np.isfinite(parts).all()
    assert np.abs(synthetic.mixed(parts)).max() == pytest.approx(0.9, abs=0.01)
    np.testing.assert_array_equal(synthetic.SOUNDS[name](SECOND), parts)


def test_mixtures_are_made_of_recordings_if_there_are_enough() -> None:
    noise = np.random.default_rng(1)
    sounds = {
        str(length): noise.standard_normal(length).astype(np.float32) for length in (900, 901, 902, 50_000, 60_000)
    }
    assert list(mixtures.hits(sounds)) == ["900", "901", "902"]
    assert list(mixtures.long(sounds)) == ["50000", "60000"]
    assert len(list(mixtures.pairs(sounds))) == 1
    for recordings in (sounds, {}):
        for mixture in (next(mixtures.drums(recordings)), next(mixtures.pairs(recordings))):
            np.testing.assert_allclose(mixture.parts.sum(1), mixture.sound, atol=1e-6)
            assert np.abs(mixture.sound).max() == pytest.approx(0.9)
