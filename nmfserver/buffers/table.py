"""`Buffer`, and the table of all of them with its memory quota.

The table belongs to one thread, the one that receives commands. Other threads get arrays, never the table: they
read under a lease (`Buffer.reading`), and whoever writes to a leased buffer writes to a copy, so that a job sees
its source as it stood when the job started.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import BufferError, MemoryLimitError, counted

Samples = NDArray[np.float32]
Key = int | str

LARGEST_INDEX = 2**31 - 1
"""Sample indices and sizes travel as 32-bit integers."""


class Buffer:
    """Sound: float32 ``(frames, channels)``, C-contiguous, with its sample rate in Hz."""

    def __init__(self, samples: Samples, sample_rate: float) -> None:
        self.samples = samples
        self.sample_rate = sample_rate
        self._readers = 0

    @property
    def frames(self) -> int:
        """Number of frames."""
        return int(self.samples.shape[0])

    @property
    def channels(self) -> int:
        """Number of channels."""
        return int(self.samples.shape[1])

    @contextmanager
    def reading(self) -> Iterator[Samples]:
        """Lend the samples to another thread; until they are given back nobody changes them."""
        samples = self.samples
        self._readers += 1
        try:
            yield samples
        finally:
            if samples is self.samples:
                self._readers -= 1

    def writable(self) -> Samples:
        """Return the samples, flat and interleaved, to be written to: a copy takes their place while they are lent."""
        if self._readers:
            self.replace(self.samples.copy())
        return self.samples.reshape(-1)

    def replace(self, samples: Samples) -> None:
        """Put other samples, as many of them, in the place of these; whoever was lent these keeps them."""
        self.samples = samples
        self._readers = 0


class BufferTable:
    """All buffers by number (0 and up) or name, under a quota in bytes."""

    def __init__(self, quota: int) -> None:
        self.quota = quota
        self._buffers: dict[Key, Buffer] = {}
        self._used = 0
        self._reserved = 0

    def __iter__(self) -> Iterator[tuple[Key, Buffer]]:
        """Go through all buffers: numbers in order, then names in order."""
        return iter(sorted(self._buffers.items(), key=lambda item: (isinstance(item[0], str), item[0])))

    def find(self, key: Key) -> Buffer | None:
        """Return a buffer, or None where there is none of that number or name."""
        return self._buffers.get(key)

    def get(self, key: Key) -> Buffer:
        """Return a buffer, or raise `BufferError`."""
        buffer = self._buffers.get(key)
        if buffer is None:
            raise BufferError(f"buffer {key} does not exist: allocate it or read a file into it first")
        return buffer

    def publish(self, results: Mapping[Key, Buffer]) -> None:
        """Put several buffers in their places at once."""
        for key, buffer in results.items():
            self.free(key)
            self._buffers[key] = buffer
            self._used += buffer.samples.nbytes

    def free(self, key: Key) -> None:
        """Forget a buffer; one that does not exist is no error."""
        buffer = self._buffers.pop(key, None)
        if buffer is not None:
            self._used -= buffer.samples.nbytes

    def rename(self, old: Key, new: Key) -> None:
        """Give a buffer another number or name; what had that one is freed."""
        buffer = self.get(old)
        self.free(old)
        self.publish({new: buffer})

    def require_size(self, frames: int, channels: int) -> None:
        """Raise unless a buffer of this size may be made."""
        if frames < 1 or channels < 1:
            raise BufferError(
                f"{counted(frames, 'frame')} and {counted(channels, 'channel')} were asked for; "
                "a buffer has at least 1 of each"
            )
        if frames * channels > LARGEST_INDEX:
            raise BufferError(
                f"{counted(frames, 'frame')} of {counted(channels, 'channel')} are {frames * channels} samples; "
                f"a buffer holds at most {LARGEST_INDEX}"
            )
        self._require_memory(4 * frames * channels)

    @contextmanager
    def reserved(self, size: int) -> Iterator[None]:
        """Keep `size` bytes of the quota for something that is being made, or raise `MemoryLimitError`."""
        self._require_memory(size)
        self._reserved += size
        try:
            yield
        finally:
            self._reserved -= size

    def _require_memory(self, size: int) -> None:
        used = self._reserved + self._used
        if used + size > self.quota:
            raise MemoryLimitError(
                f"this needs {_megabytes(size)}, but only {_megabytes(max(self.quota - used, 0))} of the memory quota "
                f"of {_megabytes(self.quota)} are left: free buffers, or set memory_quota in the configuration"
            )


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f} MB"
