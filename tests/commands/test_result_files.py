"""Results of /bufnmf as files: they hold what buffers would, appear whole or not at all, and nobody can harm them."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from nmfserver import leftovers
from nmfserver.priority import LOW_PRIORITY
from tests import sounds
from tests.disks import full_disk
from tests.sound_files.workers import workers
from tests.wire import PATIENCE, Process, Reply, Udp, running, wait_until

RATE = 22050
SOUND = sounds.make("drums", RATE, channels=2)
NAMES = "resynth", "bases", "activations"
RESULTS = ("resynth", RATE, 6, float(RATE)), ("bases", 513, 6, RATE / 1024), ("activations", 44, 6, RATE / 512)
"""Names, frames, channels and rates of the results of three components."""
SETTINGS = "components", 3, "seed", 7
LONG = "components", 2, "solver", "mu", "iterations", 10**6
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="results are computed in files on Linux alone")


@pytest.fixture
def loaded(udp: Udp, tmp_path: Path) -> Udp:
    """A client with a stereo sound in the buffer `sound`."""
    soundfile.write(tmp_path / "sound.wav", SOUND, RATE, "FLOAT")
    udp.do("/b_allocRead", "sound", str(tmp_path / "sound.wav"))
    return udp


@pytest.fixture
def exchange(udp: Udp) -> Iterator[Path]:
    """The client's folder for exchange, in memory where the system has such a place; empty before and after."""
    path = Path(udp.ask("/tempfolder")[1])
    yield path
    for file in path.iterdir():
        file.unlink()


def paths(folder: Path, names: tuple[str, ...] = NAMES) -> list[str]:
    """Return the keys of files in a folder, each with its path."""
    return [word for name in names for word in (f"{name}File", str(folder / f"{name}.wav"))]


@pytest.mark.parametrize("place", ["exchange", "tmp_path"])  # computed in place, and written when the job is done
def test_files_hold_what_buffers_would(loaded: Udp, place: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(place)
    loaded.send("/bufnmf", "source", "sound", *SETTINGS, *(word for name in NAMES for word in (name, name)))
    loaded.until("/done", "/bufnmf")
    for _ in range(2):  # new files, and some that are replaced
        loaded.send("/bufnmf", "source", "sound", *SETTINGS, *paths(folder))
        *_, info, done = loaded.until("/done", "/bufnmf")
        told = [value for name, *size in RESULTS for value in (str(folder / f"{name}.wav"), *size)]
        assert info == ("/b_info", *(pytest.approx(value) if isinstance(value, float) else value for value in told))
        assert done[3:6] == (-1, -1, -1)
        for name, frames, channels, rate in RESULTS:
            path = folder / f"{name}.wav"
            samples, whole_rate = soundfile.read(path, dtype="float32", always_2d=True)
            assert samples.shape == (frames, channels)
            assert whole_rate == round(rate)
            loaded.do("/b_write", name, str(folder / "buffer.wav"), "wav", "float")
            np.testing.assert_array_equal(samples, soundfile.read(folder / "buffer.wav", dtype="float32")[0])
            assert path.read_bytes() == (folder / "buffer.wav").read_bytes()
    left = {f"{name}.wav" for name in (*NAMES, "buffer")}
    assert {path.name for path in folder.iterdir()} - {"sound.wav"} == left


def test_given_factors_are_read_from_buffers_that_stay(loaded: Udp, exchange: Path) -> None:
    loaded.send("/bufnmf", "source", "sound", *SETTINGS, "bases", "given")
    loaded.until("/done", "/bufnmf")
    loaded.send(
        *("/bufnmf", "source", "sound", "components", 3, "bases", "given", "basesMode", 2),
        *paths(exchange, ("bases", "activations")),
    )
    assert loaded.until("/done", "/bufnmf")[-1][3:6] == (-1, "given", -1)
    loaded.do("/b_write", "given", str(exchange / "given.wav"), "wav", "float")
    assert (exchange / "given.wav").read_bytes() == (exchange / "bases.wav").read_bytes()
    assert {reply[1] for reply in loaded.until_list()} == {"sound", "given"}


@on_linux
@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("resynth", 1, "basesFile", "/x.wav"), "results go to files here, but buffer 1 is named for one: name"),
        (("bases", 1, "basesFile", "/x.wav"), "results go to files here, but buffer 1 is named for one: name"),
        (("basesFile", "/x.wav", "resynthFile", "/x.wav"), "resynthFile, basesFile and activationsFile must be diff"),
        (("basesFile", "/x.wav", "resynthFile", "/a/..//x.wav"), "resynthFile, basesFile and activationsFile must be"),
        (("basesFile", "/nowhere/x.wav"), "/nowhere/x.wav cannot be written: No such file or directory"),
        (("basesFile", "/dev/shm"), "/dev/shm is a folder, not a sound file"),
        (("resynthFile", "/x.wav", "resynthMode", 0), "no destination is named"),
        (
            ("components", 513, "basesFile", "/dev/shm/x.wav"),
            "/dev/shm/x.wav would have 1026 channels; a file with header wav holds at most 1024",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_fail(loaded: Udp, more: tuple[str | int, ...], sentence: str) -> None:
    loaded.send("/bufnmf", "source", "sound", "id", 77, *more)
    replies = loaded.until("/fail", "/bufnmf")
    assert replies[-1][2].startswith(sentence), replies[-1]
    assert replies[-1][3] == 77
    assert [reply[1] for reply in loaded.until_list()] == ["sound"]


def test_paths_that_no_answer_has_room_for_are_refused_beforehand(loaded: Udp, exchange: Path) -> None:
    loaded.send("/maxpacket", 1000)
    loaded.send("/bufnmf", "source", "sound", "id", 77, *paths(exchange.joinpath(*("..", exchange.name) * 80)))
    failed = loaded.receive()
    assert failed[:2] == ("/fail", "/bufnmf")
    assert "bytes, and this client takes 1000: use shorter names of buffers or files" in failed[2]


@on_linux
def test_a_link_to_the_file_of_another_result_is_told(loaded: Udp, exchange: Path) -> None:
    (exchange / "bases.wav").write_bytes(b"the old one")
    (exchange / "activations.wav").symlink_to("bases.wav")
    loaded.send("/bufnmf", "source", "sound", *SETTINGS, *paths(exchange, ("bases", "activations")))
    assert "is the file of another result, by a link" in loaded.until("/fail", "/bufnmf")[-1][2]
    assert (exchange / "bases.wav").read_bytes() == b"the old one"


@on_linux
def test_a_rate_that_no_file_has_is_told_before_anything_is_computed(loaded: Udp, tmp_path: Path) -> None:
    loaded.send("/b_setSampleRate", "sound", 3e9)
    for name in ("/dev/shm/x.wav", str(tmp_path / "x.wav")):
        loaded.send("/bufnmf", "source", "sound", "id", 77, "resynthFile", name)
        failed = f"{name} would have a rate of 3000000000 Hz; a file with header wav has at most 2147483647 Hz"
        assert loaded.receive() == ("/fail", "/bufnmf", failed, 77)


def test_a_job_that_is_cancelled_leaves_the_older_files(loaded: Udp, exchange: Path) -> None:
    (exchange / "bases.wav").write_bytes(b"the old one")
    loaded.send("/bufnmf", "source", "sound", "id", 5, *LONG, *paths(exchange))
    loaded.until("/bufnmf/progress")
    assert [path.name for path in exchange.iterdir()] == ["bases.wav"]  # nobody can touch what has no name
    loaded.send("/bufnmf/cancel", 5)
    assert loaded.until("/fail", "/bufnmf")[-1][2:] == ("cancelled", 5)
    assert [path.name for path in exchange.iterdir()] == ["bases.wav"]
    assert (exchange / "bases.wav").read_bytes() == b"the old one"


def threads(process: int) -> dict[int, int]:
    """Return the niceness of each thread of a process."""
    return {each.id: os.getpriority(os.PRIO_PROCESS, each.id) for each in psutil.Process(process).threads()}


def low_priority() -> int:
    return max(os.getpriority(os.PRIO_PROCESS, 0), LOW_PRIORITY)


@on_linux
def test_a_job_that_writes_to_a_disk_is_a_job_until_all_is_written(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "sound.wav", SOUND, RATE, "FLOAT")
    with running("--memory-quota", "8") as server, contextlib.closing(Udp(server.port)) as client:
        client.do("/b_allocRead", "sound", str(tmp_path / "sound.wav"))
        (stuck,) = workers(server.process.pid)
        stuck.suspend()  # as on a disk that does not answer
        before = threads(server.process.pid)
        client.send("/bufnmf", "source", "sound", *SETTINGS, "id", 5, *paths(tmp_path))
        client.send("/bufnmf", "source", "sound", *SETTINGS, "id", 6, "bases", "b")

        def listed() -> list[Reply]:
            client.send("/bufnmf/jobs")
            return [reply[1:] for reply in client.until("/done", "/bufnmf/jobs") if reply[0] == "/bufnmf/job"]

        client.until("/done", "/bufnmf", 6)  # other jobs go on
        assert listed() == [(5, "running", 1.0)]
        assert "memory quota of 8.0 MB" in client.do("/b_alloc", 2, 1_950_000)[2]
        assert client.until_list()[-1][1] == "sound"
        steps_back = {thread: low_priority() for thread in threads(server.process.pid).keys() - before.keys()}
        assert steps_back.items() <= threads(server.process.pid).items()  # one of them writes
        client.send("/bufnmf/cancel", 5)
        client.until("/fail", "/bufnmf", "cancelled", 5)
        assert [path.name for path in tmp_path.iterdir()] == ["sound.wav"]
        assert client.do("/b_alloc", 2, 1_950_000)[0] == "/done"
        wait_until(lambda: [threads(each.pid)[each.pid] for each in workers(server.process.pid)] == [low_priority()])


def test_a_folder_that_vanishes_meanwhile_fails_the_job_alone(loaded: Udp, tmp_path: Path) -> None:
    memory = Path(loaded.ask("/tempfolder")[1])
    for folder in (memory / "sub", tmp_path / "sub"):
        folder.mkdir()
        loaded.send("/bufnmf", "source", "sound", "components", 2, "budget", 0.3, *paths(folder))
        loaded.until("/bufnmf/started")
        shutil.rmtree(folder)
        reason = loaded.until("/fail", "/bufnmf")[-1][2]
        assert str(folder / "bases.wav") in reason or str(folder / "resynth.wav") in reason
        assert "No such file or directory" in reason
        assert not folder.exists()
    assert [reply[1] for reply in loaded.until_list()] == ["sound"]


def test_what_others_do_to_files_that_are_done_harms_nobody(loaded: Udp, exchange: Path) -> None:
    for harm in (lambda path: os.truncate(path, 0), lambda path: os.truncate(path, 10**7), Path.unlink):
        loaded.send("/bufnmf", "source", "sound", *SETTINGS, *paths(exchange))
        loaded.until("/done", "/bufnmf")
        for name in NAMES:
            harm(exchange / f"{name}.wav")
    loaded.send("/bufnmf", "source", "sound", *SETTINGS, *paths(exchange))
    loaded.until("/done", "/bufnmf")
    assert soundfile.info(exchange / "resynth.wav").frames == RATE


def in_memory(folder: Path) -> set[Path]:
    """Return what is in the memory's folder, but for what other tests' sound servers have there."""
    return {path for path in folder.iterdir() if not path.name.startswith(("jack", "SuperCollider"))}


@on_linux
def test_a_killed_server_leaves_nothing(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "sound.wav", SOUND, RATE, "FLOAT")
    process = Process()
    with contextlib.closing(Udp(process.port)) as client:
        client.do("/b_allocRead", "sound", str(tmp_path / "sound.wav"))
        root = Path(client.ask("/tempfolder")[1]).parent
        before = in_memory(root.parent)
        client.send("/bufnmf", "source", "sound", *LONG, *paths(root / "1"))
        client.until("/bufnmf/progress")
        process.process.send_signal(signal.SIGKILL)
        process.process.wait(PATIENCE)
        process.end()
    assert in_memory(root.parent) <= before
    with running():
        wait_until(lambda: not root.exists())


@on_linux
def test_a_name_that_was_just_given_is_swept_when_its_server_is_killed(tmp_path: Path) -> None:
    handle, folder = os.open(tmp_path, os.O_TMPFILE | os.O_RDWR, 0o600), os.open(tmp_path, os.O_RDONLY)
    with leftovers.named(handle, folder) as name:
        leftovers.sweep(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == [name]
        os.link(tmp_path / name, tmp_path / leftovers.hidden_name())
    os.close(handle)  # as the system does it
    leftovers.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
    os.close(folder)


@on_linux
@pytest.mark.parametrize("place", ["/dev/shm", "disk"])
def test_on_a_full_disk_files_are_whole_or_unchanged(place: str, tmp_path: Path) -> None:
    (content := tmp_path / "content").mkdir()
    for name in ("sound", "resynth"):
        soundfile.write(content / f"{name}.wav", SOUND, RATE, "FLOAT")
    disk = Path(place) if place == "/dev/shm" else tmp_path / place
    under = full_disk(disk, size=2**21, content=content, free=400_000)
    process = Process(under=under)
    with contextlib.closing(Udp(process.port)) as client:
        client.do("/b_allocRead", "sound", str(disk / "sound.wav"))
        client.send("/bufnmf", "source", "sound", *SETTINGS, *paths(disk))
        reason = client.until("/fail", "/bufnmf")[-1][2]
        assert reason == f"{disk / 'resynth.wav'} cannot be written whole: the disk may be full"
        client.do("/b_allocRead", "old", str(disk / "resynth.wav"))
        assert client.ask("/b_query", "old")[2:4] == SOUND.shape
        client.send("/bufnmf", "source", "sound", *SETTINGS, *paths(disk, ("bases", "activations")))
        client.until("/done", "/bufnmf")
        client.do("/b_allocRead", "bases", str(disk / "bases.wav"))
        assert client.ask("/b_query", "bases")[2:4] == (513, 6)
    assert process.end() == 0
