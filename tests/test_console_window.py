"""The window of the server is closed: under Windows, the system waits until the server has ended in order."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from nmfserver.console_window import CLOSE, closes_in_order
from tests.systems import Recorder, windows
from tests.wire import wait_until

CTRL_C = 0
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="another signal stands for SIGBREAK")


@pytest.fixture
def came() -> Iterator[list[int]]:
    """The signals that come, of the one that stands for SIGBREAK."""
    numbers: list[int] = []
    usual = signal.signal(signal.SIGUSR1, lambda number, _: numbers.append(number))
    yield numbers
    signal.signal(signal.SIGUSR1, usual)


def test_the_end_of_the_window_is_a_signal_and_waits_for_the_end(
    came: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel32 = Recorder()
    windows(monkeypatch, kernel32=kernel32)
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE, raising=False)
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    answers: list[int] = []
    with closes_in_order():
        ((name, handler, is_added),) = kernel32.calls
        assert (name, is_added) == ("SetConsoleCtrlHandler", True)
        assert handler(CTRL_C) == 0  # for Python
        thread = threading.Thread(target=lambda: answers.append(handler(CLOSE)))
        thread.start()
        wait_until(lambda: came == [signal.SIGUSR1])
        assert thread.is_alive()
    thread.join(10)
    assert answers == [1]


def test_elsewhere_a_signal_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel32: Any = Recorder()
    windows(monkeypatch, kernel32=kernel32)
    monkeypatch.setattr(sys, "platform", "darwin")
    with closes_in_order():
        pass
    assert kernel32.calls == []
