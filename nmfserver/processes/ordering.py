"""The order of components: by what a musician hears, or as another channel has it.

order_of   by pitch, energy or onset
matching   the order in which activations are most like those of another channel
"""

import numpy as np
from numpy.typing import NDArray

from nmfserver.processes.settings import ENERGY, NONE, ONSET, PITCH

Samples = NDArray[np.float32]
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
        bins = np.tile(np.arange(bases.shape[1] // channels, dtype=np.float32), channels)
        centroids = (bases @ bins) / np.maximum(sums, np.finfo(np.float64).tiny)
        return np.argsort(np.where(sums > 0, centroids, np.inf), kind="stable")
    if order == ENERGY:
        return np.argsort(-sums * activations.sum(axis=0, dtype=np.float64), kind="stable")
    assert order == ONSET
    largest = activations.max(axis=0)
    onsets = (activations >= ENTRANCE * largest).argmax(axis=0)
    return np.argsort(np.where(largest > 0, onsets, len(activations)), kind="stable")


def matching(first: Samples, activations: Samples) -> Numbers:
    """Return the order in which activations are most like the `first` ones: the greatest sum of correlations.

    Both are float32 (frames, components).
    """
    from scipy.optimize import linear_sum_assignment  # takes long to import, and few need it

    likeness = _standardised(first).T @ _standardised(activations)
    return np.asarray(linear_sum_assignment(-likeness)[1])


def _standardised(values: Samples) -> Samples:
    """Return columns with a mean of 0 and a norm of 1, or of 0 where they are constant."""
    centred: Samples = values - values.mean(axis=0, dtype=np.float64).astype(np.float32)
    centred /= np.maximum(np.linalg.norm(centred, axis=0), np.finfo(np.float32).tiny)
    return centred
