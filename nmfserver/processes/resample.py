"""Sound at another sample rate."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

FINEST_RATIO = 1000
"""Largest denominator of the ratio of two rates: 44100 to 48000 is 160 / 147; no pitch is off by a tenth of a cent."""


def ratio(rate: float, wanted: float) -> Fraction:
    """Return how many frames become of one."""
    return Fraction(wanted / rate).limit_denominator(FINEST_RATIO)


def resampled(samples: Samples, rate: float, wanted: float) -> Samples:
    """Return a sound at another sample rate, band-limited.

    Parameters
    ----------
    samples : float32 (frames, channels)
    rate, wanted : Hz, above 0

    """
    from scipy.signal import resample_poly  # takes a third of a second to import, and few need it

    change = ratio(rate, wanted)
    result = resample_poly(samples, change.numerator, change.denominator, axis=0)
    return np.ascontiguousarray(result, np.float32)
