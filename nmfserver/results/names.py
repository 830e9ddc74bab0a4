"""What the files of a decomposition are called, and which of them are there already."""

import os
from pathlib import Path, PurePath

from nmfserver.results import description
from nmfserver.results.wanted import Wanted

LONGEST_STEM = 220
"""Bytes with which the names of what comes out begin. File systems take names of 255 bytes."""
PICTURE = ".png"


def usual_names(name: str, wanted: Wanted) -> list[str]:
    """Return names of files that are written in any case, for whoever looks whether they are there already."""
    return [f"{name}{description.ENDING}", f"{name}-bases.wav", f"{name}-activations.wav"] + (
        [f"{name}{PICTURE}"] if wanted.picture else []
    )


def may_go(folder: Path, name: str, *, replaces: bool, renews: bool) -> list[Path]:
    """Return the files that new ones may take the place of: those of an earlier decomposition of this name.

    replaces : whether they go in any case
    renews : whether they go where some are missing. A killed program leaves that, and whoever moves a stem away
    """
    first = folder / f"{name}{description.ENDING}"
    if not replaces and not (renews and not description.is_whole(first)):
        return []
    return [path for path in description.files_of(first) if path.is_file()]


def stem(file: PurePath) -> str:
    """Return a file's name without its ending, short enough for the names of what comes out."""
    return shortened(file.stem)


def shortened(name: str) -> str:
    """Return a name as the names of what comes out can begin with it."""
    while len(os.fsencode(name)) > LONGEST_STEM:
        name = name[:-1]
    return name
