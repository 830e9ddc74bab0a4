"""The JSON beside the stems: what it names may be replaced, so it must name nothing else."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest

from nmfserver.results import description
from nmfserver.stores import Url
from nmfserver.taking.order import Input


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


def test_of_one_name_each_sound_is_known_by_its_url(tmp_path: Path) -> None:
    told, loop = tmp_path / "loop.json", PurePath("loop.wav")
    told.write_text(
        json.dumps({"format": description.FORMAT, "source": {"file": "loop.wav", "url": "s3://a/loop.wav"}})
    )
    assert description.is_of(told, loop, "s3://a/loop.wav")
    assert not description.is_of(told, loop, "s3://b/loop.wav")
    assert not description.is_of(told, PurePath("loop.flac"), "s3://a/loop.flac")
    for path, folder, url in (
        (Url("s3://a/x.wav"), tmp_path, "s3://a/x.wav"),
        (Path("/a/x.wav"), Url("s3://b"), "file:///a/x.wav"),
        (Path("/a/x.wav"), tmp_path, ""),
    ):
        assert Input(path, "x", folder, "x").url == url


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
