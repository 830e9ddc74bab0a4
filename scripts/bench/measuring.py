"""What the sections of the bench share: rows with their targets, and times taken in turns."""

import dataclasses
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.checkouts import Checkout
from bench.sounds import Sounds

COMPONENTS = (3, 10, 20, 50, 100)
ITERATIONS = 100
REST = 0.3
"""Seconds between two measurements: BLAS threads spin for a tenth of a second, on cores that the next one needs."""
LAST_WORDS = 200
"""Characters that are shown of what a program said before it failed."""

Clock = Callable[[], float]
"""Does some work, and returns the seconds that it took. Raises WorkError if the work was not done."""


class WorkError(Exception):
    """A work that was not done, so that it has no time; the message says why."""


@dataclass(frozen=True)
class Target:
    """What a row is to reach: a limit of its ratio, or of its figure."""

    limit: float
    at_least: bool = False
    of_figure: bool = False


@dataclass(frozen=True)
class Row:
    """A figure, and its ratio to something that was measured in the same run.

    figure, unit : what was measured, None where nothing could be; seconds and bytes are shown in fitting sizes
    compared : with what, and how much that was
    ratio : of the two, as the section's heading says which way
    wanted : the target, if there is one
    note : why something is missing, or what else is to be known
    details : figures that are kept, and not shown
    """

    name: str
    figure: float | None = None
    unit: str = "s"
    compared: str = ""
    ratio: float | None = None
    wanted: Target | None = None
    note: str = ""
    details: Mapping[str, float] = field(default_factory=dict)

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none, or nothing was measured."""
        value = self.figure if self.wanted is not None and self.wanted.of_figure else self.ratio
        if self.wanted is None or value is None:
            return None
        return value >= self.wanted.limit if self.wanted.at_least else value <= self.wanted.limit


@dataclass(frozen=True)
class Run:
    """What a run of the bench is asked to do."""

    quick: bool
    sounds: Sounds
    scratch: Path
    against: Checkout | None = None

    def rounds(self, count: int) -> int:
        """Return how many rounds to do where a whole run does `count`."""
        return min(count, 2) if self.quick else count

    def sizes(self, components: tuple[int, ...]) -> tuple[int, ...]:
        """Return which numbers of components to measure where a whole run measures `components`."""
        return components[:1] if self.quick else components


Measure = Callable[[Run], Iterator[Row]]


class Times(dict[str, list[float]]):
    """Seconds of several works, a list each. What has failed has none; `failed` says why."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        super().__init__({name: [] for name in names})
        self.failed: dict[str, str] = {}

    def fail(self, name: str, reason: str) -> None:
        """Forget the times of a work, for it has failed once."""
        self.failed[name] = reason
        self.pop(name, None)

    def add(self, more: "Times") -> None:
        """Add what was measured later."""
        for name, seconds in more.items():
            if name not in self.failed:
                self.setdefault(name, []).extend(seconds)
        for name, reason in more.failed.items():
            self.fail(name, reason)


def timed(work: Callable[[], object]) -> Clock:
    """Return a clock for a work of this process."""

    def clock() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return clock


def interleaved(clocks: Mapping[str, Clock], rounds: int, warm: bool = True, rest: float = REST) -> Times:
    """Return the seconds of works that are done in turns, after one round that does not count unless all are `warm`."""
    times = Times(clocks)
    for turn in range(rounds if warm else rounds + 1):
        for name in list(times):
            time.sleep(rest)
            try:
                seconds = clocks[name]()
            except WorkError as reason:
                times.fail(name, str(reason))
            else:
                times[name] += [seconds] if warm or turn else []
    return times


def beside(name: str, times: Times, ours: str, peers: Mapping[str, float | None]) -> Iterator[Row]:
    """Yield the row of a work beside each of its peers: how many times faster it is, and is wanted to be.

    What has failed is said to have failed, and has no time, be it ours or a peer's.
    """
    if ours in times.failed:
        yield Row(name, note=f"failed: {times.failed[ours]}")
        return
    figure, details = statistics.median(times[ours]), spread(ours=times[ours])
    if not peers:
        yield Row(name, figure, details=details)
    for peer, faster in peers.items():
        title, wanted = f"{name}, beside {peer}", None if faster is None else Target(faster, at_least=True)
        if peer in times.failed:
            yield Row(title, figure, wanted=wanted, note=f"{peer} failed: {times.failed[peer]}", details=details)
        else:
            theirs = statistics.median(times[peer])
            yield Row(
                title, figure, "s", shown(theirs), theirs / figure, wanted,
                details={**details, **spread(theirs=times[peer])},
            )  # fmt: skip


def above_noise(row: Row) -> Row:
    """Return the row of a time that is a difference of others; where that is negative, it says so instead."""
    if row.figure is None or row.figure >= 0:
        return row
    return dataclasses.replace(row, figure=None, ratio=None, note="below the noise")


def last_words(said: object) -> str:
    """Return the end of what a program, or an error, has said."""
    return str(said).strip()[-LAST_WORDS:]


def spread(**times: list[float]) -> dict[str, float]:
    """Return median, least and most of each list of seconds, as details of a row."""
    ways: dict[str, Callable[[list[float]], float]] = {"median": statistics.median, "min": min, "max": max}
    return {f"{name}_{way}": float(take(values)) for name, values in times.items() for way, take in ways.items()}


def outside(times: Times, whole: str, *parts: str) -> list[float]:
    """Return what the whole takes beyond some of its parts, in each round: in one round the machine is the same."""
    rounds = zip(*(times[part] for part in parts), strict=True)
    return [seconds - sum(others) for seconds, others in zip(times[whole], rounds, strict=True)]


def shares(times: Times, whole: str, part: list[float]) -> float:
    """Return the share of the whole that a part takes, the median of the rounds."""
    return statistics.median(one / all_ for one, all_ in zip(part, times[whole], strict=True))


def percentile(values: list[float], percent: int) -> float:
    """Return the value that so many percent of the others are below."""
    return sorted(values)[len(values) * percent // 100]


def shown(figure: float, unit: str = "s") -> str:
    """Return a figure with its unit, as a person reads it."""
    scales = {
        "s": ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")),
        "bytes": ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")),
    }.get(unit, ((1.0, unit),))
    scale, name = next((each for each in scales if abs(figure) >= each[0]), scales[-1])
    value = figure / scale
    return f"{value:.0f} {name}" if abs(value) >= 100 else f"{value:.3g} {name}"
