"""The activations of a block of magnitudes by bases that are kept: by the rounds of `processes.factorising.Fast`.

**Sparse activations.** What is minimised is the divergence plus `sparsity` times the sum of the activations. That is
the divergence where magnitudes have one bin more, of zeros, and each basis has `sparsity` there: the estimate of that
bin is the weighted sum of the activations, and its divergence from zero is the estimate itself.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels import coarse
from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.team import Member, Signals, Team
from nmfserver.processes.factorising import Fast
from nmfserver.processes.levels import Size
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report


class Activated(NamedTuple):
    """What was found.

    activations : float32 (frames, components), for the bases as they were given
    divergence : of magnitudes and estimate, with the weight of the activations
    flat : the divergence of a flat spectrum with each frame's mean
    """

    activations: Floats
    divergence: float
    flat: float


def activated(magnitudes: Floats, bases: Floats, training: Training, team: Team, report: Report) -> Activated:
    """Return the activations of magnitudes by bases.

    Parameters
    ----------
    magnitudes : float32 (frames, bins); no frame is silent
    bases : float32 (components, bins), each of unit Euclidean norm
    training : how far to go
    team : computes; the result does not depend on the number of its members
    report : is told the share that is done

    """
    seen, kept = _with_sparsity(magnitudes, bases, training.sparsity)
    members = min(team.members, len(seen))
    size = Size(members, frames=len(seen), bins=seen.shape[1], channels=1, components=len(kept))
    solver = Fast(training.inference, size, seen)
    solver.bases[:] = kept
    solver.activations[:] = _alike(magnitudes, bases)

    def work(member: Member) -> None:
        coarse.survey(member, seen, solver.survey)
        solver.solve(member)

    def watch(signals: Signals) -> None:
        report(solver.fraction(signals))

    team.run(work, watch, members)
    # The solver scales all bases to unit norm, and the activations to make up for it.
    found = solver.activations * np.float32(1 / np.hypot(1, training.sparsity))
    return Activated(found, solver.divergence, float(solver.survey.flat[-1]))


def _with_sparsity(magnitudes: Floats, bases: Floats, sparsity: float) -> tuple[Floats, Floats]:
    """Return magnitudes and bases with the bin more that weighs the activations, where they have a weight."""
    if not sparsity:
        return magnitudes, bases
    more = np.zeros((len(magnitudes), 1), np.float32), np.full((len(bases), 1), sparsity, np.float32)
    return np.hstack([magnitudes, more[0]]), np.hstack([bases, more[1]])


def _alike(magnitudes: Floats, bases: Floats) -> Floats:
    """Return how much each frame is like each basis, to start from. The first round scales it."""
    start: Floats = magnitudes @ bases.T
    return start
