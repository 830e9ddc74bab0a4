"""Admission of UDP senders, whose addresses can be forged.

Programs on this machine and on trusted hosts are admitted at once. Others first prove that they receive what is sent to
their address: the server answers their packets by ``/hi number``, and ``/hello number`` admits them. The number is
computed from the address and the time, so nothing is stored for a sender without proof. Until then no answer is longer
than the packet that it answers, so the server cannot be used to amplify an attack on a third party.
"""

import hashlib
import hmac
import ipaddress
import math
import secrets
import struct
import time
from collections.abc import Callable, Sequence

from nmfserver.errors import NMFServerError
from nmfserver.osc.codec import BadPacketError, Message, decode, encode
from nmfserver.osc.sockets import SocketAddress, is_own

HELLO, HI = "/hello", "/hi"
FIRST = "say /hello first"
"""Short, because the answer must not be longer than the packet that it answers."""
PERIOD = 30.0
"""Seconds after which the numbers change. A number is valid for one to two periods."""
ANSWERS = (HI, "/fail", "/done")
"""Messages that are not answered: two servers would answer each other for ever."""
MANTISSA = 23
"""Random bits of a number, beside 6 of its exponent: a guess takes too long, and a 32-bit float (Pd) is exact."""
LONGEST_ADDRESS = 100


class RefusedError(NMFServerError):
    """A packet whose sender is not admitted, with the answer to send; an empty answer is not sent."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(FIRST)
        self.answer = answer


class Gate:
    """Admits senders, or asks them for the proof.

    trusted : addresses of hosts and networks, such as 192.168.0.7 and 192.168.0.0/24
    """

    def __init__(self, trusted: Sequence[str] = (), now: Callable[[], float] = time.monotonic) -> None:
        self._trusted = [ipaddress.ip_network(host, strict=False) for host in trusted]
        self._now = now
        self._secret = secrets.token_bytes(32)

    def admit(self, packet: bytes, address: SocketAddress) -> bool:
        """Admit the sender of a packet, or raise `RefusedError`; return whether it has proved its address."""
        if self._trusts(address[0]):
            return False
        if packet.startswith(b"/hello\0\0") and self._proves(packet, address):
            return True
        raise RefusedError(self._challenge(packet, address))

    def _trusts(self, host: str) -> bool:
        ip = ipaddress.ip_address(host.partition("%")[0])
        return any(ip in network for network in self._trusted) or is_own(host)

    def _proves(self, packet: bytes, address: SocketAddress) -> bool:
        try:
            message = decode(packet)
        except BadPacketError:
            return False
        if not isinstance(message, Message) or len(message.arguments) != 1:
            return False
        period = int(self._now() // PERIOD)
        return message.arguments[0] in (self._number(address, period), self._number(address, period - 1))

    def _challenge(self, packet: bytes, address: SocketAddress) -> bytes:
        name = address_of(packet)
        if name is None or name in ANSWERS:
            return b""
        for answer in (
            *([] if name == HELLO else [encode("/fail", [name, FIRST])]),
            encode(HI, [self._number(address, int(self._now() // PERIOD))]),
        ):
            if len(answer) <= len(packet):
                return answer
        return b""

    def _number(self, address: SocketAddress, period: int) -> float:
        """Return the number of an address in a period."""
        proof = hmac.digest(self._secret, f"{address} {period}".encode(), hashlib.sha256)
        (bits,) = struct.unpack_from(">I", proof)
        return math.ldexp(2**MANTISSA + bits % 2**MANTISSA, bits >> MANTISSA & 63)


def address_of(packet: bytes) -> str | None:
    """Return the OSC address of a packet, ``#bundle`` for a bundle; None if it has none or a long one."""
    end = packet.find(b"\0", 0, LONGEST_ADDRESS)
    if len(packet) % 4 or end < 1 or packet[:1] not in (b"/", b"#"):
        return None
    return packet[:end].decode(errors="replace")
