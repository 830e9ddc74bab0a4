"""Every patch file is one that Max can open, and that a person can read."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import Any

import pytest

from tests.max.objects import ABSTRACTIONS, OBJECTS, UI_OBJECTS, atoms, shape_of
from tests.max.patches import ABSTRACTION, FILES, boxes, cords, patchers

PATCHERS = [pytest.param(patcher, id=name) for path in FILES for name, patcher in patchers(path)]
every_patcher = pytest.mark.parametrize("patcher", PATCHERS)
MAY_STAND_ALONE = ("comment", "buffer~")


def name_of(box: dict[str, Any]) -> str:
    return str(atoms(box["text"])[0]) if box["maxclass"] == "newobj" else str(box["maxclass"])


def test_all_patches_are_there() -> None:
    assert {path.name for path in FILES} == {
        "nmf.bufnmf.maxpat", "nmf.bufnmf.maxhelp", "drum-loop.maxpat", "seeding.maxpat", "envelopes.maxpat",
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
        assert box["id"] in joined or name_of(box) in MAY_STAND_ALONE, box


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
def test_boxes_do_not_overlap(patcher: dict[str, Any]) -> None:
    for one, other in itertools.combinations(boxes(patcher), 2):
        (left, top, width, height), (left2, top2, width2, height2) = one["patching_rect"], other["patching_rect"]
        apart = left + width <= left2 or left2 + width2 <= left or top + height <= top2 or top2 + height2 <= top
        assert apart, (one.get("text", one["maxclass"]), other.get("text", other["maxclass"]))


@pytest.mark.parametrize("path", [path for path in FILES if path != ABSTRACTION], ids=lambda path: path.name)
def test_every_buffer_that_a_musician_sees_has_memory(path: Any) -> None:
    for _, patcher in patchers(path):
        texts = [atoms(box["text"]) for box in boxes(patcher) if name_of(box) == "buffer~"]
        assert texts
        assert [text for text in texts if len(text) < 3] == [], "a file or a length in ms is due"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_sent_by_name_is_received(path: Any) -> None:
    names: dict[str, set[str]] = {"s": set(), "r": set()}
    for _, patcher in patchers(path):
        for box in boxes(patcher):
            if name_of(box) in names:
                names[name_of(box)].add(box["text"].split()[1])
    assert names["s"] == names["r"]
    assert all(name.startswith("#0-") for name in names["s"]), "another object of the same kind must not hear it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_list_comes_near_the_256_atoms_of_max(path: Any) -> None:
    texts = [box["text"] for _, patcher in patchers(path) for box in boxes(patcher) if "text" in box]
    assert all(len(atoms(text)) < 100 for text in texts)
