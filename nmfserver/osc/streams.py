"""Messages that come again and again, of which only the newest matters: sent no more often than the client wants."""

import asyncio
import contextlib

from nmfserver.osc.codec import Value
from nmfserver.osc.transport import Client, ReplyTooLargeError


class Stream:
    """Messages of one kind to one client. One that comes too early waits; a newer one then takes its place."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._loop = asyncio.get_running_loop()
        self._sent = -float("inf")
        self._newest: tuple[str, tuple[Value, ...]] | None = None
        self._timer: asyncio.Handle | None = None
        self._closed = False

    def send(self, address: str, *values: Value) -> None:
        """Send a message as soon as the client's rate allows it, unless a newer one comes before."""
        self._newest = (address, values)
        if self._timer is None and not self._closed:
            self._send_when_due()

    def close(self) -> None:
        """Drop what waits and what may still come."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()

    def _send_when_due(self) -> None:
        self._timer = None
        assert self._newest is not None
        due = self._sent + self._client.stream_interval
        if self._loop.time() < due:
            self._timer = self._loop.call_at(due, self._send_when_due)
            return
        address, values = self._newest
        self._newest = None
        self._sent = self._loop.time()
        if self._client.is_behind:
            return
        # Nobody has asked just now who could be told that the client's packets are too small.
        with contextlib.suppress(ReplyTooLargeError):
            self._client.send(address, values)
