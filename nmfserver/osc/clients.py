"""The tables of clients: who is admitted, when each was last heard, and which one is removed when a table is full.

Senders      UDP clients, by the address that they send from
Connections  TCP connections

A full table first removes a client that holds no resources, the one that has been silent longest. A client that holds
resources is removed only after it has been silent for the server's patience.
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
    from nmfserver.osc.client import Client
    from nmfserver.osc.tcp import TcpClient
    from nmfserver.osc.udp import UdpClient

MOST_SENDERS = 4096
MOST_CONNECTIONS = 128
"""Some systems grant a process no more than 256 sockets and files."""


@dataclass(frozen=True)
class RemovalPolicy:
    """When clients are removed.

    patience : seconds of silence
    has_resources : whether a client holds a resource or has changed a setting
    on_removed : called with a client that was removed
    """

    patience: float
    has_resources: Callable[["Client"], bool]
    on_removed: Callable[["Client"], None]


class Senders:
    """The UDP clients, by the address that they send from."""

    def __init__(self, gate: Gate, policy: RemovalPolicy) -> None:
        self._gate = gate
        self._policy = policy
        self._clients: dict[Origin, UdpClient] = {}
        self._candidates: OrderedDict[Origin, UdpClient] = OrderedDict()
        """Clients that may be removed, the longest silent first: all but those that were found to hold resources."""
        self._proved: set[Origin] = set()
        """Clients beyond this machine that have proved their address."""
        self._full_until = 0.0
        """The loop's time before which no client that holds resources can have been silent for too long."""

    def __iter__(self) -> Iterator["UdpClient"]:
        """Yield the clients."""
        return iter(list(self._clients.values()))

    def client(self, packet: bytes, origin: Origin, make: Callable[[], "UdpClient"]) -> "UdpClient":
        """Return the client that has sent a packet, a new one if need be, or raise `RefusedError`."""
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
        """Note that a packet of a client has come, or is finished: its silence begins again."""
        client = self._clients.get(origin)
        if client is not None:
            client.heard = asyncio.get_running_loop().time()
            self._candidates[origin] = client
            self._candidates.move_to_end(origin)

    def forget_proofs(self, has_resources: Callable[["Client"], bool]) -> None:
        """Forget silent clients that had proved their address, unless something is still to come for them.

        Another machine may have that address by now.
        """
        for origin in list(self._proved):
            client = self._clients[origin]
            if self._is_silent(client) and not has_resources(client):
                self._forget(origin)

    def reconsider_holders(self) -> None:
        """Make clients that held resources candidates for removal again: they may hold none by now."""
        held = self._clients.keys() - self._candidates.keys()
        for origin in sorted(held, key=lambda origin: self._clients[origin].heard, reverse=True):
            self._candidates[origin] = self._clients[origin]
            self._candidates.move_to_end(origin, last=False)

    def _make_room(self, packet: bytes) -> None:
        """Remove a client if the table is full, or raise `RefusedError` if none may be removed."""
        if len(self._clients) < MOST_SENDERS:
            return
        while self._candidates:
            origin, client = self._candidates.popitem(last=False)
            if not self._policy.has_resources(client):
                self._forget(origin)
                return
        if asyncio.get_running_loop().time() < self._full_until:
            raise RefusedError(_full_answer(packet))
        origin = min(self._clients, key=lambda origin: self._clients[origin].heard)
        if not self._is_silent(self._clients[origin]):
            self._full_until = self._clients[origin].heard + self._policy.patience
            raise RefusedError(_full_answer(packet))
        self._forget(origin)

    def _is_silent(self, client: "UdpClient") -> bool:
        return asyncio.get_running_loop().time() - client.heard > self._policy.patience

    def _forget(self, origin: Origin) -> None:
        self._candidates.pop(origin, None)
        self._proved.discard(origin)
        client = self._clients.pop(origin)
        client.leave()
        self._policy.on_removed(client)


def _full_answer(packet: bytes) -> bytes:
    """Return the answer to a packet whose sender finds the table full."""
    reason = (
        f"{MOST_SENDERS} programs use this server over UDP already: wait until one of them falls silent, or use TCP"
    )
    name = address_of(packet)
    return b"" if name is None or name in ANSWERS else encode("/fail", [name, reason])


@dataclass(eq=False)
class Connection:
    """A TCP connection: its host, when it was last heard, and its client once it has sent a byte."""

    writer: asyncio.StreamWriter
    host: str
    heard: float
    client: "TcpClient | None" = None


class Connections:
    """The open TCP connections. TCP keep-alive closes those whose other end has vanished."""

    def __init__(self, policy: RemovalPolicy) -> None:
        self._policy = policy
        self._open: set[Connection] = set()

    def enter(self, writer: asyncio.StreamWriter) -> Connection | None:
        """Add a new connection, in the place of another one if need be; return None if there is no room."""
        keep_alive(writer.get_extra_info("socket"), self._policy.patience)
        name = writer.get_extra_info("peername")
        connection = Connection(writer, name[0] if name else "", asyncio.get_running_loop().time())
        if rivals := self._rivals(connection.host):
            removable = [each for each in rivals if self._is_removable(each)]
            if not removable:
                return None
            oldest = min(removable, key=lambda each: each.heard)
            oldest.writer.transport.abort()
            self.leave(oldest)
        self._open.add(connection)
        return connection

    def leave(self, connection: Connection) -> None:
        """Forget a connection that is closed."""
        self._open.discard(connection)

    def _rivals(self, host: str) -> list[Connection]:
        """Return the connections of which one must close before a host can open another; none if there is room."""
        if len(self._open) >= MOST_CONNECTIONS:
            return list(self._open)
        theirs = [each for each in self._open if each.host == host]
        return theirs if len(theirs) >= share(MOST_CONNECTIONS) and not is_own(host) else []

    def _is_removable(self, connection: Connection) -> bool:
        if connection.client is None:
            return True
        silence = asyncio.get_running_loop().time() - connection.heard
        return silence > self._policy.patience and not self._policy.has_resources(connection.client)


def share(places: int) -> int:
    """Return how many of some places one other machine may take: half of them, rounded up."""
    return (places + 1) // 2
