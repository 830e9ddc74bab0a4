"""Plays patch files: the part of Max that our patches use, written from Cycling '74's reference.

World      one running Max: its clock, its queue of low-priority events, its names, its console
Patcher    a patch, a subpatcher or an instance of the abstraction
Box        an object in a patcher; each kind says in its docstring what the reference says

Messages are lists of atoms: `["bang"]`, `[3]`, `["components", 3]`. What the reference leaves open raises an error, so
that no patch can rest on it, or happens in any order. Files, sound and the network are real. Each fact stands once, in
the docstring of what plays it, with its place in parentheses: the object's page, docs.cycling74.com/reference/NAME, and
its section; or the user guide, docs.cycling74.com/userguide. What the patches need and no place tells says "not
certain"; docs/try-max.md lists it, each with the check that would tell.
"""

from __future__ import annotations

import ast
import heapq
import itertools
import json
import random
import re
import select
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, cast

import numpy as np
import soundfile
from numpy.typing import NDArray

from tests.max.objects import ABSTRACTIONS, Atom, atoms
from tests.programs import WORKER
from tests.wire import message, parse

Message = list[Atom]
BANG: Message = ["bang"]
MOST_ATOMS = 256
DRIVE = "Macintosh HD:"
"""The disk on which Max, as it is played here, finds everything."""


class UndocumentedError(Exception):
    """A patch relies on what Max's reference does not promise."""


class Sound:
    """What buffer~ objects of one name share: float32 (frames, channels), and a sample rate."""

    def __init__(self) -> None:
        self.samples: NDArray[np.float32] = np.zeros((0, 1), np.float32)
        self.rate = 44100.0
        self.users = 0


class World:
    """One running Max."""

    def __init__(self, media: dict[str, Path] | None = None, server: int = 0, speed: float = 1.0) -> None:
        self.media = media or {}
        """The sound files that come with Max."""
        self.server = server
        """A port that stands in for 57200, where no test may meet the musician's own server."""
        self.speed = speed
        self.skipped = 0.0
        self.in_scheduler = False
        """Whether a timer or a packet is being handled, which happens in another thread than all the rest."""
        self.told_of_empty: tuple[int, ...] = ()
        """The outlets of info~ that answer for a buffer~ without memory."""
        self.console: list[str] = []
        self.sent: list[Message] = []
        self.received: list[Message] = []
        self.unrouted: list[Message] = []
        self.receivers: dict[str, list[Box]] = {}
        self.colls: dict[str, dict[Atom, Message]] = {}
        self.sounds: dict[str, Sound] = {}
        self.sockets: dict[socket.socket, Box] = {}
        self.low: deque[Callable[[], None]] = deque()
        self.timers: list[tuple[float, int, Callable[[], None]]] = []
        self.order = itertools.count()
        self.instances = itertools.count(2 * random.randrange(500, 50_000) + WORKER, 2)
        """What #0 becomes: never what it is in the other pytest process, so that no port is drawn twice."""

    def open(self, path: Path, arguments: Message | None = None) -> Patcher:
        """Open a patch as the musician does; what its loadbangs start is done when this returns."""
        content = json.loads(path.read_text(encoding="utf-8"))["patcher"]
        patcher = Patcher(self, content, path.parent, arguments or [], str(next(self.instances)))
        patcher.load()
        self.settle()
        return patcher

    def close(self) -> None:
        """Quit. What `/reply_to` has said stays with a sender's address, which another test's socket may get."""
        for each, box in self.sockets.items():
            if isinstance(box, UdpSend) and each.getsockname()[1]:
                each.sendto(message("/reply_to", "127.0.0.1", each.getsockname()[1]), box.target)
            each.close()
        self.sockets.clear()

    def now(self) -> float:
        return time.monotonic() * self.speed + self.skipped

    def skip(self, seconds: float) -> None:
        """Let time pass at once."""
        self.skipped += seconds

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        heapq.heappush(self.timers, (self.now() + seconds, next(self.order), action))

    def refuse_scheduler(self, box: Box) -> None:
        """Keep the scheduler's thread from what the other one works with (user guide, Scheduler and Priority: events of
        timing objects interrupt those of the queue at any point).
        """
        if self.in_scheduler:
            raise UndocumentedError(f"{box.text}: reached in the scheduler's thread, without deferlow")

    def settle(self) -> None:
        """Run what waits in the low-priority queue."""
        while self.low:
            self.low.popleft()()

    def step(self, patience: float) -> None:
        """Wait for a packet or a timer, for at most `patience` seconds, and let everything happen that follows."""
        self.settle()
        if self.timers:
            patience = min(patience, max(0.0, (self.timers[0][0] - self.now()) / self.speed))
        arrived = select.select(list(self.sockets), [], [], patience)[0]
        self.in_scheduler = True
        for ready in arrived:
            packet = ready.recv(65536)
            answer = list(parse(packet))
            self.received.append(answer)
            assert len(answer) <= MOST_ATOMS, answer[:3]
            self.sockets[ready].send(0, answer)
        while self.timers and self.timers[0][0] <= self.now():
            heapq.heappop(self.timers)[2]()
        self.in_scheduler = False
        self.settle()

    def run_until(self, condition: Callable[[], Any], patience: float = 30.0) -> None:
        end = time.monotonic() + patience
        self.settle()
        while not condition():
            assert time.monotonic() < end, f"waited in vain; sent {self.sent[-3:]}, got {self.received[-3:]}"
            self.step(0.5)


class Patcher:
    """A patcher with its boxes and cords."""

    def __init__(self, world: World, content: dict[str, Any], folder: Path, arguments: Message, number: str) -> None:
        self.world, self.folder, self.arguments, self.number = world, folder, arguments, number
        self.boxes = {entry["box"]["id"]: make(self, entry["box"]) for entry in content["boxes"]}
        for entry in content["lines"]:
            (source, outlet), (destination, inlet) = entry["patchline"]["source"], entry["patchline"]["destination"]
            self.boxes[source].cords.setdefault(outlet, []).append((self.boxes[destination], inlet))
        by_position = sorted(self.boxes.values(), key=lambda box: box.left)
        self.inlets = [box for box in by_position if box.kind == "inlet"]
        self.outlets = [box for box in by_position if box.kind == "outlet"]

    def load(self) -> None:
        """Do what happens at loading, in subpatchers first (user guide, Patcher Lifecycle: Subpatchers); in which order
        within a patcher, the reference does not tell. Whether the arguments come after that, as one version of that
        page has it among its phases, or with it, is left open: either happens.
        """
        if random.random() < 0.5:
            self._load(lambda box: True)
        else:
            self._load(lambda box: not isinstance(box, PatcherArgs))
            self._load(lambda box: isinstance(box, PatcherArgs))

    def _load(self, is_due: Callable[[Box], bool]) -> None:
        for box in self.boxes.values():
            if box.inside:
                box.inside._load(is_due)
        for box in shuffled(self.boxes.values()):
            if is_due(box):
                box.load()

    def find(self, text: str) -> Box:
        """Return the one box with this text, or of this kind."""
        found = [box for box in self.boxes.values() if text in (box.text, box.kind)]
        assert len(found) == 1, (text, len(found))
        return found[0]

    def everything(self) -> list[Box]:
        """Return all boxes, those of subpatchers and abstractions too."""
        own = list(self.boxes.values())
        return own + [inner for box in own if box.inside for inner in box.inside.everything()]


class Box:
    """An object of a patcher, and what all have in common."""

    def __init__(self, patcher: Patcher, kind: str, arguments: Message, box: dict[str, Any]) -> None:
        self.patcher, self.world, self.kind, self.arguments = patcher, patcher.world, kind, arguments
        self.text = numbered(box.get("text", ""), patcher)
        self.left, self.top = box["patching_rect"][:2]
        self.cords: dict[int, list[tuple[Box, int]]] = {}
        self.inside: Patcher | None = None
        self.heard: list[tuple[int, Message]] = []
        """What has left the outlets, for tests to look at."""
        self.start()

    def start(self) -> None:
        """Set the object up."""

    def load(self) -> None:
        """Do what the object does when its patch is loaded."""

    def receive(self, inlet: int, values: Message) -> None:
        raise UndocumentedError(f"{self.text or self.kind} does not understand {values}")

    def send(self, outlet: int, values: Message) -> None:
        """Send to what is connected, from right to left (user guide, Message Order)."""
        self.heard.append((outlet, values))
        for box, inlet in sorted(self.cords.get(outlet, []), key=lambda cord: -cord[0].left):
            box.receive(inlet, list(values))


KINDS: dict[str, type[Box]] = {}


def kind(*names: str) -> Callable[[type[Box]], type[Box]]:
    """Make a class the one that plays these objects."""

    def keep(cls: type[Box]) -> type[Box]:
        KINDS.update(dict.fromkeys(names, cls))
        return cls

    return keep


def make(patcher: Patcher, box: dict[str, Any]) -> Box:
    """Return the object of a box."""
    if box["maxclass"] != "newobj":
        return KINDS[box["maxclass"]](patcher, box["maxclass"], [], box)
    name, *arguments = atoms(numbered(box["text"], patcher))
    if name == "p" or name in ABSTRACTIONS:
        result = Container(patcher, str(name), arguments, box)
        if name == "p":
            content, number, passed = box["patcher"], patcher.number, patcher.arguments
        else:
            content = json.loads((patcher.folder / f"{name}.maxpat").read_text(encoding="utf-8"))["patcher"]
            number, passed = str(next(patcher.world.instances)), arguments
        result.inside = Patcher(patcher.world, content, patcher.folder, passed, number)
        for index, outlet in enumerate(result.inside.outlets):
            assert isinstance(outlet, Outlet)
            outlet.leads_to = (result, index)
        return result
    return KINDS[str(name)](patcher, str(name), arguments, box)


def numbered(text: str, patcher: Patcher) -> str:
    """Put the patcher's number for #0, and its arguments for #1 to #9, where an atom begins with it; elsewhere it stays
    as it is (user guide, Glossary: #).
    """
    values = [patcher.number, *map(str, patcher.arguments)]
    return re.sub(r"(?<!\S)#(\d)", lambda found: values[int(found[1])], text)


def shuffled(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes in a random order."""
    return sorted(boxes, key=lambda box: random.random())


def shown(values: Message) -> str:
    """Return a message as boxes and the console show it: in quotes what is one symbol with spaces in it."""
    return " ".join(f'"{value}"' if isinstance(value, str) and " " in value else str(value) for value in plain(values))


def plain(values: Message) -> Message:
    """Return a message's items: the word "symbol" before a single symbol is no item."""
    return values[1:] if values[0] == "symbol" and len(values) == 2 else values


def number(values: Message) -> int | float:
    if len(values) != 1 or isinstance(values[0], str):
        raise UndocumentedError(f"a number is due, not {values}")
    return values[0]


class Container(Box):
    """A subpatcher or an abstraction: its inlets and outlets are numbered from left to right (patcher, Discussion;
    inlet, Description).
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert self.inside
        self.inside.inlets[inlet].send(0, values)


@kind("inlet")
class Inlet(Box):
    """Sends what comes to that inlet of the patcher (inlet, Output)."""


@kind("outlet")
class Outlet(Box):
    """Sends from that outlet of the patcher (outlet, Messages)."""

    leads_to: tuple[Box, int] | None = None

    def receive(self, inlet: int, values: Message) -> None:
        self.heard.append((0, values))
        if self.leads_to:
            self.leads_to[0].send(self.leads_to[1], values)


@kind("comment")
class Comment(Box):
    """Shows a text, which `set` changes (comment, Messages: set)."""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] != "set":
            super().receive(inlet, values)
        self.text = shown(values[1:])


# Messages


@kind("message")
class MessageBox(Box):
    """A comma divides a message into separate ones; $1 to $9 are replaced by the items that come in, and keep them, 0
    at first (user guide, Arguments and Special Characters: $ in a message box). `set` changes the text without sending
    (message, Messages: set). Whether a comma between quotes divides is not certain: no text of ours has one.
    """

    def start(self) -> None:
        self.stored: Message = [0] * 9
        if any("," in quoted for quoted in re.findall(r'"[^"]*"', self.text)):
            raise UndocumentedError(f"{self.text}: a comma between quotes")
        parts = self.text.split(",")
        self.messages = [atoms(part) for part in parts]

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "set" and not inlet:
            self.messages, self.text = [values[1:]], shown(values[1:])
            return
        if inlet or values[0] in ("append", "prepend"):
            raise UndocumentedError("our message boxes change only by set")
        if isinstance(values[0], str) and values != BANG and values[0] != "symbol":
            raise UndocumentedError(f"the vignette on $ and the reference differ on words that come in: {values}")
        if values != BANG:
            items = plain(values)
            self.stored[: len(items)] = items[:9]
        for each in self.messages:
            self.send(0, [self._fill(atom) for atom in each])

    def _fill(self, atom: Atom) -> Atom:
        if not (isinstance(atom, str) and "$" in atom):
            return atom
        if not re.fullmatch(r"\$[1-9]", atom):
            raise UndocumentedError(f"{atom}: an argument inside a word")
        return self.stored[int(atom[1]) - 1]


@kind("t")
class Trigger(Box):
    """Sends from right to left: b a bang, i an int, f a float, s a symbol, l what came in, else a constant (trigger,
    Arguments: formats; Output).
    """

    def receive(self, inlet: int, values: Message) -> None:
        for outlet in reversed(range(len(self.arguments))):
            self.send(outlet, self._form(self.arguments[outlet], values))

    def _form(self, form: Atom, values: Message) -> Message:
        if form == "b":
            return BANG
        if form == "l":
            return values
        if form in ("i", "f"):
            return [int(number(values)) if form == "i" else float(number(values))]
        if form == "s":
            if len(plain(values)) != 1 or not isinstance(plain(values)[0], str):
                raise UndocumentedError(f"t s: {values} is no symbol")
            return values
        return [form]


@kind("route")
class Route(Box):
    """If the first item is an argument, the rest, or bang, leaves that outlet; if none matches, all leaves the last
    (route, Messages: anything; Output). Whether an int equals a float is not certain: here it does not.
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert inlet == 0
        for outlet, argument in enumerate(self.arguments):
            if type(argument) is type(values[0]) and argument == values[0]:
                self.send(outlet, values[1:] or BANG)
                return
        if len(self.arguments) not in self.cords:
            self.world.unrouted.append(values)
        self.send(len(self.arguments), values)


@kind("sel")
class Select(Box):
    """A bang for what equals an argument, the last outlet for what does not (select, Output)."""

    def receive(self, inlet: int, values: Message) -> None:
        if inlet or len(values) != 1:
            raise UndocumentedError(f"sel: {values} at inlet {inlet}")
        if values[0] in self.arguments:
            self.send(self.arguments.index(values[0]), BANG)
        else:
            self.send(len(self.arguments), values)


@kind("gate")
class Gate(Box):
    """The left inlet opens an outlet (0: none), the right inlet's messages leave there (gate, Messages: int, anything;
    Arguments: outlets, initial state).
    """

    def start(self) -> None:
        self.size = int(self.arguments[0]) if self.arguments else 1
        self.open = int(self.arguments[1]) if len(self.arguments) > 1 else 0

    def receive(self, inlet: int, values: Message) -> None:
        if inlet == 0:
            self.open = int(number(values))
        elif self.open:
            self.send(min(max(self.open, 1), self.size) - 1, values)


@kind("prepend")
class Prepend(Box):
    """Puts its words before a message; `set` changes them. At most 256 items (prepend, Messages: set; Output)."""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "set":
            self.arguments = values[1:]
            return
        if values[0] == "symbol":
            raise UndocumentedError("prepend: the reference does not tell what becomes of the word symbol")
        assert len(self.arguments) + len(values) <= MOST_ATOMS
        self.send(0, self.arguments + values)


@kind("append")
class Append(Box):
    """Puts its words behind a message (append, Messages: anything)."""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] in ("set", "symbol"):
            raise UndocumentedError(f"append: {values}")
        self.send(0, values + self.arguments)


@kind("unpack")
class Unpack(Box):
    """Sends each item, forced to its outlet's type, from right to left (unpack, Arguments; Output)."""

    def receive(self, inlet: int, values: Message) -> None:
        pairs = list(enumerate(zip(plain(values), self.arguments, strict=False)))
        for outlet, (value, form) in reversed(pairs):
            if isinstance(value, str) != isinstance(form, str):
                raise UndocumentedError(f"unpack: {value} where {form} is due")
            self.send(outlet, [value if isinstance(value, str) else type(form)(value)])


@kind("pack")
class Pack(Box):
    """Keeps an item an inlet, of the type of its argument; the left one sends the list (pack, Messages: int)."""

    def start(self) -> None:
        self.items = list(self.arguments)

    def receive(self, inlet: int, values: Message) -> None:
        self.items[inlet] = type(self.arguments[inlet])(number(values))
        if inlet == 0:
            self.send(0, list(self.items))


@kind("sprintf")
class Sprintf(Box):
    """Formats as C does; the left inlet, a bang too, sends; `symout` makes one symbol of it (sprintf, Arguments:
    symout, format; Messages: bang).
    """

    def start(self) -> None:
        assert self.arguments[0] == "symout", "our patches use no other form"
        self.format = " ".join(str(argument) for argument in self.arguments[1:])
        self.stored: Message = ["" if form == "%s" else 0 for form in re.findall(r"%(?:s|ld)", self.format)]

    def receive(self, inlet: int, values: Message) -> None:
        if values != BANG:
            for index, value in enumerate(plain(values)[: 1 if inlet else None]):
                if inlet + index < len(self.stored):
                    self.stored[inlet + index] = value
        if inlet == 0:
            self.send(0, [self.format.replace("%ld", "%d") % tuple(self.stored)])


@kind("tosymbol")
class ToSymbol(Box):
    """Makes one symbol of a message, spaces between the items (tosymbol, Description)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.send(0, [" ".join(str(value) for value in plain(values))])


@kind("fromsymbol")
class FromSymbol(Box):
    """Makes a message of a symbol, divided at its spaces; numbers become numbers (fromsymbol, Description)."""

    def receive(self, inlet: int, values: Message) -> None:
        (symbol,) = plain(values)
        self.send(0, atoms(str(symbol)))


@kind("conformpath")
class ConformPath(Box):
    """Turns paths into the form of its arguments: `max absolute` is the one that Max's objects take. The right
    outlet says first whether that could be done (conformpath, Arguments; Output). Of paths that are not absolute it is
    left open.
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert self.arguments == ["max", "absolute"], "our patches use no other form"
        (path,) = map(str, plain(values))
        if not re.match(r"([^/:]+:)?/", path):
            raise UndocumentedError(f"conformpath: {path} is not absolute")
        self.send(1, [1])
        self.send(0, [DRIVE + path if path.startswith("/") else path])


@kind("regexp")
class Regexp(Box):
    """Arguments: expression, substitution (%1 is the first group). The left outlet sends the substituted text, the
    fourth what does not match (regexp, Arguments: expression, substitution; Outlets: substitutions, backreferences,
    substrings, unmatched, dumpout).
    """

    def receive(self, inlet: int, values: Message) -> None:
        text = " ".join(str(value) for value in plain(values))
        if found := re.search(str(self.arguments[0]), text):
            self.send(2, [found[0]])
            self.send(1, list(found.groups()))
            self.send(0, atoms(re.sub(str(self.arguments[0]), str(self.arguments[1]).replace("%", "\\"), text)))
        else:
            self.send(3, values)


@kind("zl")
class Zl(Box):
    """Lists of up to 256 items, in the mode that the first argument names (zl, Arguments: mode; Attributes: zlmaxsize).
    The right outlet sends first (user guide, Message Order). Whether a list of one symbol leaves with the word symbol
    before it is not certain: here it does not.
    """

    def start(self) -> None:
        self.mode, self.rest = self.arguments[0], self.arguments[1:]
        self.stored: Message = list(self.rest) if self.mode == "reg" else []

    def receive(self, inlet: int, values: Message) -> None:
        items = plain(values)
        assert len(items) <= MOST_ATOMS
        if self.mode in ("join", "reg"):
            if inlet:
                self.stored = items
            elif self.mode == "join":
                self._out(0, items + self.stored)
            else:
                self.stored = self.stored if values == BANG else items
                self._out(0, self.stored)
            return
        assert inlet == 0
        getattr(self, f"_{self.mode}")(items)

    def _out(self, outlet: int, items: Message) -> None:
        if not items:
            raise UndocumentedError(f"{self.text}: an empty list")
        self.send(outlet, items)

    def _len(self, items: Message) -> None:
        """Send the number of items."""
        self.send(0, [0 if items == BANG else len(items)])

    def _sum(self, items: Message) -> None:
        """Send the sum of the items."""
        self.send(0, [sum(number([item]) for item in items)])

    def _slice(self, items: Message) -> None:
        """Send the first items left, the others right."""
        size = int(self.rest[0])
        if items[size:]:
            self.send(1, items[size:])
        self._out(0, items[:size])

    def _nth(self, items: Message) -> None:
        """Send the item of this number, from 1 on, left, the others right."""
        index = int(self.rest[0]) - 1
        if others := items[:index] + items[index + 1 :]:
            self.send(1, others)
        self.send(0, [items[index]])

    def _rev(self, items: Message) -> None:
        """Turn the list round."""
        self.send(0, items[::-1])

    def _iter(self, items: Message) -> None:
        """Send runs of so many items, in order."""
        size = int(self.rest[0])
        for start in range(0, len(items), size):
            self.send(0, items[start : start + size])


# Numbers


@kind("i")
class Int(Box):
    """Keeps an int; bang sends it; the right inlet sets it without sending (int, Messages: bang, int, in1)."""

    def start(self) -> None:
        self.value = int(self.arguments[0]) if self.arguments else 0

    def receive(self, inlet: int, values: Message) -> None:
        if values != BANG:
            self.value = int(number(values))
        if inlet == 0:
            self.send(0, [self.value])


@kind("+", "*", "%", ">", "==")
class Operator(Box):
    """The left inlet calculates with the right one's number. An int argument makes int arithmetic (+, Arguments: value;
    Messages: int, in1).
    """

    FUNCTIONS: ClassVar[dict[str, Callable[[Any, Any], int | float]]] = {
        "+": lambda a, b: a + b,
        "*": lambda a, b: a * b,
        "%": lambda a, b: a % b,
        ">": lambda a, b: int(a > b),
        "==": lambda a, b: int(a == b),
    }

    def start(self) -> None:
        self.type: type[int] | type[float] = float if isinstance(self.arguments[0], float) else int
        self.right = number(self.arguments)

    def receive(self, inlet: int, values: Message) -> None:
        value = self.type(number(values))
        if inlet:
            self.right = value
        else:
            self.send(0, [self.FUNCTIONS[self.kind](value, self.right)])


@kind("clip")
class Clip(Box):
    """Sends a number, held between the two arguments (clip, Arguments: minimum, maximum)."""

    def receive(self, inlet: int, values: Message) -> None:
        assert inlet == 0
        least, most = (number([argument]) for argument in self.arguments)
        self.send(0, [min(max(number(values), least), most)])


class AsInC(ast.NodeTransformer):
    """Makes `and` and `or` give 0 or 1."""

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        return ast.Call(ast.Name("bool", ast.Load()), [cast(ast.expr, self.generic_visit(node))], [])


@kind("expr")
class Expression(Box):
    """Calculates in C's way with the ints $i1 to $i9 of its inlets, which are 0 until they are set; the left inlet, a
    bang too, sends (expr, Messages: int, bang; Arguments: expression).
    """

    def start(self) -> None:
        text = self.text.removeprefix("expr ").replace("&&", " and ").replace("||", " or ")
        tree = ast.parse(re.sub(r"\$i(\d)", r"v[\1]", text), mode="eval")
        self.code = compile(ast.fix_missing_locations(AsInC().visit(tree)), self.text, "eval")
        self.inputs = [0] * 10

    def receive(self, inlet: int, values: Message) -> None:
        if values != BANG:
            self.inputs[inlet + 1] = int(number(values))
        if inlet == 0:
            self.send(0, [int(eval(self.code, {"v": self.inputs}))])


@kind("random")
class Random(Box):
    """A bang sends a random int from 0 to below the argument (random, Arguments: range)."""

    def receive(self, inlet: int, values: Message) -> None:
        assert values == BANG
        self.send(0, [random.randrange(int(self.arguments[0]))])


# Storage


@kind("coll")
class Coll(Box):
    """Messages under addresses, in the order in which they were stored; objects of one name share them. An address
    sends its message left; `dump` and `next` send the address before it, from the 2nd outlet. A message or an address
    that is a single symbol has the word symbol before it (coll, Output: int or symbol). `next` sends and then goes on,
    so that it must not be asked for on the way; what it says of symbol addresses, the reference tells in two ways.
    """

    def start(self) -> None:
        self.rows = self.world.colls.setdefault(str(self.arguments[0]), {})
        self.pointer: Atom | None = None
        self.is_sending = False

    def receive(self, inlet: int, values: Message) -> None:
        self.world.refuse_scheduler(self)
        word, rest = values[0], values[1:]
        command = getattr(self, f"_do_{word}", None) if isinstance(word, str) else None
        if command:
            command(rest)
        elif isinstance(word, int) and rest:
            self.rows[word] = rest
        elif word in self.rows and not rest:
            self._out(0, self.rows[word])
        elif rest:
            raise UndocumentedError(f"coll: {values}")

    def _send(self, address: Atom) -> None:
        row = self.rows[address]
        self._out(1, [address])
        self._out(0, row)

    def _out(self, outlet: int, values: Message) -> None:
        self.send(outlet, ["symbol", *values] if len(values) == 1 and isinstance(values[0], str) else values)

    def _do_store(self, values: Message) -> None:
        assert len(values) > 1
        self.rows[values[0]] = values[1:]

    def _do_merge(self, values: Message) -> None:
        self.rows[values[0]] = self.rows.get(values[0], []) + values[1:]

    def _do_remove(self, values: Message) -> None:
        """Delete a row, without new numbers for those behind it, as `delete` would give (coll, Messages)."""
        (address,) = values
        self.rows.pop(address, None)

    def _do_clear(self, values: Message) -> None:
        self.rows.clear()

    def _do_dump(self, values: Message) -> None:
        for address in list(self.rows):
            self._send(address)
        self.send(3, BANG)

    def _do_sort(self, values: Message) -> None:
        assert values == [-1, -1], "ascending, by address"
        ordered = sorted(self.rows.items(), key=lambda row: int(row[0]))
        self.rows.clear()
        self.rows.update(ordered)

    def _do_start(self, values: Message) -> None:
        self.pointer = next(iter(self.rows), None)

    def _do_next(self, values: Message) -> None:
        if self.is_sending:
            raise UndocumentedError("coll: next while next is sending")
        if not isinstance(self.pointer, int) or self.pointer not in self.rows:
            raise UndocumentedError(f"coll: next where there is no row with a number, but {self.pointer}")
        self.is_sending, current = True, self.pointer
        self._send(current)
        self.is_sending = False
        addresses = list(self.rows)
        if current in self.rows and self.pointer == current:
            self.pointer = addresses[(addresses.index(current) + 1) % len(addresses)]


@kind("s")
class Send(Box):
    """Sends to every r of its name, in an order that is not deterministic (send, Discussion)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.world.refuse_scheduler(self)
        for box in shuffled(self.world.receivers.get(str(self.arguments[0]), [])):
            box.send(0, values)


@kind("r")
class Receive(Box):
    """Sends what comes to its name (receive, Description)."""

    def start(self) -> None:
        self.world.receivers.setdefault(str(self.arguments[0]), []).append(self)


# Time, loading


@kind("deferlow")
class DeferLow(Box):
    """Puts a message at the end of the low-priority queue (deferlow, Description)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.world.low.append(lambda: self.send(0, values))


@kind("metro")
class Metro(Box):
    """A number but 0 starts it, with a bang at once, then one each interval; 0 stops it (metro, Messages: int)."""

    def start(self) -> None:
        self.turn = 0

    def receive(self, inlet: int, values: Message) -> None:
        self.turn += 1
        if number(values):
            self._tick(self.turn)

    def _tick(self, turn: int) -> None:
        if turn == self.turn:
            self.world.after(float(number(self.arguments)) / 1000, lambda: self._tick(turn))
            self.send(0, BANG)


@kind("delay")
class Delay(Box):
    """Sends a bang some time after the last one that came in; `stop` ends the waiting (delay, Messages: bang, stop). It
    fires in the scheduler (user guide, Scheduler and Priority).
    """

    def start(self) -> None:
        self.turn = 0

    def receive(self, inlet: int, values: Message) -> None:
        self.turn += 1
        if values == BANG:
            turn = self.turn
            self.world.after(float(number(self.arguments)) / 1000, lambda: self._fire(turn))
        else:
            assert values == ["stop"]

    def _fire(self, turn: int) -> None:
        if turn == self.turn:
            self.send(0, BANG)


@kind("loadbang")
class LoadBang(Box):
    """Sends a bang when the patch is loaded (loadbang, Description)."""

    def load(self) -> None:
        self.send(0, BANG)


@kind("loadmess")
class LoadMessage(Box):
    """Sends its arguments when the patch is loaded (loadmess, Description)."""

    def load(self) -> None:
        self.send(0, self.arguments)


@kind("patcherargs")
class PatcherArgs(Box):
    """Sends the abstraction's arguments left, then its @attributes right, one list each; then the word done. A single
    argument that is a symbol comes with the word symbol before it (patcherargs, Output: int, float, symbol or list). A
    bang sends all of it again (patcherargs, Messages: bang).
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert values == BANG
        self.load()

    def load(self) -> None:
        given = self.patcher.arguments
        starts = [n for n, a in enumerate(given) if isinstance(a, str) and a.startswith("@")]
        if first := given[: starts[0]] if starts else given:
            self.send(0, ["symbol", *first] if len(first) == 1 and isinstance(first[0], str) else first)
        for start, end in itertools.pairwise([*starts, len(given)]):
            self.send(1, [str(given[start])[1:], *given[start + 1 : end]])
        self.send(1, ["done"])


# Sound


@kind("buffer~")
class Buffer(Box):
    """Objects of one name refer to the same data, says the reference under `enumerate`; under `set`, which changes the
    name, that the first one loses it. The patches rest on the former. After the name a file or a length in ms may be
    given; without either there is no memory (buffer~, Arguments: duration). Files are written in the format that the
    attribute `format` names, 16-bit integers without it. A file's end is told by a bang. Paths are
    DRIVE:/path/to/file (conformpath, Discussion: the standard syntax).
    """

    def start(self) -> None:
        self.format = "int16"
        self.sound = self._take(str(self.arguments[0]))
        for extent in self.arguments[1:]:
            if isinstance(extent, str):
                self._read(self.world.media[extent])
            else:
                self._resize(round(extent / 1000 * self.sound.rate))

    def _take(self, name: str) -> Sound:
        self.name = name
        sound = self.world.sounds.setdefault(name, Sound())
        sound.users += 1
        return sound

    def _resize(self, frames: int) -> None:
        self.sound.samples = np.zeros((frames, self.sound.samples.shape[1]), np.float32)

    def _leave(self) -> None:
        self.sound.users -= 1
        if not self.sound.users:
            del self.world.sounds[self.name]

    def receive(self, inlet: int, values: Message) -> None:
        self.world.refuse_scheduler(self)
        word, rest = values[0], values[1:]
        if word == "set":
            self._leave()
            (name,) = rest
            self.sound = self._take(str(name))
        elif word == "format":
            self.format = str(rest[0])
        elif word == "sizeinsamps":
            (frames,) = rest
            self._resize(int(frames))
        elif word == "writewave":
            (path,) = rest
            self.world.low.append(lambda: self._write(self._file(path)))
        elif word == "replace":  # takes the file's length and channels; without a file it opens a dialog
            if rest:
                (path,) = rest
                self.world.low.append(lambda: self._read(self._file(path)))
        else:
            super().receive(inlet, values)

    def _file(self, path: Atom) -> Path:
        if not re.match(r"[^/:]+:/", str(path)):
            raise UndocumentedError(f"buffer~: {path} is not of the form {DRIVE}/path/to/file")
        return Path(str(path).removeprefix(DRIVE))

    def _write(self, path: Path) -> None:
        subtype = {"int16": "PCM_16", "float32": "FLOAT"}[self.format]
        try:
            soundfile.write(path, self.sound.samples, round(self.sound.rate), subtype=subtype, format="WAV")
        except soundfile.LibsndfileError as error:
            self.world.console.append(f"buffer~: {error}")
        else:
            self.send(1, BANG)

    def _read(self, path: Path) -> None:
        try:
            self.sound.samples, self.sound.rate = soundfile.read(path, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            self.world.console.append(f"buffer~: {error}")
        else:
            self.send(1, BANG)


@kind("info~")
class Info(Box):
    """A bang tells of a buffer~ that exists: its length in ms at the 7th outlet, then its sample rate at the 1st. For
    one without memory it may be a length of 0 and the rate (info~, Description), the rate alone (info~, Output) or, as
    musicians report, nothing.
    """

    def start(self) -> None:
        self.name = str(self.arguments[0]) if self.arguments else ""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "set":
            self.name = str(values[1])
            return
        assert values == BANG
        sound = self.world.sounds.get(self.name)
        if sound is None:
            self.world.console.append(f"info~: no buffer~ {self.name}")
            return
        for outlet, value in ((6, 1000 * len(sound.samples) / sound.rate), (0, sound.rate)):
            if len(sound.samples) or outlet in self.world.told_of_empty:
                self.send(outlet, [value])


@kind("groove~", "sig~", "*~", "noise~", "cycle~", "ezdac~")
class Signal(Box):
    """Sound is not calculated here; messages must be ones that are known (groove~, Messages: startloop, stop)."""

    WORDS = ("startloop", "stop")

    def receive(self, inlet: int, values: Message) -> None:
        if isinstance(values[0], str) and values[0] not in self.WORDS:
            super().receive(inlet, values)


# Network


@kind("udpsend")
class UdpSend(Box):
    """Sends a message as OSC. `host` and `port` change where to (udpsend, Messages: host, port). That ints go as i,
    floats as f and symbols as s is not certain: musicians report it.
    """

    def start(self) -> None:
        self.host, self.port = str(self.arguments[0]), int(self.arguments[1])
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.world.sockets[self.socket] = self

    @property
    def target(self) -> tuple[str, int]:
        return self.host, self.world.server if self.port == 57200 else self.port

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "host":
            self.host = str(values[1])
        elif values[0] == "port":
            self.port = int(number(values[1:]))
        else:
            assert len(values) <= MOST_ATOMS
            assert isinstance(values[0], str)
            self.world.sent.append(values)
            self.socket.sendto(message(values[0], *values[1:]), self.target)


@kind("udpreceive")
class UdpReceive(Box):
    """Sends what comes to its port, in the scheduler's thread unless `defer` says otherwise (udpreceive, Attributes:
    defer); `port` changes it (udpreceive, Messages: port). That a port in use is told in the console is not certain.
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert values[0] == "port"
        for old in [each for each, box in self.world.sockets.items() if box is self]:
            del self.world.sockets[old]
            old.close()
        fresh = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            fresh.bind(("127.0.0.1", int(number(values[1:]))))
        except OSError as error:
            fresh.close()
            self.world.console.append(f"udpreceive: {error}")
        else:
            self.world.sockets[fresh] = self


# Faces


@kind("button", "flonum")
class Face(Box):
    """A button sends a bang for anything; a number box keeps and sends a number (button, Messages: anything; flonum,
    Messages: float, bang).
    """

    value = 0.0

    def receive(self, inlet: int, values: Message) -> None:
        if self.kind == "button":
            self.send(0, BANG)
            return
        if values != BANG:
            self.value = float(number(values))
        self.send(0, [self.value])


@kind("waveform~")
class Waveform(Box):
    """Shows the buffer~ that `set` names (waveform~, Messages: set)."""

    shown = ""

    def receive(self, inlet: int, values: Message) -> None:
        if inlet or values[0] != "set" or len(values) != 2:
            super().receive(inlet, values)
        self.shown = str(values[1])


@kind("print")
class Print(Box):
    """Shows a message in the console, behind the name that is its argument (print, Arguments: name)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.world.console.append(f"{self.arguments[0]}: {shown(values)}")


def click(box: Box) -> None:
    """Click a message box or a button, and let everything happen that follows at once."""
    box.receive(0, BANG)
    box.world.settle()
