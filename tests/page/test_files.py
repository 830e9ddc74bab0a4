"""Files: those that a browser uploads, and those that it exports."""

from __future__ import annotations

import contextlib
import io
import json
import os
import socket as sockets
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from nmfserver.page import code
from tests.page.pages import Browser, PageProcess, Socket
from tests.wire import Process, Udp, wait_until


def upload(browser: Browser, name: str, data: bytes) -> Any:
    answer = browser.post("/upload", params={"name": name}, content=data)
    return answer.json() | {"status": answer.status_code}


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG"])
def test_an_uploaded_file_becomes_a_buffer(browser: Browser, socket: Socket, form: str) -> None:
    file = io.BytesIO()
    soundfile.write(file, np.sin(np.arange(5000) / 20) / 2, 44100, format=form)
    told = upload(browser, f"tone.{form.lower()}", file.getvalue())
    assert (told["status"], told["key"], told["frames"], told["sampleRate"]) == (200, "tone", 5000, 44100)
    assert socket.buffer("tone")["ref"] == told["ref"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("../../etc/passwd.wav", "passwd"),
        ("C:\\sounds\\kick.wav", "kick"),
        ("808.wav", "808.wav"),
        ("<b>&.wav", "<b>&"),
        ("\n\t.wav", ".wav"),
        ("", "sound"),
        ("ä" * 300 + ".wav", "ä" * 60),
        ("no ending", "no ending"),
        ("a.b/../..", "."),
    ],
)
def test_odd_names_are_names_of_buffers_and_nothing_else(
    browser: Browser, socket: Socket, recording: Path, name: str, key: str
) -> None:
    data = recording.read_bytes()
    assert upload(browser, name, data)["key"] == key
    assert upload(browser, name, data)["key"] == f"{key} 2"


def test_a_file_that_is_no_sound_is_told_by_its_own_name(browser: Browser, socket: Socket) -> None:
    told = upload(browser, "letter.txt", b"Dear Sir or Madam, " * 100)
    assert told["status"] == 422
    assert told["error"].startswith("the file letter.txt cannot be read as a sound file")
    assert "upload" not in told["error"]
    assert upload(browser, "empty.wav", b"")["status"] == 422
    assert socket.ask("/b_list")["done"] == [0]


def test_five_gigabytes_are_refused_by_their_size_before_they_are_sent(page: PageProcess, browser: Browser) -> None:
    with sockets.create_connection(("127.0.0.1", page.port)) as connection:
        connection.sendall(
            f"POST /upload?name=long.wav HTTP/1.1\r\nHost: 127.0.0.1:{page.port}\r\nOrigin: {page.base}\r\n"
            f"Cookie: {browser.cookie}\r\nContent-Length: {5 * 2**30}\r\n\r\n".encode()
        )
        answer = b""
        while b"}" not in answer:
            answer += connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"this file has 5.0 GB; the page takes at most 4.0 GB" in answer


def test_an_upload_that_breaks_off_leaves_nothing(page: PageProcess, browser: Browser, socket: Socket) -> None:
    with sockets.create_connection(("127.0.0.1", page.port)) as connection:
        connection.sendall(
            f"POST /upload?name=half.wav HTTP/1.1\r\nHost: 127.0.0.1:{page.port}\r\nOrigin: {page.base}\r\n"
            f"Cookie: {browser.cookie}\r\nContent-Length: 1000000\r\n\r\n".encode()
            + bytes(5000)
        )
    assert socket.ask("/b_list")["done"] == [0]
    assert page.process.poll() is None


@pytest.fixture
def stems(socket: Socket, udp: Udp, recording: Path) -> dict[str, Any]:
    """A sound in two components."""
    udp.do("/b_allocRead", "loop", str(recording))
    source = socket.buffer("loop")
    call = ("source", "loop", "numChans", 1, "components", 2, "resynth", "stems", "activations", "envelopes")
    assert socket.ask("/bufnmf", *call, "iterations", 30)["ok"]
    return {
        "loop": source["ref"],
        "stems": socket.buffer("stems")["ref"],
        "envelopes": socket.buffer("envelopes")["ref"],
    }


def exported(browser: Browser, **wish: Any) -> tuple[str, bytes]:
    """Return the name and the content of a file."""
    answer = browser.post("/export", json=wish)
    assert answer.status_code == 200, answer.text
    return answer.headers["content-disposition"], answer.content


def read(content: bytes) -> NDArray[np.float32]:
    samples: NDArray[np.float32] = soundfile.read(io.BytesIO(content), dtype="float32", always_2d=True)[0]
    return samples


@pytest.mark.parametrize(
    ("form", "ending", "subtype", "error"),
    [("wav-float", "wav", "FLOAT", 0), ("wav-24", "wav", "PCM_24", 2**-22), ("flac-24", "flac", "PCM_24", 2**-22)],
)
def test_stems_are_files_that_sum_to_the_sound(
    browser: Browser, stems: dict[str, Any], sound: NDArray[np.float32], form: str, ending: str, subtype: str,
    error: float,
) -> None:  # fmt: skip
    parts = [{"buffer": stems["stems"], "channels": [each], "name": "a/b"} for each in (0, 1)]
    name, content = exported(browser, what="stems", parts=parts, format=form, name="loop")
    assert name == 'attachment; filename="loop.zip"'
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [f"a b.{ending}", f"a b 2.{ending}"]
        files = [archive.read(each) for each in archive.namelist()]
    assert soundfile.info(io.BytesIO(files[0])).subtype == subtype
    np.testing.assert_allclose(np.sum([*map(read, files)], axis=0)[:, 0], sound[:, 0], atol=2 * error + 1e-6)


def test_the_mix_is_what_is_heard(browser: Browser, stems: dict[str, Any]) -> None:
    whole = read(exported(browser, what="sound", buffer=stems["stems"], format="wav-float", name="x")[1])
    parts = [
        {"buffer": stems["stems"], "channel": 0, "gain": 0.5, "pan": 0},
        {"buffer": stems["stems"], "channel": 1, "gain": 2, "pan": -0.25},
    ]
    mix = read(exported(browser, what="mix", parts=parts, format="wav-float", start=100, frames=5000, name="m")[1])
    expected = whole[100:5100, :1] * [0.5, 0.5] + whole[100:5100, 1:] * [2, 1.5]
    np.testing.assert_allclose(mix, expected, atol=1e-6)


def test_labels_are_where_components_sound(browser: Browser, stems: dict[str, Any]) -> None:
    wish = {
        "what": "labels",
        "activations": stems["envelopes"],
        "components": 2,
        "names": ["kick\t1"],
        "threshold": 0.3,
        "name": "l",
    }
    rows = [line.split("\t") for line in exported(browser, **wish, format="audacity")[1].decode().splitlines()]
    assert {name for _, _, name in rows} == {"kick 1", "component 2"}
    assert all(float(start) < float(end) for start, end, _ in rows)
    name, table = exported(browser, **wish, format="sonic-visualiser")
    assert name == 'attachment; filename="l.csv"'
    assert len(table.splitlines()) == len(rows) + 1


CALL: list[int | float | str] = [
    "source",
    "my loop",
    "components",
    3,
    "resynth",
    "stems;",
    "solver",
    "mu",
    "@seed",
    5,
    "bases",
    "b\nc",
]


def test_the_call_as_code_is_code_of_its_language(browser: Browser, stems: dict[str, Any]) -> None:
    wish = {"what": "code", "arguments": CALL, "name": "call"}
    assert exported(browser, **wish, format="pd")[1].decode() == (
        "/bufnmf source my\\ loop components 3 resynth stems\\; solver mu seed 5 bases b\\ c\n"
    )
    text = exported(browser, **wish, format="python")[1].decode()
    compile(text, "call.py", "exec")
    assert "nmfserver.decompose(sound, rate, components=3, solver='mu', seed=5, stereo='apart')" in text
    assert (
        "BufNMF.process(s, source: ~source, resynth: ~resynth, bases: ~bases, components: 3, solver: 'mu', seed: 5"
        in (exported(browser, **wish, format="supercollider")[1].decode())
    )
    assert "// b c\n" in code.supercollider(code.call_of(CALL))
    templates = {"arguments": [*CALL, "templateFrames", 8, "sparsity", 0.5], "what": "code", "name": "call"}
    assert "seed=5, template_frames=8, sparsity=0.5, " in exported(browser, **templates, format="python")[1].decode()
    assert b"templateFrames 8 sparsity 0.5" in exported(browser, **templates, format="pd")[1]
    assert b"templateFrames: 8, sparsity: 0.5" in exported(browser, **templates, format="supercollider")[1]


@pytest.mark.parametrize(
    ("section", "index"),
    [
        ((), ""),
        (("stereo", "linked"), ""),
        (("startFrame", 5000, "numFrames", 20_000), "[5000:25000]"),
        (("startFrame", 5000, "numFrames", -1, "startChan", 0, "numChans", 1), "[5000:, :1]"),
        (("startChan", 1, "numChans", 1), "[:, 1:2]"),
    ],
)
def test_the_call_in_python_makes_the_same_again(
    browser: Browser, socket: Socket, udp: Udp, recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    section: tuple[str | int, ...], index: str,
) -> None:  # fmt: skip
    udp.do("/b_allocRead", "loop", str(recording))
    ref = socket.buffer("loop")["ref"]
    call = ("source", "loop", "components", 2, "bases", "bases", "seed", 7, "iterations", 20, *section)
    assert socket.ask("/bufnmf", *call)["ok"]
    made = socket.buffer("bases")
    text = exported(browser, what="code", format="python", arguments=call, name="call")[1].decode()
    assert f"decompose(sound{index}, rate" in text
    sound = exported(browser, what="sound", buffer=ref, format="wav-float", name="loop")[1]
    (tmp_path / "loop.wav").write_bytes(sound)
    monkeypatch.chdir(tmp_path)
    done: dict[str, Any] = {}
    exec(text, done)
    bases = browser.samples(made["ref"], made["version"])
    np.testing.assert_allclose(done["parts"].bases.reshape(bases.shape), bases, atol=1e-5)


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (7, "there is nothing to export of the kind None: it is sound, stems, mix, labels or code"),
        ({"what": "film"}, "there is nothing to export of the kind 'film'"),
        ({"what": "sound", "format": "mp3"}, "the format is 'mp3'; it is wav-float, wav-24 or flac-24"),
        ({"what": "sound", "format": "wav-24"}, "the export lacks something"),
        ({"what": "sound", "format": "wav-24", "buffer": 10**9, "name": "x"}, "this buffer is gone"),
        ({"what": "mix", "format": "wav-24", "parts": [], "name": "x"}, "0 parts of an export are named"),
        ({"what": "mix", "format": "wav-24", "parts": 3, "name": "x"}, "the export lacks something"),
        ({"what": "code", "format": "pd", "arguments": ["a"], "name": "x"}, "pairs of a key and a value"),
        (
            {"what": "code", "format": "python", "arguments": ["source", "loop", "actMode", [0, 2]], "name": "x"},
            "these components started from what was drawn, or from bases or activations that were there",
        ),
        ({"what": []}, "there is nothing to export of the kind []"),
        ({"what": "sound", "format": [], "buffer": 1, "name": "x"}, "the export lacks something"),
        ({"what": "sound", "format": "wav-24", "buffer": float("inf"), "name": "x"}, "the export lacks something"),
    ],
)
def test_bad_wishes_are_answered_by_a_sentence(browser: Browser, wish: Any, reason: str) -> None:
    answer = browser.post("/export", content=json.dumps(wish))
    assert 400 <= answer.status_code < 500
    assert reason in answer.json()["error"]


def allocated(key: str, frames: int, udp: Udp, socket: Socket, browser: Browser) -> Any:
    """Allocate a buffer, and wait until another page knows it as well; return its number."""
    udp.do("/b_alloc", key, frames)
    ref = socket.buffer(key)["ref"]
    with browser.socket() as other:
        other.until_state(lambda state: str(ref) in state["buffers"])
    return ref


MIX_PART = {"channel": 0, "gain": 1, "pan": 0}


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"what": "sound", "channels": []}, "0 channels of buffer tone are named; it is 1 to 1"),
        ({"what": "sound", "channels": [0] * 1000}, "1000 channels of buffer tone are named"),
        ({"what": "sound", "channels": [float("inf")]}, "buffer tone has 1 channel, no channel inf"),
        ({"what": "sound", "channels": [0.5]}, "the export lacks something"),
        ({"what": "mix", "start": float("inf"), "parts": [MIX_PART]}, "the export lacks something"),
        ({"what": "mix", "parts": [MIX_PART | {"gain": 1e308}]}, "gain is 1e+308; it is -1000 to 1000"),
        ({"what": "mix", "parts": [MIX_PART | {"gain": float("nan")}]}, "gain is nan"),
        ({"what": "mix", "parts": [MIX_PART | {"pan": 1e308}]}, "pan is 1e+308; it is -1 to 1"),
        ({"what": "labels", "format": "audacity", "threshold": float("nan")}, "threshold is nan; it is 0 to 1"),
        ({"what": "labels", "format": "audacity", "components": 3}, "components is 3; the activations have 1 channel"),
        ({"what": "labels", "format": "audacity", "components": -1}, "components is -1; the activations have"),
        ({"what": "stems", "parts": [{"channels": [0], "name": "a"}, {"channels": [9], "name": "b"}]}, "no channel 9"),
        ({"what": "stems", "parts": [{"channels": [0], "name": "a"}, {"channels": [0]}]}, "the export lacks something"),
    ],
)
def test_bad_wishes_about_a_sound_leave_no_file_and_no_trace(
    socket: Socket, udp: Udp, scratch: tuple[Browser, Path], wish: dict[str, Any], reason: str
) -> None:
    browser, folder = scratch
    ref = allocated("tone", 1000, udp, socket, browser)
    wish = {"format": "wav-24", "name": "x", "buffer": ref, "activations": ref, **wish}
    wish["parts"] = [{"buffer": ref, **part} for part in wish.get("parts", [])]
    answer = browser.post("/export", content=json.dumps(wish))
    assert (answer.status_code // 100, reason in answer.json()["error"]) == (4, True), answer.text
    assert not list(folder.rglob("export-*"))


@pytest.fixture(scope="module")
def scratch(server: Process, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    """A browser of a page whose files lie in a folder of its own, in which no file can have more than 16 MB."""
    if sys.platform != "linux":
        pytest.skip("only there a process can be limited from outside")
    import resource

    folder = tmp_path_factory.mktemp("page")
    page = PageProcess(server=server.port, env={**os.environ, "TMPDIR": str(folder), "XDG_RUNTIME_DIR": str(folder)})
    resource.prlimit(page.process.pid, resource.RLIMIT_FSIZE, (2**24, 2**24))
    with contextlib.closing(Browser(page)) as browser:
        with browser.socket() as socket:  # not for longer: its end would wait for what nobody reads
            socket.until_state(lambda state: state["server"]["connected"])
        yield browser, folder
    assert page.end() == 0
    assert "Traceback" not in page.errors
    assert "Warning" not in page.errors


def test_a_file_that_cannot_be_written_is_told_by_its_own_name(
    socket: Socket, udp: Udp, scratch: tuple[Browser, Path]
) -> None:
    browser, folder = scratch
    ref = allocated("long", 2**23, udp, socket, browser)
    for what in ("sound", "stems"):
        parts = [{"buffer": ref, "name": "x"}]
        told = browser.post(
            "/export", json={"what": what, "buffer": ref, "parts": parts, "format": "wav-24", "name": "x"}
        )
        assert told.json()["error"].startswith("the file x.wav cannot be written")
    assert not list(folder.rglob("export-*"))


def test_an_export_is_gone_once_it_is_sent_whatever_part_is_asked_for(
    socket: Socket, udp: Udp, scratch: tuple[Browser, Path]
) -> None:
    browser, folder = scratch
    ref = allocated("tone", 1000, udp, socket, browser)
    wish = {"what": "sound", "buffer": ref, "format": "wav-24", "name": "x"}
    for area in ("", "bytes=0-9", "bytes=9-0", "bytes=9999999-", f"bytes={'9' * 5000}-"):
        assert browser.post("/export", json=wish, headers={"Range": area}).status_code < 500
    wait_until(lambda: not list(folder.rglob("export-*")))
