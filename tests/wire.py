"""A client of the tests' own: it shares no code with the server's codec and transport."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pythonosc.osc_message_builder import OscMessageBuilder

PATIENCE = float(os.environ.get("NMFSERVER_TESTS_PATIENCE", "30"))
"""Most seconds to wait for an answer, or for the end of a process: an emulated processor takes longer."""
ENDING = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM)
"""What asks a process to end; on Windows SIGTERM would kill it."""
UNMEASURED = {"COVERAGE_PROCESS_START": "", "COVERAGE_PROCESS_CONFIG": ""}
"""Variables for a program that compiles: to measure its coverage makes that take three times as long."""
Reply = tuple[Any, ...]
"""An address and its arguments."""


def message(address: str, *arguments: Any) -> bytes:
    """Build a message; Python's types choose the tags: int i, float f, str s, bytes b."""
    builder = OscMessageBuilder(address)
    for argument in arguments:
        builder.add_arg(argument)
    return builder.build().dgram


def bundle(when: float | None, *packets: bytes) -> bytes:
    """Build a bundle for a Unix time, or for at once."""
    tag = 1 if when is None else int((when + 2208988800) * 2**32)
    return b"#bundle\0" + struct.pack(">Q", tag) + b"".join(struct.pack(">i", len(p)) + p for p in packets)


def parse(packet: bytes) -> Reply:
    """Read a message; only types that the contract allows in replies may occur."""
    address, at = _string(packet, 0)
    tags, at = _string(packet, at)
    assert tags[0] == ","
    values: list[Any] = []
    for tag in tags[1:]:
        if tag == "s":
            value, at = _string(packet, at)
            values.append(value)
        else:
            values += struct.unpack_from({"i": ">i", "f": ">f"}[tag], packet, at)
            at += 4
    assert at == len(packet)
    return (address, *values)


def _string(packet: bytes, at: int) -> tuple[str, int]:
    """Read a string; bytes that are no UTF-8 are kept, which python-osc's reader does not take."""
    end = packet.index(b"\0", at)
    return packet[at:end].decode(errors="surrogateescape"), end // 4 * 4 + 4


class Udp:
    """A UDP socket that talks to one server, from a port that the system chooses unless one is given."""

    def __init__(self, port: int, host: str = "127.0.0.1", own_port: int = 0) -> None:
        family, own = (socket.AF_INET6, "::1") if ":" in host else (socket.AF_INET, "127.0.0.1")
        self.socket = socket.socket(family, socket.SOCK_DGRAM)
        for option in (socket.SO_RCVBUF, socket.SO_SNDBUF):  # macOS sends no datagram that is longer than the latter
            self.socket.setsockopt(socket.SOL_SOCKET, option, 2**20)
        self.socket.bind((own, own_port))
        self.server = (host, port)

    @property
    def port(self) -> int:
        return int(self.socket.getsockname()[1])

    def close(self) -> None:
        self.socket.close()

    def send_raw(self, packet: bytes) -> None:
        self.socket.sendto(packet, self.server)

    def send(self, address: str, *arguments: Any) -> None:
        self.send_raw(message(address, *arguments))

    def receive(self, patience: float = PATIENCE) -> Reply:
        self.socket.settimeout(patience)
        while True:
            packet, (_, port, *_) = self.socket.recvfrom(65536)
            if port == self.server[1]:  # other servers may still answer who had this port before
                return parse(packet)

    def until(self, *heads: Any, patience: float = PATIENCE) -> list[Reply]:
        """Receive up to the first reply that begins with `heads`; return all of them."""
        received = []
        while True:
            received.append(self.receive(patience))
            if received[-1][: len(heads)] == heads:
                return received

    def ask(self, address: str, *arguments: Any) -> Reply:
        """Send, and return the next reply."""
        self.send(address, *arguments)
        return self.receive()

    def do(self, address: str, *arguments: Any) -> Reply:
        """Send, and return the /done or /fail that names this address."""
        self.send(address, *arguments)
        while True:
            reply = self.receive()
            if reply[0] in ("/done", "/fail") and reply[1] == address:
                return reply

    def sync(self, number: int = 99) -> list[Reply]:
        """Return everything that comes before the answer to a /sync."""
        self.send("/sync", number)
        return self.until("/synced", number)[:-1]

    def until_list(self) -> list[Reply]:
        """Return the /b_info of every buffer there is."""
        self.send("/b_list")
        return self.until("/done", "/b_list")[:-1]

    def samples(self, buffer: int | str, size: int) -> list[float]:
        """Return all samples of a buffer, asked for in pieces."""
        values: list[float] = []
        for start in range(0, size, 1500):
            count = min(1500, size - start)
            values += self.ask("/b_getn", buffer, start, count)[4:]
        return values


class Tcp(Udp):
    """A TCP connection with a length before each packet."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self.socket = socket.create_connection((host, port))
        self.server = (host, port)

    def send_raw(self, packet: bytes) -> None:
        self.socket.sendall(struct.pack(">i", len(packet)) + packet)

    def receive(self, patience: float = PATIENCE) -> Reply:
        self.socket.settimeout(patience)
        (size,) = struct.unpack(">i", self._exactly(4))
        return parse(self._exactly(size))

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise ConnectionError("the server closed the connection")
            data += part
        return data


class Slip(Tcp):
    """A TCP connection with SLIP framing."""

    def send_raw(self, packet: bytes) -> None:
        self.socket.sendall(b"\xc0" + packet.replace(b"\xdb", b"\xdb\xdd").replace(b"\xc0", b"\xdb\xdc") + b"\xc0")

    def receive(self, patience: float = PATIENCE) -> Reply:
        self.socket.settimeout(patience)
        data = b""
        while not (data and data.endswith(b"\xc0")):
            data = (data + self._exactly(1)).lstrip(b"\xc0")
        return parse(data[:-1].replace(b"\xdb\xdc", b"\xc0").replace(b"\xdb\xdd", b"\xdb"))


class Process:
    """A server process of its own, on a free port."""

    def __init__(
        self,
        *flags: str,
        env: dict[str, str] | None = None,
        log: Path | None = None,
        cwd: Path | None = None,
        under: tuple[str, ...] = (),
        command: tuple[str, ...] = ("serve", "--port", "0"),
    ) -> None:
        self.log = log
        with contextlib.ExitStack() as stack:
            errors = stack.enter_context(log.open("wb")) if log else None
            self.process = subprocess.Popen(
                [*under, sys.executable, "-m", "nmfserver", *command, *flags],
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, **(env or {})},
                cwd=cwd,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # Windows': else ENDING is ours, too
            )
        assert self.process.stdout is not None
        self.ready = ""
        self.before_ready: list[str] = []
        for line in map(bytes.decode, self.process.stdout):
            if "is ready" in line:
                self.ready = line
                break
            self.before_ready.append(line)
        if not self.ready:
            raise RuntimeError(f"the server did not start: exit code {self.process.wait()}")
        self.port = int(self.ready.split("port ")[1].split()[0])

    def end(self) -> int:
        """Ask the process to end, as a terminal would; return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(ENDING)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            assert self.process.stdout is not None
            self.process.stdout.close()


@contextlib.contextmanager
def running(*flags: str, env: dict[str, str] | None = None, log: Path | None = None) -> Iterator[Process]:
    """Run a server process for as long as the context lasts."""
    process = Process(*flags, env=env, log=log)
    try:
        yield process
    finally:
        process.end()


def wait_until(condition: Any, patience: float = PATIENCE) -> None:
    """Return when `condition()` holds; for what nobody announces, such as a line in a log."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
