"""What the README says is true: its session, its reference."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import drum_loop
import pytest
import reference
import soundfile

from tests.wire import Process

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def session() -> list[tuple[str, list[str]]]:
    """Return the commands of the session, with the lines that the README shows as their output."""
    text = README.split("<!-- session -->")[1].split("<!-- end of session -->")[0]
    steps: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                steps[-1][1].append(line)
    return steps


@pytest.mark.skipif(sys.platform == "win32", reason="the session is written for a shell of Unix")
def test_the_session_by_hand_goes_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "demo-output").mkdir()
    soundfile.write(
        tmp_path / "demo-output" / "drum-loop.wav", drum_loop.loop(), drum_loop.SAMPLE_RATE, subtype="FLOAT"
    )
    server = Process(cwd=tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    try:
        for command, expected in session():
            there = command.replace("nmfserver send", f"nmfserver send --port {server.port}")
            done = subprocess.run(
                there, shell=True, cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True
            )
            said = [line for line in done.stdout.splitlines() if not line.startswith("/bufnmf/progress")]
            assert len(said) == len(expected), (command, done.stdout, done.stderr)
            for line, pattern in zip(said, expected, strict=True):
                assert re.fullmatch(re.escape(pattern).replace("…", r"\S+"), line), (command, line, pattern)
            assert done.returncode == (1 if expected[-1].startswith("/fail") else 0)
        assert server.process.wait(20) == 0  # the session ends with /quit
    finally:
        server.end()
    assert len(session()) > 10


def test_the_reference_is_what_the_commands_say_of_themselves() -> None:
    assert reference.updated(README) == README, "stale: run scripts/reference.py"
    assert "| `components` | int" in README


def test_the_readme_names_no_file_that_does_not_exist() -> None:
    root = Path(__file__).parent.parent
    for name in re.findall(r"\]\(([^)#]+)\)|`((?:scripts|tests|config)/[\w./-]+)`", README):
        path = name[0] or name[1]
        assert (root / path).exists(), path
