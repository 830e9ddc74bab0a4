"""The folder of scripts is what its README says."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
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


@pytest.mark.skipif(sys.platform == "win32", reason="the script is one of Unix")
def test_the_emulated_python_runs_in_a_path_with_spaces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    emulated = importlib.import_module("emulated")
    root = tmp_path / "kick & snare (a path)"
    for name in ("SYSTEM", "PACKAGES"):
        (root / name).mkdir(parents=True)
        monkeypatch.setattr(emulated, name, root / name)
    monkeypatch.setattr(emulated, "ROOT", root)
    monkeypatch.setattr(emulated, "PYTHON", root / "python")
    (root / "qemu").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    (root / "qemu").chmod(0o755)
    monkeypatch.setattr(emulated, "emulator", lambda: str(root / "qemu"))
    emulated.prepare()
    said = subprocess.run([root / "python", "-c", "1 + 1"], capture_output=True, text=True, check=True).stdout
    python = f"{root}/SYSTEM/usr/bin/python{emulated.VERSION}"
    assert said.splitlines() == ["-0", f"{root}/python", "-L", f"{root}/SYSTEM", python, "-c", "1 + 1"]


def test_what_collects_the_emulated_system_is_installed_or_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    emulated = importlib.import_module("emulated")
    monkeypatch.setattr(emulated, "ROOT", tmp_path / "new")
    monkeypatch.setattr(emulated, "SYSTEM", tmp_path / "new" / "system")
    monkeypatch.setattr(emulated.shutil, "which", lambda name, **path: None)
    with pytest.raises(SystemExit):
        emulated.prepare()
    missing = "Missing to collect Debian's packages for arm64: debootstrap"
    assert capfd.readouterr().out == f"{missing}\n(These are Debian's names.)\n"


def test_of_emulated_tests_it_is_told_file_by_file_how_they_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    emulated = importlib.import_module("emulated")
    monkeypatch.setattr(emulated, "REPORT", tmp_path / "report.xml")
    ends = [("b", ""), ("a", ""), ("b", "<failure />"), ("b", ""), ("a", "<skipped />")]
    cases = "".join(f'<testcase classname="tests.{name}" name="x">{end}</testcase>' for name, end in ends)
    emulated.REPORT.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
    emulated.count()
    assert capsys.readouterr().out == "tests.a: 1 passed, 1 skipped\ntests.b: 2 passed, 1 failure\n"
