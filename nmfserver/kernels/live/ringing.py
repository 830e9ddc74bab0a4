"""Templates with time in the live filter: what still rings of past activations.

A component whose template has L frames is more than its newest activation (Smaragdis, "Non-negative Matrix Factor
Deconvolution", 2004). With W_l the frames of all templates that sound l frames after an activation::

    E_t = h_t W_0 + sum over l >= 1 of h_{t-l} W_l

When a frame is heard, the sum over the past is known, of each component by itself. Only h_t is updated, by the rule of
`nmf_filter` with E_t as the estimate: what is known is a constant in it, so the divergence never rises here either.

Frames of templates may be S hops apart: at short hops a template would else need many of them. Then h_{t-l} is the
activation of l S hops ago, and every S-th hop together with those before it is a deconvolution by itself.

All memory of this is lent with the set of bases, so that templates of one frame need none. The readable twin is
`LiveFilter` in ``tests/naive.py``.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.access import floats
from nmfserver.kernels.compilation import part
from nmfserver.kernels.frame import ZERO, estimate
from nmfserver.kernels.live.memory import ROWS, Floats, Real, Ringing, State
from nmfserver.kernels.sums import add_row


class Memory(NamedTuple):
    """What the audio thread works on for a set of bases: float32, bins as in the spectrum.

    A row a component in each, and silent ones up to a multiple of `ROWS`.
    """

    later: NDArray[np.float32]  # (rows * (frames - 1), bins): the frames behind the first, template by template
    played: NDArray[np.float32]  # (stride * rows, frames - 1): past activations, the newest first, of every S-th hop
    parts: NDArray[np.float32]  # (rows, bins): what rings of each component, and later all that it is
    whole: NDArray[np.float32]  # (1, bins): what rings of all


def shapes(count: int, frames: int, bins: int, stride: int) -> tuple[tuple[int, int], ...]:
    """Return the shapes of the `Memory` for so many templates."""
    rows = -(-count // ROWS) * ROWS
    return (rows * (frames - 1), bins), (stride * rows, frames - 1), (rows, bins), (1, bins)


def memory(templates: Floats, stride: int) -> Memory:
    """Return the memory for templates, float32 (components, frames, bins), whose frames are so many hops apart.

    It is written to throughout, so that the system has really given it.
    """
    count, frames, bins = templates.shape
    made = Memory(*(np.full(shape, 0, np.float32) for shape in shapes(count, frames, bins, stride)))
    made.later[: count * (frames - 1)] = templates[:, 1:].reshape(-1, bins)
    return made


def lend(made: Memory, ringing: Ringing) -> None:
    """Tell the audio thread where the memory of a set of bases is. It has to last until that gives the set back."""
    rows, frames = len(made.parts), made.played.shape[1] + 1
    ringing.frames, ringing.stride, ringing.turn, ringing.heard = frames, len(made.played) // rows, 0, 0
    ringing.later, ringing.played = made.later.ctypes.data, made.played.ctypes.data
    ringing.parts, ringing.whole = made.parts.ctypes.data, made.whole.ctypes.data


@part()
def rings(state: State, slot: int) -> bool:
    """Whether the templates of a set of bases have several frames."""
    return bool(state.ringings[slot].frames > 1)


@part()
def rows_of(state: State, slot: int) -> int:
    """Return how many rows a set of bases has: its components, and silent ones up to a multiple of `ROWS`."""
    return int((state.components[slot] + ROWS - 1) // ROWS * ROWS)


@part()
def ring_on(state: State, slot: int) -> Real:
    """Write what rings in the frame that is just heard; return the sum of the magnitudes that are not known by it.

    Where the hop before was not heard, nothing rings.
    """
    ringing, rows, bins = state.ringings[slot], rows_of(state, slot), state.magnitudes.shape[0]
    lags = ringing.frames - 1
    played = floats(ringing.played, ringing.stride * rows, lags)
    if state.clock.hops != ringing.heard + 1:
        _forget(played)
    later, first = floats(ringing.later, rows * lags, bins), ringing.turn * rows
    parts, whole = floats(ringing.parts, rows, bins), floats(ringing.whole, 1, bins)[0]
    for bin_ in range(bins):
        whole[bin_] = ZERO
    for component in range(state.components[slot]):
        frames = later[component * lags : (component + 1) * lags]
        estimate(frames, played[first + component], ZERO, parts[component])
        add_row(parts[component], whole)
    return _excess(state.magnitudes, whole)


@part()
def _forget(played: Floats) -> None:
    for row in range(played.shape[0]):
        for lag in range(played.shape[1]):
            played[row, lag] = ZERO


@part()
def _excess(magnitudes: Floats, whole: Floats) -> Real:
    """Return the sum of what magnitudes have more than what is known."""
    total = ZERO
    for bin_ in range(magnitudes.shape[0]):
        total += max(magnitudes[bin_] - whole[bin_], ZERO)
    return total


@part()
def add_ringing(state: State, slot: int, sums: Floats) -> None:
    """Add what rings of all components to an estimate."""
    add_row(floats(state.ringings[slot].whole, 1, sums.shape[0])[0], sums)


@part()
def remember(state: State, slot: int) -> None:
    """Add what is new in the frame to what rings, and keep the activations for the frames to come."""
    ringing, rows, bins = state.ringings[slot], rows_of(state, slot), state.magnitudes.shape[0]
    parts, played = floats(ringing.parts, rows, bins), floats(ringing.played, ringing.stride * rows, ringing.frames - 1)
    for component in range(state.components[slot]):
        newest, past = state.activations[slot, component], played[ringing.turn * rows + component]
        _add_scaled(state.bases[slot, component], newest, parts[component])
        for lag in range(past.shape[0] - 1, 0, -1):
            past[lag] = past[lag - 1]
        past[0] = newest
    ringing.turn = ringing.turn + 1 if ringing.turn + 1 < ringing.stride else 0
    ringing.heard = state.clock.hops


@part(noalias=True)
def _add_scaled(values: Floats, scale: Real, out: Floats) -> None:
    for at in range(out.shape[0]):
        out[at] += scale * values[at]
