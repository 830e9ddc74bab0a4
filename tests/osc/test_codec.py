"""The codec on byte literals."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from pythonosc.osc_message import OscMessage

from nmfserver.osc.codec import (
    DEEPEST,
    LARGEST_FLOAT,
    MOST_VALUES,
    BadPacketError,
    Bundle,
    Message,
    Value,
    decode,
    encode,
    encoded_size,
)
from tests import wire

ALL_TYPES = (
    b"/all\0\0\0\0,ifhdtsSbTFNI\0\0\0"
    + b"\0\0\0\x07\x3f\x80\0\0"
    + b"\0\0\0\x01\0\0\0\0\xbf\xf8\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff"
    + b"caf\xc3\xa9\0\0\0sym\0"
    + b"\0\0\0\x05hello\0\0\0"
)


@pytest.mark.parametrize(
    ("packet", "expected"),
    [
        (ALL_TYPES, ("/all", 7, 1.0, 2**32, -1.5, 2**64 - 1, "café", "sym", b"hello", True, False, None, True)),
        (b"/no_tags\0\0\0\0", ("/no_tags",)),
        (b"/no_arguments\0\0\0,\0\0\0", ("/no_arguments",)),
        (b"/e\0\0,sb\0\0\0\0\0\0\0\0\0", ("/e", "", b"")),
        (b"/\0\0\0,i\0\0\xff\xff\xff\xff", ("/", -1)),
    ],
)
def test_messages(packet: bytes, expected: tuple[object, ...]) -> None:
    message = decode(packet)
    assert isinstance(message, Message)
    assert (message.address, *message.arguments) == expected
    assert [type(a) for a in message.arguments] == [type(e) for e in expected[1:]]


def test_lists_within_lists() -> None:
    message = decode(wire.message("/a", 1, [0.5, [True, "x", []], b"b"], 2))
    assert message == Message("/a", (1, (0.5, (True, "x", ()), b"b"), 2))
    assert str(message) == "/a 1 [0.5 [True x []] <blob of 1 byte>] 2"
    assert decode(b"/a\0\0," + b"[" * 32 + b"]" * 32 + bytes(3))


@pytest.mark.parametrize("name", [b"caf\xe9.wav", b"\xff\xfe", "größe 🥁".encode(), b"\xed\xa0\x80"])
def test_strings_go_out_with_the_bytes_that_they_came_with(name: bytes) -> None:
    address = b"/" + name
    packet = b"".join(text + bytes(4 - len(text) % 4) for text in (address, b",s", name))
    message = decode(packet)
    assert isinstance(message, Message)
    assert encode(message.address, message.arguments) == packet  # type: ignore[arg-type]
    assert encoded_size(message.address, message.arguments) == len(packet)  # type: ignore[arg-type]


def test_half_a_letter_cannot_be_sent() -> None:
    assert encode("/a", ("\ud800",)) == b"/a\0\0,s\0\0?\0\0\0"


def test_long_runs_of_numbers_of_every_pattern() -> None:
    floats = [float(np.float32(n / 7)) for n in range(5000)]
    pairs = [item for n in range(5000) for item in (n, floats[n])]
    many = [float(n) for n in range(1000)]
    for arguments in (floats, list(range(5000)), pairs, ["x", *pairs, "y", *floats], many, [*many, 1, *floats, 2, "z"]):
        message = decode(wire.message("/run", *arguments))
        assert isinstance(message, Message)
        assert message.address == "/run"
        assert len(message.arguments) == len(arguments)
        assert list(message.arguments) == arguments
        assert [type(a) for a in message.arguments] == [type(a) for a in arguments]
        for start, stop in ((0, 3), (1, 1500), (998, 1003), (2000, 9000), (-1, len(arguments)), (7, 7)):
            assert list(message.arguments[start:stop]) == arguments[start:stop]
        assert [message.arguments[at] for at in (0, 500, -1)] == [arguments[at] for at in (0, 500, -1)]
        with pytest.raises(IndexError):
            message.arguments[len(arguments)]


def test_what_is_looked_at_value_by_value_is_limited() -> None:
    size = MOST_VALUES // 2
    assert len(decode(wire.message("/a", *[0.5, "x"] * size)).arguments) == 2 * size  # type: ignore[union-attr]
    for values in ([0.5, "x"] * (size + 1), [True] * (2 * size + 1), [[1.0] * (2 * size + 1)]):
        with pytest.raises(BadPacketError, match=f"more than {MOST_VALUES} values") as caught:
            decode(wire.message("/a", *values))
        assert caught.value.address == "/a"


@pytest.mark.parametrize(
    ("packet", "reason", "address"),
    [
        (b"", "an empty packet", None),
        (b"/abc\0", "5 bytes: OSC packets are multiples of 4", "/abc"),
        (b"\xff\xfe\xfd", "3 bytes: OSC packets are multiples of 4", None),
        (b"/abc", "a string has no end", None),
        (b"b_query\0,i\0\0\0\0\0\1", "an address begins with '/': did you mean /b_query?", "b_query"),
        (b"b_query\0", "did you mean /b_query?", "b_query"),
        (b"abc\0i\0\0\0", "an address begins with '/'; this one is 'abc'", None),
        (b"a\x1bc\0,\0\0\0", "an address begins with '/'", None),
        (b"\0\0\0\0", "an address begins with '/'; this one is ''", None),
        (b"/a\0\0i\0\0\0\0\0\0\1", "the type tags are missing", "/a"),
        (b"/a\0\0,iii", "a string has no end", "/a"),
        (b"/a\0\0,\xff\0\0", "the type tag '.*' is unknown", "/a"),
        (b"/a\0\0,i\0\0", "type 'i' needs 4 bytes, 0 are left", "/a"),
        (b"/a\0\0,iif\0\0\0\0\0\0\0\1\0\0\0\1", "3 numbers need 12 bytes, 8 are left", "/a"),
        (b"/a\0\0,d\0\0\0\0\0\0", "type 'd' needs 8 bytes, 4 are left", "/a"),
        (b"/a\0\0,s\0\0abcd", "a string has no end", "/a"),
        (b"/a\0\0,b\0\0\xff\xff\xff\xff", "a blob says it has -1 bytes", "/a"),
        (b"/a\0\0,b\0\0\x7f\xff\xff\xfeabcd", "needs 2147483646 bytes, 4 are left", "/a"),
        (b"/a\0\0,b\0\0\0\0\0\5abcd", "needs 5 bytes, 4 are left", "/a"),
        (b"/a\0\0,q\0\0\0\0\0\0", "the type tag 'q' is unknown", "/a"),
        (b"/a\0\0,[i\0\0\0\0\1", r"a list, '\[', has no end", "/a"),
        (b"/a\0\0,i]\0\0\0\0\1", "a list ends, ']', that has not begun", "/a"),
        (b"/a\0\0,[if\0\0\0\0\0\0\0\1", "2 numbers need 8 bytes, 4 are left", "/a"),
        (b"/a\0\0," + b"[" * 33 + b"]" * 33 + b"\0", "lists within lists, more than 32 deep", "/a"),
        (b"/a\0\0,T\0\0\0\0\0\1", "4 bytes are left over", "/a"),
        (b"/a\0\0,\0\0\0\0\0\0\1\0\0\0\1", "8 bytes are left over", "/a"),
        (b"#bundle\0\0\0\0\0", "a bundle without a time tag", None),
        (b"#bundle\0\0\0\0\0\0\0\0\1\0\0\0\0", "says it has 0 bytes; 0 are left", None),
        (b"#bundle\0\0\0\0\0\0\0\0\1\xff\xff\xff\xf8/a\0\0,\0\0\0", "says it has -8 bytes; 8 are left", None),
        (b"#bundle\0\0\0\0\0\0\0\0\1\0\0\0\1/a\0\0,\0\0\0", "says it has 1 byte; 8 are left", None),
        (b"#bundle\0\0\0\0\0\0\0\0\1\0\0\0\6/a\0\0,\0\0\0", "says it has 6 bytes; 8 are left", None),
        (b"#bundle\0\0\0\0\0\0\0\0\1\0\0\0\x0c/a\0\0,\0\0\0", "says it has 12 bytes; 8 are left", None),
        (b"#bundle\0\0\0\0\0\0\0\0\1\0\0\0\x08/a\0\0,i\0\0", "type 'i' needs 4 bytes, 0 are left", "/a"),
        (b"/metro 120;\n", "this is FUDI text, Pd's own format, not OSC", "/metro"),
        (b"tempo 1;tempo 2;\n", "this is FUDI text", "tempo"),
        (b";\n", "this is FUDI text", "FUDI"),
    ],
)
def test_what_is_not_osc(packet: bytes, reason: str, address: str | None) -> None:
    with pytest.raises(BadPacketError, match=reason) as caught:
        decode(packet)
    assert caught.value.address == address


def test_no_truncation_of_a_packet_passes_for_the_packet() -> None:
    whole = decode(ALL_TYPES)
    for size in range(len(ALL_TYPES)):
        if ALL_TYPES[:size] == b"/all\0\0\0\0":  # a message without type tags
            continue
        with pytest.raises(BadPacketError):
            decode(ALL_TYPES[:size])
    assert decode(ALL_TYPES) == whole


def test_bundles() -> None:
    inner = wire.bundle(2.5, wire.message("/b", 1))
    packet = wire.bundle(None, wire.message("/a"), inner, wire.bundle(None))
    outer = decode(packet)
    assert outer == Bundle(None, packet)
    assert isinstance(outer, Bundle)
    elements = list(map(decode, outer.parts()))
    assert elements == [Message("/a"), Bundle(2.5, inner), Bundle(None, wire.bundle(None))]
    assert list(map(decode, Bundle(2.5, inner).parts())) == [Message("/b", (1,))]
    nested = wire.message("/deep")
    for _ in range(DEEPEST):
        nested = wire.bundle(None, nested)
    decode(nested)
    with pytest.raises(BadPacketError, match=f"more than {DEEPEST} deep"):
        decode(wire.bundle(None, nested))


def test_the_text_of_messages_is_what_a_person_would_type() -> None:
    message = decode(wire.message("/m", 1, 0.5, "two words", "", b"123"))
    assert str(message) == '/m 1 0.5 "two words" "" <blob of 3 bytes>'
    assert (
        str(decode(wire.bundle(None, wire.message("/a"), wire.bundle(1.5)))) == "[#bundle now, /a, [#bundle 1.500, ]]"
    )


SENT: list[tuple[tuple[Value, ...], bytes]] = [
    ((), b"/a\0\0,\0\0\0"),
    ((1, 0.5, "abc"), b"/a\0\0,ifs\0\0\0\0\0\0\0\1\x3f\0\0\0abc\0"),
    (("abcd", "é\0x"), b"/a\0\0,ss\0abcd\0\0\0\0\xc3\xa9x\0"),
    ((np.array([1, -2], np.float32), 3), b"/a\0\0,ffi\0\0\0\0\x3f\x80\0\0\xc0\0\0\0\0\0\0\3"),
    ((2**40, -(2**31)), b"/a\0\0,si\x001099511627776\0\0\0\x80\0\0\0"),
    ((1e300, -1e300), b"/a\0\0,ff\0\x7f\x7f\xff\xff\xff\x7f\xff\xff"),
    ((True, np.float32(2)), b"/a\0\0,if\0\0\0\0\1\x40\0\0\0"),  # type: ignore[list-item]
]


@pytest.mark.parametrize(("values", "packet"), SENT)
def test_encode(values: tuple[Value, ...], packet: bytes) -> None:
    assert encode("/a", values) == packet
    assert encoded_size("/a", values) == len(packet)


def test_what_is_encoded_another_library_reads() -> None:
    values: list[Value] = [3, "name", np.arange(2000, dtype=np.float32), "ä" * 5, -1.0, LARGEST_FLOAT]
    packet = encode("/b_setn", values)
    assert len(packet) == encoded_size("/b_setn", values)
    assert OscMessage(packet).params == [3, "name", *map(float, range(2000)), "ä" * 5, -1.0, LARGEST_FLOAT]


def test_not_a_number_stays_one() -> None:
    assert np.isnan(struct.unpack(">f", encode("/a", (float("nan"),))[-4:])[0])
