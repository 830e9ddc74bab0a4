"""Every patch file is one that Max can open, and that a person can read."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.max.drawing import drawing, lines_needed, lines_shown
from tests.max.objects import ABSTRACTIONS, FAMILY, OBJECTS, UI_OBJECTS, atoms, shape_of
from tests.max.patches import FILES, FOLDER, INSIDES, boxes, cords, patchers

PATCHERS = [pytest.param(patcher, id=name) for path in FILES for name, patcher in patchers(path)]
every_patcher = pytest.mark.parametrize("patcher", PATCHERS)
MAY_STAND_ALONE = ("comment", "buffer~")


def name_of(box: dict[str, Any]) -> str:
    return str(atoms(box["text"])[0]) if box["maxclass"] == "newobj" else str(box["maxclass"])


def test_all_patches_are_there() -> None:
    insides = {path.name for path in INSIDES}
    helps = {f"{name}.maxhelp" for name in FAMILY}
    assert {path.name for path in FILES} == insides | helps | {
        "drum-loop.maxpat", "seeding.maxpat", "envelopes.maxpat", "try-this.maxpat",
    }  # fmt: skip


@every_patcher
def test_a_patcher_says_what_it_is_for(patcher: dict[str, Any]) -> None:
    assert patcher["fileversion"] == 1
    assert patcher["appversion"]["major"] == 8
    assert patcher["classnamespace"] == "box"
    first = min(boxes(patcher), key=lambda box: box["patching_rect"][1])
    assert first["maxclass"] == "comment"


@every_patcher
def test_objects_are_stock_max_and_have_their_inlets_and_outlets(patcher: dict[str, Any]) -> None:
    for box in boxes(patcher):
        shape = shape_of(box)
        assert box["numinlets"] == shape.inlets, box
        assert box["numoutlets"] == len(shape.outlets), box
        assert tuple(box.get("outlettype", ())) == shape.outlets, box


def test_the_table_of_objects_is_no_longer_than_it_must_be() -> None:
    used = {name_of(box) for path in FILES for _, patcher in patchers(path) for box in boxes(patcher)}
    assert used - {"p"} == {*OBJECTS, *UI_OBJECTS, *ABSTRACTIONS}


@every_patcher
def test_ids_are_unique(patcher: dict[str, Any]) -> None:
    ids = [box["id"] for box in boxes(patcher)]
    assert len(set(ids)) == len(ids)


@every_patcher
def test_cords_join_outlets_to_inlets(patcher: dict[str, Any]) -> None:
    by_id = {box["id"]: box for box in boxes(patcher)}
    for source, outlet, destination, inlet in cords(patcher):
        assert outlet < by_id[source]["numoutlets"], by_id[source]
        assert inlet < by_id[destination]["numinlets"], by_id[destination]
        if shape_of(by_id[source]).outlets[outlet] == "signal":
            assert name_of(by_id[destination]).endswith("~")
    assert len(set(cords(patcher))) == len(cords(patcher))


@every_patcher
def test_no_box_is_forgotten(patcher: dict[str, Any]) -> None:
    joined = {end for source, _, destination, _ in cords(patcher) for end in (source, destination)}
    for box in boxes(patcher):
        has_ports = box["numinlets"] or box["numoutlets"]
        assert box["id"] in joined or name_of(box) in MAY_STAND_ALONE or not has_ports, box


@every_patcher
def test_where_messages_go_to_several_places_a_trigger_gives_the_order(patcher: dict[str, Any]) -> None:
    by_id = {box["id"]: box for box in boxes(patcher)}
    uses = Counter((source, outlet) for source, outlet, _, _ in cords(patcher))
    for (source, outlet), count in uses.items():
        assert count == 1 or shape_of(by_id[source]).outlets[outlet] == "signal", by_id[source]


@every_patcher
def test_inlets_and_outlets_are_numbered_from_left_to_right(patcher: dict[str, Any]) -> None:
    for kind in ("inlet", "outlet"):
        found = sorted((box["patching_rect"][0], box["index"]) for box in boxes(patcher) if box["maxclass"] == kind)
        assert [index for _, index in found] == list(range(1, len(found) + 1))


@every_patcher
def test_what_max_replaces_stands_where_an_atom_begins(patcher: dict[str, Any]) -> None:
    """#0 and #1 to #9 are left as they are elsewhere (user guide, Glossary: #)."""
    assert [box["text"] for box in boxes(patcher) if re.search(r"\S#\d", box.get("text", ""))] == []


@every_patcher
def test_nothing_covers_anything_else_and_all_is_within_the_window(patcher: dict[str, Any]) -> None:
    assert list(drawing("this patcher", patcher).faults()) == []


@every_patcher
def test_cords_end_below_where_they_begin_or_go_round(patcher: dict[str, Any]) -> None:
    for cord in drawing("this patcher", patcher).cords:
        assert len(cord.points) > 2 or cord.points[0][1] < cord.points[1][1], str(cord)


@every_patcher
def test_texts_have_the_room_that_they_need(patcher: dict[str, Any]) -> None:
    assert [box["text"] for box in boxes(patcher) if "text" in box and lines_needed(box) > lines_shown(box)] == []


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".maxhelp"], ids=lambda path: path.name)
def test_a_help_patch_shows_tabs(path: Path) -> None:
    """As Max's own help has them: subpatchers on tabs, of the size of the window, and the patch itself not; `basic` is
    the leftmost box, and the last one in the file.
    """
    (_, root), *tabs = patchers(path)
    assert (root["showrootpatcherontab"], root["showontab"]) == (0, 0)
    assert all(tab["showontab"] == 1 for _, tab in tabs)
    assert {tuple(tab["rect"][2:]) for _, tab in tabs} == {(root["rect"][2], root["rect"][3] - 26)}
    places = [box["patching_rect"][0] for box in boxes(root) if "patcher" in box]
    assert places == sorted(places, reverse=True)
    assert tabs[-1][0].endswith("/p basic")


@pytest.mark.parametrize("path", [path for path in FILES if path not in INSIDES], ids=lambda path: path.name)
def test_no_cord_of_one_thing_crosses_one_of_another(path: Path) -> None:
    for name, patcher in patchers(path):
        assert list(drawing(name, patcher).crossings()) == []


def test_what_covers_something_is_found() -> None:
    def box(name: str, kind: str, left: float, top: float, width: float, text: str) -> dict[str, Any]:
        place = [left, top, width, 22.0]
        ports = {"numinlets": 1, "numoutlets": 1}
        return {"box": {"id": name, "maxclass": kind, "patching_rect": place, "text": text, **ports}}

    patcher = {
        "rect": [0.0, 0.0, 300.0, 200.0],
        "boxes": [
            box("one", "message", 20, 20, 40, "1"), box("two", "newobj", 20, 100, 60, "print"),
            box("text", "comment", 10, 60, 90, "a comment"), box("upon", "comment", 50, 110, 90, "upon it"),
            box("out", "message", 280, 20, 40, "2"),
        ],
        "lines": [
            {"patchline": {"source": ["one", 0], "destination": ["two", 0]}},
            {"patchline": {"source": ["out", 0], "destination": ["two", 0], "midpoints": [289.5, 90.0, 29.5, 90.0]}},
        ],
    }  # fmt: skip
    assert list(drawing("untidy", patcher).faults()) == [
        "untidy: 'print' lies on 'upon it'",
        "untidy: '2' reaches beyond the window",
        "untidy: the cord from '1' to 'print' goes through 'a comment'",
    ]


@pytest.mark.parametrize("path", [path for path in FILES if path not in INSIDES], ids=lambda path: path.name)
def test_every_buffer_that_a_musician_sees_has_memory(path: Any) -> None:
    texts = [atoms(box["text"]) for _, patcher in patchers(path) for box in boxes(patcher) if name_of(box) == "buffer~"]
    assert texts
    bare = [text for text in texts if len(text) < 3 and not str(text[1]).endswith("-empty")]
    assert bare == [], "a file or a length in ms is due"


def names_of(path: Path, kind: str) -> set[str]:
    """Return the names that a file sends to or receives from; in nmf.job, #1 is the #0 of the object around it."""
    texts = [box.get("text", "").split() for _, patcher in patchers(path) for box in boxes(patcher)]
    return {words[1].replace("#1-", "#0-") for words in texts if words[:1] == [kind]}


@pytest.mark.parametrize("name", FAMILY)
def test_what_is_sent_by_name_is_received(name: str) -> None:
    files = [FOLDER / f"{each}.maxpat" for each in (name, "nmf.job")]
    sent, received = ({each for path in files for each in names_of(path, kind)} for kind in ("s", "r"))
    assert sent == received
    assert all(each.startswith("#0-") for each in sent), "another object of the same kind must not hear it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_list_comes_near_the_256_atoms_of_max(path: Any) -> None:
    texts = [box["text"] for _, patcher in patchers(path) for box in boxes(patcher) if "text" in box]
    assert all(len(atoms(text)) < 100 for text in texts)
