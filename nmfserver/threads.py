"""Threads that nobody waits for at the end: they end with the process, however long their work still takes.

Daemon  one thread, which does one piece of work after the other
apart   does a piece of work in a thread of its own
Turns   does work that comes in steps, in turns, on one thread
"""

import asyncio
import contextlib
import queue
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

from nmfserver.steps import Steps

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

TURN = 0.01
"""Seconds after which work in steps lets that of other owners have its turn."""


class Daemon(Executor):
    """One thread, which does one piece of work after the other; `prepare` is the first, and nobody is told of it."""

    def __init__(self, name: str, prepare: Callable[[], object] = lambda: None) -> None:
        self._work: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._work.put(prepare)
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def submit(
        self, function: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Let the thread do something when it has done all that it was given before."""
        future: Future[Result] = Future()
        self._work.put(lambda: _do(future, lambda: function(*args, **kwargs)))
        return future

    def _run(self) -> None:
        while True:
            self._work.get()()


async def apart(function: Callable[[], Result], name: str) -> Result:
    """Do something in a thread of its own."""
    future: Future[Result] = Future()
    threading.Thread(target=_do, args=(future, function), name=name, daemon=True).start()
    return await asyncio.wrap_future(future)


class Turns:
    """Does work in steps on a thread: of each owner one work after the other, in turns with that of other owners."""

    def __init__(self, thread: Daemon) -> None:
        self._thread = thread
        self._orders: weakref.WeakKeyDictionary[object, asyncio.Lock] = weakref.WeakKeyDictionary()

    async def do(self, owner: object, steps: Steps[Result]) -> Result:
        """Take all steps; whoever is cancelled here takes no more of them.

        The step that is being taken then is the last, and may go on for a moment after that.
        """
        async with self._orders.setdefault(owner, asyncio.Lock()):
            future: Future[Result] = Future()
            self._thread.submit(self._turn, future, steps)
            try:
                return await asyncio.wrap_future(future)
            finally:
                with contextlib.suppress(ValueError):  # a step is being taken
                    steps.close()  # what it holds is free at once

    def _turn(self, future: Future[Result], steps: Steps[Result]) -> None:
        """Take some steps, and ask for another turn; on the thread."""
        end = time.perf_counter() + TURN
        try:
            while time.perf_counter() < end:
                if future.cancelled():
                    return
                next(steps)
        except StopIteration as last:
            _settle(future, last.value, None)
        except BaseException as error:
            _settle(future, None, error)
        else:
            self._thread.submit(self._turn, future, steps)


def _do(future: Future[Any], function: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function()
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)


def _settle(future: Future[Any], result: Any, error: BaseException | None) -> None:
    """Tell how work in steps has ended, unless nobody wants to know any more."""
    if not future.set_running_or_notify_cancel():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
