"""The sounds of the tests themselves, and that a clone has all of them."""

from __future__ import annotations

from pathlib import Path

import environment
import numpy as np
import pytest
import recordings
from synthetic import Play

from tests import sounds


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("name", sounds.SYNTHESISED)
def test_each_is_the_same_at_every_call_and_fits_a_sound_file(name: str, channels: int) -> None:
    samples = sounds.make(name, 30_000, channels)
    assert samples.shape == (30_000, channels)
    assert 0.3 < np.abs(samples).max() <= 1
    np.testing.assert_array_equal(sounds.make.__wrapped__(name, 30_000, channels), samples)
    if channels == 2:
        assert np.abs(samples[:, 0] - samples[:, 1]).max() > 0.01


@pytest.mark.parametrize("make", sounds.SYNTHESISED.values(), ids=sounds.SYNTHESISED)
@pytest.mark.parametrize("frames", [0, 1, 600])
def test_each_is_as_short_as_wanted(make: Play, frames: int) -> None:
    assert make(frames).shape[1] == frames


def test_a_folder_of_recordings_is_looked_for_in_one_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(recordings, "BESIDE", tmp_path / "beside")
    monkeypatch.delenv(recordings.VARIABLE, raising=False)
    assert recordings.files() == []
    for folder in ("beside", "named", "empty"):
        (tmp_path / folder).mkdir()
    for name in ("beside/b.flac", "beside/a.WAV", "beside/README.md", "named/c.aiff"):
        (tmp_path / name).touch()
    assert [path.name for path in recordings.files()] == ["a.WAV", "b.flac"]
    monkeypatch.setenv(recordings.VARIABLE, str(tmp_path / "named"))
    assert [path.name for path in recordings.files()] == ["c.aiff"]
    assert [path.name for path in recordings.files(tmp_path / "beside")] == ["a.WAV", "b.flac"]
    monkeypatch.setenv(recordings.VARIABLE, str(tmp_path / "empty"))
    with pytest.raises(FileNotFoundError, match=r"no sound files in .*empty"):
        recordings.files()


def test_nothing_else_looks_beside_the_checkout() -> None:
    """What is there on one machine is missing on every other."""
    sources = [path for folder in ("tests", "scripts") for path in (environment.ROOT / folder).rglob("*.py")]
    looking = [
        path.name for path in sources if f'/ "{recordings.BESIDE.parent.name}"' in path.read_text(encoding="utf-8")
    ]
    assert looking == ["recordings.py"]
