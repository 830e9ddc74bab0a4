"""Copies a part of a buffer into another buffer, or adds it to what is there."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.errors import BadBufferError
from nmfserver.processes.compose import Placement, compose
from nmfserver.steps import Steps
from nmfserver.tasks.task import Place, TaskInSteps
from nmfserver.template import UNKNOWN, Template


@dataclass(frozen=True)
class ComposeInputs:
    """What a composition reads, and the sample rate of its result.

    source : float32 (frames, channels)
    target, samples : the destination and its samples at that time; None if it does not exist
    template : what templates are in time in the result
    """

    source: Samples
    target: Buffer | None
    samples: Samples | None
    sample_rate: float
    template: Template


@dataclass(frozen=True)
class Compose(TaskInSteps[ComposeInputs, Samples]):
    """Puts a part of the buffer `source` into the buffer `destination`, which is made or grows if necessary."""

    source: Key
    destination: Key
    placement: Placement

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> ComposeInputs:
        """Lease both buffers, and reserve memory for the result."""
        source, target = place.buffers.get(self.source), place.buffers.find(self.destination)
        old = (0, 0) if target is None else (target.frames, target.channels)
        size = self.placement.size((source.frames, source.channels), old)
        place.buffers.require_size(*size)
        leases.enter_context(place.buffers.reserved(4 * size[0] * size[1]))
        return ComposeInputs(
            leases.enter_context(source.reading()),
            target,
            None if target is None else leases.enter_context(target.reading()),
            target.sample_rate if target is not None and size == old else source.sample_rate,
            source.template if self._is_copy(source, target, size) else UNKNOWN,
        )

    def compute_on_side_thread(self, inputs: ComposeInputs) -> Steps[Samples]:
        """Return the steps that make the new samples of the destination."""
        return compose(inputs.source, inputs.samples, self.placement)

    def publish_on_loop(self, place: Place, inputs: ComposeInputs, result: Samples) -> None:
        """Replace the destination, or raise `BadBufferError` if it was changed meanwhile."""
        now = place.buffers.find(self.destination)
        if now is not inputs.target or (now is not None and now.samples is not inputs.samples):
            raise BadBufferError(f"buffer {self.destination} was written to meanwhile; nothing was copied: try again")
        names = now.names if now is not None and now.channels == result.shape[1] else ()
        made = Buffer(result, inputs.sample_rate, names, inputs.template)
        place.buffers.publish({self.destination: made})

    def _is_copy(self, source: Buffer, target: Buffer | None, size: tuple[int, int]) -> bool:
        """Whether a result of this size is the whole source, and nothing else."""
        whole = source.frames, source.channels
        is_first = target is None or self.placement.dest_gain == 0
        return is_first and self.placement.start_frame == 0 and self.placement.part(*whole) == whole == size
