"""A microphone that macOS keeps from the program: zeros come, and somebody has to say why."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nmfserver.audio.engine import Engine
from nmfserver.audio.microphone import SECONDS, SENTENCE, Microphone
from nmfserver.audio.settings import Device, LiveSettings
from nmfserver.kernels.stft import Transform
from tests.audio.sound import Live
from tests.audio.test_device import customised
from tests.programs import Jack
from tests.wire import running

RATE, BLOCK = 8000, 800
SOURCE = Device(0, "MacBook Pro Microphone", "Core Audio", 1, 0, RATE, True, False)
SETTINGS = LiveSettings(Transform(64, 32, 64), RATE, 1, 1, 2, capture=1.0, source=SOURCE)


def told(inputs: float, settings: LiveSettings = SETTINGS, seconds: float = 2 * SECONDS) -> list[str]:
    """Return what is told of an input whose samples all are the same, and after 3 s are zero."""
    engine, watch = Engine(settings), Microphone(settings)
    found, outputs = [], np.zeros((BLOCK, 1), np.float32)
    for at in np.arange(0, seconds, BLOCK / RATE):
        engine.process(np.full((BLOCK, 1), inputs if at < 3 else 0, np.float32), outputs)
        found.append(watch.look(engine))
    engine.close()
    return [each for each in found if each is not None]


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")


@pytest.mark.usefixtures("mac")
def test_seconds_of_zeros_are_told_once_with_what_to_allow() -> None:
    assert told(0) == [SENTENCE]
    assert "Privacy & Security, Microphone" in SENTENCE
    assert told(0, seconds=SECONDS - 0.5) == []


@pytest.mark.usefixtures("mac")
def test_a_microphone_in_a_silent_room_is_heard() -> None:
    assert told(1e-7) == []


@pytest.mark.usefixtures("mac")
def test_an_input_of_jack_to_which_nothing_is_connected_is_none_of_macos() -> None:
    assert told(0, replace(SETTINGS, source=replace(SOURCE, system="JACK Audio Connection Kit"))) == []
    assert told(0, replace(SETTINGS, source=None)) == []


PATIENT = """
from nmfserver.audio import microphone
microphone.SECONDS = 0.3
microphone._may_be_kept = lambda settings: settings.inputs > 0
"""
"""A server that takes JACK's zeros for macOS's, and does not wait long."""


def test_clients_that_are_logged_in_are_told(jack: Jack, tmp_path: Path) -> None:
    with running(env={**jack.env, **customised(tmp_path, PATIENT)}, log=tmp_path / "log.txt") as process:
        live = Live(process.port)
        live.do("/notify", 1)
        live.send("/live/start")
        assert live.until("/live/warning")[-1] == ("/live/warning", SENTENCE)
        assert live.do("/live/stop")[0] == "/done"
        live.close()
    assert " ".join((tmp_path / "log.txt").read_text().split()).count(SENTENCE) == 1


def test_elsewhere_zeros_are_an_input_that_is_unplugged() -> None:
    assert told(0) == []
