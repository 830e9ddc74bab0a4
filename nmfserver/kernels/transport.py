"""Optimal transport between spectra: the mass of one moves along frequency until it is the other.

In one dimension, and for any convex cost, the best plan takes masses in order (Villani, "Topics in Optimal
Transportation", 2003, theorem 2.18): the north-west corner rule. What moves from bin i to bin j is at frequency
(1 - t) i + t j on the way (McCann, "A Convexity Principle for Interacting Gases", 1997; for sound: Henderson and
Solomon, "Audio Transport: A Generalized Portamento via Optimal Transport", 2019). Between two bins it is shared out, so
that mass and mean frequency are right at any t. Every bin takes part, so nothing is lost, and nothing leaves the
spectrum: at t = 0 it is the first, at t = 1 the second.

From one entry of a plan to the next either i or j goes on by one, so that i + j is the number of the entry: a plan of
two spectra of B bins has 2 B - 1 entries, and needs only i and the mass of each. The readable twin is `transport` in
``tests/naive.py``.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels.arrays import Doubles, Floats, Real, Whole
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.frame import ONE, ZERO

FROM, MASS = 0, 1
"""The rows of a plan: the bin that a mass comes from, and the mass as a part of the whole."""


class Plan(NamedTuple):
    """How sources become targets, pair by pair."""

    moves: Floats  # (pairs, 2, 2 * bins - 1)
    sums: Floats  # (pairs, 2), of the source and of the target


def empty(pairs: int, bins: int) -> Plan:
    """Return a plan to be written to."""
    return Plan(np.empty((pairs, 2, 2 * bins - 1), np.float32), np.empty((pairs, 2), np.float32))


@part()
def _sum(values: Floats) -> float:
    total = 0.0
    for at in range(values.shape[0]):
        total += np.float64(values[at])
    return total


@part()
def _goes_on(source: Whole, target: Whole, last: Whole, left: float, room: float) -> bool:
    """Return whether the next mass comes from the next bin of the source, or goes to the next of the target."""
    return bool(target == last or (source < last and left < room))


@kernel()
def plan(sources: Floats, targets: Floats, made: Plan) -> None:
    """Write the plan of each source and the target beside it, float32 (pairs, bins), of sums above 0."""
    last = sources.shape[1] - 1
    for pair in range(sources.shape[0]):
        source, target, moves = sources[pair], targets[pair], made.moves[pair]
        sums = _sum(source), _sum(target)
        made.sums[pair, 0], made.sums[pair, 1] = sums
        i, j, left, room = 0, 0, source[0] / sums[0], target[0] / sums[1]
        for entry in range(2 * last + 1):
            goes_on = _goes_on(i, j, last, left, room)
            moved = left if goes_on else room
            moves[FROM, entry], moves[MASS, entry] = i, max(moved, 0.0)
            if goes_on:
                i, room = i + 1, room - moved
                left = source[min(i, last)] / sums[0]
            else:
                j, left = j + 1, left - moved
                room = target[min(j, last)] / sums[1]


@kernel()
def costs(source: Floats, targets: Floats, out: Doubles) -> None:
    """Write what it costs to move a source, float32 (bins,), to each target (targets, bins): squares of bins by mass.

    All have sums above 0, and count as if these were one.
    """
    last, total = source.shape[0] - 1, _sum(source)
    for at in range(targets.shape[0]):
        target, goal, cost = targets[at], _sum(targets[at]), 0.0
        i, j, left, room = 0, 0, source[0] / total, target[0] / goal
        while i <= last and j <= last:
            goes_on = _goes_on(i, j, last, left, room)
            moved = left if goes_on else room
            cost += max(moved, 0.0) * (i - j) * (i - j)
            if goes_on:
                i, room = i + 1, room - moved
                left = source[min(i, last)] / total
            else:
                j, left = j + 1, left - moved
                room = target[min(j, last)] / goal
        out[at] = cost


@part()
def between(moves: Floats, source_sum: Real, target_sum: Real, amount: Real, out: Floats) -> None:
    """Write the spectrum on the way from source to target: at an amount of 0 the source, at 1 the target.

    Parameters
    ----------
    moves : of a pair, float32 (2, 2 * bins - 1)
    source_sum, target_sum : of the pair
    amount : 0…1
    out : float32 (bins,)

    """
    far, rest = np.float32(amount), np.float32(1 - amount)
    total = rest * source_sum + far * target_sum
    for bin_ in range(out.shape[0]):
        out[bin_] = ZERO
    for entry in range(moves.shape[1]):
        source, mass = moves[FROM, entry], total * moves[MASS, entry]
        place = rest * source + far * (np.float32(entry) - source)
        below = int(place)
        above = place - np.float32(below)
        out[below] += (ONE - above) * mass
        if above > 0:
            out[min(below + 1, out.shape[0] - 1)] += above * mass


@kernel()
def interpolate(made: Plan, amount: float, out: Floats) -> None:
    """Write the spectra of all pairs on their way, float32 (pairs, bins), as `between` does."""
    for pair in range(out.shape[0]):
        between(made.moves[pair], made.sums[pair, 0], made.sums[pair, 1], amount, out[pair])
