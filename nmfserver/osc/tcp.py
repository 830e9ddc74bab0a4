"""OSC over TCP: a client is a connection.

Everything here runs on the event loop's thread. A connection is read on when the commands that came are done; what its
client sends beyond that waits in the system's buffers. Answers that a client leaves unread delay only that client.
Unfinished packets and unread answers count against the shared memory budget.
"""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Callable, Iterable, Sequence

from nmfserver.errors import ArgumentError
from nmfserver.log import LimitedLog
from nmfserver.osc.budget import Share
from nmfserver.osc.client import PIECES, Client, Dispatch
from nmfserver.osc.clients import MOST_CONNECTIONS, Connection, Connections
from nmfserver.osc.codec import BadPacketError
from nmfserver.osc.framing import Framing, framing
from nmfserver.osc.lines import Lines
from nmfserver.steps import Steps

logger = logging.getLogger(__name__)

LARGEST_TCP_REPLY = 2**28
"""Bytes. A larger answer might need more memory than the machine has."""
MOST_UNREAD = 2**20
"""Bytes of unread answers. A client with more gets no throttled messages, and pauses where the budget is spent."""
MOST_INCOMPLETE = 2**16
"""Bytes of an incomplete packet that every client may hold, whatever the budget."""
AHEAD = 64
"""Packets of one client that wait at a time."""
PIECE = 2**16
"""Bytes of an answer that are written in a step."""
PATIENCE = 30.0
"""Seconds in which a client must read a megabyte of its unread answers, or send more of a long packet."""
CLOSING = 1.0
"""Seconds in which a client must read some of its unread answers when its connection ends."""
LEAST_READ = 2**16
BUDGET_PAUSE = 0.05
"""Seconds between two looks whether the budget has room."""


class TcpClient(Client):
    """One connection."""

    protocol, largest = "TCP", LARGEST_TCP_REPLY
    remedy = "ask for fewer values at once, or raise the limit with /maxpacket"

    def __init__(self, writer: asyncio.StreamWriter, wire: Framing, lines: Lines) -> None:
        host, port = writer.get_extra_info("peername")[:2]
        super().__init__(host, port, LARGEST_TCP_REPLY, lines)
        writer.transport.set_write_buffer_limits(high=0)  # `drain` waits until all is sent
        self._writer = writer
        self._wire = wire
        self._budget = lines.budget
        self._unsent = Share(lines.budget)
        self._draining: asyncio.Task[None] | None = None
        self._is_sending_pieces = False
        self._held: list[bytes] = []
        """Packets that wait until a long one is written."""

    def reply_to(self, host: str, port: int) -> None:
        """Refuse: the answers of a connection go back on it."""
        raise ArgumentError("over TCP answers go back on the same connection; /reply_to is for UDP")

    @property
    def is_behind(self) -> bool:
        """Whether the client leaves so many answers unread that optional messages should be left out."""
        return self._unsent.size > MOST_UNREAD

    def _send(self, packet: bytes) -> None:
        if self._is_sending_pieces:
            self._held.append(packet)
        else:
            self._write(self._wire.wrap(len(packet), [packet]))

    def _send_pieces(self, size: int, pieces: Iterable[bytes]) -> Steps[None]:
        gathered: list[bytes] = []
        self._is_sending_pieces = True
        try:
            for piece in self._wire.wrap(size, pieces):
                gathered.append(piece)
                if len(gathered) >= PIECES or len(piece) >= PIECE:
                    self._write(gathered)
                    gathered.clear()
                    yield
            self._write(gathered)
        finally:
            self._is_sending_pieces = False
            held, self._held = self._held, []
            for packet in held:
                self._send(packet)

    def _write(self, pieces: Iterable[bytes]) -> None:
        """Write bytes; pause the client's work if it leaves too many answers unread."""
        if self._writer.is_closing():
            return
        self._writer.write(b"".join(pieces))
        size = self._buffered
        if not size and not self._unsent.size:
            return
        self._unsent.set(size)
        if self._draining is None:
            self._draining = asyncio.create_task(self._drain())
        if size > self._budget.most_of_one or (size > MOST_UNREAD and self._budget.is_spent):
            self.line.pause()

    @property
    def _buffered(self) -> int:
        return self._writer.transport.get_write_buffer_size()

    async def _drain(self) -> None:
        """Wait until the client has read everything, then resume; abort if it is paused and does not read."""
        with contextlib.suppress(OSError):  # the connection broke
            while size := self._buffered:
                try:
                    await asyncio.wait_for(self._writer.drain(), PATIENCE)
                except TimeoutError:
                    if self.line.is_paused and size - self._buffered < MOST_UNREAD:
                        logger.warning("%s does not read its answers: the connection is closed", self)
                        self._writer.transport.abort()
                        break
                self._unsent.set(self._buffered)
        self._unsent.set(0)
        self._draining = None
        self.line.resume()


OnBrokenStream = Callable[[BadPacketError, Client | None], None]
"""Called with the error that ends a connection, and with its client if it has sent a byte."""


class TcpEndpoint:
    """The listening sockets and their connections."""

    def __init__(
        self,
        lines: Lines,
        dispatch: Dispatch,
        on_broken: OnBrokenStream,
        on_closed: Callable[[Client], None],
        connections: Connections,
    ) -> None:
        self._lines = lines
        self._dispatch = dispatch
        self._on_broken = on_broken
        self._on_closed = on_closed
        self._connections = connections
        self._log = LimitedLog("more refusal")
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_closing = False

    async def start(self, bound: Sequence[socket.socket]) -> None:
        """Listen on sockets that are bound already."""
        self._servers = [await asyncio.start_server(self._serve, sock=each) for each in bound]

    async def close(self) -> None:
        """Close the sockets and every connection, after sending the answers that wait."""
        self._is_closing = True
        for server in self._servers:
            server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve a connection from its first byte to its end, or refuse it."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        connection = self._connections.enter(writer)
        try:
            if connection is None:
                self._log.write("a connection is refused: %d are open already", MOST_CONNECTIONS)
            else:
                with contextlib.suppress(OSError, asyncio.CancelledError):  # it broke, or the server ends
                    await self._read_packets(reader, writer, connection)
        finally:
            with contextlib.suppress(asyncio.CancelledError):  # the server ends
                await self._close_connection(writer)
            if connection is not None:
                self._connections.leave(connection)

    async def _close_connection(self, writer: asyncio.StreamWriter) -> None:
        """Close a connection; drop the unread answers when the client has stopped reading them."""
        writer.close()
        closed = asyncio.create_task(writer.wait_closed())
        try:
            while True:
                left = writer.transport.get_write_buffer_size()
                await asyncio.wait({closed}, timeout=CLOSING)
                read = left - writer.transport.get_write_buffer_size()
                if closed.done() or self._is_closing or read < LEAST_READ:
                    return
        finally:
            writer.transport.abort()
            await asyncio.gather(closed, return_exceptions=True)

    async def _read_packets(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: Connection
    ) -> None:
        """Make the connection's client and read its packets until the connection ends."""
        client = None
        try:
            first = await reader.read(1)
            if not first or writer.get_extra_info("peername") is None:  # closed before it was accepted
                return
            wire = framing(first)
            connection.client = client = TcpClient(writer, wire, self._lines)
            data = first
            while data:
                connection.heard = asyncio.get_running_loop().time()
                _acknowledge_at_once(writer)
                for packet in wire.feed(data):
                    await self._add_to_line(packet, client)
                await client.line.idle()
                client.arrived.set(wire.held)
                data = await self._read_more(reader, client)
        except BadPacketError as error:
            # The end of this packet is unknown, so the connection cannot go on.
            await self._report_broken(error, client)
        except MemoryError:
            await self._report_broken(BadPacketError("the machine has no memory for a packet of this size"), client)
        finally:
            if client is not None:
                await self._forget(client)

    async def _report_broken(self, error: BadPacketError, client: TcpClient | None) -> None:
        """Report why a connection cannot go on, after the answers to earlier packets."""
        if client is not None:
            await client.line.idle()
        self._on_broken(error, client)

    async def _add_to_line(self, packet: bytes, client: TcpClient) -> None:
        """Add a packet to the client's line; if many packets wait there, wait until all are done."""
        client.arrived.set(client.arrived.size + len(packet))
        client.line.add(self._dispatch(packet, client))
        if len(client.line) >= AHEAD:
            await client.line.idle()

    async def _read_more(self, reader: asyncio.StreamReader, client: TcpClient) -> bytes:
        """Read the next bytes; of a long packet, only when the budget has room, and not later than `PATIENCE`."""
        if client.arrived.size <= MOST_INCOMPLETE:
            return await reader.read(PIECE)
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._lines.budget.has_room_beside(client.arrived.size):
                    await asyncio.sleep(BUDGET_PAUSE)
                return await reader.read(PIECE)
        except TimeoutError:
            if not self._lines.budget.has_room_beside(client.arrived.size):
                raise BadPacketError(
                    f"the messages of all clients take {self._lines.budget.used} bytes, and {self._lines.budget.size} "
                    "is the limit: send this long packet again later, in parts",
                    "#packet",
                ) from None
            logger.info("%s has sent the beginning of a packet only: the connection is closed", client)
            return b""

    async def _forget(self, client: TcpClient) -> None:
        """Drop the waiting packets, wait for the one in progress unless the server ends, and forget the client."""
        client.line.clear()
        if not self._is_closing:
            await client.line.idle()
        client.arrived.set(0)
        self._on_closed(client)


def _acknowledge_at_once(writer: asyncio.StreamWriter) -> None:
    """Let Linux send its TCP acknowledgement at once.

    Otherwise it delays it by 40 ms, and sclang, which sends a packet in two pieces, waits that long before the second.
    """
    if hasattr(socket, "TCP_QUICKACK"):  # the system resets the option after a while
        with contextlib.suppress(OSError):
            writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
