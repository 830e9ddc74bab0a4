"""Which files may be touched, and what file a name means.

To a file system a name is bytes, here held as Python holds names (``os.fsencode``): they need not be UTF-8. And to most
file systems the two Unicode forms of a letter with a mark, one code or two, are different names, though nobody sees a
difference: what one program has written in one form, another asks for in the other.
"""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from nmfserver.errors import SoundFileError


class FileAccess:
    """Which files may be touched: all (`folders` None), or those below some folders, links resolved."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self.folders = None if folders is None else [_followed(str(folder)) for folder in folders]

    def resolve(self, name: str) -> Path:
        """Return the path that a name in a message means, or raise `SoundFileError` where it is out of bounds."""
        path = _followed(name)
        if self.folders is not None and not any(path.is_relative_to(folder) for folder in self.folders):
            allowed = ", ".join(map(str, self.folders)) or "none"
            raise SoundFileError(
                f"{path} may not be touched: the folders that this server may use are: {allowed} "
                "(file_folders in the configuration)"
            )
        return path


def _followed(name: str) -> Path:
    if not name or "\0" in name:
        raise SoundFileError("no file is named; a path is needed")
    try:
        # The bytes that came, whatever encoding this process was told to use for names.
        return _existing(Path(os.fsdecode(name.encode(errors="surrogateescape"))).expanduser()).resolve()
    except (OSError, RuntimeError, UnicodeError) as error:
        raise SoundFileError(f"'{name}' is no path that can be followed: {error}") from error


def _existing(path: Path) -> Path:
    """Return a path in the Unicode form in which it exists; what does not exist in any stays as it is."""
    if os.path.lexists(path) or path.parent == path:
        return path
    parent = _existing(path.parent)
    wanted = _letters(path.name)
    if wanted.isascii():
        return parent / path.name
    try:
        return next((there for there in parent.iterdir() if _letters(there.name) == wanted), parent / path.name)
    except OSError:
        return parent / path.name


def _letters(name: str) -> str:
    """Return what a person reads in a name."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode(errors="surrogateescape"))
