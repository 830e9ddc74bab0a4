"""Packets from clients and answers to them, over UDP and TCP: who sent a packet, and how to answer.

Everything here runs on the event loop's thread. Datagrams are taken off the socket as long as there are any, for a
burst must not wait in the system's buffer, which may be small, and wait in the line of their sender. A TCP connection
is read on when what came is done: what its client sends beyond waits there. What clients leave unread holds up only
themselves, and all that waits on either way counts against one budget.
"""

import asyncio
import contextlib
import errno
import ipaddress
import logging
import math
import socket
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Protocol

from nmfserver.errors import ArgumentError, NMFServerError, counted
from nmfserver.log import LimitedLog
from nmfserver.osc.budget import OVERHEAD, Share
from nmfserver.osc.clients import MOST_CONNECTIONS, Connection, Connections, Senders
from nmfserver.osc.codec import BadPacketError, Value, encode, encoded_size, encoding, measuring
from nmfserver.osc.framing import Framing, framing
from nmfserver.osc.gate import RefusedError
from nmfserver.osc.lines import Line, Lines
from nmfserver.osc.sockets import Datagrams, Origin, is_own, shown
from nmfserver.steps import Steps

logger = logging.getLogger(__name__)

LARGEST_DATAGRAM = 65507
DEFAULT_UDP_REPLY = 8192
SMALLEST_REPLY = 256
FEWEST_VALUES = 16
"""Values of an answer that every client has to take: the ``/done`` of a job has 12."""
MOST_WAITING = 4096
"""Packets of one sender that may wait over UDP: a burst of 3000 stays whole."""
HEARD_AGAIN = MOST_WAITING // 2
"""Packets in a line that was full, from which on its sender is listened to again."""
MOST_UNSENT = 2**26
"""Bytes of answers that a TCP client may leave unread before nothing more is done for it, until it has read them."""
MOST_UNREAD = 2**20
"""The same where the budget is spent; and a client with more is sent no more of which only the newest matters."""
MOST_UNWHOLE = 2**16
"""Bytes of a TCP packet that is not whole yet which any client may have, and keep."""
AHEAD = 64
"""Packets of one TCP client that wait at a time."""
PIECE = 2**16
"""Bytes of an answer that are written in a step."""
PIECES = 256
"""Values of an answer that are written in a step."""
LARGEST_TCP_REPLY = 2**28
"""Bytes. Nobody needs as much at once, and the machine may not have it."""
PATIENCE = 30.0
"""Seconds in which a TCP client must read a megabyte of what has piled up for it, or send more of a long packet."""
CLOSING = 1.0
"""Seconds in which a client must read some of what is left for it when its connection ends."""
LEAST_READ = 2**16
TAKING = 0.003
"""Seconds for which datagrams are taken without a pause, while more of them arrive."""
TELLING = 1.0
"""Seconds after which senders are told of packets that were lost."""
BUDGET_PAUSE = 0.05
"""Seconds after which a connection looks again whether there is memory for it."""


class ReplyTooLargeError(NMFServerError):
    """An answer that does not fit into a packet of the client."""


class Client(ABC):
    """Somebody who sends packets and gets answers of at most `limit` bytes and `most_values` values."""

    protocol: ClassVar[str]
    largest: ClassVar[int]
    """Bytes of the largest packet that a client may ask for."""
    way_out: ClassVar[str]
    """What to do about an answer that is too large."""

    def __init__(self, host: str, port: int, limit: int, lines: Lines) -> None:
        self.host = host
        self.port = port
        self.limit = limit
        self.line = Line(lines)
        self.arrived = Share(lines.budget)
        """Bytes of its packets that wait, or are not whole yet."""
        self.most_values: int | None = None
        self.stream_interval = 0.0
        """Seconds between two messages of a stream, at least."""
        self._usual_limit = limit

    def __str__(self) -> str:
        """Return the address as people write it."""
        return shown(self.host, self.port)

    @property
    def is_behind(self) -> bool:
        """Whether it leaves so many answers unread that what can be left out should be."""
        return False

    @property
    def has_settings(self) -> bool:
        """Whether it has asked for something that holds for all its answers."""
        return self.limit != self._usual_limit or self.most_values is not None or self.stream_interval > 0

    @property
    def is_local(self) -> bool:
        """Whether it runs on this machine."""
        return is_own(self.host)

    def send(self, address: str, values: Sequence[Value] = ()) -> None:
        """Send an answer, or raise `ReplyTooLargeError`, before much memory is taken."""
        self._require_fit(encoded_size(address, values))
        self._send(encode(address, values))

    def sending(self, address: str, values: Sequence[Value]) -> Steps[None]:
        """Do in steps what `send` does: for answers that may be long."""
        size = yield from measuring(address, values)
        self._require_fit(size)
        yield from self._sending(size, encoding(address, values))

    def _require_fit(self, size: int) -> None:
        if size > self.limit:
            raise ReplyTooLargeError(
                f"the answer needs {size} bytes, and this client takes {self.limit}: {self.way_out}"
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
    def _sending(self, size: int, pieces: Iterable[bytes]) -> Steps[None]:
        """Send a packet of `size` bytes, in steps."""


Receive = Callable[[bytes, Client], Steps[None]]
"""What does, in steps, what a packet asks for."""


class Lost(Protocol):
    """Tells a client how many of its packets were lost, `exactly` or about."""

    def __call__(self, client: Client, count: int, *, exactly: bool) -> None:
        """Tell it."""
        ...


class UdpClient(Client):
    """The sender of a datagram."""

    protocol, largest = "UDP", LARGEST_DATAGRAM
    way_out = "ask for fewer values at once, raise the limit with /maxpacket, or use TCP"

    def __init__(self, endpoint: "UdpEndpoint", origin: Origin) -> None:
        (host, port, *_), _ = origin
        super().__init__(host, port, DEFAULT_UDP_REPLY, endpoint.lines)
        self.heard = -math.inf
        """When the last packet came, or was done with, by the event loop's clock."""
        self.waited = 0
        """How many of its packets waited at a time, lately, at most."""
        self.lost = 0
        """Packets that came lately and found no room in its line."""
        self._endpoint = endpoint
        self._asked_from = self._origin = origin

    @property
    def address(self) -> tuple[Any, ...]:
        """Where answers go."""
        return self._origin[0]

    @property
    def has_settings(self) -> bool:
        """Whether it has asked for something that holds for all its answers."""
        return super().has_settings or self._origin != self._asked_from

    def reply_to(self, host: str, port: int) -> None:
        """Send answers to another port of the sender's machine; loopback means that machine, too."""
        # Names are not looked up: a name server that takes its time would stall the server.
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
        """Leave nothing behind in the endpoint: it is a client no more."""
        self._endpoint.forget(self)

    def _send(self, packet: bytes) -> None:
        self._endpoint.send(packet, self._origin)

    def _sending(self, size: int, pieces: Iterable[bytes]) -> Steps[None]:
        packet = bytearray()
        for at, piece in enumerate(pieces):
            packet += piece
            if at % PIECES == PIECES - 1:
                yield
        self._send(bytes(packet))


class UdpEndpoint:
    """A UDP socket, and those who send to it."""

    def __init__(
        self,
        lines: Lines,
        bound: socket.socket,
        receive: Receive,
        lost: Lost,
        senders: Senders,
    ) -> None:
        self.lines = lines
        self._loop = lines.loop
        self._datagrams = Datagrams(bound)
        self._receive = receive
        self._lost = lost
        self._senders = senders
        self._dropped = self._datagrams.dropped
        self._lately: dict[UdpClient, None] = {}
        """Those who sent something since lost packets were told last."""
        self._guilty: set[UdpClient] = set()
        """Those of them whose line was full since then."""
        self._telling: asyncio.Handle | None = None
        self._is_flooded = False
        self._muted: dict[UdpClient, tuple[Any, ...]] = {}
        """Those whose line is full, with their addresses: the system drops what they send, so that we need not."""
        self._unsent: deque[tuple[bytes, Origin]] = deque()
        self._unsent_share = Share(lines.budget)
        self._loop.add_reader(bound, self._take)

    def close(self) -> None:
        """Close the socket."""
        if self._telling is not None:
            self._telling.cancel()
        self._loop.remove_reader(self._datagrams.socket)
        self._loop.remove_writer(self._datagrams.socket)
        self._datagrams.socket.close()

    def send(self, packet: bytes, origin: Origin) -> None:
        """Send a datagram now, or as soon as the system takes it."""
        if self._unsent:
            self._wait(packet, origin)
            return
        try:
            self._datagrams.send(packet, origin)
        except BlockingIOError:
            self._wait(packet, origin)
        except OSError as error:
            if error.errno == errno.EMSGSIZE:
                raise ReplyTooLargeError(
                    f"this system sends no datagrams of {len(packet)} bytes: ask for less at once, or use TCP"
                ) from error
            logger.debug("no answer to %s: %s", origin[0], error)

    def _wait(self, packet: bytes, origin: Origin) -> None:
        if self._unsent_share.size > MOST_UNSENT or self.lines.budget.is_spent:
            logger.debug("no answer to %s: %d bytes of answers are waiting already", origin[0], self._unsent_share.size)
            return
        self._unsent.append((packet, origin))
        self._unsent_share.set(self._unsent_share.size + len(packet) + OVERHEAD)
        self._loop.add_writer(self._datagrams.socket, self._send_waiting)

    def _send_waiting(self) -> None:
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

    def _take(self) -> None:
        """Put what has arrived into the lines of its senders."""
        end = time.perf_counter() + TAKING
        with contextlib.suppress(BlockingIOError):
            while time.perf_counter() < end:
                try:
                    packet, origin = self._datagrams.receive()
                except ConnectionError:  # Windows reports here that an earlier answer found nobody
                    continue
                self._put(packet, origin)
        if self._telling is None:
            self._telling = self._loop.call_later(TELLING, self._tell)

    def _put(self, packet: bytes, origin: Origin) -> None:
        try:
            client = self._senders.client(packet, origin, lambda: UdpClient(self, origin))
        except RefusedError as refused:
            if refused.answer:
                self.send(refused.answer, origin)
            return
        self._lately[client] = None
        waiting = len(client.line)
        client.waited = max(client.waited, waiting + 1)
        if waiting >= MOST_WAITING or (waiting and not self.lines.budget.has_room_beside(client.arrived.size)):
            client.lost += 1
            if client not in self._muted:
                self._muted[client] = origin[0]
                self._guilty.add(client)
                self._datagrams.mute(list(self._muted.values()))
                self._flooded(is_now=True)
            return
        client.arrived.set(client.arrived.size + len(packet) + OVERHEAD)
        client.line.add(self._work(packet, client, origin))

    def _work(self, packet: bytes, client: UdpClient, origin: Origin) -> Steps[None]:
        try:
            yield from self._receive(packet, client)
        finally:
            # Of one that was forgotten meanwhile nothing is counted any more.
            client.arrived.set(max(0, client.arrived.size - len(packet) - OVERHEAD))
            self._senders.heard(origin)
            if len(client.line) <= HEARD_AGAIN:
                self._listen(client)

    def forget(self, client: UdpClient) -> None:
        """Drop what waits of a client that is none any more."""
        client.line.clear()
        client.arrived.set(0)
        self._listen(client)
        self._lately.pop(client, None)
        self._guilty.discard(client)

    def _listen(self, client: UdpClient) -> None:
        """Hear a client again whose line was full."""
        if self._muted.pop(client, None) is not None:
            self._datagrams.mute(list(self._muted.values()))

    def _flooded(self, *, is_now: bool) -> None:
        if is_now != self._is_flooded:
            self._is_flooded = is_now
            self._datagrams.shorten(short=is_now)

    def _tell(self) -> None:
        """Tell senders how many of their packets were lost.

        Those that the system dropped were sent by whoever sent more than there was room for, or else by anybody. The
        system tells only how many there were: of several senders, those of whose packets many wait have lost most.
        """
        self._telling = self._loop.call_later(TELLING, self._tell) if self._muted else None
        dropped = self._datagrams.dropped
        new = (dropped - self._dropped) % 2**32
        self._dropped = dropped
        lately, self._lately = self._lately, {}
        guilty, self._guilty = self._guilty or set(lately), set(self._muted)
        if not self._muted and not new:
            self._flooded(is_now=False)
        waited = sum(client.waited + 1 for client in guilty)
        for client in {*lately, *guilty}:
            share = new * (client.waited + 1) // waited if client in guilty else 0
            lost = client.lost + share
            client.waited = client.lost = 0
            if lost:
                self._lost(client, lost, exactly=share in (0, new))


class TcpClient(Client):
    """One connection."""

    protocol, largest = "TCP", LARGEST_TCP_REPLY
    way_out = "ask for fewer values at once, or raise the limit with /maxpacket"

    def __init__(self, writer: asyncio.StreamWriter, wire: Framing, lines: Lines) -> None:
        host, port = writer.get_extra_info("peername")[:2]
        super().__init__(host, port, LARGEST_TCP_REPLY, lines)
        writer.transport.set_write_buffer_limits(high=0)  # `drain` waits until all is sent
        self._writer = writer
        self._wire = wire
        self._budget = lines.budget
        self._unsent = Share(lines.budget)
        self._draining: asyncio.Task[None] | None = None
        self._is_sending = False
        self._held: list[bytes] = []
        """Packets that wait until a long one is written."""

    def reply_to(self, host: str, port: int) -> None:
        """Refuse: a connection has two ends."""
        raise ArgumentError("over TCP answers go back on the same connection; /reply_to is for UDP")

    @property
    def is_behind(self) -> bool:
        """Whether a megabyte waits for it."""
        return self._unsent.size > MOST_UNREAD

    def _send(self, packet: bytes) -> None:
        if self._is_sending:
            self._held.append(packet)
        else:
            self._write(self._wire.wrap(len(packet), [packet]))

    def _sending(self, size: int, pieces: Iterable[bytes]) -> Steps[None]:
        gathered: list[bytes] = []
        self._is_sending = True
        try:
            for piece in self._wire.wrap(size, pieces):
                gathered.append(piece)
                if len(gathered) >= PIECES or len(piece) >= PIECE:
                    self._write(gathered)
                    gathered.clear()
                    yield
            self._write(gathered)
        finally:
            self._is_sending = False
            held, self._held = self._held, []
            for packet in held:
                self._send(packet)

    def _write(self, pieces: Iterable[bytes]) -> None:
        """Write what the client is sent; where it leaves too much unread, do nothing more for it until it has read."""
        if self._writer.is_closing():
            return
        self._writer.write(b"".join(pieces))
        size = self._waiting
        if not size and not self._unsent.size:
            return
        self._unsent.set(size)
        if self._draining is None:
            self._draining = asyncio.create_task(self._drain())
        if size > MOST_UNSENT or (size > MOST_UNREAD and self._budget.is_spent):
            self.line.pause()

    @property
    def _waiting(self) -> int:
        return self._writer.transport.get_write_buffer_size()

    async def _drain(self) -> None:
        """Wait until the client has read everything; give up one that has work waiting and does not read."""
        with contextlib.suppress(OSError):  # the connection broke
            while size := self._waiting:
                try:
                    await asyncio.wait_for(self._writer.drain(), PATIENCE)
                except TimeoutError:
                    if self.line.is_paused and size - self._waiting < MOST_UNREAD:
                        logger.warning("%s does not read its answers: the connection is closed", self)
                        self._writer.transport.abort()
                        break
                self._unsent.set(self._waiting)
        self._unsent.set(0)
        self._draining = None
        self.line.resume()


class TcpEndpoint:
    """The TCP sockets and their connections."""

    def __init__(self, lines: Lines, receive: Receive, broken: Callable[[BadPacketError, Client | None], None],
                 closed: Callable[[Client], None], connections: Connections) -> None:  # fmt: skip
        self._lines = lines
        self._receive = receive
        self._broken = broken
        self._closed = closed
        self._connections = connections
        self._log = LimitedLog("more refusal")
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._ending = False

    async def start(self, bound: Sequence[socket.socket]) -> None:
        """Listen on sockets that are bound already."""
        self._servers = [await asyncio.start_server(self._serve, sock=each) for each in bound]

    async def close(self) -> None:
        """Close the sockets and every connection, with what was still to be sent."""
        self._ending = True
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        connection = self._connections.enter(writer)
        try:
            if connection is None:
                self._log.write("a connection is refused: %d are open already", MOST_CONNECTIONS)
            else:
                with contextlib.suppress(OSError, asyncio.CancelledError):  # the connection broke, or the server quits
                    await self._converse(reader, writer, connection)
        finally:
            with contextlib.suppress(asyncio.CancelledError):  # the server quits
                await self._end(writer)
            if connection is not None:
                self._connections.leave(connection)

    async def _end(self, writer: asyncio.StreamWriter) -> None:
        """Close a connection; what is unread is dropped as soon as the client reads nothing of it for a moment."""
        writer.close()
        closed = asyncio.create_task(writer.wait_closed())
        try:
            while True:
                left = writer.transport.get_write_buffer_size()
                await asyncio.wait({closed}, timeout=CLOSING)
                read = left - writer.transport.get_write_buffer_size()
                if closed.done() or self._ending or read < LEAST_READ:
                    return
        finally:
            writer.transport.abort()
            await asyncio.gather(closed, return_exceptions=True)

    async def _converse(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: Connection
    ) -> None:
        client = None
        try:
            first = await reader.read(1)
            if not first or writer.get_extra_info("peername") is None:  # gone before it was let in
                return
            wire = framing(first)
            connection.client = client = TcpClient(writer, wire, self._lines)
            data = first
            while data:
                connection.heard = asyncio.get_running_loop().time()
                _acknowledge_at_once(writer)
                for packet in wire.feed(data):
                    await self._do(self._receive(packet, client), len(packet), client)
                await client.line.idle()
                client.arrived.set(wire.held)
                data = await self._more(reader, client)
        except BadPacketError as error:
            # Where a packet ends is unknown from here on: the connection cannot go on.
            await self._give_up(error, client)
        except MemoryError:
            await self._give_up(BadPacketError("the machine has no memory for a packet of this size"), client)
        finally:
            if client is not None:
                await self._forget(client)

    async def _give_up(self, error: BadPacketError, client: TcpClient | None) -> None:
        """Tell why a connection cannot go on, behind the answers to what came before."""
        if client is not None:
            await client.line.idle()
        self._broken(error, client)

    @staticmethod
    async def _do(steps: Steps[None], size: int, client: TcpClient) -> None:
        """Do what a packet asks for; where few wait already, without waiting for the end."""
        client.arrived.set(client.arrived.size + size)
        client.line.add(steps)
        if len(client.line) >= AHEAD:
            await client.line.idle()

    async def _more(self, reader: asyncio.StreamReader, client: TcpClient) -> bytes:
        """Read on; of a long packet, only where there is memory for it, and when its client goes on sending it."""
        if client.arrived.size <= MOST_UNWHOLE:
            return await reader.read(PIECE)
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._lines.budget.has_room_beside(client.arrived.size):
                    await asyncio.sleep(BUDGET_PAUSE)
                return await reader.read(PIECE)
        except TimeoutError:
            logger.info("%s has sent the beginning of a packet only: the connection is closed", client)
            return b""

    async def _forget(self, client: TcpClient) -> None:
        """Let what a client has begun end, unless the server does, and forget the client."""
        client.line.clear()
        if not self._ending:
            await client.line.idle()
        client.arrived.set(0)
        self._closed(client)


def _acknowledge_at_once(writer: asyncio.StreamWriter) -> None:
    """Have Linux acknowledge what came; otherwise it waits 40 ms, and sclang, which sends in two pieces, with it."""
    if hasattr(socket, "TCP_QUICKACK"):  # the system forgets it after a while
        with contextlib.suppress(OSError):
            writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
