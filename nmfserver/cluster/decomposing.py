"""Has files taken apart by the workers of a cluster."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from nmfserver import leftovers
from nmfserver.cluster import tasks, worker
from nmfserver.cluster.batching import Batches
from nmfserver.cluster.connecting import Cluster
from nmfserver.errors import NMFServerError, printable
from nmfserver.processes.settings import fresh_seed
from nmfserver.taking.order import FAILED, Input, Order, Outcome

if TYPE_CHECKING:
    from distributed import Future

KILLING = "several workers have died of it: it may need more memory than they have"


def decompose(cluster: Cluster, order: Order, inputs: Sequence[Input], receive: Callable[[Outcome], object]) -> None:
    """Take files apart; hand over what became of each, as it is done.

    Results are those of one machine, to the bit. So seeds are drawn here: a task that a lost worker has not ended does
    the same again elsewhere.

    Raises `NMFServerError` where the scheduler goes away, or where a worker has another version. Whatever ends this
    before the end, the tasks that run are stopped.
    """
    job, sent = worker.Job(uuid4().hex), dict["Future", tuple[Input, ...]]()
    batches = Batches([replace(each, seed=_seed(order)) for each in inputs])

    def submit(threads: int) -> "Future | None":
        batch = batches.next(threads)
        if not batch:
            return None
        task = cluster.client.submit(worker.take, job, order, batch, key=f"decompose-{uuid4().hex}", pure=False)
        sent[task] = batch
        return task

    try:
        with closing(tasks.done(cluster, submit, lambda: cluster.client.run(worker.stop, job.name))) as done:
            for task in done:
                batch = sent.pop(task)
                if task.status == "finished":
                    outcomes, seconds = task.result()
                    batches.learn(batch, seconds)
                else:
                    outcomes = _lost(task, batch, batches)
                for outcome in outcomes:
                    receive(outcome)
    finally:
        for folder in {each.folder for each in inputs}:
            if isinstance(folder, Path):
                leftovers.sweep(folder)  # what workers that were killed have left half


def _lost(task: "Future", batch: Sequence[Input], batches: Batches) -> list[Outcome]:
    """Return what is to be told of a task that several workers have died of; raise any other error.

    One of its files is too much for them. Which one, it shows when they go one by one.
    """
    raise_unless_killed(task)
    if len(batch) > 1:
        batches.put_back(batch)
        return []
    return [Outcome(batch[0], FAILED, KILLING)]


def raise_unless_killed(task: "Future") -> None:
    """Raise, as a sentence, what has ended a task, unless several workers have died of it."""
    from distributed import KilledWorker

    error = task.exception()
    if isinstance(error, NMFServerError):
        raise error
    if not isinstance(error, KilledWorker):
        raise NMFServerError(f"a task of the cluster has failed: {printable(repr(error))}") from error


def _seed(order: Order) -> int | None:
    """Return the seed of a file; None: the order has one for all."""
    return fresh_seed() if order.choices.get("seed", -1) == -1 else None
