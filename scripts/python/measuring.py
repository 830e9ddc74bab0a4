"""How well stems are the parts that a sound was made of, and activations the times at which these were struck."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Samples = NDArray[np.float32]

FLOOR = 1e-6
"""Least share of energy that is told apart, -60 dB: what is silent is no part's stem."""


class Match(NamedTuple):
    """Which stem is which part.

    decibels : the mean SI-SDR of the parts, where each gets the stem that suits all of them best
    places : the stem of each part
    """

    decibels: float
    places: list[int]

    @property
    def in_place(self) -> int:
        """How many parts have the stem of their own number."""
        return sum(part == stem for part, stem in enumerate(self.places))


def match(parts: Samples, stems: Samples) -> Match:
    """Return which stem is which part, and how well they are those.

    Parameters
    ----------
    parts, stems : float32 (frames, parts), as many of one as of the other

    References
    ----------
    J. Le Roux, S. Wisdom, H. Erdogan and J. R. Hershey, "SDR - half-baked or well done?", ICASSP 2019.

    """
    truth, found = np.asarray(parts, float), np.asarray(stems, float)
    energies = np.outer((truth**2).sum(0), (found**2).sum(0))
    shared = np.clip((truth.T @ found) ** 2 / np.maximum(energies, 1e-30), FLOOR, 1 - FLOOR)
    decibels = 10 * np.log10(shared / (1 - shared))
    rows, places = linear_sum_assignment(decibels, maximize=True)
    return Match(float(decibels[rows, places].mean()), places.tolist())


def near(activations: Samples, struck: Sequence[Sequence[int]], hop: int) -> float:
    """Return the share of the energy of activations that is within one frame of when their parts were struck, 0 to 1.

    Parameters
    ----------
    activations : float32 (components, frames); frame t is centred on sample ``t * hop``
    struck : the samples at which each component was struck
    hop : samples

    """
    energy = np.asarray(activations, float) ** 2
    frames = np.arange(energy.shape[1])[:, None]
    is_near = [(np.abs(frames - np.asarray(each) / hop) <= 1).any(axis=1) for each in struck]
    return float(energy[np.array(is_near)].sum() / max(energy.sum(), 1e-30))
