"""The messages between the server and a worker process, which reads and writes its sound files.

The worker answers a request with `Opened`; for a file that is read, it then waits for `GO` or `STOP`. One side puts
blocks of float32, frames by channels, into the slots of the shared memory, and sends a `Block` for each. The other side
answers each with `GO` or `STOP`. The last message is `Ended` or `RequestFailed`.

Where the samples in a file are float32 as they are in memory, there are no blocks: behind `Opened` the worker sends the
descriptor of the file, and the server itself reads or writes them all.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nmfserver.sound_files.tags import NO_TAGS, Tags

SLOT = 2**21
"""Bytes of a slot: large, so that messages are few, and still within a processor's cache."""
SLOTS = 4
GO, STOP = True, False


@dataclass(frozen=True)
class ReadRequest:
    """Read a file from frame `start` on.

    whole : all its channels, so that the server may read them itself
    tagged : its tags are wanted, too
    """

    name: str
    start: int
    whole: bool = False
    tagged: bool = False


@dataclass(frozen=True)
class WriteRequest:
    """Write a file of so many frames and channels; the header and the sample format as scsynth names them.

    whole : the samples lie in memory as in a float file, so that the server may write them itself
    """

    name: str
    header: str
    sample_format: str
    frames: int
    channels: int
    rate: int
    whole: bool = False
    tags: Tags = NO_TAGS


@dataclass(frozen=True)
class Opened:
    """The file is open.

    channels, sample_rate, frames : of a file that is read, as its header states; frames None if unknown
    beside : of a file that is written, the new file beside it, which must be removed if the worker dies
    plain : where the samples are, if the descriptor of the file follows
    tags : of a file that is read, if they were wanted
    """

    path: str
    channels: int = 0
    sample_rate: int = 0
    frames: int | None = None
    beside: str | None = None
    plain: "Plain | None" = None
    tags: Tags = NO_TAGS


@dataclass(frozen=True)
class Plain:
    """Where float32 samples, little-endian, frames by channels, are in a file.

    offset : in bytes, of frame 0
    frames : that are there
    fault : why they are fewer than the file states; "" if they are not
    """

    offset: int
    frames: int
    fault: str = ""


@dataclass(frozen=True)
class Block:
    """A slot contains so many frames."""

    slot: int
    frames: int


@dataclass(frozen=True)
class Ended:
    """The request is done. `fault` says what is wrong with the file that was read; `frames` is its true length."""

    fault: str = ""
    frames: int = 0


@dataclass(frozen=True)
class RequestFailed:
    """The request failed without effect. `is_ours` : whether the reason is a bug of nmfserver."""

    reason: str
    is_ours: bool = False


def slots(memory: mmap.mmap, channels: int) -> Iterator[NDArray[np.float32]]:
    """Yield the slots of a shared memory, float32 ``(frames * channels,)``, as many whole frames as fit."""
    size = SLOT // (4 * channels) * channels
    for slot in range(SLOTS):
        yield np.frombuffer(memory, np.float32, size, slot * SLOT)
