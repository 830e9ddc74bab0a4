"""Old files make room for new ones: all of them or none, also where Windows refuses to move one that is open."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from nmfserver import renaming
from nmfserver.errors import NMFServerError
from nmfserver.results.placing import new_files
from tests.systems import windows

NAMES = ("a.json", "b.wav", "c.wav")


class Open:
    """`os.replace` as it is on Windows where another program has a file open when it is renamed for the n-th time."""

    def __init__(self, name: str, number: int) -> None:
        self._name, self._number = name, number
        self._replace = os.replace

    def __call__(self, source: Any, target: Any, **folders: Any) -> None:
        if Path(source).name == self._name:
            self._number -= 1
            if self._number == -1:
                raise PermissionError(13, "it is being used by another process", str(source))
        self._replace(source, target, **folders)


def write(folder: Path, *, old: bool, replaces: bool) -> None:
    """Write new files over old ones, of which there is one more."""
    going = [folder / name for name in (*NAMES, "d.wav")] if old else []
    with new_files(folder, NAMES[0], going, replaces=replaces) as new:
        for name in NAMES:
            (new / name).write_text(f"new {name}")


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with old files, under Windows."""
    windows(monkeypatch)
    monkeypatch.setattr(renaming, "PATIENCE", -1.0)
    for name in (*NAMES, "d.wav"):
        (tmp_path / name).write_text(f"old {name}")
    return tmp_path


@pytest.mark.parametrize(("old", "replaces"), [(True, False), (True, True), (False, True)])
def test_all_old_files_go_and_nothing_else_is_left(there: Path, old: bool, replaces: bool) -> None:
    write(there, old=old, replaces=replaces)
    kept = {} if old else {"d.wav": "old d.wav"}
    assert content(there) == {name: f"new {name}" for name in NAMES} | kept
    assert len(list(there.iterdir())) == len(content(there))


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("old", "replaces"), [(True, False), (False, True)])
def test_if_an_old_or_a_new_file_cannot_be_moved_all_old_ones_are_there(
    there: Path, monkeypatch: pytest.MonkeyPatch, old: bool, replaces: bool, name: str, number: int
) -> None:
    before = content(there)
    monkeypatch.setattr(os, "replace", Open(name, number))
    reason = f"nothing is written to {there}: {there / name}: it is being used by another process"
    with pytest.raises(NMFServerError, match=re.escape(reason)):
        write(there, old=old, replaces=replaces)
    assert content(there) == before
    assert len(list(there.iterdir())) == len(before)


def test_what_cannot_be_put_back_is_kept_and_the_sentence_says_where(
    there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the new files, a program has just opened the first, and another one the second before it was moved."""
    before, replace = content(there), os.replace

    def refuse(source: Any, target: Any, **folders: Any) -> None:
        path = Path(source)
        if path.read_text() in ("new b.wav", "new a.json") and (path.name == "b.wav" or path.parent == there):
            raise PermissionError(13, "it is open", str(path))
        replace(source, target, **folders)

    monkeypatch.setattr(os, "replace", refuse)
    said = f"{there} is incomplete: {there / 'b.wav'}: it is open, and then {there / 'a.json'}: it is open; what is"
    with pytest.raises(NMFServerError, match=re.escape(said)) as failure:
        write(there, old=True, replaces=False)
    assert content(there) == {"a.json": "new a.json"}
    assert content(Path(str(failure.value).rpartition(" ")[2])) == before
