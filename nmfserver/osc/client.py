"""A client of the server: who it is, what it has set, how it is answered. UDP and TCP each derive a class."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from nmfserver.errors import ArgumentError, NMFServerError, counted
from nmfserver.osc.budget import Share
from nmfserver.osc.codec import Value, encode, encoded_size, encoding, measuring
from nmfserver.osc.lines import Line, Lines
from nmfserver.osc.sockets import is_own, shown
from nmfserver.steps import Steps

SMALLEST_REPLY = 256
"""Bytes. The smallest packet limit that a client may set."""
FEWEST_VALUES = 16
"""Values of an answer that every client has to take: the ``/done`` of a job has 12."""
PIECES = 256
"""Values of an answer that are written in a step."""


class ReplyTooLargeError(NMFServerError):
    """An answer that does not fit into a packet of the client."""


class Client(ABC):
    """A program that sends packets and gets answers of at most `limit` bytes and `most_values` values."""

    protocol: ClassVar[str]
    largest: ClassVar[int]
    """Bytes of the largest packet that a client may ask for."""
    remedy: ClassVar[str]
    """What to do about an answer that is too large; the end of the sentence of ``/fail``."""

    def __init__(self, host: str, port: int, limit: int, lines: Lines) -> None:
        self.host = host
        self.port = port
        self.limit = limit
        self.line = Line(lines)
        self.arrived = Share(lines.budget)
        """Bytes of its packets that wait, or are not complete yet."""
        self.most_values: int | None = None
        self.throttle_interval = 0.0
        """Least seconds between two messages of one `Throttle`."""
        self.called = ""
        """What it calls itself."""
        self._default_limit = limit

    @property
    def name(self) -> str:
        """What others read about who it is: its name, or its address."""
        return self.called or str(self)

    def __str__(self) -> str:
        """Return the address as people write it."""
        return shown(self.host, self.port)

    @property
    def is_behind(self) -> bool:
        """Whether the client leaves so many answers unread that optional messages should be left out."""
        return False

    @property
    def has_settings(self) -> bool:
        """Whether the client has changed a setting that applies to all its answers."""
        return bool(
            self.limit != self._default_limit or self.most_values is not None or self.throttle_interval or self.called
        )

    @property
    def is_local(self) -> bool:
        """Whether the client runs on this machine."""
        return is_own(self.host)

    def send(self, address: str, values: Sequence[Value] = ()) -> None:
        """Send an answer, or raise `ReplyTooLargeError` before memory for it is allocated."""
        self._require_fit(encoded_size(address, values))
        self._send(encode(address, values))

    def sending(self, address: str, values: Sequence[Value]) -> Steps[None]:
        """Send an answer that may be long, in steps; otherwise the same as `send`."""
        size = yield from measuring(address, values)
        self._require_fit(size)
        yield from self._send_pieces(size, encoding(address, values))

    def _require_fit(self, size: int) -> None:
        if size > self.limit:
            raise ReplyTooLargeError(
                f"the answer needs {size} bytes, and this client takes {self.limit}: {self.remedy}"
            )

    def set_limit(self, size: int) -> None:
        """Set the largest packet that the client can take, in bytes."""
        if not SMALLEST_REPLY <= size <= self.largest:
            raise ArgumentError(
                f"{counted(size, 'byte')}; over {self.protocol} a packet has between {SMALLEST_REPLY} "
                f"and {self.largest}"
            )
        self.limit = size

    @abstractmethod
    def reply_to(self, host: str, port: int) -> None:
        """Send answers to another port from now on."""

    @abstractmethod
    def _send(self, packet: bytes) -> None: ...

    @abstractmethod
    def _send_pieces(self, size: int, pieces: Iterable[bytes]) -> Steps[None]:
        """Send a packet of `size` bytes, in steps."""


Dispatch = Callable[[bytes, Client], Steps[None]]
"""Decodes a packet of a client and runs its commands, in steps: `nmfserver.commands.dispatch.Dispatcher.dispatch`."""
