"""The picture of a decomposition: what it costs does not grow with the sound."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from nmfserver import picture
from nmfserver.library import Decomposition

ROWS = picture.MOST_ROWS


def parts(components: int, frames: int, hop: int = 512) -> Decomposition:
    noise = np.random.default_rng(1)
    return Decomposition(
        stems=noise.standard_normal((frames, 2, components), np.float32),
        bases=noise.random((2, components, 2049), np.float32),
        activations=noise.random((2, components, frames // hop + 1), np.float32),
        sample_rate=44100.0, hop_size=hop, fft_size=4096, divergence=1.0, iterations=1, seed=1, solver="fast",
        order="pitch", explained=0.5,
    )  # fmt: skip


def points(figure: Any) -> int:
    paths = [path for axes in figure.axes for each in axes.collections for path in each.get_paths()]
    return sum(len(path.vertices) for path in paths) + sum(
        len(line.get_xdata()) for axes in figure.axes for line in axes.lines
    )


@pytest.mark.parametrize(("components", "frames"), [(1, 1), (3, 44100), (100, 44100), (3, 3_000_000)])
def test_two_axes_and_no_more_points_than_columns_show_any_sound(components: int, frames: int) -> None:
    drawn = picture.figure(parts(components, frames), "title")
    assert len(drawn.axes) == 2
    columns = picture.WIDTH * picture.DOTS
    # A filled curve goes there and back.
    assert points(drawn) <= min(components, ROWS) * (2 * columns + columns + 2 * columns)
    assert drawn.get_figheight() < 15


def test_peaks_of_the_waveform_and_of_the_templates_are_seen() -> None:
    samples = np.zeros((100_000, 2), np.float32)
    samples[77_777, 0], samples[5, 1] = 1, -1
    low, high = picture._outlines(samples, 700)
    assert len(low) <= 700
    assert (high[:, 0] == 1).sum() == (low[:, 1] == -1).sum() == 1
    assert not low[:, 0].any()
    assert not high[:, 1].any()
    values = np.zeros(4000)
    values[3210] = 1
    places, highest = picture._highest(np.arange(4000.0), values, np.geomspace(20, 4000, 300))
    assert len(places) == len(highest) <= 302
    assert highest.max() == 1


def test_rows_are_called_by_the_names_of_their_components() -> None:
    named = dataclasses.replace(parts(3, 44100), names=("kick", "", "hat"))
    labels = picture.figure(named, "x").axes[0].get_yticklabels()
    assert [label.get_text() for label in labels] == ["kick", "component 2", "hat"]
