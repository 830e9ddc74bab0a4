"""Jobs: tasks in the queue, and the thread that computes them.

The queue belongs to the event loop. Only `Task.compute_on_worker` runs on the compute thread. There is one such thread:
the kernels use every core by themselves, and results appear in the order in which jobs were requested.

Job        a task in the queue, with its owner, its progress, and whether it is cancelled
JobQueue   runs jobs one after the other: `JobQueue.run`
run_here   runs a task at once, for programs without queue and event loop

A task is a dataclass of `nmfserver.tasks`, such as `Decompose` of ``tasks/decompose.py``. Its three stages do the work,
in the order in which `JobQueue._run_stages` calls them.
"""

import asyncio
import contextlib
import math
import os
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Generic

from nmfserver.errors import ArgumentError, Cancelled
from nmfserver.tasks.task import Failed, Finished, NotYetError, Place, Progress, Result, Sink, Started, Task
from nmfserver.threads import DaemonThread

LOW_PRIORITY = 10
"""Niceness on Unix: about a tenth of the processor time that a busy program gets. With the lowest priority, jobs would
stop while other programs keep all cores busy."""
INTERVAL = 0.05
"""Least seconds between two `Progress` events: each wakes the event loop."""


class Job(Generic[Result]):
    """A task in the queue.

    place : the buffers and threads that its task works with
    sink : receives the events of the task
    number : by which clients name it
    owner : the client that asked for it
    interval : least seconds between two `Progress` events
    every : above 0, the job is repeated: it runs every so many seconds until it is cancelled or fails
    """

    def __init__(
        self,
        task: Task[Any, Result],
        place: Place,
        sink: Sink,
        number: int = 0,
        owner: object = None,
        interval: float = INTERVAL,
        every: float = 0.0,
    ) -> None:
        self.task = task
        self.place = place
        self.sink = sink
        self.number = number
        self.owner = owner
        self.every = every
        self.running = False
        self.fraction = 0.0
        self.turn: asyncio.Future[None] | None = None
        """Done when its turn has come; None if it has never had to wait."""
        self._interval = interval
        self._cancelled = threading.Event()
        self._began = self._reported = 0.0

    def cancel(self) -> None:
        """Cancel the job. If it waits for its turn, it ends at once; else it ends at the next call of `watch`."""
        self._cancelled.set()
        if not self.running and self.turn is not None and not self.turn.done():
            self.turn.set_exception(Cancelled("cancelled"))

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` if the job is cancelled."""
        if self._cancelled.is_set():
            raise Cancelled("cancelled")

    def wait(self) -> asyncio.Future[None]:
        """Return a future for the job's turn; when the job is cancelled, it raises `Cancelled`."""
        self.raise_if_cancelled()
        self.turn = asyncio.get_running_loop().create_future()
        return self.turn

    def start(self) -> None:
        """Emit `Started`: the task is prepared."""
        self._began = self._reported = time.perf_counter()
        self.sink(Started())

    def watch(self, fraction: float, divergence: float) -> bool:
        """Note the fraction done, and emit `Progress` at intervals; return whether to go on. Called on the worker."""
        self.fraction = fraction
        now = time.perf_counter()
        if now - self._reported >= self._interval and not self._cancelled.is_set():
            self._reported = now
            left = (now - self._began) * (1 - fraction) / fraction if fraction else math.inf
            self.place.call_on_loop(lambda: self.sink(Progress(fraction, divergence, left)))
        return not self._cancelled.is_set()

    def finish(self, result: Result) -> Finished[Result]:
        """Emit `Finished`: the results are published."""
        finished = Finished(result, time.perf_counter() - self._began)
        self.sink(finished)
        return finished


def run_here(job: Job[Result]) -> Result:
    """Run all stages of a task on this thread; return its result."""
    task, place = job.task, job.place
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(place, leases)
        job.start()
        result = task.compute_on_worker(place, inputs, job.watch)
        task.publish_on_loop(place, inputs, result)
    return job.finish(result).result


def step_back() -> None:
    """Lower the priority of this thread and of the threads that it starts: live audio must not wait for long work."""
    if sys.platform == "linux":  # elsewhere the priority belongs to the process, audio threads included
        thread = threading.get_native_id()
        lower = max(os.getpriority(os.PRIO_PROCESS, thread), LOW_PRIORITY)  # only root may raise a priority again
        os.setpriority(os.PRIO_PROCESS, thread, lower)


class JobQueue:
    """Runs jobs one after the other, in the order in which they were added."""

    def __init__(self, warm_up: Callable[[], None]) -> None:
        # The compute thread warms up first: jobs wait for that.
        self._thread = DaemonThread("compute", step_back)
        self.warm = self._thread.submit(warm_up)
        self._waiting: deque[Job[Any]] = deque()
        self.jobs: dict[int, Job[Any]] = {}
        self._owners: Counter[object] = Counter()
        self._last = 0

    def number(self, wanted: int | None) -> int:
        """Return the number of a new job: `wanted` if given, or raise `ArgumentError` if that is in use."""
        if wanted is None:
            while (self._last + 1) in self.jobs:
                self._last += 1
            self._last += 1
            return self._last
        if wanted in self.jobs:
            raise ArgumentError(f"job {wanted} has not ended yet: choose another id, or leave it out")
        return wanted

    def add(self, job: Job[Any]) -> None:
        """Register a job, which can be listed and cancelled from now on; `run` runs it."""
        self.jobs[job.number] = job
        self._owners[job.owner] += 1

    def holds(self, owner: object) -> bool:
        """Whether an owner has a job that has not ended."""
        return owner in self._owners

    async def run(self, job: Job[Result]) -> Finished[Result]:
        """Run a job when its turn comes; return its result. A repeated job never returns: it ends by an error."""
        try:
            while job.every:
                await self._run_round(job)
            return await self._run_in_turn(job)
        finally:
            self._forget(job)

    async def _run_round(self, job: Job[Any]) -> None:
        """Run a repeated job, unless that is not possible yet; then wait until it is due again."""
        loop = asyncio.get_running_loop()
        due = loop.time() + job.every
        with contextlib.suppress(NotYetError):
            await self._run_in_turn(job)
        job.fraction = 0.0
        with contextlib.suppress(TimeoutError):  # only when the job is cancelled does this end early
            await asyncio.wait_for(job.wait(), max(due - loop.time(), 0))

    async def _run_in_turn(self, job: Job[Result]) -> Finished[Result]:
        """Run a job when those that wait already have run."""
        self._waiting.append(job)
        try:
            job.raise_if_cancelled()
            if self._waiting[0] is not job:
                await job.wait()
            return await self._run_stages(job)
        except BaseException as error:
            job.sink(Failed(error))
            raise
        finally:
            self._leave(job)

    async def _run_stages(self, job: Job[Result]) -> Finished[Result]:
        """Run all stages of a task: `compute_on_worker` on the compute thread, the others here."""
        task, place, loop = job.task, job.place, asyncio.get_running_loop()
        job.running = True
        try:
            with ExitStack() as leases:
                inputs = task.prepare_on_loop(place, leases)
                job.start()
                result = await loop.run_in_executor(self._thread, task.compute_on_worker, place, inputs, job.watch)
                job.raise_if_cancelled()
                task.publish_on_loop(place, inputs, result)
        finally:
            job.running = False
        return job.finish(result)

    def _forget(self, job: Job[Any]) -> None:
        """Remove a job from the register: it has ended."""
        del self.jobs[job.number]
        self._owners[job.owner] -= 1
        if not self._owners[job.owner]:
            del self._owners[job.owner]

    def _leave(self, job: Job[Any]) -> None:
        """Remove a job from the queue; if it was the first, the next one gets its turn."""
        was_first = self._waiting[0] is job
        self._waiting.remove(job)
        if was_first and self._waiting:
            turn = self._waiting[0].turn
            if turn is not None and not turn.done():
                turn.set_result(None)

    def cancel(self, number: int) -> None:
        """Cancel a job, or raise `ArgumentError` if there is none of that number."""
        if number not in self.jobs:
            known = ", ".join(map(str, self.jobs)) or "none"
            raise ArgumentError(f"there is no job {number}; jobs that have not ended: {known}")
        self.jobs[number].cancel()

    def cancel_all(self, owner: object = None) -> None:
        """Cancel all jobs, or those of an `owner`."""
        for job in list(self.jobs.values()):
            if owner is None or job.owner is owner:
                job.cancel()
