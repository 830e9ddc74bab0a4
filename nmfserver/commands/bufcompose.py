"""The command that copies a part of a buffer into another."""

from collections.abc import Sequence

from nmfserver.commands.base import command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, one
from nmfserver.commands.tasks import StepsCommand, values_of
from nmfserver.osc.codec import Argument, Value
from nmfserver.processes.compose import Placement
from nmfserver.tasks.compose import Compose

DEFAULTS = Placement()


@command("/bufcompose", keyed=True, answer="`/done /bufcompose destination`")
class BufCompose(StepsCommand):
    """Copies a part of a buffer into a part of another, replacing what is there or adding to it.

    The destination is made if it does not exist, and grows if the part goes beyond it; it then takes the sample rate of
    the source. Frames beyond the end of the source are silence; channels beyond its last begin again at its first.
    """

    source: BufferId = one(BufferKind(), "the buffer to take from")
    destination: BufferId = one(BufferKind(), "the buffer to write to; it may be the source")
    start_frame: int = one(Integer(0), "first frame of the source", DEFAULTS.start_frame)
    num_frames: int = one(Integer(-1), "number of frames; -1: up to the end", DEFAULTS.num_frames)
    start_chan: int = one(Integer(0), "first channel of the source", DEFAULTS.start_chan)
    num_chans: int = one(Integer(-1), "number of channels; -1: up to the last", DEFAULTS.num_chans)
    gain: float = one(Number(), "factor for what is copied", DEFAULTS.gain)
    dest_start_frame: int = one(Integer(0), "first frame in the destination", DEFAULTS.dest_start_frame)
    dest_start_chan: int = one(Integer(0), "first channel in the destination", DEFAULTS.dest_start_chan)
    dest_gain: float = one(
        Number(), "factor for what stands there already: 0 overwrites it, 1 adds to it", DEFAULTS.dest_gain
    )
    blocking: int = one(Integer(0, 1), "1: later commands of the queue wait for it", 1)

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the destination if the message names one."""
        value = next(values_of("destination", arguments), None)
        return (value,) if isinstance(value, int | float | str) else ()

    def task(self) -> Compose:
        """Return the task."""
        placement = Placement(
            self.start_frame, self.num_frames, self.start_chan, self.num_chans, self.gain,
            self.dest_start_frame, self.dest_start_chan, self.dest_gain,
        )  # fmt: skip
        return Compose(self.source.key, self.destination.key, placement)

    def written(self) -> tuple[Value, ...]:
        """Return the name of the destination."""
        return (self.destination.given,)
