"""The terminal's error stream: what came out, warnings, failures, and the progress bars of what takes long.

rich is loaded when there is something to colour: most commands are over before.
"""

import math
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

PATIENCE = 0.5
"""Seconds after which a progress bar appears."""


def is_terminal() -> bool:
    """Whether a person reads the error stream; it may be closed."""
    return sys.stderr is not None and sys.stderr.isatty()


@cache
def screen() -> "Console":
    """Return the error stream as rich writes to it."""
    from rich.console import Console

    return Console(stderr=True)


def say(line: str) -> None:
    """Print a line of plain text."""
    print(line, file=sys.stderr)  # noqa: T201 - what came out


def show_failure(reason: str) -> None:
    """Print why a command has failed."""
    _show("red", "nmfserver", reason)


def show_warning(reason: str, label: str = "nmfserver") -> None:
    """Print what is wrong although the command goes on."""
    _show("yellow", label, reason)


def _show(colour: str, label: str, reason: str) -> None:
    if not is_terminal():
        say(f"{label}: {reason}")
        return
    from rich.markup import escape

    screen().print(f"[{colour}]{label}:[/{colour}] {escape(reason)}", soft_wrap=True, highlight=False)


class Bar:
    """A progress bar, visible only on a terminal, and only if it takes long."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._is_over = not is_terminal()

    def show(self, description: str, fraction: float | None = None) -> None:
        """Show what is being done, and the fraction of it that is done, 0…1, if that is known."""
        if self._is_over or time.monotonic() < self._begin + PATIENCE:
            return
        if self._progress is None:
            self._progress = _progress()
            self._task = self._progress.add_task("", total=None)
            self._progress.start()
        assert self._task is not None
        if fraction is None:
            self._progress.update(self._task, description=description)
        else:
            self._progress.update(self._task, description=description, completed=fraction, total=1)

    def show_compiling(self, what: str, fraction: float) -> None:
        """Show which kernels are compiled or loaded."""
        self.show(f"compiling: {what}", fraction)

    def pause(self) -> None:
        """Remove the bar until something else takes long."""
        if self._progress is not None:
            self._progress.stop()
        self._progress, self._begin = None, time.monotonic()

    def stop(self) -> None:
        """Remove the bar from the terminal."""
        self.pause()
        self._is_over = True


class Bars:
    """The bars of many files: one for all of them, and one for each that is on its way. Called on any thread.

    count : how many files there are
    """

    def __init__(self, count: int) -> None:
        self._begin = time.monotonic()
        self._count = count
        self._done = 0
        self._running: dict[str, float] = {}
        self._progress: Progress | None = None
        self._all: TaskID | None = None
        self._lock = threading.Lock()
        self._is_over = not is_terminal()

    @contextmanager
    def file(self, name: str) -> Iterator[Callable[[str, float | None], None]]:
        """Yield what shows how far a file is: what is being done to it, and the fraction that is done, 0…1."""
        task: list[TaskID] = []

        def show(doing: str, fraction: float | None) -> None:
            with self._lock:
                self._running[name] = fraction or 0.0
                if progress := self._shown():
                    task[:] = task or [progress.add_task("", total=1)]
                    progress.update(task[0], description=_escaped(f"{name}: {doing}"), completed=fraction or 0.0)
                    self._show_all(progress)

        try:
            yield show
        finally:
            with self._lock:
                self._running.pop(name, None)
                self._done += 1
                if self._progress and task:
                    self._progress.remove_task(task[0])
                    self._show_all(self._progress)

    def add(self, done: int) -> None:
        """Count so many files that are done elsewhere, and show the bar of all at once: that takes long."""
        with self._lock:
            self._begin = -math.inf
            self._done += done
            if progress := self._shown():
                self._show_all(progress)

    def stop(self) -> None:
        """Remove the bars from the terminal."""
        with self._lock:
            self._is_over = True
            progress, self._progress = self._progress, None
        if progress is not None:
            progress.stop()

    def _shown(self) -> "Progress | None":
        """Return the bars, if they are to be seen."""
        if self._is_over or time.monotonic() < self._begin + PATIENCE:
            return None
        if self._progress is None:
            self._progress = _progress()
            self._all = self._progress.add_task("", total=self._count)
            self._progress.start()
        return self._progress

    def _show_all(self, progress: "Progress") -> None:
        assert self._all is not None
        done = self._done + sum(self._running.values())
        progress.update(self._all, description=f"{self._done} of {self._count} files", completed=done)


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _progress() -> "Progress":
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    # What goes to a file or a pipe is not for the screen, where rich would print it.
    return Progress(*columns, console=screen(), transient=True, redirect_stdout=sys.stdout.isatty())


@contextmanager
def progress_bar() -> Iterator[Bar]:
    """Yield a progress bar that is shown until the context ends."""
    bar = Bar()
    try:
        yield bar
    finally:
        bar.stop()


@contextmanager
def progress_bars(count: int) -> Iterator[Bars]:
    """Yield the progress bars of so many files, which are shown until the context ends."""
    bars = Bars(count)
    try:
        yield bars
    finally:
        bars.stop()
