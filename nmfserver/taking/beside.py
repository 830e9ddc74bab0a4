"""Processes beside this one that take small files apart.

What lies between the kernels is Python's, of which a process does one thing at a time. For a small file it takes as
long as the kernels do: several processes are done sooner than as many threads.
"""

import ctypes
import gc
import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.taking.order import FAILED, Input, Order, Outcome, is_wav
from nmfserver.taking.sharing import OneCore, Room, TooLargeError
from nmfserver.taking.taking import Show, Taking

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

CAN_FORK = sys.platform == "linux"
"""Whether a process that has all that is loaded here starts within a moment. Windows has no such thing, and libraries
of macOS do not stand it: threads do everything there."""
MOST_BYTES, CODED = 2**22, 8
"""Most bytes of a WAV for such a process, and how many of them one of a coded file stands for."""
USUAL = 2**16
"""Frames of a sound by which it is seen whether an order can be one for a single core."""
SHOWN = 0.1
"""Seconds between two messages of how far a file is."""
DIES_WITH_PARENT = 1
"""Of Linux's prctl: the signal that a process gets when the one that has started it ends."""


class Beside:
    """One of these processes. A thread uses it; others may cancel it."""

    def __init__(self, link: "Connection", process: "ForkProcess") -> None:
        self._link = link
        self._process = process
        self._is_cancelled = False

    def take(self, each: Input, show: Show) -> Outcome | None:
        """Have a file taken apart, and return what became of it; None where it did not come to that.

        That is where the sound is not for one core, or the process has died before. Where it dies meanwhile, the file
        is one that has failed. Raises `Cancelled`.
        """
        try:
            self._link.send(each)
        except OSError:
            return None
        try:
            while isinstance(message := self._link.recv(), tuple):
                show(*message)
        except (EOFError, OSError) as error:
            if self._is_cancelled:
                raise Cancelled("cancelled") from error
            return Outcome(each, FAILED, self._ending())
        if message is None or isinstance(message, Outcome):
            return message
        raise RuntimeError(f"beside this process:\n{message}")

    def _ending(self) -> str:
        """Wait for the process, which has ended or is about to; return how it did."""
        self._process.join()
        if self._process.exitcode == -signal.SIGKILL:
            return "the process that took it apart was killed; it may need more memory than there is"
        return "the process that took it apart has crashed"

    def cancel(self) -> None:
        """Stop what it does, and let it end. What is half written goes."""
        self._is_cancelled = True
        self._process.terminate()

    def end(self) -> None:
        """Let it end, and wait until it has."""
        self._link.close()
        self._process.join()


def is_for_one(each: Input) -> bool:
    """Whether a file is one for such a process: a small one, of this machine, whose results stay here."""
    size = each.size * (1 if is_wav(each.path) else CODED)
    return size <= MOST_BYTES and isinstance(each.path, Path) and isinstance(each.folder, Path)


def serves(order: Order) -> bool:
    """Whether a sound of an order can be one for a single core."""
    from nmfserver.library import fits_a_thread

    try:
        return CAN_FORK and fits_a_thread(USUAL, 1, beside_others=True, **order.choices)
    except NMFServerError:  # as each file is told
        return False


@contextmanager
def beside(count: int, order: Order) -> Iterator[Sequence[Beside]]:
    """Start so many processes, and let them end with the context.

    This process has no other threads yet but those that write what it puts out, of which the new ones have no part.
    """
    context = get_context("fork")
    links = [context.Pipe() for _ in range(count)]
    ends = [end for link in links for end in link]
    gc.freeze()  # pages in which objects are counted for the garbage would be copied
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until the new ones let it pass by
    made = []
    try:
        for here, there in links:
            others = [end for end in ends if end is not there]
            process = context.Process(target=_serve, args=(there, others, order, os.getpid()), daemon=True)
            process.start()
            made.append(Beside(here, process))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for _, there in links:
            there.close()
    try:
        yield made
    finally:
        for each in made:
            each.end()


class _Lines(io.TextIOBase):
    """In the place of the error stream: its lines are told with the file's warnings."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._last = ""

    def write(self, text: str) -> int:
        """Take text."""
        *whole, self._last = (self._last + text).split("\n")
        self._lines += filter(None, whole)
        return len(text)


def _serve(link: "Connection", others: Sequence["Connection"], order: Order, parent: int) -> None:
    """Take apart what comes over the link, until that is closed."""
    transfer, warnings, is_idle = Transfer(), list[str](), True

    def cancel(*_: object) -> None:
        transfer.cancelled = True  # and nothing else: its lock may be held, here
        if is_idle:
            raise Cancelled("cancelled")

    signal.signal(signal.SIGTERM, cancel)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is the parent's
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in others:
        other.close()
    sys.stdout, sys.stderr = None, _Lines(warnings)  # the parent's belong to threads that are not here
    with suppress(EOFError, OSError, Cancelled), closing(SoundFiles()) as files:  # that is all
        _end_with(parent)
        taking = Taking(order, files, Room(OneCore()), transfer, warnings.append)
        while True:
            transfer.raise_if_cancelled()
            each = link.recv()
            is_idle = False
            link.send(_taken(taking, each, link, warnings))
            is_idle = True


def _taken(taking: Taking, each: Input, link: "Connection", warnings: list[str]) -> Outcome | str | None:
    """Take a file apart; return None where it is not for one core, and where we are wrong ourselves, what shows it."""
    warnings.clear()
    shown = time.monotonic()

    def show(doing: str, fraction: float | None) -> None:
        nonlocal shown
        if time.monotonic() > shown + SHOWN:
            shown = time.monotonic()
            link.send((doing, fraction))

    try:
        return replace(taking.attempt(each, show), warnings=tuple(warnings))
    except TooLargeError:
        return None
    except Cancelled:
        raise
    except Exception:
        return traceback.format_exc()


def _end_with(parent: int) -> None:
    """Have the system tell this process to end when the one that has started it does, however that comes."""
    ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGTERM)
    if os.getppid() != parent:
        raise Cancelled("cancelled")
