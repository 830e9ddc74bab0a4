"""macOS and Windows, as far as our code meets them: what replaces the systems' own functions in tests.

`windows`   this process takes itself for one on Windows, and the system's libraries for what a test hands over
`darwin`    the same of macOS
`Recorder`  a library of the system: it notes which functions are called, with what, and on which thread
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest


class Recorder:
    """A library whose functions return 0, or what `results` has for them."""

    def __init__(self, **results: object) -> None:
        self._results = results
        self.calls: list[tuple[Any, ...]] = []
        """The name of a function, and the plain values that it was called with."""
        self.threads: set[int] = set()

    def __getattr__(self, name: str) -> Callable[..., object]:
        def function(*arguments: object) -> object:
            self.calls.append((name, *(getattr(each, "value", each) for each in arguments)))
            self.threads.add(threading.get_ident())
            return self._results.get(name, 0)

        setattr(self, name, function)  # ctypes keeps a function, whose types can be set
        return function


def windows(monkeypatch: pytest.MonkeyPatch, **libraries: object) -> None:
    """Let this process run on Windows, with some of its libraries, such as ``winmm``."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(**libraries), raising=False)


def darwin(monkeypatch: pytest.MonkeyPatch, libraries: Callable[[str | None], object]) -> None:
    """Let this process run on macOS; `libraries` opens its libraries by their names, or raises `OSError`."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", libraries)
