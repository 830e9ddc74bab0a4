"""What patches look like: a real Pd draws them on a virtual screen, and its plugin writes down where everything is.

Screen     a running Xvfb
draw       opens patches and their subpatches; returns their drawings
Window     a window of Pd while it is read
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.drawing import TOUCH, Cord, Drawing, Place, Point, Thing
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
SIZE = (1600, 1200)
"""Of the screen, in pixels: every window finds room on it as it is."""


@dataclass
class Window:
    """A window of Pd while it is read: what it shows by Pd's own names, and where cords begin and end."""

    drawing: Drawing
    cords: list[tuple[Point, Point]] = field(default_factory=list)
    panels: set[str] = field(default_factory=set)

    def add(self, kind: str, tags: list[str], place: Place, coordinates: list[float], text: str) -> None:
        """Add an item of Pd's canvas; the first of its tags names the box that it belongs to, the second its part."""
        things = self.drawing.things
        name, part = tags[0].removesuffix("R"), tags[1] if len(tags) > 1 else ""
        if part == "cord":
            x1, y1, x2, y2 = coordinates
            self.cords.append(((x1, y1), (x2, y2)))
        elif part in ("obj", "msg", "atom") and kind == "text":
            things[name].says = text.strip()
        elif kind == "text" and text and (part == "text" or "label" in tags):
            things[f"{name} text"] = Thing(text, place, is_text=True)
        elif part in ("obj", "msg", "atom", "graph") and kind == "line":
            things[name] = Thing(part, place)
        elif part.endswith("RECT"):
            self.panels.add(name)
        elif "BASE" in part and name not in self.panels:
            known = things.setdefault(name, Thing("slider or button", place))
            known.place = known.place.joined(place)

    def finished(self) -> Drawing:
        """Return the drawing, its cords joined to the boxes that they end at."""
        self.drawing.cords = [Cord([*ends], (self._box_at(ends[0]), self._box_at(ends[1]))) for ends in self.cords]
        return self.drawing

    def _box_at(self, point: Point) -> Thing:
        """Return the box that a cord ends at."""
        things = self.drawing.things.values()
        return next(each for each in things if not each.is_text and each.place.grown(TOUCH).has(point))


class Screen(Program):
    """A screen that nobody sees."""

    def __init__(self) -> None:
        width, height = SIZE
        super().__init__("Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24")
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
    window = None
    for line in lines.splitlines():
        kind, *fields = line.split("\t")
        if kind == "window":
            if window:
                yield window.finished()
            title, width, height = fields
            # two spaces stand before its arguments and its folder
            window = Window(Drawing(title.split("  ")[0], Place(0, 0, float(width), float(height))))
        else:
            tags, place, coordinates, text = fields
            assert window
            window.add(kind, tags.split(), Place(*map(float, place.split())), [*map(float, coordinates.split())], text)
    if window:
        yield window.finished()
