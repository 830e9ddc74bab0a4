"""Piped output on Windows: every name can be written, and a reader that has gone is no failure."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Callable

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


class Gone(io.RawIOBase):
    """A pipe of Windows whose reader has gone. Unix has EPIPE for that."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


def ended(monkeypatch: pytest.MonkeyPatch, run: Callable[[object], None]) -> tuple[int, list[str]]:
    """Run a command that does this, and whose output nobody reads; return its exit code and what it says."""
    with monkeypatch.context() as patched:
        windows(patched)
        said: list[str] = []
        patched.setattr(main, "show_failure", said.append)
        patched.setattr(main, "_function", lambda name: run if name.endswith("run_help") else lambda parser: None)
        patched.setattr(outlet, "finish", lambda: None)
        patched.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Gone()), encoding="utf-8"))
        patched.setattr(sys, "stderr", Pipe())
        return main.main(["help"]), said


@pytest.mark.parametrize("size", [1, 100_000])
def test_a_reader_that_has_gone_is_no_failure(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """As in `nmfserver help commands | more`, left early."""
    assert ended(monkeypatch, lambda options: print("x" * size, flush=True)) == (main.UNREAD, [])  # noqa: T201


def test_what_else_fails_in_the_same_way_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A seek, a socket, the invalid name of a file."""

    def fail(options: object) -> None:
        raise OSError(errno.EINVAL, "An invalid argument was supplied")

    assert ended(monkeypatch, fail) == (1, ["An invalid argument was supplied"])
