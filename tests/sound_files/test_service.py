"""Processes that hang, crash, or wait for a disk: files that come after are read as if nothing had been."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from pathlib import Path

import numpy as np
import psutil
import pytest

from nmfserver.errors import Cancelled, SoundFileError
from nmfserver.sound_files import link, process, service
from nmfserver.sound_files.link import receive_descriptor
from nmfserver.sound_files.messages import SLOTS, Block, Opened
from nmfserver.sound_files.process import WorkerProcess
from nmfserver.sound_files.service import MOST_BUSY, Reading, SoundFiles, Transfer
from tests.sound_files import makers
from tests.sound_files.workers import workers
from tests.wire import wait_until

SOUND = makers.sound()
LONG = np.zeros((30_000_000, 2), np.float32)


@pytest.fixture
def files() -> Iterator[SoundFiles]:
    with contextlib.closing(SoundFiles()) as service:
        service.warm()
        wait_until(workers)
        yield service
    assert workers() == []


@pytest.fixture
def fine(tmp_path: Path) -> str:
    (tmp_path / "fine.flac").write_bytes(makers.whole(SOUND, format="FLAC", subtype="PCM_16"))
    return str(tmp_path / "fine.flac")


def endless(folder: Path) -> str:
    """A WAV of hundreds of millions of chunks: 3 GB of zeros that take no room on the disk."""
    path = folder / "endless.wav"
    with path.open("wb") as file:
        file.write(makers.riff())
        file.truncate(3 * 2**30)
    return str(path)


def test_a_process_is_kept(files: SoundFiles, fine: str) -> None:
    (warm,) = workers()
    for _ in range(3):
        np.testing.assert_array_equal(files.read(fine).samples, SOUND)
        with pytest.raises(SoundFileError):
            files.read("/nowhere/x.wav")
        with pytest.raises(SoundFileError):
            files.read(fine, 0, 10, [7])
    assert workers() == [warm]


def test_a_file_without_an_end_is_given_up(files: SoundFiles, fine: str, tmp_path: Path) -> None:
    with pytest.raises(SoundFileError, match=r"endless\.wav cannot be read .*: the decoder never came to an end"):
        files.read(endless(tmp_path))
    np.testing.assert_array_equal(files.read(fine).samples, SOUND)


def test_a_crash_costs_one_file(files: SoundFiles, fine: str, tmp_path: Path) -> None:
    def crash(header: Opened, frames: int) -> None:
        for worker in workers():
            worker.kill()
            worker.wait(10)

    with pytest.raises(SoundFileError, match="the decoder crashed; the file is damaged"):
        files.read(fine, room=crash)
    np.testing.assert_array_equal(files.read(fine).samples, SOUND)
    for worker in workers():  # one that dies while it waits is not even noticed
        worker.kill()
        worker.wait(10)
    files.write(str(tmp_path / "x.wav"), SOUND, makers.RATE, "", "float")
    np.testing.assert_array_equal(files.read(str(tmp_path / "x.wav")).samples, SOUND)


def test_a_disk_that_does_not_answer_holds_up_nobody(files: SoundFiles, fine: str) -> None:
    (stuck,) = workers()
    stuck.suspend()  # a process that waits for a disk works as little
    transfer = Transfer()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(files.read, fine, transfer=transfer)
        wait_until(lambda: files._busy == 1)
        np.testing.assert_array_equal(files.read(fine).samples, SOUND)
        assert not waiting.done()
        transfer.cancel()
        with pytest.raises(Cancelled):
            waiting.result(10)
    wait_until(lambda: stuck not in workers())
    np.testing.assert_array_equal(files.read(fine).samples, SOUND)


def test_waiting_for_a_disk_is_no_fault(files: SoundFiles, fine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PATIENCE", 0.1)
    (slow,) = workers()
    wait_until(lambda: slow.status() == psutil.STATUS_SLEEPING)
    slow.suspend()
    looks = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(files.read, fine)
        looks.wait(3 * process.CHECK_INTERVAL)
        assert not waiting.done()
        slow.resume()
        np.testing.assert_array_equal(waiting.result(20).samples, SOUND)


class Halting(Transfer):
    """A write that stands still with a part of the file written, until it is cancelled.

    Where the process writes, that stands still: one that waits for a disk works as little.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.stands = threading.Event()
        self._pieces = self._blocks = 0
        send = WorkerProcess.send

        def halt(worker: WorkerProcess, message: object) -> None:
            self._blocks += isinstance(message, Block)
            if self._blocks == 2 * SLOTS:  # of which the first half is written
                for process in workers():
                    process.suspend()
                self.stands.set()
            send(worker, message)

        monkeypatch.setattr(WorkerProcess, "send", halt)

    def raise_if_cancelled(self) -> None:
        self._pieces += 1
        if self._pieces == 3:  # asked at the beginning, and before each piece
            self.stands.set()
            wait_until(lambda: self.cancelled)
        super().raise_if_cancelled()


@pytest.mark.parametrize("sample_format", ["float", "int16"])  # written by the server itself, and by its process
def test_a_write_that_is_cancelled_leaves_nothing(
    files: SoundFiles, sample_format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.wav").write_bytes(b"the old one")
    transfer = Halting(monkeypatch)
    with ThreadPoolExecutor(1) as pool:
        name = str(tmp_path / "x.wav")
        waiting = pool.submit(files.write, name, LONG, 44100, "wav", sample_format, transfer=transfer)
        assert transfer.stands.wait(20)
        (size,) = (file.stat().st_size for file in tmp_path.glob(".nmfserver-*"))
        transfer.cancel()
        with pytest.raises(Cancelled):
            waiting.result(20)
    assert size > 1_000_000
    assert [file.name for file in tmp_path.iterdir()] == ["x.wav"]
    assert (tmp_path / "x.wav").read_bytes() == b"the old one"


def test_a_write_is_cancelled_also_where_windows_does_not_remove_its_file_yet(
    files: SoundFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that has it open was killed, and has not ended."""

    def refuse(path: Path) -> None:
        raise PermissionError(13, "it is being used by another process", str(path))

    monkeypatch.setattr(service, "remove", refuse)
    transfer = Halting(monkeypatch)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(files.write, str(tmp_path / "x.wav"), LONG, 44100, "wav", "int16", transfer=transfer)
        assert transfer.stands.wait(20)
        transfer.cancel()
        with pytest.raises(Cancelled):
            waiting.result(20)


def test_room_is_asked_for_before_it_is_taken(files: SoundFiles, tmp_path: Path) -> None:
    asked: list[int] = []
    long = makers.sound(1_500_000)
    (tmp_path / "known.wav").write_bytes(makers.whole(long, format="WAV"))
    unknown = bytearray(makers.whole(long, format="FLAC"))
    unknown[21] &= 0xF0
    unknown[22:26] = bytes(4)
    (tmp_path / "unknown.flac").write_bytes(unknown)
    for name in ("known.wav", "unknown.flac"):
        asked.clear()
        samples = files.read(str(tmp_path / name), room=lambda header, frames: asked.append(frames)).samples
        np.testing.assert_array_equal(samples, long)
        assert asked == sorted(asked)
        assert asked[0] <= len(long) <= asked[-1]
        assert (len(asked) > 1) == (name == "unknown.flac")

    def no_room(header: Opened, frames: int) -> None:
        if frames > 1_000_000:
            raise MemoryError("enough")

    for name in ("known.wav", "unknown.flac"):
        with pytest.raises(MemoryError, match="enough"):
            files.read(str(tmp_path / name), room=no_room)
        assert len(files.read(str(tmp_path / name), 0, 900_000, room=no_room).samples) == 900_000
    assert len(workers()) == 1


def test_a_float_file_is_a_header_and_the_samples_and_is_read_wherever_they_begin(
    files: SoundFiles, tmp_path: Path
) -> None:
    path, sound = tmp_path / "x.wav", makers.sound(100_000, 3)
    files.write(str(path), sound, makers.RATE, "wav", "float")
    content = path.read_bytes()
    assert content.endswith(sound.tobytes())
    head = content[: -sound.nbytes]
    path.write_bytes(head[:12] + b"LIST\3\0\0\0odd\0" + head[12:] + sound.tobytes() + b"LIST\4\0\0\0more")
    np.testing.assert_array_equal(files.read(str(path)).samples, sound)
    np.testing.assert_array_equal(files.read(str(path), 99, 5000).samples, sound[99:5099])
    np.testing.assert_array_equal(files.read(str(path), 50_000).samples, sound[50_000:])
    np.testing.assert_array_equal(files.read(str(path), 7, 10, [2, 0]).samples, sound[7:17, [2, 0]])


def test_a_file_that_others_shorten_change_or_replace_while_it_is_read(files: SoundFiles, tmp_path: Path) -> None:
    path, sound = tmp_path / "x.wav", makers.sound(100_000)

    def reading(meanwhile: Callable[[], object]) -> Reading:
        def room(header: Opened, frames: int) -> None:
            meanwhile()

        files.write(str(path), sound, makers.RATE, "wav", "float")
        return files.read(str(path), room=room)

    shortened = reading(lambda: os.truncate(path, 200_000))
    assert 0 < len(shortened.samples) < 50_000
    np.testing.assert_array_equal(shortened.samples, sound[: len(shortened.samples)])
    assert shortened.fault == f"ends after {len(shortened.samples)} of its 100000 frames"
    with pytest.raises(SoundFileError, match=r"x\.wav ends after 0 of its 100000 frames"):
        reading(lambda: path.write_bytes(b""))
    np.testing.assert_array_equal(reading(path.unlink).samples, sound)
    (other := tmp_path / "other.wav").write_bytes(b"no sound at all")
    np.testing.assert_array_equal(reading(lambda: other.replace(path)).samples, sound)
    assert reading(lambda: path.write_bytes(bytes(10**6))).samples.shape == sound.shape
    assert len(workers()) == 1


def descriptors() -> set[int]:
    """Return the numbers of the files that are open here."""
    return {number for number in range(256) if Path(f"/dev/fd/{number}").exists()}


@pytest.mark.skipif(sys.platform == "win32", reason="no descriptors are sent there")
def test_without_descriptors_a_file_fails_with_the_reason_and_nothing_is_lost(tmp_path: Path) -> None:
    import resource

    (tmp_path / "x").write_bytes(b"x")
    ours, theirs = Pipe()
    with (tmp_path / "x").open("rb") as file, ours, theirs:
        before, limits = descriptors(), resource.getrlimit(resource.RLIMIT_NOFILE)
        link.send_descriptor(theirs, file.fileno())
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(set(range(256)) - before), limits[1]))
        try:
            with pytest.raises(OSError, match=os.strerror(errno.EMFILE)):
                link.receive_descriptor(ours)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        link.send_descriptor(theirs, file.fileno())
        handle = link.receive_descriptor(ours)
        assert not os.get_inheritable(handle)
        os.close(handle)
        assert descriptors() == before


def test_a_worker_that_dies_when_it_has_sent_a_file_leaves_no_descriptor(
    files: SoundFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.wav").write_bytes(makers.whole(SOUND, format="WAV", subtype="FLOAT"))

    def last(sender: link.Connection) -> int:
        handle = receive_descriptor(sender)
        sender.close()  # as if the worker had died then
        return handle

    files.read(str(tmp_path / "x.wav"))
    gc.collect()  # of other tests, too
    before = descriptors()
    with monkeypatch.context() as patched:
        patched.setattr("nmfserver.sound_files.process.receive_descriptor", last)
        with pytest.raises(SoundFileError, match="the decoder crashed"):
            files.read(str(tmp_path / "x.wav"))
    files.read(str(tmp_path / "x.wav"))
    assert len(descriptors()) <= len(before)


def test_so_many_disks_that_do_not_answer_and_no_more(files: SoundFiles, fine: str) -> None:
    transfers = [Transfer() for _ in range(MOST_BUSY)]
    with ThreadPoolExecutor(MOST_BUSY) as pool:
        waiting = []
        for number, transfer in enumerate(transfers):
            files.warm()
            workers()[-1].suspend()
            waiting.append(pool.submit(files.read, fine, transfer=transfer))
            wait_until(lambda: files._busy == number + 1)  # noqa: B023 - waited for at once
        with pytest.raises(SoundFileError, match=f"{MOST_BUSY} sound files are being read or written already"):
            files.read(fine)
        with ThreadPoolExecutor(2) as patient:
            given_up, waits = Transfer(waits=True), Transfer(waits=True)
            cancelled, read = (patient.submit(files.read, fine, transfer=each) for each in (given_up, waits))
            given_up.cancel()
            with pytest.raises(Cancelled):
                cancelled.result(20)
            assert not read.done()
            for transfer in transfers:
                transfer.cancel()
            np.testing.assert_array_equal(read.result(20).samples, SOUND)
        for each in waiting:
            with pytest.raises(Cancelled):
                each.result(20)
    np.testing.assert_array_equal(files.read(fine).samples, SOUND)


def test_a_transfer_that_is_cancelled_when_it_is_done_harms_no_other(files: SoundFiles, fine: str) -> None:
    (worker,) = workers()
    transfer = Transfer()
    files.read(fine, transfer=transfer)
    transfer.cancel()
    assert workers() == [worker]
    with pytest.raises(Cancelled):
        files.read(fine, transfer=transfer)
    assert workers() == [worker]
