"""What keeps a stage safe, over real sockets and a real JACK: armed, opened, silenced, metered; monitors alone."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import numpy as np
import pytest

from nmfserver.audio.mixer import PANIC_RAMP
from tests.audio.sound import RATE, Live, Recorder, connect, ports
from tests.audio.test_commands import put
from tests.programs import Jack, PatientJack, require
from tests.wire import Udp, running, wait_until


@pytest.fixture
def humming(live: Live, tmp_path: Path) -> Live:
    """A client with a tone in a buffer, which is so quiet that no limiter touches it."""
    put(live, "tone", np.full((RATE, 1), 0.25), tmp_path)
    return live


def peak(live: Live, levels: str = "outputLevels") -> float:
    return float(max(level[0] for level in live.status()[levels]))


def test_live_sound_is_armed_until_it_is_opened(humming: Live, jack: Jack) -> None:
    humming.do("/live/start", "channels", 1, 2)
    assert humming.status()["open"] == 0
    connect(jack.env, "nmfserver:out_1", "nmfserver:in_0")  # what plays is heard while live sound is closed
    humming.do("/monitor/play", "tone", "pans", 1, "loop", 1)
    wait_until(lambda: humming.status()["componentLevels"][0][0] > 0.2)
    outputs = humming.status()["outputLevels"]
    assert outputs[0] == (0, 0, 0)
    assert outputs[1][0] == pytest.approx(0.25, rel=1e-3)
    humming.send("/live/input", "gain", 0.5)  # so that what goes round and round dies away
    humming.send("/live/open", 0.01)
    wait_until(lambda: humming.status()["outputLevels"][0][0] > 0.1)
    assert humming.status()["open"] == 1


def test_it_may_start_open_and_with_a_short_delay(humming: Live) -> None:
    answer = humming.do("/live/start", "open", 1, "delay", 128, "blockSize", 64, "limiter", 0)
    assert answer[2:8] == ("sampleRate", 48000.0, "blockSize", 64, "latency", 128)
    status = humming.status()
    assert (status["open"], status["latency"], status["limiter"]) == (1, 128, 0)


def test_an_impulse_is_late_by_what_the_status_says(tmp_path: Path) -> None:
    require("jackd")
    with contextlib.ExitStack() as programs:
        jack = PatientJack("-C", "1", "-P", "2", "-p", "64")
        programs.callback(jack.end)
        source, live = (
            programs.enter_context(contextlib.closing(Live(programs.enter_context(running(env=jack.env)).port)))
            for _ in range(2)
        )
        clicks = np.zeros((RATE // 10, 1))
        clicks[100] = 0.5
        put(source, "clicks", clicks, tmp_path)
        source.do("/monitor/play", "clicks", "loop", 1)
        live.do("/live/start", "delay", 128, "open", 1, "channels", 1, 3)
        connect(jack.env, "nmfserver:out_0", "nmfserver-01:in_0")
        wait_until(lambda: peak(live) > 0.1)
        heard = "nmfserver:out_0", "nmfserver-01:out_0", "nmfserver-01:out_2"  # the mix, and the component alone
        out = Recorder(jack.env, tmp_path / "out.wav", 1, *heard).samples()
        latency = live.status()["latency"]
    np.testing.assert_allclose(out[:, 1], out[:, 2], atol=1e-7)
    went, came = (np.flatnonzero(column > 0.4) for column in out.T[:2])
    assert len(went) >= 9
    assert set((came[-5:] - went[np.searchsorted(went, came[-5:]) - 1]).tolist()) == {latency}


def test_what_sounds_ends_by_a_fade_when_live_audio_is_stopped(tmp_path: Path) -> None:
    require("jackd")
    with contextlib.ExitStack() as programs:
        jack = PatientJack("-C", "1", "-P", "2")
        programs.callback(jack.end)
        server = programs.enter_context(running(env=jack.env))
        live = programs.enter_context(contextlib.closing(Live(server.port)))
        put(live, "tone", np.full((RATE, 1), 0.25), tmp_path)
        live.do("/live/start", "channels", 1, 2)
        live.do("/monitor/play", "tone", "loop", 1)
        recorder, path = Recorder(jack.env, tmp_path / "out.wav", 2, "nmfserver:out_0"), tmp_path / "out.wav"
        wait_until(lambda: path.exists() and path.stat().st_size > RATE)
        live.do("/live/stop")
        out = recorder.samples()[:, 0]
    assert out[0] == 0.25
    assert out[-1] == 0
    assert np.abs(np.diff(out)).max() < 1.1 * 0.25 / (PANIC_RAMP * RATE)


@pytest.mark.parametrize("message", [("/panic",), ("/g_freeAll", 0)])
def test_everything_is_silenced_in_a_few_milliseconds(humming: Live, jack: Jack, message: tuple[str, int]) -> None:
    humming.do("/live/start", "channels", 2, 2, "open", 1, "mode", "match")
    connect(jack.env, "nmfserver:out_0", "nmfserver:in_0")
    humming.do("/monitor/play", "tone", "loop", 1)
    humming.wait_for_input(0.5)
    wait_until(lambda: peak(humming, "inputLevels") > 0.2)
    humming.send(*message)
    assert humming.do("/monitor/status") == ("/done", "/monitor/status", 0)
    assert humming.status()["open"] == 0
    humming.wait_for_hops(20)
    humming.do("/live/capture", "heard", 0.5)
    heard = np.array(humming.samples("heard", RATE))[::2]
    assert heard[-1] == 0
    end = int(np.flatnonzero(heard)[-1])
    falling = np.flatnonzero(np.abs(heard[:end] - 0.25) < 1e-3)
    assert end - falling[-1] <= 240  # the ramp of 5 ms
    humming.send("/live/open")
    humming.wait_for_hops(1)
    assert humming.status()["open"] == 1


def test_what_others_have_started_goes_on_at_a_clients_own_silence(humming: Live) -> None:
    humming.do("/live/start", "open", 1)
    humming.do("/monitor/play", "tone", "loop", 1)
    with contextlib.closing(Udp(humming.server[1])) as other:
        other.do("/b_dup", "tone", "theirs")
        other.do("/monitor/play", "theirs", "loop", 1)
        other.send("/g_freeAll", 0)
        other.send("/monitor/status")
        assert [reply[1] for reply in other.until("/done", "/monitor/status")[:-1]] == ["tone"]
        assert humming.status()["open"] == 1
        other.send("/panic")
        assert other.do("/monitor/status")[2] == 0
        assert humming.status()["open"] == 0


def test_what_is_about_to_sound_is_cancelled_too(humming: Live, tmp_path: Path) -> None:
    humming.do("/live/start")
    put(humming, "slow", np.zeros((60 * 44100, 2)), tmp_path, 44100)  # which has to be converted
    humming.send("/monitor/play", "slow")
    humming.send("/monitor/play", "tone")
    humming.send("/panic")
    for name in ("slow", "tone"):
        assert humming.until("/fail", "/monitor/play")[-1][2:] == ("cancelled", name)
    assert humming.do("/monitor/status")[2] == 0


def test_buffers_are_played_without_live_sound(humming: Live, jack: Jack) -> None:
    assert humming.do("/monitor/play", "nothing")[0] == "/fail"
    assert humming.status() == {"running": 0}
    assert humming.do("/monitor/play", "tone", "loop", 1) == ("/done", "/monitor/play", "tone")
    ours = [port for port in ports(jack.env) if port.startswith("nmfserver:")]
    assert ours == ["nmfserver:out_0", "nmfserver:out_1"]
    wait_until(lambda: peak(humming) > 0.2)
    status = humming.status()
    assert (status["mode"], status["inputs"], status["outputs"]) == ("monitor", 0, 2)
    assert (status["components"], status["componentLevels"]) == (0, [])
    humming.send("/notify", 1)
    told = [reply[:2] for _ in range(3) for reply in humming.until("/live/levels", "outputs")]
    assert set(told) == {("/done", "/notify"), ("/live/levels", "outputs")}
    humming.send("/notify", 0)
    for message in (("/live/learn",), ("/live/open",), ("/live/capture", "x"), ("/live/gain", 0, 1)):
        assert humming.do(*message)[2] == "live audio does not run: start it with /live/start"
    assert humming.do("/live/start")[0] == "/done"  # takes its place
    assert humming.do("/monitor/status")[2] == 0
    assert humming.status()["mode"] == "filter"
    assert humming.do("/monitor/play", "tone")[0] == "/done"
    humming.do("/live/stop")
    humming.send("/monitor/stop")
    humming.do("/monitor/play", "tone")
    assert humming.do("/live/stop") == ("/done", "/live/stop")
    assert not any(port.startswith("nmfserver") for port in ports(jack.env))


def test_levels_are_told_as_often_as_activations(humming: Live) -> None:
    humming.do("/live/start", "channels", 2, 2)
    humming.do("/monitor/play", "tone", "pans", 1, "loop", 1)
    humming.send("/notify", 1)
    humming.send("/live/rate", 50)
    for kind, channels in (("inputs", 2), ("outputs", 2), ("components", 1)):
        told = humming.until("/live/levels", kind)[-1]
        assert len(told) == 2 + 3 * channels
    wait_until(lambda: humming.until("/live/levels", "outputs")[-1][5] > 0.2)
    humming.send("/notify", 0)


def test_gains_and_the_input_are_told(humming: Live) -> None:
    humming.do("/live/start")
    humming.do("/b_alloc", "bases", 513, 3)
    humming.send("/b_fill", "bases", 0, 513 * 3, 1.0)
    humming.do("/live/bases", "bases")
    humming.send("/live/gains", 0.5, -1)
    assert humming.ask("/live/gains") == ("/live/gains.reply", 0.5, -1.0, 1.0)
    humming.send("/live/input", "mute", 1)
    humming.send("/live/input", 2)
    status = humming.status()
    assert (status["inputGain"], status["mute"]) == (2.0, 1)


TARDY = """
from nmfserver.audio.engine import Engine
Engine.blocks = property(lambda engine: 0)
"""
"""A device whose first block keeps everybody waiting."""


def test_live_sound_that_is_cancelled_before_it_has_answered_does_not_run_on(jack: Jack, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(TARDY)
    env = {**jack.env, "PYTHONPATH": str(tmp_path)}
    with running(env=env) as server, contextlib.closing(Live(server.port)) as live:
        for _ in range(2):
            live.send("/live/start", "open", 1)
            wait_until(lambda: live.status()["running"] == 1 and live.status()["open"] == 1)
            live.send("/panic")
            assert live.until("/fail")[-1] == ("/fail", "/live/start", "cancelled")
            assert live.status() == {"running": 0}


def test_live_sound_that_is_cancelled_at_any_moment_of_its_start_is_not_heard(live: Live) -> None:
    began = time.monotonic()
    live.do("/live/start", "open", 1)
    longest = time.monotonic() - began
    live.do("/live/stop")
    refused = 0
    for delay in np.linspace(0, longest, 6):
        live.send("/live/start", "open", 1)
        time.sleep(delay)  # no answer tells how far it is
        live.send("/panic")
        while (reply := live.receive())[1] != "/live/start":
            pass
        refused += reply[0] == "/fail"
        if reply[0] == "/fail":
            assert live.do("/live/start")[0] == "/done"  # nothing is left of the one that was cancelled
        assert live.status()["open"] == 0
        live.do("/live/stop")
    assert refused
