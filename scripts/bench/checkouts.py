"""Checkouts of nmfserver that are measured: this one, and one that a run compares it with."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import environment


@dataclass(frozen=True)
class Checkout:
    """A checkout, whatever its version: where it keeps what is measured.

    python : that of the environment in which it is installed
    """

    root: Path
    python: Path

    @property
    def name(self) -> str:
        """How tables name it."""
        return self.root.name

    @property
    def program(self) -> Path:
        """The command nmfserver."""
        return self.python.with_name("nmfserver.exe" if os.name == "nt" else "nmfserver")

    @property
    def quark(self) -> Path:
        """The folder whose classes sclang compiles."""
        return next((self.root / "scripts" / "supercollider").rglob("Classes")).parent

    @property
    def patches(self) -> Path:
        """The folder of Pd's objects."""
        return self.root / "scripts" / "pd"


THIS = Checkout(environment.ROOT, Path(sys.executable))


def other(root: Path) -> Checkout:
    """Return another checkout, with the environment that its own scripts make.

    Raises FileNotFoundError if it is not there.
    """
    found = Checkout(root, root / environment.PYTHON.relative_to(environment.ROOT))
    if not found.program.exists():
        how = "python3 scripts/test.py --collect-only -q"
        raise FileNotFoundError(f"{root} has no {found.program.relative_to(root)}: run {how} there first")
    return found
