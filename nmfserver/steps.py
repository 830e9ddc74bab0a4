"""Work in steps of a few milliseconds at most. Between two steps it can be suspended or abandoned.

finished  takes all steps and returns the result
spans     cuts rows of an array into parts for one step each
copy      copies an array to another, in steps
copied    returns a copy of an array, in steps
"""

from collections.abc import Generator, Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Result = TypeVar("Result")
Scalar = TypeVar("Scalar", bound=np.generic)
Steps = Generator[None, None, Result]
"""A generator that yields between two steps and returns a result."""

AT_ONCE = 2**18
"""Values that are copied, added or multiplied in one step."""


def spans(count: int, width: int = 1) -> Iterator[slice]:
    """Cut `count` rows of `width` values into parts for one step each."""
    rows = max(1, AT_ONCE // width)
    for start in range(0, count, rows):
        yield slice(start, min(start + rows, count))


def finished(steps: Steps[Result]) -> Result:
    """Take all steps and return the result."""
    while True:
        try:
            next(steps)
        except StopIteration as last:
            result: Result = last.value
            return result


def copy(source: NDArray[Scalar], target: NDArray[Scalar]) -> Steps[None]:
    """Copy an array to another of the same shape, in steps."""
    for span in spans(len(source), max(1, source[:1].size)):
        target[span] = source[span]
        yield


def copied(source: NDArray[np.float32]) -> Steps[NDArray[np.float32]]:
    """Return, in steps, a copy of a contiguous array."""
    result = np.empty_like(source)
    yield from copy(source.reshape(-1), result.reshape(-1))
    return result
