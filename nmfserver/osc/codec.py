"""Packets to messages and bundles, strictly; messages to packets.

python-osc writes single numbers. This module adds what it lacks: every size is checked before a value is read, unknown
type tags and left-over bytes are errors, and runs of numbers are read and written as arrays.

A packet may have megabytes, so it is read and written in steps (`steps.py`). Long runs of numbers stay arrays. All of a
bundle is checked at once; its messages are decoded one by one.

Strings are UTF-8. Other bytes, as in the names of old files, are kept by ``surrogateescape`` and sent back unchanged.
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import overload

import numpy as np
from numpy.typing import NDArray
from pythonosc.parsing import osc_types

from nmfserver.errors import NMFServerError, counted
from nmfserver.steps import Steps, finished

Argument = int | float | str | bytes | bool | tuple["Argument", ...] | None
"""A received value. A tuple is an OSC array, ``[ ]``, which may be nested."""
RunArray = NDArray[np.int32] | NDArray[np.int64] | NDArray[np.float32] | NDArray[np.float64]
"""A long run of received numbers, in the byte order of OSC."""
Part = tuple[Argument, ...] | RunArray
"""Consecutive arguments: single values, or a run of numbers."""
Value = int | float | str | NDArray[np.float32]
"""A value to send. An array stands for a run of floats."""

BUNDLE = b"#bundle\0"
IMMEDIATELY = 1
NTP_TO_UNIX = 2208988800
"""Seconds from 1900, where time tags begin, to 1970."""
COMMAND_NUMBERS = 256
"""Four bytes below this number in the place of an address are a command's number, as sclang sends to scsynth."""
DEEPEST = 32
MOST_VALUES = 2**15
"""Values of a message outside long runs: twice as many as a datagram can hold."""
STEP_VALUES = 256
"""Values that are read, checked or written in a step."""
STEP_SAMPLES = 2**16
"""Samples that are written in a step."""
LONGEST_START = 65536
"""Bytes at the beginning of a packet that are searched for text."""
LARGEST_INT = 2**31 - 1
LARGEST_FLOAT = float(np.finfo(np.float32).max)
NUMERIC = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
"""Text that is a number, as some clients send them."""

_FUDI = re.compile(rb"[\t\n\r\x20-\x7e]*;\s*")
# Type tags of numbers, with struct's codes for them.
_NUMBERS = {"i": "i", "f": "f", "h": "q", "d": "d", "t": "Q"}
_CONSTANTS: dict[str, Argument] = {"T": True, "F": False, "N": None, "I": True}
_LONG_RUNS = {"i": ">i4", "f": ">f4", "h": ">i8", "d": ">f8"}
_GROUPS = re.compile(r"i{1024,}|f{1024,}|h{1024,}|d{1024,}|[ifhdt]{1,256}|[TFNI]{1,256}|.", re.DOTALL)
_LEAST_RUN = 1024
_REPEATED = re.compile(r"(.)\1+")


class BadPacketError(NMFServerError):
    """Bytes that are not OSC; `address` is that of the command, if it could be read."""

    def __init__(self, reason: str, address: str | None = None) -> None:
        super().__init__(reason)
        self.address = address


class LongArguments(Sequence[Argument]):
    """Arguments with long runs of numbers, which stay arrays until a value is read."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._ends = list(accumulate(map(len, parts)))

    def __len__(self) -> int:
        """Return the number of values."""
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Argument: ...
    @overload
    def __getitem__(self, at: slice) -> "LongArguments": ...
    def __getitem__(self, at: int | slice) -> "Argument | LongArguments":
        """Return one value, or a slice without copying arrays."""
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self))
            return LongArguments(list(self._between(start, stop)))
        at = range(len(self))[at]
        part = bisect_right(self._ends, at)
        value = self.parts[part][at - self._ends[part]]
        return value.item() if isinstance(value, np.generic) else value

    def __iter__(self) -> Iterator[Argument]:
        """Yield all values."""
        return chain.from_iterable(
            part.tolist() if isinstance(part, np.ndarray) else part for part in self._short_parts()
        )

    def _short_parts(self) -> Iterator[Part]:
        """Yield all values in short parts, because a reader may need only the first ones."""
        for part in self.parts:
            for at in range(0, len(part), _LEAST_RUN):
                yield part[at : at + _LEAST_RUN]

    def _between(self, start: int, stop: int) -> Iterator[Part]:
        for at in range(bisect_right(self._ends, start), len(self.parts)):
            part, end = self.parts[at], self._ends[at]
            begin = end - len(part)
            if begin >= stop:
                return
            yield part[max(start - begin, 0) : stop - begin]


Arguments = tuple[Argument, ...] | LongArguments
"""The arguments of a message."""


@dataclass(frozen=True)
class Message:
    """A command and its arguments; `address` may be a number in digits, see `COMMAND_NUMBERS`."""

    address: str
    arguments: Arguments = ()

    def __str__(self) -> str:
        """Return the message as a person would type it."""
        return "".join(pieces(self))


@dataclass(frozen=True)
class Bundle:
    """Messages and bundles that run together; `time` is in Unix seconds, None means at once."""

    time: float | None
    packet: bytes

    def parts(self) -> Iterator[bytes]:
        """Yield the packets of the elements; `decoding` has checked them."""
        at = 16
        while at < len(self.packet):
            (size,) = struct.unpack_from(">i", self.packet, at)
            yield self.packet[at + 4 : at + 4 + size]
            at += 4 + size

    def __str__(self) -> str:
        """Return the bundle in brackets, with each element as a person would type it."""
        return "".join(pieces(self))


def pieces(content: Message | Bundle) -> Iterator[str]:
    """Yield the text of a message or a bundle in pieces, because the beginning of a large one may be enough."""
    if isinstance(content, Message):
        yield content.address
        for argument in content.arguments:
            yield " "
            yield from _shown(argument)
    else:
        yield f"[#bundle {'now' if content.time is None else f'{content.time:.3f}'}, "
        for index, part in enumerate(content.parts()):
            yield ", " if index else ""
            yield from pieces(finished(decoding(part, checked=True)))
        yield "]"


def decode(packet: bytes) -> Message | Bundle:
    """Return the message or bundle of a packet, or raise `BadPacketError`."""
    return finished(decoding(packet))


def decoding(packet: bytes, depth: int = 0, *, checked: bool = False) -> Steps[Message | Bundle]:
    """Return, in steps, the message or bundle of a packet, or raise `BadPacketError`.

    checked : whether all elements of the bundle were checked before
    """
    if not packet:
        raise BadPacketError("an empty packet")
    if depth == 0:
        refuse_fudi(packet)
    if len(packet) % 4:
        raise BadPacketError(
            f"a packet of {counted(len(packet), 'byte')}: OSC packets are multiples of 4", _address(packet)
        )
    if not packet.startswith(BUNDLE):
        return (yield from _message(packet))
    if not checked:
        yield from _check_elements(packet, depth)
    (tag,) = struct.unpack_from(">Q", packet, 8)
    return Bundle(None if tag == IMMEDIATELY else tag / 2**32 - NTP_TO_UNIX, packet)


def refuse_fudi(packet: bytes) -> None:
    """Raise `BadPacketError` for FUDI text, which Pd sends without ``oscformat``."""
    if len(packet) <= LONGEST_START and _FUDI.fullmatch(packet):
        name = re.split(rb"[\s;]", packet.lstrip(), maxsplit=1)[0].decode("ascii")
        raise BadPacketError(
            "this is FUDI text, Pd's own format, not OSC: put [oscformat] before [netsend -b]", name or "FUDI"
        )


def without_slash(address: str) -> str:
    """Return the sentence of the error for an address that does not begin with a slash."""
    return f"an address begins with '/': did you mean /{address}?"


def encode(address: str, values: Sequence[Value] = ()) -> bytes:
    """Return the packet of a message with arguments of types i, f and s.

    An int beyond 32 bits goes as a string of digits, a float beyond 32 bits as the largest there is.
    """
    return b"".join(encoding(address, values))


def encoding(address: str, values: Sequence[Value] = ()) -> Iterator[bytes]:
    """Yield the packet that `encode` returns in pieces, some of them empty."""
    yield _string_bytes(address) + b","
    count = 1
    for value in values:
        tags = _tags(_sendable(value))
        count += sum(map(len, tags))
        yield from tags
    yield bytes(4 - count % 4)
    for value in values:
        sent = _sendable(value)
        if isinstance(sent, np.ndarray):
            for at in range(0, sent.size, STEP_SAMPLES):
                yield sent[at : at + STEP_SAMPLES].astype(">f4").tobytes()
        elif isinstance(sent, str):
            yield _string_bytes(sent)
        else:
            yield osc_types.write_int(sent) if isinstance(sent, int) else osc_types.write_float(sent)


def encoded_size(address: str, values: Sequence[Value] = ()) -> int:
    """Return the size in bytes of the packet that `encode` would return."""
    return finished(measuring(address, values))


def measuring(address: str, values: Sequence[Value] = ()) -> Steps[int]:
    """Return, in steps, the same as `encoded_size`."""
    count, size = 1, 0
    for at, value in enumerate(map(_sendable, values)):
        values_in_it = value.size if isinstance(value, np.ndarray) else 1
        count += values_in_it
        size += _string_size(value) if isinstance(value, str) else 4 * values_in_it
        if at % STEP_VALUES == STEP_VALUES - 1:
            yield
    return _string_size(address) + _padded(count + 1) + size


def _tags(value: Value) -> list[bytes]:
    if isinstance(value, np.ndarray):
        whole, rest = divmod(value.size, STEP_SAMPLES)
        return [b"f" * STEP_SAMPLES] * whole + [b"f" * rest]
    return [b"s" if isinstance(value, str) else b"i" if isinstance(value, int) else b"f"]


_WHOLE = int, np.integer


def _sendable(value: Value) -> Value:
    """Return a value that fits a type of 32 bits."""
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, _WHOLE):
        return int(value) if -LARGEST_INT - 1 <= value <= LARGEST_INT else str(value)
    return min(max(float(value), -LARGEST_FLOAT), LARGEST_FLOAT)


def _string_bytes(text: str) -> bytes:
    data = bytes_of(text)
    return data + bytes(4 - len(data) % 4)


def _string_size(text: str) -> int:
    return _padded(len(bytes_of(text)) + 1)


def bytes_of(text: str) -> bytes:
    """Return the bytes of a string in a packet; bytes that are not UTF-8 are those that were received."""
    try:
        return text.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate, from the name of a file on Windows
        return text.encode(errors="replace")


def _padded(size: int) -> int:
    """Return a size rounded up to a multiple of 4."""
    return (size + 3) // 4 * 4


def _check_elements(packet: bytes, depth: int) -> Steps[None]:
    """Check, in steps, all elements of a bundle; raise `BadPacketError` for a bad one."""
    if depth >= DEEPEST:
        raise BadPacketError(f"bundles within bundles, more than {DEEPEST} deep")
    if len(packet) < 16:
        raise BadPacketError("a bundle without a time tag")
    at = 16
    while at < len(packet):
        (size,) = struct.unpack_from(">i", packet, at)
        at += 4
        if size <= 0 or size % 4 or at + size > len(packet):
            raise BadPacketError(f"a bundle's element says it has {counted(size, 'byte')}; {len(packet) - at} are left")
        yield from decoding(packet[at : at + size], depth + 1)
        yield
        at += size


def _message(packet: bytes) -> Steps[Message]:
    address, at = _command(packet)
    if at == len(packet):  # some old senders leave the type tags out where there are no arguments
        return Message(address)
    tags, at = _string(packet, at, address)
    if not tags.startswith(","):
        raise BadPacketError("the type tags are missing: a string that begins with ',' follows the address", address)
    arguments, at = yield from _arguments(packet, at, tags, address)
    if at != len(packet):
        raise BadPacketError(f"{len(packet) - at} bytes are left over behind the last argument", address)
    return Message(address, arguments)


def _command(packet: bytes) -> tuple[str, int]:
    """Return the address of a message, and the offset of its end."""
    number = int.from_bytes(packet[:4])
    if 0 < number < COMMAND_NUMBERS:
        return str(number), 4
    address, at = _string(packet, 0, None)
    if address.startswith("/"):
        return address, at
    if address and address.isprintable() and packet[at : at + 1] in (b",", b""):
        raise BadPacketError(without_slash(address), address)
    raise BadPacketError(f"an address begins with '/'; this one is {address[:64]!r}")


def _arguments(
    packet: bytes, at: int, tags: str, address: str
) -> Steps[tuple[tuple[Argument, ...] | LongArguments, int]]:
    """Return, in steps, the arguments that the type tags describe, and the offset of their end."""
    parts: list[Part] = []
    arguments: list[Argument] = []
    around: list[list[Argument]] = []
    count = 0
    for group in (found[0] for found in _GROUPS.finditer(tags, 1)):
        is_run = len(group) >= _LEAST_RUN and not around
        count += 0 if is_run else len(group)
        if count > MOST_VALUES:
            raise BadPacketError(
                f"more than {MOST_VALUES} values that are no run of numbers: send several messages", address
            )
        if is_run:
            numbers = np.frombuffer(_bytes(packet, at, _size_of(group), address, group), _LONG_RUNS[group[0]])
            parts += [tuple(arguments), numbers]
            arguments = []
            at += _size_of(group)
        elif group[0] in _NUMBERS:
            values, at = _numbers(packet, at, group, address)
            arguments += values
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
        if count % STEP_VALUES == 0 or len(group) >= STEP_VALUES:
            yield
    if around:
        raise BadPacketError("a list, '[', has no end, ']'", address)
    last = tuple(arguments)
    return (LongArguments([part for part in (*parts, last) if len(part)]) if parts else last), at


def _numbers(packet: bytes, at: int, tags: str, address: str) -> tuple[tuple[int | float, ...], int]:
    """Return the numbers that a run of tags describes, and the offset of their end."""
    codes = "".join(_NUMBERS[tag] for tag in tags)
    # struct caches formats that are given as text, and these may have megabytes.
    run = struct.Struct(">" + _REPEATED.sub(lambda same: f"{len(same[0])}{same[1]}", codes))
    return run.unpack(_bytes(packet, at, run.size, address, tags)), at + run.size


def _size_of(run: str) -> int:
    """Return the bytes of a long run of numbers."""
    return len(run) * np.dtype(_LONG_RUNS[run[0]]).itemsize


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
    """Return the address of a broken packet, or None."""
    address = packet[:LONGEST_START].partition(b"\0")[0]
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
