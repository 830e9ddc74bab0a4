"""Templates of several frames, as small spectrograms: time to the right, frequency upwards, and dark where it is loud.

Each has the colour of its component. One image shows all of them, since what takes long in matplotlib is artists.
"""

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nmfserver.components import Components
from nmfserver.picture.columns import place, spectrograms
from nmfserver.picture.look import GRID, LOWEST_HZ, MARKED_HZ, MUTED, colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Values = NDArray[np.float64]

HEIGHT = 0.9
"""The share of its row that a spectrogram has."""
LABELS = 0.12
"""The share of the width that is left for frequencies."""
MOST_MARKS = 5
SMALLEST, LARGEST = 5.0, 8.0
"""Points of the frequencies' letters, as far as the row has room for three."""


def draw_templates(
    axes: "Axes", parts: Components, count: int, tall: float, wide: float, dots: int
) -> tuple[Values, list[str]]:
    """Draw the templates of so many components, a row each; return the marks of the time axis, and their texts.

    tall, wide : inches of a row
    """
    top = max(parts.sample_rate / 2, 2 * LOWEST_HZ)
    rows, most = max(int(HEIGHT * tall * dots), 2), max(int((1 - LABELS) * wide * dots), 2)
    levels = spectrograms(parts.templates[:, :count], parts.sample_rate / parts.fft_size, top, rows, most)
    _image(axes, levels)
    _frequencies(axes, count, top, 72 * tall)
    return _times(1000 * parts.template_frames * parts.hop_size / parts.sample_rate)


def _image(axes: "Axes", levels: Values) -> None:
    """Paint levels, float64 (components, rows, columns): white where there is nothing."""
    count, rows, columns = levels.shape
    image = np.zeros((count, round(rows / HEIGHT), columns, 4))  # nothing between the rows
    first = (image.shape[1] - rows) // 2
    painted = image[:, first : first + rows]
    painted[..., :3] = 1 - levels[:, ::-1, :, None] * (1 - colours(count)[:, None, None])
    painted[..., 3] = 1
    axes.imshow(
        image.reshape(-1, columns, 4), extent=(LABELS, 1, count + 1, 1), aspect="auto", interpolation="nearest",
        zorder=-1,
    )  # fmt: skip


def _frequencies(axes: "Axes", count: int, top: float, points: float) -> None:
    """Mark 100 Hz, 1 and 10 kHz in each row, of so many points."""
    marked = [hertz for hertz in MARKED_HZ if hertz < top]
    size = min(max(0.2 * points, SMALLEST), LARGEST)
    bottoms = np.arange(count)[:, None] + 2 - (1 - HEIGHT) / 2
    heights = bottoms - HEIGHT * np.array([place(hertz, top) for hertz in marked])
    axes.hlines(heights.ravel(), LABELS, 1, color=GRID, lw=0.6)
    for row in heights:
        for height, hertz in zip(row, marked, strict=True):
            text = f"{hertz / 1000:g}k" if hertz >= 1000 else str(hertz)
            axes.text(0.9 * LABELS, height, text, size=size, color=MUTED, ha="right", va="center", parse_math=False)


def round_step(least: float) -> float:
    """Return the smallest number that is 1, 2 or 5 times a power of ten, and not below another one above 0."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= least)


def _times(length: float) -> tuple[Values, list[str]]:
    """Return round numbers of milliseconds on the axis, as their places, and as texts, the first one with the unit."""
    step = round_step(length / MOST_MARKS)
    marks = np.arange(0, length, step)
    texts = [f"{mark:g}" for mark in marks]
    texts[0] += " ms"
    return LABELS + (1 - LABELS) * marks / length, texts
