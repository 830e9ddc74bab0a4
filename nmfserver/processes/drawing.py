"""Random numbers that are drawn in parts, so that a process with many of them can be cancelled."""

from collections.abc import Iterator

import numpy as np

from nmfserver.kernels import uniform
from nmfserver.kernels.arrays import Floats

DRAWN = 2**10 * uniform.SIZE
"""Numbers that are drawn at a time, in about a millisecond."""


def draw(seed: int, out: Floats) -> Iterator[None]:
    """Fill a vector with the numbers of a seed, 0…2^63-1, as `uniform.uniform` does, and yield after each part."""
    words = uniform.state()
    for first in range(0, len(out), DRAWN):
        part = out[first : first + DRAWN]
        with np.errstate(over="ignore"):  # the generator's words are meant to
            if first == 0:
                uniform.uniform(seed, words, part)
            else:
                uniform.proceed(words, part)
        yield
