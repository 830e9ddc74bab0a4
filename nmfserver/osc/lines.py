"""The work of clients in lines: whatever one client asks for, the others go on.

Work comes in steps, each of which takes a fraction of a millisecond. Every client has a line of such work, done in
order. As long as nobody asks for much, all is begun in the order in which it came, so that one program can ask
about what another one has just sent. Lines that take longer are served one after the other, each for a slice of time.
Between two rounds the event loop looks after its sockets and timers.
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
"""Seconds of work for one client, after which the next one has its turn."""
ROUND = 0.001
"""Seconds of work after which other tasks of the loop get their turn, and what has arrived meanwhile is taken."""
CREDIT = 0.3
"""Seconds of a processor's work for one client that are done in the order in which everybody's came: a burst of 3000
messages."""
QUIET = 0.2
"""Seconds without work after which a client has its credit again."""
ALWAYS_BEGUN = 16
"""Pieces of work that may be under way even where no memory is left for more."""


class Lines:
    """The lines of all clients that have something to do."""

    def __init__(self, loop: asyncio.AbstractEventLoop, budget: Budget) -> None:
        self.loop = loop
        self.budget = budget
        self.begun = 0
        """Pieces of work under way."""
        self.errors = LimitedLog("more error", logging.ERROR)
        self._ready: deque[Line] = deque()
        self._next: asyncio.Handle | None = None

    def enter(self, line: "Line") -> None:
        """Serve a line, behind what has entered already."""
        self._ready.append(line)
        if self._next is None:
            self._next = self.loop.call_soon(self._serve)

    async def finish(self, patience: float) -> None:
        """Let all that has arrived be done, or as much of it as there is time for."""
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
        """How often it waits to be served: once for each piece of work as long as it has credit."""
        self._credit = CREDIT
        self._served = 0.0
        self._paused = False
        self._idle: asyncio.Future[None] | None = None
        self._rest: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        """Return how many pieces of work wait."""
        return len(self._waiting)

    @property
    def is_paused(self) -> bool:
        """Whether nothing is done for now."""
        return self._paused

    @property
    def has_work(self) -> bool:
        """Whether something waits or is under way."""
        return bool(self._current or self._first or self._waiting)

    def add(self, steps: Iterator[None]) -> None:
        """Do this behind all that waits."""
        if not self.has_work and time.perf_counter() - self._served > QUIET:
            self._credit = CREDIT
        self._waiting.append(steps)
        if self._credit > 0 or not self._entries:
            self._enter()

    def insert(self, steps: Iterator[None]) -> asyncio.Future[None]:
        """Do this before all that waits, but behind what is under way and what was inserted before."""
        done: asyncio.Future[None] = self._lines.loop.create_future()
        self._first.append(_told(steps, done))
        self._enter()
        return done

    def pause(self) -> None:
        """Do nothing more, from the next step on."""
        if not self._paused:
            self._paused = True
            self._lines.begun -= self._current is not None

    def resume(self) -> None:
        """Go on."""
        if self._paused:
            self._paused = False
            self._lines.begun += self._current is not None
        if not self._entries:
            self._enter()

    def clear(self) -> None:
        """Drop what waits and has not begun; what was inserted is done nevertheless."""
        self._waiting.clear()
        self.resume()

    async def idle(self) -> None:
        """Wait until all is done."""
        if self.has_work:
            self._idle = self._idle or self._lines.loop.create_future()
            await asyncio.shield(self._idle)

    async def rest(self) -> None:
        """Wait until the piece of work that is under way is done."""
        if self._current is not None:
            self._rest = self._rest or self._lines.loop.create_future()
            await asyncio.shield(self._rest)

    def work(self, now: float) -> float:
        """Do a piece of work or, without credit, as many as there is time for; return the time."""
        self._entries -= 1
        if self._entries and self._credit <= 0:  # it was to be served more often, but has used up its credit
            return now
        spent, end = time.thread_time(), now + SLICE
        while not self._paused and self._begin():
            self._go_on(end)
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
        """Take up the next piece of work, unless one is under way; not where there is none, or no memory for it."""
        if self._current is not None:
            return True
        waiting = self._first or self._waiting
        if not waiting or (self._lines.budget.is_spent and self._lines.begun >= ALWAYS_BEGUN):
            return False
        self._current = waiting.popleft()
        self._lines.begun += 1
        return True

    def _go_on(self, end: float) -> None:
        assert self._current is not None
        try:
            for _ in self._current:
                if self._paused or time.perf_counter() >= end:
                    return
        except Exception as error:
            self._lines.errors.write("an error in nmfserver itself, please report it", error=error)
        self._current = None
        self._lines.begun -= not self._paused
        if self._rest is not None:
            self._rest.set_result(None)
            self._rest = None


def _told(steps: Iterator[None], done: asyncio.Future[None]) -> Iterator[None]:
    """Tell the end of steps, whatever it is."""
    try:
        yield from steps
    finally:
        with suppress(asyncio.InvalidStateError):  # whoever waited for it was cancelled
            done.set_result(None)
