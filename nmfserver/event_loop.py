"""The event loop: asyncio's, with a clock that is fine enough on Windows."""

import asyncio
import sys
import time


class FineLoop(asyncio.SelectorEventLoop):
    """A loop whose clock is `time.perf_counter`.

    Before Python 3.13, `time.monotonic` moves in steps of 15.6 ms on Windows (gh-88494), and asyncio runs a timer as
    soon as it is due within one such step: it came up to 15.6 ms early.
    """

    def __init__(self) -> None:
        super().__init__()
        self._clock_resolution = time.get_clock_info("perf_counter").resolution  # private: asyncio has no other way

    def time(self) -> float:
        """Return the loop's time in seconds."""
        return time.perf_counter()


def event_loop() -> asyncio.AbstractEventLoop:
    """Return a new event loop for the server.

    It watches sockets by a selector, on Windows too: the proactor loop there cannot watch a UDP socket of our own.
    """
    return FineLoop() if sys.platform == "win32" else asyncio.SelectorEventLoop()
