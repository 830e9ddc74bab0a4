"""The live engine without a device: every sample against plain references."""

from __future__ import annotations

import itertools
import os
import threading
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio.engine import MODE_RAMP, Engine
from nmfserver.audio.player import VOICE_RAMP
from nmfserver.audio.settings import UNSET, LiveSettings
from nmfserver.errors import ArgumentError, BadBufferError, NMFServerError
from nmfserver.kernels import warmup
from nmfserver.kernels.live import memory, ring
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.tuples import leaves
from nmfserver.steps import finished
from tests import naive, sounds

Samples = NDArray[np.float32]
COMPILED = not os.environ.get("NUMBA_DISABLE_JIT")
RATE = 48000
LONG = RATE if COMPILED else 600
"""Samples; without the compiler a test would take minutes."""
NOISE = np.random.default_rng(1)


def templates(components: int, bins: int, seed: int = 2) -> Samples:
    """Bases as they come from a factorisation: overlapping, with zeros, of unit norm; (bins, components)."""
    bases = np.random.default_rng(seed).random((bins, components)).astype(np.float32) ** 6
    bases[bases < 1e-3] = 0
    bases /= np.maximum(np.linalg.norm(bases, axis=0), 1e-9)
    return bases


def sound(length: int = LONG) -> Samples:
    """The beginning of a drum loop."""
    return sounds.make("drums", length)


def made(*transform: int, **others: Any) -> Engine:
    """Return an engine that is open, and limits only where that is asked for."""
    settings = {"inputs": 1, "outputs": 2, "limits": False, **others}
    engine = Engine(LiveSettings(Transform(*transform), RATE, **settings))
    opening = engine._state.opening
    opening.now = opening.goal = 1.0
    return engine


def driven(engine: Engine, inputs: Samples, blocks: int | list[int] = 512) -> Samples:
    """Run a sound through the engine, in blocks of one size or of these sizes in turn."""
    outputs = np.full((len(inputs), engine.settings.outputs), np.nan, np.float32)
    sizes = itertools.cycle([blocks] if isinstance(blocks, int) else blocks)
    at = 0
    while at < len(inputs):
        size = next(sizes)
        engine.process(inputs[at : at + size], outputs[at : at + size])
        at += size
    return outputs


def captured(engine: Engine, *span: Any) -> Samples:
    return finished(engine.captured(*engine.span(*span)))


SIZES = [
    (64, 32, 64, None), (64, 16, 128, None), (50, 17, 64, None), (32, 16, 32, None), (64, 16, 64, 32), (64, 32, 64, 64),
    (50, 10, 128, 32),
]  # fmt: skip
"""Window, hop, FFT, and the delay with asymmetric windows."""
if COMPILED:
    SIZES += [
        (1024, 512, 1024, None), (1024, 256, 2048, None), (1000, 300, 1024, None), (2048, 512, 2048, None),
        (1024, 64, 1024, 128), (2048, 64, 2048, 128), (1000, 128, 2048, 256), (2048, 50, 2048, 256),
    ]  # fmt: skip


@pytest.mark.parametrize(("window", "hop", "fft", "delay"), SIZES)
@pytest.mark.parametrize("components", [1, 3, 6])
def test_components_and_activations_equal_the_offline_reference(
    window: int, hop: int, fft: int, delay: int | None, components: int
) -> None:
    transform, late = (window, hop, fft), delay or window
    inputs, bases = sound(LONG // 2 if delay else LONG), templates(components, fft // 2 + 1)
    engine = made(*transform, outputs=2 + components, iterations=4, delay=delay or UNSET)
    engine.use(bases, fade=0)
    outputs = driven(engine, inputs, 64)
    one = naive.LiveFilter(bases.T, transform, 4, delay or 0)
    reference, activations = naive.live(inputs[:, 0], [(one, lambda t: 1.0)])
    np.testing.assert_allclose(outputs[:, 2:], reference, atol=1e-5)
    np.testing.assert_allclose(outputs[:, 0], reference.sum(axis=1), atol=1e-5)
    np.testing.assert_array_equal(outputs[:, 0], outputs[:, 1])
    told = list(engine.activations())
    assert len(told) == min(len(inputs) // hop, len(engine._state.activation_times) // 2)
    np.testing.assert_allclose([one.values for one in told], activations[-len(told) :], rtol=2e-3, atol=1e-4)
    assert told[-1].time == pytest.approx((engine.hops * hop - late // 2) / RATE)


DELAYS = [(64, 16, UNSET), (128, 16, 32), (128, 10, 32), *([(1024, 64, 128), (2048, 64, 128)] if COMPILED else [])]


@pytest.mark.parametrize(("window", "hop", "delay"), DELAYS)
@pytest.mark.parametrize("blocks", [1, 64, [7, 333]], ids=str)
def test_the_components_sum_to_the_input_delayed_by_the_latency(window: int, hop: int, delay: int, blocks: Any) -> None:
    inputs = sound(LONG // 4)
    fft = 1 << (window - 1).bit_length()
    engine = made(window, hop, fft, outputs=5, delay=delay)
    engine.use(templates(3, fft // 2 + 1), fade=0)
    outputs = driven(engine, inputs, blocks)
    late = engine.latency
    assert late == (window if delay == UNSET else delay)
    for heard in (outputs[:, 0], outputs[:, 2:].sum(axis=1)):
        np.testing.assert_allclose(heard[late:], inputs[:-late, 0], atol=2e-6)
        np.testing.assert_allclose(heard[:late], 0, atol=2e-6)


def test_what_no_basis_knows_is_shared_out_and_not_lost() -> None:
    bases = np.zeros((33, 2), np.float32)
    bases[3, 0] = bases[5, 1] = 1
    inputs = NOISE.standard_normal((600, 1)).astype(np.float32)
    engine = made(64, 32, 64, outputs=4)
    engine.use(bases, fade=0)
    outputs = driven(engine, inputs, 64)
    np.testing.assert_allclose(outputs[64:, 2:].sum(axis=1), inputs[:-64, 0], atol=1e-5)


BLOCKS: list[Any] = [16, 17, 31, 64, 100, 441, 1000, 4096, [16, 4096, 1, 333], [7, 2048]]


@pytest.mark.parametrize("blocks", BLOCKS, ids=str)
@pytest.mark.parametrize("delay", [UNSET, 128 if COMPILED else 32])
def test_the_size_of_the_blocks_changes_nothing(blocks: Any, delay: int) -> None:
    window = 1024 if COMPILED else 64
    hop = (300 if COMPILED else 30) if delay == UNSET else delay // 2 - 1
    inputs, bases = sound(LONG if delay == UNSET else LONG // 2), templates(5, window // 2 + 1)
    results = []
    for sizes in (64, blocks):
        engine = made(window, hop, window, outputs=7, delay=delay, limits=True)
        engine.use(bases, fade=0)
        results.append(driven(engine, inputs, sizes))
    np.testing.assert_array_equal(results[1], results[0])


@pytest.mark.skipif(not COMPILED, reason="a whole sound takes minutes without the compiler")
def test_any_recording_equals_the_reference_in_blocks_of_any_size(any_sound: Samples) -> None:
    inputs, bases = np.ascontiguousarray(any_sound[:, :1]), templates(10, 513)
    engine = made(1024, 512, 1024, outputs=12)
    engine.use(bases, fade=0)
    outputs = driven(engine, inputs, [16, 250, 4096])
    reference, _ = naive.live(inputs[:, 0], [(naive.LiveFilter(bases.T, (1024, 512, 1024), 10), lambda t: 1.0)])
    np.testing.assert_allclose(outputs[:, 2:], reference, atol=1e-5)


@pytest.mark.parametrize("iterations", [1, 2, 30])
def test_the_number_of_iterations_is_honoured(iterations: int) -> None:
    inputs, bases = sound(), templates(3, 33)
    engine = made(64, 32, 64, outputs=5, iterations=iterations)
    engine.use(bases, fade=0)
    outputs = driven(engine, inputs)
    reference, _ = naive.live(inputs[:, 0], [(naive.LiveFilter(bases.T, (64, 32, 64), iterations), lambda t: 1.0)])
    np.testing.assert_allclose(outputs[:, 2:], reference, atol=1e-5)


def test_activations_start_from_the_last_frame_unless_random_is_asked_for() -> None:
    inputs, bases = np.tile(sound(32 * 20), (2, 1)), templates(6, 33)
    last = []
    for warm in (True, False):
        engine = made(64, 32, 64, iterations=1, warm_start=warm)
        engine.use(bases, fade=0)
        driven(engine, inputs)
        last.append([one.values for one in engine.activations()][-1])
        assert np.isfinite(last[-1]).all()
        assert last[-1].max() > 0
    assert not np.allclose(last[0], last[1], rtol=0.05)


def test_without_bases_the_input_is_one_component() -> None:
    inputs = sound()
    engine = made(64, 32, 64, outputs=4)
    outputs = driven(engine, inputs)
    np.testing.assert_allclose(outputs[64:, 2], inputs[:-64, 0], atol=2e-6)
    np.testing.assert_allclose(outputs[:, 3], 0, atol=1e-6)
    assert engine.components == 1
    assert engine.bases is None


def test_several_inputs_are_averaged() -> None:
    inputs = NOISE.standard_normal((600, 3)).astype(np.float32)
    engine = made(64, 32, 64, inputs=3)
    np.testing.assert_allclose(driven(engine, inputs)[64:, 0], inputs[:-64].mean(axis=1), atol=2e-6)


@pytest.mark.parametrize("outputs", [0, 1, 2, 9])
def test_any_number_of_outputs_is_written_to(outputs: int) -> None:
    inputs = NOISE.standard_normal((600, 1)).astype(np.float32)
    engine = made(64, 32, 64, outputs=outputs, components=4)
    result = driven(engine, inputs)
    assert np.isfinite(result).all()
    if outputs:
        np.testing.assert_allclose(result[64:, 0], inputs[:-64, 0], atol=2e-6)
    assert not result[:, 6:].any()


# --- bases


def test_bases_are_crossfaded() -> None:
    transform, inputs = (64, 32, 64), sound()
    old, new = templates(2, 33), templates(5, 33, seed=7)
    engine = made(*transform, outputs=7, iterations=3)
    engine.use(old, fade=0)
    begin, hops = 320, 6
    outputs = [driven(engine, inputs[:begin])]
    engine.use(new, fade=hops * 32 / RATE)
    outputs.append(driven(engine, inputs[begin:], 50))

    def weight(t: int) -> float:
        return min(max((t - begin // 32 + 1) / hops, 0.0), 1.0)

    filters = [
        (naive.LiveFilter(bases.T, transform, 3), f) for bases, f in ((old, lambda t: 1 - weight(t)), (new, weight))
    ]
    reference, _ = naive.live(inputs[:, 0], filters)
    np.testing.assert_allclose(np.concatenate(outputs)[:, 2:], reference, atol=1e-5)


@pytest.mark.parametrize("gap", [1, 2, 4, 7])
def test_components_sound_to_their_end_where_fewer_and_then_fewer_still_come(gap: int) -> None:
    transform, hop, inputs = (64, 16, 64), 16, sound(960)
    swaps = {0: 8, 20: 6, 20 + gap: 2, 40: 5}  # components, from which hop on
    engine, heard = made(*transform, outputs=10, iterations=3), []
    for begin, end in itertools.pairwise([*swaps, 60]):
        engine.use(templates(swaps[begin], 33, seed=begin), fade=0)
        heard.append(driven(engine, inputs[begin * hop : end * hop], 50))
    outputs = np.concatenate(heard)

    def used(begin: int, end: int) -> Any:
        bases = templates(swaps[begin], 33, seed=begin)
        return naive.LiveFilter(bases.T, transform, 3), lambda t: float(begin <= t < end)

    reference, _ = naive.live(inputs[:, 0], [used(*each) for each in itertools.pairwise([*swaps, 60])])
    np.testing.assert_allclose(outputs[:, 2:], reference, atol=1e-5)
    np.testing.assert_allclose(outputs[64:, 0], inputs[:-64, 0], atol=2e-6)


def test_bases_that_come_during_a_fade_wait_and_only_the_newest_are_used() -> None:
    inputs = sound(6400)
    engine = made(64, 32, 64, outputs=8)
    sets = [templates(k, 33, seed=k) for k in (2, 3, 4, 5)]
    for bases in sets:
        assert engine.use(bases, fade=20 * 32 / RATE)
    assert engine.components == 5
    driven(engine, inputs)
    engine.collect()
    engine.process(inputs[:64], np.zeros((64, 8), np.float32))
    assert [len(one.values) for one in engine.activations()][-1] == 5
    assert engine.bases is not None
    np.testing.assert_array_equal(engine.bases, sets[-1])


@pytest.mark.skipif(not COMPILED, reason="about compiling")
def test_after_warming_up_the_control_side_compiles_nothing() -> None:
    for _, run in warmup.steps():
        run()
    kernels: tuple[Any, ...] = (ring.push, ring.room, ring.front, ring.pop, memory.progress)
    before = [len(kernel.signatures) for kernel in kernels]
    engine = made(64, 32, 64)
    engine.use(templates(2, 33), fade=0.5)
    engine.set_gains([0.5, 1])
    engine.set_mode("match")
    engine.play("x", np.ones((10, 1), np.float32), np.ones((1, 2), np.float32))
    driven(engine, sound(640))
    engine.stop()
    engine.collect()
    assert (engine.position, engine.hops) == (640, 20)
    assert [len(kernel.signatures) for kernel in kernels] == before


def test_a_thousand_swaps_use_no_more_memory_than_one() -> None:
    engine, block = made(64, 32, 64), np.zeros((64, 2), np.float32)
    for _ in range(1000 if COMPILED else 50):
        assert engine.use(templates(3, 33), fade=0)
        engine.process(block[:, :1].copy(), block)
    assert len(engine._free) >= memory.SLOTS - 3


def test_bases_wait_where_the_audio_thread_does_not_take_them() -> None:
    engine = made(64, 32, 64)
    assert [engine.use(templates(1, 33), fade=0) for _ in range(memory.SLOTS)] == [True] * (memory.SLOTS - 1) + [False]


@pytest.mark.parametrize(
    ("bases", "words"),
    [
        (np.ones((17, 2)), "17 frames, those of an FFT size of 32; live sound runs with an FFT size of 64, .* have 33"),
        (np.ones((33, 5)), "5 components; /live/start allowed at most 4"),
        (np.zeros((33, 2)), "largest value of the bases is 0"),
        (np.full((33, 2), np.nan), "no finite numbers"),
        (np.full((33, 2), 1e20), "largest value of the bases is 1e\\+20"),
    ],
)
def test_bases_that_do_not_fit_are_refused_and_change_nothing(bases: Samples, words: str) -> None:
    engine = made(64, 32, 64, components=4)
    with pytest.raises(BadBufferError, match=words):
        engine.use(bases.astype(np.float32), fade=0)
    assert engine.components == 1
    assert len(engine._free) == memory.SLOTS - 1


@pytest.mark.parametrize("transform", [(64, 33, 64), (64, 64, 64)])
def test_transforms_that_cannot_be_heard_are_refused(transform: Any) -> None:
    with pytest.raises(ArgumentError, match="hop size is"):
        made(*transform)


# --- gains and modes


def test_gains_ramp_to_their_goal_and_only_change_the_mix() -> None:
    inputs = sound(2000 if COMPILED else 600)
    engine = made(64, 32, 64, outputs=4)
    engine.use(templates(2, 33), fade=0)
    driven(engine, inputs[:100])
    engine.set_gain(0, 0.25, ramp=200 / RATE)
    engine.set_gain(1, -2.0, ramp=0)
    outputs = driven(engine, inputs, 33)
    ramp = np.maximum(1 - 0.75 * (1 + np.arange(len(inputs))) / 200, 0.25)
    np.testing.assert_allclose(outputs[:, 0], ramp * outputs[:, 2] - 2 * outputs[:, 3], atol=1e-5)
    assert engine.gains.tolist() == [0.25, -2.0]
    with pytest.raises(ArgumentError, match="component is 64; /live/start allowed 64"):
        engine.set_gain(64, 1.0)


def test_a_ramp_of_minutes_moves_all_the_while() -> None:
    engine = made(64, 32, 64)
    engine.use(templates(2, 33), fade=0)
    driven(engine, sound(640))
    engine.set_gain(0, 1.001, ramp=600)
    driven(engine, sound(4800))
    assert engine._state.gains[0].now == pytest.approx(1 + 0.001 * 4800 / (600 * RATE), abs=1e-12)


def test_gains_are_set_all_or_none() -> None:
    engine = made(64, 32, 64, components=1000)
    for _ in range(4):
        engine.set_gains([0.5] * 1000)
    with pytest.raises(NMFServerError, match="4096 commands wait"):
        engine.set_gains([0.25] * 1000)
    driven(engine, sound(64))
    assert {gain.goal for gain in engine._state.gains[:1000]} == {0.5}


def test_bases_that_could_not_be_asked_for_cost_no_place() -> None:
    engine = made(64, 32, 64)
    for _ in range(memory.MESSAGES):
        engine.set_gain(0, 0.5)
    for _ in range(20):
        with pytest.raises(NMFServerError, match="commands wait"):
            engine.use(templates(1, 33), fade=0)
        with pytest.raises(NMFServerError, match="commands wait"):
            engine.play("x", np.ones((10, 1), np.float32), np.ones((1, 2), np.float32))
    driven(engine, sound(64))
    assert engine.use(templates(1, 33), fade=0)
    assert engine._voices == {}


def test_components_that_nobody_has_cost_nothing() -> None:
    spent = []
    for most in (4, 1024):
        engine = made(64, 32, 64, components=most, outputs=2)
        engine.use(templates(2, 33), fade=0)
        driven(engine, sound(4800))
        assert engine._state.audible.components == 2
        spent.append(engine.busy)
    assert spent[1] < 10 * spent[0]


def test_what_sounded_last_is_heard_to_its_end_when_fewer_components_come() -> None:
    inputs = sound(4000)
    engine = made(64, 32, 64, outputs=8)
    engine.use(templates(6, 33), fade=0)
    outputs = [driven(engine, inputs[:2000], 50)]
    engine.use(templates(1, 33), fade=0)
    outputs.append(driven(engine, inputs[2000:], 50))
    np.testing.assert_allclose(np.concatenate(outputs)[64:, 0], inputs[:-64, 0], atol=1e-5)


def test_a_voice_is_not_stopped_for_the_one_before_it() -> None:
    engine, silence = made(64, 32, 64), np.zeros((400, 1), np.float32)
    one = np.ones((1, 2), np.float32)
    engine.play("short", np.ones((100, 1), np.float32), one)
    driven(engine, silence)
    engine.stop("short")  # it has ended, which is not known here yet
    engine.play("next", np.ones((100, 1), np.float32), one, loop=True)
    assert driven(engine, silence)[-1, 0] == 1


def test_through_passes_the_channels_with_the_filters_latency() -> None:
    inputs = NOISE.standard_normal((3000, 2)).astype(np.float32)
    engine = made(64, 32, 64, inputs=2)
    engine.set_mode("through")
    outputs = driven(engine, inputs)
    after = round(MODE_RAMP * RATE)
    np.testing.assert_allclose(outputs[after:], inputs[after - 64 : -64], atol=1e-6)
    list(engine.activations())
    driven(engine, inputs)
    assert list(engine.activations()) == []
    engine = made(2048, 1024, 2048)
    engine.set_mode("through")
    driven(engine, inputs[:, :1].copy())
    assert list(engine.activations()) == []  # it was no filter long enough for a hop


def test_a_change_of_mode_is_a_crossfade() -> None:
    inputs = sound(5000)
    engine = made(64, 32, 64)
    engine.use(templates(3, 33), fade=0)
    parts = []
    for at, mode in enumerate(("filter", "through", "filter", "through")):
        engine.set_mode(mode)
        parts.append(driven(engine, inputs[1250 * at : 1250 * (at + 1)], 100))
    outputs = np.concatenate(parts)[:, 0]
    # Both carry the same sound, the sum of the components and the input itself: nothing is to be heard of the change.
    np.testing.assert_allclose(outputs[64:], inputs[:-64, 0], atol=1e-5)


@pytest.mark.parametrize("mode", ["through", "match"])
def test_the_filter_comes_in_when_it_has_filled(mode: str) -> None:
    inputs = NOISE.standard_normal((9000, 1)).astype(np.float32)
    engine = made(512, 128, 512)
    engine.set_mode(mode)
    before = driven(engine, inputs[:3000], 64)[:, 0]
    engine.set_mode("filter")
    after = driven(engine, inputs[3000:], 64)[:, 0]
    late = np.concatenate([np.zeros(512), inputs[:-512, 0]])[3000:]
    share = after / late
    # Where the bypass was heard it goes on until the filter is whole; where nothing was, nothing half done is heard.
    assert np.abs(share[:640] - (mode == "through")).max() < 1e-3
    ramp = np.arange(1, 961) / 960 if mode == "match" else np.ones(960)
    np.testing.assert_allclose(after[640 : 640 + 960], ramp * late[640 : 640 + 960], atol=1e-4)
    np.testing.assert_allclose(after[1600:], late[1600:], atol=1e-5)
    assert before.shape == (3000,)


def test_match_is_silent_and_tells_the_activations() -> None:
    inputs = sound(3000 if COMPILED else 1500)
    engine = made(64, 32, 64, outputs=4)
    bases = templates(2, 33)
    engine.use(bases, fade=0)
    engine.set_mode("match")
    outputs = driven(engine, inputs)
    assert not outputs[round(MODE_RAMP * RATE) :].any()
    _, activations = naive.live(inputs[:, 0], [(naive.LiveFilter(bases.T, (64, 32, 64), 10), lambda t: 1.0)])
    told = [one.values for one in engine.activations()]
    np.testing.assert_allclose(told, activations[-len(told) :], rtol=2e-3, atol=1e-4)


# --- what comes in


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30, 1e-42])
def test_values_that_are_no_sound_become_silence_and_leave_no_trace(value: float) -> None:
    inputs, clean = sound(1200).copy(), sound(1200).copy()
    inputs[200:260] = value
    clean[200:260] = 0
    results = []
    for samples in (inputs, clean):
        engine = made(64, 32, 64, outputs=5)
        engine.use(templates(3, 33), fade=0)
        results.append(driven(engine, samples))
    np.testing.assert_array_equal(results[0], results[1])
    np.testing.assert_array_equal(captured(engine), clean)


@pytest.mark.skipif(not COMPILED, reason="speed")
def test_denormal_sound_is_no_slower_than_any_other() -> None:
    decay = (10.0 ** -np.linspace(0, 45, 4 * RATE))[:, None].astype(np.float32)

    def spent(envelope: NDArray[np.float32]) -> float:
        engine = made(1024, 512, 1024, outputs=12)
        engine.use(templates(10, 513), fade=0)
        driven(engine, envelope * NOISE.standard_normal(envelope.shape).astype(np.float32))
        return float(engine.busy)

    envelopes = (np.ones_like(decay), decay, np.full_like(decay, 1e-41))
    usual, *others = np.min([[spent(envelope) for envelope in envelopes] for _ in range(4)], axis=0)  # others interrupt
    assert max(others) < 3 * usual


# --- capture


def test_any_span_of_the_input_can_be_captured() -> None:
    inputs = NOISE.standard_normal((3000 if COMPILED else 1500, 2)).astype(np.float32)
    engine = made(64, 32, 64, inputs=2, capture=1000 / RATE)
    driven(engine, inputs, 77)
    np.testing.assert_array_equal(captured(engine), inputs[-1000:])
    np.testing.assert_array_equal(captured(engine, 300 / RATE), inputs[-300:])
    np.testing.assert_array_equal(captured(engine, 300 / RATE, 200 / RATE), inputs[-500:-200])
    np.testing.assert_array_equal(captured(engine, None, 200 / RATE), inputs[-1000:-200])


@pytest.mark.parametrize(("seconds", "ago"), [(0.5, 0), (0.01, 0.05), (None, 1.0)])
def test_a_span_that_is_not_kept_is_refused(seconds: float | None, ago: float) -> None:
    engine = made(64, 32, 64, capture=0.05)
    driven(engine, np.zeros((1200, 1), np.float32))
    with pytest.raises(ArgumentError, match=r"cannot be captured: the last 0\.03 s are kept, of at most 0\.05"):
        captured(engine, seconds, ago)


@pytest.mark.skipif(not COMPILED, reason="needs threads without the interpreter's lock")
def test_what_is_captured_while_sound_runs_is_whole() -> None:
    inputs = np.arange(1, 40 * RATE, dtype=np.float32)[:, None] / 5000
    engine = made(1024, 512, 1024, capture=2.0)
    engine.set_mode("through")
    thread = threading.Thread(target=driven, args=(engine, inputs, 256))
    thread.start()
    seen = 0
    while thread.is_alive():
        if engine.position > RATE:
            try:
                samples = captured(engine, 0.5, 0.2)
            except NMFServerError as error:  # far faster than sound: the ring may be overtaken, and says so
                assert "overwritten" in str(error)
                continue
            first = round(float(samples[0, 0]) * 5000)
            np.testing.assert_array_equal(samples, inputs[first - 1 : first - 1 + len(samples)])
            seen += 1
    thread.join()
    assert seen > 3


# --- the monitor


def test_a_buffer_is_played_from_the_very_sample_with_short_ramps() -> None:
    engine = made(64, 32, 64)
    tone = np.ones((1000, 2), np.float32)
    ended: list[bool] = []
    gains = np.array([[0.5, 0.0], [0.0, 0.25]], np.float32)
    engine.play("tone", tone, gains, at=333, release=lambda: ended.append(True))
    outputs = driven(engine, np.zeros((2000, 1), np.float32), 50)
    ramp = round(VOICE_RAMP * RATE)
    n = np.arange(1000)
    envelope = np.minimum(np.minimum((n + 1) / ramp, (1000 - n) / ramp), 1)
    expected = np.zeros((2000, 2))
    expected[333:1333] = envelope[:, None] * [0.5, 0.25]
    np.testing.assert_allclose(outputs, expected, atol=1e-5)
    engine.collect()
    assert ended == [True]
    assert engine.playing() == []


def test_several_buffers_and_the_live_sound_are_mixed() -> None:
    inputs = sound(2500)
    engine = made(64, 32, 64)
    ones = np.full((200, 1), 0.25, np.float32)
    engine.play(1, ones, np.ones((1, 2), np.float32), loop=True)
    engine.play("two", 2 * ones, np.ones((1, 2), np.float32), loop=True, begin=150)
    outputs = driven(engine, inputs, 100)
    late = np.concatenate([np.zeros(64), inputs[:-64, 0]])
    np.testing.assert_allclose(outputs[300:, 0], late[300:] + 0.75, atol=1e-5)
    assert [(name, loops) for name, _, _, loops in engine.playing()] == [(1, True), ("two", True)]


def test_a_loop_goes_on_without_a_gap_and_stops_by_a_ramp() -> None:
    engine, silence = made(64, 32, 64), np.zeros((1500, 1), np.float32)
    saw = np.arange(100, dtype=np.float32)[:, None]
    engine.play("saw", saw, np.ones((1, 2), np.float32), loop=True, begin=30)
    first = driven(engine, silence, 64)
    np.testing.assert_array_equal(first[400:, 0], (np.arange(400, 1500) + 30) % 100)
    engine.stop("saw")
    second = driven(engine, silence, 64)[:, 0]
    ramp = round(VOICE_RAMP * RATE)
    n = np.arange(1500)
    np.testing.assert_allclose(second, (n + 1530) % 100 * np.maximum(1 - (n + 1) / ramp, 0), atol=1e-3)
    engine.collect()
    assert engine._voices == {}


def test_playing_a_buffer_again_begins_it_anew() -> None:
    engine, silence = made(64, 32, 64), np.zeros((1000, 1), np.float32)
    for _ in range(2):
        engine.play("x", np.ones((100, 1), np.float32), np.ones((1, 2), np.float32), loop=True)
        outputs = driven(engine, silence)
    assert outputs[-1, 0] == 1
    assert len(engine.playing()) == 1


def test_all_buffers_stop_at_once_even_before_they_begin() -> None:
    engine, silence = made(64, 32, 64), np.zeros((1000, 1), np.float32)
    for name in range(3):
        engine.play(name, np.ones((100, 1), np.float32), np.ones((1, 2), np.float32), loop=True, at=10**6 * (name == 2))
    driven(engine, silence)
    engine.stop()
    driven(engine, silence)
    assert not driven(engine, silence)[:, 0].any()
    engine.collect()
    assert engine._voices == {}


def test_there_is_a_limit_to_what_plays_at_once() -> None:
    engine = made(64, 32, 64)
    for name in range(memory.VOICES):
        engine.play(name, np.ones((10, 1), np.float32), np.ones((1, 2), np.float32), loop=True)
    with pytest.raises(NMFServerError, match="32 buffers are playing already"):
        engine.play("more", np.ones((10, 1), np.float32), np.ones((1, 2), np.float32))


def test_no_number_in_a_buffer_reaches_the_loudspeakers_as_silence() -> None:
    engine = made(64, 32, 64)
    engine.play("bad", np.full((900, 1), np.nan, np.float32), np.ones((1, 2), np.float32))
    assert not driven(engine, np.zeros((1000, 1), np.float32)).any()


def test_commands_beyond_the_ring_are_refused() -> None:
    engine = made(64, 32, 64)
    with pytest.raises(NMFServerError, match="4096 commands wait for the sound device already"):
        for _ in range(5000):
            engine.set_gain(0, 0.5)


@pytest.mark.parametrize("others", [{}, {"inputs": 2, "outputs": 8, "components": 5, "capture": 2.0}], ids=str)
def test_it_takes_the_memory_that_was_said_before(others: Any) -> None:
    engine = made(100, 30, 128, **others)
    taken = sum(leaf.nbytes for leaf in leaves(engine._state))
    assert Engine.memory_needed(engine.settings) == taken
    assert engine._state.history.shape[0] >= (engine.settings.capture * RATE) + 100


def test_load_and_blocks_are_counted() -> None:
    engine = made(64, 32, 64)
    driven(engine, np.zeros((1000, 1), np.float32), [100, 300])
    assert (engine.blocks, engine.longest_block, engine.position, engine.hops) == (6, 300, 1000, 31)
    assert engine.xruns == 0
    assert 0 < engine.load.mean <= engine.load.peak
    assert engine.busy > 0
