"""The process of sound files ends when its server has: how it knows that on each system."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from nmfserver.sound_files.worker import _runs
from tests.systems import windows


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
