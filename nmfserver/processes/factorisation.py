"""Non-negative matrix factorisation of one spectrogram: rounds of sweeps, and what lies between them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import nmf
from nmfserver.kernels.nmf import EPSILON
from nmfserver.kernels.stft import TINY

Samples = NDArray[np.float32]


def unit_start(bases: Samples, activations: Samples) -> tuple[Samples, Samples]:
    """Return copies to start from: floored at `EPSILON`, every basis and every activation row of unit norm.

    bases : float32 (components, bins)
    activations : float32 (frames, components); a row is one component's activations over all frames
    """
    w: Samples = np.maximum(bases, EPSILON)
    h: Samples = np.maximum(activations, EPSILON)
    w /= _norms("ij,ij->i", w)[:, None]
    h /= _norms("ij,ij->j", h)
    return w, h


def factorise(
    magnitudes: Samples,
    bases: Samples,
    activations: Samples,
    iterations: int,
    *,
    update_bases: bool = True,
    update_activations: bool = True,
    threads: int = 1,
    watch: Callable[[float], None] = lambda fraction: None,
) -> None:
    """Update the factors in place, `iterations` times, bases first; the divergence never rises.

    Parameters
    ----------
    magnitudes : float32 (frames, bins), at least 0
    bases : float32 (components, bins), as `unit_start` makes them; of unit norm after every round
    activations : float32 (frames, components), likewise
    threads : number that `nmfserver.processes.compute.kernels` gave
    watch : called with the share done after every iteration; what it raises ends the work

    References
    ----------
    D. D. Lee and H. S. Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, theorem 2.

    """
    tile = nmf.tile_frames(magnitudes.shape[1])
    shares = np.zeros((threads, *bases.shape), np.float32)

    def sweep(update: bool, gather: bool) -> None:
        sums = np.maximum(bases.sum(axis=1, dtype=np.float64), EPSILON).astype(np.float32)
        nmf.sweep(magnitudes, bases, activations, sums, shares, tile, update, gather)

    if update_bases:
        sweep(update=False, gather=True)
    for done in range(1, iterations + 1):
        if update_bases:
            _update_bases(bases, shares, activations)
        sweep(update=update_activations, gather=update_bases and done < iterations)
        watch(done / iterations)


def _update_bases(bases: Samples, shares: Samples, activations: Samples) -> None:
    """Multiply the bases by the gathered numerators over their denominators, then scale each to unit norm."""
    denominators = np.maximum(activations.sum(axis=0, dtype=np.float64), EPSILON)
    bases *= shares.sum(axis=0) / denominators[:, None].astype(np.float32)
    bases /= _norms("ij,ij->i", bases).astype(np.float32)[:, None]
    bases[bases < TINY] = 0


def _norms(subscripts: str, values: Samples) -> NDArray[np.float64]:
    """Return the Euclidean norms along the axis that `subscripts` sum over, floored at `EPSILON`."""
    squares: NDArray[np.float64] = np.einsum(subscripts, values, values, dtype=np.float64)
    return np.maximum(np.sqrt(squares), np.float64(EPSILON))
