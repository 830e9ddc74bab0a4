"""The queue: commands wait in lines, one for each client, each in the order in which they came.

A client waits for nobody else's disk. A command may be left to be done apart from its line. Everything here happens on
the event loop.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass

from nmfserver.commands.base import Call, Queued
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.osc.budget import Budget, Share
from nmfserver.osc.client import Client

MOST_QUEUED = 65536
LAST_PATIENCE, LAST_WORDS = 4.0, 0.5
"""Seconds that the end of the server waits for what is to be done yet, and then for what is stopped to say so: after
five it has ended.
"""
WITHOUT_CLIENT = 5.0
"""Seconds in which the commands of a client that has gone may be done yet: many send, and close their connection."""


@dataclass
class Waiting:
    """A command that waits or is being done, with its completion message."""

    command: Queued
    call: Call
    completion: bytes | None
    size: int
    refusal: Cancelled | None = None
    """Why it is not to be done any more."""
    running: bool = False
    """Whether the command itself is being done, and not only its completion message."""
    inner: "Waiting | None" = None
    """The command of its completion message that is being done."""

    def refuse(self, refusal: Cancelled) -> None:
        """Let it end, when its turn comes, without being done."""
        self.refusal = self.refusal or refusal
        if self.call.job is not None:
            self.call.job.cancel()

    @property
    def innermost(self) -> "Waiting":
        """Itself, or the command that it waits for."""
        return self if self.inner is None else self.inner.innermost

    def stop(self, task: asyncio.Task[None], refusal: Cancelled, *, at_once: bool = False) -> None:
        """Stop what `task` does, wherever it waits. Of a job, the job itself knows how; `at_once` does not wait for it.

        What is done stays done: of a completion message, the rest is refused.
        """
        last = self.innermost
        if last.refusal is not None and not at_once:
            return
        each: Waiting | None = self
        while each is not None:
            each.refusal = each.refusal or refusal
            each = each.inner
        if last.call.job is not None:
            last.call.job.cancel()
        if last.running and (last.call.job is None or at_once):
            task.cancel()


class _Lane:
    """The line of one client."""

    def __init__(self, budget: Budget) -> None:
        self.waiting: deque[Waiting] = deque()
        self.share = Share(budget)
        """The bytes of the commands that wait."""
        self.current: Waiting | None = None
        self.task: asyncio.Task[None] | None = None

    def refuse(self, refusal: Cancelled) -> None:
        """Let all that waits end, when its turn comes, without being done."""
        for waiting in self.waiting:
            waiting.refuse(refusal)

    def stop(self, refusal: Cancelled) -> None:
        """Stop everything, and what is being done first."""
        self.refuse(refusal)
        if self.current is not None and self.task is not None:
            self.current.stop(self.task, refusal)


class Queue:
    """All lines, and what has left them."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._lanes: dict[Client, _Lane] = {}
        self._detached: dict[asyncio.Task[None], Waiting] = {}
        self._count = 0

    def require_room(self, client: Client) -> None:
        """Raise where another command of a client is one too many."""
        if self._count + len(self._detached) >= MOST_QUEUED:
            raise NMFServerError(f"{MOST_QUEUED} commands are waiting already; this one is dropped")
        lane = self._lanes.get(client)
        theirs = lane.share.size if lane is not None else 0
        if not self._budget.has_room_beside(theirs):
            raise NMFServerError(
                f"commands of {theirs} bytes wait for this client, and messages of {self._budget.used} bytes for all; "
                f"at most {self._budget.most_of_one} and {self._budget.size} may, so this one is dropped"
            )

    def add(self, waiting: Waiting, begin: Callable[[Waiting], Awaitable[None]]) -> None:
        """Let a command wait for its turn; `begin` does it then."""
        client = waiting.call.client
        lane = self._lanes.get(client)
        if lane is None:
            lane = self._lanes[client] = _Lane(self._budget)
        lane.waiting.append(waiting)
        self._count += 1
        lane.share.set(lane.share.size + waiting.size)
        if lane.task is None:
            lane.task = asyncio.create_task(self._serve(client, lane, begin))

    def detach(self, waiting: Waiting, work: Coroutine[None, None, None]) -> None:
        """Let a command be done apart from its line."""
        task = asyncio.create_task(work)
        self._detached[task] = waiting
        task.add_done_callback(self._detached.pop)

    def holds(self, client: Client) -> bool:
        """Whether a client has something in the queue."""
        return client in self._lanes

    def cancel(self, client: Client) -> int:
        """Stop all that a client has here, but for the jobs that have left its line; return how many commands."""
        lane, refusal = self._lanes.get(client), Cancelled("cancelled")
        apart = self._apart(client)
        for task, waiting in apart.items():
            waiting.stop(task, refusal)
        if lane is None:
            return len(apart)
        count = len(lane.waiting) + (lane.current is not None)
        lane.stop(refusal)
        return count + len(apart)

    def abandon(self, client: Client) -> None:
        """Stop what a client that has gone leaves here, where that is not done soon."""
        lane, apart, refusal = self._lanes.get(client), self._apart(client), Cancelled("its client has gone")
        loop = asyncio.get_running_loop()
        if lane is not None:
            loop.call_later(WITHOUT_CLIENT, lane.stop, refusal)
        for task, waiting in apart.items():
            loop.call_later(WITHOUT_CLIENT, waiting.stop, task, refusal)

    async def finish(self, refusal: Cancelled) -> None:
        """End everything: at once, but for what is to last longer than the server, which has some seconds."""
        for lane in self._lanes.values():
            lane.refuse(refusal)
        for task, waiting in self._doing().items():
            last = waiting.innermost
            if last.call.job is None and not last.command.lasts:
                waiting.stop(task, refusal)
        await self._rest(LAST_PATIENCE)
        for task, waiting in self._doing().items():
            waiting.stop(task, refusal, at_once=True)
        await self._rest(LAST_WORDS)

    def _apart(self, client: Client) -> dict[asyncio.Task[None], Waiting]:
        """Return what of a client's has left its line, and is no job."""
        return {
            task: each for task, each in self._detached.items() if each.call.client is client and each.call.job is None
        }

    def _doing(self) -> dict[asyncio.Task[None], Waiting]:
        """Return all that is being done."""
        lanes = self._lanes.values()
        return {lane.task: lane.current for lane in lanes if lane.task and lane.current} | self._detached

    async def _rest(self, patience: float) -> None:
        """Wait until nothing is left to be done, or for so many seconds."""
        tasks = [lane.task for lane in self._lanes.values() if lane.task] + list(self._detached)
        if tasks:
            await asyncio.wait(tasks, timeout=patience)

    async def _serve(self, client: Client, lane: _Lane, begin: Callable[[Waiting], Awaitable[None]]) -> None:
        """Do what waits in a line, until nothing does."""
        while lane.waiting:
            waiting = lane.waiting.popleft()
            self._count -= 1
            lane.share.set(lane.share.size - waiting.size)
            lane.current = waiting
            await begin(waiting)
            lane.current = None
            await let_others()
        del self._lanes[client]


async def let_others() -> None:
    """Let a job take its source before the next command may change it, and let the sockets have their turn."""
    await asyncio.sleep(0)
