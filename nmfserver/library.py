"""`decompose`, for Python programs: takes apart a sound in an array or a file."""

import contextlib
import dataclasses
import sys
import warnings
from collections.abc import Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nmfserver.buffers.table import Buffer, BufferTable, Key
from nmfserver.component_names import Names, checked, require_distinct
from nmfserver.decomposition import Decomposition
from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.plan import SMALL, recent
from nmfserver.processes.presets import with_preset
from nmfserver.processes.settings import FIND, LINKED, RANDOM, SEED, Modes, Settings, Sizes
from nmfserver.processes.watching import Watcher, unwatched
from nmfserver.results.source import Source
from nmfserver.sound_files import wav
from nmfserver.sound_files.service import SoundFiles
from nmfserver.stores import here, place_of, resolved
from nmfserver.tasks.decompose import Decompose
from nmfserver.tasks.task import Place, run_here
from nmfserver.template import Template

__all__ = [
    "Decomposition",
    "as_sound",
    "decompose",
    "fits_a_thread",
    "is_deconvolved",
    "most_components",
    "template_of",
]

DEFAULTS = Settings()
USUAL_COMPONENTS = 3
BESIDE_OTHERS = 2**33
"""As `SMALL`, where other sounds wait: some seconds of one thread."""
MOST_CHANNELS = 64
"""Most channels of a sound with fewer frames than channels: those of seventh-order ambisonics."""


def decompose(
    samples: ArrayLike | PathLike[str],
    sample_rate: float | None = None,
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
    template_frames: int = DEFAULTS.template_frames,
    sparsity: float = DEFAULTS.sparsity,
    names: Sequence[str] = (),
    watch: Watcher = unwatched,
    threads: int = 0,
) -> Decomposition:
    """Take a sound apart into components, each a spectral template and an amplitude envelope.

    Parameters
    ----------
    samples : real (frames,) or (frames, channels), any finite values. Some libraries use (channels, frames): an array
        with more channels than frames, and with more than 64 channels, is refused. Or the path of a sound file, or the
        URL of one in a store, such as ``s3://bucket/loop.wav``
    sample_rate : Hz, above 0; of a file it is known
    components : at least 1, or -1: their number is found, between `min_components` and `max_components`; 3, or the
        preset's, if left out
    iterations : how far to go: as far as about so many plain updates would get, at least 1. ``mu`` does so many,
        ``fast`` about an eighth
    seed : 0…2^31-1, or -1 for a fresh one, which the result contains. With ``mu``, the starts of FluCoMa for that seed,
        as long as `template_frames` is 1 and `sparsity` 0
    bases, activations : as in `Decomposition`, to start from or to keep; only those of components with mode 1 or 2 are
        read. Bases may have an axis for time, as its `templates` have; those of one channel serve all channels
    bases_mode, act_mode : 0 random start, 1 start from what is given, 2 keep it; or a tuple with one for each
        component; 1 if something is given, else 0
    window_size, hop_size, fft_size : samples; hop -1 is half the window, FFT -1 the next power of two; 1024, -1, -1, or
        the preset's, if left out
    preset : ``drums``, ``voice``, ``bass``, ``melody`` or ``texture``: sizes and components for such sounds
    solver : ``fast``: few joint rounds, from coarse to fine; or ``mu``: the updates of FluCoMa
    tolerance : relative fall of the divergence between two looks at it, below which the rounds end, at least 0; -1:
        0.002 for ``fast``, 0 for ``mu`` and where there is a budget
    budget : seconds of computing, stems apart, used as long as something is gained; 0: no limit
    starts : candidates of ``fast``, and of both solvers with templates of several frames or with sparsity, of which the
        best goes on, at most 64; 1: a plain random start; 0: as many as usual
    order : of the components: ``pitch`` low to high, ``energy`` the loudest first, ``onset`` by entrance, ``none``; or
        ``auto``: ``pitch`` where ``fast`` starts from nothing that is given, else ``none``
    stereo : ``linked``: all channels have the same activations; ``paired``: each comes apart by itself, then the
        components are matched by their activations; ``apart``: each by itself
    min_components, max_components : bounds of a number that is found, at least 1
    template_frames : frames of a basis, at least 1: with more it is a template with time, of so many hops, as drums and
        plucked strings need them
    sparsity : weight of the sum of the activations beside the divergence, where each template has unit norm,
        0…100000: with more of it a hit is one activation
    names : of the first components, in the order in which they come out; "" for one without
    watch : called now and then with the fraction done, 0…1, and the last divergence (at first infinity); False cancels
    threads : most threads; 0 means one per core

    Raises
    ------
    ArgumentError, BadBufferError
        values or shapes that cannot be used; the message says which, and what was expected
    SoundFileError
        the file cannot be read. Of one that is cut short, the rest is taken, with a warning
    Cancelled
        `watch` returned False

    References
    ----------
    D. D. Lee and H. S. Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, for ``mu``.
    T. Hofmann, "Probabilistic Latent Semantic Analysis", UAI 1999, for the joint update of ``fast``.
    P. Smaragdis, "Non-negative Matrix Factor Deconvolution", 2004, for templates of several frames.

    """
    source = None
    if isinstance(samples, str | PathLike):
        samples, sample_rate, source = _read(fspath(samples), sample_rate)
    if not (isinstance(sample_rate, int | float | np.number) and np.isfinite(sample_rate) and sample_rate > 0):
        raise ArgumentError(f"the sample rate is {sample_rate}; it is a number of Hz above 0")
    sizes = _sizes(preset, components=components, window_size=window_size, hop_size=hop_size, fft_size=fft_size)
    settings = Settings(
        **sizes, iterations=iterations, seed=seed, bases_mode=_mode(bases, bases_mode),
        act_mode=_mode(activations, act_mode), resynth=True, solver=solver, tolerance=tolerance, budget=budget,
        starts=starts, order=order, stereo=stereo, min_components=min_components, max_components=max_components,
        template_frames=template_frames, sparsity=sparsity,
    )  # fmt: skip
    named = _names(names, settings.components)
    sound = as_sound(samples)
    parts = _run(sound, float(sample_rate), settings, bases, activations, watch, threads)
    found = _decomposition(parts, settings, sound.shape[1], float(sample_rate), named)
    return dataclasses.replace(found, source=source)


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


def fits_a_thread(frames: int, channels: int, *, beside_others: bool, **arguments: Any) -> bool:
    """Whether a sound is better taken apart by one thread of `decompose`, with these of its arguments.

    The result is the same. Alone, a short sound gains little by several threads. Of many sounds, each thread better
    does one, as long as none of them keeps the others waiting at the end.
    """
    plan = recent(_settings(arguments), frames, channels, 0)
    return plan.fits_a_thread(BESIDE_OTHERS if beside_others else SMALL)


def is_deconvolved(**arguments: Any) -> bool:
    """Whether `decompose`, with these of its arguments, does what `kernels.on_demand` has the kernels for."""
    return _settings(arguments).is_deconvolved


def template_of(**arguments: Any) -> Template:
    """Return what the templates of the bases are in time that `decompose` finds, with these of its arguments."""
    return _settings(arguments).template


def _settings(arguments: Mapping[str, Any]) -> Settings:
    sizes = {name: value for name, value in arguments.items() if name in Sizes.__annotations__}
    others = {name: value for name, value in arguments.items() if name not in (*sizes, "preset")}
    return Settings(**{"stereo": LINKED, **_sizes(arguments.get("preset", ""), **sizes), **others})


def _read(name: str, sample_rate: float | None) -> tuple[NDArray[np.float32], float, Source]:
    """Return the samples of a sound file, its rate, and what is to be known of it later."""
    if sample_rate is not None:
        raise ArgumentError(f"sample_rate is {sample_rate}, but {name} is a file, which has its own: leave it out")
    named = place_of(name)
    place = resolved(named)
    with contextlib.closing(SoundFiles()) as files, here(place) as path:
        reading = wav.read(files, path)
    if reading.fault:
        warnings.warn(f"{place} {reading.fault}", stacklevel=3)
    if isinstance(named, Path):
        return reading.samples, reading.sample_rate, Source(named, reading.tags)
    return reading.samples, reading.sample_rate, Source(PurePath(named.name), reading.tags, url=str(named))


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
        template_frames=settings.template_frames,
        settings=_arguments(settings, parts.seed),
    )


def _arguments(settings: Settings, seed: int) -> Mapping[str, Any]:
    """Return the arguments of `decompose` that stand for settings, with the seed that was used."""
    names = (each.name for each in dataclasses.fields(settings) if each.name not in ("resynth", "gaps"))
    return {**{name: getattr(settings, name) for name in names}, "seed": seed}


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
        bases=buffers.put("bases", _columns("bases", _flat(bases, settings), settings.bases_mode, wanted)),
        activations=buffers.put("activations", _columns("activations", activations, settings.act_mode, wanted)),
    )
    place = Place(buffers, threads, lambda function: function(), is_shared=False)
    return run_here(task, place, watch).parts


def _mode(factors: NDArray[np.float32] | None, mode: Modes | None) -> Modes:
    """Return the mode of factors. The default is `SEED` if factors are given, else `RANDOM`."""
    if mode is not None:
        return mode
    return RANDOM if factors is None else SEED


def as_sound(samples: ArrayLike) -> NDArray[np.float32]:
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


def _flat(bases: NDArray[np.float32] | None, settings: Settings) -> NDArray[np.float32] | None:
    """Return bases as `Decomposition.bases` has them; they may have come as its `templates`, with an axis for time."""
    if bases is None or settings.bases_mode == RANDOM or np.ndim(bases) != 4:
        return bases
    array = np.asarray(bases, np.float32)
    if array.shape[2] != settings.template_frames:
        raise BadBufferError(
            f"the templates in bases have {counted(array.shape[2], 'frame')}, but template_frames is "
            f"{settings.template_frames}"
        )
    return array.reshape(*array.shape[:2], -1)


def _columns(
    name: str, factors: NDArray[np.float32] | None, mode: Modes, wanted: tuple[int, int]
) -> NDArray[np.float32] | None:
    """Return factors (channels, components, length) in the shape of a buffer, (length, components * channels)."""
    if factors is None or mode == RANDOM:
        return None
    array = np.asarray(factors, np.float32)
    if name == "bases" and array.ndim == 3 and array.shape[:2] == (1, wanted[1]):
        array = np.repeat(array, wanted[0], axis=0)
    if array.ndim != 3 or array.shape[:2] != wanted or not array.size:
        raise BadBufferError(
            f"the {name} have the shape {array.shape}; it is (channels, components, length), "
            f"here ({wanted[0]}, {wanted[1]}, …)"
        )
    return np.ascontiguousarray(array.reshape(-1, array.shape[2]).T)


def _rows(factors: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    """Return a buffer of factors in the shape that `Decomposition` has: the inverse of `_columns`."""
    return np.ascontiguousarray(factors.T).reshape(channels, -1, len(factors))
