"""Who is a client: where from, since when silent, and who makes room when there are too many.

Senders      those over UDP, which tells of no end
Connections  those over TCP

Whoever holds something stays until it has been silent for the patience of the server; of those who hold nothing, the
one that has been silent longest goes first.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nmfserver.osc.codec import encode
from nmfserver.osc.gate import ANSWERS, Gate, RefusedError, address_of
from nmfserver.osc.sockets import Origin, is_own, keep_alive

if TYPE_CHECKING:
    from nmfserver.osc.transport import Client, TcpClient, UdpClient

MOST_SENDERS = 4096
MOST_CONNECTIONS = 128
"""Some systems grant a process no more than 256 sockets and files."""


@dataclass(frozen=True)
class Keeping:
    """How long clients are kept.

    patience : seconds of silence
    holds : whether a client holds something, be it a setting
    closed : told of a client that is none any more
    """

    patience: float
    holds: Callable[["Client"], bool]
    closed: Callable[["Client"], None]


class Senders:
    """The clients over UDP, by where they send from."""

    def __init__(self, gate: Gate, keeping: Keeping) -> None:
        self._gate = gate
        self._keeping = keeping
        self._clients: dict[Origin, UdpClient] = {}
        self._leavers: OrderedDict[Origin, UdpClient] = OrderedDict()
        """Those that may go, the one silent longest first: all but those that were found to hold something."""
        self._proved: set[Origin] = set()
        self._full_until = 0.0
        """Until then nobody who holds something can have been silent for too long."""

    def __iter__(self) -> Iterator["UdpClient"]:
        """Yield the clients."""
        return iter(list(self._clients.values()))

    def client(self, packet: bytes, origin: Origin, make: Callable[[], "UdpClient"]) -> "UdpClient":
        """Return who has sent a packet, or raise `RefusedError` where it is not let in."""
        client = self._clients.get(origin)
        if client is None:
            has_proved = self._gate.admit(packet, origin[0])
            self._make_room(packet)
            client = self._clients[origin] = make()
            if has_proved:
                self._proved.add(origin)
        self.heard(origin)
        return client

    def heard(self, origin: Origin) -> None:
        """Note that a client has sent something, or that what it has sent is done: until then it holds its place."""
        client = self._clients.get(origin)
        if client is not None:
            client.heard = asyncio.get_running_loop().time()
            self._leavers[origin] = client
            self._leavers.move_to_end(origin)

    def forget_proofs(self) -> None:
        """Forget those that have proved their address and are silent: it may be somebody else's by now."""
        for origin in [origin for origin in self._proved if self._is_silent(self._clients[origin])]:
            self._forget(origin)

    def look_again(self) -> None:
        """Let those go, too, that held something."""
        held = self._clients.keys() - self._leavers.keys()
        for origin in sorted(held, key=lambda origin: self._clients[origin].heard, reverse=True):
            self._leavers[origin] = self._clients[origin]
            self._leavers.move_to_end(origin, last=False)

    def _make_room(self, packet: bytes) -> None:
        if len(self._clients) < MOST_SENDERS:
            return
        while self._leavers:
            origin, client = self._leavers.popitem(last=False)
            if not self._keeping.holds(client):
                self._forget(origin)
                return
        if asyncio.get_running_loop().time() < self._full_until:
            raise RefusedError(_crowded(packet))
        origin = min(self._clients, key=lambda origin: self._clients[origin].heard)
        if not self._is_silent(self._clients[origin]):
            self._full_until = self._clients[origin].heard + self._keeping.patience
            raise RefusedError(_crowded(packet))
        self._forget(origin)

    def _is_silent(self, client: "UdpClient") -> bool:
        return asyncio.get_running_loop().time() - client.heard > self._keeping.patience

    def _forget(self, origin: Origin) -> None:
        self._leavers.pop(origin, None)
        self._proved.discard(origin)
        client = self._clients.pop(origin)
        client.leave()
        self._keeping.closed(client)


def _crowded(packet: bytes) -> bytes:
    """Return the answer to a packet of one that is too many."""
    reason = (
        f"{MOST_SENDERS} programs use this server over UDP already: wait until one of them falls silent, or use TCP"
    )
    name = address_of(packet)
    return b"" if name is None or name in ANSWERS else encode("/fail", [name, reason])


@dataclass(eq=False)
class Connection:
    """A TCP connection: where from, since when nothing came, and whose; nobody's before it has said a word."""

    writer: asyncio.StreamWriter
    host: str
    heard: float
    client: "TcpClient | None" = None


class Connections:
    """The TCP connections that are open. One whose other end has vanished without a word is closed by the system."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._open: set[Connection] = set()

    def enter(self, writer: asyncio.StreamWriter) -> Connection | None:
        """Take in a new connection, in the place of another one if need be; None where there is no room."""
        keep_alive(writer.get_extra_info("socket"), self._keeping.patience)
        name = writer.get_extra_info("peername")
        connection = Connection(writer, name[0] if name else "", asyncio.get_running_loop().time())
        if rivals := self._rivals(connection.host):
            leavers = [each for each in rivals if self._may_go(each)]
            if not leavers:
                return None
            leaver = min(leavers, key=lambda each: each.heard)
            leaver.writer.transport.abort()
            self.leave(leaver)
        self._open.add(connection)
        return connection

    def leave(self, connection: Connection) -> None:
        """Forget a connection that is closed."""
        self._open.discard(connection)

    def _rivals(self, host: str) -> list[Connection]:
        """Return those of which one must go before one from a host can come; none where there is room."""
        if len(self._open) >= MOST_CONNECTIONS:
            return list(self._open)
        theirs = [each for each in self._open if each.host == host]
        return theirs if len(theirs) >= share(MOST_CONNECTIONS) and not is_own(host) else []

    def _may_go(self, connection: Connection) -> bool:
        if connection.client is None:
            return True
        silence = asyncio.get_running_loop().time() - connection.heard
        return silence > self._keeping.patience and not self._keeping.holds(connection.client)


def share(places: int) -> int:
    """Return how many of some places one other machine may take."""
    return (places + 1) // 2
