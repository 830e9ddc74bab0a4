"""The task of playing a buffer: gains and pans, other sample rates, what is kept until it has been heard."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import numpy as np
import pytest

from nmfserver.audio.engine import Engine
from nmfserver.audio.settings import LiveSettings
from nmfserver.audio.tempo import Tempo, Timing
from nmfserver.buffers.table import Buffer, BufferTable
from nmfserver.errors import ArgumentError, BadBufferError, DeviceError
from nmfserver.kernels.stft import Transform
from nmfserver.steps import finished
from nmfserver.tasks.play import Play, panned
from nmfserver.tasks.task import Place

RATE = 8000.0


@pytest.fixture
def engine() -> Engine:
    return Engine(LiveSettings(Transform(64, 32, 64), RATE, inputs=1, outputs=2, components=2, capture=1.0))


def place(frames: int, channels: int, rate: float) -> Place:
    buffers = BufferTable(2**24)
    buffers.publish({"one": Buffer(np.full((frames, channels), 0.5, np.float32), rate)})
    return Place(buffers, 0, lambda function: function())


def play(task: Play, where: Place) -> None:
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(where, leases)
        steps = task.compute_on_side_thread(inputs)
        task.publish_on_loop(where, inputs, None if steps is None else finished(steps))


def heard(engine: Engine, blocks: int) -> Any:
    """Return what the outputs are given, (frames, 2)."""
    out = np.zeros((64 * blocks, 2), np.float32)
    for at in range(0, len(out), 64):
        engine.process(np.zeros((64, 1), np.float32), out[at : at + 64])
    return out


@pytest.mark.parametrize(
    ("gains", "pans", "channels", "expected"),
    [
        ((), (), 1, [[1, 1]]),
        ((), (), 2, [[1, 0], [0, 1]]),
        ((), (), 3, [[1, 1]] * 3),
        ((0.5,), (-1.0, 0.5), 3, [[0.5, 0], [0.25, 0.5], [0.5, 0]]),
    ],
)
def test_gains_and_pans_begin_again_and_a_channel_in_the_middle_keeps_its_level(
    gains: tuple[float, ...], pans: tuple[float, ...], channels: int, expected: list[list[float]]
) -> None:
    np.testing.assert_allclose(panned(gains, pans, channels), expected)


@pytest.mark.parametrize("rate", [RATE, RATE / 2])
def test_a_buffer_is_kept_until_it_has_been_heard(engine: Engine, rate: float) -> None:
    where = place(500, 1, rate)
    free = where.buffers.get("one").samples.nbytes
    play(Play("one", engine, lambda: engine, Timing(), lambda: None), where)
    held = where.buffers.get("one").is_lent
    assert held == (rate == RATE)  # converted samples are others
    assert np.abs(heard(engine, 4)[-64:] - 0.5).max() < 1e-3
    heard(engine, 30)
    engine.collect()
    assert not where.buffers.get("one").is_lent
    with where.buffers.reserved(2**24 - free):  # nothing is reserved any more
        pass


@pytest.mark.parametrize(
    ("changes", "error", "sentence"),
    [
        ({"source": "two"}, BadBufferError, "buffer two does not exist"),
        ({"start": 500}, BadBufferError, "buffer one has 500 frames; it cannot start at frame 500"),
        ({"gains": (1.0, 1.0)}, ArgumentError, "2 gains, and buffer one has 1 channel"),
        ({"running": lambda: None}, DeviceError, "live audio was started anew meanwhile"),
    ],
)
def test_what_cannot_be_played_is_refused_and_given_back(
    engine: Engine, changes: dict[str, Any], error: type[Exception], sentence: str
) -> None:
    where = place(500, 1, RATE)
    with pytest.raises(error, match=sentence):
        asked = {
            "source": "one",
            "engine": engine,
            "running": lambda: engine,
            "timing": Timing(),
            "tempo": lambda: None,
        }
        play(Play(**{**asked, **changes}), where)
    assert not where.buffers.get("one").is_lent


def test_activations_are_not_played(engine: Engine) -> None:
    with pytest.raises(BadBufferError, match="has a sample rate of 86 Hz; what is played has between 100 and 768000"):
        play(Play("one", engine, lambda: engine, Timing(), lambda: None), place(500, 1, 86.0))


@pytest.mark.parametrize("rate", [RATE, RATE / 2])
def test_beats_repeat_what_follows_the_start(engine: Engine, rate: float) -> None:
    where, start = place(500, 1, rate), int(400 * rate / RATE)
    where.buffers.get("one").samples[:start] = 0.1
    timing = Timing(quantum=1, beats=1)  # 800 frames
    play(Play("one", engine, lambda: engine, timing, lambda: Tempo(600), start=start), where)
    repetitions = heard(engine, 50)[:, 0].reshape(4, 800)
    np.testing.assert_allclose(repetitions[:, 45:55], 0.5, atol=0.01)
    assert not repetitions[:, 700:].any()
