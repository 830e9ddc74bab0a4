"""The section of the bench about cores: whole jobs with one thread and with more, and what more cores would give.

The least of all rounds is taken: what another program takes of one core holds up all threads of a job.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from unittest.mock import patch

import numpy as np
from threadpoolctl import threadpool_limits

from bench.kernels import SHORT, Floats
from bench.measuring import COMPONENTS, ITERATIONS, REST, Clock, Row, Run, Target, interleaved, shown, spread, timed
from bench.peers import SGEMM_SIZE
from nmfserver.cores import cores as usable
from nmfserver.errors import BadBufferError
from nmfserver.kernels.team import Signals, Team, Waits, Work, lone, waits
from nmfserver.processes import bufnmf
from nmfserver.processes.settings import FAST, MULTIPLICATIVE, Settings

MANY = 16
FASTER = {10: 6.0, 50: 9.0}
"""How much faster a job is to be on so many cores than on one."""
ROUNDS = 5


def cores(run: Run) -> Iterator[Row]:
    """Measure how much faster more threads are than one, and what keeps them from being faster still."""
    counts = [count for count in (1, 2, 4, 8, 16, 32, 64) if count < usable()] + [usable()]
    square = np.random.default_rng(1).random((SGEMM_SIZE, SGEMM_SIZE), np.float32)
    yield from _speeds(run, "the matrix product", counts, partial(_product, square), None)
    sound = run.sounds.sound(SHORT)
    for components in run.sizes(COMPONENTS):
        for solver in (FAST, MULTIPLICATIVE):
            job = partial(_job, sound, Settings(components, ITERATIONS, 1, solver=solver))
            wanted = FASTER.get(components) if solver == FAST else None
            name = f"{components} components, {solver}"
            yield from _speeds(run, name, counts, job, wanted)
            yield from _costs(run, name, counts[-1], job, wanted)
            if solver == MULTIPLICATIVE:  # with `fast`, what is done depends on what the others have found
                yield _share_row(run, name, job)


def _product(square: Floats, count: int) -> None:
    with threadpool_limits(count, "blas"):
        square @ square


def _job(sound: Floats, settings: Settings, count: int) -> None:
    bufnmf.decompose(sound[:, None], settings, threads=count)


def _speeds(run: Run, name: str, counts: list[int], work: Callable[[int], None], faster: float | None) -> Iterator[Row]:
    clocks: dict[str, Clock] = {str(count): timed(partial(work, count)) for count in counts}
    times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
    alone = min(times["1"])
    for count in counts[1:]:
        taken = min(times[str(count)])
        wanted = Target(faster, at_least=True) if faster is not None and count == MANY else None
        yield Row(
            f"{name}, {count} threads", taken, "s", f"1 thread: {shown(alone)}", alone / taken, wanted,
            details=spread(alone=times["1"], together=times[str(count)]),
        )  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """Where the time of a job goes that hands kernels to a team.

    whole, serial : seconds of the job, and of what it does outside the team
    waited : seconds in barriers, the mean of the members
    worked : seconds that all members have worked, together
    barriers : how many there were
    """

    whole: float
    serial: float
    waited: float
    worked: float
    barriers: int

    def on(self, cores: int) -> float:
        """Return the seconds on so many cores, if work is divided, and what is serial or waits is not."""
        return self.serial + self.worked / cores + self.waited


def cost(job: Callable[[], object]) -> Cost:
    """Do a job, and count what its team does."""
    runs = list[tuple[float, Waits]]()
    run = Team.run

    def counted(team: Team, *arguments: Any) -> Signals:
        began = time.perf_counter()
        signals = run(team, *arguments)
        runs.append((time.perf_counter() - began, waits(signals)))
        return signals

    with patch.object(Team, "run", counted):
        whole = timed(job)()
    return Cost(
        whole,
        whole - sum(seconds for seconds, _ in runs),
        sum(float(found.seconds.mean()) for _, found in runs),
        sum(len(found.seconds) * seconds - float(found.seconds.sum()) for seconds, found in runs),
        sum(found.barriers for _, found in runs),
    )


def _costs(run: Run, name: str, count: int, work: Callable[[int], None], faster: float | None) -> Iterator[Row]:
    """Yield what is serial, what waits, and what follows for more cores than there are."""
    alone, together = _least(run, partial(work, 1)), _least(run, partial(work, count))
    whole = f"{count} threads: {shown(together.whole)}"
    yield Row(f"{name}, outside the team", together.serial, "s", whole, together.serial / together.whole)
    note = f"{together.barriers} barriers, {shown(together.waited / max(together.barriers, 1))} each"
    yield Row(f"{name}, in barriers", together.waited, "s", whole, together.waited / together.whole, note=note)
    if count < MANY:
        follows, wanted = together.on(MANY), None if faster is None else Target(faster, at_least=True)
        compared, title = f"1 thread: {shown(alone.whole)}", f"{name}, {MANY} threads, as it follows"
        yield Row(title, follows, "s", compared, alone.whole / follows, wanted)


def _share_row(run: Run, name: str, work: Callable[[int], None]) -> Row:
    """Measure what the first of many threads does, without the others: no job is faster. It waits for nobody."""

    def alone(_: Team, work: Work, watch: object, members: int) -> Signals:
        member = lone(0, members)
        work(member)
        return member.signals

    def share() -> None:
        # What the others should have added is whatever the memory held: the result may be refused.
        with patch.object(Team, "run", alone), patch("nmfserver.cores.cores", lambda: MANY), suppress(BadBufferError):
            work(MANY)

    times = interleaved({"1": timed(partial(work, 1)), "share": timed(share)}, run.rounds(ROUNDS), warm=False)
    whole, part = min(times["1"]), min(times["share"])
    title = f"{name}, share of one of {MANY} threads"
    return Row(title, part, "s", f"1 thread: {shown(whole)}", whole / part, details=spread(**times))


def _least(run: Run, job: Callable[[], object]) -> Cost:
    """Return the cost of the fastest of several runs."""
    costs = []
    for _ in range(run.rounds(ROUNDS)):
        time.sleep(REST)
        costs.append(cost(job))
    return min(costs, key=lambda each: each.whole)
