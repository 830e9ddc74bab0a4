"""Folders for files on their way."""

from __future__ import annotations

import stat
import tempfile
import threading
from pathlib import Path

import pytest

from nmfserver.buffers import exchange
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.errors import SoundFileError
from nmfserver.threads import DaemonThread


@pytest.fixture
def remover() -> DaemonThread:
    return DaemonThread("remover")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remover: DaemonThread) -> ExchangeFolders:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(exchange, "MEMORY", tmp_path / "no such folder")
    return ExchangeFolders(remover)


def test_folders_are_in_memory_where_there_is_room(
    folders: ExchangeFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remover: DaemonThread
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(exchange, "MEMORY", memory)
    monkeypatch.setattr(exchange, "LEAST_FREE", 0)
    assert folders.make("me").parent.parent == memory
    monkeypatch.setattr(exchange, "LEAST_FREE", 2**80)
    assert ExchangeFolders(remover).make("me").parent.parent == tmp_path


def test_every_owner_has_one_folder_of_its_own(folders: ExchangeFolders) -> None:
    mine, yours = folders.make("me"), folders.make("you")
    assert mine != yours
    assert mine.is_dir()
    assert yours.is_dir()
    assert folders.make("me") == folders.path("me") == mine
    assert stat.S_IMODE(mine.parent.stat().st_mode) == 0o700


def test_nothing_is_made_before_it_is_needed(folders: ExchangeFolders, tmp_path: Path) -> None:
    assert folders.path("me") != folders.path("you")
    folders.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_somebody_has_removed_is_made_again(folders: ExchangeFolders) -> None:
    folder = folders.make("me")
    folder.rmdir()
    folder.parent.rmdir()
    assert folders.make("me").is_dir()


def test_folders_go_with_their_owner_and_with_the_server(
    folders: ExchangeFolders, tmp_path: Path, remover: DaemonThread
) -> None:
    for owner in ("me", "you"):
        (folders.make(owner) / "sound.wav").write_bytes(b"RIFF")
    gone, slow_disk = folders.path("me"), threading.Event()
    remover.submit(slow_disk.wait)
    folders.remove("me")
    folders.remove("nobody")
    assert gone.exists()  # nobody has waited for the disk
    slow_disk.set()
    remover.submit(bool).result(10)
    assert not gone.exists()
    assert folders.path("you").exists()
    assert folders.path("me") != gone  # no name is given twice
    folders.remove("you")
    folders.remove("me")
    folders.close()
    assert list(tmp_path.iterdir()) == []


def test_where_no_folder_can_be_made_the_error_says_so(
    folders: ExchangeFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    with pytest.raises(SoundFileError, match="cannot be made: Not a directory"):
        folders.make("me")
