"""When each component sounds, as regions that other programs show over the sound."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, counted

Samples = NDArray[np.float32]
THRESHOLD = 0.1
"""The usual one."""


class Region(NamedTuple):
    """Where a component sounds, in seconds."""

    start: float
    end: float
    name: str


def summed(activations: Samples, components: int) -> Samples:
    """Return the sums of the activations of all audio channels, float32 (frames, components)."""
    channels = activations.shape[1]
    if components < 1 or channels % components:
        raise ArgumentError(
            f"components is {components}; the activations have {counted(channels, 'channel')}, a multiple of it"
        )
    sums: Samples = activations.reshape(len(activations), -1, components).sum(axis=1)
    return sums


def regions(activations: Samples, rate: float, names: Sequence[str], threshold: float) -> list[Region]:
    """Return where activations, float32 (frames, components), of a rate in Hz are above a threshold, by their starts.

    threshold : part of the largest activation of all components, 0…1
    """
    level = threshold * float(np.max(activations, initial=0.0))
    found: list[Region] = []
    for component, heights in enumerate(activations.T):
        name = names[component] if component < len(names) else f"component {component + 1}"
        found += (Region(start / rate, end / rate, name) for start, end in _runs(heights > level))
    return sorted(found)


def _runs(is_above: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the first frame of each run, and the frame behind its last one."""
    edges = np.flatnonzero(np.diff(is_above.astype(np.int8), prepend=0, append=0))
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def audacity(found: Sequence[Region]) -> str:
    """Return a label track of Audacity: start, end and name, between tabs."""
    return "".join(f"{each.start:.6f}\t{each.end:.6f}\t{_plain(each.name)}\n" for each in found)


def sonic_visualiser(found: Sequence[Region]) -> str:
    """Return a region layer for Sonic Visualiser, as CSV: start, value, duration and name."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(each.name for each in found), start=1)}
    lines = ["START,VALUE,DURATION,LABEL\n"]
    for each in found:
        name = _plain(each.name).replace('"', '""')
        lines.append(f'{each.start:.6f},{numbers[each.name]},{each.end - each.start:.6f},"{name}"\n')
    return "".join(lines)


def _plain(name: str) -> str:
    """Return a name without what ends a field or a line."""
    return " ".join(name.split())


FORMS = {"audacity": (audacity, ".txt"), "sonic-visualiser": (sonic_visualiser, ".csv")}
"""What writes the regions, and the ending of the file."""
