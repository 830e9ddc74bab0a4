"""From a command to its task, and from what happens to the task to answers.

claim        the number of a job that is asked for
take_on      makes the job of a task
do_in_steps  does a task that is no job
Answers      tells a client how its job goes
"""

import asyncio
import math
from contextlib import ExitStack
from typing import Any

from nmfserver.commands.base import Call
from nmfserver.jobs import Job
from nmfserver.osc.throttle import Throttle
from nmfserver.tasks.task import Event, Failed, Finished, Place, Progress, Sink, Started, Task, TaskInSteps


class Answers:
    """The sink that tells ``ADDRESS/started job``, then ``ADDRESS/progress job fraction divergence secondsLeft``."""

    def __init__(self, call: Call, address: str, number: int) -> None:
        self._call = call
        self._address = address
        self._number = number
        self._throttle: Throttle | None = None

    def __call__(self, event: Event) -> None:
        """Tell the client; the end is told by the command, but nothing of the progress comes behind it."""
        match event:
            case Started():
                self._call.reply(f"{self._address}/started", self._number)
                self._throttle = self._call.throttle()
            case Progress(fraction, divergence, left) if self._throttle and fraction > 0 and math.isfinite(divergence):
                self._throttle.send(f"{self._address}/progress", self._number, fraction, divergence, left)
            case Finished() | Failed() if self._throttle:
                self._throttle.close()


def silent(event: Event) -> None:
    """Tell nothing: the sink of dialects that know no messages on the way."""


def claim(call: Call, wanted: int | None = None) -> int:
    """Return the number of a new job, which a failure of the command names from now on."""
    call.failure_values = (-1,)  # of a number in use, only that job's own ending may speak
    number = call.services.jobs.number(wanted)
    call.failure_values = (number,)
    return number


def take_on(call: Call, number: int, task: Task[Any, Any], sink: Sink) -> Job[Any]:
    """Make the job of a task: from now on it can be listed and cancelled."""
    call.job = Job(task, _place(call), sink, number, call.client)
    call.services.jobs.add(call.job)
    return call.job


async def do_in_steps(call: Call, task: TaskInSteps[Any, Any]) -> None:
    """Do all stages of a task that is no job."""
    place = _place(call)
    with ExitStack() as leases:
        inputs = task.prepare_on_loop(place, leases)
        steps = task.compute_on_side_thread(inputs)
        result = None if steps is None else await call.in_steps(steps)
        task.publish_on_loop(place, inputs, result)


def _place(call: Call) -> Place:
    loop = asyncio.get_running_loop()
    return Place(call.buffers, call.services.options.threads, loop.call_soon_threadsafe)
