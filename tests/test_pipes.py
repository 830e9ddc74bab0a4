"""Piped output on Windows: every name can be written, and a reader that has gone is no failure."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from nmfserver import outlet
from nmfserver.terminal import main
from tests.systems import windows

NAME = "Барабаны 太鼓.wav"


class Pipe(io.TextIOWrapper):
    """What a program of Windows reads: Python takes the system's code page for it."""

    def __init__(self, *, is_terminal: bool = False) -> None:
        self.bytes = io.BytesIO()
        self._is_terminal = is_terminal
        super().__init__(self.bytes, encoding="cp1252", write_through=True)

    def isatty(self) -> bool:
        return self._is_terminal


def piped(monkeypatch: pytest.MonkeyPatch, out: Pipe) -> None:
    """Let this process be one on Windows whose output goes there. Fixtures come too early: pytest has streams, too."""
    windows(monkeypatch)
    for name, stream in (("stdout", out), ("stderr", Pipe())):
        monkeypatch.setattr(sys, name, stream)


@pytest.mark.parametrize(
    ("told", "is_terminal", "expected"),
    [
        ("", False, NAME.encode()),
        ("cp1252", False, b"???????? ??.wav"),  # who names an encoding gets it
        ("", True, b"???????? ??.wav"),  # a terminal keeps its own
    ],
)
def test_a_pipe_gets_every_letter(
    monkeypatch: pytest.MonkeyPatch, told: str, is_terminal: bool, expected: bytes
) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if told:
        monkeypatch.setenv("PYTHONIOENCODING", told)
    out = Pipe(is_terminal=is_terminal)
    piped(monkeypatch, out)
    outlet.open_all()
    sys.stdout.write(NAME)
    assert out.bytes.getvalue() == expected


def test_a_reader_that_has_gone_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in `nmfserver help commands | more`, left early. Unix has EPIPE for that."""
    piped(monkeypatch, Pipe())
    said: list[str] = []
    monkeypatch.setattr(main, "show_failure", said.append)

    def unread(options: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(main, "_function", lambda name: unread if name.endswith("run_help") else lambda parser: None)
    assert main.main(["help"]) == main.UNREAD
    assert said == []


def test_an_invalid_name_of_a_file_is_still_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    windows(monkeypatch)
    assert not outlet.is_unread(OSError(errno.EINVAL, "Invalid argument", "a?.wav"))
    assert outlet.is_unread(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    monkeypatch.setattr(sys, "platform", "linux")
    assert not outlet.is_unread(OSError(errno.EINVAL, "Invalid argument"))
