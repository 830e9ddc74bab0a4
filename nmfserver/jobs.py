"""Jobs: tasks in the queue, and the threads that compute them.

The queue belongs to the event loop. Only `Task.compute_on_worker` runs on a compute thread. A job has all cores to
itself, since its kernels use every one; but of small jobs that wait, one runs on each core. Either way the results
appear in the order in which jobs were requested.

Job        a task in the queue, with its owner, its progress, and whether it is cancelled
JobQueue   runs jobs in their order: `JobQueue.run`

A task is a dataclass of `nmfserver.tasks`, such as `Decompose` of ``tasks/decompose.py``. Its stages do the work, in
the order in which `JobQueue._run_stages` calls them.
"""

import asyncio
import contextlib
import itertools
import math
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, Generic

from nmfserver.errors import ArgumentError, Cancelled, NMFServerError
from nmfserver.priority import step_back
from nmfserver.tasks.task import (
    Delayed,
    Event,
    Failed,
    Finished,
    NotYetError,
    Place,
    Progress,
    Result,
    Sink,
    Started,
    Task,
)  # fmt: skip
from nmfserver.threads import DaemonThread

INTERVAL = 0.05
"""Least seconds between two `Progress` events: each wakes the event loop."""


class Job(Generic[Result]):
    """A task in the queue.

    place : the buffers and threads that its task works with; at least one thread
    sink : receives the events of the task
    number : by which clients name it
    owner : the client that asked for it
    command : by which the client asked
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
        command: str = "",
    ) -> None:
        self.task = task
        self.place = replace(place, tell=self.tell)
        self.number = number
        self.owner = owner
        self.every = every
        self.command = command
        self.on_change: Callable[[], object] = lambda: None
        """Called after each event, and when the job has ended."""
        self.note = ""
        """What has to be done first, until there is a report."""
        self.progress: Progress | None = None
        """The last report."""
        self.seconds: float | None = None
        """The time that it took, once it is done; of a repeated one, that of the last round."""
        self.error: BaseException | None = None
        """Why it has ended, if it is not done."""
        self.has_ended = False
        self._sink = sink
        self.running = False
        """Whether it is prepared, and has not ended."""
        self.is_beside = False
        """Whether it runs on one core, beside other jobs."""
        self.fraction = 0.0
        self.turn: asyncio.Future[None] | None = None
        """Done when its turn has come, to start or to end; None if it has never had to wait."""
        self._interval = interval
        self._cancelled = threading.Event()
        self._delivery: asyncio.Task[None] | None = None
        """Writes results to files, while that is going on."""
        self._began = self._reported = 0.0

    @property
    def state(self) -> str:
        """``waiting``, ``running``, or how it has ended: ``done``, ``failed`` or ``cancelled``."""
        if not self.has_ended:
            return "running" if self.running else "waiting"
        if self.error is None:
            return "done"
        return "cancelled" if isinstance(self.error, Cancelled | asyncio.CancelledError) else "failed"

    def emit(self, event: Event) -> None:
        """Hand an event to the sink, and to whoever watches the job."""
        match event:
            case Delayed(sentence):
                self.note = sentence
            case Progress():
                self.progress, self.note = event, ""
            case Finished(_, seconds):
                self.seconds = seconds
        self._sink(event)
        self.on_change()

    def cancel(self) -> None:
        """Cancel the job. While it waits for its turn or writes files, it ends at once; else when `watch` is called."""
        self._cancelled.set()
        if self._delivery is not None:
            self._delivery.cancel()
        if self.turn is not None and not self.turn.done():
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

    def wake(self) -> None:
        """End what `wait` waits for, if the job waits."""
        if self.turn is not None and not self.turn.done():
            self.turn.set_result(None)

    def start(self) -> None:
        """Emit `Started`: the task is prepared."""
        self._began = self._reported = time.perf_counter()
        self.emit(Started())

    def watch(self, fraction: float, divergence: float) -> bool:
        """Note the fraction done, and emit `Progress` at intervals; return whether to go on. Called on the worker."""
        self.fraction = fraction
        now = time.perf_counter()
        if now - self._reported >= self._interval and not self._cancelled.is_set():
            self._reported = now
            left = (now - self._began) * (1 - fraction) / fraction if fraction else math.inf
            self.place.call_on_loop(lambda: self.emit(Progress(fraction, divergence, left)))
        return not self._cancelled.is_set()

    def tell(self, sentence: str) -> None:
        """Emit `Delayed`: something has to be done first. Called on the worker."""
        self.place.call_on_loop(lambda: self.emit(Delayed(sentence)))

    async def deliver(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the stage that writes files, which `cancel` stops."""
        self._delivery = asyncio.create_task(work)
        try:
            await self._delivery
        except asyncio.CancelledError:
            self.raise_if_cancelled()
            raise
        finally:
            self._delivery = None

    def finish(self, result: Result) -> Finished[Result]:
        """Emit `Finished`: the results are published."""
        finished = Finished(result, time.perf_counter() - self._began)
        self.emit(finished)
        return finished


def _compute_thread() -> DaemonThread:
    return DaemonThread("compute", step_back)


class JobQueue:
    """Runs jobs in the order in which they were added: one after the other, or several small ones side by side."""

    def __init__(self, warm_up: Callable[[], None]) -> None:
        """Begin to warm up; the event loop runs already."""
        # The first compute thread warms up first: the first job waits for that, and no other runs beside it.
        self._threads = [_compute_thread()]
        """Those that no job uses."""
        self._computing = 0
        """Jobs that are being computed."""
        self.warm = self._threads[0].submit(warm_up)
        self._line: deque[Job[Any]] = deque()
        """The jobs that run, then those that wait."""
        self.jobs: dict[int, Job[Any]] = {}
        self.watchers: list[Callable[[Job[Any]], object]] = []
        """Called with each job that is new, or has changed or ended."""
        self._owners: Counter[object] = Counter()
        self._last = 0
        loop = asyncio.get_running_loop()
        self.warm.add_done_callback(lambda _: self._note_warm(loop))

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
        job.on_change = lambda: self._report(job)
        self._report(job)

    def holds(self, owner: object) -> bool:
        """Whether an owner has a job that has not ended."""
        return owner in self._owners

    async def run(self, job: Job[Result]) -> Finished[Result]:
        """Run a job when its turn comes; return its result. A repeated job never returns: it ends by an error."""
        try:
            while job.every:
                await self._run_round(job)
            return await self._run_in_turn(job)
        except BaseException as error:
            job.error = error
            raise
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
        """Run a job when it may start."""
        self._line.append(job)
        try:
            job.raise_if_cancelled()
            if self._startable() is not job:
                await job.wait()
            return await self._run_stages(job)
        except BaseException as error:
            job.emit(Failed(error))
            raise
        finally:
            self._leave(job)

    async def _run_stages(self, job: Job[Result]) -> Finished[Result]:
        """Run all stages of a task: `compute_on_worker` on a compute thread, the others here."""
        job.is_beside = self._starts_beside(job)
        place = replace(job.place, threads=1) if job.is_beside else job.place
        try:
            with ExitStack() as leases:
                inputs = await self._prepared(job, place, leases)
                job.running = True
                job.start()
                result = await self._computed(job, place, inputs)
                job.raise_if_cancelled()
                delivery = job.task.deliver_on_loop(place, result)
                if delivery is not None:
                    self._leave(job)  # a disk may never answer: other jobs go on
                    await job.deliver(delivery)
                job.task.publish_on_loop(place, inputs, result)
        finally:
            job.running = False
        return job.finish(result)

    async def _prepared(self, job: Job[Any], place: Place, leases: ExitStack) -> Any:
        """Do the first stage. What fails beside other jobs, whose memory counts too, may do when they have ended."""
        try:
            return job.task.prepare_on_loop(place, leases)
        except NMFServerError:
            if self._line[0] is job:
                raise
        leases.close()
        await self._until_first(job)
        return job.task.prepare_on_loop(place, leases)

    async def _computed(self, job: Job[Any], place: Place, inputs: Any) -> Any:
        """Do the second stage. How it ended is told when the jobs before this one have ended."""
        loop, thread = asyncio.get_running_loop(), self._threads.pop() if self._threads else _compute_thread()
        self._computing += 1
        self._wake_next()
        try:
            return await loop.run_in_executor(thread, job.task.compute_on_worker, place, inputs, job.watch)
        finally:
            self._computing -= 1
            self._threads.append(thread)
            self._wake_next()
            await self._until_first(job)

    async def _until_first(self, job: Job[Any]) -> None:
        """Wait until no job before this one is left."""
        while self._line[0] is not job:
            await job.wait()

    def _starts_beside(self, job: Job[Any]) -> bool:
        """Whether a job that starts now is to leave cores to others: to those that run, or to the one that waits."""
        return self._line[0] is not job or (len(self._line) > 1 and all(map(self._fits_beside, (job, self._line[1]))))

    def _startable(self) -> Job[Any] | None:
        """Return the job that may start: the first one, or the next one if it fits beside those that run."""
        running = list(itertools.takewhile(lambda job: job.running, self._line))
        if len(running) == len(self._line):
            return None
        job = self._line[len(running)]
        return job if not running or self._has_core_beside(running, job) else None

    def _has_core_beside(self, running: list[Job[Any]], job: Job[Any]) -> bool:
        """Whether a job may start on a core that those which run leave free."""
        return (
            all(each.is_beside for each in running)
            and self.warm.done()
            and self._computing < job.place.threads
            and self._fits_beside(job)
        )

    def _fits_beside(self, job: Job[Any]) -> bool:
        """Whether a job is small, and reads nothing that one before it writes."""
        own = job.task.footprint(job.place)
        before = itertools.takewhile(lambda each: each is not job, self._line)
        return own is not None and all(
            other is not None and own.reads.isdisjoint(other.writes)
            for other in (each.task.footprint(each.place) for each in before)
        )

    def _note_warm(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let a job start that waits for nothing else; on the compute thread."""
        with contextlib.suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(self._wake_next)

    def _wake_next(self) -> None:
        """Let the job start that may."""
        job = self._startable()
        if job is not None:
            job.wake()

    def _forget(self, job: Job[Any]) -> None:
        """Remove a job from the register: it has ended."""
        del self.jobs[job.number]
        self._owners[job.owner] -= 1
        if not self._owners[job.owner]:
            del self._owners[job.owner]
        job.has_ended = True
        self._report(job)

    def _report(self, job: Job[Any]) -> None:
        for watcher in self.watchers:
            watcher(job)

    def _leave(self, job: Job[Any]) -> None:
        """Remove a job from the line, unless it has left: the first one may now end, and another one start."""
        with contextlib.suppress(ValueError):
            self._line.remove(job)
        if self._line:
            self._line[0].wake()
            self._wake_next()

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
