"""The section of the bench about cores: whole jobs with one thread and with more, and what more cores would give.

The least of all rounds is taken: what another program takes of one core holds up all threads of a job.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from threadpoolctl import threadpool_limits

from bench.kernels import SHORT, Floats
from bench.measuring import (
    COMPONENTS,
    ITERATIONS,
    Clock,
    Row,
    Run,
    Target,
    Times,
    above_noise,
    interleaved,
    shown,
    spread,
    timed,
)
from bench.peers import SGEMM_SIZE
from nmfserver.cores import cores as usable
from nmfserver.processes import bufnmf
from nmfserver.processes.settings import FAST, MULTIPLICATIVE, Settings

MANY = 16
FASTER = {10: 6.0, 50: 9.0}
"""How much faster a job is to be on so many cores than on one."""
ROUNDS = 5


def cores(run: Run) -> Iterator[Row]:
    """Measure how much faster more threads are than one, and the share of the work that is not faster."""
    counts = [count for count in (1, 2, 4, 8, 16, 32, 64) if count < usable()] + [usable()]
    square = np.random.default_rng(1).random((SGEMM_SIZE, SGEMM_SIZE), np.float32)
    yield from _rows(run, "the matrix product", counts, partial(_product, square), None)
    sound = run.sounds.sound(SHORT)
    for components in run.sizes(COMPONENTS):
        for solver in (FAST, MULTIPLICATIVE):
            settings = Settings(components, ITERATIONS, 1, solver=solver)
            wanted = FASTER.get(components) if solver == FAST else None
            name = f"{components} components, {solver}"
            yield from _rows(run, name, counts, partial(_job, sound, settings), wanted)


def _product(square: Floats, count: int) -> None:
    with threadpool_limits(count, "blas"):
        square @ square


def _job(sound: Floats, settings: Settings, count: int) -> None:
    bufnmf.decompose(sound[:, None], settings, threads=count)


def _rows(run: Run, name: str, counts: list[int], work: Callable[[int], None], wanted: float | None) -> Iterator[Row]:
    clocks: dict[str, Clock] = {str(count): timed(partial(work, count)) for count in counts}
    times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
    alone = min(times["1"])
    for count in counts[1:]:
        taken = min(times[str(count)])
        target = Target(wanted, at_least=True) if wanted is not None and count == MANY else None
        yield Row(
            f"{name}, {count} threads", taken, "s", f"1 thread: {shown(alone)}", alone / taken, target,
            details=spread(alone=times["1"], together=times[str(count)]),
        )  # fmt: skip
    if counts[-1] > 1:
        yield serial_row(name, times, counts[-1])


def serial_row(name: str, times: Times, count: int) -> Row:
    """Return what follows from all cores of this machine for more of them, by Amdahl's law.

    With a serial part s and a parallel part p, a job takes s + p / n on n cores. What threads wait for each other
    counts as serial.
    """
    alone, together = min(times["1"]), min(times[str(count)])
    serial = (count * together - alone) / (count - 1)
    many = alone / (serial + (alone - serial) / MANY)
    note = f"on {MANY} cores, {many:.1f} times faster follows" if serial < alone else ""
    return above_noise(
        Row(f"{name}: serial, or waiting", serial, "s", f"1 thread: {shown(alone)}", serial / alone, note=note)
    )
