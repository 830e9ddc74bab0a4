"""Bases on their way to others, in the engine without a device."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio.bases import Bases
from nmfserver.audio.kept import Kept
from nmfserver.audio.mix import apply, mix_of
from nmfserver.audio.settings import UNSET
from nmfserver.errors import BadBufferError, NMFServerError
from tests import naive
from tests.audio.test_engine import COMPILED, RATE, driven, made, sound, templates
from tests.waits import assert_never_waits

Samples = NDArray[np.float32]
SIZES = [(64, 32, 64, None), (64, 16, 64, 32), *([(256, 128, 256, None), (512, 64, 512, 128)] * COMPILED)]


class Moving(naive.LiveFilter):
    """The live filter, whose bases are on their way to others by an amount for each hop."""

    def __init__(self, source: Samples, target: Samples, amounts: dict[int, float], *others: Any) -> None:
        super().__init__(source, *others)
        self.source, self.target = self.w, np.maximum(target.astype(float), 1e-7 * target.max())
        self.amounts, self.hops = amounts, iter(amounts)

    def masks(self, frame: Any) -> Any:
        amount = self.amounts[next(self.hops)]
        rows = [naive.morphed(*pair, amount) for pair in zip(self.source, self.target, strict=True)]
        self.w = np.maximum(rows, min(self.source.min(), self.target.min()))
        return super().masks(frame)


@pytest.mark.parametrize(("window", "hop", "fft", "delay"), SIZES)
@pytest.mark.parametrize("blocks", [64, [7, 333]], ids=str)
def test_components_equal_the_offline_reference(
    window: int, hop: int, fft: int, delay: int | None, blocks: Any
) -> None:
    bases, target = templates(3, fft // 2 + 1), templates(3, fft // 2 + 1, seed=5)
    begin, ramp, hops = 10, 8 * hop, 30
    inputs = sound(hops * hop)
    engine = made(window, hop, fft, outputs=5, iterations=4, delay=delay or UNSET)
    engine.use(bases, fade=0)
    outputs = [driven(engine, inputs[: begin * hop], blocks)]
    engine.begin_morph(target, fade=0)
    engine.set_amount(0.75, ramp / RATE)
    outputs.append(driven(engine, inputs[begin * hop :], blocks))
    amounts = {t: min((t - begin + 1) / 8, 1) * 0.75 for t in range(begin, hops)}
    filters: Any = [
        (naive.LiveFilter(bases.T, (window, hop, fft), 4, delay or 0), lambda t: float(t < begin)),
        (Moving(bases.T, target.T, amounts, (window, hop, fft), 4, delay or 0), lambda t: float(t >= begin)),
    ]
    reference, _ = naive.live(inputs[:, 0], filters)
    np.testing.assert_allclose(np.concatenate(outputs)[:, 2:], reference, atol=2e-5)
    np.testing.assert_allclose(engine._state.bases[engine._newest_slot, :3], filters[1][0].w, rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(engine.morphed_bases.T, filters[1][0].w, rtol=1e-3, atol=1e-5)


def test_at_the_ends_it_is_one_set_or_the_other() -> None:
    bases, target, inputs = templates(3, 33), templates(3, 33, seed=5), sound(1280)
    heard = []
    for amount, plain in ((0.0, bases), (1.0, target)):
        engine, other = made(64, 32, 64, outputs=5), made(64, 32, 64, outputs=5)
        engine.use(bases, fade=0)
        engine.begin_morph(target, fade=0)
        engine.set_amount(amount, ramp=0)
        other.use(plain, fade=0)
        for each in (engine, other):
            driven(each, np.zeros((128, 1), np.float32))
        heard.append(driven(engine, inputs))
        np.testing.assert_allclose(heard[-1], driven(other, inputs), atol=1e-4)
    assert np.abs(heard[0] - heard[1]).max() > 0.01


def morphed(amount: float) -> Any:
    """Return an engine whose bases have become others by an amount, and their target."""
    target, engine = templates(3, 33, seed=5), made(64, 32, 64, outputs=5)
    engine.use(templates(3, 33), fade=0, names=("kick", "", ""))
    engine.begin_morph(target, fade=0)
    engine.set_amount(amount, ramp=0)
    driven(engine, sound(320))
    return engine, target


def used(engine: Any) -> Any:
    """Return the bases that the audio thread uses after ten hops."""
    driven(engine, sound(320))
    slot = engine._state.slots.current
    return engine._state.bases[slot, : engine._state.components[slot]].T


def test_a_morph_goes_on_from_the_same_components_and_ends_with_any_others() -> None:
    engine, target = morphed(1.0)
    lineage = engine.lineage
    engine.use(templates(3, 33, seed=8), fade=0, keeps_morph=True)
    assert engine.morph.amount == 1
    np.testing.assert_allclose(used(engine), target, atol=1e-4)
    engine.begin_morph(templates(3, 33, seed=6), fade=0)
    assert engine.lineage is lineage
    engine.use(templates(3, 33), fade=0)
    assert engine.morph is None
    assert engine.lineage is not lineage
    np.testing.assert_allclose(used(engine), templates(3, 33), atol=1e-6)


def test_a_scene_that_was_stored_before_a_morph_is_heard_again() -> None:
    engine = made(64, 32, 64, outputs=5)
    engine.use(templates(3, 33), fade=0)
    before = mix_of(engine)
    engine.begin_morph(templates(3, 33, seed=5), fade=0)
    engine.set_amount(1.0, ramp=0)
    driven(engine, sound(320))
    under = mix_of(engine)
    assert apply(before, engine, 0)
    assert engine.morph is None
    np.testing.assert_allclose(used(engine), templates(3, 33), atol=1e-6)
    assert apply(under, engine, 0)
    np.testing.assert_allclose(used(engine), templates(3, 33, seed=5), atol=1e-4)


def test_a_morph_goes_on_where_other_bases_do_not_come_to_be_used() -> None:
    engine, target = morphed(1.0)
    scene = replace(mix_of(engine), bases=Bases(templates(2, 33)))
    while engine.begin_morph(target, fade=0):
        pass
    engine.set_amount(1.0, ramp=0)
    assert not apply(scene, engine, 0)
    assert engine.morph is not None
    engine.collect()
    np.testing.assert_allclose(used(engine), target, atol=1e-4)


def test_what_a_morph_has_made_is_the_same_set_until_it_changes() -> None:
    engine, _ = morphed(0.5)
    first, kept = mix_of(engine), Kept()
    engine.set_amount(0.5)
    kept.note(engine)
    history = list(kept.history)
    assert mix_of(engine) == first
    kept.note(engine)
    assert list(kept.history) == history
    engine.name(0, "snare")
    assert engine.sounding.names == ("snare", "", "")
    engine.set_amount(0.75)
    assert mix_of(engine) != first


def test_a_morph_begins_where_the_one_before_has_come_to() -> None:
    engine = made(64, 32, 64)
    engine.use(templates(3, 33), fade=0)
    engine.begin_morph(templates(3, 33, seed=5), fade=0)
    engine.set_amount(0.5, ramp=0)
    halfway = engine.morphed_bases
    engine.begin_morph(templates(3, 33, seed=6), fade=0)
    np.testing.assert_allclose(engine.morphed_bases, halfway, rtol=1e-5)
    assert engine.morph is not None
    assert engine.morph.amount == 0
    engine.use(templates(3, 33), fade=0)
    with pytest.raises(NMFServerError, match="there is nothing to morph to yet"):
        engine.set_amount(0.5)


def test_what_cannot_be_is_refused_and_changes_nothing() -> None:
    engine = made(64, 32, 64)
    engine.use(templates(3, 33), fade=0)
    with pytest.raises(NMFServerError, match="there is nothing to morph to yet: name a buffer"):
        engine.set_amount(0.5)
    with pytest.raises(BadBufferError, match="the bases have 2 components, and those in use 3: a morph is between"):
        engine.begin_morph(templates(2, 33), fade=0)
    with pytest.raises(BadBufferError, match="17 frames"):
        engine.begin_morph(templates(3, 17), fade=0)
    assert engine.morph is None
    np.testing.assert_allclose(engine.morphed_bases, templates(3, 33), atol=1e-6)


@pytest.mark.skipif(not COMPILED or sys.platform != "linux", reason="counted by Linux, thread by thread")
def test_freeze_morph_and_solos_neither_wait_nor_touch_memory_that_is_not_there_yet() -> None:
    engine = made(1024, 64, 1024, outputs=2, delay=128)
    engine.use(templates(10, 513), fade=0)
    engine.begin_morph(templates(10, 513, seed=5), fade=0)
    inputs, outputs = sound(64 * 100), np.zeros((64, 2), np.float32)

    def run(times: int) -> None:
        for number in range(times):
            if number % 50 == 0:
                engine.freeze(number % 100 == 0)
                engine.set_amount(float(number % 100 == 0), ramp=0.05)
                engine.set_solo(number % 7, number % 100 == 0)
            engine.process(inputs[64 * (number % 100) :][:64], outputs)

    run(200)
    assert_never_waits(lambda: run(2000))


def test_a_thousand_morphs_use_no_more_memory_than_one() -> None:
    engine, block = made(64, 32, 64), np.zeros((64, 2), np.float32)
    engine.use(templates(3, 33), fade=0)
    for number in range(1000 if COMPILED else 30):
        assert engine.begin_morph(templates(3, 33, seed=number % 7), fade=0)
        engine.set_amount(0.5)
        engine.process(block[:, :1].copy(), block)
    assert len(engine._plans) <= 3
