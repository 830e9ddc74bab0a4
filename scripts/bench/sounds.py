"""The sounds that the bench works on, of any length, in which nothing repeats exactly."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import drum_loop
import numpy as np
import recordings
import soundfile
from numpy.typing import NDArray

Sound = NDArray[np.float32]

RATE = drum_loop.SAMPLE_RATE
HOUR = 3600
SEMITONES = 12
# By the golden section of an octave from one repetition to the next: no transposition comes twice.
STEP = SEMITONES * (5**0.5 - 1) / 2


class Sounds:
    """Mono sounds at 44.1 kHz made of a file, of a folder's recordings, or else of the drum loop."""

    def __init__(self, scratch: Path, file: Path | None = None, folder: Path | None = None) -> None:
        self._scratch = scratch
        originals = [file] if file is not None else recordings.files(folder)
        self.recordings = {each.stem: _mono(each) for each in originals}
        self._original = np.concatenate(list(self.recordings.values()) or [drum_loop.loop(8.0)])
        self.origin = ", ".join(self.recordings) or "the drum loop"
        self.sound = cache(self._sound)

    def _sound(self, seconds: int) -> Sound:
        """Return so much sound, float32 ``(samples,)``."""
        return np.concatenate(list(self._repetitions(seconds * RATE)))

    def wav(self, seconds: int) -> Path:
        """Return a WAV file of 32-bit floats with so much sound; written piece by piece, for an hour is large."""
        path = self._scratch / f"{seconds}.wav"
        if not path.exists():
            with soundfile.SoundFile(path, "w", RATE, 1, "FLOAT") as file:
                for piece in self._repetitions(seconds * RATE):
                    file.write(piece)
        return path

    def _repetitions(self, samples: int) -> Iterator[Sound]:
        """Yield the recording again and again, each time transposed by another interval, up to half an octave."""
        left, turn = samples, 0
        while left > 0:
            semitones = (turn * STEP + SEMITONES / 2) % SEMITONES - SEMITONES / 2
            piece = transposed(self._original, semitones)[:left]
            yield piece
            left, turn = left - len(piece), turn + 1


def transposed(sound: Sound, semitones: float) -> Sound:
    """Return a sound played faster or slower, so that it is higher by an interval."""
    places = np.arange(0, len(sound) - 1, 2 ** (semitones / SEMITONES))
    moved: Sound = np.interp(places, np.arange(len(sound)), sound).astype(np.float32)
    return moved


def _mono(file: Path) -> Sound:
    samples: Sound = soundfile.read(file, dtype="float32", always_2d=True)[0]
    mono: Sound = samples.mean(axis=1, dtype=np.float32)
    return mono
