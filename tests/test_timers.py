"""Windows' coarse timers: fine ones while something needs them, a fine clock for the loop, and members that sleep."""

from __future__ import annotations

import asyncio
import ctypes
import sys
import time
from types import SimpleNamespace
from typing import Any

import llvmlite.binding
import numba
import numba.extending
import pytest

from nmfserver.event_loop import FineLoop, event_loop
from nmfserver.kernels import access
from nmfserver.kernels.access import IS_COMPILED
from nmfserver.kernels.team import team
from nmfserver.osc.budget import Budget
from nmfserver.osc.scheduler import Scheduler
from nmfserver.timers import fine, unix_time
from tests.systems import Recorder, windows

BEGIN, END = ("timeBeginPeriod", 1), ("timeEndPeriod", 1)


def test_timers_are_fine_while_bundles_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    winmm = Recorder()
    windows(monkeypatch, winmm=winmm)

    async def schedule() -> None:
        scheduler, done = Scheduler(asyncio.get_running_loop(), Budget()), asyncio.Event()
        scheduler.add(time.time() + 0.01, lambda: None)
        scheduler.add(time.time() + 0.02, done.set)
        assert winmm.calls == [BEGIN]
        await done.wait()
        assert winmm.calls == [BEGIN, END]
        scheduler.add(time.time() + 100, lambda: None)
        scheduler.clear()
        assert winmm.calls == [BEGIN, END] * 2

    asyncio.run(schedule())


def test_timers_are_fine_while_a_team_works_whatever_becomes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A member that waits for a slow one sleeps a millisecond, which took 15.6 otherwise."""
    winmm = Recorder()
    windows(monkeypatch, winmm=winmm, kernel32=Recorder())
    with pytest.raises(ZeroDivisionError), team(1):
        assert winmm.calls == [BEGIN]
        raise ZeroDivisionError
    assert winmm.calls == [BEGIN, END]


def test_elsewhere_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    winmm = Recorder()
    windows(monkeypatch, winmm=winmm)
    monkeypatch.setattr(sys, "platform", "darwin")
    with fine():
        pass
    assert winmm.calls == []


def test_the_loops_clock_is_fine_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """`time.monotonic` is that of Windows before Python 3.13: asyncio ran a timer up to one of its steps early."""
    monkeypatch.setattr(time, "monotonic", lambda: round(time.perf_counter() / 0.0156) * 0.0156)
    windows(monkeypatch)
    with asyncio.Runner(loop_factory=event_loop) as runner:
        assert isinstance(runner.get_loop(), FineLoop)

        async def late() -> list[float]:
            found = []
            for _ in range(10):
                began = time.perf_counter()
                await asyncio.sleep(0.003)
                found.append(time.perf_counter() - began - 0.003)
            return found

        assert min(runner.run(late())) >= 0


NOW = 1795786620.5
"""13:37:00.5 UTC on 27 November 2026."""


def tell_exactly(pointer: Any) -> None:
    """Windows' exact clock, which stands."""
    pointer._obj.value = round((NOW + 11_644_473_600) * 10**7)


@pytest.mark.parametrize(("resolution", "is_exact"), [(0.015625, True), (1e-7, False)])
def test_bundles_are_due_by_an_exact_clock_on_windows(
    monkeypatch: pytest.MonkeyPatch, resolution: float, is_exact: bool
) -> None:
    """`time.time` moves in the same steps before Python 3.13, and what it says may be as old."""
    windows(monkeypatch, kernel32=SimpleNamespace(GetSystemTimePreciseAsFileTime=tell_exactly), winmm=Recorder())
    monkeypatch.setattr(time, "time", lambda: NOW - 0.015)
    monkeypatch.setattr(time, "get_clock_info", lambda name: SimpleNamespace(resolution=resolution))
    assert unix_time() == pytest.approx(NOW if is_exact else NOW - 0.015, abs=1e-5)
    loop: Any = None
    assert Scheduler(loop, Budget()).is_late(NOW - 0.001) == is_exact


def test_elsewhere_the_loop_is_asyncios_own() -> None:
    loop = event_loop()
    loop.close()
    assert type(loop) is asyncio.SelectorEventLoop


@pytest.mark.skipif(not IS_COMPILED, reason="Python sleeps in its own way")
def test_a_waiting_member_sleeps_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """With Sleep(0) it would come back at once, and keep a core busy that somebody else needs."""
    slept: list[int] = []
    system = ctypes.CFUNCTYPE(None, ctypes.c_uint32)(slept.append)
    llvmlite.binding.add_symbol("Sleep", ctypes.cast(system, ctypes.c_void_p).value)
    monkeypatch.setattr("nmfserver.kernels.access.sys.platform", "win32")
    # An intrinsic of its own: what was compiled once, before or here, is kept for the whole process.
    ours: Any = numba.extending.intrinsic(access._sleep._defn)

    def nap() -> None:
        ours()

    compiled: Any = numba.njit(nap)
    compiled()
    assert slept == [1]
