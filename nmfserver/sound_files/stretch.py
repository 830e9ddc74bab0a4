"""Stretches of sound in a file, and the view that shows each to libsndfile as a file of its own."""

import io
import mmap
from collections.abc import Callable
from dataclasses import dataclass

CLAIMED_GROWTH = 2**12
"""An open stretch claims to be this many times as long as it is."""
TAG = 128
"""Bytes at the end, where an ID3v1 tag may be. They are shown at the end of the claimed length."""

Header = Callable[[int], bytes]
Data = mmap.mmap | bytes
"""What is in a file: mapped, or read."""


def _no_header(size: int) -> bytes:
    """Return no header: the stretch is a sound file by itself."""
    return b""


@dataclass(frozen=True)
class Stretch:
    """Bytes of a file that hold sound.

    start, end : where they lie
    header : returns the header that makes so many bytes of samples a sound file
    frame_size : bytes of a frame; 0 if the samples are compressed
    order : byte order of samples that are not compressed, "<" or ">"
    frames : the number that the file states; None if it states none
    is_cut : whether it is known to be truncated
    counts : whether libsndfile's count of frames is the one that the file states, not an estimate
    is_open : whether libsndfile would estimate the length and stop there; then it is shown a longer file
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
        """Number of frames, as far as it is known before they are decoded."""
        if self.frame_size:
            return (self.end - self.start) // self.frame_size
        return self.frames


class View(io.RawIOBase):
    """A file object for libsndfile: the header of a stretch, then the stretch from byte `skip` on."""

    def __init__(self, data: mmap.mmap, stretch: Stretch, skip: int = 0) -> None:
        self._bytes = memoryview(data)[stretch.start + skip : stretch.end]
        self._header = stretch.header(len(self._bytes))
        self._size = len(self._header) + len(self._bytes)
        self._claimed_size = self._size * CLAIMED_GROWTH if stretch.is_open else self._size
        self._at = 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Set the position; return it."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._claimed_size}[whence]
        self._at = max(origin + offset, 0)
        return self._at

    def tell(self) -> int:
        """Return the position."""
        return self._at

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """Fill the buffer as far as there are bytes; return their number."""
        at, header = self._at, len(self._header)
        if self._claimed_size - TAG <= at:
            at -= self._claimed_size - self._size
        part = self._header[at : at + len(buffer)] or self._bytes[at - header : at - header + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        """Release the view of the file's bytes."""
        self._bytes.release()
        super().close()
