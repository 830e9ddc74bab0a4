"""The first look at all sounds: an excerpt of their frames, and the bases that it gives to begin with.

Each run of frames gets a random key, and the excerpt has the runs of the least keys: Efraimidis and Spirakis, "Weighted
random sampling with a reservoir", 2006. So excerpts of many sounds can be merged in any order, and none is longer than
the whole excerpt. The keys of a sound depend on the seed and on its number alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nmfserver.kernels import coarse
from nmfserver.kernels.arrays import Doubles, Floats, Integers
from nmfserver.kernels.team import Member, Signals, Team, team
from nmfserver.processes.levels import Size
from nmfserver.processes.solvers import solver as solver_for
from nmfserver.processes.watching import NOTHING_DIVERGES, Watcher, reporting, unwatched
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report, blocks
from nmfserver.training.statistics import LEAST, Statistics, statistics

EXCERPT_CELLS, OF_COMPONENT = 2**23, 32
"""Time-frequency cells of the whole excerpt, and its frames for each component at least."""
RUN = 8
"""Frames that are drawn together: the search for a start may take frames in pairs."""
MARGIN = 4
"""How many times its share of the excerpt a sound may give at most."""
OF_SOUND = 2**32
"""A frame's place is its number, and so many times that of its sound."""
FACTORISED = 0.5
"""The share of `started` after which the factors are there; the rest is a first look at what they explain."""


@dataclass(frozen=True, eq=False)
class Scan:
    """What was seen of one sound, or of many.

    frames : that are not silent, of all channels
    weight : of all of them together
    keys : float64 (rows,), of the frames of the excerpt
    places : int64 (rows,), their sounds and frames
    excerpt : float32 (rows, bins), their magnitudes, in the order of their places
    """

    frames: int
    weight: float
    keys: Doubles
    places: Integers
    excerpt: Floats


def unseen(training: Training) -> Scan:
    """Return what was seen of no sound."""
    return Scan(
        0, 0.0, np.empty(0), np.empty(0, np.int64), np.empty((0, training.transform().bins), np.float32)
    )  # fmt: skip


def merged(scans: Sequence[Scan], most: int) -> Scan:
    """Return what was seen of several sounds, with at most so many frames in the excerpt: those of the least keys."""
    keys, places = (np.concatenate([getattr(each, name) for each in scans]) for name in ("keys", "places"))
    kept = np.argsort(keys, kind="stable")[:most]
    kept = kept[np.argsort(places[kept])]
    excerpt = np.concatenate([each.excerpt for each in scans])[kept]
    frames, weight = sum(each.frames for each in scans), sum(each.weight for each in scans)
    return Scan(frames, weight, keys[kept], places[kept], excerpt)


def most_frames(training: Training) -> int:
    """Return the most frames of the excerpt of all sounds."""
    return max(EXCERPT_CELLS // training.transform().bins, OF_COMPONENT * training.components)


def most_of_each(training: Training, sounds: int) -> int:
    """Return the most frames of the excerpt of one of so many sounds."""
    whole = most_frames(training)
    return min(max(MARGIN * whole // sounds, RUN), whole)


def scan(
    sound: Floats, training: Training, number: int, most: int, watch: Watcher = unwatched, threads: int = 0
) -> Scan:
    """Return what is seen of a sound.

    Parameters
    ----------
    sound : float32 (samples, channels), any range
    training : with a seed
    number : of the sound among all, from 0
    most : of `most_of_each`
    watch : called now and then, without a divergence
    threads : most threads, 0 means one a core; the result does not depend on it

    Raises
    ------
    BadBufferError : values that are not finite, or too large
    Cancelled : `watch` answered no

    """
    report = reporting(watch)
    random, found = np.random.default_rng([training.seed, number]), unseen(training)
    with team(threads) as lent:
        for magnitudes, _, _ in blocks(sound, training.transform(), lent, report):
            count = len(magnitudes)
            keys = np.repeat(random.standard_exponential(-(-count // RUN)), RUN)[:count]
            places = number * OF_SOUND + found.frames + np.arange(count)
            found = merged([found, Scan(count, float(count), keys, places, magnitudes)], most)
    if training.balance and found.frames:
        return replace(found, weight=1.0, keys=found.keys * found.frames)
    return found


def started(found: Scan, training: Training, watch: Watcher = unwatched, threads: int = 0) -> tuple[Floats, Statistics]:
    """Return the bases to begin with, float32 (components, bins), each of unit norm, and statistics for all sounds.

    Parameters
    ----------
    found : of all sounds
    training, watch, threads : as in `scan`

    """
    if training.start.is_deconvolved:
        from nmfserver.kernels import on_demand  # few need it, and it takes long to import

        on_demand.prepare(lambda: watch(0.0, NOTHING_DIVERGES))
    report = reporting(watch)
    with team(threads) as lent:
        bases = _factorised(found.excerpt, training, lent, lambda share: report(FACTORISED * share))
        seen = statistics(
            found.excerpt, bases, training, lent, lambda share: report(FACTORISED + (1 - FACTORISED) * share)
        )
    return bases, seen.scaled(found.weight / seen.weight)


def _factorised(magnitudes: Floats, training: Training, lent: Team, report: Report) -> Floats:
    """Return the bases of a factorisation as `processes.bufnmf` does it."""
    settings, (frames, bins) = training.start, magnitudes.shape
    size = Size(min(lent.members, frames), frames, bins, channels=1, components=training.components)
    solver = solver_for(settings)(settings, size, magnitudes)
    if not settings.is_searched:
        solver.draw()

    def work(member: Member) -> None:
        coarse.survey(member, magnitudes, solver.survey)
        solver.solve(member)

    def watch(signals: Signals) -> None:
        report(solver.fraction(signals))

    lent.run(work, watch, size.members)
    bases: Floats = np.maximum(solver.bases, LEAST)
    return bases
