"""Sound files that come from a browser: streamed to the disk, then read by the server into a buffer.

The name that a browser tells becomes the name of the buffer. It is never that of a file here.
"""

import asyncio
import itertools
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path, PurePosixPath
from typing import IO

from nmfserver.errors import SoundFileError
from nmfserver.page.answers import PageError
from nmfserver.page.connection import RefusedError
from nmfserver.page.link import Link
from nmfserver.page.mirror import Mirror
from nmfserver.page.names import NewNames
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.service import SoundFiles

LIMIT = 2**32
"""Bytes of the largest file that is taken."""
SPARE = 2**28
"""Bytes that stay free on the disk."""
LONGEST_NAME = 60
PIECE = 2**20
"""Bytes that are written at a time."""
SAMPLES = 2**18
"""Samples that are sent over OSC at a time."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


class Uploads:
    """Takes files.

    folder : of this process, where they lie until the server has read them
    """

    def __init__(self, link: Link, mirror: Mirror, names: NewNames, files: SoundFiles, folder: Path) -> None:
        self._link = link
        self._mirror = mirror
        self._names = names
        self._files = files
        self._folder = folder
        self._numbers = itertools.count(1)

    async def take(self, name: str, size: int | None, pieces: AsyncIterator[bytes]) -> int:
        """Take a file that is sent; return the number of its buffer.

        size : bytes that are announced; None if it is not known

        Raises `PageError` if it is too large, and `NMFServerError` if it is no sound.
        """
        self._link.require()
        if size is not None:
            self._require_room(size, size)
        ending = PurePosixPath(name).suffix
        path = self._folder / f"upload-{next(self._numbers)}{ending if _ENDING.fullmatch(ending) else ''}"
        try:
            with path.open("xb") as file:
                await self._receive(file, pieces)
            return await self.open(path, name)
        except (RefusedError, SoundFileError) as error:
            reason = str(error).replace(str(path), f"the file {name}").replace(path.name, name)
            raise PageError(reason, 422) from error
        finally:
            path.unlink(missing_ok=True)

    async def open(self, path: Path, name: str) -> int:
        """Have a file read into a new buffer; return that one's number."""
        async with self._names.held(_buffer_name(name)) as key:
            if self._link.folder is not None:
                await self._link.files.request("/b_allocRead", key, osc_string(path))
            else:
                await self._send(path, key)
            return await self._mirror.appeared(key)

    async def _receive(self, file: IO[bytes], pieces: AsyncIterator[bytes]) -> None:
        """Write what comes, as far as it may be."""
        received, held = 0, bytearray()
        async for piece in pieces:
            received += len(piece)
            held += piece
            if len(held) >= PIECE:
                self._require_room(received, len(held))
                await asyncio.to_thread(file.write, held)
                held = bytearray()
        self._require_room(received, len(held))
        await asyncio.to_thread(file.write, held)

    def _require_room(self, size: int, left: int) -> None:
        """Raise `PageError` if a file of so many bytes is too large, or the disk lacks room for those that are left."""
        if size > LIMIT:
            raise PageError(
                f"this file has {_gigabytes(size)}; the page takes at most {_gigabytes(LIMIT)}: read it on the "
                "server's machine by /b_allocRead",
                413,
            )
        free = shutil.disk_usage(self._folder).free
        if left + SPARE > free:
            raise PageError(f"the disk has {_gigabytes(free)} left, too little for this file", 507)

    async def _send(self, path: Path, key: str) -> None:
        """Read a file here, and send its samples to a server on another machine."""
        reading = await asyncio.to_thread(self._files.read, osc_string(path))
        frames, channels = reading.samples.shape
        connection = self._link.files
        await connection.request("/b_alloc", key, frames, channels, reading.sample_rate)
        flat = reading.samples.reshape(-1)
        for start in range(0, len(flat), SAMPLES):
            part = flat[start : start + SAMPLES]
            await connection.request("/b_setn", key, start, len(part), part)


def _buffer_name(name: str) -> str:
    """Return a name for a buffer, after the name of a file."""
    file = PurePosixPath(name.replace("\\", "/")).name
    letters = "".join(letter for letter in file if letter.isprintable())
    stem = letters.rpartition(".")[0] or letters
    return (letters if stem.lstrip("+-").replace(".", "").isdigit() else stem)[:LONGEST_NAME].strip() or "sound"


def _gigabytes(size: int) -> str:
    return f"{size / 2**30:.1f} GB"
