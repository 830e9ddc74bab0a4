"""Commands of sound files: what is wrong with one is told; one that does not come holds up nobody."""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from tests.sound_files import makers
from tests.sound_files.test_service import endless
from tests.sound_files.workers import workers
from tests.wire import PATIENCE, Process, Tcp, Udp, running, wait_until

SOUND = makers.sound()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Process]:
    """A server whose process for files is the test's to stop."""
    (tmp_path / "log").mkdir()
    with running(log=tmp_path / "log" / "log.txt") as process:
        yield process


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    """A FLAC of which half is missing."""
    path = tmp_path / "cut.flac"
    content = makers.whole(makers.sound(60_000), format="FLAC", subtype="PCM_16")
    path.write_bytes(content[: len(content) // 2])
    return path


def client(process: Process) -> contextlib.closing[Udp]:
    return contextlib.closing(Udp(process.port))


def test_what_is_cut_short_is_read_and_told(own: Process, cut: Path) -> None:
    with client(own) as one, client(own) as listener, client(own) as stranger:
        listener.ask("/notify", 1)
        one.ask("/notify", 1)
        one.do("/b_alloc", "long", 60_000, 2)
        for command, buffer, more in (
            ("/b_allocRead", "drums", ()), ("/b_allocReadChannel", "swapped", (0, -1, 1, 0)), ("/b_read", "long", ()),
        ):  # fmt: skip
            one.send(command, buffer, str(cut), *more)
            (warning, done) = one.until("/done", command)
            assert done == ("/done", command, buffer)
            assert listener.receive() == warning
            there = one.ask("/b_query", "drums")[2]
            assert 20_000 < there < 40_000
            assert warning == ("/b_warning", buffer, f"{cut} ends after {there} of its 60000 frames")
            assert one.ask("/b_query", buffer)[2] == (60_000 if buffer == "long" else there)
        assert stranger.sync() == []
        log = own.log
        assert log is not None
        wait_until(lambda: " ".join(log.read_text().split()).count("of its 60000 frames") == 3)
        assert one.do("/b_allocRead", "part", str(cut), 10, 100) == ("/done", "/b_allocRead", "part")
        assert one.sync() == []


def test_a_warning_that_does_not_fit_harms_no_command(own: Process, cut: Path) -> None:
    far = cut.rename(cut.with_name("x" * 240))
    with client(own) as one, client(own) as narrow:
        narrow.ask("/notify", 1)
        narrow.send("/maxpacket", 256)
        assert narrow.sync() == []
        assert one.do("/b_allocRead", "drums", str(far)) == ("/done", "/b_allocRead", "drums")
        assert narrow.sync() == []


def test_the_ending_of_a_name_decides_where_no_header_is_named(udp: Udp, tmp_path: Path) -> None:
    udp.do("/b_alloc", 0, 100, 2, 44100)
    for name, form in (
        ("x.wav", "WAV"), ("x.WAV", "WAV"), ("x.aif", "AIFF"), ("x.aiff", "AIFF"), ("x.flac", "FLAC"), ("x.ogg", "OGG"),
        ("x.mp3", "MP3"), ("x.caf", "CAF"), ("x.w64", "W64"), ("x.au", "AU"), ("x.snd", "AU"), ("x.sf", "IRCAM"),
        ("x", "AIFF"), ("x.sound", "AIFF"), (".wav", "AIFF"),
    ):  # fmt: skip
        assert udp.do("/b_write", 0, str(tmp_path / name))[0] == "/done"
        assert soundfile.info(tmp_path / name).format == form, name
    udp.do("/b_write", 0, str(tmp_path / "x.wav"), "aiff", "int16")
    assert soundfile.info(tmp_path / "x.wav").format == "AIFF"


@pytest.mark.parametrize(
    ("channels", "rate", "header", "reason"),
    [
        (256, 44100, "ogg", "would have 256 channels; a file with header ogg holds at most 255"),
        (1, 200_001, "ogg", "would have a rate of 200001 Hz; a file with header ogg has at most 200000 Hz"),
        (3, 44100, "mpeg", "would have 3 channels; a file with header mpeg holds at most 2"),
        (1, 44101, "mpeg", "with header mpeg .* at 44101 Hz: MPEG-1/2/2.5 only supports sample rates of 8000"),
        (9, 44100, "flac", "would have 9 channels; a file with header flac holds at most 8"),
        (1, 9, "pvf", "cannot be written with header pvf: 99 frames, 1 channel at 9 Hz would come back of 100 frames"),
    ],
)
def test_what_a_header_cannot_hold(
    udp: Udp, channels: int, rate: int, header: str, reason: str, tmp_path: Path
) -> None:
    udp.do("/b_alloc", 0, 100, channels, rate)
    failed = udp.do("/b_write", 0, str(tmp_path / "x"), header, "int8" if header == "pvf" else "int16")
    assert failed[0] == "/fail"
    assert re.search(reason, failed[2]), failed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sample_format", ["int8", "mulaw", "int24"])
@pytest.mark.parametrize("frames", [1, 2, 99])
def test_an_odd_number_of_bytes_comes_back(udp: Udp, sample_format: str, frames: int, tmp_path: Path) -> None:
    udp.do("/b_alloc", 0, frames, 1, 44100)
    udp.send("/b_fill", 0, 0, frames, 0.5)
    path = str(tmp_path / "x.aiff")
    assert udp.do("/b_write", 0, path, "aiff", sample_format)[0] == "/done"
    assert soundfile.info(path).frames in (frames, frames + 1)  # libsndfile itself counts the byte that fills up
    content = Path(path).read_bytes()
    assert int.from_bytes(content[content.index(b"COMM") + 10 :][:4]) == frames
    assert udp.do("/b_allocRead", 1, path)[0] == "/done"
    assert udp.ask("/b_query", 1)[2] == frames
    np.testing.assert_allclose(udp.samples(1, frames), 0.5, atol=0.02)


def test_a_file_that_makes_the_decoder_run_in_circles(own: Process, tmp_path: Path) -> None:
    with client(own) as one:
        one.do("/b_alloc", "kept", 10)
        failed = one.do("/b_allocRead", "x", endless(tmp_path))
        assert failed[:2] == ("/fail", "/b_allocRead")
        assert "never came to an end" in failed[2]
        assert one.until_list()[0][1] == "kept"


@pytest.mark.parametrize("command", ["/b_allocRead", "/b_read", "/b_write"])
def test_a_disk_that_does_not_answer(command: str, own: Process, cut: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "x.wav") if command == "/b_write" else str(cut)
    with client(own) as stuck, client(own) as other:
        stuck.do("/b_alloc", 0, 100_000, 2)
        (worker,) = workers(own.process.pid)
        worker.suspend()
        stuck.send(command, 0, path)
        stuck.send("/b_free", 0)
        wait_until(lambda: len(workers(own.process.pid)) == 1)
        assert other.do("/b_allocRead", 1, str(cut))[0] == "/done"
        assert other.sync() == []
        stuck.send("/cancel")
        answers = {stuck.receive() for _ in range(3)}
        assert answers == {
            ("/done", "/cancel", 2), ("/fail", command, "cancelled", 0), ("/fail", "/b_free", "cancelled", 0),
        }  # fmt: skip
        assert stuck.ask("/b_query", 0) == ("/b_info", 0, 100_000, 2, 48000.0)
        assert stuck.do("/b_allocRead", 0, str(cut))[0] == "/done"
        assert stuck.ask("/cancel") == ("/done", "/cancel", 0)
        wait_until(lambda: worker not in workers(own.process.pid))
    assert not (tmp_path / "x.wav").exists()


def test_a_blocking_job_is_cancelled_like_any_command(udp: Udp) -> None:
    udp.do("/b_alloc", "noise", 200_000)
    endless = ("solver", "mu", "iterations", 10**7)
    udp.send("/bufnmf", "source", "noise", "bases", "b", "blocking", 1, *endless, "id", 77)
    udp.until("/bufnmf/started")
    udp.send("/bufnmf", "source", "noise", "bases", "b", "blocking", 1, "id", 78)
    udp.send("/b_free", "noise")
    udp.send("/cancel")
    assert udp.until("/done", "/cancel")[-1] == ("/done", "/cancel", 3)
    endings = [udp.receive() for _ in range(3)]
    assert endings == [
        ("/fail", "/bufnmf", "cancelled", 77), ("/fail", "/bufnmf", "cancelled", 78),
        ("/fail", "/b_free", "cancelled", "noise"),
    ]  # fmt: skip
    assert udp.ask("/bufnmf/jobs") == ("/done", "/bufnmf/jobs", 0)


@pytest.mark.parametrize("way", ["quit", "SIGTERM"])
def test_the_end_waits_for_no_disk(way: str, own: Process, cut: Path) -> None:
    connection = Tcp(own.port)
    connection.do("/b_alloc", 0, 10)
    (worker,) = workers(own.process.pid)
    worker.suspend()
    connection.send("/b_allocRead", 0, str(cut))
    connection.send("/b_free", 0)
    connection.ask("/version")  # it has come, then
    if way == "quit":
        connection.send("/quit")
    else:
        own.process.send_signal(signal.SIGTERM)
    endings = {connection.receive()[1:3] for _ in range(2)}
    assert endings == {("/b_allocRead", "the server is quitting"), ("/b_free", "the server is quitting")}
    assert own.process.wait(PATIENCE) == 0
    connection.close()
    with contextlib.suppress(psutil.NoSuchProcess):
        worker.resume()  # the disk answers at last, if the process has not been ended by then
    wait_until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE)


def test_a_server_that_is_killed_leaves_no_process(own: Process, tmp_path: Path) -> None:
    with client(own) as one:
        one.send("/b_allocRead", "x", endless(tmp_path))
        (worker,) = workers(own.process.pid)
        wait_until(lambda: worker.cpu_times().user > 0.5)
    own.process.kill()
    own.process.wait(PATIENCE)
    wait_until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE)
