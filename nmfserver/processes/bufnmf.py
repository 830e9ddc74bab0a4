"""BufNMF: takes a sound apart into components, each a spectral template and an amplitude envelope.

`decompose` goes channel by channel: start, then a team of threads does magnitudes, factorisation and resynthesis, one
kernel after the other (the complex spectra are computed anew rather than kept).

Arrays that come in and go out are laid out as buffers are, ``(frames, channels)``; components of audio channel *i*
are the channels ``i * components … (i + 1) * components - 1``. The numerics are those of FluCoMa's BufNMF
(Tremblay, Roma and Green, "Enabling Programmatic Data Mining as Musicking: The Fluid Corpus Manipulation Toolkit",
2021), with one difference: two fixed factors are multiplied as they are given, so that the balance between
components is kept.
"""

import math
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, BufferError, Cancelled, counted
from nmfserver.kernels import fourier, masks, nmf, stft
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import FRAMES_DONE, OVERFLOW, TILES_DONE, Member, Signals, Team, team

Samples = NDArray[np.float32]

RANDOM, SEED, FIXED = 0, 1, 2
LARGEST_FFT = 65536
SMALLEST_WINDOW = 4
LARGEST_FRESH_SEED = 999_999  # Pd keeps numbers as 32-bit floats and prints six digits; a seed has to come back exactly
BLOCK_VALUES = 2**20  # values that are gone through between two looks at the watcher
LEAST_CELLS = 4096  # time-frequency cells for which another thread is worth waiting for
RESYNTHESIS = 30  # iterations that take about as long as the resynthesis


class Watcher(Protocol):
    """Told how far a process is, about every hundredth of a second; answers whether to go on."""

    def __call__(self, fraction: float, divergence: float) -> bool:
        """Take the share done, 0…1, and the divergence as it was last computed, infinity before."""
        ...


def unwatched(fraction: float, divergence: float) -> bool:
    """Let a process run to its end."""
    return True


@dataclass(frozen=True)
class Settings:
    """What BufNMF is asked to do; the defaults are FluCoMa's.

    components : templates to find in each audio channel, at least 1
    iterations : rounds of updates, at least 1
    seed : of the random start, 0…2^31-1; -1 for a fresh one
    bases_mode, act_mode : 0 random start, 1 start from what is given, 2 keep what is given
    window_size, hop_size, fft_size : samples; hop -1 is half the window, FFT -1 the next power of two
    resynth : whether stems are wanted
    gaps : whether the hop may be larger than the window, so that there are gaps between windows, as FluCoMa allows it
    """

    components: int = 1
    iterations: int = 100
    seed: int = -1
    bases_mode: int = RANDOM
    act_mode: int = RANDOM
    window_size: int = 1024
    hop_size: int = -1
    fft_size: int = -1
    resynth: bool = False
    gaps: bool = False

    def transform(self) -> Transform:
        """Return the sizes of the transform, or raise `ArgumentError` where they do not fit each other."""
        window = self.window_size
        hop = window // 2 if self.hop_size == -1 else self.hop_size
        fft = 1 << (window - 1).bit_length() if self.fft_size == -1 else self.fft_size
        if not SMALLEST_WINDOW <= window <= LARGEST_FFT:
            raise ArgumentError(f"the window size is {window}; it is between {SMALLEST_WINDOW} and {LARGEST_FFT}")
        if hop < 1 or (hop > window and not self.gaps):
            raise ArgumentError(f"the hop size is {hop}; it is between 1 and the window size, {window}")
        if not window <= fft <= LARGEST_FFT or fft & (fft - 1):
            raise ArgumentError(
                f"the FFT size is {fft}; it is a power of two, at least the window size, {window}, "
                f"and at most {LARGEST_FFT}"
            )
        return Transform(window, hop, fft)

    @property
    def fixed(self) -> bool:
        """Whether both factors are given, so that nothing is factorised."""
        return self.bases_mode == FIXED and self.act_mode == FIXED

    def memory(self, frames: int, channels: int, threads: int) -> int:
        """Return the bytes that a source of this size will need beyond itself, results included."""
        transform = self.transform()
        hops, bins = transform.frames(frames), transform.bins
        columns = self.components * channels
        results = columns * (hops + bins + (frames if self.resynth else 0))
        factors = 2 * self.components * (hops + bins)
        tile = nmf.tile_frames(bins, self.components) * (bins + self.components)
        each = 2 * self.components * bins + tile + 10 * (transform.fft + 16)
        rings = (self.components + 1) * transform.window if self.resynth else 0
        return 4 * (hops * bins + results + frames + factors + threads * (each + rings) + BLOCK_VALUES)


@dataclass(frozen=True)
class Parts:
    """What a sound was taken apart into.

    bases : float32 (bins, components * channels), each of unit Euclidean norm
    activations : float32 (frames, components * channels), the largest value of an audio channel is 1; as given if fixed
    stems : float32 (samples, components * channels), or None where none were asked for
    divergence : generalised Kullback-Leibler divergence at the end, summed over channels
    iterations : rounds of updates done
    seed : with which the same result comes again
    """

    bases: Samples
    activations: Samples
    stems: Samples | None
    divergence: float
    iterations: int
    seed: int


def decompose(
    source: Samples,
    settings: Settings,
    bases: Samples | None = None,
    activations: Samples | None = None,
    watch: Watcher = unwatched,
    threads: int = 0,
) -> Parts:
    """Take `source` apart.

    Parameters
    ----------
    source : float32 (samples, channels), any range; not changed
    settings : what to do
    bases : float32 (bins, components * channels), for modes 1 and 2; not changed
    activations : float32 (frames, components * channels), for modes 1 and 2; not changed
    watch : called now and then, at the beginning with 0 and at the end with 1
    threads : threads of the kernels; 0 means one a core

    Raises
    ------
    ArgumentError, BufferError : settings or shapes that do not fit, values that are not finite
    Cancelled : `watch` answered no

    """
    transform = settings.transform()
    frames, channels = source.shape
    columns = settings.components * channels
    for name, given, mode, rows in (
        ("bases", bases, settings.bases_mode, transform.bins),
        ("activations", activations, settings.act_mode, transform.frames(frames)),
    ):
        require_shape(name, given, mode, (rows, columns))
    if settings.fixed and not settings.resynth:
        raise ArgumentError(
            "with bases and activations both fixed nothing is left to do but to make stems: name a buffer for them"
        )
    seed = secrets.randbelow(LARGEST_FRESH_SEED + 1) if settings.seed == -1 else settings.seed
    with team(threads) as threads_:
        work = _Work(settings, np.random.default_rng(seed), watch, source.shape, threads_)
        work.report()
        for name, values in (("source", source), ("bases", bases), ("activations", activations)):
            if values is not None:
                work.require_finite(name, values)
        for channel in range(channels):
            work.take(channel, np.ascontiguousarray(source[:, channel]), bases, activations)
    done = 0 if settings.fixed else settings.iterations
    return Parts(work.bases, work.activations, work.stems, work.divergence, done, seed)


def require_shape(name: str, given: Samples | None, mode: int, shape: tuple[int, int]) -> None:
    """Raise `BufferError` unless `given` has the `shape` that `mode` needs."""
    if mode == RANDOM:
        return
    if given is None:
        raise BufferError(f"no {name} are given, but mode {mode} needs them; mode 0 starts at random")
    if given.shape != shape:
        raise BufferError(
            f"the {name} have {counted(given.shape[0], 'frame')} and {counted(given.shape[1], 'channel')}; "
            f"these settings need {counted(shape[0], 'frame')} and {counted(shape[1], 'channel')}"
        )


class _Work:
    """One run of `decompose`: what its channels share."""

    def __init__(
        self, settings: Settings, generator: np.random.Generator, watch: Watcher, shape: tuple[int, int], threads: Team
    ) -> None:
        self.settings = settings
        self.transform = transform = settings.transform()
        self.generator = generator
        self.watch = watch
        self.team = threads
        frames, self.channels = shape
        columns = settings.components * self.channels
        self.hops = transform.frames(frames)
        self.members = min(threads.members, self.hops, self.hops * transform.bins // LEAST_CELLS + 1)
        self.bases = np.empty((transform.bins, columns), np.float32)
        self.activations = np.empty((self.hops, columns), np.float32)
        self.stems = np.empty((frames, columns), np.float32) if settings.resynth else None
        self.divergence = 0.0
        self._course = 0.0, math.inf
        self._channel = 0

    def take(self, channel: int, signal: Samples, bases: Samples | None, activations: Samples | None) -> None:
        """Take one audio channel apart and keep its columns of the results."""
        self._channel = channel
        self._course = 0.0, math.inf
        columns = slice(channel * self.settings.components, (channel + 1) * self.settings.components)
        w, h = self._start(bases, activations, columns)
        self._compute(signal, w, h, columns.start)
        for name, values in (("bases", w), ("activations", h)):
            for part in self._spans(values):
                if not np.isfinite(part).all():
                    raise _too_loud(name)
        self._keep(bases, activations, w, h, columns)
        self.divergence += self._course[1]

    def report(self) -> None:
        """Tell the watcher how far all of it is; raise `Cancelled` where that says no."""
        share, divergence = self._course
        if self._channel and not math.isfinite(divergence):
            divergence = 0.0  # this channel's is not known yet, those of the others are
        if self.watch((self._channel + share) / self.channels, self.divergence + divergence) is False:
            raise Cancelled("cancelled")

    def require_finite(self, name: str, values: Samples) -> None:
        """Raise `BufferError` with the place of the first value that is no finite number."""
        first = 0
        for part in self._spans(values):
            if not np.isfinite(part).all():
                frame, channel = (int(place) for place in np.argwhere(~np.isfinite(part))[0])
                raise BufferError(
                    f"{name}: the value at frame {first + frame}, channel {channel} is {part[frame, channel]}; "
                    "every value must be a finite number"
                )
            first += len(part)

    def _spans(self, values: Samples) -> Iterator[Samples]:
        """Go through the rows of an array, so many at a time that the watcher need not wait."""
        step = max(1, BLOCK_VALUES // values.shape[1])
        for first in range(0, len(values), step):
            yield values[first : first + step]
            self.report()

    def _start(self, bases: Samples | None, activations: Samples | None, columns: slice) -> tuple[Samples, Samples]:
        """Return private copies of the starting factors, ``(components, bins)`` and ``(frames, components)``."""
        count = self.settings.components
        given_w = bases if self.settings.bases_mode != RANDOM else None
        given_h = activations if self.settings.act_mode != RANDOM else None
        # Drawn even where it is not used: a seed means the same start in every mode.
        w = self.generator.random((count, self.transform.bins), np.float32)
        h = np.empty((self.hops, count), np.float32)
        for part in self._spans(h):
            self.generator.random(dtype=np.float32, out=part)
        if given_w is not None:
            np.maximum(given_w[:, columns].T, 0, out=w)
        if given_h is not None:
            np.maximum(given_h[:, columns], 0, out=h)
        return w, h

    def _compute(self, signal: Samples, w: Samples, h: Samples, channel: int) -> None:
        """Let the team do the kernels: on return both factors are finished, and the stems of this channel."""
        settings, transform = self.settings, self.transform
        window, tables = stft.hann(transform.window), fourier.tables(transform.fft)
        magnitudes = np.empty((self.hops, transform.bins), np.float32)
        space = nmf.space(self.members, *magnitudes.shape, settings.components)
        rings = (
            masks.space(self.members, settings.components, transform.window, transform.fft)
            if settings.resynth
            else None
        )
        frames = rings.frames if rings else np.empty((self.members, stft.ROWS, transform.fft), np.float32)
        iterations = 0 if settings.fixed else settings.iterations
        modes = settings.bases_mode != FIXED, settings.act_mode != FIXED

        def work(member: Member) -> None:
            stft.magnitudes(member, signal, transform.hop, window, tables, frames, magnitudes)
            if member.signals[OVERFLOW]:
                return
            if not settings.fixed:
                nmf.begin(member, w, h, space)
            nmf.factorise(member, magnitudes, w, h, space, iterations, *modes)
            if self.stems is not None and rings is not None:
                masks.resynthesise(
                    member, signal, w, h, space.basis_sums, transform.hop, window, tables, rings,
                    self.stems, channel,
                )  # fmt: skip

        tiles = -(-(self.hops // self.members) // space.ratio.shape[1]) * (iterations + 1)
        weight = iterations / (iterations + RESYNTHESIS) if settings.resynth else 1.0

        def watch(signals: Signals) -> None:
            factorised = min(int(signals[TILES_DONE]) / max(tiles, 1), 1)
            resynthesised = int(signals[FRAMES_DONE]) / (self.hops / self.members)
            share = weight * factorised + (1 - weight) * min(resynthesised, 1)
            self._course = share, float(space.divergences[-1])
            self.report()

        signals = self.team.run(work, watch, self.members)
        if signals[OVERFLOW]:
            raise _too_loud("stems" if signals[TILES_DONE] else "source")
        self._course = 1.0, float(space.divergences[-1])

    def _keep(self, bases: Samples | None, activations: Samples | None, w: Samples, h: Samples, columns: slice) -> None:
        """Write the factors to their columns of the results: fixed ones as they were given."""
        fixed_w = bases if self.settings.bases_mode == FIXED else None
        fixed_h = activations if self.settings.act_mode == FIXED else None
        self.bases[:, columns] = w.T if fixed_w is None else fixed_w[:, columns]
        if fixed_h is not None:
            self.activations[:, columns] = fixed_h[:, columns]
            return
        largest = max(float(part.max()) for part in self._spans(h))
        first = 0
        for part in self._spans(h):
            np.divide(part, np.float32(largest or 1), out=self.activations[first : first + len(part), columns])
            first += len(part)


def _too_loud(name: str) -> BufferError:
    if name == "source":
        return BufferError("the source is too loud for 32-bit numbers: normalise it")
    return BufferError(f"the {name} left the range of 32-bit numbers: the source is too loud, normalise it")
