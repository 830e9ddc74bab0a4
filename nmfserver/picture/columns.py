"""What the columns of a picture show: of many values, the peak and the mean; of few, each."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.picture.look import FLOOR_DB, LOWEST_HZ

Samples = NDArray[np.float32]
Values = NDArray[np.float64]

MOST_SAMPLES = 2**23
"""Most samples that are looked at, of all channels and components together: half a minute of three in stereo."""
RUN = 16
"""Frames side by side that are looked at in a longer sound."""
GOLDEN = (5**0.5 - 1) / 2


class Outlines(NamedTuple):
    """Waveforms: the lowest, the highest and the mean absolute sample; float32 (rows, channels, columns)."""

    low: Samples
    high: Samples
    mean: Samples


def outlines(stems: Samples, count: int, columns: int) -> Outlines:
    """Return the outlines of the sum of all components, which is the first row, and of so many components.

    stems : float32 (frames, channels, components)
    columns : how many there may be
    """
    found = np.array([_outline(block, count) for block in _blocks(stems, columns)])
    return Outlines(*found.reshape(len(found), 3, stems.shape[1], 1 + count).transpose(1, 3, 2, 0))


def _blocks(stems: Samples, columns: int) -> Iterator[Samples]:
    """Split samples into blocks of a column each; of very many, take short runs out of each."""
    step = -(-len(stems) // columns)
    most = max(1, MOST_SAMPLES * step // stems.size)
    places = np.arange(step) if most >= step else _runs(step, most)
    for first in range(0, len(stems), step):
        block = stems[first : first + step]
        yield block if most >= step else block[places[places < len(block)]]


def _runs(step: int, most: int) -> NDArray[np.int64]:
    """Return places of so many samples, in runs at uneven distances: a tone's period could be an even one."""
    run = min(RUN, most)
    numbers = np.arange(most // run)
    firsts = (numbers + numbers * GOLDEN % 1) * (step - run) / len(numbers)
    return (firsts.astype(np.int64)[:, None] + np.arange(run)).ravel()


def _outline(block: Samples, count: int) -> list[Samples]:
    """Return the lowest, highest and mean absolute samples of the sum and of components; one channel after another."""
    summed = block.sum(axis=2, keepdims=True)
    # The samples of a component lie apart; side by side, they are compared many at a time.
    rows = np.ascontiguousarray(np.concatenate([summed, block[..., :count]], axis=2).reshape(len(block), -1).T)
    low, high = rows.min(axis=1), rows.max(axis=1)
    return [low, high, np.abs(rows, out=rows).mean(axis=1)]


def envelopes(activations: Samples, columns: int) -> tuple[Samples, Samples]:
    """Return the peak and the mean of activations in each column, of all channels, both (components, columns).

    activations : float32 (channels, components, hops)
    """
    hops = activations.shape[2]
    firsts = np.arange(0, hops, -(-hops // columns))
    counts = np.diff(firsts, append=hops) * activations.shape[0]
    peaks = np.maximum.reduceat(activations.max(axis=0), firsts, axis=1)
    return peaks, np.add.reduceat(activations.sum(axis=0), firsts, axis=1) / counts


def spectra(bases: Samples, hertz_of_bin: float, top: float, columns: int) -> Values:
    """Return the heights of bases, 0 at the floor and 1 at the highest value, float64 (components, columns).

    bases : float32 (channels, components, bins); of several channels, the highest is shown
    top : Hz at the right edge of the axis, which is logarithmic
    """
    values = _on_axis(bases.max(axis=0), hertz_of_bin, top, columns)
    return _heights(values, bases.max(axis=(0, 2))[:, None])


def spectrograms(templates: Samples, hertz_of_bin: float, top: float, rows: int, columns: int) -> Values:
    """Return the levels of templates, 0 at the floor and 1 at the highest value, float64 (components, rows, columns).

    Frequencies are rows, from the lowest one on; of very many frames, those with the highest values are shown.

    templates : float32 (channels, components, frames, bins); of several channels, the highest is shown
    top : Hz at the upper edge of the axis, which is logarithmic
    columns : how many there may be; there are as many as frames, or fewer
    """
    highest = templates.max(axis=0)
    firsts = np.arange(0, highest.shape[1], -(-highest.shape[1] // columns))
    frames = np.maximum.reduceat(highest, firsts, axis=1)
    values = _on_axis(frames.reshape(-1, frames.shape[2]), hertz_of_bin, top, rows)
    levels = _heights(values.reshape(*frames.shape[:2], rows), highest.max(axis=(1, 2))[:, None, None])
    return levels.transpose(0, 2, 1)


def _on_axis(spectra: Samples, hertz_of_bin: float, top: float, places: int) -> Values:
    """Return the highest values of spectra, float32 (spectra, bins), at each place of a logarithmic axis."""
    highest = spectra.astype(np.float64)
    bins = np.arange(highest.shape[1])
    edges = LOWEST_HZ * (top / LOWEST_HZ) ** (np.arange(places + 1) / places) / hertz_of_bin
    values = np.array([np.interp(edges[:-1], bins, spectrum) for spectrum in highest])  # where bins are wide
    column = np.searchsorted(edges, bins, side="right") - 1
    inside = np.flatnonzero((column >= 0) & (column < places))
    if len(inside):
        firsts = inside[np.flatnonzero(np.diff(column[inside], prepend=-1))]
        values[:, column[firsts]] = np.maximum.reduceat(highest[:, : inside[-1] + 1], firsts, axis=1)
    return values


def _heights(values: Values, highest: Samples) -> Values:
    """Return 1 where a value is the highest one, and 0 from the floor down."""
    scaled = values / np.maximum(highest, 1e-30)
    heights: Values = np.maximum(1 - 20 * np.log10(np.maximum(scaled, 1e-30)) / FLOOR_DB, 0)
    return heights


def place(hertz: float, top: float) -> float:
    """Return where a frequency is on the axis: 0 at its left edge, 1 at `top`."""
    return float(np.log(hertz / LOWEST_HZ) / np.log(top / LOWEST_HZ))
