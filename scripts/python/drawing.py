"""Pictures in the colours of the components: a spectrogram as a sum of them; nine pairs of modes; templates with time.

They have the look of the picture of `nmfserver decompose`, and of the page.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from nmfserver.library import Decomposition
from nmfserver.picture.columns import place, spectrograms
from nmfserver.picture.look import FLOOR_DB, GRID, LOWEST_HZ, MARKED_HZ, MUTED, TEXT, colours
from nmfserver.scores import Note, pitches

Values = NDArray[np.float64]

WIDTH, DOTS = 13.0, 110
"""Inches, and dots an inch."""
ROWS = 240
"""Of the image of a spectrogram."""
DARK = [int(MUTED[at : at + 2], 16) / 255 * 0.6 for at in (1, 3, 5)]
"""The colour of a sound that is not taken apart."""
NAMES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")


def key_name(pitch: int) -> str:
    """Return the name of a key: C4 is 60."""
    return f"{NAMES[pitch % 12]}{pitch // 12 - 1}"


def draw_sum(parts: Decomposition, names: Sequence[str], path: Path) -> None:
    """Draw how bases and activations make a spectrogram: the sound's own, the model of it, and each component.

    The model is drawn between its bases, on the left, and its activations, above it.
    """
    figure = Figure(figsize=(WIDTH, 8.2))
    paints = colours(parts.bases.shape[1])
    shares = np.einsum("kb,kh->kbh", parts.bases[0], parts.activations[0])
    sound, model = figure.add_axes((0.025, 0.43, 0.38, 0.54)), figure.add_axes((0.56, 0.43, 0.435, 0.38))
    _spectrogram(sound, parts, _magnitudes(parts)[None], np.array([DARK]), "the sound")
    _spectrogram(model, parts, shares, paints, "the model: basis times activation, summed")
    _upright(figure.add_axes((0.425, 0.43, 0.105, 0.38)), parts, paints)
    above = figure.add_axes((0.56, 0.85, 0.435, 0.12))
    _rows(above, parts.times, parts.activations[0], paints, "activations: when each sounds")
    width = 0.97 / len(names)
    for row, (name, share, paint) in enumerate(zip(names, shares, paints, strict=True)):
        axes = figure.add_axes((0.025 + row * width, 0.04, width - 0.025, 0.3))
        _spectrogram(axes, parts, share[None], paint[None], name, shares.max())
    figure.savefig(path, dpi=DOTS)


def _magnitudes(parts: Decomposition) -> Values:
    """Return the spectrogram of the sum of the stems, float64 (bins, hops), where the model's frames are."""
    sound = np.pad(parts.stems.sum(axis=(1, 2), dtype=float), (parts.fft_size // 2, parts.fft_size))
    window = np.hanning(parts.fft_size + 1)[:-1]
    firsts = np.arange(parts.activations.shape[2]) * parts.hop_size
    frames = sound[firsts[:, None] + np.arange(parts.fft_size)] * window
    return np.abs(np.fft.rfft(frames)).T


def _spectrogram(
    axes: Axes, parts: Decomposition, shares: Values, paints: Values, title: str, loudest: float = 0.0
) -> None:
    """Draw magnitudes, float (components, bins, hops): the colour tells the components, the lightness the level."""
    top = parts.sample_rate / 2
    bins = LOWEST_HZ * (top / LOWEST_HZ) ** np.linspace(0, 1, ROWS) / (parts.sample_rate / parts.fft_size)
    low = np.minimum(bins.astype(int), shares.shape[1] - 2)
    part = (bins - low)[:, None]
    drawn = shares[:, low] * (1 - part) + shares[:, low + 1] * part
    total = np.maximum(drawn.sum(axis=0), 1e-30)
    level = _heights(total / (loudest or total.max()))
    paint = np.einsum("krh,kc->rhc", drawn / total, paints)
    axes.imshow(
        1 - level[..., None] * (1 - paint), origin="lower", aspect="auto", extent=(0, parts.times[-1], 0, 1),
        interpolation="nearest",
    )  # fmt: skip
    marked = [hertz for hertz in MARKED_HZ if hertz < top]
    _plain(axes, title)
    axes.set_yticks([place(hertz, top) for hertz in marked], [_hertz(hertz) for hertz in marked])


def _heights(values: Values) -> Values:
    """Return the levels of values up to 1: 1 for 0 dB, 0 from the floor down."""
    found: Values = np.clip(1 - 20 * np.log10(np.maximum(values, 1e-9)) / FLOOR_DB, 0, 1)
    return found


def _upright(axes: Axes, parts: Decomposition, paints: Values) -> None:
    """Draw bases from the bottom to the top, as the frequencies of the spectrogram beside them."""
    top = parts.sample_rate / 2
    heights = np.linspace(0, 1, ROWS)
    bins = LOWEST_HZ * (top / LOWEST_HZ) ** heights / (parts.sample_rate / parts.fft_size)
    for row, (basis, paint) in enumerate(zip(parts.bases[0], paints, strict=True)):
        values = np.interp(bins, np.arange(len(basis)), basis) / basis.max()
        levels = _heights(values)
        axes.fill_betweenx(heights, row, row + 0.9 * levels, color=paint, alpha=0.5, lw=0)
        axes.plot(row + 0.9 * levels, heights, color=paint, lw=1.2)
    axes.set(xlim=(0, len(paints)), ylim=(0, 1), xticks=[], yticks=[])
    _plain(axes, "bases: what each\nsounds like")


def _rows(axes: Axes, times: ArrayLike, curves: ArrayLike, paints: Values, title: str) -> None:
    """Draw a filled curve for each component, the first one lowest, all on one scale."""
    values, places = np.asarray(curves, float), np.asarray(times, float)
    values = 0.9 * values / max(values.max(), 1e-30)
    for row, (curve, paint) in enumerate(zip(values, paints, strict=True)):
        axes.fill_between(places, row, row + curve, color=paint, alpha=0.4, lw=0)
        axes.plot(places, row + curve, color=paint, lw=1)
    axes.set(xlim=(0, places[-1]), ylim=(0, len(values)), yticks=[], xticks=[])
    _plain(axes, title)


def _plain(axes: Axes, title: str) -> None:
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelcolor=MUTED, labelsize=8)
    axes.set_title(title, size=9, color=TEXT, loc="left")


def _hertz(hertz: int) -> str:
    return f"{hertz / 1000:g}k" if hertz >= 1000 else str(hertz)


BASES = ("bases 0: at random", "bases 1: from the dictionary", "bases 2: the dictionary's, kept")
ACTIVATIONS = ("activations 0: at random", "activations 1: from the score", "activations 2: the score's, kept")


def draw_known(
    dictionary: Values, score: Values, notes: Sequence[Note], seconds_a_hop: float, hertz_a_bin: float, path: Path
) -> None:
    """Draw what is known before: a template for each key, and when the score has it sound.

    dictionary : float (keys, bins)
    score : float (keys, hops)
    """
    figure = Figure(figsize=(WIDTH, 3.0))
    figure.subplots_adjust(left=0.025, right=0.99, bottom=0.08, top=0.92, wspace=0.07)
    left, right = figure.subplots(1, 2)
    paints = colours(len(dictionary))
    bins = np.arange(dictionary.shape[1]) * hertz_a_bin
    shown = bins < 3000
    heights = _heights(dictionary / dictionary.max(axis=1, keepdims=True))
    _rows(left, bins[shown], heights[:, shown], paints, "the dictionary: what each key sounds like, 0 to 3000 Hz")
    left.set_xticks((0, 500, 1000, 1500, 2000, 2500, 3000), ("0", "500", "1k", "1.5k", "2k", "2.5k", "3k"))
    _rows(right, np.arange(score.shape[1]) * seconds_a_hop, score, paints, "the score: when each key sounds, seconds")
    for axes in (left, right):
        _keys(axes, notes)
    right.set_xticks(range(int(score.shape[1] * seconds_a_hop) + 1))
    figure.savefig(path, dpi=DOTS)


def draw_pairs(
    found: Mapping[tuple[int, int], tuple[Values, str]], notes: Sequence[Note], seconds_a_hop: float, path: Path
) -> None:
    """Draw the activations of each pair of modes over the notes that were played.

    found : for basesMode and actMode the activations, float (components, hops), and how good they are
    """
    figure = Figure(figsize=(WIDTH, 8.5))
    figure.subplots_adjust(left=0.03, right=0.995, bottom=0.01, top=0.93, wspace=0.08, hspace=0.35)
    for (bases_mode, act_mode), (curves, told) in found.items():
        axes = figure.add_subplot(3, 3, 3 * bases_mode + act_mode + 1)
        for note in notes:
            row = pitches(notes).index(note.pitch)
            axes.fill_between((note.start, note.start + note.duration), row, row + 0.9, color=GRID, lw=0)
        title = f"{BASES[bases_mode]}\n{ACTIVATIONS[act_mode]}\n{told}"
        _rows(axes, np.arange(curves.shape[1]) * seconds_a_hop, curves, colours(len(curves)), title)
        _keys(axes, notes)
    figure.savefig(path, dpi=DOTS)


def _keys(axes: Axes, notes: Sequence[Note]) -> None:
    """Name the rows."""
    names = [key_name(pitch) for pitch in pitches(notes)]
    axes.set_yticks([row + 0.45 for row in range(len(names))], names)


SHOWN = 2.1
"""Seconds of activations that are drawn."""


def draw_templates(
    learned: Decomposition, found: Mapping[str, Decomposition], struck: Sequence[Values], path: Path
) -> None:
    """Draw templates of several frames, and the activations of several ways over the times of the hits.

    learned : has the templates
    found : the ways, by their titles
    struck : the seconds at which each component is struck
    """
    figure = Figure(figsize=(WIDTH, 5.4))
    paints, names = colours(learned.bases.shape[1]), learned.names
    top, count = learned.sample_rate / 2, len(names)
    levels = spectrograms(learned.templates, learned.sample_rate / learned.fft_size, top, ROWS, ROWS)
    length = 1000 * learned.template_frames * learned.hop_size / learned.sample_rate
    for row, (name, level, paint) in enumerate(zip(names, levels, paints, strict=True)):
        axes = figure.add_axes((0.03, 0.06 + 0.31 * (count - 1 - row), 0.17, 0.2))
        axes.imshow(
            1 - level[..., None] * (1 - paint), origin="lower", aspect="auto", extent=(0, length, 0, 1),
            interpolation="nearest",
        )  # fmt: skip
        _plain(axes, f"{name}: {learned.template_frames} frames, {length:.0f} ms")
        axes.set_yticks([place(hertz, top) for hertz in MARKED_HZ], [_hertz(hertz) for hertz in MARKED_HZ])
        marks = np.arange(0, length, 20)
        axes.set_xticks(marks, ["0 ms", *(f"{mark:g}" for mark in marks[1:])])
    width = 0.78 / len(found)
    for column, (title, parts) in enumerate(found.items()):
        axes = figure.add_axes((0.22 + column * width, 0.06, width - 0.015, 0.84))
        shown = parts.times <= SHOWN
        _rows(axes, parts.times[shown], parts.activations[0][::-1, shown], paints[::-1], title)
        for row, times in enumerate(reversed(struck)):
            hits = [time for time in times if time < SHOWN]
            axes.vlines(hits, row, row + 0.95, color=MUTED, lw=0.6, ls=":")
        axes.set_xticks((0, 0.5, 1, 1.5), ("0 s", "0.5", "1", "1.5"))
    figure.savefig(path, dpi=DOTS)
