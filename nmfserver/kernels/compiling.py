"""Compiles all kernels the first time, in two processes side by side, and loads them.

prepare      for a server: loads every kernel, so that later nothing takes time
compile_all  for what loads kernels when it calls them
"""

import gc
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from queue import Empty, SimpleQueue
from typing import IO

from nmfserver.children import apart, environment, python
from nmfserver.kernels import cache, warmup
from nmfserver.kernels.access import IS_COMPILED

logger = logging.getLogger(__name__)

GROUPS = (("start", "search", "factorisation"), ("magnitudes", "resynthesis", "mosaic", "live engine"))
"""The steps of the warm-up that each process compiles: they take about as long."""
POLL = 0.1
"""Most seconds between two reports."""
OBJECTS = 10**6
"""New objects after which Python looks for garbage: that would take a tenth of the time, and finds little."""

Report = Callable[[str, float], None]
"""Called with what is being compiled or loaded, and the fraction that is done, 0…1; what it raises ends the work."""
Lines = SimpleQueue[tuple[int, str]]
"""What the processes say, with their numbers: the name of a step that begins, and at the end nothing."""


def prepare(report: Report) -> None:
    """Load every kernel; what is not on disk is compiled before."""
    compile_all(report)
    for name, run in warmup.steps():
        report(name, warmup.fraction_before(name))
        run()
    if IS_COMPILED and cache.keeps() and not cache.is_complete():  # a process that compiles has failed
        cache.mark_complete()


def compile_all(report: Report) -> None:
    """Compile every kernel and keep it on disk, unless that was done before; if it cannot be kept, do nothing."""
    if not IS_COMPILED or cache.is_complete() or not cache.can_keep():
        return
    logger.info("compiling the kernels, once for this version: this takes up to half a minute")
    if _compile_apart(report):
        cache.mark_complete()


def _compile_apart(report: Report) -> bool:
    """Compile in a process for each group; return whether all is kept. No process is left behind."""
    lines: Lines = SimpleQueue()
    with ExitStack() as ends:
        processes = [ends.enter_context(_started(group)) for group in GROUPS]
        for number, process in enumerate(processes):
            ends.callback(process.kill)
            assert process.stdout is not None
            threading.Thread(target=_read, args=(process.stdout, number, lines), daemon=True).start()
        busy, done = dict.fromkeys(range(len(GROUPS)), ""), 0.0
        while busy:
            report(", ".join(filter(None, busy.values())), done)
            try:
                number, line = lines.get(timeout=POLL)
            except Empty:
                continue
            done += warmup.SHARES.get(busy[number], 0.0)
            busy[number] = line
            if not line:
                del busy[number]
                if code := processes[number].wait():
                    logger.info("a process that compiles kernels has ended with code %d: this one goes on alone", code)
                    return False
    return True


def _started(group: Sequence[str]) -> subprocess.Popen[str]:
    """Start a process that compiles a group of steps, and ends when this process does."""
    return started(f"from {__name__} import compile_steps; compile_steps({group!r})")


def started(code: str) -> subprocess.Popen[str]:
    """Start a process that runs some code of this package. It does not receive Ctrl-C."""
    # Not by PYTHONPATH: what this package is installed beside would hide Python's own modules.
    code = f"import sys; sys.path[:] = {sys.path!r}; {code}"
    return subprocess.Popen(
        [python(), "-P", "-c", code],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what goes wrong there goes wrong again here, and is told
        encoding="utf-8",
        **apart(),
    )


def _read(stream: IO[str], number: int, lines: Lines) -> None:
    """Put the lines of a process into a queue, and an empty one at their end; the loop of a thread."""
    for line in stream:
        lines.put((number, line.strip()))
    lines.put((number, ""))


def compile_steps(names: Sequence[str]) -> None:
    """Compile some steps, in a process of its own; exit with code 1 where something cannot be kept."""
    gc.set_threshold(OBJECTS)
    end_with_parent()
    for name, run in warmup.steps():
        if name in names:
            print(name, flush=True)  # noqa: T201 - for the process that waits
            run()
            if not cache.keeps():
                sys.exit(1)


def end_with_parent() -> None:
    """Let this process end when the one that has started it does."""
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    """End this process when its standard input closes; the loop of a thread."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)
