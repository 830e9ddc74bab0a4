"""What travels between the server and a process that reads and writes its sound files.

The process answers a request by `Opened`, and waits for a word: `GO` or `STOP`. Then blocks of float32, frames by
channels, lie in the slots of the memory that both share, and whoever takes one says `GO` or `STOP`. `Ended` is the
last message in any case, or `Failed`.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SLOT = 2**21
"""Bytes of a slot: much for one message, little for a processor's cache."""
SLOTS = 4
GO, STOP = True, False


@dataclass(frozen=True)
class Read:
    """Read a file from frame `start` on."""

    name: str
    start: int


@dataclass(frozen=True)
class Write:
    """Write a file of so many frames and channels; the header and the sample format as scsynth names them."""

    name: str
    header: str
    sample_format: str
    frames: int
    channels: int
    rate: int


@dataclass(frozen=True)
class Opened:
    """A file is open. Of one that is read: what its header tells; `frames` None where that is not known.

    beside : of one that is written, the new file beside it, to be removed if the process dies
    """

    path: str
    channels: int = 0
    sample_rate: int = 0
    frames: int | None = None
    beside: str | None = None


@dataclass(frozen=True)
class Block:
    """So many frames lie in a slot."""

    slot: int
    frames: int


@dataclass(frozen=True)
class Ended:
    """All is done; `fault` is what was wrong with the file nevertheless, and `frames` what it was found to have."""

    fault: str = ""
    frames: int = 0


@dataclass(frozen=True)
class Failed:
    """Nothing was done, and why. `is_ours` where the reason is a fault of the program."""

    reason: str
    is_ours: bool = False


def slots(memory: mmap.mmap, channels: int) -> Iterator[NDArray[np.float32]]:
    """Yield the slots of a shared memory, float32 ``(frames * channels,)``, as many whole frames as fit."""
    size = SLOT // (4 * channels) * channels
    for slot in range(SLOTS):
        yield np.frombuffer(memory, np.float32, size, slot * SLOT)
