"""Temporary files and folders, and the removal of those that killed processes have left.

beside        a new file that replaces another one
named         a temporary name for an open file that has none
claim_folder  a folder that exists until this process removes it
folder        such a folder, for the duration of a context
sweep         removes abandoned files and folders

A process locks (``flock``) the files and folders that it makes here until it is done with them. The system releases the
lock when the process dies. So a file or folder is abandoned if it has one of these names, belongs to this user, and is
not locked. Windows has no such lock: there nothing is swept. In a folder that machines share, each sees its own locks
alone: so a name ends with a digest of the machine's, and each machine sweeps its own.
"""

import contextlib
import hashlib
import os
import platform
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from nmfserver.renaming import replace

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]

MEMORY = Path("/dev/shm")
"""Linux's file system in memory. In a container it may be small."""
OURS = hashlib.blake2b(platform.node().encode(errors="replace"), digest_size=4).hexdigest()
"""With which names end that are this machine's."""
NAME = re.compile(rf"\.?nmfserver-[0-9a-f]{{20}}-{OURS}")
"""All of this machine's temporary names. They cannot be guessed, so no attacker can put a link there beforehand."""


def visible_name() -> str:
    """Return a new name for a file or folder that other programs use."""
    return f"nmfserver-{secrets.token_hex(10)}-{OURS}"


def hidden_name() -> str:
    """Return a new name for a file or folder that only this program uses."""
    return f".{visible_name()}"


@contextlib.contextmanager
def beside(path: Path, folder: int | None = None) -> Iterator[Path]:
    """Yield the path of a new, empty file in the folder of `path`; it replaces `path` at the end.

    If anything fails, it is removed. If `folder`, an open descriptor, is given, files are accessed relative to it.
    """
    sweep(path.parent, folder)
    new, lock = _new_file(path.parent, folder)
    try:
        yield new
        replace(_from(new, folder), _from(path, folder), folder)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(_from(new, folder), dir_fd=folder)
        raise
    finally:
        if lock is not None:
            os.close(lock)


@contextlib.contextmanager
def named(handle: int, folder: int) -> Iterator[str]:
    """Give an open file that has no name a temporary one in an open folder. At the end, the name is removed.

    Linux alone can do so.
    """
    name = hidden_name()
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.link(f"/proc/self/fd/{handle}", name, dst_dir_fd=folder, follow_symlinks=True)
    try:
        yield name
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)
        fcntl.flock(handle, fcntl.LOCK_UN)


def claim_folder(path: Path) -> int | None:
    """Make a folder that is not swept while the descriptor that is returned is open.

    Returns None if folders cannot be locked.
    """
    while True:
        path.mkdir(mode=0o700, exist_ok=True)
        if fcntl is None:
            return None
        with contextlib.suppress(FileNotFoundError):  # another process has swept it already
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            if _lock_new(os.fspath(path), lock):
                return lock


@contextlib.contextmanager
def folder(path: Path) -> Iterator[Path]:
    """Make a folder; remove it and its contents at the end."""
    claim = claim_folder(path)
    try:
        yield path
    finally:
        try:
            path.rmdir()  # it is empty where all has gone well
        except OSError:
            shutil.rmtree(path, ignore_errors=True)
        if claim is not None:
            os.close(claim)


def sweep(folder: Path, opened: int | None = None) -> None:
    """Remove what killed processes of this user have left in a folder; `opened` is its descriptor, if it is open."""
    if fcntl is None:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder if opened is None else ".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=opened)
        try:
            for name in filter(NAME.fullmatch, os.listdir(handle)):  # noqa: PTH208 - the open folder, whatever its path is now
                _remove_if_abandoned(name, handle)
        finally:
            os.close(handle)


def _new_file(parent: Path, folder: int | None) -> tuple[Path, int | None]:
    """Make a new file, and lock it if possible. Returns its path and the descriptor with the lock."""
    while True:
        path = parent / hidden_name()
        lock = os.open(_from(path, folder), os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666, dir_fd=folder)
        if fcntl is None:  # and an open file could not be renamed
            os.close(lock)
            return path, None
        if _lock_new(_from(path, folder), lock, folder):
            return path, lock


def _from(path: Path, folder: int | None) -> str:
    """Return the name of a file relative to an open folder, or its whole path if no folder is open."""
    return os.fspath(path) if folder is None else path.name


def _lock_new(name: str, lock: int, folder: int | None = None) -> bool:
    """Lock a new file or folder. If it was swept before it was locked, close it and return False."""
    with contextlib.suppress(OSError):  # a file system without locks is not swept either
        fcntl.flock(lock, fcntl.LOCK_EX)
    if _is_same(name, lock, folder):
        return True
    os.close(lock)
    return False


def _is_same(name: str, lock: int, folder: int | None) -> bool:
    """Whether the open file is the one that has this name."""
    try:
        return os.path.samestat(os.stat(name, dir_fd=folder, follow_symlinks=False), os.fstat(lock))
    except FileNotFoundError:
        return False


def _remove_if_abandoned(name: str, folder: int) -> None:
    """Remove a file or folder of this user that is not locked."""
    with contextlib.suppress(OSError):  # it is locked, gone, a link, or cannot be opened
        lock = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        try:
            found = os.fstat(lock)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if found.st_uid == os.geteuid() and _is_same(name, lock, folder):
                if stat.S_ISDIR(found.st_mode):
                    shutil.rmtree(name, dir_fd=folder)
                elif stat.S_ISREG(found.st_mode):
                    os.unlink(name, dir_fd=folder)
        finally:
            os.close(lock)
