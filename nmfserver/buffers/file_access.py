"""Which files may be touched, and what file a name means."""

from collections.abc import Sequence
from pathlib import Path

from nmfserver.errors import SoundFileError


class FileAccess:
    """Which files may be touched: all (`folders` None), or those below some folders, links resolved."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self._folders = None if folders is None else [folder.expanduser().resolve() for folder in folders]

    @property
    def is_free(self) -> bool:
        """Whether every file may be touched."""
        return self._folders is None

    def resolve(self, name: str) -> Path:
        """Return the path that `name` means, or raise `SoundFileError` where it is out of bounds."""
        if not name or "\0" in name:
            raise SoundFileError("no file is named; a path is needed")
        try:
            path = Path(name).expanduser().resolve()
        except (OSError, RuntimeError) as error:
            raise SoundFileError(f"{name!r} is no path that can be followed: {error}") from error
        if self._folders is not None and not any(path.is_relative_to(folder) for folder in self._folders):
            allowed = ", ".join(map(str, self._folders)) or "none"
            raise SoundFileError(
                f"{path} may not be touched: the folders that this server may use are: {allowed} "
                "(file_folders in the configuration)"
            )
        return path
