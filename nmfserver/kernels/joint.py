"""Joint majorise-minimise rounds with momentum: few rounds where multiplicative updates need many.

Both factors move at once, from a point y ahead of the last result. With magnitudes V, activations H (frames,
components) and bases W (components, bins), all operations entry by entry::

    y   = pade(X, X', b)                                      the point: momentum
    R   = V / H_y W_y
    A   = H_y * (R W_y')        C = W_y * (H_y' R)
    M_W = C_k / sum(C_k)        M_H = A                       the result: D(M) <= D(y)
    X'  = X                     X = pade(M, y, 0.4)           over-relaxation
    pade(x, z, b) = x ((1 + b) x + (1 - b) z) / ((1 - b) x + (1 + b) z)   ~ x (x / z)^b

The majoriser is that of expectation-maximisation: Lee and Seung, "Algorithms for Non-negative Matrix Factorization",
NIPS 2000; jointly, it is that of Hofmann, "Probabilistic Latent Semantic Analysis", UAI 1999. Since A and C have the
same sum for each component, M_H needs no scale. Where a component's basis is kept, M_H is ``A / sum(W_k)``; where its
activations are kept, M_W is ``C / sum(H_k)``. What keeps the momentum from going astray is in `momentum`. The readable
twin is `joint_rounds` in ``tests/naive.py``.

Several starts are taken at once. The frames are cut into lanes whose number depends on the shape alone, and sums of
lanes are added in their order: the result is the same with any number of threads.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels.access import load, seconds, store
from nmfserver.kernels.arrays import Doubles, Floats, Integers, Real
from nmfserver.kernels.blas import SMALL_PRODUCT, SMALL_TURNED, add_matrix_product, matrix_product
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.divergence import divergence
from nmfserver.kernels.floors import EPSILON, MASK, TINY
from nmfserver.kernels.frame import (
    FOUR,
    ONE,
    ZERO,
    Rows,
    Values,
    add_rows,
    estimate,
    four_rows,
    four_values,
    ratio,
    weighted,
)
from nmfserver.kernels.momentum import (
    BEFORE,
    DONE,
    DROPPED,
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
    advance_free,
    climb,
    copy,
    decide,
    momentum,
    prepare,
    total_of,
)
from nmfserver.kernels.nmf import LARGE, TILE_VALUES, Free
from nmfserver.kernels.shapes import FLOAT64, INT64, Shape, Shapes, arrays
from nmfserver.kernels.sums import add_all, add_columns, add_row, sum_of
from nmfserver.kernels.team import OVER, TILES_DONE, Member, barrier, is_stopped, partition

MOST_LANES, LANE_FRAMES = 16, 64
"""Most lanes, and the least frames of each where there is more than one."""
SMALL = 12, 128
"""Frames of a tile for small products: of fewer it is too small for them."""
_APART = 16
"""Values of float64 in two cache lines. What two members write often is so far apart: else each would wait for the
other's cache."""


class JointSpace(NamedTuple):
    """The factors of several starts, and what the members of a team work in.

    bases : float32 (5, starts, components, bins), at the places `RESULT` … `OLD`
    activations : float32 (4, starts, frames * components), at the places `RESULT` … `KEPT`
    ratio : float32 (members, tile, bins), at least `FOUR` frames; so many are 0 at first
    gains, old, sums, scales : float32 (members, tile * components)
    numerators : float32 (starts, lanes, components, bins)
    basis_sums : float32 (starts, components), of the point
    activation_sums : float64 (starts, lanes, at least components), of the point
    slopes : float64 (2, starts, lanes + components), parts of the slope of the motion, of even and of odd rounds: a
        member may begin with the next round while another still reads those of the last
    looks : float64 (starts, lanes), parts of the divergence
    courses : float64 (members, starts, _APART), what each member knows
    divergences : float64 (starts,), of the last look; at the end of the result, or of
        the look at which it was kept; infinite at first, and if dropped
    done : int64 (1,), rounds done
    """

    bases: Floats
    activations: Floats
    ratio: Floats
    gains: Floats
    old: Floats
    sums: Floats
    scales: Floats
    numerators: Floats
    basis_sums: Floats
    activation_sums: Doubles
    slopes: Doubles
    looks: Doubles
    courses: Doubles
    divergences: Doubles
    done: Integers


def lanes(frames: int) -> int:
    """Return the number of lanes for so many frames: a power of two."""
    return 1 << min(max(frames // LANE_FRAMES, 1), MOST_LANES).bit_length() - 1


def tile_frames(bins: int, components: int) -> int:
    """Return the number of frames of a tile. Not timed on the spot, for results depend on it in their last bits."""
    small = SMALL_PRODUCT // (bins * components)
    if small >= SMALL[0]:
        return min(small, SMALL[1])
    return min(max(TILE_VALUES // bins, LARGE[0]), LARGE[1])


def shapes(members: int, starts: int, frames: int, bins: int, components: int) -> Shapes:
    """Return the shapes of `JointSpace` for a team of so many members, and magnitudes of this size."""
    cut = lanes(frames)
    tile = max(min(tile_frames(bins, components), -(-frames // cut)), FOUR)
    return {
        "bases": Shape((5, starts, components, bins)),
        "activations": Shape((4, starts, frames * components)),
        "ratio": Shape((members, tile, bins)),
        "gains": Shape((members, tile * components)),
        "old": Shape((members, tile * components)),
        "sums": Shape((members, tile * components)),
        "scales": Shape((members, tile * components)),
        "numerators": Shape((starts, cut, components, bins)),
        "basis_sums": Shape((starts, components)),
        "activation_sums": Shape((starts, cut, -(-components // _APART) * _APART), FLOAT64),
        "slopes": Shape((2, starts, cut + components), FLOAT64),
        "looks": Shape((starts, cut), FLOAT64),
        "courses": Shape((members, starts, _APART), FLOAT64),
        "divergences": Shape((starts,), FLOAT64),
        "done": Shape((1,), INT64),
    }


def space(wanted: Shapes) -> JointSpace:
    """Return the space of `shapes`, with no factors yet."""
    made = JointSpace(**arrays(wanted))
    made.ratio[:, :FOUR] = 0
    made.divergences[:] = np.inf
    made.done[0] = 0
    return made


class Course(NamedTuple):
    """How far the rounds go.

    rounds : at most
    least : rounds after which they end once the divergence falls by less than `tendency` between two looks
    choice : after so many rounds only the start of the least divergence goes on; 0: all go on
    motion : n of the momentum after the first round
    look : rounds between two looks at the divergence; 0: only what a choice needs, not even one at the end
    tolerance : relative fall of the divergence between two looks below which they end at once; 0: they go on
    tendency : likewise, after `least` rounds
    deadline : time of `seconds` at which they end; infinity: none
    work : what a round of one start counts in the progress
    """

    rounds: int
    least: int
    choice: int
    motion: float
    look: int
    tolerance: float
    tendency: float
    deadline: float
    work: int


@part()
def _move_basis(bases: Floats, start: int, component: int, free: Free, course: Doubles) -> float:
    """Move a basis to its next point; return the sum of that."""
    result, point = bases[RESULT, start, component], bases[POINT, start, component]
    before = bases[BEFORE, start, component]
    prepare(result, point, before, bases[KEPT, start, component], bases[OLD, start, component], course)
    if free.bases[component] > ZERO and course[NEXT] == MOVE:
        advance(result, point, before, momentum(course[MOTION]))
    return float(sum_of(point))


@part()
def _move_ahead(bases: Floats, start: int, component: int, free: Free, motion: float) -> float:
    """Move a basis before it is decided that it moves, as it mostly does; return the sum of its next point."""
    point = bases[POINT, start, component]
    copy(point, bases[OLD, start, component])
    if free.bases[component] > ZERO:
        advance(bases[RESULT, start, component], point, bases[BEFORE, start, component], momentum(motion))
    return float(sum_of(point))


@part()
def _tile_rows(frames: int, components: int, free: Free, basis_sums: Floats, sums: Floats, scales: Floats) -> None:
    """Repeat, for each frame, the sums of the bases and the scales of the activations: 0 keeps them."""
    for frame in range(frames):
        for component in range(components):
            total = basis_sums[component]
            scale = ONE if free.bases[component] > ZERO else ONE / max(total, MASK)
            sums[frame * components + component] = total
            scales[frame * components + component] = scale * free.activations[component]


@part()
def _new_activations(point: Floats, gains: Floats, old: Floats, sums: Floats, scales: Floats, result: Floats) -> float:
    """Write the new activations, and return their part of the slope."""
    slope = ZERO
    for at in range(result.shape[0]):
        full = point[at] * gains[at]
        value = full * scales[at] if scales[at] > ZERO else point[at]
        result[at] = value if value > TINY else ZERO
        slope += (point[at] * sums[at] - full) * climb(point[at], old[at])
    return float(slope)


@part(noalias=True)
def _four_gains(magnitudes: Floats, bases: Rows, activations: Values, out: Floats) -> Values:
    """Write the ratio of magnitudes and estimate; return its sums over bins, times each of four bases."""
    a, b, c, d = ZERO, ZERO, ZERO, ZERO
    for bin_ in range(magnitudes.shape[0]):
        quotient = magnitudes[bin_] / max(weighted(bases, activations, bin_), EPSILON)
        out[bin_] = quotient
        a += quotient * bases[0][bin_]
        b += quotient * bases[1][bin_]
        c += quotient * bases[2][bin_]
        d += quotient * bases[3][bin_]
    return a, b, c, d


@part()
def _few(
    magnitudes: Floats, bases: Floats, points: Floats, gains: Floats, ratios: Floats, numerators: Floats, measure: bool
) -> float:
    """Do a tile for at most four components, four frames at a time; return its divergence."""
    frames, total = points.shape[0], 0.0
    rows = four_rows(bases, np.int64(0))
    for begin in range(0, frames, FOUR):
        end = min(begin + FOUR, frames)
        for frame in range(begin, end):
            out = ratios[frame - begin]
            if measure:
                estimate(bases, points[frame], EPSILON, out)
                total += divergence(magnitudes[frame], out)
            found = _four_gains(magnitudes[frame], rows, four_values(points[frame], np.int64(0)), out)
            for component in range(bases.shape[0]):
                gains[frame, component] = found[component]
        for component in range(bases.shape[0]):
            weights = four_values(points[:end, component], begin)
            add_rows(numerators[component], four_rows(ratios, np.int64(0)), weights)
    return total


@part()
def many(
    magnitudes: Floats,
    bases: Floats,
    points: Floats,
    gains: Floats,
    ratios: Floats,
    numerators: Floats,
    add: bool,
    measure: bool,
) -> float:
    """Do a tile by matrix products; return its divergence."""
    frames, total = points.shape[0], 0.0
    matrix_product(points, bases, ratios)
    for frame in range(frames):
        if measure:
            total += divergence(magnitudes[frame], ratios[frame])
        ratio(magnitudes[frame], ratios[frame], EPSILON)
    few = max(SMALL_TURNED // points.shape[1], 1) if ratios.size * points.shape[1] <= SMALL_PRODUCT else frames
    for begin in range(0, frames, few):
        end = min(begin + few, frames)
        matrix_product(ratios[begin:end], bases.T, gains[begin:end])
    if add:
        add_matrix_product(points.T, ratios, numerators)
    else:
        matrix_product(points.T, ratios, numerators)
    return total


@part()
def _sweep(
    member: Member, magnitudes: Floats, space: JointSpace, start: int, lane: int, course: Doubles, measure: bool
) -> float:
    """Do a lane of a round: new activations, and its part of the numerators and the sums; return that of the slope."""
    components, cut, rank = space.bases.shape[2], space.numerators.shape[1], member.rank
    first, last = lane * magnitudes.shape[0] // cut, (lane + 1) * magnitudes.shape[0] // cut
    most = space.ratio.shape[1]
    tiles = (last - first + most - 1) // most
    bases, numerators = space.bases[POINT, start], space.numerators[start, lane]
    sums, slope, total = space.activation_sums[start, lane], 0.0, 0.0
    sums[:] = 0
    if components <= FOUR:
        numerators[:] = 0
    for index in range(tiles):
        if is_stopped(member):
            return 0.0
        begin, end = first + index * (last - first) // tiles, first + (index + 1) * (last - first) // tiles
        place, size = slice(begin * components, end * components), (end - begin) * components
        result, point = space.activations[RESULT, start, place], space.activations[POINT, start, place]
        before = space.activations[BEFORE, start, place]
        gains, old, scales = space.gains[rank, :size], space.old[rank, :size], space.scales[rank, :size]
        prepare(result, point, before, space.activations[KEPT, start, place], old, course)
        if course[NEXT] == MOVE:
            advance_free(result, point, before, scales, momentum(course[MOTION]))
        points, table = point.reshape(end - begin, components), gains.reshape(end - begin, components)
        if components <= FOUR:
            total += _few(magnitudes[begin:end], bases, points, table, space.ratio[rank], numerators, measure)
        else:
            total += many(
                magnitudes[begin:end], bases, points, table, space.ratio[rank, : end - begin], numerators,
                index > 0, measure,
            )  # fmt: skip
        add_columns(points, sums)
        slope += _new_activations(point, gains, old, space.sums[rank, :size], scales, result)
    if measure:
        space.looks[start, lane] = total
    return slope


@part()
def _is_of_one(first: int, last: int, size: int, members: int) -> bool:
    """Whether the parts from the first to the last of so many are those of one member."""
    return bool(((first + 1) * members - 1) // size == ((last + 1) * members - 1) // size)


@part()
def _add_lanes(numerators: Floats, first: int, last: int) -> None:
    """Add up those lanes of one member that are next to each other in the tree of sums.

    Two lanes are added, then two such sums, and so on: whoever adds, the sums are the same. What one member has added
    the others need not fetch from its cache.
    """
    step = 1
    while step < numerators.shape[0]:
        for lane in range(0, numerators.shape[0], 2 * step):
            if first <= lane and lane + 2 * step <= last:
                add_all(numerators[lane + step], numerators[lane])
        step *= 2


@part()
def _add_rest(numerators: Floats, component: int, first: int, size: int, members: int, out: Floats) -> None:
    """Write a component's sum of all lanes, of which each member has added its own.

    first, size : the place of the first lane among all that the members do, and their number
    """
    cut, step = numerators.shape[0], 1
    while 2 * step < cut:
        for lane in range(0, cut, 2 * step):
            if not _is_of_one(first + lane, first + lane + 2 * step - 1, size, members):
                add_row(numerators[lane + step, component], numerators[lane, component])
        step *= 2
    copy(numerators[0, component], out)
    if cut > 1 and not _is_of_one(first, first + cut - 1, size, members):
        add_row(numerators[step, component], out)


@part()
def _new_basis(space: JointSpace, start: int, component: int, free: Free) -> float:
    """Write a new basis in the place of its numerators; return its part of the slope."""
    cut, played = space.numerators.shape[1], 0.0
    for lane in range(cut):
        played += space.activation_sums[start, lane, component]
    point, old = space.bases[POINT, start, component], space.bases[OLD, start, component]
    result = space.bases[RESULT, start, component]
    total = _basis_parts(point, result)
    if free.activations[component] == ZERO:
        total = played
    scale = np.float32(1 / max(total, float(MASK)))
    return _scale_basis(point, old, np.float32(played), scale, result)


@part()
def _basis_parts(point: Floats, parts: Floats) -> float:
    """Multiply the numerators by the point; return the sum."""
    total = 0.0
    for bin_ in range(point.shape[0]):
        parts[bin_] *= point[bin_]
        total += np.float64(parts[bin_])
    return total


@part()
def _scale_basis(point: Floats, old: Floats, played: Real, scale: Real, result: Floats) -> float:
    """Scale a new basis; return its part of the slope."""
    slope = ZERO
    for bin_ in range(point.shape[0]):
        part_ = result[bin_]
        value = part_ * scale
        result[bin_] = value if value > TINY else ZERO
        slope += (point[bin_] * played - part_) * climb(point[bin_], old[bin_])
    return float(slope)


@part()
def _measure_result(member: Member, magnitudes: Floats, space: JointSpace, start: int, lane: int) -> None:
    """Measure a lane's part of the divergence of a result."""
    components, cut, rank = space.bases.shape[2], space.numerators.shape[1], member.rank
    first, last = lane * magnitudes.shape[0] // cut, (lane + 1) * magnitudes.shape[0] // cut
    most, total = space.ratio.shape[1], 0.0
    for begin in range(first, last, most):
        end = min(begin + most, last)
        values = space.activations[RESULT, start, begin * components : end * components]
        results, ratios = values.reshape(end - begin, components), space.ratio[rank, : end - begin]
        if components > FOUR:
            matrix_product(results, space.bases[RESULT, start], ratios)
        for frame in range(end - begin):
            if components <= FOUR:
                estimate(space.bases[RESULT, start], results[frame], EPSILON, ratios[frame])
            total += divergence(magnitudes[begin + frame], ratios[frame])
    space.looks[start, lane] = total


@part()
def _finish(member: Member, space: JointSpace, start: int, course: Doubles) -> None:
    """Choose the result or what was kept, whichever diverges less, in this member's part of both factors."""
    found = max(total_of(space.looks[start]), 0.0)
    has_kept = course[KEEP] == 0 and np.isfinite(course[LOOK])
    if has_kept and not found <= course[LOOK]:
        first, last = partition(space.bases.shape[2], member)
        for component in range(first, last):
            copy(space.bases[KEPT, start, component], space.bases[RESULT, start, component])
        first, last = partition(space.activations.shape[2], member)
        copy(space.activations[KEPT, start, first:last], space.activations[RESULT, start, first:last])
        found = course[LOOK]
    if member.rank == 0:
        space.divergences[start] = found


@part()
def _is_look(done: int, course: Course) -> bool:
    """Whether there is a look after so many rounds: not after the last one, since there is one at the end."""
    return bool(course.look > 0 and done % course.look == 0 and done < course.rounds)


@part()
def _found(courses: Doubles, place: int, most: float) -> int:
    """Return the start at a place among those whose next step is below `most`."""
    found = 0
    for start in range(courses.shape[0]):
        if courses[start, NEXT] < most:
            if place == 0:
                found = start
            place -= 1
    return found


@part()
def _choose(courses: Doubles) -> None:
    """Drop all starts but that of the least divergence."""
    best = 0
    for start in range(courses.shape[0]):
        if courses[start, LOOK] < courses[best, LOOK]:
            best = start
    for start in range(courses.shape[0]):
        if start != best:
            courses[start, NEXT] = DROPPED


@part()
def _is_done(courses: Doubles) -> bool:
    done = 0
    for start in range(courses.shape[0]):
        done += courses[start, NEXT] >= DONE
    return bool(done == courses.shape[0])


@part()
def _begin(courses: Doubles, motion: float) -> None:
    for start in range(courses.shape[0]):
        courses[start, NEXT], courses[start, MOTION], courses[start, LOOK] = RESTART, motion, np.inf
        courses[start, KEEP], courses[start, FAILED] = 0, 0


@part()
def _active(courses: Doubles) -> int:
    """Return the number of starts that go on."""
    active = 0
    for start in range(courses.shape[0]):
        active += courses[start, NEXT] < DONE
    return active


@part()
def _all_move(courses: Doubles) -> bool:
    """Whether all active starts move, and none begins anew."""
    others = 0
    for start in range(courses.shape[0]):
        others += courses[start, NEXT] < DONE and courses[start, NEXT] != MOVE
    return bool(others == 0)


@part()
def _own(member: Member, place: int, active: int, size: int) -> tuple[int, int]:
    """Return a member's part of the `size` things of an active start, of which each member has its part of all."""
    begin, end = partition(active * size, member)
    return max(begin - place * size, 0), min(end - place * size, size)


@part()
def _move(member: Member, space: JointSpace, free: Free, courses: Doubles, active: int, ahead: bool) -> None:
    """Move this member's bases of all active starts to their next points; `ahead`: but those that have moved."""
    for place in range(active):
        start, rows = _found(courses, place, DONE), _own(member, place, active, space.bases.shape[2])
        if ahead and courses[start, NEXT] == MOVE:
            continue
        for component in range(rows[0], rows[1]):
            space.basis_sums[start, component] = _move_basis(space.bases, start, component, free, courses[start])


@part()
def _sweep_own(
    member: Member, magnitudes: Floats, space: JointSpace, free: Free, courses: Doubles, active: int, done: int,
    looked: bool,
) -> None:  # fmt: skip
    """Do this member's lanes of all active starts, in the round of this number."""
    rank, cut, components = member.rank, space.numerators.shape[1], space.bases.shape[2]
    tile = min(space.ratio.shape[1], magnitudes.shape[0])
    for place in range(active):
        start, (first, last) = _found(courses, place, DONE), _own(member, place, active, cut)
        if first >= last:
            continue
        _tile_rows(tile, components, free, space.basis_sums[start], space.sums[rank], space.scales[rank])
        for lane in range(first, last):
            slope = _sweep(member, magnitudes, space, start, lane, courses[start], looked)
            space.slopes[done % 2, start, lane] = slope
        _add_lanes(space.numerators[start], first, last)


@part()
def _renew_bases(
    member: Member, space: JointSpace, free: Free, courses: Doubles, active: int, done: int, ahead: bool
) -> None:
    """Write this member's new bases of all active starts, and move them `ahead`, while they are in its cache."""
    cut, slopes = space.numerators.shape[1], space.slopes[done % 2]
    for place in range(active):
        start, rows = _found(courses, place, DONE), _own(member, place, active, space.bases.shape[2])
        for component in range(rows[0], rows[1]):
            slopes[start, cut + component] = 0
            if free.bases[component] > ZERO:
                result = space.bases[RESULT, start, component]
                _add_rest(space.numerators[start], component, place * cut, active * cut, member.members, result)
                slopes[start, cut + component] = _new_basis(space, start, component, free)
            if ahead:
                motion = courses[start, MOTION] + 1
                space.basis_sums[start, component] = _move_ahead(space.bases, start, component, free, motion)


@part()
def _decide_all(member: Member, space: JointSpace, courses: Doubles, done: int, looked: bool, course: Course) -> None:
    """Decide what comes next for all active starts, after so many rounds."""
    tolerance = course.tolerance if done < course.least else max(course.tolerance, course.tendency)
    for start in range(courses.shape[0]):
        if courses[start, NEXT] < DONE:
            decide(space.slopes[done % 2, start], space.looks[start], courses[start], looked, tolerance)
            if looked and member.rank == 0:
                space.divergences[start] = courses[start, LOOK]
    if done == course.choice:
        _choose(courses)


@part()
def _end(member: Member, magnitudes: Floats, space: JointSpace, courses: Doubles, look: int) -> None:
    """Measure the results where they are looked at, or where several are left; keep the best of each start."""
    left, cut = 0, space.numerators.shape[1]
    for start in range(courses.shape[0]):
        left += courses[start, NEXT] != DROPPED
        if courses[start, NEXT] == DROPPED and member.rank == 0:
            space.divergences[start] = np.inf
    if look > 0 or left > 1:
        own = partition(left * cut, member)
        for index in range(own[0], own[1]):
            _measure_result(member, magnitudes, space, _found(courses, index // cut, DROPPED), index % cut)
        barrier(member)
        for start in range(courses.shape[0]):
            if courses[start, NEXT] != DROPPED:
                _finish(member, space, start, courses[start])
    barrier(member)


@part()
def rounds(member: Member, magnitudes: Floats, space: JointSpace, free: Free, course: Course) -> None:
    """Improve the results of all starts in place, and leave their divergences in ``space.divergences``.

    Parameters
    ----------
    member : of a team; `OVER` is set where the deadline has passed
    magnitudes : float32 (frames, bins), at least 0
    space : of `space`, with the starting factors at the places `RESULT`; free bases sum to one
        afterwards, unless the activations are kept
    free : which factors may change
    course : how far to go

    """
    courses, ahead = space.courses[member.rank], False
    _begin(courses, course.motion - 1)
    for done in range(1, course.rounds + 1):
        looked = done == course.choice or _is_look(done, course)
        active = _active(courses)
        if not ahead or not _all_move(courses):
            _move(member, space, free, courses, active, ahead)
            barrier(member)
        _sweep_own(member, magnitudes, space, free, courses, active, done, looked)
        barrier(member)
        ahead = not looked and done < course.rounds  # a look decides more, such as what is kept
        _renew_bases(member, space, free, courses, active, done, ahead)
        if member.rank == 0:
            store(member.signals, OVER, int(seconds() >= course.deadline))
        barrier(member)
        if is_stopped(member):
            return
        _decide_all(member, space, courses, done, looked, course)
        if member.rank == 0:
            store(member.signals, TILES_DONE, member.signals[TILES_DONE] + active * course.work)
            space.done[0] = done
        if _is_done(courses) or load(member.signals, OVER) != 0:
            break
    barrier(member)
    _end(member, magnitudes, space, courses, course.look)


@kernel()
def take(member: Member, space: JointSpace, bases: Floats, activations: Floats) -> None:
    """Write the result of the only start, with bases of unit Euclidean norm, and activations that make up for it.

    Parameters
    ----------
    member : of a team
    space : of `space`
    bases : float32 (components, bins)
    activations : float32 (frames, components)

    """
    first, last = partition(bases.shape[0], member)
    for component in range(first, last):
        row, squares = space.bases[RESULT, 0, component], 0.0
        for bin_ in range(row.shape[0]):
            squares += np.float64(row[bin_]) * np.float64(row[bin_])
        norm = np.float32(np.sqrt(squares))
        space.basis_sums[0, component] = norm
        for bin_ in range(row.shape[0]):
            bases[component, bin_] = row[bin_] / max(norm, MASK)
    barrier(member)
    components = activations.shape[1]
    first, last = partition(activations.shape[0], member)
    for frame in range(first, last):
        for component in range(components):
            value = space.activations[RESULT, 0, frame * components + component] * space.basis_sums[0, component]
            activations[frame, component] = value
    barrier(member)
