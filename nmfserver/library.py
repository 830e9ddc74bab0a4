"""`decompose`, for Python programs: takes apart a sound in an array."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nmfserver.buffers.table import Buffer, BufferTable, Key
from nmfserver.component_names import Names, checked, require_distinct
from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.presets import with_preset
from nmfserver.processes.settings import FIND, LINKED, NONE, RANDOM, SEED, Modes, Settings, Sizes
from nmfserver.processes.watching import Watcher, unwatched
from nmfserver.tasks.decompose import Decompose
from nmfserver.tasks.task import Place, run_here

DEFAULTS = Settings()
USUAL_COMPONENTS = 3
MOST_CHANNELS = 64
"""Most channels of a sound with fewer frames than channels: those of seventh-order ambisonics."""


@dataclass(frozen=True)
class Decomposition:
    """A sound taken apart. ``str(parts)`` is a line: 3 components (pitch order), 85 % explained, seed 17, solver fast.

    stems : float32 (frames, channels, components); summed over components they are the sound
    bases : float32 (channels, components, bins): spectral templates, 0 Hz to half the rate. Each has unit Euclidean
        norm; where channels are linked, all channels of a component together have it
    activations : float32 (channels, components, hops), the largest value of a channel is 1: amplitude envelopes
    sample_rate : Hz, of the stems
    hop_size, fft_size : samples
    divergence : generalised Kullback-Leibler divergence at the end, summed over channels
    iterations : rounds of updates done; those of ``fast`` on a coarser spectrogram are not counted
    seed : with `solver` it reproduces the result, unless there was a budget
    solver : ``fast`` or ``mu``
    order : of the components: ``pitch``, ``energy``, ``onset`` or ``none``
    explained : 0…1, how much of the spectrogram the components explain: 1 all of it, 0 no more than a flat spectrum
        that is as loud in each frame
    names : of the components, "" for one without; () where none has one
    """

    stems: NDArray[np.float32]
    bases: NDArray[np.float32]
    activations: NDArray[np.float32]
    sample_rate: float
    hop_size: int
    fft_size: int
    divergence: float
    iterations: int
    seed: int
    solver: str
    order: str
    explained: float
    names: Names = ()

    def __str__(self) -> str:
        count = self.bases.shape[1]
        order = "" if self.order == NONE or count == 1 else f" ({self.order} order)"
        explained = f"{100 * self.explained:.0f} % explained"
        return f"{counted(count, 'component')}{order}, {explained}, seed {self.seed}, solver {self.solver}"

    @property
    def frequencies(self) -> NDArray[np.float64]:
        """Hz of every bin of the bases, float64 (bins,)."""
        return np.arange(self.bases.shape[2], dtype=np.float64) * (self.sample_rate / self.fft_size)

    @property
    def times(self) -> NDArray[np.float64]:
        """Seconds of every hop of the activations, float64 (hops,)."""
        return np.arange(self.activations.shape[2], dtype=np.float64) * (self.hop_size / self.sample_rate)


def decompose(
    samples: ArrayLike,
    sample_rate: float,
    *,
    components: int | None = None,
    iterations: int = DEFAULTS.iterations,
    seed: int = DEFAULTS.seed,
    bases: NDArray[np.float32] | None = None,
    bases_mode: Modes | None = None,
    activations: NDArray[np.float32] | None = None,
    act_mode: Modes | None = None,
    window_size: int | None = None,
    hop_size: int | None = None,
    fft_size: int | None = None,
    preset: str = "",
    solver: str = DEFAULTS.solver,
    tolerance: float = DEFAULTS.tolerance,
    budget: float = DEFAULTS.budget,
    starts: int = DEFAULTS.starts,
    order: str = DEFAULTS.order,
    stereo: str = LINKED,
    min_components: int = DEFAULTS.min_components,
    max_components: int = DEFAULTS.max_components,
    names: Sequence[str] = (),
    watch: Watcher = unwatched,
    threads: int = 0,
) -> Decomposition:
    """Take a sound apart into components, each a spectral template and an amplitude envelope.

    Parameters
    ----------
    samples : real (frames,) or (frames, channels), any finite values. Some libraries use (channels, frames): an array
        with more channels than frames, and with more than 64 channels, is refused
    sample_rate : Hz, above 0
    components : at least 1, or -1: their number is found, between `min_components` and `max_components`; 3, or the
        preset's, if left out
    iterations : how far to go: as far as about so many plain updates would get, at least 1. ``mu`` does so many,
        ``fast`` about an eighth
    seed : 0…2^31-1, or -1 for a fresh one, which the result contains. With ``mu``, the starts of FluCoMa for that seed
    bases, activations : as in `Decomposition`, to start from or to keep; only those of components with mode 1 or 2 are
        read
    bases_mode, act_mode : 0 random start, 1 start from what is given, 2 keep it; or a tuple with one for each
        component; 1 if something is given, else 0
    window_size, hop_size, fft_size : samples; hop -1 is half the window, FFT -1 the next power of two; 1024, -1, -1, or
        the preset's, if left out
    preset : ``drums``, ``voice``, ``bass``, ``melody`` or ``texture``: sizes and components for such sounds
    solver : ``fast``: few joint rounds, from coarse to fine; or ``mu``: the updates of FluCoMa
    tolerance : relative fall of the divergence between two looks at it, below which the rounds end, at least 0; -1:
        0.002 for ``fast``, 0 for ``mu`` and where there is a budget
    budget : seconds of computing, stems apart, used as long as something is gained; 0: no limit
    starts : candidates of ``fast``, of which the best goes on, at most 64; 1: a plain random start; 0: as many as usual
    order : of the components: ``pitch`` low to high, ``energy`` the loudest first, ``onset`` by entrance, ``none``; or
        ``auto``: ``pitch`` where ``fast`` starts from nothing that is given, else ``none``
    stereo : ``linked``: all channels have the same activations; ``paired``: each comes apart by itself, then the
        components are matched by their activations; ``apart``: each by itself
    min_components, max_components : bounds of a number that is found, at least 1
    names : of the first components, in the order in which they come out; "" for one without
    watch : called now and then with the fraction done, 0…1, and the last divergence (at first infinity); False cancels
    threads : most threads; 0 means one per core

    Raises
    ------
    ArgumentError, BadBufferError
        values or shapes that cannot be used; the message says which, and what was expected
    Cancelled
        `watch` returned False

    References
    ----------
    D. D. Lee and H. S. Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, for ``mu``.
    T. Hofmann, "Probabilistic Latent Semantic Analysis", UAI 1999, for the joint update of ``fast``.

    """
    if not (isinstance(sample_rate, int | float | np.number) and np.isfinite(sample_rate) and sample_rate > 0):
        raise ArgumentError(f"the sample rate is {sample_rate}; it is a number of Hz above 0")
    sizes = _sizes(preset, components=components, window_size=window_size, hop_size=hop_size, fft_size=fft_size)
    settings = Settings(
        **sizes, iterations=iterations, seed=seed, bases_mode=_mode(bases, bases_mode),
        act_mode=_mode(activations, act_mode), resynth=True, solver=solver, tolerance=tolerance, budget=budget,
        starts=starts, order=order, stereo=stereo, min_components=min_components, max_components=max_components,
    )  # fmt: skip
    named = _names(names, settings.components)
    sound = _sound(samples)
    parts = _run(sound, float(sample_rate), settings, bases, activations, watch, threads)
    return _decomposition(parts, settings, sound.shape[1], float(sample_rate), named)


def most_components(
    components: int | None = None, preset: str = "", max_components: int = DEFAULTS.max_components, **others: object
) -> int:
    """Return the most components of a channel that `decompose` can come to, with these of its arguments.

    Raises
    ------
    ArgumentError : the preset is unknown

    """
    chosen = _sizes(preset, components=components)["components"]
    return max_components if chosen == FIND else chosen


def _sizes(preset: str, **given: int | None) -> Sizes:
    """Return the number of components and the sizes: those that are given, else the preset's."""
    chosen = Sizes(**{name: value for name, value in given.items() if value is not None})  # type: ignore[typeddict-item]
    return Sizes(components=USUAL_COMPONENTS) | with_preset(preset, chosen)


def _names(names: Sequence[str], components: int) -> Names:
    """Return names of components as they are kept, or raise `ArgumentError` where they cannot be that."""
    if components != FIND and len(names) > components:
        raise ArgumentError(f"{counted(len(names), 'name')} for {counted(components, 'component')}")
    kept = tuple(checked(name) for name in names)
    require_distinct(kept)
    return kept


def _decomposition(parts: Parts, settings: Settings, channels: int, sample_rate: float, names: Names) -> Decomposition:
    """Return the result with one axis each for audio channels and components."""
    assert parts.stems is not None
    transform = settings.transform()
    return Decomposition(
        stems=parts.stems.reshape(len(parts.stems), channels, -1),
        bases=_rows(parts.bases, channels),
        activations=_rows(parts.activations, channels),
        sample_rate=sample_rate,
        hop_size=transform.hop,
        fft_size=transform.fft,
        divergence=parts.divergence,
        iterations=parts.iterations,
        seed=parts.seed,
        solver=settings.solver,
        order=settings.usual_order,
        explained=parts.explained,
        names=(*names, *[""] * parts.components)[: parts.components] if any(names) else (),
    )


class _Arrays(BufferTable):
    """The arrays of one call. Messages limit the size of buffers to 32-bit integers; here there is no such limit."""

    def __init__(self) -> None:
        super().__init__(quota=sys.maxsize)

    def require_size(self, frames: int, channels: int, instead: Key | None = None) -> None:
        """Allow every size."""

    def put(self, name: str, array: NDArray[np.float32] | None, sample_rate: float = 1.0) -> str | None:
        """Publish an array, if there is one, as a buffer; return its name. The rate of factors is not used."""
        if array is None:
            return None
        self.publish({name: Buffer(array, sample_rate)})
        return name


def _run(
    sound: NDArray[np.float32],
    sample_rate: float,
    settings: Settings,
    bases: NDArray[np.float32] | None,
    activations: NDArray[np.float32] | None,
    watch: Watcher,
    threads: int,
) -> Parts:
    """Run the server's task on this thread."""
    buffers, wanted = _Arrays(), (sound.shape[1], settings.components)
    buffers.put("source", sound, sample_rate)
    task = Decompose(
        "source",
        settings,
        stems="stems",
        bases=buffers.put("bases", _columns("bases", bases, settings.bases_mode, wanted)),
        activations=buffers.put("activations", _columns("activations", activations, settings.act_mode, wanted)),
    )
    place = Place(buffers, threads, lambda function: function(), is_shared=False)
    return run_here(task, place, watch).parts


def _mode(factors: NDArray[np.float32] | None, mode: Modes | None) -> Modes:
    """Return the mode of factors. The default is `SEED` if factors are given, else `RANDOM`."""
    if mode is not None:
        return mode
    return RANDOM if factors is None else SEED


def _sound(samples: ArrayLike) -> NDArray[np.float32]:
    """Return samples as float32 (frames, channels), or raise `ArgumentError` if they are no sound."""
    array = np.asarray(samples)
    if array.dtype.kind not in "fiu":
        raise ArgumentError(f"the samples are of type {array.dtype}; they are real numbers")
    if array.ndim not in (1, 2) or array.size == 0:
        raise ArgumentError(f"the samples have the shape {array.shape}; it is (frames,) or (frames, channels)")
    if array.ndim == 2 and array.shape[1] > max(len(array), MOST_CHANNELS):
        raise ArgumentError(
            f"the samples have the shape {array.shape}, {counted(len(array), 'frame')} of {array.shape[1]} channels; "
            "it is (frames, channels): transpose them, samples.T"
        )
    with np.errstate(over="ignore"):
        return np.ascontiguousarray(array.reshape(len(array), -1), np.float32)


def _columns(
    name: str, factors: NDArray[np.float32] | None, mode: Modes, wanted: tuple[int, int]
) -> NDArray[np.float32] | None:
    """Return factors (channels, components, length) in the shape of a buffer, (length, components * channels)."""
    if factors is None or mode == RANDOM:
        return None
    array = np.asarray(factors, np.float32)
    if array.ndim != 3 or array.shape[:2] != wanted or not array.size:
        raise BadBufferError(
            f"the {name} have the shape {array.shape}; it is (channels, components, length), "
            f"here ({wanted[0]}, {wanted[1]}, …)"
        )
    return np.ascontiguousarray(array.reshape(-1, array.shape[2]).T)


def _rows(factors: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    """Return a buffer of factors in the shape that `Decomposition` has: the inverse of `_columns`."""
    return np.ascontiguousarray(factors.T).reshape(channels, -1, len(factors))
