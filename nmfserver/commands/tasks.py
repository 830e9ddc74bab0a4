"""From commands to tasks, and from the events of tasks to answers.

reserve_job_number  chooses the number of a new job
create_job          makes the job of a task
JobCommand          a command whose work is a job
StepsCommand        a command whose work is done in steps, and is no job
values_of           finds the values of a key in a message
run_task_in_steps   runs a task that is no job
JobReplies          sends the events of a job to its client
"""

import asyncio
import contextlib
import itertools
import math
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any

from nmfserver.commands import files
from nmfserver.commands.base import Call, Queued
from nmfserver.commands.fields import Integer
from nmfserver.cores import threads
from nmfserver.errors import ArgumentError
from nmfserver.jobs import Job
from nmfserver.osc.codec import Argument, Value
from nmfserver.osc.throttle import Throttle
from nmfserver.tasks.task import (
    Delayed,
    Event,
    Failed,
    Finished,
    Inputs,
    Place,
    Progress,
    Result,
    Sink,
    Started,
    Task,
    TaskInSteps,
)  # fmt: skip

JOB_NUMBER = Integer(1)


class JobReplies:
    """The sink that sends ``ADDRESS/started job``, then ``ADDRESS/progress job fraction divergence secondsLeft``.

    ``ADDRESS/compiling job sentence`` comes between them where kernels have to be compiled.
    """

    def __init__(self, call: Call, address: str, number: int) -> None:
        self._call = call
        self._address = address
        self._number = number
        self._throttle: Throttle | None = None

    def __call__(self, event: Event) -> None:
        """Send an event to the client. The end of a job is answered by its command; no progress follows it."""
        match event:
            case Started():
                self._call.reply(f"{self._address}/started", self._number)
                self._throttle = self._call.throttle()
            case Delayed(sentence):
                self._call.reply(f"{self._address}/compiling", self._number, sentence)
            case Progress(fraction, divergence, left) if (
                self._throttle and 0 < fraction < 1 and math.isfinite(divergence)
            ):  # the end has an event of its own
                self._throttle.send(f"{self._address}/progress", self._number, fraction, divergence, left)
            case Finished() | Failed() if self._throttle:
                self._throttle.close()


def ignore_event(event: Event) -> None:
    """Do nothing: the sink for clients that expect no messages before the end."""


def reserve_job_number(call: Call, wanted: int | None = None) -> int:
    """Return the number of a new job: `wanted`, or the next one. A ``/fail`` of the command names it from now on."""
    call.failure_values = (-1,)  # if `wanted` is in use, the failure must not name that other job
    number = call.services.jobs.number(wanted)
    call.failure_values = (number,)
    return number


def create_job(call: Call, number: int, task: Task[Inputs, Result], sink: Sink, every: float = 0.0) -> Job[Result]:
    """Make the job of a task, keep it as ``call.job``, and add it to the jobs that can be listed and cancelled.

    `JobQueue.run` runs it.

    every : seconds from one run to the next; 0 for a job that runs once
    """
    job = Job(task, _place(call), sink, number, call.client, every=every, command=call.address)
    call.job = job
    call.services.jobs.add(job)
    return job


class JobCommand(Queued):
    """A command whose work is a job: ``ADDRESS/started``, ``ADDRESS/progress`` …, ``/done ADDRESS job`` and more."""

    blocking: int
    """1: later commands of the queue wait for the job."""
    id: int | None
    """The job's number; None: the server's next one."""

    @abstractmethod
    def task(self) -> Task[Any, Any]:
        """Return the task; raise an error if it cannot work."""

    @abstractmethod
    def values(self, call: Call, finished: Finished[Any]) -> tuple[Value, ...]:
        """Return the values of the ``/done``, behind the job's number."""

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the job's number if the message has one, else -1."""
        for value in values_of("id", arguments):
            with contextlib.suppress(ArgumentError):
                return (JOB_NUMBER.convert(value, "id"),)
        return (-1,)

    @property
    def detached(self) -> bool:
        """Whether the job leaves the queue at once."""
        return not self.blocking

    def accept(self, call: Call) -> None:
        """Create the job, so that it can be listed and cancelled before its turn."""
        number = reserve_job_number(call, self.id)
        create_job(call, number, self.task(), JobReplies(call, self.address, number))

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Run the job; return the values of its ``/done``."""
        assert call.job is not None
        finished = await call.services.jobs.run(call.job)
        return (call.job.number, *self.values(call, finished))


class StepsCommand(Queued):
    """A command whose work is done in steps, and is no job: its ``/done`` names the buffers that it has written."""

    blocking: int
    """1: later commands of the queue wait for it."""

    @abstractmethod
    def task(self) -> TaskInSteps[Any, Any]:
        """Return the task; raise an error if it cannot work."""

    @abstractmethod
    def written(self) -> tuple[Value, ...]:
        """Return the buffers that are written."""

    @property
    def detached(self) -> bool:
        """Whether it leaves the queue at once."""
        return not self.blocking

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Run the task; return the buffers that were written."""
        await run_task_in_steps(call, self.task())
        return self.written()


def values_of(name: str, arguments: Sequence[Argument]) -> Iterator[Argument]:
    """Yield what stands behind a key in a message that may not be understood whole; a key can be a value, too."""
    for key, value in itertools.pairwise(arguments):
        if isinstance(key, str) and key.removeprefix("@").lower() == name:
            yield value


async def run_task_in_steps(call: Call, task: TaskInSteps[Inputs, Result]) -> None:
    """Run all stages of a task that is no job."""
    place = _place(call)
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(place, leases)
        steps = task.compute_on_side_thread(inputs)
        result = None if steps is None else await call.run_in_steps(steps)
        # A task that returns no steps publishes None.
        task.publish_on_loop(place, inputs, result)  # type: ignore[arg-type]


def _place(call: Call) -> Place:
    services, loop = call.services, asyncio.get_running_loop()

    return Place(
        call.buffers, threads(services.options.threads), loop.call_soon_threadsafe,
        memory_files=services.memory_files if services.files.is_free else None,
        write_file=partial(files.write_result, call),
    )  # fmt: skip
