"""What files on their way at the same time share: cores, and memory."""

import contextlib
import threading
from collections.abc import Iterator

from nmfserver.taking.order import Input

LARGE = 2**25
"""Bytes of a large file. So many of them are on their way at a time as one can be computed and another written."""
MOST_LARGE = 2


class Cores:
    """Lends cores to whoever computes, in the order in which they ask.

    count : how many there are
    are_shared : whether several files may be computed at a time
    places : how many files may be computed at a time; as many as there are cores if left out
    """

    def __init__(self, count: int, *, are_shared: bool, places: int = 0) -> None:
        self.are_shared = are_shared and count > 1
        self._count = count
        self._places = self._free = places or count
        self._turn = threading.Lock()
        """Held by whoever is the next."""
        self._given_back = threading.Condition()

    @contextlib.contextmanager
    def lent(self, wanted: int) -> Iterator[int]:
        """Wait for so many cores, 0 for all, and yield that number."""
        needed = wanted or self._places
        with self._turn, self._given_back:
            self._given_back.wait_for(lambda: self._free >= needed)
            self._free -= needed
        try:
            yield wanted or self._count
        finally:
            with self._given_back:
                self._free += needed
                self._given_back.notify_all()


class TooLargeError(Exception):
    """A sound is not for one core."""


class OneCore:
    """In the place of `Cores`: that of a process which has it to itself, beside others."""

    are_shared = True

    @contextlib.contextmanager
    def lent(self, wanted: int) -> Iterator[int]:
        """Yield one core, or raise `TooLargeError` where all of them are wanted."""
        if wanted != 1:
            raise TooLargeError
        yield 1


class Room:
    """The cores and the memory that files on their way share."""

    def __init__(self, cores: Cores | OneCore) -> None:
        self.cores = cores
        self._large = threading.Semaphore(MOST_LARGE)

    def turn(self, each: Input) -> contextlib.AbstractContextManager[object]:
        """Return what lets only so many large files be on their way."""
        return self._large if each.size > LARGE else contextlib.nullcontext()
