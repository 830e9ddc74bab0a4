"""Writes sound files: whole or not at all, and such that what was written can be read."""

import os
import shutil
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from nmfserver import leftovers
from nmfserver.errors import SoundFileError, counted
from nmfserver.sound_files.formats import ONLY_FORMAT, SAMPLE_SIZES
from nmfserver.sound_files.messages import Write
from nmfserver.sound_files.reading import Reader, reason

SYSTEM_ERROR = 2
"""libsndfile's code where the system refused; the file itself could be made."""
AIFF_FRAMES = 22
"""Where libsndfile puts an AIFF file's number of frames."""
FULL = "cannot be written whole: the disk may be full"


def write(
    path: Path, beside: Path, request: Write, form: str, sample: str, blocks: Iterator[NDArray[np.float32]]
) -> None:
    """Write blocks of float32 as a sound file `path`, by way of the new file `beside` it.

    form, sample : libsndfile's names of the header and the sample format
    """
    try:
        with soundfile.SoundFile(_name(beside), "w", request.rate, request.channels, sample, format=form) as file:
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
        _tell_frames(beside, request, sample)
    _require_readable(path, beside, request, form)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a new file beside `path` that takes its place in the end: readers find the old one or the new one."""
    require_replaceable(path)
    with leftovers.beside(path) as new:
        yield new
        take_mode(new, path)


@contextmanager
def together(folder: Path, resolve: Callable[[Path], Path]) -> Iterator[Path]:
    """Give a new folder whose files are moved into `folder` in the end, all of them; where anything fails, none.

    Readers of a file find the old one or the new one. What stops in between leaves nothing behind, but for a process
    that is killed: what it leaves, the next one that writes there removes.

    resolve : tells which file a path means
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        leftovers.sweep(folder)
        with leftovers.folder(folder / leftovers.hidden_name()) as new:
            yield new
            files = [(path, resolve(folder / path.name)) for path in sorted(new.iterdir())]
            for _, target in files:
                require_replaceable(target)
            for path, target in files:
                take_mode(path, target)
                path.replace(target)
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def require_replaceable(path: Path) -> None:
    """Raise where a file may not, or cannot, take the place of what is there."""
    if path.exists():
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            raise SoundFileError(
                f"{path} is {'a folder' if stat.S_ISDIR(kind) else 'a pipe or a device'}, not a sound file"
            )
        with path.open("r+b"):  # refuses a file that is write-protected
            pass


def take_mode(new: Path, path: Path) -> None:
    """Let a new file be read and written by whom the one may that it replaces."""
    if path.exists():
        shutil.copymode(path, new)


def _tell_frames(file: Path, request: Write, sample: str) -> None:
    """Mend an odd AIFF: libsndfile counts the byte that makes its size even as a sample."""
    size = request.frames * request.channels * SAMPLE_SIZES[sample]
    if size % 2:
        with file.open("r+b") as opened:
            head = opened.read(4096)
            at = head.index(b"COMM") + 10
            opened.seek(at)
            opened.write(struct.pack(">I", request.frames))
            opened.seek(head.index(b"SSND") + 4)
            opened.write(struct.pack(">I", size + 8))


def _require_readable(path: Path, file: Path, request: Write, form: str) -> None:
    """Raise where a file does not come back as it was written, as far as its size and channels tell."""
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
            f"{path} cannot be written with header {request.header or form}: "
            f"{_told(*found)} would come back of {_told(*wanted)}"
        )


def _told(frames: int | None, channels: int, rate: int) -> str:
    return f"{counted(frames or 0, 'frame')}, {counted(channels, 'channel')} at {rate} Hz"


def _name(path: Path) -> str | bytes:
    """Return a path as soundfile takes it: bytes, as names need not be UTF-8; but on Windows they are text."""
    return os.fspath(path) if os.name == "nt" else os.fsencode(path)
