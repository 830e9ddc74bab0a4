"""Files for other programs: sounds, stems in an archive, the mix as heard, labels, the call as code."""

import asyncio
import itertools
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nmfserver.errors import ArgumentError, SoundFileError, counted
from nmfserver.page import code
from nmfserver.page.answers import PageError
from nmfserver.page.sounds import Samples, SoundFile, Sounds
from nmfserver.results import labels
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.service import SoundFiles

FORMATS = {
    "wav-float": ("wav", "float", ".wav"), "wav-24": ("wav", "int24", ".wav"), "flac-24": ("flac", "int24", ".flac"),
}  # fmt: skip
"""What the server's `/b_write` calls the header and the format, and the ending of the file."""
MOST_PARTS = 1024
LONGEST_NAME = 80
SIDES = 2
LARGEST_GAIN = 1000.0
"""60 dB."""
MIXED_AT_ONCE = 2**18
"""Frames."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|]+')


@dataclass(frozen=True)
class Export:
    """A file that is ready: the name that it is to have, and whether to remove it when it is sent."""

    path: Path
    name: str


Wish = dict[str, Any]
"""What a browser asks for; `nmfserver/docs/page.md` says what it may hold."""


class Exports:
    """Makes files, in a folder of this process."""

    def __init__(self, sounds: Sounds, files: SoundFiles, folder: Path) -> None:
        self._sounds = sounds
        self._files = files
        self._folder = folder
        self._numbers = itertools.count(1)
        self._kinds = {
            "sound": self._sound, "stems": self._stems, "mix": self._mix, "labels": self._labels, "code": self._code
        }  # fmt: skip

    async def make(self, wish: Any) -> Export:
        """Return the file that is asked for; raise `NMFServerError` if it cannot be made."""
        kind = wish.get("what") if isinstance(wish, dict) else None
        if not isinstance(kind, str) or kind not in self._kinds:
            raise ArgumentError(f"there is nothing to export of the kind {kind!r}: it is {_listed(self._kinds)}")
        try:
            return await self._kinds[kind](wish)
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError, IndexError) as error:
            raise ArgumentError(f"the export lacks something, or it is of another kind: {error}") from error

    async def _sound(self, wish: Wish) -> Export:
        *how, ending = _format(wish)
        sound = await self._sounds.newest(int(wish["buffer"]))
        selected = await asyncio.to_thread(_selected, sound, wish.get("channels"))
        return await self._write(selected, sound.sample_rate, how, _safe(wish["name"]) + ending)

    async def _stems(self, wish: Wish) -> Export:
        *how, ending = _format(wish)
        parts = _parts(wish)
        archive = self._new(".zip")
        names: set[str] = set()
        with _removed_if_failed(archive):
            for part in parts:
                sound = await self._sounds.newest(int(part["buffer"]))
                selected = await asyncio.to_thread(_selected, sound, part.get("channels"))
                name = next(each for each in _numbered(_safe(part["name"])) if each not in names)
                names.add(name)
                made = await self._write(selected, sound.sample_rate, how, name + ending)
                with _removed_if_failed(made.path):
                    await asyncio.to_thread(_add, archive, made.path, made.name)
        return Export(archive, _safe(wish["name"]) + ".zip")

    async def _mix(self, wish: Wish) -> Export:
        *how, ending = _format(wish)
        parts = [(await self._sounds.newest(int(part["buffer"])), part) for part in _parts(wish)]
        rates = {sound.sample_rate for sound, _ in parts}
        if len(rates) > 1:
            raise ArgumentError(f"the parts of a mix have one sample rate; these have {_listed(map(str, rates))}")
        mixed = await asyncio.to_thread(_mixed, parts, int(wish.get("start", 0)), int(wish.get("frames", -1)))
        return await self._write(mixed, rates.pop(), how, _safe(wish["name"]) + ending)

    async def _labels(self, wish: Wish) -> Export:
        write, ending = _chosen(labels.FORMS, wish)
        sound = await self._sounds.newest(int(wish["activations"]))
        names = [str(name) for name in wish.get("names", [])]
        threshold = _bounded(wish, "threshold", labels.THRESHOLD, 0, 1)
        heights = labels.summed(sound.samples, int(wish["components"]))
        found = await asyncio.to_thread(labels.regions, heights, sound.sample_rate, names, threshold)
        return self._text(write(found), _safe(wish["name"]) + ending)

    async def _code(self, wish: Wish) -> Export:
        write, ending = _chosen(code.LANGUAGES, wish)
        return self._text(write(code.call_of(wish["arguments"])), _safe(wish["name"]) + ending)

    def _text(self, text: str, name: str) -> Export:
        path = self._new(".txt")
        path.write_bytes(text.encode(errors="replace"))
        return Export(path, name)

    async def _write(self, samples: Samples, rate: float, how: Sequence[str], name: str) -> Export:
        path = self._new(Path(name).suffix)
        header, sample_format = how
        with _removed_if_failed(path):
            try:
                await asyncio.to_thread(self._files.write, osc_string(path), samples, rate, header, sample_format)
            except SoundFileError as error:
                raise SoundFileError(str(error).replace(osc_string(path), f"the file {name}")) from error
        return Export(path, name)

    def _new(self, ending: str) -> Path:
        return self._folder / f"export-{next(self._numbers)}{ending}"


def _format(wish: Wish) -> tuple[str, str, str]:
    header, sample_format, ending = _chosen(FORMATS, wish)
    return header, sample_format, ending


def _chosen(choices: dict[str, Any], wish: Wish) -> Any:
    """Return what the format of an export stands for, or raise `ArgumentError`."""
    if wish["format"] not in choices:
        raise ArgumentError(f"the format is {wish['format']!r}; it is {_listed(choices)}")
    return choices[wish["format"]]


def _listed(words: Any) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else str(last)


def _parts(wish: Wish) -> list[Wish]:
    parts = wish["parts"]
    if not 0 < len(parts) <= MOST_PARTS:
        raise ArgumentError(f"{counted(len(parts), 'part')} of an export are named; it has 1 to {MOST_PARTS}")
    return list(parts)


def _selected(sound: SoundFile, channels: Sequence[int] | None) -> Samples:
    """Return some channels of a sound; all if None."""
    if channels is None:
        return sound.samples
    width = sound.samples.shape[1]
    if not 0 < len(channels) <= width:
        raise ArgumentError(f"{counted(len(channels), 'channel')} of buffer {sound.key} are named; it is 1 to {width}")
    return sound.samples[:, [require_channel(sound, each) for each in channels]]


def _bounded(wish: Wish, name: str, usual: float, least: float, most: float) -> float:
    """Return a number of a wish, or raise `ArgumentError` if it is beyond its bounds, or none."""
    value = float(wish.get(name, usual))
    if not least <= value <= most:
        raise ArgumentError(f"{name} is {value:g}; it is {least:g} to {most:g}")
    return value


def require_channel(sound: SoundFile, channel: int) -> int:
    """Return a channel, or raise `PageError` if a sound does not have it."""
    if not 0 <= channel < sound.samples.shape[1]:
        raise PageError(
            f"buffer {sound.key} has {counted(sound.samples.shape[1], 'channel')}, no channel {channel}", 400
        )
    return channel


def _mixed(parts: Sequence[tuple[SoundFile, Wish]], start: int, count: int) -> Samples:
    """Return the mix of channels of sounds, float32 (frames, 2), by their gains and pans, in a section.

    A pan of 0 leaves a channel as it is on both sides, as `/monitor/play` does it; -1 leaves the left side alone.
    """
    length = max(len(sound.samples) for sound, _ in parts)
    end = length if count < 0 else min(start + count, length)
    if not 0 <= start < end:
        raise ArgumentError(f"the sounds have {counted(length, 'frame')}; there is nothing from frame {start} on")
    mix = np.zeros((end - start, SIDES), np.float32)
    for sound, part in parts:
        gain, pan = _bounded(part, "gain", 1, -LARGEST_GAIN, LARGEST_GAIN), _bounded(part, "pan", 0, -1, 1)
        sides = np.array([gain * min(1, 1 - pan), gain * min(1, 1 + pan)], np.float32)
        channel = sound.samples[start:end, require_channel(sound, int(part["channel"]))]
        for at in range(0, len(channel), MIXED_AT_ONCE):
            piece = channel[at : at + MIXED_AT_ONCE]
            with np.errstate(over="ignore", invalid="ignore"):  # a buffer may hold anything
                mix[at : at + len(piece)] += piece[:, np.newaxis] * sides
    return mix


def _safe(name: Any) -> str:
    """Return a name for a file on any system."""
    text = _UNSAFE.sub(" ", str(name)).strip(" .").encode(errors="replace").decode()
    return text[:LONGEST_NAME].strip(" .") or "sound"


def _numbered(name: str) -> Iterator[str]:
    """Yield a name, then the same with numbers."""
    return itertools.chain([name], (f"{name} {number}" for number in itertools.count(2)))


def _add(archive: Path, path: Path, name: str) -> None:
    """Move a file into an archive."""
    with zipfile.ZipFile(archive, "a") as opened:
        opened.write(path, name)
    path.unlink()


@contextmanager
def _removed_if_failed(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
