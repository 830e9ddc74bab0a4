"""Kernels run by a team, in the plainest way: a thread for every member; and parts of kernels, run as kernels."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np

from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.team import Member, Signals, Work, signals


def together(members: int, work: Work) -> Signals:
    """Let every member do its part; return the signals that they shared."""
    shared = signals(members)

    def run(rank: int) -> None:
        with np.errstate(all="ignore"):  # as in compiled code
            work(Member(shared, rank, members))

    threads = [threading.Thread(target=run, args=(rank,)) for rank in range(members)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return shared


def whole(part: Any, *, runtime: bool = False) -> Any:
    """Return a part of kernels as a kernel, which Python can call."""
    return kernel(runtime=runtime)(getattr(part, "py_func", part))
