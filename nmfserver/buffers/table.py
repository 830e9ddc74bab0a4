"""`Buffer`, and the table of all of them with its memory quota.

The table belongs to one thread, the one that receives commands. Other threads get arrays, never the table: they
read under a lease (`Buffer.reading`), and whoever writes to a leased buffer writes to a copy, so that a job sees
its source as it stood when the job started.

One rule for the quota: samples count from when they are made, or room is reserved for them, until nobody has them any
more, neither a buffer nor a lease. So a copy counts, and what is replaced makes room for what replaces it at once if it
is not lent.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import BadBufferError, MemoryLimitError, counted
from nmfserver.steps import Steps, copied

Samples = NDArray[np.float32]
Flat = NDArray[np.float32]
Key = int | str

LARGEST_INDEX = 2**31 - 1
"""Sample indices and sizes travel as 32-bit integers."""
MOST_BUFFERS = 2**16
"""Buffers in a table: each takes memory beside its samples, which the quota does not count."""


class Memory:
    """What is taken of a quota in bytes."""

    def __init__(self, quota: int) -> None:
        self.quota = quota
        self.taken = 0

    def require(self, size: int, returned: int = 0) -> None:
        """Raise `MemoryLimitError` where so much more is too much, when as much as `returned` is given back for it."""
        left = max(self.quota - self.taken + returned, 0)
        if size > left:
            raise MemoryLimitError(
                f"this needs {_megabytes(size)}, but only {_megabytes(left)} of the memory quota of "
                f"{_megabytes(self.quota)} are left: free buffers, or set memory_quota in the configuration"
            )

    @contextmanager
    def reserved(self, size: int) -> Iterator[None]:
        """Keep `size` bytes for something that is being made, or raise `MemoryLimitError`."""
        self.require(size)
        self.taken += size
        try:
            yield
        finally:
            self.taken -= size


class _Array:
    """Samples, and how many have them: a buffer, and those whom they are lent to."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.holders = 1
        self._memory: Memory | None = None

    def count(self, memory: Memory) -> None:
        """Take of a quota what this takes, until nobody has it."""
        self._memory = memory
        memory.taken += self.samples.nbytes

    def drop(self) -> None:
        """Be had by one less."""
        self.holders -= 1
        if not self.holders and self._memory is not None:
            self._memory.taken -= self.samples.nbytes


class Buffer:
    """Sound: float32 ``(frames, channels)``, C-contiguous, with its sample rate in Hz."""

    def __init__(self, samples: Samples, sample_rate: float) -> None:
        self.sample_rate = sample_rate
        self._array = _Array(samples)
        self._memory: Memory | None = None
        self._change: Iterator[None] | None = None
        """What is left of a change in steps."""

    @property
    def samples(self) -> Samples:
        """The samples, to be read only."""
        self._finish_change()
        return self._array.samples

    @property
    def frames(self) -> int:
        """Number of frames."""
        return int(self._array.samples.shape[0])

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self._array.samples.shape[1])

    @property
    def size(self) -> int:
        """Number of samples: frames times channels."""
        return int(self._array.samples.size)

    @property
    def is_lent(self) -> bool:
        """Whether somebody else has the samples."""
        return self._array.holders > 1

    @contextmanager
    def reading(self) -> Iterator[Samples]:
        """Lend the samples to another thread; until they are given back nobody changes them."""
        self._finish_change()
        array = self._array
        array.holders += 1
        try:
            yield array.samples
        finally:
            array.drop()

    def writable(self) -> Steps[Flat]:
        """Return, in steps, the samples, flat and interleaved, to be written to at once, or by `changing`.

        A copy takes their place while they are lent.
        """
        self._finish_change()
        while self.is_lent:
            array = self._array
            with self._room_for_copy(), self.reading() as lent:
                copy = yield from copied(lent)
            if self._array is array:
                self.replace(copy)
        return self.samples.reshape(-1)

    def changing(self, change: Iterator[None]) -> Steps[None]:
        """Change what `writable` has returned, in steps.

        Whoever wants the samples before the end has the rest done first, so that nobody sees half of it.
        """
        self._finish_change()
        self._change = change
        for _ in change:
            yield
        if self._change is change:
            self._change = None

    def require_copy(self) -> None:
        """Raise where other samples cannot take the place of these, because these are lent and there is no room."""
        if self.is_lent and self._memory is not None:
            self._memory.require(self._array.samples.nbytes)

    def _room_for_copy(self) -> AbstractContextManager[None]:
        return nullcontext() if self._memory is None else self._memory.reserved(self._array.samples.nbytes)

    def replace(self, samples: Samples) -> None:
        """Put other samples, as many of them, in the place of these; whoever was lent these keeps them."""
        self._finish_change()
        self._array.drop()
        self._array = _Array(samples)
        if self._memory is not None:
            self._array.count(self._memory)

    def enter(self, memory: Memory) -> None:
        """Count against a quota from now on."""
        self._memory = memory
        self._array.count(memory)

    def leave(self) -> None:
        """Be no buffer any more: what is lent counts until it is given back."""
        self._memory = None
        self._array.drop()

    def _finish_change(self) -> None:
        change, self._change = self._change, None
        if change is not None:
            deque(change, maxlen=0)


class BufferTable:
    """All buffers by number (0 and up) or name, under a quota in bytes."""

    def __init__(self, quota: int) -> None:
        self._memory = Memory(quota)
        self._buffers: dict[Key, Buffer] = {}
        self.reserved = self._memory.reserved

    def __iter__(self) -> Iterator[tuple[Key, Buffer]]:
        """Go through all buffers, numbers in order, then names in order; what is freed meanwhile is left out."""
        keys: list[Key] = [*sorted(key for key in self._buffers if isinstance(key, int))]
        keys += sorted(key for key in self._buffers if isinstance(key, str))
        for key in keys:
            if (buffer := self.find(key)) is not None:
                yield key, buffer

    def find(self, key: Key) -> Buffer | None:
        """Return a buffer, or None where there is none of that number or name."""
        return self._buffers.get(key)

    def get(self, key: Key) -> Buffer:
        """Return a buffer, or raise `BadBufferError`."""
        buffer = self._buffers.get(key)
        if buffer is None:
            raise BadBufferError(f"buffer {key} does not exist: allocate it or read a file into it first")
        return buffer

    def publish(self, results: Mapping[Key, Buffer]) -> None:
        """Put several buffers in their places at once, or raise `BadBufferError` where they are too many."""
        count = len(self._buffers.keys() | results.keys())
        if count > MOST_BUFFERS:
            raise BadBufferError(
                f"this would be buffer number {count}; a server holds at most {MOST_BUFFERS}: free some"
            )
        for key, buffer in results.items():
            self.free(key)
            self._buffers[key] = buffer
            buffer.enter(self._memory)

    def free(self, key: Key) -> None:
        """Forget a buffer; one that does not exist is no error."""
        buffer = self._buffers.pop(key, None)
        if buffer is not None:
            buffer.leave()

    def rename(self, old: Key, new: Key) -> None:
        """Give a buffer another number or name; what had that one is freed."""
        buffer = self.get(old)
        del self._buffers[old]
        self.free(new)
        self._buffers[new] = buffer

    def require_size(self, frames: int, channels: int, instead: Key | None = None) -> None:
        """Raise unless a buffer of this size may be made, if at once `instead` of that one."""
        if frames < 1 or channels < 1:
            raise BadBufferError(
                f"{counted(frames, 'frame')} and {counted(channels, 'channel')} were asked for; "
                "a buffer has at least 1 of each"
            )
        if frames * channels > LARGEST_INDEX:
            raise BadBufferError(
                f"{counted(frames, 'frame')} of {counted(channels, 'channel')} are {frames * channels} samples; "
                f"a buffer holds at most {LARGEST_INDEX}"
            )
        old = None if instead is None else self.find(instead)
        self._memory.require(4 * frames * channels, 0 if old is None or old.is_lent else old.samples.nbytes)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f} MB"
