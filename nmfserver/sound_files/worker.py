"""The process that reads and writes sound files for the server, one after the other, until the server is gone."""

import contextlib
import mmap
import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import NMFServerError, SoundFileError
from nmfserver.sound_files import formats, link, writing
from nmfserver.sound_files.access import FileAccess, Place
from nmfserver.sound_files.messages import GO, SLOTS, STOP, Block, Ended, Failed, Opened, Read, Write, slots
from nmfserver.sound_files.reading import Reader

MOST_MEMORY = 2**30
"""Bytes that decoding may take: a file that makes libsndfile ask for more is damaged."""
LOOK = 1.0
"""Seconds between two looks whether the server is still there."""


class Worker:
    """Does what the server asks for, with the memory that both share."""

    def __init__(self, connection: link.Connection, memory: mmap.mmap, access: FileAccess) -> None:
        self._connection = connection
        self._memory = memory
        self._access = access

    def serve(self) -> None:
        """Answer requests until the server closes the connection."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                request = self._connection.recv()
                self._connection.send(self._answered(request))

    def _answered(self, request: Read | Write) -> Ended | Failed:
        """Do what is asked for; return the last message about it."""
        try:
            with self._access.place(request.name) as place:
                return self._read(place, request) if isinstance(request, Read) else self._write(place, request)
        except NMFServerError as error:
            return Failed(str(error))
        except MemoryError:
            return Failed(f"{request.name} needs more memory than there is: the file may be damaged")
        except OSError as error:
            done = "read" if isinstance(request, Read) else "written"
            return Failed(f"{request.name} cannot be {done}: {error.strerror or error}")
        except Exception:
            return Failed(traceback.format_exc(), is_ours=True)

    def _read(self, place: Place, request: Read) -> Ended:
        if place.status() is None:
            raise SoundFileError(f"{place.told} does not exist")
        with contextlib.closing(Reader(place)) as reader:
            self._connection.send(Opened(str(place.told), reader.channels, reader.sample_rate, reader.expected))
            if self._connection.recv() is STOP:
                return Ended()
            outgoing = _Outgoing(self._connection)
            buffers = list(slots(self._memory, reader.channels))
            try:
                for block, frames in enumerate(reader.read(request.start, outgoing.offered(buffers))):
                    outgoing.send(Block(block % SLOTS, frames))
            finally:
                outgoing.drain()
            return Ended(reader.fault, reader.frames)

    def _write(self, place: Place, request: Write) -> Ended:
        form, sample = formats.chosen(
            place.told, request.header, request.sample_format, request.frames, request.channels, request.rate
        )
        buffers = list(slots(self._memory, request.channels))
        with writing.replacing(place) as beside:
            self._connection.send(Opened(str(place.told), beside=str(beside.path)))
            blocks = _Incoming(self._connection, buffers, request.channels, sample in formats.UNBOUNDED)
            try:
                writing.write(beside, request, form, sample, iter(blocks))
            finally:
                blocks.refuse_rest()
        return Ended()


class _Incoming:
    """Blocks to be written, as they come."""

    def __init__(
        self, connection: link.Connection, buffers: list[NDArray[np.float32]], channels: int, holds_any_number: bool
    ) -> None:
        self._connection = connection
        self._buffers = buffers
        self._channels = channels
        self._holds_any_number = holds_any_number
        self._ended = False

    def __iter__(self) -> Iterator[NDArray[np.float32]]:
        """Yield blocks until the server says that this was all."""
        while isinstance(message := self._connection.recv(), Block):
            block = self._buffers[message.slot][: message.frames * self._channels]
            if not self._holds_any_number:  # some of libsndfile's coders crash on anything beyond -1 to 1
                np.clip(np.nan_to_num(block, copy=False, nan=0), -1, 1, out=block)
            yield block
            self._connection.send(GO)
        self._ended = True

    def refuse_rest(self) -> None:
        """Want no more; take what is on its way already."""
        while not self._ended:
            self._connection.send(STOP)
            self._ended = not isinstance(self._connection.recv(), Block)


class _Outgoing:
    """Blocks that were sent, and the words that came back for them: one for each."""

    def __init__(self, connection: link.Connection) -> None:
        self._connection = connection
        self._pending = 0

    def send(self, block: Block) -> None:
        self._connection.send(block)
        self._pending += 1

    def offered(self, buffers: list[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
        """Yield free buffers in turn, until the server has heard enough."""
        for block in count():
            if self._pending == SLOTS and self._heard() is STOP:
                return
            yield buffers[block % SLOTS]

    def drain(self) -> None:
        """Hear the words that are still to come."""
        while self._pending:
            self._heard()

    def _heard(self) -> bool:
        self._pending -= 1
        return bool(self._connection.recv())


def _limit() -> None:
    """Keep a damaged file from taking the machine's memory, and a crash from filling the disk."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def _follow(server: int) -> None:
    """End when the server is gone, even in the middle of a file that has no end."""
    while os.getppid() == server:
        time.sleep(LOOK)
    os._exit(1)


def main(arguments: Sequence[str]) -> None:
    """Run as `process` has started it: with its end of the link, a priority, and folders if files are restricted."""
    end, priority, *folders = arguments
    connection, memory = link.inherited(end)
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    _limit()
    if sys.platform == "linux":
        os.nice(int(priority))
    access = FileAccess([Path(folder) for folder in folders[1:]] if folders else None)
    Worker(connection, memory, access).serve()


if __name__ == "__main__":
    main(sys.argv[1:])
