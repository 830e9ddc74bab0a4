"""What a thread must not do where sound is waited for: wait itself, or touch memory that is not there yet."""

from __future__ import annotations

from collections.abc import Callable

MOST_PAGES = 20
"""Of memory that the system may hand over meanwhile: a few are Python's own."""


def assert_never_waits(run: Callable[[], None]) -> None:
    """Run this, and ask Linux how often this thread has waited, and been handed a page of memory.

    While it gets a page, it may wait for another thread that gets one.
    """
    import resource

    before = resource.getrusage(resource.RUSAGE_THREAD)
    run()
    after = resource.getrusage(resource.RUSAGE_THREAD)
    pages = after.ru_minflt - before.ru_minflt
    assert after.ru_nvcsw - before.ru_nvcsw <= pages < MOST_PAGES
