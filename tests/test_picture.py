"""The picture of a decomposition: what it costs does not grow with the sound."""

from __future__ import annotations

import dataclasses
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from nmfserver.components import Components
from nmfserver.picture import columns, look, sheet, templates

ROWS = sheet.MOST_ROWS


def parts(components: int, frames: int, hop: int = 512) -> Components:
    noise = np.random.default_rng(1)
    return Components(
        stems=noise.standard_normal((frames, 2, components), np.float32),
        bases=noise.random((2, components, 2049), np.float32),
        activations=noise.random((2, components, frames // hop + 1), np.float32),
        sample_rate=44100.0, hop_size=hop, fft_size=4096, divergence=1.0, iterations=1, seed=1, solver="fast",
        order="pitch", explained=0.5,
    )  # fmt: skip


def with_time(components: int, template_frames: int, **others: Any) -> Components:
    """Return components with templates of several frames, each of 513 bins."""
    bases = np.random.default_rng(2).random((2, components, template_frames * 513), np.float32)
    made = dataclasses.replace(parts(components, 44100), bases=bases, template_frames=template_frames, fft_size=1024)
    return dataclasses.replace(made, **others)


def points(figure: Any) -> int:
    paths = [path for axes in figure.axes for each in axes.collections for path in each.get_paths()]
    return sum(len(path.vertices) for path in paths) + sum(
        len(line.get_xdata()) for axes in figure.axes for line in axes.lines
    )


@pytest.mark.parametrize(("components", "frames"), [(1, 1), (3, 44100), (100, 44100), (3, 3_000_000)])
def test_few_artists_and_no_more_points_than_columns_show_any_sound(components: int, frames: int) -> None:
    drawn = sheet.figure(parts(components, frames), "title")
    assert sum(len(axes.collections) for axes in drawn.axes) <= 10
    rows, most = min(components, ROWS), sheet.WIDTH * sheet.DOTS
    # A filled curve goes there and back, and back to where it began: peaks and means of two channels; activations and
    # bases also have lines.
    assert points(drawn) <= (rows + 1) * 2 * 2 * (2 * most + 3) + rows * (3 * most + 3) + 200
    assert drawn.get_figheight() < 12


def test_the_peaks_of_every_channel_are_seen() -> None:
    samples = np.zeros((100_000, 2, 1), np.float32)
    samples[77_777, 0], samples[5, 1] = 1, -1
    low, high, mean = columns.outlines(samples, 1, 700)
    assert low.shape == high.shape == mean.shape == (2, 2, 100_000 // 143 + 1)
    assert (high[:, 0] == 1).sum() == (low[:, 1] == -1).sum() == 2  # the sum has them, too
    assert not low[:, 0].any()
    assert not high[:, 1].any()


def test_the_original_is_the_sum_and_long_sounds_are_looked_at_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    stems = np.random.default_rng(1).standard_normal((90_000, 2, 3), np.float32)
    low, high, mean = columns.outlines(stems, 2, 300)
    assert low.shape == (3, 2, 300)
    np.testing.assert_allclose(high[0, 1], stems[:, 1].sum(axis=1).reshape(300, 300).max(axis=1), rtol=1e-5)
    np.testing.assert_allclose(mean[2, 0], np.abs(stems[:, 0, 1]).reshape(300, 300).mean(axis=1), rtol=1e-5)
    monkeypatch.setattr(columns, "MOST_SAMPLES", stems.size // 3)
    partly = columns.outlines(stems, 2, 300)
    assert np.all(partly.high <= high) and np.all(partly.low >= low)
    np.testing.assert_allclose(partly.mean.mean(), mean.mean(), rtol=0.02)


def test_bases_reach_from_the_floor_to_the_top_of_their_row() -> None:
    bases = np.full((2, 1, 513), 1e-9, np.float32)
    bases[1, 0, 100] = 0.5  # at 4306 Hz, of the second channel
    [heights] = columns.spectra(bases, 44100 / 1024, 22050, 300)
    assert (heights.max(), heights.min()) == (1, 0)
    assert abs(int(heights.argmax()) - 300 * columns.place(4306.6, 22050)) <= 1


def test_templates_of_several_frames_are_small_spectrograms() -> None:
    bases = np.full((2, 1, 8 * 513), 1e-9, np.float32)
    bases[1, 0, 5 * 513 + 100] = 0.5  # at 4306 Hz in the sixth frame, of the second channel
    made = with_time(1, 8, bases=bases)
    [levels] = columns.spectrograms(made.templates, 44100 / 1024, 22050, 100, 300)
    assert levels.shape == (100, 8)
    row, column = np.unravel_index(levels.argmax(), levels.shape)
    assert (column, levels.max(), levels.min()) == (5, 1, 0)
    assert abs(int(row) - 100 * columns.place(4306.6, 22050)) <= 1
    axes = sheet.figure(made, "x").axes[2]
    assert {"100", "1k", "10k"} <= {text.get_text() for text in axes.texts}
    assert [text.get_text() for text in axes.get_xticklabels()] == ["0 ms", "20", "40", "60", "80"]  # of 93
    [image] = axes.images
    painted = np.asarray(image.get_array())
    light = np.where(painted[..., 3] > 0, painted[..., :3].sum(axis=2), 9)
    darkest = np.unravel_index(light.argmin(), light.shape)
    left, right, bottom, top = image.get_extent()
    assert left < axes.get_xticks()[4] < left + (right - left) * 7 / 8
    assert (bottom, top, axes.get_ylim()) == (2, 1, (2, 0))
    assert darkest[1] == 5
    assert darkest[0] / len(painted) == pytest.approx(0.95 - 0.9 * columns.place(4306.6, 22050), abs=0.02)


@pytest.mark.parametrize(("milliseconds", "marked"), [
    (0.18, ["0 ms", "0.05", "0.1", "0.15"]), (5, ["0 ms", "1", "2", "3", "4"]), (93, ["0 ms", "20", "40", "60", "80"]),
    (1.9e6, ["0 ms", "500000", "1e+06", "1.5e+06"]),
])  # fmt: skip
def test_marks_of_time_are_round_however_long_a_template_is(milliseconds: float, marked: list[str]) -> None:
    assert templates._times(milliseconds)[1] == marked


@pytest.mark.parametrize(("components", "template_frames"), [(3, 8), (100, 2), (1, 4096)])
def test_any_number_of_templates_is_one_image(components: int, template_frames: int) -> None:
    drawn = sheet.figure(with_time(components, template_frames), "title")
    [image] = drawn.axes[2].images
    height, width, _ = image.get_array().shape  # type: ignore[union-attr]
    assert height < sheet.ALL_ROWS * sheet.DOTS
    assert width <= min(template_frames, sheet.BASES * sheet.DOTS)


def test_shares_of_the_energy_sum_to_one_and_silence_has_none() -> None:
    made = parts(4, 44100)
    assert made.shares.sum() == pytest.approx(1)
    assert not dataclasses.replace(made, activations=0 * made.activations).shares.any()


def test_rows_have_the_names_and_the_shares_of_their_components() -> None:
    named = dataclasses.replace(parts(3, 44100), names=("kick", "", "$a\udcff" + 30 * "x"))
    texts = [text.get_text().strip() for text in sheet.figure(named, "x").axes[0].texts]
    assert {"original", "kick", "component 2", "33 %"} <= set(texts)
    assert f"$a?{18 * 'x'}…" in texts


@pytest.mark.parametrize(
    ("seconds", "first", "second", "last"),
    [(0.004, "0:00.000", "0:00.001", "0:00.003"), (4, "0:00.0", "0:00.5", "0:03.5"), (599, "0:00", "1:00", "9:00")],
)
def test_the_time_axis_is_marked_as_on_the_page(seconds: float, first: str, second: str, last: str) -> None:
    marks, texts = sheet._times(seconds)
    assert (texts[0], texts[1], texts[-1]) == (first, second, last)
    assert 3 < len(marks) <= sheet.MOST_MARKS


def test_colours_are_those_of_the_page_where_it_is_light() -> None:
    light = (files("nmfserver") / "page/static/style.css").read_text().split("}")[0]
    for name in ("TEXT", "MUTED", "WAVE", "LINE", "GRID"):
        assert f"--{name.lower()}: {getattr(look, name)};" in light
