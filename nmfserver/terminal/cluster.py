"""What commands have for a cluster: the flags of ``--scheduler``, and files that are taken apart there."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nmfserver.cores import cores
from nmfserver.errors import NMFServerError, counted
from nmfserver.taking.order import Input, Order, Outcome
from nmfserver.terminal.console import progress_bars, say, show_warning

if TYPE_CHECKING:
    from nmfserver.cluster.connecting import Cluster, Scheduler

TLS = {"tls_ca_file": "tls_ca_file", "tls_cert": "tls_client_cert", "tls_key": "tls_client_key"}
"""Flags, which are those of ``dask worker``, and what `distributed.Security` calls them."""


def add_options(command: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    add = command.add_argument
    add("--scheduler", metavar="ADDRESS", help="have it done by a Dask cluster; 'local': by processes of this machine")
    add("--threads-per-worker", type=int, metavar="N", help="of each process of '--scheduler local' (1)")
    for flag, what in (("ca-file", "certificates that are trusted"), ("cert", "certificate"), ("key", "its key")):
        add(f"--tls-{flag}", metavar="FILE", help=f"{what}, in PEM, as for 'dask worker' (Dask's configuration)")


def chosen(options: argparse.Namespace) -> "Scheduler | None":
    """Return the scheduler that is asked for, if any, or raise an error where flags do not fit each other."""
    tls = {name: value for flag, name in TLS.items() if (value := getattr(options, flag)) is not None}
    threads, address = options.threads_per_worker, options.scheduler
    if address is None:
        if tls or threads is not None:
            raise NMFServerError("--threads-per-worker and --tls-… go with --scheduler, which is not there")
        return None
    from nmfserver.cluster.connecting import LOCAL, Scheduler

    if tls and address == LOCAL:
        raise NMFServerError("--tls-… is for a scheduler that is reached over a network, not for --scheduler local")
    if threads is not None and address != LOCAL:
        raise NMFServerError(
            "--threads-per-worker goes with --scheduler local; workers of other schedulers are started with theirs: "
            "dask worker --nthreads"
        )
    if threads is not None and not 1 <= threads <= cores():
        raise NMFServerError(f"--threads-per-worker is {threads}; it is between 1 and {cores()}, the cores there are")
    return Scheduler(address, threads or 1, tls)


@contextmanager
def connected(scheduler: "Scheduler") -> "Iterator[Cluster]":
    """Yield a cluster; say what its workers are, and where its dashboard is."""
    from nmfserver.cluster import connecting

    is_local = scheduler.address == connecting.LOCAL
    say("starting workers" if is_local else f"connecting to {scheduler.address}")
    with connecting.connected(scheduler) as cluster:
        _introduce(cluster)
        yield cluster


def _introduce(cluster: "Cluster") -> None:
    threads = cluster.threads()
    there = f"{counted(len(threads), 'worker')} with {counted(sum(threads.values()), 'thread')}"
    if not threads:
        there = f"no workers yet: 'dask worker {cluster.address}' starts one"
    say(f"{there}; {cluster.dashboard()}")


def decompose(cluster: "Cluster", order: Order, inputs: Sequence[Input], receive: Callable[[Outcome], object]) -> None:
    """Have files taken apart by a cluster; hand over what became of each, as it is done."""
    from nmfserver.cluster import decomposing

    with progress_bars(len(inputs)) as bars:

        def take(outcome: Outcome) -> None:
            for warning in outcome.warnings:
                show_warning(warning)
            receive(outcome)
            bars.add(1)

        bars.add(0)
        decomposing.decompose(cluster, order, inputs, take)
