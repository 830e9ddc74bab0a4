"""The queue: commands wait in lines, one for each client, each in the order in which they came.

A client waits for nobody else's disk. Everything here happens on the event loop.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nmfserver.commands.base import Call, Queued
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.osc.transport import Client

MOST_QUEUED = 65536
MOST_QUEUED_BYTES = 2**28
LAST_PATIENCE = 5.0
"""Seconds that the end of the server waits for what is being done."""


@dataclass
class Waiting:
    """A command that waits or is being done, with its completion message."""

    command: Queued
    call: Call
    completion: bytes | None
    size: int
    refusal: Cancelled | None = None
    """Why it is not to be done any more."""


class _Lane:
    """The line of one client."""

    def __init__(self) -> None:
        self.waiting: deque[Waiting] = deque()
        self.current: Waiting | None = None
        self.task: asyncio.Task[None] | None = None

    def refuse(self, refusal: Cancelled) -> None:
        """Let all that waits end, when its turn comes, without being done."""
        for waiting in self.waiting:
            waiting.refusal = waiting.refusal or refusal
            if waiting.call.job is not None:
                waiting.call.job.cancel()

    def stop(self, refusal: Cancelled) -> None:
        """Stop what is being done, wherever it waits. Of a job, the queue of jobs knows how."""
        if self.current is None or self.current.refusal is not None or self.task is None:
            return
        self.current.refusal = refusal
        if self.current.call.job is not None:
            self.current.call.job.cancel()
        else:
            self.task.cancel()


class Queue:
    """All lines."""

    def __init__(self) -> None:
        self._lanes: dict[Client, _Lane] = {}
        self._count, self._bytes = 0, 0

    def require_room(self, size: int, others: int) -> None:
        """Raise where a command of `size` bytes is one too many, beside those waiting and `others`."""
        if self._count + others >= MOST_QUEUED:
            raise NMFServerError(f"{MOST_QUEUED} commands are waiting already; this one is dropped")
        if self._bytes + size > MOST_QUEUED_BYTES:
            raise NMFServerError(
                f"commands of {self._bytes} bytes are waiting already; at most {MOST_QUEUED_BYTES} may wait, "
                f"so this one of {size} is dropped"
            )

    def add(self, waiting: Waiting, begin: Callable[[Waiting], Awaitable[None]]) -> None:
        """Let a command wait for its turn; `begin` does it then."""
        client = waiting.call.client
        lane = self._lanes.setdefault(client, _Lane())
        lane.waiting.append(waiting)
        self._count += 1
        self._bytes += waiting.size
        if lane.task is None:
            lane.task = asyncio.create_task(self._serve(client, lane, begin))

    def holds(self, client: Client) -> bool:
        """Whether a client has something in the queue."""
        return client in self._lanes

    def cancel(self, client: Client) -> int:
        """Stop all that a client has in the queue; return how many commands that were."""
        lane = self._lanes.get(client)
        if lane is None:
            return 0
        count = len(lane.waiting) + (lane.current is not None)
        lane.refuse(Cancelled("cancelled"))
        lane.stop(Cancelled("cancelled"))
        return count

    async def finish(self, refusal: Cancelled) -> None:
        """End everything: what waits at once, what is being done as it ends by itself, or when it takes too long."""
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.refuse(refusal)
        tasks = [lane.task for lane in lanes if lane.task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=LAST_PATIENCE)
        for lane in lanes:
            lane.stop(refusal)
        await asyncio.gather(*tasks)

    async def _serve(self, client: Client, lane: _Lane, begin: Callable[[Waiting], Awaitable[None]]) -> None:
        """Do what waits in a line, until nothing does."""
        while lane.waiting:
            waiting = lane.waiting.popleft()
            self._count -= 1
            self._bytes -= waiting.size
            lane.current = waiting
            await begin(waiting)
            lane.current = None
            await let_others()
        del self._lanes[client]


async def let_others() -> None:
    """Let a job take its source before the next command may change it, and let the sockets have their turn."""
    await asyncio.sleep(0)
