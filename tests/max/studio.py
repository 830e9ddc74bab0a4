"""A Max with buffer~ objects and our own objects in it, for tests to play with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.max.interpreter import BANG, Box, Message, Patcher, World, shown
from tests.max.objects import FAMILY, Atom, atoms
from tests.max.patches import FOLDER

DUMP, FACTS, ERRORS = -3, -2, -1
"""The outlets of our objects that come after those of the results, counted from the right."""


class Studio:
    """One Max."""

    def __init__(self, server: int, speed: float = 1.0) -> None:
        self.world = World(server=server, speed=speed)

    def close(self) -> None:
        self.world.close()

    def box(self, text: str) -> Box:
        """Type an object into a patch that lies in the folder of the abstraction."""
        box = {"id": "obj-1", "maxclass": "newobj", "text": text, "patching_rect": [0.0, 0.0, 100.0, 22.0]}
        content: dict[str, Any] = {"boxes": [{"box": box}], "lines": []}
        patcher = Patcher(self.world, content, FOLDER, [], "#0")
        patcher.load()
        self.world.settle()
        return patcher.boxes["obj-1"]

    def buffer(self, name: str, samples: NDArray[np.float32] | None = None, rate: float = 44100) -> None:
        """Make a buffer~, empty if no samples are given."""
        self.box(f'buffer~ "{name}"')
        if samples is not None:
            self.world.sounds[name].samples, self.world.sounds[name].rate = samples, rate

    def samples(self, name: str) -> NDArray[np.float32]:
        return self.world.sounds[name].samples

    def tell(self, box: Box, *messages: str | Message) -> None:
        """Send messages to the left inlet: words, or a list of atoms."""
        for each in messages:
            box.receive(0, list(each.split()) if isinstance(each, str) else each)
            self.world.settle()

    def run(self, *boxes: Box) -> None:
        """Send a bang to each, and wait until none is busy."""
        for box in boxes:
            self.tell(box, BANG)
        self.wait(*boxes)

    def wait(self, *boxes: Box) -> None:
        self.world.run_until(lambda: all(state(box) == 0 for box in boxes))

    def sent(self, address: str) -> list[Message]:
        return [each[1:] for each in self.world.sent if each[0] == address]


def heard(box: Box, outlet: int) -> list[Message]:
    """Return what has left an outlet; negative ones are counted from the right."""
    place = outlet % len(FAMILY[box.kind].outlets)
    return [values for number, values in box.heard if number == place]


def results(box: Box) -> list[Message]:
    """Return what the outlets of the results have sent, in order: each must be the word buffer and a name."""
    count = len(FAMILY[box.kind].outlets) - 3
    sent = [(number, values) for number, values in box.heard if number < count]
    assert all(values[0] == "buffer" and len(values) == 2 for _, values in sent), sent
    return [[number, values[1]] for number, values in sent]


def progress(box: Box) -> list[float]:
    """Return how far the runs were, as the dump outlet has told."""
    return [float(values[1]) for values in heard(box, DUMP) if values[0] == "progress"]


def answers(box: Box) -> list[Message]:
    """Return what the dump outlet has told beside the progress."""
    return [values for values in heard(box, DUMP) if values[0] != "progress"]


def facts_of(box: Box) -> dict[Atom, Atom]:
    """Return what the answer has told, by name."""
    return {str(values[0]): values[1] for values in heard(box, FACTS)}


def errors(box: Box) -> list[Atom]:
    """Return the error lines, each one symbol, and in the console word by word, where one symbol would be in quotes;
    what is heard from now on is another test's.
    """
    lines = heard(box, ERRORS)
    assert all(len(line) == 1 for line in lines), lines
    assert [line for line in lines if f"{box.kind}: {shown(atoms(str(line[0])))}" not in box.world.console] == []
    box.heard.clear()
    return [line[0] for line in lines]


def state(box: Box) -> Atom:
    """Return 0 if one of our objects is idle."""
    assert box.inside
    receiver = next(each for each in box.inside.everything() if each.text == f"r {box.inside.number}-state")
    return receiver.heard[-1][1][0] if receiver.heard else 0


def media(recording: Path) -> dict[str, Path]:
    """Return the sound files that come with Max, as far as our patches use them."""
    return {"drumLoop.aif": recording, "jongly.aif": recording}
