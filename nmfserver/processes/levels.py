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
from nmfserver.kernels.descent import Ground
from nmfserver.kernels.shapes import Shape, Shapes
from nmfserver.pool import empty

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
    lags : frames of a template
    """

    members: int
    frames: int
    bins: int
    channels: int
    components: int
    lags: int = 1


class Grid(NamedTuple):
    """The bands of a channel, the frames that are summed into one, and the number of starts."""

    bands: int
    group: int
    starts: int


def grids(size: Size) -> list[Grid]:
    """Return the levels after the first: a middle one, and the full one."""
    bins, middle = size.bins // size.channels, 2 * first_grid(size, 1).bands
    full = Grid(bins, 1, 1)
    return [Grid(middle, 1, 1), full] if middle <= WORTHWHILE * bins else [full]


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
    """A level of magnitudes, and the factors of its starts.

    grid : its bands and frames
    ground : its arrays
    """

    def __init__(self, size: Size, grid: Grid, magnitudes: Samples, frame_sums: Samples) -> None:
        self.grid = grid
        bins = size.bins // size.channels
        one = coarse.edges(bins, grid.bands)
        bounds = np.concatenate([[0], *(one[1:] + bins * channel for channel in range(size.channels))])
        self.ground = Ground(bounds, grid.group, magnitudes, frame_sums, joint.space(space_shapes(size, grid)))

    @classmethod
    def coarse(cls, size: Size, grid: Grid) -> "Level":
        """Make a coarse level, whose magnitudes are to be written."""
        shapes = level_shapes(size, grid)
        return cls(size, grid, empty(*shapes["magnitudes"]), empty(*shapes["frame_sums"]))

    def alike(self, size: Size, starts: int) -> "Level":
        """Return a level of the same magnitudes for another number of components."""
        return Level(size, self.grid._replace(starts=starts), self.ground.magnitudes, self.ground.frame_sums)

    @property
    def cells(self) -> int:
        """What a round of one start counts in the progress."""
        return self.ground.magnitudes.size // WORK + 1

    def work(self, rounds: int, choice: int) -> int:
        """Return what all rounds count in the progress, if after `choice` of them only one start goes on; 0: all do."""
        together = min(choice or rounds, rounds)
        return self.cells * (self.grid.starts * together + rounds - together)
