"""A sound rebuilt from the frames of another one: a mosaic.

Driedger, Prätzlich and Müller, "Let it Bee: Towards NMF-inspired audio mosaicing", ISMIR 2015. `activating` finds how
much of which source frames each target frame takes, `phases` makes sound of them. FluCoMa's BufNMFCross differs: see
`Crossing`.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nmfserver.cores import threads as available
from nmfserver.errors import ArgumentError, require_integer
from nmfserver.kernels import fourier, stft
from nmfserver.kernels.floors import EPSILON
from nmfserver.kernels.shapes import Shape, Shapes, nbytes
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import OVERFLOW, Member, Signals, Team, team
from nmfserver.pool import empty
from nmfserver.processes.activating import Pursuit, activations
from nmfserver.processes.checks import CHECKED_AT_ONCE, require_finite, spans, too_loud
from nmfserver.processes.course import Course
from nmfserver.processes.levels import Samples
from nmfserver.processes.phases import GRIFFINLIM, PHASES, SOURCE, Synthesis, sound
from nmfserver.processes.resample import ratio, resampled
from nmfserver.processes.settings import FIXED, Settings, fresh_seed
from nmfserver.processes.watching import Watcher, unwatched

WORKING = 12
"""Arrays of a few frames each that a thread works in beside those that have names."""


@dataclass(frozen=True)
class Crossing:
    """How a mosaic is made.

    time_sparsity : target frames, odd, within which a source frame is to stand once
    polyphony : source frames in a target frame, before continuity adds those beside them
    continuity : frames, odd, that a diagonal has: source frames that follow each other
    iterations : in which the activations are found, at least 1
    phase : of `PHASES`
    seed : of the random phases of ``griffinlim``, 0…2^31-1; -1 for a fresh one
    window_size, hop_size, fft_size : as in `Settings`
    fluid : as FluCoMa's BufNMFCross: time sparsity and polyphony do nothing until the last iteration; activations start
        from random numbers and are compared by the energies that they add; phases are those of ``griffinlim``; the
        first channels only; hops may leave gaps

    Raises
    ------
    ArgumentError : values out of range

    """

    time_sparsity: int = 7
    polyphony: int = 11
    continuity: int = 7
    iterations: int = 50
    phase: str = SOURCE
    seed: int = -1
    window_size: int = 1024
    hop_size: int = -1
    fft_size: int = -1
    fluid: bool = False

    def __post_init__(self) -> None:
        for name in ("time_sparsity", "polyphony", "continuity", "iterations"):
            require_integer(name, getattr(self, name), 1)
        require_integer("seed", self.seed, -1)
        for name, value in (("time sparsity", self.time_sparsity), ("continuity", self.continuity)):
            if value % 2 == 0:
                raise ArgumentError(
                    f"{name} is {value}; it is odd, {value - 1} or {value + 1}: as many before as after"
                )
        if self.phase not in PHASES:
            raise ArgumentError(f"phase is {self.phase!r}; it is one of {', '.join(PHASES)}")
        self.transform()

    def transform(self) -> Transform:
        """Return the sizes of the transform."""
        return Settings(
            window_size=self.window_size, hop_size=self.hop_size, fft_size=self.fft_size, gaps=self.fluid
        ).transform()


@dataclass(frozen=True)
class Mosaic:
    """A target rebuilt from a source.

    sound : float32 (samples, channels) of the target; without a limit of level
    arithmetic : 0…1, what was computed for the activations, as a part of that of all iterations for all frames
    seed : of the random numbers
    """

    sound: Samples
    arithmetic: float
    seed: int


@dataclass(frozen=True)
class Sizes:
    """What a crossing works on.

    source, target : samples and channels of each
    rates : Hz of source and target
    """

    source: tuple[int, int]
    target: tuple[int, int]
    rates: tuple[float, float] = (1.0, 1.0)

    @cached_property
    def source_length(self) -> int:
        """Samples of the source at the rate of the target."""
        change = ratio(*self.rates)
        return -(-self.source[0] * change.numerator // change.denominator)

    def channels(self, crossing: Crossing) -> int:
        """Return the channels of the result."""
        return 1 if crossing.fluid else self.target[1]


class Plan:
    """The sizes and shapes of all that a crossing does for a channel, known beforehand."""

    def __init__(self, crossing: Crossing, sizes: Sizes, threads: int) -> None:
        self.transform, self.members = crossing.transform(), available(threads)
        hops = self.transform.frames(sizes.source_length)
        goals = self.transform.frames(sizes.target[0])
        self.source, self.target = (hops, self.transform.bins), (goals, self.transform.bins)
        self.pursuit = Pursuit(
            hops, goals, self.transform.bins, crossing.time_sparsity, crossing.polyphony, crossing.continuity,
            crossing.iterations, crossing.fluid,
        )  # fmt: skip
        self.synthesis = Synthesis(
            self.transform, sizes.source_length, sizes.target[0], GRIFFINLIM if crossing.fluid else crossing.phase,
            crossing.fluid,
        )  # fmt: skip
        resampling = sizes.source_length * sizes.source[1] if sizes.rates[0] != sizes.rates[1] else 0
        self._sound = sizes.target[0], sizes.channels(crossing)
        self._lengths = resampling, sizes.source_length, sizes.target[0]

    def shapes(self) -> Shapes:
        """Return the shapes of all arrays."""
        resampled_, source, target = self._lengths
        mixed = self.synthesis.chunk * self.transform.fft + self.pursuit.kept * self.transform.window
        return {
            "sound": Shape(self._sound),
            "resampled": Shape((resampled_,)),
            "signals": Shape((source + target,)),
            "source": Shape(self.source),
            "target": Shape(self.target),
            "finite": CHECKED_AT_ONCE,
            "working": Shape((self.members, WORKING, mixed)),
            **self.pursuit.shapes(self.members),
            **self.synthesis.shapes(self.members),
        }

    def efforts(self) -> dict[str, float]:
        """Return about how many nanoseconds each stage takes on one core."""
        pursuit, (window, _, fft), frames = self.pursuit, self.transform, self.target[0]
        return {
            "analysis": 10.0 * fft * (self.source[0] + frames),
            "activations": 0.2 * self.transform.bins * (pursuit.dense_work + pursuit.sparse_work),
            "sound": frames * (20.0 * window + 30.0 * fft * (1 + 2 * self.synthesis.rounds)),
        }


def crossing_bytes(crossing: Crossing, sizes: Sizes, threads: int) -> int:
    """Return the bytes that a crossing of sounds of these sizes takes."""
    return nbytes(Plan(crossing, sizes, threads).shapes())


def cross(
    source: Samples, target: Samples, crossing: Crossing, watch: Watcher = unwatched, threads: int = 0,
    rates: tuple[float, float] = (1.0, 1.0),
) -> Mosaic:  # fmt: skip
    """Return a target rebuilt from the frames of a source.

    Each channel of the target is rebuilt from the same channel of the source; where that has fewer, they come again.

    Parameters
    ----------
    source, target : float32 (samples, channels), any range; not changed
    crossing : how
    watch : called now and then, without a divergence
    threads : threads of the computation; 0 means one a core
    rates : Hz of source and target; a source at another rate is brought to that of the target

    Raises
    ------
    BadBufferError : values that are not finite, or too large
    Cancelled : `watch` answered no

    """
    sizes = Sizes(source.shape, target.shape, rates)
    plan, count = Plan(crossing, sizes, threads), sizes.channels(crossing)
    course = Course(watch, plan.efforts(), count)
    course.begin(0, "analysis")
    for name, samples in (("source", source), ("target", target)):
        require_finite(name, samples, FIXED, course.report)
    if rates[0] != rates[1]:
        source = _at_rate(source, rates, course)
    seed = fresh_seed() if crossing.seed == -1 else crossing.seed
    result = empty((len(target), count))
    with team(threads) as lent:
        for channel in range(count):
            signals = source[:, channel % source.shape[1]], target[:, channel]
            result[:, channel] = _crossed(channel, *signals, plan, seed, lent, course)
    for rows in spans(result, lambda: course.report(1.0)):
        if not np.isfinite(rows).all():
            raise too_loud("mosaic")
    return Mosaic(result, plan.pursuit.arithmetic, seed)


def _at_rate(source: Samples, rates: tuple[float, float], course: Course) -> Samples:
    """Return the source at the rate of the target."""
    steps = resampled(source, *rates)
    while True:
        try:
            next(steps)
        except StopIteration as last:
            result: Samples = last.value
            return result
        course.report()


def _crossed(
    channel: int, source: Samples, target: Samples, plan: Plan, seed: int, lent: Team, course: Course
) -> Samples:
    """Return a channel of the target rebuilt from one of the source."""
    course.begin(channel, "analysis")
    signal = _copied(source, course)
    magnitudes = _transformed("source", signal, plan, lent, course)
    if plan.pursuit.fluid:
        for rows in spans(magnitudes, course.report):
            np.maximum(rows, EPSILON, out=rows)
    goal = _transformed("target", _copied(target, course), plan, lent, course)
    course.begin(channel, "activations")
    found = activations(magnitudes, goal, plan.pursuit, seed, lent, course.report)
    course.begin(channel, "sound")
    return sound(signal, magnitudes, found, plan.synthesis, seed, lent, course.report)


def _copied(signal: Samples, course: Course) -> Samples:
    """Return a channel by itself."""
    result = empty(signal.shape)
    for part, values in zip(spans(result[:, None], course.report), spans(signal[:, None], course.report), strict=True):
        part[:] = values
    return result


def _transformed(name: str, signal: Samples, plan: Plan, lent: Team, course: Course) -> Samples:
    """Return the magnitudes of a signal, float32 (frames, bins)."""
    transform, result = plan.transform, empty((plan.transform.frames(len(signal)), plan.transform.bins))
    window, tables = stft.hann(transform.window), fourier.tables(transform.fft)
    spaces = np.empty((lent.members, stft.ROWS, transform.fft), np.float32)

    def work(member: Member) -> None:
        stft.magnitudes(member, signal, transform.hop, window, tables, spaces, result)

    def watch(signals: Signals) -> None:
        course.report()

    if lent.run(work, watch, lent.members)[OVERFLOW]:
        raise too_loud(name)
    return result
