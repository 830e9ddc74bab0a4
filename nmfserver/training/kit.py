"""What a training gives: bases for many sounds, as arrays, and as a file that stands for them."""

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver import __version__, stores
from nmfserver.errors import NMFServerError, counted
from nmfserver.processes.ordering import order_of
from nmfserver.processes.settings import PITCH
from nmfserver.results import description, placing, sending
from nmfserver.results.formats import WAV
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.formats import MOST_CHANNELS
from nmfserver.sound_files.service import SoundFiles
from nmfserver.stores import Place, Url, place_of
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

    def save(self, path: str | Place, *, force: bool = False) -> list[Place]:
        """Write the bases as a float WAV with a channel a component, and JSON beside it; return both paths.

        Parameters
        ----------
        path : ends with ``.wav``; or the URL of a file in a store, such as ``s3://bucket/kit.wav``
        force : whether files that are there are replaced

        Raises
        ------
        NMFServerError
            they cannot be written, or are there already; the message says which

        """
        place = place_of(path) if isinstance(path, str) else path
        sound, beside = paths(place, self.bases.shape[1])
        if isinstance(place, Path):
            with placing.new_files(place.parent, beside.name, replaces=force) as new:
                self._write(new, sound.name, beside.name)
            return [sound, beside]
        names = (beside.name, sound.name)
        with stores.scratch(place.parent) as new:
            self._write(new, sound.name, beside.name)
            if not force:
                sending.require_free(place.parent, names)
            old = [name for name in names if stores.exists(place.parent / name)]
            sending.send(new, place.parent, beside.name, names, old)
        return [sound, beside]

    def _write(self, folder: Path, sound: str, beside: str) -> None:
        """Write both files into a folder, under these names."""
        rate, samples = self.sample_rate / self.fft_size, np.ascontiguousarray(self.bases[0].T)
        with contextlib.closing(SoundFiles()) as files:
            files.write(osc_string(folder / sound), samples, rate, WAV.header, WAV.sample)
        (folder / beside).write_bytes(description.encoded(self.described(sound)))

    def described(self, sound: str) -> dict[str, Any]:
        """Return what the JSON beside a file of these bases holds, which has this name."""
        facts = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "bases"}
        head = {"format": description.BASES, "version": description.VERSION, "nmfserver": __version__}
        return {**head, **facts, "files": {"bases": [sound]}}


def paths(sound: Place, components: int) -> tuple[Place, Place]:
    """Return the paths of the file for so many bases and of its JSON; raise `NMFServerError` where they cannot be."""
    if PurePath(sound.name).suffix.lower() != WAV.ending:
        raise NMFServerError(f"{sound} does not end with {WAV.ending}: bases are written as a WAV file")
    if components > MOST_CHANNELS:
        raise NMFServerError(f"{components} components: a sound file holds at most {MOST_CHANNELS} channels")
    return sound, sound.parent / f"{sound.stem}{description.ENDING}"


def require_place(path: Place, components: int, *, force: bool) -> None:
    """Raise where so many bases cannot be written in the end. A long training must not end with that.

    force : whether files that are there may be replaced
    """
    both = paths(path, components)
    if isinstance(path, Url):
        stores.require_writable(path.parent)
        if not force:
            sending.require_free(path.parent, [each.name for each in both])
        return
    placing.require_writable(path.parent)
    if not force:
        placing.require_free([path.parent / each.name for each in both])


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
