"""The pitch of a spectrum, and how sure it is: a sum over harmonics.

The tops of the spectrum are refined by parabolas through the logarithms of magnitudes. Each top, taken as one of the
first harmonics, gives a candidate. Its weight is the sum of the tops near its harmonics, the higher ones counting less:
Hermes, "Measurement of pitch by subharmonic summation", 1988. The pitch of the heaviest one is fitted to its harmonics.
Its confidence is the part of the energy in their hills. The readable twin is `pitch` in ``tests/naive.py``.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.processes.peaks import vertex

Doubles = NDArray[np.float64]

HARMONICS = 15
"""The harmonics that count, as Hermes has them."""
FALL = 0.84
"""The weight of a harmonic, as a part of that of the one below it: Hermes' h_n."""
TAKEN_AS = 5
"""A top gives candidates as a harmonic from the first to this one."""
FAINTEST = 0.01
"""The least magnitude of a top, as a part of the largest."""
MOST_TOPS = 40
"""The strongest tops that are looked at."""
NEAR = 0.2
"""How far from a harmonic a top may be, as a part of the pitch."""
LOWEST = 20.0
"""Hz, of a pitch."""


class Pitch(NamedTuple):
    """A pitch in Hz, and its confidence, 0…1; -1 and 0 where there is none."""

    frequency: float
    confidence: float


NO_PITCH = Pitch(-1.0, 0.0)


def pitch(spectrum: Doubles, spacing: float) -> Pitch:
    """Return the pitch of a spectrum.

    Parameters
    ----------
    spectrum : float64 (bins,), magnitudes, at least 0
    spacing : Hz from bin to bin

    """
    tops = _tops(spectrum)
    if not len(tops):
        return NO_PITCH
    places = np.array([top + _refined(spectrum, top) for top in tops])
    heights = spectrum[tops]
    candidates = (places[:, None] / np.arange(1, TAKEN_AS + 1)).ravel()
    candidates = candidates[(candidates >= 1) & (candidates * spacing >= LOWEST)]
    if not len(candidates):
        return NO_PITCH
    best = max(candidates, key=lambda each: _harmonics(each, places, heights)[0])
    _, numbers, chosen = _harmonics(best, places, heights)
    weights = heights[chosen]
    fitted = float((weights * numbers * places[chosen]).sum() / (weights * numbers**2).sum())
    return Pitch(fitted * spacing, _part_in_hills(spectrum, tops[chosen]))


def _tops(spectrum: Doubles) -> NDArray[np.intp]:
    """Return the bins of the strongest local maxima, in order of bins."""
    inner = spectrum[1:-1]
    is_top = (inner > spectrum[:-2]) & (inner >= spectrum[2:]) & (inner >= FAINTEST * spectrum.max())
    tops = np.flatnonzero(is_top) + 1
    strongest = np.argsort(-spectrum[tops], kind="stable")[:MOST_TOPS]
    return np.sort(tops[strongest])


def _refined(spectrum: Doubles, top: int) -> float:
    """Return how far from its bin a top is."""
    around = np.log(np.maximum(spectrum[top - 1 : top + 2], np.finfo(np.float64).tiny))
    return vertex(*map(float, around))


def _harmonics(candidate: float, places: Doubles, heights: Doubles) -> tuple[float, Doubles, NDArray[np.intp]]:
    """Return the weight of a candidate, the numbers of the harmonics that are there, and which tops they are."""
    numbers = np.arange(1.0, HARMONICS + 1)
    distances = np.abs(places[None, :] - candidate * numbers[:, None])
    nearest = distances.argmin(axis=1)
    there = distances[np.arange(HARMONICS), nearest] <= NEAR * candidate
    weight = float((FALL ** (numbers - 1) * heights[nearest])[there].sum())
    return weight, numbers[there], nearest[there]


def _part_in_hills(spectrum: Doubles, tops: NDArray[np.intp]) -> float:
    """Return the part of the energy that is in the hills of tops: down to the valleys on both sides."""
    powers, inside = spectrum**2, np.zeros(len(spectrum), np.bool_)
    for top in tops:
        first, last = int(top), int(top)
        while first > 0 and spectrum[first - 1] < spectrum[first]:
            first -= 1
        while last + 1 < len(spectrum) and spectrum[last + 1] < spectrum[last]:
            last += 1
        inside[first : last + 1] = True
    return float(powers[inside].sum() / powers.sum())
