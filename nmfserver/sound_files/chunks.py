"""Files made of chunks: WAV, RF64, BW64, RIFX, W64, AIFF, AIFF-C, CAF; and AU, a single one.

libsndfile is shown only the format chunk and the samples, behind a header that is made here. Other chunks (titles,
markers, pictures) have made it refuse files or hang. The size of a chunk is used if it fits the file. A size of 0, or
the largest possible one, is left by a recorder that crashed or by a program that writes to a pipe: then the sound
extends to the end of the file.

References
----------
IBM and Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991 (RIFF).
ITU-R BS.2088-1 (BW64); EBU Tech 3306 (RF64). Apple, "Audio Interchange File Format AIFF-C", 1991;
"Core Audio Format Specification 1.0". Sony, "Wave-64 file format"; Sun, "audio(4)" (AU).

"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nmfserver.errors import SoundFileError
from nmfserver.sound_files.formats import LARGEST_SIZE
from nmfserver.sound_files.streams import mp3
from nmfserver.sound_files.stretch import Data, Header, Stretch

LARGEST = 2**32 - 1
NEAR = 4096
"""Programs that do not know a size yet write one within this distance of 2^31 or 2^32."""
LONGEST_FORMAT = 4096
"""Most bytes of a format chunk."""


class Chunk(NamedTuple):
    """Where a chunk's content begins, and the size that its header states."""

    start: int
    size: int


@dataclass(frozen=True)
class Dialect:
    """How a kind of file encodes its chunks."""

    head: struct.Struct
    align: int = 2
    size_includes_head: bool = False
    format_chunk: bytes = b"fmt "
    samples: bytes = b"data"

    def pack(self, name: bytes, content: bytes) -> bytes:
        """Return a chunk with its header and padding."""
        return self.begin(name, len(content)) + content + bytes(-len(content) % self.align)

    def begin(self, name: bytes, size: int) -> bytes:
        """Return the head of a chunk."""
        return self.head.pack(name, size + self.head.size * self.size_includes_head)

    def walk(self, data: Data, at: int) -> Iterator[tuple[bytes, Chunk]]:
        """Yield the name and the extent of each chunk in the file."""
        while at + self.head.size <= len(data):
            name, size = self.head.unpack_from(data, at)
            size -= self.head.size * self.size_includes_head
            at += self.head.size
            yield name, Chunk(at, size)
            if size < 0 or at + size > len(data):
                return
            at += size + -size % self.align

    def find(self, data: Data, at: int) -> dict[bytes, Chunk]:
        """Return the first chunk of every name, up to the last that is needed.

        If a chunk extends beyond the file, the samples are searched for behind its header.
        """
        found: dict[bytes, Chunk] = {}
        for name, chunk in self.walk(data, at):
            found.setdefault(name, chunk)
            if self.format_chunk in found and self.samples in found:
                break
            if chunk.size < 0 or chunk.start + chunk.size > len(data):
                again = data.find(self.samples, chunk.start)
                if name != self.samples and self.samples not in found and again >= 0:
                    found = self.find(data, again) | found
        return found

    def ends_well(self, data: Data, at: int) -> bool:
        """Whether only whole chunks with readable names follow from `at` to the end."""
        end = at
        for name, chunk in self.walk(data, at):
            if not name[:4].isascii() or not name[:4].decode("ascii").isprintable():
                return False
            end = chunk.start + chunk.size
        return 0 <= len(data) - end <= self.align


RIFF, RIFX = Dialect(struct.Struct("<4sI")), Dialect(struct.Struct(">4sI"))
AIFF = Dialect(struct.Struct(">4sI"), format_chunk=b"COMM", samples=b"SSND")
CAF = Dialect(struct.Struct(">4sq"), align=1, format_chunk=b"desc")
_W64_TAIL, W64_RIFF_TAIL = bytes.fromhex("f3acd3118cd100c04f8edb8a"), bytes.fromhex("2e91cf11a5d628db04c10000")
W64 = Dialect(
    struct.Struct("<16sQ"),
    align=8,
    size_includes_head=True,
    format_chunk=b"fmt " + _W64_TAIL,
    samples=b"data" + _W64_TAIL,
)

FLOAT = 3
MPEG_LAYER_III = 0x55
EXTENSIBLE = 0xFFFE
UNCOMPRESSED = {1, 3, 6, 7}
"""Codes of WAV: integers, floats, A-law, µ-law."""
AIFF_UNCOMPRESSED = {
    b"NONE", b"twos", b"sowt", b"raw ", b"in24", b"in32", b"42ni", b"23ni", b"fl32", b"FL32", b"fl64", b"FL64",
    b"ulaw", b"ULAW", b"alaw", b"ALAW",
}  # fmt: skip
AIFF_SAMPLE_SIZES = {b"fl32": 4, b"FL32": 4, b"fl64": 8, b"FL64": 8, b"in24": 3, b"42ni": 3, b"in32": 4, b"23ni": 4}
CAF_LITTLE_ENDIAN = 2
CAF_UNCOMPRESSED = {b"lpcm", b"alaw", b"ulaw"}
AU_SAMPLE_SIZES = {1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 8, 27: 1}


def wav(data: Data, begin: int) -> list[Stretch]:
    """Return the stretch of sound in a WAV file, or one of its larger forms."""
    form = data[begin : begin + 4]
    dialect = RIFX if form == b"RIFX" else RIFF
    found = dialect.find(data, begin + 12)
    sound = _required(found, b"data")
    if b"ds64" in found and sound.size == LARGEST:
        sound = Chunk(sound.start, struct.unpack_from("<Q", data, found[b"ds64"].start + 8)[0])
    order = dialect.head.format[0]
    format_chunk, frame_size = _wav_format(data, found, order)
    end, stated = _extent(data, sound, dialect)
    if struct.unpack_from(f"{order}H", format_chunk)[0] == MPEG_LAYER_III:
        return mp3(data, sound.start, end)
    fact = _content(data, found[b"fact"], 4) if b"fact" in found and stated is not None else b""

    def header(size: int) -> bytes:
        chunks = dialect.pack(b"fmt ", format_chunk) + (dialect.pack(b"fact", fact) if fact else b"")
        return _wav_header(chunks, size, frame_size, dialect)

    return [_stretch(sound.start, end, stated, frame_size, order, header)]


def _wav_header(chunks: bytes, size: int, frame_size: int, dialect: Dialect) -> bytes:
    """Return what stands before so many bytes of samples: RF64 where their number needs more than 32 bits."""
    if size <= LARGEST_SIZE:
        form = b"RIFX" if dialect is RIFX else b"RIFF"
        whole = 4 + len(chunks) + dialect.head.size + size
        return dialect.begin(form, whole) + b"WAVE" + chunks + dialect.begin(b"data", size)
    whole = 4 + len(chunks) + RIFF.head.size + size
    sizes = RIFF.pack(b"ds64", struct.pack("<QQQI", whole + 36, size, size // max(frame_size, 1), 0))
    return RIFF.begin(b"RF64", LARGEST) + b"WAVE" + sizes + chunks + RIFF.begin(b"data", LARGEST)


def float_wav_header(frames: int, channels: int, rate: int, more: bytes = b"") -> bytes:
    """Return what stands before 32-bit floats, little-endian, frames by channels, in a WAV, or RF64, file.

    more : chunks that stand there, too
    """
    frame_size = 4 * channels
    layout = struct.pack("<HHIIHH", FLOAT, channels, rate, min(rate * frame_size, LARGEST), frame_size, 32)
    chunks = RIFF.pack(b"fmt ", layout) + RIFF.pack(b"fact", struct.pack("<I", min(frames, LARGEST)))
    return _wav_header(chunks + more, frames * frame_size, frame_size, RIFF)


def _wav_format(data: Data, found: dict[bytes, Chunk], order: str) -> tuple[bytes, int]:
    """Return the format chunk and the bytes of a frame, which are 0 if the samples are compressed."""
    format_chunk = _content(data, _required(found, b"fmt "), 16)
    tag, _, _, _, frame_size = struct.unpack_from(f"{order}HHIIH", format_chunk)
    if tag == EXTENSIBLE and len(format_chunk) >= 26:
        tag = struct.unpack_from(f"{order}H", format_chunk, 24)[0]
    return format_chunk, frame_size if tag in UNCOMPRESSED else 0


def w64(data: Data, begin: int) -> list[Stretch]:
    """Return the stretch of sound in a Wave-64 file."""
    found = {name[:4]: chunk for name, chunk in W64.find(data, begin + 40).items()}
    sound = _required(found, b"data")
    format_chunk, frame_size = _wav_format(data, found, "<")
    end, stated = _extent(data, sound, W64)
    fact = _content(data, found[b"fact"], 8) if b"fact" in found and stated is not None else b""

    def header(size: int) -> bytes:
        chunks = W64.pack(b"fmt " + _W64_TAIL, format_chunk) + (W64.pack(b"fact" + _W64_TAIL, fact) if fact else b"")
        body = b"wave" + _W64_TAIL + chunks + W64.begin(b"data" + _W64_TAIL, size)
        return W64.begin(b"riff" + W64_RIFF_TAIL, len(body) + size) + body

    return [_stretch(sound.start, end, stated, frame_size, "<", header)]


def aiff(data: Data, begin: int) -> list[Stretch]:
    """Return the stretch of sound in an AIFF or AIFF-C file."""
    form = data[begin + 8 : begin + 12]
    found = AIFF.find(data, begin + 12)
    common, sound = _content(data, _required(found, b"COMM"), 18), _required(found, b"SSND")
    channels, stated, bits = struct.unpack_from(">HIH", common)
    coding = common[18:22] if form == b"AIFC" else b"NONE"
    sample_size = AIFF_SAMPLE_SIZES.get(
        coding, -(-bits // 8) if coding not in (b"ulaw", b"alaw", b"ULAW", b"ALAW") else 1
    )
    frame_size = channels * sample_size if coding in AIFF_UNCOMPRESSED else 0
    offset = struct.unpack_from(">I", _content(data, Chunk(sound.start, 8), 8))[0]
    start = sound.start + 8 + offset
    end, size = _extent(data, Chunk(start, sound.size - 8 - offset), AIFF)
    if frame_size and stated:
        size, end = stated * frame_size, min(len(data), start + stated * frame_size)

    def header(size: int) -> bytes:
        frames = size // frame_size if frame_size else stated
        content = AIFF.pack(b"COMM", common[:2] + struct.pack(">I", frames & LARGEST) + common[6:])
        content += AIFF.begin(b"SSND", min(size + 8, LARGEST)) + bytes(8)
        return AIFF.begin(b"FORM", min(4 + len(content) + size, LARGEST)) + form + content

    return [_stretch(start, end, size, frame_size, "<" if coding == b"sowt" else ">", header)]


def caf(data: Data, begin: int) -> list[Stretch]:
    """Return the stretch of sound in a CAF file."""
    found = CAF.find(data, begin + 8)
    format_chunk, sound = _content(data, _required(found, b"desc"), 32), _required(found, b"data")
    if format_chunk[8:12] not in CAF_UNCOMPRESSED:
        return [Stretch(begin, len(data), counts=True)]
    flags, frame_size = struct.unpack_from(">II", format_chunk, 12)
    order = "<" if flags & CAF_LITTLE_ENDIAN else ">"
    start = sound.start + 4  # behind the count of edits
    end, stated = _extent(data, Chunk(start, sound.size - 4), CAF)

    def header(size: int) -> bytes:
        return b"caff\0\1\0\0" + CAF.pack(b"desc", format_chunk[:32]) + CAF.begin(b"data", size + 4) + bytes(4)

    return [_stretch(start, end, stated, frame_size, order, header)]


def au(data: Data, begin: int) -> list[Stretch]:
    """Return the stretch of sound in an AU file, of either order of bytes."""
    magic = data[begin : begin + 4]
    order = ">" if magic == b".snd" else "<"
    head = _content(data, Chunk(begin, 24), 24)
    offset, stated, coding, rate, channels = struct.unpack_from(f"{order}5I", head, 4)
    start = begin + max(offset, 24)
    end, size = _extent(data, Chunk(start, stated), RIFF)

    def header(size: int) -> bytes:
        return magic + struct.pack(f"{order}5I", 24, min(size, LARGEST), coding, rate, channels)

    frame_size = AU_SAMPLE_SIZES.get(coding, 0) * channels
    return [_stretch(start, end, size, frame_size, order, header)]


def _stretch(start: int, end: int, stated: int | None, frame_size: int, order: str, header: Header) -> Stretch:
    """Return a stretch of sound; `stated` is the size in bytes that the header states, or None."""
    start = min(start, end)
    frames = stated // frame_size if stated is not None and frame_size else None
    is_cut = stated is not None and stated > end - start
    return Stretch(start, end, header, frame_size, order, frames, is_cut, counts=not frame_size)


def _extent(data: Data, sound: Chunk, dialect: Dialect) -> tuple[int, int | None]:
    """Return where the samples end, and the size in bytes that the header states; None if it states none."""
    end = sound.start + sound.size
    if sound.size <= 0:
        if sound.size == 0 and dialect.ends_well(data, sound.start):
            return sound.start, 0
        return len(data), None
    if end > len(data) and _is_open(sound.size):
        return len(data), None
    if len(data) > LARGEST and sound.size <= LARGEST < len(data) - sound.start and not dialect.ends_well(data, end):
        return len(data), None  # the size overflows 32 bits: some programs write its low bits
    return min(end, len(data)), sound.size


def _is_open(size: int) -> bool:
    """Whether a program writes this size where it does not know the size yet."""
    return abs(size - 2**31) <= NEAR or size > LARGEST - NEAR


def _content(data: Data, chunk: Chunk, least: int) -> bytes:
    """Return the beginning of a chunk, or raise `SoundFileError` if it has fewer than `least` bytes."""
    size = min(chunk.size, LONGEST_FORMAT)
    content = data[chunk.start : chunk.start + size]
    if len(content) < least:
        raise SoundFileError("its header is cut short")
    return content


def _required(found: dict[bytes, Chunk], name: bytes) -> Chunk:
    """Return the chunk of a name, or raise `SoundFileError` if there is none."""
    if name not in found:
        raise SoundFileError(f"it has no {name.decode().strip()!r} chunk, and so no sound that can be found")
    return found[name]
