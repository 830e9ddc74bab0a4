"""Float WAVs that have no name until they are whole: results are computed in them, so that nothing is copied.

MemoryFile   an open file in memory that has no name
MemoryFiles  makes them, one for the next results beforehand
UnnamedWav   a WAV in one of them
publish      gives several their names

Such a file lies in a file system in memory, and is mapped. As long as it has no name, only a program of the same user
can open it, by ``/proc/PID/fd``, to change or to shorten it: one that could end the server as well. When it has its
name, nobody here touches the mapping. Its room is reserved at the beginning: a full file system is an error there, not
a signal (SIGBUS) in the middle of a computation. If the server is killed, the system frees what has no name.

Linux alone has such files (``O_TMPFILE``). Everywhere else files are written when the results are there.

References
----------
open(2), ``O_TMPFILE``; linkat(2); madvise(2), ``MADV_POPULATE_WRITE`` and ``MADV_REMOVE``; tmpfs(5).

"""

import mmap
import os
import shutil
import stat
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache

import numpy as np
import psutil
from numpy.typing import NDArray

from nmfserver import leftovers
from nmfserver.errors import SoundFileError
from nmfserver.leftovers import MEMORY
from nmfserver.priority import step_back
from nmfserver.sound_files.access import FileAccess, FileLocation
from nmfserver.sound_files.chunks import float_wav_header

MOST_SPARE, LEAST_FREE = 2**28, 2**30
"""Most bytes of files that are made beforehand, and least bytes that are free beside them."""
PATIENCE = 10.0
"""Seconds for which they are kept."""
LARGE, LINGER = 2**20, 1.0
"""Bytes from which on files are kept open after they got their names, and for how many seconds."""
POPULATE, STEP = 23, 2**21
"""Linux's advice to map pages at once, and bytes that one advice is for: Python lets no other thread run meanwhile."""


class MemoryFile:
    """An open file of so many bytes without a name, reserved whole and mapped; raises `OSError` if there is no room."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.handle = os.open(MEMORY, os.O_TMPFILE | os.O_RDWR, 0o666)
        try:
            os.posix_fallocate(self.handle, 0, size)
            self.map = mmap.mmap(self.handle, size)
        except BaseException:
            os.close(self.handle)
            raise

    def populate(self) -> None:
        """Map all pages now, which takes longer when they are written to for the first time."""
        self._advise(POPULATE)

    def close(self) -> None:
        """Close it. Without a name, its memory is freed when nobody has an array of it."""
        os.close(self.handle)
        del self.map

    def discard(self) -> None:
        """Free its memory and close it. Who still has an array of it may go on, with zeros."""
        self._advise(mmap.MADV_REMOVE)
        self.close()

    def _advise(self, advice: int) -> None:
        """Give Linux an advice for all pages."""
        with suppress(OSError):  # a kernel before 5.14 does not know all of them
            for start in range(0, self.size, STEP):
                self.map.madvise(advice, start, min(STEP, self.size - start))


class MemoryFiles:
    """Makes files in memory. Reserving and mapping one takes long, so there may be one already for the next results."""

    def __init__(self) -> None:
        self._spare: dict[int, tuple[MemoryFile, threading.Timer]] = {}
        """Files made beforehand by their sizes, and what closes them."""
        self._coming: set[int] = set()
        """Sizes of those that are being made."""
        self._lock = threading.Lock()

    def make(self, size: int) -> MemoryFile:
        """Return a file of so many bytes, with any content; raise `OSError` if there is no room."""
        with self._lock:
            file, timer = self._spare.pop(size, (None, None))
        if timer is not None:
            timer.cancel()
        return file or MemoryFile(size)

    def let_go(self, files: Sequence[MemoryFile]) -> None:
        """Close files that others have now: large ones later, so that who deletes them does not wait for the memory."""
        for file in files:
            if file.size < LARGE or not _later(LINGER, file.close):
                file.close()

    def discard(self, file: MemoryFile) -> None:
        """Free a file that is not needed: a large one in a thread, for that takes long."""
        if file.size < LARGE or not _later(0, file.discard):
            file.discard()

    def prepare(self, sizes: Iterable[int]) -> None:
        """Make files of these sizes for the next results, in a thread; they are closed if there are none for long."""

        def work() -> None:
            for size in filter(self._reserve, sizes):
                self._prepare(size)

        _later(0, work)

    def _reserve(self, size: int) -> bool:
        """Note that a file will be made, unless there is one already, there are too many, or memory is short."""
        free = min(shutil.disk_usage(MEMORY).free, psutil.virtual_memory().available)
        with self._lock:
            others = self._spare.keys() | self._coming
            if size in others or size + sum(others) > MOST_SPARE or free < size + LEAST_FREE:
                return False
            self._coming.add(size)
            return True

    def _prepare(self, size: int) -> None:
        """Make a file for the next results."""
        file = None
        with suppress(OSError):  # there is no room
            file = MemoryFile(size)
            file.populate()
        with self._lock:
            self._coming.remove(size)
            if file is None:
                return
            if timer := _later(PATIENCE, lambda: self._drop(file)):
                self._spare[size] = file, timer
                return
        file.discard()

    def _drop(self, file: MemoryFile) -> None:
        """Free a file that nobody has needed."""
        with self._lock:
            found = self._spare.get(file.size)
            if found is None or found[0] is not file:
                return
            del self._spare[file.size]
        file.discard()


class UnnamedWav:
    """A float WAV without a name.

    files : makes its memory
    name : the path that it will have
    frames, channels : of its samples, at least 1 each
    rate : Hz

    Attributes
    ----------
    location : of the file that it will be
    samples : float32 (frames, channels), the file's own memory, with any values
    has_name : whether it has its name

    Raises
    ------
    OSError, SoundFileError
        the path is not in memory, or there is no room

    """

    def __init__(self, files: MemoryFiles, name: str, frames: int, channels: int, rate: int) -> None:
        header = float_wav_header(frames, channels, rate)
        self.has_name = False
        with ExitStack() as opened:
            self.location = opened.enter_context(_in_memory().locate(name))
            assert self.location.folder is not None
            if os.fstat(self.location.folder).st_dev != MEMORY.stat().st_dev:
                raise SoundFileError(f"{self.location.shown} is on a file system that is mounted below {MEMORY}")
            self.location.require_replaceable()
            leftovers.sweep(self.location.path.parent, self.location.folder)
            self._files = files
            self._memory: MemoryFile | None = files.make(len(header) + 4 * frames * channels)
            self._memory.map[: len(header)] = header
            flat = np.frombuffer(self._memory.map, np.float32, offset=len(header))
            self.samples: NDArray[np.float32] = flat.reshape(frames, channels)
            self._opened = opened.pop_all()

    @contextmanager
    def hidden(self) -> Iterator[FileLocation]:
        """Give the file a temporary name beside the one that it will have."""
        assert self.location.folder is not None
        assert self._memory is not None
        if old := self.location.status():
            os.fchmod(self._memory.handle, stat.S_IMODE(old.st_mode))
        with leftovers.named(self._memory.handle, self.location.folder) as name:
            yield self.location.beside(name)

    def give_up(self) -> MemoryFile | None:
        """Return the file itself, which belongs to whoever has its name from now on."""
        memory, self._memory = self._memory, None
        return memory

    def close(self) -> None:
        """Close the file. If it has no name, it is gone, and its samples are zeros for who still has them."""
        if memory := self.give_up():
            if self.has_name:
                memory.close()
            else:
                self._files.discard(memory)
        self._opened.close()


def publish(files: Sequence[UnnamedWav]) -> None:
    """Give all files their names, or raise `SoundFileError`.

    What can fail is done for all of them first, and then none has its name. The system can still refuse one at the very
    last, such as that of another user's file in a folder where each may only remove their own: those before it stay.

    From then on they belong to others: nobody here may use their samples any more.
    """
    replaced: list[int] = []
    try:
        with ExitStack() as hidden:
            named = [(hidden.enter_context(file.hidden()), file) for file in files]
            for new, file in named:
                replaced += _opened_if_large(file.location)
                new.replace(file.location)
                file.has_name = True
    except OSError as error:
        names = ", ".join(str(file.location.shown) for file in files)
        raise SoundFileError(f"{names} cannot be written: {error.strerror or error}") from error
    finally:
        if replaced and not _later(0, lambda: _close(replaced)):
            _close(replaced)


def _opened_if_large(location: FileLocation) -> list[int]:
    """Return the descriptor of a large file: if it is replaced, its memory is freed when that is closed."""
    with suppress(OSError):  # it need not be readable
        if (old := location.status()) and old.st_size >= LARGE:
            return [location.open(os.O_RDONLY | os.O_NONBLOCK)]
    return []


def _close(handles: Iterable[int]) -> None:
    for handle in handles:
        os.close(handle)


def _later(seconds: float, work: Callable[[], object]) -> threading.Timer | None:
    """Do work in a thread of its own, so many seconds later. None: the system starts no more threads."""

    def quietly() -> None:
        step_back()
        work()

    timer = threading.Timer(seconds, quietly)
    timer.name, timer.daemon = "memory", True
    try:
        timer.start()
    except RuntimeError:
        return None
    return timer


def _in_memory() -> FileAccess:
    """Return the access to the file system in memory alone, or raise `SoundFileError` if there is none."""
    access = _access() if hasattr(os, "O_TMPFILE") else None
    if access is None:
        raise SoundFileError(f"{MEMORY} is no file system in memory")
    return access


@cache
def _access() -> FileAccess | None:
    mounted = {each.mountpoint: each.fstype for each in psutil.disk_partitions(all=True)}
    return FileAccess([MEMORY]) if mounted.get(str(MEMORY)) == "tmpfs" else None
