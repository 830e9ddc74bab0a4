"""FluCoMa's morph of bases, as its NMFMorph computes it, in float64.

A spectrum is cut into hills at its valleys, and the mass of one spectrum's hills moves to the other's in their order.
It differs from the transport of `nmfserver.kernels.transport`: a hill counts at its peak; what is moved is a hill of
either spectrum, shifted by whole bins; the distance of two spectra counts numbers of hills, not frequencies; the last
hill is lost where the spectrum's last extremum is a peak, and the highest bin in any case. Its table of distances is
the running sum of all that were computed before, so that the assignment is another one than the least. The readable
twin is `fluid_morphed` in ``tests/naive.py``.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import BadBufferError
from nmfserver.steps import Steps

Samples = NDArray[np.float32]
Doubles = NDArray[np.float64]
EPSILON = float(np.finfo(np.float64).eps)


class Hill(NamedTuple):
    """A hill of a spectrum: bins from `first` to before `last`, its peak, and its mass as a part of the whole."""

    first: int
    last: int
    peak: int
    mass: float


def hills(spectrum: Doubles) -> list[Hill]:
    """Return the hills of a spectrum, none where it has no peak or no valley between its ends."""
    before, middle, behind = spectrum[:-2], spectrum[1:-1], spectrum[2:]
    peaks = np.flatnonzero((middle > before) & (middle > behind)) + 1
    valleys = np.flatnonzero((middle < before) & (middle < behind)) + 1
    if not len(peaks) or not len(valleys):
        return []
    at = 0 if valleys[0] > peaks[0] else 1
    if at >= len(valleys):
        return []
    bounds = [(0, int(valleys[at]), int(peaks[0]))]
    for peak in peaks[1:-1]:
        if at + 1 >= len(valleys):
            break
        bounds.append((int(valleys[at]), int(valleys[at + 1]), int(peak)))
        at += 1
    if len(peaks) > 1 and at < len(valleys) - 1:
        bounds.append((int(valleys[at]), len(spectrum) - 1, int(peaks[-1])))
    total = float(spectrum.sum()) + EPSILON
    return [Hill(first, last, peak, float(spectrum[first:last].sum()) / total) for first, last, peak in bounds]


def plan(sources: list[Hill], targets: list[Hill]) -> list[tuple[int, int, float]]:
    """Return which mass moves from which hill to which, in their order; what is left of one list is lost."""
    moves, i, j = [], 0, 0
    a, b = sources[0].mass, targets[0].mass
    while True:
        if a < b:
            moves.append((i, j, a))
            b, i = b - a, i + 1
            if i == len(sources):
                return moves
            a = sources[i].mass
        else:
            moves.append((i, j, b))
            a, j = a - b, j + 1
            if j == len(targets):
                return moves
            b = targets[j].mass


def distance(sources: list[Hill], targets: list[Hill]) -> float:
    """Return what it costs to move one spectrum's hills to the other's: masses by squared differences of numbers."""
    return sum(mass * (i - j) ** 2 for i, j, mass in plan(sources, targets))


def assigned(sources: Samples, targets: Samples) -> Steps[NDArray[np.intp]]:
    """Return, in steps, the number of the target for each source, as FluCoMa's table of running sums has it.

    sources, targets : float32 (bins, components), of the same shape

    Raises BadBufferError where a basis has no hills.
    """
    from scipy.optimize import linear_sum_assignment  # takes long to import, and few need it

    sides = [[_hills(name, bases, at) for at in range(bases.shape[1])] for name, bases in _named(sources, targets)]
    table = np.empty((sources.shape[1],) * 2)
    for row, source in zip(table, sides[0], strict=True):
        row[:] = [distance(source, target) for target in sides[1]]
        yield
    return np.asarray(linear_sum_assignment(np.cumsum(table).reshape(table.shape))[1])


def between(source: Doubles, target: Doubles, amount: float) -> Doubles:
    """Return the spectrum on the way from source to target, float64 (bins,); 0 where one of them has no hills.

    amount : 0…1; at 0 it is the source's hills, at 1 the target's
    """
    out, one, other = np.zeros(len(source)), hills(source), hills(target)
    if not one or not other:
        return out
    for i, j, mass in plan(one, other):
        place = round((1 - amount) * one[i].peak + amount * other[j].peak)  # half to even, as there
        _add_shifted(source, one[i], place, (1 - amount) * mass, out)
        _add_shifted(target, other[j], place, amount * mass, out)
    return out


def _add_shifted(spectrum: Doubles, hill: Hill, place: int, mass: float, out: Doubles) -> None:
    """Add a hill with its peak at a place, scaled from its own mass to another; bins beyond the ends are lost."""
    shift = place - hill.peak
    first, last = max(hill.first + shift, 0), min(hill.last + shift, len(out))
    if first < last and hill.mass > 0:
        out[first:last] += np.abs(spectrum[first - shift : last - shift]) * (mass / hill.mass)


def _named(sources: Samples, targets: Samples) -> tuple[tuple[str, Samples], tuple[str, Samples]]:
    return ("source", sources), ("target", targets)


def _hills(name: str, bases: Samples, component: int) -> list[Hill]:
    found = hills(bases[:, component].astype(np.float64))
    if not found:
        raise BadBufferError(
            f"component {component} of the {name} has no peak with a valley beside it, which FluCoMa's way needs; "
            "without flucoma 1, any basis can morph"
        )
    return found
