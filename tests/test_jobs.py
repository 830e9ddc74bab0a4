"""The queue of jobs: small ones run side by side, all end in their order, and none sees what a later one writes."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np
import pytest

from nmfserver.buffers.table import Buffer, BufferTable, Key
from nmfserver.cores import cores
from nmfserver.errors import BadBufferError, Cancelled, MemoryLimitError
from nmfserver.jobs import Job, JobQueue
from nmfserver.processes.watching import Watcher
from nmfserver.tasks.task import Event, Footprint, Place, Task

PATIENCE = 30.0


@dataclass
class Add(Task[float, float]):
    """Adds one to a buffer of one sample, and writes the sum to another; it waits for leave to end."""

    source: Key
    target: Key
    is_small: bool = True
    room: int = 4
    may_end: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    threads: int = -1

    def footprint(self, place: Place) -> Footprint | None:
        return Footprint(frozenset({self.source}), frozenset({self.target})) if self.is_small else None

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> float:
        self.threads = place.threads
        leases.enter_context(place.buffers.reserved(self.room))
        return float(place.buffers.get(self.source).samples[0, 0])

    def compute_on_worker(self, place: Place, inputs: float, watch: Watcher) -> float:
        self.begun.set()
        while not self.may_end.wait(0.001):
            if not watch(0.5, 1.0):
                raise Cancelled("cancelled")
        return inputs + 1

    def publish_on_loop(self, place: Place, inputs: float, result: float) -> None:
        place.buffers.publish({self.target: Buffer(np.full((1, 1), result, np.float32), 1.0)})


class Line:
    """Jobs in a queue, each with its ending, in the order of these."""

    def __init__(self, *tasks: Add, quota: int = 10**6, warm_up: Callable[[], None] = lambda: None) -> None:
        self.buffers = BufferTable(quota)
        self.buffers.publish({"a": Buffer(np.zeros((1, 1), np.float32), 1.0)})
        self.queue = JobQueue(warm_up)
        place = Place(self.buffers, cores(), asyncio.get_running_loop().call_soon_threadsafe)
        self.tasks = tasks
        self.events = list[Event]()
        self.jobs = [Job(task, place, self.events.append, number) for number, task in enumerate(tasks)]
        self._gate = Add("a", "gate", is_small=False, room=0)
        self._first = Job(self._gate, place, self.events.append, len(tasks))
        self.ended = list[int]()
        self.errors = dict[int, BaseException]()
        self._runs = list[asyncio.Task[None]]()

    async def start(self) -> None:
        """Add all jobs behind one that ends when all are there."""
        await asyncio.wrap_future(self.queue.warm)
        self.add(self._first, *self.jobs)
        await self.until(self._gate.begun)
        self._gate.may_end.set()

    def add(self, *jobs: Job[float]) -> None:
        for job in jobs:
            self.queue.add(job)
            self._runs.append(asyncio.create_task(self._run(job)))

    async def _run(self, job: Job[float]) -> None:
        try:
            await self.queue.run(job)
        except Exception as error:
            self.errors[job.number] = error
        if job is not self._first:
            self.ended.append(job.number)

    async def until(self, *events: threading.Event) -> None:
        loop = asyncio.get_running_loop()
        for event in events:
            assert await loop.run_in_executor(None, event.wait, PATIENCE)

    async def until_computed(self, count: int) -> None:
        """Wait until no more than so many jobs are being computed."""
        async with asyncio.timeout(PATIENCE):
            while self.queue._computing > count:
                await asyncio.sleep(0.001)

    async def end(self) -> None:
        for task in self.tasks:
            task.may_end.set()
        await asyncio.wait_for(asyncio.gather(*self._runs), PATIENCE)
        assert not self.queue.jobs

    def value(self, key: Key) -> float:
        return float(self.buffers.get(key).samples[0, 0])


def assert_set(event: threading.Event) -> None:
    assert event.wait(PATIENCE)


side_by_side = pytest.mark.skipif(cores() < 2, reason="there is one core only")


@side_by_side
def test_small_jobs_run_side_by_side_one_a_core_and_end_in_their_order() -> None:
    async def run() -> None:
        line = Line(*(Add("a", f"b{number}") for number in range(cores() + 2)))
        await line.start()
        *first, last = line.tasks[: cores()]
        await line.until(*(task.begun for task in (*first, last)))
        assert not line.tasks[cores()].begun.is_set()
        assert [job.running for job in line.jobs] == [True] * cores() + [False] * 2
        last.may_end.set()  # its core is free for the next one, and its result waits for those before it
        await line.until(line.tasks[cores()].begun)
        assert not line.ended
        assert line.buffers.find(last.target) is None
        await line.end()
        assert line.ended == list(range(len(line.tasks)))
        assert {task.threads for task in line.tasks[:-1]} == {1}

    asyncio.run(run())


@side_by_side
def test_jobs_that_wait_for_the_kernels_start_side_by_side_when_these_are_there() -> None:
    async def run() -> None:
        may_be_warm = threading.Event()
        line = Line(Add("a", "b"), Add("a", "c"), Add("a", "d"), warm_up=lambda: assert_set(may_be_warm))
        line.add(line._first, *line.jobs)
        async with asyncio.timeout(PATIENCE):
            while not line._first.running:
                await asyncio.sleep(0.001)
        line._runs.pop(0).cancel()
        async with asyncio.timeout(PATIENCE):
            while not line.jobs[0].running:
                await asyncio.sleep(0.001)
        assert not line.jobs[1].running
        may_be_warm.set()
        await line.until(line.tasks[0].begun, line.tasks[1].begun)
        assert not line.ended
        await line.end()
        assert line.ended == [0, 1, 2]

    asyncio.run(run())


@side_by_side
def test_a_job_alone_and_a_large_one_have_all_cores() -> None:
    async def run() -> None:
        line = Line(Add("a", "b"))
        await line.start()
        await line.end()
        assert line.tasks[0].threads == cores()
        line = Line(Add("a", "b"), Add("a", "c", is_small=False), Add("a", "d"), Add("a", "e"))
        await line.start()
        await line.until(line.tasks[0].begun)
        assert [job.running for job in line.jobs] == [True, False, False, False]
        line.tasks[0].may_end.set()
        await line.until(line.tasks[1].begun)
        assert [job.running for job in line.jobs] == [False, True, False, False]
        line.tasks[1].may_end.set()
        await line.until(line.tasks[2].begun, line.tasks[3].begun)
        await line.end()
        assert [task.threads for task in line.tasks] == [cores(), cores(), 1, 1]
        assert line.ended == [0, 1, 2, 3]

    asyncio.run(run())


@side_by_side
def test_what_an_earlier_job_writes_is_waited_for() -> None:
    async def run() -> None:
        line = Line(Add("a", "b"), Add("a", "c"), Add("b", "d"), Add("d", "a"), Add("a", "e"), Add("a", "b"))
        await line.start()
        await line.until(line.tasks[0].begun, line.tasks[1].begun)
        line.tasks[1].may_end.set()
        await line.until_computed(1)
        assert not line.tasks[2].begun.is_set()  # a core is free, but not what it reads
        await line.end()
        assert line.ended == [0, 1, 2, 3, 4, 5]
        assert [line.value(key) for key in "abcde"] == [3, 4, 1, 2, 4]

    asyncio.run(run())


@side_by_side
def test_endings_wait_for_those_before_them_except_of_what_is_cancelled() -> None:
    async def run() -> None:
        line = Line(Add("a", "b"), Add("none", "c"), Add("a", "d"), Add("a", "e"), Add("a", "f"))
        await line.start()
        await line.until(line.tasks[0].begun)
        line.jobs[4].cancel()  # waits
        line.jobs[2].cancel()  # waits as well, behind one that fails once it is the first
        async with asyncio.timeout(PATIENCE):
            while len(line.ended) < 2:
                await asyncio.sleep(0.001)
        assert line.ended == [4, 2]
        await line.end()
        assert line.ended == [4, 2, 0, 1, 3]
        assert isinstance(line.errors[1], BadBufferError)
        assert all(isinstance(line.errors[each], Cancelled) for each in (2, 4))

    asyncio.run(run())


@side_by_side
def test_a_job_that_is_computed_and_waits_to_be_published_is_cancelled_at_once() -> None:
    async def run() -> None:
        line = Line(Add("a", "b"), Add("a", "c"), Add("a", "d"))
        await line.start()
        await line.until(line.tasks[0].begun, line.tasks[1].begun)
        line.tasks[1].may_end.set()
        await line.until(line.tasks[2].begun)
        line.jobs[1].cancel()
        async with asyncio.timeout(PATIENCE):
            while not line.ended:
                await asyncio.sleep(0.001)
        assert line.ended == [1]
        await line.end()
        assert line.ended == [1, 0, 2]
        assert line.buffers.find("c") is None and line.value("d") == 1

    asyncio.run(run())


@side_by_side
def test_jobs_whose_memory_fits_one_at_a_time_run_one_at_a_time() -> None:
    async def run() -> None:
        line = Line(*(Add("a", "b", room=600) for _ in range(4)), Add("a", "c", room=2000), quota=1000)
        await line.start()
        await line.end()
        assert line.ended == [0, 1, 2, 3, 4]
        assert list(line.errors) == [4] and isinstance(line.errors[4], MemoryLimitError)
        with contextlib.ExitStack() as all_:
            all_.enter_context(line.buffers.reserved(1000 - 12))  # nothing else is reserved any more

    asyncio.run(run())
