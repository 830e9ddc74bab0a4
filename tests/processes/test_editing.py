"""Edits of components, against the readable twins; and what /bufnmf takes back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nmfserver.errors import ArgumentError, BadBufferError
from nmfserver.processes.bufnmf import decompose
from nmfserver.processes.editing import (
    Gate,
    Merge,
    Mix,
    Normalise,
    Operation,
    Part,
    Permute,
    Smooth,
    edited,
)
from nmfserver.processes.settings import LINKED, Settings
from nmfserver.processes.splitting import Splitting, split
from nmfserver.steps import finished
from tests import naive, sounds

RATE = 50.0
RNG = np.random.default_rng(5)
CURVES = RNG.random((700, 6)).astype(np.float32)
STEREO = sounds.make("drums", 16000, 2)


def one(operation: Operation, samples: Any = CURVES, components: int = 6) -> Any:
    """Return what becomes of one buffer; what was given stays."""
    before = samples.copy()
    result = finished(edited(operation, {"source": Part(samples, RATE)}, components))["source"]
    np.testing.assert_array_equal(samples, before)
    assert result.dtype == np.float32
    return result


@pytest.mark.parametrize(("attack", "release"), [(0.0, 0.0), (0.1, 0.0), (0.0, 0.3), (0.05, 0.2)])
def test_smoothing_is_a_pole_for_each_direction(attack: float, release: float) -> None:
    expected = np.array([naive.smoothed(each, RATE, attack, release) for each in CURVES.T.astype(float)]).T
    np.testing.assert_allclose(one(Smooth(attack, release)), expected, rtol=1e-5)


def test_a_step_is_done_to_63_percent_after_the_time() -> None:
    step = np.zeros((200, 1), np.float32)
    step[10:] = 1
    assert one(Smooth(0.5, 0.0), step, 1)[10 + 24, 0] == pytest.approx(1 - np.exp(-1), rel=1e-5)


@pytest.mark.parametrize(("threshold", "hold"), [(0.0, 0.0), (0.5, 0.0), (0.9, 0.1), (1.0, 1e30)])
def test_the_gate_holds(threshold: float, hold: float) -> None:
    expected = np.array([naive.gated(each, RATE, threshold, min(hold, 1e6)) for each in CURVES.T]).T
    np.testing.assert_array_equal(one(Gate(threshold, hold)), expected)


def test_the_gate_goes_on_from_step_to_step() -> None:
    wide = np.tile(CURVES, (1, 400))  # more than one step
    np.testing.assert_array_equal(one(Gate(0.98, 0.2), wide, 2400), np.tile(one(Gate(0.98, 0.2)), (1, 400)))


def test_normalising_keeps_the_balance_unless_it_is_of_each() -> None:
    samples = CURVES * np.array([1, 2, 3, 4, 5, 6], np.float32)
    balanced, each = one(Normalise(0.5, each=False), samples, 3), one(Normalise(2.0, each=True), samples, 3)
    np.testing.assert_allclose(balanced[:, :3].max(), 0.5, rtol=1e-6)
    np.testing.assert_allclose(balanced[:, 3:].max(), 0.5, rtol=1e-6)
    np.testing.assert_allclose(balanced[:, 0] / balanced[:, 1], samples[:, 0] / samples[:, 1], rtol=1e-5)
    np.testing.assert_allclose(each.max(axis=0), 2, rtol=1e-6)
    assert not one(Normalise(1.0, each=False), np.zeros((3, 2), np.float32), 2).any()


def test_permuting_moves_the_components_of_all_audio_channels() -> None:
    np.testing.assert_array_equal(one(Permute((2, 0)), components=3), CURVES[:, [2, 0, 5, 3]])


def test_mixing_is_a_sum_by_gains() -> None:
    np.testing.assert_allclose(one(Mix((1, 0.5, -2)), components=3), naive.mixed(CURVES, (1, 0.5, -2)), rtol=1e-4)


def merge(operation: Merge, components: int, **parts: Any) -> Any:
    given = {name: Part(samples, RATE) for name, samples in parts.items()}
    return finished(edited(operation, given, components))


def test_merged_factors_come_closest_to_what_they_were() -> None:
    bases, activations = RNG.random((40, 6)).astype(np.float32), CURVES[:90]
    found = merge(Merge((2, 0)), 3, bases=bases, activations=activations)
    for channel in range(2):
        columns, place = [3 * channel, 3 * channel + 2], 2 * channel
        basis, activation = naive.merged(bases[:, columns].astype(float), activations[:, columns].astype(float))
        np.testing.assert_allclose(found["bases"][:, place], basis, rtol=1e-5)
        np.testing.assert_allclose(found["activations"][:, place], activation, rtol=1e-5)
        np.testing.assert_array_equal(found["bases"][:, place + 1], bases[:, 3 * channel + 1])
        np.testing.assert_array_equal(found["activations"][:, place + 1], activations[:, 3 * channel + 1])
        v = activations[:, columns].astype(float) @ bases[:, columns].T
        best = naive.divergence(v, basis[None], activation[:, None])
        w, h = naive.factorise(v, basis[None], activation[:, None], 20)
        assert best <= naive.divergence(v, w, h) * (1 + 1e-6)


def test_one_factor_alone_is_added_and_stems_are() -> None:
    found = merge(Merge((0, 1)), 3, activations=CURVES, stems=CURVES[:50])
    np.testing.assert_allclose(found["activations"][:, 0], CURVES[:, 0] + CURVES[:, 1], rtol=1e-6)
    np.testing.assert_allclose(found["stems"][:, 2], CURVES[:50, 3] + CURVES[:50, 4], rtol=1e-6)
    bases = CURVES[:40, :3] / np.linalg.norm(CURVES[:40, :3], axis=0)
    (alone,) = merge(Merge((0, 1, 2)), 3, bases=bases)["bases"].T
    np.testing.assert_allclose(alone, bases.sum(axis=1) / np.linalg.norm(bases.sum(axis=1)), rtol=1e-5)


def test_merging_silence_gives_silence() -> None:
    silent = np.zeros((5, 2), np.float32)
    assert not any(each.any() for each in merge(Merge((0, 1)), 2, bases=silent, activations=silent).values())


def linked(components: int, **settings: Any) -> tuple[Any, Any]:
    return STEREO, Settings(components=components, seed=1, iterations=20, stereo=LINKED, resynth=True, **settings)


def test_merged_and_split_factors_of_linked_channels_are_taken_back() -> None:
    source, settings = linked(3)
    parts = decompose(source, settings)
    found = merge(Merge((1, 2)), 3, bases=parts.bases, activations=parts.activations, stems=parts.stems)
    assert taken_back(found, 2) > 0.3
    assert parts.stems is not None
    np.testing.assert_allclose(found["stems"][:, :2].sum(axis=1), parts.stems[:, :3].sum(axis=1), atol=1e-5)
    more, _ = split(found, 1, 2, Splitting(into=3, seed=2))
    assert more["bases"].shape[1] == more["activations"].shape[1] == more["stems"].shape[1] == 8
    assert taken_back(more, 4) > taken_back(found, 2)


def taken_back(found: Any, components: int) -> float:
    """Take the source apart by both factors fixed, for linked channels must have alike ones, then by the bases."""
    fixed = decompose(*linked(components, bases_mode=2, act_mode=2), found["bases"], found["activations"])
    assert fixed.stems is not None
    np.testing.assert_allclose(fixed.stems[:, :components].sum(axis=1), STEREO[:, 0], atol=1e-4)
    return decompose(*linked(components, bases_mode=2), bases=found["bases"]).explained


@pytest.mark.parametrize("channels", [1, 2])
def test_a_split_stem_is_the_sum_of_the_new_ones(channels: int) -> None:
    source = STEREO[:, :channels]
    parts = decompose(source, Settings(components=2, seed=1, iterations=20, resynth=True))
    assert parts.stems is not None
    given = {"stems": parts.stems, "bases": parts.bases, "activations": parts.activations}
    found, seed = split(given, 0, 2, Splitting(seed=7))
    assert seed == 7
    for channel in range(channels):
        new, old = slice(3 * channel, 3 * channel + 2), 2 * channel
        np.testing.assert_allclose(found["stems"][:, new].sum(axis=1), parts.stems[:, old], atol=1e-5)
        np.testing.assert_array_equal(found["activations"][:, 3 * channel + 2], parts.activations[:, old + 1])
        amounts = [(h.sum(axis=0, dtype=float) * w.sum(axis=0, dtype=float)).sum() for h, w in (
            (found["activations"][:, new], found["bases"][:, new]),
            (parts.activations[:, old:old + 1], parts.bases[:, old:old + 1]),
        )]  # fmt: skip
        assert amounts[0] == pytest.approx(amounts[1], rel=1e-4)


def test_splitting_silence_and_few_frames() -> None:
    silent = np.zeros((100, 2), np.float32)
    found, _ = split({"stems": silent, "activations": np.zeros((1, 2), np.float32)}, 1, 2, Splitting(into=3))
    assert found["stems"].shape == (100, 4)
    assert found["activations"].shape == (1, 4)
    assert not found["activations"].any()


@pytest.mark.parametrize(
    ("make", "components", "reason"),
    [
        (lambda: Permute((0, 3)), 3, "component 3 is named; there are 3 components, from 0 on"),
        (lambda: Permute((1, 1)), 3, "component 1 is named twice"),
        (lambda: Merge((1,)), 3, "1 component to be merged; name at least 2"),
        (lambda: Merge((1, 6)), 6, "component 6 is named"),
        (lambda: Merge((1, 1)), 6, "component 1 is named twice"),
    ],
)
def test_components_that_are_not_there(make: Any, components: int, reason: str) -> None:
    with pytest.raises(ArgumentError, match=reason):
        make().origins(components)


def test_what_is_no_number_or_becomes_too_large_is_refused() -> None:
    broken = CURVES.copy()
    broken[600, 2] = np.nan
    for operation in (Smooth(0.1, 0.1), Gate(0.1, 0), Normalise(1, each=False), Permute((0,)), Mix((1,) * 6)):
        with pytest.raises(BadBufferError, match="source: the value at frame 600, channel 2 is nan"):
            one_of(operation, broken)
    with pytest.raises(BadBufferError, match="the source would leave the range of 32-bit numbers"):
        one_of(Mix((3e38,) * 6), CURVES)


def one_of(operation: Operation, samples: Any) -> None:
    finished(edited(operation, {"source": Part(samples, RATE)}, 6))
