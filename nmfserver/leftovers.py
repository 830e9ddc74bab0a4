"""Temporary files and folders, and what killed processes leave of them: a lock tells the dead from the living.

beside        a new file that takes another one's place
claim_folder  a folder that stays for as long as this process wants it
folder        such a folder, for as long as a context lasts
sweep         removes what was left behind

What a process makes here, it locks (``flock``) until it is done; the system lets go of the lock when the process dies,
however it dies. So whatever bears one of these names, is this user's, and is not locked, belongs to nobody.
Windows has no such lock: there nothing is swept.
"""

import contextlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]

NAME = re.compile(r"\.?nmfserver-[0-9a-f]{20}")
"""All temporary names; nobody can guess one and put a link in its place."""


def visible_name() -> str:
    """Return a new name for something that other programs look into."""
    return f"nmfserver-{secrets.token_hex(10)}"


def hidden_name() -> str:
    """Return a new name for something that is nobody else's business."""
    return f".{visible_name()}"


@contextlib.contextmanager
def beside(path: Path, folder: int | None = None) -> Iterator[Path]:
    """Yield the path of a new, empty file in the folder of `path` that takes its place in the end.

    If anything fails, it goes. Where `folder`, open, is given, files are reached from there alone.
    """
    sweep(path.parent, folder)
    new, lock = _new_file(path.parent, folder)
    try:
        yield new
        os.replace(_from(new, folder), _from(path, folder), src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(_from(new, folder), dir_fd=folder)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def claim_folder(path: Path) -> int | None:
    """Make a folder that is swept by nobody while the descriptor that is returned is open.

    None where folders cannot be locked.
    """
    while True:
        path.mkdir(mode=0o700, exist_ok=True)
        if fcntl is None:
            return None
        with contextlib.suppress(FileNotFoundError):  # somebody has swept it already
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            if _is_ours(os.fspath(path), lock):
                return lock


@contextlib.contextmanager
def folder(path: Path) -> Iterator[Path]:
    """Make a folder, and remove it in the end with all that is in it."""
    claim = claim_folder(path)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        if claim is not None:
            os.close(claim)


def sweep(folder: Path, opened: int | None = None) -> None:
    """Remove what processes of this user have left in a folder, `opened` or not, when they were killed."""
    if fcntl is None:
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder if opened is None else ".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=opened)
        try:
            for name in filter(NAME.fullmatch, os.listdir(handle)):  # noqa: PTH208 - from this folder, whatever its path
                _remove_if_abandoned(name, handle)
        finally:
            os.close(handle)


def _new_file(parent: Path, folder: int | None) -> tuple[Path, int | None]:
    """Make a new file, and lock it where that can be."""
    while True:
        path = parent / hidden_name()
        lock = os.open(_from(path, folder), os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666, dir_fd=folder)
        if fcntl is None:  # and an open file could not be moved
            os.close(lock)
            return path, None
        if _is_ours(_from(path, folder), lock, folder):
            return path, lock


def _from(path: Path, folder: int | None) -> str:
    """Return how a file is named from an open folder, or else by its whole path."""
    return os.fspath(path) if folder is None else path.name


def _is_ours(name: str, lock: int, folder: int | None = None) -> bool:
    """Lock what was just made; close it where a sweeper came in between, and return False."""
    with contextlib.suppress(OSError):  # a file system without locks is not swept either
        fcntl.flock(lock, fcntl.LOCK_EX)
    if _stands(name, lock, folder):
        return True
    os.close(lock)
    return False


def _stands(name: str, lock: int, folder: int | None) -> bool:
    """Whether what is open is what bears the name."""
    try:
        return os.path.samestat(os.stat(name, dir_fd=folder, follow_symlinks=False), os.fstat(lock))
    except FileNotFoundError:
        return False


def _remove_if_abandoned(name: str, folder: int) -> None:
    with contextlib.suppress(OSError):  # it is locked, gone, a link, or not to be opened: not ours
        lock = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
        try:
            found = os.fstat(lock)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if found.st_uid == os.geteuid() and _stands(name, lock, folder):
                if stat.S_ISDIR(found.st_mode):
                    shutil.rmtree(name, dir_fd=folder)
                elif stat.S_ISREG(found.st_mode):
                    os.unlink(name, dir_fd=folder)
        finally:
            os.close(lock)
