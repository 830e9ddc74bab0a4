"""Windows, frames and magnitudes. The readable twins are `window`, `framed` and `stft` in ``tests/naive.py``.

Frame *t* is centred on sample ``t * hop``: the signal counts as padded with half a window of zeros in front
and with zeros behind. Neither a padded signal nor a complex spectrogram is stored: frames are taken one at a time.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from nmfserver.kernels import fourier
from nmfserver.kernels.access import store
from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.floors import TINY
from nmfserver.kernels.fourier import Tables
from nmfserver.kernels.frame import ZERO, absolute
from nmfserver.kernels.team import OVERFLOW, Member, barrier, is_stopped, partition

ROWS = 7
"""Rows of the FFT's size that each member of a team works in; the transform takes the first four."""


class Transform(NamedTuple):
    """The sizes of a short-time Fourier transform, in samples: ``window <= fft``."""

    window: int
    hop: int
    fft: int

    @property
    def bins(self) -> int:
        """Number of bins of a spectrum, from 0 Hz to half the sample rate."""
        return self.fft // 2 + 1

    def frames(self, length: int) -> int:
        """Return the number of frames of a signal of `length` samples."""
        return length // self.hop + 1


@lru_cache(maxsize=4)
def hann(size: int) -> Floats:
    """Return the periodic Hann window, float32 ``(size,)``, to be read only: ``0.5 - 0.5 cos(2 pi i / size)``."""
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)


@part()
def take_frame(signal: Floats, frame: int, hop: int, window: Floats, values: Floats) -> None:
    """Write a windowed frame of the signal into `values`, zeros beyond the signal and beyond the window.

    Parameters
    ----------
    signal : float32 (samples,)
    window : float32 (window,)
    values : float32 (fft,)

    """
    size = window.shape[0]
    begin = frame * hop - size // 2
    first, last = max(0, -begin), min(size, signal.shape[0] - begin)
    for at in range(min(first, size)):
        values[at] = ZERO
    for at in range(max(last, 0), values.shape[0]):
        values[at] = ZERO
    if last > first:
        _product(signal[begin + first : begin + last], window[first:last], values[first:last])


@part()
def _product(one: Floats, other: Floats, out: Floats) -> None:
    for at in range(out.shape[0]):
        out[at] = one[at] * other[at]


@kernel()
def magnitudes(
    member: Member,
    signal: Floats,
    hop: int,
    window: Floats,
    tables: Tables,
    spaces: Floats,
    out: Floats,
) -> None:
    """Write the magnitudes of all frames of a signal: the plain absolute values of the transform, unscaled.

    Parameters
    ----------
    member : of a team; `OVERFLOW` is set where a magnitude or a sample is not finite
    signal : float32 (samples,)
    hop : samples
    window : float32 (window,)
    tables : of `fourier.tables`, for the FFT size
    spaces : float32 (members, ROWS, fft), space to work in
    out : float32 (frames, bins)

    """
    first, last = partition(out.shape[0], member)
    bins = out.shape[1]
    space = spaces[member.rank]
    values, real, imag = space[4, : 2 * (bins - 1)], space[5, :bins], space[6, :bins]
    for frame in range(first, last):
        if is_stopped(member):
            return
        take_frame(signal, frame, hop, window, values)
        fourier.rfft(values, space, tables, real, imag)
        if not absolute(real, imag, TINY, out[frame]):
            store(member.signals, OVERFLOW, 1)
    barrier(member)
