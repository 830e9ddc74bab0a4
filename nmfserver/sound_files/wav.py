"""The usual WAVs, read in this process: where nothing has to be decoded, libsndfile has no part in it.

So no process is needed, which takes longer to start than a short sound takes to come apart. Whatever is not as usual is
left to `SoundFiles`, which also says what is wrong with it. The server reads nothing here: a disk that does not answer
would hold its threads.

read   reads any file
usual  reads one of the usual WAVs
"""

import os
import stat
import struct
from io import FileIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import NMFServerError
from nmfserver.sound_files import chunks
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.formats import LARGEST_RATE, MOST_CHANNELS
from nmfserver.sound_files.service import Reading, SoundFiles, Transfer
from nmfserver.sound_files.stretch import Data, Stretch
from nmfserver.sound_files.tags import Tags, of_wav

LARGEST = 2**25
"""Most bytes of a file that is read at once, beside its samples."""
INTEGERS = 1
FORMATS = {(INTEGERS, 16), (INTEGERS, 24), (chunks.FLOAT, 32)}
"""Codes of WAV, and bits of a sample."""


class Sound(NamedTuple):
    """What a file holds: samples, float32 (frames, channels), a rate in Hz, and what it says about itself."""

    samples: NDArray[np.float32]
    rate: int
    tags: Tags


class _Format(NamedTuple):
    code: int
    channels: int
    rate: int
    bits: int


def read(
    files: SoundFiles,
    path: Path,
    start: int = 0,
    count: int | None = None,
    *,
    tagged: bool = False,
    transfer: Transfer | None = None,
) -> Reading:
    """Read a file as `SoundFiles.read` does: on this thread where that is possible, and the whole file is wanted."""
    if start == 0 and count is None and (sound := usual(path)) is not None:
        return Reading(sound.samples, float(sound.rate), str(path), "", sound.tags)
    return files.read(osc_string(path), start, count, tagged=tagged, transfer=transfer)


def usual(path: Path) -> Sound | None:
    """Return what a WAV of 16 or 24 bits or of floats holds, if it is whole and not too large; else None."""
    try:
        data = _content(path)
        if not (data.startswith(b"RIFF") and data[8:12] == b"WAVE"):
            return None
        (stretch,) = chunks.wav(data, 0)
        found = _format(data)
    except (OSError, ValueError, struct.error, NMFServerError):
        return None
    if found is None or stretch.is_cut or not stretch.frames or stretch.frames != stretch.frames_there:
        return None
    return Sound(_samples(data, stretch, found), found.rate, of_wav(data, 0))


def _content(path: Path) -> bytes:
    """Return the bytes of a file, none of one that is too large, or no file. Opening never waits, as for a pipe."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with FileIO(handle) as file:
        found = os.fstat(handle)
        return file.read(LARGEST) if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST else b""


def _format(data: Data) -> _Format | None:
    """Return the format of the samples in a WAV, if it is one of `FORMATS`."""
    at, size = chunks.RIFF.find(data, 12)[b"fmt "]
    code, channels, rate, _, frame_size, bits = struct.unpack_from("<HHIIHH", data, at)
    if code == chunks.EXTENSIBLE and size >= 26:
        valid, _, code = struct.unpack_from("<HIH", data, at + 18)
        if valid != bits:
            return None
    is_sound = 0 < channels <= MOST_CHANNELS and 0 < rate <= LARGEST_RATE and frame_size * 8 == channels * bits
    return _Format(code, channels, rate, bits) if is_sound and (code, bits) in FORMATS else None


def _samples(data: Data, stretch: Stretch, found: _Format) -> NDArray[np.float32]:
    """Return samples as libsndfile returns them, to the bit."""
    part = np.frombuffer(data, np.uint8, (stretch.frames or 0) * stretch.frame_size, stretch.start)
    if found.bits == 24:
        wide = np.zeros((len(part) // 3, 4), np.uint8)
        wide[:, 1:] = part.reshape(-1, 3)
        flat = np.multiply(wide.view("<i4")[:, 0], np.float32(2**-31), dtype=np.float32, casting="unsafe")
    elif found.bits == 16:
        flat = np.multiply(part.view("<i2"), np.float32(2**-15), dtype=np.float32, casting="unsafe")
    else:
        flat = part.view("<f4").astype(np.float32)
    samples: NDArray[np.float32] = flat.reshape(-1, found.channels)
    return samples
