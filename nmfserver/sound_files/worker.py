"""The worker process: reads and writes sound files for the server, one at a time, until the server ends."""

import contextlib
import mmap
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver.console_window import closes_in_order
from nmfserver.errors import NMFServerError, SoundFileError
from nmfserver.priority import step_back
from nmfserver.sound_files import formats, link, writing
from nmfserver.sound_files.access import FileAccess, FileLocation
from nmfserver.sound_files.messages import (
    GO,
    SLOTS,
    STOP,
    Block,
    Ended,
    Opened,
    Plain,
    ReadRequest,
    RequestFailed,
    WriteRequest,
    slots,
)  # fmt: skip
from nmfserver.sound_files.reading import Reader
from nmfserver.sound_files.tags import NO_TAGS

MOST_MEMORY = 2**30
"""Bytes that decoding may allocate. A file that makes libsndfile ask for more is damaged."""
CHECK_INTERVAL = 1.0
"""Seconds between two checks that the server still runs."""


class Worker:
    """Handles the requests of the server."""

    def __init__(self, connection: link.Connection, memory: mmap.mmap, access: FileAccess) -> None:
        self._connection = connection
        self._memory = memory
        self._access = access

    def serve(self) -> None:
        """Answer requests until the server closes the connection."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                request = self._connection.recv()
                self._connection.send(self._handle(request))

    def _handle(self, request: ReadRequest | WriteRequest) -> Ended | RequestFailed:
        """Read or write a file; return the last message about it."""
        try:
            with self._access.locate(request.name) as location:
                if isinstance(request, ReadRequest):
                    return self._read(location, request)
                return self._write(location, request)
        except NMFServerError as error:
            return RequestFailed(str(error))
        except MemoryError:
            return RequestFailed(f"{request.name} needs more memory than there is: the file may be damaged")
        except OSError as error:
            done = "read" if isinstance(request, ReadRequest) else "written"
            return RequestFailed(f"{request.name} cannot be {done}: {error.strerror or error}")
        except Exception:
            return RequestFailed(traceback.format_exc(), is_ours=True)

    def _read(self, location: FileLocation, request: ReadRequest) -> Ended:
        """Send the samples of a file in blocks."""
        if location.status() is None:
            raise SoundFileError(f"{location.shown} does not exist")
        with contextlib.closing(Reader(location)) as reader:
            plain = reader.plain() if request.whole else None
            size = reader.channels, reader.sample_rate, reader.expected
            tags = reader.tags() if request.tagged else NO_TAGS
            self._connection.send(Opened(str(location.shown), *size, plain=plain, tags=tags))
            if self._connection.recv() is STOP:
                return Ended()
            if plain is not None:
                link.send_descriptor(self._connection, reader.handle)
                return Ended(plain.fault, plain.frames)
            outgoing = _Outgoing(self._connection)
            buffers = list(slots(self._memory, reader.channels))
            try:
                for block, frames in enumerate(reader.read(request.start, outgoing.free_buffers(buffers))):
                    outgoing.send(Block(block % SLOTS, frames))
            finally:
                outgoing.drain()
            return Ended(reader.fault, reader.frames)

    def _write(self, location: FileLocation, request: WriteRequest) -> Ended:
        """Write the blocks that the server sends to a file."""
        form, sample = formats.choose(
            location.shown, request.header, request.sample_format, request.frames, request.channels, request.rate
        )
        if writing.is_plain(request, form, sample):
            return self._write_plain(location, request, form)
        buffers = list(slots(self._memory, request.channels))
        with writing.replacing(location) as beside:
            self._connection.send(Opened(str(location.shown), beside=str(beside.path)))
            blocks = _Incoming(self._connection, buffers, request.channels, sample in formats.UNBOUNDED)
            try:
                writing.write(beside, request, form, sample, iter(blocks))
            finally:
                blocks.refuse_rest()
        return Ended()

    def _write_plain(self, location: FileLocation, request: WriteRequest, form: str) -> Ended:
        """Let the server itself write the samples to a file behind the header."""
        with writing.replacing(location) as beside, writing.plain(beside, request, form) as (handle, offset):
            plain = Plain(offset, request.frames)
            self._connection.send(Opened(str(location.shown), beside=str(beside.path), plain=plain))
            link.send_descriptor(self._connection, handle)
            self._connection.recv()  # it has written them, as far as it could
        return Ended()


class _Incoming:
    """The blocks that the server sends, which are to be written."""

    def __init__(
        self, connection: link.Connection, buffers: list[NDArray[np.float32]], channels: int, holds_any_number: bool
    ) -> None:
        self._connection = connection
        self._buffers = buffers
        self._channels = channels
        self._holds_any_number = holds_any_number
        self._ended = False

    def __iter__(self) -> Iterator[NDArray[np.float32]]:
        """Yield blocks until the server sends `Ended`; answer each with `GO`."""
        while isinstance(message := self._connection.recv(), Block):
            block = self._buffers[message.slot][: message.frames * self._channels]
            if not self._holds_any_number:  # some encoders of libsndfile crash on values beyond -1…1
                np.clip(np.nan_to_num(block, copy=False, nan=0), -1, 1, out=block)
            yield block
            self._connection.send(GO)
        self._ended = True

    def refuse_rest(self) -> None:
        """Answer blocks that are still sent with `STOP`, up to the last message."""
        while not self._ended:
            self._connection.send(STOP)
            self._ended = not isinstance(self._connection.recv(), Block)


class _Outgoing:
    """Sends blocks to the server, and counts those that it has not answered yet."""

    def __init__(self, connection: link.Connection) -> None:
        self._connection = connection
        self._pending = 0

    def send(self, block: Block) -> None:
        """Send a block."""
        self._connection.send(block)
        self._pending += 1

    def free_buffers(self, buffers: list[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
        """Yield free slots in turn until the server answers `STOP`."""
        for block in count():
            if self._pending == SLOTS and self._receive_answer() is STOP:
                return
            yield buffers[block % SLOTS]

    def drain(self) -> None:
        """Receive the answers that are still missing."""
        while self._pending:
            self._receive_answer()

    def _receive_answer(self) -> bool:
        """Wait for the answer to the oldest block: `GO` or `STOP`."""
        self._pending -= 1
        return bool(self._connection.recv())


def _limit_resources() -> None:
    """Limit the memory that a damaged file can allocate; write no core file after a crash."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def _exit_with_server(server: int) -> None:
    """Exit when the server has ended, even while a file is being read."""
    while _runs(server):
        time.sleep(CHECK_INTERVAL)
    os._exit(1)


def _runs(server: int) -> bool:
    """Whether the server still runs. On Windows, the number of a parent that has ended stays that of the parent."""
    if sys.platform == "win32":
        import psutil

        return psutil.pid_exists(server)
    return os.getppid() == server


def main(arguments: Sequence[str]) -> None:
    """Run with the arguments of `WorkerProcess`: the link, the niceness, and the folders if files are restricted."""
    end, priority, *folders = arguments
    connection, memory = link.inherited(end)
    threading.Thread(target=_exit_with_server, args=(os.getppid(),), daemon=True).start()
    _limit_resources()
    step_back(int(priority))
    access = FileAccess([Path(folder) for folder in folders[1:]] if folders else None)
    if sys.platform == "win32":
        signal.signal(signal.SIGBREAK, signal.SIG_IGN)  # the server's, which still has to save
    with closes_in_order():
        Worker(connection, memory, access).serve()


if __name__ == "__main__":
    main(sys.argv[1:])
