"""Soft masks and overlap-add: from a factorisation back to sound.

The mask of component k is its share of the estimate, ``min(1, h_k w_k / max(sum_j h_j w_j, SMALLEST))`` (a
Wiener-like filter on magnitudes). Masks sum to one, so the components sum to the sound that they were taken from.
"""

import numpy as np
from numba import prange
from numpy.typing import NDArray

from nmfserver.kernels.compilation import kernel

# A summed squared window below this (a window below a hundredth) is not divided by.
WEIGHT_FLOOR = np.float32(1e-4)
# An estimate below this counts as this. FluCoMa's floor, 2.2e-16, makes masks of quiet cells sum to less than one.
SMALLEST = np.float32(1e-37)


@kernel(parallel=True)
def masked(
    spectra: NDArray[np.complex64],
    bases: NDArray[np.float32],
    activations: NDArray[np.float32],
    out: NDArray[np.complex64],
) -> None:
    """Write every component's share of the spectra.

    Parameters
    ----------
    spectra : complex64 (frames, bins)
    bases : float32 (components, bins)
    activations : float32 (frames, components)
    out : complex64 (components, frames, bins)

    """
    frames, bins = spectra.shape
    components = bases.shape[0]
    for frame in prange(frames):
        scale = np.zeros(bins, np.float32)
        for component in range(components):
            gain = activations[frame, component]
            for bin_ in range(bins):
                scale[bin_] += gain * bases[component, bin_]
        for bin_ in range(bins):
            scale[bin_] = np.float32(1) / max(scale[bin_], SMALLEST)
        for component in range(components):
            gain = activations[frame, component]
            for bin_ in range(bins):
                mask = min(gain * bases[component, bin_] * scale[bin_], np.float32(1))
                out[component, frame, bin_] = spectra[frame, bin_] * mask


@kernel(parallel=True)
def overlap_add(
    frames: NDArray[np.float32],
    window: NDArray[np.float32],
    hop: int,
    sums: NDArray[np.float32],
) -> None:
    """Window the frames and add them, a hop apart, into `sums`.

    Parameters
    ----------
    frames : float32 (components, frames, fft); what lies behind the window is left out
    window : float32 (window,)
    hop : samples
    sums : float32 (components, samples), at least ``(frames - 1) * hop + window`` samples

    """
    for component in prange(frames.shape[0]):
        for frame in range(frames.shape[1]):
            for sample in range(window.shape[0]):
                sums[component, frame * hop + sample] += frames[component, frame, sample] * window[sample]


def shares(bases: NDArray[np.float32], activations: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return every component's share of every frame's estimate, float32 ``(frames, components)``."""
    amounts = activations * bases.sum(axis=1)
    share: NDArray[np.float32] = amounts / np.maximum(amounts.sum(axis=1, keepdims=True), SMALLEST)
    return share


@kernel(parallel=True)
def normalised(
    sums: NDArray[np.float32],
    weights: NDArray[np.float32],
    first: int,
    signal: NDArray[np.float32],
    share: NDArray[np.float32],
    hop: int,
    out: NDArray[np.float32],
    sample: int,
    channel: int,
    count: int,
) -> None:
    """Divide `count` samples by the summed squared window, and lay the components side by side as channels.

    Where the windows hardly reach (behind the last frame's centre; between frames when the hop is nearly the
    window), that division would blow a mask's ripples up to thousands of times full scale. There the signal
    itself is handed out, by the shares of the nearest frame, so that the components still sum to it.

    Parameters
    ----------
    sums : float32 (components, samples), read from sample `first` on
    weights : float32 (samples,), the summed squared window, likewise
    signal : float32 (samples,), what the components sum to
    share : float32 (frames, components), of `shares`
    out : float32 (samples, channels), written from `sample` and `channel` on

    """
    for offset in prange(count):
        at = sample + offset
        weight = weights[first + offset]
        scale = np.float32(1) / max(weight, WEIGHT_FLOOR)
        rest = signal[at] * max(np.float32(1) - weight * scale, np.float32(0))
        frame = min((at + hop // 2) // hop, share.shape[0] - 1)
        for component in range(sums.shape[0]):
            value = sums[component, first + offset] * scale
            if weight < WEIGHT_FLOOR:
                value += rest * share[frame, component]
            out[at, channel + component] = value
