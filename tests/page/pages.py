"""The page's process, driven as a browser does it, over HTTP and its WebSocket.

PageProcess  `nmfserver page`, on a free port
Browser      asks it over HTTP, with the cookie
Socket       its WebSocket
Relay        a way to the server that can be cut
"""

from __future__ import annotations

import contextlib
import json
import signal
import socket as sockets
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import numpy as np
from numpy.typing import NDArray
from websockets import Origin
from websockets.sync.client import ClientConnection, connect

from tests.wire import PATIENCE

Message = dict[str, Any]


class PageProcess:
    """`nmfserver page` for a server, without a window; `address` is what it prints, the token included.

    port : of the page; 0: a free one
    errors : what it has written to stderr, once it has ended
    """

    def __init__(
        self, *words: str, server: int | None = None, env: dict[str, str] | None = None, port: int = 0
    ) -> None:
        at = [] if server is None else ["--server", f"127.0.0.1:{server}"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "nmfserver", "page", *words, *at, "--page-port", str(port), "--no-browser"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
        )  # fmt: skip
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line.startswith("nmfserver page: http://"):
            raise RuntimeError(f"the page did not start: {line}{self.process.communicate()[1]}")
        self.address = line.removeprefix("nmfserver page: ").strip()
        self.errors = ""
        self.base, _, self.token = self.address.partition("/?token=")
        self.port = int(self.base.rpartition(":")[2])

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """End it as Ctrl-C does; return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.errors = self.process.communicate(timeout=PATIENCE)[1]
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode


@contextlib.contextmanager
def running_page(*words: str, server: int | None = None, env: dict[str, str] | None = None) -> Iterator[PageProcess]:
    """Run the page for as long as the context lasts."""
    process = PageProcess(*words, server=server, env=env)
    try:
        yield process
    finally:
        process.end()


class Browser(httpx.Client):
    """A browser that has opened the printed address."""

    def __init__(self, page: PageProcess) -> None:
        super().__init__(base_url=page.base, timeout=PATIENCE, headers={"Origin": page.base})
        self.get("/help", params={"token": page.token}).raise_for_status()
        self.cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.base = page.base

    def socket(self) -> Socket:
        """Open a WebSocket."""
        address = f"{self.base.replace('http', 'ws', 1)}/socket"
        own = {"Cookie": self.cookie}
        return Socket(connect(address, additional_headers=own, origin=Origin(self.base), max_size=None, proxy=None))

    def samples(self, ref: int, version: int, **query: Any) -> NDArray[np.float32]:
        """Return samples of a buffer, float32 (channels, frames)."""
        answer = self.get(f"/samples/{ref}/{version}", params=query).raise_for_status()
        return np.frombuffer(answer.content, "<f4").reshape(int(answer.headers["X-Channels"]), -1)


class Socket:
    """A WebSocket, with the state as it has been told so far."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.state: dict[str, Any] = {}
        self.last = 0
        self.receive()

    def __enter__(self) -> Socket:
        return self

    def __exit__(self, *error: object) -> None:
        self.connection.close()

    def receive(self, patience: float = PATIENCE) -> Message:
        """Receive a message, and apply it to the state."""
        message: Message = json.loads(self.connection.recv(patience))
        if message["type"] == "state":
            self.state = message["state"]
        for path, value in message.get("set", {}).items():
            section, _, name = path.partition("/")
            place, key = (self.state[section], name) if name else (self.state, section)
            if value is None:
                place.pop(key, None)
            else:
                place[key] = value
        return message

    def until(self, condition: Callable[[Message], object]) -> Message:
        """Receive until a message fits; return it."""
        while not condition(message := self.receive()):
            pass
        return message

    def until_state(self, condition: Callable[[dict[str, Any]], object]) -> Any:
        """Receive until the state fits; return what the condition returns then."""
        while not (found := condition(self.state)):
            self.receive()
        return found

    def buffer(self, key: int | str) -> dict[str, Any]:
        """Wait for a buffer; return what is known of it."""
        found = self.until_state(lambda state: [each for each in state["buffers"].values() if each["key"] == key])
        return dict(found[0])

    def send(self, **message: Any) -> None:
        """Send a message."""
        self.connection.send(json.dumps(message))

    def ask(self, address: str, *arguments: Any) -> Message:
        """Send a command; return its answer."""
        self.last += 1
        number = self.last
        self.send(type="osc", id=number, address=address, arguments=list(arguments))
        return self.until(lambda message: message["type"] == "answer" and message["id"] == number)

    def hold(self, *names: Any) -> Message:
        """Ask for names; return the answer."""
        self.last += 1
        number = self.last
        self.send(type="hold", id=number, names=list(names))
        return self.until(lambda message: message.get("id") == number)


class Relay:
    """A port that leads to that of a server, until the connections are cut."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._ends: list[sockets.socket] = []
        self._listening = sockets.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]

    def __enter__(self) -> Relay:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._listening.shutdown(sockets.SHUT_RDWR)  # which ends the waiting, as closing does not
        self.cut()

    def cut(self) -> None:
        """End all connections."""
        while self._ends:
            with contextlib.suppress(OSError):
                self._ends.pop().shutdown(sockets.SHUT_RDWR)

    def _accept(self) -> None:
        with self._listening, contextlib.suppress(OSError):
            while True:
                ends = self._listening.accept()[0], sockets.create_connection(("127.0.0.1", self._to))
                self._ends += ends
                for pair in (ends, ends[::-1]):
                    threading.Thread(target=_copy, args=pair, daemon=True).start()


def _copy(source: sockets.socket, destination: sockets.socket) -> None:
    with source, contextlib.suppress(OSError):
        while data := source.recv(65536):
            destination.sendall(data)
        destination.shutdown(sockets.SHUT_WR)
