"""What the page about SuperCollider shows, evaluated as a musician does it; the live session is in test_live.py."""

from __future__ import annotations

import re
import textwrap

import environment

from tests.supercollider.sclang import Sclang
from tests.supercollider.test_examples import evaluate, loudness

PAGE = (environment.ROOT / "nmfserver/docs/supercollider.md").read_text("utf-8")


def test_its_steps_take_a_loop_apart_and_play_it(quark: Sclang) -> None:
    section = PAGE.split("## First sound in five steps\n")[1].split("\n## ")[0]
    loop, play, *_ = (textwrap.dedent(code) for code in re.findall(r"```supercollider\n(.*?)```", section, re.DOTALL))
    evaluate(quark, loop.removeprefix("(\n").removesuffix(")\n").strip())
    assert quark.run("[~stems.numChannels, ~stems.numFrames == ~loop.numFrames]") == [3, True]
    start, balance, end = play.splitlines()
    evaluate(quark, start)
    assert loudness(quark) > 0.1
    evaluate(quark, balance)
    evaluate(quark, end)
    quark.do("s.sync")
    assert loudness(quark) < 1e-3
