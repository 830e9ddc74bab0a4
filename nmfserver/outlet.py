"""Standard streams that never block and never fail, even if nobody reads them.

A write puts its bytes into a queue and returns. A thread writes them to the descriptor, where it may block for ever on
a full pipe. Lines that find the queue full, or cannot be written, are dropped and counted. The count is written before
the next line.
"""

import contextlib
import errno
import io
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO, cast

from nmfserver.errors import counted

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MOST_WAITING = 2**20
"""Bytes in the queue."""
FLUSH_TIME = 2.0
"""Seconds at the end of the process in which the queue can still be written."""
RETRY = 0.05
"""Seconds between two attempts to write to a descriptor that does not block."""


class Outlet(io.RawIOBase):
    """A queue of bytes for a descriptor, and the thread that writes them."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        # An unbuffered duplicate: Python flushes the original at exit and must not block on it.
        self._file = open(os.dup(descriptor), "wb", buffering=0)  # noqa: PTH123, SIM115 - open until the process ends
        self._waiting: deque[bytes | int] = deque()
        """Bytes to write; a number stands for so many dropped lines."""
        self._size = 0
        self._lost = 0
        self._changed = threading.Condition()
        threading.Thread(target=self._write_queue, name=f"outlet {descriptor}", daemon=True).start()

    def writable(self) -> bool:
        """Return True: this is a stream for writing."""
        return True

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._descriptor

    def isatty(self) -> bool:
        """Whether the descriptor is a terminal."""
        return os.isatty(self._descriptor)

    def write(self, data: "ReadableBuffer") -> int:
        """Queue bytes, or count their lines as dropped if the queue is full."""
        content = bytes(data)
        with self._changed:
            if self._size + len(content) <= MOST_WAITING:
                self._waiting.append(content)
                self._size += len(content)
            elif self._waiting and isinstance(last := self._waiting[-1], int):
                self._waiting[-1] = last + _lines(content)
            else:
                self._waiting.append(_lines(content))
            self._changed.notify_all()
        return len(content)

    def finish(self) -> None:
        """Wait until the queue is written, for a limited time."""
        with self._changed:
            self._changed.wait_for(lambda: not self._waiting, FLUSH_TIME)

    def _write_queue(self) -> None:
        """Write the queue for ever; the loop of the thread."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting)
                first = self._waiting[0]
                if isinstance(first, int):
                    self._lost += first
                    first = self._waiting[0] = b""
                content = first
            if self._write(_dropped_notice(self._lost) + content if self._lost else content):
                self._lost = 0
            else:
                self._lost += _lines(content)
            with self._changed:
                self._waiting.popleft()
                self._size -= len(content)
                self._changed.notify_all()

    def _write(self, content: bytes) -> bool:
        """Write bytes, however long it takes; return whether it succeeded."""
        try:
            rest = memoryview(content)
            while rest:
                count = self._file.write(rest)
                if count is None:  # the pipe is set to non-blocking
                    time.sleep(RETRY)
                else:
                    rest = rest[count:]
        except OSError:
            return False
        return True


def open_all() -> None:
    """Prepare the standard streams: reopen closed ones, and let stderr never block."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:  # closed: the next file or socket would get its number, and what libraries print
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a character that the terminal lacks is shown as "?"
            stream.reconfigure(encoding=_encoding(stream), errors="replace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = cast("TextIO", _Output(sys.stdout))
    unblock("stderr")


def _encoding(stream: TextIO) -> str:
    """Return the encoding in which a stream is read: UTF-8 where a program of Windows reads it.

    Python takes the code page there, such as cp1252, in which most names of files cannot be written. From 3.15 on it
    takes UTF-8 as well (PEP 686). `PYTHONIOENCODING` names another one.
    """
    is_told = "PYTHONIOENCODING" in os.environ
    return "utf-8" if sys.platform == "win32" and not stream.isatty() and not is_told else stream.encoding


class UnreadError(OSError):
    """Nobody reads the standard output any more."""


class _Output:
    """The standard output, whose errors say by their type that nobody reads it: sockets have broken pipes as well.

    Windows has EINVAL for that, with which many other calls fail, too.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write text."""
        with self._told():
            return self._stream.write(text)

    def flush(self) -> None:
        """Write what is buffered."""
        with self._told():
            self._stream.flush()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
                raise UnreadError(*error.args) from error
            raise


def unblock(name: str) -> None:
    """Let ``sys.stdout`` or ``sys.stderr`` never block and never fail from now on."""
    stream: TextIO | None = getattr(sys, name)
    with contextlib.suppress(OSError, AttributeError):  # it is closed, or has no descriptor
        stream = io.TextIOWrapper(
            Outlet(stream.fileno()),  # type: ignore[union-attr, type-var]
            encoding=stream.encoding,  # type: ignore[union-attr]
            errors="replace",
            line_buffering=True,
        )
    setattr(sys, name, stream)


def finish() -> None:
    """Flush the standard streams; redirect one that fails to the null device, so that Python's exit does not fail."""
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


def _dropped_notice(lost: int) -> bytes:
    return f"… {counted(lost, 'line')} could not be written here\n".encode(errors="replace")
