"""Usual WAVs are read in this process, to the bit as the process that has libsndfile reads them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from nmfserver.errors import SoundFileError
from nmfserver.sound_files import wav
from nmfserver.sound_files.service import SoundFiles
from nmfserver.sound_files.tags import Tags

NOISE = np.random.default_rng(1).uniform(-1.2, 1.2, (301, 3)).astype(np.float32)
TAGS = Tags({"title": "Löop"}, bytes(700))


@pytest.fixture(scope="module")
def files() -> Iterator[SoundFiles]:
    files = SoundFiles()
    yield files
    files.close()


def require_alike(files: SoundFiles, path: Path) -> None:
    found = wav.usual(path)
    assert found is not None
    expected = files.read(str(path), tagged=True)
    np.testing.assert_array_equal(found.samples, expected.samples)
    assert found.samples.dtype == np.float32 and found.samples.flags.c_contiguous
    assert (found.rate, found.tags, expected.fault) == (expected.sample_rate, expected.tags, "")


@pytest.mark.parametrize("header", ["wav", "wavex"])
@pytest.mark.parametrize("sample", ["int16", "int24", "float"])
@pytest.mark.parametrize("channels", [1, 3])
def test_what_is_usual_is_read_here(header: str, sample: str, channels: int, files: SoundFiles, tmp_path: Path) -> None:
    path = tmp_path / "loop.wav"
    files.write(str(path), np.ascontiguousarray(NOISE[:, :channels]), 44100, header, sample, tags=TAGS)
    require_alike(files, path)
    with path.open("ab") as end:  # as iXML and the like stand behind the samples
        end.write(b"more\x04\0\0\0abcd")
    require_alike(files, path)


@pytest.mark.parametrize("subtype", ["PCM_U8", "PCM_32", "DOUBLE", "ULAW"])
def test_other_samples_are_left_to_libsndfile(subtype: str, files: SoundFiles, tmp_path: Path) -> None:
    path = tmp_path / "loop.wav"
    soundfile.write(path, NOISE, 44100, subtype)
    assert wav.usual(path) is None
    assert wav.read(files, path).samples.shape == NOISE.shape


def test_what_is_no_file_is_left_to_who_says_so(files: SoundFiles, tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "text.wav").write_text("no sound")
    named = ["empty.wav", "text.wav", "nowhere.wav", "."]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.wav")
        named.append("pipe.wav")
    for name in named:
        assert wav.usual(tmp_path / name) is None
        with pytest.raises(SoundFileError):
            wav.read(files, tmp_path / name)


@pytest.mark.parametrize("sample", ["int16", "float"])
def test_whatever_is_wrong_with_a_header_what_is_read_here_is_what_libsndfile_reads(
    sample: str, files: SoundFiles, tmp_path: Path
) -> None:
    path = tmp_path / "loop.wav"
    files.write(str(path), NOISE, 44100, "wav", sample)
    whole, alike = path.read_bytes(), 0
    for place in range(60):
        for value in (0, 1, 0x7F, 0xFF):
            path.write_bytes(whole[:place] + bytes([value]) + whole[place + 1 :])
            if wav.usual(path) is not None:
                require_alike(files, path)
                alike += 1
    assert 20 < alike < 240
    path.write_bytes(whole[:-1])
    assert wav.usual(path) is None
