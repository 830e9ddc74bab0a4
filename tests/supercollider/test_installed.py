"""The Quark where `nmfserver install supercollider` puts it: its classes are found, and it starts what installed it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.programs import require
from tests.supercollider.sclang import Sclang


def test_the_quark_starts_the_very_program_that_installed_it(tmp_path: Path) -> None:
    require("sclang")
    command = [sys.executable, "-m", "nmfserver", "install", "supercollider", "--folder", str(tmp_path / "Extensions")]
    folder = Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    (tmp_path / "sclang").mkdir()
    sclang = Sclang(tmp_path / "sclang", [folder])
    try:
        assert sclang.run("NMFServer.path") == str(Path(sys.executable).with_name("nmfserver"))
    finally:
        sclang.end()
