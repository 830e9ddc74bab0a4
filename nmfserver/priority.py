"""The priority of threads: live audio, and whoever waits for an answer, must not wait for long work."""

import os
import sys
import threading

LOW_PRIORITY = 10
"""Niceness on Unix: about a tenth of the processor time that a busy program gets. With the lowest priority, jobs would
stop while other programs keep all cores busy."""


def step_back(niceness: int = LOW_PRIORITY) -> None:
    """Lower the priority of this thread, and of the threads and processes that it starts, to a niceness at least."""
    if sys.platform == "linux":  # elsewhere the priority belongs to the process, audio threads included
        thread = threading.get_native_id()
        lower = max(os.getpriority(os.PRIO_PROCESS, thread), niceness)  # only root may raise a priority again
        os.setpriority(os.PRIO_PROCESS, thread, lower)
