"""Writes the reference of all commands, a page of the documentation, from the commands' own declarations.

python3 scripts/reference.py     needs nmfserver's environment
"""

from pathlib import Path

from nmfserver.commands.reference import page

PAGE = Path(__file__).resolve().parent.parent / "nmfserver" / "docs" / "commands.md"

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
