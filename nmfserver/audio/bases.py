"""The sets of bases that live sound has used.

Bases      one set, with the names of its components
UsedBases  the last sets, for ``/live/undo`` and for the next ``/live/start``
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from nmfserver.component_names import Names
from nmfserver.template import ONE_FRAME, Template

Samples = NDArray[np.float32]

KEPT = 8
"""Sets that are kept beside the one in use."""
MOST_BYTES = 2**26
"""Most bytes of all of them beside the one in use: large sets are fewer."""


@dataclass
class Bases:
    """A set of bases. Two are equal if samples and names are the same.

    samples : float32 (template.frames * bins, components), never written to; each frame's spectra behind the one before
    names : of the components; they can be changed
    template : what the templates are in time
    edition : the same object where samples are the same
    """

    samples: Samples = field(compare=False)
    names: Names = ()
    template: Template = ONE_FRAME
    edition: object = field(default_factory=object)

    def copy(self) -> "Bases":
        """Return the same set, whose names are changed apart from these."""
        return replace(self)


class UsedBases:
    """The sets of bases that were used one after the other."""

    def __init__(self, sets: Sequence[Bases] = ()) -> None:
        self._sets = list(sets)

    def __iter__(self) -> Iterator[Bases]:
        """Yield the sets, the newest last."""
        return iter(self._sets)

    def add(self, bases: Bases) -> None:
        """Add the set that is used from now on, instead of those with the same samples."""
        self._sets = [each for each in self._sets if each.edition is not bases.edition]
        while len(self._sets) > KEPT or sum(each.samples.nbytes for each in self._sets) > MOST_BYTES:
            del self._sets[0]
        self._sets.append(bases)

    def drop(self, bases: Bases) -> None:
        """Forget a set."""
        self._sets = [each for each in self._sets if each is not bases]

    def newest(self, fits: Callable[[Bases], bool], before: Bases | None = None) -> Bases | None:
        """Return the newest set that fits, or the newest before another one; None if there is none."""
        sets = list(takewhile(lambda each: each is not before, self._sets))
        return next((each for each in reversed(sets) if fits(each)), None)
