"""Momentum from pass to pass, as `kernels.momentum` has it from round to round.

With the bases M at the end of a pass, y at its beginning, and X' of the pass before, entry by entry::

    X = pade(M, y, 0.4)        y of the next pass = pade(X, X', n / (n + 3))
    pade(x, z, b) = x ((1 + b) x + (1 - b) z) / ((1 - b) x + (1 + b) z)   ~ x (x / z)^b

It starts anew where a pass has found a higher divergence than the one before. The readable twin of `pade` is in
``tests/naive.py``.
"""

from dataclasses import dataclass

import numpy as np

from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.momentum import MOST_MOMENTUM, OVER_RELAXATION
from nmfserver.training.statistics import LEAST


@dataclass(frozen=True, eq=False)
class Motion:
    """What momentum remembers of the passes before.

    begun : float32 (components, bins), y: the bases at the beginning of this pass
    relaxed : float32 (components, bins), X' of the pass before; the same as `begun` where momentum starts anew
    count : n, passes since then
    """

    begun: Floats
    relaxed: Floats
    count: int

    @classmethod
    def none(cls, bases: Floats) -> "Motion":
        """Return a start from bases."""
        return cls(bases, bases, 0)

    def ahead(self, bases: Floats, *, has_risen: bool) -> "Motion":
        """Return what the next pass begins with, after this one has ended with `bases`.

        has_risen : whether its divergence was higher than that of the pass before
        """
        relaxed = _normal(pade(bases, self.begun, float(OVER_RELAXATION)))
        if has_risen or self.count == 0:
            return Motion(relaxed, relaxed, 1)
        count = self.count + 1
        weight = min(count / (count + 3), MOST_MOMENTUM)
        return Motion(_normal(pade(relaxed, self.relaxed, weight)), relaxed, count)


def pade(x: Floats, z: Floats, b: float) -> Floats:
    """Return about ``x (x / z)^b``, by a rational function; x and z are above 0."""
    return np.asarray(x * (((1 + b) * x + (1 - b) * z) / ((1 - b) * x + (1 + b) * z)), np.float32)


def _normal(bases: Floats) -> Floats:
    """Return bases of unit norm, nowhere 0."""
    return np.asarray(np.maximum(bases / np.linalg.norm(bases, axis=1, keepdims=True), LEAST), np.float32)
