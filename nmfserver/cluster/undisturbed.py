"""Keeps Ctrl-C from workers that are started here: a terminal sends it to them, too, and they are stopped in order."""

import signal

from distributed import Worker, WorkerPlugin


class Undisturbed(WorkerPlugin):  # type: ignore[misc] # whose types are not read
    """Has each worker ignore it, also one that takes the place of another."""

    name = "undisturbed"

    def setup(self, worker: Worker) -> None:
        """Begin; on the worker's first thread."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
