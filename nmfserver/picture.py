"""The picture of a decomposition: spectral templates, and activations over the waveforms of their components.

Two axes for all components, a row each, and no more points than columns of the picture: what takes long in matplotlib
is axes and points.
"""

import warnings
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import NMFServerError
from nmfserver.library import Decomposition

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Colour = tuple[float, float, float, float]
Values = NDArray[np.float64]

FLOOR_DB = -80.0
LOWEST_HZ = 20.0
MARKED_HZ = (100, 1000, 10000)
WIDTH, DOTS = 13.0, 110
"""Inches, and dots an inch."""
TALLEST_ROW, ALL_ROWS = 1.5, 12.0
"""Inches of a row, and of all rows together where they are many."""
LEFT, MIDDLE, RIGHT = 1.3, 0.5, 0.2
"""Inches beside the axes."""
ABOVE, BELOW = 0.9, 0.6
"""Inches over and under the axes."""
TEMPLATES = 0.33
"""The share of the width that templates have."""
FILLED = 0.9
"""The share of its row that a curve can have."""
MOST_ROWS = 24
"""Most components in a picture. More would be too thin to read."""


def draw(parts: Decomposition, title: str, file: Path | IO[bytes]) -> None:
    """Write the picture as a PNG. It shows the first audio channel."""
    drawn = figure(parts, title)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph", UserWarning)  # names may contain letters that the font lacks
        drawn.savefig(file, format="png", dpi=DOTS, pil_kwargs={"compress_level": 1})


def figure(parts: Decomposition, title: str) -> "Figure":
    """Return the picture as matplotlib's figure, or raise `NMFServerError` where there is no matplotlib."""
    try:
        from matplotlib import colormaps
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NMFServerError(
            "the picture needs matplotlib, which is not installed: pip install 'nmfserver[plot]'"
        ) from error
    count = min(parts.bases.shape[1], MOST_ROWS)
    rows = min(TALLEST_ROW * count, ALL_ROWS)
    height, inner = rows + ABOVE + BELOW, WIDTH - LEFT - MIDDLE - RIGHT
    made = Figure(figsize=(WIDTH, height))
    left = made.add_axes((LEFT / WIDTH, BELOW / height, TEMPLATES * inner / WIDTH, rows / height))
    at = (LEFT + TEMPLATES * inner + MIDDLE) / WIDTH
    right = made.add_axes((at, BELOW / height, (1 - TEMPLATES) * inner / WIDTH, rows / height))
    palette = colormaps["tab10" if count <= 10 else "turbo"]
    colours = [palette(row if count <= 10 else row / (count - 1)) for row in range(count)]
    columns = int(inner * DOTS)
    _templates(left, parts, colours, columns)
    _envelopes(right, parts, colours, columns)
    shown = "" if count == parts.bases.shape[1] else f", the first {count} of {parts.bases.shape[1]} components"
    # Names may contain bytes that are no text.
    made.suptitle(f"{title}{shown}".encode(errors="replace").decode(), parse_math=False, y=1 - 0.2 / height)
    return made


def _templates(axes: "Axes", parts: Decomposition, colours: list[Colour], columns: int) -> None:
    """Draw the spectral templates, each in decibels above the floor."""
    edges = np.geomspace(LOWEST_HZ, max(parts.sample_rate / 2, 2 * LOWEST_HZ), columns + 1)
    for row, colour in enumerate(colours):
        basis = parts.bases[0, row]
        decibels = 20 * np.log10(np.maximum(basis / max(float(basis.max()), 1e-30), 1e-30))
        where, highest = _highest(parts.frequencies, np.maximum(1 - decibels / FLOOR_DB, 0.0), edges)
        bottom = _bottom(row, len(colours))
        axes.fill_between(where, bottom, bottom + FILLED * highest, color=colour, alpha=0.8, lw=0)
    axes.set_xscale("log")
    axes.set_xlim(LOWEST_HZ, edges[-1])
    axes.set_title(f"bases: spectral templates ({-FLOOR_DB:g} dB a row)")
    axes.set_xlabel("frequency (Hz)")
    axes.set_xticks(MARKED_HZ, [str(hz) for hz in MARKED_HZ])  # matplotlib's own need a parser of formulas
    _set_rows(axes, colours)
    axes.set_yticks(
        [_bottom(row, len(colours)) + FILLED / 2 for row in range(len(colours))],
        [_label(parts, row) for row in range(len(colours))],
    )
    for label, colour in zip(axes.get_yticklabels(), colours, strict=True):
        label.set_color(colour)


def _label(parts: Decomposition, row: int) -> str:
    """Return the name of a component, or its number, from 1 on."""
    return (parts.names and parts.names[row]) or f"component {row + 1}"


def _envelopes(axes: "Axes", parts: Decomposition, colours: list[Colour], columns: int) -> None:
    """Draw the activations of every component over its waveform."""
    length = len(parts.stems) / parts.sample_rate
    low, high = _outlines(parts.stems[:, 0, : len(colours)], columns)
    _, peaks = _outlines(parts.activations[0, : len(colours)].T, columns)
    scale = FILLED / 2 / max(float(high.max()), float(-low.min()), 1e-9)
    seconds = np.linspace(0, length, len(low), endpoint=False)
    times = parts.times[:: -(-len(parts.times) // columns)]
    for row, colour in enumerate(colours):
        middle = _bottom(row, len(colours)) + FILLED / 2
        axes.fill_between(
            seconds, middle + scale * low[:, row], middle + scale * high[:, row], color=colour, alpha=0.35, lw=0.5
        )
        axes.plot(times, middle + FILLED / 2 * peaks[:, row], color=colour, lw=1.2)
    axes.set_xlim(0, max(length, 1e-3))
    axes.set_title("activations (line) over their component's waveform")
    axes.set_xlabel("time (s)")
    _set_rows(axes, colours)
    axes.set_yticks([])


def _bottom(row: int, count: int) -> float:
    """Return where a row begins: the first one is at the top."""
    return float(count - 1 - row)


def _set_rows(axes: "Axes", colours: list[Colour]) -> None:
    """Limit the axes to the rows, with lines between them."""
    axes.set_ylim(-(1 - FILLED) / 2, len(colours) - (1 - FILLED) / 2)
    axes.hlines(np.arange(1, len(colours)) - (1 - FILLED) / 2, *axes.get_xlim(), color="0.85", lw=0.8)
    axes.grid(axis="x", alpha=0.25)


def _highest(places: Values, values: Values, edges: Values) -> tuple[Values, Values]:
    """Return places and values, where there are several between two edges only the highest value of them."""
    column = np.searchsorted(edges, places)
    firsts = np.flatnonzero(np.diff(column, prepend=-1))
    return places[firsts], np.maximum.reduceat(values, firsts)


def _outlines(samples: NDArray[np.float32], columns: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the lowest and the highest samples of each column of the picture, both (columns, components)."""
    step = -(-len(samples) // columns)
    # The samples of a component lie apart; side by side, they are compared many at a time.
    blocks = (np.ascontiguousarray(samples[first : first + step].T) for first in range(0, len(samples), step))
    found = np.array([(block.min(axis=1), block.max(axis=1)) for block in blocks])
    return found[:, 0], found[:, 1]
