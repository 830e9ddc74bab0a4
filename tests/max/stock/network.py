"""OSC over real sockets."""

from __future__ import annotations

import socket

from tests.max.world import (
    MOST_ATOMS,
    Box,
    Message,
    kind,
    number,
)
from tests.wire import message


@kind("udpsend")
class UdpSend(Box):
    """Sends a message as OSC. `host` and `port` change where to (udpsend, Messages: host, port). That ints go as i,
    floats as f and symbols as s is not certain: musicians report it.
    """

    def start(self) -> None:
        self.host, self.port = str(self.arguments[0]), int(self.arguments[1])
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.world.sockets[self.socket] = self

    def quit(self) -> None:
        """Take back what `/reply_to` has said: it stays with this sender's address, which another socket may get."""
        if port := self.socket.getsockname()[1]:
            self.socket.sendto(message("/reply_to", "127.0.0.1", port), self.target)

    @property
    def target(self) -> tuple[str, int]:
        return self.host, self.world.server if self.port == 57200 else self.port

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "host":
            self.host = str(values[1])
        elif values[0] == "port":
            self.port = int(number(values[1:]))
        else:
            assert len(values) <= MOST_ATOMS
            assert isinstance(values[0], str)
            self.world.sent.append(values)
            self.socket.sendto(message(values[0], *values[1:]), self.target)


@kind("udpreceive")
class UdpReceive(Box):
    """Sends what comes to its port, in the scheduler's thread unless `defer` says otherwise (udpreceive, Attributes:
    defer); `port` changes it (udpreceive, Messages: port). That a port in use is told in the console is not certain.
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert values[0] == "port"
        for old in [each for each, box in self.world.sockets.items() if box is self]:
            del self.world.sockets[old]
            old.close()
        fresh = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            fresh.bind(("127.0.0.1", int(number(values[1:]))))
        except OSError as error:
            fresh.close()
            self.world.console.append(f"udpreceive: {error}")
        else:
            self.world.sockets[fresh] = self
