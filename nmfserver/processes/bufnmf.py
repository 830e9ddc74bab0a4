"""BufNMF: takes a sound apart into components, each a spectral template and an amplitude envelope.

`decompose` goes from group to group of audio channels: a team of threads does magnitudes, factorisation and
resynthesis, one kernel after the other (the complex spectra are computed anew rather than kept). A group is one
channel, or all of them where they are linked: then their bins lie side by side.

Arrays that come in and go out are laid out as buffers are, ``(frames, channels)``; components of audio channel *i*
are the channels ``i * components … (i + 1) * components - 1``. With the solver ``mu`` the numerics are those of
FluCoMa's BufNMF (Tremblay, Roma and Green, "Enabling Programmatic Data Mining as Musicking: The Fluid Corpus
Manipulation Toolkit", 2021), with one difference: two fixed factors are multiplied as they are given, so that the
balance between components is kept.
"""

import dataclasses
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nmfserver.errors import BadBufferError, Cancelled
from nmfserver.kernels import coarse, fourier, masks, nmfd_masks, stft
from nmfserver.kernels.arrays import contiguous
from nmfserver.kernels.floors import EPSILON
from nmfserver.kernels.shapes import Shapes, arrays
from nmfserver.kernels.team import (
    FRAMES,
    FRAMES_DONE,
    OVERFLOW,
    STOP,
    TILES_DONE,
    Member,
    Signals,
    Team,
    clock,
    team,
    wait,
)
from nmfserver.pool import empty
from nmfserver.processes.checks import BLOCK_VALUES, require_finite, spans, too_loud
from nmfserver.processes.factorising import Solver
from nmfserver.processes.finding import FOUND, find_components
from nmfserver.processes.levels import Samples
from nmfserver.processes.ordering import matching, order_of
from nmfserver.processes.plan import Plan
from nmfserver.processes.settings import FAST, FIND, FIXED, RANDOM, Settings, each_mode, fresh_seed
from nmfserver.processes.solvers import solver as solver_for
from nmfserver.processes.watching import Tell, Watcher, untold, unwatched

Room = Callable[[str, tuple[int, ...]], Samples | None]
"""Returns the caller's memory for a result, by its name in `Parts` and its shape; None where the caller has none."""

RESYNTHESIS = 30  # plain iterations that take about as long as the resynthesis
EXACT = 1e-6  # divergence as a part of the sum of all magnitudes, up to which it is rounding
OF_BUDGET = 0.9  # share of a factorisation within a budget in the progress; stems take what they take
LEAST_BUDGET = 1e-3  # seconds, where finding the components has taken all
FAST_AS_PLAIN = 5  # `fast` takes about so many times less than its plain iterations


@dataclass(frozen=True)
class Parts:
    """What a sound was taken apart into.

    bases : float32 (bins, components * channels), each of unit Euclidean norm; those of linked channels together. Where
        templates have several frames, it is their number times as many: each frame's spectrum behind the one before
    activations : float32 (frames, components * channels), the largest value of an audio channel is 1; as given if fixed
    stems : float32 (samples, components * channels), or None where none were asked for
    divergence : generalised Kullback-Leibler divergence at the end, summed over channels
    iterations : rounds of updates done, on the full level; the most of a channel
    seed : with which the same result comes again where no budget was given; with ``mu``, by as many threads
    explained : 0…1, one less the divergence as a part of that of a flat spectrum with each frame's mean; 1 is exact
    components : of an audio channel
    """

    bases: Samples
    activations: Samples
    stems: Samples | None
    divergence: float
    iterations: int
    seed: int
    explained: float
    components: int


def no_room(name: str, sizes: tuple[int, ...]) -> None:
    """Return no memory: results get their own."""


def decompose(
    source: Samples,
    settings: Settings,
    bases: Samples | None = None,
    activations: Samples | None = None,
    watch: Watcher = unwatched,
    threads: int = 0,
    sample_rate: float = 44100.0,
    window: Samples | None = None,
    room: Room = no_room,
    tell: Tell = untold,
) -> Parts:
    """Take `source` apart.

    Parameters
    ----------
    source : float32 (samples, channels), any range; not changed
    settings : what to do
    bases : float32 (bins, components * channels), as in `Parts`, for modes 1 and 2; not changed
    activations : float32 (frames, components * channels), for modes 1 and 2; not changed; see `Plan.require_fitting`
    watch : called now and then, at the beginning with 0 and at the end with 1
    threads : threads of the kernels; 0 means one a core
    sample_rate : Hz; used where the number of components is found
    window : float32 (window,), of the analysis, where no stems are made of it; None is a Hann window
    room : where the results are computed
    tell : called where kernels have to be compiled first

    Raises
    ------
    BadBufferError : values that are not finite, or too large; fixed activations of linked channels that differ
    Cancelled : `watch` answered no

    """
    frames, channels = source.shape
    if settings.seed == -1:
        settings = dataclasses.replace(settings, seed=fresh_seed())

    def begin() -> None:
        if watch(0.0, math.inf) is False:
            raise Cancelled("cancelled")

    begin()
    for name, values, modes in (
        ("source", source, FIXED),
        ("bases", bases, settings.bases_mode),
        ("activations", activations, settings.act_mode),
    ):
        if values is not None and modes != RANDOM:
            require_finite(name, values, modes, begin)
    if settings.is_deconvolved:
        from nmfserver.kernels import on_demand  # few jobs need it, and it takes long to import

        on_demand.prepare(begin, tell)
    with team(threads) as lent:
        told = watch
        if settings.components == FIND:
            settings, told = _with_components(source, settings, sample_rate, watch, lent), _second_half(watch)
        plan = Plan(settings, frames, channels, lent.members)
        work = _Work(plan, source, told, lent, window, room)
        for number, group in enumerate(plan.groups):
            work.take(number, group, source, bases, activations)
    return work.parts()


def _with_components(source: Samples, settings: Settings, sample_rate: float, watch: Watcher, lent: Team) -> Settings:
    """Return the settings with the number of components that is found, and with what is left of the budget."""
    frames, channels = source.shape
    plan, began = Plan(settings, frames, channels, lent.members), clock()
    size = plan.size._replace(bins=plan.transform.bins, channels=1, lags=1)
    found = find_components(source, settings, size, sample_rate, watch, lent)
    budget = max(settings.budget - (clock() - began), LEAST_BUDGET) if settings.budget else 0.0
    return dataclasses.replace(settings, components=found, budget=budget)


def _second_half(watch: Watcher) -> Watcher:
    """Return a watcher that is told the second half of the progress; the first was that of finding the components."""
    return lambda fraction, divergence: watch(FOUND + (1 - FOUND) * fraction, divergence)


class _Work:
    """One run of `decompose`: what its groups share."""

    def __init__(
        self, plan: Plan, source: Samples, watch: Watcher, lent: Team, window: Samples | None, room: Room
    ) -> None:
        self.plan = plan
        self._window = stft.hann(plan.transform.window) if window is None else window
        alone = len(plan.groups) == 1  # then there is nothing to compare it with
        self._loudness = np.array([1.0 if alone else _loudness(source[:, group[0]]) for group in plan.groups])
        """Of each group: the sum of its absolute samples. Where there are several groups, each is one channel."""
        self.settings = plan.settings
        self.watch = watch
        self.team = lent
        results = _results(plan.results, room)
        self.bases, self.activations, self.stems = results["bases"], results["activations"], results.get("stems")
        self.divergence, self.flat, self.magnitudes, self.rounds = 0.0, 0.0, 0.0, 0
        self._first: Samples | None = results.get("first activations")
        self._progress = 0.0, math.inf
        """Of the current group: the fraction done, and the divergence as it is known."""
        self._told = math.inf
        self._group = 0

    @cached_property
    def _shared_out(self) -> Settings:
        """The settings of one group: each has its part of the time."""
        budget = self.settings.budget / len(self.plan.groups)
        return dataclasses.replace(self.settings, budget=budget) if budget else self.settings

    def parts(self) -> Parts:
        """Return the results."""
        return Parts(
            self.bases, self.activations, self.stems, self.divergence, self.rounds, self.settings.seed,
            self._explained(), self.plan.size.components,
        )  # fmt: skip

    def _explained(self) -> float:
        """Return what the components explain, 0…1. What is left of an exact result is rounding."""
        if not self.magnitudes or self.divergence <= EXACT * self.magnitudes:
            return 1.0
        return 1 - self.divergence / max(self.flat, self.divergence)

    def take(
        self, number: int, group: range, source: Samples, bases: Samples | None, activations: Samples | None
    ) -> None:
        """Take a group of audio channels apart and keep its columns of the results."""
        self._group = number
        self._progress = 0.0, math.inf
        magnitudes = empty(*self.plan.group["magnitudes"])
        solver = solver_for(self.settings)(self._shared_out, self.plan.size, magnitudes)
        self._start(solver, group, bases, activations)
        self._compute(solver, group, source)
        for name, values in (("bases", solver.bases), ("activations", solver.activations)):
            for rows in self._spans(values):
                if not np.isfinite(rows).all():
                    raise too_loud(name)
        self._keep(solver, group, bases, activations)
        self.divergence += solver.divergence
        self.flat += float(solver.survey.flat[-1])
        self.magnitudes += float(solver.survey.frame_sums.sum(dtype=np.float64))
        self.rounds = max(self.rounds, solver.rounds)

    def report(self) -> None:
        """Report the progress of all groups to the watcher; raise `Cancelled` if it returns False."""
        fraction, divergence = self._progress
        groups = len(self.plan.groups)
        loudness = self._loudness[self._group :]  # a divergence is in proportion to it
        if loudness[0] > 0:
            divergence *= float(loudness.sum() / loudness[0])
        elif loudness.any():
            divergence = math.inf
        self._told = min(self._told, self.divergence + divergence)
        if self.watch((self._group + fraction) / groups, self._told) is False:
            raise Cancelled("cancelled")

    def _spans(self, values: Samples) -> Iterator[Samples]:
        """Yield the rows of an array in blocks, and report after each."""
        return spans(values, self.report)

    def _start(self, solver: Solver, group: range, bases: Samples | None, activations: Samples | None) -> None:
        """Draw the factors, and write those that are given over them."""
        if self.settings.is_searched:
            return  # it starts by itself
        if not self.settings.fixed:
            solver.draw()
        size, bins = self.plan.size, self.plan.transform.bins
        frames = solver.bases.reshape(size.components, size.lags, len(group), bins)
        for component, mode in enumerate(each_mode(self.settings.bases_mode, size.components)):
            if bases is not None and mode != RANDOM:
                for place, channel in enumerate(group):
                    given = bases[:, self._column(channel, component)].reshape(size.lags, bins)
                    np.maximum(given, 0, out=frames[component, :, place])
        for component, mode in enumerate(each_mode(self.settings.act_mode, self.plan.size.components)):
            if activations is not None and mode != RANDOM:
                solver.activations[:, component] = self._given_activation(group, component, mode, activations)

    def _given_activation(self, group: range, component: int, mode: int, activations: Samples) -> Samples:
        """Return a given activation; of linked channels the mean, and where it is fixed they must be alike."""
        first = activations[:, self._column(group[0], component)]
        if mode == FIXED:
            for channel in group[1:]:
                if not np.array_equal(first, activations[:, self._column(channel, component)]):
                    raise BadBufferError(
                        f"the activations of component {component} differ in channels {group[0]} and {channel} of the "
                        "sound; with stereo linked, fixed ones must be alike in all channels: use apart"
                    )
        total = np.maximum(first, 0)
        for channel in group[1:]:
            total += np.maximum(activations[:, self._column(channel, component)], 0)
        total /= np.float32(len(group))
        return total

    def _column(self, channel: int, component: int = 0) -> int:
        """Return the column of a component in the results."""
        return channel * self.plan.size.components + component

    def _compute(self, solver: Solver, group: range, source: Samples) -> None:
        """Let the team do the kernels: on return both factors are finished, and the stems of this group."""
        plan, transform = self.plan, self.plan.transform
        window, tables = self._window, fourier.tables(transform.fft)
        room, signals = arrays(plan.transforming), [contiguous(source, channel) for channel in group]
        channel_magnitudes = empty(*plan.group["channel magnitudes"]) if len(group) > 1 else solver.magnitudes
        blocks: list[tuple[Samples, Samples]] = []  # of each channel its bases, and their sums
        resynthesised = [-1]  # the channel of the group whose stems are made

        def work(member: Member) -> None:
            for place, signal in enumerate(signals):
                stft.magnitudes(member, signal, transform.hop, window, tables, room["frames"], channel_magnitudes)
                if member.signals[OVERFLOW]:
                    return
                if len(group) > 1:
                    _put(member, channel_magnitudes, solver.magnitudes, place)
            coarse.survey(member, solver.magnitudes, solver.survey)
            solver.solve(member)
            if member.signals[STOP]:
                return  # the arrays hold anything
            if member.rank == 0:
                self._arrange(solver, len(group))
                several = _blocks(solver.bases, len(group), plan.size.lags)
                blocks.extend((block, _sums(block)) for block in several)
            wait(member)
            if self.stems is not None and not member.signals[STOP]:
                for signal, block, channel in zip(signals, blocks, group, strict=True):
                    resynthesised[0] += member.rank == 0
                    self._resynthesise(member, signal, block, solver.activations, room, channel)

        weight = self._weight()

        def watch(signals: Signals) -> None:
            stems = max(resynthesised[0], 0) + signals[FRAMES_DONE] / max(signals[FRAMES], 1)
            fraction = weight * solver.fraction(signals) + (1 - weight) * stems / len(group)
            self._progress = max(float(fraction), self._progress[0]), solver.divergence
            self.report()

        done = self.team.run(work, watch, plan.size.members)
        if done[OVERFLOW]:
            raise too_loud("stems" if done[TILES_DONE] else "source")
        self._progress = 1.0, solver.divergence

    def _resynthesise(
        self, member: Member, signal: Samples, block: tuple[Samples, Samples], activations: Samples,
        room: dict[str, Samples], channel: int,
    ) -> None:  # fmt: skip
        """Write the stems of an audio channel, by its bases and their sums, and the activations."""
        assert self.stems is not None
        transform, (bases, sums) = self.plan.transform, block
        sound = transform.hop, self._window, fourier.tables(transform.fft)
        target = self.stems, self._column(channel)
        if self.plan.size.lags == 1:
            masks.resynthesise(member, signal, bases, activations, sums, *sound, masks.StemSpace(**room), *target)
            return
        frames, ones = bases.reshape(-1, transform.bins), np.ones_like(sums)
        space = nmfd_masks.TemplateStemSpace(**room)
        nmfd_masks.resynthesise(member, signal, frames, activations, ones, *sound, space, *target)

    def _weight(self) -> float:
        """Return the share of the factorisation in the progress of a group."""
        if not self.settings.resynth:
            return 1.0
        if self.settings.budget:
            return OF_BUDGET
        effort = float(self.settings.iterations * self.plan.size.lags)
        if self.settings.solver == FAST:
            effort /= FAST_AS_PLAIN
        return effort / (effort + RESYNTHESIS)

    def _arrange(self, solver: Solver, channels: int) -> None:
        """Put components that we started in order; those of a channel that is paired, in that of the first."""
        w, h = solver.bases, solver.activations
        if self.settings.is_given:
            return  # their order stays
        if self._first is not None and self._group > 0:
            order = matching(self._first, h)
        else:
            spectra = w.reshape(len(w), self.plan.size.lags, -1).sum(axis=1)
            order = order_of(self.settings.usual_order, spectra, h, channels)
        if (order != np.arange(len(order))).any():
            w[:] = w[order]
            h[:] = h[:, order]
        if self._first is not None and self._group == 0:
            self._first[:] = h

    def _keep(self, solver: Solver, group: range, bases: Samples | None, activations: Samples | None) -> None:
        """Write the factors to their columns of the results: fixed ones as they were given."""
        size, h = self.plan.size, solver.activations
        free = np.flatnonzero(solver.free.activations)
        largest = max((float(part[:, free].max()) for part in self._spans(h)), default=0.0) if len(free) else 0.0
        for channel, block in zip(group, _blocks(solver.bases, len(group), size.lags), strict=True):
            columns = slice(self._column(channel), self._column(channel + 1))
            self.bases[:, columns] = block.T
            first = 0
            for part in self._spans(h):
                np.divide(part, np.float32(largest or 1), out=self.activations[first : first + len(part), columns])
                first += len(part)
            for given, free_, result in (
                (bases, solver.free.bases, self.bases), (activations, solver.free.activations, self.activations),
            ):  # fmt: skip
                if given is not None:
                    for component in range(size.components):
                        if not free_[component]:
                            column = self._column(channel, component)
                            result[:, column] = given[:, column]


def _results(shapes: Shapes, room: Room) -> dict[str, Samples]:
    """Return the arrays of the results, with any values in them: in the caller's memory where there is some."""
    given = {name: array for name, shape in shapes.items() if (array := room(name, shape.sizes)) is not None}
    return given | arrays({name: shape for name, shape in shapes.items() if name not in given})


def _sums(bases: Samples) -> Samples:
    """Return each basis summed over bins, as what divides needs it."""
    sums: Samples = np.maximum(bases.sum(axis=1, dtype=np.float64), EPSILON).astype(np.float32)
    return sums


def _loudness(signal: Samples) -> float:
    """Return the sum of the absolute samples, with no copy of all of them."""
    starts = range(0, len(signal), BLOCK_VALUES)
    return sum(float(np.abs(signal[start : start + BLOCK_VALUES]).sum(dtype=np.float64)) for start in starts)


def _blocks(bases: Samples, channels: int, lags: int) -> list[Samples]:
    """Return the bases of each channel; in each frame of a template the bins of all channels lie side by side."""
    if channels == 1:
        return [bases]
    frames = bases.reshape(len(bases), lags, channels, -1)
    return [np.ascontiguousarray(frames[:, :, channel]).reshape(len(bases), -1) for channel in range(channels)]


def _put(member: Member, magnitudes: Samples, target: Samples, place: int) -> None:
    """Write a member's part of a channel's magnitudes beside those of other channels."""
    first, last = len(magnitudes) * member.rank // member.members, len(magnitudes) * (member.rank + 1) // member.members
    bins = magnitudes.shape[1]
    target[first:last, place * bins : (place + 1) * bins] = magnitudes[first:last]
    wait(member)
