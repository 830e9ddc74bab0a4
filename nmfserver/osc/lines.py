"""Fair scheduling of the clients' work on the event loop: no client delays the others.

Work comes in steps of a fraction of a millisecond. Every client has a line of such work, done in order. While clients
have credit, all work is done in the order of arrival, so one program can ask about what another one has just sent.
Lines without credit are served in turns, each for a slice of time. Between two rounds the event loop serves its sockets
and timers.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from nmfserver.log import LimitedLog
from nmfserver.osc.budget import Budget

SLICE = 0.0005
"""Seconds of work for one client in a turn."""
ROUND = 0.001
"""Seconds of work in a round, after which the event loop serves sockets, timers and tasks."""
CREDIT = 1.0
"""Seconds of processor time for one client that are spent in order of arrival: enough for a burst of 3000 messages."""
RESTORED = 0.02
"""Credit that a client without work regains in a second: others need not wait for long bursts again and again."""
ALWAYS_BEGUN = 16
"""Pieces of work that may be in progress even if the budget is spent."""


class Lines:
    """The lines of all clients that have work."""

    def __init__(self, loop: asyncio.AbstractEventLoop, budget: Budget) -> None:
        self.loop = loop
        self.budget = budget
        self.begun = 0
        """Pieces of work in progress."""
        self.errors = LimitedLog("more error", logging.ERROR)
        self._ready: deque[Line] = deque()
        self._next: asyncio.Handle | None = None

    def enter(self, line: "Line") -> None:
        """Serve a line after those that have entered already."""
        self._ready.append(line)
        if self._next is None:
            self._next = self.loop.call_soon(self._serve)

    async def finish(self, patience: float) -> None:
        """Wait until all work is done, or for `patience` seconds."""
        end = self.loop.time() + patience
        while self._next is not None and self.loop.time() < end:
            await asyncio.sleep(0)

    def _serve(self) -> None:
        now = time.perf_counter()
        end = now + ROUND
        while self._ready and now < end:
            now = self._ready.popleft().work(now)
        self._next = self.loop.call_soon(self._serve) if self._ready else None


class Line:
    """The work of one client, in order."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._first: deque[Iterator[None]] = deque()
        self._waiting: deque[Iterator[None]] = deque()
        self._current: Iterator[None] | None = None
        self._entries = 0
        """How often it is in the queue of ready lines: once for each piece of work while it has credit."""
        self._credit = CREDIT
        self._served = time.perf_counter()
        self._paused = False
        self._idle: asyncio.Future[None] | None = None
        self._current_done: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        """Return the number of waiting pieces of work."""
        return len(self._waiting)

    @property
    def is_paused(self) -> bool:
        """Whether the line is paused."""
        return self._paused

    @property
    def has_work(self) -> bool:
        """Whether a piece of work waits or is in progress."""
        return bool(self._current or self._first or self._waiting)

    def add(self, steps: Iterator[None]) -> None:
        """Add a piece of work after all others."""
        if not self.has_work:
            regained = RESTORED * (time.perf_counter() - self._served)
            self._credit = min(max(self._credit, 0.0) + regained, CREDIT)
        self._waiting.append(steps)
        if self._credit > 0 or not self._entries:
            self._enter()

    def end_credit(self) -> None:
        """Serve this line in turns from now on: its client sends more than may wait."""
        self._credit = min(self._credit, 0.0)

    def insert(self, steps: Iterator[None]) -> asyncio.Future[None]:
        """Add a piece of work before those that wait, but after the one in progress and those inserted before."""
        done: asyncio.Future[None] = self._lines.loop.create_future()
        self._first.append(_notify_when_done(steps, done))
        self._enter()
        return done

    def pause(self) -> None:
        """Pause the line before its next step."""
        if not self._paused:
            self._paused = True
            self._lines.begun -= self._current is not None

    def resume(self) -> None:
        """Continue a paused line."""
        if self._paused:
            self._paused = False
            self._lines.begun += self._current is not None
        if not self._entries:
            self._enter()

    def clear(self) -> None:
        """Drop the waiting work, but not inserted work or the piece in progress; resume."""
        self._waiting.clear()
        self.resume()

    async def idle(self) -> None:
        """Wait until all work is done."""
        if self.has_work:
            self._idle = self._idle or self._lines.loop.create_future()
            await asyncio.shield(self._idle)

    async def finish_current(self) -> None:
        """Wait until the piece of work in progress is done."""
        if self._current is not None:
            self._current_done = self._current_done or self._lines.loop.create_future()
            await asyncio.shield(self._current_done)

    def work(self, now: float) -> float:
        """Do one piece of work, or without credit as many as fit into a slice; return the time."""
        self._entries -= 1
        if self._entries and self._credit <= 0:  # a surplus entry from before the credit was used up
            return now
        spent, end = time.thread_time(), now + SLICE
        while not self._paused and self._begin():
            self._take_steps(end)
            if self._credit > 0 or time.perf_counter() >= end:
                break
        self._served = time.perf_counter()
        self._credit -= time.thread_time() - spent
        if not self._paused and self.has_work and (self._current or not self._entries):
            self._enter()
        if self._idle is not None and not self.has_work:
            self._idle.set_result(None)
            self._idle = None
        return self._served

    def _enter(self) -> None:
        if not self._paused:
            self._entries += 1
            self._lines.enter(self)

    def _begin(self) -> bool:
        """Begin the next piece of work unless one is in progress; return False if none may begin."""
        if self._current is not None:
            return True
        waiting = self._first or self._waiting
        if not waiting or (self._lines.budget.is_spent and self._lines.begun >= ALWAYS_BEGUN):
            return False
        self._current = waiting.popleft()
        self._lines.begun += 1
        return True

    def _take_steps(self, end: float) -> None:
        """Take steps of the current work until `end`, its end, or a pause."""
        assert self._current is not None
        try:
            for _ in self._current:
                if self._paused or time.perf_counter() >= end:
                    return
        except Exception as error:
            self._lines.errors.write("an error in nmfserver itself, please report it", error=error)
        self._current = None
        self._lines.begun -= not self._paused
        if self._current_done is not None:
            self._current_done.set_result(None)
            self._current_done = None


def _notify_when_done(steps: Iterator[None], done: asyncio.Future[None]) -> Iterator[None]:
    """Take all steps, then set the result of `done`, even after an error."""
    try:
        yield from steps
    finally:
        with suppress(asyncio.InvalidStateError):  # the waiting task was cancelled
            done.set_result(None)
