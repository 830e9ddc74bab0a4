"""The choice of a solver, and what memory it takes."""

from nmfserver.kernels.shapes import Shapes
from nmfserver.processes.deconvolving import Deconvolution
from nmfserver.processes.factorising import Fast, Multiplicative, Solver, shared_shapes
from nmfserver.processes.levels import Size
from nmfserver.processes.settings import FAST, Settings


def solver(settings: Settings) -> type[Solver]:
    """Return the solver that the settings name. With both factors fixed there is nothing to solve, only to measure."""
    if settings.is_deconvolved:
        return Deconvolution
    return Fast if settings.solver == FAST and not settings.fixed else Multiplicative


def shapes(settings: Settings, size: Size) -> Shapes:
    """Return the shapes of all arrays that the solver makes."""
    return shared_shapes(size) | solver(settings).own_shapes(settings, size)
