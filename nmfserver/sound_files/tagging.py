"""Tags in sound files: how they are read and written, in the worker process.

found   the tags of an open file
assign  gives them to a file that libsndfile writes

References
----------
IBM and Microsoft, "Multimedia Programming Interface and Data Specifications 1.0", 1991 (LIST INFO).
EBU Tech 3285, "Specification of the Broadcast Wave Format", version 2, 2011 (bext).

"""

import contextlib
import mmap
import struct
from collections.abc import Iterator, Mapping

import soundfile

from nmfserver.sound_files import streams
from nmfserver.sound_files.chunks import AIFF, RIFF
from nmfserver.sound_files.tags import INFO, NO_TAGS, TIME, Tags

AIFF_TEXTS = {b"NAME": "title", b"AUTH": "artist", b"ANNO": "comment", b"(c) ": "copyright"}
LONGEST_TEXT, LONGEST_BROADCAST = 4096, 2**16
"""Bytes that are kept of a text, and of a broadcast chunk."""
FIXED = 602
"""Bytes of a broadcast chunk before the coding history."""
SET_BROADCAST_INFO = 0x10F1
"""The command of libsndfile, and the most bytes of coding history that it takes so."""
LONGEST_HISTORY = 256
BROADCAST_FORMS = {"WAV", "WAVEX", "RF64"}


def found(data: mmap.mmap, file: soundfile.SoundFile) -> Tags:
    """Return the tags of a file: its bytes, and the stretch of sound that libsndfile has opened."""
    begin = streams.after_tags(data)
    magic, form = data[begin : begin + 4], data[begin + 8 : begin + 12]
    if magic in (b"RIFF", b"RF64", b"BW64") and form == b"WAVE":
        return _of_wav(data, begin)
    if magic == b"FORM":
        chunks = ((name, data[at : at + size]) for name, (at, size) in AIFF.walk(data, begin + 12) if size >= 0)
        return Tags(dict(_texts(chunks, AIFF_TEXTS)))
    with contextlib.suppress(soundfile.LibsndfileError):
        return Tags({name: text[:LONGEST_TEXT] for name, text in file.copy_metadata().items()})
    return NO_TAGS


def _of_wav(data: mmap.mmap, begin: int) -> Tags:
    texts: dict[str, str] = {}
    broadcast = b""
    for name, (at, size) in RIFF.walk(data, begin + 12):
        if name == b"LIST" and data[at : at + 4] == b"INFO":
            texts |= _texts(_inner(data[at + 4 : at + size]), INFO)
        elif name == b"bext" and FIXED <= size <= LONGEST_BROADCAST:
            broadcast = data[at : at + size]
    return Tags(texts, broadcast if len(broadcast) >= FIXED else b"")


def _inner(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of the chunks in a chunk."""
    at = 0
    while at + RIFF.head.size <= len(content):
        name, size = RIFF.head.unpack_from(content, at)
        at += RIFF.head.size
        yield name, content[at : at + size]
        at += size + size % 2


def _texts(chunks: Iterator[tuple[bytes, bytes]], names: Mapping[bytes, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts among chunks, by libsndfile's names. Their encoding is stated nowhere."""
    for name, content in chunks:
        if name in names:
            text = content[:LONGEST_TEXT].partition(b"\0")[0]
            try:
                yield names[name], text.decode()
            except UnicodeDecodeError:
                yield names[name], text.decode("latin-1")


def assign(tags: Tags, file: soundfile.SoundFile, form: str) -> None:
    """Give tags to a file that is open for writing and empty, as far as its kind can hold them.

    form : libsndfile's name of its header
    """
    for name, text in tags.texts.items():
        with contextlib.suppress(soundfile.LibsndfileError):
            setattr(file, name, text)
    if tags.broadcast and form in BROADCAST_FORMS:
        content = _broadcast_info(tags.broadcast)
        soundfile._snd.sf_command(file._file, SET_BROADCAST_INFO, content, len(content))


def _broadcast_info(chunk: bytes) -> bytes:
    """Return libsndfile's structure of a broadcast chunk: the same fields, with C's alignment."""
    history = chunk[FIXED : FIXED + LONGEST_HISTORY]
    fixed = chunk[: TIME.start] + bytes(2) + chunk[TIME.start : FIXED]
    return fixed + struct.pack("=I", len(history)) + history.ljust(LONGEST_HISTORY, b"\0")
