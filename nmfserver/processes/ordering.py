"""The order of components: by what a musician hears, or as another channel has it.

order_of      by pitch, energy or onset
centroids     the means by which pitch orders
matching      the order in which activations are most like those of another channel
correlations  how much columns are alike
"""

import numpy as np
from numpy.typing import NDArray

from nmfserver.processes.settings import ENERGY, NONE, ONSET, PITCH

Samples = NDArray[np.float32]
Reals = NDArray[np.float32] | NDArray[np.float64]
Numbers = NDArray[np.intp]

ENTRANCE = 0.1
"""The part of its largest activation with which a component has entered."""


def order_of(order: str, bases: Samples, activations: Samples, channels: int = 1) -> Numbers:
    """Return the numbers of the components in order, intp (components,).

    Those that are alike keep their order. Those that are silent come last.

    Parameters
    ----------
    order : ``pitch`` by the spectral centroid, low to high; ``energy`` the loudest first; ``onset`` by entrance; or
        ``none``
    bases : float32 (components, channels * bins)
    activations : float32 (frames, components)
    channels : whose bins are side by side

    """
    sums = bases.sum(axis=1, dtype=np.float64)
    if order == NONE:
        return np.arange(len(bases))
    if order == PITCH:
        return np.argsort(np.where(sums > 0, centroids(bases, channels), np.inf), kind="stable")
    if order == ENERGY:
        return np.argsort(-sums * activations.sum(axis=0, dtype=np.float64), kind="stable")
    assert order == ONSET
    largest = activations.max(axis=0)
    onsets = (activations >= ENTRANCE * largest).argmax(axis=0)
    return np.argsort(np.where(largest > 0, onsets, len(activations)), kind="stable")


def centroids(spectra: Reals, channels: int = 1) -> NDArray[np.float64]:
    """Return the spectral centroids in bins, float64 (components,); 0 for silence.

    The mean of the bins, weighted by magnitudes: Peeters, "A large set of audio features for sound description", 2004,
    section 6.1.1.

    spectra : (components, channels * bins), at least 0; the bins of the channels are side by side
    """
    bins = np.tile(np.arange(spectra.shape[1] // channels, dtype=np.float32), channels)
    sums = spectra.sum(axis=1, dtype=np.float64)
    return np.asarray((spectra @ bins) / np.maximum(sums, np.finfo(np.float64).tiny), np.float64)


def matching(first: Samples, activations: Samples) -> Numbers:
    """Return the order in which activations are most like the `first` ones: the greatest sum of correlations.

    Both are float32 (frames, components).
    """
    from scipy.optimize import linear_sum_assignment  # takes long to import, and few need it

    return np.asarray(linear_sum_assignment(-correlations(first, activations))[1])


def correlations(first: Samples, second: Samples) -> Samples:
    """Return Pearson's correlation, -1…1, of each column of one with each of the other; 0 where one is constant.

    Both are float32 (values, columns).
    """
    return _standardised(first).T @ _standardised(second)


def _standardised(values: Samples) -> Samples:
    """Return columns with a mean of 0 and a norm of 1, or of 0 where they are constant."""
    centred: Samples = values - values.mean(axis=0, dtype=np.float64).astype(np.float32)
    centred /= np.maximum(np.linalg.norm(centred, axis=0), np.finfo(np.float32).tiny)
    return centred
