"""The commands of sessions, and the automatic save, with a real server."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from nmfserver.kernels import on_demand
from tests.disks import full_disk
from tests.ports import free_port
from tests.wire import Process, Udp, running, wait_until


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of sessions."""
    return tmp_path_factory.mktemp("sessions")


@pytest.fixture(scope="module")
def process(home: Path) -> Iterator[Process]:
    """A server with these sessions."""
    with running("--sessions-folder", str(home)) as made:
        yield made


@pytest.fixture
def client(process: Process) -> Iterator[Udp]:
    """A client, with no buffers there."""
    made = Udp(process.port)
    for reply in made.until_list():
        made.do("/b_free", reply[1])
    yield made
    made.close()


def make(client: Udp, buffer: int | str, value: float, frames: int = 100, channels: int = 1) -> None:
    """Make a buffer of one value."""
    assert client.do("/b_alloc", buffer, frames, channels)[0] == "/done"
    client.send("/b_fill", buffer, 0, frames * channels, value)


def first(client: Udp, buffer: int | str) -> float:
    """Return the first sample of a buffer."""
    return float(client.ask("/b_get", buffer, 0)[-1])


def manifest(folder: Path) -> dict[str, object]:
    values: dict[str, object] = json.loads((folder / "session.json").read_text("utf-8"))
    return values


def test_buffers_come_back_with_their_numbers_names_rates_and_the_names_of_their_channels(client: Udp) -> None:
    make(client, 7, 0.25)
    make(client, "7 o'clock/é", 0.5, channels=2)
    client.send("/b_setSampleRate", 7, 43.06640625)
    client.send("/component/name", 1, "kick", "7 o'clock/é")
    assert client.do("/session/save", "one") == ("/done", "/session/save", "one", "buffers", 2)
    for buffer in (7, "7 o'clock/é"):
        client.do("/b_free", buffer)
    assert client.do("/session/load", "one") == ("/done", "/session/load", "one", "buffers", 2)
    assert client.until_list() == [
        ("/b_info", 7, 100, 1, 43.06640625), ("/b_info", "7 o'clock/é", 100, 2, 48000.0)
    ]  # fmt: skip
    assert (first(client, 7), first(client, "7 o'clock/é")) == (0.25, 0.5)
    assert client.ask("/component/names", "7 o'clock/é")[2:] == ("", "kick")


def test_results_are_told_as_those_of_their_sound(client: Udp, recording: Path) -> None:
    client.do("/client/name", "a patch")
    client.do("/b_allocRead", "loop", str(recording), 0, 4000)
    parts = ("bases", "w", "activations", "h", "resynth", "s", "components", 2)
    client.do("/bufnmf", "source", "loop", *parts, "iterations", 3)
    client.do("/client/name", "")
    before = origins(client)
    assert client.do("/session/save", "made")[0] == "/done"
    for buffer in ("loop", "w", "s", "h"):
        client.do("/b_free", buffer)
    assert client.do("/session/load", "made")[0] == "/done"
    assert origins(client) == before
    assert before["s"]["source"] == "loop"
    assert before["h"]["bases"] == "w"
    client.send("/notify/buffers", 1)
    assert {reply[6] for reply in client.until("/done", "/notify/buffers")[:-1]} == {"a patch"}
    client.do("/notify/buffers", 0)


def origins(client: Udp) -> dict[Any, dict[str, Any]]:
    """Return how each buffer was made, with the names of buffers for their identities."""
    client.send("/notify/buffers", 1)
    told = {reply[1]: reply for reply in client.until("/done", "/notify/buffers")[:-1]}
    client.do("/notify/buffers", 0)
    keys = {reply[7]: key for key, reply in told.items()}
    facts = {key: dict(zip(reply[8::2], reply[9::2], strict=True)) for key, reply in told.items()}
    links = ("source", "bases", "activations", "resynth")
    return {
        key: {name: keys[value] if name in links else value for name, value in found.items()}
        for key, found in facts.items()
    }


def test_bases_come_back_with_the_frames_of_their_templates(client: Udp, home: Path) -> None:
    on_demand.prepare(lambda: None)
    client.do("/b_alloc", "noise", 2000)
    client.do("/b_gen", "noise", "sine1", 7, 1.0)
    sizes = "components", 1, "windowSize", 64, "bases", "w", "templateFrames"
    assert client.do("/bufnmf", "source", "noise", *sizes, 2)[0] == "/done"
    assert client.do("/bufnmf", "source", "noise", "components", 1, "bases", "flat", "templateFrames", 1)[0] == "/done"
    for name in ("templates", "again"):
        client.do("/session/save", name)
        entries = json.loads((home / name / "session.json").read_text("utf-8"))["buffers"]
        told = {each["id"]: (each.get("templateFrames"), each.get("templateHop")) for each in entries}
        # Left out where they say nothing, so that an earlier nmfserver reads what has no templates.
        assert told == {"noise": (None, None), "w": (2, 32), "flat": (None, None)}
        client.do("/session/load", name)
    failed = client.do("/bufnmf", "source", "noise", *sizes, 3, "basesMode", 1)
    assert "have 2 frames, but templateFrames is 3" in failed[2]


def test_a_session_replaces_buffers_of_its_own_and_leaves_others(client: Udp) -> None:
    make(client, "a", 0.25)
    client.do("/session/save", 2.0)
    make(client, "a", 0.5)
    make(client, "b", 0.5)
    assert client.do("/session/load", 2) == ("/done", "/session/load", "2", "buffers", 1)
    assert (first(client, "a"), first(client, "b")) == (0.25, 0.5)


def test_the_tempo_and_what_follows_activations_come_back(client: Udp) -> None:
    client.send("/tempo", 90)
    client.send("/live/following", "threshold", 0.5, "release", 2)
    followed = client.ask("/live/following")
    client.do("/session/save", "beat")
    client.send("/tempo", 120)
    client.send("/live/following", "threshold", 0.25, "release", 5)
    client.send("/notify", 1)
    client.until("/done", "/notify")
    client.send("/session/load", "beat")
    assert ("/tempo.reply", 90.0, 0) in client.until("/done", "/session/load")
    client.send("/notify", 0)
    client.until("/done", "/notify")
    assert client.ask("/live/following") == followed


def test_sessions_are_listed(client: Udp) -> None:
    client.do("/session/save", "b-side")
    client.send("/session/list")
    told = client.until("/done", "/session/list")
    assert ("/session", "b-side") in told
    assert told[-1][2] == len(told) - 1


def test_a_damaged_session_changes_nothing(client: Udp, home: Path) -> None:
    make(client, "a", 0.25)
    make(client, "b", 0.25)
    client.do("/session/save", "hurt")
    make(client, "a", 0.5)
    (home / "hurt" / "0002-b.wav").unlink()
    reply = client.do("/session/load", "hurt")
    assert reply[0] == "/fail"
    assert reply[2].startswith("the session 'hurt' cannot be loaded: ")
    assert "0002-b.wav does not exist" in reply[2]
    assert first(client, "a") == 0.5


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"windowSiz": 1024}, "the key 'windowSiz' is unknown: did you mean windowSize?"),
        ({"windowSize": 10**6}, "windowSize is 1000000"),
        ({"channels": [1, 2, 3]}, "channels has 3 values"),
        ({"delay": 100}, "the delay is 100"),
    ],
)
def test_settings_that_cannot_be_change_nothing(
    client: Udp, home: Path, settings: dict[str, object], reason: str
) -> None:
    make(client, "a", 0.25)
    client.do("/session/save", "odd")
    values = manifest(home / "odd")
    values["live"]["settings"] = settings  # type: ignore[index]
    (home / "odd" / "session.json").write_text(json.dumps(values), "utf-8")
    client.do("/b_free", "a")
    assert reason in client.do("/session/load", "odd")[2]
    assert client.until_list() == []


def test_buffers_of_a_client_s_own_folder_are_left_out(client: Udp, home: Path) -> None:
    make(client, "kept", 0.25)
    client.send("/tempfolder")
    number = client.receive()[3]
    make(client, f"{number}/source", 0.25)
    client.do("/session/save", "tidy")
    assert [each["id"] for each in manifest(home / "tidy")["buffers"]] == ["kept"]  # type: ignore[attr-defined]


def test_what_does_not_fit_the_quota_is_not_loaded(client: Udp, home: Path) -> None:
    make(client, "a", 0.25, 400_000)
    client.do("/session/save", "large")
    with running("--sessions-folder", str(home), "--memory-quota", "1") as small:
        other = Udp(small.port)
        assert "memory quota" in other.do("/session/load", "large")[2]
        assert other.until_list() == []
        assert other.do("/b_alloc", "a", 200_000)[0] == "/done"  # nothing stays reserved
        other.close()


def test_other_folders_than_those_for_files_are_closed_to_clients(tmp_path: Path, home: Path) -> None:
    with running("--sessions-folder", str(home), "--file-folders", str(tmp_path)) as process:
        client = Udp(process.port)
        for message in (("/session/save", "x"), ("/session/load", "one"), ("/session/list",)):
            assert "the folders that this server may use are" in client.do(*message)[2]
        client.close()
    inside = str(tmp_path / "sessions")
    with running("--sessions-folder", inside, "--file-folders", str(tmp_path)) as process:
        client = Udp(process.port)
        assert client.do("/session/save", "x")[0] == "/done"
        client.close()


def test_a_full_disk_keeps_the_old_session(client: Udp, tmp_path: Path, home: Path) -> None:
    make(client, "a", 0.25)
    client.do("/session/save", "before")
    disk = tmp_path / "disk"
    content = tmp_path / "content"
    content.mkdir()
    (home / "before").rename(content / "before")
    made = Process(
        "--sessions-folder", str(disk),
        under=full_disk(disk, size=2**21, content=content, free=2**16),
    )  # fmt: skip
    other = Udp(made.port)
    make(other, "a", 0.5, 100_000)
    reply = other.do("/session/save", "before")
    assert "cannot be written whole: the disk may be full" in reply[2]
    other.do("/b_free", "a")
    assert other.do("/session/load", "before")[0] == "/done"
    assert first(other, "a") == 0.25
    other.close()
    assert made.end() == 0


def test_a_save_that_is_cancelled_keeps_the_old_session_and_the_next_works(client: Udp, home: Path) -> None:
    make(client, "a", 0.25)
    client.do("/session/save", "stop")
    there = sorted((home / "stop").iterdir())
    make(client, "a", 0.5, 25_000_000)
    client.send("/session/save", "stop")
    wait_until(lambda: len(list((home / "stop").iterdir())) > len(there))
    client.send("/cancel")
    assert ("/fail", "/session/save", "cancelled") in [reply[:3] for reply in client.sync()]
    wait_until(lambda: sorted((home / "stop").iterdir()) == there)
    client.do("/session/load", "stop")
    assert first(client, "a") == 0.25
    assert client.do("/session/save", "stop")[0] == "/done"


# --- the automatic save


@contextlib.contextmanager
def saving(home: Path, port: str, *flags: str, log: Path | None = None) -> Iterator[tuple[Process, Udp]]:
    """Run a server that saves automatically, and a client; at the end it is killed."""
    process = Process(log=log, command=(
        "serve", "--port", port, "--sessions-folder", str(home), "--autosave", "0.1", *flags
    ))  # fmt: skip
    client = Udp(process.port)
    try:
        yield process, client
    finally:
        process.process.kill()
        process.end()
        client.close()


def buffers(folder: Path) -> list[object]:
    """Return which buffers a session has."""
    try:
        return [each["id"] for each in manifest(folder)["buffers"]]  # type: ignore[attr-defined]
    except FileNotFoundError:
        return []


def test_a_killed_server_is_restored(tmp_path: Path) -> None:
    port, log = str(free_port()), tmp_path / "log.txt"
    auto = tmp_path / f"autosave-{port}"
    samples = np.random.default_rng(1).standard_normal(1000)
    with saving(tmp_path, port, "--autosave-size", "1") as (_, client):
        client.do("/b_alloc", "noise", 1000)
        client.send("/b_setn", "noise", 0, 1000, *samples.tolist())
        told = client.samples("noise", 1000)
        wait_until(lambda: buffers(auto) == ["noise"])
        (wave,) = auto.glob("*.wav")
        written = wave.stat().st_mtime_ns
        make(client, "large", 0.5, 300_000)
        make(client, "small", 0.5)
        wait_until(lambda: set(buffers(auto)) == {"noise", "small"} and manifest(auto)["leftOut"] == ["large"])
        assert wave.stat().st_mtime_ns == written  # only what has changed is written
    with saving(tmp_path, port, "--restore", log=log) as (_, client):
        assert client.samples("noise", 1000) == told
        assert [reply[1] for reply in client.until_list()] == ["noise", "small"]
        said = log.read_text("utf-8")
        assert "restored: 2 buffers, 0 sets of bases, 0 scenes; too large to be saved were large" in said
        client.send("/b_fill", "noise", 0, 1000, 0.5)
        wait_until(lambda: not wave.exists())
        assert not (tmp_path / f"autosave-{port} before").exists()
    with saving(tmp_path, port) as (_, client):  # without --restore, what there was is set aside
        assert client.until_list() == []
        make(client, "new", 0.5)
        wait_until(lambda: buffers(auto) == ["new"])
        assert client.do("/session/load", f"autosave-{port} before")[0] == "/done"
        assert first(client, "noise") == 0.5


def test_a_buffer_that_is_written_to_all_the_time_is_never_saved_in_part(tmp_path: Path) -> None:
    port, frames = str(free_port()), 1_000_000
    auto = tmp_path / f"autosave-{port}"
    with saving(tmp_path, port) as (_, client):
        make(client, "busy", 0.0, frames)
        make(client, "calm", 0.5)
        wait_until(lambda: len(buffers(auto)) == 2)
        for round_ in range(100):
            client.send("/b_fill", "busy", 0, frames, float(round_))
            client.sync(round_)
            if round_ % 10 == 0 and (values := saved_samples(auto, "busy")) is not None:
                assert values.min() == values.max()
        wait_until(lambda: (values := saved_samples(auto, "busy")) is not None and values[0] == 99)


def saved_samples(folder: Path, buffer: str) -> NDArray[np.float32] | None:
    """Return the samples of a buffer in a session; None while its file is being replaced."""
    with contextlib.suppress(FileNotFoundError, soundfile.LibsndfileError):
        entries = manifest(folder)["buffers"]
        file = next(each["sound"]["file"] for each in entries if each["id"] == buffer)  # type: ignore[attr-defined]
        samples: NDArray[np.float32] = soundfile.read(folder / file, dtype="float32")[0]
        return samples
    return None


def test_where_nothing_was_saved_the_log_says_so_and_the_server_runs(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with saving(tmp_path / "none", str(free_port()), "--restore", log=log) as (_, client):
        assert client.until_list() == []
        assert "nothing is restored: there is no session 'autosave-" in log.read_text("utf-8")


def test_a_save_that_is_killed_leaves_the_one_before(tmp_path: Path) -> None:
    port = str(free_port())
    with saving(tmp_path, port) as (process, client):
        make(client, "a", 0.25, 4_000_000)
        assert client.do("/session/save", "stage")[0] == "/done"
        make(client, "a", 0.5, 4_000_000)
        client.send("/session/save", "stage")
        wait_until(lambda: len(list((tmp_path / "stage").iterdir())) > 2)
        process.process.kill()
    with saving(tmp_path, port) as (_, client):
        assert client.do("/session/load", "stage")[0] == "/done"
        assert first(client, "a") in (0.25, 0.5)
        assert client.ask("/b_get", "a", 3_999_999)[-1] == first(client, "a")


def test_a_server_that_quits_has_saved_what_there_was_at_the_end(tmp_path: Path) -> None:
    port = str(free_port())
    flags = ("--port", port, "--sessions-folder", str(tmp_path))
    with running(*flags) as process:
        client = Udp(process.port)
        make(client, "a", 0.25)
        assert client.do("/quit") == ("/done", "/quit")
        client.close()
    assert buffers(tmp_path / f"autosave-{port}") == ["a"]


def test_an_automatic_save_that_fails_is_told_once(tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "log.txt"
    home.write_text("a file")
    with saving(home, str(free_port()), log=log) as (_, client):
        make(client, "a", 0.25)
        wait_until(lambda: "cannot be saved automatically" in log.read_text("utf-8"))
        make(client, "b", 0.25)
        home.unlink()
        wait_until(lambda: any(home.glob("autosave-*/session.json")))
        assert log.read_text("utf-8").count("cannot be saved automatically") == 1
