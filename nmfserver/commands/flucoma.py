"""FluCoMa's dialect: what the SuperCollider classes of that library send, and the answers that they wait for.

Each process of theirs is one task of ours; only the order of its values and its answers differ.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nmfserver.commands.base import Call, Queued, command
from nmfserver.commands.fields import Anything, Integer, Text, many, one
from nmfserver.commands.flucoma_values import PROCESSES, Taken, take
from nmfserver.commands.tasks import do_in_steps, silent, take_on
from nmfserver.errors import ArgumentError
from nmfserver.jobs import Job
from nmfserver.osc.codec import Argument, Value
from nmfserver.tasks.compose import Compose
from nmfserver.tasks.decompose import Decompose

MOST_INSTANCES = 4096
"""Objects that one client may have at a time: each is a few bytes, and a patch forgets to free them."""
Objects = dict[tuple[str, int], Job[Any] | None]
"""A client's objects by class and number, with the job that each began last."""
NOBODY = -1
"""Behind the number of an object that failed: the class looks up the musician's action by the last value."""


@dataclass(frozen=True)
class _Words:
    """The beginning of a message: which process, what to do, for which of the client's objects, and the rest."""

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
    same holds for `FluidBufCompose`. Values are taken as FluCoMa takes them: fractions are cut off, and sizes and
    counts are brought into their ranges; the log says which.
    """

    name: str = one(Text(), "`FluidBufNMF` or `FluidBufCompose`")
    arguments: tuple[Argument, ...] = many(Anything(), doc="as that class sends them", least=0)

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the object's number."""
        with contextlib.suppress(ArgumentError, IndexError):
            return (_words(arguments).number,)
        return ()

    @property
    def detached(self) -> bool:
        """Whether the process leaves the queue at once."""
        return self._is_process and not self._taken.request.blocking

    def accept(self, call: Call) -> None:
        """Know the object, and its job; a cancel does not wait behind what it is to stop."""
        words, objects = self._words, call.services.instances.setdefault(call.client, {})
        key = (words.process, words.number)
        call.address = f"{words.process}/{'process' if self._is_process else words.verb}"
        if self._is_process:
            call.conclude = lambda succeeded: call.reply(
                f"/{call.address}", *((1, words.number) if succeeded else (0, words.number, NOBODY))
            )
        if words.verb != "processNew" and key not in objects:
            raise ArgumentError(f"there is no {words.process} {words.number}; processNew makes it")
        job = objects.get(key)
        running = job if job is not None and call.services.jobs.jobs.get(job.number) is job else None
        if self._is_process:
            self._process(call, objects, running)
        elif running is not None:
            call.services.jobs.cancel(running.number)
        if words.verb == "free":
            del objects[key]

    def _process(self, call: Call, objects: Objects, running: Job[Any] | None) -> None:
        """Make the object, and its job."""
        words = self._words
        key = (words.process, words.number)
        if running is not None:
            raise ArgumentError(f"{words.process} {words.number} is running: wait for its end, or cancel it")
        if key not in objects and len(objects) >= MOST_INSTANCES:
            raise ArgumentError(f"{MOST_INSTANCES} objects were made already and never freed: free some of them")
        for sentence in self._taken.changes:
            call.log(sentence)
        objects[key] = None
        if isinstance(task := self._taken.task, Decompose):
            objects[key] = take_on(call, call.services.jobs.number(None), task, silent)

    async def run(self, call: Call) -> tuple[Value, ...] | None:
        """Run the process; the others have done their work, or have only to answer."""
        words = self._words
        if words.verb == "free":
            call.reply(f"/{words.process}/free", 1, words.number)
        if not self._is_process:
            return None
        if words.verb == "processNew":
            call.reply(f"/{words.process}/new", 1, words.number)
        if call.job is not None:
            await call.services.jobs.run(call.job)
        elif isinstance(task := self._taken.task, Compose):
            await do_in_steps(call, task)
        return ()

    @property
    def _is_process(self) -> bool:
        return self._words.verb in ("processNew", "process")

    @cached_property
    def _words(self) -> _Words:
        return _words((self.name, *self.arguments))

    @cached_property
    def _taken(self) -> Taken:
        return take(self._words.process, self._words.values)


def _words(arguments: Sequence[Argument]) -> _Words:
    """Read the beginning of a message, in its newer or older spelling."""
    at = 0 if "/" in str(arguments[0]) else 1
    word = str(arguments[at]) if at < len(arguments) else str(arguments[0])
    process, _, verb = word.partition("/")
    if process not in PROCESSES or (at and arguments[0] != process):
        raise ArgumentError(f"{word!r} is no command of a plug-in that is known here; {' and '.join(PROCESSES)} are")
    if verb not in ("processNew", "process", "cancel", "free"):
        raise ArgumentError(f"{process} does not know {verb!r}; it knows processNew, process, cancel and free")
    if at + 1 == len(arguments):
        raise ArgumentError(f"{word} has no id: the number that its answers will name")
    return _Words(process, verb, Integer().convert(arguments[at + 1], "id"), tuple(arguments[at + 2 :]))
