"""The kinds of sound files that stems can be written as."""

from pathlib import PurePath
from typing import NamedTuple

from nmfserver.errors import ArgumentError, did_you_mean
from nmfserver.sound_files import formats


class Format(NamedTuple):
    """A kind of sound file: header and sample format as scsynth names them, and the ending of the file's name."""

    header: str
    sample: str
    ending: str

    @property
    def is_bounded(self) -> bool:
        """Whether samples beyond -1…1 are clipped."""
        return formats.SAMPLE_FORMATS[self.sample] not in formats.UNBOUNDED


FORMATS = {
    "wav": Format("wav", "float", ".wav"),
    "wav24": Format("wav", "int24", ".wav"),
    "wav16": Format("wav", "int16", ".wav"),
    "flac": Format("flac", "int24", ".flac"),
    "flac16": Format("flac", "int16", ".flac"),
    "aiff": Format("aiff", "float", ".aiff"),
    "aiff24": Format("aiff", "int24", ".aiff"),
    "caf": Format("caf", "float", ".caf"),
    "w64": Format("w64", "float", ".w64"),
    "ogg": Format("ogg", "vorbis", ".ogg"),
    "mp3": Format("mpeg", "mp3", ".mp3"),
}
"""By their names on the command line. ``wav`` is 32-bit floats: it holds stems as they are, however loud."""
WAV = FORMATS["wav"]


def chosen(name: str) -> Format:
    """Return the format of a name, or raise `ArgumentError`."""
    if name not in FORMATS:
        raise ArgumentError(f"the format is {name!r}; it is one of {', '.join(FORMATS)}{did_you_mean(name, FORMATS)}")
    return FORMATS[name]


def require_fitting(form: Format, path: PurePath, channels: int, rate: float) -> None:
    """Raise `SoundFileError` where a file of a format cannot have so many channels, or such a rate in Hz."""
    header = formats.HEADERS[form.header]
    formats.require_fitting(path, form.header, header, channels, formats.whole_rate(rate))
