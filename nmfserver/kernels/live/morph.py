"""Bases on their way from one set to another: rewritten at the hops at which the amount has moved.

The plan of the way (`kernels.transport`) is made outside of the audio thread, and lent to it with the set of bases.
"""

import numpy as np

from nmfserver.kernels.access import floats
from nmfserver.kernels.compilation import part
from nmfserver.kernels.live.memory import Floats, Gain, Real, State
from nmfserver.kernels.transport import between


@part()
def move(state: State, slot: int) -> None:
    """Move the amount of a set of bases by a hop, and the bases with it."""
    morph, amount = state.morphs[slot], state.amounts[slot]
    if not morph.is_on:
        return
    _go_on(amount, state.setup.hop)
    if amount.now == morph.reached:
        return
    morph.reached = amount.now
    bins, pairs = state.magnitudes.shape[0], state.components[slot]
    moves, sums = floats(morph.moves, 2 * pairs, 2 * bins - 1), floats(morph.sums, pairs, 2)
    for pair in range(pairs):
        basis = state.bases[slot, pair]
        between(moves[2 * pair : 2 * pair + 2], sums[pair, 0], sums[pair, 1], amount.now, basis)
        state.inverse_sums[slot, pair] = np.float32(1 / _floored(basis, np.float32(morph.floor)))


@part()
def _go_on(gain: Gain, count: int) -> None:
    """Let a gain go on to its goal by so many samples."""
    step = gain.step * count
    gain.now = gain.goal if abs(gain.goal - gain.now) <= abs(step) else gain.now + step


@part()
def _floored(basis: Floats, floor: Real) -> float:
    """Raise a basis to a floor, and return its sum."""
    total = 0.0
    for bin_ in range(basis.shape[0]):
        basis[bin_] = max(basis[bin_], floor)
        total += np.float64(basis[bin_])
    return total
