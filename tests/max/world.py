"""The world in which patches are played.

World      one running Max: its clock, its queue of low-priority events, its names, its console
Patcher    a patch, a subpatcher or an instance of the abstraction
Box        an object in a patcher; stock/ has the kinds

Messages are lists of atoms: `["bang"]`, `[3]`, `["components", 3]`.
"""

from __future__ import annotations

import heapq
import itertools
import json
import os
import random
import re
import select
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tests.max.objects import ABSTRACTIONS, Atom, atoms
from tests.ports import WORKER, WORKERS
from tests.wire import parse

Message = list[Atom]
Item = TypeVar("Item")

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
        seed = int(os.environ.get("MAX_SEED") or random.randrange(2**31))
        print(f"what is left open here was drawn with seed {seed}: MAX_SEED={seed} draws the same")  # noqa: T201 - seen after a failure
        self.chance = random.Random(seed)
        """Draws what Max's reference leaves open."""
        self.instances = itertools.count(WORKERS * self.chance.randrange(500, 50_000) + WORKER, WORKERS)
        """What #0 becomes: never what it is in another pytest process, so that no port is drawn twice."""

    def open(self, path: Path, arguments: Message | None = None) -> Patcher:
        """Open a patch as the musician does; what its loadbangs start is done when this returns."""
        content = json.loads(path.read_text(encoding="utf-8"))["patcher"]
        patcher = Patcher(self, content, path.parent, arguments or [], str(next(self.instances)))
        patcher.load()
        self.settle()
        return patcher

    def close(self) -> None:
        """Quit."""
        for each, box in self.sockets.items():
            box.quit()
            each.close()
        self.sockets.clear()

    def shuffled(self, boxes: Iterable[Item]) -> list[Item]:
        """Return boxes in a random order."""
        return sorted(boxes, key=lambda box: self.chance.random())

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
        if self.world.chance.random() < 0.5:
            self._load(lambda box: True)
        else:
            self._load(lambda box: box.kind != "patcherargs")
            self._load(lambda box: box.kind == "patcherargs")

    def _load(self, is_due: Callable[[Box], bool]) -> None:
        for box in self.boxes.values():
            if box.inside:
                box.inside._load(is_due)
        for box in self.world.shuffled(self.boxes.values()):
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

    def quit(self) -> None:
        """Do what the object does when Max quits."""

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


def click(box: Box) -> None:
    """Click a message box or a button, and let everything happen that follows at once."""
    box.receive(0, BANG)
    box.world.settle()
