"""What a browser gets of a sound: its samples to the last bit, waveforms, and files with ranges."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import socket as sockets
import struct
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from nmfserver.page import sounds
from nmfserver.page.connection import Connection, LostError, RefusedError, ignore
from nmfserver.page.sounds import Sounds
from tests.page.pages import Browser, Relay, Socket, running_page
from tests.wire import Tcp, Udp, running, wait_until

Levels = list[NDArray[np.float64]]


@pytest.fixture
def loop(socket: Socket, udp: Udp, recording: Path) -> dict[str, Any]:
    """A stereo sound in a buffer, as the page knows it."""
    udp.do("/b_allocRead", "loop", str(recording))
    return socket.buffer("loop")


def address(buffer: dict[str, Any]) -> str:
    return f"{buffer['ref']}/{buffer['version']}"


def read_pyramid(data: bytes) -> tuple[tuple[Any, ...], Levels]:
    """Return the header, and the levels, float64 (channels, bins, 2), read as the documentation says."""
    magic, *head, peak = struct.unpack_from("<4sIIIfIIf", data)
    assert magic == b"NMFP"
    _, channels, frames, _, width, count = head
    levels, at, bins = [], 32, -(-frames // width)
    for _ in range(count):
        size = channels * bins * 2
        level = np.frombuffer(data, "<i2", size, at).reshape(channels, bins, 2)
        levels.append(level / 32767 * peak)
        at, bins = at + 2 * size, -(-bins // 4)
    assert at == len(data)
    return (*head, peak), levels


def slow_peaks(samples: NDArray[np.float32], width: int) -> NDArray[np.float64]:
    """Return least and greatest of each bin, one after the other."""
    parts = np.split(samples, range(width, len(samples), width))
    channels = range(samples.shape[1])
    return np.array([[(part[:, each].min(), part[:, each].max()) for part in parts] for each in channels])


def test_samples_are_the_buffers_own(browser: Browser, loop: dict[str, Any], sound: NDArray[np.float32]) -> None:
    np.testing.assert_array_equal(browser.samples(loop["ref"], loop["version"]), sound.T)
    part = browser.samples(loop["ref"], loop["version"], start=1000, frames=77, channels="1")
    np.testing.assert_array_equal(part, sound[1000:1077, 1:].T)
    answer = browser.get(f"/samples/{address(loop)}", params={"start": loop["frames"] - 5, "frames": 100})
    assert (answer.headers["X-Frames"], float(answer.headers["X-Sample-Rate"])) == ("5", loop["sampleRate"])


def test_stems_sum_to_the_sound_as_the_browser_gets_them(
    browser: Browser, socket: Socket, loop: dict[str, Any]
) -> None:
    assert socket.ask("/bufnmf", "source", "loop", "components", 3, "resynth", "stems", "iterations", 20)["ok"]
    stems = socket.buffer("stems")
    parts = browser.samples(stems["ref"], stems["version"]).reshape(2, 3, -1)
    source = browser.samples(loop["ref"], loop["version"])
    assert np.abs(parts.sum(axis=1) - source).max() < 10 ** (-90 / 20)


def test_a_waveform_has_least_and_greatest_at_every_width(
    browser: Browser, loop: dict[str, Any], sound: NDArray[np.float32]
) -> None:
    data = browser.get(f"/peaks/{address(loop)}").content
    (form, channels, frames, rate, width, count, peak), levels = read_pyramid(data)
    assert (form, channels, frames, rate, width) == (1, 2, len(sound), 44100, 256)
    assert peak == np.abs(sound).max()
    assert count > 1
    for level, scale in zip(levels, (256, 1024, 4096), strict=False):
        np.testing.assert_allclose(level, slow_peaks(sound, scale), atol=peak / 32767)
    assert browser.get(f"/peaks/{address(loop)}").content == data


@pytest.mark.parametrize("values", [[0.0], [float("nan"), 0.5], [-3.0] * 257])
def test_waveforms_of_odd_buffers(browser: Browser, socket: Socket, udp: Udp, values: list[float]) -> None:
    udp.do("/b_alloc", "odd", len(values))
    udp.send("/b_setn", "odd", 0, len(values), *values)
    socket.until_state(lambda state: any(each["version"] > 0 for each in state["buffers"].values()))
    udp.do("/b_dup", "odd", "copy")
    copy = socket.buffer("copy")
    *_, peak = read_pyramid(browser.get(f"/peaks/{address(copy)}").content)[0]
    assert peak == np.nanmax(np.abs(values))


def test_a_sound_is_a_float_wav_with_ranges(browser: Browser, loop: dict[str, Any], sound: NDArray[np.float32]) -> None:
    whole = browser.get(f"/sound/{address(loop)}", params={"download": 1})
    assert whole.headers["content-disposition"] == 'attachment; filename="loop.wav"'
    samples, rate = soundfile.read(io.BytesIO(whole.content), dtype="float32")
    np.testing.assert_array_equal(samples, sound)
    assert rate == 44100
    part = browser.get(f"/sound/{address(loop)}", headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])


def test_a_buffer_that_is_gone_or_has_changed_is_told_so(
    browser: Browser, socket: Socket, udp: Udp, loop: dict[str, Any]
) -> None:
    for what in ("peaks", "samples", "sound"):
        assert browser.get(f"/{what}/{address(loop)}").status_code == 200
        assert browser.get(f"/{what}/999999/1").json() == {"error": "this buffer is gone"}
    udp.send("/b_set", "loop", 0, 0.25)
    changed = socket.until_state(
        lambda state: (
            state["buffers"][str(loop["ref"])]["version"] != loop["version"] and state["buffers"][str(loop["ref"])]
        )
    )
    stale = browser.get(f"/peaks/{address(loop)}")
    assert (stale.status_code, stale.json()) == (409, {"error": "buffer loop has changed meanwhile"})
    assert browser.samples(changed["ref"], changed["version"], frames=1, channels="0")[0, 0] == 0.25
    udp.do("/b_free", "loop")
    socket.until_state(lambda state: not state["buffers"])
    assert browser.get(f"/samples/{address(changed)}").status_code == 404


def is_another(buffer: dict[str, Any], state: dict[str, Any]) -> bool:
    """Whether a buffer has another version by now."""
    return bool(state["buffers"][str(buffer["ref"])]["version"] != buffer["version"])


def test_while_a_buffer_changes_again_and_again_every_answer_is_whole(
    browser: Browser, socket: Socket, udp: Udp, tcp: Tcp
) -> None:
    udp.do("/b_alloc", "busy", 2_000_000)
    socket.buffer("busy")
    codes = set()
    for value in range(1, 9):
        tcp.send("/b_fill", "busy", 0, 2_000_000, float(value))
        now = socket.buffer("busy")
        answer = browser.get(f"/peaks/{address(now)}")
        codes.add(answer.status_code)
        if answer.status_code == 200:
            _, levels = read_pyramid(answer.content)
            assert len(np.unique(levels[0])) == 1  # never a part of one and a part of the next
        socket.until_state(partial(is_another, now))
    assert codes <= {200, 404, 409}


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("start=-1", 400, "start is '-1'; it is a whole number from 0 on"),
        ("frames=x", 400, "frames is 'x'"),
        ("channels=2", 400, "buffer loop has 2 channels, no channel 2"),
        ("channels=", 400, "channels is ''"),
        ("start=99999999", 200, ""),
    ],
)
def test_bad_numbers_are_named(browser: Browser, loop: dict[str, Any], query: str, status: int, reason: str) -> None:
    answer = browser.get(f"/samples/{address(loop)}?{query}")
    assert answer.status_code == status
    assert reason in (answer.json()["error"] if reason else "")


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", "1.5", "\u0663"])
def test_what_is_no_number_of_a_buffer_is_told_so(browser: Browser, number: str) -> None:
    for what in ("peaks", "samples", "sound"):
        for path in (f"{number}/1", f"1/{number}"):
            answer = browser.get(f"/{what}/{path}")
            assert (answer.status_code, answer.json()["error"][:31]) == (404, "no buffer has such a number: nu")


def test_more_channels_than_a_file_has_are_shown_all_the_same(browser: Browser, socket: Socket, udp: Udp) -> None:
    udp.do("/b_alloc", "wide", 3, 1100)
    udp.send("/b_set", "wide", 1100 + 1099, 0.5)
    udp.sync()
    wide = socket.until_state(lambda state: next(iter(state["buffers"].values()), None))
    (channel,) = browser.samples(wide["ref"], socket.buffer("wide")["version"], channels=1099)
    assert channel.tolist() == [0, 0.5, 0]
    udp.do("/b_alloc", "wide", 1, 20_000)
    socket.until_state(lambda state: state["buffers"][str(wide["ref"])]["channels"] == 20_000)
    answer = browser.get(f"/peaks/{address(socket.buffer('wide'))}")
    reason = "buffer wide has 20000 channels; the page shows at most 16383"
    assert (answer.status_code, answer.json()) == (422, {"error": reason})


def test_more_samples_than_an_answer_has_are_refused(browser: Browser, socket: Socket, udp: Udp) -> None:
    udp.do("/b_alloc", "long", 2**24 + 1)
    told = browser.get(f"/samples/{address(socket.buffer('long'))}")
    assert told.status_code == 413


def test_a_link_that_is_lost_while_samples_come_leaves_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "page"
    folder.mkdir()
    with (
        running("--file-folders", str(tmp_path)) as server,
        Relay(server.port) as relay,
        running_page(server=relay.port, env={**os.environ, "TMPDIR": str(folder)}) as page,
        contextlib.closing(Browser(page)) as browser,
        browser.socket() as socket,
    ):
        socket.until_state(lambda state: state["server"]["connected"])
        assert socket.ask("/b_alloc", "long", 2**24)["ok"]
        where = address(socket.buffer("long"))
        with ThreadPoolExecutor() as pool:
            answer = pool.submit(browser.get, f"/samples/{where}")
            wait_until(lambda: list(folder.rglob("*.wav")))
            relay.cut()
            told = answer.result()
        assert told.status_code == 503, told.text
        assert told.json()["error"].startswith("the connection to the server was lost before it answered /b_getn")
        assert not list(folder.rglob("*.wav"))


def test_a_link_that_is_lost_while_a_request_is_written_is_told_like_any_other() -> None:
    async def lost(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        link = Connection(reader, writer, ignore)
        reading = asyncio.create_task(link.read())
        await asyncio.sleep(0)
        reader.set_exception(ConnectionResetError("Connection lost"))
        with pytest.raises(LostError, match="lost before it answered /b_getn"):
            await link.request("/b_getn", "long", 0, 1)
        with pytest.raises(ConnectionResetError):
            await reading
        await writer.wait_closed()

    with sockets.create_server(("127.0.0.1", 0)) as listening:
        asyncio.run(lost(listening.getsockname()[1]))


def test_where_no_files_are_shared_samples_come_over_osc(
    recording: Path, sound: NDArray[np.float32], tmp_path: Path
) -> None:
    with (
        running("--file-folders", str(tmp_path)) as server,
        running_page(str(recording), server=server.port) as page,
        contextlib.closing(Browser(page)) as browser,
        browser.socket() as socket,
    ):
        loop = socket.buffer("loop")
        assert not socket.state["server"]["local"]
        assert socket.state["page"]["show"] == loop["ref"]
        np.testing.assert_array_equal(browser.samples(loop["ref"], loop["version"]), sound.T)
        assert read_pyramid(browser.get(f"/peaks/{address(loop)}").content)[0][2] == len(sound)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are open: Windows removes none of them."""
    paths: list[Path] = []
    remove = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path in paths:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        remove(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    return paths


async def write(address: str, key: object, path: str, *words: object) -> None:
    """Write the file that the server would write."""
    soundfile.write(path, np.ones(100), 44100, "FLOAT", format="WAV")


def of_one_buffer(folder: Path, request: Callable[..., Any]) -> tuple[Sounds, dict[str, Any]]:
    """Return the files of one buffer, and what is known of it; `request` stands for the server."""
    buffer = {"ref": 1, "version": 0, "key": "loop", "frames": 100, "channels": 1, "sampleRate": 44100.0}
    link: Any = SimpleNamespace(folder=folder, files=SimpleNamespace(request=request))
    mirror: Any = SimpleNamespace(buffer=lambda ref: dict(buffer))
    return Sounds(link, mirror, folder), buffer


def test_on_windows_a_file_goes_as_soon_as_nobody_reads_it(
    read: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = sounds.mapped

    def mapped(path: Path) -> NDArray[np.float32]:
        samples = find(path)
        read.append(path)
        weakref.finalize(samples, read.remove, path)
        return samples

    async def follow() -> None:
        files, buffer = of_one_buffer(tmp_path, write)
        old = await files.get(1, 0)
        buffer["version"] = 1
        files.forget_old()
        newer = await files.get(1, 1)
        assert sorted(tmp_path.iterdir()) == sorted([old.path, newer.path])
        assert old.samples.sum() == 100
        del old
        assert (await files.get(1, 1)).path == newer.path
        assert list(tmp_path.iterdir()) == [newer.path]

    monkeypatch.setattr(sounds, "mapped", mapped)
    asyncio.run(follow())


def test_on_windows_why_a_file_could_not_be_written_is_told_though_it_is_still_open(
    read: list[Path], tmp_path: Path
) -> None:
    refusals = [RefusedError("the disk is full")]

    async def refuse_once(address: str, key: object, path: str, *words: object) -> None:
        await write(address, key, path, *words)
        for refusal in refusals:
            read.append(Path(path))
            raise refusal

    async def follow() -> None:
        files, _ = of_one_buffer(tmp_path, refuse_once)
        with pytest.raises(RefusedError, match=r"^the disk is full$"):
            await files.get(1, 0)
        assert list(tmp_path.iterdir()) == read
        read.clear()
        refusals.clear()
        sound = await files.get(1, 0)
        assert list(tmp_path.iterdir()) == [sound.path]

    asyncio.run(follow())
