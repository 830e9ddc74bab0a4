"""Momentum: the point ahead of the last result from which a round starts, and what keeps it from going astray.

With the result M of a round, the point y that it started from, and what was before, X', all entry by entry::

    X' = X        X = pade(M, y, 0.4)        y = pade(X, X', b)
    pade(x, z, b) = x ((1 + b) x + (1 - b) z) / ((1 - b) x + (1 + b) z)   ~ x (x / z)^b

Momentum starts anew where the motion climbs (O'Donoghue and Candès, "Adaptive Restart for Accelerated Gradient
Schemes", 2015); where a look finds that the divergence has risen, the rounds go back to what was kept. `joint` and
`nmfd` share it. The readable twins are `pade` and `joint_rounds` in ``tests/naive.py``.
"""

import numpy as np

from nmfserver.kernels.arrays import Doubles, Floats, Real
from nmfserver.kernels.compilation import part
from nmfserver.kernels.floors import MASK, TINY
from nmfserver.kernels.frame import ONE, ZERO

RESULT, POINT, BEFORE, KEPT, OLD = range(5)
"""The places of M, y, X', the M of the best look, and the y of the round before."""
MOVE, RESTART, RETURN, DONE, DROPPED = 0.0, 1.0, 2.0, 3.0, 4.0
"""What comes next for a start: a move, a restart from the result, one from what was kept, nothing, not even a look."""
NEXT, MOTION, LOOK, KEEP, FAILED = range(5)
"""What each member knows of a start: what is next, n of the momentum, the last look, whether the result is to be kept,
and how many looks failed in a row."""
OVER_RELAXATION = np.float32(0.4)
MOST_MOMENTUM = 0.9


@part()
def pade(x: Real, z: Real, b: Real) -> Real:
    """Return about ``x (x / z)^b``, by a rational function; 0 where it would be tiny."""
    up, down = ONE + b, ONE - b
    value = x * ((up * x + down * z) / max(down * x + up * z, MASK))
    return value if value > TINY else ZERO


@part()
def advance(result: Floats, point: Floats, before: Floats, b: Real) -> None:
    """Replace the point by the next one, and what was before by the over-relaxed result."""
    for at in range(result.shape[0]):
        now = pade(result[at], point[at], OVER_RELAXATION)
        point[at] = pade(now, before[at], b)
        before[at] = now


@part()
def advance_free(result: Floats, point: Floats, before: Floats, scales: Floats, b: Real) -> None:
    """Do the same, but where the scale is 0: there the value is kept."""
    for at in range(result.shape[0]):
        now = pade(result[at], point[at], OVER_RELAXATION)
        next_ = pade(now, before[at], b)
        is_free = scales[at] > ZERO
        point[at] = next_ if is_free else result[at]
        before[at] = now if is_free else result[at]


@part()
def copy(source: Floats, target: Floats) -> None:
    """Copy a vector."""
    for at in range(target.shape[0]):
        target[at] = source[at]


@part()
def prepare(result: Floats, point: Floats, before: Floats, kept: Floats, old: Floats, course: Doubles) -> None:
    """Keep the result of a good look, or go back to it; start anew from it; note the point that was."""
    if course[KEEP] > 0:
        copy(result, kept)
    if course[NEXT] == RETURN:
        copy(kept, result)
    if course[NEXT] != MOVE:
        copy(result, point)
        copy(result, before)
    copy(point, old)


@part()
def momentum(motion: float) -> Real:
    """Return b for n of the momentum."""
    return np.float32(min(motion / (motion + 3), MOST_MOMENTUM))


@part()
def climb(point: Real, old: Real) -> Real:
    """Return the motion from the old point to this one, relative to their mean."""
    both = point + old
    motion: Real = (point - old) / both if both > MASK else ZERO
    return motion


@part()
def total_of(values: Doubles) -> float:
    """Return the sum of a vector, in float64."""
    total = 0.0
    for at in range(values.shape[0]):
        total += values[at]
    return total


@part()
def decide(slopes: Doubles, looks: Doubles, course: Doubles, looked: bool, tolerance: float) -> None:
    """Decide what comes next for a start. Every member decides the same, from the same numbers."""
    course[KEEP] = 0
    course[MOTION] += 1
    course[NEXT] = RESTART if not total_of(slopes) <= 0 else MOVE
    if looked:
        found, last = max(total_of(looks), 0.0), course[LOOK]
        if found <= last:
            course[LOOK], course[KEEP], course[FAILED] = found, 1, 0
            if last - found < tolerance * last:
                course[NEXT] = DONE
        else:
            course[FAILED] += 1
            course[NEXT] = RETURN if course[FAILED] < 2 and np.isfinite(last) else DONE
    if course[NEXT] != MOVE:
        course[MOTION] = course[MOTION] // 2
