"""Sound files through libsndfile: read and written, and never half written."""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from nmfserver.buffers.table import Samples
from nmfserver.errors import SoundFileError, counted

# scsynth's names for headers, in lower case, and libsndfile's. Left out is what does not come back as it was written
# (HTK, SDS and VOC change rates or lengths, PAF turns a 24-bit 1 into -1), what takes one channel only (SVX) or none
# of the sample formats (XI), and what lies in two files (SD2).
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
# Headers whose 8-bit samples are unsigned.
UNSIGNED_BYTES = {"WAV", "WAVEX", "RF64", "W64", "MAT5"}
# Headers with one sample format only, which is taken whatever is asked for.
ONLY_FORMAT = {"OGG": "VORBIS", "MP3": "MPEG_LAYER_III"}
# Sample formats that hold any number; the others hold -1 to 1.
UNBOUNDED = {"FLOAT", "DOUBLE"}
BLOCK = 65536
"""Frames that are read or written at once."""
LARGEST_RATE = 2**31 - 1
SYSTEM_ERROR = 2
"""libsndfile's code where the system refused; the file itself could be made."""
MOST_CHANNELS = 1024
"""libsndfile's limit."""


@dataclass(frozen=True)
class SoundFile:
    """What a sound file's header says."""

    path: Path
    frames: int
    channels: int
    sample_rate: float


def inspect(path: Path) -> SoundFile:
    """Read the header of a sound file."""
    with _plain_errors(path, "read"):
        if not path.exists():
            raise SoundFileError(f"{path} does not exist")
        _require_plain_file(path)
        header = soundfile.info(os.fsencode(path))
    return SoundFile(path, int(header.frames), int(header.channels), float(header.samplerate))


def section(header: SoundFile, start: int, count: int) -> int:
    """Return how many frames there are from `start` on, at most `count` (all of them if negative)."""
    if not 0 <= start < header.frames:
        raise SoundFileError(
            f"{header.path} has {counted(header.frames, 'frame')}; it cannot be read from frame {start} on"
        )
    rest = header.frames - start
    return rest if count < 0 else min(count, rest)


def read(header: SoundFile, start: int, count: int, channels: Sequence[int] = ()) -> Samples:
    """Return `count` frames from `start` on, float32 ``(count, channels)``; no `channels` means all of them."""
    for channel in channels:
        if not 0 <= channel < header.channels:
            raise SoundFileError(
                f"{header.path} has {counted(header.channels, 'channel')}; there is no channel {channel}"
            )
    samples = np.empty((count, len(channels) or header.channels), np.float32)
    at = 0
    with _plain_errors(header.path, "read"), soundfile.SoundFile(os.fsencode(header.path)) as file:
        if file.channels != header.channels:
            raise SoundFileError(f"{header.path} was replaced by another file while it was read: try again")
        file.seek(start)
        # Block by block, so that a few channels out of many need no memory for all of them.
        for block in file.blocks(BLOCK, frames=count, dtype="float32", always_2d=True):
            samples[at : at + len(block)] = block[:, list(channels)] if channels else block
            at += len(block)
    if at != count:
        raise SoundFileError(f"{header.path} ends after {start + at} of its {header.frames} frames")
    return samples


def formats(header: str, sample_format: str, path: Path) -> tuple[str, str]:
    """Return libsndfile's names for scsynth's, or raise `SoundFileError` where they do not go together."""
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
    if sample in ONLY_FORMAT.values():
        return ONLY_FORMAT.get(form) == sample
    return bool(soundfile.check_format(form, sample))


def write(
    path: Path, samples: Samples, sample_rate: float, header: str, sample_format: str, channels: Sequence[int] = ()
) -> None:
    """Write `samples`, float32 ``(frames, channels)``, as a sound file: whole, or not at all.

    Only some `channels` of them if any are named; each is within the samples' range.
    Files have whole sample rates: a rate like that of activations is rounded, and is at least 1 Hz.
    """
    form, sample = formats(header, sample_format, path)
    count = len(channels) or samples.shape[1]
    if count > MOST_CHANNELS:
        raise SoundFileError(f"{path}: {counted(count, 'channel')}; a sound file holds at most {MOST_CHANNELS}")
    rate = min(max(round(sample_rate), 1), LARGEST_RATE)
    with _plain_errors(path, "written"), _replacing(path) as beside:
        try:
            with soundfile.SoundFile(os.fsencode(beside), "w", rate, count, sample, format=form) as file:
                for at in range(0, len(samples), BLOCK):
                    block = samples[at : at + BLOCK]
                    file.write(_storable(block[:, list(channels)] if channels else block, sample))
        except AssertionError as error:  # soundfile's answer where not all of a block was written
            raise SoundFileError(f"{path} cannot be written whole: the disk may be full") from error
        except soundfile.LibsndfileError as error:
            if error.code == SYSTEM_ERROR:
                raise SoundFileError(f"{path} cannot be written whole: the disk may be full") from error
            raise SoundFileError(
                f"{path} cannot be written with header {header} as {sample_format}, {counted(count, 'channel')} "
                f"at {rate} Hz: {error.error_string.rstrip('.')}"
            ) from error


def _storable(block: Samples, sample: str) -> Samples:
    """Return what the sample format can hold; some of libsndfile's coders crash on anything else."""
    if sample in UNBOUNDED:
        return block
    return np.clip(np.nan_to_num(block, nan=0), -1, 1)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a new file beside `path` that takes its place in the end: readers find the old one or the new one."""
    if path.exists():
        _require_plain_file(path)
        with path.open("r+b"):  # refuses a file that is write-protected
            pass
    beside = path.with_name(f".nmfserver-{secrets.token_hex(8)}")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield beside
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _require_plain_file(path: Path) -> None:
    """Refuse folders, and pipes and devices, whose opening may wait for ever."""
    if not path.is_file():
        raise SoundFileError(f"{path} is {'a folder' if path.is_dir() else 'a pipe or a device'}, not a sound file")


@contextmanager
def _plain_errors(path: Path, done: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SoundFileError(f"{path} cannot be {done}: {error.strerror or error}") from error
    except (soundfile.SoundFileError, ValueError, TypeError) as error:
        reason = str(getattr(error, "error_string", error)).rstrip(".")
        raise SoundFileError(f"{path} cannot be {done} as a sound file: {reason}") from error
