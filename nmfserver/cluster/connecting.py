"""Connects to a Dask scheduler, or starts one with workers on this machine."""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from nmfserver import __version__
from nmfserver.cores import cores
from nmfserver.errors import NMFServerError, counted, printable
from nmfserver.stores import INSTALL

if TYPE_CHECKING:
    from distributed import Client, Security

LOCAL = "local"
"""Stands for a scheduler that is started here, with its workers, and ended with this program."""
TLS_FLAGS = {"tls_ca_file": "--tls-ca-file", "tls_client_cert": "--tls-cert", "tls_client_key": "--tls-key"}
"""The files that encryption needs, by what `distributed.Security` calls them."""
OBJECT = re.compile(r"\bin <[^>]*>: ")
"""What Dask says of its own parts in the middle of a reason."""


@dataclass(frozen=True)
class Scheduler:
    """Which scheduler, and how it is reached.

    address : such as ``tcp://10.0.0.1:8786``, or `LOCAL`
    threads : of each worker that is started here
    tls : files of certificates and keys, by the names that `distributed.Security` has for them; others are those of
        Dask's configuration
    """

    address: str
    threads: int = 1
    tls: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Cluster:
    """A scheduler that is reached, and its workers.

    client : Dask's, which the scheduler answers
    address : of the scheduler
    """

    client: "Client"
    address: str

    def threads(self) -> dict[str, int]:
        """Return the threads of each worker, by the address of the worker."""
        with self.required():
            return dict(self.client.nthreads())

    @contextmanager
    def required(self) -> Iterator[None]:
        """Raise `NMFServerError` where the scheduler goes away."""
        try:
            yield
        except NMFServerError:
            raise
        except Exception as error:
            if self.client.status == "running" and not isinstance(error, OSError | CancelledError):
                raise  # without its scheduler, a client fails anywhere
            raise NMFServerError(f"the scheduler at {self.address} is gone") from error

    def dashboard(self) -> str:
        """Return where the dashboard is, or why there is none."""
        with self.required():
            is_there, has_bokeh = self.client.run_on_scheduler(_dashboard)
            if has_bokeh and not is_there:
                return "no dashboard"
            missing = "" if has_bokeh else " (needs bokeh where the scheduler runs: pip install bokeh)"
            return f"dashboard: {self.client.dashboard_link}{missing}"

    def require_same_version(self) -> None:
        """Raise `NMFServerError` unless the scheduler and all workers have this version of nmfserver."""

        def version() -> str | None:  # sent as it is, since it is in here: another version may have none of this module
            try:
                from nmfserver import __version__ as its
            except ImportError:
                return None
            return its

        with self.required():
            found = {"the scheduler": self.client.run_on_scheduler(version)}
            found |= {f"the worker {address}": its for address, its in self.client.run(version).items()}
        others = {who: its for who, its in found.items() if its != __version__}
        for who, its in others.items():
            more = f", and so have {counted(len(others) - 1, 'other')}" if len(others) > 1 else ""
            raise another_version(who, its, more=more)


def _dashboard() -> tuple[bool, bool]:
    """Return whether the scheduler, where this runs, shows a dashboard, and whether it could."""
    return "distributed.dashboard.scheduler" in sys.modules, find_spec("bokeh") is not None


@contextmanager
def connected(scheduler: Scheduler) -> Iterator[Cluster]:
    """Yield a cluster whose workers are of this version. Raises `NMFServerError` where there is none."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise NMFServerError(f"Dask is not installed, which --scheduler needs: {INSTALL}") from None
    for name in ("distributed", "distributed.client"):  # what goes wrong is told in sentences
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _started(scheduler.threads) if scheduler.address == LOCAL else _reached(scheduler) as cluster:
        cluster.require_same_version()
        yield cluster


@contextmanager
def _reached(scheduler: Scheduler) -> Iterator[Cluster]:
    from distributed import Client

    security = _security(scheduler.tls)
    try:
        client = Client(scheduler.address, security=security, set_as_default=False)
    except Exception as error:  # a name that is no address, a refused certificate, nobody there
        raise NMFServerError(f"no scheduler answers at {scheduler.address}: {_reason(error)}") from error
    try:
        yield Cluster(client, scheduler.address)
    finally:
        with contextlib.suppress(Exception):  # it may be gone
            client.close(timeout=1)


@contextmanager
def _started(threads: int) -> Iterator[Cluster]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=max(cores() // threads, 1),
            threads_per_worker=threads,
            memory_limit=0,  # the whole machine is there for one large file
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        from nmfserver.cluster.undisturbed import Undisturbed

        client.register_plugin(Undisturbed())
        yield Cluster(client, cluster.scheduler_address)


def _security(tls: Mapping[str, str]) -> "Security | None":
    """Return what encrypts; None for what Dask's configuration says."""
    from distributed import Security

    if not tls:
        return None
    security = Security(require_encryption=True, **tls)
    for name, flag in TLS_FLAGS.items():
        if getattr(security, name) is None:
            raise NMFServerError(f"{flag} is missing: {', '.join(TLS_FLAGS.values())} go together")
        if name in tls and not Path(tls[name]).is_file():
            raise NMFServerError(f"{flag} is {printable(tls[name])}, and there is no such file")
    return security


def _reason(error: BaseException) -> str:
    """Return the first line of what Dask says, and of what was behind it."""
    text = (str(error) or type(error).__name__).splitlines()[0]
    return printable(OBJECT.sub("", f"{text}: {error.__cause__}" if error.__cause__ else text))


def another_version(who: str, version: str | None, wanted: str = __version__, more: str = "") -> NMFServerError:
    """Return the error that says who has another version of nmfserver than is wanted; None: has none."""
    has = "no nmfserver" if version is None else f"nmfserver {version}"
    return NMFServerError(
        f"{who} has {has}{more}, and this program is {wanted}: the same version is needed on all machines"
    )
