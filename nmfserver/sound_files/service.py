"""Sound files, read and written by processes of their own: what the server and the command line use.

SoundFiles  keeps such a process warm, and gives it work; any thread may call
Transfer    one reading or writing on its way, which others may cancel
Reading     what was read
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import Cancelled, SoundFileError, counted
from nmfserver.sound_files.access import FileAccess
from nmfserver.sound_files.messages import GO, SLOTS, STOP, Block, Ended, Opened, Read, Write, slots
from nmfserver.sound_files.process import LostError, Process

Samples = NDArray[np.float32]
Room = Callable[[Opened, int], None]
"""Told before memory is taken for so many frames of a file; raises where that must not be."""

FIRST_GUESS = 2**20
"""Samples that room is made for at first where a file does not tell how many it has."""
GROWTH = 1.5
MOST_BUSY = 16
"""Files that are read or written at the same time; only those of a disk that does not answer take that long."""


@dataclass(frozen=True)
class Reading:
    """What was read: float32 ``(frames, channels)``, Hz, the file, and why less came than it promises (nothing: "")."""

    samples: Samples
    sample_rate: float
    path: str
    fault: str


class Transfer:
    """One reading or writing. Whoever holds it may cancel it, from any thread; it then raises `Cancelled`."""

    def __init__(self) -> None:
        self.cancelled = False
        self._process: Process | None = None

    def cancel(self) -> None:
        """Stop it: the process that is at it ends, whatever it waits for."""
        self.cancelled = True
        if self._process is not None:
            self._process.kill()

    @contextlib.contextmanager
    def by(self, process: Process) -> Iterator[None]:
        """Be done by a process."""
        self._process = process
        try:
            if self.cancelled:
                raise Cancelled("cancelled")
            yield
        finally:
            self._process = None


def no_limit(header: Opened, frames: int) -> None:
    """Allow any size."""


class SoundFiles:
    """Reads and writes sound files in other processes.

    folders : the only ones whose files may be touched; None: all. `SoundFileError` where one cannot be followed
    priority : niceness of the processes, on Linux
    """

    def __init__(self, folders: Sequence[Path] | None = None, priority: int = 0) -> None:
        FileAccess(folders)
        self._arguments = (str(priority), *(() if folders is None else ("only", *map(str, folders))))
        self.is_free = folders is None
        """Whether every file may be touched."""
        self._waiting: Process | None = None
        self._busy = 0
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Start a process that waits for the first file; returns at once."""
        with self._lock:
            if self._waiting is None:
                self._waiting = self._started()

    def close(self) -> None:
        """End the process that waits; those at work are to be cancelled."""
        with self._lock:
            process, self._waiting = self._waiting, None
        if process is not None:
            process.end()

    def read(
        self,
        name: str,
        start: int = 0,
        count: int | None = None,
        channels: Sequence[int] = (),
        *,
        room: Room = no_limit,
        transfer: Transfer | None = None,
    ) -> Reading:
        """Read a file.

        Parameters
        ----------
        name : its path
        start, count : the first frame, and how many at most; None: all that follow
        channels : which ones, in this order; none named: all
        room : asked before memory is taken, and again when more is needed
        transfer : to cancel it by

        Raises
        ------
        SoundFileError
            the file cannot be read, or has nothing there
        Cancelled
            `transfer` was cancelled

        """
        if start < 0:
            raise SoundFileError(f"{name} cannot be read from frame {start} on: frames count from 0")
        with self._process(transfer, f"{name} cannot be read as a sound file: the decoder") as process:
            header = process.ask(Read(name, start))
            gathered = _Gathered(header, start, count, channels, room)
            ended = gathered.fill(process)
        if not len(gathered.samples) and count != 0:
            raise SoundFileError(_nothing(header.path, start, ended))
        fault = "" if gathered.is_full else ended.fault
        return Reading(gathered.samples, float(header.sample_rate), header.path, fault)

    def write(
        self,
        name: str,
        samples: Samples,
        sample_rate: float,
        header: str,
        sample_format: str,
        channels: Sequence[int] = (),
        *,
        transfer: Transfer | None = None,
    ) -> None:
        """Write a file: whole, or not at all.

        Parameters
        ----------
        name : its path; a file that exists is replaced
        samples : float32 ``(frames, channels)``
        sample_rate : Hz; files have whole ones: one like that of activations is rounded, and is at least 1 Hz
        header, sample_format : as scsynth names them; an empty header is told by the name's ending
        channels : which ones, in this order, each one of the samples'; none named: all
        transfer : to cancel it by

        Raises
        ------
        SoundFileError
            it cannot be written; what stood there still stands
        Cancelled
            `transfer` was cancelled

        """
        width = len(channels) or samples.shape[1]
        request = Write(name, header, sample_format, len(samples), width, max(round(sample_rate), 1))
        with self._process(transfer, f"{name} cannot be written: the encoder") as process:
            opened = process.ask(request)
            try:
                _give(process, samples, channels, width)
            except LostError:
                if opened.beside is not None:
                    Path(opened.beside).unlink(missing_ok=True)
                raise

    @contextlib.contextmanager
    def _process(self, transfer: Transfer | None, doing: str) -> Iterator[Process]:
        """Lend a process. One that does not come back as it was is replaced."""
        transfer, process = transfer or Transfer(), self._taken()
        try:
            with transfer.by(process):
                yield process
        except LostError as error:
            if transfer.cancelled:
                raise Cancelled("cancelled") from error
            raise SoundFileError(f"{doing} {error}; the file is damaged, or of a kind that is seldom met") from error
        finally:
            self._give_back(process)

    def _taken(self) -> Process:
        with self._lock:
            if self._busy == MOST_BUSY:
                raise SoundFileError(
                    f"{MOST_BUSY} sound files are being read or written already: wait for one of them, or cancel it"
                )
            process, self._waiting = self._waiting, None
        if process is None or not process.is_alive:
            process = self._started()
        with self._lock:
            self._busy += 1
        return process

    def _started(self) -> Process:
        try:
            return Process(self._arguments)
        except OSError as error:
            raise SoundFileError(
                f"sound files cannot be read or written now: the system starts no process ({error.strerror or error})"
            ) from error

    def _give_back(self, process: Process) -> None:
        with self._lock:
            self._busy -= 1
            if self._waiting is None and process.rests:
                self._waiting = process
                return
        process.end()
        with contextlib.suppress(SoundFileError):  # the next file says so
            self.warm()


class _Gathered:
    """Samples of a file, as they come."""

    def __init__(self, header: Opened, start: int, count: int | None, channels: Sequence[int], room: Room) -> None:
        self._header = header
        self._channels = list(channels)
        self._most = count
        self._room = room
        self._frames = 0
        expected = header.frames
        self._guess = FIRST_GUESS // header.channels + 1 if expected is None else max(expected - start, 0)
        self.samples = np.empty((0, len(channels) or header.channels), np.float32)

    def fill(self, process: Process) -> Ended:
        """Take blocks until there are no more, or enough; whatever goes wrong here, hear the process out."""
        problem: Exception | None = None
        try:
            self._begin()
        except Exception as error:
            problem = error
        process.send(GO if problem is None else STOP)
        views = list(slots(process.memory, self._header.channels))
        while isinstance(message := process.receive(), Block):
            try:
                if problem is None and not self.is_full:
                    self._take(views[message.slot][: message.frames * self._header.channels], message.frames)
            except Exception as error:
                problem = error
            process.send(STOP if problem is not None or self.is_full else GO)
        if problem is not None:
            raise problem
        self.samples.resize((self._frames, self.samples.shape[1]), refcheck=False)
        assert isinstance(message, Ended)
        return message

    @property
    def is_full(self) -> bool:
        """Whether all has come that was asked for."""
        return self._frames == self._most

    def _begin(self) -> None:
        for channel in self._channels:
            if not 0 <= channel < self._header.channels:
                there = counted(self._header.channels, "channel")
                raise SoundFileError(f"{self._header.path} has {there}; there is no channel {channel}")
        self._make_room(self._guess)

    def _take(self, block: Samples, frames: int) -> None:
        if self._most is not None:
            frames = min(frames, self._most - self._frames)
        end = self._frames + frames
        if end > len(self.samples):
            self._make_room(max(end, int(len(self.samples) * GROWTH)))
        whole = block.reshape(-1, self._header.channels)[:frames]
        self.samples[self._frames : end] = whole[:, self._channels] if self._channels else whole
        self._frames = end

    def _make_room(self, frames: int) -> None:
        if self._most is not None:
            frames = min(frames, self._most)
        self._room(self._header, frames)
        if not self._frames:
            self.samples = np.empty((frames, self.samples.shape[1]), np.float32)
        else:
            self.samples.resize((frames, self.samples.shape[1]), refcheck=False)


def _give(process: Process, samples: Samples, channels: Sequence[int], width: int) -> None:
    """Hand out samples in blocks; there is always one, be it empty."""
    views = list(slots(process.memory, width))
    step = len(views[0]) // width
    for number, at in enumerate(range(0, len(samples), step)):
        if number >= SLOTS and process.receive() is STOP:
            break  # it has failed, and will say so
        block = samples[at : at + step]
        slot = number % SLOTS
        views[slot][: len(block) * width].reshape(-1, width)[:] = block[:, list(channels)] if channels else block
        process.send(Block(slot, len(block)))
    process.send(Ended())
    while isinstance(process.receive(), bool):
        pass


def _nothing(path: str, start: int, ended: Ended) -> str:
    """Return a sentence about a file of which nothing came."""
    if start and not ended.fault:
        return f"{path} has {counted(ended.frames, 'frame')}; it cannot be read from frame {start} on"
    if ended.fault:
        return f"{path} {ended.fault}; it cannot be read from frame {start} on"
    return f"{path} holds no sound: it has 0 frames"
