"""Kernels run by a team, in the plainest way: a thread for every member."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from nmfserver.kernels import control


def together(members: int, work: Callable[[Any, int, int], None]) -> Any:
    """Let every member do its part; return the words that they shared."""
    words = control.allocate(members)

    def run(member: int) -> None:
        with np.errstate(all="ignore"):  # as in compiled code
            work(words, member, members)

    threads = [threading.Thread(target=run, args=(member,)) for member in range(members)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return words
