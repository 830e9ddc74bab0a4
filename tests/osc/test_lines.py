"""Lines of work: in order for one client, in turns between several, and never more at once than there is memory for."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator

import pytest

from nmfserver.osc.budget import Budget
from nmfserver.osc.lines import ALWAYS_BEGUN, CREDIT, SLICE, Line, Lines


def in_lines(test: Callable[[Lines], Awaitable[None]], budget: Budget | None = None) -> None:
    async def run() -> None:
        await test(Lines(asyncio.get_running_loop(), budget or Budget()))

    asyncio.run(asyncio.wait_for(run(), 20))


def noting(done: list[str], name: str) -> Iterator[None]:
    done.append(name)
    yield from ()


def busy(done: list[str], name: str, seconds: float) -> Iterator[None]:
    """Keep the processor busy for a while, in steps."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        done.append(name)
        yield


def test_what_little_several_ask_for_is_done_in_the_order_in_which_it_came() -> None:
    async def test(lines: Lines) -> None:
        done: list[str] = []
        first, second = Line(lines), Line(lines)
        for number in range(3):
            first.add(noting(done, f"a{number}"))
            second.add(noting(done, f"b{number}"))
        await asyncio.gather(first.idle(), second.idle())
        assert done == ["a0", "b0", "a1", "b1", "a2", "b2"]

    in_lines(test)


def test_whoever_has_had_much_is_served_in_turn() -> None:
    async def test(lines: Lines) -> None:
        done: list[str] = []
        greedy, modest = Line(lines), Line(lines)
        for _ in range(100):
            greedy.add(busy(done, "greedy", CREDIT / 20))
        while len(greedy) > 80:  # it has used up its credit
            await asyncio.sleep(0)
        left = len(greedy)
        for number in range(20):
            modest.add(noting(done, f"modest{number}"))
            await modest.idle()
        assert len(greedy) >= left - 10

    in_lines(test)


def test_what_is_inserted_comes_next_and_not_amidst_what_is_under_way() -> None:
    async def test(lines: Lines) -> None:
        done: list[str] = []
        line = Line(lines)
        line.add(busy(done, "long", 3 * SLICE))
        line.add(noting(done, "waiting"))
        while not done:
            await asyncio.sleep(0)
        await line.insert(noting(done, "inserted"))
        await line.idle()
        assert done[-2:] == ["inserted", "waiting"]
        assert set(done[:-2]) == {"long"}

    in_lines(test)


def test_a_line_that_is_paused_goes_on_where_it_was() -> None:
    async def test(lines: Lines) -> None:
        done: list[str] = []
        line, other = Line(lines), Line(lines)

        def pausing() -> Iterator[None]:
            line.pause()
            yield
            done.append("later")
            yield

        line.add(pausing())
        line.add(noting(done, "last"))
        other.add(noting(done, "other"))
        await other.idle()
        assert line.is_paused
        assert line.has_work
        assert done == ["other"]
        assert lines.begun == 0  # whoever does not read takes no place from others
        line.resume()
        await line.idle()
        assert done == ["other", "later", "last"]

    in_lines(test)


def test_what_has_not_begun_is_dropped_and_what_was_inserted_is_not() -> None:
    async def test(lines: Lines) -> None:
        done: list[str] = []
        line = Line(lines)
        line.add(noting(done, "never"))
        inserted = line.insert(noting(done, "inserted"))
        line.clear()
        await inserted
        await line.idle()
        assert done == ["inserted"]

    in_lines(test)


def test_an_error_ends_one_piece_of_work_only(caplog: pytest.LogCaptureFixture) -> None:
    def wrong() -> Iterator[None]:
        yield
        raise ZeroDivisionError("oh")

    async def test(lines: Lines) -> None:
        done: list[str] = []
        line = Line(lines)
        line.add(wrong())
        line.add(noting(done, "after"))
        await line.insert(wrong())  # whoever waits for it goes on
        await line.idle()
        assert done == ["after"]
        assert lines.begun == 0

    with caplog.at_level(logging.ERROR):
        in_lines(test)
    assert "an error in nmfserver itself" in caplog.text


def test_where_no_memory_is_left_little_is_under_way() -> None:
    budget = Budget(100)
    ended = [False]

    def unfinished() -> Iterator[None]:
        while not ended[0]:
            yield

    async def turns(lines: Lines, count: int) -> list[int]:
        """Return how many pieces of work are under way after each turn, until there are so many."""
        begun = []
        for _ in range(10 * count):
            await asyncio.sleep(0)
            begun.append(lines.begun)
            if begun[-1] >= count:
                break
        return begun

    async def test(lines: Lines) -> None:
        lines_of_many = [Line(lines) for _ in range(2 * ALWAYS_BEGUN)]
        budget.take(100)
        for line in lines_of_many:
            line.add(unfinished())
        assert max(await turns(lines, ALWAYS_BEGUN + 1)) == ALWAYS_BEGUN
        budget.take(-100)  # the others follow
        assert max(await turns(lines, len(lines_of_many))) == len(lines_of_many)
        ended[0] = True
        await asyncio.gather(*(line.idle() for line in lines_of_many))

    in_lines(test, budget)
