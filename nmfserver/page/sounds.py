"""The samples of buffers, as float WAVs of this process: written by the server, or fetched over OSC from afar.

A file is the buffer of one version. Files that nobody has asked for the longest go when all together are too large, and
those of a buffer that has changed or gone go at once.
"""

import asyncio
import contextlib
import itertools
import struct
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import NMFServerError, SoundFileError
from nmfserver.osc.codec import LongArguments
from nmfserver.page.answers import PageError
from nmfserver.page.connection import LostError, RefusedError
from nmfserver.page.link import Link
from nmfserver.page.mirror import Mirror
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.chunks import float_wav_header
from nmfserver.sound_files.formats import MOST_CHANNELS, whole_rate

Samples = NDArray[np.float32]
MOST_BYTES = 2**29
"""Bytes of all files, beside the one that was asked for last: they may lie in memory."""
MOST_OF_WAV = (2**16 - 1) // 4
"""Channels of a float WAV: it says in 16 bits how many bytes a frame has."""
PIECE = 2**18
"""Samples that are fetched over OSC at a time."""
Name = tuple[int, int]
"""A buffer's number and its version."""


@dataclass(frozen=True)
class SoundFile:
    """A float WAV: `samples` are float32 (frames, channels), mapped from the file. `key` is the name of its buffer."""

    path: Path
    samples: Samples
    sample_rate: float
    key: int | str


class Sounds:
    """The files of buffers, made when they are asked for.

    folder : of this process, for files that the server does not write itself
    """

    def __init__(self, link: Link, mirror: Mirror, folder: Path) -> None:
        self._link = link
        self._mirror = mirror
        self._folder = folder
        self._files: OrderedDict[Name, asyncio.Task[SoundFile]] = OrderedDict()
        self._numbers = itertools.count(1)
        self._going: set[Path] = set()
        """Files to be removed. Windows removes none that is read, or mapped, until nobody does so any more."""

    async def get(self, ref: int, version: int) -> SoundFile:
        """Return the file of a buffer; raise `PageError` if it is gone, or another version by now."""
        buffer = self.require(ref, version)
        task = self._files.get((ref, version))
        if task is None:
            task = self._files[ref, version] = asyncio.create_task(self._fetch(buffer))
        self._files.move_to_end((ref, version))
        try:
            sound = await asyncio.shield(task)
        except (NMFServerError, OSError) as error:
            self._files.pop((ref, version), None)
            if not isinstance(error, LostError):  # then no buffer is known any more
                self.require(ref, version)
            raise
        self._limit()
        return sound

    async def newest(self, ref: int) -> SoundFile:
        """Return the file of a buffer as it is now."""
        buffer = self._mirror.buffer(ref)
        return await self.get(ref, 0 if buffer is None else buffer["version"])

    def forget_old(self) -> None:
        """Remove the files of buffers that have changed or gone."""
        for name in list(self._files):
            buffer = self._mirror.buffer(name[0])
            if buffer is None or buffer["version"] != name[1]:
                self._remove(name)

    def require(self, ref: int, version: int) -> dict[str, Any]:
        """Return what is known of a buffer; raise `PageError` if it is gone, or another version by now."""
        buffer = self._mirror.buffer(ref)
        if buffer is None:
            raise PageError("this buffer is gone", 404)
        if buffer["version"] != version:
            raise PageError(f"buffer {buffer['key']} has changed meanwhile", 409)
        return buffer

    async def _fetch(self, buffer: dict[str, Any]) -> SoundFile:
        """Have the server write the file, or fetch the samples: of another machine, or more channels than it writes."""
        if buffer["channels"] > MOST_OF_WAV:
            raise PageError(
                f"buffer {buffer['key']} has {buffer['channels']} channels; the page shows at most {MOST_OF_WAV}", 422
            )
        shared = self._link.folder if buffer["channels"] <= MOST_CHANNELS else None
        path = (shared or self._folder) / f"{next(self._numbers)}.wav"
        try:
            if shared is not None:
                await self._link.files.request("/b_write", buffer["key"], osc_string(path), "wav", "float")
            else:
                await self._download(buffer, path)
            samples = await asyncio.to_thread(mapped, path)
        except BaseException as error:
            self._going.add(path)
            self._unlink()
            if isinstance(error, RefusedError):
                reason = str(error).replace(osc_string(path), f"a copy of buffer {buffer['key']} for the page")
                raise RefusedError(reason, error.values) from error
            raise
        return SoundFile(path, samples, buffer["sampleRate"], buffer["key"])

    async def _download(self, buffer: dict[str, Any], path: Path) -> None:
        """Write a file with the samples that the server sends, piece by piece."""
        size = buffer["frames"] * buffer["channels"]
        header = float_wav_header(buffer["frames"], buffer["channels"], whole_rate(buffer["sampleRate"]))
        with path.open("wb") as file:
            file.write(header)
            for start in range(0, size, PIECE):
                count = min(PIECE, size - start)
                answer = await self._link.files.request("/b_getn", buffer["key"], start, count)
                for message in answer.messages:
                    file.write(_floats(message.arguments).tobytes())

    def _limit(self) -> None:
        """Remove files that were not asked for the longest, until the others are few enough."""
        self._unlink()
        sizes = {name: _size(task) for name, task in self._files.items()}
        total = sum(sizes.values())
        for name in list(self._files)[:-1]:
            if total <= MOST_BYTES:
                return
            total -= sizes[name]
            self._remove(name)

    def _remove(self, name: Name) -> None:
        """Remove a file when it is there; who reads it still has it."""
        self._files.pop(name).add_done_callback(self._let_go)

    def _let_go(self, task: "asyncio.Task[SoundFile]") -> None:
        if not task.cancelled() and task.exception() is None:
            self._going.add(task.result().path)
            self._unlink()

    def _unlink(self) -> None:
        """Remove the files that are to go, as far as the system does so now."""
        for path in list(self._going):
            with contextlib.suppress(PermissionError):
                path.unlink(missing_ok=True)
                self._going.discard(path)


def mapped(path: Path) -> Samples:
    """Return the samples of a float WAV, float32 (frames, channels), mapped: nobody shortens a file of ours."""
    with path.open("rb") as file:
        offset, channels = _find_samples(file.read(4096), path)
    count = (path.stat().st_size - offset) // (4 * channels)
    return np.memmap(path, np.dtype("<f4"), "r", offset, (count, channels)) if count else np.zeros((0, channels), "f4")


def _find_samples(head: bytes, path: Path) -> tuple[int, int]:
    """Return where the samples of a WAV or RF64 begin, and their channels, from the beginning of the file."""
    at, channels = 12, 0
    while at + 8 <= len(head):
        name, size = struct.unpack_from("<4sI", head, at)
        if name == b"fmt ":
            (channels,) = struct.unpack_from("<H", head, at + 10)
        elif name == b"data" and channels:
            return at + 8, channels
        at += 8 + size + size % 2
    raise SoundFileError(f"{path} is no float WAV")


def _floats(arguments: object) -> Samples:
    """Return the samples of a ``/b_setn buffer start count value…``, little-endian."""
    if isinstance(arguments, LongArguments):
        return np.concatenate([np.asarray(part, "<f4") for part in arguments[3:].parts])
    assert isinstance(arguments, tuple)
    return np.asarray(arguments[3:], "<f4")


def _size(task: "asyncio.Task[SoundFile]") -> int:
    return task.result().samples.nbytes if task.done() and not task.cancelled() and not task.exception() else 0
