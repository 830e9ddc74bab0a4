"""Apple's BLAS is held at one thread: by a variable in our programs, and by its own function in every member."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from nmfserver import __main__
from nmfserver.kernels.team import Team
from tests.systems import Recorder, darwin

ACCELERATE = "/System/Library/Frameworks/Accelerate.framework/Accelerate"


def test_every_member_of_a_team_asks_for_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = {ACCELERATE: Recorder()}
    darwin(monkeypatch, lambda name: libraries[name or ""])
    Team(3).run(lambda member: None, lambda signals: None, 3)
    assert libraries[ACCELERATE].calls == [("BLASSetThreading", 1)] * 3
    assert len(libraries[ACCELERATE].threads) == 3


def test_a_mac_that_does_not_know_that_function_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """BLASSetThreading came with macOS 15."""
    darwin(monkeypatch, lambda name: object())
    Team(1).run(lambda member: None, lambda signals: None, 1)


@pytest.mark.parametrize(("chosen", "expected"), [(None, "1"), ("4", "4")])
def test_our_programs_set_its_variable_before_it_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], chosen: str | None, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "argv", ["nmfserver", "--version"])
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)
    monkeypatch.setattr("gc.freeze", lambda: None)
    monkeypatch.setattr("nmfserver.outlet.open_all", lambda: None)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.delenv("VECLIB_MAXIMUM_THREADS", raising=False)
    if chosen:
        monkeypatch.setenv("VECLIB_MAXIMUM_THREADS", chosen)
    with pytest.raises(SystemExit):
        __main__.main()
    assert os.environ["VECLIB_MAXIMUM_THREADS"] == expected
    monkeypatch.undo()
