"""OSC over UDP: a client is the address that datagrams come from.

Everything here runs on the event loop's thread. Datagrams are read off the socket as long as there are any, because the
system's buffer may be small. They then wait in the line of their sender. Datagrams and unsent answers count against the
shared memory budget.
"""

import asyncio
import contextlib
import errno
import ipaddress
import logging
import math
import socket
import time
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from nmfserver.errors import ArgumentError
from nmfserver.osc.budget import OVERHEAD, Share
from nmfserver.osc.client import PIECES, Client, Dispatch, ReplyTooLargeError
from nmfserver.osc.clients import Senders
from nmfserver.osc.gate import RefusedError
from nmfserver.osc.lines import Lines
from nmfserver.osc.sockets import Datagrams, Origin, SocketAddress
from nmfserver.steps import Steps

logger = logging.getLogger(__name__)

LARGEST_DATAGRAM = 65507
DEFAULT_UDP_REPLY = 8192
MOST_WAITING = 4096
"""Datagrams of one sender that may wait: a burst of 3000 is received whole."""
UNMUTE_BELOW = MOST_WAITING // 2
"""A muted sender is heard again when no more than this many of its datagrams wait."""
READ_TIME = 0.003
"""Seconds for which datagrams are read without a pause, while more of them arrive."""
REPORT_INTERVAL = 1.0
"""Seconds between two reports of lost datagrams to their senders."""


class ReportLoss(Protocol):
    """Sends a client the number of its packets that were lost, `exactly` or about."""

    def __call__(self, client: Client, count: int, *, exactly: bool) -> None:
        """Send the number."""
        ...


class UdpClient(Client):
    """The sender of a datagram."""

    protocol, largest = "UDP", LARGEST_DATAGRAM
    remedy = "ask for fewer values at once, raise the limit with /maxpacket, or use TCP"

    def __init__(self, endpoint: "UdpEndpoint", origin: Origin) -> None:
        (host, port, *_), _ = origin
        super().__init__(host, port, DEFAULT_UDP_REPLY, endpoint.lines)
        self.heard = -math.inf
        """When its last packet came or was finished, by the event loop's clock."""
        self.peak_waiting = 0
        """The largest number of its packets that waited at a time since the last report of losses."""
        self.lost = 0
        """Packets that found no room in its line since the last report of losses."""
        self._endpoint = endpoint
        self._sends_from = self._origin = origin

    @property
    def address(self) -> SocketAddress:
        """The address that answers go to."""
        return self._origin[0]

    @property
    def has_settings(self) -> bool:
        """Whether the client has changed a setting that applies to all its answers."""
        return super().has_settings or self._origin != self._sends_from

    def reply_to(self, host: str, port: int) -> None:
        """Send answers to another port of the sender's machine; a loopback address means that machine, too."""
        # Names are not looked up: a slow name server would block the event loop.
        try:
            wanted = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
        except ValueError as error:
            raise ArgumentError(
                f"{host!r} is no IP address; answers go to the sender's own machine: 127.0.0.1, or {self.host}"
            ) from error
        if not wanted.is_loopback and wanted != ipaddress.ip_address(self.host):
            raise ArgumentError(
                f"answers go to the sender's own machine: 127.0.0.1, or {self.host}; they cannot go to {host}"
            )
        address, source = self._origin
        self._origin = (self.host, port, *address[2:]), source

    def leave(self) -> None:
        """Remove this client from its endpoint."""
        self._endpoint.forget(self)

    def _send(self, packet: bytes) -> None:
        self._endpoint.send(packet, self._origin)

    def _send_pieces(self, size: int, pieces: Iterable[bytes]) -> Steps[None]:
        packet = bytearray()
        for at, piece in enumerate(pieces):
            packet += piece
            if at % PIECES == PIECES - 1:
                yield
        self._send(bytes(packet))


class UdpEndpoint:
    """A UDP socket and its clients.

    lines : give the clients their turns
    dispatch : decodes a packet and runs its commands, in steps: `Dispatcher.dispatch` of ``commands/dispatch.py``
    report_loss : tells a client how many of its packets were lost
    senders : knows the client of each address, and refuses strangers
    """

    def __init__(
        self,
        lines: Lines,
        bound: socket.socket,
        dispatch: Dispatch,
        report_loss: ReportLoss,
        senders: Senders,
    ) -> None:
        self.lines = lines
        self._loop = lines.loop
        self._datagrams = Datagrams(bound)
        self._dispatch = dispatch
        self._report_loss = report_loss
        self._senders = senders
        self._dropped = self._datagrams.dropped
        self._recent: dict[UdpClient, None] = {}
        """Clients that have sent something since the last report of losses, in order."""
        self._overflowed: set[UdpClient] = set()
        """Clients whose line was full since then."""
        self._report_timer: asyncio.Handle | None = None
        self._is_flooded = False
        self._muted: dict[UdpClient, SocketAddress] = {}
        """Clients whose line is full, with their addresses: the system drops what they send."""
        self._unsent: deque[tuple[bytes, Origin]] = deque()
        self._unsent_share = Share(lines.budget)
        self._loop.add_reader(bound, self._read)

    def close(self) -> None:
        """Close the socket."""
        if self._report_timer is not None:
            self._report_timer.cancel()
        self._loop.remove_reader(self._datagrams.socket)
        self._loop.remove_writer(self._datagrams.socket)
        self._datagrams.socket.close()

    def send(self, packet: bytes, origin: Origin) -> None:
        """Send a datagram now, or when the system has room for it."""
        if self._unsent:
            self._send_later(packet, origin)
            return
        try:
            self._datagrams.send(packet, origin)
        except BlockingIOError:
            self._send_later(packet, origin)
        except OSError as error:
            if error.errno == errno.EMSGSIZE:
                raise ReplyTooLargeError(
                    f"this system sends no datagrams of {len(packet)} bytes: ask for less at once, or use TCP"
                ) from error
            logger.debug("no answer to %s: %s", origin[0], error)

    def _send_later(self, packet: bytes, origin: Origin) -> None:
        """Queue a datagram until the socket is writable, or drop it where too many bytes wait already."""
        if self._unsent_share.size > self.lines.budget.most_of_one or self.lines.budget.is_spent:
            logger.debug("no answer to %s: %d bytes of answers are waiting already", origin[0], self._unsent_share.size)
            return
        self._unsent.append((packet, origin))
        self._unsent_share.set(self._unsent_share.size + len(packet) + OVERHEAD)
        self._loop.add_writer(self._datagrams.socket, self._send_unsent)

    def _send_unsent(self) -> None:
        """Send the queued datagrams until the system has no more room."""
        while self._unsent:
            packet, origin = self._unsent[0]
            try:
                self._datagrams.send(packet, origin)
            except BlockingIOError:
                return
            except OSError as error:
                logger.debug("no answer to %s: %s", origin[0], error)
            self._unsent.popleft()
            self._unsent_share.set(self._unsent_share.size - len(packet) - OVERHEAD)
        self._loop.remove_writer(self._datagrams.socket)

    def _read(self) -> None:
        """Read the datagrams that have arrived and add each to the line of its sender."""
        end = time.perf_counter() + READ_TIME
        with contextlib.suppress(BlockingIOError):
            while time.perf_counter() < end:
                try:
                    packet, origin = self._datagrams.receive()
                except ConnectionError:  # Windows reports here that nobody received an earlier answer
                    continue
                self._add_to_line(packet, origin)
        if self._report_timer is None:
            self._report_timer = self._loop.call_later(REPORT_INTERVAL, self._report_losses)

    def _add_to_line(self, packet: bytes, origin: Origin) -> None:
        """Add a datagram to the line of its sender, where it is handled in its turn.

        An unknown sender is refused. What a full line cannot take is dropped.
        """
        try:
            client = self._senders.client(packet, origin, lambda: UdpClient(self, origin))
        except RefusedError as refused:
            if refused.answer:
                self.send(refused.answer, origin)
            return
        self._recent[client] = None
        waiting = len(client.line)
        client.peak_waiting = max(client.peak_waiting, waiting + 1)
        if waiting >= MOST_WAITING or (waiting and not self.lines.budget.has_room_beside(client.arrived.size)):
            client.lost += 1
            client.line.end_credit()
            self._mute(client, origin[0])
            return
        client.arrived.set(client.arrived.size + len(packet) + OVERHEAD)
        client.line.add(self._handle(packet, client, origin))

    def _handle(self, packet: bytes, client: UdpClient, origin: Origin) -> Steps[None]:
        """Run the commands of a packet, then give its memory back."""
        try:
            yield from self._dispatch(packet, client)
        finally:
            # The size is 0 already if the client was forgotten meanwhile.
            client.arrived.set(max(0, client.arrived.size - len(packet) - OVERHEAD))
            self._senders.heard(origin)
            if len(client.line) <= UNMUTE_BELOW:
                self._unmute(client)

    def forget(self, client: UdpClient) -> None:
        """Drop the waiting packets of a client that has been removed."""
        client.line.clear()
        client.arrived.set(0)
        self._unmute(client)
        self._recent.pop(client, None)
        self._overflowed.discard(client)

    def _mute(self, client: UdpClient, address: SocketAddress) -> None:
        """Let the system drop what a client sends, until its line has room again."""
        if client not in self._muted:
            self._muted[client] = address
            self._overflowed.add(client)
            self._datagrams.mute(list(self._muted.values()))
            self._set_flooded(is_flooded=True)

    def _unmute(self, client: UdpClient) -> None:
        """Receive what a client sends again, if it was muted."""
        if self._muted.pop(client, None) is not None:
            self._datagrams.mute(list(self._muted.values()))

    def _set_flooded(self, *, is_flooded: bool) -> None:
        """Shorten the socket's buffer during a flood; restore it afterwards."""
        if is_flooded != self._is_flooded:
            self._is_flooded = is_flooded
            self._datagrams.shorten(short=is_flooded)

    def _report_losses(self) -> None:
        """Report to senders how many of their packets were lost.

        The system counts the datagrams that it has dropped, but not whose they were. They are attributed to the clients
        whose line was full, or else to all that have sent something, in proportion to how many of their packets waited.
        """
        self._report_timer = self._loop.call_later(REPORT_INTERVAL, self._report_losses) if self._muted else None
        dropped = self._datagrams.dropped
        new = (dropped - self._dropped) % 2**32
        self._dropped = dropped
        recent, self._recent = self._recent, {}
        suspects, self._overflowed = self._overflowed or set(recent), set(self._muted)
        if not self._muted and not new:
            self._set_flooded(is_flooded=False)
        total = sum(client.peak_waiting + 1 for client in suspects)
        for client in {*recent, *suspects}:
            share = new * (client.peak_waiting + 1) // total if client in suspects else 0
            lost = client.lost + share
            client.peak_waiting = client.lost = 0
            if lost:
                self._report_loss(client, lost, exactly=share in (0, new))
