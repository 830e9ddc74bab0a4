"""From level to level in one call: Python is not asked between candidates, levels and rounds.

A level is a `Ground`: coarse magnitudes (`coarse`), and the factors of several starts (`joint`).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import coarse, joint, starts
from nmfserver.kernels.access import load
from nmfserver.kernels.arrays import Floats, Integers
from nmfserver.kernels.coarse import Survey
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.joint import Course, JointSpace
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.team import OVER, STOP, Member, barrier
from nmfserver.kernels.uniform import Words

FIRST, MIDDLE, FULL = range(3)
"""The levels."""
RANDOM, SVD, FRAMES = range(3)
"""The kinds of candidates: the functions of `starts`."""
SEEDS_APART = 2**20
"""Between the seeds of two candidates. Each basis takes a seed of its own."""
MOST_CANDIDATES = 2**11
"""Of one seed: with more, the seeds of two searches would overlap."""


class Ground(NamedTuple):
    """The arrays of a level.

    bounds : int64 (bands + 1,), where the bands of all channels begin
    group : frames that are summed into one
    magnitudes : float32 (frames, bands)
    frame_sums : float32 (frames,), magnitudes summed over bands; not used on the full level
    space : the factors of all starts
    """

    bounds: Integers
    group: int
    magnitudes: Floats
    frame_sums: Floats
    space: JointSpace


class Grounds(NamedTuple):
    """The three levels. Where the middle one is left out, the full one stands for it."""

    first: Ground
    middle: Ground
    full: Ground


class Candidates(NamedTuple):
    """What candidates are made from.

    kinds : int64 (starts,)
    seed : 0…2^31-1
    roots : float32 (members, frames, bands), space to work in
    words : uint64 (members, `uniform.SIZE`), likewise
    """

    kinds: Integers
    seed: int
    roots: Floats
    words: NDArray[np.uint64]


class Descent(NamedTuple):
    """Which levels are gone through, and how far on each.

    begin, end : the first level, and the one behind the last; `MIDDLE` may be left out by `skip`
    skip : whether there is no middle level; the full one then stands for it
    batches : most batches of candidates; the search ends with the first after its deadline
    courses : of the three levels
    """

    begin: int
    end: int
    skip: bool
    batches: int
    courses: tuple[Course, Course, Course]


@part(runtime=True)
def _start(member: Member, ground: Ground, candidates: Candidates, index: int, number: int) -> None:
    """Write the start of a candidate. Singular vectors are always the same, so only the first batch has them."""
    seed = (candidates.seed * MOST_CANDIDATES + number) * SEEDS_APART
    words: Words = candidates.words[member.rank]
    bases, activations = ground.space.bases[RESULT, index], ground.space.activations[RESULT, index]
    kind = candidates.kinds[index]
    if kind == SVD and number == index:
        starts.svd(seed, words, ground.magnitudes, ground.frame_sums, bases, activations)
    elif kind == FRAMES:
        starts.frames(
            seed, words, ground.magnitudes, ground.frame_sums, candidates.roots[member.rank], bases, activations
        )
    else:
        starts.random(seed, words, ground.frame_sums, bases, activations)


@part()
def _reduce(member: Member, magnitudes: Floats, survey: Survey, ground: Ground) -> None:
    coarse.reduce(member, magnitudes, ground.bounds, ground.group, ground.magnitudes)
    coarse.sum_groups(member, survey.frame_sums, ground.group, ground.frame_sums)


@kernel()
def reduce(member: Member, magnitudes: Floats, survey: Survey, ground: Ground) -> None:
    """Sum the magnitudes of the full level, float32 (frames, bins), into a coarse one; survey and ground are `lent`."""
    _reduce(member, magnitudes, survey, ground)


@part()
def _best(space: JointSpace) -> int:
    """Return the start of the least divergence, or the first of those that are alike."""
    found = 0
    for start in range(space.divergences.shape[0]):
        if space.divergences[start] < space.divergences[found]:
            found = start
    return found


@part()
def _lift(member: Member, source: Ground, start: int, target: Ground, survey: Survey, spread: Floats) -> None:
    """Write the factors of a start to a finer level."""
    coarse.spread_bases(member, source.space.bases[RESULT, start], source.bounds, survey.bin_sums, spread)
    coarse.reduce(member, spread, target.bounds, np.int64(1), target.space.bases[RESULT, 0])
    coarse.spread_activations(
        member, source.space.activations[RESULT, start], source.group, survey.frame_sums,
        target.space.activations[RESULT, 0],
    )  # fmt: skip


@part(runtime=True)
def _draw(member: Member, ground: Ground, candidates: Candidates, batch: int) -> None:
    """Draw the candidates of a batch: each batch others."""
    count = candidates.kinds.shape[0]
    for index in range(member.rank, count, member.members):
        _start(member, ground, candidates, index, (batch * count + index) % MOST_CANDIDATES)
    barrier(member)


@kernel(runtime=True)
def descend(
    member: Member,
    survey: Survey,
    grounds: Grounds,
    candidates: Candidates,
    free: Free,
    descent: Descent,
    spread: Floats,
) -> None:
    """Go through the levels: draw candidates on the first, improve the factors of each, and take the best to the next.

    There is one call of `joint.rounds` for all levels: it takes long to compile.

    Parameters
    ----------
    member : of a team
    survey : of the magnitudes; `lent`, as are grounds and candidates
    grounds : the levels, that where it begins with its magnitudes; where it begins with the full one, also with factors
        to start from
    candidates : of the first level
    free : which factors may change; all, unless it begins with the full level
    descent : how far to go
    spread : float32 (components, bins), space to work in

    """
    for level in range(descent.begin, descent.end):
        if level == MIDDLE and descent.skip:
            continue
        ground = grounds.first if level == FIRST else grounds.middle if level == MIDDLE else grounds.full
        course = descent.courses[0] if level == FIRST else descent.courses[1 if level == MIDDLE else 2]
        target = grounds.middle if level == FIRST else grounds.full
        if level < FULL and descent.end > FULL:
            _reduce(member, grounds.full.magnitudes, survey, ground)
        least = np.inf
        for batch in range(descent.batches if level == FIRST else 1):
            if level == FIRST:
                _draw(member, ground, candidates, batch)
            joint.rounds(member, ground.magnitudes, ground.space, free, course)
            start = _best(ground.space)
            found = ground.space.divergences[start]
            is_over = load(member.signals, OVER) != 0 or load(member.signals, STOP) != 0
            if level + 1 < descent.end and (batch == 0 or found < least):
                least = found
                _lift(member, ground, start, target, survey, spread)
            barrier(member)
            if is_over:
                break
