"""Makes the bases that are on the way from one set to another."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.component_names import Names
from nmfserver.errors import BadBufferError, counted
from nmfserver.processes import fluid_morph, morph
from nmfserver.processes.checks import require_finite
from nmfserver.processes.settings import FIXED
from nmfserver.steps import Steps
from nmfserver.tasks.bases import require_one_frame
from nmfserver.tasks.task import Place, TaskInSteps

PLAN = 16
"""Bytes of a plan, for each bin of each component."""


@dataclass(frozen=True)
class MorphInputs:
    """What is read: both sets, float32 (bins, components), and sample rate and names of the first."""

    source: Samples
    target: Samples
    sample_rate: float
    names: Names


@dataclass(frozen=True)
class Morph(TaskInSteps[MorphInputs, Samples]):
    """Writes bases between those of two buffers.

    amount : 0…1, how far they are on the way to the target
    assigns : whether each becomes the one to which the least has to move; else each the one in its place
    fluid : whether as FluCoMa does it
    """

    source: Key
    target: Key
    destination: Key
    amount: float
    assigns: bool
    fluid: bool

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> MorphInputs:
        """Lease both sets, and reserve memory."""
        first = place.buffers.get(self.source)
        for key in (self.source, self.target):
            require_one_frame(key, place.buffers.get(key))
        source, target = (leases.enter_context(place.buffers.get(key).reading()) for key in (self.source, self.target))
        if source.shape != target.shape:
            raise BadBufferError(
                f"the target has {_told(target)}, and the source {_told(source)}: a morph is between as many of both"
            )
        leases.enter_context(place.buffers.reserved((PLAN + 8) * source.size + 8 * source.shape[1] ** 2))
        return MorphInputs(source, target, first.sample_rate, first.names)

    def compute_on_side_thread(self, inputs: MorphInputs) -> Steps[Samples]:
        """Return the steps that find out what belongs together, and write what is between."""
        source, target = inputs.source, inputs.target
        for name, bases in (("source", source), ("target", target)):
            require_finite(name, bases, FIXED, lambda: None)
            if bases.min() < 0:
                raise BadBufferError(f"the {name} has values below 0, the least {bases.min():g}; bases have none")
            yield
        if self.assigns:
            order = yield from (fluid_morph if self.fluid else morph).assigned(source, target)
            target = target[:, order]
        result = np.empty_like(source)
        between: Callable[[Samples, Samples, float], Samples] = _fluid_between if self.fluid else morph.between
        for component in range(source.shape[1]):
            result[:, component] = between(source[:, component], target[:, component], self.amount)
            yield
        return result

    def publish_on_loop(self, place: Place, inputs: MorphInputs, result: Samples) -> None:
        """Publish the bases, with the names of the source's."""
        place.buffers.publish({self.destination: Buffer(result, inputs.sample_rate, inputs.names)})


def _fluid_between(source: Samples, target: Samples, amount: float) -> Samples:
    found = fluid_morph.between(source.astype(np.float64), target.astype(np.float64), amount)
    return found.astype(np.float32)


def _told(bases: Samples) -> str:
    return f"{counted(bases.shape[0], 'frame')} of {counted(bases.shape[1], 'component')}"
