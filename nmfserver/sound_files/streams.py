"""Files that are streams: FLAC, Ogg, MP3. A file may contain several streams; each is a stretch of its own.

References
----------
RFC 9639 (FLAC); RFC 3533 (Ogg). ISO/IEC 11172-3 and 13818-3 (MPEG audio, layers I to III).

"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nmfserver.sound_files.stretch import Data, Stretch

STREAM_INFO = 42
"""Bytes of FLAC's signature and of the STREAMINFO block with its header."""
FLAC_STARTS = (b"fLaC\0\0\0\x22", b"fLaC\x80\0\0\x22")
OGG_HEAD = struct.Struct("<4sBBqIIIB")
OGG_FIRST, OGG_LAST = 2, 4

VERSION_1, VERSION_2, VERSION_2_5 = 3, 2, 0
LAYER_I, LAYER_II, LAYER_III = 3, 2, 1
# kbit/s by index, for version 1 and for the others.
RATES_1 = {
    LAYER_I: (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    LAYER_II: (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    LAYER_III: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
}
RATES_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
RATES_2_I = (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256)
SAMPLE_RATES = {VERSION_1: (44100, 48000, 32000), VERSION_2: (22050, 24000, 16000), VERSION_2_5: (11025, 12000, 8000)}
SAME_STREAM = 0xFFFE0C00
"""Bits of a frame's head that stay in a stream: synchronisation, version, layer, sample rate."""
MONO = 3
LATE = 2
"""A frame this far behind the number of frames that a stream announces belongs to the next stream."""


def after_tags(data: Data, at: int = 0) -> int:
    """Return where the sound begins, after ID3v2 tags."""
    while data[at : at + 3] == b"ID3" and at + 10 <= len(data):
        size = 0
        for byte in data[at + 6 : at + 10]:
            size = size << 7 | byte & 0x7F
        at += 10 + size
    return at


def flac(data: Data, begin: int) -> list[Stretch]:
    """Return the streams of a FLAC file. Their length is hidden from libsndfile, which would stop there."""
    starts = [begin, *_flac_starts(data, begin + 4)]
    stretches: list[Stretch] = []
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        head = bytearray(data[start : start + STREAM_INFO])
        if len(head) < STREAM_INFO:
            return [*stretches, Stretch(start, end, counts=True)]
        frames = int.from_bytes(head[21:26]) & (1 << 36) - 1
        head[21] &= 0xF0
        head[22:26] = bytes(4)
        shown = bytes(head)
        stretches.append(Stretch(start + STREAM_INFO, end, lambda _, shown=shown: shown, frames=frames or None))  # type: ignore[misc]
    return stretches


def _flac_starts(data: Data, at: int) -> Iterator[int]:
    """Yield where each further FLAC stream begins."""
    while (at := data.find(b"fLaC", at)) >= 0:
        if data[at : at + 8] in FLAC_STARTS:
            yield at
        at += 4


def ogg(data: Data, begin: int) -> list[Stretch]:
    """Return the logical streams that an Ogg file chains."""
    starts, ended, in_heads = [begin], False, True
    for at, kind in _pages(data, begin):
        is_head = bool(kind & OGG_FIRST)
        if is_head and not in_heads:
            starts.append(at)
        in_heads, ended = is_head, bool(kind & OGG_LAST)
    ends = [*starts[1:], len(data)]
    return [Stretch(start, end, is_cut=end == len(data) and not ended) for start, end in zip(starts, ends, strict=True)]


def _pages(data: Data, at: int) -> Iterator[tuple[int, int]]:
    """Yield where each complete page begins, and its flags."""
    while (at := data.find(b"OggS", at)) >= 0 and at + OGG_HEAD.size <= len(data):
        *_, kind, _, _, _, _, segments = OGG_HEAD.unpack_from(data, at)
        body = at + OGG_HEAD.size + segments
        end = body + sum(data[body - segments : body])
        if end > len(data):
            return
        yield at, kind
        at = end


class Frame(NamedTuple):
    """A frame of MPEG audio: where it begins, its size in bytes, its 32-bit header."""

    start: int
    size: int
    head: int


def mp3(data: Data, begin: int, end: int | None = None) -> list[Stretch]:
    """Return the streams of a file of MPEG audio.

    A stream that announces its length ends there. Another ends where the next stream announces its length.
    """
    end = len(data) if end is None else end
    stretches: list[Stretch] = []
    start, announced, count, head, behind = begin, None, 0, 0, end

    def finish(at: int) -> None:
        if count:
            stretches.append(Stretch(start, at, counts=announced is not None, is_open=announced is None))

    for frame in mpeg_frames(data, begin, end):
        following = _announced(data, frame)
        if announced is not None and count == announced + 1:
            behind = frame.start
        is_late = announced is not None and count > announced + LATE
        if following is not None or is_late or (frame.head ^ head) & SAME_STREAM:
            at = begin if not count else behind if is_late else frame.start
            finish(at)
            start, announced, count, head = at, following, 0, frame.head
        count += 1
    finish(end)
    return stretches or [Stretch(begin, end, counts=True)]


def mpeg_frames(data: Data, at: int, end: int) -> Iterator[Frame]:
    """Yield the frames; skip other bytes. Frames are recognised by a second frame of the same kind behind them."""
    stream = 0
    while at + 4 <= end:
        head = int.from_bytes(data[at : at + 4])
        size = frame_size(head)
        following = int.from_bytes(data[at + size : at + size + 4])
        if size and (not (head ^ stream) & SAME_STREAM or not (head ^ following) & SAME_STREAM):
            yield Frame(at, size, head)
            stream, at = head, at + size
        elif data[at : at + 3] == b"ID3":
            at = after_tags(data, at)
        elif (at := data.find(b"\xff", at + 1, end)) < 0:
            return


@lru_cache(4096)
def frame_size(head: int) -> int:
    """Return the size in bytes of the frame with this 32-bit header; 0 if it is no frame header."""
    version, layer, index, rate = head >> 19 & 3, head >> 17 & 3, head >> 12 & 15, head >> 10 & 3
    if head >> 21 != 0x7FF or version not in SAMPLE_RATES or not layer or index in (0, 15) or rate == 3:
        return 0
    if version == VERSION_1:
        kilobits = RATES_1[layer][index - 1]
    else:
        kilobits = (RATES_2_I if layer == LAYER_I else RATES_2)[index - 1]
    sample_rate, padding = SAMPLE_RATES[version][rate], head >> 9 & 1
    if layer == LAYER_I:
        return (12000 * kilobits // sample_rate + padding) * 4
    samples_by_8 = 72000 if layer == LAYER_III and version != VERSION_1 else 144000
    return samples_by_8 * kilobits // sample_rate + padding


def _announced(data: Data, frame: Frame) -> int | None:
    """Return how many frames follow if this frame announces it (Xing, Info, VBRI), else None."""
    is_mono, is_first_version = frame.head >> 6 & 3 == MONO, frame.head >> 19 & 3 == VERSION_1
    at = frame.start + 4 + ((17 if is_mono else 32) if is_first_version else (9 if is_mono else 17))
    if data[at : at + 4] in (b"Xing", b"Info"):
        flags, frames = struct.unpack(">II", data[at + 4 : at + 12].ljust(8, b"\0"))
        return frames if flags & 1 else None
    at = frame.start + 36
    if data[at : at + 4] == b"VBRI":
        return int.from_bytes(data[at + 14 : at + 18])
    return None
