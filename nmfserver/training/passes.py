"""The passes over all sounds, and where they stand.

A pass goes through the sounds in an order of its own. After each eighth of them the bases are renewed, by the
statistics of this pass so far, and for the sounds that are still to come by as much of those of the pass before. So a
renewal always stands for all sounds, and the memory does not grow with their number. At the end of a pass nothing of an
older one is left, and momentum carries the bases on in the way that they have gone (`momentum`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from nmfserver.errors import BadBufferError, Cancelled, NMFServerError, counted
from nmfserver.kernels.arrays import Floats, Integers
from nmfserver.processes.watching import Watcher, unwatched
from nmfserver.training.momentum import Motion
from nmfserver.training.scanning import Scan, merged, most_frames, most_of_each, started, unseen
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report
from nmfserver.training.statistics import Statistics, nothing, renewed

UNKNOWN = -1
"""Frames of a sound that was not seen yet, or cannot be used."""
UPDATES = 8
"""Renewals in a pass, wherever it is computed: so the bases are the same everywhere."""


class Runner(Protocol):
    """Does the work on sounds of given numbers, wherever it likes.

    A sound that fails is told by the runner, and left out. What `report`, told the share of the numbers that is done,
    raises ends the work.
    """

    sample_rate: float
    """Hz, of all sounds: that of the first one that could be read; 0 before."""
    failed: set[int]
    """The numbers of the sounds that have failed so far."""
    batch: int
    """The most sounds that it is given at a time. After each batch the training can be stopped, and go on later."""

    def scan(self, numbers: Sequence[int], training: Training, most: int, report: Report) -> Iterable[tuple[int, Scan]]:
        """Yield the number of each sound, with what `scanning.scan` returns for it."""
        ...

    def gather(self, numbers: Sequence[int], bases: Floats, training: Training, report: Report) -> Iterable[Statistics]:
        """Yield what `statistics.gathered` returns for each sound, in their order, or sums of it."""
        ...


@dataclass(frozen=True, eq=False)
class State:
    """Where a training stands, between two batches. Going on from here gives the same bases, bit for bit.

    training : with a seed
    pass_ : the number of the pass; in pass 0 each sound is looked at
    done : sounds of this pass, in its order
    frames : int64 (sounds,), that are not silent; `UNKNOWN` for sounds that cannot be used
    scan : what was seen in pass 0; None afterwards
    bases : float32 (components, bins), each of unit norm; None in pass 0
    before, now : the statistics of the pass before, and those of this one so far; None in pass 0
    motion : of the bases from pass to pass; None in pass 0
    divergences : of all sounds, at the end of each pass
    failed : the numbers of the sounds that have failed, in whatever pass. The next one tries them again
    """

    training: Training
    pass_: int
    done: int
    frames: Integers
    scan: Scan | None
    bases: Floats | None = None
    before: Statistics | None = None
    now: Statistics | None = None
    motion: Motion | None = None
    divergences: tuple[float, ...] = field(default=())
    failed: frozenset[int] = frozenset()

    @classmethod
    def begun(cls, training: Training, sounds: int) -> "State":
        """Return the state before the first sound."""
        return cls(training.with_seed(), 0, 0, np.full(sounds, UNKNOWN, np.int64), unseen(training))

    @property
    def is_whole(self) -> bool:
        """Whether all passes are done."""
        return self.pass_ > self.training.passes

    @property
    def order(self) -> Integers:
        """The numbers of the sounds in the order of this pass."""
        if self.pass_ == 0:
            return np.arange(len(self.frames))
        sounding = np.flatnonzero(self.frames > 0)
        return np.random.default_rng([self.training.seed, self.pass_]).permutation(sounding)

    @property
    def fraction(self) -> float:
        """The fraction of all passes that is done, 0…1."""
        return (self.pass_ + self.done / max(len(self.order), 1)) / (self.training.passes + 1)


Keep = Callable[[State], object]
"""Is told where the training stands after each batch."""


def train(
    state: State, runner: Runner, keep: Keep = lambda state: None, watch: Watcher = unwatched, threads: int = 0
) -> State:
    """Do all passes that are left; return the state at the end.

    Parameters
    ----------
    state : where it stands
    runner : does the work
    keep : is told each new state
    watch : is told the fraction of all passes that is done, and the divergence of the last pass; infinity before
    threads : of the factorisation to begin with; 0 means one a core

    Raises
    ------
    BadBufferError : nothing sounds, or there are more components than frames
    NMFServerError : nothing can be read any more
    Cancelled : `watch` answered no

    """

    def tell(fraction: float) -> None:
        if watch(fraction, min(state.divergences, default=np.inf)) is False:
            raise Cancelled("cancelled")

    while not state.is_whole:
        for after in _batches(state, runner, tell):
            state = after
            keep(state)
        state = _scanned(state, watch, threads) if state.pass_ == 0 else _passed(state)
        keep(state)
    return state


def _batches(state: State, runner: Runner, tell: Report) -> Iterator[State]:
    """Do what is left of a pass; yield the state after each batch."""
    order, between = state.order, max(len(state.frames) // UPDATES, 1)
    while state.done < len(order):
        due = min(state.done - state.done % between + between, len(order))
        numbers = order[state.done : min(state.done + runner.batch, due)].tolist()
        begin = state.fraction
        end = replace(state, done=state.done + len(numbers)).fraction

        def report(share: float, begin: float = begin, end: float = end) -> None:
            tell(begin + share * (end - begin))

        report(0.0)
        work = _scan_batch if state.pass_ == 0 else _gather_batch
        state = replace(work(state, numbers, runner, report), done=state.done + len(numbers))
        state = replace(state, failed=state.failed | runner.failed)
        if state.pass_ and state.done == due:
            state = _renewed(state)
        yield state


def _scan_batch(state: State, numbers: Sequence[int], runner: Runner, report: Report) -> State:
    assert state.scan is not None
    frames, scans, whole = state.frames.copy(), [state.scan], most_frames(state.training)
    most = most_of_each(state.training, len(frames))
    for number, each in runner.scan(numbers, state.training, most, report):
        frames[number] = each.frames
        scans.append(each)
        if sum(len(scan.keys) for scan in scans[1:]) >= whole:
            scans = [merged(scans, whole)]
    return replace(state, frames=frames, scan=merged(scans, whole))


def _gather_batch(state: State, numbers: Sequence[int], runner: Runner, report: Report) -> State:
    assert state.bases is not None and state.now is not None
    now = state.now
    for each in runner.gather(numbers, state.bases, state.training, report):
        now = now + each
    return replace(state, now=now)


def _renewed(state: State) -> State:
    """Return the state with bases that are best for all sounds, by what is known of them."""
    assert state.bases is not None and state.before is not None and state.now is not None
    left = max(1 - state.now.weight / state.before.weight, 0.0)
    bases = renewed(state.bases, state.now + state.before.scaled(left), state.training.sparsity)
    return replace(state, bases=bases)


def _scanned(state: State, watch: Watcher, threads: int) -> State:
    """Return the state before the first pass: with the bases to begin with."""
    assert state.scan is not None
    training, frames = state.training, state.scan.frames
    if (state.frames == UNKNOWN).all():
        raise BadBufferError("none of the sounds can be read")
    if frames == 0:
        raise BadBufferError("all sounds are silent: there is nothing to learn from")
    if training.components > frames:
        raise BadBufferError(
            f"{counted(training.components, 'component')} cannot be learned from {counted(frames, 'frame')} that "
            f"are not silent, with a hop of {training.transform().hop}: use fewer components, or more sounds"
        )
    done = state.fraction
    bases, before = started(state.scan, training, lambda share, divergence: watch(done, np.inf), threads)
    return replace(
        state, pass_=1, done=0, scan=None, bases=bases, before=before, now=nothing(*bases.shape),
        motion=Motion.none(bases),
    )  # fmt: skip


def _passed(state: State) -> State:
    """Return the state before the next pass, which momentum lets begin ahead of where this one has ended."""
    assert state.now is not None and state.bases is not None and state.motion is not None
    now, bases, before = state.now, state.bases, state.now
    if not now.weight:
        raise NMFServerError("none of the sounds can be read any more")
    motion = state.motion.ahead(bases, has_risen=now.divergence > min(state.divergences[-1:], default=np.inf))
    if state.pass_ < state.training.passes:
        before = replace(now, shares=now.shares * (motion.begun / bases))  # so that a renewal would leave these bases
        bases = motion.begun
    return replace(
        state, pass_=state.pass_ + 1, done=0, bases=bases, before=before, now=nothing(*bases.shape), motion=motion,
        divergences=(*state.divergences, now.divergence),
    )  # fmt: skip
