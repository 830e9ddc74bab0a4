"""The task of taking a buffer apart: what it refuses, what it publishes, what it tells on its way."""

from __future__ import annotations

import asyncio
import math
from contextlib import ExitStack
from typing import Any

import numpy as np
import pytest

from nmfserver.buffers.table import Buffer, BufferTable
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled, MemoryLimitError
from nmfserver.jobs import Job, JobQueue
from nmfserver.processes.settings import Settings
from nmfserver.processes.watching import unwatched
from nmfserver.tasks.decompose import Decompose
from nmfserver.tasks.task import Event, Failed, Place, Progress, Started, run_here

RATE = 8000.0
NOISE = np.random.default_rng(3).standard_normal((4000, 2)).astype(np.float32)
SETTINGS = Settings(2, 5, 1, resynth=True)
ENDLESS = Settings(2, 10**8, 1, solver="mu")


def table(quota: int = 2**30) -> BufferTable:
    buffers = BufferTable(quota)
    buffers.publish({"noise": Buffer(NOISE.copy(), RATE)})
    return buffers


def here(buffers: BufferTable) -> Place:
    return Place(buffers, 0, lambda function: function())


def test_results_appear_with_their_sample_rates_and_the_progress_is_told() -> None:
    buffers, fractions = table(), list[float]()
    task = Decompose("noise", SETTINGS, stems="s", bases="b", activations="a")

    def watch(fraction: float, divergence: float) -> bool:
        fractions.append(fraction)
        return True

    run_here(task, here(buffers), watch)
    sizes = {key: (buffer.frames, buffer.channels, buffer.sample_rate) for key, buffer in buffers}
    assert sizes == {
        "a": (8, 4, RATE / 512), "b": (513, 4, RATE / 1024), "noise": (4000, 2, RATE), "s": (4000, 4, RATE),
    }  # fmt: skip
    assert fractions == sorted(fractions)
    assert fractions[0] == 0 < 1 == fractions[-1]


def test_a_task_can_run_again_and_gives_back_what_it_borrowed() -> None:
    buffers = table(quota=2 * NOISE.nbytes + 2**21)
    task = Decompose("noise", Settings(1, 1, 1), num_frames=2000, bases="b")
    for _ in range(3):
        run_here(task, here(buffers), unwatched)
        with buffers.reserved(NOISE.nbytes):
            pass
    assert not buffers.get("noise").is_lent


def test_fixed_factors_stay_as_they_are() -> None:
    buffers = table()
    run_here(Decompose("noise", Settings(2, 3, 1), bases="b"), here(buffers), unwatched)
    before = buffers.get("b")
    task = Decompose("noise", Settings(2, 3, 1, bases_mode=2), bases="b", activations="a")
    run_here(task, here(buffers), unwatched)
    assert buffers.get("b") is before
    assert buffers.get("a").channels == 4


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "no destination is named: give resynth, bases or activations a buffer"),
        ({"bases": "x", "activations": "x"}, "must be different buffers"),
        ({"stems": "s", "settings": Settings(1, bases_mode=1)}, "mode 1 of the bases needs bases, but no bases are"),
        ({"bases": "b", "settings": Settings(1, act_mode=2)}, "mode 2 of the activations needs activations"),
    ],
)
def test_what_makes_no_sense_is_refused_before_it_is_asked_for(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ArgumentError, match=sentence):
        Decompose(**{"source": "noise", "settings": Settings(), **changes})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"source": "hum"}, "buffer hum does not exist"),
        ({"start_frame": 4000}, "buffer noise has 4000 frames; frame 4000 to the end cannot be taken"),
        ({"num_frames": 0}, "0 frames from frame 0 on cannot be taken"),
        ({"start_chan": 1, "num_chans": 2}, "buffer noise has 2 channels; 2 channels from channel 1 on"),
        ({"settings": Settings(1, bases_mode=1)}, "buffer b does not exist"),
        ({"bases": "noise", "settings": Settings(1, bases_mode=1)}, "the bases have 4000 frames .* need 513 frames"),
    ],
)
def test_what_does_not_fit_the_buffers_is_refused_before_it_starts(changes: dict[str, Any], sentence: str) -> None:
    buffers = table()
    task = Decompose(**{"source": "noise", "settings": Settings(), "bases": "b", **changes})
    with ExitStack() as leases, pytest.raises(BadBufferError, match=sentence):
        task.prepare_on_loop(here(buffers), leases)
    assert not buffers.get("noise").is_lent


def test_memory_that_is_not_there_is_refused_before_it_starts() -> None:
    with ExitStack() as leases, pytest.raises(MemoryLimitError):
        Decompose("noise", Settings(), bases="b").prepare_on_loop(here(table(quota=100_000)), leases)


def test_a_job_that_is_cancelled_tells_it_and_publishes_nothing() -> None:
    buffers, events = table(), list[Event]()

    async def cancelled() -> None:
        loop = asyncio.get_running_loop()
        jobs = JobQueue(lambda: None)
        place = Place(buffers, 0, loop.call_soon_threadsafe)
        job = Job(Decompose("noise", ENDLESS, bases="b"), place, events.append, jobs.number(None))
        jobs.add(job)
        waits = Job(Decompose("noise", ENDLESS, bases="c"), place, events.append, jobs.number(None))
        jobs.add(waits)
        both = [asyncio.create_task(jobs.run(each)) for each in (job, waits)]
        while not any(isinstance(event, Progress) for event in events):
            await asyncio.wait(both, timeout=0.01)
        waits.cancel()
        with pytest.raises(Cancelled):
            await both[1]
        job.cancel()
        with pytest.raises(Cancelled):
            await both[0]
        assert not jobs.jobs

    asyncio.run(cancelled())
    assert isinstance(events[0], Started)
    assert [isinstance(event, Failed) for event in events[-2:]] == [True, True]
    assert sum(isinstance(event, Started) for event in events) == 1
    told = [event for event in events if isinstance(event, Progress)]
    assert all(0 <= event.fraction < 1 for event in told)
    # On a busy machine the first one comes before anything is done: it cannot know how long the rest takes.
    assert all(math.isfinite(event.seconds_left) for event in told if event.fraction)
    assert [key for key, _ in buffers] == ["noise"]
    assert not buffers.get("noise").is_lent
