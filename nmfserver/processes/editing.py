"""Edits of components in buffers: bases, activations and stems that /bufnmf takes back, or any sound.

Components of audio channel *i* are the columns ``i * components … (i + 1) * components - 1``. Every operation keeps
that layout, and says by `Operation.origins` which components there are afterwards, and whose names they have.

Smooth, Gate, Normalise   work on values, column by column
Permute, Mix              choose columns, or add them
Merge                     makes one component of several

The readable twins are `smoothed`, `gated`, `merged` and `mixed` in ``tests/naive.py``.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.processes.checks import looking
from nmfserver.steps import Steps, spans

Samples = NDArray[np.float32]
Doubles = NDArray[np.float64]

BASES, ACTIVATIONS, STEMS = "bases", "activations", "stems"
NEW = -1
"""The origin of a component that comes from none alone."""
TINIEST = float(np.finfo(np.float32).tiny)
SMOOTHED_AT_ONCE = 2**14
"""Values that are smoothed in a step, one after the other."""


class Part(NamedTuple):
    """A buffer that is edited: float32 (frames, channels * components), and its frames a second."""

    samples: Samples
    rate: float


Parts = Mapping[str, Part]
Edited = dict[str, Samples]


class Operation(ABC):
    """What is done to components."""

    def origins(self, components: int) -> tuple[int, ...]:
        """Return of each component afterwards which one it was, or `NEW`; raise if there are too few."""
        return tuple(range(components))

    @abstractmethod
    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the edited samples of all parts, in steps; those that are given are not changed."""


def edited(operation: Operation, parts: Parts, components: int) -> Steps[Edited]:
    """Return what becomes of all parts, by their names, in steps.

    Raises `BadBufferError` where a value is not finite, or becomes too large for 32 bits.
    """
    for name, part in parts.items():
        yield from looking(name, part.samples)
    results = yield from _unwarned(operation.steps(parts, components))
    for name, samples in results.items():
        try:
            yield from looking(name, samples)
        except BadBufferError:
            raise BadBufferError(f"the {name} would leave the range of 32-bit numbers; nothing was changed") from None
    return results


def _unwarned(steps: Steps[Edited]) -> Steps[Edited]:
    """Take steps without warnings of NumPy: what leaves the range is found in the results."""
    while True:
        with np.errstate(over="ignore", invalid="ignore"):  # not across a yield: the thread does other work then
            try:
                next(steps)
            except StopIteration as last:
                results: Edited = last.value
                return results
        yield


@dataclass(frozen=True)
class Smooth(Operation):
    """A one-pole filter, with one time constant up and another down: after it, a step is done to 63 % (1 - 1/e).

    attack, release : seconds, at least 0
    """

    attack: float
    release: float

    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the parts, smoothed; each begins at its first value."""
        results = {}
        for name, part in parts.items():
            results[name] = yield from self._smoothed(part)
        return results

    def _smoothed(self, part: Part) -> Steps[Samples]:
        up, down = (-math.expm1(-1 / (time * part.rate)) if time else 1.0 for time in (self.attack, self.release))
        result = np.empty_like(part.samples)
        for source, target in zip(part.samples.T, result.T, strict=True):
            value = float(source[0])
            for first in range(0, len(source), SMOOTHED_AT_ONCE):
                values = list[float]()
                for sample in source[first : first + SMOOTHED_AT_ONCE].tolist():  # each depends on the one before
                    distance = sample - value
                    value += (up if distance > 0 else down) * distance
                    values.append(value)
                target[first : first + SMOOTHED_AT_ONCE] = values
                yield
        return result


@dataclass(frozen=True)
class Gate(Operation):
    """Values below a threshold become 0, in each column by itself.

    threshold : as a part of the column's largest absolute value, 0…1
    hold : seconds in which the gate stays open after the last value that reached it
    """

    threshold: float
    hold: float

    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the parts, gated."""
        results = {}
        for name, part in parts.items():
            results[name] = yield from self._gated(part)
        return results

    def _gated(self, part: Part) -> Steps[Samples]:
        samples, result = part.samples, np.zeros_like(part.samples)
        least = self.threshold * (yield from _largest(samples))
        held = int(min(self.hold * part.rate, len(samples)))
        last = np.full(samples.shape[1], -held - 1)  # the last frame so far that opened the gate
        for span in spans(*samples.shape):
            rows, numbers = samples[span], np.arange(span.start, span.stop)[:, None]
            opened = np.maximum(np.maximum.accumulate(np.where(np.abs(rows) >= least, numbers, -held - 1)), last)
            result[span] = np.where(numbers - opened <= held, rows, 0)
            last = opened[-1]
            yield
        return result


@dataclass(frozen=True)
class Normalise(Operation):
    """Multiplies so that the largest absolute value is what is asked for; silence stays.

    level : what it becomes, at least 0
    each : of each component by itself; else of all in an audio channel, so that the balance between them stays
    """

    level: float
    each: bool

    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the parts, multiplied."""
        results = {}
        for name, (samples, _) in parts.items():
            sizes = yield from _largest(samples)
            if not self.each:
                sizes = np.repeat(sizes.reshape(-1, components).max(axis=1), components)
            factors = np.where(sizes > 0, self.level / np.maximum(sizes, TINIEST), 1.0)
            results[name] = result = np.empty_like(samples)
            for span in spans(*samples.shape):
                result[span] = samples[span] * factors
                yield
        return results


@dataclass(frozen=True)
class Permute(Operation):
    """Puts components in an order; those that it leaves out are gone.

    order : the numbers of components, each at most once
    """

    order: tuple[int, ...]

    def __post_init__(self) -> None:
        _require_distinct(self.order)

    def origins(self, components: int) -> tuple[int, ...]:
        """Return the order."""
        _require_components(self.order, components)
        return self.order

    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the chosen columns."""
        results = {}
        for name, (samples, _) in parts.items():
            columns = [first + each for first in range(0, samples.shape[1], components) for each in self.order]
            results[name] = result = np.empty((len(samples), len(columns)), np.float32)
            for span in spans(*samples.shape):
                result[span] = samples[span][:, columns]
                yield
        return results


@dataclass(frozen=True)
class Mix(Operation):
    """Adds the components of each audio channel, each times its gain."""

    gains: tuple[float, ...]

    def origins(self, components: int) -> tuple[int, ...]:
        """Return that there is one, a new one."""
        return (NEW,)

    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the sums, one column an audio channel."""
        results = {}
        for name, (samples, _) in parts.items():
            results[name] = result = np.empty((len(samples), samples.shape[1] // components), np.float32)
            for span in spans(*samples.shape):
                result[span] = samples[span].reshape(-1, result.shape[1], components) @ np.array(self.gains)
                yield
        return results


@dataclass(frozen=True)
class Merge(Operation):
    """Makes one component of several, at the place of the one that comes first.

    Stems are added. A basis and an activation come from the sums of magnitudes of what is merged, over frames and over
    bins: of all single components these come closest to it in Kullback-Leibler divergence (Ho and Van Dooren,
    "Non-negative matrix factorization with fixed row and column sums", 2008). Where only one of both is given, those
    are added as they are. The norm of a basis is the root mean square of those that are merged. Where the activations
    of all audio channels are alike, as those of linked channels are, they stay so.

    merged : numbers of components, at least two
    """

    merged: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.merged) < 2:
            raise ArgumentError(f"{counted(len(self.merged), 'component')} to be merged; name at least 2")
        _require_distinct(self.merged)

    def origins(self, components: int) -> tuple[int, ...]:
        """Return the components without those that are in another now."""
        _require_components(self.merged, components)
        return tuple(each for each in range(components) if each == min(self.merged) or each not in self.merged)

    def steps(self, parts: Parts, components: int) -> Steps[Edited]:
        """Return the columns of all parts, with the merged ones as one."""
        kept = Permute(self.origins(components))
        results = yield from kept.steps(parts, components)
        place, width = kept.order.index(min(self.merged)), len(kept.order)
        audio_channels = next(iter(parts.values())).samples.shape[1] // components
        groups = [[channel * components + each for each in self.merged] for channel in range(audio_channels)]
        targets = [channel * width + place for channel in range(audio_channels)]
        for name, part in parts.items():
            if name != BASES:
                for group, target in zip(groups, targets, strict=True):
                    results[name][:, target] = yield from _summed(part.samples, group, np.ones(len(group)))
        if BASES in parts:
            alike = ACTIVATIONS in parts and are_alike(parts[ACTIVATIONS].samples, groups)
            for channels in [range(audio_channels)] if alike else [[each] for each in range(audio_channels)]:
                one = [groups[each] for each in channels], [targets[each] for each in channels]
                yield from self._merge_factors(parts, results, *one)
        return results

    def _merge_factors(self, parts: Parts, results: Edited, groups: list[list[int]], targets: list[int]) -> Steps[None]:
        """Write the basis of audio channels that belong together, and the activation that they share."""
        rows = np.concatenate([np.maximum(parts[BASES].samples[:, group], 0) for group in groups]).astype(np.float64)
        given = parts.get(ACTIVATIONS)
        amounts = np.ones(len(self.merged))
        if given is not None:
            amounts = yield from _sums(given.samples, groups[0])
        basis = rows @ amounts
        norm = np.linalg.norm(basis)
        basis *= np.linalg.norm(rows) / math.sqrt(len(self.merged)) / norm if norm else 0.0
        for target, values in zip(targets, np.split(basis, len(targets)), strict=True):
            results[BASES][:, target] = values
        if given is not None:
            weights = rows.sum(axis=0) / (basis.sum() or 1.0)
            activation = yield from _summed(given.samples, groups[0], weights)
            results[ACTIVATIONS][:, targets] = activation[:, None]


def are_alike(activations: Samples, groups: Sequence[Sequence[int]]) -> bool:
    """Return whether groups of columns hold the same, as the activations of linked audio channels do."""
    return all(np.array_equal(activations[:, groups[0]], activations[:, group]) for group in groups[1:])


def _require_components(numbers: Sequence[int], components: int) -> None:
    for number in numbers:
        if number >= components:
            raise ArgumentError(
                f"component {number} is named; there {'is' if components == 1 else 'are'} "
                f"{counted(components, 'component')}, from 0 on"
            )


def _require_distinct(numbers: tuple[int, ...]) -> None:
    for at, number in enumerate(numbers):
        if number in numbers[:at]:
            raise ArgumentError(f"component {number} is named twice; each can be named once")


def _largest(samples: Samples) -> Steps[Doubles]:
    """Return the largest absolute value of each column, float64 (columns,)."""
    largest = np.zeros(samples.shape[1])
    for span in spans(*samples.shape):
        np.maximum(largest, np.abs(samples[span]).max(axis=0), out=largest)
        yield
    return largest


def _sums(samples: Samples, columns: Sequence[int]) -> Steps[Doubles]:
    """Return the sums of some columns, float64 (columns,)."""
    total = np.zeros(len(columns))
    for span in spans(*samples.shape):
        total += samples[span][:, columns].sum(axis=0, dtype=np.float64)
        yield
    return total


def _summed(samples: Samples, columns: Sequence[int], weights: Doubles) -> Steps[Doubles]:
    """Return the weighted sum of some columns, float64 (frames,)."""
    total = np.empty(len(samples))
    for span in spans(*samples.shape):
        total[span] = samples[span][:, columns] @ weights
        yield
    return total
