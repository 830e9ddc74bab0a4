"""Threads step back by what each system has for it, and so do those that work for them."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from nmfserver.kernels.team import Member, Team, team
from nmfserver.priority import step_back, stepped_back
from tests.systems import Recorder, darwin, windows


def on_a_new_thread(*functions: object) -> None:
    """Call functions one after the other on a thread that nobody else uses."""

    def run() -> None:
        for function in functions:
            function()  # type: ignore[operator]

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()


def whole_team() -> None:
    Team(2).run(lambda member: None, lambda signals: None, 2)


def test_on_macos_a_thread_and_its_team_get_the_class_of_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    system, accelerate = Recorder(), Recorder()
    darwin(monkeypatch, lambda name: system if name is None else accelerate)
    on_a_new_thread(step_back, whole_team)
    assert system.calls == [("pthread_set_qos_class_self_np", 0x11, 0)] * 3
    assert len(system.threads) == 3


def test_on_windows_a_thread_and_its_team_get_a_lower_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel32 = Recorder(GetCurrentThread=2**64 - 2)
    windows(monkeypatch, kernel32=kernel32)
    on_a_new_thread(step_back, whole_team)
    assert kernel32.calls == [("GetCurrentThread",), ("SetThreadPriority", 2**64 - 2, -1)] * 3
    assert len(kernel32.threads) == 3


@pytest.mark.parametrize("system", ["darwin", "win32", "linux"])
def test_who_has_not_stepped_back_has_a_team_that_has_not(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """A Python program that takes a sound apart is in a hurry."""
    monkeypatch.setattr(sys, "platform", system)
    seen = []

    def work(member: Member) -> None:
        seen.append(stepped_back())

    on_a_new_thread(lambda: step_back(0), lambda: Team(2).run(work, lambda signals: None, 2))
    assert seen == [0, 0]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a priority is no number")
@pytest.mark.parametrize("niceness", [5, 10, 19])
def test_a_team_steps_back_as_far_as_its_thread_and_is_lent_to_no_other(niceness: int) -> None:
    seen: list[tuple[int, int]] = []

    def work(member: Member) -> None:
        seen.append((stepped_back(), os.getpriority(os.PRIO_PROCESS, threading.get_native_id())))

    def run() -> None:
        with team(1) as lent:
            lent.run(work, lambda signals: None, lent.members)

    usual = os.getpriority(os.PRIO_PROCESS, 0)
    for steps in ([], [lambda: step_back(niceness)], []):  # those that are idle by then are of the other kind
        on_a_new_thread(*steps, run)
    assert seen == [(0, usual), (niceness, max(usual, niceness)), (0, usual)]


def test_where_a_priority_cannot_be_lowered_the_team_works_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox may refuse it: then a member that was not there would be waited for."""

    def refuse(*values: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "setpriority", refuse, raising=False)
    done: list[bool] = []
    on_a_new_thread(step_back, whole_team, lambda: done.append(True))
    assert done
