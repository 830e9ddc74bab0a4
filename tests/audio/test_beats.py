"""The commands of the tempo, and what counts by it, over real sockets and a real JACK."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.audio.sound import Live, connect
from tests.audio.test_commands import put
from tests.programs import PatientJack, require
from tests.wire import bundle, message, running, wait_until

BPM, BEAT = 720, 4000
"""Frames a beat, which is short so that the test is."""


@pytest.fixture(scope="module")
def patient() -> Iterator[PatientJack]:
    require("jackd")
    jack = PatientJack("-C", "1", "-P", "2")
    yield jack
    jack.end()


@pytest.fixture
def stage(patient: PatientJack) -> Iterator[Live]:
    """A client of a server that has no tempo yet, on a JACK that loses no sample."""
    with running(env=patient.env) as server, contextlib.closing(Live(server.port)) as live:
        yield live


def tempo(live: Live) -> tuple[float, int]:
    bpm, position = live.ask("/tempo")[1:]
    return bpm, position


def test_loops_and_captures_meet_at_the_beats_to_the_sample(stage: Live, patient: PatientJack, tmp_path: Path) -> None:
    click = np.zeros((1000, 1))
    click[500] = 0.5
    put(stage, "click", click, tmp_path)
    stage.do("/live/start", "channels", 1, 2)
    connect(patient.env, "nmfserver:out_0", "nmfserver:in_0")  # what plays comes in again, a constant time later
    stage.send("/tempo", BPM, 0)
    assert stage.do("/monitor/play", "click", "beats", 1, "quantum", 4)[0] == "/done"
    begin = stage.status()["position"]
    wait_until(lambda: stage.status()["position"] > begin + 18 * BEAT)
    places = []
    for name in ("one", "two"):
        assert stage.do("/live/capture", name, "beats", 8, "quantum", 4)[:3] == ("/done", "/live/capture", name)
        stage.do("/b_write", name, str(tmp_path / f"{name}.wav"), "wav", "float")
        places.append(np.flatnonzero(soundfile.read(tmp_path / f"{name}.wav")[0]).tolist())
    assert places[0] == places[1]
    assert np.diff(places[0]).tolist() == [BEAT] * 7
    assert (places[0][0] - 500) % 256 == 0  # blocks of JACK, there and back
    stage.send("/monitor/stop")
    # What was captured plays on, in time: its clicks come where those of the next capture are.
    stage.do("/monitor/play", "one", "beats", 8, "quantum", 8)
    begin = stage.status()["position"]
    wait_until(lambda: stage.status()["position"] > begin + 26 * BEAT)
    stage.do("/live/capture", "three", "beats", 8, "quantum", 8)
    stage.do("/b_write", "three", str(tmp_path / "three.wav"), "wav", "float")
    again = np.flatnonzero(np.abs(soundfile.read(tmp_path / "three.wav")[0]) > 0.1)
    assert again.tolist() == [place + places[0][0] - 500 for place in places[0]]
    learned = stage.do("/live/learn", "beats", 4, "quantum", 4, "components", 1, "bases", "learned")
    assert learned[:2] == ("/done", "/live/learn")


def test_the_tempo_is_told_and_goes_on(stage: Live) -> None:
    assert tempo(stage) == (0, 0)
    stage.do("/notify", 1)
    stage.send("/tempo", 90, "at", 1000)
    assert stage.receive() == ("/tempo.reply", 90.0, 1000)
    stage.do("/live/start")
    stage.send("/tempo", 180)
    bpm, position = next(reply for reply in iter(stage.receive, ()) if reply[0] == "/tempo.reply")[1:]
    now = stage.status()["position"]
    assert bpm == 180
    assert 0 < position <= 500 + now // 2  # as many beats are before now, and each is half as long
    stage.do("/live/stop")
    stage.send("/notify", 0)
    stage.until("/done", "/notify")
    assert tempo(stage) == (180, 0)


def test_taps_set_the_tempo_by_their_bundles_times(stage: Live) -> None:
    stage.do("/live/start")
    first = time.time() + 0.1
    for tap in range(4):
        stage.send_raw(bundle(first - 1.5 + 0.4 * tap, message("/tap")))
    wait_until(lambda: tempo(stage)[0] > 0)
    before, sent = stage.status()["position"], time.time()
    bpm, position = tempo(stage)
    assert bpm == pytest.approx(150, rel=1e-4)
    expected = before - (sent - (first - 1.5)) * 48000
    assert position == pytest.approx(expected, abs=12000)  # JACK waits for its clients: time is not exact here


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("/tempo", 0), "bpm is 0; it is between 10 and 1000"),
        (("/tempo", 120, "at", -2), "at is -2; it is at least -1"),
        (("/live/capture", "x", "beats", -3), "beats is -3; it is between 0 and 100000"),
        (("/live/capture", "x", "beats", 100, "quantum", 4), "100 beats at 120 bpm, 50 s, up to "),
        (("/live/capture", "x", "seconds", 4, "beats", 8), "seconds is 4, and beats is 8; only one of them is given"),
        (("/live/learn", "beats", 100), "100 beats at 120 bpm, 50 s, up to 0.00 s ago, cannot be captured: "),
        (("/monitor/play", "x", "at", 5, "quantum", 4), "at is 5, and quantum is 4; only one of them is given"),
        (("/monitor/play", "x", "beats", 200000), "beats is 200000; it is between 0 and 100000"),
        (("/monitor/play", "x", "quantum", -1), "quantum is -1; it is between 0 and 100000"),
    ],
)  # fmt: skip
def test_bad_values_are_answered_by_a_sentence(refusing: Live, asked: tuple[Any, ...], sentence: str) -> None:
    told = refusing.do(*asked)
    assert told[0] == "/fail"
    assert str(told[2]).startswith(sentence)


@pytest.fixture(scope="module")
def refusing(patient: PatientJack) -> Iterator[Live]:
    """A client of a server that runs at 120 beats a minute; before that, it refuses to count beats."""
    with running(env=patient.env) as server, contextlib.closing(Live(server.port)) as live:
        live.do("/live/start")
        for asked in (
            ("/live/capture", "x", "beats", 1),
            ("/live/learn", "beats", 1),
            ("/monitor/play", "x", "beats", 1),
        ):
            assert live.do(*asked)[2] == "there is no tempo to count beats by: set one by /tempo, or by tapping /tap"
        live.send("/tempo", 120)
        yield live


def test_an_output_that_is_opened_for_a_buffer_has_beats_too(stage: Live, tmp_path: Path) -> None:
    put(stage, "ones", np.full((BEAT, 1), 0.25), tmp_path)
    stage.send("/tempo", BPM)
    assert stage.do("/monitor/play", "ones", "beats", 1, "quantum", 2)[0] == "/done"
    wait_until(lambda: stage.status()["position"] > 4 * BEAT)
    assert stage.status()["mode"] == "monitor"
    assert stage.status()["outputLevels"][0][0] == 0.25
    bpm, position = tempo(stage)
    assert (bpm, position) == (BPM, 0)
    refused = stage.do("/live/capture", "x", "beats", 1)
    assert refused[:2] == ("/fail", "/live/capture")
    assert "live audio does not run" in refused[2]
