"""What the patches look like: nothing lies on anything else, and no cord goes through a box or a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.drawing import Drawing
from tests.pd.pd import SCRIPTS
from tests.pd.screen import Screen, draw
from tests.programs import require

INSIDES = ("nmfjob.pd", "nmfserver.pd", "drumloop.pd")
"""What the objects are made of, which is not for reading."""
TO_READ = {
    "help": sorted(SCRIPTS.glob("*-help.pd")),
    "examples": sorted((SCRIPTS / "examples").glob("*.pd")),
    "objects": [path for path in sorted(SCRIPTS.glob("*.pd")) if path.name not in INSIDES and "-help" not in path.name],
}
"""What a musician opens, and the objects: a Pd each, since one that draws them all at once takes a minute."""

UNTIDY = """#N canvas 50 50 400 300 12;
#X obj 1 1 cnv 15 380 40 empty empty untidy 20 12 0 14 #c8d8e8 #404040 0;
#X msg 20 60 1;
#X text 10 100 a comment;
#X msg 60 120 2;
#X obj 20 150 print;
#X obj 200 60 print beside;
#X text 220 70 upon it;
#X obj 220 150 tgl 19 0 empty empty a\\ toggle 24 10 0 12 #fcfcfc #000000 #000000 0 1;
#N canvas 300 300 200 200 below 0;
#X obj 20 20 inlet;
#X obj 20 20 outlet;
#X restore 20 200 pd below;
#X obj 370 250 print beyond;
#X msg 250 200 3;
#X msg 320 200 4;
#X obj 250 250 s a;
#X obj 320 250 s b;
#X connect 1 0 4 0;
#X connect 3 0 4 0;
#X connect 10 0 13 0;
#X connect 11 0 12 0;
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    for program in ("pd-gui", "Xvfb"):
        require(program)
    found = Screen()
    yield found
    found.end()


def faults(drawings: list[Drawing]) -> list[str]:
    return [fault for drawing in drawings for fault in drawing.faults()]


@pytest.mark.parametrize("kind", TO_READ)
def test_nothing_in_the_patches_covers_anything_else(screen: Screen, tmp_path: Path, kind: str) -> None:
    drawings = draw(TO_READ[kind], screen.display, tmp_path)
    assert {path.name for path in TO_READ[kind]} <= {drawing.title for drawing in drawings}
    assert all(drawing.things for drawing in drawings)
    assert faults(drawings) == []
    assert [fault for drawing in drawings for fault in drawing.crossings()] == []


def test_what_covers_something_is_found(screen: Screen, tmp_path: Path) -> None:
    patch = tmp_path / "untidy.pd"
    patch.write_text(UNTIDY, "utf-8")
    drawings = draw([patch], screen.display, tmp_path)
    assert faults(drawings) == [
        "untidy.pd: 'print beside' lies on 'upon it'",
        "untidy.pd: 'print beyond' reaches beyond the window",
        "untidy.pd: the cord from '1' to 'print' goes through 'a comment'",
        "below: 'inlet' lies on 'outlet'",
    ]
    assert [*drawings[0].crossings()] == ["untidy.pd: the cord from '3' to 's b' crosses the cord from '4' to 's a'"]
