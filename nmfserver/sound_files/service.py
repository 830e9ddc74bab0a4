"""Reads and writes sound files in worker processes; for the server and the command line.

SoundFiles  keeps a worker ready and sends it requests; called on any thread
Transfer    one read or write in progress, which other threads may cancel
Reading     the samples that were read
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import Cancelled, NMFServerError, SoundFileError, counted
from nmfserver.renaming import remove
from nmfserver.sound_files import formats, link, plain
from nmfserver.sound_files.access import FileAccess
from nmfserver.sound_files.messages import (
    GO,
    SLOTS,
    STOP,
    Block,
    Ended,
    Opened,
    Plain,
    ReadRequest,
    WriteRequest,
    slots,
)
from nmfserver.sound_files.process import LostError, WorkerProcess
from nmfserver.sound_files.tags import NO_TAGS, Tags

Samples = NDArray[np.float32]
Room = Callable[[Opened, int], None]
"""Called before memory is allocated for so many frames of a file; raises if it must not be."""

FIRST_GUESS = 2**20
"""Samples for which memory is allocated first if a file does not state how many it has."""
GROWTH = 1.5
MOST_BUSY = 16
"""Most files that are read or written at the same time. Only a disk that does not answer leads to so many."""
LOOK = 0.25
"""Seconds between two looks whether a transfer that waits for its turn is cancelled."""


@dataclass(frozen=True)
class Reading:
    """What was read.

    samples : float32 (frames, channels)
    sample_rate : Hz
    path : of the file
    fault : why fewer frames were read than the file states; "" if all were read
    tags : what the file says about its sound, if that was wanted
    """

    samples: Samples
    sample_rate: float
    path: str
    fault: str
    tags: Tags = NO_TAGS


class Transfer:
    """One read or write. It can be cancelled from any thread, and then raises `Cancelled`.

    waits : whether it waits while too many files are read or written, instead of failing
    """

    def __init__(self, *, waits: bool = False) -> None:
        self.waits = waits
        self.cancelled = False
        self._process: WorkerProcess | None = None
        self._lock = threading.Lock()

    def cancel(self) -> None:
        """Stop it: the worker is killed, even if it waits for a disk."""
        with self._lock:
            self.cancelled = True
            if self._process is not None:
                self._process.kill()

    @contextlib.contextmanager
    def assigned_to(self, process: WorkerProcess) -> Iterator[None]:
        """Note the worker that `cancel` kills, until this context ends: then it may be another transfer's."""
        with self._lock:
            self.raise_if_cancelled()
            self._process = process
        try:
            yield
        finally:
            with self._lock:
                self._process = None

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` if it is cancelled."""
        if self.cancelled:
            raise Cancelled("cancelled")


def no_limit(header: Opened, frames: int) -> None:
    """Allow any size."""


class SoundFiles:
    """Reads and writes sound files in worker processes.

    folders : the only ones whose files may be touched; None: all. Raises `SoundFileError` for an invalid path
    priority : niceness of the workers, on Linux
    """

    def __init__(self, folders: Sequence[Path] | None = None, priority: int = 0) -> None:
        FileAccess(folders)
        self._arguments = (str(priority), *(() if folders is None else ("only", *map(str, folders))))
        self.is_free = folders is None
        """Whether every file may be touched."""
        self._waiting: WorkerProcess | None = None
        self._busy = 0
        self._lock = threading.Condition()
        """Notified when a file is done."""

    def warm(self) -> None:
        """Start a worker that waits for the first file; return at once."""
        with self._lock:
            if self._waiting is None:
                self._waiting = self._start()

    def close(self) -> None:
        """End the worker that waits. Transfers in progress have to be cancelled by their owners."""
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
        tagged: bool = False,
        room: Room = no_limit,
        transfer: Transfer | None = None,
    ) -> Reading:
        """Read a file.

        Parameters
        ----------
        name : its path
        start, count : the first frame, and how many at most; None: all that follow
        channels : which ones, in this order; empty: all
        tagged : whether its tags are wanted, too
        room : called before memory is allocated, and again when more is needed
        transfer : cancels the read

        Raises
        ------
        SoundFileError
            the file cannot be read, or has no frames from `start` on
        Cancelled
            `transfer` was cancelled

        """
        if start < 0:
            raise SoundFileError(f"{name} cannot be read from frame {start} on: frames count from 0")
        transfer = transfer or Transfer()
        with self._process(transfer, f"{name} cannot be read as a sound file: the decoder") as process:
            header = process.ask(ReadRequest(name, start, link.CAN_SEND_DESCRIPTORS and not channels, tagged))
            received = _Receiver(header, start, count, channels, room)
            ended = received.fill(process, transfer)
        if not len(received.samples) and count != 0:
            raise SoundFileError(_no_frames(header.path, start, ended))
        fault = "" if received.is_full else ended.fault
        return Reading(received.samples, float(header.sample_rate), header.path, fault, header.tags)

    def write(
        self,
        name: str,
        samples: Samples,
        sample_rate: float,
        header: str,
        sample_format: str,
        channels: Sequence[int] = (),
        *,
        tags: Tags = NO_TAGS,
        transfer: Transfer | None = None,
    ) -> None:
        """Write a file: whole, or not at all.

        Parameters
        ----------
        name : its path; a file that exists is replaced
        samples : float32 ``(frames, channels)``
        sample_rate : Hz; files have integers: the rate of activations, for example, is rounded, to 1 at least
        header, sample_format : scsynth's names; an empty header is chosen by the ending of the file's name
        channels : which ones, in this order; empty: all
        tags : what it is to say about its sound, as far as files of its kind can
        transfer : cancels the write

        Raises
        ------
        SoundFileError
            it cannot be written; a file that existed is unchanged
        Cancelled
            `transfer` was cancelled

        """
        width, transfer = len(channels) or samples.shape[1], transfer or Transfer()
        is_whole = link.CAN_SEND_DESCRIPTORS and not channels and samples.flags.c_contiguous
        rate = formats.whole_rate(sample_rate)
        request = WriteRequest(name, header, sample_format, len(samples), width, rate, is_whole, tags)
        with self._process(transfer, f"{name} cannot be written: the encoder") as process:
            opened = process.ask(request)
            try:
                if opened.plain is not None:
                    _write_plain(process, samples, transfer)
                else:
                    _send_blocks(process, samples, channels, width)
            except NMFServerError:
                if opened.beside is not None:
                    with contextlib.suppress(PermissionError):  # what has gone wrong is told
                        remove(Path(opened.beside))
                raise

    @contextlib.contextmanager
    def _process(self, transfer: Transfer, doing: str) -> Iterator[WorkerProcess]:
        """Yield a worker; afterwards keep it if it is idle, else end and replace it."""
        process = self._take(transfer)
        try:
            with transfer.assigned_to(process):
                yield process
        except LostError as error:
            if transfer.cancelled:
                raise Cancelled("cancelled") from error
            error.__traceback__ = None  # its frames would keep what they look at until Python looks for garbage
            raise SoundFileError(f"{doing} {error}; the file is damaged, or of a kind that is seldom met") from error
        finally:
            self._give_back(process)

    def _take(self, transfer: Transfer) -> WorkerProcess:
        """Return the worker that waits, or a new one."""
        with self._lock:
            while self._busy == MOST_BUSY:
                if not transfer.waits:
                    raise SoundFileError(
                        f"{MOST_BUSY} sound files are being read or written already: wait for one of them, or cancel it"
                    )
                transfer.raise_if_cancelled()
                self._lock.wait(LOOK)
            self._busy += 1
            process, self._waiting = self._waiting, None
        try:
            return process if process is not None and process.is_alive else self._start()
        except BaseException:
            self._leave()
            raise

    def _leave(self) -> None:
        """Count one file less, and let one that waits have its turn."""
        with self._lock:
            self._busy -= 1
            self._lock.notify()

    def _start(self) -> WorkerProcess:
        """Start a worker, or raise `SoundFileError`."""
        try:
            return WorkerProcess(self._arguments)
        except OSError as error:
            raise SoundFileError(
                f"sound files cannot be read or written now: the system starts no process ({error.strerror or error})"
            ) from error

    def _give_back(self, process: WorkerProcess) -> None:
        """Keep an idle worker for the next file; end another one and start a new one."""
        self._leave()
        with self._lock:
            if self._waiting is None and process.is_idle:
                self._waiting = process
                return
        process.end()
        with contextlib.suppress(SoundFileError):  # the next request reports it
            self.warm()


class _Receiver:
    """Collects the samples of a file as they arrive."""

    def __init__(self, header: Opened, start: int, count: int | None, channels: Sequence[int], room: Room) -> None:
        self._header = header
        self._channels = list(channels)
        self._start = start
        self._most = count
        self._room = room
        self._frames = 0
        expected = header.frames
        self._guess = FIRST_GUESS // header.channels + 1 if expected is None else max(expected - start, 0)
        self.samples = np.empty((0, len(channels) or header.channels), np.float32)

    def fill(self, process: WorkerProcess, transfer: Transfer) -> Ended:
        """Collect all samples that are wanted; after an error, still receive all messages of the worker."""
        problem: Exception | None = None
        try:
            try:
                self._allocate()
            except Exception as error:
                problem = error
            process.send(GO if problem is None else STOP)
            if self._header.plain is None:
                ended, problem = self._collect(process, problem)
            elif problem is None:
                ended = self._read(process, self._header.plain, transfer)
            else:
                process.receive()
            if problem is not None:
                raise problem
        finally:
            problem = None  # its traceback has this frame: each would keep the other, and what they look at
        self.samples.resize((self._frames, self.samples.shape[1]), refcheck=False)
        return ended

    def _collect(self, process: WorkerProcess, problem: Exception | None) -> tuple[Ended, Exception | None]:
        """Collect blocks up to the last one wanted; return the last message, and what went wrong here."""
        views = list(slots(process.memory, self._header.channels))
        while isinstance(message := process.receive(), Block):
            try:
                if problem is None and not self.is_full:
                    self._append(views[message.slot][: message.frames * self._header.channels], message.frames)
            except Exception as error:
                problem = error
            process.send(STOP if problem is not None or self.is_full else GO)
        assert isinstance(message, Ended)
        return message, problem

    def _read(self, process: WorkerProcess, there: Plain, transfer: Transfer) -> Ended:
        """Read the samples from the file itself. If it is shortened meanwhile, the fault is that it ends there."""
        with process.receive_file("rb") as file:
            ended = process.receive()
            assert isinstance(ended, Ended)
            first = there.offset + 4 * self._start * self._header.channels
            try:
                self._frames = plain.read(file, first, self.samples, transfer.raise_if_cancelled)
            except OSError as error:
                raise SoundFileError(f"{self._header.path} cannot be read: {error.strerror or error}") from error
        if self._frames < len(self.samples):
            end = self._start + self._frames
            return Ended(f"ends after {end} of its {counted(there.frames, 'frame')}", end)
        return ended

    @property
    def is_full(self) -> bool:
        """Whether as many frames have arrived as are wanted."""
        return self._frames == self._most

    def _allocate(self) -> None:
        """Check the channels, and allocate memory for the frames that are expected."""
        for channel in self._channels:
            if not 0 <= channel < self._header.channels:
                there = counted(self._header.channels, "channel")
                raise SoundFileError(f"{self._header.path} has {there}; there is no channel {channel}")
        self._make_room(self._guess)

    def _append(self, block: Samples, frames: int) -> None:
        """Append a block, up to the number of frames that is wanted."""
        if self._most is not None:
            frames = min(frames, self._most - self._frames)
        end = self._frames + frames
        if end > len(self.samples):
            self._make_room(max(end, int(len(self.samples) * GROWTH)))
        whole = block.reshape(-1, self._header.channels)[:frames]
        self.samples[self._frames : end] = whole[:, self._channels] if self._channels else whole
        self._frames = end

    def _make_room(self, frames: int) -> None:
        """Allocate memory for so many frames in all."""
        if self._most is not None:
            frames = min(frames, self._most)
        self._room(self._header, frames)
        if not self._frames:
            self.samples = np.empty((frames, self.samples.shape[1]), np.float32)
        else:
            self.samples.resize((frames, self.samples.shape[1]), refcheck=False)


def _write_plain(process: WorkerProcess, samples: Samples, transfer: Transfer) -> None:
    """Write samples to the file that the worker has opened, which then sees whether all of them are there."""
    with process.receive_file("wb") as file, contextlib.suppress(OSError):
        plain.write(file, samples, transfer.raise_if_cancelled)
    process.send(Ended())
    process.receive()


def _send_blocks(process: WorkerProcess, samples: Samples, channels: Sequence[int], width: int) -> None:
    """Send samples in blocks, and receive all answers."""
    views = list(slots(process.memory, width))
    step = len(views[0]) // width
    for number, at in enumerate(range(0, len(samples), step)):
        if number >= SLOTS and process.receive() is STOP:
            break  # the worker has failed; its last message says why
        block = samples[at : at + step]
        slot = number % SLOTS
        views[slot][: len(block) * width].reshape(-1, width)[:] = block[:, list(channels)] if channels else block
        process.send(Block(slot, len(block)))
    process.send(Ended())
    while isinstance(process.receive(), bool):
        pass


def _no_frames(path: str, start: int, ended: Ended) -> str:
    """Return the error message for a file of which no frames were read."""
    if start and not ended.fault:
        return f"{path} has {counted(ended.frames, 'frame')}; it cannot be read from frame {start} on"
    if ended.fault:
        return f"{path} {ended.fault}; it cannot be read from frame {start} on"
    return f"{path} holds no sound: it has 0 frames"
