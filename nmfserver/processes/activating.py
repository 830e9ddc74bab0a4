"""How much of each source frame there is in each target frame: the activations of a mosaic.

Driedger, Prätzlich and Müller, "Let it Bee: Towards NMF-inspired audio mosaicing", ISMIR 2015; the iterations are told
in `nmfserver.kernels.mosaic`. Every source frame is a basis, so that an iteration for all of them costs the product of
both sounds' lengths. So the first `DENSE` iterations are for all; after them each target frame keeps the source frames
that add most to it, and the others are for these alone. The first ones are done block by block, each with so many
frames around it that its own frames become what they would in a whole.

FluCoMa's way has all source frames in all iterations. Its factor is a quotient of integers: nothing is restrained but
in the last iteration. It starts from random numbers, where ours starts from ones: the bases are fixed, so that no
start is better than another. The readable twin is `mosaic` in ``tests/naive.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np

from nmfserver.kernels import mosaic
from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.floors import EPSILON
from nmfserver.kernels.mosaic import Restraints, Sparse
from nmfserver.kernels.shapes import Shape, Shapes, arrays
from nmfserver.kernels.team import FRAMES_DONE, Member, Signals, Team, wait
from nmfserver.processes.drawing import draw
from nmfserver.processes.sharing import own, quietly, spans

Report = Callable[[float], None]
"""Is told the share that is done."""

DENSE = 2
"""Iterations for all source frames. After one more, the divergence at the end was the same within 3 %."""
LEAST_KEPT = 128
"""Source frames that a target frame keeps at least; with 64 the divergence was up to 10 % higher."""
BLOCK_VALUES = 2**26
"""Activations of a block, 256 MB; a block has at least as many target frames of its own as around it, and `LEAST`."""
LEAST = 32
CHUNK = 32
"""Target frames that are multiplied at a time."""
PIECE = 2048
"""Source frames, likewise: a few milliseconds pass between two looks at whether to stop."""
SLAB_VALUES = 2**18
"""Activations that are compared at a time."""


@dataclass(frozen=True)
class Pursuit:
    """The sizes of a search for activations, and how it goes.

    source_frames, target_frames, bins : sizes
    time_sparsity, polyphony, continuity, iterations : as in `Crossing`
    fluid : FluCoMa's way
    """

    source_frames: int
    target_frames: int
    bins: int
    time_sparsity: int
    polyphony: int
    continuity: int
    iterations: int
    fluid: bool

    @cached_property
    def reaches(self) -> tuple[int, int]:
        """Frames before and after: those that time sparsity compares, and those that continuity sums."""
        return (self.time_sparsity - 1) // 2, (self.continuity - 1) // 2

    @cached_property
    def kept(self) -> int:
        """Source frames that a target frame keeps; as many as can be left at the end are among them."""
        left = self.polyphony * self.continuity
        return min(self.source_frames, left if self.fluid else max(left, LEAST_KEPT))

    @cached_property
    def dense(self) -> int:
        """Iterations for all source frames."""
        return self.iterations if self.fluid else min(DENSE, self.iterations)

    @cached_property
    def blocks(self) -> tuple[tuple[slice, slice], ...]:
        """The frames of each block, and those of them that are its own."""
        around, count = sum(self.reaches) * self.dense, self.target_frames
        own = count if self.fluid else max(BLOCK_VALUES // self.source_frames - 2 * around, around, LEAST)
        return tuple(
            (slice(max(first - around, 0), min(first + own + around, count)), slice(first, min(first + own, count)))
            for first in range(0, count, own)
        )

    @property
    def dense_work(self) -> float:
        """Pairs of a source and a target frame that are worked on while there are all source frames."""
        return float(self.dense * self.source_frames * sum(block.stop - block.start for block, _ in self.blocks))

    @property
    def sparse_work(self) -> float:
        """Pairs of a source and a target frame that are worked on afterwards."""
        return float((self.iterations - self.dense) * self.kept * self.target_frames)

    @property
    def arithmetic(self) -> float:
        """The part of the pairs that there would be if all iterations were for all of them."""
        every = float(self.iterations * self.source_frames * self.target_frames)
        return (self.dense_work + self.sparse_work) / every

    def shapes(self, members: int) -> Shapes:
        """Return the shapes of all arrays that are made."""
        longest = max(block.stop - block.start for block, _ in self.blocks)
        return {
            "activations": Shape((longest, self.source_frames)),
            "weakened": Shape((longest, self.source_frames)),
            "kept rows": Shape((self.target_frames, self.kept), np.dtype(np.int32)),
            "kept values": Shape((self.target_frames, self.kept)),
            "kept weakened": Shape((self.target_frames, self.kept)),
            "chunks": Shape((members, CHUNK, self.source_frames)),
            "ratios": Shape((members, 3, CHUNK, self.bins)),
            "slabs": Shape((members, 2, max(SLAB_VALUES, self.source_frames))),
            "spaces": Shape((members, 4, max(self.bins, self.kept + 4))),
            "choices": Shape((members, 2 * self.kept), np.dtype(np.int32)),
            "sums": Shape((2, self.source_frames)),
        }


def activations(source: Floats, target: Floats, pursuit: Pursuit, seed: int, team: Team, report: Report) -> Sparse:
    """Return how much of which source frames there is in each target frame.

    Parameters
    ----------
    source, target : float32 (frames, bins), magnitudes; FluCoMa's of the source are at least `EPSILON`
    pursuit : how
    seed : of the random numbers that FluCoMa starts from
    team : does it
    report : called every few milliseconds; what it raises ends the work

    """
    work = _Activations(source, target, pursuit, team, report)
    return work.found(seed)


class _Activations:
    """One search for activations."""

    def __init__(self, source: Floats, target: Floats, pursuit: Pursuit, team: Team, report: Report) -> None:
        self._source, self._target, self._pursuit, self._team, self._report = source, target, pursuit, team, report
        self._arrays = arrays(pursuit.shapes(team.members))
        self._inverse_sums, self._loudness = self._arrays["sums"]
        self._block, self._weakened = self._arrays["activations"], self._arrays["weakened"]
        self._kept = Sparse(self._arrays["kept rows"], self._arrays["kept values"])
        self._done = 0.0
        """Pairs of frames that were worked on by the first member."""

    def found(self, seed: int) -> Sparse:
        """Return the activations."""
        self._run(self._sum_up)
        for block, kept in self._pursuit.blocks:
            self._start(block.stop - block.start, seed)
            self._run(partial(self._densely, block=block, kept=kept))
        if self._pursuit.iterations > self._pursuit.dense:
            self._run(self._sparsely)
        return self._kept

    def _run(self, work: Callable[[Member], None]) -> None:
        """Let the team do something, and report meanwhile."""
        pursuit = self._pursuit
        total = pursuit.dense_work + pursuit.sparse_work

        def watch(signals: Signals) -> None:
            frames = int(signals[FRAMES_DONE]) * self._team.members
            self._report((self._done + frames * pursuit.kept) / total)

        self._team.run(quietly(work), watch, self._team.members)

    def _sum_up(self, member: Member) -> None:
        """Write the sums of the source frames."""
        for rows in spans(own(len(self._source), member), PIECE, member):
            magnitudes = self._source[rows]
            total = magnitudes.sum(axis=1)
            self._inverse_sums[rows] = 1 / np.maximum(total, EPSILON)
            self._loudness[rows] = (magnitudes * magnitudes).sum(axis=1) if self._pursuit.fluid else total

    def _start(self, frames: int, seed: int) -> None:
        """Write the activations that a block starts from."""
        start = self._block[:frames].reshape(-1)
        if self._pursuit.fluid:
            for _ in draw(seed, start):
                self._report(0)
        else:
            for rows in np.array_split(start, max(1, len(start) // SLAB_VALUES)):
                rows.fill(1)
                self._report(0)

    def _densely(self, member: Member, block: slice, kept: slice) -> None:
        """Do the iterations of a block that are for all source frames; of its own frames keep what adds most."""
        pursuit, target = self._pursuit, self._target[block]
        count = len(target)
        mine = own(count, member)
        for iteration in range(pursuit.dense):
            self._weaken(member, mine, count, self._factor(iteration))
            wait(member)
            for frames in spans(mine, CHUNK, member):
                self._update(member, frames, count, target[frames])
                if member.rank == 0:
                    self._done += (frames.stop - frames.start) * pursuit.source_frames * self._team.members
            wait(member)
        for frames in spans(kept, 1, member):
            if frames.start % member.members == member.rank:
                self._keep(member, self._block[frames.start - block.start], frames.start)

    def _factor(self, iteration: int) -> np.float32:
        """Return what the activations that are to become less are multiplied with."""
        done = iteration + 1
        return np.float32(
            1 - (done // self._pursuit.iterations if self._pursuit.fluid else done / self._pursuit.iterations)
        )

    def _weaken(self, member: Member, mine: slice, count: int, factor: np.float32) -> None:
        """Write the activations of a member's frames with those that repeat or are too many weakened."""
        pursuit, size = self._pursuit, self._pursuit.source_frames
        slabs = self._arrays["slabs"][member.rank]
        for frames in spans(mine, max(1, SLAB_VALUES // size), member):
            out = self._weakened[frames]
            if factor == 1:
                out[:] = self._block[frames]
                continue
            scales, products = (_shaped(each, out.shape) for each in slabs)
            first = _is_first_of_largest(self._block[:count], frames, pursuit.reaches[0])
            scales.fill(factor)
            scales[first] = 1
            np.multiply(self._block[frames], scales, out=out)
            if pursuit.polyphony < size:
                np.multiply(out, self._loudness, out=products)
                scales[:] = products
                scales.partition(size - pursuit.polyphony, axis=1)
                np.multiply(out, factor, out=out, where=products < scales[:, size - pursuit.polyphony, None])

    def _update(self, member: Member, frames: slice, count: int, target: Floats) -> None:
        """Sum along the diagonals, and do the update."""
        out = self._arrays["chunks"][member.rank, : len(target)]
        estimate, product, ratio = self._arrays["ratios"][member.rank, :, : len(target)]
        rows = max(1, SLAB_VALUES // self._pursuit.source_frames)
        for part in spans(frames, rows, member):
            _add_diagonals(self._weakened[:count], part, self._pursuit.reaches[1], out[part.start - frames.start :])
        estimate.fill(0)
        for piece in spans(slice(0, self._pursuit.source_frames), PIECE, member):
            estimate += np.matmul(out[:, piece], self._source[piece], out=product)
        np.divide(target, np.maximum(estimate, EPSILON, out=estimate), out=ratio)
        for piece in spans(slice(0, self._pursuit.source_frames), PIECE, member):
            numerators = ratio @ self._source[piece].T
            numerators *= self._inverse_sums[piece]
            np.multiply(out[:, piece], numerators, out=self._block[frames, piece])

    def _keep(self, member: Member, values: Floats, frame: int) -> None:
        """Keep the activations of a frame that add most."""
        rows, kept = self._kept.rows[frame], self._pursuit.kept
        if kept == len(values):
            rows[:] = np.arange(kept)
        else:
            products = np.multiply(values, self._loudness, out=self._arrays["slabs"][member.rank, 0, : len(values)])
            rows[:] = np.sort(np.argpartition(products, len(values) - kept)[len(values) - kept :])
        self._kept.values[frame] = values[rows]

    def _sparsely(self, member: Member) -> None:
        """Do the iterations that are for the activations that are kept."""
        pursuit = self._pursuit
        mosaic.refine(
            member, self._source, self._inverse_sums, self._loudness, self._target, self._kept,
            self._arrays["kept weakened"], self._arrays["spaces"], self._arrays["choices"],
            Restraints(pursuit.reaches[0], pursuit.polyphony, pursuit.reaches[1], pursuit.dense, pursuit.iterations),
        )  # fmt: skip


def _shaped(space: Floats, shape: tuple[int, ...]) -> Any:
    return space[: shape[0] * shape[1]].reshape(shape)


def _is_first_of_largest(values: Floats, frames: slice, reach: int) -> Any:
    """Return where an activation is the largest of its source frame in the target frames around, the first of such.

    Parameters
    ----------
    values : float32 (target frames, source frames)
    frames : of which it is asked, bool (frames, source frames) of them is returned

    """
    result = np.ones((frames.stop - frames.start, values.shape[1]), np.bool_)
    for step in range(1, reach + 1):
        first, last = max(frames.start, step), min(frames.stop, len(values) - step)
        if first < frames.stop:
            result[first - frames.start :] &= values[first : frames.stop] > values[first - step : frames.stop - step]
        if frames.start < last:
            result[: last - frames.start] &= values[frames.start : last] >= values[frames.start + step : last + step]
    return result


def _add_diagonals(values: Floats, frames: slice, reach: int, out: Floats) -> None:
    """Write the sums along the diagonals around the activations of some target frames."""
    size = values.shape[1]
    out = out[: frames.stop - frames.start]
    out[:] = values[frames]
    for step in range(1, min(reach, size - 1) + 1):
        first, last = max(frames.start, step), min(frames.stop, len(values) - step)
        if first < frames.stop:
            out[first - frames.start :, step:] += values[first - step : frames.stop - step, : size - step]
        if frames.start < last:
            out[: last - frames.start, : size - step] += values[frames.start + step : last + step, step:]
