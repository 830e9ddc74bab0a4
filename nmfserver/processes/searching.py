"""The search for a good start: candidates are improved on the coarsest level, and the best goes on.

NNDSVD with a part of the mean, random numbers, and frames that are far from each other, as k-means++ draws them.
Which of them, how many, and how soon the best is chosen follows from the number of components (`recipe`). That was
chosen by the divergence at the end and by time, on recordings and synthetic sounds (`scripts/bench`, `quality`).
"""

import math
from typing import NamedTuple

import numpy as np

from nmfserver.kernels import uniform
from nmfserver.kernels.descent import FRAMES, RANDOM, SVD, Candidates
from nmfserver.kernels.joint import Course
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.shapes import UINT64, Shape, Shapes
from nmfserver.pool import empty
from nmfserver.processes.levels import LOOK, MANY, Level, Size, first_grid, level_shapes
from nmfserver.processes.settings import Settings

FEWEST_ROUNDS, MOST_ROUNDS = 8, 60
"""Bounds of the rounds of a coarse level."""


class Recipe(NamedTuple):
    """How a start is searched for.

    starts : the kinds of the candidates
    first, middle : rounds of the first and the middle level, for each hundred iterations
    choice : after so many rounds of the first level only the best goes on; 0: all do
    """

    starts: tuple[int, ...]
    first: int
    middle: int
    choice: int

    def rounds(self, of_hundred: int, iterations: int) -> int:
        """Return the rounds of a coarse level."""
        return min(max(of_hundred * iterations // 100, FEWEST_ROUNDS), MOST_ROUNDS)


def recipe(components: int, wanted: int = 0) -> Recipe:
    """Return the recipe for a number of components; `wanted` is the number of candidates, 0 for the usual one."""
    if components <= 4:
        usual = Recipe((SVD, RANDOM, FRAMES), 20, 10, 0)
    elif components < 16:
        usual = Recipe((SVD, FRAMES, FRAMES), 24, 14, 0)
    elif components < MANY:
        usual = Recipe((FRAMES, RANDOM, FRAMES), 26, 24, 8)
    else:
        usual = Recipe((FRAMES,), 16, 20, 0)
    if not wanted:
        return usual
    if wanted == 1:
        return usual._replace(starts=(RANDOM,), choice=0)
    kinds = (SVD, RANDOM, FRAMES, *((RANDOM, FRAMES) * wanted))[:wanted]
    return usual._replace(starts=kinds)


def search_shapes(size: Size, wanted: int) -> Shapes:
    """Return the shapes of a `Search`."""
    level = level_shapes(size, first_grid(size, len(recipe(size.components, wanted).starts)))
    return level | {
        "roots": Shape((size.members, *level["magnitudes"].sizes)),
        "words": Shape((size.members, uniform.SIZE), UINT64),
    }


class Search:
    """A search on the coarsest level.

    level : its magnitudes and candidates
    recipe : what is done
    candidates : what candidates are made from
    free : which factors of this search may change: all
    """

    def __init__(self, size: Size, settings: Settings, iterations: int, level: Level | None = None) -> None:
        """Search on a level of its own, or on that of another search, with the same magnitudes.

        settings : their seed and number of candidates are used
        iterations : of the whole factorisation
        """
        self.recipe = recipe(size.components, settings.starts)
        count = len(self.recipe.starts)
        self.level = Level.coarse(size, first_grid(size, count)) if level is None else level.alike(size, count)
        self.candidates = Candidates(
            np.array(self.recipe.starts), settings.seed,
            empty((size.members, *self.level.ground.magnitudes.shape)),
            np.empty((size.members, uniform.SIZE), np.uint64),
        )  # fmt: skip
        self._rounds = self.recipe.rounds(self.recipe.first, iterations)
        every = np.ones(size.components, np.float32)
        self.free = Free(every, every)

    @property
    def work(self) -> int:
        """What all candidates count in the progress."""
        return self.level.work(self._rounds, self.recipe.choice)

    def course(self, deadline: float) -> Course:
        """Return the rounds of the candidates until a deadline, a time of `access.seconds`; infinity: none."""
        look = 0 if math.isinf(deadline) else LOOK
        return Course(self._rounds, 0, self.recipe.choice, 1.0, look, 0.0, 0.0, deadline, self.level.cells)
