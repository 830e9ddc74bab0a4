"""Float WAVs that have no name until they are whole: results are computed in them, so that nothing is copied.

Such a file lies in a file system in memory, and its samples are mapped. While it is mapped, no other program can open
it, to change or to shorten it: it gets its name only when it is not mapped any more. A server that is killed leaves
nothing, because the system frees a file without a name with its last descriptor. Its room is reserved at the beginning,
so that a full file system is an error there and not a signal (SIGBUS) in the middle of a computation.

Linux alone has such files (``O_TMPFILE``). Everywhere else files are written when the results are there.

References
----------
open(2), ``O_TMPFILE``; linkat(2); tmpfs(5).

"""

import ctypes
import mmap
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache

import numpy as np
import psutil
from numpy.typing import NDArray

from nmfserver import leftovers
from nmfserver.errors import SoundFileError
from nmfserver.leftovers import MEMORY
from nmfserver.sound_files.access import FileAccess, FileLocation
from nmfserver.sound_files.chunks import float_wav_header

MAP_FIXED = 0x10
"""Linux's flag, on the processors that numba compiles for: map at this very address."""


class UnnamedWav:
    """A float WAV without a name.

    name : the path that it will have
    frames, channels : of its samples, at least 1 each
    rate : Hz

    Attributes
    ----------
    location : of the file that it will be
    samples : float32 (frames, channels), the file's own memory, zeros at first

    Raises
    ------
    OSError, SoundFileError
        the path is not in memory, or there is no room

    """

    def __init__(self, name: str, frames: int, channels: int, rate: int) -> None:
        header = float_wav_header(frames, channels, rate)
        size = len(header) + 4 * frames * channels
        with ExitStack() as opened:
            self.location = opened.enter_context(_in_memory().locate(name))
            self.location.require_replaceable()
            leftovers.sweep(self.location.path.parent, self.location.folder)
            self._handle = os.open(".", os.O_TMPFILE | os.O_RDWR, 0o666, dir_fd=self.location.folder)
            opened.callback(os.close, self._handle)
            self._require_memory()
            os.posix_fallocate(self._handle, 0, size)
            self._map = mmap.mmap(self._handle, size)
            self._map[: len(header)] = header
            self.samples: NDArray[np.float32] = np.frombuffer(self._map, np.float32, offset=len(header)).reshape(
                frames, channels
            )
            self._opened = opened.pop_all()

    def _require_memory(self) -> None:
        """Raise if the file is on another file system than the one in memory, which is mounted below it."""
        if os.fstat(self._handle).st_dev != MEMORY.stat().st_dev:
            raise SoundFileError(f"{self.location.shown} is not in memory")

    def unmap(self) -> None:
        """End the access to the file: whoever still has the samples has other memory now, with zeros."""
        size, address = len(self._map), np.frombuffer(self._map, np.uint8).ctypes.data
        flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_FIXED
        if _libc().mmap(address, size, mmap.PROT_READ | mmap.PROT_WRITE, flags, -1, 0) != address:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    def close(self) -> None:
        """Close the file. If it has no name, it is gone when nobody has its samples any more."""
        self._opened.close()

    @contextmanager
    def hidden(self) -> Iterator[FileLocation]:
        """Give the file a temporary name beside the one that it will have."""
        assert self.location.folder is not None
        if old := self.location.status():
            os.fchmod(self._handle, stat.S_IMODE(old.st_mode))
        with leftovers.named(self._handle, self.location.folder) as name:
            yield self.location.beside(name)


def publish(files: Sequence[UnnamedWav]) -> None:
    """Give all files their names, or none; raise `SoundFileError` if one cannot have it."""
    try:
        with ExitStack() as hidden:
            named = [(hidden.enter_context(file.hidden()), file.location) for file in files]
            for new, location in named:
                new.replace(location)
    except OSError as error:
        names = ", ".join(str(file.location.shown) for file in files)
        raise SoundFileError(f"{names} cannot be written: {error.strerror or error}") from error


@cache
def _libc() -> ctypes.CDLL:
    """Return the C library.

    Python's own mmap is not unmapped as long as there are arrays of it. The threads of a team drop theirs a moment
    after they are done.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    number = ctypes.c_size_t
    libc.mmap.argtypes = (number, number, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long)
    libc.mmap.restype = number
    return libc


@cache
def _in_memory() -> FileAccess:
    """Return the access to the file system in memory alone, or raise `SoundFileError` if there is none."""
    mounted = {each.mountpoint: each.fstype for each in psutil.disk_partitions(all=True)}
    if mounted.get(str(MEMORY)) != "tmpfs" or not hasattr(os, "O_TMPFILE"):
        raise SoundFileError(f"{MEMORY} is no file system in memory")
    return FileAccess([MEMORY])
