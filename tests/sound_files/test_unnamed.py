"""Files in memory without a name: they give their memory back in a thread, and a system without threads stops none."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from nmfserver.errors import SoundFileError
from nmfserver.sound_files.unnamed import LARGE, MemoryFiles, UnnamedWav, publish
from tests.wire import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone has such files")
FRAMES = LARGE // 4


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as path:
        yield Path(path)


def unnamed() -> set[str]:
    """Return the files in memory that this process has open, and that have no name."""
    links = {os.path.realpath(handle) for handle in Path("/proc/self/fd").iterdir()}
    return {link for link in links if link.startswith("/dev/shm/") and link.endswith("(deleted)")}


def test_the_memory_of_a_file_that_is_not_needed_is_freed_whoever_has_its_samples(folder: Path) -> None:
    file = UnnamedWav(MemoryFiles(), str(folder / "x.wav"), FRAMES, 1, 44100)
    file.samples[:] = 1
    assert file._memory is not None
    handle = os.dup(file._memory.handle)
    assert os.fstat(handle).st_blocks * 512 >= 4 * FRAMES
    file.close()
    wait_until(lambda: os.fstat(handle).st_blocks == 0)
    assert not file.samples.any()
    os.close(handle)


def test_one_file_is_made_beforehand_however_often_it_is_asked_for() -> None:
    files, size = MemoryFiles(), 2 * LARGE
    for _ in range(10):
        files.prepare([size, size])
    wait_until(lambda: size in files._spare)
    assert not files._coming
    assert len(unnamed()) == 1
    files.make(size).close()
    wait_until(lambda: not unnamed())


@pytest.mark.parametrize("has_threads", [True, False])
def test_a_large_file_is_replaced(has_threads: bool, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_threads:

        def refuse(thread: threading.Thread) -> None:
            raise RuntimeError("can't start new thread")

        monkeypatch.setattr(threading.Thread, "start", refuse)
    files, path = MemoryFiles(), folder / "x.wav"
    path.write_bytes(bytes(2 * LARGE))
    file = UnnamedWav(files, str(path), FRAMES, 1, 44100)
    file.samples[:] = 0.5
    publish([file])
    memory = file.give_up()
    assert memory is not None
    files.let_go([memory])
    files.prepare([memory.size])
    file.close()
    del file
    wait_until(lambda: not has_threads or memory.size in files._spare)
    UnnamedWav(files, str(path), FRAMES, 1, 44100).close()
    wait_until(lambda: not unnamed())
    np.testing.assert_array_equal(np.fromfile(path, np.float32)[-FRAMES:], 0.5)


def test_a_name_that_is_refused_at_last_does_not_harm_the_one_before(folder: Path) -> None:
    files, paths = MemoryFiles(), [folder / "a.wav", folder / "b.wav"]
    both = [UnnamedWav(files, str(path), FRAMES, 1, 44100) for path in paths]
    for file in both:
        file.samples[:] = 0.5
    paths[1].mkdir()
    with pytest.raises(SoundFileError, match=r"b\.wav cannot be written: Is a directory"):
        publish(both)
    for file in both:
        file.close()
    wait_until(lambda: not both[1].samples.any())
    assert both[0].samples.all()
    assert sorted(folder.iterdir()) == paths
