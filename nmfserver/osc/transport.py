"""Packets from clients and answers to them, over UDP and TCP: who sent a packet, and how to answer.

Everything here runs on the event loop's thread. Datagrams are first taken off the socket, all that are there, and
then handed out in short turns: a burst must not wait in the kernel's buffer, which may be small.
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
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from nmfserver.errors import ArgumentError, NMFServerError, counted
from nmfserver.log import LimitedLog
from nmfserver.osc.clients import MOST_CONNECTIONS, Connection, Connections, Senders
from nmfserver.osc.codec import BadPacketError, Value, encode, encoded_size
from nmfserver.osc.framing import Framing, framing
from nmfserver.osc.gate import RefusedError
from nmfserver.osc.sockets import Datagrams, Origin, is_own, shown

logger = logging.getLogger(__name__)

LARGEST_DATAGRAM = 65507
DEFAULT_UDP_REPLY = 8192
SMALLEST_REPLY = 256
FEWEST_VALUES = 16
"""Values of an answer that every client has to take: the ``/done`` of a job has 12."""
MOST_PENDING = 2**26
"""Bytes of packets or replies that may wait for their turn, per socket."""
MOST_UNREAD = 2**20
"""Bytes of answers that a TCP client may leave unread before it is sent no more of which only the newest matters."""
OVERHEAD = 512
"""Bytes that a waiting datagram takes in memory beside its own."""
LARGEST_TCP_REPLY = 2**28
"""Bytes. Nobody needs as much at once, and the machine may not have it."""
READING_PATIENCE = 30.0
"""Seconds in which a TCP client must begin to read the answers that have piled up."""
TURN = 0.0005
"""Seconds of work after which other tasks of the loop get their turn, and what has arrived meanwhile is taken."""
TAKING = 0.02
"""Seconds for which datagrams are taken without a pause, while more of them arrive."""


class ReplyTooLargeError(NMFServerError):
    """An answer that does not fit into a packet of the client."""


class Client(ABC):
    """Somebody who sends packets and gets answers of at most `limit` bytes and `most_values` values."""

    protocol: ClassVar[str]
    largest: ClassVar[int]
    """Bytes of the largest packet that a client may ask for."""
    way_out: ClassVar[str]
    """What to do about an answer that is too large."""

    def __init__(self, host: str, port: int, limit: int) -> None:
        self.host = host
        self.port = port
        self.limit = limit
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
        size = encoded_size(address, values)
        if size > self.limit:
            raise ReplyTooLargeError(
                f"the answer needs {size} bytes, and this client takes {self.limit}: {self.way_out}"
            )
        self._send(encode(address, values))

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


Receive = Callable[[bytes, Client], None]


class UdpClient(Client):
    """The sender of a datagram."""

    protocol, largest = "UDP", LARGEST_DATAGRAM
    way_out = "ask for fewer values at once, raise the limit with /maxpacket, or use TCP"

    def __init__(self, endpoint: "UdpEndpoint", origin: Origin) -> None:
        (host, port, *_), _ = origin
        super().__init__(host, port, DEFAULT_UDP_REPLY)
        self.heard = -math.inf
        """When the last packet came, by the event loop's clock."""
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

    def _send(self, packet: bytes) -> None:
        self._endpoint.send(packet, self._origin)


class UdpEndpoint:
    """A UDP socket, and those who send to it."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, bound: socket.socket, receive: Receive, senders: Senders
    ) -> None:
        self._loop = loop
        self._datagrams = Datagrams(bound)
        self._receive = receive
        self._senders = senders
        self._arrived: deque[tuple[bytes, Origin]] = deque()
        self._arrived_size = 0
        self._unsent: deque[tuple[bytes, Origin]] = deque()
        self._unsent_size = 0
        self._turn: asyncio.Handle | None = None
        loop.add_reader(bound, self._take_all)

    def close(self) -> None:
        """Close the socket."""
        if self._turn is not None:
            self._turn.cancel()
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
        if self._unsent_size > MOST_PENDING:
            logger.debug("no answer to %s: %d bytes of answers are waiting already", origin[0], self._unsent_size)
            return
        self._unsent.append((packet, origin))
        self._unsent_size += len(packet) + OVERHEAD
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
            self._unsent_size -= len(packet) + OVERHEAD
        self._loop.remove_writer(self._datagrams.socket)

    def _take_all(self) -> None:
        end = time.perf_counter() + TAKING
        with contextlib.suppress(BlockingIOError):
            while self._arrived_size < MOST_PENDING and time.perf_counter() < end:
                try:
                    packet, origin = self._datagrams.receive()
                except ConnectionError:  # Windows reports here that an earlier answer found nobody
                    continue
                self._arrived.append((packet, origin))
                self._arrived_size += len(packet) + OVERHEAD
        if self._turn is None:
            self._work()

    def _work(self) -> None:
        """Hand out packets for a short while, then let others have their turn."""
        self._turn = None
        end = time.perf_counter() + TURN
        while self._arrived:
            packet, origin = self._arrived.popleft()
            self._arrived_size -= len(packet) + OVERHEAD
            self._hand_out(packet, origin)
            if time.perf_counter() > end and self._arrived:
                self._turn = self._loop.call_soon(self._work)
                return

    def _hand_out(self, packet: bytes, origin: Origin) -> None:
        try:
            client = self._senders.client(packet, origin, lambda: UdpClient(self, origin))
        except RefusedError as refused:
            if refused.answer:
                self.send(refused.answer, origin)
        else:
            self._receive(packet, client)


class TcpClient(Client):
    """One connection."""

    protocol, largest = "TCP", LARGEST_TCP_REPLY
    way_out = "ask for fewer values at once, or raise the limit with /maxpacket"

    def __init__(self, writer: asyncio.StreamWriter, wire: Framing) -> None:
        host, port = writer.get_extra_info("peername")[:2]
        super().__init__(host, port, LARGEST_TCP_REPLY)
        writer.transport.set_write_buffer_limits(high=MOST_PENDING)
        self._writer = writer
        self._wire = wire

    def reply_to(self, host: str, port: int) -> None:
        """Refuse: a connection has two ends."""
        raise ArgumentError("over TCP answers go back on the same connection; /reply_to is for UDP")

    @property
    def is_behind(self) -> bool:
        """Whether a megabyte waits for it."""
        return self._writer.transport.get_write_buffer_size() > MOST_UNREAD

    def _send(self, packet: bytes) -> None:
        if not self._writer.is_closing():
            self._writer.write(self._wire.wrap(packet))

    async def let_read(self) -> None:
        """Let others have their turn; wait while the client leaves too many of its answers unread."""
        if self._writer.transport.get_write_buffer_size() <= MOST_PENDING:
            await asyncio.sleep(0)
            return
        try:
            await asyncio.wait_for(self._writer.drain(), READING_PATIENCE)
        except TimeoutError:
            logger.warning("%s does not read its answers: the connection is closed", self)
            self._writer.transport.abort()
            raise


class TcpEndpoint:
    """The TCP sockets and their connections."""

    def __init__(self, receive: Receive, broken: Callable[[BadPacketError, Client | None], None],
                 closed: Callable[[Client], None], connections: Connections) -> None:  # fmt: skip
        self._receive = receive
        self._broken = broken
        self._closed = closed
        self._connections = connections
        self._log = LimitedLog("more refusal")
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, bound: Sequence[socket.socket]) -> None:
        """Listen on sockets that are bound already."""
        self._servers = [await asyncio.start_server(self._serve, sock=each) for each in bound]

    async def close(self) -> None:
        """Close the sockets and every connection, with what was still to be sent."""
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
        if connection is None:
            self._log.write("a connection is refused: %d are open already", MOST_CONNECTIONS)
        else:
            try:
                with contextlib.suppress(OSError, asyncio.CancelledError):  # the connection broke, or the server quits
                    await self._converse(reader, writer, connection)
            finally:
                self._connections.leave(connection)
        writer.close()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await asyncio.wait_for(writer.wait_closed(), 1)

    async def _converse(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: Connection
    ) -> None:
        client = None
        try:
            first = await reader.read(1)
            if not first or writer.get_extra_info("peername") is None:  # gone before it was let in
                return
            wire = framing(first)
            connection.client = client = TcpClient(writer, wire)
            data = first
            while data:
                connection.heard = asyncio.get_running_loop().time()
                _acknowledge_at_once(writer)
                for packet in wire.feed(data):
                    self._receive(packet, client)
                    await client.let_read()
                data = await reader.read(65536)
        except BadPacketError as error:
            # Where a packet ends is unknown from here on: the connection cannot go on.
            self._broken(error, client)
        finally:
            if client is not None:
                self._closed(client)


def _acknowledge_at_once(writer: asyncio.StreamWriter) -> None:
    """Have Linux acknowledge what came; otherwise it waits 40 ms, and sclang, which sends in two pieces, with it."""
    if hasattr(socket, "TCP_QUICKACK"):  # the system forgets it after a while
        with contextlib.suppress(OSError):
            writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
