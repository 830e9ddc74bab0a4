"""The sounds that tests work on: made from formulas, the same ones at every call, so that a clone needs nothing else.

SYNTHESISED   what makes each: drums, plucked strings, two voices, and a dense one
make          so many frames of one, in mono or stereo
CASES         some of them, and the recordings of this machine if there are any: parameters of a fixture
excerpt       the file of a case

No expected value may depend on which sound a test works on.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import drum_loop
import numpy as np
import pytest
import recordings
import soundfile
import synthetic
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = drum_loop.SAMPLE_RATE
SECONDS = 2.0
"""How long the file of a case is, at most."""

SYNTHESISED = {name: synthetic.SOUNDS[name] for name in ("drums", "strings", "voices", "dense")}


@cache
def make(name: str, frames: int, channels: int = 1) -> Samples:
    """Return a sound between -1 and 1, (frames, channels); in stereo its parts stand side by side. It is read-only."""
    parts = SYNTHESISED[name](frames)
    places = np.linspace(0.25, 0.75, len(parts)) * np.pi / 2
    gains = np.stack([np.cos(places), np.sin(places)]) if channels == 2 else np.full((channels, len(parts)), 0.5**0.5)
    samples: Samples = np.ascontiguousarray(np.tanh(gains @ parts).T, np.float32)
    samples.flags.writeable = False
    return samples


CASES = [
    *(pytest.param(case, id="-".join(map(str, case))) for case in zip(SYNTHESISED, (2, 1, 1, 2), strict=True)),
    *(pytest.param(path, id=path.stem, marks=pytest.mark.recordings) for path in recordings.files()),
]
"""The name and the channels of a synthesised sound, or the path of a recording."""


def excerpt(case: tuple[str, int] | Path, folder: Path) -> Path:
    """Write a case as a WAV file, the beginning of it if it is long; return its path."""
    if isinstance(case, Path):
        rate = soundfile.info(case).samplerate
        samples = soundfile.read(case, int(SECONDS * rate), dtype="float32", always_2d=True)[0]
    else:
        samples, rate = make(case[0], int(SECONDS * RATE), case[1]), RATE
    path = folder / "sound.wav"
    soundfile.write(path, samples, rate, subtype="FLOAT")
    return path
