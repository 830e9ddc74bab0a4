"""What a sound file says about its sound: title, artist and the like, and the broadcast chunk of field recorders."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nmfserver.sound_files.chunks import RIFF

INFO = {
    b"INAM": "title", b"IART": "artist", b"ICMT": "comment", b"ICOP": "copyright", b"ICRD": "date", b"IGNR": "genre",
    b"IPRD": "album", b"ISFT": "software", b"ITRK": "tracknumber",
}  # fmt: skip
"""The chunks of LIST INFO, and libsndfile's names."""
TIME = slice(338, 346)
"""Where a broadcast chunk has its place in time: samples since midnight (EBU Tech 3285, version 2)."""


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


def riff(tags: Tags) -> bytes:
    """Return the chunks of a WAV that hold tags."""
    ids = {name: key for key, name in INFO.items()}
    texts = b"".join(
        RIFF.pack(ids[name], text.encode(errors="replace") + b"\0")
        for name, text in tags.texts.items()
        if text and name in ids
    )
    broadcast = RIFF.pack(b"bext", tags.broadcast) if tags.broadcast else b""
    return broadcast + (RIFF.pack(b"LIST", b"INFO" + texts) if texts else b"")
