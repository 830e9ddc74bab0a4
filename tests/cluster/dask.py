"""A real Dask cluster, as a person starts one: a scheduler and workers, processes that talk TLS over the loopback."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
from distributed.security import Security

import nmfserver
from tests.cluster import sftp
from tests.programs import Program
from tests.wire import UNMEASURED

PATIENCE = 60.0


def certificate(folder: Path) -> tuple[str, ...]:
    """Write a certificate and its key; return the flags that name them, which are Dask's and ours."""
    made = Security.temporary()
    for name, content in (("cert", made.tls_client_cert), ("key", made.tls_client_key)):
        (folder / f"{name}.pem").write_text(content)
    files = {"ca-file": "cert", "cert": "cert", "key": "key"}
    return tuple(word for flag, name in files.items() for word in (f"--tls-{flag}", str(folder / f"{name}.pem")))


class Part(Program):
    """A part of a cluster, in a folder of its own: Dask finds packages where it runs before all others."""

    def __init__(self, part: str, folder: Path, *words: str, **env: str) -> None:
        command = (sys.executable, "-m", f"distributed.cli.dask_{part}", *words)
        super().__init__(*command, env={**UNMEASURED, **sftp.SETTINGS, **env}, cwd=folder)


class Dask:
    """A scheduler, and the workers that are started beside it.

    tls : flags
    """

    def __init__(self, folder: Path, tls: tuple[str, ...]) -> None:
        self.tls = tls
        self._folder = folder
        self._ends = contextlib.ExitStack()
        self._workers: list[Part] = []
        local = ("--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0")
        self.scheduler = Part("scheduler", folder, *local, "--protocol", "tls" if tls else "tcp", *tls)
        self._ends.callback(self.scheduler.end)
        found = self.scheduler.wait_for(r"Scheduler at: +\S+", PATIENCE)
        self.address = found.split()[-1]

    @property
    def flags(self) -> tuple[str, ...]:
        """Those with which our commands reach it."""
        return ("--scheduler", self.address, *self.tls)

    @contextlib.contextmanager
    def worker(self, threads: int = 1, **env: str) -> Iterator[Part]:
        """Yield one more worker that is there; end it if it has not ended."""
        own = ("--nthreads", str(threads), "--no-nanny", "--no-dashboard", "--local-directory", str(self._folder))
        worker = Part("worker", self._folder, self.address, *own, *self.tls, **env)
        try:
            worker.wait_for("Registered to", PATIENCE)
            yield worker
        finally:
            worker.end()

    def add_worker(self, threads: int = 1) -> None:
        """Start a worker that stays."""
        self._workers.append(self._ends.enter_context(self.worker(threads)))

    def seconds(self) -> float:
        """Return the processor time that the workers that stay have used."""
        times = [psutil.Process(worker.process.pid).cpu_times() for worker in self._workers]
        return float(sum(each.user + each.system for each in times))

    def close(self) -> None:
        """End all of it."""
        self._ends.close()


def version(folder: Path, number: str) -> str:
    """Copy the package with another version; return the PYTHONPATH with which it is found first."""
    source = Path(nmfserver.__file__).parent
    shutil.copytree(source, folder / "nmfserver", ignore=shutil.ignore_patterns("*.png", "__pycache__", "docs"))
    init = folder / "nmfserver" / "__init__.py"
    init.write_text(init.read_text("utf-8").replace(f'"{nmfserver.__version__}"', f'"{number}"'), "utf-8")
    return os.fspath(folder)
