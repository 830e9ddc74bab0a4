"""Which components sound in the mix: gains, mutes and solos, in the engine without a device."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio.engine import Engine
from nmfserver.audio.mixer import GAIN_RAMP
from nmfserver.errors import ArgumentError, NMFServerError
from nmfserver.kernels.live import memory
from tests.audio.test_engine import RATE, driven, made, sound, templates

RAMP = round(GAIN_RAMP * RATE)


def four(**others: Any) -> Engine:
    """Return an engine with four components, each on an output of its own."""
    engine = made(64, 32, 64, outputs=6, **others)
    engine.use(templates(4, 33), fade=0)
    driven(engine, sound(200))
    return engine


def shares(engine: Engine, ramp: int = RAMP) -> NDArray[np.float64]:
    """Return how loud each component is in the mix, after `ramp` samples; their outputs carry them as they are."""
    driven(engine, np.zeros((ramp, 1), np.float32))
    outputs = driven(engine, np.random.default_rng(3).standard_normal((400, 1)).astype(np.float32))
    found: NDArray[np.float64] = np.linalg.lstsq(outputs[:, 2:].astype(float), outputs[:, 0].astype(float))[0]
    return found.round(4)


def test_a_mute_is_heard_by_a_ramp_and_leaves_the_gain_as_it_is() -> None:
    engine = four()
    engine.set_gains([0.5, 2, 1, 1])
    assert shares(engine).tolist() == [0.5, 2, 1, 1]
    engine.set_mute(1, True, 300 / RATE)
    outputs = driven(engine, sound(600), 50)
    ramp = np.maximum(1 - (1 + np.arange(600)) / 300, 0)
    expected = 0.5 * outputs[:, 2] + 2 * ramp * outputs[:, 3] + outputs[:, 4] + outputs[:, 5]
    np.testing.assert_allclose(outputs[:, 0], expected, atol=1e-5)
    assert (engine.gains.tolist(), engine.mutes) == ([0.5, 2, 1, 1], [False, True, False, False])
    engine.set_gain(1, 3)  # of a component that is muted: heard afterwards
    assert shares(engine).tolist() == [0.5, 0, 1, 1]
    engine.set_mute(1, False)
    assert shares(engine).tolist() == [0.5, 3, 1, 1]


def test_only_what_is_soloed_and_not_muted_sounds() -> None:
    engine = four()
    engine.set_solo(2, True)
    assert shares(engine).tolist() == [0, 0, 1, 0]
    engine.set_solo(0, True)
    engine.set_mute(2, True)
    assert shares(engine).tolist() == [1, 0, 0, 0]
    assert engine.solos == [True, False, True, False]
    engine.set_solo(0, False)
    assert shares(engine).tolist() == [0, 0, 0, 0]
    engine.end_solos()
    assert shares(engine).tolist() == [1, 1, 0, 1]
    assert engine.solos == [False] * 4


def test_what_a_mute_does_not_touch_goes_on_with_its_own_ramp() -> None:
    engine = four()
    engine.set_gain(0, 0.0, ramp=2000 / RATE)
    driven(engine, sound(1000), 50)
    engine.set_mute(3, True)
    engine.set_solo(0, True)
    driven(engine, sound(500), 50)
    assert engine._state.gains[0].now == pytest.approx(0.25)


def test_everything_is_set_at_once_or_nothing() -> None:
    engine = four(components=6)
    engine.set_mix(gains=[0.5, 0.25], mutes=[True], solos=[False, True, True], ramp=0.001)
    assert shares(engine).tolist() == [0, 0.25, 1, 0]
    with pytest.raises(ArgumentError, match="7 mutes; /live/start allowed 6 components"):
        engine.set_mix(gains=[8, 8], mutes=[False] * 7)
    assert (engine.gains.tolist(), engine.mutes, engine.solos) == (
        [0.5, 0.25, 1, 1], [True, False, False, False], [False, True, True, False],
    )  # fmt: skip
    for _ in range(memory.MESSAGES):
        engine.set_gain(1, 0.25)
    with pytest.raises(NMFServerError, match="commands wait"):
        engine.end_solos()
    assert engine.solos == [False, True, True, False]
    driven(engine, sound(64))
    engine.end_solos()
    assert shares(engine).tolist() == [0, 0.25, 1, 1]


def test_mutes_and_solos_hold_across_bases_and_no_solo_means_silence_of_others_that_came() -> None:
    engine = four()
    engine.set_mute(0, True)
    engine.set_solo(3, True)
    engine.use(templates(4, 33, seed=9), fade=0)
    assert shares(engine).tolist() == [0, 0, 0, 1]
    engine.use(templates(2, 33), fade=0)
    assert shares(engine)[:2].tolist() == [0, 1]  # there is no component 3: its solo counts for nothing
    assert (engine.mutes, engine.solos) == ([True, False], [False, False])
    engine.use(templates(4, 33), fade=0)
    assert shares(engine).tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("name", ["set_mute", "set_solo"])
def test_components_that_may_not_be_are_refused(name: str) -> None:
    engine = four(components=4)
    with pytest.raises(ArgumentError, match="component is 4; /live/start allowed 4"):
        getattr(engine, name)(4, True)
