"""`Deconvolution`: the solver for templates with time, and for sparse activations, by the equations in `kernels.nmfd`.

Where nothing is given, several starts are improved on a coarse level, with bins in bands and frames in pairs, where
templates have half as many frames; the best one goes on with all of the magnitudes: by plain rounds with ``mu``, by
rounds with momentum with ``fast``. With ``mu`` and a single start, plain rounds begin with random templates that fade.
"""

import math

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import nmfd
from nmfserver.kernels.coarse import Survey
from nmfserver.kernels.floors import EPSILON, MASK
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.nmfd import Course
from nmfserver.kernels.shapes import FLOAT64, Shape, Shapes, nbytes
from nmfserver.kernels.team import STOP, TILES, Member, clock, wait
from nmfserver.processes.factorising import LIFTED, SEARCH_AT, UNLIMITED, Solver
from nmfserver.processes.levels import LOOK, Grid, Level, Samples, Size, first_grid, level_shapes
from nmfserver.processes.settings import FIXED, MULTIPLICATIVE, RANDOM, USUAL, Settings

FADE = 4.0
"""Frames in which a drawn template falls to 1 / e."""
STARTS = 4
"""Starts of the coarse level, of which every other one has frames of the sound as templates."""
COARSE_ROUNDS = 24
"""Rounds of each start."""
MEAN_SHARE = 0.1
"""The share of the mean spectrum in templates that are frames of the sound."""
LEAST_LIKENESS, LEAST_RISE = 1e-3, 0.05
"""What an activation of these starts is at least, before it is scaled: by how much a frame is alike, by its attack."""
LEAST = 1e-12
"""What an entry gets in any case on the way from the coarse level, relative to the mean."""


class Deconvolution(Solver):
    """Rounds of deconvolution; bases are float32 (components, lags * bins), a template's frames behind each other."""

    def __init__(self, settings: Settings, size: Size, magnitudes: Samples) -> None:
        super().__init__(settings, size, magnitudes)
        self._space = nmfd.space(nmfd.shapes(size.members, size.frames, size.bins, size.components, size.lags))
        self._search: _Search | None = None
        if settings.is_searched:
            self._search = _Search(settings, size, magnitudes, self.survey, self.deadline(SEARCH_AT))

    @staticmethod
    def own_shapes(settings: Settings, size: Size) -> Shapes:
        """Return the shapes of both levels, and of what starts and lifts need beside them."""
        found = nmfd.shapes(size.members, size.frames, size.bins, size.components, size.lags)
        if not settings.is_searched:
            return found
        small, rows = _coarse_size(size), size.components * size.lags
        level = level_shapes(size._replace(components=1), first_grid(size, 1))
        space = nmfd.shapes(small.members, small.frames, small.bins, small.components, small.lags)
        kept = Shape((small.frames, small.components))
        one_after_the_other: tuple[Shapes, ...] = (
            {"bands": Shape((size.frames, small.bins))},
            {
                "roots": Shape((small.frames + small.lags - 1, small.bins)),
                "bases": Shape(((size.components + 2) * small.lags, small.bins), FLOAT64),
                "activations": Shape(kept.sizes, FLOAT64),
                "of each frame": Shape((12, small.frames), FLOAT64),
            },
            {"bases": Shape((2, rows, size.bins)), "activations": Shape((2, size.frames, size.components))},
        )
        best = {"bases": Shape(space["bases"].sizes[1:]), "activations": kept}
        passing = max(one_after_the_other, key=nbytes)
        for prefix, shapes in (("level", level), ("space", space), ("best", best), ("passing", passing)):
            found |= {f"{prefix} {name}": shape for name, shape in shapes.items()}
        return found

    def draw(self) -> None:
        """Draw both factors, with templates that fade."""
        super().draw()
        fade = np.exp(np.arange(self.size.lags, dtype=np.float32) / np.float32(-FADE))
        templates = self.bases.reshape(self.size.components, self.size.lags, -1)
        templates *= fade[:, None]

    def solve(self, member: Member) -> None:
        """Start, and do the rounds; where both factors are fixed only their divergence is measured."""
        if member.rank == 0:
            member.signals[TILES] = self._work()
        if self._search is not None:
            self._search.find(member)
        if member.rank == 0 and not member.signals[STOP]:
            self._start()
        wait(member)
        if member.signals[STOP]:
            return
        nmfd.deconvolve(member, self.magnitudes, self._space, self.free, self._course())
        if member.rank == 0 and not member.signals[STOP]:
            self._take()

    @property
    def divergence(self) -> float:
        """The divergence as it was last measured; that of a flat spectrum before; infinite at first."""
        found = float(self._space.divergence[0])
        return found if math.isfinite(found) else float(self.survey.flat[-1])

    @property
    def cells(self) -> int:
        """What a round counts in the progress."""
        return self.magnitudes.size * self.size.lags // 256 + 1

    def _course(self) -> Course:
        settings, is_plain = self.settings, self.settings.solver == MULTIPLICATIVE
        least, most = _rounds(settings)
        tendency = 2 * settings.usual_tolerance if settings.tolerance == USUAL else 0.0
        return Course(
            0 if settings.fixed else most, least, is_plain, 1.0 if self._search is None else LIFTED, LOOK,
            settings.usual_tolerance, tendency, settings.sparsity, self.deadline(), self.cells,
        )  # fmt: skip

    def _work(self) -> int:
        work = self.cells * max(_rounds(self.settings)[1], 1)
        return work + (self._search.work if self._search is not None else 0)

    def _start(self) -> None:
        """Start from what was found, or from what is given or drawn, scaled; two fixed factors stay as they are."""
        if self._search is not None:
            self._space.bases[RESULT], self._space.activations[RESULT] = self._search.lifted()
            return
        w, h = self.bases, self.activations
        if not self.settings.fixed:
            for factor in (w, h):
                np.maximum(factor, EPSILON, out=factor)
            if self.settings.solver == MULTIPLICATIVE:
                w /= _norms(w)[:, None]
                h /= _norms(h.T)
            else:
                self._fit(w, h)
        self._space.bases[RESULT] = w.reshape(-1, self.size.bins)
        self._space.activations[RESULT] = h

    def _fit(self, w: Samples, h: Samples) -> None:
        """Scale factors so that they have as much as the magnitudes, as far as they are free."""
        wanted = self.survey.frame_sums.sum(dtype=np.float64)
        sums = w.sum(axis=1, dtype=np.float64)
        w /= sums[:, None]
        h *= sums
        if self.settings.act_mode == RANDOM or self.free.activations.all():
            h *= wanted / h.sum(dtype=np.float64)
        elif self.free.bases.all():
            w *= wanted / h.sum(dtype=np.float64)

    def _take(self) -> None:
        """Write the result, with templates of unit norm, and activations that make up for it."""
        self.rounds = int(self._space.done[0])
        if self.settings.fixed:
            return
        self.bases[:] = self._space.bases[RESULT].reshape(self.bases.shape)
        norms = _norms(self.bases)
        self.bases /= np.maximum(norms, MASK)[:, None]
        np.multiply(self._space.activations[RESULT], norms, out=self.activations)


class _Search:
    """The search for a start on the coarse level."""

    def __init__(self, settings: Settings, full: Size, magnitudes: Samples, survey: Survey, deadline: float) -> None:
        """Make all arrays.

        full, magnitudes, survey : of the full level
        deadline : time at which no other start is begun
        """
        self._full, self._magnitudes, self._survey = full, magnitudes, survey
        self._seed = settings.seed
        self._size = size = _coarse_size(full)
        self._level = Level.coarse(full._replace(components=1), first_grid(full, 1))
        self._space = nmfd.space(nmfd.shapes(size.members, size.frames, size.bins, size.components, size.lags))
        every = np.ones(size.components, np.float32)
        self._free = Free(every, every)
        self._starts = settings.starts or STARTS
        self._course = Course(
            COARSE_ROUNDS, 0, False, 1.0, LOOK, 0.0, 0.0, settings.sparsity, deadline, self._level.cells * size.lags,
        )  # fmt: skip
        self._best: tuple[float, Samples, Samples] | None = None
        self._is_over = False

    @property
    def work(self) -> int:
        """What all starts count in the progress."""
        return self._starts * COARSE_ROUNDS * self._course.work

    def find(self, member: Member) -> None:
        """Improve all starts, and keep the best."""
        if member.rank == 0:
            self._reduce()
        for number in range(self._starts):
            if member.rank == 0:
                self._begin(number, member)
            wait(member)
            if self._is_over or member.signals[STOP]:
                break
            nmfd.deconvolve(member, self._level.ground.magnitudes, self._space, self._free, self._course)
            if member.rank == 0 and not member.signals[STOP]:
                self._keep_best()

    def _reduce(self) -> None:
        """Sum the magnitudes into those of the coarse level."""
        ground, starts = self._level.ground, np.arange(0, self._full.frames, self._level.grid.group)
        bands = np.add.reduceat(self._magnitudes, ground.bounds[:-1], axis=1)
        np.add.reduceat(bands, starts, axis=0, out=ground.magnitudes)
        np.add.reduceat(self._survey.frame_sums, starts, out=ground.frame_sums)
        if self._course.sparsity > 0:
            self._course = self._course._replace(sparsity=self._course.sparsity * self._lost_norm())

    def _lost_norm(self) -> float:
        """Return about how many times the norm of a template is smaller where its bins and frames are not summed.

        That of the magnitudes is: the activations of both levels, times these norms, are to weigh the same.
        """
        norms = (_norms(each.reshape(1, -1))[0] for each in (self._magnitudes, self._level.ground.magnitudes))
        return float(next(norms) / max(next(norms), MASK))

    def _begin(self, number: int, member: Member) -> None:
        """Write a start; the first at least is made, whatever the budget."""
        self._is_over = number > 0 and clock() >= self._course.deadline
        if self._is_over:
            return
        random = np.random.default_rng([self._seed, number])
        magnitudes, size = self._level.ground.magnitudes, self._size
        if number % 2 and self._starts > 1:
            bases, activations = _far_templates(magnitudes, size.components, size.lags, random, member)
        else:
            fade = np.exp(np.arange(size.lags) * self._level.grid.group / -FADE)
            bases = random.random((size.components, size.lags, size.bins))
            bases *= fade[:, None]
            activations = random.random((size.frames, size.components))
            activations *= self._level.ground.frame_sums[:, None]
        bases /= np.maximum(bases.sum(axis=(1, 2), keepdims=True), MASK)
        activations *= magnitudes.sum(dtype=np.float64) / max(activations.sum(dtype=np.float64), float(MASK))
        self._space.bases[RESULT] = bases.reshape(-1, size.bins)
        self._space.activations[RESULT] = activations
        self._space.divergence[0] = np.inf

    def _keep_best(self) -> None:
        found = float(self._space.divergence[0] + self._space.looks[-1])
        if self._best is None or found < self._best[0]:
            self._best = found, self._space.bases[RESULT].copy(), self._space.activations[RESULT].copy()

    def lifted(self) -> tuple[Samples, Samples]:
        """Return the best factors, (components * lags, bins) and (frames, components), for the full level.

        Every bin and every frame gets its part of what was summed, in proportion to the magnitudes.
        """
        assert self._best is not None
        _, bases, activations = self._best
        size, survey, group = self._full, self._survey, self._level.grid.group
        bounds = self._level.ground.bounds
        fine: Samples = np.repeat(bases, np.diff(bounds), axis=1)
        fine *= _shares(survey.bin_sums, bounds[:-1])
        fine += np.float32(LEAST)
        fine = np.repeat(fine.reshape(size.components, -1, size.bins), group, axis=1)[:, : size.lags]
        finer: Samples = np.repeat(activations, group, axis=0)[: size.frames]
        finer *= _shares(survey.frame_sums, np.arange(0, size.frames, group))[:, None]
        finer += np.float32(LEAST * survey.frame_sums.mean())
        return fine.reshape(-1, size.bins), finer


def _coarse_size(size: Size) -> Size:
    """Return the size of the coarse level: templates are as long there, in frames that stand for several."""
    grid: Grid = first_grid(size, 1)
    frames, bins = -(-size.frames // grid.group), grid.bands * size.channels
    return size._replace(frames=frames, bins=bins, lags=-(-size.lags // grid.group))


def _rounds(settings: Settings) -> tuple[int, int]:
    """Return the least and the most rounds of the full level: with those before, as far as the iterations get."""
    iterations = settings.iterations
    if settings.budget:
        return UNLIMITED, UNLIMITED
    if settings.solver == MULTIPLICATIVE:
        return iterations, iterations
    if FIXED in (settings.bases_mode, settings.act_mode):
        return -(-iterations // 4), -(-iterations // 4)
    if settings.is_given:
        return -(-iterations // 3), -(-iterations // 3)
    return max(iterations // 8, 1), max(iterations // 4, 1)


def _shares(values: Samples, starts: NDArray[np.int64]) -> Samples:
    """Return the share that each value has of its group; groups begin at these places."""
    sums = np.maximum(np.add.reduceat(values, starts), MASK)
    shares: Samples = np.repeat(sums, np.diff(starts, append=len(values)))
    np.divide(values, shares, out=shares)
    return shares


def _norms(rows: Samples) -> Samples:
    """Return the Euclidean norms of rows, with no copy of all of them in float64."""
    found: Samples = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.float64)).astype(np.float32)
    return found


def _far_templates(
    magnitudes: Samples, components: int, lags: int, random: np.random.Generator, member: Member
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return templates that are attacks of the sound, far from each other, and activations by likeness.

    An attack is drawn with a probability in proportion to how much its frame is louder than the one before, times its
    distance to the nearest that was drawn before: one less the cosine of the roots of all frames of a template.
    (Arthur and Vassilvitskii, "k-means++", 2007.) With long templates that takes a while: once the team is stopped, no
    frame is compared any more.
    """
    loud = magnitudes.sum(axis=1, dtype=np.float64)
    rises = np.maximum(np.diff(loud, prepend=0.0), 0.0)
    roots = np.pad(magnitudes, ((0, lags - 1), (0, 0)))
    np.sqrt(roots, out=roots)
    energy = np.convolve(loud, np.ones(lags))[lags - 1 :]
    mean, chances = magnitudes.mean(axis=0, dtype=np.float64) / lags, rises.copy()
    bases = np.empty((components, lags, magnitudes.shape[1]))
    activations = np.empty((len(magnitudes), components))
    for component in range(components):
        total = chances.sum()
        chosen = int(random.choice(len(chances), p=chances / total)) if total > 0 else int(random.integers(len(loud)))
        window = roots[chosen : chosen + lags]
        dots = sum(roots[lag : lag + len(loud)] @ window[lag] for lag in range(lags) if not member.signals[STOP])
        likeness = np.clip(dots / np.sqrt(np.maximum(energy * energy[chosen], MASK)), 0, 1)
        chances = np.minimum(chances, rises * (1 - likeness))
        bases[component] = window**2 / max(energy[chosen], MASK)
        activations[:, component] = np.maximum(likeness**4, LEAST_LIKENESS) * (rises + LEAST_RISE * loud)
    bases *= 1 - MEAN_SHARE
    bases += MEAN_SHARE * mean / max(mean.sum() * lags, MASK)
    return bases, activations
