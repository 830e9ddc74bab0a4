"""Sockets: the addresses that a host name means, all bound to one port, and datagrams with their destination.

``localhost`` is both of the machine's own addresses, 127.0.0.1 and ::1, because clients differ in which they try first.
``::`` is every address of both families. A socket serves one family.
"""

import contextlib
import ctypes
import errno
import ipaddress
import logging
import socket
import struct
import sys
from collections.abc import Sequence
from typing import cast

from nmfserver.errors import StartError

logger = logging.getLogger(__name__)

SOCKET_BUFFER = 4 * 2**20
"""Bytes that wait in either direction, as far as the system grants them."""
SO_RCVBUFFORCE, SO_SNDBUFFORCE = 33, 32
SHORT_BUFFER = 2**18
"""Bytes of a socket's buffer during a flood: a longer one only adds delay for all clients."""
# What Linux calls them; Python does not name them.
SO_ATTACH_FILTER, SO_DETACH_FILTER = 26, 27
SO_MEMINFO, MEMINFO_DROPS = 55, 8
MOST_MUTED = 64
"""Senders whose datagrams the system drops: the length of a packet filter is limited."""
LOAD_HALF, LOAD_WORD, EQUAL, RETURN = 0x28, 0x20, 0x15, 0x06
"""Operations of the Berkeley packet filter. A load at 0 reads the sender's port: the filter sees the UDP header."""
FROM_IP_HEADER = 0xFFF00000
SENDER_AT = {socket.AF_INET: 12, socket.AF_INET6: 8}
"""Where the sender's address is in an IP header."""
TRIES = 20
"""Ports that are tried: one that is free for UDP at one address may be taken at another, or for TCP."""
SEVERAL = {"localhost": ("127.0.0.1", "::1"), "::": ("0.0.0.0", "::")}
KINDS = (socket.SOCK_DGRAM, socket.SOCK_STREAM)
MISSING = (errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL)
"""Errors for an address that this machine does not have, or a family that it does not support."""

PROBE = b"/still_there\0\0\0\0,\0\0\0"
PROBE_TIME = 0.5
"""Seconds in which a machine reports that nobody listens at a port."""

Pair = tuple[socket.socket, socket.socket]
"""UDP and TCP at the same address."""
SocketAddress = tuple[str, int] | tuple[str, int, int, int]
"""Host and port; for IPv6 also flow and scope."""
Origin = tuple[SocketAddress, bytes]
"""The sender of a datagram, and the address that it was sent to, as an option of the answer; empty if not needed."""

# Python 3.11 does not name the option of IPv4; Windows has no recvmsg.
_IP_PKTINFO = getattr(socket, "IP_PKTINFO", {"linux": 8, "darwin": 26}.get(sys.platform))
_INSTRUCTION = struct.Struct("@HBBI")
_INFO_SIZE = {socket.AF_INET: 12, socket.AF_INET6: 20}


class Datagrams:
    """A UDP socket. Bound to all addresses of the machine, it answers from the one that was asked."""

    def __init__(self, bound: socket.socket) -> None:
        self.socket = bound
        bound.setblocking(False)
        host, family = bound.getsockname()[0], bound.family
        self._option: tuple[int, int] | None = None
        if host in ("0.0.0.0", "::") and hasattr(bound, "recvmsg"):
            self._option = _destination_option(bound)
        self._room = socket.CMSG_SPACE(_INFO_SIZE[family]) if self._option else 0

    @property
    def dropped(self) -> int:
        """Datagrams that the system has dropped because its buffer was full, modulo 2**32; 0 if it does not count."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError, struct.error):
                values = self.socket.getsockopt(socket.SOL_SOCKET, SO_MEMINFO, 64)
                return int(struct.unpack_from("=I", values, 4 * MEMINFO_DROPS)[0])
        return 0

    def shorten(self, *, short: bool) -> None:
        """Use a short receive buffer, or the longest that the system grants."""
        if short:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SHORT_BUFFER)
        else:
            enlarge(self.socket)

    def mute(self, senders: Sequence[SocketAddress]) -> None:
        """Let the system drop and count the datagrams of these addresses, and no others; only on Linux."""
        if sys.platform != "linux":
            return
        if not senders:
            self.socket.setsockopt(socket.SOL_SOCKET, SO_DETACH_FILTER, 0)
            return
        program = _drop_filter(socket.AddressFamily(self.socket.family), senders[:MOST_MUTED])
        kept = ctypes.create_string_buffer(program, len(program))
        pointer = struct.pack("@HP", len(program) // _INSTRUCTION.size, ctypes.addressof(kept))
        self.socket.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, pointer)

    def receive(self) -> tuple[bytes, Origin]:
        """Return a datagram and its origin."""
        if self._option is None:
            packet, address = self.socket.recvfrom(65536)
            return packet, (address, b"")
        packet, notes, _, address = self.socket.recvmsg(65536, self._room)
        return packet, (address, self._source_option(notes))

    def send(self, packet: bytes, origin: Origin) -> None:
        """Send a datagram to the origin of another one."""
        address, source = origin
        if source and self._option:
            try:
                self.socket.sendmsg([packet], [(*self._option, source)], 0, address)
                return
            except BlockingIOError:
                raise
            except OSError as error:  # a broadcast or multicast address, or one that is gone
                logger.debug("no answer to %s from the address that it asked: %s", address, error)
        self.socket.sendto(packet, address)

    def _source_option(self, notes: Sequence[tuple[int, int, bytes]]) -> bytes:
        """Return the destination of a datagram from its ancillary data, as the option that sets a source address."""
        for level, kind, data in notes:
            if level == socket.IPPROTO_IP and kind == _IP_PKTINFO:
                _, ours, asked = struct.unpack("@i4s4s", data)
                return struct.pack("@i4s4s", 0, asked if ours == bytes(4) else ours, bytes(4))
            if level == socket.IPPROTO_IPV6 and kind == socket.IPV6_PKTINFO:
                # A link-local address needs its interface.
                return data if data[0] == 0xFE and data[1] & 0xC0 == 0x80 else data[:16] + bytes(4)
        return b""


def _drop_filter(family: socket.AddressFamily, senders: Sequence[SocketAddress]) -> bytes:
    """Return a program of the Berkeley packet filter that drops the datagrams of these addresses."""
    program = b""
    for host, port, *_ in senders:
        address = socket.inet_pton(family, host.partition("%")[0])
        words = struct.unpack(f">{len(address) // 4}I", address)
        program += _INSTRUCTION.pack(LOAD_HALF, 0, 0, 0) + _INSTRUCTION.pack(EQUAL, 0, 2 * len(words) + 1, port)
        for at, word in enumerate(words):
            where = FROM_IP_HEADER + SENDER_AT[family] + 4 * at
            program += _INSTRUCTION.pack(LOAD_WORD, 0, 0, where)
            program += _INSTRUCTION.pack(EQUAL, 0, 2 * (len(words) - at) - 1, word)
        program += _INSTRUCTION.pack(RETURN, 0, 0, 0)
    return program + _INSTRUCTION.pack(RETURN, 0, 0, 2**32 - 1)


def _destination_option(bound: socket.socket) -> tuple[int, int] | None:
    """Let the system report the destination of datagrams; return level and type of the option, None if it cannot."""
    if bound.family == socket.AF_INET6 and hasattr(socket, "IPV6_RECVPKTINFO"):
        bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
        return socket.IPPROTO_IPV6, socket.IPV6_PKTINFO
    if bound.family == socket.AF_INET and _IP_PKTINFO is not None:
        bound.setsockopt(socket.IPPROTO_IP, _IP_PKTINFO, 1)
        return socket.IPPROTO_IP, _IP_PKTINFO
    return None


def is_loopback(host: str) -> bool:
    """Whether an IP address can be reached from this machine only."""
    return ipaddress.ip_address(host.partition("%")[0]).is_loopback


def is_own(host: str) -> bool:
    """Whether an IP address is one of this machine's: only those can be bound to."""
    if is_loopback(host):
        return True
    family, kind, _, _, address = socket.getaddrinfo(host, 0, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST)[0]
    with socket.socket(family, kind) as probe:
        try:
            probe.bind(address)
        except OSError:
            return False
    return True


def keep_alive(connection: socket.socket, patience: float) -> None:
    """Let the system probe the other end of an idle connection, and close the connection if nothing answers."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    whole = min(max(round(patience), 4), 2**15 - 1)  # seconds; no system takes more
    options = {
        "TCP_KEEPIDLE": whole // 2,
        "TCP_KEEPALIVE": whole // 2,  # macOS's name
        "TCP_KEEPINTVL": whole // 8 or 1,
        "TCP_KEEPCNT": 4,
        "TCP_USER_TIMEOUT": 1000 * whole,  # limits retransmission of unacknowledged answers
    }
    for name, value in options.items():
        if hasattr(socket, name):
            with contextlib.suppress(OSError):  # some are known by name only
                connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


async def is_deserted(address: SocketAddress) -> bool:
    """Whether nobody listens at a UDP address: the system reports an error for a harmless message sent there."""
    import asyncio  # for the server alone

    try:
        probe = socket.socket(socket.AF_INET if len(address) == 2 else socket.AF_INET6, socket.SOCK_DGRAM)
    except OSError:  # too many open files: nobody knows
        return False
    with probe:
        probe.setblocking(False)
        try:
            probe.connect(address)
            probe.send(PROBE)
            await asyncio.sleep(PROBE_TIME)
            probe.recv(65536)  # whole: to Windows, less is an error
        except BlockingIOError:
            return False
        except OSError:
            return True
    return False


def shown(host: str, port: int) -> str:
    """Return an address as people write it."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def bind(host: str, port: int) -> list[Pair]:
    """Return a UDP and a TCP socket at each address that `host` means, all on the same port; port 0 means a free one.

    An address that the machine does not have, such as ::1 where IPv6 is switched off, is left out if there is another.
    """
    addresses = _addresses(host)
    for _ in range(TRIES):
        try:
            pairs = _pairs(addresses, port)
            break
        except OSError as error:
            if port or not (error.errno == errno.EADDRINUSE or is_kept(error)):
                raise StartError(_refusal(host, port, error)) from error
    else:
        raise StartError(f"no port is free on {host} for UDP and TCP together")
    if not pairs:
        raise StartError(f"{host!r} is no address of this machine")
    _enlarge_all([udp for udp, _ in pairs])
    return pairs


def _refusal(host: str, port: int, error: OSError) -> str:
    """Return why a port cannot be had, and what helps."""
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken, perhaps by another nmfserver: stop that one, or choose a port with --port"
    if is_kept(error):
        return kept(port, "--port")
    return f"cannot listen on {host} port {port}: {error.strerror or error}"


def kept(port: int, flag: str) -> str:
    """Return what helps where Windows keeps a port from all programs; a flag names another one."""
    return (
        f"port {port} is kept from all programs by Windows, or another program has it for itself: choose a port with "
        f"{flag} that is in no range of netsh interface ipv4 show excludedportrange protocol=udp, nor of protocol=tcp"
    )


def is_kept(error: OSError) -> bool:
    """Whether Windows keeps a port from all programs: it excludes ranges of them, for Hyper-V for example.

    It then says WSAEACCES, which Python knows as EACCES. Microsoft, KB 3039044.
    """
    return sys.platform == "win32" and error.errno == errno.EACCES


def _addresses(host: str) -> list[tuple[socket.AddressFamily, SocketAddress]]:
    """Return the addresses that a host means."""
    try:
        found = [
            (family, cast("SocketAddress", address))  # not the numbers of a Python without IPv6
            for name in SEVERAL.get(host, (host,))
            for family, _, _, _, address in socket.getaddrinfo(name, 0, type=socket.SOCK_DGRAM)
        ]
    except (OSError, UnicodeError) as error:
        raise StartError(f"{host!r} is no address of this machine: {getattr(error, 'strerror', error)}") from error
    return [item for item in dict.fromkeys(found) if item[0] in _INFO_SIZE]


def _pairs(addresses: Sequence[tuple[socket.AddressFamily, SocketAddress]], port: int) -> list[Pair]:
    """Bind UDP and TCP at each address that the machine has."""
    pairs: list[Pair] = []
    with contextlib.ExitStack() as opened:
        for family, (host, _, *rest) in addresses:
            try:
                udp, tcp = (opened.enter_context(_socket(family, kind)) for kind in KINDS)
                udp.bind((host, port, *rest))
                port = udp.getsockname()[1]
                tcp.bind((host, port, *rest))
                pairs.append((udp, tcp))
            except OSError as error:
                if error.errno not in MISSING:
                    raise
                logger.info("not listening on %s: %s", host, error.strerror)
        opened.pop_all()
    return pairs


def _socket(family: socket.AddressFamily, kind: socket.SocketKind) -> socket.socket:
    # asyncio sets TCP_NODELAY only where the protocol is named. Without it, the second of two short answers waits until
    # the client acknowledges the first, often 40 ms.
    made = socket.socket(family, kind, socket.IPPROTO_TCP if kind == socket.SOCK_STREAM else 0)
    if family == socket.AF_INET6:  # IPv4 has a socket of its own
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    claim(made)
    return made


def claim(made: socket.socket) -> None:
    """Let no other program share the port that a socket will be bound to; TCP's can be bound anew at once."""
    if sys.platform == "win32":  # there SO_REUSEADDR, of any program, would let two share the port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    elif made.type == socket.SOCK_STREAM:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _enlarge_all(sockets: Sequence[socket.socket]) -> None:
    """Enlarge socket buffers; log what the system grants, and warn if it is little."""
    incoming, outgoing = min(map(enlarge, sockets))
    logger.info("UDP socket buffers: %d bytes in, %d bytes out", incoming, outgoing)
    if incoming < SOCKET_BUFFER:
        logger.warning(
            "the system grants little room for UDP: of a burst of messages some may be lost. Use TCP for bursts, "
            "or raise the system's limit (on Linux: sudo sysctl -w net.core.rmem_max=%d)", SOCKET_BUFFER
        )  # fmt: skip


def enlarge(bound: socket.socket) -> tuple[int, int]:
    """Ask for large socket buffers; return the sizes that the system granted."""
    granted = []
    for option, force in ((socket.SO_RCVBUF, SO_RCVBUFFORCE), (socket.SO_SNDBUF, SO_SNDBUFFORCE)):
        size = SOCKET_BUFFER
        while size >= 2**16:
            try:
                bound.setsockopt(socket.SOL_SOCKET, option, size)
                break
            except OSError:  # some systems refuse what is beyond their limit instead of granting less
                size //= 2
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # beyond the limit, which needs privileges
                bound.setsockopt(socket.SOL_SOCKET, force, SOCKET_BUFFER)
        granted.append(bound.getsockopt(socket.SOL_SOCKET, option))
    return granted[0], granted[1]
