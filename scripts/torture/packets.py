"""Packets for every command, made from the commands' own declarations: right, nearly right, and damaged.

A command that is added is attacked from then on: its fields tell their kinds and bounds, its documentation the words
that it knows.
"""

import random
import re
import struct
import time
from collections.abc import Callable, Sequence

from nmfserver.commands import dispatch  # noqa: F401 - fills the registry
from nmfserver.commands.base import REGISTRY, Command, Queued
from nmfserver.commands.fields import (
    BufferKind,
    Component,
    Integer,
    Kind,
    Name,
    Number,
    NumberOrName,
    Shape,
    Text,
    Word,
)

Atom = tuple[str, bytes]
"""Type tags and data of an argument."""

ENDS = "/quit"
"""This command ends the server."""
_ENDING = re.compile(rb"/quit|\x00{3}\x03(,|$)|\x00{3}\x04\x00{3}\x03", re.DOTALL)
"""Its forms in a packet: name or number, 3, with or without type tags. Random damage may produce them."""
OPENS = "/live/start"
"""Random values would open the sound devices of this machine. live.py starts its own."""
REDIRECTS = "/reply_to"
"""Answers must not go to other programs of this machine: its valid values would choose any port."""
LARGEST = 60000
"""Bytes of a packet: datagrams end at 65,507."""
FLOATS = (0.0, -0.0, 0.5, 1.0, -1.0, 2.5, 1e-45, 1e-38, 3.4e38, -3.4e38, float("inf"), float("-inf"), float("nan"))
INTS = (
    0,
    1,
    2,
    3,
    -1,
    -2,
    16,
    255,
    256,
    4096,
    65535,
    65536,
    2**24,
    2**31 - 1,
    -(2**31),
    2**31,
    2**32,
    -(2**63),
    2**63 - 1,
)
TEXTS = ("", "-1", "0", "1e3", "nan", "inf", "@", "@@", "/", "a", "A b", "ä", "e\u0301", "\u202e", "x" * 255, "x" * 300)
BYTES = (b"\xff\xfe", b"\x1b[2J", b"a\nb", b"\xc0\xdb\xdc\xdd", b"%s%n", b"../..", b"~", b"~nobody/x")
DEEPEST = 34
SECONDS = (0.0, -10.0, 0.005, 0.05, 1e6)
"""When bundles are due, from now."""


class Packets:
    """Makes packets from chance, for some commands.

    names : buffers that are spoken of
    paths : files that are spoken of
    """

    def __init__(
        self, chance: random.Random, commands: Sequence[type[Command]], names: Sequence[int | str], paths: Sequence[str]
    ) -> None:
        self._chance = chance
        self._commands = list(commands)
        self._messages = 0
        self._names, self._paths = list(names), list(paths)
        self._kinds: dict[type[Kind], Callable[[Kind, Sequence[str]], Atom]] = {
            Integer: self._integer, Number: self._number, Text: self._text, Word: self._word,
            BufferKind: self._buffer, NumberOrName: self._buffer, Component: self._buffer, Name: self._buffer,
        }  # fmt: skip

    def packet(self, depth: int = 0) -> bytes:
        """Return a packet that does not end the server: most are messages, some bundles, some damaged."""
        packet = self._packet(depth)
        while may_end(packet):
            packet = self._packet(depth)
        return packet

    def _packet(self, depth: int) -> bytes:
        chance = self._chance.random()
        if chance < 0.08 and depth < DEEPEST:
            return self._bundle(depth)
        if chance < 0.1:
            return self._chance.randbytes(self._chance.randrange(120))
        message = self.message(depth)
        return damaged(self._chance, message) if chance < 0.25 and not message.startswith(b"/reply_to") else message

    def message(self, depth: int = 0) -> bytes:
        """Return a message of a command, with values that are right, or not quite."""
        self._messages += 1
        kind = self._chance.choice(self._commands)
        arguments = self._arguments(kind)
        if issubclass(kind, Queued) and self._chance.random() < 0.1 and depth < DEEPEST:
            arguments.append(_blob(self.packet(depth + 1)))
        return encoded(self._address(kind), arguments)[:LARGEST]

    def take_count(self) -> int:
        """Return how many messages have been made since the last call, those in bundles and completions too."""
        count, self._messages = self._messages, 0
        return count

    def _address(self, kind: type[Command]) -> bytes:
        """Return a command's address, or the number that stands for it."""
        numbers = [name for name, other in REGISTRY.items() if other is kind and name.isdigit()]
        if numbers and self._chance.random() < 0.1:
            return struct.pack(">i", int(numbers[0]))
        return _padded(kind.address.encode())

    def _arguments(self, kind: type[Command]) -> list[Atom]:
        shapes, words = kind.shapes(), _words(kind)
        if kind.address == REDIRECTS:
            return [
                _string(self._chance.choice(("nowhere", "10.0.0.1", ""))),
                _int(self._chance.choice((0, -1, 2**31 - 1))),
            ]
        by_key = kind.keyed or (kind.may_be_keyed and self._chance.random() < 0.5)
        arguments: list[Atom] = []
        for name, shape in shapes.items():
            if by_key and self._chance.random() < 0.5 and name not in ("source", "destination"):
                continue
            if not by_key and self._chance.random() < 0.1:
                break
            if by_key:
                arguments.append(_string(self._chance.choice(("", "@")) + self._cased(name)))
            arguments += self._values(name, shape, words)
        return self._disturb(arguments)

    def _values(self, name: str, shape: Shape, words: Sequence[str]) -> list[Atom]:
        """Return the values of a field; of a list, any number of them."""
        if "path" in name.lower() or name.endswith("File"):
            return [_string(self._chance.choice(self._paths))] if self._chance.random() < 0.8 else [self._anything()]
        known = [*re.findall(r"[\w/]+", shape.doc), *words]
        if not shape.repeated:
            return [self._value(shape.kinds[0], known)]
        if shape.counted:
            count = self._chance.choice((0, 1, 3, 100, 1000))
            stated = count if self._chance.random() < 0.8 else self._chance.choice(INTS)
            return [_int(self._chance.randrange(40)), _int(stated), *(self._float() for _ in range(count))]
        groups = self._chance.choice((0, 1, 1, 2, 3, 16, 300))
        values = [self._value(kind, known) for _ in range(groups) for kind in shape.kinds]
        return [_array(values)] if self._chance.random() < 0.1 else values

    def _value(self, kind: Kind, words: Sequence[str]) -> Atom:
        make = self._kinds.get(type(kind))
        if make is None or self._chance.random() < 0.05:
            return self._anything(words)
        return make(kind, words)

    def _integer(self, kind: Kind, words: Sequence[str]) -> Atom:
        assert isinstance(kind, Integer)
        chance = self._chance.random()
        if chance < 0.7:
            least = max(kind.least, 0)
            value = self._chance.randint(least, max(min(kind.most, least + 20), least))
        elif chance < 0.9:
            value = self._chance.choice((kind.least, kind.least - 1, kind.most, kind.most + 1))
        else:
            value = self._chance.choice(INTS)
        return self._as_number(value)

    def _number(self, kind: Kind, words: Sequence[str]) -> Atom:
        assert isinstance(kind, Number)
        chance = self._chance.random()
        if chance < 0.6:
            return self._as_number(self._chance.uniform(max(kind.least, -2.0), min(kind.most, 2.0)))
        return self._as_number(self._chance.choice((kind.least, kind.most, *FLOATS, *INTS)))

    def _text(self, kind: Kind, words: Sequence[str]) -> Atom:
        if words and self._chance.random() < 0.7:
            return _string(self._chance.choice(words))
        return self._any_text()

    def _word(self, kind: Kind, words: Sequence[str]) -> Atom:
        assert isinstance(kind, Word)
        return _string(self._cased(self._chance.choice(kind.words)))

    def _buffer(self, kind: Kind, words: Sequence[str]) -> Atom:
        name = self._chance.choice(self._names)
        return _string(name) if isinstance(name, str) else self._as_number(name)

    def _as_number(self, value: float) -> Atom:
        """Return a number as any of the types, and strings, that clients send numbers as."""
        whole = isinstance(value, int)
        fits = whole and -(2**31) <= value < 2**31
        ways: list[Callable[[], Atom]] = [lambda: _string(repr(value)), lambda: ("d", struct.pack(">d", value))]
        ways += [lambda: _float(float(value))] * 3
        if whole:
            ways.append(lambda: ("h", struct.pack(">q", max(min(int(value), 2**63 - 1), -(2**63)))))
        if fits:
            ways += [lambda: _int(int(value))] * 9
        return self._chance.choice(ways)()

    def _float(self) -> Atom:
        return _float(self._chance.choice(FLOATS) if self._chance.random() < 0.1 else self._chance.uniform(-1, 1))

    def _any_text(self) -> Atom:
        if self._chance.random() < 0.3:
            return "s", _padded(self._chance.choice(BYTES))
        return _string(self._chance.choice(TEXTS))

    def _anything(self, words: Sequence[str] = ()) -> Atom:
        """Return a value of any type, those that OSC knows and nobody here takes too."""
        ways: tuple[Callable[[], Atom], ...] = (
            self._any_text,
            self._float,
            lambda: self._as_number(self._chance.choice(INTS)),
            lambda: _string(self._chance.choice(words)) if words else self._any_text(),
            lambda: self._buffer(Text(), ()),
            lambda: (self._chance.choice("TFNI"), b""),
            lambda: _blob(self._chance.randbytes(self._chance.choice((0, 1, 4, 30)))),
            lambda: _array([self._float() for _ in range(self._chance.randrange(4))]),
            lambda: ("[" * 40 + "]" * 40, b""),
            lambda: (self._chance.choice("tcrmSx"), self._chance.randbytes(self._chance.choice((4, 8)))),
        )
        return self._chance.choice(ways)()

    def _cased(self, word: str) -> str:
        return self._chance.choice((word, word, word, word.upper(), word[:-1]))

    def _disturb(self, arguments: list[Atom]) -> list[Atom]:
        """Return arguments as they are, or with one too many, one missing, two exchanged, or very many."""
        way = self._chance.randrange(20)
        if way == 0:
            arguments.insert(self._chance.randrange(len(arguments) + 1), self._anything())
        elif way == 1 and arguments:
            arguments.pop(self._chance.randrange(len(arguments)))
        elif way == 2 and arguments:
            self._chance.shuffle(arguments)
        elif way == 3 and arguments and self._chance.random() < 0.1:
            arguments *= self._chance.choice((2, 100, 1000))
        return arguments

    def _bundle(self, depth: int) -> bytes:
        """Return a bundle, due now, soon, or in another year."""
        when = time.time() + self._chance.choice(SECONDS)
        tag = self._chance.choice((1, 0, int((when + 2208988800) * 2**32), 2**64 - 1))
        parts = [self.packet(depth + 1) for _ in range(self._chance.choice((0, 1, 2, 5)))]
        sized = b"".join(struct.pack(">i", len(part)) + part for part in parts)
        return (b"#bundle\0" + struct.pack(">Q", tag) + sized)[:LARGEST]


def every_command(prefixes: tuple[str, ...] = ("/",)) -> list[type[Command]]:
    """Return the commands whose addresses begin in some way, each once, but what ends the server or opens devices."""
    found = {kind.address: kind for kind in REGISTRY.values()}
    return [kind for address, kind in found.items() if address not in (ENDS, OPENS) and address.startswith(prefixes)]


def may_end(packet: bytes) -> bool:
    """Whether a packet, or a stream of them, may contain a command that ends the server."""
    return _ENDING.search(packet) is not None


def damaged(chance: random.Random, packet: bytes) -> bytes:
    """Return a packet with some bytes flipped, cut out, put in, or its end cut off."""
    data = bytearray(packet)
    for _ in range(chance.randrange(1, 4)):
        at, size = chance.randrange(len(data) + 1), chance.choice((1, 4, 8))
        match chance.randrange(5):
            case 0:
                data[at:at] = chance.randbytes(size)
            case 1:
                del data[at : at + size]
            case 2:
                del data[at:]
            case 3:
                data[at : at + 4] = struct.pack(">i", chance.choice((0, -1, 2**31 - 1, len(data))))
            case _ if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
    return bytes(data)


def encoded(address: bytes, arguments: Sequence[Atom]) -> bytes:
    """Return a message; the address is written already."""
    tags = "," + "".join(tag for tag, _ in arguments)
    return address + _padded(tags.encode()) + b"".join(data for _, data in arguments)


def _words(kind: type[Command]) -> list[str]:
    """Return what stands in backticks in a command's documentation: words that it takes."""
    return [word for code in re.findall(r"`([^`]+)`", kind.__doc__ or "") for word in re.findall(r"[\w/]+", code)]


def _int(value: int) -> Atom:
    return "i", struct.pack(">i", max(min(value, 2**31 - 1), -(2**31)))


def _float(value: float) -> Atom:
    return "f", struct.pack(">f", max(min(value, 3.4e38), -3.4e38) if abs(value) != float("inf") else value)


def _string(text: str) -> Atom:
    return "s", _padded(text.encode())


def _blob(data: bytes) -> Atom:
    return "b", struct.pack(">i", len(data)) + data + bytes(-len(data) % 4)


def _array(values: Sequence[Atom]) -> Atom:
    return f"[{''.join(tag for tag, _ in values)}]", b"".join(data for _, data in values)


def _padded(data: bytes) -> bytes:
    return data + bytes(4 - len(data) % 4)
