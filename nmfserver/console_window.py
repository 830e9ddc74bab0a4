"""The window in which a program runs is closed: under Windows, the program may then end in order.

The system ends it as soon as its handler has returned, and after five seconds in any case. The handler by which Python
comes to SIGBREAK returns at once. A service learns that the system shuts down, too; and that somebody logs off, which
is no reason to end. Microsoft, "HandlerRoutine callback function". Elsewhere a signal is enough, SIGHUP.
"""

import ctypes
import logging
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)

CLOSE, LOGOFF, SHUTDOWN = 2, 5, 6
"""Events of a console. The process ends after each that its handlers leave to the system."""
PATIENCE = 5.0
"""Seconds."""
_handlers: list[object] = []
"""Those that the system knows: it may call them until the process ends."""


@contextmanager
def closes_in_order() -> Iterator[None]:
    """Turn the end of the window, or of Windows, into SIGBREAK, and let Windows wait for the end of the context."""
    if sys.platform != "win32":
        yield
        return
    ended = threading.Event()

    def handle(event: int) -> bool:
        if event in (CLOSE, SHUTDOWN):
            signal.raise_signal(signal.SIGBREAK)
            ended.wait(PATIENCE)
        return event in (CLOSE, SHUTDOWN, LOGOFF)

    _handlers.append(ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint32)(handle))
    if not ctypes.windll.kernel32.SetConsoleCtrlHandler(_handlers[-1], True):
        logger.warning("Windows will not wait for the end in order when the window is closed")
    try:
        yield
    finally:
        ended.set()
