"""Whom the server lets in over UDP, where the sender of a packet can be forged.

Programs on this machine and trusted hosts come in at once. Others prove first that they get what is sent to their
address: ``/hi number`` is the answer to what they send, ``/hello number`` lets them in. The number follows from the
address and the time, so that nothing is kept for a sender that has proved nothing; and until then no answer is longer
than what it answers, so that nobody can have the server send more to a victim than they could send themselves.
"""

import hashlib
import hmac
import ipaddress
import math
import secrets
import struct
import time
from collections.abc import Callable, Sequence
from typing import Any

from nmfserver.errors import NMFServerError
from nmfserver.osc.codec import BadPacketError, Message, decode, encode
from nmfserver.osc.sockets import is_own

HELLO, HI = "/hello", "/hi"
FIRST = "say /hello first"
"""As short as can be: longer ones fit into fewer answers."""
PERIOD = 30.0
"""Seconds after which numbers are others; one is good for at least as long, and twice as long at most."""
ANSWERS = (HI, "/fail", "/done")
"""What is not answered: the sender may be a server as well, and two of them would never end."""
MANTISSA = 23
"""Bits of a number. With 64 exponents, nobody guesses one in time, and 32-bit floats, as Pd has them, are exact."""
LONGEST_ADDRESS = 100


class RefusedError(NMFServerError):
    """A packet whose sender is not let in, and the packet that tells it so; empty where there is to be none."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(FIRST)
        self.answer = answer


class Gate:
    """Lets senders in, or tells them what to do.

    trusted : addresses of hosts and networks, such as 192.168.0.7 and 192.168.0.0/24
    """

    def __init__(self, trusted: Sequence[str] = (), now: Callable[[], float] = time.monotonic) -> None:
        self._trusted = [ipaddress.ip_network(host, strict=False) for host in trusted]
        self._now = now
        self._secret = secrets.token_bytes(32)

    def admit(self, packet: bytes, address: tuple[Any, ...]) -> bool:
        """Let the sender of a packet in, or raise `RefusedError`; return whether it has proved its address."""
        if self._trusts(address[0]):
            return False
        if packet.startswith(b"/hello\0\0") and self._proves(packet, address):
            return True
        raise RefusedError(self._answer(packet, address))

    def _trusts(self, host: str) -> bool:
        ip = ipaddress.ip_address(host.partition("%")[0])
        return any(ip in network for network in self._trusted) or is_own(host)

    def _proves(self, packet: bytes, address: tuple[Any, ...]) -> bool:
        try:
            message = decode(packet)
        except BadPacketError:
            return False
        if not isinstance(message, Message) or len(message.arguments) != 1:
            return False
        period = int(self._now() // PERIOD)
        return message.arguments[0] in (self._number(address, period), self._number(address, period - 1))

    def _answer(self, packet: bytes, address: tuple[Any, ...]) -> bytes:
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

    def _number(self, address: tuple[Any, ...], period: int) -> float:
        """Return the number of an address in a period."""
        proof = hmac.digest(self._secret, f"{address} {period}".encode(), hashlib.sha256)
        (bits,) = struct.unpack_from(">I", proof)
        return math.ldexp(2**MANTISSA + bits % 2**MANTISSA, bits >> MANTISSA & 63)


def address_of(packet: bytes) -> str | None:
    """Return the address of what may be a message, or that of a bundle; None for what is neither, or has a long one."""
    end = packet.find(b"\0", 0, LONGEST_ADDRESS)
    if len(packet) % 4 or end < 1 or packet[:1] not in (b"/", b"#"):
        return None
    return packet[:end].decode(errors="replace")
