"""The interpreter does what Max's reference says, where the patches rest on it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from typing import Any

import environment
import pytest

from tests.max.interpreter import BANG, DRIVE, KINDS, Box, Container, Message, Patcher, UndocumentedError, World
from tests.max.objects import Shape, atoms, shape_of
from tests.max.patches import FOLDER


@pytest.fixture
def world() -> Iterator[World]:
    result = World()
    yield result
    result.close()


def test_what_the_reference_leaves_open_can_be_drawn_once_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def drawn() -> list[int]:
        return World().shuffled(range(100))

    first, (seed,) = drawn(), re.findall(r"MAX_SEED=(\d+)", capsys.readouterr().out)
    assert drawn() != first
    monkeypatch.setenv("MAX_SEED", seed)
    assert drawn() == first


def patch(
    world: World, *texts: str, lines: tuple[tuple[int, int, int, int], ...] = (), arguments: Message | None = None
) -> list[Box]:
    """Return boxes with these texts, numbered from 0; a text in brackets is a message box."""
    boxes: list[dict[str, Any]] = []
    for number, text in enumerate(texts):
        maxclass = "message" if text.startswith("[") else "newobj"
        rect = [100.0 * number, 0.0, 50.0, 22.0]
        boxes.append(
            {"box": {"id": str(number), "maxclass": maxclass, "text": text.strip("[]"), "patching_rect": rect}}
        )
    cords = [{"patchline": {"source": [str(a), b], "destination": [str(c), d]}} for a, b, c, d in lines]
    patcher = Patcher(world, {"boxes": boxes, "lines": cords}, FOLDER, arguments or [], "7")
    patcher.load()
    return list(patcher.boxes.values())


def played(box: Box, *values: Any, inlet: int = 0) -> list[tuple[int, Message]]:
    """Return what leaves a box, and where, after a message."""
    box.heard.clear()
    box.receive(inlet, list(values))
    return box.heard


@pytest.mark.parametrize("cls", [*dict.fromkeys(KINDS.values()), Container], ids=lambda cls: cls.__name__)
def test_what_each_object_does_stands_with_its_place_in_the_reference(cls: type[Box]) -> None:
    places = re.findall(r"\((?:[\w.~+]+|user guide),\s[^()]+\)", cls.__doc__ or "")
    assert places, cls.__doc__


def test_what_is_not_certain_stands_on_the_page_for_whoever_has_max() -> None:
    table = (environment.ROOT / "nmfserver/docs/try-max.md").read_text("utf-8").partition("## What is not certain")[2]
    named = {word for row in table.splitlines() for word in re.split(", ", row.strip("| ").partition(" | ")[0])}
    for cls in {*KINDS.values(), Container}:
        if "not certain" in (cls.__doc__ or ""):
            assert {name for name, its in KINDS.items() if its is cls} & named, cls.__doc__


def test_atoms_are_read_as_max_reads_them() -> None:
    assert atoms('a 1 -1 2.5 1. "two words" 127.0.0.1 -') == ["a", 1, -1, 2.5, 1.0, "two words", "127.0.0.1", "-"]


def test_shapes() -> None:
    assert shape_of({"maxclass": "newobj", "text": "t b l 2 clear"}) == Shape(1, ("bang", "", "int", ""))
    assert shape_of({"maxclass": "newobj", "text": "sprintf symout %s/%ld"}) == Shape(2, ("",))
    assert len(shape_of({"maxclass": "newobj", "text": "groove~ stems 3 @loop 1"}).outlets) == 4
    with pytest.raises(KeyError):
        shape_of({"maxclass": "newobj", "text": "fluid.bufnmf~"})


def test_trigger_goes_from_right_to_left(world: World) -> None:
    (trigger,) = patch(world, "t b l 2 clear")
    assert played(trigger, 5) == [(3, ["clear"]), (2, [2]), (1, [5]), (0, BANG)]


def test_message_box(world: World) -> None:
    (box,) = patch(world, "[a $1, $2 b]")
    assert played(box, 3, "two words") == [(0, ["a", 3]), (0, ["two words", "b"])]
    assert played(box, "bang") == [(0, ["a", 3]), (0, ["two words", "b"])]
    with pytest.raises(UndocumentedError):
        box.receive(0, ["word"])


def test_route(world: World) -> None:
    (route,) = patch(world, "route a -1")
    assert played(route, "a", 1, "x") == [(0, [1, "x"])]
    assert played(route, "a") == [(0, BANG)]
    assert played(route, -1) == [(1, BANG)]
    assert played(route, "b", 1) == [(2, ["b", 1])]


def test_regexp(world: World) -> None:
    (regexp,) = patch(world, "regexp ^@?(seed|source)$ %1")
    assert played(regexp, "@seed")[-1] == (0, ["seed"])
    assert played(regexp, "sed") == [(3, ["sed"])]


def test_numbers(world: World) -> None:
    clip, pack, expression = patch(world, "clip 0 2", "pack 1 -1", "expr 1 + ($i1 && ($i2 || $i3 < 2)) * 2")
    assert played(clip, 7) == [(0, [2])]
    assert played(pack, 5, inlet=1) == []
    assert played(pack, 3) == [(0, [3, 5])]
    assert played(expression, 4) == [(0, [3])]
    assert played(expression, 2, inlet=2) == []
    assert played(expression, "bang") == [(0, [1])]


def test_loading_begins_within(world: World) -> None:
    """What a subpatcher's loadbang sends comes before what its parent's sends."""
    inner = {
        "boxes": [
            {"box": {"id": "load", "maxclass": "newobj", "text": "loadmess inner", "patching_rect": [0, 0, 9, 9]}},
            {"box": {"id": "out", "maxclass": "outlet", "patching_rect": [0, 9, 9, 9]}},
        ],
        "lines": [{"patchline": {"source": ["load", 0], "destination": ["out", 0]}}],
    }
    row: dict[str, Any] = {"patching_rect": [0, 0, 9, 9], "maxclass": "newobj"}
    texts = {"a": "loadmess outer", "b": "print x", "c": "loadbang"}
    boxes: list[dict[str, Any]] = [{"box": {"id": name, "text": text, **row}} for name, text in texts.items()]
    boxes.append({"box": {"id": "p", "text": "p inner", "patcher": inner, **row}})
    cords = [{"patchline": {"source": [name, 0], "destination": ["b", 0]}} for name in ("a", "p")]
    Patcher(world, {"boxes": boxes, "lines": cords}, FOLDER, [], "7").load()
    assert world.console == ["x: inner", "x: outer"]


def test_a_comma_between_quotes_is_left_open(world: World) -> None:
    with pytest.raises(UndocumentedError):
        patch(world, '["a, b"]')


def test_coll_sends_before_it_goes_on(world: World) -> None:
    coll, box = patch(world, "coll x 1", "[next]", lines=((0, 0, 1, 0), (1, 0, 0, 0)))
    rows: list[Message] = [[2, "b", 1], [1, "a"], ["sort", -1, -1], ["start"], ["merge", 2, "c"]]
    for row in rows:
        coll.receive(0, row)
    coll.cords.clear()
    assert played(coll, "next") == [(1, [1]), (0, ["symbol", "a"])]
    assert played(coll, "next") == [(1, [2]), (0, ["b", 1, "c"])]
    assert played(coll, 1) == [(0, ["symbol", "a"])]
    assert played(coll, 3) == []
    coll.cords[1] = [(box, 0)]
    with pytest.raises(UndocumentedError):
        coll.receive(0, ["next"])


def test_coll_marks_symbols(world: World) -> None:
    (coll,) = patch(world, "coll x 1")
    coll.receive(0, ["store", "a", "b"])
    coll.receive(0, ["store", "c", 1, 2])
    assert played(coll, "dump") == [
        (1, ["symbol", "a"]),
        (0, ["symbol", "b"]),
        (1, ["symbol", "c"]),
        (0, [1, 2]),
        (3, BANG),
    ]
    assert played(coll, "a") == [(0, ["symbol", "b"])]
    coll.receive(0, ["remove", "a"])
    assert played(coll, "a") == []


def test_buffers_of_one_name_share_their_sound(world: World) -> None:
    first, second = patch(world, "buffer~ a", "buffer~ #0-b")
    assert set(world.sounds) == {"a", "7-b"}
    second.receive(0, ["set", "a"])
    assert set(world.sounds) == {"a"}
    assert first.sound is second.sound  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "sent"),
    [(["a"], ["symbol", "a"]), ([1], [1]), (["a", "b"], ["a", "b"]), (["a", "@b", 1], ["symbol", "a"])],
)
def test_a_lone_argument_that_is_a_symbol_is_marked(world: World, arguments: Message, sent: Message) -> None:
    (box,) = patch(world, "patcherargs", arguments=arguments)
    assert [values for outlet, values in box.heard if outlet == 0] == [sent]


def test_the_number_of_a_patcher_stands_only_where_an_atom_begins_with_it(world: World) -> None:
    box, load = patch(world, "[set #0-a (#0 b#0 #0]", "loadmess #0")
    assert box.text == "set 7-a (#0 b#0 7"
    assert load.heard == [(0, [7])]


def test_info_may_be_silent(world: World) -> None:
    empty, info, full = patch(world, "buffer~ a", "info~", "buffer~ b 1000")
    info.receive(0, ["set", "a"])
    assert played(info, "bang") == []
    world.told_of_empty = (0, 6)
    assert played(info, "bang") == [(6, [0.0]), (0, [44100.0])]
    empty.receive(0, ["sizeinsamps", 441])
    assert played(info, "bang") == [(6, [10.0]), (0, [44100.0])]
    info.receive(0, ["set", "b"])
    assert played(info, "bang")[0] == (6, [1000.0])
    full.receive(0, ["set", "c"])
    assert played(info, "bang") == []
    assert world.console == ["info~: no buffer~ b"]


def test_paths_are_what_buffers_take(world: World) -> None:
    conform, buffer = patch(world, "conformpath max absolute", "buffer~ a")
    assert played(conform, "/tmp/my sound.wav") == [(1, [1]), (0, [f"{DRIVE}/tmp/my sound.wav"])]
    assert played(conform, "C:/Temp/a.wav") == [(1, [1]), (0, ["C:/Temp/a.wav"])]
    with pytest.raises(UndocumentedError):
        conform.receive(0, ["a.wav"])
    buffer.receive(0, ["writewave", "/tmp/a.wav"])
    with pytest.raises(UndocumentedError):
        world.settle()


def test_a_symbol_with_spaces_shows_in_quotes(world: World) -> None:
    part, box, console = patch(world, "fromsymbol", "[]", "print x", lines=((0, 0, 2, 0),))
    box.receive(0, ["set", "no sound", 2])
    assert box.text == '"no sound" 2'
    console.receive(0, ["no sound"])
    assert played(part, "no sound in 2") == [(0, ["no", "sound", "in", 2])]
    assert world.console == ['x: "no sound"', "x: no sound in 2"]


@pytest.mark.parametrize(("text", "message"), [("s x", "[1]"), ("coll x 1", "[clear]"), ("buffer~ x", "[set y]")])
def test_the_scheduler_is_kept_from_what_the_queue_works_with(world: World, text: str, message: str) -> None:
    boxes = "delay 1", "deferlow", message, text
    rightly, _, _, _ = patch(world, *boxes, lines=((0, 0, 1, 0), (1, 0, 2, 0), (2, 0, 3, 0)))
    rightly.receive(0, BANG)
    world.step(1.0)
    wrongly, _, _, _ = patch(world, *boxes, lines=((0, 0, 2, 0), (2, 0, 3, 0)))
    wrongly.receive(0, BANG)
    with pytest.raises(UndocumentedError, match="scheduler"):
        world.step(1.0)


def test_udpsend_chooses_types_as_max_does(world: World) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(5)
        (box,) = patch(world, f"udpsend 127.0.0.1 {listener.getsockname()[1]}")
        box.receive(0, ["/a", 1, 2.0, "b c"])
        assert listener.recv(1000) == b"/a\0\0,ifs\0\0\0\0\0\0\0\1\x40\0\0\0b c\0"
        with pytest.raises(AssertionError):
            box.receive(0, ["/a", *range(256)])
