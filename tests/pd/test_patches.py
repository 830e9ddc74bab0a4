"""The patches as files: each opens without complaint, has its help, and every message box in it does what it says."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from tests.pd.conftest import Start
from tests.pd.pd import OWN, SCRIPTS, Pd
from tests.wire import Process, Udp

PATCHES = sorted(SCRIPTS.rglob("*.pd"))
ABSTRACTIONS = [path for path in SCRIPTS.glob("*.pd") if not path.stem.endswith("-help")]
HELPS = [path for path in PATCHES if path.stem.endswith("-help")]
TO_OPEN = [path for path in PATCHES if path not in ABSTRACTIONS]
TO_CLICK = [path for path in TO_OPEN if path.stem not in ("live", "nmflive-help")]
"""But for live sound, which needs an nmfserver on JACK: see test_live.py."""
FAMILY = ("bufnmf", "bufnmfseed", "bufnmfcross", "bufnmftrain", "bufdescribe")
OUTLETS = {
    "nmfserver": {3: "error"},
    "drumloop": {0: "loop"},
    **{name: {0: "done", 3: "error"} for name in FAMILY},
}
"""Which outlets of our objects the test listens to."""
QUIET = 0.06
"""Seconds without a line in which whatever a message has begun is taken to be done; a bang begins more."""


@dataclass
class Canvas:
    """A canvas of a patch while it is read: its records, and which objects it has."""

    records: list[str]
    objects: list[str] = field(default_factory=list)


def records(text: str) -> list[str]:
    """Split a patch into its records, each one line."""
    return [" ".join(each.split()) for each in re.split(r"(?<!\\);\s*\n", text) if each.strip()]


def with_clicks(text: str) -> tuple[str, list[str]]:
    """Give every message box and bang of a patch a receiver, click-0, click-1 …, and our objects' outlets a print.

    Return the new patch, and the text of what can be clicked. Boxes that wait for a value, $1, are left alone.
    """
    stack = [Canvas([])]
    clicks: list[str] = []
    for record in records(text):
        if record.startswith("#N canvas"):
            stack.append(Canvas([record]))
            continue
        if record.startswith("#X restore"):
            _wire(stack[-1], clicks)
            stack[-2].records += stack.pop().records
        stack[-1].records.append(record)
        if re.match("#X (obj|msg|text|floatatom|symbolatom|listbox|restore) ", record):
            stack[-1].objects.append(record.removeprefix("#X "))
    _wire(stack[-1], clicks)
    return "".join(f"{record};\n" for canvas in stack for record in canvas.records), clicks


def _wire(canvas: Canvas, clicks: list[str]) -> None:
    """Add the receivers and prints of a canvas at its end."""
    count = len(canvas.objects)
    for index, (kind, _, _, *words) in enumerate(each.replace(",", " ,").split() for each in canvas.objects):
        if (kind == "msg" and "$" not in "".join(words)) or (kind == "obj" and words[0] == "bng"):
            canvas.records += [f"#X obj 0 0 r click-{len(clicks)}", f"#X connect {count} 0 {index} 0"]
            clicks.append(" ".join(words))
            count += 1
        elif kind == "obj" and words:
            for outlet, name in OUTLETS.get(words[0], {}).items():
                canvas.records += [f"#X obj 0 0 print pytest-{name}", f"#X connect {index} {outlet} {count} 0"]
                count += 1


def settle(patch: Pd, udp: Udp, quiet: float) -> None:
    """Wait until nothing has been printed for so many seconds, and no job runs at either end of them."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        before, idle = patch.end_of_output, not _jobs(udp)
        time.sleep(quiet)
        if idle and patch.end_of_output == before and not _jobs(udp):
            return
    pytest.fail(f"this does not come to its end:\n{patch.output(patch.mark)}")


def _jobs(udp: Udp) -> int:
    return int(udp.do("/bufnmf/jobs")[2])


def test_reading_a_patch_finds_what_can_be_clicked() -> None:
    changed, clicks = with_clicks(
        "#N canvas 0 0 9 9 12;\n#X msg 1 1 a \\; b;\n#X msg 1 1 a \\$1;\n#N canvas 0 0 9 9 in 0;\n"
        "#X obj 1 1 bufnmf\nx, f 9;\n#X msg 1 1 c;\n#X restore 1 1 pd in;\n#X obj 1 1 bng;\n#X connect 0 0 1 0;\n"
    )
    assert clicks == ["c", "a \\; b", "bng"]
    assert changed.splitlines()[4:12] == [
        "#X obj 1 1 bufnmf x, f 9;",
        "#X msg 1 1 c;",
        "#X obj 0 0 print pytest-done;",
        "#X connect 0 0 2 0;",
        "#X obj 0 0 print pytest-error;",
        "#X connect 0 3 3 0;",
        "#X obj 0 0 r click-0;",
        "#X connect 4 0 1 0;",
    ]


@pytest.mark.parametrize("path", TO_OPEN, ids=lambda path: path.stem)
def test_it_opens_in_a_pd_that_has_nothing_but_its_own_objects(pd: Start, path: Path) -> None:
    """Nor does that Pd look anywhere but where the patch says, so what is no object of Pd's is one of ours."""
    patch = pd(path=OWN)
    patch.heads += [f"{name}: " for name in re.findall(r"print (\S+);", path.read_text("utf-8"))]
    patch.do("pd", "open", path.name, str(path.parent))


@pytest.mark.parametrize("path", ABSTRACTIONS, ids=lambda path: path.stem)
def test_an_abstraction_has_help_and_keeps_its_names_to_itself(path: Path) -> None:
    assert path.with_name(f"{path.stem}-help.pd").exists() or path.stem == "nmfjob", "which is within the others only"
    named = r"#X obj \d+ \d+ (?:s|r|send|receive|s~|r~|send~|receive~|throw~|catch~|value|v|table|array|text) (\S.*)"
    for record in records(path.read_text("utf-8")):
        if found := re.fullmatch(named, record):
            words = [word for word in found[1].split(",")[0].split() if not word.startswith("-")]
            assert any("$" in word for word in words) or words[0] in ("size", "set", "get", "tolist", "fromlist"), (
                record
            )


@pytest.mark.parametrize("path", HELPS, ids=lambda path: path.stem)
def test_help_has_the_form_of_pds_own(path: Path) -> None:
    """A header with the name, a reference beside it, a comment at every message, and outlets with their numbers."""
    name = path.stem.removesuffix("-help")
    found = records(path.read_text("utf-8"))
    assert re.match(rf"#X obj 1 1 cnv \d+ \d+ \d+ empty empty {name} ", found[1])
    assert found[2].startswith("#X text ")
    assert any(record.startswith("#X restore ") and record.endswith(" pd reference") for record in found)
    assert any(re.match(r"#X obj .* cnv .* OUTLETS?:", record) for record in found)
    *_, root = canvases(found)
    for canvas in canvases(found):
        comments = {int(record.split()[3]) - 2 for record in canvas if record.startswith("#X text ")}
        messages = [record for record in canvas if record.startswith("#X msg ")]
        if not any("inlet" in record for record in canvas):
            assert [each for each in messages if int(each.split()[3]) not in comments] == []
    numbers = [int(record.split()[4][0]) for record in root if re.match(r"#X text \d+ \d+ \d\) ", record)]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert numbers


def canvases(found: list[str]) -> Iterator[list[str]]:
    """Yield the records of each canvas, its own only."""
    stack: list[list[str]] = []
    for record in found:
        if record.startswith("#N canvas"):
            stack.append([])
        stack[-1].append(record)
        if record.startswith("#X restore"):
            yield stack.pop()
    yield from stack


@pytest.fixture
def opened(pd: Start, server: Process, udp: Udp, tmp_path: Path) -> Callable[[Path], tuple[Pd, list[str]]]:
    """Return a function that opens a copy of a patch, with this server's port in place of the usual one."""

    def open_copy(path: Path) -> tuple[Pd, list[str]]:
        copy = tmp_path / "copy"
        shutil.copytree(SCRIPTS, copy)
        for each in copy.rglob("*.pd"):
            each.write_text(each.read_text("utf-8").replace("57200", str(server.port)), "utf-8")
        place = copy / path.relative_to(SCRIPTS)
        text, clicks = with_clicks(place.read_text("utf-8"))
        place.write_text(text, "utf-8")
        patch = pd(path=OWN)
        patch.heads += [f"{name}: " for name in re.findall(r"print (\S+);", text)]
        patch.do("pd", "open", place.name, str(place.parent))
        return patch, clicks

    return open_copy


@pytest.mark.parametrize("path", TO_CLICK, ids=lambda path: path.stem)
def test_every_click_does_what_it_says(opened: Callable[[Path], tuple[Pd, list[str]]], udp: Udp, path: Path) -> None:
    patch, clicks = opened(path)
    for number, text in enumerate(clicks):
        patch.do(f"click-{number}", "bang")
        settle(patch, udp, QUIET * 5 if text.startswith("bng") else QUIET)
        assert patch.lines("pytest-error") == [], text
    settle(patch, udp, QUIET * 10)
    assert patch.lines("pytest-error") == []
    if path.parent.name == "examples":
        assert "bang" in patch.lines("pytest-done")


def test_the_stems_of_the_drum_loop_are_its_parts(opened: Callable[[Path], tuple[Pd, list[str]]], udp: Udp) -> None:
    patch, clicks = opened(SCRIPTS / "examples" / "drum-loop.pd")
    bangs = [f"click-{number}" for number, text in enumerate(clicks) if text.startswith("bng")]
    for click in bangs:
        patch.do(click, "bang")
        settle(patch, udp, QUIET * 5)
    patch.wait("pytest-done", "bang")
    loop = patch.array("loop")
    stems = np.stack([patch.array(f"stems-{number}") for number in range(3)])
    np.testing.assert_allclose(stems.sum(axis=0), loop, atol=1e-5)
    assert (np.abs(stems).max(axis=1) > 0.1).all()
    assert np.abs(np.corrcoef(stems) - np.eye(3)).max() < 0.3
