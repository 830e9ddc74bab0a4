"""What the page about SuperCollider shows, evaluated as a musician does it; the live session is in test_live.py."""

from __future__ import annotations

import re
import textwrap

import environment

from tests.supercollider.sclang import Sclang, quoted
from tests.supercollider.test_examples import evaluate, loudness

PAGE = (environment.ROOT / "nmfserver/docs/supercollider.md").read_text("utf-8")


def blocks(title: str) -> list[str]:
    """Return the code of a section."""
    section = PAGE.split(f"## {title}\n")[1].split("\n## ")[0]
    return [textwrap.dedent(code) for code in re.findall(r"```supercollider\n(.*?)```", section, re.DOTALL)]


def test_its_steps_take_a_loop_apart_and_play_it(quark: Sclang) -> None:
    loop, play, *_ = blocks("First sound in five steps")
    evaluate(quark, loop.removeprefix("(\n").removesuffix(")\n").strip())
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
