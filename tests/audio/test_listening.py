"""What the sessions in Python play is heard: nmfserver's monitor plays it, on a real JACK."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from python.listening import Listener

from tests.audio.sound import RATE, Recorder
from tests.programs import Jack
from tests.wire import wait_until


def test_channels_are_heard_from_left_to_right(
    jack: Jack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in jack.env.items():
        monkeypatch.setenv(name, value)
    quiet, tones = np.zeros((RATE // 50, 1), np.float32), np.zeros((RATE // 2, 3), np.float32)
    tones += 0.2 * np.sin(2 * np.pi * np.array([300, 1000, 3000]) * np.arange(len(tones))[:, None] / RATE)
    with Listener(tmp_path / "sounds") as listener:
        listener.play("quiet", quiet, RATE, "nothing")  # opens the output
        path = tmp_path / "heard.wav"
        recorder = Recorder(jack.env, path, 2, "nmfserver:out_0", "nmfserver:out_1")
        wait_until(lambda: path.exists() and path.stat().st_size > 4 * RATE)
        listener.play("tones", tones, RATE, "three tones", (1.0, 1.0, 0.5))
        heard = recorder.samples()
    assert capsys.readouterr().out.splitlines()[-1] == "   tones.wav: three tones"
    assert (tmp_path / "sounds" / "tones.wav").exists()
    levels = np.abs(np.fft.rfft(heard, axis=0))[np.array([300, 1000, 3000]) * len(heard) // RATE]
    left, right = (levels / levels[1]).T
    np.testing.assert_allclose(left, [1, 1, 0], atol=0.05)
    np.testing.assert_allclose(right, [0, 1, 0.5], atol=0.05)


def test_without_a_device_it_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JACK_DEFAULT_SERVER", "nobody")
    monkeypatch.setenv("JACK_NO_START_SERVER", "1")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "none"))
    silence = np.zeros((100, 1), np.float32)
    with Listener(tmp_path / "sounds") as listener:
        listener.play("one", silence, RATE, "nothing")
        listener.play("two", silence, RATE, "nothing")
    said = capsys.readouterr().out
    assert said.count("Nothing is played") == 1
    assert (tmp_path / "sounds" / "two.wav").exists()
