"""Measures of components: how much, how loud, how high, how noisy, when, and which are alike.

All come from two sums of a component's magnitudes: over frames, which is its spectrum, and over bins, which is its
envelope. Of a component that is a basis times an activation these are the two, scaled; of a stem they are summed from
its frames. Several audio channels are added. The readable twins are `spectral_shape`, `pitch` and `onsets` in
``tests/naive.py``.

`of_factors` and `of_sound` make the sums; `describe` measures them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import fourier, stft
from nmfserver.kernels.arrays import contiguous
from nmfserver.kernels.shapes import FLOAT64, Shape, nbytes
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import OVERFLOW, Member, Signals, team
from nmfserver.pool import empty
from nmfserver.processes.checks import CHECKED_AT_ONCE, require_finite, spans, too_loud
from nmfserver.processes.onsets import onsets
from nmfserver.processes.ordering import centroids, correlations
from nmfserver.processes.pitch import NO_PITCH, pitch
from nmfserver.processes.settings import FIXED

Samples = NDArray[np.float32]
Doubles = NDArray[np.float64]
Report = Callable[[float], None]
"""Told the share that is done; raises to cancel."""

NONE_KNOWN = -1.0
"""Stands for what cannot be measured: the centroid of silence, or without bases."""
LEAST_LEVEL = -200.0
"""Decibels of silence."""
FAINTEST = 1e-10
"""The least magnitude in a geometric mean, as a part of the arithmetic mean: a bin that is 0 must not decide alone."""
FRAMES_AT_ONCE = 1024
"""Frames of a sound that are transformed between two reports."""
MEASURES = ("share", "level", "centroid", "spread", "flatness", "pitch", "confidence")


def unreported(fraction: float) -> None:
    """Go on."""


class Sums(NamedTuple):
    """The sums of components.

    spectra : float64 (components, bins), over frames; None where nothing is known of them
    envelopes : float64 (frames, components), over bins; None likewise
    levels : float64 (components,), decibels; None where nothing is known
    """

    spectra: Doubles | None
    envelopes: Doubles | None
    levels: Doubles | None


@dataclass(frozen=True)
class Description:
    """What was measured.

    values : float32 (measures, components), in the order of `MEASURES`: the share of all magnitudes, 0…1; decibels; Hz;
        Hz; 0…1; Hz; 0…1
    correlations : float32 (components, components), -1…1
    onsets : of each component the times in seconds
    """

    values: Samples
    correlations: Samples
    onsets: tuple[Doubles, ...]

    @property
    def nearest(self) -> list[int]:
        """The other component that each is most like; -1 where there is no other."""
        if len(self.correlations) == 1:
            return [-1]
        others = self.correlations.copy()
        np.fill_diagonal(others, -np.inf)
        return [int(each) for each in others.argmax(axis=1)]

    def table(self) -> Samples:
        """Return all of it, float32 (rows, components): measures, correlations, number of onsets, their times, -1s."""
        most = max(len(each) for each in self.onsets)
        times = np.full((most, len(self.onsets)), NONE_KNOWN, np.float32)
        for column, each in enumerate(self.onsets):
            times[: len(each), column] = _single(each)
        counts = np.array([[len(each) for each in self.onsets]], np.float32)
        return np.concatenate([self.values, self.correlations, counts, times])


def describing_bytes(frames: int, bins: int, channels: int, components: int, samples: int = 0) -> int:
    """Return the bytes that a description takes, of envelopes and spectra of so many frames and bins.

    samples : of each channel, where a sound is described
    """
    return nbytes(
        {
            "spectra": Shape((2, components, bins), FLOAT64),
            "envelopes": Shape((3, frames, components), FLOAT64),  # with those that correlations are made of
            "correlations": Shape((2, components, components)),
            "table": Shape((len(MEASURES) + components + frames, components)),
            "block": Shape((min(frames, FRAMES_AT_ONCE), bins)),
            "factors": Shape((bins, channels), FLOAT64),
            "signal": Shape((3, samples)),  # with its squares, of twice the size
            "finite": CHECKED_AT_ONCE,
        }
    )


def of_factors(bases: Samples | None, activations: Samples | None, components: int, report: Report) -> Sums:
    """Return the sums of components that are bases times activations, or of one of both.

    Levels are those of the envelopes; the largest value of all envelopes is 0 dB.

    Parameters
    ----------
    bases : float32 (bins, channels * components); negative values count as 0
    activations : float32 (frames, channels * components), as many columns; likewise
    components : of an audio channel
    report : called now and then

    Raises
    ------
    BadBufferError : values that are not finite

    """
    for name, values in (("bases", bases), ("activations", activations)):
        if values is not None:
            require_finite(name, values, FIXED, lambda: report(0.0))
    weights = None if activations is None else _added(activations, report)
    spectra = None if bases is None else _over_channels(bases, weights, components).T
    if activations is None:
        return Sums(spectra, None, None)
    sums = None if bases is None else _added(bases, report)
    envelopes = np.concatenate(
        [_over_channels(rows, sums, components) for rows in spans(activations, lambda: report(0.5))]
    )
    largest = envelopes.max()
    return Sums(spectra, envelopes, _decibels(np.sqrt((envelopes**2).mean(axis=0)) / (largest or 1.0)))


def _added(values: Samples, report: Report) -> Doubles:
    """Return the sums of columns, float64 (columns,)."""
    total = np.zeros(values.shape[1])
    for rows in spans(values, lambda: report(0.0)):
        total += np.maximum(rows, 0).sum(axis=0, dtype=np.float64)
    return total


def _over_channels(values: Samples, weights: Doubles | None, components: int) -> Doubles:
    """Return columns, weighted, added over the audio channels: float64 (rows, components)."""
    weighted = np.maximum(values, 0) * (1.0 if weights is None else weights)
    added: Doubles = weighted.reshape(len(values), -1, components).sum(axis=1, dtype=np.float64)
    return added


def of_sound(source: Samples, components: int, transform: Transform, threads: int, report: Report) -> Sums:
    """Return the sums of components that are stems; their levels are those of the samples, 1 being 0 dB.

    Parameters
    ----------
    source : float32 (samples, channels * components), any range
    components : of an audio channel
    transform : the sizes of the transform
    threads : of the transform; 0 means one a core
    report : called now and then

    Raises
    ------
    BadBufferError : values that are not finite, or too large

    """
    require_finite("source", source, FIXED, lambda: report(0.0))
    frames, columns = transform.frames(len(source)), source.shape[1]
    spectra, envelopes = np.zeros((components, transform.bins)), np.zeros((frames, components))
    squares = np.zeros(components)
    for at in range(columns):
        signal, component = contiguous(source, at), at % components
        squares[component] += np.square(signal, dtype=np.float64).mean() / (columns // components)
        for first in range(0, frames, FRAMES_AT_ONCE):
            done, last = (at + first / frames) / columns, min(first + FRAMES_AT_ONCE, frames)
            report(done)
            block = _magnitudes(signal, range(first, last), transform, threads, partial(report, done))
            spectra[component] += block.sum(axis=0, dtype=np.float64)
            envelopes[first:last, component] += block.sum(axis=1, dtype=np.float64)
    return Sums(spectra, envelopes, _decibels(np.sqrt(squares)))


def _magnitudes(
    signal: Samples, frames: range, transform: Transform, threads: int, report: Callable[[], None]
) -> Samples:
    """Return the magnitudes of some frames, float32 (frames, bins)."""
    window, hop, fft = transform
    before = min(-(-window // hop), frames.start)  # frames whose samples those to come share
    part = signal[(frames.start - before) * hop : frames.stop * hop + window]
    found = empty((len(frames) + before, transform.bins))
    shape, tables = stft.hann(window), fourier.tables(fft)
    with team(threads) as lent:
        members = min(lent.members, len(found))
        spaces = empty((members, stft.ROWS, fft))

        def work(member: Member) -> None:
            stft.magnitudes(member, part, hop, shape, tables, spaces, found)

        def watch(signals: Signals) -> None:
            report()

        if lent.run(work, watch, members)[OVERFLOW]:
            raise too_loud("source")
    return found[before:]


def describe(sums: Sums, spacing: float, rate: float, report: Report = unreported) -> Description:
    """Measure components.

    Parameters
    ----------
    sums : of them
    spacing : Hz from bin to bin
    rate : frames of the envelopes a second
    report : called after each component

    """
    curves = sums.envelopes if sums.spectra is None else sums.spectra.T
    assert curves is not None
    amounts = curves.sum(axis=0)
    components = len(amounts)
    levels = np.full(components, LEAST_LEVEL) if sums.levels is None else sums.levels
    values = np.full((len(MEASURES), components), NONE_KNOWN, np.float32)
    values[0], values[1] = amounts / (amounts.sum() or 1.0), levels
    times = [np.zeros(0)] * components
    for component in range(components):
        if sums.spectra is not None:
            values[2:, component] = _single(_shape(sums.spectra[component], spacing))
        if sums.envelopes is not None:
            times[component] = onsets(sums.envelopes[:, component], rate)
        report(1.0)
    if sums.envelopes is not None:
        curves = sums.envelopes
    alike = correlations(_to_unit(curves), _to_unit(curves)).clip(-1, 1)
    np.fill_diagonal(alike, 1)
    return Description(values, alike, tuple(times))


def _to_unit(curves: Doubles) -> Samples:
    """Return columns whose largest value is 1: correlations are the same, and 32 bits hold them."""
    return np.asarray(curves / np.maximum(curves.max(axis=0), np.finfo(np.float64).tiny), np.float32)


def _shape(spectrum: Doubles, spacing: float) -> tuple[float, ...]:
    """Return centroid, spread, flatness, pitch and its confidence of a spectrum.

    Peeters, "A large set of audio features for sound description", 2004: spread is the root of the second central
    moment (section 6.1.2), flatness the geometric mean over the arithmetic mean (section 9.1), both of magnitudes.
    """
    total = spectrum.sum()
    if not total > 0:
        return (NONE_KNOWN, NONE_KNOWN, NONE_KNOWN, *NO_PITCH)
    centroid = float(centroids(spectrum[None])[0])
    spread = float(np.sqrt((spectrum * (np.arange(len(spectrum)) - centroid) ** 2).sum() / total))
    relative = spectrum / (total / len(spectrum))
    flatness = float(np.exp(np.log(np.maximum(relative, FAINTEST)).mean()))
    return (centroid * spacing, spread * spacing, flatness, *pitch(spectrum, spacing))


def _single(values: Sequence[float] | Doubles) -> Samples:
    """Return values as 32-bit numbers, at most the largest: sample rates may be any."""
    return np.asarray(np.minimum(values, np.finfo(np.float32).max), np.float32)


def _decibels(amplitudes: Doubles) -> Doubles:
    """Return amplitudes in decibels, at least `LEAST_LEVEL`."""
    decibels: Doubles = 20 * np.log10(np.maximum(amplitudes, 10 ** (LEAST_LEVEL / 20)))
    return decibels
