"""Templates with time: non-negative matrix factor deconvolution, for the generalised Kullback-Leibler divergence.

Smaragdis, "Non-negative Matrix Factor Deconvolution", 2004. A component has a template of L frames. With magnitudes V
(frames, bins), activations H (frames, components), and W_l (components, bins), the frame of all templates that sounds
l frames after an activation, all operations entry by entry::

    E_t = sum over l of H_{t-l} W_l               the estimate, and the ratio R = V / E
    A_t = H_t * sum over l of R_{t+l} W_l'        C_l = W_l * sum over t of H_{t-l}' R_t
    W_l = C_l / sum over t of H_{t-l}             then scaled: each template sums to one
    H_t = A_t / sum over l of sum(W_l)

Frames before the beginning and beyond the end belong to no sum, so that the last L - 1 activations have shorter ones in
their denominators; where nothing is cut off, H is A. Both factors come from the same ratio, and the divergence never
rises: -V log E is majorised by -A log h - C log w, the rest is the sum of h_t w_l over all t + l within the sound.
W, and then H, are where all this is least while the other stays. Plain rounds begin where the last one ended, others
at a point that `momentum` puts ahead of it.

**Sparse activations.** What is minimised is the divergence plus `sparsity` times the sum of the activations of
templates of unit norm, ``s sum(H_k) |W_k|`` for each component: a hit that one long template explains is cheaper than
many short ones. H_t has ``+ s |W_k|`` in its denominator. The norm is majorised by its tangent parabola at the old
template, which gives ``w = 2 C / (n + sqrt(n^2 + 4 p C))``, n the denominator above, ``p = s sum(H_k) / |W_k|`` of the
old ones. (Cf. Le Roux, Hershey and Weninger, "Sparse NMF - half-baked or well done?", 2015.)

Everything that takes time is three matrix products. The activations of the last L frames side by side are a row of
another matrix, G, and the frames of all templates the rows of one more: ``E = G W``, the numerators of the templates
are ``G' R``, and those of the activations are the sums over the diagonals of ``R W'``. A tile of frames does all three
while its ratio is in the processor's cache.

The frames are cut into lanes whose number depends on the shape alone, so that the result is the same with any number of
threads. The readable twins are `template_round` and `template_rounds` in ``tests/naive.py``.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels.access import load, seconds, store
from nmfserver.kernels.arrays import Doubles, Floats, Integers, Real, Whole
from nmfserver.kernels.blas import matrix_product
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.divergence import divergence
from nmfserver.kernels.floors import MASK, TINY
from nmfserver.kernels.frame import ONE, ZERO
from nmfserver.kernels.joint import LANE_FRAMES, MOST_LANES, many, tile_frames
from nmfserver.kernels.momentum import (
    BEFORE,
    DONE,
    FAILED,
    KEEP,
    KEPT,
    LOOK,
    MOTION,
    MOVE,
    NEXT,
    OLD,
    POINT,
    RESTART,
    RESULT,
    advance,
    climb,
    copy,
    decide,
    momentum,
    prepare,
    total_of,
)
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.shapes import APART, FLOAT64, INT64, Shape, Shapes, apart, arrays
from nmfserver.kernels.sums import add_columns, add_row, sum_of
from nmfserver.kernels.team import OVER, TILES_DONE, Member, barrier, is_stopped, partition


class TemplateSpace(NamedTuple):
    """The factors, and what the members of a team work in. A row of `bases` is one frame of one template.

    bases : float32 (5, components * lags, bins), at the places of `momentum`; a template's frames follow each other
    activations : float32 (5, frames, components), likewise
    denominators : float32 (2, lags, components), of `RESULT` and `POINT`: template sums over the first frames, in each
        row over one more, plus the weight of sparse activations
    ratio : float32 (members, tile, bins)
    stacked, products : float32 (members, tile, components * lags): G of a tile, and R W'
    gains : float32 (lanes, lags - 1 + frames of a lane, components): R W' summed over diagonals; a lane's ratio also
        counts for activations before it
    numerators : float32 (lanes, components * lags, bins)
    played : float64 (lanes, at least components * lags), G summed over frames
    slopes : float64 (lanes + components,), parts of the slope of the motion
    looks : float64 (lanes + 1,), parts of the divergence, and the weight of the activations; at the end of the result
    courses : float64 (members, APART), what each member knows
    divergence : float64 (1,), of the last look; at the end of the result; infinite at first
    done : int64 (1,), rounds done
    """

    bases: Floats
    activations: Floats
    denominators: Floats
    ratio: Floats
    stacked: Floats
    products: Floats
    gains: Floats
    numerators: Floats
    played: Doubles
    slopes: Doubles
    looks: Doubles
    courses: Doubles
    divergence: Doubles
    done: Integers


def lanes(frames: int, lags: int) -> int:
    """Return the number of lanes for so many frames: a power of two. None is shorter than a template."""
    return 1 << min(max(frames // max(LANE_FRAMES, lags), 1), MOST_LANES).bit_length() - 1


def shapes(members: int, frames: int, bins: int, components: int, lags: int) -> Shapes:
    """Return the shapes of `TemplateSpace` for a team of so many members, and magnitudes of this size."""
    cut, rows = lanes(frames, lags), components * lags
    longest = -(-frames // cut)
    tile = min(tile_frames(bins, rows), longest)
    return {
        "bases": Shape((5, rows, bins)),
        "activations": Shape((5, frames, components)),
        "denominators": Shape((2, lags, components)),
        "ratio": Shape((members, tile, bins)),
        "stacked": Shape((members, tile, rows)),
        "products": Shape((members, tile, rows)),
        "gains": Shape((cut, lags - 1 + longest, components)),
        "numerators": Shape((cut, rows, bins)),
        "played": Shape((cut, apart(rows)), FLOAT64),
        "slopes": Shape((cut + components,), FLOAT64),
        "looks": Shape((cut + 1,), FLOAT64),
        "courses": Shape((members, APART), FLOAT64),
        "divergence": Shape((1,), FLOAT64),
        "done": Shape((1,), INT64),
    }


def space(wanted: Shapes) -> TemplateSpace:
    """Return the space of `shapes`, with no factors yet."""
    made = TemplateSpace(**arrays(wanted))
    made.divergence[0], made.done[0] = np.inf, 0
    return made


class Course(NamedTuple):
    """How far the rounds go.

    rounds : at most; with none there is only the divergence
    least : rounds after which they end once the divergence falls by less than `tendency` between two looks
    is_plain : whether every round begins where the last one ended, without momentum
    motion : n of the momentum after the first round
    look : rounds between two looks at the divergence
    tolerance : relative fall of the divergence between two looks below which they end at once; 0: they go on
    tendency : likewise, after `least` rounds
    sparsity : weight of the activations beside the divergence
    deadline : time of `seconds` at which they end; infinity: none
    work : what a round counts in the progress
    """

    rounds: int
    least: int
    is_plain: bool
    motion: float
    look: int
    tolerance: float
    tendency: float
    sparsity: float
    deadline: float
    work: int


@part()
def _lane(space: TemplateSpace, lane: Whole) -> tuple[int, int]:
    """Return the first frame of a lane, and the one behind its last."""
    frames, cut = space.activations.shape[1], space.numerators.shape[0]
    return lane * frames // cut, (lane + 1) * frames // cut


@part()
def stack(activations: Floats, first: Whole, out: Floats) -> None:
    """Write G of some frames: of each component, the activations of the frame, of the one before, and so on.

    Parameters
    ----------
    activations : float32 (frames, components), of the whole sound
    first : the frame with which to begin
    out : float32 (some frames, components * lags)

    """
    components = activations.shape[1]
    lags = out.shape[1] // components
    for row in range(out.shape[0]):
        for component in range(components):
            for lag in range(lags):
                at = first + row - lag
                out[row, component * lags + lag] = activations[at, component] if at >= 0 else ZERO


@part()
def _collect(products: Floats, first: Whole, gains: Floats) -> None:
    """Add R W' of some frames to the gains of the frames whose activations ring there, from row `first` on."""
    components = gains.shape[1]
    lags = products.shape[1] // components
    for row in range(products.shape[0]):
        for component in range(components):
            for lag in range(lags):
                gains[first + row + lags - 1 - lag, component] += products[row, component * lags + lag]


@part()
def _sweep(member: Member, magnitudes: Floats, space: TemplateSpace, lane: Whole, measure: bool) -> None:
    """Do a lane of a round: the gains of its activations, its part of the numerators, sums, and the divergence."""
    first, last = _lane(space, lane)
    rank, most, total = member.rank, space.ratio.shape[1], 0.0
    gains, played = space.gains[lane], space.played[lane]
    gains[:] = 0
    played[:] = 0
    tiles = (last - first + most - 1) // most
    for index in range(tiles):
        if is_stopped(member):
            return
        begin, end = first + index * (last - first) // tiles, first + (index + 1) * (last - first) // tiles
        stacked, products = space.stacked[rank, : end - begin], space.products[rank, : end - begin]
        stack(space.activations[POINT], begin, stacked)
        total += many(
            magnitudes[begin:end], space.bases[POINT], stacked, products, space.ratio[rank, : end - begin],
            space.numerators[lane], index > 0, measure,
        )  # fmt: skip
        add_columns(stacked, played)
        _collect(products, begin - first, gains)
    if measure:
        space.looks[lane] = total


@part()
def _new_frame(parts: Floats, point: Floats, old: Floats, played: Real, weight: Real, result: Floats) -> float:
    """Write a frame of a template, not scaled, from its numerators; return its part of the slope."""
    slope, floored = ZERO, max(played, MASK)
    for bin_ in range(point.shape[0]):
        full = point[bin_] * parts[bin_]
        root = np.sqrt(floored * floored + np.float32(4) * weight * full)
        result[bin_] = np.float32(2) * full / (floored + root)
        wanted = point[bin_] * (played + weight * point[bin_]) - full
        slope += wanted * climb(point[bin_], old[bin_])
    return float(slope)


@part()
def _norm(bases: Floats, first: Whole, lags: Whole) -> float:
    """Return the Euclidean norm of a whole template."""
    squares = 0.0
    for row in range(first, first + lags):
        for bin_ in range(bases.shape[1]):
            squares += np.float64(bases[row, bin_]) * np.float64(bases[row, bin_])
    return float(np.sqrt(squares))


@part()
def _new_template(space: TemplateSpace, component: Whole, free: Free, sparsity: float) -> float:
    """Write a new template; return its part of the slope."""
    lags, cut, slope, total = space.denominators.shape[1], space.numerators.shape[0], 0.0, 0.0
    first, all_played = component * lags, 0.0
    for lane in range(cut):
        all_played += space.played[lane, first]
    weight = ZERO
    if sparsity > 0:
        weight = np.float32(sparsity * all_played / max(_norm(space.bases[POINT], first, lags), float(MASK)))
    for row in range(first, first + lags):
        parts, played = space.numerators[0, row], 0.0
        for lane in range(cut):
            played += space.played[lane, row]
            if lane > 0:
                add_row(space.numerators[lane, row], parts)
        result = space.bases[RESULT, row]
        slope += _new_frame(parts, space.bases[POINT, row], space.bases[OLD, row], np.float32(played), weight, result)
        total += float(sum_of(result))
    scale = np.float32(1 / max(total, float(MASK))) if free.activations[component] > ZERO else ONE
    for row in range(first, first + lags):
        for bin_ in range(space.bases.shape[2]):
            value = space.bases[RESULT, row, bin_] * scale
            space.bases[RESULT, row, bin_] = value if value > TINY else ZERO
    return slope


@part()
def _add_up(space: TemplateSpace, place: int, component: Whole, sparsity: float) -> None:
    """Write the denominators of the activations of a component."""
    lags = space.denominators.shape[1]
    total = ZERO
    if sparsity > 0:
        total = np.float32(sparsity * _norm(space.bases[place], component * lags, lags))
    for lag in range(lags):
        total += sum_of(space.bases[place, component * lags + lag])
        space.denominators[place, lag, component] = max(total, MASK)


@part()
def _new_activations(space: TemplateSpace, lane: Whole, free: Free) -> float:
    """Write the new activations of a lane; return their part of the slope."""
    first, last = _lane(space, lane)
    frames, lags, slope = space.activations.shape[1], space.denominators.shape[1], ZERO
    is_last = lane + 1 == space.gains.shape[0]
    for frame in range(first, last):
        gains, reach = space.gains[lane, frame - first + lags - 1], min(lags, frames - frame) - 1
        late = frame - last + lags - 1
        if late >= 0 and not is_last:
            add_row(space.gains[lane + 1, late], gains)
        point, old = space.activations[POINT, frame], space.activations[OLD, frame]
        result = space.activations[RESULT, frame]
        for component in range(result.shape[0]):
            if free.activations[component] > ZERO:
                full = point[component] * gains[component]
                value = full / space.denominators[RESULT, reach, component]
                result[component] = value if value > TINY else ZERO
                wanted = point[component] * space.denominators[POINT, reach, component] - full
                slope += wanted * climb(point[component], old[component])
    return float(slope)


@part()
def _weight(space: TemplateSpace, place: int, sparsity: float) -> float:
    """Return what the activations at a place weigh beside the divergence."""
    total, lags = 0.0, space.denominators.shape[1]
    if sparsity > 0:
        for component in range(space.denominators.shape[2]):
            played = 0.0
            for frame in range(space.activations.shape[1]):
                played += space.activations[place, frame, component]
            total += played * _norm(space.bases[place], component * lags, lags)
    return sparsity * total


@part()
def _renew_templates(member: Member, space: TemplateSpace, free: Free, sparsity: float) -> None:
    """Write this member's new templates."""
    own, cut = partition(free.bases.shape[0], member), space.numerators.shape[0]
    for component in range(own[0], own[1]):
        space.slopes[cut + component] = 0
        if free.bases[component] > ZERO:
            space.slopes[cut + component] = _new_template(space, component, free, sparsity)
        _add_up(space, RESULT, component, sparsity)


@part()
def _move(member: Member, space: TemplateSpace, free: Free, course: Doubles, sparsity: float) -> None:
    """Move this member's part of both factors to the next point."""
    lags, b = space.denominators.shape[1], momentum(course[MOTION])
    own = partition(free.bases.shape[0], member)
    for component in range(own[0], own[1]):
        for row in range(component * lags, (component + 1) * lags):
            _move_row(space.bases, row, course, free.bases[component] > ZERO, b)
        _add_up(space, POINT, component, sparsity)
    own = partition(space.activations.shape[1], member)
    for frame in range(own[0], own[1]):
        _move_row(space.activations, frame, course, True, b)
        for component in range(free.activations.shape[0]):
            if free.activations[component] == ZERO:
                space.activations[POINT, frame, component] = space.activations[RESULT, frame, component]


@part()
def _move_row(values: Floats, row: Whole, course: Doubles, is_free: bool, b: Real) -> None:
    result, point, before = values[RESULT, row], values[POINT, row], values[BEFORE, row]
    prepare(result, point, before, values[KEPT, row], values[OLD, row], course)
    if is_free and course[NEXT] == MOVE:
        advance(result, point, before, b)


@part()
def _decide(space: TemplateSpace, own: Doubles, done: int, looked: bool, course: Course) -> None:
    """Decide what comes next; every member decides the same. Plain rounds always begin with the result."""
    tolerance = course.tolerance if done < course.least else max(course.tolerance, course.tendency)
    if not course.is_plain:
        decide(space.slopes, space.looks, own, looked, tolerance)
    elif looked:
        found = max(total_of(space.looks), 0.0)
        if tolerance > 0 and own[LOOK] - found < tolerance * own[LOOK]:
            own[NEXT] = DONE
        own[LOOK] = found


@part()
def _measure(member: Member, magnitudes: Floats, space: TemplateSpace) -> None:
    """Measure the result's divergence, in this member's lanes."""
    own, rank, most = partition(space.numerators.shape[0], member), member.rank, space.ratio.shape[1]
    for lane in range(own[0], own[1]):
        first, last = _lane(space, lane)
        total = 0.0
        for begin in range(first, last, most):
            if is_stopped(member):
                return
            end = min(begin + most, last)
            stacked, estimates = space.stacked[rank, : end - begin], space.ratio[rank, : end - begin]
            stack(space.activations[RESULT], begin, stacked)
            matrix_product(stacked, space.bases[RESULT], estimates)
            for frame in range(end - begin):
                total += divergence(magnitudes[begin + frame], estimates[frame])
        space.looks[lane] = total
    barrier(member)


@part()
def _return(member: Member, space: TemplateSpace) -> None:
    """Write what was kept in the place of the result."""
    own = partition(space.bases.shape[1], member)
    for row in range(own[0], own[1]):
        copy(space.bases[KEPT, row], space.bases[RESULT, row])
    own = partition(space.activations.shape[1], member)
    for frame in range(own[0], own[1]):
        copy(space.activations[KEPT, frame], space.activations[RESULT, frame])
    barrier(member)


@part()
def _end(member: Member, magnitudes: Floats, space: TemplateSpace, own: Doubles, course: Course) -> None:
    """Leave the result, or what was kept at a look where that is better, with its divergence and weight."""
    cut = space.numerators.shape[0]
    _measure(member, magnitudes, space)
    found = total_of(space.looks[:cut]) + _weight(space, RESULT, course.sparsity)
    has_kept = not course.is_plain and own[KEEP] == 0 and np.isfinite(own[LOOK])
    barrier(member)  # all have read the looks
    if has_kept and not found <= own[LOOK]:
        _return(member, space)
        _measure(member, magnitudes, space)
    if member.rank == 0:
        space.divergence[0] = max(total_of(space.looks[:cut]), 0.0)
        space.looks[cut] = _weight(space, RESULT, course.sparsity)
    barrier(member)


@kernel()
def deconvolve(member: Member, magnitudes: Floats, space: TemplateSpace, free: Free, course: Course) -> None:
    """Improve the result in place; leave its divergence in ``space.divergence``, its weight in ``space.looks[-1]``.

    Parameters
    ----------
    member : of a team; `OVER` is set where the deadline has passed
    magnitudes : float32 (frames, bins), at least 0
    space : of `space`, with the starting factors at the places `RESULT`; free templates sum to one afterwards, unless
        their activations are kept
    free : which factors may change
    course : how far to go

    """
    own, cut = space.courses[member.rank], space.numerators.shape[0]
    own[NEXT], own[MOTION], own[LOOK], own[KEEP], own[FAILED] = RESTART, course.motion - 1, np.inf, 0, 0
    lane_range = partition(cut, member)
    for done in range(1, course.rounds + 1):
        looked = done % course.look == 0 and done < course.rounds
        _move(member, space, free, own, course.sparsity)
        barrier(member)
        for lane in range(lane_range[0], lane_range[1]):
            _sweep(member, magnitudes, space, lane, looked)
        barrier(member)
        if looked and member.rank == 0:
            space.looks[cut] = _weight(space, POINT, course.sparsity)
        _renew_templates(member, space, free, course.sparsity)
        barrier(member)
        for lane in range(lane_range[0], lane_range[1]):
            space.slopes[lane] = _new_activations(space, lane, free)
        if member.rank == 0:
            store(member.signals, OVER, int(seconds() >= course.deadline))
        barrier(member)
        if is_stopped(member):
            return
        _decide(space, own, done, looked, course)
        if member.rank == 0:
            store(member.signals, TILES_DONE, member.signals[TILES_DONE] + course.work)
            space.done[0] = done
            if looked:
                space.divergence[0] = min(space.divergence[0], max(total_of(space.looks[:cut]), 0.0))
        if own[NEXT] >= DONE or load(member.signals, OVER) != 0:
            break
    barrier(member)
    _end(member, magnitudes, space, own, course)
