"""Measures the components of buffers."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.component_names import Names
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled
from nmfserver.processes.describing import Description, Sums, describe, describing_bytes, of_factors, of_sound
from nmfserver.processes.settings import Settings
from nmfserver.processes.watching import NOTHING_DIVERGES, Watcher
from nmfserver.tasks.bases import require_spectra
from nmfserver.tasks.targets import ALL, components_of
from nmfserver.tasks.task import Place, Task

MOST = 1000
"""Components that are described at once: each is compared with all others, and is a message."""


@dataclass(frozen=True)
class DescribeInputs:
    """What a description reads.

    source, bases, activations : float32 (frames, channels), or None
    components : of an audio channel
    names : of all channels of one audio channel
    spacing : Hz from bin to bin
    rate : frames of activations a second
    template_frames : of the bases; those of a template are described as their sum
    """

    source: Samples | None
    bases: Samples | None
    activations: Samples | None
    components: int
    names: Names
    spacing: float
    rate: float
    template_frames: int


@dataclass(frozen=True)
class Describe(Task[DescribeInputs, Description]):
    """Measures the components of stems, or of bases and activations or one of both.

    destination : receives the table of the description; or None
    settings : the sizes of the transform of stems
    """

    source: Key | None
    bases: Key | None
    activations: Key | None
    destination: Key | None
    settings: Settings
    components: int = ALL

    def __post_init__(self) -> None:
        factors = self.bases is not None or self.activations is not None
        if self.source is None and not factors:
            raise ArgumentError("nothing is named to be described: give source, or bases or activations, a buffer")
        if self.source is not None and factors:
            raise ArgumentError("source is named beside bases or activations: describe stems, or factors, not both")

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> DescribeInputs:
        """Lease the buffers, and reserve memory."""
        keys = {"source": self.source, "bases": self.bases, "activations": self.activations}
        buffers = {name: place.buffers.get(key) for name, key in keys.items() if key is not None}
        components = components_of(buffers, self.components)
        if self.bases is not None:
            require_spectra(self.bases, buffers["bases"])
        if components > MOST:
            raise BadBufferError(f"there are {components} components to be described; at most {MOST} can be at once")
        samples = {name: leases.enter_context(buffer.reading()) for name, buffer in buffers.items()}
        spacing, rate = (buffers[name].sample_rate if name in buffers else 0.0 for name in ("bases", "activations"))
        if (source := buffers.get("source")) is not None:
            transform = self.settings.transform()
            spacing, rate = source.sample_rate / transform.fft, source.sample_rate / transform.hop
        leases.enter_context(place.buffers.reserved(self._bytes(samples, components)))
        names = next((each.names for each in buffers.values() if each.names), ())[:components]
        template_frames = max(buffers["bases"].template.frames, 1) if "bases" in buffers else 1
        return DescribeInputs(
            samples.get("source"), samples.get("bases"), samples.get("activations"), components, names, spacing, rate,
            template_frames,
        )  # fmt: skip

    def compute_on_worker(self, place: Place, inputs: DescribeInputs, watch: Watcher) -> Description:
        """Measure."""

        def report(fraction: float) -> None:
            if watch(fraction, NOTHING_DIVERGES) is False:
                raise Cancelled("cancelled")

        return describe(self._sums(place, inputs, report), inputs.spacing, inputs.rate, report)

    def publish_on_loop(self, place: Place, inputs: DescribeInputs, result: Description) -> None:
        """Publish the table if a buffer is named for it."""
        if self.destination is not None:
            place.buffers.publish({self.destination: Buffer(result.table(), 1.0, inputs.names)})

    def _sums(self, place: Place, inputs: DescribeInputs, report: Callable[[float], None]) -> Sums:
        if inputs.source is not None:
            return of_sound(inputs.source, inputs.components, self.settings.transform(), place.threads, report)
        bases = inputs.bases
        if bases is not None and inputs.template_frames > 1 and len(bases) % inputs.template_frames == 0:
            bases = bases.reshape(inputs.template_frames, -1, bases.shape[1]).sum(axis=0)
        return of_factors(bases, inputs.activations, inputs.components, report)

    def _bytes(self, samples: Mapping[str, Samples], components: int) -> int:
        """Return the bytes that all arrays take."""
        if "source" in samples:
            frames, channels = samples["source"].shape
            hops, bins = self.settings.transform().frames(frames), self.settings.transform().bins
            return describing_bytes(hops, bins, channels, components, frames)
        bins, frames = (len(samples[name]) if name in samples else 0 for name in ("bases", "activations"))
        return describing_bytes(frames, bins, next(iter(samples.values())).shape[1], components)
