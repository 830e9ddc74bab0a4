"""Memory of large arrays: what one job has used, the next one uses again, for its pages need not be found anew.

empty       returns an array, in memory that may have been used before
limit_idle  says how much memory may wait for its next array
Pool        keeps the memory that waits

The memory of an array is free again when neither the array nor a view of it exists any more. It then waits for an array
of about its size, and goes back to the system when none came for some seconds. New memory is on huge pages where the
system has them: the threads of a team, who write it first, then find it in few steps.
"""

import contextlib
import math
import mmap
import os
import sys
import threading
import time
import weakref
from collections import deque
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

LEAST = 2**20
"""Bytes from which an array has a block of its own. Less is left to NumPy."""
SURPLUS = 16
"""A block serves an array that leaves at most this part (1/n) of it unused."""
PATIENCE = 10.0
"""Seconds that a block waits for its next array."""
AT_ONCE = 2**24
"""Bytes that are given back at once: the interpreter stands still meanwhile."""

Block = mmap.mmap


class _Idle(NamedTuple):
    """A block that waits, and since when."""

    block: Block
    since: float


class Pool:
    """Blocks of memory: those that wait, from the one that waits longest to the last."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._limit = sys.maxsize
        self._idle: list[_Idle] = []
        self._lock = threading.Lock()
        # A finalizer may run at any moment, also where this thread holds the lock: it only adds its block here.
        self._returned: deque[_Idle] = deque()
        self._news: SimpleQueue[None] = SimpleQueue()
        self._keeper: threading.Thread | None = None

    @property
    def idle(self) -> int:
        """Bytes that wait for their next array."""
        with self._lock:
            self._collect()
            return self._size()

    def empty(self, shape: tuple[int, ...], dtype: DTypeLike = np.float32) -> NDArray[Any]:
        """Return a C-contiguous array with any values in it, or raise `MemoryError`, as `numpy.empty` does."""
        count, kind = math.prod(shape), np.dtype(dtype)
        size = count * kind.itemsize
        if size < LEAST:
            return np.empty(shape, kind)
        block = self._taken(size) or self._made(size)
        whole = np.frombuffer(block, kind, count)  # every view holds it
        weakref.finalize(whole, self._give_back, block).atexit = False
        return whole.reshape(shape)

    def limit_idle(self, size: int) -> None:
        """Let no more bytes than `size` wait from now on."""
        if size != self._limit:
            self._limit = size
            if self._keeper is not None:  # when it starts, it looks by itself
                self._news.put(None)

    def _give_back(self, block: Block) -> None:
        """Let a block wait for its next array: the last one is gone."""
        self._returned.append(_Idle(block, time.monotonic()))
        self._news.put(None)

    def _taken(self, size: int) -> Block | None:
        """Take the smallest block that fits, or return None. Where none does, those beyond the limit are freed."""
        with self._lock:
            self._collect()
            fitting = [each for each in self._idle if size <= len(each.block) <= size + size // SURPLUS]
            if fitting:
                found = min(fitting, key=lambda each: len(each.block))
                self._idle.remove(found)
                return found.block
            if self._keeper is None:
                keeper = threading.Thread(target=self._keep, name="pool", daemon=True)
                with contextlib.suppress(RuntimeError):  # Python is ending, and starts no thread
                    keeper.start()
                    self._keeper = keeper
        self._free()
        return None

    def _made(self, size: int) -> Block:
        """Return a new block, for which all that wait are given up if need be."""
        with contextlib.suppress(OSError):
            return _mapped(size)
        self._free(0)
        try:
            return _mapped(size)
        except OSError as error:
            raise MemoryError(f"the system has no {size} bytes") from error

    def _collect(self) -> None:
        """Move what was given back to what waits; the lock is held."""
        while self._returned:
            self._idle.append(self._returned.popleft())

    def _keep(self) -> None:
        """Give blocks back to the system when they have waited long enough, or are too many."""
        while True:
            with contextlib.suppress(Empty):
                self._news.get(timeout=self._free())

    def _free(self, most: int = sys.maxsize) -> float | None:
        """Free what has waited long enough, or is too much; return the seconds until there is more, None for none.

        most : bytes that may wait on, where the limit allows more
        """
        now, freed, limit = time.monotonic(), list[_Idle](), min(most, self._limit)
        with self._lock:
            self._collect()
            while self._idle and (self._idle[0].since + self._patience <= now or self._size() > limit):
                freed.append(self._idle.pop(0))
            wait = self._idle[0].since + self._patience - now if self._idle else None
        while freed:
            _release(freed.pop().block)
        return wait

    def _size(self) -> int:
        return sum(len(each.block) for each in self._idle)


def _mapped(size: int) -> Block:
    """Return new memory, on huge pages where there are any."""
    if sys.platform == "win32":
        return mmap.mmap(-1, size)
    block = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if hasattr(mmap, "MADV_HUGEPAGE"):
        with contextlib.suppress(OSError):  # a kernel without them
            block.madvise(mmap.MADV_HUGEPAGE)
    return block


def _release(block: Block) -> None:
    """Give the pages of a block back, part by part; with its last reference its addresses go as well."""
    if hasattr(mmap, "MADV_DONTNEED"):
        for start in range(0, len(block), AT_ONCE):
            block.madvise(mmap.MADV_DONTNEED, start, min(AT_ONCE, len(block) - start))


_pool = Pool()
"""What all parts of this process share."""
empty, limit_idle = _pool.empty, _pool.limit_idle


def _forget() -> None:
    """Start anew in a forked process, which has no thread that gives memory back."""
    _pool.__init__()  # type: ignore[misc]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
