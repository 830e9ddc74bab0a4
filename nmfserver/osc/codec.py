"""Packets to messages and bundles, strictly; messages to packets.

python-osc writes single numbers. Around it stands what it leaves out: every size is checked before a value is read,
unknown type tags and left-over bytes are errors, and runs of numbers are read and written in one go.

A string is UTF-8; bytes that are not, as in the names of old files, are kept as Python keeps them in names
(``surrogateescape``), and go out as they came in.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pythonosc.parsing import osc_types

from nmfserver.errors import NMFServerError, counted

Argument = int | float | str | bytes | bool | tuple["Argument", ...] | None
"""What arrives: a tuple is an array, ``[ ]``, which may hold further ones."""
Value = int | float | str | NDArray[np.float32]
"""What is sent: an array stands for a run of floats."""

BUNDLE = b"#bundle\0"
IMMEDIATELY = 1
NTP_TO_UNIX = 2208988800
"""Seconds from 1900, where time tags begin, to 1970."""
COMMAND_NUMBERS = 256
"""Below this, four bytes in the place of an address are a command's number, as sclang sends them for scsynth."""
DEEPEST = 32
LARGEST_INT = 2**31 - 1
LARGEST_FLOAT = float(np.finfo(np.float32).max)

_FUDI = re.compile(rb"[\t\n\r\x20-\x7e]*;\s*")
# Tags of values that have a size of their own, and struct's names for them.
_NUMBERS = {"i": "i", "f": "f", "h": "q", "d": "d", "t": "Q"}
_CONSTANTS: dict[str, Argument] = {"T": True, "F": False, "N": None, "I": True}
_GROUPS = re.compile(r"[ifhdt]+|[TFNI]+|.", re.DOTALL)
_REPEATED = re.compile(r"(.)\1+")


class BadPacketError(NMFServerError):
    """Bytes that are not OSC; `address` is the command's where that much could be read."""

    def __init__(self, reason: str, address: str | None = None) -> None:
        super().__init__(reason)
        self.address = address


@dataclass(frozen=True)
class Message:
    """A command and its arguments; `address` may be a number in digits, see `COMMAND_NUMBERS`."""

    address: str
    arguments: tuple[Argument, ...] = ()

    def __str__(self) -> str:
        """Return the message as a person would type it."""
        return "".join(pieces(self))


@dataclass(frozen=True)
class Bundle:
    """Messages and bundles to be run together; `time` in Unix seconds, or None for at once; `size` in bytes."""

    time: float | None
    elements: tuple["Message | Bundle", ...]
    size: int

    def __str__(self) -> str:
        """Return the bundle in brackets, each element as a person would type it."""
        return "".join(pieces(self))


def pieces(content: Message | Bundle) -> Iterator[str]:
    """Yield the text of a message or a bundle bit by bit: of a large one, the beginning may be enough."""
    if isinstance(content, Message):
        yield content.address
        for argument in content.arguments:
            yield " "
            yield from _shown(argument)
    else:
        yield f"[#bundle {'now' if content.time is None else f'{content.time:.3f}'}, "
        for index, element in enumerate(content.elements):
            yield ", " if index else ""
            yield from pieces(element)
        yield "]"


def decode(packet: bytes, depth: int = 0) -> Message | Bundle:
    """Return what is in a packet, or raise `BadPacketError`."""
    if not packet:
        raise BadPacketError("an empty packet")
    if depth == 0:
        refuse_fudi(packet)
    if len(packet) % 4:
        raise BadPacketError(
            f"a packet of {counted(len(packet), 'byte')}: OSC packets are multiples of 4", _address(packet)
        )
    if packet.startswith(BUNDLE):
        return _bundle(packet, depth)
    return _message(packet)


def refuse_fudi(packet: bytes) -> None:
    """Raise `BadPacketError` for text such as Pd sends without ``oscformat``."""
    if _FUDI.fullmatch(packet):
        name = re.split(rb"[\s;]", packet.lstrip(), maxsplit=1)[0].decode("ascii")
        raise BadPacketError(
            "this is FUDI text, Pd's own format, not OSC: put [oscformat] before [netsend -b]", name or "FUDI"
        )


def without_slash(address: str) -> str:
    """Return what to say of an address that does not begin with a slash."""
    return f"an address begins with '/': did you mean /{address}?"


def encode(address: str, values: Sequence[Value] = ()) -> bytes:
    """Return the packet of a message with arguments of types i, f and s.

    An int beyond 32 bits goes as a string of digits, a float beyond 32 bits as the largest there is.
    """
    tags, data = [","], []
    for value in map(_sendable, values):
        if isinstance(value, np.ndarray):
            tags.append("f" * value.size)
            data.append(value.astype(">f4").tobytes())
        elif isinstance(value, str):
            tags.append("s")
            data.append(_written(value))
        elif isinstance(value, int):
            tags.append("i")
            data.append(osc_types.write_int(value))
        else:
            tags.append("f")
            data.append(osc_types.write_float(value))
    return b"".join([_written(address), _written("".join(tags)), *data])


def encoded_size(address: str, values: Sequence[Value] = ()) -> int:
    """Return the bytes that `encode` makes of a message, without making them."""
    count, size = 1, 0
    for value in map(_sendable, values):
        values_in_it = value.size if isinstance(value, np.ndarray) else 1
        count += values_in_it
        size += _string_size(value) if isinstance(value, str) else 4 * values_in_it
    return _string_size(address) + _padded(count + 1) + size


def _sendable(value: Value) -> Value:
    """Return a value that fits a type of 32 bits."""
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, int | np.integer):
        return int(value) if -LARGEST_INT - 1 <= value <= LARGEST_INT else str(value)
    return min(max(float(value), -LARGEST_FLOAT), LARGEST_FLOAT)


def _written(text: str) -> bytes:
    data = bytes_of(text)
    return data + bytes(4 - len(data) % 4)


def _string_size(text: str) -> int:
    return _padded(len(bytes_of(text)) + 1)


def bytes_of(text: str) -> bytes:
    """Return the bytes of a string as they travel: those of a name that is no UTF-8 are what they were."""
    try:
        return text.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # half of a letter, from the name of a file on Windows
        return text.encode(errors="replace")


def _padded(size: int) -> int:
    """Return a size rounded up to a multiple of 4."""
    return (size + 3) // 4 * 4


def _bundle(packet: bytes, depth: int) -> Bundle:
    if depth >= DEEPEST:
        raise BadPacketError(f"bundles within bundles, more than {DEEPEST} deep")
    if len(packet) < 16:
        raise BadPacketError("a bundle without a time tag")
    (tag,) = struct.unpack_from(">Q", packet, 8)
    elements, at = [], 16
    while at < len(packet):
        (size,) = struct.unpack_from(">i", packet, at)
        at += 4
        if size <= 0 or size % 4 or at + size > len(packet):
            raise BadPacketError(f"a bundle's element says it has {counted(size, 'byte')}; {len(packet) - at} are left")
        elements.append(decode(packet[at : at + size], depth + 1))
        at += size
    return Bundle(None if tag == IMMEDIATELY else tag / 2**32 - NTP_TO_UNIX, tuple(elements), len(packet))


def _message(packet: bytes) -> Message:
    address, at = _command(packet)
    if at == len(packet):  # some old senders leave the type tags out where there are no arguments
        return Message(address)
    tags, at = _string(packet, at, address)
    if not tags.startswith(","):
        raise BadPacketError("the type tags are missing: a string that begins with ',' follows the address", address)
    arguments, at = _arguments(packet, at, tags, address)
    if at != len(packet):
        raise BadPacketError(f"{len(packet) - at} bytes are left over behind the last argument", address)
    return Message(address, arguments)


def _command(packet: bytes) -> tuple[str, int]:
    """Return the address of a message, and where it ends."""
    number = int.from_bytes(packet[:4])
    if 0 < number < COMMAND_NUMBERS:
        return str(number), 4
    address, at = _string(packet, 0, None)
    if address.startswith("/"):
        return address, at
    if address and address.isprintable() and packet[at : at + 1] in (b",", b""):
        raise BadPacketError(without_slash(address), address)
    raise BadPacketError(f"an address begins with '/'; this one is {address[:64]!r}")


def _arguments(packet: bytes, at: int, tags: str, address: str) -> tuple[tuple[Argument, ...], int]:
    """Return the arguments that type tags announce, and where they end."""
    arguments: list[Argument] = []
    around: list[list[Argument]] = []
    for group in _GROUPS.findall(tags, 1):
        if group[0] in _NUMBERS:
            numbers, at = _numbers(packet, at, group, address)
            arguments += numbers
        elif group[0] in _CONSTANTS:
            arguments += map(_CONSTANTS.__getitem__, group)
        elif group == "[":
            if len(around) == DEEPEST:
                raise BadPacketError(f"lists within lists, more than {DEEPEST} deep", address)
            around.append(arguments)
            arguments = []
        elif group == "]":
            if not around:
                raise BadPacketError("a list ends, ']', that has not begun", address)
            around[-1].append(tuple(arguments))
            arguments = around.pop()
        else:
            argument, at = _argument(packet, at, group, address)
            arguments.append(argument)
    if around:
        raise BadPacketError("a list, '[', has no end, ']'", address)
    return tuple(arguments), at


def _numbers(packet: bytes, at: int, tags: str, address: str) -> tuple[tuple[int | float, ...], int]:
    """Return the numbers that a run of tags announces, and where they end."""
    codes = "".join(_NUMBERS[tag] for tag in tags)
    # A format of its own: struct keeps those that are given as text, and these may be megabytes.
    run = struct.Struct(">" + _REPEATED.sub(lambda same: f"{len(same[0])}{same[1]}", codes))
    return run.unpack(_bytes(packet, at, run.size, address, tags)), at + run.size


def _argument(packet: bytes, at: int, tag: str, address: str) -> tuple[Argument, int]:
    if tag in "sS":
        return _string(packet, at, address)
    if tag == "b":
        (size,) = struct.unpack(">i", _bytes(packet, at, 4, address, tag))
        if size < 0:
            raise BadPacketError(f"a blob says it has {size} bytes", address)
        return _bytes(packet, at + 4, size, address, tag), at + 4 + _padded(size)
    raise BadPacketError(f"the type tag {tag!r} is unknown; i, f, s, b, h, d, t, S, T, F, N, I, [ and ] are", address)


def _bytes(packet: bytes, at: int, size: int, address: str, tags: str) -> bytes:
    if at + _padded(size) > len(packet):
        what = f"an argument of type {tags!r} needs" if len(tags) == 1 else f"{len(tags)} numbers need"
        needed, left = counted(size, "byte"), max(len(packet) - at, 0)
        raise BadPacketError(f"the packet is cut short: {what} {needed}, {left} are left", address)
    return packet[at : at + size]


def _string(packet: bytes, at: int, address: str | None) -> tuple[str, int]:
    end = packet.find(b"\0", at)
    if end < 0:
        raise BadPacketError("the packet is cut short: a string has no end", address)
    return packet[at:end].decode(errors="surrogateescape"), _padded(end + 1)


def _address(packet: bytes) -> str | None:
    """Return the address of a broken packet, where it has one."""
    address = packet.partition(b"\0")[0]
    return address.decode("ascii") if re.fullmatch(rb"/[\x21-\x7e]+", address) else None


def _shown(argument: Argument) -> Iterator[str]:
    if isinstance(argument, bytes):
        yield f"<blob of {counted(len(argument), 'byte')}>"
    elif isinstance(argument, float):
        yield f"{argument:.6g}"
    elif isinstance(argument, tuple):
        yield "["
        for index, element in enumerate(argument):
            yield " " if index else ""
            yield from _shown(element)
        yield "]"
    elif isinstance(argument, str) and (not argument or " " in argument):
        yield f'"{argument}"'
    else:
        yield str(argument)
