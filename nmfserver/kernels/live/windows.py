"""The windows of the live filter: one for the analysis of a frame, one for what is heard of it.

`pair` returns them. Symmetric, both are Hann windows of N samples, and sound comes N samples late. Asymmetric, the
analysis still sees N samples, but only the last D of them are heard, so that sound comes D samples late (Mauler and
Martin, "A low delay, variable resolution, perfect reconstruction spectral analysis-synthesis system for speech
enhancement", 2007; live in Wood and Rouat, "Unsupervised low latency speech enhancement with RT-GCC-NMF", 2019).

With M = D / 2 and r(L) the square root of the periodic Hann window of L samples, the analysis window a rises as the
first half of r(2 (N - M)), and falls as the second half of r(D). The product of a and the synthesis window s is the
Hann window of D samples: at hops of M its sum is one. The readable twin is `asymmetric` in ``tests/naive.py``.
"""

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.stft import hann

Doubles = NDArray[np.float64]


def pair(window: int, delay: int, is_asymmetric: bool) -> tuple[Doubles, Doubles]:
    """Return the analysis window, float64 (window,), and the synthesis window, float64 (delay,).

    Symmetric ones need a delay of a window; for asymmetric ones the delay is even, and at most the window.
    """
    if not is_asymmetric:
        symmetric = hann(window).astype(np.float64)
        return symmetric, symmetric
    half = delay // 2
    fall = _root(delay)[half:]
    analysis = np.concatenate([_root(2 * (window - half))[: window - half], fall])
    rise, under = _root(delay)[:half] ** 2, analysis[window - delay : window - half]
    # Zero over zero is the first sample where the delay is the window.
    synthesis = np.concatenate([np.divide(rise, under, out=np.zeros(half), where=under > 0), fall])
    return analysis, synthesis


def _root(size: int) -> Doubles:
    """Return the square root of the periodic Hann window."""
    roots: Doubles = np.sin(np.pi * np.arange(size) / size)
    return roots
