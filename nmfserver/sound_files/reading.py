"""Reads a sound file forward, from where it is asked to, until it comes short: what was read is what is there."""

import contextlib
import mmap
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from nmfserver.errors import SoundFileError, counted
from nmfserver.sound_files import layout
from nmfserver.sound_files.access import Place
from nmfserver.sound_files.stretch import Stretch, View

Fill = Callable[[NDArray[np.float32], int], int]

PLAIN = {"PCM_16": "i2", "FLOAT": "f4"}
"""Samples that need no decoding, by libsndfile's names for them."""
STEP = 4096
"""Frames that libsndfile is asked for at once: what it had decoded before a fault in the file would be lost."""
UNRECOGNISED = {1, 4, 18}
"""libsndfile's codes for files that it does not know, or not in this form."""
MEANINGLESS = {3, 7, 12, 24, 29}
"""Those whose texts tell nobody anything."""
LARGEST_GROWTH = 2**13
"""Frames for a byte of a file: FLAC can hold silence in less, but hardly. What tells of more is not believed."""


class Reader:
    """A sound file that is open: what it tells of itself, and its samples."""

    def __init__(self, place: Place) -> None:
        path = place.told
        self._name = path.name
        self._data = _mapped(place)
        try:
            self._stretches = layout.stretches(self._data)
            with self._opened(self._stretches[0]) as file:
                self.channels, self.sample_rate = int(file.channels), int(file.samplerate)
                self._counted = None if self._stretches[0].is_open else int(file.frames)
        except SoundFileError as error:
            raise SoundFileError(f"{path} cannot be read as a sound file: {error}") from error
        self.fault = ""
        """What is wrong with the file, known when all of it has been read: the end of a sentence about it."""
        self.frames = 0
        """Frames of the file that have been gone through."""

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(BufferError):  # a view of it is left where libsndfile failed in mid-way
            self._data.close()

    @property
    def expected(self) -> int | None:
        """Frames that there should be, if that is known and can be believed; there may be more, or fewer."""
        known = [stretch.frames_there for stretch in self._stretches]
        if len(known) == 1 and known[0] is None:
            known[0] = self._counted
        total = sum(frames for frames in known if frames is not None)
        return None if None in known or total > len(self._data) * LARGEST_GROWTH else total

    def read(self, start: int, buffers: Iterator[NDArray[np.float32]]) -> Iterator[int]:
        """Fill one buffer of float32 after the other with frames from `start` on; yield how many are in each.

        What stands before `start` and must be decoded goes into buffers, too: they are told to have none. Ends with
        the file, or with the buffers.
        """
        for stretch in self._stretches:
            skipped = min(start, stretch.frames_there or 0) if stretch.frame_size else 0
            there, start = skipped, start - skipped
            with self._following(stretch, skipped * stretch.frame_size) as file:
                if file is None:
                    return
                fill = self._filler(file, stretch, skipped * stretch.frame_size)
                for buffer in buffers:
                    room = len(buffer) // self.channels
                    wanted = min(start, room) or room
                    count = fill(buffer, wanted)
                    there += count
                    yield 0 if start else count
                    start -= count if start else 0
                    if count < wanted:
                        break
                else:
                    return
                self._judge(file, stretch, there, skipped)
            self.frames += there
            if self.fault:
                return

    @contextlib.contextmanager
    def _following(self, stretch: Stretch, skip: int) -> Iterator[soundfile.SoundFile | None]:
        """Open a stretch; None, and a fault, where what follows is of another kind than what was read before."""
        try:
            opening = contextlib.ExitStack()
            file = opening.enter_context(self._opened(stretch, skip))
        except SoundFileError as error:
            if not self.frames:
                raise
            self.fault = f"goes on after {counted(self.frames, 'frame')} with something that cannot be read: {error}"
            yield None
            return
        with opening:
            if (file.channels, file.samplerate) == (self.channels, self.sample_rate):
                yield file
                return
            self.fault = (
                f"goes on after {counted(self.frames, 'frame')} with {counted(file.channels, 'channel')} at "
                f"{file.samplerate} Hz instead of {self.channels} at {self.sample_rate}; that is left out"
            )
            yield None

    def _filler(self, file: soundfile.SoundFile, stretch: Stretch, skip: int) -> Fill:
        """Return what fills a buffer with the next frames, and says how many they were."""
        name = PLAIN.get(file.subtype)
        kind = np.dtype(stretch.order + name) if stretch.order and name else None
        if kind is None or kind.itemsize * file.channels != stretch.frame_size:
            return partial(_decode, file)
        count = (stretch.end - stretch.start - skip) // stretch.frame_size * file.channels
        return _Plain(np.frombuffer(self._data, kind, count, stretch.start + skip), file.channels).fill

    def _judge(self, file: soundfile.SoundFile, stretch: Stretch, there: int, skipped: int) -> None:
        """Say what is wrong where a stretch has come to its end after `there` frames."""
        total, error = self.frames + there, soundfile._snd.sf_error(file._file)
        told = file.frames + skipped if stretch.counts else stretch.frames
        if told is not None and there < told:
            self.fault = f"ends after {total} of its {counted(self.frames + told, 'frame')}"
        elif error and told is None:
            self.fault = f"is damaged behind frame {total}: {reason(error)}"
        elif stretch.is_cut:
            self.fault = f"ends after {counted(total, 'frame')}, without the mark of its end: it is cut short"

    @contextlib.contextmanager
    def _opened(self, stretch: Stretch, skip: int = 0) -> Iterator[soundfile.SoundFile]:
        view = View(self._data, stretch, skip)
        try:
            with soundfile.SoundFile(view) as file:
                yield file
        except soundfile.LibsndfileError as error:
            raise SoundFileError(self._refusal(error)) from error
        finally:
            view.close()

    def _refusal(self, error: soundfile.LibsndfileError) -> str:
        """Return what a file is that cannot be read, and what to do."""
        kind = layout.told_kind(self._data)
        if not kind and error.code not in UNRECOGNISED:
            what = "what it says of its sound makes no sense" if error.code in MEANINGLESS else reason(error.code)
            return f"it is damaged: {what}"
        what = f"it is {kind}" if kind else reason(error.code).lower()
        return (
            f"{what}. What can be read is {layout.READABLE}; another program can convert it, such as "
            f"{layout.CONVERTER} (ffmpeg -i {self._name} sound.wav)"
        )


class _Plain:
    """Samples that lie in the file as they are: NumPy takes them faster than libsndfile, and alike to the bit."""

    def __init__(self, samples: NDArray[Any], channels: int) -> None:
        self._samples = samples
        self._channels = channels

    def fill(self, buffer: NDArray[np.float32], frames: int) -> int:
        """Convert so many frames, or all that are left; return how many came."""
        part, self._samples = np.split(self._samples, [frames * self._channels])
        if part.dtype.kind == "f":
            buffer[: len(part)] = part
        else:
            np.multiply(part, np.float32(2**-15), out=buffer[: len(part)], casting="unsafe")
        return len(part) // self._channels


def _decode(file: soundfile.SoundFile, buffer: NDArray[np.float32], frames: int) -> int:
    """Decode so many frames; return how many came.

    soundfile's own `read` goes by the header's count and seeks behind every block, which files that are cut short, or
    tell a wrong length, do not survive.
    """
    target, got = soundfile._ffi.from_buffer("float[]", buffer, require_writable=True), 0
    while got < frames:
        step = min(STEP, frames - got)
        count = soundfile._snd.sf_readf_float(file._file, target + got * file.channels, step)
        got += count
        if count < step:
            break
    return got


def reason(code: int) -> str:
    """Return what libsndfile's code of an error means, as the end of a sentence."""
    text = bytes(soundfile._ffi.string(soundfile._snd.sf_error_number(code))).decode(errors="replace")
    return text.removeprefix("Error : ").rstrip(".")


def _mapped(place: Place) -> mmap.mmap:
    """Return the bytes of a file. Opening waits for nobody: a pipe is refused, whether somebody writes to it or not."""
    path, handle = place.told, place.open(os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        kind = os.fstat(handle)
        if not stat.S_ISREG(kind.st_mode):
            raise SoundFileError(
                f"{path} is {'a folder' if stat.S_ISDIR(kind.st_mode) else 'a pipe or a device'}, not a sound file"
            )
        if not kind.st_size:
            raise SoundFileError(f"{path} cannot be read as a sound file: it is empty")
        return mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(handle)
