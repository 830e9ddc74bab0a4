"""The command that puts parts of buffers together."""

import itertools
from collections.abc import Sequence
from contextlib import nullcontext

from nmfserver.buffers.table import Buffer
from nmfserver.commands.base import Call, Queued, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, one
from nmfserver.errors import BufferError
from nmfserver.osc.codec import Argument, Value
from nmfserver.processes.compose import Placement, compose

DEFAULTS = Placement()


@command("/bufcompose", keyed=True, answer="`/done /bufcompose destination`")
class BufCompose(Queued):
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
        """Return the destination, as far as the message tells it."""
        for key, value in itertools.pairwise(arguments):
            if isinstance(key, str) and key.removeprefix("@").lower() == "destination":
                return (value,) if isinstance(value, int | float | str) else ()
        return ()

    @property
    def detached(self) -> bool:
        """Whether it leaves the queue at once."""
        return not self.blocking

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Copy."""
        source, target = call.buffers.get(self.source.key), call.buffers.find(self.destination.key)
        placement, old = self._placement(), (0, 0) if target is None else (target.frames, target.channels)
        frames, channels = placement.size((source.frames, source.channels), old)
        call.buffers.require_size(frames, channels)
        samples = None if target is None else target.samples
        with (
            source.reading() as taken,
            target.reading() if target is not None else nullcontext() as standing,
            call.buffers.reserved(4 * frames * channels),
        ):
            result = await call.in_steps(compose(taken, standing, placement))
        now = call.buffers.find(self.destination.key)
        if now is not target or (now is not None and now.samples is not samples):
            raise BufferError(f"buffer {self.destination.key} was written to meanwhile; nothing was copied: try again")
        rate = target.sample_rate if target is not None and (frames, channels) == old else source.sample_rate
        call.buffers.publish({self.destination.key: Buffer(result, rate)})
        return (self.destination.given,)

    def _placement(self) -> Placement:
        return Placement(
            self.start_frame, self.num_frames, self.start_chan, self.num_chans, self.gain,
            self.dest_start_frame, self.dest_start_chan, self.dest_gain,
        )  # fmt: skip
