"""Live sound in sessions: saved while it runs, and there again after the server was killed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.audio.sound import Live, write
from tests.ports import free_port
from tests.programs import Jack
from tests.wire import Process, wait_until


def put(live: Live, name: str, folder: Path, count: int) -> None:
    """Make a buffer of bases."""
    samples = np.random.default_rng(count).random((513, count)) + 0.1
    assert live.do("/b_allocRead", name, str(write(folder / f"{name}.wav", samples)))[0] == "/done"


def saved(folder: Path) -> dict[str, Any]:
    """Return what a session says of live sound."""
    try:
        found: dict[str, Any] = json.loads((folder / "session.json").read_text("utf-8"))["live"]
    except FileNotFoundError:
        return {"scenes": {}}
    return found


def test_a_killed_server_has_bases_gains_names_and_scenes_again_bit_for_bit(jack: Jack, tmp_path: Path) -> None:
    port, home = str(free_port()), tmp_path / "sessions"
    command = ("serve", "--port", port, "--sessions-folder", str(home), "--autosave", "0.1")
    process = Process(env=jack.env, command=command)
    live = Live(process.port)
    put(live, "two", tmp_path, 2)
    put(live, "three", tmp_path, 3)
    assert live.do("/live/start", "bases", "two", "delay", 128, "channels", 1, 4)[0] == "/done"
    live.send("/live/gains", 0.3, 0.7)
    live.send("/component/name", 0, "kick")
    live.send("/scene/store", "A")
    live.do("/live/bases", "three", 0)
    live.send("/live/gains", 0.1, 2.0, -1.0)
    live.send("/component/name", 2, "hat")
    wait_until(lambda: "hat" in str(saved(home / f"autosave-{port}")))
    before = {name: live.samples(name, 513 * count) for name, count in (("two", 2), ("three", 3))}
    gains = live.ask("/live/gains")
    process.process.kill()
    process.end()

    process = Process("--restore", env=jack.env, command=command)
    assert {name: live.samples(name, len(values)) for name, values in before.items()} == before
    assert live.do("/live/start", "again", 1)[2:] == (
        "sampleRate", 48000.0, "blockSize", 256, "latency", 128, "inputs", 1, "outputs", 4, "components", 3
    )  # fmt: skip
    assert live.ask("/live/gains") == gains
    assert live.ask("/live/names")[1:] == ("", "", "hat")
    assert live.status()["open"] == 0  # armed, as after any start
    assert live.do("/live/undo", 0) == ("/done", "/live/undo", "components", 2)
    assert live.ask("/live/names")[1:] == ("kick", "")
    assert live.do("/scene/recall", "A", 0)[0] == "/done"
    assert live.ask("/live/gains")[1:] == pytest.approx((0.3, 0.7))
    process.process.kill()
    process.end()
    live.close()


def test_a_session_is_loaded_into_live_sound_and_undo_takes_that_back(live: Live, tmp_path: Path) -> None:
    put(live, "two", tmp_path, 2)
    put(live, "three", tmp_path, 3)
    assert live.do("/live/start", "bases", "three", "maxComponents", 8)[0] == "/done"
    live.send("/live/gains", 0.5, 0.25, 2.0)
    live.send("/component/name", 1, "snare")
    assert live.do("/session/save", "gig")[0] == "/done"
    live.do("/live/bases", "two", 0)
    live.send("/live/gains", 1.0, 1.0)
    live.send("/live/mode", "match")
    live.do("/b_free", "three")
    assert live.do("/session/load", "gig") == ("/done", "/session/load", "gig", "buffers", 2)
    assert live.ask("/live/gains")[1:] == (0.5, 0.25, 2.0)
    assert live.ask("/live/names")[1:] == ("", "snare", "")
    assert live.status()["mode"] == "filter"
    assert len(live.until_list()) == 2
    assert live.do("/live/undo", 0) == ("/done", "/live/undo", "components", 2)
    live.do("/live/stop")
    assert live.do("/live/start", "maxComponents", 3)[0] == "/done"
    assert live.do("/session/load", "gig")[0] == "/done"
    assert live.ask("/live/gains")[1:] == (0.5, 0.25, 2.0)


def test_a_session_whose_bases_do_not_fit_what_runs_changes_nothing(live: Live, tmp_path: Path) -> None:
    put(live, "three", tmp_path, 3)
    live.do("/live/start", "bases", "three")
    live.do("/session/save", "gig")
    live.do("/live/stop")
    live.do("/live/start", "windowSize", 2048)
    live.do("/b_free", "three")
    reply = live.do("/session/load", "gig")
    assert reply[2].startswith("the session 'gig' cannot be loaded: the bases have 513 frames")
    assert live.until_list() == []
    live.do("/live/stop")
    assert live.do("/session/load", "gig")[0] == "/done"
    assert live.do("/live/start")[-1] == 3


def test_a_server_without_a_sound_device_keeps_what_live_sound_had(live: Live, tmp_path: Path) -> None:
    put(live, "three", tmp_path, 3)
    live.do("/live/start", "bases", "three")
    live.do("/session/save", "gig")
    silent = Process(env={"JACK_DEFAULT_SERVER": "nobody", "JACK_NO_START_SERVER": "1"})
    other = Live(silent.port)
    assert other.do("/session/load", "gig")[0] == "/done"
    assert other.do("/live/start", "again", 1)[0] == "/fail"
    assert other.do("/session/save", "again")[0] == "/done"
    assert described("again") == described("gig")
    other.close()
    assert silent.end() == 0


def described(name: str) -> tuple[Any, ...]:
    """Return what a session in the user's data folder says of live sound, but for the names of files."""
    found = saved(Path(os.environ["XDG_DATA_HOME"]) / "nmfserver" / "sessions" / name)
    return found["gains"], found["mode"], found["settings"], len(found["history"]), found["scenes"]
