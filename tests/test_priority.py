"""Threads step back by what each system has for it, and so do those that work for them."""

from __future__ import annotations

import sys
import threading

import pytest

from nmfserver.kernels.team import Member, Team
from nmfserver.priority import is_back, step_back
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
        seen.append(is_back())

    on_a_new_thread(lambda: step_back(0), lambda: Team(2).run(work, lambda signals: None, 2))
    assert seen == [False, False]
