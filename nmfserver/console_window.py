"""The window in which a program runs is closed: under Windows, the program may then end in order.

The system ends it as soon as its handler has returned, and after five seconds in any case. The handler by which Python
comes to SIGBREAK returns at once. Microsoft, "HandlerRoutine callback function". Elsewhere a signal is enough, SIGHUP.
"""

import ctypes
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CLOSE, LOGOFF, SHUTDOWN = 2, 5, 6
"""Events of a console after which the process ends."""
PATIENCE = 5.0
"""Seconds."""
_handlers: list[object] = []
"""Those that the system knows: it may call them until the process ends."""


@contextmanager
def closes_in_order() -> Iterator[None]:
    """Turn the end of the window into SIGBREAK, and let the system wait for the end of the context."""
    if sys.platform != "win32":
        yield
        return
    ended = threading.Event()

    def handle(event: int) -> bool:
        if event not in (CLOSE, LOGOFF, SHUTDOWN):
            return False
        signal.raise_signal(signal.SIGBREAK)
        ended.wait(PATIENCE)
        return True

    _handlers.append(ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint32)(handle))
    ctypes.windll.kernel32.SetConsoleCtrlHandler(_handlers[-1], True)
    try:
        yield
    finally:
        ended.set()
