"""The priority of threads: live audio, and whoever waits for an answer, must not wait for long work."""

import ctypes
import os
import sys
import threading
from contextlib import suppress

LOW_PRIORITY = 10
"""Niceness on Unix: about a tenth of the processor time that a busy program gets. With the lowest priority, jobs would
stop while other programs keep all cores busy."""
UTILITY = 0x11
"""macOS's QOS_CLASS_UTILITY: long work that somebody waits for. With QOS_CLASS_BACKGROUND only efficiency cores would
do it. sys/qos.h, and clangd issue 1119."""
BELOW_NORMAL = -1
"""Windows' THREAD_PRIORITY_BELOW_NORMAL, of a thread within its process."""

_thread = threading.local()


def step_back(niceness: int = LOW_PRIORITY) -> None:
    """Lower the priority of this thread; on Linux to this niceness at least. With 0 nothing is done.

    On Linux, threads and processes that it starts later have the same. Elsewhere niceness belongs to the process, audio
    threads included, so each thread has to step back by itself, in the way of its system.
    """
    if niceness <= 0:
        return
    _thread.niceness = max(stepped_back(), niceness)
    if sys.platform == "linux":
        thread = threading.get_native_id()
        with suppress(OSError):  # a sandbox may refuse it
            lower = max(os.getpriority(os.PRIO_PROCESS, thread), niceness)  # only root may raise a priority again
            os.setpriority(os.PRIO_PROCESS, thread, lower)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).pthread_set_qos_class_self_np(UTILITY, 0)
    elif sys.platform == "win32":
        kernel32 = ctypes.windll.kernel32
        kernel32.GetCurrentThread.restype = ctypes.c_void_p
        kernel32.SetThreadPriority(ctypes.c_void_p(kernel32.GetCurrentThread()), BELOW_NORMAL)


def stepped_back() -> int:
    """Return the niceness to which this thread has stepped back, 0 if it has not. Those who work for it do the same."""
    return getattr(_thread, "niceness", 0)
