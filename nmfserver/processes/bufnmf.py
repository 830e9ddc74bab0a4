"""BufNMF: takes a sound apart into components, each a spectral template and an amplitude envelope.

`decompose` goes channel by channel: magnitudes (block by block), factorisation (`_factorise`), resynthesis
(`_resynthesise`, block by block again: the complex spectra are computed anew rather than kept).

Arrays that come in and go out are laid out as buffers are, ``(frames, channels)``; components of audio channel *i*
are the channels ``i * components … (i + 1) * components - 1``. The numerics are those of FluCoMa's BufNMF
(Tremblay, Roma and Green, "Enabling Programmatic Data Mining as Musicking: The Fluid Corpus Manipulation Toolkit",
2021), with one difference: two fixed factors are multiplied as they are given, so that the balance between
components is kept.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, BufferError, Cancelled
from nmfserver.kernels import masks, nmf, stft
from nmfserver.kernels.stft import Transform
from nmfserver.processes.compute import kernels
from nmfserver.processes.factorisation import factorise, unit_start

Samples = NDArray[np.float32]

RANDOM, SEED, FIXED = 0, 1, 2
LARGEST_FFT = 65536
SMALLEST_WINDOW = 4
LARGEST_FRESH_SEED = 999_999  # Pd keeps numbers as 32-bit floats and prints six digits; a seed has to come back exactly
BLOCK_VALUES = 2**20  # time-frequency cells of all components that a block of the resynthesis holds
MOST_BLOCK_FRAMES = 256


class Watcher(Protocol):
    """Told how far a process is; answers whether to go on."""

    def __call__(self, fraction: float, divergence: Callable[[], float]) -> bool:
        """Take the share done, 0…1, and a function that computes the divergence at that moment."""
        ...


def unwatched(fraction: float, divergence: Callable[[], float]) -> bool:
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

    def transform(self) -> Transform:
        """Return the sizes of the transform, or raise `ArgumentError` where they do not fit each other."""
        window = self.window_size
        hop = window // 2 if self.hop_size == -1 else self.hop_size
        fft = 1 << (window - 1).bit_length() if self.fft_size == -1 else self.fft_size
        if not SMALLEST_WINDOW <= window <= LARGEST_FFT:
            raise ArgumentError(f"the window size is {window}; it is between {SMALLEST_WINDOW} and {LARGEST_FFT}")
        if not 1 <= hop <= window:
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
        spectrogram = transform.frames(frames) * transform.bins
        factors = self.components * (transform.frames(frames) + transform.bins)
        numerators = 2 * threads * self.components * transform.bins
        stems = frames * self.components * channels if self.resynth else 0
        block = 6 * max(BLOCK_VALUES, self.components * transform.bins) if self.resynth else BLOCK_VALUES
        return 4 * (spectrogram + factors * (channels + 3) + numerators + frames + stems + block)


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
    watch : called after every iteration and block
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
        if given is not None and mode != RANDOM:
            _require_finite(name, given)
    if settings.fixed and not settings.resynth:
        raise ArgumentError(
            "with bases and activations both fixed nothing is left to do but to make stems: name a buffer for them"
        )
    _require_finite("source", source)
    seed = secrets.randbelow(LARGEST_FRESH_SEED + 1) if settings.seed == -1 else settings.seed
    work = _Work(settings, np.random.default_rng(seed), watch, frames, channels)
    with kernels(threads) as work.threads:
        for channel in range(channels):
            work.take(channel, np.ascontiguousarray(source[:, channel]), bases, activations)
    for name, values in (("bases", work.bases), ("activations", work.activations), ("stems", work.stems)):
        if values is not None and not np.isfinite(values).all():
            raise BufferError(f"the {name} left the range of 32-bit numbers: the source is too loud, normalise it")
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
            f"the {name} have {given.shape[0]} frames and {given.shape[1]} channels; "
            f"these settings need {shape[0]} frames and {shape[1]} channels"
        )


def _require_finite(name: str, values: Samples) -> None:
    step = max(1, BLOCK_VALUES // values.shape[1])
    for first in range(0, len(values), step):
        wrong = np.argwhere(~np.isfinite(values[first : first + step]))
        if len(wrong):
            frame, channel = int(wrong[0, 0]) + first, int(wrong[0, 1])
            raise BufferError(
                f"{name}: the value at frame {frame}, channel {channel} is {values[frame, channel]}; "
                "every value must be a finite number"
            )


class _Work:
    """One run of `decompose`: what its channels share."""

    threads = 1

    def __init__(
        self,
        settings: Settings,
        generator: np.random.Generator,
        watch: Watcher,
        frames: int,
        channels: int,
    ) -> None:
        self.settings = settings
        self.transform = settings.transform()
        self.generator = generator
        self.watch = watch
        self.channels = channels
        columns = settings.components * channels
        self.bases = np.empty((self.transform.bins, columns), np.float32)
        self.activations = np.empty((self.transform.frames(frames), columns), np.float32)
        self.stems = np.zeros((frames, columns), np.float32) if settings.resynth else None
        self.divergence = 0.0
        self._channel = 0

    def take(self, channel: int, signal: Samples, bases: Samples | None, activations: Samples | None) -> None:
        """Take one audio channel apart and keep its columns of the results."""
        self._channel = channel
        magnitudes = self._magnitudes(signal)
        columns = slice(channel * self.settings.components, (channel + 1) * self.settings.components)
        w, h = self._start(bases, activations, columns, len(magnitudes))
        if not self.settings.fixed:
            self._factorise(magnitudes, w, h)
        self.divergence += nmf.divergence(magnitudes, w, h)
        if self.stems is not None:
            self._resynthesise(signal, w, h, columns.start)
        largest = h.max()
        fixed_w = bases if self.settings.bases_mode == FIXED else None
        fixed_h = activations if self.settings.act_mode == FIXED else None
        self.bases[:, columns] = w.T if fixed_w is None else fixed_w[:, columns]
        self.activations[:, columns] = (h / largest if largest > 0 else h) if fixed_h is None else fixed_h[:, columns]

    def _report(self, share: float, divergence: Callable[[], float]) -> None:
        if self.watch((self._channel + share) / self.channels, divergence) is False:
            raise Cancelled("cancelled")

    def _magnitudes(self, signal: Samples) -> Samples:
        frames = self.transform.frames(len(signal))
        result = np.empty((frames, self.transform.bins), np.float32)
        step = _block_frames(self.transform.bins)
        for first in range(0, frames, step):
            count = min(step, frames - first)
            spectra = stft.spectra(signal, self.transform, first, count, self.threads)
            stft.magnitudes(spectra, result[first : first + count])
            self._report(0.0, lambda: self.divergence)
        if not np.isfinite(result).all():
            raise BufferError("the source is too loud for 32-bit numbers: normalise it")
        return result

    def _start(
        self, bases: Samples | None, activations: Samples | None, columns: slice, frames: int
    ) -> tuple[Samples, Samples]:
        """Return private copies of the starting factors, ``(components, bins)`` and ``(frames, components)``."""
        count = self.settings.components
        given_w = bases if self.settings.bases_mode != RANDOM else None
        given_h = activations if self.settings.act_mode != RANDOM else None
        # Drawn even where it is not used: a seed means the same start in every mode.
        random_w = self.generator.random((count, self.transform.bins), np.float32)
        random_h = self.generator.random((frames, count), np.float32)
        w = random_w if given_w is None else np.ascontiguousarray(given_w[:, columns].T)
        h = random_h if given_h is None else np.array(given_h[:, columns], order="C")
        if self.settings.fixed:
            return np.maximum(w, 0), np.maximum(h, 0)
        return unit_start(w, h)

    def _factorise(self, magnitudes: Samples, w: Samples, h: Samples) -> None:
        weight = 0.8 if self.settings.resynth else 1.0
        factorise(
            magnitudes,
            w,
            h,
            self.settings.iterations,
            update_bases=self.settings.bases_mode != FIXED,
            update_activations=self.settings.act_mode != FIXED,
            threads=self.threads,
            watch=lambda share: self._report(
                weight * share, lambda: self.divergence + nmf.divergence(magnitudes, w, h)
            ),
        )

    def _resynthesise(self, signal: Samples, w: Samples, h: Samples, channel: int) -> None:
        """Write the stems of one audio channel from `channel` on, block by block."""
        assert self.stems is not None
        transform, (count, bins) = self.transform, w.shape
        window, hop, half = stft.hann(transform.window), transform.hop, transform.window // 2
        squared = window**2
        block = _block_frames(count * bins)
        sums = np.zeros((count, block * hop + transform.window), np.float32)
        weights = np.zeros(sums.shape[1], np.float32)
        share = masks.shares(w, h)
        for first in range(0, len(h), block):
            frames = min(block, len(h) - first)
            spectra = stft.spectra(signal, transform, first, frames, self.threads)
            parts = np.empty((count, frames, bins), np.complex64)
            masks.masked(spectra, w, h[first : first + frames], parts)
            masks.overlap_add(stft.synthesised(parts, transform, self.threads), window, hop, sums)
            for frame in range(frames):
                weights[frame * hop : frame * hop + transform.window] += squared
            # What no later frame reaches is finished; after the last block that is everything.
            last = first + frames == len(h)
            ready = sums.shape[1] if last else frames * hop
            begin = max(first * hop - half, 0)
            end = min(first * hop - half + ready, len(signal))
            offset, amount = begin - (first * hop - half), max(end - begin, 0)
            masks.normalised(sums, weights, offset, signal, share, hop, self.stems, begin, channel, amount)
            if not last:
                for array in (sums, weights):
                    array[..., : transform.window] = array[..., ready : ready + transform.window].copy()
                    array[..., transform.window :] = 0
            self._report(0.8 + 0.2 * (first + frames) / len(h), lambda: self.divergence)


def _block_frames(values: int) -> int:
    """Return how many frames of so many values each a block holds."""
    return min(max(BLOCK_VALUES // values, 1), MOST_BLOCK_FRAMES)
