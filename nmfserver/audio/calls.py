"""Calls to a library for sound, which may hang: a thread makes them, and nobody waits for one longer than he will."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from nmfserver.errors import DeviceError
from nmfserver.threads import DaemonThread

Result = TypeVar("Result")

OPENING, CLOSING = 10.0, 2.0
"""Seconds in which the system's sound must have opened, and closed."""


class HangingError(DeviceError):
    """A call that takes too long; `cleared` is done when it has returned and what it did has been undone."""

    def __init__(self, sentence: str, cleared: "Future[None]") -> None:
        super().__init__(sentence)
        self.cleared = cleared


class Calls:
    """A thread that makes all calls to one library."""

    def __init__(self) -> None:
        self._thread = DaemonThread("sound device")
        self._last: Future[Any] | None = None

    @property
    def hang(self) -> bool:
        """Whether one has not returned yet."""
        return self._last is not None and not self._last.done()

    def wait(self, patience: float, failure: str) -> None:
        """Wait for the one that has not returned yet, if there is one; raise `DeviceError` after `patience` seconds."""
        if self._last is not None and not wait([self._last], patience).done:
            raise DeviceError(f"{failure} within {patience:g} seconds: an earlier call hangs still")

    def make(self, work: Callable[[], Result], patience: float, failure: str, undo: Callable[[], None]) -> Result:
        """Call a function on the thread; return what it returns.

        After `patience` seconds the call is left alone: `undo` is called when it has returned, and `HangingError` is
        raised with the sentence that `failure` begins.
        """
        future: Future[Result] = self._thread.submit(work)
        self._last = future
        try:
            return future.result(patience)
        except TimeoutError as error:
            cleared = self._last = self._thread.submit(_undone, undo, work)
            raise HangingError(f"{failure} within {patience:g} seconds; it is left alone", cleared) from error


def _undone(undo: Callable[[], None], work: Callable[[], object]) -> None:
    """Undo what `work` has begun; `work` stays alive until then, with what it uses."""
    undo()
