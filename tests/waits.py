"""What a thread must not do where sound is waited for: wait itself, or touch memory that is not there yet."""

from __future__ import annotations

from collections.abc import Callable

MOST_PAGES = 20
"""Of memory that the system may hand over meanwhile: a few are Python's own."""
ATTEMPTS = 5
"""Runs, of which one is to be without a wait. While it gets a page of its own, a thread may wait for another that gets
one; a fault of ours is there each time."""


def assert_never_waits(run: Callable[[], None]) -> None:
    """Run this, and ask Linux how often this thread has waited, and been handed a page of memory."""
    waits, pages = _counted(run)
    assert pages < MOST_PAGES
    told = [waits]
    while told[-1] and len(told) < ATTEMPTS:
        told.append(_counted(run)[0])
    assert told[-1] == 0, f"waits in each run: {told}"


def _counted(run: Callable[[], None]) -> tuple[int, int]:
    """Return how often this thread waits meanwhile, and how many pages it is handed."""
    import resource

    before = resource.getrusage(resource.RUSAGE_THREAD)
    run()
    after = resource.getrusage(resource.RUSAGE_THREAD)
    return after.ru_nvcsw - before.ru_nvcsw, after.ru_minflt - before.ru_minflt
