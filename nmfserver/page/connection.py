"""One connection to the server: OSC over TCP, with requests, and the answers found for each.

The server answers in the order of the requests, with three exceptions, which `nmfserver.page.ways` names. What it runs
at once is followed by a ``/hello``: its answer says that all answers to the request have come.
"""

import asyncio
import contextlib
import random
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from nmfserver.errors import NMFServerError
from nmfserver.osc.codec import Argument, Message, Value, decode, encode
from nmfserver.osc.framing import LengthPrefix
from nmfserver.page.ways import NUMBERED, Way, way_of

PIECE = 2**18
"""Bytes that are read at a time."""
PROBE = "/hello"
LOST = "the connection to the server was lost before it answered {}: see whether that is done"
ONGOING = ("/started", "/compiling", "/progress", "/round")
"""How the addresses of messages end that a job sends while it runs; their first value is its number."""
NEWS = frozenset({
    "/b_changed", "/b_freed", "/b_warning", "/job", "/live/activations", "/live/envelopes", "/live/onset",
    "/live/levels", "/live/stopped", "/live/warning",
})  # fmt: skip
"""What comes because of `/notify/…`, and is no answer to what is under way."""

OnMessage = Callable[[Message], None]


class RefusedError(NMFServerError):
    """The server has answered ``/fail``; `values` are those after the reason."""

    def __init__(self, reason: str, values: Sequence[Argument] = ()) -> None:
        super().__init__(reason)
        self.values = tuple(values)


class LostError(NMFServerError):
    """The connection is lost, so nobody knows what has become of a request."""


@dataclass
class Answer:
    """What came for a request: the values of its ``/done``, and the messages before."""

    done: tuple[Argument, ...] = ()
    messages: list[Message] = field(default_factory=list)


@dataclass(eq=False)
class _Request:
    """A request that is not answered yet."""

    address: str
    number: int | None
    """Of its job, as far as it is known."""
    on_progress: OnMessage
    ended: asyncio.Future[Answer]
    answer: Answer = field(default_factory=Answer)
    refusal: NMFServerError | None = None

    def end(self) -> None:
        """Tell who waits for it."""
        if self.ended.done():
            return
        if self.refusal is not None:
            self.ended.set_exception(self.refusal)
        else:
            self.ended.set_result(self.answer)


def ignore(message: Message) -> None:
    """Do nothing with a message."""


class Connection:
    """A connection that is open. `read` has to run for as long as it is used.

    on_message : is called with every message, answers included
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, on_message: OnMessage) -> None:
        self._reader, self._writer = reader, writer
        self._on_message = on_message
        self._wire = LengthPrefix()
        self._at_once: deque[_Request] = deque()
        """Requests that are answered at once, the oldest first: what comes is its answer."""
        self._others: list[_Request] = []
        """Requests that end in a /done, the oldest first."""
        self._next_job = random.randrange(2**29, 2**30)  # numbers that the server does not give by itself

    async def read(self) -> None:
        """Read until the connection is closed; then all requests have failed."""
        try:
            while data := await self._reader.read(PIECE):
                for packet in self._wire.feed(data):
                    message = decode(packet)
                    if isinstance(message, Message):
                        self._receive(message)
        finally:
            self.close()
            for request in [*self._at_once, *self._others]:
                request.refusal = LostError(LOST.format(request.address))
                request.end()

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    async def request(
        self, address: str, *values: Value, on_progress: OnMessage = ignore, way: Way | None = None
    ) -> Answer:
        """Send a command and return its answer; raise `RefusedError` if the server refuses it."""
        if self._writer.is_closing():
            raise LostError(LOST.format(address))
        request = _Request(address, None, on_progress, asyncio.get_running_loop().create_future())
        if address in NUMBERED:
            self._next_job += 1
            request.number, values = self._next_job, (*values, "id", self._next_job)
        self._send(address, values)
        if (way or way_of(address)) is Way.AT_ONCE:
            self._at_once.append(request)
            self._send(PROBE, ())
        else:
            self._others.append(request)
        with contextlib.suppress(OSError):  # the link is lost: `read` ends the request
            await self._writer.drain()
        return await request.ended

    def _send(self, address: str, values: Sequence[Value]) -> None:
        packet = encode(address, values)
        self._writer.writelines(self._wire.wrap(len(packet), [packet]))

    def _receive(self, message: Message) -> None:
        """Find the request that a message answers."""
        self._on_message(message)
        if message.address in ("/done", "/fail") and message.arguments:
            self._end(message)
        elif message.address.endswith(ONGOING):
            self._note_progress(message)
        elif message.address not in NEWS and (request := self._asking_for(message)):
            request.answer.messages.append(message)

    def _asking_for(self, message: Message) -> _Request | None:
        """Return the request that a message belongs to which is no ending: the oldest, unless it is a list's entry."""
        lists = (each for each in self._others if each.address == f"{message.address}/list")
        return next(lists, self._at_once[0] if self._at_once else None)

    def _end(self, message: Message) -> None:
        address, *values = message.arguments
        if address == PROBE:
            if self._at_once:
                self._at_once.popleft().end()
            return
        is_refused = message.address == "/fail"
        request = self._find(str(address), values[1:] if is_refused else values)
        if request is None:
            return
        if is_refused:
            request.refusal = RefusedError(str(values[0]) if values else "it was refused", values[1:])
        else:
            request.answer.done = tuple(values)
        if request in self._others:
            self._others.remove(request)
            request.end()

    def _find(self, address: str, values: Sequence[Argument]) -> _Request | None:
        """Return the request that a /done or /fail ends, by its address and the number of its job."""
        if self._at_once and self._at_once[0].address == address:
            return self._at_once[0]
        named = [each for each in self._others if each.address == address]
        number = values[0] if values and isinstance(values[0], int) else None
        if way_of(address) is Way.JOB and number is not None:
            known = [each for each in named if each.number == number]
            named = known or [each for each in named if each.number is None]
        return next(iter(named), None)

    def _note_progress(self, message: Message) -> None:
        """Hand what a job sends to who asked for it; a job that has just started has a number from now on."""
        address = message.address.rpartition("/")[0]
        request = self._find(address, message.arguments[:1])
        if request is not None:
            if isinstance(message.arguments[0], int):
                request.number = message.arguments[0]
            request.on_progress(message)
