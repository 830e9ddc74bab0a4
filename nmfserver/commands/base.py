"""What a command is, the registry, and what a running command may use."""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, dataclass_transform

import numpy as np

from nmfserver.audio.session import Live
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.buffers.held_names import HeldNames
from nmfserver.buffers.table import BufferTable
from nmfserver.commands import fields
from nmfserver.commands.dump import Dump
from nmfserver.commands.fields import BufferKind, Shape, many, one, ranges
from nmfserver.commands.keeper import Keeper
from nmfserver.commands.news import News
from nmfserver.config import Options
from nmfserver.errors import ArgumentError, NMFServerError, did_you_mean
from nmfserver.jobs import Job, JobQueue
from nmfserver.log import LimitedLog
from nmfserver.osc.client import Client
from nmfserver.osc.codec import Argument, Value
from nmfserver.osc.scheduler import Scheduler
from nmfserver.osc.throttle import Throttle
from nmfserver.sound_files.service import SoundFiles
from nmfserver.sound_files.unnamed import MemoryFiles
from nmfserver.steps import Steps
from nmfserver.threads import RoundRobin

if TYPE_CHECKING:
    from nmfserver.commands.queue import CommandQueue

MOST_IN_PARTS = 1000
"""Messages of one answer. More of them would delay other clients."""
PARTS_IN_STEP = 64
AnyJob = Job[Any]
"""A job with a result of any type."""
DoneValues = tuple[Value, ...] | None
"""The values of a command's ``/done`` after its address; None if no ``/done`` is sent."""
Result = TypeVar("Result")
CommandType = TypeVar("CommandType", bound="type[Command]")


@dataclass
class Services:
    """The parts of the server that commands use."""

    options: Options
    buffers: BufferTable
    files: SoundFiles
    exchange: ExchangeFolders
    jobs: JobQueue
    live: Live
    sessions: Keeper
    scheduler: Scheduler
    turns: RoundRobin
    quit: Callable[["Call"], object]
    queue: "CommandQueue"
    news: News
    logins: dict[Client, int] = field(default_factory=dict)
    instances: dict[Client, "dict[tuple[str, int], Call]"] = field(default_factory=dict)
    """For each client, the objects of FluCoMa's classes by class and number, with the process that each began last."""
    refused: dict[Client, set[str]] = field(default_factory=dict)
    """What is not done here and was refused once, by client: scsynth's commands, FluCoMa's classes."""
    held: HeldNames = field(default_factory=HeldNames)
    memory_files: MemoryFiles = field(default_factory=MemoryFiles)
    log: LimitedLog = field(default_factory=LimitedLog)
    dump: Dump = field(default_factory=Dump)
    posts_errors: bool = True
    """Whether failures are logged."""
    own_posting: dict[Client, bool] = field(default_factory=dict)
    """The same for clients that have set it for the bundle in progress."""

    @property
    def told(self) -> list[Client]:
        """The clients that get what the server sends unasked about live sound: by `/notify`, or by `/notify/live`."""
        return list(dict.fromkeys([*self.logins, *self.news.live]))


@dataclass
class Call:
    """One received message: its client, the services it uses, and its answers."""

    services: Services
    client: Client
    address: str
    failure_values: tuple[Value, ...] = ()
    posts_errors: bool = True
    """Whether a failure is logged; decided when the message came."""
    time: float | None = None
    """When its bundle was due, in Unix seconds; None: when it came."""
    job: AnyJob | None = None
    on_end: Callable[[bool], object] | None = None
    """Called at the end with whether the command succeeded, before the ``/done`` or after the ``/fail``."""

    @cached_property
    def buffers(self) -> BufferTable:
        """The table of all buffers; those that this call publishes are made by its client."""
        return self.services.buffers.by(self.client.name)

    def require_local(self, doing: str) -> None:
        """Raise `ArgumentError` if the client is on another machine; `doing` names what it may not do."""
        if not self.client.is_local:
            raise ArgumentError(
                f"only clients on the server's own machine may {doing}, and you are at {self.client.host}"
            )

    def reply(self, address: str, *values: Value) -> None:
        """Send a message to the sender."""
        self.client.send(address, values)

    def refuse_once(self, what: str, reason: str) -> None:
        """Raise `NMFServerError` the first time that the client asks for something which is not done here."""
        refused = self.services.refused.setdefault(self.client, set())
        if what not in refused:
            refused.add(what)
            raise NMFServerError(f"{reason} (this is said once)")

    def throttle(self) -> Throttle:
        """Return a throttle for repeated messages to the sender."""
        return Throttle(self.client)

    def log(self, sentence: str) -> None:
        """Write to the server's log what is wrong with this message, or how it was interpreted."""
        if self.posts_errors:
            self.services.log.write("%s %s: %s", self.client, self.address, sentence)

    def reply_in_parts(
        self, address: str, head: Sequence[Value], parts: Iterable[Sequence[Value]], asked: int
    ) -> Steps[None]:
        """Send, in steps, `head` and all parts as one message, or as several if the client takes fewer values.

        asked : approximate number of values of the parts; too many are refused before any part is made
        """
        most, values, count = self.client.most_values, list(head), len(head)
        if most is not None and asked > most * MOST_IN_PARTS:
            raise ArgumentError(
                f"{asked} values are asked for; with /maxlist {most}, {most * MOST_IN_PARTS} can be at once"
            )
        for number, part in enumerate(parts):
            size = sum(np.size(value) for value in part)
            if most is not None and count + size > most:
                yield from self.client.sending(address, values)
                values, count = list(head), len(head)
            values += part
            count += size
            if number % PARTS_IN_STEP == PARTS_IN_STEP - 1:
                yield
        yield from self.client.sending(address, values)

    async def run_in_steps(self, steps: Steps[Result]) -> Result:
        """Run slow work on the side thread, in turns with other clients; it must not touch the table of buffers."""
        return await self.services.turns.run(self.client, steps)


class Command(ABC):
    """A command of the protocol. Its docstring is its documentation."""

    address: ClassVar[str]
    answer: ClassVar[str]
    keyed: ClassVar[bool]
    may_be_keyed: ClassVar[bool]
    lockable: ClassVar[bool] = False
    """Whether ``/live/lock`` refuses it."""
    given: Collection[str] = ()
    """The fields that its message has given; the others have their defaults."""

    @classmethod
    def shapes(cls) -> dict[str, Shape]:
        """Return the fields in order, by their names in messages."""
        return {camel_case(item.name): item.metadata["shape"] for item in dataclasses.fields(cls)}  # type: ignore[arg-type]

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the values of a ``/fail`` after its reason, which show the client which message failed."""
        shapes = cls.shapes()
        name = next(iter(shapes), "")
        if cls.keyed or not name or not isinstance(shapes[name].kinds[0], BufferKind):
            return ()
        values = list(arguments[:2])
        if cls.may_be_keyed and len(values) > 1 and str(values[0]).removeprefix("@").lower() == name.lower():
            values.pop(0)
        return tuple(value for value in values[:1] if isinstance(value, int | float | str))


class Direct(Command):
    """A command that runs when it arrives, without the queue."""

    @abstractmethod
    def run(self, call: Call) -> Steps[DoneValues] | DoneValues:
        """Run the command, in steps if it may take long, or raise an error before anything is changed."""


class Queued(Command):
    """A command that waits for earlier ones in the queue, and ends in ``/done`` or ``/fail``."""

    takes_completion: ClassVar[bool] = True
    """Whether a blob at the end is a completion message."""
    before_completion: ClassVar[int] = 0
    """The number of arguments before a completion message; a blob among them belongs to the command itself."""
    early_completion: ClassVar[int | None] = None
    """Another index at which the completion message, or sclang's nil, may stand, followed by the last argument."""

    def accept(self, call: Call) -> None:
        """Check the command when its message arrives, before it waits; raise an error if it cannot work.

        A job is made here, so that it can be listed and cancelled while it waits.
        """

    @abstractmethod
    async def run(self, call: Call) -> DoneValues:
        """Run the command when its turn comes; return the values of its ``/done``."""

    @property
    def told(self) -> tuple[Value, ...]:
        """The values of the ``/b_info`` that comes before its ``/done``; its numbers may be any."""
        return ()

    must_finish: ClassVar[bool] = False
    """Whether the server waits for this command before it ends."""

    @property
    def detached(self) -> bool:
        """Whether it leaves the queue at once, so that later commands do not wait for it."""
        return False


def require_unlocked(command: Command, call: Call) -> None:
    """Raise `NMFServerError` if ``/live/lock`` refuses a command now."""
    if command.lockable:
        call.services.live.require_unlocked(command.address)


REGISTRY: dict[str, type[Command]] = {}
"""The commands by address; those of scsynth also by their numbers, in digits."""


def unknown_command(address: str) -> NMFServerError:
    """Return the error for an unknown address: scsynth's words, and a suggestion."""
    addresses = (name for name in REGISTRY if name.startswith("/"))
    return NMFServerError(f"Command not found{did_you_mean(address, addresses)}")


@dataclass_transform(frozen_default=True, field_specifiers=(one, many, ranges))
def command(
    address: str,
    *,
    answer: str = "nothing",
    number: int | None = None,
    keyed: bool = False,
    may_be_keyed: bool = False,
) -> Callable[[CommandType], CommandType]:
    """Register a class as the command of an address, and of its `number` in scsynth.

    Its arguments come in order, as keys and values (`keyed`), or either way (`may_be_keyed`).
    """

    def register(cls: CommandType) -> CommandType:
        cls.address, cls.answer, cls.keyed, cls.may_be_keyed = address, answer, keyed, may_be_keyed
        made = dataclass(frozen=True)(cls)
        REGISTRY[address] = made
        if number is not None:
            REGISTRY[str(number)] = made
        return cast("CommandType", made)

    return register


@cache
def camel_case(name: str) -> str:
    """Return a field's name as messages spell it: ``num_frames`` is ``numFrames``, ``from_`` is ``from``."""
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)


def buffer_value(buffer: fields.BufferId | None) -> Value:
    """Return the value that stands for a buffer in a reply; -1 for None."""
    return -1 if buffer is None else buffer.given
