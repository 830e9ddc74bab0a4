"""Checkouts of nmfserver that are measured: this one, and one that a run compares it with."""

from dataclasses import dataclass
from pathlib import Path

import environment


@dataclass(frozen=True)
class Checkout:
    """A checkout with an environment of its own, whatever its version: where it keeps what is measured."""

    root: Path

    def __post_init__(self) -> None:
        if not self.program.exists():
            how = "python3 scripts/test.py --collect-only -q"
            raise FileNotFoundError(f"{self.root} has no {self.program.relative_to(self.root)}: run {how} there first")

    @property
    def name(self) -> str:
        """How tables name it."""
        return self.root.name

    @property
    def program(self) -> Path:
        """The command nmfserver."""
        python = self.root / environment.PYTHON.relative_to(environment.ROOT)
        return python.with_stem("nmfserver")

    @property
    def quark(self) -> Path:
        """The folder whose classes sclang compiles."""
        return next((self.root / "scripts" / "supercollider").rglob("Classes")).parent

    @property
    def patches(self) -> Path:
        """The folder of Pd's objects."""
        return self.root / "scripts" / "pd"


THIS = Checkout(environment.ROOT)
