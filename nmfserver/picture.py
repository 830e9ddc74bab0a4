"""The picture of a decomposition: spectral templates, and activations over the waveforms of their components."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import NMFServerError
from nmfserver.library import Decomposition

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Colour = tuple[float, float, float, float]

FLOOR_DB = -80.0
LOWEST_HZ = 20.0
MOST_POINTS = 2000
"""Most columns of a waveform. A picture cannot show more."""
MOST_ROWS = 24
"""Most components in a picture. More would be too thin to read."""


def draw(parts: Decomposition, title: str, path: Path) -> None:
    """Write the picture as a PNG. It shows the first audio channel."""
    try:
        from matplotlib import colormaps
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NMFServerError(
            "the picture needs matplotlib, which is not installed: pip install 'nmfserver[plot]'"
        ) from error
    count = min(parts.bases.shape[1], MOST_ROWS)
    palette = colormaps["tab10" if count <= 10 else "turbo"]
    figure = Figure(figsize=(13, 1.3 + 1.5 * count), layout="constrained")
    grid = figure.subplots(count, 2, squeeze=False, sharex="col", width_ratios=(1, 2))
    loudest = float(np.max(np.abs(parts.stems[:, 0]), initial=1e-9))
    for component in range(count):
        colour = palette(component if count <= 10 else component / (count - 1))
        template, envelope = grid[component]
        _template(template, parts, component, colour)
        _envelope(envelope, parts, component, colour, loudest)
    grid[0, 0].set_title("bases: spectral templates (dB)")
    grid[0, 1].set_title("activations (line) over their component's waveform")
    grid[-1, 0].set_xlabel("frequency (Hz)")
    grid[-1, 1].set_xlabel("time (s)")
    shown = "" if count == parts.bases.shape[1] else f", the first {count} of {parts.bases.shape[1]} components"
    # Names may contain bytes that are no text, and letters that the font lacks.
    figure.suptitle(f"{title}{shown}".encode(errors="replace").decode(), parse_math=False)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph", UserWarning)
        figure.savefig(path, dpi=110)


def _template(axes: "Axes", parts: Decomposition, component: int, colour: Colour) -> None:
    """Draw the spectral template of a component."""
    basis = parts.bases[0, component]
    decibels = 20 * np.log10(np.maximum(basis / max(float(basis.max()), 1e-30), 1e-30))
    axes.fill_between(parts.frequencies, FLOOR_DB, np.maximum(decibels, FLOOR_DB), color=colour, alpha=0.8, lw=0)
    axes.set_xscale("log")
    axes.set_xlim(LOWEST_HZ, parts.sample_rate / 2)
    axes.set_ylim(FLOOR_DB, 3)
    axes.set_ylabel(f"component {component + 1}", color=colour)
    axes.grid(alpha=0.25)


def _envelope(axes: "Axes", parts: Decomposition, component: int, colour: Colour, loudest: float) -> None:
    """Draw the activations of a component over its waveform."""
    low, high = _outline(parts.stems[:, 0, component] / loudest)
    seconds = np.linspace(0, len(parts.stems) / parts.sample_rate, len(low), endpoint=False)
    axes.fill_between(seconds, low, high, color=colour, alpha=0.35, lw=0.5)
    axes.plot(parts.times, parts.activations[0, component], color=colour, lw=1.2)
    axes.set_xlim(0, max(len(parts.stems) / parts.sample_rate, 1e-3))
    axes.set_ylim(-1.05, 1.05)
    axes.grid(alpha=0.25)


def _outline(samples: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the lowest and the highest sample of each column of the picture."""
    step = -(-len(samples) // MOST_POINTS)
    padded = np.pad(samples, (0, -len(samples) % step), mode="edge").reshape(-1, step)
    return padded.min(axis=1), padded.max(axis=1)
