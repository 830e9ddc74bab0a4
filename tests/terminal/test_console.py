"""The error stream: bars are there, and what is printed meanwhile goes where it should."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

IN_A_PROCESS = """
from nmfserver.terminal import console

console.PATIENCE = 0.0
with console.progress_bars(2) as bars, bars.file("loop.wav") as show:
    show("writing", 0.5)
    print("parts/loop-bases.wav", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal there")
def test_while_bars_are_shown_paths_go_to_the_pipe_and_not_to_the_terminal() -> None:
    ours, theirs = os.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run([sys.executable, "-c", IN_A_PROCESS], stdout=subprocess.PIPE, stderr=theirs, env=env)
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.stdout.decode() == f"parts/loop-bases.wav{os.linesep}"
    assert "50%" in said
    assert "loop-bases" not in said
