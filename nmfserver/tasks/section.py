"""The section of a buffer that a task reads."""

from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.errors import BadBufferError
from nmfserver.tasks.task import Place


@dataclass(frozen=True)
class Section:
    """Frames and channels of a buffer.

    source : the buffer
    start_frame, num_frames, start_chan, num_chans : the section; -1 means up to the end
    """

    source: Key
    start_frame: int = 0
    num_frames: int = -1
    start_chan: int = 0
    num_chans: int = -1

    def slices(self, buffer: Buffer) -> tuple[slice, slice]:
        """Return the frames and channels, or raise `BadBufferError` if the buffer has not so many."""
        return (
            self._slice("frame", buffer.frames, self.start_frame, self.num_frames),
            self._slice("channel", buffer.channels, self.start_chan, self.num_chans),
        )

    def lease(self, place: Place, leases: ExitStack) -> tuple[Buffer, Samples]:
        """Lease the section until `leases` are closed; return the buffer, and float32 (frames, channels)."""
        buffer = place.buffers.get(self.source)
        return buffer, leases.enter_context(buffer.reading())[self.slices(buffer)]

    def _slice(self, unit: str, size: int, start: int, count: int) -> slice:
        end = size if count == -1 else start + count
        if not start < end <= size:
            asked = f"{unit} {start} to the end" if count == -1 else f"{count} {unit}s from {unit} {start} on"
            raise BadBufferError(f"buffer {self.source} has {size} {unit}s; {asked} cannot be taken")
        return slice(start, end)
