"""The scheduler on a real event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import pytest

from nmfserver.errors import ArgumentError
from nmfserver.osc.budget import OVERHEAD, Budget
from nmfserver.osc.scheduler import MOST_WAITING, Scheduler

MOST_BYTES = Budget().most_of_one
Test = Callable[[Scheduler, list[Any]], Coroutine[Any, Any, None]]


def on_a_loop(test: Test) -> list[Any]:
    """Run a test with a scheduler and a list that calls append to."""
    ran: list[Any] = []

    async def run() -> None:
        await test(Scheduler(asyncio.get_running_loop(), Budget()), ran)

    asyncio.run(asyncio.wait_for(run(), 20))
    return ran


async def until(ran: list[Any], count: int) -> None:
    while len(ran) < count:
        await asyncio.sleep(0.002)


def test_calls_run_at_their_time_in_order() -> None:
    async def test(scheduler: Scheduler, ran: list[Any]) -> None:
        now = time.time()
        for when in (0.12, 0.04, 0.08):
            scheduler.add(now + when, lambda when=when: ran.append((when, time.time() - now)))  # type: ignore[misc]
        for number in range(50):  # equal times: in order of arrival
            scheduler.add(now + 0.16, partial(ran.append, (0.16, number)))
        assert not ran
        await until(ran, 53)

    ran = on_a_loop(test)
    assert [when for when, _ in ran] == [0.04, 0.08, 0.12] + [0.16] * 50
    assert all(when <= at < when + 0.5 for when, at in ran[:3])
    assert [number for _, number in ran[3:]] == list(range(50))


def test_what_is_late_waits_for_what_was_due_earlier() -> None:
    async def test(scheduler: Scheduler, ran: list[Any]) -> None:
        assert scheduler.is_late(0)
        assert not scheduler.is_late(time.time() + 1)
        due = time.time() + 0.01
        scheduler.add(due, partial(ran.append, "first"))
        while time.time() <= due + 0.001:  # the loop is busy with something else
            pass
        assert not scheduler.is_late(due + 0.0005)
        scheduler.add(due + 0.0005, partial(ran.append, "second"))
        await until(ran, 2)

    assert on_a_loop(test) == ["first", "second"]


def test_limits_and_clear() -> None:
    async def test(scheduler: Scheduler, ran: list[Any]) -> None:
        later = time.time() + 1000
        for _ in range(MOST_WAITING):
            scheduler.add(later, partial(ran.append, "never"))
        with pytest.raises(ArgumentError, match=f"{MOST_WAITING} bundles are waiting"):
            scheduler.add(later, partial(ran.append, "never"))
        scheduler.clear()
        scheduler.add(later, partial(ran.append, "never"), MOST_BYTES - 10)
        with pytest.raises(ArgumentError, match=f"a bundle of 11 bytes, and {MOST_BYTES - 10} bytes"):
            scheduler.add(later, partial(ran.append, "never"), 11)
        scheduler.clear()
        scheduler.add(time.time() + 0.01, partial(ran.append, "after"), MOST_BYTES)
        await until(ran, 1)
        scheduler.add(time.time() + 0.01, partial(ran.append, "again"), MOST_BYTES)  # what ran is not counted
        await until(ran, 2)

    assert on_a_loop(test) == ["after", "again"]


def test_what_waits_counts_against_the_budget_of_all() -> None:
    async def run() -> None:
        budget = Budget(1000)
        scheduler = Scheduler(asyncio.get_running_loop(), budget)
        scheduler.add(time.time() + 1000, print, 200)
        assert budget.used == OVERHEAD + 200
        budget.take(1000 - budget.used)  # by others
        with pytest.raises(ArgumentError, match="messages are under way already; this bundle of 7 is dropped"):
            scheduler.add(time.time() + 1000, print, 7)
        scheduler.clear()
        assert budget.used == 1000 - OVERHEAD - 200

    asyncio.run(run())


def test_what_is_due_counts_until_it_is_done() -> None:
    async def run() -> None:
        loop, budget = asyncio.get_running_loop(), Budget(4000)
        scheduler, done, begun = Scheduler(loop, budget), loop.create_future(), loop.create_future()

        def begin() -> asyncio.Future[None]:
            begun.set_result(None)
            return done

        scheduler.add(time.time(), begin, 1000, "me")
        await begun
        scheduler.clear("me")  # what has begun is not dropped
        assert scheduler.holds("me")
        assert budget.used > 1000
        with pytest.raises(ArgumentError, match="a bundle of 1 bytes, and 1000 bytes of bundles are waiting"):
            scheduler.add(time.time(), print, 1, "me")
        done.set_result(None)
        await asyncio.sleep(0)
        assert not scheduler.holds("me")
        assert budget.used == 0

    asyncio.run(run())


def test_much_that_is_due_at_once_leaves_the_loop_its_turns() -> None:
    pauses = []

    async def test(scheduler: Scheduler, ran: list[Any]) -> None:
        def slow() -> None:
            end = time.perf_counter() + 0.001
            while time.perf_counter() < end:
                pass
            ran.append(None)

        when = time.time() + 0.01
        for _ in range(200):
            scheduler.add(when, slow)
        while len(ran) < 200:
            before = time.perf_counter()
            await asyncio.sleep(0)
            pauses.append(time.perf_counter() - before)

    assert len(on_a_loop(test)) == 200
    assert len([pause for pause in pauses if pause > 0.0009]) > 20  # one go would be a single pause of 0.2 s


def test_a_call_that_raises_does_not_stop_the_others() -> None:
    async def test(scheduler: Scheduler, ran: list[Any]) -> None:
        reported: list[Any] = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: reported.append(context["exception"]))
        when = time.time() + 0.01

        def fail() -> None:
            raise ZeroDivisionError

        scheduler.add(when, fail)
        scheduler.add(when, partial(ran.append, "still here"))
        await until(ran, 1)
        assert isinstance(reported[0], ZeroDivisionError)

    assert on_a_loop(test) == ["still here"]
