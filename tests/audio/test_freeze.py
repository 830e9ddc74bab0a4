"""Frozen sound, in the engine without a device: against the plain reference, and as it is heard."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio.settings import UNSET
from tests import naive
from tests.audio.test_engine import COMPILED, RATE, driven, made, sound, templates

Samples = NDArray[np.float32]
SIZES = [
    (64, 32, 64, None), (50, 17, 64, None), (64, 16, 64, 32), (16, 8, 16, None), (4, 2, 4, None),
    *([(1024, 512, 1024, None), (1000, 300, 2048, None), (1024, 64, 1024, 128), (2048, 64, 2048, 128)] * COMPILED),
]  # fmt: skip
WINDOW = 1024 if COMPILED else 64
BOTH = [UNSET, WINDOW // 8]
"""Delays: symmetric and asymmetric windows."""
NOISE = np.random.default_rng(7)


def chord(length: int, *hertz: float) -> Samples:
    n = np.arange(length)[:, None]
    return sum((0.2 * np.sin(2 * np.pi * f * n / RATE + f) for f in hertz), np.zeros((length, 1))).astype(np.float32)


def frozen(
    inputs: Samples, at: int, ramp: int, until: int, size: int, fft: int, scatter: NDArray[np.complex128]
) -> NDArray[np.float64]:
    """Return what is taken apart where the sound is frozen from `at` until `until`, both by a ramp."""
    signal = inputs[:, 0].astype(float)
    n = np.arange(len(signal))
    level = np.clip(np.minimum((n + 1 - at) / ramp, 1 - (n + 1 - until) / ramp), 0, 1)
    still = np.concatenate([np.zeros(at), naive.standing(signal[:at], len(signal) - at, size, fft, scatter)])
    blend: NDArray[np.float64] = signal + level * (still - signal)
    return blend


@pytest.mark.parametrize(("window", "hop", "fft", "delay"), SIZES)
@pytest.mark.parametrize(("ramp", "blocks"), [(1, 64), (100, [7, 333])], ids=str)
def test_components_equal_the_offline_reference(
    window: int, hop: int, fft: int, delay: int | None, ramp: int, blocks: Any
) -> None:
    at, until, end = (9000, 12000, 16000) if COMPILED else (400, 900, 1300)
    inputs, bases = sound(end) + chord(end, 500, 3000), templates(3, fft // 2 + 1)
    engine = made(window, hop, fft, outputs=5, iterations=4, delay=delay or UNSET)
    engine.use(bases, fade=0)
    parts = [driven(engine, inputs[:at], blocks)]
    engine.freeze(True, ramp / RATE)
    parts.append(driven(engine, inputs[at:until], blocks))
    engine.freeze(False, ramp / RATE)
    parts.append(driven(engine, inputs[until:], blocks))
    held = range(at // hop + 1, until // hop)  # from the second hop on, up to the last one before it goes on
    one = naive.LiveFilter(bases.T, (window, hop, fft), 4, delay or 0, held)
    scatter = engine._state.scatter[0] + 1j * engine._state.scatter[1]
    signal = frozen(inputs, at, ramp, until, window, fft, scatter)
    reference, _ = naive.live(signal, [(one, lambda t: 1.0)])
    np.testing.assert_allclose(np.concatenate(parts)[:, 2:], reference, atol=1e-4)


@pytest.mark.parametrize("delay", BOTH)
@pytest.mark.parametrize("blocks", [1, 17, [4096, 333]] if COMPILED else [[7, 50]], ids=str)
def test_the_size_of_the_blocks_changes_nothing(delay: int, blocks: Any) -> None:
    length, results = (6 if COMPILED else 2) * WINDOW, []
    inputs, bases = sound(2 * length), templates(3, WINDOW // 2 + 1)
    for sizes in (64, blocks):
        engine = made(WINDOW, WINDOW // 16, WINDOW, outputs=5, delay=delay, iterations=2)
        engine.use(bases, fade=0)
        driven(engine, inputs[:length], sizes)
        engine.freeze(True)
        results.append(driven(engine, inputs[length:], sizes))
    np.testing.assert_array_equal(results[0], results[1])


@pytest.mark.skipif(not COMPILED, reason="needs a long window")
@pytest.mark.parametrize("delay", BOTH)
def test_steady_sound_goes_on_without_a_click_and_without_a_trace_of_the_hops(delay: int) -> None:
    inputs = chord(2 * RATE, 440, 1501, 3777)
    engine = made(WINDOW, WINDOW // 16, WINDOW, delay=delay)
    before = driven(engine, inputs[:RATE])[:, 0]
    engine.freeze(True)
    heard = np.concatenate([inputs[RATE : RATE + 1000], np.zeros((4 * RATE, 1), np.float32)])
    after = driven(engine, heard, 64)[:, 0]
    whole = np.concatenate([before[WINDOW:], after])
    assert np.abs(np.diff(whole)).max() < 1.05 * np.abs(np.diff(before[WINDOW:])).max()
    blocks = np.sqrt((whole[: len(whole) // 4800 * 4800].reshape(-1, 4800) ** 2).mean(axis=1))
    np.testing.assert_allclose(blocks, blocks[0], rtol=0.01)
    for hertz in (440, 1501, 3777):
        spectrum = np.abs(np.fft.rfft(after[-RATE:] * np.hanning(RATE)))
        assert spectrum[hertz - 20 : hertz + 20].argmax() == pytest.approx(20, abs=1)
    engine.freeze(False)
    released = driven(engine, inputs[:RATE], 64)[:, 0]
    joined = np.concatenate([after[-100:], released])
    assert np.abs(np.diff(joined)).max() < 1.2 * np.abs(np.diff(before[WINDOW:])).max()
    np.testing.assert_allclose(released[-RATE // 2 :], before[-RATE // 2 :], atol=1e-5)


@pytest.mark.skipif(not COMPILED, reason="needs a long window")
@pytest.mark.parametrize("delay", BOTH)
@pytest.mark.parametrize("begin", [300, 700, 20000], ids=lambda begin: f"{begin} samples before")
def test_an_attack_that_is_held_does_not_come_back(delay: int, begin: int) -> None:
    inputs = np.zeros((40 * WINDOW, 1), np.float32)
    inputs[-begin:] = 0.5 * NOISE.standard_normal((begin, 1))
    engine = made(WINDOW, WINDOW // 16, WINDOW, delay=delay)
    driven(engine, inputs)
    engine.freeze(True)
    heard = driven(engine, np.zeros((2 * RATE, 1), np.float32), 64)[RATE:, 0]
    loudness = np.sqrt((heard.reshape(-1, 120) ** 2).mean(axis=1))
    assert loudness.max() < 2.5 * loudness.mean()
    assert loudness.min() > 0.25 * loudness.mean()


@pytest.mark.skipif(not COMPILED, reason="speed")
def test_it_is_as_loud_after_a_minute_and_still_sums_to_one_sound() -> None:
    engine = made(1024, 64, 1024, outputs=5, delay=128)
    engine.use(templates(3, 513), fade=0)
    driven(engine, chord(RATE, 440, 3000))
    engine.freeze(True)
    driven(engine, np.zeros((RATE, 1), np.float32))
    first = driven(engine, np.zeros((RATE, 1), np.float32))
    driven(engine, np.zeros((60 * RATE, 1), np.float32), 512)
    last = driven(engine, np.zeros((RATE, 1), np.float32))
    assert np.std(last[:, 0]) == pytest.approx(np.std(first[:, 0]), rel=1e-3)
    np.testing.assert_allclose(last[:, 2:].sum(axis=1), last[:, 0], atol=1e-6)


@pytest.mark.parametrize("warm_start", [True, False])
def test_activations_are_held_and_told_and_new_bases_get_theirs_once(warm_start: bool) -> None:
    engine, inputs = made(64, 32, 64, outputs=6, warm_start=warm_start), sound(1600)
    engine.use(templates(3, 33), fade=0)
    driven(engine, inputs[:320])
    list(engine.activations())
    engine.freeze(True, ramp=0)
    driven(engine, inputs[320:], 64)
    told = [one.values.tolist() for one in engine.activations()]
    assert len(told) == 40
    assert told[1:] == told[:1] * 39
    engine.use(templates(4, 33, seed=8), fade=64 / RATE)
    outputs = driven(engine, inputs, 64)
    told = [one.values.tolist() for one in engine.activations()][3:]
    assert len(told[0]) == 4
    assert max(told[0]) > 0
    assert told == told[:1] * len(told)
    np.testing.assert_allclose(outputs[64:, 2:].sum(axis=1), outputs[64:, 0], atol=1e-5)
    assert engine.is_frozen


def test_what_is_frozen_again_before_it_has_gone_is_held_on() -> None:
    engine = made(64, 32, 64)
    driven(engine, chord(640, 3000))
    engine.freeze(True, ramp=0)
    driven(engine, np.zeros((640, 1), np.float32))
    engine.freeze(False, ramp=200 / RATE)
    driven(engine, np.zeros((100, 1), np.float32))
    engine.freeze(True, ramp=100 / RATE)
    again = driven(engine, np.zeros((1000, 1), np.float32))[500:, 0]
    assert 0.1 < np.abs(again).max() < 0.25
    engine.freeze(False, ramp=0)
    np.testing.assert_allclose(driven(engine, np.zeros((200, 1), np.float32))[64:], 0, atol=1e-6)


def test_silence_and_what_has_never_sounded_stay_silent() -> None:
    for mode in ("filter", "through"):
        engine = made(64, 32, 64)
        engine.set_mode(mode)
        engine.freeze(True)
        assert not driven(engine, np.zeros((400, 1), np.float32)).any()


def test_captures_and_the_mode_through_are_of_the_input_itself() -> None:
    engine, inputs = made(64, 32, 64), sound(4000 if COMPILED else 2000)
    engine.set_mode("through")
    driven(engine, inputs)
    engine.freeze(True)
    outputs = driven(engine, inputs)
    np.testing.assert_allclose(outputs[64:, 0], inputs[:-64, 0], atol=1e-6)
