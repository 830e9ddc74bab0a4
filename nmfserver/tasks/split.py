"""Splits a component of buffers into several."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.table import Samples
from nmfserver.component_names import number_of
from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.processes.editing import ACTIVATIONS, BASES, STEMS
from nmfserver.processes.plan import Plan
from nmfserver.processes.splitting import Splitting, split
from nmfserver.processes.watching import Watcher
from nmfserver.tasks.bases import require_one_frame
from nmfserver.tasks.targets import ALL, Lent, Targets, require_apart
from nmfserver.tasks.task import Place, Task


@dataclass(frozen=True)
class SplitInputs:
    """What is split: the buffers, and the number of the component."""

    lent: Lent
    component: int


@dataclass(frozen=True)
class SplitResult:
    """The samples by what they are called, and the seed."""

    samples: dict[str, Samples]
    seed: int


@dataclass(frozen=True)
class Split(Task[SplitInputs, SplitResult]):
    """Splits a component of stems, and of the bases and activations that are named beside them.

    component : its number or its name
    splitting : how
    components : of an audio channel
    """

    targets: Targets
    component: int | str
    splitting: Splitting
    components: int = ALL

    def __post_init__(self) -> None:
        if STEMS not in self.targets:
            raise ArgumentError("no stems are named: a component is split by its sound")
        require_apart(self.targets)
        self.splitting.settings()

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> SplitInputs:
        """Lease all buffers, and reserve memory; raise if they do not fit the settings, or each other."""
        lent = Lent.of(self.targets, self.components, place, leases)
        if BASES in lent.buffers:
            require_one_frame(self.targets[BASES].source, lent.buffers[BASES])
        component = number_of(self.component, lent.names, lent.components)
        frames, channels = lent.samples[STEMS].shape
        plan = Plan(self.splitting.settings(), frames, channels // lent.components, place.threads)
        for name in (BASES, ACTIVATIONS):
            if name in lent.samples and len(lent.samples[name]) != plan.results[name].sizes[0]:
                raise BadBufferError(
                    f"the {name} have {counted(len(lent.samples[name]), 'frame')}; of these stems, with this window, "
                    f"hop and FFT, they have {plan.results[name].sizes[0]}"
                )
        lent.reserve(lent.components + self.splitting.into - 1, place, leases)
        leases.enter_context(place.buffers.reserved(plan.nbytes))
        return SplitInputs(lent, component)

    def compute_on_worker(self, place: Place, inputs: SplitInputs, watch: Watcher) -> SplitResult:
        """Split."""
        lent = inputs.lent
        return SplitResult(
            *split(lent.samples, inputs.component, lent.components, self.splitting, watch, place.threads)
        )

    def publish_on_loop(self, place: Place, inputs: SplitInputs, result: SplitResult) -> None:
        """Publish all results."""
        origins = self.splitting.origins(inputs.component, inputs.lent.components)
        inputs.lent.publish(result.samples, origins, place)
