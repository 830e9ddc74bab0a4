"""What the tasks of a worker's process share."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from nmfserver.cluster import worker


def test_first_tasks_at_the_same_time_share_one_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    both = threading.Barrier(2)

    class Slow(worker.Desk):
        def __init__(self, threads: int) -> None:
            with contextlib.suppress(threading.BrokenBarrierError):
                both.wait(0.2)
            super().__init__(threads)

    monkeypatch.setattr(worker, "Desk", Slow)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(worker.desk, (1234, 1234))
    assert first is second
