"""What a training gives: bases for many sounds, as arrays, and as a file that stands for them."""

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver import __version__
from nmfserver.errors import NMFServerError, counted
from nmfserver.processes.ordering import order_of
from nmfserver.processes.settings import PITCH
from nmfserver.results import description
from nmfserver.results.formats import WAV
from nmfserver.results.placing import new_files
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.formats import MOST_CHANNELS
from nmfserver.sound_files.service import SoundFiles
from nmfserver.training.passes import State


@dataclass(frozen=True, repr=False)
class Kit:
    """Bases for many sounds. ``str(kit)`` is a line: 40 components of 100 sounds, 85 % explained, seed 17.

    bases : float32 (1, components, bins), from low to high pitch, each of unit Euclidean norm: spectral templates from
        0 Hz to half the rate. `nmfserver.decompose` takes them for sounds with any number of channels
    sample_rate : Hz, of the sounds
    fft_size, hop_size : samples
    sounds : how many were learned from, without those that have failed on the way
    divergence : generalised Kullback-Leibler divergence of all of them, as the last pass has met it on its way; where
        sounds are balanced, the sum of that of their mean frames
    explained : 0…1, how much of the spectrograms the bases explain
    settings : the arguments of `nmfserver.train` that give these bases for these sounds again
    """

    bases: NDArray[np.float32]
    sample_rate: float
    fft_size: int
    hop_size: int
    sounds: int
    divergence: float
    explained: float
    settings: Mapping[str, Any]

    def __str__(self) -> str:
        count, explained, seed = self.bases.shape[1], f"{100 * self.explained:.0f} % explained", self.settings["seed"]
        return f"{counted(count, 'component')} of {counted(self.sounds, 'sound')}, {explained}, seed {seed}"

    __repr__ = __str__

    def save(self, path: str | Path, *, force: bool = False) -> list[Path]:
        """Write the bases as a float WAV with a channel a component, and JSON beside it; return both paths.

        Parameters
        ----------
        path : ends with ``.wav``
        force : whether files that are there are replaced

        Raises
        ------
        NMFServerError
            they cannot be written, or are there already; the message says which

        """
        sound, beside = paths(path, self.bases.shape[1])
        rate = self.sample_rate / self.fft_size
        with new_files(sound.parent, beside.name, replaces=force) as new, contextlib.closing(SoundFiles()) as files:
            files.write(
                osc_string(new / sound.name), np.ascontiguousarray(self.bases[0].T), rate, WAV.header, WAV.sample
            )
            (new / beside.name).write_bytes(description.encoded(self.described(sound)))
        return [sound, beside]

    def described(self, sound: Path) -> dict[str, Any]:
        """Return what the JSON beside a file of these bases holds."""
        facts = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "bases"}
        head = {"format": description.BASES, "version": description.VERSION, "nmfserver": __version__}
        return {**head, **facts, "files": {"bases": [sound.name]}}


def paths(path: str | Path, components: int) -> tuple[Path, Path]:
    """Return the paths of the file for so many bases and of its JSON; raise `NMFServerError` where they cannot be."""
    sound = Path(path)
    if sound.suffix.lower() != WAV.ending:
        raise NMFServerError(f"{sound} does not end with {WAV.ending}: bases are written as a WAV file")
    if components > MOST_CHANNELS:
        raise NMFServerError(f"{components} components: a sound file holds at most {MOST_CHANNELS} channels")
    return sound, sound.with_suffix(description.ENDING)


def kit(state: State, sample_rate: float) -> Kit:
    """Return what a training has given at its end."""
    assert state.bases is not None and state.before is not None
    training, played = state.training, state.before.played[None].astype(np.float32)
    transform = training.transform()
    order = order_of(PITCH, state.bases, played)
    sounds, found = len({*np.flatnonzero(state.frames > 0).tolist()} - state.failed), state.before
    found = replace(found, divergence=max(found.divergence - training.sparsity * float(found.played.sum()), 0.0))
    return Kit(
        state.bases[None, order], sample_rate, transform.fft, transform.hop, sounds, found.divergence,
        found.explained, asdict(training),
    )  # fmt: skip
