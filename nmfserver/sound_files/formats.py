"""Headers and sample formats: scsynth's names, libsndfile's names, and the limits of each."""

from pathlib import PurePath

from nmfserver.errors import SoundFileError, counted

# scsynth's names for headers, in lower case, and libsndfile's. Left out are headers
# that change what is written (HTK, SDS and VOC: rates or lengths; PAF: a 24-bit 1 becomes -1), that allow only one
# channel (SVX) or none of the sample formats (XI), and that need two files (SD2).
HEADERS = {
    "aiff": "AIFF", "aifc": "AIFF", "wav": "WAV", "wave": "WAV", "riff": "WAV", "wavex": "WAVEX", "next": "AU",
    "sun": "AU", "ircam": "IRCAM", "raw": "RAW", "flac": "FLAC", "ogg": "OGG", "vorbis": "OGG", "caf": "CAF",
    "rf64": "RF64", "w64": "W64", "mat4": "MAT4", "mat5": "MAT5", "nist": "NIST", "pvf": "PVF",
    "avr": "AVR", "mpeg": "MP3",
}  # fmt: skip
SAMPLE_FORMATS = {
    "int8": "PCM_S8", "uint8": "PCM_U8", "int16": "PCM_16", "int24": "PCM_24", "int32": "PCM_32",
    "float": "FLOAT", "double": "DOUBLE", "mulaw": "ULAW", "alaw": "ALAW", "vorbis": "VORBIS",
    "mp3": "MPEG_LAYER_III",
}  # fmt: skip
# Headers by the ending of a file's name, if that is not the header's own name.
ENDINGS = {
    "aif": "aiff", "au": "next", "snd": "next", "sf": "ircam", "oga": "ogg", "mp3": "mpeg", "bwf": "wav", "mat": "mat5",
    "sph": "nist",
}  # fmt: skip
DEFAULT_HEADER = "aiff"
# Headers whose 8-bit samples are unsigned.
UNSIGNED_BYTES = {"WAV", "WAVEX", "RF64", "W64", "MAT5"}
# Headers with only one sample format, which replaces the one that is asked for.
ONLY_FORMAT = {"OGG": "VORBIS", "MP3": "MPEG_LAYER_III"}
# Sample formats without limits; in the others, samples are between -1 and 1.
UNBOUNDED = {"FLOAT", "DOUBLE"}
SAMPLE_SIZES = {
    "PCM_S8": 1, "PCM_U8": 1, "ULAW": 1, "ALAW": 1, "PCM_16": 2, "PCM_24": 3, "PCM_32": 4, "FLOAT": 4, "DOUBLE": 8,
}  # fmt: skip
"""Bytes of a sample; those of other formats are smaller."""
MOST_CHANNELS = 1024
"""libsndfile's limit."""
FEWER_CHANNELS = {"OGG": 255, "FLAC": 8, "MP3": 2, "AVR": 2, "IRCAM": 256}
LARGEST_RATE = 2**31 - 1
LOWER_RATES = {"OGG": 200_000, "FLAC": 192_000, "AIFF": 800_000_000}
"""Hz. Above them, libsndfile crashes (Ogg), refuses, or writes another rate."""
LARGEST_SIZE = 2**32 - 2**20
"""Most bytes of sound in a file whose header has 32 bits for it; the rest is for the header."""
LARGER_FORM = {"WAV": "RF64", "WAVEX": "RF64"}
"""Replacements for headers with 32-bit sizes, used for larger files."""
SMALL = {"AIFF", "MAT4", *LARGER_FORM}


def header_of(path: PurePath) -> str:
    """Return the header that the ending of a file's name asks for; AIFF if it is unknown."""
    ending = path.suffix.removeprefix(".").lower()
    return ENDINGS.get(ending, ending if ending in HEADERS else DEFAULT_HEADER)


def whole_rate(rate: float) -> int:
    """Return a rate as files have it: a whole number of Hz, at least 1. Bases and activations have others."""
    return max(round(rate), 1)


def choose(path: PurePath, header: str, sample_format: str, frames: int, channels: int, rate: int) -> tuple[str, str]:
    """Return libsndfile's names of header and sample format, or raise `SoundFileError` if they do not fit."""
    header = header or header_of(path)
    form, sample = names(header, sample_format, path)
    require_fitting(path, header, form, channels, rate)
    size = frames * channels * SAMPLE_SIZES.get(sample, 1)
    if form in SMALL and size > LARGEST_SIZE:
        if form not in LARGER_FORM:
            raise SoundFileError(
                f"{path} would have {size} bytes of sound; a file with header {header} holds at most {LARGEST_SIZE}: "
                "write it with header wav, w64 or caf"
            )
        form = LARGER_FORM[form]
    return form, sample


def require_fitting(path: PurePath, header: str, form: str, channels: int, rate: int) -> None:
    """Raise `SoundFileError` unless a file can have so many channels and such a rate.

    header, form : the name of its header, and libsndfile's for the same
    """
    most = FEWER_CHANNELS.get(form, MOST_CHANNELS)
    if channels > most:
        advice = ": write some of them, or with another header, such as wav" if most < MOST_CHANNELS else ""
        raise SoundFileError(
            f"{path} would have {counted(channels, 'channel')}; a file with header {header} holds at most {most}"
            + advice
        )
    highest = LOWER_RATES.get(form, LARGEST_RATE)
    if rate > highest:
        raise SoundFileError(
            f"{path} would have a rate of {rate} Hz; a file with header {header} has at most {highest} Hz"
        )


def names(header: str, sample_format: str, path: PurePath) -> tuple[str, str]:
    """Return libsndfile's names for scsynth's, or raise `SoundFileError` if they cannot be combined."""
    import soundfile

    form = HEADERS.get(header.lower())
    if form is None or form not in soundfile.available_formats():
        raise SoundFileError(f"the header format {header!r} is unknown; it is one of {', '.join(sorted(HEADERS))}")
    sample = SAMPLE_FORMATS.get(sample_format.lower())
    if sample is None:
        raise SoundFileError(
            f"the sample format {sample_format!r} is unknown; it is one of {', '.join(SAMPLE_FORMATS)}"
        )
    if sample == "PCM_S8" and form in UNSIGNED_BYTES:
        sample = "PCM_U8"
    sample = ONLY_FORMAT.get(form, sample)
    if not _fits(form, sample):
        fitting = [name for name, value in SAMPLE_FORMATS.items() if _fits(form, value)]
        raise SoundFileError(
            f"{path.name}: a file with header {header} cannot hold {sample_format}; it holds {', '.join(fitting)}"
        )
    return form, sample


def _fits(form: str, sample: str) -> bool:
    """Whether a header can be combined with a sample format."""
    import soundfile

    if sample in ONLY_FORMAT.values():
        return ONLY_FORMAT.get(form) == sample
    return bool(soundfile.check_format(form, sample))
