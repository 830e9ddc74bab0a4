"""What killed servers leave behind: the next one removes it, and nothing else."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from nmfserver import leftovers
from tests.wire import Process, Udp, running, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nothing tells the dead from the living")


def kill(process: Process) -> None:
    """End a server as the system does that is out of memory."""
    process.process.kill()
    process.process.wait(20)
    process.end()


@pytest.fixture
def memory() -> Iterator[Path]:
    """The folder in which a server makes its own, and no test's leftovers in it afterwards."""
    with running() as process, closing(Udp(process.port)) as client:
        folder = Path(client.ask("/tempfolder")[1]).parent.parent
    before = set(folder.iterdir())
    yield folder
    for path in set(folder.iterdir()) - before:
        if path.name.startswith("nmfserver-test-"):
            path.unlink()


def test_the_next_server_removes_folders_of_killed_ones_and_no_others(memory: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "sound.wav").touch()
    with running() as living:
        dead = Process()
        with closing(Udp(living.port)) as mine, closing(Udp(dead.port)) as yours:
            kept, left = (Path(client.ask("/tempfolder")[1]) for client in (mine, yours))
            for folder in (kept, left):
                (folder / "sound.wav").write_bytes(b"RIFF")
            (left / "link").symlink_to(tmp_path / "precious")
        kill(dead)
        assert (left / "sound.wav").exists()
        foreign = memory / leftovers.visible_name()
        foreign.symlink_to(tmp_path / "precious")
        notes = memory / f"nmfserver-test-notes-{os.getpid()}"  # nobody else's
        notes.touch()
        try:
            with running():
                wait_until(lambda: not left.parent.exists())
            assert (kept / "sound.wav").exists()
            assert foreign.is_symlink()
            assert notes.exists()
        finally:
            foreign.unlink()
            notes.unlink()
    assert not kept.exists()
    assert (tmp_path / "precious" / "sound.wav").exists()


def test_what_is_just_being_made_is_never_swept(tmp_path: Path) -> None:
    done = threading.Event()

    def sweep() -> None:
        while not done.is_set():
            leftovers.sweep(tmp_path)

    sweeper = threading.Thread(target=sweep)
    sweeper.start()
    try:
        for number in range(300):
            with (
                leftovers.folder(tmp_path / leftovers.visible_name()) as folder,
                leftovers.beside(folder / "x") as file,
            ):
                file.write_text(str(number))
            with leftovers.beside(tmp_path / "x") as file:
                file.write_text(str(number))
            assert (tmp_path / "x").read_text() == str(number)
    finally:
        done.set()
        sweeper.join()
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.skipif(
    os.name == "nt" or getattr(os, "geteuid", int)() != 0, reason="only root makes what is another user's"
)
def test_what_is_another_users_stays(tmp_path: Path) -> None:
    file, folder = tmp_path / leftovers.hidden_name(), tmp_path / leftovers.visible_name()
    file.touch()
    folder.mkdir()
    for path in (file, folder):
        os.chown(path, 12345, 12345)
    leftovers.sweep(tmp_path)
    assert file.exists()
    assert folder.exists()


def test_the_next_file_that_is_written_into_a_folder_removes_what_a_killed_write_has_left(tmp_path: Path) -> None:
    process = Process("--memory-quota", "1000")
    with closing(Udp(process.port)) as client:
        client.do("/b_alloc", 0, 50_000_000)
        client.send("/b_write", 0, str(tmp_path / "long.wav"), "wav", "float")
        wait_until(lambda: any(path.stat().st_size > 1_000_000 for path in tmp_path.iterdir()))
        writers = [each for each in psutil.Process(process.process.pid).children() if each.is_running()]
        process.process.send_signal(signal.SIGSTOP)  # it must not see that its helper dies
        for writer in writers:
            writer.kill()
        kill(process)
    (left,) = tmp_path.iterdir()
    own = tmp_path / ".nmfserver-notes"
    own.touch()
    with running() as next_one, closing(Udp(next_one.port)) as client, leftovers.beside(tmp_path / "mine.wav") as mine:
        client.do("/b_alloc", 0, 10)
        assert client.do("/b_write", 0, str(tmp_path / "short.wav"))[0] == "/done"
        assert not left.exists()
        assert mine.exists()  # its writer lives
    assert sorted(path.name for path in tmp_path.iterdir()) == [".nmfserver-notes", "mine.wav", "short.wav"]
