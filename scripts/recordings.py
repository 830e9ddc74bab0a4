"""Where real recordings are, for the bench and the tests. The project has none of its own, and needs none.

python3 scripts/recordings.py    prints the folder, or nothing

Standard library only: .ci/run asks before anything is installed.
"""

import os
from pathlib import Path

import environment

VARIABLE = "NMFSERVER_RECORDINGS"
BESIDE = environment.ROOT.parent / "shared" / "audio"
ENDINGS = {".wav", ".flac", ".aif", ".aiff", ".ogg", ".mp3"}


def folder() -> Path | None:
    """Return the folder that $NMFSERVER_RECORDINGS names, else the one beside the checkout, if there is one."""
    if named := os.environ.get(VARIABLE):
        return Path(named).absolute()
    return BESIDE if BESIDE.is_dir() else None


def files(chosen: Path | None = None) -> list[Path]:
    """Return the recordings of a folder, or of the usual one.

    Raises FileNotFoundError if there are none where some should be.
    """
    place = chosen or folder()
    if place is None:
        return []
    found = sorted(path for path in place.glob("*") if path.suffix.lower() in ENDINGS)
    if not found:
        raise FileNotFoundError(f"there are no sound files in {place}")
    return found


if __name__ == "__main__":
    print(folder() or "")
