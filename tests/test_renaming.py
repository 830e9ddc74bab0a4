"""Files are replaced, also where Windows refuses it for a moment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from nmfserver import renaming
from nmfserver.renaming import remove, replace
from tests.systems import windows


class Held:
    """`os.replace` as it is on Windows while another program has the file open, for so many tries."""

    def __init__(self, tries: int) -> None:
        self.tries = tries
        self._replace = os.replace

    def __call__(self, *paths: Any, **folders: Any) -> None:
        self.tries -= 1
        if self.tries >= 0:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        self._replace(*paths, **folders)


def files(folder: Path) -> tuple[Path, Path]:
    (folder / "new").write_text("new")
    (folder / "old").write_text("old")
    return folder / "new", folder / "old"


def test_a_file_that_a_virus_scanner_has_open_is_replaced_when_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows(monkeypatch)
    held = Held(3)
    monkeypatch.setattr(os, "replace", held)
    new, old = files(tmp_path)
    replace(new, old)
    assert (old.read_text(), new.exists(), held.tries) == ("new", False, -1)


def test_one_that_stays_open_is_an_error_and_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows(monkeypatch)
    monkeypatch.setattr(renaming, "PATIENCE", 0.05)
    held = Held(10**6)
    monkeypatch.setattr(os, "replace", held)
    new, old = files(tmp_path)
    with pytest.raises(PermissionError):
        replace(new, old)
    assert held.tries < 10**6 - 1
    assert (old.read_text(), new.read_text()) == ("old", "new")


def test_a_file_that_a_killed_process_still_has_goes_when_that_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows(monkeypatch)
    refusals, unlink = [PermissionError(13, "it is being used by another process")] * 3, Path.unlink

    def refuse(path: Path, missing_ok: bool) -> None:
        if refusals:
            raise refusals.pop()
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    for _ in range(2):  # the second time it is not there
        remove(files(tmp_path)[0] if refusals else tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_elsewhere_a_refusal_is_final(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(1)
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PermissionError):
        replace(*files(tmp_path))
    assert held.tries == 0
