"""What the patches look like: nothing lies on anything else, and no cord goes through a box or a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pd.pd import SCRIPTS
from tests.pd.screen import Drawing, Screen, draw
from tests.programs import require

TO_READ = [
    path for path in sorted(SCRIPTS.rglob("*.pd")) if path.name not in ("bufnmf.pd", "nmfserver.pd", "drumloop.pd")
]
"""What a musician opens, and [nmflive]; the inside of the older objects is not for reading."""

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
#X connect 1 0 4 0;
#X connect 3 0 4 0;
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


def test_nothing_in_the_patches_covers_anything_else(screen: Screen, tmp_path: Path) -> None:
    drawings = draw(TO_READ, screen.display, tmp_path)
    assert {path.name for path in TO_READ} <= {drawing.title for drawing in drawings}
    assert all(drawing.things for drawing in drawings)
    assert faults(drawings) == []


def test_what_covers_something_is_found(screen: Screen, tmp_path: Path) -> None:
    patch = tmp_path / "untidy.pd"
    patch.write_text(UNTIDY, "utf-8")
    assert faults(draw([patch], screen.display, tmp_path)) == [
        "untidy.pd: 'print beside' lies on 'upon it'",
        "untidy.pd: the cord from '1' to 'print' goes through 'a comment'",
        "below: 'inlet' lies on 'outlet'",
    ]
