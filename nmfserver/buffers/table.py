"""`Buffer`, the table of all buffers, and the memory quota.

The table belongs to one thread, the event loop. Other threads get arrays, never the table. They read an array under a
lease (`Buffer.reading`). A write to a leased buffer goes to a copy: a job sees its source as it was when it started.

The quota has one rule. Samples count from when they are allocated, or when memory is reserved for them, until no buffer
and no lease holds them any more. So a copy counts as well. Samples that are replaced stop counting at once, unless they
are lent.
"""

import itertools
import random
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from copy import copy
from functools import partial

import numpy as np
from numpy.typing import NDArray

from nmfserver.buffers.origins import Origin
from nmfserver.component_names import Names
from nmfserver.errors import BadBufferError, MemoryLimitError, counted
from nmfserver.pool import limit_idle
from nmfserver.steps import Steps, copied
from nmfserver.template import UNKNOWN, Template

Samples = NDArray[np.float32]
Flat = NDArray[np.float32]
Key = int | str

LARGEST_INDEX = 2**31 - 1
"""Messages contain sample indices and sizes as 32-bit integers."""
MOST_BUFFERS = 2**16
"""Most buffers in a table. Each needs some memory besides its samples, which the quota does not count."""


class Memory:
    """The memory quota in bytes, and how much of it is in use."""

    def __init__(self, quota: int) -> None:
        self.quota = quota
        self.used = 0

    def require(self, size: int, returned: int = 0) -> None:
        """Raise `MemoryLimitError` unless `size` more bytes fit the quota once `returned` bytes are freed."""
        left = max(self.quota - self.used + returned, 0)
        if size > left:
            raise MemoryLimitError(
                f"this needs {_megabytes(size)}, but only {_megabytes(left)} of the memory quota of "
                f"{_megabytes(self.quota)} are left: free buffers, or set memory_quota in the configuration"
            )
        limit_idle(left - size)

    @contextmanager
    def reserved(self, size: int) -> Iterator[None]:
        """Reserve `size` bytes until the context ends, or raise `MemoryLimitError`."""
        self.require(size)
        self.used += size
        try:
            yield
        finally:
            self.used -= size


class _Array:
    """Samples with a count of their holders: the buffer and the leases."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self.holders = 1
        self._memory: Memory | None = None

    def count(self, memory: Memory) -> None:
        """Count the samples against a quota until their last holder drops them."""
        self._memory = memory
        memory.used += self.samples.nbytes

    def drop(self) -> None:
        """Remove one holder; without holders, the samples no longer count."""
        self.holders -= 1
        if not self.holders and self._memory is not None:
            self._memory.used -= self.samples.nbytes


class Buffer:
    """Sound: float32 ``(frames, channels)``, C-contiguous, with its sample rate in Hz.

    names : of the channels, which are components where it has bases, activations or stems
    template : what the templates are in time that it has as bases. Who writes samples into it may write other bases
    edition : an object that is another one as soon as samples have changed
    version : another number after each change of the samples or the sample rate; no two buffers of a table share one
    maker : who has published it
    identity : a number that stays when the buffer is renamed, or replaced by another one under its name; no two buffers
        share one, and hardly those of two servers
    origin : how it was made; empty where that is not known
    """

    def __init__(self, samples: Samples, sample_rate: float, names: Names = (), template: Template = UNKNOWN) -> None:
        self.names, self.template = names, template
        self.edition = object()
        self.version, self.maker, self.identity = 0, "", 0
        self.origin: Origin = {}
        self._sample_rate = sample_rate
        self._on_change: Callable[[Buffer], object] = _ignore
        self._array = _Array(samples)
        self._is_holder = True
        self._memory: Memory | None = None
        self._change: Iterator[None] | None = None
        """The steps of a change that have not been done yet."""

    @property
    def sample_rate(self) -> float:
        """The sample rate in Hz."""
        return self._sample_rate

    @sample_rate.setter
    def sample_rate(self, rate: float) -> None:
        self._sample_rate = rate
        self._on_change(self)

    @property
    def samples(self) -> Samples:
        """The samples. They must not be written to."""
        self.finish_change()
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
    def is_changing(self) -> bool:
        """Whether some steps of a change have not been done yet."""
        return self._change is not None

    @property
    def is_lent(self) -> bool:
        """Whether the samples are lent."""
        return self._array.holders > 1

    @contextmanager
    def reading(self) -> Iterator[Samples]:
        """Lend the samples, for another thread: they do not change until the context ends."""
        self.finish_change()
        array = self._array
        array.holders += 1
        try:
            yield array.samples
        finally:
            array.drop()

    def writable(self) -> Steps[Flat]:
        """Return the samples, flat and interleaved, to be written to at once or by `changing`.

        If they are lent, they are first replaced by a copy, which is made in steps.
        """
        self.finish_change()
        while self.is_lent:
            array = self._array
            with self._room_for_copy(), self.reading() as lent:
                copy = yield from copied(lent)
            if self._array is array:
                self._hold(copy)
        self.edition, self.template = object(), UNKNOWN
        return self.samples.reshape(-1)

    def changing(self, change: Iterator[None]) -> Steps[None]:
        """Change in steps the samples that `writable` has returned.

        An access to the samples before the last step does all remaining steps first: a change is never seen in part.
        """
        self.finish_change()
        self._change = change
        for _ in change:
            yield
        if self._change is change:
            self._change = None
            self._on_change(self)

    def finish_change(self) -> None:
        """Do at once what is left of a change in steps."""
        change, self._change = self._change, None
        if change is not None:
            deque(change, maxlen=0)
            self._on_change(self)

    def require_copy(self) -> None:
        """Raise `MemoryLimitError` if the samples are lent and the quota leaves no memory for a copy."""
        if self.is_lent and self._memory is not None:
            self._memory.require(self._array.samples.nbytes)

    def _room_for_copy(self) -> AbstractContextManager[None]:
        """Return a context that reserves memory for a copy of the samples."""
        return nullcontext() if self._memory is None else self._memory.reserved(self._array.samples.nbytes)

    def replace(self, samples: Samples) -> None:
        """Replace the samples by as many others; leases keep the old ones."""
        self.finish_change()
        self._hold(samples)
        self.template = UNKNOWN
        self._on_change(self)

    def _hold(self, samples: Samples) -> None:
        """Hold these samples instead of those until now."""
        if self._is_holder:
            self._array.drop()
        self._array, self._is_holder, self.edition = _Array(samples), True, object()
        if self._memory is not None:
            self._array.count(self._memory)

    def enter(self, memory: Memory) -> None:
        """Count the samples against a quota from now on."""
        self._memory = memory
        self._array.count(memory)

    def watch(self, on_change: Callable[["Buffer"], object]) -> None:
        """Call a function with the buffer after each change from now on."""
        self._on_change = on_change

    def leave(self) -> None:
        """Give up the samples, when the buffer is freed. Lent samples count until their leases end."""
        self._memory, self._is_holder, self._on_change = None, False, _ignore
        self._array.drop()


def _ignore(buffer: Buffer) -> None:
    """Do nothing: nobody watches."""


class _Changes:
    """Gives buffers that have changed another version, and tells who watches. It holds none, so that it keeps none."""

    def __init__(self) -> None:
        self.watchers: list[Callable[[Key], object]] = []
        self._versions = itertools.cycle(range(1, LARGEST_INDEX))

    def note(self, key: Key, buffer: Buffer) -> None:
        """Give a buffer another version, and tell."""
        buffer.version = next(self._versions)
        self.tell(key)

    def tell(self, key: Key) -> None:
        """Tell that a buffer has appeared, changed or gone."""
        for watcher in self.watchers:
            watcher(key)


class BufferTable:
    """All buffers by number (0 and up) or name, under a quota in bytes.

    watchers : functions that are called with the number or name of each buffer that appears, changes, goes, or whose
        channels have other names
    """

    def __init__(self, quota: int) -> None:
        self._memory = Memory(quota)
        self._buffers: dict[Key, Buffer] = {}
        self._maker = ""
        self._changes = _Changes()
        self._identities = itertools.count(random.randrange(1, LARGEST_INDEX // 2))
        self.watchers = self._changes.watchers
        self.reserved = self._memory.reserved

    def by(self, maker: str) -> "BufferTable":
        """Return the same table for somebody: what is published there is made by `maker`."""
        theirs = copy(self)
        theirs._maker = maker
        return theirs

    @property
    def used(self) -> tuple[int, int]:
        """Bytes that count against the quota now, and the quota."""
        return self._memory.used, self._memory.quota

    def __iter__(self) -> Iterator[tuple[Key, Buffer]]:
        """Yield all buffers, by number, then by name. A buffer that is freed meanwhile is left out."""
        keys: list[Key] = [*sorted(key for key in self._buffers if isinstance(key, int))]
        keys += sorted(key for key in self._buffers if isinstance(key, str))
        for key in keys:
            if (buffer := self.find(key)) is not None:
                yield key, buffer

    def find(self, key: Key) -> Buffer | None:
        """Return a buffer, or None if it does not exist."""
        return self._buffers.get(key)

    def get(self, key: Key) -> Buffer:
        """Return a buffer, or raise `BadBufferError` if it does not exist."""
        buffer = self._buffers.get(key)
        if buffer is None:
            raise BadBufferError(f"buffer {key} does not exist: allocate it or read a file into it first")
        return buffer

    def publish(self, results: Mapping[Key, Buffer]) -> None:
        """Add or replace several buffers at once, or raise `BadBufferError` if the table would have too many."""
        self.require_places(results)
        for key, buffer in results.items():
            old = self.find(key)
            self.free(key)
            buffer.maker, buffer.identity = self._maker, next(self._identities) if old is None else old.identity
            buffer.enter(self._memory)
            self._keep(key, buffer)
            self._changes.note(key, buffer)

    def require_places(self, keys: Iterable[Key]) -> None:
        """Raise `BadBufferError` if the table would have too many buffers with these."""
        count = len(self._buffers.keys() | set(keys))
        if count > MOST_BUFFERS:
            raise BadBufferError(
                f"this would be buffer number {count}; a server holds at most {MOST_BUFFERS}: free some"
            )

    def free(self, key: Key) -> None:
        """Free a buffer. Nothing happens if it does not exist."""
        buffer = self._buffers.pop(key, None)
        if buffer is not None:
            buffer.leave()
            self._changes.tell(key)

    def rename(self, old: Key, new: Key) -> None:
        """Give a buffer another number or name; a buffer that had it before is freed."""
        buffer = self.get(old)
        del self._buffers[old]
        self.free(new)
        self._keep(new, buffer)
        self._changes.tell(new)  # first: who is told sees by its version which buffer it is
        self._changes.tell(old)

    def name_channels(self, key: Key, names: Names) -> None:
        """Give the channels of a buffer other names."""
        self.get(key).names = names
        self._changes.tell(key)

    def _keep(self, key: Key, buffer: Buffer) -> None:
        """Keep a buffer under a number or name."""
        self._buffers[key] = buffer
        buffer.watch(partial(self._changes.note, key))

    def require_size(self, frames: int, channels: int, instead: Key | None = None) -> None:
        """Raise unless a buffer of this size may be allocated, if `instead` is freed at the same time."""
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
