"""A session's folder: whole at any moment, and checked when it is read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from nmfserver.errors import NMFServerError, SessionError
from nmfserver.sessions.folder import SessionFolder, stored_shape
from nmfserver.sessions.manifest import Buffer, Live, Manifest, names_of
from nmfserver.sessions.names import require_name, require_own_name
from nmfserver.sessions.store import SessionStore
from nmfserver.sound_files.service import Transfer

QUIET = Live((), (), (), (), "filter", 1.0, False, 0.0, {}, {})
RAMP = np.arange(12, dtype=np.float32).reshape(6, 2)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SessionStore]:
    """A folder of sessions."""
    made = SessionStore(tmp_path_factory.mktemp("sessions") / "inner")
    yield made
    made.close()


@pytest.fixture
def saved(store: SessionStore, request: pytest.FixtureRequest) -> SessionFolder:
    """The folder of a session with the buffer 0."""
    folder = store.folder(str(abs(hash(request.node.name))))
    save(folder, RAMP, object())
    return folder


def save(folder: SessionFolder, samples: Any, edition: object) -> None:
    """Save a session with the buffer 0."""
    saving = folder.begin()
    if saving.sound(edition) is None:
        saving.write(edition, samples, 44100.5, "0", Transfer())
    sound = saving.sound(edition)
    assert sound is not None
    saving.commit(Manifest((Buffer(0, 44100.5, sound),), (), QUIET))
    saving.close()


def samples_of(folder: SessionFolder) -> Any:
    """Return the samples of buffer 0."""
    return folder.read(folder.manifest().buffers[0].sound, Transfer())


def waves(folder: SessionFolder) -> list[str]:
    return sorted(path.name for path in folder.path.glob("*.wav"))


def test_what_is_saved_can_be_read_by_hand(saved: SessionFolder) -> None:
    text = json.loads((saved.path / "session.json").read_text("utf-8"))
    entry = text["buffers"][0]
    assert (entry["id"], entry["sampleRate"], entry["sound"]["frames"], entry["sound"]["channels"]) == (
        0,
        44100.5,
        6,
        2,
    )
    samples, rate = soundfile.read(saved.path / entry["sound"]["file"], dtype="float32")
    np.testing.assert_array_equal(samples, RAMP)
    assert rate == 44100  # files have integers; the exact rate stands in the text


@pytest.mark.parametrize("text", ["{}", "[", '{"format": "nmfserver session", "version": 99}'])
def test_a_file_beside_something_else_that_is_called_like_a_session_has_no_names(tmp_path: Path, text: str) -> None:
    (tmp_path / "session.json").write_text(text)
    assert names_of(tmp_path / "0001-a.wav") == ()


@pytest.mark.parametrize("samples", [np.full((3, 2), np.nan), np.array([[np.inf, -0.0, 1e-42]]), np.ones((2, 1500))])
def test_samples_come_back_bit_for_bit(store: SessionStore, samples: Any) -> None:
    folder, samples = store.folder("bits"), np.ascontiguousarray(samples, np.float32)
    save(folder, samples, object())
    assert samples_of(folder).tobytes() == samples.tobytes()
    assert samples_of(folder).shape == samples.shape


def test_more_channels_than_a_file_can_have_are_one() -> None:
    assert stored_shape(10, 1024) == (10, 1024)
    assert stored_shape(10, 1025) == (10250, 1)


def test_what_has_not_changed_is_not_written_again(saved: SessionFolder) -> None:
    edition = object()
    save(saved, RAMP, edition)
    before = {name: (saved.path / name).stat().st_mtime_ns for name in waves(saved)}
    save(saved, RAMP, edition)
    assert {name: (saved.path / name).stat().st_mtime_ns for name in waves(saved)} == before
    save(saved, 2 * RAMP, object())
    assert len(waves(saved)) == 1
    np.testing.assert_array_equal(samples_of(saved), 2 * RAMP)


def test_a_file_that_somebody_has_removed_is_written_again(saved: SessionFolder) -> None:
    edition = object()
    save(saved, RAMP, edition)
    (saved.path / waves(saved)[0]).unlink()
    save(saved, RAMP, edition)
    np.testing.assert_array_equal(samples_of(saved), RAMP)


def test_a_process_that_dies_before_the_end_leaves_the_old_session(saved: SessionFolder) -> None:
    saving = saved.begin()
    saving.write(object(), 2 * RAMP, 1.0, "0", Transfer())
    assert saving._lock is not None
    os.close(saving._lock)  # as the system does
    again = SessionFolder(saved.path, saved.files)
    np.testing.assert_array_equal(samples_of(again), RAMP)
    save(again, 3 * RAMP, object())
    assert len(waves(again)) == 1
    np.testing.assert_array_equal(samples_of(again), 3 * RAMP)


def test_a_save_that_fails_leaves_the_old_session_and_nothing_else(saved: SessionFolder) -> None:
    there, saving, cancelled = sorted(saved.path.iterdir()), saved.begin(), Transfer()
    saving.write(object(), 2 * RAMP, 1.0, "0", Transfer())
    cancelled.cancel()
    with pytest.raises(NMFServerError):
        saving.write(object(), 2 * RAMP, 1.0, "1", cancelled)
    saving.close()
    assert sorted(saved.path.iterdir()) == there


def test_the_files_of_others_stay(saved: SessionFolder) -> None:
    (saved.path / "notes.txt").write_text("mine")
    (saved.path / "12-mine.wav").write_text("mine")
    save(saved, RAMP, object())
    assert {"notes.txt", "12-mine.wav"} <= {path.name for path in saved.path.iterdir()}


# --- damage


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], object]:
    """Return what changes the values of a manifest."""

    def work(path: Path) -> None:
        file = path / "session.json"
        values = json.loads(file.read_text("utf-8"))
        change(values)
        file.write_text(json.dumps(values), "utf-8")

    return work


def text(old: str, new: str) -> Callable[[Path], object]:
    """Return what replaces a piece of the text of a manifest."""

    def work(path: Path) -> None:
        file = path / "session.json"
        assert old in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    return work


def sound(values: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = values["buffers"][0]["sound"]
    return found


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no manifest": (lambda path: (path / "session.json").unlink(), "session.json cannot be read: No such file"),
    "half a manifest": (
        lambda path: os.truncate(path / "session.json", 40), "session.json is not valid JSON: "),
    "no text": (lambda path: (path / "session.json").write_bytes(b"\xff\xfe\0"), "session.json is not valid JSON: "),
    "another text": (lambda path: (path / "session.json").write_text("[]"), "session.json is no session of nmfserver"),
    "nested": (lambda path: (path / "session.json").write_text("[" * 10**5), "session.json is not valid JSON: "),
    "a later version": (
        changed(lambda values: values.update(version=2)), "it has version 2 of the format; this nmfserver reads 1"),
    "an origin without sizes": (
        changed(lambda values: values["buffers"][0].update(origin={"components": 2, "hopSize": 0})),
        "session.json is not as it should be: windowSize of its origin is None; it is a number from 1 on"),
    "an origin with more": (
        changed(lambda values: values["buffers"][0].update(origin={"names": 1})),
        "session.json is not as it should be: nothing of an origin is called 'names'"),
    "an origin of something else": (
        changed(lambda values: values["buffers"][0].update(origin={"source": [1]})),
        "session.json is not as it should be: Expected `int | float | str`, got `array`"),
    "NaN": (text('"inputGain": 1.0', '"inputGain": NaN'), "session.json is not valid JSON: NaN is no number"),
    "infinity": (text('"inputGain": 1.0', '"inputGain": 1e999'), "Expected `float` <= 8"),
    "a missing key": (changed(lambda values: values.pop("live")), "Object missing required field `live`"),
    "an unknown key": (changed(lambda values: values.update(x=1)), "Object contains unknown field `x`"),
    "a word for a number": (changed(lambda values: sound(values).update(frames="6")), "Expected `int`, got `str`"),
    "no frames": (changed(lambda values: sound(values).update(frames=0)), "Expected `int` >= 1"),
    "a file elsewhere": (
        changed(lambda values: sound(values).update(file="../0001-0.wav")), "Expected `str` matching regex"),
    "a buffer twice": (
        changed(lambda values: values["buffers"].append(values["buffers"][0])), "a buffer is there twice"),
    "a file for two": (
        changed(lambda values: values["buffers"].append(values["buffers"][0] | {"id": 1})),
        "a file stands for two buffers, or has two sizes"),
    "templates that do not fit": (
        changed(lambda values: values["buffers"][0].update(templateFrames=4)),
        "session.json is not as it should be: 6 frames are no multiple of those of a template, 4"),
    "too few names": (changed(lambda values: sound(values).update(names=["x"])), "1 names for 2 channels"),
    "the same name": (
        changed(lambda values: sound(values).update(names=["x", "x"])), "two components are called 'x'"),
    "a negative id": (changed(lambda values: values["buffers"][0].update(id=-1)), "-1 is the number of no buffer"),
    "no sample rate": (changed(lambda values: values["buffers"][0].update(sampleRate=0.0)), "Expected `float` > 0"),
    "a missing file": (lambda path: next(path.glob("*.wav")).unlink(), "does not exist"),
    "a short file": (lambda path: os.truncate(next(path.glob("*.wav")), 60), "frame"),
    "no sound file": (lambda path: next(path.glob("*.wav")).write_text("x"), "wav"),
    "another size": (
        lambda path: soundfile.write(next(path.glob("*.wav")), RAMP[:5], 44100, subtype="FLOAT"),
        "has 5 frames of 2 channels, and session.json says 6 of 2"),
}  # fmt: skip


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_told_in_a_sentence(saved: SessionFolder, kind: str) -> None:
    damage, reason = DAMAGE[kind]
    damage(saved.path)
    with pytest.raises(NMFServerError) as raised:
        samples_of(saved)
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


# --- names and the folder of all


@pytest.mark.parametrize(
    "name", ["", "..", ".", "a/b", "a\\b", "a.b", " a", "a ", "a\0", "a\n", "x" * 65, "con", "NUL", "com7", "a:b", "~"]
)
def test_no_name_leads_out_of_the_folder(store: SessionStore, name: str) -> None:
    with pytest.raises(SessionError, match="a session cannot be called"):
        store.folder(name)


@pytest.mark.parametrize("name", ["a", "Set 1", "über_3-b", "x" * 64, "comet", "0"])
def test_names_of_sessions(name: str) -> None:
    require_name(name)
    require_own_name(name)


def test_names_of_the_server_s_own_are_refused_to_others() -> None:
    with pytest.raises(SessionError, match="names with autosave are what the server saves itself"):
        require_own_name("Autosave-57200")


def test_no_link_is_followed(store: SessionStore, saved: SessionFolder) -> None:
    (store.root / "link").symlink_to(saved.path)
    assert "link" not in store.names()
    with pytest.raises(SessionError, match="there is no session 'link'"):
        store.existing("link")
    with pytest.raises(SessionError, match="nothing can be saved in"):
        store.folder("link").begin()
    (saved.path / "session.json").rename(saved.path.parent / "outside.json")
    (saved.path / "session.json").symlink_to(saved.path.parent / "outside.json")
    with pytest.raises(SessionError, match=r"session\.json cannot be read"):
        saved.manifest()


def test_sessions_are_listed_and_set_aside(tmp_path: Path, store: SessionStore) -> None:
    one = SessionStore(tmp_path)
    assert one.names() == []
    for value in (1, 2, 3):
        save(one.folder("auto"), value * RAMP, object())
        one.set_aside("auto")
    assert one.names() == ["auto before"]
    np.testing.assert_array_equal(samples_of(one.existing("auto before")), 3 * RAMP)
    with pytest.raises(SessionError, match=r"there is no session 'auto' in .*; there are auto before"):
        one.existing("auto")
    one.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = SessionStore(tmp_path / "file" / "inner")
    with pytest.raises(SessionError, match=f"nothing can be saved in {tmp_path}/file/inner/a: Not a directory"):
        store.folder("a").begin()
