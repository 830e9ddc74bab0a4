"""Packets in a TCP stream: length prefix (OSC 1.0) or SLIP (OSC 1.1), distinguished by the first byte."""

import struct
from collections.abc import Iterable, Iterator
from typing import Protocol

from nmfserver.osc.codec import BadPacketError, refuse_fudi

LARGEST_PACKET = 2**24 - 1
"""Bytes. The first byte of a length prefix is therefore 0, which no other framing begins with."""

LONGEST_TEXT = 65536
"""Bytes at the beginning of a stream that are searched for FUDI text."""

END, ESCAPE, ESCAPED_END, ESCAPED_ESCAPE = b"\xc0", b"\xdb", b"\xdb\xdc", b"\xdb\xdd"


class Framing(Protocol):
    """Cuts a stream into packets, and wraps packets for it."""

    @property
    def held(self) -> int:
        """Bytes of an incomplete packet."""
        ...

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Add received bytes; yield the packets that are complete, then raise `BadPacketError` if the rest is bad."""
        ...

    def wrap(self, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of a packet of `size` bytes as they go into the stream."""
        ...


class LengthPrefix:
    """Every packet follows its length, a 32-bit integer: what sclang and scsynth use."""

    def __init__(self) -> None:
        self._rest = bytearray()

    @property
    def held(self) -> int:
        """Bytes of an incomplete packet."""
        return len(self._rest)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Add received bytes; yield the packets that are complete, then raise `BadPacketError` if the rest is bad."""
        self._rest += data
        while len(self._rest) >= 4:
            (size,) = struct.unpack_from(">i", self._rest)
            if not 0 <= size <= LARGEST_PACKET:
                raise BadPacketError(f"a packet of {size} bytes is announced; at most {LARGEST_PACKET} are taken")
            if len(self._rest) < 4 + size:
                break
            packet = bytes(memoryview(self._rest)[4 : 4 + size])
            del self._rest[: 4 + size]
            yield packet

    def wrap(self, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of a packet of `size` bytes as they go into the stream."""
        yield struct.pack(">i", size)
        yield from pieces


class Slip:
    """Packets stand between END bytes (RFC 1055)."""

    def __init__(self) -> None:
        self._rest = bytearray()
        self._pending_escape = b""
        """The first byte of an escape whose second one has not come yet."""
        self._has_end = False

    @property
    def held(self) -> int:
        """Bytes of an incomplete packet."""
        return len(self._rest)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Add received bytes; yield the packets that are complete, then raise `BadPacketError` if the rest is bad."""
        *frames, rest = (self._pending_escape + data).split(END)
        self._pending_escape = b""
        for frame in frames:
            self._has_end = True
            self._rest += _unescaped(frame)
            if self._rest:  # double END bytes enclose nothing
                packet = bytes(self._rest)
                self._rest.clear()
                yield packet
        if rest.endswith(ESCAPE):
            rest, self._pending_escape = rest[:-1], ESCAPE
        self._rest += _unescaped(rest)
        if len(self._rest) > LARGEST_PACKET:
            raise BadPacketError(f"a packet of more than {LARGEST_PACKET} bytes; at most that many are taken")
        if not self._has_end:
            self._refuse_fudi()

    def _refuse_fudi(self) -> None:
        """Raise `BadPacketError` if a stream begins with FUDI text, which never contains an END."""
        if len(self._rest) < LONGEST_TEXT and self._rest.rstrip().endswith(b";"):
            refuse_fudi(bytes(self._rest))

    def wrap(self, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the pieces of a packet as they go into the stream."""
        yield END
        for piece in pieces:
            yield piece.replace(ESCAPE, ESCAPED_ESCAPE).replace(END, ESCAPED_END)
        yield END


def _unescaped(data: bytes) -> bytes:
    return data.replace(ESCAPED_END, END).replace(ESCAPED_ESCAPE, ESCAPE)


def framing(first: bytes) -> Framing:
    """Return the framing that a stream with this first byte uses."""
    if first == b"\0":
        return LengthPrefix()
    if first in (END, b"/", b"#"):
        return Slip()
    raise BadPacketError(
        "neither OSC with a length before each packet nor SLIP: from Pd, use [oscformat] and send lists of bytes"
    )
