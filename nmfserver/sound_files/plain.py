"""Float32 samples between a file and memory, with nothing in between; in the server's process.

read      fills memory from an open file
write     writes memory to an open file
write_new writes a new WAV: as libsndfile has no part in it, no process of its own is needed

A file of somebody else is read, never mapped: whoever shortens it meanwhile would end the server.

A disk that does not answer holds the thread that is here until it answers, which nothing can end. Others do not wait
for that thread, and the end of the server does not.
"""

import errno
from collections.abc import Callable
from io import FileIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import DISK_FULL, SoundFileError
from nmfserver.sound_files.chunks import float_wav_header
from nmfserver.sound_files.tags import Tags, riff

Samples = NDArray[np.float32]
PIECE = 2**25
"""Bytes that are read or written by one call; between two of them, it can be cancelled."""

FULL = f"cannot be written whole: {DISK_FULL}"


def read(file: FileIO, offset: int, samples: Samples, go_on: Callable[[], None]) -> int:
    """Fill samples from a byte of an open file on; return the number of frames that were there.

    samples : float32 (frames, channels), C-contiguous
    go_on : called before each piece; raises to stop
    """
    view, at = _bytes(samples), 0
    file.seek(offset)
    while at < len(view):
        go_on()
        got = file.readinto(view[at : at + PIECE])
        if not got:
            break
        at += got
    return at // (4 * int(samples.shape[1]))


def write(file: FileIO, samples: Samples, go_on: Callable[[], None]) -> None:
    """Write samples, float32 (frames, channels), C-contiguous, where an open file stands."""
    view, at = _bytes(samples), 0
    while at < len(view):
        go_on()
        at += file.write(view[at : at + PIECE]) or 0


def write_new(path: Path, samples: Samples, rate: int, tags: Tags, go_on: Callable[[], None]) -> None:
    """Write samples, float32 (frames, channels), C-contiguous, as a new file; raise `SoundFileError` if that fails."""
    frames, channels = samples.shape
    try:
        with path.open("xb", buffering=0) as file:
            file.write(float_wav_header(frames, channels, rate, riff(tags)))
            write(file, samples, go_on)
    except OSError as error:
        reason = FULL if error.errno == errno.ENOSPC else f"cannot be written: {error.strerror or error}"
        raise SoundFileError(f"{path} {reason}") from error


def _bytes(samples: Samples) -> memoryview:
    """Return the samples' own memory as bytes."""
    return samples.reshape(-1).view(np.uint8).data
