"""The components of a sound, as arrays, and the facts of how they were found.

`nmfserver.decomposition` adds what a Python program can do with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.component_names import Names
from nmfserver.errors import counted
from nmfserver.processes.settings import NONE
from nmfserver.template import Template

LISTED = 12
"""Most components in the text of a result."""


@dataclass(frozen=True, repr=False)
class Components:
    """A sound taken apart. ``str(parts)`` is a line: 3 components (pitch order), 85 % explained, seed 17, solver fast.

    stems : float32 (frames, channels, components); summed over components they are the sound
    bases : float32 (channels, components, bins): spectral templates, 0 Hz to half the rate. Each has unit Euclidean
        norm; where channels are linked, all channels of a component together have it. Where templates have several
        frames: (channels, components, template_frames * bins), each frame's spectrum behind the one before
    activations : float32 (channels, components, hops), the largest value of a channel is 1: amplitude envelopes
    sample_rate : Hz, of the stems
    hop_size, fft_size : samples
    divergence : generalised Kullback-Leibler divergence at the end, summed over channels
    iterations : rounds of updates done; those of ``fast`` on a coarser spectrogram are not counted
    seed : with `solver` it reproduces the result, unless there was a budget
    solver : ``fast`` or ``mu``
    order : of the components: ``pitch``, ``energy``, ``onset`` or ``none``
    explained : 0…1, how much of the spectrogram the components explain: 1 all of it, 0 no more than a flat spectrum
        that is as loud in each frame
    names : of the components, "" for one without; () where none has one
    template_frames : frames of a template
    settings : the arguments of `nmfserver.decompose`, by their names, with which it gives this result again, unless
        there was a budget. Names, and factors that were given, are not among them
    """

    stems: NDArray[np.float32]
    bases: NDArray[np.float32]
    activations: NDArray[np.float32]
    sample_rate: float
    hop_size: int
    fft_size: int
    divergence: float
    iterations: int
    seed: int
    solver: str
    order: str
    explained: float
    names: Names = ()
    template_frames: int = 1
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> Template:
        """What the bases are in time."""
        return Template.of(self.template_frames, self.hop_size)

    def __str__(self) -> str:
        count = self.bases.shape[1]
        order = "" if self.order == NONE or count == 1 else f" ({self.order} order)"
        explained = f"{100 * self.explained:.0f} % explained"
        return f"{counted(count, 'component')}{order}, {explained}, seed {self.seed}, solver {self.solver}"

    def __repr__(self) -> str:
        """Return the line of `str`, then a line for each component: number, name, share of the energy, highest peak."""
        shown = range(min(self.bases.shape[1], LISTED))
        wide = max(len(self.called(component)) for component in shown)
        shares, peaks = self.shares, self.peaks
        lines = [
            f"  {component + 1:>2}  {self.called(component):{wide}}  {100 * shares[component]:3.0f} %"
            f"  {peaks[component]:6.0f} Hz"
            for component in shown
        ]
        left = self.bases.shape[1] - len(shown)
        return "\n".join([str(self), *lines, *([f"  … and {left} more"] if left else [])])

    @property
    def frequencies(self) -> NDArray[np.float64]:
        """Hz of every bin of the bases, float64 (bins,)."""
        return np.arange(self.fft_size // 2 + 1, dtype=np.float64) * (self.sample_rate / self.fft_size)

    @property
    def templates(self) -> NDArray[np.float32]:
        """The bases with an axis for time, float32 (channels, components, template_frames, bins)."""
        return self.bases.reshape(*self.bases.shape[:2], self.template_frames, -1)

    @property
    def times(self) -> NDArray[np.float64]:
        """Seconds of every hop of the activations, float64 (hops,)."""
        return np.arange(self.activations.shape[2], dtype=np.float64) * (self.hop_size / self.sample_rate)

    @property
    def shares(self) -> NDArray[np.float64]:
        """The part of the energy that each component has, 0…1, by the spectrograms of bases and activations.

        float64 (components,); all are 0 where the sound is silent.
        """
        # The squared norm of sum_l h_{t-l} w_l is a sum over pairs of the template's frames: of the product of the two,
        # and of the products of activations so far apart, as many as reach the later frame before the sound ends.
        templates, heights, hops = self.templates, self.activations, self.activations.shape[2]
        energies = np.zeros(self.bases.shape[:2])
        frames = min(self.template_frames, hops)
        for lag in range(frames):
            pairs = np.einsum("cklb,cklb->ckl", templates[:, :, : frames - lag], templates[:, :, lag:frames])
            sums = np.cumsum(heights[:, :, : hops - lag] * heights[:, :, lag:], axis=2, dtype=np.float64)
            energies += (2 if lag else 1) * np.einsum("ckl,ckl->ck", pairs, sums[:, :, ::-1][:, :, : frames - lag])
        found: NDArray[np.float64] = energies.sum(axis=0, dtype=np.float64)
        found /= max(float(found.sum()), 1e-30)
        return found

    def called(self, component: int) -> str:
        """Return the name of a component, counted from 0, or else a word with its number, counted from 1."""
        return (self.names and self.names[component]) or f"component {component + 1}"

    @property
    def peaks(self) -> NDArray[np.float64]:
        """Hz at which each basis is highest, float64 (components,); of several channels, of the highest one."""
        highest: NDArray[np.float64] = self.frequencies[self.templates.max(axis=(0, 2)).argmax(axis=1)]
        return highest
