"""Has the workers of a cluster do the passes of `nmfserver train`: map and reduce.

Each task reads some sounds and adds up their statistics, and Dask adds up those of all tasks in a tree, on the workers.
So what travels for a renewal of the bases is the bases, and one array of their size, however much sound there is.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nmfserver.cluster import summing, tasks, worker
from nmfserver.cluster.connecting import Cluster
from nmfserver.cluster.decomposing import raise_failure
from nmfserver.errors import NMFServerError
from nmfserver.kernels.arrays import Floats
from nmfserver.stores import Place
from nmfserver.training.passes import UPDATES, Runner
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

    def batch(self, sounds: int) -> int:
        """Return the number of sounds between two renewals: as few renewals as a pass may have."""
        return max(sounds // UPDATES, 1)

    def scan(self, numbers: Sequence[int], training: Training, most: int, report: Report) -> Iterator[tuple[int, Scan]]:
        """Look at sounds; yield each number with what was seen."""
        left = list(numbers)
        while left and not self.sample_rate:  # the first one says to which rate the others are resampled
            yield from self._seen([[left.pop(0)]], training, most, lambda share: None)
        yield from self._seen(self._cut(left), training, most, report)

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

    def _seen(
        self, parts: Sequence[Sequence[int]], training: Training, most: int, report: Report
    ) -> Iterator[tuple[int, Scan]]:
        for each in self._done(parts, "scan", summing.scan, training, most, self.sample_rate, report=report):
            found = self._result(each)
            self._tell(found)
            self.sample_rate = self.sample_rate or found.sample_rate
            yield from found.scans

    def _cut(self, numbers: Sequence[int]) -> list[Sequence[int]]:
        """Return numbers in parts, one for each task."""
        size = -(-len(numbers) // (SHARE * max(self._threads.count(), 1))) or 1
        return [numbers[first : first + size] for first in range(0, len(numbers), size)]

    def _done(
        self, parts: Sequence[Sequence[int]], name: str, work: Callable[..., object], *others: object, report: Report
    ) -> "list[Future]":
        """Have a task done for each part; return the tasks in the order of the parts, when all are done."""
        begun: list[Future] = []

        def submit(threads: int) -> "Future | None":
            if len(begun) == len(parts):
                return None
            places = {number: self._places[number] for number in parts[len(begun)]}
            begun.append(self._cluster.client.submit(work, self._job, places, *others, key=_key(name)))
            return begun[-1]

        with closing(tasks.done(self._cluster, submit, self._stop)) as done:
            for count, task in enumerate(done, start=1):
                if task.status == "error":
                    raise_failure(task)
                report(count / len(parts))
        return begun

    def _result(self, task: "Future") -> Any:
        with self._cluster.required():
            return task.result()

    def _stop(self) -> None:
        self._cluster.client.run(worker.stop, self._job.name)

    def _tell(self, found: summing.Told) -> None:
        for number, reason in found.failures.items():
            self.failed.add(number)
            self._fail(number, NMFServerError(reason))
        for number, text in found.warnings.items():
            self._warn(number, text)


def _key(name: str) -> str:
    return f"{name}-{uuid4().hex}"
