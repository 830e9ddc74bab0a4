"""Waveforms: the least and the greatest sample of every so many frames, at several widths.

The form, little-endian: ``NMFP``, then uint32 the form's number, channels, frames, float32 the sample rate, uint32
frames a bin of the first level, number of levels, float32 the largest magnitude. Then the levels, the finest first; in
each, channel after channel; of each channel its bins, as int16 pairs of least and greatest sample, of which 32767 is
the largest magnitude. A bin of a level is four of the level before.
"""

import asyncio
import struct
from collections import OrderedDict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from nmfserver.page.sounds import Samples, SoundFile, Sounds

MAGIC, FORM = b"NMFP", 1
FRAMES_PER_BIN, FACTOR = 256, 4
FEWEST_BINS = 256
"""A level of no more bins is the last one."""
AT_ONCE = 2**20
"""Samples of one step, which need to fit no cache, but no memory of their own either."""
MOST_KEPT = 2**26
"""Bytes of waveforms that are kept."""


class Peaks:
    """The waveforms of buffers, each computed once, one after the other, beside the loop."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._kept: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._turn = asyncio.Lock()

    async def get(self, ref: int, version: int) -> bytes:
        """Return the waveform of a buffer, in the form above."""
        self._sounds.require(ref, version)
        if (ref, version) not in self._kept:
            async with self._turn:
                if (ref, version) not in self._kept:  # nobody has computed it meanwhile
                    sound = await self._sounds.get(ref, version)
                    found = await asyncio.to_thread(pyramid, sound.samples, sound.sample_rate)
                    self._keep((ref, version), found)
                    return found
        self._kept.move_to_end((ref, version))
        return self._kept[ref, version]

    def _keep(self, name: tuple[int, int], waveform: bytes) -> None:
        """Keep a waveform, and of all only those that were asked for last."""
        self._kept[name] = waveform
        while sum(map(len, self._kept.values())) > MOST_KEPT and len(self._kept) > 1:
            self._kept.popitem(last=False)


def pyramid(samples: Samples, sample_rate: float) -> bytes:
    """Return the waveform of samples, float32 (frames, channels), in the form of this module."""
    frames, channels = samples.shape
    finest = np.concatenate([*_bins(samples), np.zeros((0, channels, 2), np.float32)])
    peak = float(np.abs(finest).max(initial=0.0))
    levels = [finest]
    while len(levels[-1]) > FEWEST_BINS:
        levels.append(_coarser(levels[-1]))
    head = struct.pack(
        "<4sIIIfIIf", MAGIC, FORM, channels, frames, sample_rate, FRAMES_PER_BIN, len(levels), peak
    )  # fmt: skip
    return head + b"".join(_packed(level, peak) for level in levels)


def _bins(samples: Samples) -> Iterator[NDArray[np.float32]]:
    """Yield least and greatest of each bin, float32 (bins, channels, 2), some bins at a time."""
    frames, channels = samples.shape
    step = max(AT_ONCE // channels // FRAMES_PER_BIN, 1) * FRAMES_PER_BIN
    for start in range(0, frames, step):
        part = np.nan_to_num(samples[start : start + step], nan=0.0)
        starts = np.arange(0, len(part), FRAMES_PER_BIN)
        yield np.stack([np.minimum.reduceat(part, starts), np.maximum.reduceat(part, starts)], axis=2)


def _coarser(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the next level: a bin of every four."""
    starts = np.arange(0, len(level), FACTOR)
    least, greatest = np.minimum.reduceat(level[..., 0], starts), np.maximum.reduceat(level[..., 1], starts)
    return np.stack([least, greatest], axis=2)


def _packed(level: NDArray[np.float32], peak: float) -> bytes:
    """Return a level as int16, channel after channel."""
    scaled = level.astype(np.float64) * (32767 / peak if peak else 0.0)
    return np.rint(scaled).astype("<i2").transpose(1, 0, 2).tobytes()


async def planar(sound: SoundFile, start: int, count: int, channels: list[int]) -> bytes:
    """Return samples as they are, channel after channel, little-endian float32."""
    return await asyncio.to_thread(
        lambda: np.ascontiguousarray(sound.samples[start : start + count, channels].T, "<f4").tobytes()
    )
