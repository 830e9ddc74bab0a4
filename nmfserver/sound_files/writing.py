"""Writes sound files: whole or not at all, and such that what was written can be read."""

import os
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
from nmfserver.sound_files.access import Place
from nmfserver.sound_files.formats import ONLY_FORMAT, SAMPLE_SIZES
from nmfserver.sound_files.messages import Write
from nmfserver.sound_files.reading import Reader, reason

SYSTEM_ERROR = 2
"""libsndfile's code where the system refused; the file itself could be made."""
AIFF_FRAMES = 22
"""Where libsndfile puts an AIFF file's number of frames."""
FULL = "cannot be written whole: the disk may be full"


def write(beside: Place, request: Write, form: str, sample: str, blocks: Iterator[NDArray[np.float32]]) -> None:
    """Write blocks of float32 as a sound file, by way of the new file `beside` it.

    form, sample : libsndfile's names of the header and the sample format
    """
    path = beside.told
    try:
        with (
            _opened(beside) as target,
            soundfile.SoundFile(
                target, "w", request.rate, request.channels, sample, format=form, closefd=False
            ) as file,
        ):
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
    _require_readable(beside, request, form)


@contextmanager
def replacing(place: Place) -> Iterator[Place]:
    """Give a new file beside another one that takes its place in the end: readers find the old one or the new one."""
    _require_replaceable(place)
    with leftovers.beside(place.path, place.folder) as path:
        new = place.beside(path.name)
        yield new
        _take_mode(new, place)


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
            targets = {path: Place(folder / path.name, resolve(folder / path.name)) for path in sorted(new.iterdir())}
            for place in targets.values():
                _require_replaceable(place)
            for path, place in targets.items():
                _take_mode(Place(path, path), place)
                path.replace(place.path)
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def _require_replaceable(place: Place) -> None:
    """Raise where a file may not, or cannot, take the place of what is there."""
    if old := place.status():
        if not stat.S_ISREG(old.st_mode):
            raise SoundFileError(
                f"{place.told} is {'a folder' if stat.S_ISDIR(old.st_mode) else 'a pipe or a device'}, not a sound file"
            )
        os.close(place.open(os.O_RDWR))  # refuses a file that is write-protected


def _take_mode(new: Place, place: Place) -> None:
    """Let a new file be read and written by whom the one may that it replaces."""
    if old := place.status():
        new.set_mode(stat.S_IMODE(old.st_mode))


def _tell_frames(file: Place, request: Write, sample: str) -> None:
    """Mend an odd AIFF: libsndfile counts the byte that makes its size even as a sample."""
    size = request.frames * request.channels * SAMPLE_SIZES[sample]
    if size % 2:
        with os.fdopen(file.open(os.O_RDWR), "r+b") as opened:
            head = opened.read(4096)
            at = head.index(b"COMM") + 10
            opened.seek(at)
            opened.write(struct.pack(">I", request.frames))
            opened.seek(head.index(b"SSND") + 4)
            opened.write(struct.pack(">I", size + 8))


def _require_readable(file: Place, request: Write, form: str) -> None:
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
            f"{file.told} cannot be written with header {request.header or form}: "
            f"{_told(*found)} would come back of {_told(*wanted)}"
        )


def _told(frames: int | None, channels: int, rate: int) -> str:
    return f"{counted(frames or 0, 'frame')}, {counted(channels, 'channel')} at {rate} Hz"


@contextmanager
def _opened(place: Place) -> Iterator[str | bytes | int]:
    """Give a file as soundfile takes it: open, where its folder is, or else by its name.

    A name is given in bytes, as it need not be UTF-8; but on Windows names are text.
    """
    if place.folder is None:
        yield os.fspath(place.path) if os.name == "nt" else os.fsencode(place.path)
        return
    handle = place.open(os.O_RDWR)
    try:
        yield handle
    finally:
        os.close(handle)
