"""Words of the command line."""

import os
from pathlib import Path


def osc_string(word: str | Path) -> str:
    """Return a word of the command line as the string of a message: the same bytes, whatever the locale."""
    return os.fsencode(word).decode(errors="surrogateescape")
