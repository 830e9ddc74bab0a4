"""Scenes and earlier bases: what they take of the memory, and what is given up first."""

from __future__ import annotations

import numpy as np
import pytest

from nmfserver.audio.bases import KEPT, MOST_BYTES, Bases, UsedBases
from nmfserver.audio.kept import Kept
from nmfserver.audio.mix import Mix
from nmfserver.audio.scenes import Scenes
from nmfserver.buffers.table import Memory
from nmfserver.errors import MemoryLimitError
from tests.audio.test_engine import made, templates


def mix(values: int) -> Mix:
    return Mix(Bases(np.ones((values, 1), np.float32)), (1.0,), (), (), "filter")


def test_scenes_count_against_the_quota_until_they_are_freed() -> None:
    memory, scenes = Memory(100), Scenes()
    scenes.store("A", mix(10), memory.reserved)
    scenes.store("A", mix(12), memory.reserved)
    assert memory.used == 48
    with pytest.raises(MemoryLimitError):
        scenes.store("B", mix(14), memory.reserved)
    assert (list(scenes), memory.used) == (["A"], 48)
    with pytest.raises(MemoryLimitError):
        scenes.add({"B": mix(5), "C": mix(9)}, memory.reserved)
    assert (list(scenes), memory.used) == (["A"], 48)
    scenes.add({"B": mix(5), "C": mix(8)}, memory.reserved)
    assert (list(scenes), memory.used) == (["A", "B", "C"], 100)
    scenes.free("A")
    scenes.add({"C": mix(6)}, memory.reserved)
    assert (list(scenes), memory.used) == (["B", "C"], 44)


def test_of_earlier_bases_the_oldest_go_where_there_are_many_or_large_ones() -> None:
    sets = [Bases(np.ones((2, at), np.float32)) for at in range(1, KEPT + 3)]
    history = UsedBases()
    for each in sets:
        history.add(each)
    assert [one is other for one, other in zip(history, sets[1:], strict=True)] == [True] * (KEPT + 1)
    large = Bases(np.ones((MOST_BYTES // 4, 1), np.float32))
    history.add(large)
    history.add(sets[0])
    assert [each is large or each is sets[0] for each in history] == [True, True]
    assert history.newest(lambda each: len(each.samples) == 2, before=large) is None


def test_bases_that_come_again_push_no_others_out_of_the_history() -> None:
    history, precious = UsedBases(), Bases(np.ones((2, 3), np.float32))
    scenes = [Bases(np.ones((2, 1), np.float32)) for _ in range(2)]
    for each in (precious, *scenes * 10):
        history.add(each.copy())
    assert [each.edition for each in history] == [precious.edition, *(each.edition for each in scenes)]


def test_what_components_have_stays_while_bases_or_an_engine_have_fewer() -> None:
    kept, engine = Kept(), made(64, 32, 64, components=6)
    engine.use(templates(4, 33), fade=0)
    engine.set_mix(gains=[0.1, 0.2, 0.3, 0.4, 1, 0.25], mutes=[False] * 3 + [True], solos=[False, False, True])
    kept.note(engine)
    for components in (6, 1, 6):  # of another FFT size: nothing fits
        other = made(128, 64, 128, components=components)
        kept.give(other)
        assert other.components == 1
        other.set_gain(0, 0.5)
        kept.note(other)
    engine = made(64, 32, 64, components=6)
    kept.give(engine)
    assert engine.components == 4
    assert engine.all_components == (
        [0.5, 0.2, 0.3, 0.4, 1, 0.25], [False] * 3 + [True, False, False], [False, False, True, False, False, False],
    )  # fmt: skip
