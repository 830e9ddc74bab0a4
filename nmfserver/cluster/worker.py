"""What runs on a worker: tasks, and what those of one process share."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

from distributed import Worker, get_worker

from nmfserver import __version__
from nmfserver.cluster.connecting import another_version
from nmfserver.errors import Cancelled
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.taking.compiling import compile_for
from nmfserver.taking.order import Input, Order, Outcome
from nmfserver.taking.sharing import Cores, Room
from nmfserver.taking.taking import Taking

_making = threading.Lock()
"""Held while this process's desk is made."""


@dataclass(frozen=True)
class Job:
    """What tasks belong together.

    name : no other one has it
    version : of nmfserver, where it was asked for
    """

    name: str
    version: str = __version__


class Desk:
    """What the tasks of this process share: cores, memory, processes that read and write files, and who is stopped."""

    def __init__(self, threads: int) -> None:
        self.room = Room(Cores(threads, are_shared=True))
        self._own = threading.local()
        self._lock = threading.Lock()
        self._running: defaultdict[str, set[Transfer]] = defaultdict(set)
        self._stopped: set[str] = set()

    @property
    def files(self) -> SoundFiles:
        """What reads and writes the files of this thread."""
        if not hasattr(self._own, "files"):
            self._own.files = SoundFiles()
        found: SoundFiles = self._own.files
        return found

    @contextmanager
    def task(self, job: Job) -> Iterator[Transfer]:
        """Yield what a task of a job is cancelled by, or raise where it must not begin."""
        if job.version != __version__:
            raise another_version(f"the worker {get_worker().address}", __version__, job.version)
        transfer = Transfer()
        with self._lock:
            if job.name in self._stopped:
                raise Cancelled("cancelled")
            self._running[job.name].add(transfer)
        try:
            yield transfer
        finally:
            with self._lock:
                self._running[job.name].discard(transfer)

    def stop(self, job: str) -> None:
        """Stop the tasks of a job, and let no more of them begin."""
        with self._lock:
            self._stopped.add(job)
            running = self._running.pop(job, ())
        for transfer in running:
            transfer.cancel()


def desk(threads: int) -> Desk:
    """Return this process's desk. Tasks share as many cores as it has threads for them."""
    with _making:  # two first tasks at once would each have one
        return _desk(threads)


@cache
def _desk(threads: int) -> Desk:
    return Desk(threads)


def take(job: Job, order: Order, inputs: Sequence[Input]) -> tuple[list[Outcome], float]:
    """Take files apart, one after the other; return what became of each, and the seconds that it took."""
    began, warnings, outcomes = time.perf_counter(), list[str](), []
    shared = desk(get_worker().state.nthreads)
    with shared.task(job) as transfer:
        taking = Taking(
            order, shared.files, shared.room, transfer, warnings.append, lambda: compile_for(order, _say_nothing)
        )
        for each in inputs:
            outcomes.append(replace(taking.attempt(each, _say_nothing), warnings=tuple(warnings)))
            warnings.clear()
    return outcomes, time.perf_counter() - began


def stop(job: str, dask_worker: Worker) -> None:
    """Stop the tasks of a job that run in this process. Dask fills in the worker."""
    desk(dask_worker.state.nthreads).stop(job)


def _say_nothing(*_: object) -> None:
    """Receive how far something is, which nobody here reads."""
