"""Windows' timers: a wait there ends up to 15.6 ms late, unless a program asks for timers of one millisecond.

`fine`        a context in which this process has them
`FineTimers`  the same, held and let go
`unix_time`   the time of the system, without the steps of such timers

Windows counts how often it was asked. Until Windows 10 version 2004 the finest that any program asks for holds for all
programs, and since then for the one that asks: in any case, fine timers take power, and are asked for only while
something needs them. Microsoft, "timeBeginPeriod function". Elsewhere nothing is to be done.
"""

import ctypes
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PERIOD = 1
"""Milliseconds."""
TICKS, TO_1970 = 10**7, 11_644_473_600
"""Of Windows' clock: ticks in a second, and the seconds from its beginning, in 1601, to that of Unix."""


class FineTimers:
    """Whether this process has fine timers on somebody's behalf."""

    def __init__(self) -> None:
        self._are_held = False

    def hold(self, wanted: bool) -> None:
        """Ask for fine timers, or let them go, unless that is done already."""
        if sys.platform == "win32" and wanted != self._are_held:
            winmm = ctypes.windll.winmm
            (winmm.timeBeginPeriod if wanted else winmm.timeEndPeriod)(PERIOD)
            self._are_held = wanted


@contextmanager
def fine() -> Iterator[None]:
    """Have fine timers for the duration of a context."""
    timers = FineTimers()
    timers.hold(True)
    try:
        yield
    finally:
        timers.hold(False)


def unix_time() -> float:
    """Return the seconds since 1970, by which bundles are due.

    Before Python 3.13, `time.time` moves in steps of 15.6 ms on Windows: a bundle was late by up to one of them.
    """
    if sys.platform != "win32" or time.get_clock_info("time").resolution <= PERIOD / 1000:
        return time.time()
    ticks = ctypes.c_uint64()
    ctypes.windll.kernel32.GetSystemTimePreciseAsFileTime(ctypes.byref(ticks))
    return ticks.value / TICKS - TO_1970
