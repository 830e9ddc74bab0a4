"""What a sound file says about its sound: title, artist and the like, and the broadcast chunk of field recorders.

Tags    what it says
of_wav  the tags of a WAV
texts   those among chunks
riff    the chunks of a WAV that hold them

References
----------
IBM and Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991 (LIST INFO).
EBU Tech 3285, "Specification of the Broadcast Wave Format", version 2, 2011 (bext).

"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from nmfserver.sound_files.chunks import RIFF
from nmfserver.sound_files.stretch import Data

INFO = {
    b"INAM": "title", b"IART": "artist", b"ICMT": "comment", b"ICOP": "copyright", b"ICRD": "date", b"IGNR": "genre",
    b"IPRD": "album", b"ISFT": "software", b"ITRK": "tracknumber",
}  # fmt: skip
"""The chunks of LIST INFO, and libsndfile's names."""
TIME = slice(338, 346)
"""Where a broadcast chunk has its place in time: samples since midnight (EBU Tech 3285)."""
LONGEST_TEXT, LONGEST_BROADCAST = 4096, 2**16
"""Bytes that are kept of a text, and of a broadcast chunk."""
FIXED = 602
"""Bytes of a broadcast chunk before the coding history."""


@dataclass(frozen=True)
class Tags:
    """What a file says about its sound.

    texts : by libsndfile's names: title, artist, comment, …
    broadcast : the content of a ``bext`` chunk; empty without one
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    broadcast: bytes = b""

    def later(self, frames: int) -> "Tags":
        """Return the tags of a section that begins so many frames later: its place in time is later, too."""
        if not self.broadcast:
            return self
        time = int.from_bytes(self.broadcast[TIME], "little") + frames
        moved = bytearray(self.broadcast)
        moved[TIME] = (time % 2**64).to_bytes(8, "little")
        return replace(self, broadcast=bytes(moved))


NO_TAGS = Tags()


def of_wav(data: Data, begin: int) -> Tags:
    """Return the tags of a WAV, which begins at a byte of a file."""
    found: dict[str, str] = {}
    broadcast = b""
    for name, (at, size) in RIFF.walk(data, begin + 12):
        if name == b"LIST" and data[at : at + 4] == b"INFO":
            found |= texts(_inner(data[at + 4 : at + size]), INFO)
        elif name == b"bext" and FIXED <= size <= LONGEST_BROADCAST:
            broadcast = data[at : at + size]
    return Tags(found, broadcast if len(broadcast) >= FIXED else b"")


def _inner(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of the chunks in a chunk."""
    at = 0
    while at + RIFF.head.size <= len(content):
        name, size = RIFF.head.unpack_from(content, at)
        at += RIFF.head.size
        yield name, content[at : at + size]
        at += size + size % 2


def texts(chunks: Iterator[tuple[bytes, bytes]], names: Mapping[bytes, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts among chunks, by libsndfile's names. Their encoding is stated nowhere."""
    for name, content in chunks:
        if name in names:
            text = content[:LONGEST_TEXT].partition(b"\0")[0]
            try:
                yield names[name], text.decode()
            except UnicodeDecodeError:
                yield names[name], text.decode("latin-1")


def riff(tags: Tags) -> bytes:
    """Return the chunks of a WAV that hold tags."""
    ids = {name: key for key, name in INFO.items()}
    info = b"".join(
        RIFF.pack(ids[name], text.encode(errors="replace") + b"\0")
        for name, text in tags.texts.items()
        if text and name in ids
    )
    broadcast = RIFF.pack(b"bext", tags.broadcast) if tags.broadcast else b""
    return broadcast + (RIFF.pack(b"LIST", b"INFO" + info) if info else b"")
