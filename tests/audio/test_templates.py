"""Templates with time in the engine without a device: of what is heard, what past activations still ring is known."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio import offline
from nmfserver.audio.bases import Bases
from nmfserver.audio.kept import Kept
from nmfserver.audio.layout import laid_out, templates_of
from nmfserver.audio.mix import apply, mix_of
from nmfserver.audio.settings import UNSET
from nmfserver.errors import BadBufferError
from nmfserver.template import Template
from tests import naive
from tests.audio.test_engine import COMPILED, RATE, driven, made, sound, templates
from tests.waits import assert_never_waits

Samples = NDArray[np.float32]
SIZES = [
    (64, 32, 64, None, 3, 1), (50, 17, 64, None, 2, 2), (64, 16, 64, 32, 4, 3),
    *([(1024, 512, 1024, None, 8, 1), (1024, 64, 1024, 128, 8, 4), (2048, 128, 2048, 256, 5, 4)] * COMPILED),
]  # fmt: skip
"""Window, hop, FFT, the delay with asymmetric windows, frames of a template, and hops from one to the next."""
BLOCKS: list[Any] = [16, 64, 441, 4096, [7, 333]]


def ringing(components: int, bins: int, frames: int, seed: int = 2) -> Samples:
    """Return templates that change and decay, (frames * bins, components); some begin quietly."""
    each = [templates(components, bins, seed + frame) * np.float32(0.7**frame) for frame in range(frames)]
    each[0][:, ::3] *= 0.01
    return np.concatenate(each)


def in_time(bases: Samples, frames: int) -> Samples:
    """Return templates as the reference takes them, (components, frames, bins)."""
    return bases.T.reshape(bases.shape[1], frames, -1)


@pytest.mark.parametrize(("window", "hop", "fft", "delay", "frames", "stride"), SIZES)
@pytest.mark.parametrize("components", [1, 3, 6])
def test_components_and_activations_equal_the_offline_reference(
    window: int, hop: int, fft: int, delay: int | None, frames: int, stride: int, components: int
) -> None:
    inputs, bases = sound(600 if window == 50 or not COMPILED else 12000), ringing(components, fft // 2 + 1, frames)
    engine = made(window, hop, fft, outputs=2 + components, iterations=4, delay=delay or UNSET)
    engine.use(bases, fade=0, template=Template(frames, stride * hop))
    outputs = driven(engine, inputs, 64)
    one = naive.LiveFilter(in_time(bases, frames), (window, hop, fft), 4, delay or 0, stride=stride)
    reference, activations = naive.live(inputs[:, 0], [(one, lambda t: 1.0)])
    np.testing.assert_allclose(outputs[:, 2:], reference, atol=1e-4)
    late = engine.latency
    np.testing.assert_allclose(outputs[late:, 2:].sum(axis=1), inputs[:-late, 0], atol=2e-6)
    told = [one.values for one in engine.activations()]
    np.testing.assert_allclose(told, activations[-len(told) :], rtol=1e-2, atol=1e-3)


@pytest.mark.parametrize("blocks", BLOCKS, ids=str)
@pytest.mark.parametrize(("delay", "stride"), [(UNSET, 1), (128 if COMPILED else 32, 4)])
def test_the_size_of_the_blocks_changes_nothing(blocks: Any, delay: int, stride: int) -> None:
    window = 1024 if COMPILED else 64
    hop = 300 if COMPILED and delay == UNSET else window // 4 if delay == UNSET else delay // 2 - 1
    inputs, results = sound(RATE // 4 if COMPILED else 600), []
    for sizes in (50, blocks):
        engine = made(window, hop, window, outputs=5, delay=delay)
        engine.use(ringing(3, window // 2 + 1, 4), fade=0, template=Template(4, stride * hop))
        results.append(driven(engine, inputs, sizes))
    np.testing.assert_array_equal(results[1], results[0])


SETS = [
    (templates(2, 33), Template()), (ringing(5, 33, 4), Template(4, 32)), (ringing(3, 33, 2, seed=9), Template(2, 64)),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [(SETS[0], SETS[1]), (SETS[1], SETS[2]), (SETS[2], SETS[0])])
@pytest.mark.parametrize("hops", [1, 6])
def test_sets_of_different_templates_are_crossfaded_and_the_new_one_knows_no_past(
    old: Any, new: Any, hops: int
) -> None:
    inputs, begin, transform = sound(6400 if COMPILED else 900), 320, (64, 32, 64)
    engine = made(*transform, outputs=7, iterations=3)
    engine.use(old[0], fade=0, template=old[1])
    outputs = [driven(engine, inputs[:begin])]
    engine.use(new[0], fade=hops * 32 / RATE, template=new[1])
    outputs.append(driven(engine, inputs[begin:], 50))

    def weight(t: int) -> float:
        return min(max((t - begin // 32 + 1) / hops, 0.0), 1.0)

    filters: list[Any] = [
        (naive.LiveFilter(in_time(bases, template.frames), transform, 3, stride=max(template.hop // 32, 1)), share)
        for (bases, template), share in ((old, lambda t: 1 - weight(t)), (new, weight))
    ]
    reference, _ = naive.live(inputs[:, 0], filters)
    heard = np.concatenate(outputs)
    np.testing.assert_allclose(heard[:, 2 : 2 + reference.shape[1]], reference, atol=1e-4)
    np.testing.assert_allclose(heard[64:, 0], inputs[:-64, 0], atol=1e-5)


@pytest.mark.skipif(not COMPILED, reason="needs a long window")
@pytest.mark.parametrize("delay", [UNSET, 128])
def test_a_swap_between_templates_does_not_click(delay: int) -> None:
    n = np.arange(RATE // 2)[:, None]
    inputs = (0.3 * np.sin(2 * np.pi * 440 * n / RATE)).astype(np.float32)
    engine = made(1024, 512 if delay == UNSET else 64, 1024, outputs=5, delay=delay)
    hop, sets = engine.settings.template_hop, (1, 8, 4, 8, 1)
    heard = []
    for number, frames in enumerate(sets):
        engine.use(ringing(3, 513, frames, seed=number), fade=0, template=Template(frames, hop))
        heard.append(driven(engine, inputs[number * 4800 :][:4800], 64))
    steps = np.abs(np.diff(np.concatenate(heard)[:, 2:], axis=0))[1100:]
    assert steps.max() < 1.5 * np.abs(np.diff(inputs[:, 0])).max()  # a component has at most all of the sine


def test_what_is_frozen_keeps_ringing_and_goes_on_after_it() -> None:
    hop, frames = 16, 4
    inputs, bases = sound(2600), ringing(3, 33, frames)
    engine = made(64, hop, 64, outputs=5, iterations=4, delay=32)
    engine.use(bases, fade=0, template=Template(frames, 2 * hop))
    parts = [driven(engine, inputs[:800], 50)]
    engine.freeze(True, 1 / RATE)
    parts.append(driven(engine, inputs[800:1600], 50))
    told = [one.values.tolist() for one in engine.activations()][-40:]
    assert told == told[:1] * len(told)
    engine.freeze(False, 1 / RATE)
    parts.append(driven(engine, inputs[1600:], 50))
    one = naive.LiveFilter(in_time(bases, frames), (64, hop, 64), 4, 32, range(51, 100), stride=2)
    scatter = engine._state.scatter[0] + 1j * engine._state.scatter[1]
    still = np.concatenate([np.zeros(800), naive.standing(inputs[:800, 0].astype(float), 1800, 64, 64, scatter)])
    at = np.arange(2600)
    signal = np.where((at >= 800) & (at < 1600), still, inputs[:, 0])
    reference, _ = naive.live(signal, [(one, lambda t: 1.0)])
    np.testing.assert_allclose(np.concatenate(parts)[:, 2:], reference, atol=2e-4)


def test_what_has_rung_before_a_bypass_is_forgotten() -> None:
    inputs, results = sound(1600), []
    for first in ("filter", "through"):
        engine = made(64, 32, 64, outputs=5, iterations=30)
        engine.use(ringing(3, 33, 8), fade=0, template=Template(8, 32))
        engine.set_mode(first, ramp=0)
        driven(engine, inputs[:320])
        engine.set_mode("through", ramp=0)
        driven(engine, inputs[320:640])
        engine.set_mode("filter", ramp=0)
        results.append(driven(engine, inputs[640:]))
    np.testing.assert_allclose(results[0], results[1], atol=2e-3)


def test_scenes_the_next_start_and_undo_bring_back_templates() -> None:
    engine = made(64, 32, 64, outputs=5)
    template, bases = Template(4, 64), ringing(3, 33, 4)
    engine.use(bases, fade=0, names=("kick", "", ""), template=template)
    scene, kept = mix_of(engine), Kept()
    assert scene.size == bases.nbytes
    engine.use(templates(2, 33), fade=0)
    assert apply(scene, engine, 0)
    assert (engine.template, engine.names, engine.components) == (template, ("kick", "", ""), 3)
    kept.note(engine)
    for hop, found in ((32, template), (16, template), (30, Template())):  # these are no multiple of it
        other = made(64, hop, 64)
        kept.give(other)
        assert other.template == found
    driven(engine, sound(320))
    engine.collect()
    assert engine._ringings.keys() == {engine._newest_slot}


def test_what_does_not_fit_is_refused_and_changes_nothing() -> None:
    engine = made(64, 32, 64)
    engine.use(ringing(2, 33, 2), fade=0, template=Template(2, 32))
    for bases, template, words in (
        (ringing(2, 17, 4), Template(4, 32), "68 frames, with templates of 4; .* of 64, whose bases have 4 times 33"),
        (ringing(2, 33, 2), Template(3, 32), "66 frames, with templates of 3; .* 3 times 33, which are 99"),
        (ringing(2, 33, 2), Template(2, 48), "templates are 48 samples apart; with a hop size of 32 that is to be"),
    ):  # fmt: skip
        with pytest.raises(BadBufferError, match=words):
            engine.use(bases, fade=0, template=template)
    huge = np.broadcast_to(np.float32(1), (4096 * 33, 4))
    with pytest.raises(BadBufferError, match=r"the templates take 2.1 MB; with a hop size of 32 it is at most 1.4 MB"):
        engine.use_set(Bases(huge, template=Template(4096, 32)), fade=0)
    huge, slow = np.broadcast_to(np.float32(1), (4096 * 33, 128)), replace(engine.settings, in_time=False)
    with pytest.raises(BadBufferError, match=r"the templates take 68.0 MB; .* it is at most 64.0 MB"):
        offline.require_usable(Bases(huge, template=Template(4096, 32)), slow)
    far = Bases(ringing(2, 33, 2), template=Template(2, 32 * 10**6))  # few, but what has been played is kept long
    with pytest.raises(BadBufferError, match=r"the templates take 15.3 MB"):
        engine.use_set(far, fade=0)
    with pytest.raises(BadBufferError, match="the templates in use have 2 frames; a morph is between those of 1"):
        engine.begin_morph(templates(2, 33), fade=0)
    assert (engine.template, engine.components) == (Template(2, 32), 2)


def test_a_set_that_was_laid_out_in_a_thread_is_used_as_it_is_and_no_other_one() -> None:
    engine = made(64, 32, 64)
    bases = Bases(ringing(2, 33, 3), template=Template(3, 32))
    laid = laid_out(bases, engine.settings)
    for used in (Bases(bases.samples, template=Template(3, 64)), bases.copy()):
        engine.make_ready(bases, laid)
        for is_first in (True, False):
            assert engine.use_set(used, fade=0)
            is_it = engine._ringings[engine._newest_slot] is laid.memory
            assert is_it == (is_first and used.edition is bases.edition)


def test_where_a_template_begins_is_told_by_what_is_left_of_it_above_the_floor() -> None:
    bases = ringing(2, 33, 4)
    bases[:33] = np.tile(np.array([[1], [-1], [0]], np.float32), (11, 2))  # a loud frame, whose values sum to nothing
    floored = templates_of(Bases(np.maximum(bases, 0), template=Template(4, 32)))
    np.testing.assert_array_equal(templates_of(Bases(bases, template=Template(4, 32))), floored)


def test_what_nobody_has_played_does_not_ring_out_of_all_proportion() -> None:
    """Templates that begin with silence, or are silent, would be told by rounding noise."""
    bases = np.zeros((5 * 33, 3), np.float32)
    bases[33 * 2 + 5, 0] = bases[7, 1] = 1
    engine = made(64, 32, 64, outputs=5)
    engine.use(bases, fade=0, template=Template(5, 32))
    inputs = sound(1600)
    outputs = driven(engine, inputs)
    assert np.isfinite(outputs).all()
    np.testing.assert_allclose(outputs[64:, 0], inputs[:-64, 0], atol=2e-6)
    assert np.abs(outputs[:, 2:]).max() < 2 * np.abs(inputs).max()


@pytest.mark.skipif(not COMPILED or sys.platform != "linux", reason="counted by Linux, thread by thread")
def test_it_neither_waits_nor_touches_memory_that_is_not_there_yet() -> None:
    engine = made(1024, 64, 1024, outputs=2, delay=128)
    sets = [Bases(ringing(10, 513, frames), template=Template(frames, 256)) for frames in (8, 4)]
    for each in sets:
        engine.use_set(each, fade=0.01)
    inputs, outputs = sound(64 * 100), np.zeros((64, 2), np.float32)

    def run(times: int) -> None:
        for number in range(times):
            engine.process(inputs[64 * (number % 100) :][:64], outputs)

    run(100)
    engine.use_set(sets[0], fade=1.0)
    assert_never_waits(lambda: run(1000))
