"""The folder of scripts is what its README says."""

from __future__ import annotations

import re

import environment


def test_every_script_is_named() -> None:
    scripts = environment.ROOT / "scripts"
    named = re.findall(r"^\| `([\w.]+)/?` \|", (scripts / "README.md").read_text("utf-8"), re.MULTILINE)
    there = {path.name for path in scripts.iterdir()} - {"README.md", "__pycache__"}
    assert sorted(named) == sorted(there)
