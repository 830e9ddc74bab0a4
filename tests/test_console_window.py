"""The window of the server is closed: under Windows, the system waits until the server has ended in order."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from nmfserver.console_window import CLOSE, LOGOFF, closes_in_order
from tests.systems import Recorder, windows
from tests.wire import wait_until

CTRL_C = 0
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="another signal stands for SIGBREAK")


@pytest.fixture
def kernel32(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """The library of Windows, on which this process runs."""
    library = Recorder(SetConsoleCtrlHandler=1)
    windows(monkeypatch, kernel32=library)
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE, raising=False)
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    return library


@pytest.fixture
def came() -> Iterator[list[int]]:
    """The signals that come, of the one that stands for SIGBREAK."""
    numbers: list[int] = []
    usual = signal.signal(signal.SIGUSR1, lambda number, _: numbers.append(number))
    yield numbers
    signal.signal(signal.SIGUSR1, usual)


def test_the_end_of_the_window_is_a_signal_and_waits_for_the_end(
    came: list[int], kernel32: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
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
    assert caplog.text == ""


def test_a_service_goes_on_when_somebody_logs_off(came: list[int], kernel32: Recorder) -> None:
    with closes_in_order():
        ((_, handler, _),) = kernel32.calls
        assert handler(LOGOFF) == 1  # the system leaves it alone
    assert came == []


def test_if_windows_will_not_wait_the_log_says_so(
    kernel32: Recorder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    windows(monkeypatch, kernel32=Recorder(SetConsoleCtrlHandler=0))
    with closes_in_order():
        pass
    assert "Windows will not wait" in caplog.text


def test_elsewhere_a_signal_is_enough(kernel32: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with closes_in_order():
        pass
    assert kernel32.calls == []
