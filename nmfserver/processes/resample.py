"""Sound at another sample rate."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from nmfserver.steps import AT_ONCE, Steps

Samples = NDArray[np.float32]

FINEST_RATIO = 1000
"""Largest denominator of the ratio of two rates: 44100 to 48000 is 160 / 147; no pitch is off by a tenth of a cent."""
REACH = 10
"""Frames of the lower rate that the filter hears before and after each one."""


def ratio(rate: float, wanted: float) -> Fraction:
    """Return how many frames become of one."""
    return Fraction(wanted / rate).limit_denominator(FINEST_RATIO)


def resampled(samples: Samples, rate: float, wanted: float) -> Steps[Samples]:
    """Return a sound at another sample rate, band-limited, in steps.

    Parameters
    ----------
    samples : float32 (frames, channels)
    rate, wanted : Hz, above 0

    """
    from scipy.signal import firwin, resample_poly  # takes a third of a second to import, and few need it

    change = ratio(rate, wanted)
    up, down = change.numerator, change.denominator
    reach = REACH * max(up, down)
    kernel = firwin(2 * reach + 1, 1 / max(up, down), window=("kaiser", 5.0)).astype(np.float32)
    # A block begins and ends where a frame of the one sound meets one of the other; around it is what the filter hears.
    around = down * -(-reach // (up * down))
    block = down * max(1, AT_ONCE // (REACH * down * samples.shape[1]))
    result = np.empty((-(-len(samples) * up // down), samples.shape[1]), np.float32)
    for start in range(0, len(samples), block):
        first = max(start - around, 0)
        heard = resample_poly(samples[first : start + block + around], up, down, axis=0, window=kernel)
        at = start * up // down
        part = result[at : at + block * up // down]
        part[:] = heard[at - first * up // down :][: len(part)]
        yield
    return result
