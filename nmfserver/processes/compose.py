"""BufCompose: copies a part of one buffer over, or onto, a part of another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, counted
from nmfserver.steps import Steps, copy, spans

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Placement:
    """What goes where; frames and channels count from 0.

    start_frame, num_frames, start_chan, num_chans : the part of the source; -1 is up to the end
    gain : factor for the source
    dest_start_frame, dest_start_chan : where it goes
    dest_gain : factor for what stands there already; 0 overwrites it, 1 adds to it
    """

    start_frame: int = 0
    num_frames: int = -1
    start_chan: int = 0
    num_chans: int = -1
    gain: float = 1.0
    dest_start_frame: int = 0
    dest_start_chan: int = 0
    dest_gain: float = 0.0

    def part(self, frames: int, channels: int) -> tuple[int, int]:
        """Return the size of the part of a source, ``(frames, channels)``, or raise `ArgumentError`."""
        return (
            _count("frame", frames, self.start_frame, self.num_frames),
            _count("channel", channels, self.start_chan, self.num_chans),
        )

    def size(self, source: tuple[int, int], target: tuple[int, int]) -> tuple[int, int]:
        """Return the size that a target ``(frames, channels)`` grows to."""
        frames, channels = self.part(*source)
        return max(target[0], self.dest_start_frame + frames), max(target[1], self.dest_start_chan + channels)


def compose(source: Samples, target: Samples | None, placement: Placement) -> Steps[Samples]:
    """Return `target` with a part of `source` in it, in steps.

    The result grows where the part goes beyond the target. Frames beyond the end of the source are silence; channels
    beyond its last begin again at its first.

    Parameters
    ----------
    source : float32 (frames, channels); not changed
    target : float32 (frames, channels), or None for nothing; not changed
    placement : what goes where

    Raises
    ------
    ArgumentError
        the part begins outside the source, or is empty

    """
    old = np.zeros((0, 0), np.float32) if target is None else target
    frames, channels = placement.part(*source.shape)
    result = np.zeros(placement.size(source.shape, old.shape), np.float32)
    yield from copy(old, result[: old.shape[0], : old.shape[1]])
    start = placement.dest_start_frame
    region = result[start : start + frames, placement.dest_start_chan : placement.dest_start_chan + channels]
    source = source[placement.start_frame :]
    taken = (placement.start_chan + np.arange(channels)) % source.shape[1]
    for span in spans(frames, channels):
        part, given = region[span], source[span, taken]
        if placement.dest_gain == 0:
            part[:] = 0  # whatever stands there, be it no number
        else:
            part *= np.float32(placement.dest_gain)
        part[: len(given)] += given * np.float32(placement.gain)
        yield
    return result


def _count(unit: str, size: int, start: int, count: int) -> int:
    if not 0 <= start < size:
        raise ArgumentError(f"the source has {counted(size, unit)}; nothing can be taken from {unit} {start} on")
    if count == 0 or count < -1:
        raise ArgumentError(f"{count} {unit}s are asked for; it is at least 1, or -1 for all up to the end")
    return size - start if count == -1 else count
