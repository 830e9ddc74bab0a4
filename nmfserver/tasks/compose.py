"""Copies a part of a buffer over, or onto, a part of another."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.errors import BadBufferError
from nmfserver.processes.compose import Placement, compose
from nmfserver.steps import Steps
from nmfserver.tasks.task import Place, TaskInSteps


@dataclass(frozen=True)
class Borrowed:
    """What a composition reads, and the sample rate that its result has.

    source : float32 (frames, channels)
    target, samples : the buffer that is written to, and its samples as they were; None if there is no such buffer
    """

    source: Samples
    target: Buffer | None
    samples: Samples | None
    sample_rate: float


@dataclass(frozen=True)
class Compose(TaskInSteps[Borrowed, Samples]):
    """Puts a part of the buffer `source` into the buffer `destination`, which is made, or grows, where it has to."""

    source: Key
    destination: Key
    placement: Placement

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> Borrowed:
        """Borrow both buffers, and memory for the result."""
        source, target = place.buffers.get(self.source), place.buffers.find(self.destination)
        old = (0, 0) if target is None else (target.frames, target.channels)
        size = self.placement.size((source.frames, source.channels), old)
        place.buffers.require_size(*size)
        leases.enter_context(place.buffers.reserved(4 * size[0] * size[1]))
        return Borrowed(
            leases.enter_context(source.reading()),
            target,
            None if target is None else leases.enter_context(target.reading()),
            target.sample_rate if target is not None and size == old else source.sample_rate,
        )

    def compute_on_side_thread(self, inputs: Borrowed) -> Steps[Samples]:
        """Copy."""
        return compose(inputs.source, inputs.samples, self.placement)

    def publish_on_loop(self, place: Place, inputs: Borrowed, result: Samples) -> None:
        """Replace the destination, unless somebody has written to it meanwhile."""
        now = place.buffers.find(self.destination)
        if now is not inputs.target or (now is not None and now.samples is not inputs.samples):
            raise BadBufferError(f"buffer {self.destination} was written to meanwhile; nothing was copied: try again")
        place.buffers.publish({self.destination: Buffer(result, inputs.sample_rate)})
