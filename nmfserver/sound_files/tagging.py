"""Tags in sound files: how they are read and written, in the worker process.

found   the tags of an open file
assign  gives them to a file that libsndfile writes

"""

import contextlib
import mmap
import struct

import soundfile

from nmfserver.sound_files import streams
from nmfserver.sound_files.chunks import AIFF
from nmfserver.sound_files.tags import FIXED, LONGEST_TEXT, NO_TAGS, TIME, Tags, of_wav, texts

AIFF_TEXTS = {b"NAME": "title", b"AUTH": "artist", b"ANNO": "comment", b"(c) ": "copyright"}
SET_BROADCAST_INFO = 0x10F1
"""The command of libsndfile, and the most bytes of coding history that it takes so."""
LONGEST_HISTORY = 256
BROADCAST_FORMS = {"WAV", "WAVEX", "RF64"}


def found(data: mmap.mmap, file: soundfile.SoundFile) -> Tags:
    """Return the tags of a file: its bytes, and the stretch of sound that libsndfile has opened."""
    begin = streams.after_tags(data)
    magic, form = data[begin : begin + 4], data[begin + 8 : begin + 12]
    if magic in (b"RIFF", b"RF64", b"BW64") and form == b"WAVE":
        return of_wav(data, begin)
    if magic == b"FORM":
        chunks = ((name, data[at : at + size]) for name, (at, size) in AIFF.walk(data, begin + 12) if size >= 0)
        return Tags(dict(texts(chunks, AIFF_TEXTS)))
    with contextlib.suppress(soundfile.LibsndfileError):
        return Tags({name: text[:LONGEST_TEXT] for name, text in file.copy_metadata().items()})
    return NO_TAGS


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
