"""Edits components in buffers: in place, or into other buffers; all of them at once."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.processes.editing import Edited, Operation, Part, edited
from nmfserver.steps import Steps
from nmfserver.tasks.targets import ALL, Lent, Targets, require_apart
from nmfserver.tasks.task import Place, TaskInSteps


@dataclass(frozen=True)
class Edit(TaskInSteps[Lent, Edited]):
    """Does an operation to the components of all its targets.

    components : of an audio channel
    """

    targets: Targets
    operation: Operation
    components: int = ALL

    def __post_init__(self) -> None:
        require_apart(self.targets)

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> Lent:
        """Lease all buffers, and reserve memory for what becomes of them."""
        lent = Lent.of(self.targets, self.components, place, leases)
        lent.reserve(len(self.operation.origins(lent.components)), place, leases)
        return lent

    def compute_on_side_thread(self, inputs: Lent) -> Steps[Edited]:
        """Return the steps of the operation."""
        parts = {name: Part(inputs.samples[name], buffer.sample_rate) for name, buffer in inputs.buffers.items()}
        return edited(self.operation, parts, inputs.components)

    def publish_on_loop(self, place: Place, inputs: Lent, result: Edited) -> None:
        """Publish all results."""
        inputs.publish(result, self.operation.origins(inputs.components), place)
