"""The demo, as a new user runs it; only its set-up is left out, for the tests run in an environment already."""

from __future__ import annotations

import importlib
import os
import re
import sys
from pathlib import Path

import drum_loop
import environment
import numpy as np
import pytest
import soundfile

from tests import sounds
from tests.programs import Alone, on_a_terminal, require


def run_demo(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> str:
    """Run the demo's script into a folder; return its conversation."""
    monkeypatch.setattr(environment, "rerun_inside", lambda extras: None)
    monkeypatch.setattr(sys, "argv", ["demo.py", *arguments])
    demo = importlib.import_module("demo")
    monkeypatch.setattr(demo, "OUTPUT", folder / "demo-output")
    demo.main()
    return (folder / "demo-output" / "conversation.txt").read_text(encoding="utf-8")


def test_the_drums_come_apart_each_into_a_component_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation = run_demo(monkeypatch, tmp_path)
    assert re.search(
        r"-> /bufnmf source loop .*\n<- /bufnmf/started 1\n(<- .*\n)*<- /done /bufnmf 1 stems", conversation
    )
    assert conversation.endswith("-> /quit\n<- /done /quit\n")
    out = tmp_path / "demo-output"
    stems = [soundfile.read(out / f"component-{number}.wav", dtype="float32")[0] for number in (1, 2, 3)]
    likeness = np.array([[np.corrcoef(part, stem)[0, 1] for stem in stems] for part in drum_loop.parts().values()])
    assert list(likeness.argmax(axis=1)) == [0, 1, 2]  # from low to high
    assert (likeness.max(axis=1) > 0.8).all()
    assert np.abs(np.sum(stems, axis=0) - drum_loop.loop()).max() < 1e-5
    assert (out / "picture.png").stat().st_size > 20_000
    said = capsys.readouterr().out
    assert "compiles" not in said  # the kernels are there already
    assert re.search(r"\ndrum-loop\.wav: 3 components \(pitch order\), \d\d % explained, seed 2, solver fast\.\n", said)
    assert "stereo" not in conversation
    _, next_ = said.split("\nWhat to do next:\n")
    assert "python3 demo.py FILE\n" in next_
    named = re.findall(r"(/[^\s\"]+)", next_)
    assert [Path(name).name for name in named] == ["nmfserver", "nmfserver", "drum-loop.pd", "drum-loop.maxpat"]
    assert all(Path(name).exists() for name in named)
    assert next_.endswith("README.md goes on from here.\n")


IN_A_PROCESS = """
import environment, pathlib, sys
environment.rerun_inside = lambda extras: None
import demo
demo.OUTPUT = pathlib.Path(sys.argv.pop())
demo.main()
"""


def test_a_file_of_the_users_own_on_a_terminal_with_a_bar(tmp_path: Path) -> None:
    own, out = tmp_path / "own.wav", tmp_path / "out"
    sound = sounds.make("drums", 30 * sounds.RATE, channels=2)
    soundfile.write(own, sound, sounds.RATE, subtype="FLOAT")
    env = {**os.environ, "PYTHONPATH": str(environment.ROOT / "scripts"), "TERM": "xterm", "COLUMNS": "80"}
    said = on_a_terminal(sys.executable, "-c", IN_A_PROCESS, str(own), str(out), env=env)
    assert re.search(r"taking apart .*\d%", said)
    assert "/bufnmf/progress" not in said
    conversation = (out / "conversation.txt").read_text("utf-8")
    assert "<- /bufnmf/progress 1 0." in conversation
    assert re.search(r"-> /bufnmf source loop .* stereo linked\n", conversation)
    left, right = np.split(soundfile.read(out / "activations.wav", dtype="float32")[0], 2, axis=1)
    assert (left == right).all()
    stems = [soundfile.read(out / f"component-{number}.wav", dtype="float32")[0] for number in (1, 2, 3)]
    assert np.abs(np.sum(stems, axis=0) - sound).max() < 1e-4


def test_the_first_start_says_how_long_it_compiles(tmp_path: Path) -> None:
    """It is ended once it has said so, and its server along with it."""
    for program in ("unshare", "ip"):
        require(program)
    env = {"PYTHONPATH": str(environment.ROOT / "scripts"), "XDG_CACHE_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    first = Alone(sys.executable, "-c", IN_A_PROCESS, str(tmp_path / "out"), env=env)
    try:
        first.wait_for("This first start compiles the kernels: about 15 s", 100)
    finally:
        first.end()


def test_a_file_that_is_no_sound_ends_the_demo_with_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="could not do what it was asked"):
        run_demo(monkeypatch, tmp_path, str(Path(__file__)))
