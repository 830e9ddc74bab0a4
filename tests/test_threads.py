"""Work in steps, and threads that nobody waits for."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

import pytest

from nmfserver.steps import Steps
from nmfserver.threads import DaemonThread, RoundRobin, run_in_thread


class Owner:
    """Whoever wants work to be done."""


def endless(began: threading.Event, closed: threading.Event) -> Steps[None]:
    try:
        while True:
            yield
            began.set()
    finally:
        closed.set()


def short(value: int) -> Steps[int]:
    yield
    return value


def failing() -> Steps[int]:
    yield
    raise ZeroDivisionError


def test_nobody_waits_for_endless_work_and_who_is_cancelled_ends() -> None:
    began, closed = threading.Event(), threading.Event()

    async def run() -> None:
        thread = DaemonThread("test")
        turns, many, one = RoundRobin(thread), Owner(), Owner()
        long = [asyncio.create_task(turns.run(many, endless(began, closed))) for _ in range(1000)]
        assert await turns.run(one, short(7)) == 7
        with pytest.raises(ZeroDivisionError):
            await turns.run(one, failing())
        assert await asyncio.get_running_loop().run_in_executor(thread, lambda: 8) == 8
        assert began.is_set()
        for task in long:
            task.cancel()
        await asyncio.wait(long)

    asyncio.run(run())
    assert closed.wait(5)


def test_a_thread_apart_gives_its_result_or_its_error() -> None:
    assert asyncio.run(run_in_thread(lambda: 5, "test")) == 5
    with pytest.raises(ZeroDivisionError):
        asyncio.run(run_in_thread(lambda: 1 // 0, "test"))


NEVER = """
import asyncio, threading
from nmfserver.threads import DaemonThread, run_in_thread
async def run():
    thread = DaemonThread("test")
    waiting = [asyncio.create_task(run_in_thread(threading.Event().wait, "test")),
               asyncio.wrap_future(thread.submit(threading.Event().wait))]
    await asyncio.wait(waiting, timeout=0.1)
asyncio.run(run())
"""


def test_a_process_ends_without_its_threads() -> None:
    assert subprocess.run([sys.executable, "-c", NEVER], timeout=20).returncode == 0
