"""Ports that Windows keeps for itself, sockets that nobody shares, and whether somebody listens at an address."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from typing import Any

import pytest

from nmfserver.errors import StartError
from nmfserver.osc import sockets
from nmfserver.osc.sockets import PROBE, is_deserted
from nmfserver.page.serving import _bound
from tests.ports import free_port
from tests.systems import windows

EXCLUSIVE = ~socket.SO_REUSEADDR
"""Windows' SO_EXCLUSIVEADDRUSE, of winsock2.h."""


WSAEMSGSIZE = 10040


class WindowsSocket(socket.socket):
    """A socket as Windows has it: it knows an option more, refuses the ports of some ranges, and datagrams in parts."""

    excluded: range = range(0)
    exclusive: list[socket.SocketKind] = []  # noqa: RUF012 - of all of them

    def setsockopt(self, level: int, option: int, value: Any, *rest: Any) -> None:
        if (level, option) == (socket.SOL_SOCKET, EXCLUSIVE):
            self.exclusive.append(self.type)
            return
        assert (level, option) != (socket.SOL_SOCKET, socket.SO_REUSEADDR), "another program could share the port"
        super().setsockopt(level, option, value, *rest)

    def bind(self, address: Any) -> None:
        if address[1] in self.excluded:
            # What Python makes of WSAEACCES, 10013.
            text = "An attempt was made to access a socket in a way forbidden by its access permissions"
            raise PermissionError(errno.EACCES, text)
        super().bind(address)

    def recv(self, size: int, flags: int = 0) -> bytes:
        packet = super().recv(65536, flags)
        if len(packet) > size:
            raise OSError(WSAEMSGSIZE, "A message sent on a datagram socket was larger than the buffer")
        return packet


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> type[WindowsSocket]:
    windows(monkeypatch)
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", EXCLUSIVE, raising=False)
    monkeypatch.setattr(socket, "socket", WindowsSocket)
    monkeypatch.setattr(WindowsSocket, "exclusive", [])
    return WindowsSocket


def test_a_port_that_windows_excludes_is_told_with_the_way_out(
    system: type[WindowsSocket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "excluded", range(57195, 57295))
    with pytest.raises(StartError, match="port 57200 is kept from all programs by Windows") as refused:
        sockets.bind("127.0.0.1", 57200)
    assert "--port" in str(refused.value)
    assert "netsh interface ipv4 show excludedportrange protocol=udp" in str(refused.value)


def test_a_free_port_is_looked_for_outside_of_excluded_ranges(
    system: type[WindowsSocket], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Half:
        """The first port that the system gives for UDP is excluded for TCP."""

        def __contains__(self, port: int) -> bool:
            tried.append(port)
            return len(tried) == 2

    tried: list[int] = []
    monkeypatch.setattr(system, "excluded", Half())
    (udp, tcp), *_ = pairs = sockets.bind("127.0.0.1", 0)
    assert udp.getsockname() == tcp.getsockname()
    assert tried[2] == 0  # once more from the beginning
    for each in pairs:
        for one in each:
            one.close()


def test_no_other_program_can_share_the_port_on_windows(system: type[WindowsSocket]) -> None:
    for pair in sockets.bind("127.0.0.1", 0):
        for one in pair:
            one.close()
    assert system.exclusive == [socket.SOCK_DGRAM, socket.SOCK_STREAM]


def test_elsewhere_a_port_without_permission_is_told_in_the_systems_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(socket.socket):
        def bind(self, address: Any) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "socket", Refusing)
    with pytest.raises(StartError, match=r"cannot listen on 127\.0\.0\.1 port 80: Permission denied"):
        sockets.bind("127.0.0.1", 80)


def test_the_pages_port_is_claimed_and_refused_in_the_same_way(
    system: type[WindowsSocket], monkeypatch: pytest.MonkeyPatch
) -> None:
    _bound("127.0.0.1", 0).close()
    assert system.exclusive == [socket.SOCK_STREAM]
    monkeypatch.setattr(system, "excluded", range(57201, 57202))
    with pytest.raises(StartError, match=r"port 57201 is kept from all programs by Windows.* with --page-port "):
        _bound("127.0.0.1", 57201)


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
        monkeypatch.setattr(socket, "socket", WindowsSocket)
        assert not asyncio.run(is_deserted(address))
        thread.join(10)


def test_where_nobody_listens_nobody_is() -> None:
    assert asyncio.run(is_deserted(("127.0.0.1", free_port())))
