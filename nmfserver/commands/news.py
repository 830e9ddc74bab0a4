"""What clients are told that watch: buffers that appear, change or go, and jobs, those of all clients.

A client is told how a buffer or a job is now, not each change on the way: of several changes only the last is sent. So
a client that reads slowly costs the server no more than a list of what it has not been told yet.
"""

import asyncio
import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from nmfserver.buffers.table import BufferTable, Key
from nmfserver.jobs import Job, JobQueue
from nmfserver.osc.client import Client, ReplyTooLargeError
from nmfserver.osc.codec import Value

INTERVAL = 0.05
"""Least seconds between two messages about one buffer or job."""
AT_ONCE, PAUSE = 32, 0.001
"""Messages that are sent without a pause, and the seconds of the pause: other clients have their turns then."""
MOST_PENDING = 2**17
"""Buffers or jobs that a client has not been told about yet: more than there are at a time."""

Item = TypeVar("Item")
Send = Callable[[Client, Item], None]
"""Sends a client the message about a buffer or a job."""


class _Watcher(Generic[Item]):
    """A client, and what has changed since it was last told."""

    def __init__(self, client: Client, send: Send[Item]) -> None:
        self._client = client
        self._send = send
        self._pending: dict[Item, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    def note(self, item: Item) -> None:
        """Note that something has changed, and send it when it is due."""
        self._pending[item] = None
        if len(self._pending) > MOST_PENDING:
            del self._pending[next(iter(self._pending))]
        if self._timer is None:
            self._send_after(max(INTERVAL, self._client.throttle_interval))

    def close(self) -> None:
        """Send no more."""
        self._pending.clear()
        if self._timer is not None:
            self._timer.cancel()

    def _send_after(self, seconds: float) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, self._send_some)

    def _send_some(self) -> None:
        """Send some messages, unless the client is behind; go on a moment later with what is left."""
        self._timer = None
        if self._client.is_behind:
            self._send_after(INTERVAL)
            return
        for item in list(self._pending)[:AT_ONCE]:
            del self._pending[item]
            self._send(self._client, item)
        if self._pending:
            self._send_after(PAUSE)


class News:
    """Who watches what."""

    def __init__(self, buffers: BufferTable, jobs: JobQueue) -> None:
        self._table = buffers
        self.buffers: dict[Client, _Watcher[Key]] = {}
        self.jobs: dict[Client, _Watcher[Job[Any]]] = {}
        self.live: dict[Client, None] = {}
        """Those that hear of live sound without a login; what is sent is `nmfserver.commands.live`'s."""
        buffers.watchers.append(lambda key: _note(self.buffers.values(), key))
        jobs.watchers.append(lambda job: _note(self.jobs.values(), job))

    def watch_buffers(self, client: Client) -> None:
        """Tell a client about buffers from now on."""
        self.buffers.setdefault(client, _Watcher(client, self.send_buffer))

    def watch_jobs(self, client: Client) -> None:
        """Tell a client about jobs from now on."""
        self.jobs.setdefault(client, _Watcher(client, send_job))

    def has(self, client: Client) -> bool:
        """Whether a client watches anything."""
        return any(client in watchers for watchers in (self.buffers, self.jobs, self.live))

    def forget(self, client: Client) -> None:
        """Tell a client nothing any more."""
        self.ignore_buffers(client)
        self.ignore_jobs(client)
        self.live.pop(client, None)

    def ignore_buffers(self, client: Client) -> None:
        """Tell a client about buffers no more."""
        _close(self.buffers.pop(client, None))

    def ignore_jobs(self, client: Client) -> None:
        """Tell a client about jobs no more."""
        _close(self.jobs.pop(client, None))

    def send_buffer(self, client: Client, key: Key) -> None:
        """Send a client how a buffer is now, or that it is gone."""
        buffer = self._table.find(key)
        if buffer is None:
            _send(client, "/b_freed", [key])
            return
        size = buffer.frames, buffer.channels, float(buffer.sample_rate)
        origin = (part for pair in buffer.origin.items() for part in pair)
        names = ("names", *buffer.names) if buffer.names else ()
        facts = buffer.version, buffer.maker, buffer.identity
        known = [key, *size, *facts, *origin]
        if not _send(client, "/b_changed", [*known, *names]) and names:
            _send(client, "/b_changed", known)


def send_job(client: Client, job: Job[Any]) -> None:
    """Send a client how a job is now: keys and values of what is known."""
    values: dict[str, Value] = {"state": job.state, "command": job.command, "fraction": job.fraction}
    if isinstance(job.owner, Client):
        values["client"] = job.owner.name
    if job.note and not job.has_ended:
        values["note"] = job.note
    if job.progress is not None and not job.has_ended:
        values |= {"divergence": job.progress.divergence, "secondsLeft": job.progress.seconds_left}
    if job.seconds is not None:
        values["seconds"] = job.seconds
    if job.state == "failed":
        values["reason"] = str(job.error) or type(job.error).__name__
    values |= job.task.facts()
    known = ((name, value) for name, value in values.items() if not isinstance(value, float) or math.isfinite(value))
    _send(client, "/job", [job.number, *(part for pair in known for part in pair)])


def _send(client: Client, address: str, values: Sequence[Value]) -> bool:
    """Send a message unless it is longer than the client's packets; return whether it was sent."""
    try:
        client.send(address, values)
    except ReplyTooLargeError:
        return False
    return True


def _note(watchers: Iterable[_Watcher[Item]], item: Item) -> None:
    for watcher in watchers:
        watcher.note(item)


def _close(watcher: _Watcher[Any] | None) -> None:
    if watcher is not None:
        watcher.close()
