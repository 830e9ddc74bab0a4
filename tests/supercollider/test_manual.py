"""What the pages about SuperCollider and about training show, evaluated as a musician does it; what is live is in
test_live.py and test_nmflive.py.
"""

from __future__ import annotations

import re
import textwrap

import environment

from tests.supercollider.sclang import Sclang, quoted
from tests.supercollider.test_examples import evaluate, loudness


def blocks(title: str, page: str = "supercollider") -> list[str]:
    """Return the code of a section of a page."""
    text = (environment.ROOT / f"nmfserver/docs/{page}.md").read_text("utf-8")
    section = text.split(f"## {title}\n")[1].split("\n## ")[0]
    return [textwrap.dedent(code) for code in re.findall(r"```supercollider\n(.*?)```", section, re.DOTALL)]


def bare(block: str) -> str:
    """Return a block without the parentheses around it, which only mark it."""
    return block.removeprefix("(\n").removesuffix(")\n").strip()


def test_its_steps_take_a_loop_apart_and_play_it(quark: Sclang) -> None:
    loop, play, *_ = blocks("First sound in five steps")
    evaluate(quark, bare(loop))
    assert quark.run("[~stems.numChannels, ~stems.numFrames == ~loop.numFrames]") == [3, True]
    start, balance, end = play.splitlines()
    evaluate(quark, start)
    assert loudness(quark) > 0.1
    evaluate(quark, balance)
    evaluate(quark, end)
    quark.do("s.sync")
    assert loudness(quark) < 1e-3


def test_the_classes_do_what_it_shows(quark: Sclang) -> None:
    counted, seeded, sorted_ = blocks("What is in the Quark")
    quark.do("~loop = NMFExample.drumLoop(s); s.sync; ~stems = Buffer(s); ~bases = Buffer(s); ~activations = Buffer(s)")
    for code, told in ((counted, "explained"), (seeded, ""), (sorted_, "[ ")):  # the last waits for what seeds begin
        quark.do(f"~process = {quoted(code)}.interpret; ~process.wait")
        assert told in quark.posted
    assert quark.run("[~bases, ~activations].every { |each| each.numChannels == ~stems.numChannels }")


def test_a_kit_is_learned_and_takes_a_loop_apart(quark: Sclang) -> None:
    evaluate(quark, bare(blocks("In SuperCollider", "training")[0]))
    assert "'sounds': 4" in quark.posted
    assert quark.run("[~kit.numFrames, ~kit.numChannels, ~stems.numChannels]") == [513, 3, 3]
