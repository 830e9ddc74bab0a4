"""The ways through the code that the documentation names: each file and function is where it says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import nmfserver

PACKAGE = Path(nmfserver.__file__).parent
PAGE = (PACKAGE / "docs" / "contributing.md").read_text("utf-8")
STEPS = re.findall(r"^\d\. `([\w/]+\.py)`: (.+(?:\n   .+)*)", PAGE, re.MULTILINE)
"""A file, and what is done there."""


def functions(path: Path) -> set[str]:
    """Return the names of the functions and classes of a file, methods also with their class."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{each.name}" for each in node.body if hasattr(each, "name")}
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
    return found


def test_the_ways_of_a_command_and_of_a_block_are_there() -> None:
    assert [file for file, _ in STEPS] == [
        "osc/udp.py", "commands/dispatch.py", "commands/queue.py", "commands/bufnmf.py",
        "commands/tasks.py", "jobs.py", "tasks/decompose.py",
        "commands/live.py", "jobs.py", "tasks/learn.py",
        "page/browser.py", "page/connection.py", "page/mirror.py", "page/store.py",
        "kernels/live/memory.py", "kernels/live/callback.py", "kernels/live/jack.py", "kernels/live/block.py",
        "kernels/live/nmf_filter.py", "kernels/frame.py",
    ]  # fmt: skip


@pytest.mark.parametrize(("file", "step"), STEPS, ids=[file for file, _ in STEPS])
def test_what_a_step_names_is_in_its_file(file: str, step: str) -> None:
    named = {name for name in re.findall(r"`([A-Za-z_][\w.]*)`", step) if name != "every"}
    assert named
    assert named <= functions(PACKAGE / file)
