"""The folder of all sessions."""

import shutil
from pathlib import Path

from nmfserver.errors import SessionError, did_you_mean
from nmfserver.renaming import replace
from nmfserver.sessions import manifest
from nmfserver.sessions.folder import SessionFolder
from nmfserver.sessions.names import require_name
from nmfserver.sound_files.access import followed
from nmfserver.sound_files.service import SoundFiles

BEFORE = " before"
"""What is put behind the name of a session that is set aside."""


class SessionStore:
    """All sessions, each in a folder of its name.

    root : the folder, of which links are followed
    priority : niceness of the processes that read and write sound files, on Linux
    """

    def __init__(self, root: Path, priority: int = 0) -> None:
        self.root = followed(str(root))
        self._files = SoundFiles([self.root], priority)

    def names(self) -> list[str]:
        """Return the names of all sessions, in order."""
        try:
            return sorted(path.name for path in self.root.iterdir() if _is_session(path))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise SessionError(f"the sessions in {self.root} cannot be listed: {error.strerror or error}") from error

    def folder(self, name: str) -> SessionFolder:
        """Return the folder of a session, whether it exists or not."""
        require_name(name)
        return SessionFolder(self.root / name, self._files)

    def existing(self, name: str) -> SessionFolder:
        """Return the folder of a session that exists, or raise `SessionError`."""
        folder = self.folder(name)
        if not _is_session(folder.path):
            names = self.names()
            known = f"; there are {', '.join(names)}" if names else "; none is saved"
            raise SessionError(f"there is no session {name!r} in {self.root}{did_you_mean(name, names) or known}")
        return folder

    def set_aside(self, name: str) -> None:
        """Give a session another name, if there is one; an older one that was set aside is removed."""
        path = self.root / name
        if _is_session(path):
            before = path.with_name(f"{name}{BEFORE}")
            shutil.rmtree(before, ignore_errors=True)
            replace(path, before)

    def close(self) -> None:
        """End the process that waits for a sound file."""
        self._files.close()


def _is_session(path: Path) -> bool:
    """Whether a folder, and no link to one, has a manifest."""
    return not path.is_symlink() and (path / manifest.NAME).is_file()
