"""What a Python program does with a result: saving, drawing, texts, notebooks."""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
import soundfile

import nmfserver
from nmfserver import notebook
from nmfserver.errors import ArgumentError, NMFServerError, SoundFileError


@pytest.fixture
def loop(recording: Path) -> nmfserver.Decomposition:
    return nmfserver.decompose(recording, components=2, iterations=8, seed=3, names=["low"])


def test_a_file_is_taken_apart_as_its_samples_are(recording: Path, loop: nmfserver.Decomposition) -> None:
    samples, rate = soundfile.read(recording, dtype="float32")
    expected = nmfserver.decompose(samples, rate, components=2, iterations=8, seed=3)
    np.testing.assert_array_equal(loop.stems, expected.stems)
    again = nmfserver.decompose(str(recording), **loop.settings)
    np.testing.assert_array_equal(again.stems, expected.stems)
    assert loop.source is not None
    assert (loop.source.path, expected.source) == (recording, None)
    with pytest.raises(ArgumentError, match=r"sample_rate is 44100, but .*loop.flac is a file, which has its own"):
        nmfserver.decompose(recording, 44100)
    with pytest.raises(SoundFileError, match=r"nowhere.wav does not exist"):
        nmfserver.decompose("nowhere.wav")
    with pytest.raises(ArgumentError, match="the sample rate is None"):
        nmfserver.decompose(samples)


def test_of_a_file_that_is_cut_short_the_rest_is_taken_with_a_warning(recording: Path, tmp_path: Path) -> None:
    content = recording.read_bytes()
    (tmp_path / "cut.flac").write_bytes(content[: len(content) // 2])
    with pytest.warns(UserWarning, match=r"cut.flac ends after \d+ of its \d+ frames"):
        parts = nmfserver.decompose(tmp_path / "cut.flac", components=1, iterations=1)
    assert len(parts.stems) > 10_000


def test_a_result_is_saved_as_the_command_line_saves_it(loop: nmfserver.Decomposition, tmp_path: Path) -> None:
    written = loop.save(tmp_path / "out", format="flac", mixes=[(1, 0.5)], labels=["audacity"], picture=False)
    assert [path.name for path in written] == [
        "loop-component-1-low.flac", "loop-component-2.flac", "loop-bases.wav", "loop-activations.wav", "loop-mix.flac",
        "loop-labels.txt", "loop.json",
    ]  # fmt: skip
    assert sorted(written) == sorted((tmp_path / "out").iterdir())
    assert json.loads(written[-1].read_text())["source"]["file"] == "loop.flac"
    with pytest.raises(NMFServerError, match=r"loop.json is there already: .* \(force=True in Python\)"):
        loop.save(tmp_path / "out", picture=False)
    loop.save(str(tmp_path / "out"), picture=False, force=True)
    assert not list((tmp_path / "out").glob("*.flac"))
    with pytest.raises(ArgumentError, match="the name is 'a/b'; it is no path"):
        loop.save(tmp_path, "a/b")
    with pytest.raises(ArgumentError, match=r"the name is 'a\\x00b'; it is no path"):
        loop.save(tmp_path, "a\0b")
    with pytest.raises(ArgumentError, match="the format is 'mp4'"):
        loop.save(tmp_path, format="mp4")
    with pytest.raises(NMFServerError, match=r"the mix '1' has 1 gain for 2 components"):
        loop.save(tmp_path / "new", mixes=[(1,)])
    assert not (tmp_path / "new").exists()
    named = nmfserver.decompose(np.ones(3000, np.float32), 44100, components=1).save(tmp_path / "array", picture=False)
    assert named[0].name == "sound-component-1.wav"


def test_the_text_of_a_result_has_a_line_for_each_component(loop: nmfserver.Decomposition) -> None:
    line, low, other = repr(loop).splitlines()
    assert line == str(loop)
    assert re.fullmatch(r"   1  low          +\d+ % +\d+ Hz", low)
    assert re.fullmatch(r"   2  component 2  +\d+ % +\d+ Hz", other)
    assert loop.shares.sum() == pytest.approx(1)
    many = nmfserver.decompose(np.random.default_rng(1).random(20_000), 44100, components=20, iterations=2)
    assert repr(many).splitlines()[-1] == "  … and 8 more"
    assert len(repr(many).splitlines()) == 14


@pytest.mark.parametrize("frames", [1, 4])
def test_the_shares_are_those_of_what_bases_and_activations_stand_for(frames: int) -> None:
    phase = 2 * np.pi * 440 * np.arange(20_000) / 44100
    low_then_high = np.where(np.arange(20_000) < 10_000, np.sin(phase), np.sin(3 * phase))
    parts = nmfserver.decompose(low_then_high, 44100, components=2, iterations=30, seed=2, template_frames=frames)
    hops = parts.activations.shape[2]
    estimates = np.zeros((2, hops, len(parts.frequencies)))
    for frame in range(frames):
        heights = parts.activations[0, :, : hops - frame, np.newaxis]
        estimates[:, frame:] += heights * parts.templates[0, :, np.newaxis, frame]
    energies = (estimates**2).sum(axis=(1, 2))
    np.testing.assert_allclose(parts.shares, energies / energies.sum(), rtol=1e-4)
    np.testing.assert_allclose(parts.shares, 0.5, atol=0.1)


def test_a_notebook_shows_the_picture_and_plays_the_sound_and_each_component(
    loop: nmfserver.Decomposition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebook, "LONGEST", 0.5)
    shown = loop._repr_html_()
    picture, *sounds = (base64.b64decode(data) for data in re.findall(r"base64,([^\"]+)\"", shown))
    assert picture.startswith(b"\x89PNG")
    first, low, other = (soundfile.read(io.BytesIO(sound)) for sound in sounds)
    assert first[1] == 44100
    assert first[0].shape == (22050, 2)
    np.testing.assert_allclose(low[0], np.clip(loop.stems[:22050, :, 0], -1, 1), atol=1e-4)
    np.testing.assert_allclose(first[0], low[0] + other[0], atol=2e-4)
    assert "The players have the first 0.5 seconds." in shown
    assert "<td>low</td>" in shown


def test_a_result_is_drawn_as_a_figure(loop: nmfserver.Decomposition) -> None:
    texts = {text.get_text() for text in loop.plot("A title").texts}
    assert "A title" in texts
