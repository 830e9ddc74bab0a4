"""Writes the command reference into the README, from the commands' own declarations."""

from pathlib import Path

from nmfserver.commands.reference import page

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- reference: written by scripts/reference.py -->\n", "<!-- end of reference -->"


def updated(text: str) -> str:
    """Return the README's text with the reference as it is now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{page()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")
