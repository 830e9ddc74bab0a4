"""Multiplicative updates for the generalised Kullback-Leibler divergence.

Lee and Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, theorem 2. With magnitudes V,
activations H and bases W, and the estimate HW::

    W <- W * H'(V / HW) / sum(H)        H <- H * (V / HW)W' / sum(W)

What bounds the speed is how often V is read, so one `sweep` does both halves that share the same bases: a tile
of frames gets its new activations, and at once its part of the numerator for the next bases. Estimate and ratio
of a tile stay in the processor's cache; nothing of the size of V is ever made. (Cf. Févotte and Idier,
"Algorithms for NMF with the beta-divergence", 2011, for the family.)
"""

import numpy as np
from numba import prange
from numpy.typing import NDArray

from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.stft import TINY

# FluCoMa's floor of estimates and denominators: the epsilon of float64.
EPSILON = np.float32(np.finfo(np.float64).eps)

# Values of a tile: half a megabyte, so that ratio and magnitudes of a tile fit a core's second-level cache.
TILE_VALUES = 131072
TILE_FRAMES = (16, 256)


def tile_frames(bins: int) -> int:
    """Return the number of frames of a tile for spectra of `bins` bins."""
    smallest, largest = TILE_FRAMES
    return min(max(TILE_VALUES // bins, smallest), largest)


@kernel()
def _ratio(magnitudes: NDArray[np.float32], estimate: NDArray[np.float32]) -> None:
    """Replace `estimate` by ``magnitudes / max(estimate, EPSILON)``, both ``(frames, bins)``."""
    for frame in range(estimate.shape[0]):
        for bin_ in range(estimate.shape[1]):
            estimate[frame, bin_] = magnitudes[frame, bin_] / max(estimate[frame, bin_], EPSILON)


@kernel()
def _update(activations: NDArray[np.float32], gains: NDArray[np.float32], basis_sums: NDArray[np.float32]) -> None:
    """Multiply `activations` by ``gains / basis_sums``; what becomes tiny becomes zero."""
    for frame in range(activations.shape[0]):
        for component in range(activations.shape[1]):
            value = activations[frame, component] * gains[frame, component] / basis_sums[component]
            activations[frame, component] = np.float32(0) if value <= TINY else value  # what is no number stays


@kernel(parallel=True)
def sweep(
    magnitudes: NDArray[np.float32],
    bases: NDArray[np.float32],
    activations: NDArray[np.float32],
    basis_sums: NDArray[np.float32],
    numerators: NDArray[np.float32],
    tile: int,
    update: bool,
    gather: bool,
) -> None:
    """Go once over the magnitudes: new activations, then the numerator of the next bases.

    Parameters
    ----------
    magnitudes : float32 (frames, bins)
    bases : float32 (components, bins)
    activations : float32 (frames, components); changed in place if `update`
    basis_sums : float32 (components,), each basis summed over bins and floored at `EPSILON`
    numerators : float32 (threads, components, bins); every thread's share of ``H'(V / HW)``, set if `gather`.
        One share a thread, summed in order by the caller: the result does not depend on who was first.
    tile : most frames taken at once
    update, gather : which of the two halves to do

    """
    frames, bins = magnitudes.shape
    components = bases.shape[0]
    threads = numerators.shape[0]
    for thread in prange(threads):
        begin = thread * frames // threads
        end = (thread + 1) * frames // threads
        tiles = (end - begin + tile - 1) // tile
        estimate_space = np.empty((min(tile, end - begin), bins), np.float32)
        gains_space = np.empty((min(tile, end - begin), components), np.float32)
        share = np.empty((components, bins), np.float32)
        numerators[thread] = 0
        for index in range(tiles):
            # Tiles of equal size: a short one at the end would waste the matrix product.
            first = begin + index * (end - begin) // tiles
            last = begin + (index + 1) * (end - begin) // tiles
            part = activations[first:last]
            estimate = estimate_space[: last - first]
            gains = gains_space[: last - first]
            if update:
                np.dot(part, bases, estimate)
                _ratio(magnitudes[first:last], estimate)
                np.dot(estimate, bases.T, gains)
                _update(part, gains, basis_sums)
            if gather:
                np.dot(part, bases, estimate)
                _ratio(magnitudes[first:last], estimate)
                np.dot(part.T, estimate, share)
                numerators[thread] += share


def divergence(magnitudes: NDArray[np.float32], bases: NDArray[np.float32], activations: NDArray[np.float32]) -> float:
    """Return the generalised Kullback-Leibler divergence ``sum(V log(V / HW) - V + HW)``, at least 0.

    Shapes as in `sweep`. Plain NumPy, tile by tile: it is asked for a few times a second at most.
    """
    total = 0.0
    tile = tile_frames(magnitudes.shape[1])
    for first in range(0, len(magnitudes), tile):
        part = magnitudes[first : first + tile]
        estimate = np.maximum(activations[first : first + tile] @ bases, EPSILON)
        logarithms = np.log(np.maximum(part, TINY) / estimate)
        total += float(np.sum(part * logarithms - part + estimate, dtype=np.float64))
    return max(total, 0.0)
