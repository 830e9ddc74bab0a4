"""Machine code that is kept: whatever happens to the files, it runs right or is compiled anew."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest
import soundfile

import nmfserver
from nmfserver.kernels import cache, compiling, on_demand
from nmfserver.kernels.cache import COMPLETE, ENDING, cache_folder
from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.live import ring
from tests.disks import full_disk
from tests.wire import PATIENCE, UNMEASURED, Process, Udp

pytestmark = [
    pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="nothing is compiled in this run"),
    pytest.mark.skipif(sys.platform != "linux", reason="only there an environment variable moves the cache folder"),
]

COUNT = """
from nmfserver.kernels.live import records, ring
print(ring.room(records.allocated(ring.layout(8))))
"""
"""A small kernel, and what it returns."""
Front = tuple[Path, Callable[[], Any], Callable[[], None]]
ALONE = """
import logging, sys
from nmfserver.kernels import cache, compiling
logging.basicConfig(level="INFO")
sys.executable = "/bin/false"
compiling.prepare(lambda what, fraction: None)
print(cache.is_complete())
"""
"""What compiles where the processes that would do so fail."""
HOMELESS = """
import platformdirs
def none(*_, **__): raise RuntimeError("Could not determine home directory.")
platformdirs.user_cache_path = none
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of the folder with all kernels, below a cache folder of its own."""
    compiling.prepare(lambda what, fraction: None)
    on_demand.prepare(lambda: None)
    ours = cache_folder()
    assert ours is not None
    return Path(shutil.copytree(ours, tmp_path / "cache" / "nmfserver" / ours.name))


@pytest.fixture
def front(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Front:
    """The file of one kernel, in a folder of its own; what reads it, and what compiles and writes it."""
    monkeypatch.setattr(cache, "cache_folder", lambda: kept)
    compiled: Any = ring.front
    signature = compiled.signatures[0]
    ours, target = compiled._cache, compiled.targetctx
    path, _ = ours._place(signature)
    return (
        path,
        lambda: ours.load_overload(signature, target),
        lambda: kernel()(compiled.py_func).compile(signature),
    )


def small(kept: Path) -> list[Path]:
    """Return the files of kernels that compile in no time."""
    return sorted(kept.glob(f"nmfserver.kernels.live.ring.*{ENDING}"))


def started(folder: Path, log: Path, **more: Any) -> str:
    """Start a server, take it down, and return its log."""
    server = Process(env={"XDG_CACHE_HOME": str(folder), **UNMEASURED}, log=log, **more)
    with closing(Udp(server.port)) as client:
        assert client.ask("/status")[0] == "/status.reply"
    assert server.end() == 0
    return log.read_text("utf-8")


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def _as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: tuple[Callable[[Path], object], ...] = (
    _flip,
    lambda path: path.write_bytes(path.read_bytes()[:-100]),
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\x7fELF is another program's\n" * 99),
    _as_folder,
)


def test_the_folder_bears_the_version() -> None:
    folder = cache_folder()
    assert folder is not None
    assert folder.name.startswith(nmfserver.__version__ + "-")


def test_kernels_of_another_compiler_are_not_all_that_is_needed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "cache_folder", lambda: kept)
    assert cache.is_complete()
    monkeypatch.setattr(numba, "__version__", "0.0")
    assert not cache.is_complete()


def test_where_the_processes_fail_this_one_goes_on_alone_and_notes_that_all_is_there(
    kept: Path, tmp_path: Path
) -> None:
    (mark,) = kept.glob(f"{COMPLETE}*")
    mark.unlink()
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-c", ALONE], env=env, capture_output=True, text=True, check=True)
    assert "ended with code 1: this one goes on alone" in done.stderr
    assert done.stdout == "True\n"
    assert mark.exists()


def test_a_server_compiles_anew_what_is_damaged_and_once(kept: Path, tmp_path: Path) -> None:
    for path in small(kept):
        _flip(path)
    log = started(tmp_path / "cache", tmp_path / "log.txt")
    assert log.count("its checksum is wrong): it is compiled anew") >= 4
    assert "anew" not in started(tmp_path / "cache", tmp_path / "log.txt")


@pytest.mark.parametrize("damage", DAMAGES)
def test_of_each_kind_of_damage_the_file_is_healed(damage: Callable[[Path], object], front: Front) -> None:
    path, load, save = front
    damage(path)
    assert load() is None
    save()
    if path.is_dir():  # what stands there is not ours to remove
        path.rmdir()
        save()
    assert load() is not None


def test_no_wrong_bit_and_no_other_kernels_file_is_run(front: Front) -> None:
    path, load, _ = front
    whole, chance = path.read_bytes(), random.Random(1)
    assert load() is not None
    for _ in range(200):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        assert load() is None
    for other in small(path.parent):
        if other != path:
            shutil.copy(other, path)
            assert load() is None


def test_where_the_source_lies_makes_no_difference(kept: Path, tmp_path: Path) -> None:
    source = Path(nmfserver.__file__).parents[1]
    for part in ("nmfserver", "config"):
        shutil.copytree(source / part, tmp_path / "elsewhere" / part, ignore=shutil.ignore_patterns("__pycache__"))
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    log = tmp_path / "log.txt"
    started(tmp_path / "cache", log, cwd=tmp_path / "elsewhere")
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == before


def test_on_a_full_disk_kernels_are_compiled_in_memory(kept: Path, tmp_path: Path) -> None:
    for path in (*small(kept), *kept.glob("nmfserver.kernels.joint.take*")):
        path.unlink()
    disk = tmp_path / "disk"
    under = full_disk(disk, size=2**23, content=tmp_path / "cache", free=4096)
    log = started(disk, tmp_path / "log.txt", under=under)
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(3000) / 9), 44100)
    for words in (["warmup"], ["decompose", "tone.wav", "--out", "out"]):
        command = [*under, sys.executable, "-m", "nmfserver", *words]
        env = {**os.environ, "XDG_CACHE_HOME": str(disk), **UNMEASURED}
        done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, timeout=4 * PATIENCE)
        assert done.returncode == 0
        log += done.stderr
    sentence = f"compiled kernels cannot be kept in {disk}/nmfserver/{kept.name} (No space left on device)"
    assert log.count(f"{sentence}: every start compiles them anew") == 3


@pytest.mark.parametrize("home", ["in the way", "nowhere"])
def test_a_cache_folder_that_cannot_be_made_is_no_obstacle(home: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "file")}
    command = [sys.executable, "-c", COUNT]
    if home == "nowhere":  # a user without a home folder: platformdirs finds none
        command[2] = f"{HOMELESS}\n{COUNT}"
    done = subprocess.run(command, check=True, env=env, capture_output=True, text=True)
    assert done.stdout == "8\n"
    assert done.stderr.count("every start compiles them anew") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_processes_that_compile_at_once_leave_whole_files(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", COUNT]
    several = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    assert [each.communicate(timeout=2 * PATIENCE) for each in several] == [(b"8\n", b"")] * 3
    (folder,) = (tmp_path / "nmfserver").iterdir()
    (file,) = folder.iterdir()
    assert file.suffix == ENDING
