"""The right to run kernels: one Python thread at a time, with BLAS held at one thread."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numba
import scipy.linalg  # noqa: F401 - loads the BLAS that the kernels call, so that its threads can be limited
from threadpoolctl import ThreadpoolController

from nmfserver.errors import NMFServerError

# A watcher may decompose something of its own: no kernel runs while it is asked.
_running = threading.RLock()
_process = 0


@cache
def _libraries() -> Any:
    return ThreadpoolController()


@contextmanager
def kernels(threads: int = 0) -> Iterator[int]:
    """Hold the kernels, and give the number of threads that they may use; `threads` 0 means one a core.

    Two Python threads inside parallel kernels at once would abort the process (numba's workqueue layer), and BLAS
    threads under the kernels' own would fight for the cores. The threads do not survive a fork.
    """
    global _process
    _process = _process or os.getpid()
    if _process != os.getpid():
        raise NMFServerError(
            "this process was forked from one that has decomposed already, and the kernels' threads are not in it: "
            'start processes with multiprocessing.get_context("spawn")'
        )
    with _running, _libraries().limit(limits=1, user_api="blas"):
        most: int = numba.config.NUMBA_NUM_THREADS  # type: ignore[attr-defined]
        before = numba.get_num_threads()
        numba.set_num_threads(min(threads, most) if threads > 0 else most)
        try:
            yield numba.get_num_threads()
        finally:
            numba.set_num_threads(before)
