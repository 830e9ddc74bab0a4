"""Many sound files: several are on their way at a time. One is read and another written while a third is computed.

Each thread takes one file after another all of its way, or has a process do so where the file is small
(`nmfserver.taking.beside`). Small sounds are computed side by side, a core for each; a large one has all cores. In
memory is never more than what the files on their way take, however many there are.
"""

import contextlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from nmfserver.errors import Cancelled
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.taking.beside import Beside, beside, is_for_one, serves
from nmfserver.taking.order import Input, Order, Outcome
from nmfserver.taking.sharing import Cores, Room
from nmfserver.taking.taking import Show, Taking
from nmfserver.terminal.console import Bars, show_warning

POLL = 0.1
"""Most seconds of a wait for a file: under Windows, no Ctrl-C comes before its end."""


class Batch:
    """Files that are taken apart side by side.

    cores : how many there are; one file more than that is on its way, so that none is idle while one is written
    """

    def __init__(self, order: Order, cores: int, bars: Bars) -> None:
        self._order = order
        self._bars = bars
        self._cores = cores
        self._threads = cores + 1
        self._room = Room(Cores(cores, are_shared=True))
        self._transfers: list[Transfer] = []
        self._processes: Sequence[Beside] = ()
        self._own = threading.local()
        self._ending = contextlib.ExitStack()
        self._is_over = False

    def run(self, inputs: Sequence[Input], receive: Callable[[Outcome], object]) -> None:
        """Take all files apart; hand over what became of each, in their order.

        An exception, such as Ctrl-C's, stops those that are on their way: they leave nothing.
        """
        count = min(self._threads, len(inputs))
        if serves(self._order) and any(map(is_for_one, inputs)):
            # A process has its place while it reads and writes, too; a thread, only while it computes.
            self._room = Room(Cores(self._cores, are_shared=True, places=self._threads))
            self._processes = self._ending.enter_context(beside(count, self._order))
        free = iter(self._processes)
        threads = ThreadPoolExecutor(count, "file", lambda: self._begin_thread(next(free, None)))
        try:
            waiting: list[Future[Outcome]] = [threads.submit(self._do, each) for each in inputs]
            waiting.reverse()
            while waiting:  # each outcome is let go once it is told
                if wait(waiting[-1:], POLL).done:
                    receive(waiting.pop().result())
        finally:
            self._is_over = True
            for transfer in self._transfers:
                transfer.cancel()
            for process in self._processes:
                process.cancel()
            threads.shutdown(cancel_futures=True)
            self._ending.close()

    def _begin_thread(self, process: Beside | None) -> None:
        """Give a thread its own process, and its own way to read and write files."""
        files, transfer = SoundFiles(), Transfer()
        self._own.process = process
        self._own.taking = Taking(self._order, files, self._room, transfer, show_warning)
        self._transfers.append(transfer)
        self._ending.callback(files.close)

    def _do(self, each: Input) -> Outcome:
        """Take a file apart, and return what became of it; also where that is nothing."""
        with self._bars.file(each.shown) as show:
            if self._is_over:
                raise Cancelled("cancelled")
            outcome: Outcome = self._taken_beside(each, show) or self._own.taking.attempt(each, show)
            return outcome

    def _taken_beside(self, each: Input, show: Show) -> Outcome | None:
        """Have the thread's process take a file apart; return None where it is not for it."""
        process: Beside | None = self._own.process
        if process is None or not is_for_one(each):
            return None
        with self._room.cores.lent(1):
            outcome = process.take(each, show)
        for warning in outcome.warnings if outcome else ():
            show_warning(warning)
        return outcome
