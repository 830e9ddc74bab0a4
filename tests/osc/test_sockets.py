"""Whether somebody listens at an address, on any system."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from nmfserver.osc.sockets import PROBE, is_deserted
from tests.ports import free_port

WSAEMSGSIZE = 10040


class _WindowsSocket(socket.socket):
    """A socket as Windows has it: a datagram that is not taken whole is an error."""

    def recv(self, size: int, flags: int = 0) -> bytes:
        packet = super().recv(65536, flags)
        if len(packet) > size:
            raise OSError(WSAEMSGSIZE, "A message sent on a datagram socket was larger than the buffer")
        return packet


def test_who_answers_is_there_also_under_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its buffers would be freed."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.bind(("127.0.0.1", 0))
        address = client.getsockname()

        def answer() -> None:
            packet, sender = client.recvfrom(65536)
            assert packet == PROBE
            client.sendto(b"/what_is_that\0\0\0,\0\0\0", sender)

        thread = threading.Thread(target=answer)
        thread.start()
        monkeypatch.setattr(socket, "socket", _WindowsSocket)
        assert not asyncio.run(is_deserted(address))
        thread.join(10)


def test_where_nobody_listens_nobody_is() -> None:
    assert asyncio.run(is_deserted(("127.0.0.1", free_port())))
