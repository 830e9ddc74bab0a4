"""Teams of threads that run kernels together, with BLAS held at one thread.

A kernel is called by every member of a team at once, each with its number, and does that member's part of the work;
members wait for each other inside the kernels (`nmfserver.kernels.control`). Whoever asked for the work watches it
from outside, and can stop it at any moment.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from queue import Empty, SimpleQueue
from typing import Any

import scipy.linalg  # noqa: F401 - loads the BLAS that the kernels call, so that its threads can be limited
from threadpoolctl import ThreadpoolController

from nmfserver.cores import threads
from nmfserver.kernels import control
from nmfserver.kernels.control import Words

LOOK = 0.01
"""Seconds between two looks at the work of a team."""

Work = Callable[[Words, int, int], None]
"""What a member does: told the team's words, its number, and how many members there are."""


class _Member(threading.Thread):
    """A thread that does one task after the other. It ends with the process, and keeps that from ending no longer."""

    def __init__(self) -> None:
        super().__init__(name="team", daemon=True)
        self.tasks: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.start()

    def run(self) -> None:
        """Wait for tasks, and do them."""
        while True:
            self.tasks.get()()


class Team:
    """Threads that work together: all of them are there from the beginning, since members wait for each other."""

    def __init__(self, members: int) -> None:
        self.members = members
        self._threads = [_Member() for _ in range(members)]

    def run(self, work: Work, watch: Callable[[Words], object], members: int) -> Words:
        """Let the first `members` do their work; `watch` is called now and then, and what it raises ends the work.

        Return the words of the team as they are at the end.
        """
        words = control.allocate(members)
        endings: SimpleQueue[BaseException | None] = SimpleQueue()
        started, ended = 0, list[BaseException | None]()
        try:
            for thread in self._threads[:members]:
                thread.tasks.put(partial(_do, work, words, started, members, endings))
                started += 1
            while len(ended) < members and not any(ended):
                try:
                    ended.append(endings.get(timeout=LOOK))
                except Empty:
                    watch(words)
        finally:
            words[control.STOP] = len(ended) < members
            while len(ended) < started:
                ended.append(endings.get())
        for failure in ended:
            if failure is not None:
                raise failure
        return words


def _do(work: Work, words: Words, member: int, members: int, endings: SimpleQueue[BaseException | None]) -> None:
    """Do a member's work, and tell how it ended."""
    try:
        work(words, member, members)
        endings.put(None)
    except BaseException as error:  # the thread that waits raises it
        endings.put(error)


_idle: list[Team] = []
_lock = threading.Lock()
_busy = 0


@contextmanager
def team(wanted: int = 0) -> Iterator[Team]:
    """Lend a team of so many threads, at most one a core, which 0 means; each that is asked for is another one."""
    members = threads(wanted)
    with _lock:
        found = next((each for each in _idle if each.members == members), None)
        if found is not None:
            _idle.remove(found)
    lent = found or Team(members)
    try:
        with _one_blas_thread():
            yield lent
    finally:
        with _lock:
            _idle.append(lent)


@cache
def _libraries() -> Any:
    return ThreadpoolController()


_limit: Any = None


@contextmanager
def _one_blas_thread() -> Iterator[None]:
    """Hold BLAS at one thread as long as anybody is in here: its own would fight with the teams' for the cores."""
    global _busy, _limit
    with _lock:
        if _busy == 0:
            _limit = _libraries().limit(limits=1, user_api="blas")
        _busy += 1
    try:
        yield
    finally:
        with _lock:
            _busy -= 1
            if _busy == 0:
                _limit.restore_original_limits()


def _forget() -> None:
    """Start anew in a forked process, which has none of the threads."""
    global _busy, _lock
    _idle.clear()
    if _busy:
        _limit.restore_original_limits()
    _busy, _lock = 0, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
