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

from nmfserver import cores
from nmfserver.errors import LARGEST_INT, ArgumentError, BadBufferError, Cancelled, counted, require_integer
from nmfserver.kernels import fourier, masks, nmf, stft
from nmfserver.kernels.shapes import BOOL, Shape, Shapes, arrays, nbytes
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import FRAMES, FRAMES_DONE, OVERFLOW, TILES, TILES_DONE, Member, Signals, Team, team

Samples = NDArray[np.float32]

RANDOM, SEED, FIXED = 0, 1, 2
LARGEST_FFT = 65536
SMALLEST_WINDOW = 4
BOUNDS: dict[str, tuple[int, int]] = {
    "components": (1, LARGEST_INT),
    "iterations": (1, LARGEST_INT),
    "seed": (-1, LARGEST_INT),
    "bases_mode": (RANDOM, FIXED),
    "act_mode": (RANDOM, FIXED),
    "window_size": (SMALLEST_WINDOW, LARGEST_FFT),
    "hop_size": (-1, LARGEST_FFT),
    "fft_size": (-1, LARGEST_FFT),
}
"""The least and the most of each setting, for whoever declares arguments of that name."""
LARGEST_FRESH_SEED = 999_999  # Pd keeps numbers as 32-bit floats and prints six digits; a seed has to come back exactly
BLOCK_VALUES = 2**20  # values that are gone through between two looks at the watcher
CHECKED_AT_ONCE = Shape((BLOCK_VALUES,), BOOL)
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

    Raises
    ------
    ArgumentError : values beyond `BOUNDS`, sizes that do not fit each other, or nothing to do

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

    def __post_init__(self) -> None:
        for name, bounds in BOUNDS.items():
            require_integer(name, getattr(self, name), *bounds)
        window, hop, fft = self.transform()
        if hop < 1 or (hop > window and not self.gaps):
            raise ArgumentError(f"the hop size is {hop}; it is between 1 and the window size, {window}")
        if not window <= fft <= LARGEST_FFT or fft & (fft - 1):
            raise ArgumentError(
                f"the FFT size is {fft}; it is a power of two, at least the window size, {window}, "
                f"and at most {LARGEST_FFT}"
            )
        if self.fixed and not self.resynth:
            raise ArgumentError(
                "with bases and activations both fixed only stems are left to be made: name a resynth buffer"
            )

    def transform(self) -> Transform:
        """Return the sizes of the transform, those filled in that follow from the window."""
        window = self.window_size
        hop = window // 2 if self.hop_size == -1 else self.hop_size
        fft = 1 << (window - 1).bit_length() if self.fft_size == -1 else self.fft_size
        return Transform(window, hop, fft)

    @property
    def fixed(self) -> bool:
        """Whether both factors are given, so that nothing is factorised."""
        return self.bases_mode == FIXED and self.act_mode == FIXED

    def memory(self, frames: int, channels: int, threads: int) -> int:
        """Return the bytes that a source of this size will need beyond itself, results included."""
        return Plan(self, frames, channels, threads).nbytes


class Plan:
    """The sizes of a decomposition: by how many threads it is done, and all arrays that it makes.

    frames, channels : of the source
    threads : most threads; 0 means one a core

    Attributes
    ----------
    transform : the sizes of the transform
    hops : frames of the spectrogram
    columns : components of all audio channels
    members : threads that are worth while
    results : arrays of `Parts`
    channel : arrays of one audio channel: its sound, its magnitudes, and its factors as the kernels have them
    factorising : what the team factorises in
    transforming : what the team transforms in: there and, if stems are wanted, back

    """

    def __init__(self, settings: Settings, frames: int, channels: int, threads: int = 0) -> None:
        self.settings, self.channels, components = settings, channels, settings.components
        self.transform = settings.transform()
        window, _, fft = self.transform
        hops, bins, columns = self.transform.frames(frames), self.transform.bins, components * channels
        members = min(cores.threads(threads), hops, hops * bins // LEAST_CELLS + 1)
        self.hops, self.columns, self.members = hops, columns, members
        self.results: Shapes = {"bases": Shape((bins, columns)), "activations": Shape((hops, columns))}
        self.channel: Shapes = {
            "signal": Shape((frames,)),
            "magnitudes": Shape((hops, bins)),
            "bases": Shape((components, bins)),
            "activations": Shape((hops, components)),
        }
        self.factorising = nmf.shapes(members, hops, bins, components)
        self.transforming: Shapes = {"frames": Shape((members, stft.ROWS, fft))}
        if settings.resynth:
            self.results["stems"] = Shape((frames, columns))
            self.transforming = masks.shapes(members, components, window, fft)

    def require_fitting(self, bases: Samples | None, activations: Samples | None) -> None:
        """Raise `BadBufferError` unless factors that are given have the shapes of those that come out."""
        for name, given in (("bases", bases), ("activations", activations)):
            shape = self.results[name].sizes
            if given is not None and given.shape != shape:
                raise BadBufferError(
                    f"the {name} have {counted(given.shape[0], 'frame')} and {counted(given.shape[1], 'channel')}; "
                    f"these settings need {counted(shape[0], 'frame')} and {counted(shape[1], 'channel')}"
                )

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays, and of what looking for values that are not finite takes."""
        parts = (self.results, self.channel, self.factorising, self.transforming, {"finite": CHECKED_AT_ONCE})
        return sum(map(nbytes, parts))


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
    activations : float32 (frames, components * channels), for modes 1 and 2; not changed; see `Plan.require_fitting`
    watch : called now and then, at the beginning with 0 and at the end with 1
    threads : threads of the kernels; 0 means one a core

    Raises
    ------
    BadBufferError : values that are not finite, or too large
    Cancelled : `watch` answered no

    """
    frames, channels = source.shape
    seed = secrets.randbelow(LARGEST_FRESH_SEED + 1) if settings.seed == -1 else settings.seed
    with team(threads) as lent:
        plan = Plan(settings, frames, channels, lent.members)
        work = _Work(plan, np.random.default_rng(seed), watch, lent)
        work.report()
        for name, values in (("source", source), ("bases", bases), ("activations", activations)):
            if values is not None:
                work.require_finite(name, values)
        for channel in range(channels):
            work.take(channel, np.ascontiguousarray(source[:, channel]), bases, activations)
    done = 0 if settings.fixed else settings.iterations
    return Parts(work.bases, work.activations, work.stems, work.divergence, done, seed)


class _Work:
    """One run of `decompose`: what its channels share."""

    def __init__(self, plan: Plan, generator: np.random.Generator, watch: Watcher, lent: Team) -> None:
        self.plan = plan
        self.settings = plan.settings
        self.generator = generator
        self.watch = watch
        self.team = lent
        results = arrays(plan.results)
        self.bases, self.activations, self.stems = results["bases"], results["activations"], results.get("stems")
        self.divergence = 0.0
        self._progress = 0.0, math.inf
        """Of the current channel: the fraction done, and the last divergence that was computed."""
        self._channel = 0

    def take(self, channel: int, signal: Samples, bases: Samples | None, activations: Samples | None) -> None:
        """Take one audio channel apart and keep its columns of the results."""
        self._channel = channel
        self._progress = 0.0, math.inf
        columns = slice(channel * self.settings.components, (channel + 1) * self.settings.components)
        w, h = self._start(bases, activations, columns)
        self._compute(signal, w, h, columns.start)
        for name, values in (("bases", w), ("activations", h)):
            for rows in self._spans(values):
                if not np.isfinite(rows).all():
                    raise _too_loud(name)
        self._keep(bases, activations, w, h, columns)
        self.divergence += self._progress[1]

    def report(self) -> None:
        """Report the progress of all channels to the watcher; raise `Cancelled` if it returns False."""
        fraction, divergence = self._progress
        if self._channel and not math.isfinite(divergence):
            divergence = 0.0  # this channel's is not known yet, those of the others are
        if self.watch((self._channel + fraction) / self.plan.channels, self.divergence + divergence) is False:
            raise Cancelled("cancelled")

    def require_finite(self, name: str, values: Samples) -> None:
        """Raise `BadBufferError` with the place of the first value that is no finite number."""
        first = 0
        for rows in self._spans(values):
            if not np.isfinite(rows).all():
                frame, channel = (int(place) for place in np.argwhere(~np.isfinite(rows))[0])
                raise BadBufferError(
                    f"{name}: the value at frame {first + frame}, channel {channel} is {rows[frame, channel]}; "
                    "every value must be a finite number"
                )
            first += len(rows)

    def _spans(self, values: Samples) -> Iterator[Samples]:
        """Yield the rows of an array in blocks, and report after each: cancelling takes effect soon."""
        step = max(1, BLOCK_VALUES // values.shape[1])
        for first in range(0, len(values), step):
            yield values[first : first + step]
            self.report()

    def _start(self, bases: Samples | None, activations: Samples | None, columns: slice) -> tuple[Samples, Samples]:
        """Return private copies of the starting factors, ``(components, bins)`` and ``(frames, components)``."""
        given_w = bases if self.settings.bases_mode != RANDOM else None
        given_h = activations if self.settings.act_mode != RANDOM else None
        # Drawn even where it is not used: a seed means the same start in every mode.
        w = self.generator.random(self.plan.channel["bases"].sizes, np.float32)
        h = np.empty(*self.plan.channel["activations"])
        for part in self._spans(h):
            self.generator.random(dtype=np.float32, out=part)
        if given_w is not None:
            np.maximum(given_w[:, columns].T, 0, out=w)
        if given_h is not None:
            np.maximum(given_h[:, columns], 0, out=h)
        return w, h

    def _compute(self, signal: Samples, w: Samples, h: Samples, channel: int) -> None:
        """Let the team do the kernels: on return both factors are finished, and the stems of this channel."""
        settings, plan, transform = self.settings, self.plan, self.plan.transform
        window, tables = stft.hann(transform.window), fourier.tables(transform.fft)
        magnitudes = np.empty(*plan.channel["magnitudes"])
        space = nmf.space(plan.members, plan.hops, transform.bins, settings.components)
        room = arrays(plan.transforming)
        iterations = 0 if settings.fixed else settings.iterations
        modes = settings.bases_mode != FIXED, settings.act_mode != FIXED

        def work(member: Member) -> None:
            stft.magnitudes(member, signal, transform.hop, window, tables, room["frames"], magnitudes)
            if member.signals[OVERFLOW]:
                return
            if not settings.fixed:
                nmf.begin(member, w, h, space)
            nmf.factorise(member, magnitudes, w, h, space, iterations, *modes)
            if self.stems is not None:
                masks.resynthesise(
                    member, signal, w, h, space.basis_sums, transform.hop, window, tables, masks.StemSpace(**room),
                    self.stems, channel,
                )  # fmt: skip

        weight = iterations / (iterations + RESYNTHESIS) if settings.resynth else 1.0

        def watch(signals: Signals) -> None:
            factorised = signals[TILES_DONE] / max(signals[TILES], 1)
            resynthesised = signals[FRAMES_DONE] / max(signals[FRAMES], 1)
            fraction = weight * factorised + (1 - weight) * resynthesised
            self._progress = float(fraction), float(space.divergences[-1])
            self.report()

        signals = self.team.run(work, watch, plan.members)
        if signals[OVERFLOW]:
            raise _too_loud("stems" if signals[TILES_DONE] else "source")
        self._progress = 1.0, float(space.divergences[-1])

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


def _too_loud(name: str) -> BadBufferError:
    if name == "source":
        return BadBufferError("the source is too loud for 32-bit numbers: normalise it")
    return BadBufferError(f"the {name} left the range of 32-bit numbers: the source is too loud, normalise it")
