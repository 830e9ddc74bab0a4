"""The two ways from magnitudes to bases of one frame and activations: `Multiplicative` and `Fast`.

Each is made before a team runs. `solve` then runs on every member, and leaves the factors in ``bases``, float32
(components, bins), each of unit norm, and ``activations``, float32 (frames, components). `solvers` chooses one.
"""

import math
from abc import ABC, abstractmethod

import numpy as np

from nmfserver.errors import LARGEST_INT
from nmfserver.kernels import coarse, joint, nmf, uniform
from nmfserver.kernels.coarse import Survey
from nmfserver.kernels.descent import FIRST, FULL, Candidates, Descent, Grounds, descend
from nmfserver.kernels.floors import EPSILON
from nmfserver.kernels.joint import Course
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.nmf import Free, Limits
from nmfserver.kernels.shapes import UINT64, Shape, Shapes, arrays
from nmfserver.kernels.team import TILES, TILES_DONE, Member, Signals, clock, wait
from nmfserver.kernels.tuples import lent
from nmfserver.pool import empty
from nmfserver.processes.levels import LOOK, MANY, Grid, Level, Samples, Size, grids, level_shapes, space_shapes
from nmfserver.processes.searching import Search, search_shapes
from nmfserver.processes.settings import FIXED, RANDOM, USUAL, Settings, each_mode

UNLIMITED = LARGEST_INT
SEARCH_AT, MIDDLE_AT = 0.4, 0.6
"""The shares of a budget at which the search ends, and the middle level."""
BUDGET_ITERATIONS = 200
"""Whose rounds the coarse levels take within a budget."""
MOST_BATCHES = 32
"""Batches of candidates within a budget."""
TENDENCY = 0.0015
"""After the least rounds of the full level, they end where the divergence falls by less than this, for each component,
between two looks."""
NO_CANDIDATES = Candidates(np.zeros(0, np.int64), 0, np.zeros((0, 0, 0), np.float32), np.zeros((0, 0), np.uint64))
"""Where factors are given."""
LIFTED = 30.0
"""Where the momentum of a level begins whose factors come from a coarser one: it is at its most at once."""


def shared_shapes(size: Size) -> Shapes:
    """Return the shapes of the arrays that every solver makes."""
    factors = {
        "bases": Shape((size.components, size.lags * size.bins)),
        "activations": Shape((size.frames, size.components)),
        "words": Shape((uniform.SIZE,), UINT64),
    }
    return factors | coarse.survey_shapes(size.frames, size.bins)


class Solver(ABC):
    """What all ways share: the factors, the survey of the magnitudes, and how far it is.

    bases, activations : the factors; before `solve`, those to start from where they are given
    divergence : of the result; before, the last that was measured, or that of a flat spectrum
    rounds : done
    """

    def __init__(self, settings: Settings, size: Size, magnitudes: Samples) -> None:
        """Make all arrays.

        magnitudes : float32 (frames, bins); they may be written later, but before `solve`
        """
        self.settings, self.size, self.magnitudes = settings, size, magnitudes
        self.bases = empty((size.components, size.lags * size.bins))
        self.activations = empty((size.frames, size.components))
        self.survey = Survey(**arrays(coarse.survey_shapes(size.frames, size.bins)))
        self.survey.flat[:] = np.inf
        self.rounds = 0
        self.free = Free(
            _are_free(each_mode(settings.bases_mode, size.components)),
            _are_free(each_mode(settings.act_mode, size.components)),
        )
        self._began = clock()

    @staticmethod
    @abstractmethod
    def own_shapes(settings: Settings, size: Size) -> Shapes:
        """Return the shapes of arrays that the other solver does not make."""

    @abstractmethod
    def solve(self, member: Member) -> None:
        """Factorise the magnitudes; they were surveyed before."""

    @property
    @abstractmethod
    def divergence(self) -> float:
        """The divergence as it was last measured."""

    def draw(self) -> None:
        """Draw both factors: for a seed, FluCoMa's very numbers."""
        words = uniform.state()
        with np.errstate(over="ignore"):  # the generator's words are meant to
            uniform.uniform(self.settings.seed, words, self.bases.reshape(-1))
            uniform.uniform(self.settings.seed, words, self.activations.reshape(-1))

    def fraction(self, signals: Signals) -> float:
        """Return the fraction done, 0…1."""
        if self.settings.budget:
            return min((clock() - self._began) / self.settings.budget, 1.0)
        return float(min(signals[TILES_DONE] / max(signals[TILES], 1), 1.0))

    def deadline(self, share: float = 1.0) -> float:
        """Return the time at which a share of the budget is used."""
        return self._began + share * self.settings.budget if self.settings.budget else math.inf


class Multiplicative(Solver):
    """Multiplicative updates of all of the magnitudes, from the start that is given or drawn, as FluCoMa does them."""

    def __init__(self, settings: Settings, size: Size, magnitudes: Samples) -> None:
        super().__init__(settings, size, magnitudes)
        self._space = nmf.space(size.members, size.frames, size.bins, size.components)
        iterations = UNLIMITED if settings.budget else settings.iterations
        self._limits = Limits(0 if settings.fixed else iterations, settings.usual_tolerance, self.deadline())

    @staticmethod
    def own_shapes(settings: Settings, size: Size) -> Shapes:
        """Return the shapes of what the team works in."""
        return nmf.shapes(size.members, size.frames, size.bins, size.components)

    def solve(self, member: Member) -> None:
        """Update both factors; where both are fixed only their divergence is measured."""
        factors = self.bases, self.activations, self._space
        if not self.settings.fixed:
            nmf.begin(member, *factors)
        done = nmf.factorise(member, self.magnitudes, *factors, self.free, self._limits)
        if member.rank == 0:
            self.rounds = done

    @property
    def divergence(self) -> float:
        """The divergence as it was last measured; infinite before."""
        return float(self._space.divergences[-1])


class Fast(Solver):
    """Joint rounds: from coarse to fine where both factors are started by us, else on the full level only."""

    def __init__(self, settings: Settings, size: Size, magnitudes: Samples) -> None:
        super().__init__(settings, size, magnitudes)
        *coarse_grids, full = _grids(settings, size)
        self._iterations = BUDGET_ITERATIONS if settings.budget else settings.iterations
        self._search = None if settings.is_given else Search(size, settings, self._iterations)
        self._full = Level(size, full, magnitudes, self.survey.frame_sums)
        self._levels = [*(Level.coarse(size, grid) for grid in coarse_grids), self._full]
        self._spread = np.empty((size.components, size.bins), np.float32)
        first = self._full if self._search is None else self._search.level
        grounds = Grounds(first.ground, self._levels[0].ground, self._full.ground)
        candidates = NO_CANDIDATES if self._search is None else self._search.candidates
        self._lent = lent(self.survey), lent(grounds), lent(candidates)
        self._result = lent(self._full.ground.space)

    @staticmethod
    def own_shapes(settings: Settings, size: Size) -> Shapes:
        """Return the shapes of all levels."""
        *coarse_grids, full = _grids(settings, size)
        levels = [space_shapes(size, full), *(level_shapes(size, grid) for grid in coarse_grids)]
        if not settings.is_given:
            levels.append(search_shapes(size, settings.starts))
        found: Shapes = {"spread": Shape((size.components, size.bins))}
        for number, level in enumerate(levels):
            found |= {f"{name} {number}": shape for name, shape in level.items()}
        return found

    def solve(self, member: Member) -> None:
        """Start, go from level to level, and do the rounds of the full one."""
        if member.rank == 0:
            member.signals[TILES] = self._work()
        if self._search is None:
            if member.rank == 0:
                self._start_given()
            wait(member)
        with np.errstate(over="ignore"):  # the generator's words are meant to
            descend(member, *self._lent, self.free, self._descent(), self._spread)
        joint.take(member, self._result, self.bases, self.activations)
        self.rounds = int(self._full.ground.space.done[0])

    def _descent(self) -> Descent:
        """Return the levels to go through, and how far on each."""
        settings, search, middle = self.settings, self._search, self._levels[0]
        least, most = _full_rounds(settings, self.size)
        tendency = TENDENCY * self.size.components if settings.tolerance == USUAL else 0.0
        full = Course(
            most, least, 0, LIFTED, LOOK, settings.usual_tolerance, tendency, self.deadline(), self._full.cells
        )
        if search is None:
            return Descent(FULL, FULL + 1, True, 1, (full, full, full._replace(motion=1.0)))
        coarse_ = Course(
            search.recipe.rounds(search.recipe.middle, self._iterations), 0, 0,
            LIFTED, 0, 0.0, 0.0, self.deadline(MIDDLE_AT), middle.cells,
        )  # fmt: skip
        courses = search.course(self.deadline(SEARCH_AT)), coarse_, full
        return Descent(FIRST, FULL + 1, middle is self._full, MOST_BATCHES if settings.budget else 1, courses)

    def _start_given(self) -> None:
        """Scale the factors that are given or drawn so that they fit the magnitudes, as far as they are free."""
        w, h, wanted = self.bases, self.activations, self.survey.frame_sums
        for factor in (w, h):
            np.maximum(factor, EPSILON, out=factor)
        sums = w.sum(axis=1, dtype=np.float64)
        w /= sums[:, None]
        h *= sums
        if self.settings.act_mode == RANDOM:
            h *= (wanted / h.sum(axis=1, dtype=np.float64))[:, None]
        elif self.free.bases.all():
            w *= wanted.sum(dtype=np.float64) / h.sum(dtype=np.float64)
        elif self.free.activations.all():
            h *= wanted.sum(dtype=np.float64) / h.sum(dtype=np.float64)
        self._full.ground.space.bases[RESULT, 0] = w
        self._full.ground.space.activations[RESULT, 0] = h.reshape(-1)

    def _work(self) -> int:
        """Return what all rounds count in the progress."""
        work = self._full.cells * _full_rounds(self.settings, self.size)[0]
        if self._search is not None:
            rounds = self._search.recipe.rounds(self._search.recipe.middle, self._iterations)
            work += self._search.work + sum(level.work(rounds, 0) for level in self._levels[:-1])
        return work

    @property
    def divergence(self) -> float:
        """The divergence as it was last measured; that of a flat spectrum before; infinite at first."""
        found = float(self._full.ground.space.divergences[0])
        return found if math.isfinite(found) else float(self.survey.flat[-1])


def _grids(settings: Settings, size: Size) -> list[Grid]:
    """Return the levels after the first; only the full one where factors are given."""
    return grids(size)[-1 if settings.is_given else 0 :]


def _full_rounds(settings: Settings, size: Size) -> tuple[int, int]:
    """Return the least and the most rounds of the full level: with those before, as far as the iterations get.

    With many components a round is dear, and falls are never small: all rounds are done.
    """
    iterations = settings.iterations
    if settings.budget:
        least = most = UNLIMITED
    elif FIXED in (settings.bases_mode, settings.act_mode):  # the other factor is a convex problem
        least = most = -(-iterations // 4)
    elif settings.is_given:
        least = most = -(-iterations // 3)
    elif size.components < MANY:
        least, most = max(iterations // 10, 1), max(3 * iterations // 20, 1)
    else:
        least = most = max(iterations // 7 - 5, 1)
    return least, most


def _are_free(modes: tuple[int, ...]) -> Samples:
    return np.array([mode != FIXED for mode in modes], np.float32)
