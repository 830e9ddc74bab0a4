"""Makes bases and activations that BufNMF can start from."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.origins import made
from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.errors import ArgumentError
from nmfserver.processes import seeding
from nmfserver.processes.seeding import Seeding, Seeds, seeding_bytes
from nmfserver.processes.watching import Watcher
from nmfserver.tasks.section import Section
from nmfserver.tasks.task import Place, Task


@dataclass(frozen=True)
class SeedInputs:
    """The section of the source, float32 (frames, channels), its sample rate in Hz, and the identity of its buffer."""

    source: Samples
    sample_rate: float
    identity: int


@dataclass(frozen=True)
class Seed(Task[SeedInputs, Seeds]):
    """Makes seeds from a section of a buffer, for the buffers `bases` and `activations`; either may be None."""

    section: Section
    seeding: Seeding
    bases: Key | None
    activations: Key | None

    def __post_init__(self) -> None:
        if self.bases is None and self.activations is None:
            raise ArgumentError("no destination is named: give bases or activations a buffer")
        if self.bases == self.activations:
            raise ArgumentError("bases and activations must be different buffers")

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> SeedInputs:
        """Lease the source, and reserve memory."""
        source, samples = self.section.lease(place, leases)
        leases.enter_context(place.buffers.reserved(seeding_bytes(self.seeding, *samples.shape)))
        return SeedInputs(samples, source.sample_rate, source.identity)

    def compute_on_worker(self, place: Place, inputs: SeedInputs, watch: Watcher) -> Seeds:
        """Make the seeds."""
        return seeding.seed(inputs.source, self.seeding, watch, place.threads)

    def publish_on_loop(self, place: Place, inputs: SeedInputs, result: Seeds) -> None:
        """Publish both buffers."""
        transform, results = self.seeding.transform(), {}
        if self.bases is not None:
            results["bases"] = self.bases, Buffer(result.bases, inputs.sample_rate / transform.fft)
        if self.activations is not None:
            results["activations"] = self.activations, Buffer(result.activations, inputs.sample_rate / transform.hop)
        place.buffers.publish(dict(results.values()))
        first = self.section.start_frame, self.section.start_chan
        origin = made(inputs.identity, inputs.source.shape, first, transform)
        there = {name: buffer.identity for name, (_, buffer) in results.items()}
        for _, buffer in results.values():
            buffer.origin = {**origin, **there, "components": result.components}
