"""Jobs: tasks on their way through the queue, and the thread that computes them.

The queue lives on the event loop; only `Task.compute_on_worker` runs on the compute thread. There is one such thread,
because the kernels use every core by themselves, and so that results appear in the order in which jobs were asked for.

Job        a task on its way: who asked for it, how far it is, whether it is still wanted
JobQueue   runs jobs one after the other
run_here   runs a task at once, for programs that have neither queue nor event loop
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
from typing import Any, Generic, NoReturn

from nmfserver.errors import ArgumentError, Cancelled
from nmfserver.tasks.task import Failed, Finished, NotYetError, Place, Progress, Result, Sink, Started, Task
from nmfserver.threads import DaemonThread

LOW_PRIORITY = 10
"""As Unix counts niceness: a tenth of what a busy program beside it gets. With the least there is, jobs would stand
still where programs keep all cores busy."""
INTERVAL = 0.05
"""Seconds between two events of progress, at least: each wakes the event loop."""


class Job(Generic[Result]):
    """A task on its way. Its sink is told how it goes."""

    def __init__(
        self,
        task: Task[Any, Result],
        place: Place,
        sink: Sink,
        number: int = 0,
        owner: object = None,
        interval: float = INTERVAL,
    ) -> None:
        self.task = task
        self.place = place
        self.sink = sink
        self.number = number
        self.owner = owner
        self.running = False
        self.fraction = 0.0
        self.turn: asyncio.Future[None] | None = None
        self._interval = interval
        self._cancelled = threading.Event()
        self._began = self._told = 0.0

    def cancel(self) -> None:
        """Ask the job to stop; while it waits for its turn, it ends at once."""
        self._cancelled.set()
        if not self.running and self.turn is not None and not self.turn.done():
            self.turn.set_exception(Cancelled("cancelled"))

    def require_wanted(self) -> None:
        """Raise `Cancelled` if somebody has asked the job to stop."""
        if self._cancelled.is_set():
            raise Cancelled("cancelled")

    def start(self) -> None:
        """Tell that the task is prepared."""
        self._began = self._told = time.perf_counter()
        self.sink(Started())

    def watch(self, fraction: float, divergence: float) -> bool:
        """Take note of the share done, and tell it now and then; return whether to go on. Called on the worker."""
        self.fraction = fraction
        now = time.perf_counter()
        if now - self._told >= self._interval and not self._cancelled.is_set():
            self._told = now
            left = (now - self._began) * (1 - fraction) / fraction if fraction else math.inf
            self.place.call_on_loop(lambda: self.sink(Progress(fraction, divergence, left)))
        return not self._cancelled.is_set()

    def finish(self, result: Result) -> Finished[Result]:
        """Tell that the task is done."""
        finished = Finished(result, time.perf_counter() - self._began)
        self.sink(finished)
        return finished


def run_here(job: Job[Result]) -> Result:
    """Do all stages of a task, one after the other, on this thread; return its result."""
    task, place = job.task, job.place
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(place, leases)
        job.start()
        result = task.compute_on_worker(place, inputs, job.watch)
        task.publish_on_loop(place, inputs, result)
    return job.finish(result).result


def step_back() -> None:
    """Let other threads go first: sound must not wait for what takes long. The threads that this one starts, too."""
    if sys.platform == "linux":  # elsewhere the priority is the whole process's, and audio threads have a high one
        thread = threading.get_native_id()
        lower = max(os.getpriority(os.PRIO_PROCESS, thread), LOW_PRIORITY)  # only root may raise a priority again
        os.setpriority(os.PRIO_PROCESS, thread, lower)


class JobQueue:
    """Runs jobs one after the other, first in, first out."""

    def __init__(self, warm_up: Callable[[], None]) -> None:
        # Warming up is the compute thread's first work: jobs wait for it, and for nothing else.
        self._thread = DaemonThread("compute", step_back)
        self.warm = self._thread.submit(warm_up)
        self._waiting: deque[Job[Any]] = deque()
        self.jobs: dict[int, Job[Any]] = {}
        self._owners: Counter[object] = Counter()
        self._last = 0

    def number(self, wanted: int | None) -> int:
        """Return the number of a new job, `wanted` if one is given and not in use."""
        if wanted is None:
            while (self._last + 1) in self.jobs:
                self._last += 1
            self._last += 1
            return self._last
        if wanted in self.jobs:
            raise ArgumentError(f"job {wanted} has not ended yet: choose another id, or leave it out")
        return wanted

    def add(self, job: Job[Any]) -> None:
        """Know a job that will run later."""
        self.jobs[job.number] = job
        self._owners[job.owner] += 1

    def holds(self, owner: object) -> bool:
        """Whether there is a job of an owner."""
        return owner in self._owners

    async def run(self, job: Job[Result]) -> Finished[Result]:
        """Wait for a job's turn, and do all stages of its task."""
        job.turn = asyncio.get_running_loop().create_future()
        self._waiting.append(job)
        try:
            job.require_wanted()
            if self._waiting[0] is not job:
                await job.turn
            return await self._do(job)
        except BaseException as error:
            job.sink(Failed(error))
            raise
        finally:
            self._forget(job)
            self._leave(job)

    async def _do(self, job: Job[Result]) -> Finished[Result]:
        """Do all stages of a task: the long one on the compute thread, the others here."""
        task, place, loop = job.task, job.place, asyncio.get_running_loop()
        job.running = True
        try:
            with ExitStack() as leases:
                inputs = task.prepare_on_loop(place, leases)
                job.start()
                result = await loop.run_in_executor(self._thread, task.compute_on_worker, place, inputs, job.watch)
                job.require_wanted()
                task.publish_on_loop(place, inputs, result)
        finally:
            job.running = False
        return job.finish(result)

    async def repeat(self, job: Job[Any], seconds: float) -> NoReturn:
        """Run a job once in so many seconds, until it is cancelled or fails."""
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            with contextlib.suppress(NotYetError):
                await self.run(job)
            await self._rest(job, began + seconds - loop.time())

    async def _rest(self, job: Job[Any], seconds: float) -> None:
        """Keep a job that is to run again: until then it is known, and cancelling it raises `Cancelled` here."""
        self.add(job)
        job.fraction = 0.0
        job.turn = asyncio.get_running_loop().create_future()
        try:
            with contextlib.suppress(TimeoutError):
                job.require_wanted()
                await asyncio.wait_for(job.turn, max(seconds, 0))
        except Cancelled:
            self._forget(job)
            raise

    def _forget(self, job: Job[Any]) -> None:
        del self.jobs[job.number]
        self._owners[job.owner] -= 1
        if not self._owners[job.owner]:
            del self._owners[job.owner]

    def _leave(self, job: Job[Any]) -> None:
        """Take a job out of the line; the one that is now first gets its turn."""
        was_first = self._waiting[0] is job
        self._waiting.remove(job)
        if was_first and self._waiting:
            turn = self._waiting[0].turn
            if turn is not None and not turn.done():
                turn.set_result(None)

    def cancel(self, number: int) -> None:
        """Ask a job to stop, or raise `ArgumentError` where there is none of that number."""
        if number not in self.jobs:
            known = ", ".join(map(str, self.jobs)) or "none"
            raise ArgumentError(f"there is no job {number}; jobs that have not ended: {known}")
        self.jobs[number].cancel()

    def cancel_all(self, owner: object = None) -> None:
        """Ask every job to stop, or only those of an `owner`."""
        for job in list(self.jobs.values()):
            if owner is None or job.owner is owner:
                job.cancel()
