"""Throttling: of messages that come again and again, only the newest is sent, no more often than the client wants."""

import asyncio
import contextlib

from nmfserver.osc.client import Client, ReplyTooLargeError
from nmfserver.osc.codec import Value


class Throttle:
    """Messages of one kind to one client. One that comes too early waits until it is due; a newer one replaces it."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._loop = asyncio.get_running_loop()
        self._sent = -float("inf")
        self._newest: tuple[str, tuple[Value, ...]] | None = None
        self._timer: asyncio.Handle | None = None
        self._closed = False

    def send(self, address: str, *values: Value) -> None:
        """Send a message when the client's rate allows it, unless a newer one comes before."""
        self._newest = (address, values)
        if self._timer is None and not self._closed:
            self._send_when_due()

    def close(self) -> None:
        """Drop the message that waits, and ignore later ones."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()

    def _send_when_due(self) -> None:
        self._timer = None
        assert self._newest is not None
        due = self._sent + self._client.throttle_interval
        if self._loop.time() < due:
            self._timer = self._loop.call_at(due, self._send_when_due)
            return
        address, values = self._newest
        self._newest = None
        self._sent = self._loop.time()
        if self._client.is_behind:
            return
        # No command is waiting for an answer here, so there is none that could fail with this error.
        with contextlib.suppress(ReplyTooLargeError):
            self._client.send(address, values)
