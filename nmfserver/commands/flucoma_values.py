"""The values of FluCoMa's processes: their order, and how the original takes those that are not as they should be.

Our own commands refuse such values. Patches made for FluCoMa rely on it that ``buf.numFrames / 3`` is cut to a whole
number, and that a hop of 0 is half the window.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from nmfserver.commands.binding import SCLANGS_NIL, bind
from nmfserver.commands.bufcompose import BufCompose
from nmfserver.commands.bufnmf import BufNMF
from nmfserver.errors import LARGEST_INT, ArgumentError, counted
from nmfserver.osc.codec import Argument
from nmfserver.processes.bufnmf import SMALLEST_WINDOW
from nmfserver.steps import finished
from nmfserver.tasks.compose import Compose
from nmfserver.tasks.decompose import Decompose

LATER = "seed"
"""A key that older releases of the library do not send."""
LIMIT = "maxFFTSize"
"""A key that only limits the FFT."""


@dataclass(frozen=True)
class _Whole:
    """A whole number: a fraction is cut off, and what lies beyond the bounds taken for the bound."""

    least: int
    most: int = LARGEST_INT

    def __call__(self, value: float) -> int:
        return min(max(math.trunc(value), self.least), self.most)


def _same(value: float) -> float:
    """Take a value as it is."""
    return value


def _hop(value: float) -> int:
    """Take what is no number of samples for half the window."""
    return math.trunc(value) if value >= 1 else -1


Rules = dict[str, Callable[[float], float]]
"""The keys of a process, in the order in which its class sends their values, and how the original takes each."""
_BUFFER, _START, _ALL, _MODE, _FLAG, _COUNT = _Whole(-1), _Whole(0), _Whole(-1), _Whole(0, 2), _Whole(0, 1), _Whole(1)
_PART: Rules = {"startFrame": _START, "numFrames": _ALL, "startChan": _START, "numChans": _ALL}
PROCESSES: dict[str, tuple[type[BufNMF | BufCompose], Rules]] = {
    "FluidBufNMF": (
        BufNMF,
        {
            "source": _BUFFER, **_PART, "resynth": _BUFFER, "resynthMode": _FLAG, "bases": _BUFFER, "basesMode": _MODE,
            "activations": _BUFFER, "actMode": _MODE, "components": _COUNT, "iterations": _COUNT, LATER: _ALL,
            "windowSize": _Whole(SMALLEST_WINDOW), "hopSize": _hop, "fftSize": _ALL, LIMIT: _ALL, "blocking": _FLAG,
        },
    ),
    "FluidBufCompose": (
        BufCompose,
        {
            "source": _BUFFER, **_PART, "gain": _same, "destination": _BUFFER, "destStartFrame": _START,
            "destStartChan": _START, "destGain": _same, "blocking": _FLAG,
        },
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """The command of ours that asks for the same, and a sentence for each value that the original takes otherwise."""

    request: BufNMF | BufCompose
    changes: tuple[str, ...]

    @cached_property
    def task(self) -> Decompose | Compose:
        """What is to be done; the original has hops of any size."""
        return self.request.task(gaps=True) if isinstance(self.request, BufNMF) else self.request.task()


def take(process: str, values: Sequence[Argument]) -> Taken:
    """Take the values of a process as the original does, or raise `ArgumentError`."""
    kind, rules = PROCESSES[process]
    given = _named(process, values)
    numbers = {name: value for name, value in given.items() if isinstance(value, int | float) and math.isfinite(value)}
    # What is no number stays, to be refused.
    taken = given | {name: rules[name](value) for name, value in numbers.items()}
    taken |= _fitted(taken)
    taken.pop(LIMIT, None)
    request, _ = finished(bind(kind, [word for pair in taken.items() for word in pair]))
    assert isinstance(request, BufNMF | BufCompose)
    changes = (
        f"{name} is {value:.9g}; it is taken as {taken[name]!r}, as FluCoMa does"
        for name, value in numbers.items()
        if name in taken and taken[name] != value
    )
    return Taken(request, tuple(changes))


def _named(process: str, values: Sequence[Argument]) -> dict[str, Argument]:
    """Return the values by their keys."""
    names = list(PROCESSES[process][1])
    if len(values) == len(names) + 1 and values[-1] in SCLANGS_NIL:
        values = values[:-1]
    if len(values) == len(names) - 1 and LATER in names:
        names.remove(LATER)
    if len(values) != len(names):
        raise ArgumentError(f"{process} has {counted(len(values), 'value')}; it takes {len(names)}: {', '.join(names)}")
    return dict(zip(names, values, strict=True))


def _fitted(taken: dict[str, Argument]) -> dict[str, Argument]:
    """Return window and FFT as the original makes them fit each other and the largest FFT, where they do not.

    An FFT is a power of two, and at least the window; the limit, which the class sends as the FFT size once more, comes
    last, so that an FFT smaller than the window makes the window smaller.
    """
    window, fft, limit = (taken.get(name) for name in ("windowSize", "fftSize", LIMIT))
    if not (isinstance(window, int) and isinstance(fft, int) and isinstance(limit, int)):
        return {}
    size = max(_power_of_two(fft), _power_of_two(window))
    most = _power_of_two(limit) if limit > 0 else size
    if most < size:
        return {"windowSize": min(window, most), "fftSize": most}
    return {} if fft == -1 else {"fftSize": size}


def _power_of_two(size: int) -> int:
    """Return the next power of two that is not below a size, and that a window can have."""
    return 1 << (max(size, SMALLEST_WINDOW) - 1).bit_length()
