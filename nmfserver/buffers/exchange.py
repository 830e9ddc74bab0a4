"""Folders in which the server and programs on its machine exchange sound files."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Hashable
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path

from nmfserver import leftovers
from nmfserver.errors import SoundFileError
from nmfserver.leftovers import MEMORY

LEAST_FREE = 2**30
"""Bytes that must be free in memory; otherwise the folders are on the disk."""


class ExchangeFolders:
    """One folder for each owner, made on demand. The server removes all of them when it ends or next starts.

    remover : removes folders, on a thread: with many files, or on a slow disk, that may take long
    """

    def __init__(self, remover: Executor) -> None:
        self._remover = remover
        self._paths: dict[Hashable, Path] = {}
        self._last = 0
        self._claim: int | None = None

    @cached_property
    def root(self) -> Path:
        """The folder that contains all these folders."""
        return _parent() / leftovers.visible_name()

    def sweep(self) -> None:
        """Remove the folders that killed servers have left."""
        leftovers.sweep(MEMORY)
        with contextlib.suppress(OSError):  # there is no folder for temporary files
            leftovers.sweep(Path(tempfile.gettempdir()))

    def path(self, owner: Hashable) -> Path:
        """Return the path of the owner's folder, whether the folder exists or not."""
        if owner not in self._paths:
            self._last += 1
            self._paths[owner] = self.root / str(self._last)
        return self._paths[owner]

    def make(self, owner: Hashable) -> Path:
        """Make the owner's folder if it does not exist; return its path."""
        path = self.path(owner)
        try:
            if self._claim is None or not self.root.exists():
                self._release()
                self._claim = leftovers.claim_folder(self.root)
            path.mkdir(exist_ok=True)
        except OSError as error:
            raise SoundFileError(f"the folder {path} cannot be made: {error.strerror or error}") from error
        return path

    def prefixes(self, owner: Hashable) -> tuple[str, ...]:
        """Return the prefixes of names that belong to the owner: the folder's path, or its number, and a slash."""
        path = self._paths.get(owner)
        return () if path is None else (f"{path.as_posix()}/", f"{path.name}/")

    def has(self, name: object) -> bool:
        """Whether a buffer of this name belongs to some owner."""
        return isinstance(name, str) and any(name.startswith(self.prefixes(owner)) for owner in self._paths)

    def remove(self, owner: Hashable) -> None:
        """Remove the owner's folder and its contents, soon."""
        path = self._paths.pop(owner, None)
        if path is not None:
            self._remover.submit(shutil.rmtree, path, ignore_errors=True)

    def close(self) -> None:
        """Remove every folder."""
        if self._last:
            shutil.rmtree(self.root, ignore_errors=True)
        self._release()

    def _release(self) -> None:
        """Give up the claim that keeps other servers from sweeping the root."""
        if self._claim is not None:
            os.close(self._claim)
            self._claim = None


def _parent() -> Path:
    """Return the parent of the root: a file system in memory if there is one with enough space, else the disk."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= LEAST_FREE:
        return MEMORY
    try:
        return Path(tempfile.gettempdir()).resolve()
    except OSError as error:
        raise SoundFileError(f"this system has no folder for temporary files: {error}") from error
