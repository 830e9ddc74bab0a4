"""Standard streams that hold up nothing and end nothing, whether anybody reads them or not.

A write puts its bytes into a queue and returns. A thread hands them to the system, where it may wait for ever: for a
pipe that nobody empties. What finds the queue full, or cannot be written, is dropped line by line, and the lines are
counted: their number precedes the next one that can be written.
"""

import contextlib
import io
import os
import sys
import threading
import time
from collections import deque
from typing import Any, TextIO

from nmfserver.errors import counted

MOST_WAITING = 2**20
"""Bytes in the queue."""
LAST_WORDS = 2.0
"""Seconds that a reader has at the end to take what is in the queue."""
LOOK = 0.05
"""Seconds between two attempts to write where the system does not let a write wait."""


class Outlet(io.RawIOBase):
    """The queue before a descriptor, and the thread that empties it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        # Unbuffered, and a copy: at its end Python must find nothing that it would wait for.
        self._file = open(os.dup(descriptor), "wb", buffering=0)  # noqa: PTH123, SIM115 - for as long as the process lives
        self._waiting: deque[bytes | int] = deque()
        """What is to be written; a number in the place of so many lines that found no room."""
        self._size = 0
        self._lost = 0
        self._news = threading.Condition()
        threading.Thread(target=self._empty, name=f"outlet {descriptor}", daemon=True).start()

    def writable(self) -> bool:
        """Return True, as io wants it."""
        return True

    def fileno(self) -> int:
        """Return the descriptor, for those who look what is behind it."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether a person may be reading."""
        return os.isatty(self._descriptor)

    def write(self, data: Any) -> int:
        """Put bytes into the queue."""
        content = bytes(data)
        with self._news:
            if self._size + len(content) <= MOST_WAITING:
                self._waiting.append(content)
                self._size += len(content)
            elif self._waiting and isinstance(last := self._waiting[-1], int):
                self._waiting[-1] = last + _lines(content)
            else:
                self._waiting.append(_lines(content))
            self._news.notify_all()
        return len(content)

    def finish(self) -> None:
        """Wait until everything is written, if that comes to an end."""
        with self._news:
            self._news.wait_for(lambda: not self._waiting, LAST_WORDS)

    def _empty(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._waiting)
                first = self._waiting[0]
                if isinstance(first, int):
                    self._lost += first
                    first = self._waiting[0] = b""
                content = first
            if self._put(_told(self._lost) + content if self._lost else content):
                self._lost = 0
            else:
                self._lost += _lines(content)
            with self._news:
                self._waiting.popleft()
                self._size -= len(content)
                self._news.notify_all()

    def _put(self, content: bytes) -> bool:
        """Write bytes, however long it takes; return whether that was possible."""
        try:
            rest = memoryview(content)
            while rest:
                count = self._file.write(rest)
                if count is None:  # somebody has set the pipe to refuse instead of waiting
                    time.sleep(LOOK)
                else:
                    rest = rest[count:]
        except OSError:
            return False
        return True


def open_all() -> None:
    """Prepare the standard streams of a program whose results are read and whose remarks are perhaps not."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:  # a closed one: the first file or socket would get its number, and what libraries print
            os.open(os.devnull, os.O_RDWR)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a letter that the terminal lacks is shown as "?"
    unblock("stderr")


def unblock(name: str) -> None:
    """Let ``sys.stdout`` or ``sys.stderr`` never wait and never fail from now on."""
    stream: TextIO | None = getattr(sys, name)
    with contextlib.suppress(OSError, AttributeError):  # it is closed, or no stream of the system
        stream = io.TextIOWrapper(
            Outlet(stream.fileno()),  # type: ignore[union-attr, type-var]
            encoding=stream.encoding,  # type: ignore[union-attr]
            errors="replace",
            line_buffering=True,
        )
    setattr(sys, name, stream)


def finish() -> None:
    """Write what is left; where nobody reads, leave nothing for Python's own end to wait for or to fail at."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
            if isinstance(outlet := getattr(stream, "buffer", None), Outlet):
                outlet.finish()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _lines(content: bytes) -> int:
    return max(content.count(b"\n"), 1)


def _told(lost: int) -> bytes:
    return f"… {counted(lost, 'line')} could not be written here\n".encode(errors="replace")
