"""The commands of FluCoMa's SuperCollider classes, and the answers that they expect.

Each of their processes is a task of this server. Only the order of the values and the answers differ.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from nmfserver.commands.base import Call, Queued, command
from nmfserver.commands.fields import Anything, Integer, Text, many, one
from nmfserver.commands.flucoma_missing import MISSING
from nmfserver.commands.flucoma_values import PROCESSES, Translation, translate
from nmfserver.commands.tasks import create_job, ignore_event, run_task_in_steps
from nmfserver.errors import ArgumentError
from nmfserver.osc.codec import Argument, Value
from nmfserver.tasks.task import Task, TaskInSteps

MOST_INSTANCES = 4096
"""Objects of one client at a time. Patches that never free them are limited by it."""
Objects = dict[tuple[str, int], Call]
"""A client's objects by class and number, with the message of the process that each began last."""
NO_ACTION = -1
"""The last value of a failure's answer: the class looks up the user's action by it, and must find none."""


@dataclass(frozen=True)
class _PluginMessage:
    """A decoded message: process, verb, number of the object, and the values of the process."""

    process: str
    verb: str
    number: int
    values: tuple[Argument, ...]


@command(
    "/cmd",
    number=4,
    answer="`/FluidBufNMF/new 1 id`, the completion message's answers, `/FluidBufNMF/process 1 id`, "
    "`/done FluidBufNMF/process`; or `/fail FluidBufNMF/process reason id`, `/FluidBufNMF/process 0 id -1`; "
    "`free` is answered by `/FluidBufNMF/free 1 id`",
)
class PluginCommand(Queued):
    """Runs what FluCoMa's own SuperCollider classes ask for.

    They send `FluidBufNMF FluidBufNMF/processNew id value…`, with the values of `FluidBufNMF.process` in their order;
    older releases leave out the first word. `process` runs an object again, `cancel` stops it, `free` forgets it. The
    same holds for `FluidBufNMFSeed`, `FluidBufNMFCross` and `FluidBufCompose`. Values are taken as FluCoMa takes them:
    fractions are cut off, and sizes and counts are brought into their ranges; the log says which. For each of FluCoMa's
    other classes a client gets one `/fail`, which names what there is instead, and each process of theirs is answered
    by `/FluidBufX/process 0 id -1`, so that nothing waits for it.
    """

    name: str = one(Text(), "`FluidBufNMF`, `FluidBufNMFSeed`, `FluidBufNMFCross` or `FluidBufCompose`")
    arguments: tuple[Argument, ...] = many(Anything(), doc="as that class sends them", least=0)

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the object's number."""
        with contextlib.suppress(ArgumentError, IndexError):
            return (_decode(arguments).number,)
        return ()

    @property
    def detached(self) -> bool:
        """Whether the process leaves the queue at once."""
        return self._is_process and self._message.process in PROCESSES and not self._translation.request.blocking

    def accept(self, call: Call) -> None:
        """Make the object and its job, or stop its process at once: that must not wait in the queue behind it."""
        message, objects = self._message, call.services.instances.setdefault(call.client, {})
        call.address = f"{message.process}/{'process' if self._is_process else message.verb}"
        if self._is_process:
            call.on_end = partial(self._answer, call)
        if message.process in MISSING:
            call.refuse_once(message.process, MISSING[message.process])
            return
        key = (message.process, message.number)
        if message.verb != "processNew" and key not in objects:
            raise ArgumentError(f"there is no {message.process} {message.number}; processNew makes it")
        if self._is_process:
            self._create_process(call, objects)
        else:
            call.services.queue.cancel_one(objects[key])
        if message.verb == "free":
            del objects[key]

    def _answer(self, call: Call, succeeded: bool) -> None:
        """Send what the class waits for."""
        number = self._message.number
        is_done = succeeded and self._message.process in PROCESSES
        call.reply(f"/{call.address}", *((1, number) if is_done else (0, number, NO_ACTION)))

    def _create_process(self, call: Call, objects: Objects) -> None:
        """Make the object, and the job of a long task."""
        message, jobs = self._message, call.services.jobs
        key = (message.process, message.number)
        job = objects[key].job if key in objects else None
        if job is not None and jobs.jobs.get(job.number) is job:
            raise ArgumentError(f"{message.process} {message.number} is running: wait for its end, or cancel it")
        if key not in objects and len(objects) >= MOST_INSTANCES:
            raise ArgumentError(f"{MOST_INSTANCES} objects were made already and never freed: free some of them")
        for sentence in self._translation.changes:
            call.log(sentence)
        objects[key] = call
        task = self._translation.task
        if isinstance(task, Task):
            create_job(call, jobs.number(None), task, ignore_event)

    async def run(self, call: Call) -> tuple[Value, ...] | None:
        """Run the process and return no values; send the answers of `new` and `free`."""
        message = self._message
        if message.process in MISSING:
            return None
        if message.verb == "free":
            call.reply(f"/{message.process}/free", 1, message.number)
        if not self._is_process:
            return None
        if message.verb == "processNew":
            call.reply(f"/{message.process}/new", 1, message.number)
        if call.job is not None:
            await call.services.jobs.run(call.job)
        elif isinstance(task := self._translation.task, TaskInSteps):
            await run_task_in_steps(call, task)
        return ()

    @property
    def _is_process(self) -> bool:
        return self._message.verb in ("processNew", "process")

    @cached_property
    def _message(self) -> _PluginMessage:
        return _decode((self.name, *self.arguments))

    @cached_property
    def _translation(self) -> Translation:
        return translate(self._message.process, self._message.values)


def _decode(arguments: Sequence[Argument]) -> _PluginMessage:
    """Decode a message of a newer or an older release of FluCoMa."""
    at = 0 if "/" in str(arguments[0]) else 1
    word = str(arguments[at]) if at < len(arguments) else str(arguments[0])
    process, _, verb = word.removeprefix("/").partition("/")
    if process in MISSING:
        number = NO_ACTION
        with contextlib.suppress(ArgumentError, IndexError):
            number = Integer().convert(arguments[at + 1], "id")
        return _PluginMessage(process, verb, number, ())
    if process not in PROCESSES or (at and arguments[0] != process):
        raise ArgumentError(f"{word!r} is no command of a plug-in that is known here; {', '.join(PROCESSES)} are")
    if verb not in ("processNew", "process", "cancel", "free"):
        raise ArgumentError(f"{process} does not know {verb!r}; it knows processNew, process, cancel and free")
    if at + 1 == len(arguments):
        raise ArgumentError(f"{word} has no id: the number that its answers will name")
    return _PluginMessage(process, verb, Integer().convert(arguments[at + 1], "id"), tuple(arguments[at + 2 :]))
