"""What a decomposition must have left behind for its time to count: every result, of the right size."""

from collections.abc import Mapping

from bench.measuring import WorkError
from nmfserver.kernels.stft import Transform

TRANSFORM = Transform(1024, 512, 1024)

Sizes = Mapping[str, tuple[int, int]]
"""Frames and channels of each result."""


def sizes(samples: int, components: int, stems: bool) -> Sizes:
    """Return what must come out of a mono sound: FluCoMa's buffers, and ours."""
    factors = {"bases": (TRANSFORM.bins, components), "activations": (TRANSFORM.frames(samples), components)}
    return {**factors, "resynth": (samples, components)} if stems else factors


def check(found: Sizes, wanted: Sizes) -> None:
    """Raise WorkError unless all that is wanted is there, and has its size."""
    for name, size in wanted.items():
        if name not in found:
            raise WorkError(f"it left no {name}")
        if found[name] != size:
            raise WorkError(f"its {name} has {_told(found[name])} instead of {_told(size)}")


def _told(size: tuple[int, int]) -> str:
    return f"{size[0]} frames of {size[1]} channels"
