"""The browser's side has types, too: JSDoc, checked by TypeScript."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.programs import require

CHECKOUT = Path(__file__).parents[2]


def test_the_modules_of_the_page_have_right_types() -> None:
    require("tsc")
    checked = subprocess.run(["tsc", "-p", str(CHECKOUT / "jsconfig.json")], capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")
