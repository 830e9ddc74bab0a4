"""Reads a sound file from a given frame up to where it really ends, whatever length its header states."""

import contextlib
import mmap
import os
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

from nmfserver.errors import SoundFileError, counted
from nmfserver.sound_files import layout, tagging
from nmfserver.sound_files.access import FileLocation
from nmfserver.sound_files.messages import Plain
from nmfserver.sound_files.stretch import Stretch, View
from nmfserver.sound_files.tags import Tags

Fill = Callable[[NDArray[np.float32], int], int]

PLAIN = {"PCM_16": "i2", "FLOAT": "f4"}
"""NumPy's types of samples that need no decoding, by libsndfile's names."""
STEP = 4096
"""Frames that libsndfile decodes in one call. If a call fails, the frames that it has decoded are lost."""
UNRECOGNISED = {1, 4, 18}
"""libsndfile's error codes for unknown kinds of file."""
MEANINGLESS = {3, 7, 12, 24, 29}
"""Error codes whose texts help no user."""
LARGEST_GROWTH = 2**13
"""Most frames per byte of a file, even for silence in FLAC. If a header states more, it is not believed."""


class Reader:
    """An open sound file: its format and its samples."""

    def __init__(self, location: FileLocation) -> None:
        path = location.shown
        self._name = path.name
        self.handle, self._data = _map(location)
        """The descriptor of the file, and its bytes."""
        try:
            self._stretches = layout.stretches(self._data)
            with self._opened(self._stretches[0]) as file:
                self.channels, self.sample_rate = int(file.channels), int(file.samplerate)
                self._sample_format = file.subtype
                self._header_frames = None if self._stretches[0].is_open else int(file.frames)
        except SoundFileError as error:
            raise SoundFileError(f"{path} cannot be read as a sound file: {error}") from error
        self.fault = ""
        """What is wrong with the file, as the end of a sentence. Known when the file has been read to its end."""
        self.frames = 0
        """Frames of the stretches that have been read."""

    def close(self) -> None:
        """Close the file."""
        os.close(self.handle)
        with contextlib.suppress(BufferError):  # a view still exists if libsndfile has failed
            self._data.close()

    @property
    def expected(self) -> int | None:
        """The number of frames that the file states, which may be wrong; None if it states none, or too many."""
        known = [stretch.frames_there for stretch in self._stretches]
        if len(known) == 1 and known[0] is None:
            known[0] = self._header_frames
        total = sum(frames for frames in known if frames is not None)
        return None if None in known or total > len(self._data) * LARGEST_GROWTH else total

    def plain(self) -> Plain | None:
        """Return where the samples are if the file has them as memory has them, and in one stretch; else None."""
        first, *others = self._stretches
        is_plain = self._sample_format == "FLOAT" and first.order == "<" and first.frame_size == 4 * self.channels
        if others or not is_plain or sys.byteorder != "little":
            return None
        frames = (first.end - first.start) // first.frame_size
        return Plain(first.start, frames, missing(frames, first.frames, is_cut=first.is_cut))

    def tags(self) -> Tags:
        """Return what the file says about its sound."""
        with self._opened(self._stretches[0]) as file:
            return tagging.found(self._data, file)

    def read(self, start: int, buffers: Iterator[NDArray[np.float32]]) -> Iterator[int]:
        """Fill one buffer of float32 after the other with frames from `start` on; yield how many are in each.

        Compressed frames before `start` are decoded into buffers as well; 0 is yielded for these. Ends with the file or
        with the buffers.
        """
        for stretch in self._stretches:
            skipped = min(start, stretch.frames_there or 0) if stretch.frame_size else 0
            there, start = skipped, start - skipped
            with self._open_next(stretch, skipped * stretch.frame_size) as file:
                if file is None:
                    return
                fill = self._decoder(file, stretch, skipped * stretch.frame_size)
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
                self._find_fault(file, stretch, there, skipped)
            self.frames += there
            if self.fault:
                return

    @contextlib.contextmanager
    def _open_next(self, stretch: Stretch, skip: int) -> Iterator[soundfile.SoundFile | None]:
        """Open a stretch. Yields None and sets `fault` if its format differs from that of the stretches before."""
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

    def _decoder(self, file: soundfile.SoundFile, stretch: Stretch, skip: int) -> Fill:
        """Return a function that fills a buffer with the next frames and returns their number."""
        name = PLAIN.get(file.subtype)
        kind = np.dtype(stretch.order + name) if stretch.order and name else None
        if kind is None or kind.itemsize * file.channels != stretch.frame_size:
            return partial(_decode, file)
        count = (stretch.end - stretch.start - skip) // stretch.frame_size * file.channels
        return _Plain(np.frombuffer(self._data, kind, count, stretch.start + skip), file.channels).fill

    def _find_fault(self, file: soundfile.SoundFile, stretch: Stretch, there: int, skipped: int) -> None:
        """Set `fault` if a stretch should not have ended after `there` frames."""
        total, error = self.frames + there, soundfile._snd.sf_error(file._file)
        stated = file.frames + skipped if stretch.counts else stretch.frames
        if error and stated is None:
            self.fault = f"is damaged behind frame {total}: {reason(error)}"
        else:
            self.fault = missing(total, None if stated is None else self.frames + stated, is_cut=stretch.is_cut)

    @contextlib.contextmanager
    def _opened(self, stretch: Stretch, skip: int = 0) -> Iterator[soundfile.SoundFile]:
        """Open a stretch with libsndfile, or raise `SoundFileError`."""
        view = View(self._data, stretch, skip)
        try:
            with soundfile.SoundFile(view) as file:
                yield file
        except soundfile.LibsndfileError as error:
            raise SoundFileError(self._refusal(error)) from error
        finally:
            view.close()

    def _refusal(self, error: soundfile.LibsndfileError) -> str:
        """Return why a file cannot be read, and what the user can do."""
        kind = layout.unreadable_kind(self._data)
        if not kind and error.code not in UNRECOGNISED:
            what = "what it says of its sound makes no sense" if error.code in MEANINGLESS else reason(error.code)
            return f"it is damaged: {what}"
        what = f"it is {kind}" if kind else reason(error.code).lower()
        return (
            f"{what}. What can be read is {layout.READABLE}; another program can convert it, such as "
            f"{layout.CONVERTER} (ffmpeg -i {self._name} sound.wav)"
        )


class _Plain:
    """Uncompressed samples: NumPy converts them faster than libsndfile, with the same bits."""

    def __init__(self, samples: NDArray[Any], channels: int) -> None:
        self._samples = samples
        self._channels = channels

    def fill(self, buffer: NDArray[np.float32], frames: int) -> int:
        """Convert so many frames, or all that are left; return their number."""
        samples, self._samples = np.split(self._samples, [frames * self._channels])
        if samples.dtype.kind == "f":
            buffer[: len(samples)] = samples
        else:
            np.multiply(samples, np.float32(2**-15), out=buffer[: len(samples)], casting="unsafe")
        return len(samples) // self._channels


def _decode(file: soundfile.SoundFile, buffer: NDArray[np.float32], frames: int) -> int:
    """Decode so many frames, or all that are left; return their number.

    soundfile's own `read` trusts the header's count and seeks after every block: it fails on truncated files and on
    wrong lengths.
    """
    target, got = soundfile._ffi.from_buffer("float[]", buffer, require_writable=True), 0
    while got < frames:
        step = min(STEP, frames - got)
        count = soundfile._snd.sf_readf_float(file._file, target + got * file.channels, step)
        got += count
        if count < step:
            break
    return got


def missing(there: int, stated: int | None, *, is_cut: bool = False) -> str:
    """Return what is wrong with a file that ends after so many frames, as the end of a sentence; "" if nothing is."""
    if stated is not None and there < stated:
        return f"ends after {there} of its {counted(stated, 'frame')}"
    return f"ends after {counted(there, 'frame')}, without the mark of its end: it is cut short" if is_cut else ""


def reason(code: int) -> str:
    """Return the text of libsndfile's error code, as the end of a sentence."""
    text = bytes(soundfile._ffi.string(soundfile._snd.sf_error_number(code))).decode(errors="replace")
    return text.removeprefix("Error : ").rstrip(".")


def _map(location: FileLocation) -> tuple[int, mmap.mmap]:
    """Open a file and map it into memory. Opening never blocks: a pipe is refused even if no program writes to it."""
    path, handle = location.shown, location.open(os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        kind = os.fstat(handle)
        if not stat.S_ISREG(kind.st_mode):
            found = "a folder" if stat.S_ISDIR(kind.st_mode) else "a pipe or a device"
            raise SoundFileError(f"{path} is {found}, not a sound file")
        if not kind.st_size:
            raise SoundFileError(f"{path} cannot be read as a sound file: it is empty")
        return handle, mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
    except BaseException:
        os.close(handle)
        raise
