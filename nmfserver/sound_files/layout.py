"""Finds the sound in a file: the first bytes say which kind of file it is, and each kind has its parser."""

import mmap

from nmfserver.sound_files import chunks, streams
from nmfserver.sound_files.stretch import Stretch

CONVERTER = "ffmpeg"
READABLE = "WAV, AIFF, CAF, FLAC, Ogg (Vorbis, Opus), MP3, W64, RF64, AU, IRCAM, NIST, VOC, 8SVX, PVF, MAT, XI"
# Kinds that musicians have and libsndfile cannot read: offset and bytes of their signature, and their name.
UNREADABLE = (
    (4, b"ftyp", "MPEG-4 (m4a, mp4)"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "Windows Media (wma)"),
    (0, b"\x1a\x45\xdf\xa3", "Matroska or WebM"),
    (0, b"wvpk", "WavPack"),
    (0, b"MAC ", "Monkey's Audio"),
    (0, b"#!AMR", "AMR"),
    (0, b"ADIF", "AAC"),
    (0, b"DSD ", "DSD"),
    (0, b"FRM8", "DSD"),
    (0, b"MThd", "MIDI: notes without sound"),
    (8, b"AVI ", "AVI video"),
    (0, b"PK\3\4", "a ZIP archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
)


def stretches(data: mmap.mmap) -> list[Stretch]:
    """Return the stretches of sound in a file, in order. A file of an unknown kind is one stretch."""
    begin = streams.after_tags(data)
    magic, form = data[begin : begin + 4], data[begin + 8 : begin + 12]
    if magic in (b"RIFF", b"RIFX", b"RF64", b"BW64") and form == b"WAVE":
        return chunks.wav(data, begin)
    if magic == b"FORM" and form in (b"AIFF", b"AIFC"):
        return chunks.aiff(data, begin)
    if magic == b"caff":
        return chunks.caf(data, begin)
    if data[begin : begin + 16] == b"riff" + chunks.W64_RIFF_TAIL:
        return chunks.w64(data, begin)
    if magic in (b".snd", b"dns."):
        return chunks.au(data, begin)
    if magic == b"fLaC":
        return streams.flac(data, begin)
    if magic == b"OggS":
        return streams.ogg(data, begin)
    if begin or streams.frame_size(int.from_bytes(magic)):
        return streams.mp3(data, begin)
    return [Stretch(0, len(data), counts=True)]


def unreadable_kind(data: mmap.mmap) -> str:
    """Return the name of a kind of file that libsndfile cannot read, or "" for all other files."""
    return next((name for at, signature, name in UNREADABLE if data[at : at + len(signature)] == signature), "")
