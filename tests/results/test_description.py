"""The JSON beside the stems: what it names may be replaced, so it must name nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nmfserver.results import description


def write(path: Path, files: object, form: str = description.FORMAT) -> Path:
    path.write_text(json.dumps({"format": form, "files": files}))
    return path


def test_files_belong_together_and_are_whole_when_all_are_there(tmp_path: Path) -> None:
    told = write(tmp_path / "loop.json", {"stems": ["a.wav", "b.wav"], "picture": ["loop.png"]})
    assert description.files_of(told) == [told, tmp_path / "a.wav", tmp_path / "b.wav", tmp_path / "loop.png"]
    assert not description.is_whole(told)
    for name in ("a.wav", "b.wav", "loop.png"):
        (tmp_path / name).touch()
    assert description.is_whole(told)


@pytest.mark.parametrize("files", [None, [], {"stems": "a.wav"}, {"stems": [1, None, "../x", "/etc/x", "", ".", ".."]}])
def test_what_no_decomposition_names_belongs_to_none(files: object, tmp_path: Path) -> None:
    told = write(tmp_path / "loop.json", files)
    assert description.files_of(told) == [told]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"format": "other"}', "[" * 100_000])
def test_other_files_describe_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "loop.json").write_text(text)
    assert description.read(tmp_path / "loop.json") is None
    assert description.files_of(tmp_path / "loop.json") == []
    assert not description.is_whole(tmp_path / "loop.json")
