"""Live audio as a client of JACK: any number of ports, which ports they are connected to, what goes through them."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.audio.sound import RATE, Live, Recorder, connect, ports
from tests.audio.test_commands import put
from tests.audio.test_device import WITHOUT_JACK_CLIENT, connected, customised, devices
from tests.programs import Jack, PatientJack, require
from tests.wire import bundle, message, running, wait_until


def ours(jack: Jack) -> list[str]:
    """Return the ports of nmfserver, without its name."""
    return [port.partition(":")[2] for port in ports(jack.env) if port.startswith("nmfserver:")]


def test_it_has_as_many_ports_as_are_asked_for_whatever_the_card_has(live: Live, jack: Jack) -> None:
    started = live.do("/live/start", "channels", 3, 20)
    named = dict(zip(started[2::2], started[3::2], strict=True))
    assert (named["inputs"], named["outputs"]) == (3, 20)
    assert ours(jack) == [*(f"in_{n}" for n in range(3)), *(f"out_{n}" for n in range(20))]
    assert connected(jack.env, "nmfserver:in_1") == ["system:capture_2"]
    assert connected(jack.env, "nmfserver:in_2") == []
    assert connected(jack.env, "nmfserver:out_7") == ["system:playback_8"]
    assert connected(jack.env, "nmfserver:out_8") == []
    live.wait_for_hops(5)
    status = live.status()
    assert (status["inputs"], status["outputs"], status["device"]) == (3, 20, "system")


def test_its_ports_are_connected_from_a_port_on_or_to_nothing(live: Live, jack: Jack) -> None:
    keys = ("inDevice", "system:capture_2", "outDevice", "SYSTEM:playback_7", "channels", 2, 3)
    assert live.do("/live/start", *keys)[0] == "/done"
    assert live.status()["device"] == "system:capture_2 / system:playback_7"
    assert connected(jack.env, "nmfserver:in_0") == ["system:capture_2"]
    assert connected(jack.env, "nmfserver:in_1") == []
    assert connected(jack.env, "nmfserver:out_1") == ["system:playback_8"]
    assert connected(jack.env, "nmfserver:out_2") == []
    live.do("/live/stop")
    assert live.do("/live/start", "device", "unconnected", "channels", 1, 5)[0] == "/done"
    assert ours(jack) == ["in_0", *(f"out_{n}" for n in range(5))]
    assert not connected(jack.env, "nmfserver:in_0") and not connected(jack.env, "nmfserver:out_0")
    live.do("/live/stop")
    refused = live.do("/live/start", "inDevice", "system:capture_3")
    assert refused[2] == "there is no input device 'system:capture_3'; there are: 0 'system', 1 'unconnected'"


def test_without_a_card_there_are_ports_all_the_same(live: Live, tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        jack = Jack("-C", "0", "-P", "0")
        stack.callback(jack.end)
        server = stack.enter_context(running(env=jack.env, log=tmp_path / "log.txt"))
        other = stack.enter_context(contextlib.closing(Live(server.port)))
        assert other.do("/live/start", "channels", 1, 8)[0] == "/done"
        assert len(ours(jack)) == 9
        other.wait_for_hops(5)
        assert other.status()["device"] == "unconnected"


ALSA = """
pcm.nothing { type null hint { show on description "nothing" } }
pcm.!default { type null }
ctl.!default { type hw card 0 }
"""
"""ALSA's device that is always there, and plays as fast as it is given sound."""


@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is Linux's")
def test_devices_of_other_systems_are_beside_those_of_jack(tmp_path: Path) -> None:
    require("jackd")
    (tmp_path / "asound.conf").write_text(ALSA)
    with contextlib.ExitStack() as stack:
        jack = Jack()
        stack.callback(jack.end)
        env = {**jack.env, "ALSA_CONFIG_PATH": str(tmp_path / "asound.conf")}
        found = devices(env).stdout.splitlines()
        assert [line.split() for line in found[::2]] == [
            ["0", "system"],
            ["1", "unconnected"],
            ["2", "nothing"],
            ["3", "default"],
        ]
        assert found[7].endswith("ALSA, 128 inputs, 128 outputs, 44100 Hz")  # JACK's are the usual ones
        live = stack.enter_context(contextlib.closing(Live(stack.enter_context(running(env=env)).port)))
        refused = live.do("/live/start", "inDevice", "system", "outDevice", "nothing")[2]
        assert refused == (
            "live audio runs on one sound system, but system belongs to JACK, and nothing belongs to ALSA"
        )
        assert live.do("/live/start", "device", 2, "channels", 1, 2)[0] == "/done"
        assert not ours(jack)
        jack.process.terminate()
        jack.process.wait()
        live.wait_for_hops(5)
        assert live.status()["device"] == "nothing"
        assert live.do("/live/stop")[0] == "/done"


def test_lost_sound_is_counted(tmp_path: Path) -> None:
    require("jackd")
    with contextlib.ExitStack() as stack:
        jack = Jack()
        stack.callback(jack.end)
        live = stack.enter_context(contextlib.closing(Live(stack.enter_context(running(env=jack.env)).port)))
        live.do("/live/start")
        live.wait_for_hops(10)
        before = live.status()["xruns"]
        jack.process.send_signal(signal.SIGSTOP)
        time.sleep(0.3)  # many blocks, of which nobody tells
        jack.process.send_signal(signal.SIGCONT)
        wait_until(lambda: live.status()["xruns"] > before)


@pytest.fixture
def patient() -> Iterator[PatientJack]:
    """A JACK server that loses nothing, with blocks of 64."""
    require("jackd")
    jack = PatientJack("-C", "1", "-P", "2", "-p", "64")
    yield jack
    jack.end()


def test_feedback_never_exceeds_full_scale(patient: PatientJack, tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running(env=patient.env))
        live = stack.enter_context(contextlib.closing(Live(server.port)))
        put(live, "click", np.full((480, 1), 0.9), tmp_path)
        live.do("/live/start", "channels", 1, 3, "delay", 128, "open", 1, "mode", "through")
        connect(patient.env, "nmfserver:out_0", "nmfserver:in_0")
        live.send("/live/input", "gain", 8)
        live.do("/monitor/play", "click")
        wait_until(lambda: live.status()["inputLevels"][0][0] > 0.5)
        recorder = Recorder(patient.env, tmp_path / "out.wav", 1, "nmfserver:out_0", "nmfserver:out_1")
        out = recorder.samples()
    assert 0.9 < np.abs(out[-RATE // 2 :]).max() <= 1  # it howls, and no louder


def test_what_cmd_period_sends_silences_within_20_ms(patient: PatientJack, tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running(env=patient.env))
        live = stack.enter_context(contextlib.closing(Live(server.port)))
        put(live, "tone", np.full((RATE, 1), 0.25), tmp_path)
        live.do("/live/start", "channels", 1, 2, "mode", "match", "open", 1, "capture", 300)
        connect(patient.env, "nmfserver:out_0", "nmfserver:in_0")
        live.wait_for_input(0.5)
        assert min(silenced(live) for _ in range(5)) < 0.02  # a busy machine may keep the server waiting once


def silenced(live: Live) -> float:
    """Return the seconds of sound from when the server gets `/g_freeAll` until what plays has ended, at most 0.1."""
    live.do("/monitor/play", "tone", "loop", 1)
    live.wait_for_hops(10)
    live.send_raw(bundle(None, message("/live/status"), message("/g_freeAll", 0)))
    sent, count = live.told_status()["position"], RATE // 10
    live.wait_for_input(sent / RATE + 0.1)
    assert live.do("/live/capture", "heard", -1)[3] >= sent + count  # from the very beginning on
    heard = np.array([live.ask("/b_getn", "heard", sent + at, 1200)[4:] for at in range(0, count, 1200)]).ravel()
    assert heard[0] == 0.25
    return float(np.flatnonzero(heard)[-1]) / RATE


def test_without_the_package_portaudio_has_the_ports_of_the_card_and_says_so(jack: Jack, tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running(env={**jack.env, **customised(tmp_path, WITHOUT_JACK_CLIENT)}))
        live = stack.enter_context(contextlib.closing(Live(server.port)))
        for channels, words in (
            ((3, 2), "3 input channels, and system has 2"),
            ((1, 9), "9 output channels, and system has 8"),
        ):
            refused = live.do("/live/start", "channels", *channels)[2]
            assert refused == (
                f"live audio is to have {words}; it may have any number with the package JACK-Client: pip install "
                "'nmfserver[jack]'"
            )
        refused = live.do("/live/start", "sampleRate", 44100)[2]
        assert "system refuses 1 input and 8 outputs at 44100 Hz" in refused
        assert "usual rate is 48000 Hz" in refused
        assert live.do("/live/start", "blockSize", 1000)[0] == "/done"
        live.wait_for_hops(10)
        assert live.status()["blockSize"] == 1000
        assert len(ours(jack)) == 9
