"""Many sound files: several are on their way at a time. One is read and another written while a third is computed.

Each thread takes one file after another all of its way. Small sounds are computed side by side, a core for each; a
large one has all cores. In memory is never more than what the files on their way take, however many there are.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.terminal.console import Bars, sentence
from nmfserver.terminal.inputs import Input
from nmfserver.terminal.taking import FAILED, Order, Outcome, Taking

LARGE = 2**25
"""Bytes of a large file. So many of them are on their way at a time as one can be computed and another written."""
MOST_LARGE = 2


class Cores:
    """Lends cores to whoever computes, in the order in which they ask.

    count : how many there are
    """

    def __init__(self, count: int) -> None:
        self._count = self._free = count
        self._turn = threading.Lock()
        """Held by whoever is the next."""
        self._given_back = threading.Condition()

    @property
    def has_several(self) -> bool:
        """Whether one file can be computed beside another one."""
        return self._count > 1

    @contextlib.contextmanager
    def lent(self, wanted: int) -> Iterator[int]:
        """Wait for so many cores, 0 for all, and yield that number."""
        needed = wanted or self._count
        with self._turn, self._given_back:
            self._given_back.wait_for(lambda: self._free >= needed)
            self._free -= needed
        try:
            yield wanted
        finally:
            with self._given_back:
                self._free += needed
                self._given_back.notify_all()


class Batch:
    """Files that are taken apart side by side.

    cores : how many files are computed at a time, where they are small; one more is read or written meanwhile
    """

    def __init__(self, order: Order, cores: int, bars: Bars) -> None:
        self._order = order
        self._bars = bars
        self._cores = Cores(cores)
        self._threads = cores + 1
        self._large = threading.Semaphore(MOST_LARGE)
        self._transfers: list[Transfer] = []
        self._own = threading.local()
        self._ending = contextlib.ExitStack()
        self._is_over = False

    def run(self, inputs: Sequence[Input], receive: Callable[[Outcome], object]) -> None:
        """Take all files apart; hand over what became of each, in their order.

        An exception, such as Ctrl-C's, stops those that are on their way: they leave nothing.
        """
        threads = ThreadPoolExecutor(min(self._threads, len(inputs)), "file", self._begin_thread)
        try:
            waiting: list[Future[Outcome]] = [threads.submit(self._do, each) for each in inputs]
            waiting.reverse()
            while waiting:  # each outcome is let go once it is told
                receive(waiting.pop().result())
        finally:
            self._is_over = True
            for transfer in self._transfers:
                transfer.cancel()
            threads.shutdown(cancel_futures=True)
            self._ending.close()

    def _begin_thread(self) -> None:
        """Give a thread its own way to read and write files: a process, where one is needed."""
        files, transfer = SoundFiles(), Transfer()
        self._own.taking = Taking(self._order, files, self._cores, transfer)
        self._transfers.append(transfer)
        self._ending.callback(files.close)

    def _do(self, each: Input) -> Outcome:
        """Take a file apart, and return what became of it; also where that is nothing."""
        with self._bars.file(each.shown) as show, self._turn(each):
            try:
                if self._is_over:
                    raise Cancelled("cancelled")
                outcome: Outcome = self._own.taking.do(each, show)
                return outcome
            except Cancelled:
                raise
            except (NMFServerError, MemoryError, OSError) as error:
                return Outcome(each, FAILED, sentence(error))

    def _turn(self, each: Input) -> contextlib.AbstractContextManager[object]:
        """Return what lets only so many large files be on their way."""
        with contextlib.suppress(OSError):
            if each.path.stat().st_size > LARGE:
                return self._large
        return contextlib.nullcontext()
