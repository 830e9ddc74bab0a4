"""Levels of a factorisation, from coarse to fine: how large they are, and the way from one to the next.

Size     the magnitudes of a group of channels
Grid     the bands and frames of a level, and how many starts it takes
grids    the levels for a size
Level    a level's magnitudes and factors
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import coarse, joint
from nmfserver.kernels.arrays import Integers
from nmfserver.kernels.coarse import Survey
from nmfserver.kernels.joint import RESULT, Course
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.shapes import Shape, Shapes
from nmfserver.kernels.team import Member

Samples = NDArray[np.float32]

FEW_BANDS = 16
"""Bands of a channel on the first level, at least."""
PAIRED_FROM = 256
"""Frames of a sound from which the first level takes frames in pairs."""
MANY = 40
"""Components from which levels are finer, and frames stay single: otherwise what sounds shortly is lost."""
WORTHWHILE = 0.75
"""A level with more than this share of the bins is left out."""
LOOK = 5
"""Rounds between two looks at the divergence."""
WORK = 256
"""Cells that count as one in the progress."""


class Size(NamedTuple):
    """The magnitudes of a group of channels, and who factorises them.

    members : of the team
    frames : of the spectrogram
    bins : of all channels of the group, side by side
    channels : of the group
    components : their number
    """

    members: int
    frames: int
    bins: int
    channels: int
    components: int


class Grid(NamedTuple):
    """The bands of a channel, the frames that are summed into one, and the number of starts."""

    bands: int
    group: int
    starts: int


def grids(size: Size, kept: int) -> list[Grid]:
    """Return the levels after the first: a middle one for the starts that are kept, and the full one."""
    bins, middle = size.bins // size.channels, 2 * first_grid(size, 1).bands
    full = Grid(bins, 1, 1)
    return [Grid(middle, 1, kept), full] if middle <= WORTHWHILE * bins else [full]


def first_grid(size: Size, starts: int) -> Grid:
    """Return the coarsest level."""
    bins, is_fine = size.bins // size.channels, size.components >= MANY
    bands = 96 if is_fine else 64
    group = 1 if is_fine or size.frames < PAIRED_FROM else 2
    return Grid(min(max(bands // size.channels, FEW_BANDS), bins), group, starts)


def level_shapes(size: Size, grid: Grid) -> Shapes:
    """Return the shapes of a `Level` that is coarse."""
    frames, bands = -(-size.frames // grid.group), grid.bands * size.channels
    own = {"magnitudes": Shape((frames, bands)), "frame_sums": Shape((frames,))}
    return own | space_shapes(size, grid)


def space_shapes(size: Size, grid: Grid) -> Shapes:
    """Return the shapes of a level's factors, and of what is needed to improve them."""
    frames, bands = -(-size.frames // grid.group), grid.bands * size.channels
    return joint.shapes(size.members, grid.starts, frames, bands, size.components)


class Level:
    """The magnitudes and factors of a level.

    grid : its bands and frames
    bounds : where the bands of all channels begin, int64 (bands + 1,)
    magnitudes : float32 (frames, bands)
    frame_sums : float32 (frames,), magnitudes summed over bands; not used on the full level
    space : the factors of all starts
    """

    def __init__(self, size: Size, grid: Grid, magnitudes: Samples | None = None) -> None:
        """Make a coarse level, or the full one of given magnitudes."""
        self.grid = grid
        bins = size.bins // size.channels
        one = coarse.edges(bins, grid.bands)
        self.bounds: Integers = np.concatenate([[0], *(one[1:] + bins * channel for channel in range(size.channels))])
        self.space = joint.space(space_shapes(size, grid))
        shapes = level_shapes(size, grid)
        self.magnitudes: Samples = np.empty(*shapes["magnitudes"]) if magnitudes is None else magnitudes
        self.frame_sums: Samples = np.empty(*shapes["frame_sums"])

    def alike(self, size: Size, starts: int) -> "Level":
        """Return a level of the same magnitudes for another number of components."""
        made = Level(size, self.grid._replace(starts=starts), self.magnitudes)
        made.frame_sums = self.frame_sums
        return made

    @property
    def cells(self) -> int:
        """What a round of one start counts in the progress."""
        return self.magnitudes.size // WORK + 1

    def work(self, rounds: int, choice: int) -> int:
        """Return what all rounds count in the progress, if after `choice` of them only one start goes on; 0: all do."""
        together = min(choice or rounds, rounds)
        return self.cells * (self.grid.starts * together + rounds - together)

    def reduce(self, member: Member, magnitudes: Samples, survey: Survey) -> None:
        """Sum the magnitudes of the full level into this one."""
        coarse.reduce(member, magnitudes, self.bounds, self.grid.group, self.magnitudes)
        coarse.reduce(member, survey.frame_sums.reshape(-1, 1), ALL, self.grid.group, self.frame_sums.reshape(-1, 1))

    def improve(self, member: Member, free: Free, course: Course) -> None:
        """Do rounds on all starts."""
        joint.rounds(member, self.magnitudes, self.space, free, course)

    def best(self, count: int) -> list[int]:
        """Return the numbers of the starts of the least divergence, the least first."""
        return [int(each) for each in np.argsort(self.space.divergences, kind="stable")[:count]]

    def lift(self, member: Member, start: int, target: "Level", place: int, survey: Survey, spread: Samples) -> None:
        """Write the factors of a start to a place of a finer level.

        spread : float32 (components, bins), space to work in
        """
        source = self.space
        coarse.spread_bases(member, source.bases[RESULT, start], self.bounds, survey.bin_sums, spread)
        coarse.reduce(member, spread, target.bounds, 1, target.space.bases[RESULT, place])
        coarse.spread_activations(
            member, source.activations[RESULT, start], self.grid.group, survey.frame_sums,
            target.space.activations[RESULT, place],
        )  # fmt: skip


ALL = np.array([0, 1], np.int64)
"""The bounds of what has one value a frame."""
