"""Keeps the workers of a cluster busy, and yields tasks as they are done."""

import contextlib
import math
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from nmfserver.cluster.connecting import Cluster

if TYPE_CHECKING:
    from distributed import Future

AHEAD = 3
"""Tasks that are at the scheduler for each thread of a worker: one runs, the others are there when it ends."""
LEAST = 8
"""Tasks that are there while there are no workers: clusters that grow by what waits have a reason to."""
LOOK = 1.0
"""Seconds between two looks at how many threads the workers have: some join, some leave."""
ENDED = ("finished", "error")
"""How tasks end at a scheduler that is there."""
Submit = Callable[[int], "Future | None"]


class Threads:
    """How many threads the workers have, asked for now and then."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._count, self._asked = 0, -math.inf

    def count(self) -> int:
        """Return how many there are, or were a moment ago."""
        if time.monotonic() - self._asked >= LOOK:
            self._count, self._asked = sum(self._cluster.threads().values()), time.monotonic()
        return self._count


def done(cluster: Cluster, submit: Submit, stop: Callable[[], object]) -> "Generator[Future]":
    """Yield tasks as they are done. Only some more than can run now are at the scheduler, however many there are.

    Parameters
    ----------
    submit : called with the threads of all workers; sends the next task, or returns None if there is none. After each
        task that is done it is asked again
    stop : called where this is left before the end: has the tasks stopped that run

    Raises
    ------
    NMFServerError
        the scheduler is gone

    """
    from distributed import as_completed

    threads, waiting = Threads(cluster), as_completed(loop=cluster.client.loop)
    running: set[Future] = set()

    def fill() -> None:
        while waiting.count() < max(AHEAD * threads.count(), LEAST):
            task = submit(threads.count())
            if task is None:
                break
            running.add(task)
            waiting.add(task)

    try:
        with cluster.required():
            fill()
            for task in waiting:
                running.discard(task)
                if task.status not in ENDED:
                    raise ConnectionError(task.status)
                yield task
                fill()
    except BaseException:
        if cluster.client.status == "running":
            with contextlib.suppress(Exception):  # it may go now
                cluster.client.cancel(list(running), force=True)
                stop()
        raise
