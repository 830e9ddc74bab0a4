"""The help patch and the examples: everything in them that can be clicked does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.max.interpreter import Box, Patcher, World, click
from tests.max.objects import FAMILY
from tests.max.patches import FILES, FOLDER, INSIDES
from tests.max.studio import ERRORS, heard, media, progress, results, state
from tests.wire import Process, Udp

TRY = FOLDER / "try-this.maxpat"
PATCHES = [path for path in FILES if path not in (*INSIDES, TRY)]
RESULTS = {
    "drum-loop.maxpat": {"stems": 3},
    "seeding.maxpat": {"stems": 3, "templates": 3, "envelopes": 3},
    "envelopes.maxpat": {"envelopes": 3},
    "nmf.bufnmf.maxhelp": {"parts": 2, "spectra": 2, "shapes": 2},
    "nmf.bufnmfseed.maxhelp": {"spectra": 2, "shapes": 2},
    "nmf.bufnmfcross.maxhelp": {"mosaic": 2},
    "nmf.bufnmftrain.maxhelp": {"kit": 6, "parts": 6},
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


def pages(patcher: Patcher) -> list[tuple[Patcher, Box]]:
    """Return what a musician sees of a patch, itself or its tabs, each with our object in it."""
    inner = [box.inside for box in patcher.boxes.values() if box.inside and box.kind == "p"]
    found = [(page, box) for page in (patcher, *inner) for box in page.boxes.values() if box.kind in FAMILY]
    assert len(found) == max(1, len(inner))
    return found


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_every_click_works(path: Path, world: World) -> None:
    for page, box in pages(world.open(path)):
        for face in faces(page):
            click(face)
            world.run_until(lambda box=box: state(box) == 0)  # type: ignore[misc]
            assert heard(box, ERRORS) == [], face.text
        assert results(box)
    assert {name: world.sounds[name].samples.shape[1] for name in RESULTS[path.name]} == RESULTS[path.name]
    assert [line for line in world.console if not line.startswith(("facts: ", "dump: ", "nmf."))] == []


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: path.name)
def test_an_error_is_shown_without_quotes(path: Path, world: World) -> None:
    for page, box in pages(world.open(path)):
        world.console.clear()
        box.receive(0, ["componets", 3])
        world.settle()
        assert heard(box, ERRORS) == [["there is no attribute componets"]]
        assert [each for each in page.boxes.values() if each.text == "there is no attribute componets"]
        assert world.console == [f"{box.kind}: there is no attribute componets"]


def test_the_checks_for_max_itself_say_what_they_promise(world: World) -> None:
    """Each check, and what its comment says will be seen."""
    world.told_of_empty = 0, 6
    patcher = world.open(TRY)
    ((_, box),) = pages(patcher)
    seen: list[list[str]] = []
    for face in faces(patcher):
        click(face)
        if "100000000" in face.text:
            world.run_until(lambda: len(progress(box)) > 2)
        else:
            world.run_until(lambda: state(box) == 0)
        seen.append(world.console[:])
        world.console.clear()
        box.heard.clear()
    own = box.inside.number if box.inside else ""
    one, two, three, four, five, six, seven, eight, nine, ten, cancelled, start, stop = seen
    assert one == ["try-1: 100.0"]
    assert two == ["try-2-length: 0.0", "try-2-rate: 44100.0"]
    assert three == ["dump: components 2"]
    assert four == [f"dump: bases {own}-bases"]
    assert five == ['dump: source "nmf try"']
    assert six[-3:] == [f"{name}: buffer {own}-{name}" for name in ("resynth", "bases", "activations")]
    assert "resynth: buffer nmf-try-parts" in seven
    assert world.sounds["nmf-try-parts"].samples.shape[1] == 2
    assert [line for line in eight if line.startswith("facts: seed")] == ["facts: seed 1", "facts: seed 2"]
    assert nine[-1] == "nmf.bufnmf: there is no sound in a buffer~ named nowhere"
    assert [line for line in ten if not line.startswith("dump: ")] == []
    assert cancelled == ["nmf.bufnmf: cancelled"]
    assert start == stop == []


@pytest.mark.parametrize(("name", "count"), [*zip(FAMILY, (33, 21, 18, 16, 12), strict=True)])
def test_the_help_names_every_attribute(name: str, count: int) -> None:
    help_patch, inside = ((FOLDER / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("maxhelp", "maxpat"))
    names = inside.split("regexp ^@?(")[1].split(")")[0].split("|")
    assert len(names) == count
    assert [each for each in names if each not in help_patch] == []
