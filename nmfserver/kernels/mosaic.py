"""Sparse activations of a mosaic: a target's frames rebuilt from a few frames of a source, the same few all the way.

Driedger, Prätzlich and Müller, "Let it Bee: Towards NMF-inspired audio mosaicing", ISMIR 2015. With activations H
(target frames, source frames), of which each target frame keeps only some, an iteration does, in this order:

repetition   of each source frame the largest activation within some target frames stays; others become less
polyphony    in each target frame so many activations stay, those that add the largest magnitudes; others become less
continuity   the sum along the diagonal: source frames that follow each other in target frames that do
update       Lee and Seung's for the generalised Kullback-Leibler divergence; the bases are the source's magnitudes

Others become less by the factor ``1 - (l + 1) / L`` in iteration l of L: nothing of them is left at the end. The
readable twin is `mosaic` in ``tests/naive.py``. The kept source frames of a target frame are in rising order, so that
those of two frames are compared by going through both once.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels.access import store
from nmfserver.kernels.arrays import Floats, Places, Real, Whole
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.floors import EPSILON, TINY
from nmfserver.kernels.frame import FOUR, ONE, ZERO, Rows, add_rows, ratio, sums, updated
from nmfserver.kernels.team import FRAMES_DONE, Member, barrier, is_stopped, partition


class Restraints(NamedTuple):
    """What an iteration restrains, and which iterations there are.

    repetition : target frames before and after, within which a source frame is to stand once
    polyphony : activations of a target frame
    continuity : frames before and after, that a diagonal has
    first, last : iterations from `first` to below `last`
    """

    repetition: int
    polyphony: int
    continuity: int
    first: int
    last: int


class Sparse(NamedTuple):
    """Activations of which each target frame has only some.

    rows : int32 (target frames, kept), source frames in rising order
    values : float32 (target frames, kept)
    """

    rows: Places
    values: Floats


@part()
def _weaken_repetitions(kept: Sparse, frame: int, reach: int, factor: Real, out: Floats) -> None:
    """Weaken what is not the first of the largest activations of its source frame in the frames around."""
    own, count = kept.rows[frame], kept.rows.shape[1]
    for other in range(max(0, frame - reach), min(kept.rows.shape[0], frame + reach + 1)):
        rows, i, j = kept.rows[other], 0, 0
        while other != frame and i < count and j < count:
            if own[i] < rows[j]:
                i += 1
            elif own[i] > rows[j]:
                j += 1
            else:
                value, compared = kept.values[frame, i], kept.values[other, j]
                if compared > value or (compared == value and other < frame):
                    out[i] = value * factor
                i, j = i + 1, j + 1


@part()
def _largest(values: Floats, count: int) -> Real:
    """Return the largest value but ``count - 1``; the values are reordered. Hoare, "Algorithm 65: find", 1961."""
    low, high, wanted = 0, values.shape[0] - 1, count - 1
    while low < high:
        pivot, i, j = values[(low + high) // 2], low, high
        while i <= j:
            while values[i] > pivot:
                i += 1
            while values[j] < pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i, j = i + 1, j - 1
        if wanted <= j:
            high = j
        elif wanted >= i:
            low = i
        else:
            break
    found: Real = values[wanted]
    return found


@part()
def _weaken_voices(rows: Places, loudness: Floats, polyphony: int, factor: Real, space: Floats, out: Floats) -> None:
    """Weaken all but so many activations of a frame: those that add the largest magnitudes."""
    count = rows.shape[0]
    if polyphony >= count:
        return
    for i in range(count):
        space[i] = out[i] * loudness[rows[i]]
    least = _largest(space[:count], polyphony)
    for i in range(count):
        if out[i] * loudness[rows[i]] < least:
            out[i] *= factor


@part()
def _add_diagonal(rows: Places, weakened: Floats, frame: int, reach: int, out: Floats) -> None:
    """Write the sum along the diagonal around each activation of a frame."""
    own, count = rows[frame], rows.shape[1]
    for i in range(count):
        out[i] = weakened[frame, i]
    for other in range(max(0, frame - reach), min(rows.shape[0], frame + reach + 1)):
        step, i, j = other - frame, 0, 0
        while step != 0 and i < count and j < count:
            if own[i] + step < rows[other, j]:
                i += 1
            elif own[i] + step > rows[other, j]:
                j += 1
            else:
                out[i] += weakened[other, j]
                i, j = i + 1, j + 1


@part()
def _four_of(magnitudes: Floats, rows: Places, first: Whole) -> Rows:
    """Return four source frames of a list; the last one again where there are fewer."""
    last = rows.shape[0] - 1
    return (
        magnitudes[rows[first]], magnitudes[rows[min(first + 1, last)]], magnitudes[rows[min(first + 2, last)]],
        magnitudes[rows[min(first + 3, last)]],
    )  # fmt: skip


@part()
def _update(
    magnitudes: Floats, inverse_sums: Floats, target: Floats, rows: Places, activations: Floats, estimate: Floats,
    out: Floats,
) -> None:  # fmt: skip
    """Do the update of a frame whose activations are at 0 beyond the rows, up to a multiple of four."""
    for bin_ in range(estimate.shape[0]):
        estimate[bin_] = ZERO
    for first in range(0, rows.shape[0], FOUR):
        weights = activations[first], activations[first + 1], activations[first + 2], activations[first + 3]
        add_rows(estimate, _four_of(magnitudes, rows, first), weights)
    ratio(target, estimate, EPSILON)
    for first in range(0, rows.shape[0], FOUR):
        four = sums(_four_of(magnitudes, rows, first), estimate)
        for at in range(first, min(first + FOUR, rows.shape[0])):
            out[at] = updated(activations[at], four[at - first], inverse_sums[rows[at]], TINY)


@part()
def _update_kept(
    magnitudes: Floats, inverse_sums: Floats, target: Floats, rows: Places, values: Floats, space: Floats,
    chosen: Places, out: Floats,
) -> None:  # fmt: skip
    """Do the update of a frame; only what is not zero is worked on. `space` is (4, …), `values` are overwritten."""
    count = 0
    for i in range(rows.shape[0]):
        out[i] = ZERO
        if values[i] > TINY:
            values[count], chosen[count], chosen[rows.shape[0] + count] = values[i], rows[i], i
            count += 1
    if count == 0:
        return
    for i in range(count, -(-count // FOUR) * FOUR):
        values[i] = ZERO
    results, estimate = space[2], space[3, : target.shape[0]]
    _update(magnitudes, inverse_sums, target, chosen[:count], values, estimate, results)
    for i in range(count):
        out[chosen[rows.shape[0] + i]] = results[i]


@kernel()
def refine(
    member: Member,
    magnitudes: Floats,
    inverse_sums: Floats,
    loudness: Floats,
    target: Floats,
    kept: Sparse,
    weakened: Floats,
    spaces: Floats,
    choices: Places,
    restraints: Restraints,
) -> None:
    """Do iterations with the activations that are kept; `FRAMES_DONE` counts target frames, over all iterations.

    Parameters
    ----------
    member : of a team
    magnitudes : float32 (source frames, bins)
    inverse_sums : float32 (source frames,), 1 by their sums
    loudness : float32 (source frames,), what an activation is weighted with where they are compared
    target : float32 (target frames, bins)
    kept : overwritten with the result
    weakened : float32 (target frames, kept), space to work in
    spaces : float32 (members, 4, at least bins and kept + 4), likewise
    choices : int32 (members, 2 * kept), likewise
    restraints : which iterations, and what they restrain

    """
    begin, end = partition(target.shape[0], member)
    count, space = kept.rows.shape[1], spaces[member.rank]
    for iteration in range(restraints.first, restraints.last):
        factor = ONE - np.float32(iteration + 1) / np.float32(restraints.last)
        for frame in range(begin, end):
            if is_stopped(member):
                return
            out = weakened[frame]
            for i in range(count):
                out[i] = kept.values[frame, i]
            _weaken_repetitions(kept, frame, restraints.repetition, factor, out)
            _weaken_voices(kept.rows[frame], loudness, restraints.polyphony, factor, space[0], out)
        barrier(member)
        for frame in range(begin, end):
            if is_stopped(member):
                return
            _add_diagonal(kept.rows, weakened, frame, restraints.continuity, space[1])
            _update_kept(
                magnitudes, inverse_sums, target[frame], kept.rows[frame], space[1], space, choices[member.rank],
                kept.values[frame],
            )  # fmt: skip
            if member.rank == 0:
                done = (iteration - restraints.first) * (end - begin) + frame + 1 - begin
                store(member.signals, FRAMES_DONE, done)
        barrier(member)
