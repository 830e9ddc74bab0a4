"""What a patch looks like, whichever program draws it: boxes, texts and cords, and what is wrong with them.

Place      a rectangle
Thing      a box or a text
Cord       a line from an outlet to an inlet
Drawing    a window with all of them
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import NamedTuple

Point = tuple[float, float]
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

    def has(self, point: Point) -> bool:
        """Whether a point is in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: Place) -> bool:
        """Whether the two have points in common."""
        apart = self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        return not apart

    def holds(self, other: Place) -> bool:
        """Whether the other one is within it."""
        return self.joined(other) == self


@dataclass(eq=False)
class Thing:
    """A box or a text: what it says, where it is."""

    says: str
    place: Place
    is_text: bool = False


@dataclass
class Cord:
    """A line from an outlet to an inlet, with the corners between them."""

    points: list[Point]
    ends: tuple[Thing, Thing]

    def crosses(self, place: Place) -> bool:
        """Whether it goes through a rectangle."""
        return any(cuts(one, other, place) for one, other in pairwise(self.points))

    def meets(self, other: Cord) -> bool:
        """Whether the two cross."""
        return any(crossing(one, two) for one in pairwise(self.points) for two in pairwise(other.points))

    def __str__(self) -> str:
        return "the cord from " + " to ".join(repr(end.says) for end in self.ends)


def cuts(one: Point, other: Point, place: Place) -> bool:
    """Whether a line goes through a rectangle: the way of Liang and Barsky (1984) to clip a line."""
    begin, end = 0.0, 1.0
    dx, dy = other[0] - one[0], other[1] - one[1]
    for step, room in (
        (-dx, one[0] - place.left), (dx, place.right - one[0]), (-dy, one[1] - place.top), (dy, place.bottom - one[1]),
    ):  # fmt: skip
        if step == 0 and room < 0:
            return False
        if step < 0:
            begin = max(begin, room / step)
        elif step > 0:
            end = min(end, room / step)
    return begin < end


def crossing(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    """Whether two lines cross: the ends of each lie on different sides of the other."""

    def side(line: tuple[Point, Point], point: Point) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)

    return side(one, two[0]) * side(one, two[1]) < 0 and side(two, one[0]) * side(two, one[1]) < 0


@dataclass
class Drawing:
    """A window: its title, its size, what it shows by names, and the cords."""

    title: str
    window: Place
    things: dict[str, Thing] = field(default_factory=dict)
    cords: list[Cord] = field(default_factory=list)

    def faults(self) -> Iterator[str]:
        """Yield what lies on something else or beyond the window, and which cords go through what is not their end."""
        for one, other in combinations(self.things.values(), 2):
            if one.place.grown(-TOUCH).meets(other.place.grown(-TOUCH)):
                yield f"{self.title}: {one.says!r} lies on {other.says!r}"
        for thing in self.things.values():
            if not self.window.holds(thing.place.grown(-TOUCH)):
                yield f"{self.title}: {thing.says!r} reaches beyond the window"
        for cord in self.cords:
            for thing in self.things.values():
                if thing not in cord.ends and cord.crosses(thing.place.grown(-TOUCH)):
                    yield f"{self.title}: {cord} goes through {thing.says!r}"

    def crossings(self) -> Iterator[str]:
        """Yield the cords that cross though nothing joins what they join: each belongs to a patch of its own."""
        group_of = self.groups()
        for one, other in combinations(self.cords, 2):
            if group_of[one.ends[0]] != group_of[other.ends[0]] and one.meets(other):
                yield f"{self.title}: {one} crosses {other}"

    def groups(self) -> dict[Thing, int]:
        """Return a number for each thing, the same for those that cords join."""
        numbers = {thing: number for number, thing in enumerate(self.things.values())}
        for cord in self.cords:
            one, other = (numbers[end] for end in cord.ends)
            numbers = {thing: one if number == other else number for thing, number in numbers.items()}
        return numbers
