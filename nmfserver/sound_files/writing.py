"""Writes sound files, whole or not at all, and checks that they can be read."""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import soundfile
from numpy.typing import NDArray

from nmfserver import leftovers
from nmfserver.errors import SoundFileError, counted
from nmfserver.sound_files import tagging
from nmfserver.sound_files.access import FileLocation
from nmfserver.sound_files.chunks import float_wav_header
from nmfserver.sound_files.formats import LARGEST_SIZE, ONLY_FORMAT, SAMPLE_SIZES
from nmfserver.sound_files.messages import WriteRequest
from nmfserver.sound_files.plain import FULL
from nmfserver.sound_files.reading import Reader, reason
from nmfserver.sound_files.tags import riff

SYSTEM_ERROR = 2
"""libsndfile's error code for errors of the system."""
SET_ADD_PEAK_CHUNK = 0x1050
"""Its command for a chunk that has the time of writing: without it, the same sound gives the same file."""
PEAK_CHUNK = 16
"""Bytes of that chunk, and eight a channel. Its room is not cut off, and counts as samples where there are fewer."""


def write(
    beside: FileLocation, request: WriteRequest, form: str, sample: str, blocks: Iterator[NDArray[np.float32]]
) -> None:
    """Write blocks of float32 to a new file, `beside` the one that it will replace.

    form, sample : libsndfile's names of the header and the sample format
    """
    path = beside.shown
    try:
        with (
            _opened(beside) as target,
            soundfile.SoundFile(
                target, "w", request.rate, request.channels, sample, format=form, closefd=False
            ) as file,
        ):
            if request.frames * request.channels * 4 > PEAK_CHUNK + 8 * request.channels:
                soundfile._snd.sf_command(file._file, SET_ADD_PEAK_CHUNK, soundfile._ffi.NULL, 0)
            tagging.assign(request.tags, file, form)
            for block in blocks:
                count = len(block) // request.channels
                data = soundfile._ffi.from_buffer("float[]", block)
                written = soundfile._snd.sf_writef_float(file._file, data, count)
                if written != count or soundfile._snd.sf_error(file._file):
                    raise SoundFileError(f"{path} {FULL}")
    except soundfile.LibsndfileError as error:
        if error.code == SYSTEM_ERROR:
            raise SoundFileError(f"{path} {FULL}") from error
        raise SoundFileError(
            f"{path} cannot be written with header {request.header or form} as {request.sample_format}, "
            f"{counted(request.channels, 'channel')} at {request.rate} Hz: {reason(error.code)}"
        ) from error
    if form == "AIFF":
        _fix_odd_aiff(beside, request, sample)
    _require_readable(beside, request, form)


def is_plain(request: WriteRequest, form: str, sample: str) -> bool:
    """Whether the samples stand in the file as they do in the server's memory, so that it can write them itself."""
    is_large = 4 * request.frames * request.channels > LARGEST_SIZE
    return request.whole and sample == "FLOAT" and form == ("RF64" if is_large else "WAV") and sys.byteorder == "little"


@contextmanager
def plain(beside: FileLocation, request: WriteRequest, form: str) -> Iterator[tuple[int, int]]:
    """Yield the descriptor of a new file that has the header of a float WAV, and where it ends.

    At the end, all samples must be behind it, or `SoundFileError` is raised.
    """
    header = float_wav_header(request.frames, request.channels, request.rate, riff(request.tags))
    handle = beside.open(os.O_RDWR)
    try:
        whole = os.write(handle, header) + 4 * request.frames * request.channels
        yield handle, len(header)
        if os.fstat(handle).st_size != whole:
            raise SoundFileError(f"{beside.shown} {FULL}")
    finally:
        os.close(handle)
    _require_readable(beside, request, form)


@contextmanager
def replacing(location: FileLocation) -> Iterator[FileLocation]:
    """Yield a new file that replaces another one at the end. Readers see either the old file or the new one."""
    location.require_replaceable()
    with leftovers.beside(location.path, location.folder) as path:
        new = location.beside(path.name)
        yield new
        new.take_mode(location)


def _fix_odd_aiff(file: FileLocation, request: WriteRequest, sample: str) -> None:
    """Correct an AIFF with an odd number of bytes: libsndfile counts the padding byte as a sample."""
    size = request.frames * request.channels * SAMPLE_SIZES[sample]
    if size % 2:
        with os.fdopen(file.open(os.O_RDWR), "r+b") as opened:
            head = opened.read(2**17)  # titles and the like may come first
            at = head.index(b"COMM") + 10
            opened.seek(at)
            opened.write(struct.pack(">I", request.frames))
            opened.seek(head.index(b"SSND") + 4)
            opened.write(struct.pack(">I", size + 8))


def _require_readable(file: FileLocation, request: WriteRequest, form: str) -> None:
    """Raise unless the file has the frames, the channels and the sample rate that were written."""
    if form == "RAW" or form in ONLY_FORMAT:
        return
    reader = Reader(file)
    try:
        found = (reader.expected, reader.channels, reader.sample_rate)
    finally:
        reader.close()
    wanted = (request.frames, request.channels, request.rate)
    if found != wanted:
        raise SoundFileError(
            f"{file.shown} cannot be written with header {request.header or form}: "
            f"{_format(*found)} would come back of {_format(*wanted)}"
        )


def _format(frames: int | None, channels: int, rate: int) -> str:
    """Return the words for a file's size in an error message."""
    return f"{counted(frames or 0, 'frame')}, {counted(channels, 'channel')} at {rate} Hz"


@contextmanager
def _opened(location: FileLocation) -> Iterator[str | bytes | int]:
    """Yield what soundfile opens: a descriptor if the folder is open, else the path.

    A path is bytes, because it need not be UTF-8. On Windows it is text.
    """
    if location.folder is None:
        yield os.fspath(location.path) if os.name == "nt" else os.fsencode(location.path)
        return
    handle = location.open(os.O_RDWR)
    try:
        yield handle
    finally:
        os.close(handle)
