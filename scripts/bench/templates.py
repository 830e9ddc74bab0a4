"""Templates of several frames, beside those of one: how well they separate, and how fast they are found.

`templates` compares 1, 4 and 8 frames with both solvers on mixtures of drums, of plucked strings, of what a voice is
made of, and of recordings: only of what was mixed here is it known what should come out. `template_rates` compares an
iteration with the matrix products that it consists of, alone.
"""

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from bench.kernels import SHORT, Floats, Stages
from bench.measuring import Clock, Row, Run, Target, interleaved, shown, spread, timed
from bench.mixtures import drums, pairs, plucks, voices
from bench.separation import Mixture
from bench.solving import FAST, PLAIN, Separated, separated
from nmfserver.cores import cores
from nmfserver.errors import counted
from nmfserver.kernels import nmfd
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.team import Signals, team

LAGS = (1, 4, 8)
MIXTURES = 6
GAIN = 3.0
"""dB of drums that 8 frames are to be above 1."""
COMPONENTS, LONG_TEMPLATE = 20, 8
ROUNDS, TIMES = 20, 9
SHARE_OF_PRODUCTS = 0.6
TINY = 2.0**-20


def templates(run: Run) -> Iterator[Row]:
    """Compare numbers of frames on mixtures of each kind."""
    recordings = run.sounds.recordings
    for several in (drums(recordings), plucks(), voices(), pairs(recordings)):
        yield from by_lags(list(itertools.islice(several, run.rounds(MIXTURES))))


def by_lags(several: Sequence[Mixture], lags: Sequence[int] = LAGS) -> Iterator[Row]:
    """Take mixtures of one kind apart by templates of so many frames, with both solvers."""
    kind, parts = several[0].kind, several[0].parts.shape[1]
    for way in (FAST, PLAIN):
        found = {frames: separated(several, parts, {**way, "template_frames": frames}) for frames in lags}
        for frames in lags:
            yield _lags_row(f"{kind}, {way['solver']}, templateFrames {frames}", found[frames], found[lags[0]])
        if kind.endswith("drums"):
            gain = float(found[lags[-1]].decibels.mean() - found[lags[0]].decibels.mean())
            title = f"{kind}, {way['solver']}, {lags[-1]} frames above {lags[0]}"
            yield Row(title, gain, "dB", wanted=Target(GAIN, at_least=True, of_figure=True))


def _lags_row(title: str, ours: Separated, one: Separated) -> Row:
    """Say how good stems are, in dB; the ratio is that of the divergences."""
    count, seeds = ours.decibels.shape
    return Row(
        title, float(ours.decibels.mean()), "dB", f"1: {shown(float(one.decibels.mean()), 'dB')}",
        float(np.median(ours.divergences / np.median(one.divergences, axis=1, keepdims=True))),
        note=f"{count} mixtures, {seeds} seeds; worst seed {shown(ours.worst, 'dB')}",
    )  # fmt: skip


def template_rates(run: Run) -> Iterator[Row]:
    """Compare the rate of an iteration with that of its three matrix products alone, whole, by the same BLAS.

    One thread is measured by its own time, so that other programs disturb little; two need an idle machine.
    """
    magnitudes = Stages(run.sounds.sound(SHORT), 1).spectrogram
    for threads in dict.fromkeys((1, min(2, cores()))):
        clocks: dict[str, Clock] = {
            "all": _clock(partial(_iterate, magnitudes, ROUNDS + 1, threads), threads),
            "one": _clock(partial(_iterate, magnitudes, 1, threads), threads),
            "products": _clock(_Products(magnitudes, threads), threads),
        }
        times = interleaved(clocks, run.rounds(TIMES), warm=False)
        least = {name: min(each) for name, each in times.items()}
        flops = 6 * magnitudes.size * COMPONENTS * LONG_TEMPLATE * ROUNDS
        reached, possible = (flops / seconds / 1e9 for seconds in (least["all"] - least["one"], least["products"]))
        yield Row(
            f"{COMPONENTS} components, templateFrames {LONG_TEMPLATE}, {counted(threads, 'thread')}",
            reached, "GFlop/s", f"the products: {shown(possible, 'GFlop/s')}", reached / possible,
            Target(SHARE_OF_PRODUCTS, at_least=True), details=spread(**times),
        )  # fmt: skip


def _clock(work: Callable[[], object], threads: int) -> Clock:
    """Return a clock for a work: of one thread it takes the time that the processor spent."""

    def spent() -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    return timed(work) if threads > 1 else spent


def _iterate(magnitudes: Floats, rounds: int, threads: int) -> None:
    """Do plain rounds from a start at random."""
    (frames, bins), rows = magnitudes.shape, COMPONENTS * LONG_TEMPLATE
    noise, every = np.random.default_rng(1), np.ones(COMPONENTS, np.float32)
    course = nmfd.Course(rounds, 0, True, 1.0, rounds + 1, 0.0, 0.0, 0.0, np.inf, 1)
    with team(threads) as lent:
        space = nmfd.space(nmfd.shapes(lent.members, frames, bins, COMPONENTS, LONG_TEMPLATE))
        space.bases[RESULT] = noise.random((rows, bins), np.float32) + TINY
        space.activations[RESULT] = noise.random((frames, COMPONENTS), np.float32) + TINY
        lent.run(
            lambda member: nmfd.deconvolve(member, magnitudes, space, Free(every, every), course), _unwatched,
            lent.members,
        )  # fmt: skip


class _Products:
    """The matrix products of so many iterations, each of whole matrices: the estimate, and both numerators."""

    def __init__(self, magnitudes: Floats, threads: int) -> None:
        (frames, bins), rows = magnitudes.shape, COMPONENTS * LONG_TEMPLATE
        noise = np.random.default_rng(1)
        self._threads = threads
        self._ratio, self._bases = np.empty_like(magnitudes), noise.random((rows, bins), np.float32)
        self._stacked, self._gains = noise.random((2, frames, rows), np.float32)
        self._numerators = np.empty_like(self._bases)

    def __call__(self) -> None:
        with threadpool_limits(self._threads, "blas"):
            for _ in range(ROUNDS):
                np.dot(self._stacked, self._bases, self._ratio)
                np.dot(self._ratio, self._bases.T, self._gains)
                np.dot(self._stacked.T, self._ratio, self._numerators)


def _unwatched(signals: Signals) -> None:
    """Do nothing: the bench watches no progress."""
