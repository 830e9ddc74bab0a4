"""The magnitudes of a sound, block by block, without the frames that are silent."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from nmfserver.kernels import fourier, stft
from nmfserver.kernels.arrays import Floats, contiguous
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import OVERFLOW, Member, Signals, Team
from nmfserver.pool import empty
from nmfserver.processes.checks import require_finite, too_loud
from nmfserver.processes.settings import FIXED

Report = Callable[[float], None]
"""Is told the share that is done, 0…1; what it raises ends the work."""

BLOCK_CELLS, LEAST_FRAMES = 2**22, 64
"""Time-frequency cells of a block, and its frames at least."""


class Block(NamedTuple):
    """Frames of a channel that are not silent.

    magnitudes : float32 (frames, bins)
    begin, end : the shares of the sound after which the block begins and ends
    """

    magnitudes: Floats
    begin: float
    end: float


def block_frames(transform: Transform) -> int:
    """Return the most frames of a block."""
    return max(BLOCK_CELLS // transform.bins, LEAST_FRAMES)


def blocks(sound: Floats, transform: Transform, team: Team, report: Report) -> Iterator[Block]:
    """Yield the magnitudes of all channels, one after the other. Those at a block's borders are those of the whole.

    Parameters
    ----------
    sound : float32 (samples, channels)
    transform : window, hop and FFT
    team : computes
    report : is told the share of the sound that was yielded

    Raises
    ------
    BadBufferError : values that are not finite, or too large

    """
    require_finite("source", sound, FIXED, lambda: report(0.0))
    count, step, channels = transform.frames(len(sound)), block_frames(transform), sound.shape[1]
    for channel in range(channels):
        signal = contiguous(sound, channel)
        for first in range(0, count, step):
            last = min(first + step, count)
            begin, end = ((channel + at / count) / channels for at in (first, last))
            magnitudes = _magnitudes(signal, first, last, transform, team, partial(report, begin))
            sounding = magnitudes.any(axis=1)
            if sounding.any():
                yield Block(magnitudes if sounding.all() else magnitudes[sounding], begin, end)


def _magnitudes(
    signal: Floats, first: int, last: int, transform: Transform, team: Team, report: Callable[[], object]
) -> Floats:
    """Return the magnitudes of some frames of a signal, by a piece of it that begins at an earlier frame."""
    window, hop, fft = transform
    begin = max(first + -(window // 2) // hop, 0)  # from there on no frame has anything before the piece
    piece = signal[begin * hop : last * hop + window]
    result = empty((last - begin, transform.bins))
    members = min(team.members, len(result))
    space, tables = np.empty((members, stft.ROWS, fft), np.float32), fourier.tables(fft)

    def work(member: Member) -> None:
        stft.magnitudes(member, piece, hop, stft.hann(window), tables, space, result)

    def watch(signals: Signals) -> None:
        report()

    if team.run(work, watch, members)[OVERFLOW]:
        raise too_loud("source")
    return result[first - begin :]
