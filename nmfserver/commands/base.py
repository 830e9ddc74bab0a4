"""What a command is, the registry, and what a running command may use."""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, dataclass_transform

import numpy as np

from nmfserver.audio.session import Live
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.buffers.table import BufferTable
from nmfserver.commands import fields
from nmfserver.commands.dump import Dump
from nmfserver.commands.fields import BufferKind, Shape, many, one, runs
from nmfserver.config import Options
from nmfserver.errors import ArgumentError, NMFServerError, did_you_mean
from nmfserver.jobs import Job, JobQueue
from nmfserver.log import LimitedLog
from nmfserver.osc.client import Client
from nmfserver.osc.codec import Argument, Value
from nmfserver.osc.scheduler import Scheduler
from nmfserver.osc.throttle import Throttle
from nmfserver.sound_files.service import SoundFiles
from nmfserver.steps import Steps
from nmfserver.threads import Turns

if TYPE_CHECKING:
    from nmfserver.commands.queue import Queue

MOST_IN_PARTS = 1000
"""Messages of an answer: sending them must not keep the server from others for long."""
PARTS_IN_STEP = 64
Ending = tuple[Value, ...] | None
"""What the ``/done`` of a command adds to its address; None where no ``/done`` is sent."""
Result = TypeVar("Result")
CommandType = TypeVar("CommandType", bound="type[Command]")


@dataclass
class Services:
    """What commands work with: the parts of the server."""

    options: Options
    buffers: BufferTable
    files: SoundFiles
    exchange: ExchangeFolders
    jobs: JobQueue
    live: Live
    scheduler: Scheduler
    turns: Turns
    quit: Callable[["Call"], object]
    queue: "Queue"
    logins: dict[Client, int] = field(default_factory=dict)
    instances: dict[Client, dict[tuple[str, int], Job[Any] | None]] = field(default_factory=dict)
    """The objects of FluCoMa's classes, by class and number: the job that each began last."""
    refused: dict[Client, set[str]] = field(default_factory=dict)
    """The commands of synthesis that each client has been refused once."""
    log: LimitedLog = field(default_factory=LimitedLog)
    dump: Dump = field(default_factory=Dump)
    posts_errors: bool = True
    """Whether failures show in the log."""
    own_posting: dict[Client, bool] = field(default_factory=dict)
    """The same for clients that have said it for the bundle that is being run."""


@dataclass
class Call:
    """One message on its way: who sent it, what it may use, how it answers."""

    services: Services
    client: Client
    address: str
    failure_values: tuple[Value, ...] = ()
    posts_errors: bool = True
    """Whether a failure shows in the server's log: as it was when the message came."""
    job: Job[Any] | None = None
    conclude: Callable[[bool], object] | None = None
    """Told at the end whether the command succeeded, before the ``/done`` or after the ``/fail``."""

    @property
    def buffers(self) -> BufferTable:
        """The table of all buffers."""
        return self.services.buffers

    def require_local(self, doing: str) -> None:
        """Refuse what only clients on the server's own machine may do."""
        if not self.client.is_local:
            raise ArgumentError(
                f"only clients on the server's own machine may {doing}, and you are at {self.client.host}"
            )

    def reply(self, address: str, *values: Value) -> None:
        """Send a message to the sender."""
        self.client.send(address, values)

    def throttle(self) -> Throttle:
        """Return a throttle for repeated messages to the sender."""
        return Throttle(self.client)

    def log(self, sentence: str) -> None:
        """Tell in the server's log what was wrong with this message, or was done otherwise than it asks for."""
        if self.posts_errors:
            self.services.log.write("%s %s: %s", self.client, self.address, sentence)

    def reply_in_parts(
        self, address: str, head: Sequence[Value], parts: Iterable[Sequence[Value]], asked: int
    ) -> Steps[None]:
        """Send, in steps, `head` and all parts as one message, or as several where the client takes fewer values.

        `asked` is how many values the parts have, about: too many are refused before any part is made.
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

    async def in_steps(self, steps: Steps[Result]) -> Result:
        """Do something slow on a thread beside the loop's, in turns with other clients; it must not touch the table."""
        return await self.services.turns.do(self.client, steps)


class Command(ABC):
    """A message that the server understands. Its docstring is its documentation."""

    address: ClassVar[str]
    answer: ClassVar[str]
    keyed: ClassVar[bool]
    may_be_keyed: ClassVar[bool]

    @classmethod
    def shapes(cls) -> dict[str, Shape]:
        """Return the fields in order, by their names in messages."""
        return {camel_case(item.name): item.metadata["shape"] for item in dataclasses.fields(cls)}  # type: ignore[arg-type]

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return what a ``/fail`` adds to its reason, so that a client knows which of its messages failed."""
        shapes = cls.shapes()
        name = next(iter(shapes), "")
        if cls.keyed or not name or not isinstance(shapes[name].kinds[0], BufferKind):
            return ()
        values = list(arguments[:2])
        if cls.may_be_keyed and len(values) > 1 and str(values[0]).removeprefix("@").lower() == name.lower():
            values.pop(0)
        return tuple(value for value in values[:1] if isinstance(value, int | float | str))


class Direct(Command):
    """A command that runs as it arrives, and answers only with its data."""

    @abstractmethod
    def run(self, call: Call) -> Steps[Ending] | Ending:
        """Do it, in steps where it may take long, or raise an error before anything is changed."""


class Queued(Command):
    """A command that waits for those before it, and ends in ``/done`` or ``/fail``."""

    takes_completion: ClassVar[bool] = True
    """Whether a blob at the end is a message to be run on completion."""
    before_completion: ClassVar[int] = 0
    """Arguments that come before a completion message in any case: a blob among them is the command's own."""
    early_completion: ClassVar[int | None] = None
    """Where that message, or sclang's nil in its place, may stand as well: one argument, the last, then follows it."""

    def accept(self, call: Call) -> None:
        """Look at the command as it arrives, before it waits; raise what is wrong already now."""

    @abstractmethod
    async def run(self, call: Call) -> Ending:
        """Do it."""

    lasts: ClassVar[bool] = False
    """Whether what it does lasts longer than the server, whose end waits for it, then."""

    @property
    def detached(self) -> bool:
        """Whether it leaves the queue at once and ends on its own."""
        return False


REGISTRY: dict[str, type[Command]] = {}
"""The commands by address, and scsynth's by their numbers, in digits, as well."""


def not_found(address: str) -> NMFServerError:
    """Return the error for an address that no command has: scsynth's words, and the command that was perhaps meant."""
    addresses = (name for name in REGISTRY if name.startswith("/"))
    return NMFServerError(f"Command not found{did_you_mean(address, addresses)}")


@dataclass_transform(frozen_default=True, field_specifiers=(one, many, runs))
def command(
    address: str,
    *,
    answer: str = "nothing",
    number: int | None = None,
    keyed: bool = False,
    may_be_keyed: bool = False,
) -> Callable[[CommandType], CommandType]:
    """Register a class as the command of an address, and of the `number` that it has in scsynth.

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


def key_of(buffer: fields.BufferId | None) -> Value:
    """Return what a reply says for a buffer that may have been left out."""
    return -1 if buffer is None else buffer.given
