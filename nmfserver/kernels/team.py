"""Teams: threads that run a kernel together, each on its part of the arrays, with BLAS held at one thread.

Outside a kernel, `team` lends a `Team`, and `Team.run` calls the kernel on every thread at once. Each call gets a
`Member`: its rank, the number of members, and the signals that all of them share.

Inside a kernel, a member takes its part with `partition`, waits for the others with `barrier`, and leaves early when
`is_stopped`. A barrier takes some microseconds, so Python is not needed between the iterations of a short job. The
thread that called `Team.run` reads the signals meanwhile, and can stop the team at any moment.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from queue import Empty, SimpleQueue
from typing import NamedTuple

import numpy as np
from threadpoolctl import ThreadpoolController

from nmfserver.cores import threads
from nmfserver.kernels.accelerate import hold_this_thread
from nmfserver.kernels.access import IS_COMPILED, load, seconds, sleep, store, yield_core
from nmfserver.kernels.arrays import Doubles, Integers
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.shapes import APART
from nmfserver.priority import step_back, stepped_back
from nmfserver.timers import fine

Signals = Integers
"""What the members share, and those who watch them: int64, all 0 at first. The places are named below."""

STOP = 0
"""Set to stop the team; the arrays' contents are then undefined. Who waits reads it all the time: what is written often
stands in other cache lines."""
OVERFLOW = 1
"""Set by a kernel where a value left the range of float32."""
TILES_DONE, FRAMES_DONE = APART, APART + 1
"""How far the first member is: tiles factorised, frames resynthesised."""
TILES, FRAMES = APART + 2, APART + 3
"""How many of these it has in all; 0 before it begins."""
LOOKS = APART + 4
"""How often the watcher was called."""
MEASURE = APART + 5
"""Set by the first member where the others are to measure the divergence: two places, for even and odd iterations."""
OVER = APART + 7
"""Set by the first member where a deadline has passed."""
_OWN = 2 * APART
"""Where the places of the members begin, each in cache lines of its own."""
_REACHED, _WAITED, _STEPS = 0, 1, 2
"""Of a member: the barriers that it has reached; the nanoseconds that it has waited there; from the last place on, for
each step of a barrier, the last barrier in which it has come to that step."""

_SPINS, _YIELDS = 4096 if IS_COMPILED else 4, 256 if IS_COMPILED else 4
"""How often a waiting member reads the others' counts, which takes some microseconds, and how often it then yields its
core, about a tenth of a millisecond, before it sleeps between two reads: by then the other member is probably short of
a core. Sleeping sooner is dear, for the system wakes it late. Where Python runs the kernels, only one member runs at a
time, and reading again and again keeps the others from it."""
POLL = 0.01
"""Seconds between two calls of a team's watcher."""


class Member(NamedTuple):
    """One member of a team, as its kernels see it."""

    signals: Signals
    rank: int  # from 0
    members: int


Work = Callable[[Member], None]
"""What every member of a team does."""


def signals(members: int) -> Signals:
    """Return the signals of a team of so many members."""
    return np.zeros(_OWN + APART * members, np.int64)


class Waits(NamedTuple):
    """What the barriers of a run cost.

    barriers : that every member has reached
    seconds : float64 (members,), that each member has waited there: for a slower one, or for the signal itself
    """

    barriers: int
    seconds: Doubles


def waits(signals: Signals) -> Waits:
    """Return what the barriers have cost, from the signals that `Team.run` returns."""
    own = signals[_OWN:].reshape(-1, APART)
    return Waits(int(own[:, _REACHED].max()), own[:, _WAITED].astype(np.float64) * 1e-9)


def lone(rank: int, members: int) -> Member:
    """Return a member of a team whose others have passed every barrier already: its share can be measured alone."""
    shared = signals(members)
    others = np.arange(members) != rank
    shared[_OWN:].reshape(-1, APART)[others, _STEPS:] = np.iinfo(np.int64).max
    return Member(shared, rank, members)


@part()
def partition(size: int, member: Member) -> tuple[int, int]:
    """Return begin and end of a member's part of `size` things."""
    return member.rank * size // member.members, (member.rank + 1) * size // member.members


@part()
def is_stopped(member: Member) -> bool:
    """Return whether the team is to stop."""
    return bool(load(member.signals, STOP) != 0)


@part()
def barrier(member: Member) -> None:
    """Wait until every member has reached this barrier, or the team is stopped.

    In each step, a member waits for another one, twice as far away as in the step before: after the last step it has
    heard of all. Each count is read by one other member only. Hensgen, Finkel and Manber, "Two algorithms for barrier
    synchronization", 1988: the dissemination barrier.
    """
    own, began = _OWN + APART * member.rank, seconds()
    reached, distance, step = member.signals[own + _REACHED] + 1, 1, _STEPS
    member.signals[own + _REACHED] = reached
    while distance < member.members:
        other = (member.rank + member.members - distance) % member.members
        store(member.signals, own + step, reached)
        _wait_for(member, _OWN + APART * other + step, reached)
        distance, step = 2 * distance, step + 1
    member.signals[own + _WAITED] += np.int64((seconds() - began) * 1e9)


@part()
def _wait_for(member: Member, place: int, count: int) -> None:
    """Wait until another member has written at least `count` to a place of the signals, or the team is stopped."""
    tries = 0
    while load(member.signals, place) < count and not is_stopped(member):
        tries += 1
        if tries > _SPINS + _YIELDS:
            sleep()
        elif tries > _SPINS:
            yield_core()


@kernel()
def wait(member: Member) -> None:
    """Wait until every member has called this: for Python code between two kernels."""
    barrier(member)


@kernel()
def clock() -> float:
    """Return the time of `access.seconds`, by which deadlines are set."""
    return float(seconds())


Endings = SimpleQueue[BaseException | None]
"""How the members' work has ended: None, or what was raised."""


class _Thread(threading.Thread):
    """A daemon thread that does a member's work, again and again."""

    def __init__(self, niceness: int) -> None:
        super().__init__(name="team", daemon=True)
        self._niceness = niceness
        self.tasks: SimpleQueue[tuple[Work, Member, Endings]] = SimpleQueue()
        self.start()

    def run(self) -> None:
        """Do every task that is put into the queue. When its ending is known, this thread holds nothing of it."""
        step_back(self._niceness)
        hold_this_thread()
        while True:
            work, member, endings = self.tasks.get()
            ended = [_failure(work, member)]
            del work, member
            endings.put(ended.pop())


class _Here:
    """In the place of a thread: whoever asks does the work itself, at once, and is told nothing on the way."""

    @property
    def tasks(self) -> "_Here":
        """Where tasks are put."""
        return self

    def put(self, task: tuple[Work, Member, Endings]) -> None:
        """Do a task."""
        work, member, endings = task
        endings.put(_failure(work, member))


class Team:
    """Threads that run kernels together. All of them exist from the beginning, since members wait for each other.

    They have the priority of the thread that makes them. Where Python starts no more threads, as when its first one has
    ended, the team is whoever asks.
    """

    def __init__(self, members: int) -> None:
        self._threads: list[_Thread] | list[_Here]
        self.niceness = stepped_back()
        try:
            self._threads = [_Thread(self.niceness) for _ in range(members)]
        except RuntimeError:
            self._threads = [_Here()]
        self.members = len(self._threads)
        self.has_threads = isinstance(self._threads[0], _Thread)

    def run(self, work: Work, watch: Callable[[Signals], object], members: int) -> Signals:
        """Let the first `members` threads do `work`, and return the signals as they are at the end.

        `watch` is called with the signals every `POLL` seconds. What it or a member raises stops the team, and is
        raised here.
        """
        shared = signals(members)
        endings: Endings = SimpleQueue()
        started, ended = 0, list[BaseException | None]()
        try:
            for thread in self._threads[:members]:
                thread.tasks.put((work, Member(shared, started, members), endings))
                started += 1
            while len(ended) < members and not any(ended):
                try:
                    ended.append(endings.get(timeout=POLL))
                except Empty:
                    shared[LOOKS] += 1
                    watch(shared)
        finally:
            shared[STOP] = len(ended) < members
            while len(ended) < started:
                ended.append(endings.get())
        for failure in ended:
            if failure is not None:
                raise failure
        return shared


def _failure(work: Work, member: Member) -> BaseException | None:
    """Do a member's work; return what it raised, which `Team.run` raises again."""
    try:
        work(member)
    except BaseException as error:
        return error
    return None


_idle: list[Team] = []
_lock = threading.Lock()
_busy = 0


@contextmanager
def team(wanted: int = 0) -> Iterator[Team]:
    """Lend a team of so many threads, at most one a core; 0 means one a core. No team is lent twice at a time.

    Its threads have the priority of this one.
    """
    members, niceness = threads(wanted), stepped_back()
    with _lock:
        found = next((each for each in _idle if (each.members, each.niceness) == (members, niceness)), None)
        if found is not None:
            _idle.remove(found)
    lent = found or Team(members)
    try:
        with _one_blas_thread(), fine():
            yield lent
    finally:
        with _lock:
            if lent.has_threads:
                _idle.append(lent)


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


_blas_limit = ExitStack()


@contextmanager
def _one_blas_thread() -> Iterator[None]:
    """Hold BLAS at one thread while any team is lent: its own threads would compete with the teams' for the cores."""
    global _busy
    with _lock:
        if _busy == 0:
            _blas_limit.enter_context(_libraries().limit(limits=1, user_api="blas"))
        _busy += 1
    try:
        yield
    finally:
        with _lock:
            _busy -= 1
            if _busy == 0:
                _blas_limit.close()


def _forget() -> None:
    """Start anew in a forked process, which has none of the threads."""
    global _busy, _lock
    _idle.clear()
    _blas_limit.close()
    _busy, _lock = 0, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
