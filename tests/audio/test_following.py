"""Activations as controllers: envelopes and onsets."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from nmfserver.audio.following import Follower, Following
from nmfserver.audio.history import Activations
from nmfserver.errors import ArgumentError
from tests.audio.test_engine import COMPILED, RATE, driven, made, sound, templates

STEP = 0.01
USUAL = Following()


def followed(columns: object, settings: Following = USUAL, held: object = ()) -> tuple[np.ndarray, list[object]]:
    """Return the envelopes of activations (hops, components), 10 ms apart, and the onsets with their hops."""
    follower, envelopes, onsets = Follower(), [], list[object]()
    for hop, values in enumerate(np.atleast_2d(np.asarray(columns, np.float32))):
        found, rises = follower.follow(Activations(hop * STEP, values, hop in held), settings)  # type: ignore[operator]
        assert found.time == hop * STEP
        envelopes.append(found.values.copy())
        onsets += [(hop, *onset) for onset in rises]
    return np.array(envelopes), onsets


def test_envelopes_are_over_the_running_maximum_which_falls_with_the_release() -> None:
    values = np.array([[0, 0], [2, 0.1], [1, 0.1], [1, 0.2], [4, 0], [2, 0.1]])
    envelopes, _ = followed(values, Following(release=1.0))
    fall = math.exp(-STEP)
    expected: Any = [[0, 0], [1, 1], [0.5 / fall, 1], [0.5 / fall**2, 1], [1, 0], [0.5 / fall, 0.5 / fall**2]]
    np.testing.assert_allclose(envelopes, expected, rtol=1e-5)
    quick, _ = followed(values, Following(release=0.0))
    assert quick.tolist() == (values > 0).tolist()


def test_noise_far_below_the_loudest_component_is_not_blown_up() -> None:
    envelopes, onsets = followed([[1, 1e-6]] * 5)
    np.testing.assert_allclose(envelopes[:, 1], 1e-3, rtol=1e-4)
    assert onsets == [(0, 0, 1.0)]


def test_an_onset_needs_the_threshold_and_a_fall_by_the_hysteresis() -> None:
    column = [1, 0.5, 0.25, 0.35, 0.15, 0.29, 0.5, 0.31, 0.1, 0.9]
    settings = Following(release=1e9, threshold=0.3, hysteresis=0.1, refractory=0)
    _, onsets = followed([[value] for value in column], settings)
    assert [onset[0] for onset in onsets] == [0, 6, 9]  # type: ignore[index]
    assert onsets[1] == (6, 0, pytest.approx(0.5))
    _, onsets = followed([[value] for value in column], Following(1e9, 0.3, 0.0, 0))
    assert [onset[0] for onset in onsets] == [0, 3, 6, 9]  # type: ignore[index]
    _, onsets = followed([[value] for value in column], Following(1e9, 0.6, 0.1, 0))
    assert [onset[0] for onset in onsets] == [0, 9]  # type: ignore[index]


def test_within_the_refractory_time_there_is_no_onset_and_none_afterwards_without_a_rise() -> None:
    column = [1, 0, 1, 1, 1, 1, 0, 1]
    _, onsets = followed([[value] for value in column], Following(1e9, 0.3, 0.1, refractory=0.035))
    assert onsets == [(0, 0, 1.0), (7, 0, 1.0)]


def test_each_component_has_onsets_of_its_own() -> None:
    _, onsets = followed([[1, 0], [1, 1], [0, 1], [1, 1]], Following(1e9, 0.3, 0.1, refractory=0.015))
    assert onsets == [(0, 0, 1.0), (1, 1, 1.0), (3, 0, 1.0)]


def test_frozen_sound_has_no_onsets_and_its_envelopes_stand_still() -> None:
    envelopes, onsets = followed([[1], [0.5], [0.9], [0.9], [0.1], [1]], Following(release=0.1), held={2, 3})
    assert envelopes[1] == envelopes[2] == envelopes[3]
    assert [onset[0] for onset in onsets] == [0, 5]  # type: ignore[index]


def test_another_number_of_components_begins_anew() -> None:
    follower = Follower()
    for values in ([8, 8], [1], [1, 1, 1]):
        envelopes, _ = follower.follow(Activations(1.0, np.array(values, np.float32)), Following())
        assert envelopes.values.tolist() == [1] * len(values)


def test_a_hysteresis_above_the_threshold_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"hysteresis is 0.4; it is at most the threshold, 0.3"):
        Following(hysteresis=0.4)


def test_no_hop_is_missed_though_the_loop_looks_rarely() -> None:
    engine, follower, length = made(64, 16, 64, delay=32, iterations=1), Follower(), 4800 if COMPILED else 480
    engine.use(templates(2, 33), fade=0)
    told = []
    for _ in range(3):
        driven(engine, sound(length), 64)
        told += [follower.follow(activations, Following())[0].time for activations in engine.activations()]
    assert len(told) == 3 * length // 16
    np.testing.assert_allclose(np.diff(told), 16 / RATE, rtol=1e-6)
