"""The folder of scripts is what its README says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import environment
import pytest


def test_every_script_is_named() -> None:
    scripts = environment.ROOT / "scripts"
    named = re.findall(r"^\| `([\w.]+)/?` \|", (scripts / "README.md").read_text("utf-8"), re.MULTILINE)
    there = {path.name for path in scripts.iterdir()} - {"README.md", "__pycache__"}
    assert sorted(named) == sorted(there)


def test_the_pictures_are_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "rerun_inside", lambda extras: None)
    picture = importlib.import_module("picture")
    short = {"SECONDS": 1.0, "COMPONENTS": (2, 5), "ITERATIONS": (10, 100), "USUAL": 1, "SEEDS": range(1), "RUNS": 1}
    for name, value in short.items():
        monkeypatch.setattr(picture, name, value)
    picture.draw_loop(tmp_path / "loop.png")
    picture.draw_solvers(tmp_path / "solvers.png")
    for path, least in (("loop.png", 100_000), ("solvers.png", 15_000)):
        drawn = (tmp_path / path).read_bytes()
        assert drawn.startswith(b"\x89PNG")
        assert len(drawn) > least
