"""Checks of arrays: what goes in and comes out is finite.

spans            goes through an array in blocks
looking          looks for values that are not finite, in steps
require_finite   does it all, and reports
too_loud         says that a sound is too loud for 32-bit numbers
"""

from collections.abc import Callable, Iterator

import numpy as np

from nmfserver.errors import BadBufferError
from nmfserver.kernels.shapes import BOOL, Shape
from nmfserver.processes.levels import Samples
from nmfserver.processes.settings import FIXED, RANDOM, Modes, each_mode
from nmfserver.steps import Steps

BLOCK_VALUES = 2**20
"""Values that are gone through between two looks at the watcher."""
CHECKED_AT_ONCE = Shape((BLOCK_VALUES,), BOOL)


def spans(values: Samples, report: Callable[[], None]) -> Iterator[Samples]:
    """Yield the rows of an array in blocks, and report after each: cancelling takes effect soon."""
    step = max(1, BLOCK_VALUES // values.shape[1])
    for first in range(0, len(values), step):
        yield values[first : first + step]
        report()


def looking(name: str, values: Samples, modes: Modes = FIXED) -> Steps[None]:
    """Raise `BadBufferError` with the place of the first value that is no finite number; looks in steps.

    Components that start at random are passed over: what their channels hold is not used.
    """
    starts = [mode == RANDOM for mode in each_mode(modes, 1)]
    unused = np.resize(starts, values.shape[1]) if any(starts) else None
    step = max(1, BLOCK_VALUES // values.shape[1])
    for first in range(0, len(values), step):
        rows = values[first : first + step]
        fine = np.isfinite(rows)
        if unused is not None:
            fine |= unused
        if not fine.all():
            frame, channel = (int(place) for place in np.argwhere(~fine)[0])
            raise BadBufferError(
                f"{name}: the value at frame {first + frame}, channel {channel} is {rows[frame, channel]}; "
                "every value must be a finite number"
            )
        yield


def require_finite(name: str, values: Samples, modes: Modes, report: Callable[[], None]) -> None:
    """Look at all values as `looking` does, and report after each step."""
    for _ in looking(name, values, modes):
        report()


def too_loud(name: str) -> BadBufferError:
    """Return the error for the source or the target, or for what became of them."""
    if name in ("source", "target"):
        return BadBufferError(f"the {name} is too loud for 32-bit numbers: normalise it")
    return BadBufferError(f"the {name} left the range of 32-bit numbers: the source is too loud, normalise it")
