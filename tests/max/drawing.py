"""What Max's patches look like, by the rectangles and cords in their files.

`midpoints` are the corners of a cord, without its ends, as files saved by Max have them.
"""

from __future__ import annotations

from typing import Any

from tests.drawing import Cord, Drawing, Place, Point, Thing
from tests.max.arial import lines
from tests.max.patches import boxes

PORT = 9.5
"""Pixels from a box's left or right end to its first or last inlet or outlet, as files saved by Max 8 have them."""
MARGIN = 8.0
"""Pixels of a box beside its text, left and right together."""
LINE = 13.5
"""Pixels from line to line in 12 point, at least."""


def drawing(name: str, patcher: dict[str, Any]) -> Drawing:
    """Return the drawing of a patcher."""
    _, _, width, height = patcher["rect"]
    result = Drawing(name, Place(0, 0, width, height))
    by_id = {box["id"]: box for box in boxes(patcher)}
    for name_, box in by_id.items():
        left, top, wide, high = box["patching_rect"]
        says, place = box.get("text", box["maxclass"]), Place(left, top, left + wide, top + high)
        result.things[name_] = Thing(says, place, is_text=box["maxclass"] == "comment")
    for entry in patcher["lines"]:
        line = entry["patchline"]
        (source, outlet), (destination, inlet) = line["source"], line["destination"]
        bends = line.get("midpoints", [])
        ends = (result.things[source], result.things[destination])
        start = (port(by_id[source], outlet, "numoutlets"), ends[0].place.bottom)
        end = (port(by_id[destination], inlet, "numinlets"), ends[1].place.top)
        corners: list[Point] = list(zip(bends[::2], bends[1::2], strict=True))
        result.cords.append(Cord([start, *corners, end], ends))
    return result


def port(box: dict[str, Any], number: int, count: str) -> float:
    """Return where an inlet or outlet is from left to right: they stand at equal distances."""
    left, _, width, _ = box["patching_rect"]
    steps = box[count] - 1
    return float(left + PORT + (number * (width - 2 * PORT) / steps if steps else 0))


def lines_needed(box: dict[str, Any]) -> int:
    """Return how many lines the text of a box takes at its width."""
    return lines(box["text"], box["patching_rect"][2] - MARGIN, box.get("fontsize", 12.0))


def lines_shown(box: dict[str, Any]) -> int:
    """Return how many lines there is room for."""
    return int(box["patching_rect"][3] / (LINE * box.get("fontsize", 12.0) / 12))
