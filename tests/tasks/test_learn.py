"""The task of learning: with the window that live sound is analysed with, from what came in, into the engine."""

from __future__ import annotations

import threading
from contextlib import ExitStack

import numpy as np
import pytest

from nmfserver.audio.engine import Engine
from nmfserver.audio.settings import UNSET, LiveSettings
from nmfserver.audio.tempo import Section, Tempo
from nmfserver.buffers.table import BufferTable
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled
from nmfserver.kernels import on_demand
from nmfserver.kernels.stft import Transform
from nmfserver.tasks.learn import Learn
from nmfserver.tasks.task import NotYetError, Place
from nmfserver.template import Template
from tests import naive, sounds

RATE = 8000.0


@pytest.mark.parametrize(("delay", "hop", "learning_hop"), [(UNSET, 32, 32), (UNSET, 8, 8), (32, 16, 64)])
def test_one_component_is_the_mean_spectrum_through_the_window_in_use(delay: int, hop: int, learning_hop: int) -> None:
    window = 64 if delay == UNSET else 256
    engine = Engine(LiveSettings(Transform(window, hop, window), RATE, 1, 2, components=2, capture=1.0, delay=delay))
    heard = sounds.make("drums", 4000)
    engine.process(heard, np.zeros((4000, 2), np.float32))
    place = Place(BufferTable(2**26), 1, lambda function: function())
    task = Learn(engine, lambda: engine, Section(0.4), lambda: None, 1, 100, False, 1, 0.0, "learned")
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(place, leases)
        assert inputs.settings.transform() == Transform(window, learning_hop, window)
        task.publish_on_loop(place, inputs, task.compute_on_worker(place, inputs, lambda *_: True))
    analysis = naive.window(window) if delay == UNSET else naive.asymmetric(window, delay)[0]
    frames = naive.framed(heard[-3200:, 0], window, learning_hop) * analysis
    mean = np.abs(np.fft.rfft(frames)).sum(axis=0)  # which is the minimum of the divergence
    assert engine.bases is not None
    np.testing.assert_allclose(engine.bases[:, 0], mean / np.linalg.norm(mean), atol=1e-3)
    np.testing.assert_array_equal(place.buffers.get("learned").samples, engine.bases)


@pytest.mark.parametrize(("delay", "hop", "learning_hop"), [(UNSET, 32, 32), (32, 10, 60)])
def test_templates_with_time_are_learned_and_go_on_where_they_are(delay: int, hop: int, learning_hop: int) -> None:
    window = 64 if delay == UNSET else 256
    engine = Engine(LiveSettings(Transform(window, hop, window), RATE, 1, 2, components=2, capture=1.0, delay=delay))
    engine.process(sounds.make("drums", 4000), np.zeros((4000, 2), np.float32))
    place = Place(BufferTable(2**26), 1, lambda function: function())

    def learn(components: int, frames: int) -> int:
        """Return the mode of the bases."""
        task = Learn(engine, lambda: engine, Section(0.4), lambda: None, components, 10, True, 1, 0.0, "b", frames)
        with ExitStack() as leases:
            inputs = task.prepare_on_loop(place, leases)
            task.publish_on_loop(place, inputs, task.compute_on_worker(place, inputs, lambda *_: True))
        engine.process(np.zeros((hop, 1), np.float32), np.zeros((hop, 2), np.float32))
        assert engine.template == (Template(frames or 3, learning_hop) if frames != 1 else Template())
        assert place.buffers.get("b").template == engine.template
        mode: int = inputs.settings.bases_mode  # type: ignore[assignment]
        return mode

    assert [learn(2, 3), learn(0, 0), learn(2, 1), learn(2, 3)] == [0, 1, 0, 0]


@pytest.fixture
def heard() -> Engine:
    """An engine that has heard half a second, of at most one that is kept."""
    engine = Engine(LiveSettings(Transform(64, 16, 64), RATE, 1, 2, components=2, capture=1.0))
    engine.process(sounds.make("drums", 4000), np.zeros((4000, 2), np.float32))
    return engine


def learning(engine: Engine, seconds: float | None, frames: int) -> Learn:
    return Learn(engine, lambda: engine, Section(seconds), lambda: None, 0, 10, True, 1, 0.0, "b", frames)


def test_templates_in_use_are_where_learning_starts_whatever_their_hop(heard: Engine) -> None:
    place = Place(BufferTable(2**26), 1, lambda function: function())
    bases = np.abs(np.random.default_rng(1).standard_normal((3 * 33, 2))).astype(np.float32)
    assert heard.use(bases, 0.0, ("kick", "snare"), Template(3, 48))
    for frames in (0, 3):
        task = learning(heard, 0.4, frames)
        with ExitStack() as leases:
            inputs = task.prepare_on_loop(place, leases)
            assert inputs.settings.transform().hop == 48
            assert inputs.bases is not None
            task.publish_on_loop(place, inputs, task.compute_on_worker(place, inputs, lambda *_: True))
        assert (heard.names, heard.template) == (("kick", "snare"), Template(3, 48))


def test_what_can_never_fit_is_refused_and_what_may_fit_later_is_waited_for(heard: Engine) -> None:
    place = Place(BufferTable(2**26), 1, lambda function: function())
    for seconds, error in ((0.4, BadBufferError), (None, NotYetError), (0.9, NotYetError)):
        with ExitStack() as leases, pytest.raises(error, match=r"a template of 300 frames|are kept, of at most 1"):
            learning(heard, seconds, 300).prepare_on_loop(place, leases)
    heard.process(sounds.make("drums", 4000), np.zeros((4000, 2), np.float32))
    with ExitStack() as leases, pytest.raises(BadBufferError, match="a template of 1000 frames is longer than"):
        learning(heard, None, 1000).prepare_on_loop(place, leases)


def test_who_learns_templates_is_told_that_kernels_are_compiled(heard: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    place = Place(BufferTable(2**26), 1, lambda function: function(), tell=told.append)
    monkeypatch.setattr(on_demand, "_loaded", threading.Event())
    monkeypatch.setattr(on_demand, "_compiles", threading.Event())
    on_demand._compiles.set()
    task = learning(heard, 0.4, 3)
    with on_demand._lock, ExitStack() as leases, pytest.raises(Cancelled):  # another job compiles
        task.compute_on_worker(place, task.prepare_on_loop(place, leases), lambda *_: not told)
    assert told == [on_demand.COMPILING]


def test_beats_that_are_not_kept_yet_are_waited_for_and_too_many_refused() -> None:
    engine = Engine(LiveSettings(Transform(64, 32, 64), RATE, 1, 2, components=2, capture=1.0))
    engine.process(sounds.make("drums", 4000), np.zeros((4000, 2), np.float32))

    def begin(beats: float) -> tuple[int, int]:
        section = Section(beats=beats, quantum=1)
        task = Learn(engine, lambda: engine, section, lambda: Tempo(480), 1, 100, False, 1, 0.0)  # 1000 frames a beat
        with ExitStack() as leases:
            inputs = task.prepare_on_loop(Place(BufferTable(2**26), 1, lambda function: function()), leases)
        return inputs.begin, inputs.frames

    assert begin(3) == (1000, 3000)
    with pytest.raises(NotYetError, match=r"5 beats at 480 bpm, 0.625 s, .* the last 0.50 s are kept, of at most 1"):
        begin(5)
    with pytest.raises(ArgumentError, match=r"9 beats at 480 bpm, 1.125 s, .* the last 0.50 s are kept, of at most 1"):
        begin(9)
