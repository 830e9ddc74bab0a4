"""The queue of commands: one queue for each client, each in order of arrival.

No client waits for another client's disk. A command may be detached from its queue, so that later ones do not wait for
it. Everything here runs on the event loop.
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
FINISH_TIME, STOP_TIME = 4.0, 0.5
"""Seconds that the end of the server waits for commands that must finish, then for those that it stops.

The server ends within five seconds.
"""
WITHOUT_CLIENT = 5.0
"""Seconds for which the commands of a gone client run on: many programs send, then close their connection."""


@dataclass
class PendingCommand:
    """A command that waits or runs, with its completion message."""

    command: Queued
    call: Call
    completion: bytes | None
    size: int
    refusal: Cancelled | None = None
    """The error that it ends with, if it was cancelled."""
    is_running: bool = False
    """Whether the command itself runs, not its completion message."""
    inner: "PendingCommand | None" = None
    """The command of its completion message that runs."""

    def refuse(self, refusal: Cancelled) -> None:
        """Let it fail with `refusal` when its turn comes; cancel its job."""
        self.refusal = self.refusal or refusal
        if self.call.job is not None:
            self.call.job.cancel()

    @property
    def innermost(self) -> "PendingCommand":
        """The command that runs: this one, or the innermost one of its completion message."""
        return self if self.inner is None else self.inner.innermost

    def stop(self, task: asyncio.Task[None], refusal: Cancelled, *, at_once: bool = False) -> None:
        """Stop this command, which `task` runs, and refuse the rest of its completion message.

        A job is cancelled and ends its command itself; `at_once` cancels the command as well.
        """
        innermost = self.innermost
        if innermost.refusal is not None and not at_once:
            return
        each: PendingCommand | None = self
        while each is not None:
            each.refusal = each.refusal or refusal
            each = each.inner
        if innermost.call.job is not None:
            innermost.call.job.cancel()
        if innermost.is_running and (innermost.call.job is None or at_once):
            task.cancel()


class _ClientQueue:
    """The queue of one client."""

    def __init__(self, budget: Budget) -> None:
        self.waiting: deque[PendingCommand] = deque()
        self.share = Share(budget)
        """The bytes of the waiting commands."""
        self.current: PendingCommand | None = None
        self.task: asyncio.Task[None] | None = None

    def refuse(self, refusal: Cancelled) -> None:
        """Let all waiting commands fail with `refusal` when their turn comes."""
        for pending in self.waiting:
            pending.refuse(refusal)

    def stop(self, refusal: Cancelled) -> None:
        """Refuse all waiting commands and stop the one that runs."""
        self.refuse(refusal)
        if self.current is not None and self.task is not None:
            self.current.stop(self.task, refusal)


class CommandQueue:
    """The queues of all clients, and the detached commands."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._queues: dict[Client, _ClientQueue] = {}
        self._detached: dict[asyncio.Task[None], PendingCommand] = {}
        self._count = 0

    def require_room(self, client: Client) -> None:
        """Raise `NMFServerError` if the queue has no room for another command of a client."""
        if self._count + len(self._detached) >= MOST_QUEUED:
            raise NMFServerError(f"{MOST_QUEUED} commands are waiting already; this one is dropped")
        queue = self._queues.get(client)
        theirs = queue.share.size if queue is not None else 0
        if not self._budget.has_room_beside(theirs):
            raise NMFServerError(
                f"commands of {theirs} bytes wait for this client, and messages of {self._budget.used} bytes for all; "
                f"at most {self._budget.most_of_one} and {self._budget.size} may, so this one is dropped"
            )

    def add(self, pending: PendingCommand, begin: Callable[[PendingCommand], Awaitable[None]]) -> None:
        """Add a command to its client's queue; `begin` is awaited when its turn comes."""
        client = pending.call.client
        queue = self._queues.get(client)
        if queue is None:
            queue = self._queues[client] = _ClientQueue(self._budget)
        queue.waiting.append(pending)
        self._count += 1
        queue.share.set(queue.share.size + pending.size)
        if queue.task is None:
            queue.task = asyncio.create_task(self._serve(client, queue, begin))

    def detach(self, pending: PendingCommand, work: Coroutine[None, None, None]) -> None:
        """Run a command outside its queue."""
        task = asyncio.create_task(work)
        self._detached[task] = pending
        task.add_done_callback(self._detached.pop)

    def holds(self, client: Client) -> bool:
        """Whether a client has commands in its queue."""
        return client in self._queues

    def cancel(self, client: Client) -> int:
        """Stop all commands of a client except detached jobs; return their number."""
        queue, refusal = self._queues.get(client), Cancelled("cancelled")
        detached = self._detached_of(client)
        for task, pending in detached.items():
            pending.stop(task, refusal)
        if queue is None:
            return len(detached)
        count = len(queue.waiting) + (queue.current is not None)
        queue.stop(refusal)
        return count + len(detached)

    def abandon(self, client: Client) -> None:
        """Stop the commands of a client that is gone, some seconds later."""
        queue, detached, refusal = self._queues.get(client), self._detached_of(client), Cancelled("its client has gone")
        loop = asyncio.get_running_loop()
        if queue is not None:
            loop.call_later(WITHOUT_CLIENT, queue.stop, refusal)
        for task, pending in detached.items():
            loop.call_later(WITHOUT_CLIENT, pending.stop, task, refusal)

    async def finish(self, refusal: Cancelled) -> None:
        """Stop all commands: at once, but jobs and commands that must finish only after some seconds."""
        for queue in self._queues.values():
            queue.refuse(refusal)
        for task, pending in self._running().items():
            innermost = pending.innermost
            if innermost.call.job is None and not innermost.command.must_finish:
                pending.stop(task, refusal)
        await self._wait(FINISH_TIME)
        for task, pending in self._running().items():
            pending.stop(task, refusal, at_once=True)
        await self._wait(STOP_TIME)

    def _detached_of(self, client: Client) -> dict[asyncio.Task[None], PendingCommand]:
        """Return the detached commands of a client that are no jobs, with their asyncio tasks."""
        return {
            task: each for task, each in self._detached.items() if each.call.client is client and each.call.job is None
        }

    def _running(self) -> dict[asyncio.Task[None], PendingCommand]:
        """Return all commands that run, with their asyncio tasks."""
        queues = self._queues.values()
        return {queue.task: queue.current for queue in queues if queue.task and queue.current} | self._detached

    async def _wait(self, patience: float) -> None:
        """Wait until all queues are empty and nothing is detached, or for `patience` seconds."""
        tasks = [queue.task for queue in self._queues.values() if queue.task] + list(self._detached)
        if tasks:
            await asyncio.wait(tasks, timeout=patience)

    async def _serve(
        self, client: Client, queue: _ClientQueue, begin: Callable[[PendingCommand], Awaitable[None]]
    ) -> None:
        """Run the commands of a queue until it is empty."""
        while queue.waiting:
            pending = queue.waiting.popleft()
            self._count -= 1
            queue.share.set(queue.share.size - pending.size)
            queue.current = pending
            await begin(pending)
            queue.current = None
            await yield_to_loop()
        del self._queues[client]


async def yield_to_loop() -> None:
    """Let the loop run other tasks: a job copies its source before the next command may change it."""
    await asyncio.sleep(0)
