"""How well stems are the parts that a mixture was made of."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FLOOR = 60.0
"""dB below and above which nothing is told apart; what is silent, or no number, is at the lower end."""


@dataclass(frozen=True)
class Mixture:
    """A sound whose parts are known.

    kind : what the parts are
    sound : float32 (frames,)
    parts : float32 (frames, parts), which make up the sound
    names : what each part is
    """

    kind: str
    sound: Floats
    parts: Floats
    names: tuple[str, ...]

    def __str__(self) -> str:
        """Return how a table names it."""
        return " and ".join(self.names)


def separation(parts: Floats, stems: Floats) -> float:
    """Return the mean SI-SDR of the parts, in dB, where every stem is given to one part, in the best of all ways.

    No part is left without a stem: with as many stems as parts, the ways are the permutations. All are tried, so there
    should be few: three parts and six stems have 540.

    Parameters
    ----------
    parts : float32 (frames, parts), as they are in truth
    stems : float32 (frames, components), at least as many as parts

    References
    ----------
    J. Le Roux, S. Wisdom, H. Erdogan and J. R. Hershey, "SDR - half-baked or well done?", ICASSP 2019.

    """
    truth, found = np.asarray(parts, float), np.asarray(stems, float)
    if not np.isfinite(found).all():
        return -FLOOR
    given = _ways(truth.shape[1], found.shape[1])
    shared = np.einsum("apk,pk->ap", given, truth.T @ found)
    energy = np.einsum("apk,kl,apl->ap", given, found.T @ found, given, optimize=True)
    return float(_decibels(shared**2 / (truth**2).sum(0), energy).mean(1).max())


def _ways(parts: int, components: int) -> NDArray[np.float64]:
    """Return all ways to give each component to a part, none of which is left without: 1 where it is, else 0.

    float64 (ways, parts, components)
    """
    owners = np.array([way for way in itertools.product(range(parts), repeat=components) if len(set(way)) == parts])
    return np.asarray(owners[:, None, :] == np.arange(parts)[:, None], float)


def _decibels(wanted: NDArray[np.float64], energy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the ratio of what is wanted to what is not in the energy of estimates, in dB."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = 10 * np.log10(wanted / np.maximum(energy - wanted, 0))
    return np.asarray(np.nan_to_num(np.clip(ratio, -FLOOR, FLOOR), nan=-FLOOR), float)
