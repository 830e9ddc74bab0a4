"""What patches look like: a real Pd draws them on a virtual screen, and its plugin writes down where everything is.

Screen     a running Xvfb
draw       opens patches and their subpatches; returns their drawings
Drawing    a window of Pd: boxes, texts and cords, and what is wrong with them
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tests.pd.pd import SCRIPTS
from tests.programs import PATIENCE, Program

PLUGINS = Path(__file__).with_name("plugins")
SUBPATCH = re.compile(r"^#X restore \d+ \d+ pd (\S+);$", re.MULTILINE)
OPENER = """#N canvas 0 0 100 100 12;
#X obj 10 10 loadbang;
#X msg 10 30 {messages};
#X obj 10 50 r pytest-drawn;
#X obj 10 70 print pytest-drawn;
#X connect 0 0 1 0;
#X connect 2 0 3 0;
"""
"""A patch that opens subpatches, and answers the plugin."""
TOUCH = 2
"""Pixels by which things may touch: the width of lines."""


class Place(NamedTuple):
    """A rectangle on the screen, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Place:
        """Return the rectangle with its borders moved outwards."""
        return Place(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def joined(self, other: Place) -> Place:
        """Return the smallest rectangle around both."""
        return Place(
            min(self.left, other.left), min(self.top, other.top), max(self.right, other.right),
            max(self.bottom, other.bottom),
        )  # fmt: skip

    def has(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: Place) -> bool:
        """Whether the two have points in common."""
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart


@dataclass
class Thing:
    """A box or a text: what it says, where it is."""

    says: str
    place: Place
    is_text: bool = False


class Cord(NamedTuple):
    """A line from an outlet to an inlet, in pixels."""

    x1: float
    y1: float
    x2: float
    y2: float

    def crosses(self, place: Place) -> bool:
        """Whether it goes through a rectangle: the way of Liang and Barsky (1984) to clip a line."""
        begin, end = 0.0, 1.0
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        for step, room in (
            (-dx, self.x1 - place.left), (dx, place.right - self.x1), (-dy, self.y1 - place.top),
            (dy, place.bottom - self.y1),
        ):  # fmt: skip
            if step == 0 and room < 0:
                return False
            if step < 0:
                begin = max(begin, room / step)
            elif step > 0:
                end = min(end, room / step)
        return begin < end


@dataclass
class Drawing:
    """A window: its title, what it shows by Pd's own names, and the cords."""

    title: str
    things: dict[str, Thing] = field(default_factory=dict)
    cords: list[Cord] = field(default_factory=list)
    panels: set[str] = field(default_factory=set)

    def faults(self) -> Iterator[str]:
        """Yield what lies on something else, and which cords go through what they do not end at."""
        for one, other in combinations(self.things.values(), 2):
            if one.place.grown(-TOUCH).meets(other.place.grown(-TOUCH)):
                yield f"{self.title}: {one.says!r} lies on {other.says!r}"
        for cord in self.cords:
            ends = [self._box_at(cord.x1, cord.y1), self._box_at(cord.x2, cord.y2)]
            for thing in self.things.values():
                if thing not in ends and cord.crosses(thing.place.grown(-TOUCH)):
                    way = " to ".join(repr(end.says) for end in ends)
                    yield f"{self.title}: the cord from {way} goes through {thing.says!r}"

    def _box_at(self, x: float, y: float) -> Thing:
        """Return the box that a cord ends at."""
        return next(each for each in self.things.values() if not each.is_text and each.place.grown(TOUCH).has(x, y))

    def add(self, kind: str, tags: list[str], place: Place, coordinates: list[float], text: str) -> None:
        """Add an item of Pd's canvas; the first of its tags names the box that it belongs to, the second its part."""
        name, part = tags[0].removesuffix("R"), tags[1] if len(tags) > 1 else ""
        if part == "cord":
            self.cords.append(Cord(*coordinates))
        elif part in ("obj", "msg", "atom") and kind == "text":
            self.things[name].says = text.strip()
        elif kind == "text" and text and (part == "text" or "label" in tags):
            self.things[f"{name} text"] = Thing(text, place, is_text=True)
        elif part in ("obj", "msg", "atom", "graph") and kind == "line":
            self.things[name] = Thing(part, place)
        elif part.endswith("RECT"):
            self.panels.add(name)
        elif "BASE" in part and name not in self.panels:
            known = self.things.setdefault(name, Thing("slider or button", place))
            known.place = known.place.joined(place)


class Screen(Program):
    """A screen that nobody sees."""

    def __init__(self) -> None:
        super().__init__("Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24")
        self.display = ":" + self.wait_for(r"(?m)^\d+\n", PATIENCE).strip()


def draw(patches: Sequence[Path], display: str, folder: Path) -> list[Drawing]:
    """Open patches with all their subpatches; return what Pd draws, but for what is within abstractions."""
    names = {name for path in patches for name in SUBPATCH.findall(path.read_text("utf-8"))}
    opener, found = folder / "opener.pd", folder / "drawn.txt"
    messages = " ".join(f"\\; pd-{name} vis 1" for name in sorted(names))
    opener.write_text(OPENER.format(messages=messages or "bang"), "utf-8")
    windows = 1 + sum(1 + len(SUBPATCH.findall(path.read_text("utf-8"))) for path in patches)
    env = {"DISPLAY": display, "DRAWN": str(found), "DRAWN_WINDOWS": str(windows)}
    paths = ("-path", str(PLUGINS), "-path", str(SCRIPTS))
    pd = Program("pd", "-noaudio", "-noprefs", *paths, *map(str, patches), str(opener), env=env)
    try:
        pd.process.wait(PATIENCE)
    finally:
        pd.end()
    return [each for each in read(found.read_text("utf-8")) if each.title != opener.name]


def read(lines: str) -> Iterator[Drawing]:
    """Yield the drawings of the file that the plugin writes."""
    drawing = None
    for line in lines.splitlines():
        kind, *fields = line.split("\t")
        if kind == "window":
            if drawing:
                yield drawing
            drawing = Drawing(fields[0].split("  ")[0])  # two spaces stand before its arguments and its folder
        else:
            tags, place, coordinates, text = fields
            assert drawing
            drawing.add(kind, tags.split(), Place(*map(float, place.split())), [*map(float, coordinates.split())], text)
    if drawing:
        yield drawing
