"""How a client is told how far a job is."""

import asyncio
import math
import time
from typing import Any

from nmfserver.commands.base import Call
from nmfserver.jobs import Job

INTERVAL = 0.05
"""Seconds between messages, at least."""


class Progress:
    """The progress of a job that begins now: ``address job fraction divergence secondsLeft``, now and then."""

    def __init__(self, address: str, job: Job[Any], call: Call) -> None:
        self._address = address
        self._job = job
        self._loop = asyncio.get_running_loop()
        self._stream = call.stream()
        self._began = self._told = time.perf_counter()

    def watch(self, fraction: float, divergence: float) -> bool:
        """Take note of the share done; return whether to go on. Called on the compute thread."""
        job = self._job
        job.fraction = fraction
        now = time.perf_counter()
        if now - self._told >= INTERVAL and fraction > 0 and math.isfinite(divergence) and not job.cancelled:
            self._told = now
            left = (now - self._began) * (1 - fraction) / fraction
            self._loop.call_soon_threadsafe(self._stream.send, self._address, job.number, fraction, divergence, left)
        return not job.cancelled

    def close(self) -> None:
        """Tell nothing more."""
        self._stream.close()
