"""The driver itself: what it brings back from sclang, and that sclang works with a real scsynth through it."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from tests.programs import require
from tests.supercollider.sclang import Sclang, SclangError

VALUES: dict[str, Any] = {
    "3": 3,
    "-7": -7,
    "44100.0": 44100.0,
    "1 / 3": 1 / 3,
    "1e300": 1e300,
    "-0.0": -0.0,
    "inf": math.inf,
    "-inf": -math.inf,
    "true": True,
    "nil": None,
    '"a \\"word\\" \\\\ é\\n\\t"': 'a "word" \\ é\n\t',
    "\\symbol": "symbol",
    "$c": "c",
    "[1, [2.5, nil], []]": [1, [2.5, None], []],
    "List[1, 2]": [1, 2],
    "FloatArray[0.1, 2]": [0.10000000149011612, 2.0],
    "(a: 1, b: [2])": {"a": 1, "b": [2]},
    "Dictionary[\\key -> \\value]": {"key": "value"},
    "var x = 3; x = x + 1; x": 4,
    "0.01.wait; 1": 1,
    "answer.({ |action| { action.(1, 2) }.fork })": [1, 2],
}


@pytest.mark.parametrize(("code", "value"), VALUES.items(), ids=VALUES)
def test_a_value_comes_back(sclang: Sclang, code: str, value: Any) -> None:
    back = sclang.run(code)
    assert back == value
    assert type(back) is type(value)


def test_what_is_not_a_number_comes_back(sclang: Sclang) -> None:
    assert all(math.isnan(value) for value in sclang.run("[0 / 0, FloatArray[sqrt(-1)][0]]"))


def test_variables_last_from_one_run_to_the_next_but_not_from_one_test_to_the_next(sclang: Sclang) -> None:
    sclang.run("x = 3; ~word = 4; OSCFunc({}, '/some'); { inf.wait }.fork; nil")
    assert sclang.run("[x, ~word, OSCFunc.allFuncProxies.size]") == [3, 4, 1]
    sclang.tidy()
    assert sclang.run("[x, ~word, OSCFunc.allFuncProxies.size]") == [None, None, 0]


def test_an_error_comes_back_in_sclangs_words(sclang: Sclang) -> None:
    with pytest.raises(SclangError, match=r"Message 'foo' not understood. \(receiver: nil\)"):
        sclang.run("0.01.wait; nil.foo")
    with pytest.raises(SclangError, match="ERROR: mine"):
        sclang.run('Error("mine").throw')
    with pytest.raises(SclangError, match="cannot be told of a Server"):
        sclang.run("Server.local")
    assert sclang.run("1") == 1


def test_code_that_does_not_compile_is_posted_as_sclang_does(sclang: Sclang) -> None:
    with pytest.raises(SclangError, match="syntax error"):
        sclang.run("3 +* (")
    assert "ERROR: syntax error, unexpected end of file, expecting ')'" in sclang.complaints()
    sclang.clear()
    assert sclang.complaints() == []


def test_an_error_that_nobody_catches_is_a_complaint(sclang: Sclang) -> None:
    sclang.run("{ nil.foo }.fork; 0.01.wait; nil")
    assert sclang.complaints()[0] == "ERROR: Message 'foo' not understood."
    sclang.clear()


def test_code_that_does_not_end_is_given_up_and_sclang_goes_on(sclang: Sclang) -> None:
    with pytest.raises(TimeoutError, match="still here"):
        sclang.run('"still here".postln; Condition.new.wait', timeout=0.1)
    assert sclang.run("1") == 1


def test_what_is_posted_is_kept_until_the_next_run(sclang: Sclang) -> None:
    sclang.run('"one".postln; "two".post; nil')
    assert sclang.posted == "one\ntwo"
    sclang.run("nil")
    assert sclang.posted == ""


def test_sclang_starts_and_ends_without_a_complaint(tmp_path: Path) -> None:
    require("sclang")
    fresh = Sclang(tmp_path)
    assert fresh.complaints() == []
    assert fresh.run("1") == 1
    assert fresh.end() == 0
    assert fresh.complaints() == []


def test_classes_that_do_not_compile_are_told_at_once(tmp_path: Path) -> None:
    require("sclang")
    folder = tmp_path / "classes"
    folder.mkdir()
    (folder / "Broken.sc").write_text("Broken { word { ^( } }", "utf-8")
    with pytest.raises(SclangError, match=r"Broken\.sc"):
        Sclang(tmp_path, [folder])


def test_sclang_plays_a_synth_on_a_real_scsynth(sclang: Sclang, scsynth: int) -> None:
    assert sclang.attach("scsynth", scsynth, variable="s") >= 0
    running, values, rate = sclang.run("""
        var b = Buffer.alloc(s, 512), synth;
        s.sync;
        synth = { RecordBuf.ar(DC.ar(0.5), b, loop: 0, doneAction: 2); Silent.ar }.play(s);
        answer.({ |action| synth.onFree(action) });
        [s.serverRunning, floats.(b), b.sampleRate]
    """)
    assert running is True
    assert rate == 48000
    assert values == [0.5] * 512
