"""The patches where `nmfserver install pd` puts them: Pd finds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs import require

PATCH = """#N canvas 0 0 400 300 10;
#X declare -path nmfserver;
#X obj 10 10 declare -path nmfserver;
#X obj 10 50 bufnmf drums;
#X obj 10 90 nmflive;
#X obj 10 130 nmfserver;
#X obj 10 170 loadbang;
#X msg 10 200 \\; pd quit;
#X connect 4 0 5 0;
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the place is Linux's")
def test_a_patch_anywhere_finds_the_objects(tmp_path: Path) -> None:
    require("pd")
    env = {**os.environ, "HOME": str(tmp_path)}
    (tmp_path / "patch.pd").write_text(PATCH)
    command = ["pd", "-nogui", "-stderr", "-noaudio", "-noprefs", str(tmp_path / "patch.pd")]

    def said() -> str:
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60).stderr

    assert "couldn't create" in said()
    subprocess.run([sys.executable, "-m", "nmfserver", "install", "pd"], env=env, check=True, capture_output=True)
    assert "couldn't create" not in said()
