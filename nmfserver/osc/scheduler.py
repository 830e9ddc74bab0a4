"""Bundles that wait for their time; a timer of the event loop runs the next one when it is due."""

import asyncio
import heapq
import time
from collections.abc import Callable
from itertools import count

from nmfserver.errors import ArgumentError
from nmfserver.osc.budget import OVERHEAD, Budget, Share
from nmfserver.timers import FineTimers, unix_time

MOST_WAITING = 4096
"""Calls of one owner. It may have as many bytes as one holder of the budget. All owners together have twice of both, so
no owner can use them up."""
Call = Callable[[], asyncio.Future[None] | None]
"""Begins the work that is due; returns a future for its end, or None if it is done at once."""
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
        self._waiting: list[tuple[float, int, Call, int, object]] = []
        self._count = self._bytes = 0
        """The number of calls that are not done, and their bytes."""
        self._held: dict[object, tuple[int, int]] = {}
        """The same for each owner."""
        self._serial = count()
        self._timers = FineTimers()
        self._timer: asyncio.Handle | None = None

    def is_late(self, when: float) -> bool:
        """Whether a time has passed and no call waits that was due before it."""
        return when <= unix_time() and not self._is_due()

    def add(self, when: float, call: Call, size: int = 0, owner: object = None) -> None:
        """Run `call` at `when`, in Unix seconds; at once if that has passed.

        size : bytes that the call holds until it is done
        owner : whose limits it counts against
        """
        self._require_room(size, owner)
        heapq.heappush(self._waiting, (when, next(self._serial), call, size, owner))
        self._count_call(1, size, owner)
        self._arm()

    def clear(self, owner: object = None) -> None:
        """Drop all waiting calls, or only those of an `owner`."""
        dropped = [item for item in self._waiting if owner is None or item[4] is owner]
        self._waiting = [item for item in self._waiting if owner is not None and item[4] is not owner]
        heapq.heapify(self._waiting)
        for *_, size, its_owner in dropped:
            self._count_call(-1, size, its_owner)
        self._arm()

    def holds(self, owner: object) -> bool:
        """Whether a call of an owner waits, or is not done."""
        return owner in self._held

    def _require_room(self, size: int, owner: object) -> None:
        """Raise `ArgumentError` if a limit would be exceeded."""
        (theirs, held), most = self._held.get(owner, (0, 0)), self._budget.most_of_one
        if theirs >= MOST_WAITING:
            raise ArgumentError(f"{theirs} bundles are waiting for their time already; this one is dropped")
        if self._count >= 2 * MOST_WAITING:
            raise ArgumentError(
                f"{self._count} bundles of all clients are waiting for their time already; this one is dropped"
            )
        if held + size > most or self._bytes + size > 2 * most:
            raise ArgumentError(
                f"a bundle of {size} bytes, and {held} bytes of bundles are waiting for their time already, of all "
                f"clients {self._bytes}; at most {most} may wait, of all {2 * most}, so this one is dropped"
            )
        if self._budget.is_spent:
            raise ArgumentError(
                f"{self._budget.used} bytes of messages are under way already; this bundle of {size} is dropped"
            )

    def _count_call(self, number: int, size: int, owner: object) -> None:
        """Count a call (1), or one that is done or dropped (-1), for its owner and in the budget."""
        waiting, held = self._held.get(owner, (0, 0))
        self._held[owner] = waiting + number, held + number * size
        if not self._held[owner][0]:
            del self._held[owner]
        self._count += number
        self._bytes += number * size
        self._share.set(self._bytes + OVERHEAD * self._count)

    def _is_due(self) -> bool:
        return bool(self._waiting) and self._waiting[0][0] <= unix_time()

    def _arm(self) -> None:
        """Set the timer for the next call."""
        self._timers.hold(bool(self._waiting))
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._is_due():
            self._timer = self._loop.call_soon(self._run)
        elif self._waiting:
            delay = min(self._waiting[0][0] - unix_time(), LONGEST_SLEEP)
            self._timer = self._loop.call_later(delay, self._run)

    def _run(self) -> None:
        """Run the calls that are due, for one turn at most; set the timer for the rest."""
        end = time.perf_counter() + TURN
        try:
            while self._is_due() and time.perf_counter() < end:
                _, _, call, size, owner = heapq.heappop(self._waiting)
                self._begin(call, size, owner)
        finally:
            self._arm()

    def _begin(self, call: Call, size: int, owner: object) -> None:
        """Begin the work of a call; count it until it is done."""
        done = None
        try:
            done = call()
        finally:
            if done is None:
                self._count_call(-1, size, owner)
        if done is not None:
            done.add_done_callback(lambda _: self._count_call(-1, size, owner))
