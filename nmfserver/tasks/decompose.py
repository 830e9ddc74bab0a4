"""Takes a buffer apart into spectral templates (bases), their amplitude envelopes (activations) and stems."""

import dataclasses
from collections.abc import Coroutine, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.component_names import Names
from nmfserver.errors import ArgumentError, BadBufferError
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.plan import Plan, recent
from nmfserver.processes.settings import FIXED, RANDOM, Modes, Settings, each_mode
from nmfserver.processes.watching import Watcher
from nmfserver.sound_files.access import absolute
from nmfserver.tasks.bases import require_hop, template_frames
from nmfserver.tasks.results import ResultFile, ResultFiles, require_storable, write_all
from nmfserver.tasks.section import Section
from nmfserver.tasks.task import Footprint, Place, Task

LARGEST_COPY = 2**28
"""Most bytes of a source that is copied. A larger one is leased until the computation ends, to save memory."""
NOTHING = np.empty((0, 0), np.float32)


@dataclass
class DecomposeInputs:
    """What a decomposition reads.

    source : float32 (frames, channels), the section that is taken apart
    source_lease : ends the lease of the source
    sample_rate : Hz, of the source
    identity : of the source's buffer
    bases, activations : given factors, or None
    files : the files that are made
    names : of the given components, which keep their places
    """

    source: Samples
    source_lease: ExitStack
    sample_rate: float
    identity: int
    bases: Samples | None
    activations: Samples | None
    files: ResultFiles
    names: Names


@dataclass(frozen=True)
class Decomposed:
    """What a decomposition gives.

    parts : its results; where these go to files, without their arrays
    files : with the results, in the order stems, bases, activations
    """

    parts: Parts
    files: tuple[ResultFile, ...]


@dataclass(frozen=True)
class Decompose(Task[DecomposeInputs, Decomposed]):
    """Takes a section of a buffer apart.

    source : the buffer
    settings : how it is taken apart
    start_frame, num_frames, start_chan, num_chans : the section; -1 means up to the end
    stems : receives the stems; given if `settings.resynth` is true
    bases, activations : receive the factors; modes 1 and 2 also read the given factors from them
    files : paths of files that receive the results instead, each under the result's name in `Parts`; then no buffer is
        written, and `bases` and `activations` are only read
    """

    source: Key
    settings: Settings
    start_frame: int = 0
    num_frames: int = -1
    start_chan: int = 0
    num_chans: int = -1
    stems: Key | None = None
    bases: Key | None = None
    activations: Key | None = None
    files: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, key, mode in self._factors():
            if key is None and mode != RANDOM:
                raise ArgumentError(
                    f"mode {_shown(mode)} of the {name} needs {name}, but no {name} are given; mode 0 starts at random"
                )
        if self.files:
            self._require_no_buffers()
            return
        named = [key for key in (self.stems, self.bases, self.activations) if key is not None]
        if not named:
            raise ArgumentError("no destination is named: give resynth, bases or activations a buffer, or a file")
        if len(set(named)) < len(named):
            raise ArgumentError("resynth, bases and activations must be different buffers")

    def _require_no_buffers(self) -> None:
        """Raise unless files receive all results, each its own."""
        read = {key for _, key, mode in self._factors() if mode != RANDOM}
        for key in (self.stems, self.bases, self.activations):
            if key is not None and key not in read:
                raise ArgumentError(
                    f"results go to files here, but buffer {key} is named for one: name files for all, or none"
                )
        # Links are not followed here: a disk may never answer.
        if len(set(map(absolute, self.files.values()))) < len(self.files):
            raise ArgumentError("resynthFile, basesFile and activationsFile must be different files")

    def footprint(self, place: Place) -> Footprint | None:
        """Return the buffers if the task is small; None also where it will fail."""
        try:
            frames, channels = self._section.slices(place.buffers.get(self.source))
        except BadBufferError:
            return None
        size = frames.stop - frames.start, channels.stop - channels.start
        if not self._plan(place, *size).is_small:
            return None
        given = {key for _, key, mode in self._factors() if key is not None and mode != RANDOM}
        named = {key for key in (self.stems, self.bases, self.activations) if key is not None}
        return Footprint(frozenset({self.source, *given}), frozenset(named))

    def facts(self) -> Mapping[str, Key | float]:
        """Return the buffers that are named, the section, and the sizes; components are -1 where they are found."""
        return {**self._named, **self._sizes}

    @property
    def _named(self) -> Mapping[str, Key]:
        """The buffers that are named, under the keys of the command."""
        named = {
            "source": self.source, "resynth": self.stems, "bases": self.bases, "activations": self.activations
        }  # fmt: skip
        return {name: key for name, key in named.items() if key is not None}

    @property
    def _sizes(self) -> Mapping[str, float]:
        """The section and the sizes, under the keys of the command."""
        transform = self.settings.transform()
        return {
            "components": self.settings.components, "windowSize": transform.window, "hopSize": transform.hop,
            "fftSize": transform.fft, "startFrame": self.start_frame, "numFrames": self.num_frames,
            "startChan": self.start_chan, "numChans": self.num_chans,
            **self._templates,
        }  # fmt: skip

    @property
    def _templates(self) -> Mapping[str, float]:
        """The frames of a template, where there are several, and the sparsity, where there is one."""
        frames, sparsity = self.settings.template_frames, self.settings.sparsity
        return ({"templateFrames": frames} if frames > 1 else {}) | ({"sparsity": sparsity} if sparsity > 0 else {})

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> DecomposeInputs:
        """Lease the source and the given factors; raise if the settings do not fit them."""
        lease = leases.enter_context(ExitStack())
        source, samples = self._section.lease(place, lease)
        bases, activations = (
            leases.enter_context(place.buffers.get(key).reading()) if key is not None and mode != RANDOM else None
            for _, key, mode in self._factors()
        )
        self._require_known_templates(place)
        frames, channels = samples.shape
        plan = self._plan(place, frames, channels)
        plan.require_fitting(bases, activations)
        rates = self._rates(source.sample_rate)
        require_storable(self.files, rates, plan.columns)
        if self.settings.resynth:
            place.buffers.require_size(frames, plan.columns)
        copy = samples.nbytes if _is_copied(samples, place) else 0
        leases.enter_context(place.buffers.reserved(copy + plan.nbytes))
        files = leases.enter_context(ResultFiles(self.files, rates, place.memory_files))
        return DecomposeInputs(
            samples, lease, source.sample_rate, source.identity, bases, activations, files, self._names(place)
        )

    def _require_known_templates(self, place: Place) -> None:
        """Raise where the given bases are known to have templates of other frames."""
        if self.bases is None or self.settings.bases_mode == RANDOM:
            return
        buffer = place.buffers.get(self.bases)
        template_frames(self.bases, buffer, self.settings.template_frames)
        require_hop(self.bases, buffer, self.settings.transform().hop)

    def compute_on_worker(self, place: Place, inputs: DecomposeInputs, watch: Watcher) -> Decomposed:
        """Take the source apart. If others may write to it, it is copied first, so that its lease is short."""
        if _is_copied(inputs.source, place):
            inputs.source = inputs.source.copy()
            place.call_on_loop(inputs.source_lease.close)
        parts = bufnmf.decompose(
            inputs.source, self.settings, inputs.bases, inputs.activations, watch, place.threads, inputs.sample_rate,
            room=inputs.files.room, tell=place.tell,
        )  # fmt: skip
        files = inputs.files.take(parts)
        if files:
            parts = dataclasses.replace(parts, stems=None, bases=NOTHING, activations=NOTHING)
        return Decomposed(parts, files)

    def deliver_on_loop(self, place: Place, result: Decomposed) -> Coroutine[Any, Any, None] | None:
        """Write the files that could not be computed in place, one after the other."""
        pending = [each for each in result.files if each.samples is not None]
        return write_all(pending, place.write_file) if pending and place.write_file is not None else None

    def publish_on_loop(self, place: Place, inputs: DecomposeInputs, result: Decomposed) -> None:
        """Publish stems and factors: as files, or as buffers, of which fixed factors are not written."""
        if result.files:
            inputs.files.publish()
            return
        parts, rates, names, results = result.parts, self._rates(inputs.sample_rate), inputs.names, {}
        if self.bases is not None and self.settings.bases_mode != FIXED:
            results[self.bases] = Buffer(parts.bases, rates["bases"], names, self.settings.template)
        if self.activations is not None and self.settings.act_mode != FIXED:
            results[self.activations] = Buffer(parts.activations, rates["activations"], names)
        if self.stems is not None and parts.stems is not None:
            results[self.stems] = Buffer(parts.stems, rates["stems"], names)
        place.buffers.publish(results)
        origin = self._origin(place, inputs, parts)
        for buffer in results.values():
            buffer.origin = origin

    def _origin(self, place: Place, inputs: DecomposeInputs, parts: Parts) -> Mapping[str, int | float | str]:
        """Return how the results were made: `facts`, but with identities, and with what was used, not asked for."""
        frames, channels = inputs.source.shape
        results = {name: place.buffers.get(key).identity for name, key in self._named.items() if name != "source"}
        settings = self.settings
        return {**results, **self._sizes} | {
            "source": inputs.identity, "components": parts.components, "numFrames": frames, "numChans": channels,
            "solver": settings.solver, "iterations": settings.iterations, "order": settings.order,
            "stereo": settings.stereo, "seed": parts.seed,
        }  # fmt: skip

    def _plan(self, place: Place, frames: int, channels: int) -> Plan:
        return recent(self.settings, frames, channels, place.threads)

    @property
    def _section(self) -> Section:
        return Section(self.source, self.start_frame, self.num_frames, self.start_chan, self.num_chans)

    def _names(self, place: Place) -> Names:
        """Return the names that the given bases have, or else the given activations, of those that are used."""
        for _, key, modes in self._factors():
            if key is not None and modes != RANDOM and (names := place.buffers.get(key).names):
                used = each_mode(modes, self.settings.components)
                return tuple(name if used[at % len(used)] else "" for at, name in enumerate(names))
        return ()

    def _rates(self, rate: float) -> dict[str, float]:
        """Return the sample rate of each result, for a source with this one."""
        transform = self.settings.transform()
        return {"stems": rate, "bases": rate / transform.fft, "activations": rate / transform.hop}

    def _factors(self) -> tuple[tuple[str, Key | None, Modes], ...]:
        """Return the name, buffer and mode of each factor."""
        return (
            ("bases", self.bases, self.settings.bases_mode),
            ("activations", self.activations, self.settings.act_mode),
        )


def _shown(mode: Modes) -> str:
    """Return the modes of a factor as a sentence shows them."""
    return " ".join(map(str, mode)) if isinstance(mode, tuple) else str(mode)


def _is_copied(source: Samples, place: Place) -> bool:
    """Whether to work on a copy of a source, so that whoever writes to its buffer need not copy it."""
    return place.is_shared and source.nbytes <= LARGEST_COPY
