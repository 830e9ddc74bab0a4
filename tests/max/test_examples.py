"""The help patch and the examples: everything in them that can be clicked does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.max.interpreter import Box, Patcher, World, click
from tests.max.objects import FAMILY
from tests.max.patches import FILES, FOLDER, INSIDES
from tests.max.studio import DONE, ERRORS, FACTS, heard, media, state
from tests.wire import Process, Udp

PATCHES = [path for path in FILES if path not in INSIDES]
RESULTS = {
    "drum-loop.maxpat": {"stems": 3},
    "seeding.maxpat": {"stems": 3, "templates": 3, "envelopes": 3},
    "envelopes.maxpat": {"envelopes": 3},
    "nmf.bufnmf.maxhelp": {"parts": 2, "spectra": 2, "shapes": 2},
    "nmf.bufnmfseed.maxhelp": {"spectra": 2, "shapes": 2},
    "nmf.bufnmfcross.maxhelp": {"mosaic": 2},
    "nmf.bufdescribe.maxhelp": {"measures": 2},
}
"""How many channels each buffer~ has in the end."""


@pytest.fixture
def world(server: Process, udp: Udp, recording: Path) -> Iterator[World]:
    result = World(media(recording), server.port)
    yield result
    result.close()
    assert udp.until_list() == []


def faces(patcher: Patcher) -> list[Box]:
    """Return what can be clicked, from top to bottom and from left to right; what a patch shows by itself left out."""
    shown = {id(box) for each in patcher.boxes.values() for cords in each.cords.values() for box, _ in cords}
    clickable = [box for box in patcher.boxes.values() if box.kind in ("message", "button")]
    return sorted((box for box in clickable if id(box) not in shown), key=lambda box: (box.top, box.left))


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_every_click_works(path: Path, world: World) -> None:
    patcher = world.open(path)
    (box,) = (each for each in patcher.boxes.values() if each.kind in FAMILY)
    for face in faces(patcher):
        click(face)
        world.run_until(lambda: state(box) == 0)
        assert heard(box, ERRORS) == [], face.text
    click(next(face for face in faces(patcher) if face.kind == "button" or "bang" in face.text))
    world.run_until(lambda: state(box) == 0)
    assert heard(box, ERRORS) == []
    assert heard(box, DONE)
    assert {name: world.sounds[name].samples.shape[1] for name in RESULTS[path.name]} == RESULTS[path.name]
    assert len(world.console) == len(heard(box, FACTS)), "only facts are posted"


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_an_error_is_shown_without_quotes(path: Path, world: World) -> None:
    patcher = world.open(path)
    (box,) = (each for each in patcher.boxes.values() if each.kind in FAMILY)
    box.receive(0, ["componets", 3])
    world.settle()
    assert heard(box, ERRORS) == [["there is no attribute componets"]]
    assert [each for each in patcher.boxes.values() if each.text == "there is no attribute componets"]
    assert world.console == [f"{box.kind}: there is no attribute componets"]


@pytest.mark.parametrize(("name", "count"), [*zip(FAMILY, (29, 17, 14, 9), strict=True)])
def test_the_help_names_every_attribute(name: str, count: int) -> None:
    help_patch, inside = ((FOLDER / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("maxhelp", "maxpat"))
    names = inside.split("regexp ^@?(")[1].split(")")[0].split("|")
    assert len(names) == count
    assert [each for each in names if each not in help_patch] == []
