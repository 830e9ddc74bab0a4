"""Finds the number of components: solves the coarsest level for one number after the other, and counts those that gain.

What counts is in `counting`. The magnitudes of all audio channels are summed.
"""

import math

import numpy as np

from nmfserver.errors import Cancelled
from nmfserver.kernels import coarse, fourier, stft
from nmfserver.kernels.arrays import contiguous
from nmfserver.kernels.coarse import Survey
from nmfserver.kernels.descent import FIRST, Descent, Grounds, descend, reduce
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.shapes import Shape, Shapes, arrays
from nmfserver.kernels.team import OVERFLOW, Member, Signals, Team, clock
from nmfserver.kernels.tuples import lent
from nmfserver.pool import empty
from nmfserver.processes.checks import too_loud
from nmfserver.processes.counting import Magnitudes, count_components
from nmfserver.processes.levels import Level, Samples, Size, first_grid, level_shapes
from nmfserver.processes.searching import Search, recipe, search_shapes
from nmfserver.processes.settings import Settings
from nmfserver.processes.watching import Watcher

FOUND = 0.5
"""The share of finding in the progress of the whole; and the most of a budget that it takes."""
ITERATIONS = 100
"""Those of a factorisation whose search is as long."""


def finding_shapes(settings: Settings, size: Size) -> Shapes:
    """Return the shapes of what finding makes, at its largest."""
    most, starts = size._replace(components=settings.max_components), settings.starts or len(recipe(1).starts)
    level = level_shapes(_smallest(size), first_grid(_smallest(size), 1))
    named = {f"level {name}": shape for name, shape in level.items()}
    survey = coarse.survey_shapes(size.frames, size.bins)
    return search_shapes(most, starts) | named | survey | {"fine": Shape((size.frames, size.bins))}


def find_components(
    source: Samples, settings: Settings, size: Size, sample_rate: float, watch: Watcher, team: Team
) -> int:
    """Return the number of components of a sound, between those that the settings allow.

    Parameters
    ----------
    source : float32 (samples, channels), finite
    settings : with a seed
    size : of one channel's magnitudes; the components are not used
    sample_rate : Hz
    watch : called now and then
    team : computes

    Raises
    ------
    BadBufferError : magnitudes that are too large
    Cancelled : `watch` answered no

    """
    return _Finding(source, settings, size, watch, team).count(sample_rate)


class _Finding:
    """One search for the number of components."""

    def __init__(self, source: Samples, settings: Settings, size: Size, watch: Watcher, team: Team) -> None:
        self._settings, self._size, self._watch, self._team = settings, size, watch, team
        self._deadline = clock() + FOUND * settings.budget if settings.budget else math.inf
        self._solved = 0
        self._survey = Survey(**arrays(coarse.survey_shapes(size.frames, size.bins)))
        self._level = Level.coarse(_smallest(size), first_grid(_smallest(size), 1))
        self._take(source)

    def count(self, sample_rate: float) -> int:
        """Return the number of components."""
        rate = sample_rate / (self._settings.transform().hop * self._level.grid.group)
        least, most = self._settings.min_components, self._settings.max_components
        return count_components(self._level.ground.magnitudes, self._solve, rate, least, most)

    def _take(self, source: Samples) -> None:
        """Sum the coarse magnitudes of all channels."""
        transform, level = self._settings.transform(), self._level.ground
        window, tables = stft.hann(transform.window), fourier.tables(transform.fft)
        fine = empty((self._size.frames, self._size.bins))
        survey, lent_survey, lent_level = self._survey, lent(self._survey), lent(level)
        room = np.empty((self._size.members, stft.ROWS, transform.fft), np.float32)
        total: Samples | None = None
        for channel in range(source.shape[1]):
            signal = contiguous(source, channel)

            def work(member: Member, signal: Samples = signal) -> None:
                stft.magnitudes(member, signal, transform.hop, window, tables, room, fine)
                coarse.survey(member, fine, survey)
                reduce(member, fine, lent_survey, lent_level)

            if self._team.run(work, self._report, self._size.members)[OVERFLOW]:
                raise too_loud("source")
            total = level.magnitudes.copy() if total is None else total + level.magnitudes
        assert total is not None
        level.magnitudes[:] = total
        level.frame_sums[:] = total.sum(axis=1)

    def _solve(self, components: int) -> tuple[Magnitudes, Magnitudes] | None:
        """Return the best factors of the coarse level for a number of components; None where the time is over."""
        if clock() >= self._deadline:
            return None
        search = Search(self._size._replace(components=components), self._settings, ITERATIONS, self._level)
        ground, course = search.level.ground, search.course(self._deadline)
        only = Descent(FIRST, FIRST + 1, True, 1, (course, course, course))
        handed = lent(self._survey), lent(Grounds(ground, ground, ground)), lent(search.candidates)

        def work(member: Member) -> None:
            with np.errstate(over="ignore"):  # the generator's words are meant to
                descend(member, *handed, search.free, only, ground.space.ratio[0])

        self._team.run(work, self._report, self._size.members)
        self._solved += 1
        best = int(np.argmin(ground.space.divergences))
        bases, activations = ground.space.bases[RESULT, best], ground.space.activations[RESULT, best]
        return bases.copy(), activations.reshape(-1, components).copy()

    def _report(self, signals: Signals) -> None:
        if self._watch(FOUND * (1 - 1 / (self._solved + 1)), math.inf) is False:
            raise Cancelled("cancelled")


def _smallest(size: Size) -> Size:
    """Return the size for which the coarsest level is chosen: the same for all numbers."""
    return size._replace(components=1)
