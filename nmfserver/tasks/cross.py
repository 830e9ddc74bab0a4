"""Rebuilds a sound from the frames of another one."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.processes import cross
from nmfserver.processes.cross import Crossing, Mosaic, Sizes, crossing_bytes
from nmfserver.processes.watching import Watcher
from nmfserver.tasks.section import Section
from nmfserver.tasks.task import Place, Task


@dataclass(frozen=True)
class CrossInputs:
    """Both sounds, float32 (frames, channels), and their sample rates in Hz."""

    source: Samples
    target: Samples
    rates: tuple[float, float]


@dataclass(frozen=True)
class Cross(Task[CrossInputs, Mosaic]):
    """Rebuilds the buffer `target` from the frames of `source`, into `output`, which may be one of them."""

    source: Key
    target: Key
    output: Key
    crossing: Crossing

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> CrossInputs:
        """Lease both sounds, and reserve memory."""
        (source, timbre), (target, goal) = (Section(key).lease(place, leases) for key in (self.source, self.target))
        rates = source.sample_rate, target.sample_rate
        needed = crossing_bytes(self.crossing, Sizes(timbre.shape, goal.shape, rates), place.threads)
        leases.enter_context(place.buffers.reserved(needed))
        return CrossInputs(timbre, goal, rates)

    def compute_on_worker(self, place: Place, inputs: CrossInputs, watch: Watcher) -> Mosaic:
        """Make the mosaic."""
        return cross.cross(inputs.source, inputs.target, self.crossing, watch, place.threads, inputs.rates)

    def publish_on_loop(self, place: Place, inputs: CrossInputs, result: Mosaic) -> None:
        """Publish the sound, at the rate of the target."""
        place.buffers.publish({self.output: Buffer(result.sound, inputs.rates[1])})
