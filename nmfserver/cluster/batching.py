"""Cuts many files into tasks that take some seconds each: a scheduler starts some thousand tasks a second at most."""

from collections import deque
from collections.abc import Sequence

from nmfserver.taking.order import Input

SECONDS = 5.0
"""What a task should take."""
LEAST = 2**19
"""A file takes as long as so many bytes of sound more, however short it is."""
SHARE = 2
"""At the end, so many tasks are left for each thread at least: they end at about the same time."""


class Batches:
    """Files, in tasks. The largest files go first, so that no thread is left alone with one at the end.

    The first tasks are a file each. By what they take, the next ones are cut.
    """

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._rest = deque(sorted(inputs, key=_load, reverse=True))
        self._alone: list[Input] = []
        self._left = sum(map(_load, inputs))
        self._seconds = self._done = 0.0

    def next(self, threads: int) -> tuple[Input, ...]:
        """Return the files of the next task, where there are so many threads for all tasks; none at the end."""
        if self._alone:
            return (self._alone.pop(),)
        most = 0.0
        if self._seconds:
            most = min(SECONDS * self._done / self._seconds, self._left / (SHARE * max(threads, 1)))
        taken: list[Input] = []
        load = 0
        while self._rest and (not taken or load + _load(self._rest[0]) <= most):
            taken.append(self._rest.popleft())
            load += _load(taken[-1])
        self._left -= load
        return tuple(taken)

    def learn(self, inputs: Sequence[Input], seconds: float) -> None:
        """Note how long the files of a task have taken."""
        self._seconds += seconds
        self._done += sum(map(_load, inputs))

    def put_back(self, inputs: Sequence[Input]) -> None:
        """Take files again that a task has not done: each is a task of its own then."""
        self._alone.extend(inputs)


def _load(each: Input) -> int:
    return each.size + LEAST
