"""The sheet: the original on top, then a row for each component, on one time axis, with the basis beside it.

A few artists draw all rows, and no more points than columns of the picture: what takes long in matplotlib is artists
and points.
"""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nmfserver.components import Components
from nmfserver.errors import NMFServerError
from nmfserver.picture import columns
from nmfserver.picture.look import GRID, LINE, LOWEST_HZ, MARKED_HZ, MUTED, TEXT, WAVE, colours
from nmfserver.picture.templates import draw_templates

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Values = NDArray[np.float64]

WIDTH, DOTS = 13.0, 110
"""Inches, and dots an inch."""
TALLEST_ROW, ALL_ROWS = 1.2, 9.0
"""Inches of a row, and of all rows together where they are many."""
LEAST_LANE = 0.17
"""Least inches of a channel: where its row has less for each, one outline shows all channels."""
MARGIN, ABOVE, BELOW = 0.2, 0.8, 0.25
"""Inches beside, over and under the rows."""
HEADS, BASES = 2.0, 2.8
"""Inches for names, and for bases; the time axis has the rest."""
GAP = 0.15
"""Inches between them."""
FILLED = 0.9
"""The share of its row that a curve can have."""
MOST_ROWS = 24
"""Most components in a picture. More would be too thin to read."""
LONGEST_NAME = 22
"""Letters of a name that are shown."""
STEPS = (
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600,
)  # fmt: skip
"""Seconds between marks on the time axis."""
MOST_MARKS = 10


def draw(parts: Components, title: str, file: Path | IO[bytes]) -> None:
    """Write the picture as a PNG. It shows all audio channels."""
    drawn = figure(parts, title)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph", UserWarning)  # names may contain letters that the font lacks
        drawn.savefig(file, format="png", dpi=DOTS, pil_kwargs={"compress_level": 1})


def figure(parts: Components, title: str) -> "Figure":
    """Return the picture as matplotlib's figure, or raise `NMFServerError` where there is no matplotlib."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NMFServerError(
            "the picture needs matplotlib, which is not installed: pip install 'nmfserver[plot]'"
        ) from error
    count = min(parts.bases.shape[1], MOST_ROWS)
    rows = min(TALLEST_ROW * (count + 1), ALL_ROWS)
    height, time = rows + ABOVE + BELOW, WIDTH - 2 * MARGIN - HEADS - BASES - 2 * GAP
    made = Figure(figsize=(WIDTH, height))
    heads, sounds, bases = [
        made.add_axes((left / WIDTH, BELOW / height, width / WIDTH, rows / height))
        for left, width in (
            (MARGIN, HEADS), (MARGIN + HEADS + GAP, time), (MARGIN + HEADS + time + 2 * GAP, BASES),
        )
    ]  # fmt: skip
    for axes in (heads, sounds, bases):
        _set_rows(axes, count + 1)
    _heads(heads, parts, count)
    _sounds(sounds, parts, count, int(time * DOTS), rows / (count + 1))
    if parts.template_frames == 1:
        _bases(bases, parts, count, int(BASES * DOTS))
    else:
        _set_marks(bases, *draw_templates(bases, parts, count, rows / (count + 1), BASES, DOTS), count + 1)
    shown = "" if count == parts.bases.shape[1] else f", the first {count} of {parts.bases.shape[1]} components"
    made.text(
        MARGIN / WIDTH,
        1 - 0.3 / height,
        _printable(title + shown),
        size=12,
        weight="bold",
        color=TEXT,
        va="center",
        parse_math=False,
    )
    return made


def _printable(text: str) -> str:
    """Return a text as it can be drawn: names may contain bytes that are no text."""
    return text.encode(errors="replace").decode()


def _set_rows(axes: "Axes", rows: int) -> None:
    """Let rows count from the top, with marks above."""
    axes.set_ylim(rows, 0)
    axes.set_xlim(0, 1)
    axes.set_yticks([])
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0, labelcolor=MUTED, labelsize=9)
    axes.patch.set_visible(False)


def _set_marks(axes: "Axes", marks: ArrayLike, texts: Sequence[str], rows: int) -> None:
    """Mark places on the axis above, each with a line through all rows."""
    axes.set_xticks(marks, texts)
    axes.vlines(marks, 0, rows, color=GRID, lw=1, zorder=0)


def _heads(axes: "Axes", parts: Components, count: int) -> None:
    """Write what the rows are called, and which share of the energy they have, with lines between all rows."""
    axes.hlines(np.arange(count + 2), 0, (WIDTH - 2 * MARGIN) / HEADS, color=LINE, lw=1, zorder=0, clip_on=False)
    share = parts.shares
    middles = np.arange(count) + 1.5
    axes.scatter(np.full(count, 0.07), middles, s=220, marker="s", color=colours(count))
    axes.text(0.16, 0.5, "original", weight="bold", color=MUTED, va="center", parse_math=False)
    for row, middle in enumerate(middles.tolist()):
        name = _printable(parts.called(row))
        cut = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
        axes.text(0.07, middle, str(row + 1), size=9, weight="bold", color="white", ha="center", va="center_baseline")
        axes.text(0.16, middle, f"{cut}\n", weight="bold", color=TEXT, va="center", clip_on=True, parse_math=False)
        axes.text(0.16, middle, f"\n{100 * share[row]:.0f} %", color=MUTED, va="center", parse_math=False)


def _sounds(axes: "Axes", parts: Components, count: int, most: int, tall: float) -> None:
    """Draw the waveforms, each channel for itself where there is room, with activations over them.

    most : columns
    tall : inches of a row
    """
    length = max(len(parts.stems) / parts.sample_rate, 1e-3)
    low, high, mean = columns.outlines(parts.stems, count, most)
    if (lanes := low.shape[1]) * LEAST_LANE > tall:
        low, high, mean, lanes = low.min(1, keepdims=True), high.max(1, keepdims=True), mean.mean(1, keepdims=True), 1
    size = FILLED / 2 / lanes / np.maximum(np.maximum(high, -low).max(axis=(1, 2), keepdims=True), 1e-9)
    middles = np.arange(count + 1)[:, None, None] + (np.arange(lanes)[:, None] + 0.5) / lanes
    seconds = np.linspace(0, length, low.shape[2] + 1)
    paints = [(WAVE, *map(tuple, colours(count)))[row] for row in range(count + 1) for _ in range(lanes)]
    alphas = np.repeat([0.6, *[0.35] * count], lanes)
    for under, over in ((low, high), (-mean, mean)):
        _fill(axes, seconds, _lanes(middles - size * under), _lanes(middles - size * over), paints, alphas)
    _envelopes(axes, parts, count, most)
    axes.set_xlim(0, length)
    marks, texts = _times(length)
    _set_marks(axes, marks, texts, count + 1)


def _lanes(curves: Values) -> Values:
    """Return the curves of all rows and lanes one after another, each with its last value again, for the right edge."""
    joined = curves.reshape(-1, curves.shape[2])
    return np.concatenate([joined, joined[:, -1:]], axis=1)


def _envelopes(axes: "Axes", parts: Components, count: int, most: int) -> None:
    """Draw activations from the bottom of their rows: a line at the peaks, filled down to the means."""
    peaks, means = columns.envelopes(parts.activations[:, :count], most)
    bottoms = np.arange(count)[:, None] + 2 - (1 - FILLED) / 2
    size = FILLED / np.maximum(peaks.max(axis=1, keepdims=True), 1e-9)
    seconds = parts.times[:: -(-len(parts.times) // most)]
    _fill(axes, seconds, bottoms - size * means, bottoms - size * peaks, colours(count), 0.3)
    _line(axes, seconds, bottoms - size * peaks, colours(count), 1.2 if len(seconds) == len(parts.times) else 0.6)


def _bases(axes: "Axes", parts: Components, count: int, most: int) -> None:
    """Draw the bases in decibels over a logarithmic axis of frequency, each with its highest value at the top."""
    top = max(parts.sample_rate / 2, 2 * LOWEST_HZ)
    heights = columns.spectra(parts.bases[:, :count], parts.sample_rate / parts.fft_size, top, most)
    bottoms = np.arange(count)[:, None] + np.full(most, 2.0)
    places = np.linspace(0, 1, most)
    _fill(axes, places, bottoms, bottoms - FILLED * heights, colours(count), 0.3)
    _line(axes, places, bottoms - FILLED * heights, colours(count))
    marked = [hertz for hertz in MARKED_HZ if hertz < top]
    texts = [f"{hertz / 1000:g}k" if hertz >= 1000 else str(hertz) for hertz in marked]
    _set_marks(axes, [columns.place(hertz, top) for hertz in marked], texts, count + 1)


def _fill(axes: "Axes", x: Values, under: Values, over: Values, paints: ArrayLike, alpha: ArrayLike) -> None:
    """Fill between curves, float (curves, points), with a colour each."""
    from matplotlib.collections import PolyCollection

    along = np.broadcast_to(np.concatenate([x, x[::-1]]), (len(over), 2 * len(x)))
    outlines = np.stack([along, np.concatenate([over, under[:, ::-1]], axis=1)], axis=-1)
    axes.add_collection(PolyCollection(list(outlines), facecolors=paints, alpha=alpha, lw=0.5), autolim=False)


def _line(axes: "Axes", x: Values, curves: Values, paints: ArrayLike, width: float = 1.2) -> None:
    """Draw lines, float (curves, points), with a colour each."""
    from matplotlib.collections import LineCollection

    lines = np.stack([np.broadcast_to(x, curves.shape), curves], axis=-1)
    axes.add_collection(LineCollection(list(lines), colors=paints, lw=width), autolim=False)


def _times(length: float) -> tuple[Values, list[str]]:
    """Return round numbers of seconds to mark on the time axis, and their texts: minutes and seconds, as the page."""
    step = next((each for each in STEPS if length / each <= MOST_MARKS), length / MOST_MARKS)
    marks = np.arange(0, length, step)
    digits = 0 if step >= 1 else -int(np.floor(np.log10(step) + 1e-9))
    wide = digits + 3 if digits else 2
    return marks, [
        f"{int((mark + 1e-9) // 60)}:{abs(mark - 60 * ((mark + 1e-9) // 60)):0{wide}.{digits}f}" for mark in marks
    ]
