"""`nmfserver send`: paths that mean the same to the server, and a bar where a person reads."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.programs import on_a_terminal
from tests.terminal.running import PROGRAM, run, tone
from tests.wire import Process, Udp


@pytest.fixture
def folder(tmp_path: Path, udp: Udp) -> Path:
    """A folder with sounds, where the server does not run."""
    (tmp_path / "sounds").mkdir()
    for path in ("sounds/loop.wav", "loop.wav", "loop"):
        tone(tmp_path / path if "." in path else os.fsencode(tmp_path / path))
    return tmp_path


def test_relative_paths_mean_files_here_and_names_of_buffers_stay(folder: Path, server: Process) -> None:
    def send(*words: str) -> str:
        return run("send", "--port", server.port, *words, cwd=folder).stdout

    assert send("/b_allocRead", "loop", "sounds/loop.wav") == "/done /b_allocRead loop\n"
    assert send("/b_allocRead", "0", "loop.wav") == "/done /b_allocRead 0\n"
    assert send("/b_allocRead", "other", "./loop") == "/done /b_allocRead other\n"
    assert send("/b_query", "loop") == "/b_info loop 4000 1 44100\n"
    assert send("/b_write", "loop", "sounds/new.wav", "wav", "float") == "/done /b_write loop\n"
    assert (folder / "sounds" / "new.wav").exists()
    assert "nowhere/x.wav does not exist" in send("/b_allocRead", "1", "nowhere/x.wav")


def test_on_a_terminal_a_job_shows_a_bar_and_elsewhere_lines(folder: Path, server: Process, udp: Udp) -> None:
    udp.do("/b_alloc", "long", 4_000_000, 1)
    udp.do("/b_gen", "long", "sine1", 7, 1.0, 0.5)
    words = (
        "send",
        "--port",
        str(server.port),
        "/bufnmf",
        "source",
        "long",
        "components",
        "30",
        "bases",
        "b",
        "iterations",
        "300",
    )
    said = on_a_terminal(*PROGRAM, *words, env={**os.environ, "TERM": "xterm", "COLUMNS": "80"})
    assert re.search(r"/bufnmf .*\d%", said)
    assert "/bufnmf/progress" not in said
    assert re.search(r"/done /bufnmf \d+ ", said)
    assert "/bufnmf/progress" in run(*words).stdout
