"""How well stems are the parts that a sound was made of."""

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
