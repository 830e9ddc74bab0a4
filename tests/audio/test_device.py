"""Sound devices, real ones of JACK: found, refused, lost and found again."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.audio.sound import Live, ports
from tests.programs import Jack, Program, require
from tests.wire import Process, running, wait_until

WITHOUT_JACK_CLIENT = """
import sys
sys.modules["jack"] = None
"""
"""A system without the package JACK-Client: PortAudio is the way to JACK."""


WITHOUT_PORTAUDIO = (
    WITHOUT_JACK_CLIENT
    + """
import ctypes.util
find = ctypes.util.find_library
ctypes.util.find_library = lambda name: None if name == "portaudio" else find(name)
"""
)
"""A system on which the library is not found."""


SLOW = """
import time
from nmfserver.audio import calls
from nmfserver.audio.jack.stream import JackStream
from nmfserver.audio.portaudio.stream import PortAudioStream
calls.OPENING = 0.5
def slowly(open_):
    def slow(stream, *arguments):
        open_(stream, *arguments)
        time.sleep(1.5)
    return slow
for kind in (JackStream, PortAudioStream):
    kind._open = slowly(kind._open)
"""
"""A device that calls already, and takes longer to say so than anybody waits."""


IMPATIENT = """
from nmfserver.audio import calls, session
from nmfserver.audio.portaudio import library, trial
calls.OPENING = calls.CLOSING = session.STALLED = 0.5
library.MOST_COPIES, trial.PATIENCE = 3, 2
"""
"""A server that waits for no sound system, and gives up soon."""


WAYS = {"JACK-Client": "", "PortAudio": WITHOUT_JACK_CLIENT}
"""Both ways to JACK, and what makes a server take it."""
by_both_ways = pytest.mark.parametrize("way", WAYS)


def customised(folder: Path, *code: str) -> dict[str, str]:
    """Return the environment of a Python that runs this code first."""
    (folder / "sitecustomize.py").write_text("\n".join(code))
    return {"PYTHONPATH": str(folder)}


def devices(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nmfserver", "devices"], env={**os.environ, **env}, capture_output=True, text=True
    )


def test_devices_are_listed(jack: Jack) -> None:
    found = devices(jack.env)
    assert found.returncode == 0
    facts = "from capture_1 … capture_2, to playback_1 … playback_8, the usual input, the usual output"
    free = "any number of free ports"
    assert found.stdout.splitlines() == [
        "  0  system", f"     JACK, 48000 Hz, {facts}", "  1  unconnected", f"     JACK, 48000 Hz, {free}",
    ]  # fmt: skip


NAMES = [
    "plain",
    "HD Audio (Models 00h-0fh) Analog",
    "Speaker + Headphones",
    "mic [usb]",
    "a.b*c? {2} ^$|\\",
    "größer (é)",
]
"""Clients of JACK; all but the first mean something else as regular expressions."""


@by_both_ways
def test_clients_of_any_name_are_listed_and_heard(way: str, tmp_path: Path) -> None:
    facts, free = {
        "JACK-Client": ("JACK, 48000 Hz, from 120_bpm", {"unconnected"}),
        "PortAudio": ("JACK Audio Connection Kit, 1 input, 0 outputs, 48000 Hz", set()),
    }[way]
    with contextlib.ExitStack() as stack:
        jack = Jack("-C", "2", "-P", "2")
        stack.callback(jack.end)
        env = {**jack.env, **customised(tmp_path, WAYS[way])}
        for name in NAMES:
            stack.callback(Program("jack_metro", "-b", "120", "-n", name, env=jack.env).end)
        wait_until(lambda: {f"{name}:120_bpm" for name in NAMES} <= set(ports(jack.env)))
        found = devices({**env, "COLUMNS": "20"})  # names are whole in any width
        lines = iter(found.stdout.splitlines())
        listed = {line.split(maxsplit=1)[1]: next(lines) for line in lines}
        assert set(listed) == {"system", *NAMES} | free
        assert {name for name in NAMES if facts not in listed[name]} == set(), listed
        server = stack.enter_context(running(env=env, log=tmp_path / "log.txt"))
        live = stack.enter_context(contextlib.closing(Live(server.port)))
        for name in NAMES:
            assert live.do("/live/start", "inDevice", name, "outDevice", "system")[0] == "/done", name
            assert f"{name}:120_bpm" in connected(jack.env, "nmfserver:in_")
            live.wait_for_hops(5)
            status = live.status()
            assert status["device"] == f"{name} / system"
            # A metronome has no latency. PortAudio takes that for none that is told.
            assert (status["deviceLatency"] == -1) == (way == "PortAudio")
            assert live.do("/live/stop")[0] == "/done"


def connected(env: dict[str, str], port: str) -> list[str]:
    """Return what is connected to the port whose name begins so."""
    lines = subprocess.run(["jack_lsp", "-c"], env={**os.environ, **env}, capture_output=True, text=True).stdout
    ours = re.search(rf"^{port}.*\n((?: +.*\n)*)", lines, re.MULTILINE)
    assert ours, lines
    return [line.strip() for line in ours[1].splitlines()]


def test_a_machine_without_sound_is_told_so() -> None:
    found = devices({"JACK_DEFAULT_SERVER": "nobody"})
    assert found.returncode == 1
    assert "there is no sound device: plug one in, or start JACK" in " ".join(found.stderr.split())


def test_live_audio_runs_under_its_own_name(live: Live, jack: Jack) -> None:
    assert live.do("/live/start", "maxComponents", 4) == (
        "/done", "/live/start", "sampleRate", 48000.0, "blockSize", 256, "latency", 1024, "inputs", 1, "outputs", 6,
        "components", 1,
    )  # fmt: skip
    assert {f"nmfserver:out_{n}" for n in range(6)} | {"nmfserver:in_0"} <= set(ports(jack.env))
    live.wait_for_hops(10)
    status = live.status()
    assert (status["running"], status["mode"], status["device"]) == (1, "filter", "system")
    assert (status["sampleRate"], status["latency"], status["inputs"], status["outputs"]) == (48000.0, 1024, 1, 6)
    assert 0 < status["load"][0] <= status["load"][1] < 1
    assert status["blockSize"] == 256
    assert status["late"] == 0
    assert status["deviceLatency"] > 0
    percent = live.ask("/status")
    assert 0 < percent[6] <= percent[7] < 100
    assert live.do("/live/stop") == ("/done", "/live/stop")
    assert live.status() == {"running": 0}
    assert not any(port.startswith("nmfserver") for port in ports(jack.env))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("device", "Focusrite"), "there is no sound device 'Focusrite'; there are: 0 'system', 1 'unconnected'"),
        (("device", 7), "there is no sound device 7; there are: 0 'system', 1 'unconnected'"),
        (("inDevice", 7), "there is no input device 7; there are: 0 'system', 1 'unconnected'"),
        (("sampleRate", 44100), "JACK runs at 48000 Hz, and live audio is to run at 44100 Hz: leave sampleRate out"),
        (("channels", 0, 0), "neither an input nor an output is left"),
        (("channels", 1, 2, 3), "channels has 3 values; it takes inputs, outputs"),
        (("hopSize", 513), "hop size is 513; live, where windows must overlap, it is at most half the window, 512"),
        (
            ("delay", 128, "hopSize", 65),
            "hop size is 65; live, where windows must overlap, it is at most half the delay, 64",
        ),
        (("delay", 100), "the delay is 100; it is a power of two from 32 to the window, 1024, or -1"),
        (("delay", 2048), "the delay is 2048; it is a power of two from 32 to the window, 1024, or -1"),
        (("fftSize", 1000), "FFT size is 1000; it is a power of two"),
        (("mode", "loud"), "mode is 'loud'; it is one of filter, match, through"),
        (("bases", "nothing"), "buffer nothing does not exist"),
        (("volume", 3), "the key 'volume' is unknown"),
    ],
)
def test_what_cannot_start_is_refused_in_a_sentence(live: Live, keys: Any, words: str) -> None:
    found = live.do("/live/start", *keys)
    assert found[:2] == ("/fail", "/live/start")
    assert re.search(words, found[2]), found[2]
    assert live.status() == {"running": 0}


@pytest.mark.parametrize("device", [0, "0", "system", "SYS"])
def test_devices_are_named_or_numbered(live: Live, device: Any) -> None:
    assert live.do("/live/start", "device", device)[0] == "/done"


@pytest.mark.parametrize(("channels", "kind"), [((0, 2), "out"), ((1, 0), "in"), ((2, 1), "out")])
def test_one_direction_is_enough(live: Live, jack: Jack, channels: Any, kind: str) -> None:
    assert live.do("/live/start", "channels", *channels)[0] == "/done"
    live.wait_for_hops(5)
    assert (live.status()["inputs"], live.status()["outputs"]) == channels
    assert f"nmfserver:{kind}_0" in ports(jack.env)


@pytest.mark.parametrize(("size", "found"), [(16, 16), (64, 64), (100, 100), (4096, 256)])
def test_blocks_have_the_size_that_is_asked_for_or_that_of_jack(live: Live, size: int, found: int) -> None:
    assert live.do("/live/start", "blockSize", size, "channels", 1, 2)[0] == "/done"
    live.wait_for_hops(20)
    assert live.status()["blockSize"] == found


def test_a_second_start_is_refused_and_the_first_goes_on(live: Live) -> None:
    live.do("/live/start")
    assert live.do("/live/start")[:3] == (
        "/fail", "/live/start", "live audio runs already, with system: end it with /live/stop first",
    )  # fmt: skip
    live.wait_for_hops(5)


def test_stopping_what_does_not_run_is_no_error(live: Live) -> None:
    assert live.do("/live/stop") == ("/done", "/live/stop")


@by_both_ways
def test_a_sound_server_that_dies_takes_nothing_with_it(way: str, tmp_path: Path) -> None:
    require("jackd")
    jack = Jack()
    env = {**jack.env, **customised(tmp_path, WAYS[way])}
    with running(env=env, log=tmp_path / "log.txt") as server, contextlib.closing(Live(server.port)) as live:
        live.send("/notify", 1)
        live.until("/done", "/notify")
        live.do("/b_alloc", "kept", 513)
        for _ in range(2):  # and a second time, with a library that is a copy already
            live.do("/b_alloc", "loop", 48000)
            assert live.do("/live/start")[0] == "/done"
            assert live.do("/monitor/play", "loop", "loop", 1)[0] == "/done"
            jack.process.kill()
            told = live.until("/live/stopped")[-1]
            assert "the sound device system is gone: was it unplugged" in told[1]
            assert live.status() == {"running": 0}
            assert live.ask("/b_query", "kept") == ("/b_info", "kept", 513, 1, 48000.0)
            assert "live audio does not run" in live.do("/live/bases", "kept")[2]
            refused = live.do("/live/start")
            assert refused[:2] == ("/fail", "/live/start")
            assert "there is no sound device" in refused[2]
            jack.end()
            jack = Jack(name=jack.name)
        assert live.do("/live/start")[0] == "/done"
        live.wait_for_hops(10)
        wait_until(lambda: live.status()["hops"] > 20)
        assert live.do("/live/stop")[0] == "/done"
    jack.end()


@by_both_ways
def test_a_device_that_opens_too_slowly_is_left_alone_and_harms_nothing(way: str, jack: Jack, tmp_path: Path) -> None:
    env = {**jack.env, **customised(tmp_path, WAYS[way], SLOW)}
    with running(env=env, log=tmp_path / "log.txt") as server, contextlib.closing(Live(server.port)) as live:
        for _ in range(2):
            wait_until(lambda: "did not open" in live.do("/live/start")[2])  # as soon as JACK hangs no more
            for _ in range(4):  # what it calls is still there
                assert live.do("/bufnmf/jobs")[0] == "/done"
                assert live.do("/b_alloc", "big", 10**7)[0] == "/done"
                live.do("/b_free", "big")
        assert live.status() == {"running": 0}
        time.sleep(2)  # until the slow ones have started, which nobody tells
        assert live.do("/b_alloc", 0, 10)[0] == "/done"


@contextlib.contextmanager
def impatient(jack: Jack, folder: Path, way: str) -> Iterator[tuple[Process, Live]]:
    """Run a server that gives up soon."""
    env = {**jack.env, **customised(folder, WAYS[way], IMPATIENT)}
    with running(env=env, log=folder / "log.txt") as server, contextlib.closing(Live(server.port)) as live:
        yield server, live


NOT_OPEN = "the system's sound did not open within {} seconds"
HANGING = [
    ("goes on", "JACK-Client", "it was used before", [NOT_OPEN.format(0.5)] * 3),
    ("is killed", "JACK-Client", "it is new", [NOT_OPEN.format(0.5)] * 2),
    ("goes on", "PortAudio", "it was used before", [NOT_OPEN.format(0.5)] * 3 + ["3 times a sound server has hung"]),
    ("is killed", "PortAudio", "it is new", [NOT_OPEN.format(2)] * 2),
]


@pytest.mark.parametrize(("end", "way", "before", "answers"), HANGING)
def test_live_sound_comes_back_when_the_sound_server_has_hung(
    end: str, way: str, before: str, answers: list[str], tmp_path: Path
) -> None:
    require("jackd")
    jack = Jack()
    with contextlib.ExitStack() as stack:
        _, live = stack.enter_context(impatient(jack, tmp_path, way))
        stack.callback(lambda: jack.end())
        if before == "it was used before":
            assert live.do("/live/start")[0] == "/done"
            assert live.do("/live/stop")[0] == "/done"
        jack.process.send_signal(signal.SIGSTOP)
        for answer in answers:
            assert answer in live.do("/live/start")[2]
        assert live.do("/b_alloc", 0, 10)[0] == "/done"
        if end == "is killed":
            jack.process.kill()
            jack.end()
            jack = Jack(name=jack.name)
        else:
            jack.process.send_signal(signal.SIGCONT)
        wait_until(lambda: live.do("/live/start")[0] == "/done")
        for _ in range(3):
            live.wait_for_hops(5)
            assert live.do("/live/stop")[0] == "/done"
            assert not any(port.startswith("nmfserver") for port in ports(jack.env))
            assert live.do("/live/start")[0] == "/done"
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


@by_both_ways
@pytest.mark.parametrize("end", ["goes on", "is killed"])
def test_live_sound_that_runs_when_the_sound_server_hangs_ends_and_comes_back(
    end: str, way: str, tmp_path: Path
) -> None:
    require("jackd")
    jack = Jack()
    with contextlib.ExitStack() as stack:
        server, live = stack.enter_context(impatient(jack, tmp_path, way))
        stack.callback(lambda: jack.end())
        live.do("/notify", 1)
        assert live.do("/live/start")[0] == "/done"
        live.wait_for_hops(5)
        jack.process.send_signal(signal.SIGSTOP)
        live.until("/live/stopped")
        if end == "is killed":
            jack.process.kill()
            jack.end()
            jack = Jack(name=jack.name)
        else:
            jack.process.send_signal(signal.SIGCONT)
        wait_until(lambda: live.do("/live/start")[0] == "/done")
        live.wait_for_hops(5)
        assert live.do("/live/stop")[0] == "/done"
        assert server.end() == 0


def test_jack_may_be_killed_at_any_moment_of_a_start_and_as_often_as_it_likes(tmp_path: Path) -> None:
    require("jackd")
    jack = Jack()
    with contextlib.ExitStack() as stack:
        server, live = stack.enter_context(impatient(jack, tmp_path, "JACK-Client"))
        stack.callback(lambda: jack.end())
        began = time.monotonic()
        live.do("/live/start", "channels", 1, 66)
        longest = time.monotonic() - began
        live.do("/live/stop")
        process = psutil.Process(server.process.pid)
        threads = process.num_threads()
        for moment in (0.2, 0.4, 0.6, 0.8, 1.5):  # more often than PortAudio would bear, see IMPATIENT
            live.send("/live/start", "channels", 1, 66)
            time.sleep(moment * longest)  # no answer tells how far it is
            jack.process.kill()
            jack.end()
            assert live.receive()[:2] in (("/done", "/live/start"), ("/fail", "/live/start"))
            wait_until(lambda: live.status() == {"running": 0})
            jack = Jack(name=jack.name)
        wait_until(lambda: live.do("/live/start")[0] == "/done")
        live.wait_for_hops(5)
        assert process.num_threads() <= threads + 3  # those of the client that runs
        assert server.end() == 0
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_sound_servers_that_are_killed_take_so_much_and_no_more(tmp_path: Path) -> None:
    require("jackd")
    jack = Jack()
    with contextlib.ExitStack() as stack:
        server, live = stack.enter_context(impatient(jack, tmp_path, "PortAudio"))
        stack.callback(lambda: jack.end())
        live.send("/notify", 1)
        for _ in range(3):
            wait_until(lambda: live.do("/live/start")[0] == "/done")
            jack.process.kill()
            live.until("/live/stopped")
            jack.end()
            jack = Jack(name=jack.name)
        process = psutil.Process(server.process.pid)
        threads, memory = process.num_threads(), process.memory_info().rss
        for _ in range(10):
            refused = live.do("/live/start")
            assert refused[:2] == ("/fail", "/live/start")
            assert "so live audio cannot start in this process any more: write what you need with" in refused[2]
        assert process.num_threads() <= threads + 1
        assert process.memory_info().rss < memory + 2**20
        assert live.do("/b_alloc", 0, 10)[0] == "/done"
        assert "did not close" not in (tmp_path / "log.txt").read_text()
        assert server.end() == 0


@pytest.mark.parametrize("way", ["/cancel", "/quit"])
def test_a_start_that_hangs_is_cancelled_and_keeps_nobody_waiting(way: str, tmp_path: Path) -> None:
    require("jackd")
    jack = Jack()
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running(env=jack.env, log=tmp_path / "log.txt"))
        live = stack.enter_context(contextlib.closing(Live(server.port)))
        stack.callback(jack.end)
        jack.process.send_signal(signal.SIGSTOP)
        live.send("/live/start")
        live.ask("/version")
        began = time.monotonic()
        live.send(way)
        assert live.until("/fail", "/live/start")[-1][2] in ("cancelled", "the server is quitting")
        if way == "/quit":
            assert live.until("/done", "/quit")
            assert server.process.wait(20) == 0
            assert time.monotonic() - began < 6
        jack.process.send_signal(signal.SIGCONT)
        if way == "/cancel":
            assert live.do("/live/start")[0] == "/done"  # the one that was cancelled has begun, and ended, before
            live.wait_for_hops(5)
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_sound_configuration_that_crashes_portaudio_is_told_and_harms_nothing(tmp_path: Path) -> None:
    env = {"ALSA_CONFIG_PATH": "/nonexistent", "JACK_DEFAULT_SERVER": "nobody"}
    start = "import ctypes, ctypes.util; ctypes.CDLL(ctypes.util.find_library('portaudio')).Pa_Initialize()"
    if subprocess.run([sys.executable, "-c", start], env={**os.environ, **env}, capture_output=True).returncode == 0:
        pytest.skip("this release of PortAudio does not crash")
    sentence = "the system's sound cannot be opened: the library PortAudio crashed (SIGABRT) when it was tried"
    with running(env=env, log=tmp_path / "log.txt") as server, contextlib.closing(Live(server.port)) as live:
        for _ in range(2):
            refused = live.do("/live/start")
            assert refused[:2] == ("/fail", "/live/start")
            assert sentence in refused[2]
        assert live.do("/b_alloc", 0, 10)[0] == "/done"
    found = devices(env)
    assert found.returncode == 1
    assert sentence in " ".join(found.stderr.split())
    assert "Traceback" not in found.stderr


def test_it_starts_with_the_bases_as_they_were_when_it_was_asked_for(tmp_path: Path) -> None:
    require("jackd")
    jack = Jack()
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running(env=jack.env, log=tmp_path / "log.txt"))
        live = stack.enter_context(contextlib.closing(Live(server.port)))
        stack.callback(jack.end)
        live.do("/b_alloc", "bases", 513, 1)
        live.send("/b_fill", "bases", 0, 513, 1.0)
        live.do("/bufnmf", "source", "bases", "bases", "other")  # the kernels are compiled: the start waits for nothing
        jack.process.send_signal(signal.SIGSTOP)
        live.send("/live/start", "bases", "bases")
        for _ in range(50):
            live.ask("/version")
        live.send("/b_fill", "bases", 0, 513, 0.0)  # no bases could be all zero
        live.ask("/version")
        jack.process.send_signal(signal.SIGCONT)
        assert live.receive()[:2] == ("/done", "/live/start")
        assert live.samples("bases", 513) == [0.0] * 513


def test_without_portaudio_the_server_runs_and_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_PORTAUDIO)
    env = {"PYTHONPATH": str(tmp_path)}
    with running(env=env, log=tmp_path / "log.txt") as server, contextlib.closing(Live(server.port)) as live:
        assert live.do("/b_alloc", 0, 1000)[0] == "/done"
        assert live.do("/bufnmf", "source", 0, "bases", 1)[0] == "/done"
        refused = live.do("/live/start")
        assert refused[:2] == ("/fail", "/live/start")
        assert "live sound needs the library PortAudio, which is not there: install it with" in refused[2]
        assert sys.platform != "linux" or "sudo apt-get install libportaudio2" in refused[2]
        assert "live audio does not run" in live.do("/live/capture", 0)[2]
    assert "PortAudio" in devices(env).stderr
