"""Morphing: what is between two bases, and which of two sets belong together, so that the least has to move."""

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import transport
from nmfserver.kernels.floors import TINY
from nmfserver.steps import Steps

Samples = NDArray[np.float32]
Numbers = NDArray[np.intp]


def between(source: Samples, target: Samples, amount: float) -> Samples:
    """Return the spectrum on the way from source to target, float32 (bins,), all at least 0; see `transport.between`.

    amount : 0…1
    """
    first, second = (np.maximum(spectrum, TINY)[None] for spectrum in (source, target))
    plan, out = transport.empty(1, len(source)), np.empty_like(first)
    transport.plan(first, second, plan)
    transport.interpolate(plan, float(amount), out)
    spectrum: Samples = out[0]
    return spectrum


def assigned(sources: Samples, targets: Samples) -> Steps[Numbers]:
    """Return, in steps, the number of the target for each source, intp (components,): each target once.

    The sum of what it costs to move each basis to its target is the least, a mass counting by the square of the bins
    that it moves (Kuhn, "The Hungarian method for the assignment problem", 1955).

    sources, targets : float32 (bins, components), at least 0, of the same shape
    """
    from scipy.optimize import linear_sum_assignment  # takes long to import, and few need it

    rows, columns = (np.ascontiguousarray(np.maximum(bases.T, TINY)) for bases in (sources, targets))
    costs = np.empty((len(rows), len(columns)))
    for row, out in zip(rows, costs, strict=True):
        transport.costs(row, columns, out)
        yield
    return np.asarray(linear_sum_assignment(costs)[1])
