"""Jobs, the queue of those that wait, and the compute thread.

The queue lives on the event loop; only `Job.work` runs on the compute thread. There is one such thread, because
the kernels use every core by themselves, and so that results appear in the order in which jobs were asked for.
"""

import asyncio
import contextlib
import os
import sys
import threading
from abc import ABC, abstractmethod
from collections import Counter, deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from nmfserver.errors import ArgumentError, Cancelled
from nmfserver.threads import Daemon

Result = TypeVar("Result")

LOW_PRIORITY = 10
"""As Unix counts niceness: a tenth of what a busy program beside it gets. With the least there is, jobs would stand
still where programs keep all cores busy."""


class Job(ABC, Generic[Result]):
    """Something that takes long. `begin` and `finish` run on the event loop, `work` on the compute thread."""

    def __init__(self, number: int, owner: object) -> None:
        self.number = number
        self.owner = owner
        self.running = False
        self.fraction = 0.0
        self._cancelled = threading.Event()
        self.turn: asyncio.Future[None] | None = None

    def cancel(self) -> None:
        """Ask the job to stop; while it waits for its turn, it ends at once."""
        self._cancelled.set()
        if not self.running and self.turn is not None and not self.turn.done():
            self.turn.set_exception(Cancelled("cancelled"))

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._cancelled.is_set()

    @abstractmethod
    def begin(self) -> None:
        """Take what the job reads, as it stands now."""

    @abstractmethod
    def work(self) -> Result:
        """Compute."""

    @abstractmethod
    def finish(self, result: Result) -> None:
        """Publish the result, all of it at once."""

    @abstractmethod
    def release(self) -> None:
        """Give back what `begin` took; called in any case."""


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
        self._thread = Daemon("compute", step_back)
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

    async def run(self, job: Job[Result]) -> Result:
        """Wait for the job's turn, run it, return what it published."""
        loop = asyncio.get_running_loop()
        job.turn = loop.create_future()
        self._waiting.append(job)
        try:
            self._require_wanted(job)
            if self._waiting[0] is not job:
                await job.turn
            job.running = True
            try:
                job.begin()
                result = await loop.run_in_executor(self._thread, job.work)
                self._require_wanted(job)
                job.finish(result)
                return result
            finally:
                job.running = False
                job.release()
        finally:
            self._forget(job)
            self._leave(job)

    async def rest(self, job: Job[Any], seconds: float) -> None:
        """Keep a job that is to run again: until then it is known, and cancelling it raises `Cancelled` here."""
        self.add(job)
        job.fraction = 0.0
        job.turn = asyncio.get_running_loop().create_future()
        try:
            with contextlib.suppress(TimeoutError):
                self._require_wanted(job)
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

    @staticmethod
    def _require_wanted(job: Job[Any]) -> None:
        if job.cancelled:
            raise Cancelled("cancelled")
