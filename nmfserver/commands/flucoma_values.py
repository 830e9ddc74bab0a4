"""The values of FluCoMa's processes: their order, and how FluCoMa converts values out of range.

Our own commands refuse such values. Patches made for FluCoMa rely on the conversion: ``buf.numFrames / 3`` is truncated
to an integer, and a hop of 0 is half the window.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nmfserver.commands.binding import SCLANGS_NIL, bind
from nmfserver.commands.bufcompose import BufCompose
from nmfserver.commands.bufnmf import BufNMF
from nmfserver.commands.bufnmfcross import BufNMFCross
from nmfserver.commands.bufnmfseed import BufNMFSeed
from nmfserver.errors import LARGEST_INT, ArgumentError, counted
from nmfserver.osc.codec import Argument
from nmfserver.processes.seeding import METHODS
from nmfserver.processes.settings import MULTIPLICATIVE, SMALLEST_WINDOW
from nmfserver.steps import finished
from nmfserver.tasks.task import Task, TaskInSteps

ADDED_LATER = "seed"
"""A key that older releases of FluCoMa do not send."""
LIMIT = "maxFFTSize"
"""A key that only limits the FFT size."""


@dataclass(frozen=True)
class _Integer:
    """Truncates a number to an integer and clips it to its bounds."""

    least: int
    most: int = LARGEST_INT

    def __call__(self, value: float) -> int:
        return min(max(math.trunc(value), self.least), self.most)


def _unchanged(value: float) -> float:
    """Return the value."""
    return value


def _share(value: float) -> float:
    """Return a part of a whole, clipped to 0…1."""
    return min(max(value, 0.0), 1.0)


def _odd(value: float) -> int:
    """Return a count of frames that has as many before as after, at least 1."""
    return _COUNT(value) | 1


def _hop(value: float) -> int:
    """Return the hop in samples; -1, half the window, for a value below 1."""
    return math.trunc(value) if value >= 1 else -1


Request = BufNMF | BufNMFSeed | BufNMFCross | BufCompose
"""Our commands for processes."""
Values = dict[str, Argument]
"""Values by their keys."""
Rules = dict[str, Callable[[float], float]]
"""The keys of a process in the order of its class, with the conversion of each value."""
_BUFFER, _START, _ALL, _MODE, _FLAG, _COUNT = (
    _Integer(-1),
    _Integer(0),
    _Integer(-1),
    _Integer(0, 2),
    _Integer(0, 1),
    _Integer(1),
)
_PART: Rules = {"startFrame": _START, "numFrames": _ALL, "startChan": _START, "numChans": _ALL}
_SIZES: Rules = {"windowSize": _Integer(SMALLEST_WINDOW), "hopSize": _hop, "fftSize": _ALL, LIMIT: _ALL}


@dataclass(frozen=True)
class _Process:
    """Our command for a process, the rules for its values, and what else our command is told."""

    command: type[Request]
    rules: Rules
    added: Callable[[Values], Values] = lambda values: {}


def _seeding(values: Values) -> Values:
    """Return what BufNMFSeed's values are for us: its own numbers, a word for the method, a least that is possible."""
    method, least, most = (values[name] for name in ("method", "minComponents", "maxComponents"))
    added: Values = {"flucoma": 1}
    if isinstance(method, int):
        added["method"] = METHODS[method]
    if isinstance(least, int) and isinstance(most, int):
        added["minComponents"] = min(least, most)
    return added


PROCESSES: dict[str, _Process] = {
    "FluidBufNMF": _Process(
        BufNMF,
        {
            "source": _BUFFER, **_PART, "resynth": _BUFFER, "resynthMode": _FLAG, "bases": _BUFFER, "basesMode": _MODE,
            "activations": _BUFFER, "actMode": _MODE, "components": _COUNT, "iterations": _COUNT, ADDED_LATER: _ALL,
            **_SIZES, "blocking": _FLAG,
        },
        lambda values: {"solver": MULTIPLICATIVE},  # its users compare with FluCoMa
    ),
    "FluidBufNMFSeed": _Process(
        BufNMFSeed,
        {
            "source": _BUFFER, "bases": _BUFFER, "activations": _BUFFER, "minComponents": _COUNT,
            "maxComponents": _COUNT, "coverage": _share, "method": _Integer(0, len(METHODS) - 1), ADDED_LATER: _ALL,
            **_SIZES, "blocking": _FLAG,
        },
        _seeding,
    ),
    "FluidBufNMFCross": _Process(
        BufNMFCross,
        {
            "source": _BUFFER, "target": _BUFFER, "output": _BUFFER, "timeSparsity": _odd, "polyphony": _odd,
            "continuity": _odd, "iterations": _COUNT, ADDED_LATER: _ALL, **_SIZES, "blocking": _FLAG,
        },
        lambda values: {"flucoma": 1},
    ),
    "FluidBufCompose": _Process(
        BufCompose,
        {
            "source": _BUFFER, **_PART, "gain": _unchanged, "destination": _BUFFER, "destStartFrame": _START,
            "destStartChan": _START, "destGain": _unchanged, "blocking": _FLAG,
        },
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Translation:
    """Our command for a process, and a sentence for each value that was converted."""

    request: Request
    changes: tuple[str, ...]

    @cached_property
    def task(self) -> Task[Any, Any] | TaskInSteps[Any, Any]:
        """The task; FluCoMa allows hops of any size."""
        return self.request.task(gaps=True) if isinstance(self.request, BufNMF) else self.request.task()


def translate(process: str, values: Sequence[Argument]) -> Translation:
    """Return our command for the values of a process, converted like in FluCoMa, or raise `ArgumentError`."""
    kind, rules = PROCESSES[process].command, PROCESSES[process].rules
    given = _named(process, values)
    numbers = {name: value for name, value in given.items() if isinstance(value, int | float) and math.isfinite(value)}
    # Other values stay as they are; `bind` refuses them.
    converted = given | {name: rules[name](value) for name, value in numbers.items()}
    converted |= _fitted(converted)
    converted.pop(LIMIT, None)
    converted |= PROCESSES[process].added(converted)
    request, _ = finished(bind(kind, [word for pair in converted.items() for word in pair]))
    assert isinstance(request, Request)
    changes = (
        f"{name} is {value:.9g}; it is taken as {converted[name]!r}, as FluCoMa does"
        for name, value in numbers.items()
        if isinstance(converted.get(name), int | float) and converted[name] != value
    )
    return Translation(request, tuple(changes))


def _named(process: str, values: Sequence[Argument]) -> Values:
    """Return the values by their keys."""
    names = list(PROCESSES[process].rules)
    if len(values) == len(names) + 1 and values[-1] in SCLANGS_NIL:
        values = values[:-1]
    if len(values) == len(names) - 1 and ADDED_LATER in names:
        names.remove(ADDED_LATER)
    if len(values) != len(names):
        raise ArgumentError(f"{process} has {counted(len(values), 'value')}; it takes {len(names)}: {', '.join(names)}")
    return dict(zip(names, values, strict=True))


def _fitted(converted: Values) -> Values:
    """Return the sizes of window and FFT where FluCoMa changes them to fit each other and the largest FFT.

    An FFT is a power of two, and at least the window; the limit, which the class sends as the FFT size once more, comes
    last, so that an FFT smaller than the window makes the window smaller.
    """
    window, fft, limit = (converted.get(name) for name in ("windowSize", "fftSize", LIMIT))
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
