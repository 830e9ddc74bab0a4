"""What keeps a stage safe, in the engine without a device: closed outputs, the limiter, the input's gain, levels."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio.engine import Engine
from nmfserver.audio.mixer import GAIN_RAMP, PANIC_RAMP
from nmfserver.audio.settings import UNSET, LiveSettings
from nmfserver.kernels.live.levels import CLIP_HOLD, PEAK_FALL
from nmfserver.kernels.live.limiter import KNEE
from nmfserver.kernels.stft import Transform
from nmfserver.steps import finished
from tests.audio.test_engine import COMPILED, RATE, driven, sound, templates

Samples = NDArray[np.float32]
NOISE = np.random.default_rng(16)
LONG = RATE if COMPILED else 4000
ONE = np.ones((1, 2), np.float32)


def made(**others: Any) -> Engine:
    """Return an engine as `/live/start` makes it: closed, with a limiter."""
    return Engine(LiveSettings(Transform(64, 32, 64), RATE, **{"inputs": 1, "outputs": 2, **others}))


def sine(length: int, amount: float, hertz: float = 440.0) -> Samples:
    return (amount * np.sin(2 * np.pi * hertz * np.arange(length) / RATE)).astype(np.float32)[:, None]


# --- closed until it is opened


def test_it_begins_closed_and_analyses_all_the_same() -> None:
    engine, inputs = made(outputs=5), sound(3000)
    engine.use(templates(3, 33), fade=0)
    assert not engine.is_open
    assert not driven(engine, inputs).any()
    assert max(one.values.max() for one in engine.activations()) > 0
    assert engine.levels.components[:, 0].max() > 0.01


def test_it_opens_by_a_fade_and_then_is_the_input_again() -> None:
    engine, inputs = made(outputs=5, limits=False), sound(4000)
    engine.use(templates(3, 33), fade=0)
    driven(engine, inputs)
    engine.open(1000 / RATE)
    outputs = driven(engine, inputs, 50)
    late = np.concatenate([inputs[-64:], inputs])[:-64, 0] * np.minimum((1 + np.arange(4000)) / 1000, 1)
    for heard in (outputs[:, 0], outputs[:, 2:].sum(axis=1)):
        np.testing.assert_allclose(heard, late, atol=2e-6)
    assert engine.is_open


@pytest.mark.parametrize("mode", ["filter", "through"])
def test_it_is_shut_within_a_few_milliseconds_and_without_a_click(mode: str) -> None:
    engine, inputs = made(inputs=2, outputs=4, limits=False), np.full((4000, 2), 0.5, np.float32)
    engine.set_mode(mode)
    engine.open(0)
    driven(engine, inputs)
    engine.shut()
    outputs = driven(engine, inputs, 50)
    ramp = round(PANIC_RAMP * RATE)
    assert outputs[0, 0] == pytest.approx(0.5, abs=0.01)
    assert np.abs(np.diff(outputs[:, :2], axis=0)).max() < 1.1 * 0.5 / ramp
    assert not outputs[ramp:].any()
    assert not engine.is_open


def test_what_plays_is_heard_while_live_sound_is_closed() -> None:
    engine = made()
    engine.play("tone", np.full((2000, 1), 0.25, np.float32), ONE)
    assert driven(engine, sound(1000))[-1].tolist() == [0.25, 0.25]


# --- the limiter


@pytest.mark.parametrize("outputs", [1, 2])
def test_nothing_is_above_full_scale_whatever_comes(outputs: int) -> None:
    engine = made(outputs=outputs)
    engine.set_mode("through")
    engine.open(0)
    loud = NOISE.standard_normal((LONG, 1)) * 10.0 ** NOISE.uniform(-3, 4, (LONG, 1))
    result = driven(engine, loud.astype(np.float32), [64, 17])
    assert np.abs(result).max() <= 1
    assert np.abs(result).max() > 0.99


def test_what_stays_below_three_decibels_is_not_changed_by_a_bit() -> None:
    inputs = (NOISE.uniform(-KNEE, KNEE, (LONG, 1)) * 0.999).astype(np.float32)
    results = []
    for limits in (True, False):
        engine = made(limits=limits)
        engine.set_mode("through")
        engine.open(0)
        results.append(driven(engine, inputs))
    np.testing.assert_array_equal(results[0], results[1])


def test_both_channels_are_limited_by_the_same_smooth_gain_which_recovers() -> None:
    engine, length = made(inputs=2), 12000 if COMPILED else 3000
    engine.set_mode("through")
    engine.open(0)
    driven(engine, np.zeros((2000, 2), np.float32))
    inputs = np.concatenate([sine(length, 2.0), sine(length, 0.5)], axis=1)
    limited = driven(engine, inputs, 100)[1000:]
    heard = inputs[1000 - 64 : -64]
    np.testing.assert_allclose(limited[:, 0], 4 * limited[:, 1], atol=1e-6)
    loud = np.abs(heard[:, 0]) > 0.1
    gains = limited[loud, 0] / heard[loud, 0]
    assert 0.4 < gains.min() <= gains.max() < 0.55
    quiet = sine(RATE if COMPILED else 20000, 0.6)
    after = driven(engine, np.repeat(quiet, 2, axis=1), 100)
    np.testing.assert_array_equal(after[-2000:, 0], quiet[-2064:-64, 0])


def test_a_single_bad_sample_does_not_silence_the_mix() -> None:
    engine, length = made(inputs=0), RATE // 2
    click = np.zeros((600, 1), np.float32)
    click[300] = 9e5
    engine.play("tone", np.full((100, 1), 0.25, np.float32), ONE, loop=True)
    driven(engine, np.zeros((300, 0), np.float32))
    engine.play("click", click, ONE)
    outputs = driven(engine, np.zeros((300 + length, 0), np.float32), 100)
    assert np.abs(outputs).max() == 1
    assert np.abs(outputs[-1]).min() > 0.25 * 10 ** (-3 / 20)


def test_a_loop_from_the_output_to_the_input_stays_within_full_scale() -> None:
    engine, block = made(), np.zeros((64, 2), np.float32)
    engine.open(0)
    engine.set_input(gain=4.0)
    peaks = []
    for number in range(LONG // 64):
        hum = sine(64, 0.01) if number < 10 else np.zeros((64, 1), np.float32)
        engine.process(np.ascontiguousarray(block[:, :1] + hum), block)
        peaks.append(float(np.abs(block).max()))
    assert max(peaks) <= 1
    assert peaks[-1] > 0.7  # it does howl


def test_components_on_channels_of_their_own_stay_as_they_are() -> None:
    engine, inputs = made(outputs=3), sine(3000, 3.0)
    engine.open(0)
    driven(engine, inputs)
    outputs = driven(engine, inputs)
    np.testing.assert_allclose(outputs[64:, 2], inputs[:-64, 0], atol=1e-5)
    assert np.abs(outputs[:, 0]).max() <= 1


# --- the input


@pytest.mark.parametrize("delay", [UNSET, 32])
def test_input_that_is_no_number_is_silence_and_leaves_no_trace(delay: int) -> None:
    inputs = sound(1000).copy()
    silent = inputs.copy()
    for at, bad in zip((200, 400, 600, 800), (math.nan, math.inf, -math.inf, 1e30), strict=True):
        inputs[at : at + 50], silent[at : at + 50] = bad, 0
    results = []
    for each in (inputs, silent):
        engine = Engine(LiveSettings(Transform(64, 16, 64), RATE, inputs=1, outputs=5, delay=delay))
        engine.use(templates(3, 33), fade=0)
        engine.open(0)
        results.append(driven(engine, each))
    np.testing.assert_array_equal(results[0], results[1])
    assert results[0].any()


def test_the_input_is_amplified_and_muted_by_ramps() -> None:
    engine, ones = made(limits=False), np.full((3000, 1), 0.25, np.float32)
    engine.set_mode("through")
    engine.open(0)
    ramp = round(GAIN_RAMP * RATE)
    driven(engine, ones)
    engine.set_input(gain=2.0)
    assert (engine.input_gain, engine.is_muted) == (2.0, False)
    louder = driven(engine, ones, 50)[64:, 0]
    np.testing.assert_allclose(louder, 0.25 * (1 + np.minimum((1 + np.arange(2936)) / ramp, 1)), atol=1e-6)
    engine.set_input(muted=True)
    assert not driven(engine, ones)[64 + ramp :].any()
    captured = finished(engine.captured(*engine.span(100 / RATE)))
    assert not captured.any()
    engine.set_input(muted=False)
    assert driven(engine, ones)[-1, 0] == 0.5


# --- levels


def test_levels_are_peak_and_root_mean_square_of_inputs_outputs_and_components() -> None:
    engine = made(inputs=2, limits=False)
    engine.use(templates(2, 33), fade=0)
    engine.open(0)
    engine.set_gains([0.5, 0.5])
    inputs = np.concatenate([sine(2 * RATE, 0.8), sine(2 * RATE, 0.2)], axis=1)[: 2 * LONG]
    driven(engine, inputs, 64)
    levels = engine.levels
    assert levels.inputs.shape == levels.outputs.shape == levels.components.shape == (2, 3)
    near = 0.05 if COMPILED else 0.4
    np.testing.assert_allclose(levels.inputs[:, 0], [0.8, 0.2], rtol=0.02)
    np.testing.assert_allclose(levels.inputs[:, 1], np.array([0.8, 0.2]) / math.sqrt(2), rtol=near)
    np.testing.assert_allclose(levels.outputs[:, 0], 0.25, rtol=0.03)  # the mean of both, times a half
    np.testing.assert_allclose(levels.outputs[:, 1], 0.25 / math.sqrt(2), rtol=near)
    assert levels.components[:, 0].sum() >= 0.49
    assert not levels.inputs[:, 2].any()


def test_a_clip_shows_for_a_while_and_peaks_fall() -> None:
    engine, silence = made(), np.zeros((2400, 1), np.float32)
    click = silence.copy()
    click[7] = -1.0
    driven(engine, click)
    assert engine.levels.inputs[0].tolist() == pytest.approx([1, math.sqrt(1 / (0.3 * RATE)), 1], rel=0.1)
    assert engine.levels.outputs[0, 2] == 0
    passed, seconds = 2400, CLIP_HOLD if COMPILED else 0.2  # without the compiler it would take half a minute
    while passed < RATE * seconds - 2400:
        driven(engine, silence)
        passed += 2400
        assert engine.levels.inputs[0, 2] == 1
        assert engine.levels.inputs[0, 0] == pytest.approx(math.exp(-passed / RATE / PEAK_FALL), rel=0.02)
    if COMPILED:
        driven(engine, np.zeros((4800, 1), np.float32))
        assert engine.levels.inputs[0, 2] == 0


def test_outputs_show_clips_that_the_limiter_has_prevented() -> None:
    for amount, clips in ((0.9, 0), (1.5, 1)):
        engine = made()
        engine.set_mode("through")
        engine.open(0)
        outputs = driven(engine, sine(3000, amount), 64)
        assert np.abs(outputs).max() < 1
        assert engine.levels.outputs[:, 2].tolist() == [clips, clips]


@pytest.mark.skipif(not COMPILED, reason="speed")
def test_levels_end_in_silence_and_not_in_denormal_numbers() -> None:
    engine = made()
    driven(engine, np.full((4800, 1), 0.5, np.float32))
    driven(engine, np.zeros((40 * RATE, 1), np.float32), 64)
    state = engine._state
    assert {meter.square for meter in (*state.input_meters, *state.component_meters)} == {0}
    assert {meter.peak for meter in (*state.input_meters, *state.component_meters)} == {0}


def test_a_component_that_is_gone_has_no_level() -> None:
    engine = made()
    engine.use(templates(4, 33), fade=0)
    driven(engine, sound(2000))
    engine.set_mode("match")
    driven(engine, sound(4000))
    assert not engine.levels.components.any()
