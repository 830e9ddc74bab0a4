"""Work in steps of a few milliseconds at most: between two of them it can be left, for others or for good.

finished             takes all steps, one after the other
spans, copy, copied  steps of work on large arrays
"""

from collections.abc import Generator, Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Result = TypeVar("Result")
Steps = Generator[None, None, Result]
"""Work that may be left wherever it yields."""

AT_ONCE = 2**18
"""Values that are copied, added or multiplied in one step."""


def spans(count: int, width: int = 1) -> Iterator[slice]:
    """Cut `count` rows of `width` values into parts for one step each."""
    rows = max(1, AT_ONCE // width)
    for start in range(0, count, rows):
        yield slice(start, min(start + rows, count))


def finished(steps: Steps[Result]) -> Result:
    """Take all steps, one after the other."""
    while True:
        try:
            next(steps)
        except StopIteration as last:
            result: Result = last.value
            return result


def copy(source: NDArray[Any], target: NDArray[Any]) -> Steps[None]:
    """Copy rows to an array of the same shape."""
    for span in spans(len(source), max(1, source[:1].size)):
        target[span] = source[span]
        yield


def copied(source: NDArray[np.float32]) -> Steps[NDArray[np.float32]]:
    """Return a copy of an array that lies in one piece."""
    result = np.empty_like(source)
    yield from copy(source.reshape(-1), result.reshape(-1))
    return result
