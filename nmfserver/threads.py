"""Daemon threads: they never delay the end of the process.

DaemonThread   an executor of one thread
run_in_thread  runs one function in a new thread
RoundRobin     runs work that comes in steps on one thread, in turns between its owners
"""

import asyncio
import contextlib
import queue
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from nmfserver.steps import Steps

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

TURN = 0.01
"""Seconds of work in a turn."""


class DaemonThread(Executor):
    """An executor of one daemon thread. It first calls `prepare`, whose result is dropped."""

    def __init__(self, name: str, prepare: Callable[[], object] = lambda: None) -> None:
        self._work: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._work.put(prepare)
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def submit(
        self, function: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Call a function on the thread after all that were submitted before."""
        future: Future[Result] = Future()
        self._work.put(lambda: _call(future, lambda: function(*args, **kwargs)))
        return future

    def _run(self) -> None:
        while True:
            self._work.get()()


async def run_in_thread(function: Callable[[], Result], name: str) -> Result:
    """Call a function in a new daemon thread and return its result."""
    future: Future[Result] = Future()
    threading.Thread(target=_call, args=(future, function), name=name, daemon=True).start()
    return await asyncio.wrap_future(future)


class RoundRobin:
    """Runs work in steps on one thread: for each owner in order, and in turns between owners."""

    def __init__(self, thread: DaemonThread) -> None:
        self._thread = thread
        self._orders: weakref.WeakKeyDictionary[object, asyncio.Lock] = weakref.WeakKeyDictionary()

    async def run(self, owner: object, steps: Steps[Result]) -> Result:
        """Take all steps and return the result.

        Cancellation stops before the next step. The step in progress may run on for a moment after that.
        """
        async with self._orders.setdefault(owner, asyncio.Lock()):
            future: Future[Result] = Future()
            self._thread.submit(self._take_turn, future, steps)
            try:
                return await asyncio.wrap_future(future)
            finally:
                with contextlib.suppress(ValueError):  # a step is in progress
                    steps.close()  # frees what the generator holds

    def _take_turn(self, future: Future[Result], steps: Steps[Result]) -> None:
        """Take steps for one turn on the thread, and submit the next turn."""
        end = time.perf_counter() + TURN
        try:
            while time.perf_counter() < end:
                if future.cancelled():
                    return
                next(steps)
        except StopIteration as last:
            if future.set_running_or_notify_cancel():
                future.set_result(last.value)
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
        else:
            self._thread.submit(self._take_turn, future, steps)


def _call(future: Future[Result], function: Callable[[], Result]) -> None:
    """Call a function, unless the future was cancelled, and set its result or error."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function()
    except BaseException as error:
        future.set_exception(error)
    else:
        future.set_result(result)
