"""Does the work of a pass on this machine: `InTurn` one sound after the other, `SideBySide` several at a time.

What comes out is the same, bit for bit.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Protocol, TypeVar

from nmfserver import cores
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.team import POLL
from nmfserver.processes.resample import resampled
from nmfserver.processes.watching import Watcher
from nmfserver.steps import finished
from nmfserver.training.passes import Runner
from nmfserver.training.scanning import Scan, scan
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report
from nmfserver.training.statistics import Statistics, gathered

Result = TypeVar("Result")
Work = Callable[[int, Watcher, int], Result]
"""What is done to the sound of a number: watched, by so many threads."""
FAILURES = NMFServerError, MemoryError, OSError
"""What a sound may fail with."""
Fail = Callable[[int, Exception], object]
"""Is told the number of a sound that fails, and why; the sound is left out, unless it raises."""


class Sounds(Protocol):
    """Sounds by their numbers, from 0. Called on any thread."""

    def read(self, number: int) -> tuple[Floats, float]:
        """Return the samples, float32 (frames, channels), and their rate in Hz; raise where that fails."""
        ...

    def is_large(self, number: int) -> bool:
        """Whether a sound is better computed alone, by all threads; a small one is by a single thread."""
        ...


class InTurn(Runner):
    """One sound after the other.

    sounds : which
    sample_rate : Hz, to which all sounds are resampled; 0: that of the first one that can be read
    threads : most threads; 0 means one a core
    fail : is told of sounds that fail
    """

    batch = 16

    def __init__(self, sounds: Sounds, sample_rate: float, threads: int, fail: Fail) -> None:
        self.sample_rate, self.failed = sample_rate, set[int]()
        self._sounds, self._threads, self._tell = sounds, threads, fail

    def scan(self, numbers: Sequence[int], training: Training, most: int, report: Report) -> Iterator[tuple[int, Scan]]:
        """Look at sounds; yield each number with what was seen."""

        def work(number: int, watch: Watcher, threads: int) -> Scan:
            return scan(self._sound(number), training, number, most, watch, threads)

        yield from self._each(numbers, work, report)

    def gather(self, numbers: Sequence[int], bases: Floats, training: Training, report: Report) -> Iterator[Statistics]:
        """Yield the statistics of sounds."""

        def work(number: int, watch: Watcher, threads: int) -> Statistics:
            return gathered(self._sound(number), bases, training, watch, threads)

        for _, found in self._each(numbers, work, report):
            yield found

    def _sound(self, number: int) -> Floats:
        """Return the samples of a sound, at the rate of all."""
        samples, rate = self._sounds.read(number)
        self.sample_rate = self.sample_rate or rate
        return samples if rate == self.sample_rate else finished(resampled(samples, rate, self.sample_rate))

    def _fail(self, number: int, error: Exception) -> None:
        """Leave a sound out, unless whoever is told raises."""
        self._tell(number, error)
        self.failed.add(number)

    def _each(self, numbers: Sequence[int], work: Work[Result], report: Report) -> Iterator[tuple[int, Result]]:
        """Do the work on each sound; yield its number and what comes out."""
        for place, number in enumerate(numbers):

            def watch(fraction: float, divergence: float, place: int = place) -> bool:
                report((place + fraction) / len(numbers))
                return True

            try:
                found = work(number, watch, self._threads if self._sounds.is_large(number) else 1)
            except Cancelled:
                raise
            except FAILURES as error:
                self._fail(number, error)
            else:
                yield number, found


class SideBySide(InTurn):
    """A sound on each core; large ones one after the other, by all threads.

    It is a context: what is on its way ends with it.
    """

    def __init__(self, sounds: Sounds, sample_rate: float, threads: int, fail: Fail) -> None:
        super().__init__(sounds, sample_rate, threads, fail)
        self._pool = ThreadPoolExecutor(cores.threads(threads), "sound")
        self._is_over = False

    def __enter__(self) -> "SideBySide":
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over = True
        self._pool.shutdown(cancel_futures=True)

    def _each(self, numbers: Sequence[int], work: Work[Result], report: Report) -> Iterator[tuple[int, Result]]:
        """Do the work on small sounds side by side, then on large ones; yield all results in the order of numbers."""
        alone = [number for number in numbers if self._sounds.is_large(number)]
        if not self.sample_rate:
            alone = list(numbers)  # where there is no rate yet, the first one says to which the others are resampled
        small = {number: 0.0 for number in numbers if number not in alone}
        begun = {number: self._pool.submit(work, number, partial(self._watch, small, number), 1) for number in small}
        while wait(begun.values(), POLL).not_done:
            report(sum(small.values()) / len(numbers))
        large = dict(super()._each(alone, work, lambda share: report((len(small) + share * len(alone)) / len(numbers))))
        for number in numbers:
            if number in large:
                yield number, large[number]
            elif number in begun and (found := self._outcome(number, begun[number])) is not None:
                yield number, found

    def _watch(self, shares: dict[int, float], number: int, share: float, divergence: float) -> bool:
        shares[number] = share
        return not self._is_over

    def _outcome(self, number: int, begun: "Future[Result]") -> Result | None:
        """Return what came out of a sound; None if it has failed, which is told."""
        try:
            return begun.result()
        except Cancelled:
            raise
        except FAILURES as error:
            self._fail(number, error)
            return None
