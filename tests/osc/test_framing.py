"""Framing at every point where a stream may be split."""

from __future__ import annotations

import struct
import time

import pytest

from nmfserver.osc.codec import BadPacketError
from nmfserver.osc.framing import LARGEST_PACKET, Framing, LengthPrefix, Slip, framing

PACKETS = [b"/a\0\0,\0\0\0", b"\xc0\xdb\xdc\xdd", b"\xdb\xdb\xc0\xc0", b"/bcd\0\0\0\0,\0\0\0", b"\xdb\xdd\xdb\xdc"]


def wrapped(wire: Framing, packet: bytes) -> bytes:
    """Return a packet as it goes into the stream, from pieces of three bytes."""
    return b"".join(wire.wrap(len(packet), [packet[at : at + 3] for at in range(0, len(packet), 3)]))


@pytest.mark.parametrize("kind", [LengthPrefix, Slip])
def test_packets_come_out_whole_wherever_the_stream_is_split(kind: type[Framing]) -> None:
    stream = b"".join(wrapped(kind(), packet) for packet in PACKETS)
    for first in range(len(stream) + 1):
        for second in range(first, len(stream) + 1):
            wire = kind()
            parts = stream[:first], stream[first:second], stream[second:]
            assert [packet for part in parts for packet in wire.feed(part)] == PACKETS
    wire = kind()
    assert [packet for at in range(len(stream)) for packet in wire.feed(stream[at : at + 1])] == PACKETS


def test_literal_streams() -> None:
    assert wrapped(LengthPrefix(), b"abcd") == b"\0\0\0\4abcd"
    assert list(LengthPrefix().feed(b"\0\0\0\0\0\0\0\4abcd\0\0")) == [b"", b"abcd"]
    assert wrapped(Slip(), b"a\xc0b\xdbc") == b"\xc0a\xdb\xdcb\xdb\xddc\xc0"
    # one END between packets, several, and none before the first
    assert list(Slip().feed(b"/a\0\0\xc0/b\0\0\xc0\xc0\xc0\xc0/c\0\0\xc0/d")) == [b"/a\0\0", b"/b\0\0", b"/c\0\0"]


def test_the_first_byte_tells_the_framing() -> None:
    assert isinstance(framing(b"\0"), LengthPrefix)
    assert all(isinstance(framing(first), Slip) for first in (b"\xc0", b"/", b"#"))
    for first in (b"G", b"\x01", b"\xff", b";"):
        with pytest.raises(BadPacketError, match="neither OSC with a length before each packet nor SLIP"):
            framing(first)


@pytest.mark.parametrize("size", [-1, -(2**31), LARGEST_PACKET + 1, 2**31 - 1])
def test_what_came_before_an_absurd_length_is_handed_out(size: int) -> None:
    taken = []
    with pytest.raises(BadPacketError, match=f"a packet of {size} bytes is announced; at most {LARGEST_PACKET}"):
        for packet in LengthPrefix().feed(wrapped(LengthPrefix(), b"good") + struct.pack(">i", size) + b"rest"):
            taken.append(packet)
    assert taken == [b"good"]


def test_a_slip_packet_without_an_end_is_given_up() -> None:
    wire = Slip()
    with pytest.raises(BadPacketError, match=f"more than {LARGEST_PACKET} bytes"):
        for _ in range(40):
            assert not list(wire.feed(b"x" * 2**20))


def test_fudi_is_recognised_at_the_beginning_only() -> None:
    for text in (b"/tempo 120;\n", b"/tempo 120;", b"/a 1;\r\n/b 2;\n"):
        wire = Slip()
        assert not list(wire.feed(text[:3]))
        with pytest.raises(BadPacketError, match="FUDI"):
            list(wire.feed(text[3:]))
    wire = Slip()
    assert list(wire.feed(b"\xc0/a\0\0\xc0/b;")) == [b"/a\0\0"]


def test_many_small_segments_take_no_quadratic_time() -> None:
    began = time.process_time()
    for wire, start in ((LengthPrefix(), b"\0\xff\xff\xff"), (Slip(), b"\xc0/"), (Slip(), b"/\0")):
        assert not list(wire.feed(start))
        for _ in range(100_000):
            assert not list(wire.feed(b"some text ;\n"))
    assert time.process_time() - began < 5  # of this process, however busy the machine is
