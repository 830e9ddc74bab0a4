"""FluCoMa's dialect: what the SuperCollider classes of that library send, and the answers that they wait for.

Each process of theirs is one command of ours; only the order of its values and its answers differ.
"""

import contextlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from nmfserver.commands.base import Call, Queued, command
from nmfserver.commands.binding import SCLANGS_NIL, bind
from nmfserver.commands.bufcompose import BufCompose
from nmfserver.commands.bufnmf import BufNMF
from nmfserver.commands.fields import LARGEST_INT, Anything, Integer, Text, many, one
from nmfserver.errors import ArgumentError
from nmfserver.osc.codec import Argument, Value
from nmfserver.osc.streams import Stream
from nmfserver.processes.bufnmf import SMALLEST_WINDOW, Settings

MOST_INSTANCES = 4096
"""Objects that one client may have at a time: each is a few bytes, and a patch forgets to free them."""
LATER = "seed"
"""A key that older releases of the library do not send."""
LIMIT = "maxFFTSize"
"""A key that only limits the FFT."""
NOBODY = -1
"""Behind the number of an object that failed: the class looks up the musician's action by the last value."""


class _BufNMF(BufNMF):
    """`BufNMF` as the original has it."""

    def settings(self) -> Settings:
        """Return what the process is to do: with hops of any size."""
        return replace(super().settings(), gaps=True)


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


_BUFFER, _PART, _ALL, _MODE, _FLAG, _COUNT = _Whole(-1), _Whole(0), _Whole(-1), _Whole(0, 2), _Whole(0, 1), _Whole(1)
# The values of each process in the order in which its class sends them, and how the original takes them.
_Values = dict[str, Callable[[float], float]]
PROCESSES: dict[str, tuple[type[Queued], _Values]] = {
    "FluidBufNMF": (
        _BufNMF,
        {
            "source": _BUFFER, "startFrame": _PART, "numFrames": _ALL, "startChan": _PART, "numChans": _ALL,
            "resynth": _BUFFER, "resynthMode": _FLAG, "bases": _BUFFER, "basesMode": _MODE,
            "activations": _BUFFER, "actMode": _MODE, "components": _COUNT, "iterations": _COUNT, LATER: _ALL,
            "windowSize": _Whole(SMALLEST_WINDOW), "hopSize": _hop, "fftSize": _ALL, LIMIT: _ALL, "blocking": _FLAG,
        },
    ),
    "FluidBufCompose": (
        BufCompose,
        {
            "source": _BUFFER, "startFrame": _PART, "numFrames": _ALL, "startChan": _PART, "numChans": _ALL,
            "gain": _same, "destination": _BUFFER, "destStartFrame": _PART, "destStartChan": _PART,
            "destGain": _same, "blocking": _FLAG,
        },
    ),
}  # fmt: skip


class _QuietCall(Call):
    """A call whose process tells nothing on its way: this dialect knows no such messages."""

    def reply(self, address: str, *values: Value) -> None:
        """Say nothing."""

    def stream(self) -> Stream:
        """Return a stream that sends nothing."""
        stream = super().stream()
        stream.close()
        return stream


@dataclass(frozen=True)
class _Words:
    """The beginning of a message: which process, what to do, for which of the client's objects, and the rest."""

    process: str
    verb: str
    number: int
    values: tuple[Argument, ...]


@command(
    "/cmd",
    number=4,
    answer="`/FluidBufNMF/new 1 id`, the completion message's answers, `/FluidBufNMF/process 1 id`, "
    "`/done FluidBufNMF/process`; or `/fail FluidBufNMF/process reason id`, `/FluidBufNMF/process 0 id -1`; "
    "`free` is answered by `/FluidBufNMF/free 1 id`",
)
class PluginCommand(Queued):
    """What FluCoMa's own classes send: `FluidBufNMF FluidBufNMF/processNew id value…`, with the values of
    `FluidBufNMF.process` in their order; older releases leave the first word out. `process` runs an object again,
    `cancel` stops it, `free` forgets it. `FluidBufCompose` likewise. Values are taken as the original takes them:
    fractions are cut off, sizes and counts brought into their ranges; the log tells which.
    """  # noqa: D205 - one sentence, two lines

    name: str = one(Text(), "`FluidBufNMF` or `FluidBufCompose`")
    arguments: tuple[Argument, ...] = many(Anything(), doc="as that class sends them", least=0)

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the object's number."""
        with contextlib.suppress(ArgumentError, IndexError):
            return (_words(arguments).number,)
        return ()

    @property
    def detached(self) -> bool:
        """Whether the process leaves the queue at once."""
        return self._is_process and self._request.detached

    def accept(self, call: Call) -> None:
        """Know the object, and its job; a cancel does not wait behind what it is to stop."""
        words, objects = self._words, call.services.instances.setdefault(call.client, {})
        key = (words.process, words.number)
        call.address = f"{words.process}/{'process' if self._is_process else words.verb}"
        if self._is_process:
            call.conclude = lambda succeeded: call.reply(
                f"/{call.address}", *((1, words.number) if succeeded else (0, words.number, NOBODY))
            )
        if words.verb != "processNew" and key not in objects:
            raise ArgumentError(f"there is no {words.process} {words.number}; processNew makes it")
        job = objects.get(key)
        runs = job is not None and call.services.jobs.jobs.get(job.number) is job
        if not self._is_process:
            if runs and job is not None:
                call.services.jobs.cancel(job.number)
            if words.verb == "free":
                del objects[key]
            return
        if runs:
            raise ArgumentError(f"{words.process} {words.number} is running: wait for its end, or cancel it")
        if key not in objects and len(objects) >= MOST_INSTANCES:
            raise ArgumentError(f"{MOST_INSTANCES} objects were made already and never freed: free some of them")
        for name, (given, taken) in self._changes.items():
            call.log(f"{name} is {given:.9g}; it is taken as {taken}, as FluCoMa does")
        quiet = self._quiet(call)
        objects[key] = None
        self._request.accept(quiet)
        objects[key] = call.job = quiet.job

    async def run(self, call: Call) -> tuple[Value, ...] | None:
        """Run the process; the others have done their work, or have only to answer."""
        words = self._words
        if words.verb == "free":
            call.reply(f"/{words.process}/free", 1, words.number)
        if not self._is_process:
            return None
        if words.verb == "processNew":
            call.reply(f"/{words.process}/new", 1, words.number)
        await self._request.run(self._quiet(call))
        return ()

    def _quiet(self, call: Call) -> Call:
        return _QuietCall(call.services, call.client, call.address, job=call.job)

    @property
    def _is_process(self) -> bool:
        return self._words.verb in ("processNew", "process")

    @cached_property
    def _words(self) -> _Words:
        return _words((self.name, *self.arguments))

    @cached_property
    def _request(self) -> Queued:
        """Return the command of ours that does it."""
        taken = {name: value for name, value in self._taken.items() if name != LIMIT}
        request, _ = bind(PROCESSES[self._words.process][0], [word for pair in taken.items() for word in pair])
        assert isinstance(request, Queued)
        return request

    @property
    def _changes(self) -> dict[str, tuple[float, float]]:
        """Return the values that are taken otherwise than they were given, by name, with what they are taken as."""
        pairs = ((name, value, self._taken[name]) for name, value in self._given.items() if name != LIMIT)
        return {
            name: (value, taken)
            for name, value, taken in pairs
            if isinstance(value, int | float) and isinstance(taken, int | float) and value != taken
        }

    @cached_property
    def _given(self) -> dict[str, Argument]:
        """Return the values by their names."""
        names, values = list(PROCESSES[self._words.process][1]), self._words.values
        if len(values) == len(names) + 1 and values[-1] in SCLANGS_NIL:
            values = values[:-1]
        if len(values) == len(names) - 1 and LATER in names:
            names.remove(LATER)
        if len(values) != len(names):
            raise ArgumentError(
                f"{self._words.process} has {len(values)} values; it takes {len(names)}: {', '.join(names)}"
            )
        return dict(zip(names, values, strict=True))

    @cached_property
    def _taken(self) -> dict[str, Argument]:
        """Return the values as the original takes them; what is no number stays, to be refused."""
        rules = PROCESSES[self._words.process][1]
        taken = {
            name: rules[name](value) if isinstance(value, int | float) and math.isfinite(value) else value
            for name, value in self._given.items()
        }
        if LIMIT in taken:
            taken |= _fitted(taken)
        return taken


def _fitted(taken: dict[str, Argument]) -> dict[str, Argument]:
    """Return window and FFT as the original makes them fit each other and the largest FFT.

    An FFT is a power of two, and at least the window; the limit, which the class sends as the FFT size once more, comes
    last, so that an FFT smaller than the window makes the window smaller.
    """
    window, fft, limit = (taken[name] for name in ("windowSize", "fftSize", LIMIT))
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


def _words(arguments: Sequence[Argument]) -> _Words:
    """Read the beginning of a message, in its newer or older spelling."""
    at = 0 if "/" in str(arguments[0]) else 1
    word = str(arguments[at]) if at < len(arguments) else str(arguments[0])
    process, _, verb = word.partition("/")
    if process not in PROCESSES or (at and arguments[0] != process):
        raise ArgumentError(f"{word!r} is no command of a plug-in that is known here; {' and '.join(PROCESSES)} are")
    if verb not in ("processNew", "process", "cancel", "free"):
        raise ArgumentError(f"{process} does not know {verb!r}; it knows processNew, process, cancel and free")
    if at + 1 == len(arguments):
        raise ArgumentError(f"{word} has no id: the number that its answers will name")
    return _Words(process, verb, Integer().convert(arguments[at + 1], "id"), tuple(arguments[at + 2 :]))
