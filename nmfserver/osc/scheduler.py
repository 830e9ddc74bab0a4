"""Bundles that wait for their time; a timer of the event loop runs the next one when it is due."""

import asyncio
import heapq
import time
from collections.abc import Callable
from itertools import count

from nmfserver.errors import ArgumentError
from nmfserver.osc.budget import OVERHEAD, Budget, Share

MOST_WAITING = 4096
MOST_WAITING_BYTES = 2**26
"""Limits for one owner. The limits for all owners together are twice as high, so no owner can use them up."""
TURN = 0.002
"""Seconds of work after which the event loop serves other tasks."""
LONGEST_SLEEP = 10.0
"""Seconds after which the system's clock is read again, because it may have been set."""


class Scheduler:
    """Runs calls at system times, in order; equal times in order of arrival."""

    def __init__(self, loop: asyncio.AbstractEventLoop, budget: Budget) -> None:
        self._loop = loop
        self._share = Share(budget)
        self._budget = budget
        self._waiting: list[tuple[float, int, Callable[[], object], int, object]] = []
        self._waiting_bytes = 0
        self._held: dict[object, tuple[int, int]] = {}
        """For each owner, the number of waiting calls and their bytes."""
        self._serial = count()
        self._timer: asyncio.Handle | None = None

    def is_late(self, when: float) -> bool:
        """Whether a time has passed and no call waits that was due before it."""
        return when <= time.time() and not self._is_due()

    def add(self, when: float, call: Callable[[], object], size: int = 0, owner: object = None) -> None:
        """Run `call` at `when`, in Unix seconds; at once if that has passed.

        size : bytes that the call holds
        owner : whose limits it counts against
        """
        self._require_room(size, owner)
        heapq.heappush(self._waiting, (when, next(self._serial), call, size, owner))
        self._count_owner(owner, 1, size)
        self._arm()

    def clear(self, owner: object = None) -> None:
        """Drop all waiting calls, or only those of an `owner`."""
        self._waiting = [item for item in self._waiting if owner is not None and item[4] is not owner]
        heapq.heapify(self._waiting)
        if owner is None:
            self._held.clear()
        else:
            self._held.pop(owner, None)
        self._set_waiting_bytes(sum(item[3] for item in self._waiting))
        self._arm()

    def holds(self, owner: object) -> bool:
        """Whether a call of an owner waits."""
        return owner in self._held

    def _require_room(self, size: int, owner: object) -> None:
        """Raise `ArgumentError` if a limit would be exceeded."""
        theirs, held = self._held.get(owner, (0, 0))
        if theirs >= MOST_WAITING:
            raise ArgumentError(f"{theirs} bundles are waiting for their time already; this one is dropped")
        if len(self._waiting) >= 2 * MOST_WAITING:
            raise ArgumentError(
                f"{len(self._waiting)} bundles of all clients are waiting for their time already; this one is dropped"
            )
        if held + size > MOST_WAITING_BYTES or self._waiting_bytes + size > 2 * MOST_WAITING_BYTES:
            raise ArgumentError(
                f"a bundle of {size} bytes, and {held} bytes of bundles are waiting for their time already, of all "
                f"clients {self._waiting_bytes}; at most {MOST_WAITING_BYTES} may wait, of all "
                f"{2 * MOST_WAITING_BYTES}, so this one is dropped"
            )
        if self._budget.is_spent:
            raise ArgumentError(
                f"{self._budget.used} bytes of messages are under way already; this bundle of {size} is dropped"
            )

    def _count_owner(self, owner: object, more: int, size: int) -> None:
        """Count `more` calls and `size` bytes for an owner; negative numbers when a call is taken out."""
        waiting, held = self._held.get(owner, (0, 0))
        self._held[owner] = waiting + more, held + size
        if not self._held[owner][0]:
            del self._held[owner]
        self._set_waiting_bytes(self._waiting_bytes + size)

    def _set_waiting_bytes(self, size: int) -> None:
        """Set how many bytes wait of all owners, here and in the budget."""
        self._waiting_bytes = size
        self._share.set(size + OVERHEAD * len(self._waiting))

    def _is_due(self) -> bool:
        return bool(self._waiting) and self._waiting[0][0] <= time.time()

    def _arm(self) -> None:
        """Set the timer for the next call."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._is_due():
            self._timer = self._loop.call_soon(self._run)
        elif self._waiting:
            delay = min(self._waiting[0][0] - time.time(), LONGEST_SLEEP)
            self._timer = self._loop.call_later(delay, self._run)

    def _run(self) -> None:
        """Run the calls that are due, for one turn at most; set the timer for the rest."""
        end = time.perf_counter() + TURN
        try:
            while self._is_due() and time.perf_counter() < end:
                _, _, call, size, owner = heapq.heappop(self._waiting)
                self._count_owner(owner, -1, -size)
                call()
        finally:
            self._arm()
