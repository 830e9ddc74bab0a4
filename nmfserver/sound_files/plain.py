"""Float32 samples between a file and the server's memory, with nothing in between; in the server's process.

A file of somebody else is read, never mapped: whoever shortens it meanwhile would end the server.
"""

import os
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
PIECE = 2**25
"""Bytes that are read or written by one call; between two of them, it can be cancelled."""


def read(handle: int, offset: int, samples: Samples, go_on: Callable[[], None]) -> int:
    """Fill samples from a byte of an open file on; return the number of frames that were there.

    handle : descriptor, which is closed at the end
    samples : float32 (frames, channels), C-contiguous
    go_on : called before each piece; raises to stop
    """
    view, at = _bytes(samples), 0
    with os.fdopen(handle, "rb", buffering=0) as file:
        file.seek(offset)
        while at < len(view):
            go_on()
            got = file.readinto(view[at : at + PIECE])
            if not got:
                break
            at += got
    return at // (4 * int(samples.shape[1]))


def write(handle: int, samples: Samples, go_on: Callable[[], None]) -> None:
    """Write samples, float32 (frames, channels), C-contiguous, where an open file stands; close its descriptor."""
    view, at = _bytes(samples), 0
    with os.fdopen(handle, "wb", buffering=0) as file:
        while at < len(view):
            go_on()
            at += file.write(view[at : at + PIECE]) or 0


def _bytes(samples: Samples) -> memoryview:
    """Return the samples' own memory as bytes."""
    return samples.reshape(-1).view(np.uint8).data
