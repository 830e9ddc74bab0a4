"""Stretches of a file that hold sound, and how libsndfile is shown each of them as a file of its own."""

import io
import mmap
from collections.abc import Callable
from dataclasses import dataclass

PRETENCE = 2**12
"""How many times longer than it is a stretch claims to be whose length can only be estimated."""
TAG = 128
"""Bytes at the end, where ID3v1 may stand, and which are the true ones even behind a pretended length."""

Header = Callable[[int], bytes]


def _no_header(size: int) -> bytes:
    return b""


@dataclass(frozen=True)
class Stretch:
    """Bytes of a file that hold sound.

    start, end : where they lie
    header : returns what stands before so many of them, so that both are a sound file
    frame_size : bytes of a frame; 0 where frames have no size of their own and must be decoded
    order : of the bytes of a sample, "<" or ">", where frames have a size
    frames : how many the file says there are; None where it does not say
    is_cut : whether it is known to end too early
    counts : whether libsndfile's own count is what the file says; otherwise it is an estimate, or was taken away
    is_open : whether libsndfile would estimate the length, and stop there: it is shown a longer file
    """

    start: int
    end: int
    header: Header = _no_header
    frame_size: int = 0
    order: str = ""
    frames: int | None = None
    is_cut: bool = False
    counts: bool = False
    is_open: bool = False

    @property
    def frames_there(self) -> int | None:
        """Frames that can be had, as far as that is known before they are decoded."""
        if self.frame_size:
            return (self.end - self.start) // self.frame_size
        return self.frames


class View(io.RawIOBase):
    """What libsndfile reads instead of a file: the header of a stretch, then the stretch from byte `skip` on."""

    def __init__(self, data: mmap.mmap, stretch: Stretch, skip: int = 0) -> None:
        self._bytes = memoryview(data)[stretch.start + skip : stretch.end]
        self._header = stretch.header(len(self._bytes))
        self._size = len(self._header) + len(self._bytes)
        self._told = self._size * PRETENCE if stretch.is_open else self._size
        self._at = 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._told}[whence]
        self._at = max(origin + offset, 0)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """Read as much as there is and as fits."""
        at, header = self._at, len(self._header)
        if self._told - TAG <= at:
            at -= self._told - self._size
        part = self._header[at : at + len(buffer)] or self._bytes[at - header : at - header + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        """Let go of the file's bytes."""
        self._bytes.release()
        super().close()
