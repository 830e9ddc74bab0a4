"""Has the workers of a cluster do the passes of `nmfserver train`: map and reduce.

Each task reads some sounds and adds up their statistics, and Dask adds up those of all tasks in a tree, on the workers.
So what travels for a renewal of the bases is the bases, and one array of their size, however much sound there is.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nmfserver.cluster import summing, tasks, worker
from nmfserver.cluster.connecting import Cluster
from nmfserver.cluster.decomposing import KILLING, raise_unless_killed
from nmfserver.errors import NMFServerError
from nmfserver.kernels.arrays import Floats
from nmfserver.stores import Place
from nmfserver.training.passes import Runner
from nmfserver.training.scanning import Scan
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report
from nmfserver.training.statistics import Statistics

if TYPE_CHECKING:
    from distributed import Future

SHARE = 4
"""Tasks for each thread, so that all end at about the same time."""
FAN = 8
"""Sums that one task adds up."""


class Workers(Runner):
    """Has workers look at sounds, and gather their statistics.

    cluster : whose
    places : of the sounds, by their numbers
    sample_rate : Hz, to which all sounds are resampled; 0: that of the first one that can be read
    fail, warn : are told the number of a sound that is left out, or of which a part can be read, and why
    """

    batch = sys.maxsize

    def __init__(
        self,
        cluster: Cluster,
        places: Sequence[Place],
        sample_rate: float,
        fail: Callable[[int, Exception], object],
        warn: Callable[[int, str], object],
    ) -> None:
        self.sample_rate, self.failed = sample_rate, set[int]()
        self._cluster, self._places, self._fail, self._warn = cluster, places, fail, warn
        self._threads = tasks.Threads(cluster)
        self._job = worker.Job(uuid4().hex)

    def scan(self, numbers: Sequence[int], training: Training, most: int, report: Report) -> Iterator[tuple[int, Scan]]:
        """Look at sounds; yield each number with what was seen."""
        self._find_rate(numbers, report)
        left = [number for number in numbers if number not in self.failed]
        for each in self._done(self._cut(left), "scan", summing.scan, training, most, self.sample_rate, report=report):
            found = self._result(each)
            self._tell(found)
            yield from found.scans

    def gather(self, numbers: Sequence[int], bases: Floats, training: Training, report: Report) -> Iterator[Statistics]:
        """Yield the sum of the statistics of sounds."""
        client = self._cluster.client
        with self._cluster.required():
            given = client.submit(summing.kept, bases, key=_key("bases"))
        sums = self._done(
            self._cut(numbers), "gather", summing.gather, given, training, self.sample_rate, report=report
        )
        while len(sums) > 1:
            groups = [sums[first : first + FAN] for first in range(0, len(sums), FAN)]
            with self._cluster.required():
                sums = [client.submit(summing.added, group, key=_key("add")) for group in groups]
        for each in sums:
            found = self._result(each)
            self._tell(found)
            if found.statistics is not None:
                yield found.statistics

    def _find_rate(self, numbers: Sequence[int], report: Report) -> None:
        """Have the first sound read that can be: it says to which rate the others are resampled.

        Each task looks at twice as many as the one before, so that a thousand files that are no sounds are soon passed.
        """
        begin, count = 0, 1
        while begin < len(numbers) and not self.sample_rate:
            part = numbers[begin : begin + count]
            for each in self._done([part], "rate", summing.rate, report=lambda share: report(0.0)):
                found = self._result(each)
                self._tell(found)
                self.sample_rate = self.sample_rate or found.sample_rate
            begin, count = begin + count, 2 * count

    def _cut(self, numbers: Sequence[int]) -> list[Sequence[int]]:
        """Return numbers in parts, one for each task."""
        size = -(-len(numbers) // (SHARE * max(self._threads.count(), 1))) or 1
        return [numbers[first : first + size] for first in range(0, len(numbers), size)]

    def _done(
        self, parts: Sequence[Sequence[int]], name: str, work: Callable[..., object], *others: object, report: Report
    ) -> "list[Future]":
        """Have a task done for each part; return the tasks in the order of the parts, when all are done."""
        left, sent = deque(parts), dict["Future", Sequence[int]]()
        count, whole = 0, sum(map(len, parts))

        def submit(threads: int) -> "Future | None":
            if not left:
                return None
            part = left.popleft()
            places = {number: self._places[number] for number in part}
            task = self._cluster.client.submit(work, self._job, places, *others, key=_key(name))
            sent[task] = part
            return task

        with closing(tasks.done(self._cluster, submit, self._stop)) as done:
            for task in done:
                if task.status == "finished":
                    count += len(sent[task])
                    report(count / whole)
                else:
                    left.extend(self._lost(task, sent.pop(task)))
        return list(sent)

    def _lost(self, task: "Future", part: Sequence[int]) -> list[Sequence[int]]:
        """Return each sound of a part of which several workers have died, alone; one that was alone is left out."""
        raise_unless_killed(task)
        if len(part) > 1:
            return [[number] for number in part]
        self._leave_out(part[0], KILLING)
        return []

    def _result(self, task: "Future") -> Any:
        with self._cluster.required():
            if task.exception() is not None:
                raise_unless_killed(task)
                raise NMFServerError(f"a task of the cluster: {KILLING}")
            return task.result()

    def _stop(self) -> None:
        self._cluster.client.run(worker.stop, self._job.name)

    def _tell(self, found: summing.Told) -> None:
        for number, reason in found.failures.items():
            self._leave_out(number, reason)
        for number, text in found.warnings.items():
            self._warn(number, text)

    def _leave_out(self, number: int, reason: str) -> None:
        self.failed.add(number)
        self._fail(number, NMFServerError(reason))


def _key(name: str) -> str:
    return f"{name}-{uuid4().hex}"
