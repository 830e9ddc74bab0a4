"""Windows, spectra and magnitudes of blocks of frames.

Frame *t* is centred on sample ``t * hop``: the signal counts as padded with half a window of zeros in front
and with zeros behind. Nothing here holds a whole padded signal or a whole complex spectrogram: callers walk
through a signal block by block.
"""

from typing import NamedTuple

import numpy as np
import scipy.fft
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

# Smaller magnitudes are silence. It is far above the float32 denormals (1e-38), which would slow every kernel.
TINY = np.float32(1e-30)


class Transform(NamedTuple):
    """The sizes of a short-time Fourier transform, in samples: ``hop <= window <= fft``."""

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


def hann(size: int) -> NDArray[np.float32]:
    """Return the periodic Hann window, float32 ``(size,)``: ``0.5 - 0.5 cos(2 pi i / size)``."""
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)


def spectra(
    signal: NDArray[np.float32], transform: Transform, first: int, count: int, threads: int
) -> NDArray[np.complex64]:
    """Return the spectra of `count` frames from frame `first` on, complex64 ``(count, bins)``, unscaled."""
    begin = first * transform.hop - transform.window // 2
    length = (count - 1) * transform.hop + transform.window
    inside = signal[max(begin, 0) : max(begin + length, 0)]
    padded = np.zeros(length, np.float32)
    padded[max(-begin, 0) :][: len(inside)] = inside
    frames = sliding_window_view(padded, transform.window)[:: transform.hop] * hann(transform.window)
    result: NDArray[np.complex64] = scipy.fft.rfft(frames, transform.fft, axis=1, overwrite_x=True, workers=threads)
    return result


def magnitudes(spectrum: NDArray[np.complex64], out: NDArray[np.float32]) -> None:
    """Write the absolute values of `spectrum` into `out`, float32 of the same shape; denormals become zero."""
    np.abs(spectrum, out=out)
    out[out < TINY] = 0


def synthesised(spectrum: NDArray[np.complex64], transform: Transform, threads: int) -> NDArray[np.float32]:
    """Return the frames of `spectrum` ``(..., bins)`` in time, not yet windowed, float32 ``(..., fft)``."""
    frames: NDArray[np.float32] = scipy.fft.irfft(spectrum, transform.fft, axis=-1, overwrite_x=True, workers=threads)
    return frames
