"""The demo, as a new user runs it; only its set-up is left out, for the tests run in an environment already."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import drum_loop
import environment
import numpy as np
import pytest
import soundfile


def run_demo(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> str:
    """Run the demo's script into a folder; return its conversation."""
    monkeypatch.setattr(environment, "rerun_inside", lambda extras: None)
    monkeypatch.setattr(sys, "argv", ["demo.py", *arguments])
    demo = importlib.import_module("demo")
    monkeypatch.setattr(demo, "OUTPUT", folder / "demo-output")
    demo.main()
    return (folder / "demo-output" / "conversation.txt").read_text(encoding="utf-8")


def test_the_drums_come_apart_each_into_a_component_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    conversation = run_demo(monkeypatch, tmp_path)
    assert re.search(
        r"-> /bufnmf source loop .*\n<- /bufnmf/started 1\n(<- .*\n)*<- /done /bufnmf 1 stems", conversation
    )
    assert conversation.endswith("-> /quit\n<- /done /quit\n")
    out = tmp_path / "demo-output"
    stems = [soundfile.read(out / f"component-{number}.wav", dtype="float32")[0] for number in (1, 2, 3)]
    likeness = np.array([[np.corrcoef(part, stem)[0, 1] for stem in stems] for part in drum_loop.parts().values()])
    assert sorted(likeness.argmax(axis=1)) == [0, 1, 2]
    assert (likeness.max(axis=1) > 0.8).all()
    assert np.abs(np.sum(stems, axis=0) - drum_loop.loop()).max() < 1e-5
    assert (out / "picture.png").stat().st_size > 20_000


def test_a_file_of_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, recording: Path) -> None:
    run_demo(monkeypatch, tmp_path, str(recording))
    sound = soundfile.read(recording, dtype="float32")[0]
    stems = [soundfile.read(tmp_path / "demo-output" / f"component-{n}.wav", dtype="float32")[0] for n in (1, 2, 3)]
    assert np.abs(np.sum(stems, axis=0) - sound).max() < 1e-4


def test_a_file_that_is_no_sound_ends_the_demo_with_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="could not do what it was asked"):
        run_demo(monkeypatch, tmp_path, str(Path(__file__)))
