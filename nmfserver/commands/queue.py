"""The life of a queued command, from the arrival of its message to its ``/done`` or ``/fail``.

=================  =====================================================================================
`accept`           when its message arrives: check it, and let it make its job
`add`              put it at the end of its client's queue
`_serve`, `_start` when its turn comes: wait for the end of its bundle, let it leave the queue if it may
`_run`             run it, then its completion message; send the ending
=================  =====================================================================================

A command is, for example, `BufNMF` of ``commands/bufnmf.py``; `Queued.accept` and `Queued.run` are those of
`JobCommand`, for its work is a job.

Each client has a queue of its own, in order of arrival, so no client waits for another client's disk. Everything here
runs on the event loop.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from nmfserver.commands.base import Call, Command, Queued, require_unlocked
from nmfserver.commands.endings import Endings, require_answerable
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.osc.budget import Budget, Share
from nmfserver.osc.client import Client
from nmfserver.steps import Steps

MOST_QUEUED = 65536
DEEPEST_COMPLETION = 32
"""The depth of nested completion messages that the queue waits for."""
FINISH_TIME, STOP_TIME = 4.0, 0.5
"""Seconds that the end of the server waits for commands that must finish, then for those that it stops.

The server ends within five seconds.
"""
WITHOUT_CLIENT = 5.0
"""Seconds for which the commands of a gone client run on: many programs send, then close their connection."""
QUITTING = "the server is quitting"


@dataclass(eq=False)
class PendingCommand:
    """A command that waits or runs, with its completion message."""

    command: Queued
    call: Call
    completion: "Completion | None"
    size: int
    """Bytes that it takes while it waits, about."""
    refusal: Cancelled | None = None
    """The error that it ends with, if it was stopped."""
    task: asyncio.Task[None] | None = None
    """The asyncio task in which the command itself runs now, not its completion message."""
    inner: "deque[PendingCommand]" = field(default_factory=deque)
    """The commands of its completion message that have not ended; the first one runs."""

    def stop(self, refusal: Cancelled, *, at_once: bool = False) -> None:
        """Let it, and the rest of its completion message, fail with `refusal`: now, or in its turn if it waits.

        A job is cancelled and ends its command itself; `at_once` cancels the command as well.
        """
        for each in self.inner:
            each.stop(refusal, at_once=at_once)
        if self.refusal is not None and not at_once:
            return
        self.refusal = self.refusal or refusal
        if self.call.job is not None:
            self.call.job.cancel()
        if self.task is not None and (self.call.job is None or at_once):
            self.task.cancel()

    @property
    def innermost(self) -> "PendingCommand":
        """The command that runs: this one, or the innermost one of its completion message."""
        return self.inner[0].innermost if self.inner else self

    def nested(self) -> "Iterator[PendingCommand]":
        """Yield this command and those of its completion message."""
        yield self
        for each in self.inner:
            yield from each.nested()


Enqueue = Callable[[PendingCommand], object]
"""Takes a command that has been accepted: `CommandQueue.add`, or what collects those of a completion message."""
Completion = Callable[[Enqueue], Steps[None]]
"""Runs a completion message, in steps; its queued commands are accepted, and handed to the function given."""


class _ClientQueue:
    """The queue of one client."""

    def __init__(self, budget: Budget) -> None:
        self.waiting: deque[PendingCommand] = deque()
        self.share = Share(budget)
        """The bytes of the waiting commands."""
        self.current: PendingCommand | None = None
        self.task: asyncio.Task[None] | None = None

    @property
    def commands(self) -> list[PendingCommand]:
        """The command that runs, and those that wait."""
        return [*([] if self.current is None else [self.current]), *self.waiting]

    def stop(self, refusal: Cancelled) -> None:
        """Stop the command that runs, and all that wait."""
        for pending in self.commands:
            pending.stop(refusal)


class CommandQueue:
    """The queues of all clients, and the detached commands."""

    def __init__(self, budget: Budget, endings: Endings) -> None:
        self._budget = budget
        self._endings = endings
        self._queues: dict[Client, _ClientQueue] = {}
        self._detached: dict[asyncio.Task[None], PendingCommand] = {}
        self._count = 0
        self._is_closed = False

    def accept(self, pending: PendingCommand) -> None:
        """Check a command that has just arrived, and let it make its job; raise an error if it cannot work."""
        if self._is_closed:
            raise Cancelled(QUITTING)
        self._require_room(pending.call.client)
        require_answerable(pending.command, pending.call)
        pending.command.accept(pending.call)

    def add(self, pending: PendingCommand) -> None:
        """Put an accepted command at the end of its client's queue."""
        client = pending.call.client
        queue = self._queues.get(client)
        if queue is None:
            queue = self._queues[client] = _ClientQueue(self._budget)
        queue.waiting.append(pending)
        self._count += 1
        queue.share.set(queue.share.size + pending.size)
        if queue.task is None:
            queue.task = asyncio.create_task(self._serve(client, queue))

    async def _serve(self, client: Client, queue: _ClientQueue) -> None:
        """Give the commands of a queue their turns until it is empty."""
        while queue.waiting:
            pending = queue.waiting.popleft()
            self._count -= 1
            queue.share.set(queue.share.size - pending.size)
            queue.current = pending
            await self._start(pending)
            queue.current = None
            await yield_to_loop()
        del self._queues[client]

    async def _start(self, pending: PendingCommand, depth: int = 0) -> None:
        """Run a command, or detach it from the queue; first wait for the end of the bundle that it came in."""
        await pending.call.client.line.finish_current()
        if not pending.command.detached:
            await self._run(pending, depth)
            return
        # The queue does not wait for it, so the commands of its completion message join the queue like any others.
        task = asyncio.create_task(self._run(pending, DEEPEST_COMPLETION))
        self._detached[task] = pending
        task.add_done_callback(self._detached.pop)

    async def _run(self, pending: PendingCommand, depth: int) -> None:
        """Run a command, then its completion message; send its ``/done``, or the ``/fail`` with its error."""
        call = pending.call
        try:
            if pending.refusal is not None and call.job is None:
                raise pending.refusal
            if call.job is None:
                require_unlocked(pending.command, call)  # again: it may be locked since the command came
            pending.task = asyncio.current_task()
            values = await pending.command.run(call)
            pending.task = None
            if pending.completion is not None:
                await self._complete(pending, pending.completion, depth)
            self._endings.done(call, values)
        except (Exception, asyncio.CancelledError) as error:
            self._endings.failed(call, pending.refusal or error)

    async def _complete(self, outer: PendingCommand, completion: Completion, depth: int) -> None:
        """Run a completion message and wait for its commands; those nested too deeply join the queue instead."""
        line = outer.call.client.line
        if depth == DEEPEST_COMPLETION:
            await line.insert(completion(self.add))
            return
        await line.insert(completion(outer.inner.append))
        while outer.inner:
            pending = outer.inner[0]
            if outer.refusal is not None:
                pending.stop(outer.refusal)
            await self._start(pending, depth + 1)
            outer.inner.popleft()
            await yield_to_loop()

    def holds(self, client: Client) -> bool:
        """Whether a client has commands in its queue."""
        return client in self._queues

    def cancel(self, client: Client) -> int:
        """Stop all commands of a client except detached jobs; return their number."""
        queue = self._queues.get(client)
        commands = self._detached_of(client) + ([] if queue is None else queue.commands)
        for pending in commands:
            pending.stop(Cancelled("cancelled"))
        return len(commands)

    def cancel_kinds(self, kinds: tuple[type[Command], ...], client: Client | None) -> None:
        """Stop all commands of some kinds, wherever they are: those of one client, or of all."""
        queued = (each for queue in self._queues.values() for each in queue.commands)
        for outer in [*self._detached.values(), *queued]:
            for pending in outer.nested():
                if isinstance(pending.command, kinds) and client in (None, pending.call.client):
                    pending.stop(Cancelled("cancelled"))

    def cancel_one(self, call: Call) -> None:
        """Stop the command of a call, wherever it is; do nothing if it has ended."""
        queue = self._queues.get(call.client)
        for outer in [*self._detached.values(), *([] if queue is None else queue.commands)]:
            for pending in outer.nested():
                if pending.call is call:
                    pending.stop(Cancelled("cancelled"))

    def abandon(self, client: Client) -> None:
        """Stop the commands of a client that is gone, some seconds later."""
        queue, refusal, loop = self._queues.get(client), Cancelled("its client has gone"), asyncio.get_running_loop()
        if queue is not None:
            loop.call_later(WITHOUT_CLIENT, queue.stop, refusal)
        for pending in self._detached_of(client):
            loop.call_later(WITHOUT_CLIENT, pending.stop, refusal)

    def close(self) -> None:
        """Accept no more commands."""
        self._is_closed = True

    async def finish(self) -> None:
        """Stop all commands: at once, but jobs and commands that must finish only after some seconds."""
        refusal = Cancelled(QUITTING)
        for queue in self._queues.values():
            for pending in queue.waiting:
                pending.stop(refusal)
        for pending in self._running():
            innermost = pending.innermost
            if innermost.call.job is None and not innermost.command.must_finish:
                pending.stop(refusal)
        await self._wait(FINISH_TIME)
        for pending in self._running():
            pending.stop(refusal, at_once=True)
        await self._wait(STOP_TIME)

    def _require_room(self, client: Client) -> None:
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

    def _detached_of(self, client: Client) -> list[PendingCommand]:
        """Return the detached commands of a client that are no jobs."""
        return [each for each in self._detached.values() if each.call.client is client and each.call.job is None]

    def _running(self) -> list[PendingCommand]:
        """Return all commands that run."""
        return [queue.current for queue in self._queues.values() if queue.current] + list(self._detached.values())

    async def _wait(self, patience: float) -> None:
        """Wait until all queues are empty and nothing is detached, or for `patience` seconds."""
        tasks = [queue.task for queue in self._queues.values() if queue.task] + list(self._detached)
        if tasks:
            await asyncio.wait(tasks, timeout=patience)


async def yield_to_loop() -> None:
    """Let the loop run other tasks: a job copies its source before the next command may change it."""
    await asyncio.sleep(0)
