"""The command that makes bases between two sets."""

from nmfserver.commands.base import command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, one
from nmfserver.commands.tasks import StepsCommand
from nmfserver.osc.codec import Value
from nmfserver.tasks.morph import Morph


@command("/bufnmfmorph", keyed=True, answer="`/done /bufnmfmorph destination`")
class BufNMFMorph(StepsCommand):
    """Makes bases that are on the way from those of one buffer to those of another: their mass moves along frequency.

    A peak at 200 Hz that becomes one at 400 Hz is at 300 Hz half way (optimal transport), as with `/live/morph`. There
    are as many components in both. The destination is laid out as the source, and has its names.
    """

    source: BufferId = one(BufferKind(), "the bases at amount 0")
    target: BufferId = one(BufferKind(), "the bases at amount 1")
    destination: BufferId = one(BufferKind(), "receives the bases; it may be the source")
    amount: float = one(Number(0, most=1), "how far they are on the way, 0…1", 0.5)
    autoassign: int = one(
        Integer(0, 1), "1: each becomes the one to which the least has to move; 0: the one in its place", 1
    )
    flucoma: int = one(Integer(0, 1), "1: as FluCoMa's NMFMorph, by hills of the spectra, faults included", 0)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue wait for it", 1)

    def task(self) -> Morph:
        """Return the task."""
        keys = self.source.key, self.target.key, self.destination.key
        return Morph(*keys, self.amount, bool(self.autoassign), bool(self.flucoma))

    def written(self) -> tuple[Value, ...]:
        """Return the destination."""
        return (self.destination.given,)
