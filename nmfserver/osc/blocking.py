"""A small blocking client for the command line: sends messages and returns the answers."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from nmfserver.errors import NMFServerError
from nmfserver.osc.codec import Message, Value, decode, encode
from nmfserver.osc.gate import HELLO, HI
from nmfserver.osc.sockets import enlarge, is_loopback

INTRODUCTION, TRIES = 2.0, 8
"""Seconds, and how often ``/hello`` is sent in that time."""
POLL, LEAST_WAIT = 0.2, 0.001
"""Most and least seconds of a wait for a datagram: under Windows, no Ctrl-C comes before its end, and 0 is no wait."""


class BlockingClient:
    """Sends messages to a server over UDP and receives the answers."""

    def __init__(self, host: str, port: int) -> None:
        self._name = f"{host} port {port}"
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)
        except (OSError, UnicodeError) as error:
            raise NMFServerError(f"{host!r} is no address of a machine: {getattr(error, 'strerror', error)}") from error
        # IPv4 where a name means both, for not every server listens to IPv6.
        family, kind, _, _, address = min(found, key=lambda item: item[0] != socket.AF_INET)
        self._socket = socket.socket(family, kind)
        enlarge(self._socket)  # macOS sends no datagram that is longer than the buffer
        with self._readable_errors():
            self._socket.connect(address)
            self.is_on_this_machine = is_loopback(str(address[0]))
            if not self.is_on_this_machine:
                self._introduce()

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def send(self, address: str, *values: Value) -> None:
        """Send a message."""
        with self._readable_errors():
            self._socket.send(encode(address, values))

    def answers(self, patience: float) -> Iterator[Message]:
        """Yield messages as they come; raise when `patience` seconds pass without any."""
        while True:
            with self._readable_errors():
                message = decode(self._received(patience))
            if isinstance(message, Message):
                yield message

    def _received(self, patience: float) -> bytes:
        """Return the next datagram; raise `TimeoutError` when `patience` seconds pass without one."""
        end = time.monotonic() + patience
        while True:
            self._socket.settimeout(min(max(end - time.monotonic(), LEAST_WAIT), POLL))
            try:
                return self._socket.recv(65536)
            except TimeoutError:
                if time.monotonic() >= end:
                    raise

    def _introduce(self) -> None:
        """Prove to a server on another machine that its answers arrive here."""
        self._socket.settimeout(INTRODUCTION / TRIES)
        for _ in range(TRIES):
            self._socket.send(encode(HELLO))
            with suppress(TimeoutError):
                answer = decode(self._socket.recv(65536))
                match answer:
                    case Message(address, (float(number),)) if address == HI:
                        self._socket.send(encode(HELLO, [number]))
                        self._socket.recv(65536)
                return

    def until(self, *endings: str, patience: float = 10.0) -> list[Message]:
        """Return the messages up to the first whose address, or command after /done or /fail, is in `endings`."""
        received = []
        for message in self.answers(patience):
            received.append(message)
            ended = message.arguments[0] if message.address in ("/done", "/fail") else message.address
            if ended in endings:
                break
        return received

    @contextmanager
    def _readable_errors(self) -> Iterator[None]:
        """Turn errors of the socket into sentences that name the server."""
        try:
            yield
        except TimeoutError as error:
            raise NMFServerError(f"no answer from {self._name}: is it busy with a long job?") from error
        except ConnectionError as error:
            raise NMFServerError(
                f"no answer from {self._name}: is the server running? Start it with: nmfserver serve"
            ) from error
        except OSError as error:
            raise NMFServerError(f"{self._name} cannot be reached: {error.strerror}") from error
