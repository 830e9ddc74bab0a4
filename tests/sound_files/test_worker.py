"""The process of sound files and its server: what each knows of the other's end on each system."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading

import psutil
import pytest

from nmfserver import children
from nmfserver.console_window import CLOSE
from nmfserver.sound_files import link, worker
from nmfserver.sound_files.process import LostError, WorkerProcess
from nmfserver.sound_files.worker import _runs
from tests.systems import Recorder, windows
from tests.wire import wait_until


def ended() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_on_windows_a_parent_that_has_ended_is_still_called_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = ended()
    monkeypatch.setitem(sys.modules, "psutil", psutil)  # made for this system
    windows(monkeypatch)
    assert _runs(os.getpid())
    monkeypatch.setattr(os, "getppid", lambda: gone)
    assert not _runs(gone)


def test_elsewhere_who_has_lost_its_parent_has_another_one() -> None:
    assert _runs(os.getppid())
    assert not _runs(ended())


def test_a_process_that_has_died_is_lost_even_where_others_hold_its_end_of_the_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Windows a process that was started at the same moment could have inherited that, and no end was ever heard."""
    held: list[int] = []
    release = link.Link.release_other_end

    def keep(own: link.Link) -> None:
        held.append(os.dup(own._theirs.fileno()))
        release(own)

    monkeypatch.setattr(link.Link, "release_other_end", keep)
    worker = WorkerProcess(["0"])
    try:
        worker._process.kill()
        with pytest.raises(LostError):
            worker.receive()
    finally:
        worker.end()
        os.close(held[0])


def test_on_windows_it_inherits_its_end_of_the_pipe_and_no_other_handle(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = link.Link()
    windows(monkeypatch)
    monkeypatch.setattr(subprocess, "STARTUPINFO", dict, raising=False)
    shared: list[tuple[int, bool]] = []
    monkeypatch.setattr(os, "set_handle_inheritable", lambda *values: shared.append(values), raising=False)
    handle = ends._theirs.fileno()
    assert ends.inheritance() == {"startupinfo": {"lpAttributeList": {"handle_list": [handle]}}}
    assert shared == [(handle, True)]
    ends.release_other_end()
    ends.close()


def test_in_a_virtual_environment_of_windows_the_real_python_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its parent would be a launcher, which lives as long as it does, and whose processor time says nothing."""
    monkeypatch.delenv("__PYVENV_LAUNCHER__", raising=False)
    monkeypatch.setattr(sys, "executable", "C:/venv/Scripts/python.exe")
    monkeypatch.setattr(sys, "_base_executable", "C:/Python313/python.exe", raising=False)
    assert (children.python(), "__PYVENV_LAUNCHER__" in children.environment()) == (sys.executable, False)
    windows(monkeypatch)
    assert children.python() == "C:/Python313/python.exe"
    assert children.environment() == {**os.environ, "__PYVENV_LAUNCHER__": "C:/venv/Scripts/python.exe"}
    monkeypatch.setattr(sys, "_base_executable", sys.executable)
    assert (children.python(), "__PYVENV_LAUNCHER__" in children.environment()) == (sys.executable, False)


@pytest.mark.skipif(sys.platform == "win32", reason="another signal stands for SIGBREAK")
def test_on_windows_it_is_there_until_the_server_has_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window is closed, or Ctrl-Break pressed: both come to it as to the server."""
    kernel32, ends, came = Recorder(GetCurrentThread=0, SetConsoleCtrlHandler=1), list[bool](), threading.Event()

    class Serving:
        def __init__(self, *parts: object) -> None:
            (self.handle,) = [call[1] for call in kernel32.calls if call[0] == "SetConsoleCtrlHandler"]

        def serve(self) -> None:
            assert signal.getsignal(signal.SIGUSR1) is signal.SIG_IGN
            closing = threading.Thread(target=lambda: ends.append(self.handle(CLOSE)))
            closing.start()
            assert came.wait(20)
            assert closing.is_alive()

    with contextlib.ExitStack() as ending, monkeypatch.context() as patched:
        ending.callback(signal.signal, signal.SIGUSR1, signal.getsignal(signal.SIGUSR1))
        windows(patched, kernel32=kernel32)
        patched.setattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE, raising=False)
        patched.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
        patched.setattr(signal, "raise_signal", lambda number: came.set())
        patched.setattr(link, "inherited", lambda end: (None, None))
        for name in ("_exit_with_server", "_limit_resources"):
            patched.setattr(worker, name, lambda *server: None)
        patched.setattr(worker, "Worker", Serving)
        worker.main(["0,name", "0"])
    wait_until(lambda: ends == [True])
