"""How many components a sound has: as many as there are sounds in it that come at times of their own.

Solutions of 1, 2, 3 … components are compared by what they leave unexplained. Real sounds never fit exactly: a drum has
an attack and a tail, noise flickers. More components go on explaining such detail without end, but it lies within one
hit. So the divergence is taken between sums over blocks of a quarter of a second: detail averages out there, while
sounds that come at other times still differ.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Magnitudes = NDArray[np.float32]
Solve = Callable[[int], tuple[Magnitudes, Magnitudes] | None]
"""Number of components -> bases (components, bands), activations (frames, components); None ends the count."""

BLOCK = 0.25
"""Seconds that are summed before solutions are compared."""

GAIN = 0.075
"""What a component has to gain, times the components before it, relative to the root of what a single one leaves."""

LEAST_GAIN = 0.02
"""What it has to gain, times the components before it, of the whole sound: more than a click at a cut edge does."""

PATIENCE = 2
"""So many components without enough gain end the search: some find their place only together with the next."""


def count_components(magnitudes: Magnitudes, solve: Solve, rate: float, least: int = 1, most: int = 20) -> int:
    """Return how many components describe a sound, between `least` and `most`.

    Let D(k) be the generalised Kullback-Leibler divergence that k components leave between sums over blocks, divided by
    the sum of all magnitudes. Component k + 1 counts if

        k (D(k) - D(k + 1)) > max(GAIN sqrt(D(1)), LEAST_GAIN).

    Of n parts that are equally loud, each gains about D(1) / (n - 1). So the factor k lets the last of many count like
    the second of two. The root is the geometric mean of D(1) and the sound itself, 1: where a single component leaves
    little, smaller parts are sought. The last component that counts is the result; the search ends where `PATIENCE` in
    a row do not, or where D(k) is too little for one more to count.

    Unless `least` asks for more, it is at most the number of blocks that the sound fills, sum(s)^2 / sum(s^2) with s
    the sum of each block: a single hit has no other times that could tell its parts from each other.

    Parameters
    ----------
    magnitudes : float32 (frames, bands), what `solve` factorises; any unit
    solve : asked in rising order, for at most `PATIENCE` components beyond the result, and never for a single one
    rate : frames a second
    least, most : at least 1, `least` <= `most`

    """
    blocks = np.arange(0, len(magnitudes), max(1, round(BLOCK * rate)))
    sums = _sum(magnitudes, blocks)
    total = float(sums.sum())
    if total == 0:
        return least
    loudness = sums.sum(axis=1)
    filled = round(total**2 / float(loudness @ loudness))
    single = _divergence(sums, np.outer(loudness, sums.sum(axis=0)) / total) / total
    bar = max(GAIN * single**0.5, LEAST_GAIN)
    left, count = single, least
    for components in range(max(least, 2), min(most, filled) + 1):
        before = components - 1
        if before * left <= bar or before >= count + PATIENCE:
            break
        solved = solve(components)
        if solved is None:
            break
        bases, activations = solved
        gain = left - _divergence(sums, _sum(activations, blocks) @ bases) / total
        if components > least and before * gain > bar:
            count = components
        left -= max(gain, 0)
    return count


def _sum(values: Magnitudes, blocks: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the sums over blocks of frames, (blocks, columns); each block begins at one of the frames in `blocks`."""
    return np.add.reduceat(values, blocks, axis=0, dtype=np.float64)


def _divergence(sums: NDArray[np.float64], estimate: NDArray[np.float64]) -> float:
    """Return the generalised Kullback-Leibler divergence; the floor lets both be 0."""
    ratio = np.maximum(sums, 1e-30) / np.maximum(estimate, 1e-30)
    return float(np.sum(sums * np.log(ratio) - sums + estimate))
