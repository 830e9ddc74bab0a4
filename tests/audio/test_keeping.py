"""What of live sound is kept: over stops and starts, in scenes, for undo, behind a lock; and names of components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import nmfserver.commands.dispatch  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY
from nmfserver.commands.keeping import Lock
from tests.audio.sound import Live, write
from tests.wire import wait_until

BINS = 513


@pytest.fixture
def bases(live: Live, tmp_path: Path) -> Iterator[Live]:
    """A client; there are bases `two`, `three` and `four` of as many components, and those of another FFT size."""
    for name, count, bins in (("two", 2, BINS), ("three", 3, BINS), ("four", 4, BINS), ("long", 2, 1025)):
        samples = np.random.default_rng(count).random((bins, count)) + 0.1
        assert live.do("/b_allocRead", name, str(write(tmp_path / f"{name}.wav", samples)))[0] == "/done"
    yield live
    live.send("/scene/list")
    for reply in live.until("/done", "/scene/list")[:-1]:
        live.send("/scene/free", reply[1])


@pytest.fixture
def other(live: Live) -> Iterator[Live]:
    """Another client of the same server."""
    made = Live(live.server[1])
    yield made
    made.close()


def start(live: Live, *arguments: object) -> dict[str, object]:
    """Start live sound; return what is answered."""
    reply = live.do("/live/start", *arguments)
    assert reply[0] == "/done", reply
    return dict(zip(reply[2::2], reply[3::2], strict=True))


def names(live: Live) -> tuple[object, ...]:
    return live.ask("/live/names")[1:]


def gains(live: Live) -> tuple[object, ...]:
    return live.ask("/live/gains")[1:]


# --- over stops and starts


def test_what_was_set_up_is_there_after_a_stop_and_a_start(bases: Live) -> None:
    assert start(bases, "bases", "three", "maxComponents", 8)["components"] == 3
    bases.send("/live/gains", 0.5, 2.0, 0.25)
    bases.send("/live/mode", "match")
    bases.send("/component/name", 1, "snare")
    bases.send("/live/input", 0.5, 1)
    bases.do("/live/stop")
    assert start(bases)["components"] == 3
    assert gains(bases) == (0.5, 2.0, 0.25)
    assert names(bases) == ("", "snare", "")
    status = bases.status()
    assert (status["mode"], status["inputGain"], status["mute"], status["open"]) == ("match", 0.5, 1, 0)


def test_the_settings_of_the_last_start_come_again_and_others_win(bases: Live) -> None:
    start(bases, "channels", 1, 4, "delay", 128, "maxComponents", 8, "capture", 2)
    bases.do("/live/stop")
    found = start(bases, "again", 1, "delay", 256)
    assert (found["latency"], found["outputs"], found["inputs"]) == (256, 4, 1)
    bases.do("/live/stop")
    assert start(bases)["latency"] == 1024


def test_a_setting_that_is_given_wins_where_it_is_the_usual_one_too(bases: Live) -> None:
    start(bases, "limiter", 0, "delay", 128, "channels", 1, 3)
    bases.do("/live/stop")
    found = start(bases, "again", 1, "limiter", 1, "delay", -1)
    assert (found["latency"], found["outputs"], bases.status()["limiter"]) == (1024, 3, 1)
    bases.do("/live/stop")
    assert start(bases, "again", 1)["latency"] == 1024


def test_a_session_that_is_loaded_while_a_device_opens_is_not_lost(bases: Live, other: Live) -> None:
    start(bases, "bases", "three")
    bases.send("/live/gains", 0.5, 2.0, 0.25)
    bases.do("/session/save", "opening")
    bases.send("/live/gains", 1.0, 1.0, 1.0)
    bases.do("/live/stop")
    bases.send("/live/start", "bases", "two")
    assert other.do("/session/load", "opening")[0] == "/done"
    bases.until("/done", "/live/start")
    assert gains(bases) == (0.5, 2.0, 0.25)


def test_nothing_is_forgotten_while_a_device_opens(bases: Live, other: Live) -> None:
    bases.send("/live/start", "bases", "two")
    replies: list[tuple[object, ...]] = []
    while not replies:
        other.send("/live/forget")
        replies = [reply for reply in other.sync() if reply[0] == "/fail"]
    assert replies[0][2] == "live audio begins or ends at this moment: wait for its /done"
    bases.until("/done", "/live/start")


def test_bases_of_another_fft_size_stay_until_they_fit_again(bases: Live) -> None:
    start(bases, "bases", "three")
    bases.send("/component/name", 0, "kick")
    bases.do("/live/stop")
    assert start(bases, "windowSize", 2048)["components"] == 1
    bases.do("/live/bases", "long")
    bases.do("/live/stop")
    assert start(bases)["components"] == 3
    assert names(bases) == ("kick", "", "")


def test_a_patch_that_gives_the_same_bases_each_time_keeps_their_names(bases: Live) -> None:
    start(bases, "bases", "three")
    bases.send("/component/name", 0, "kick")
    bases.do("/live/stop")
    start(bases, "bases", "three")
    assert names(bases) == ("kick", "", "")
    assert bases.do("/live/undo")[0] == "/fail"


def test_what_is_forgotten_does_not_come_again(bases: Live) -> None:
    start(bases, "bases", "three")
    assert "end it with /live/stop" in str(bases.ask("/live/forget")[2])
    bases.send("/live/gains", 0.5, 0.5, 0.5)
    bases.do("/live/stop")
    bases.send("/live/forget")
    assert start(bases)["components"] == 1
    assert gains(bases) == (1.0,)


def test_a_start_that_fails_keeps_what_there_was(bases: Live) -> None:
    start(bases, "bases", "three")
    bases.do("/live/stop")
    assert bases.do("/live/start", "bases", "four", "sampleRate", 12345)[0] == "/fail"
    assert start(bases)["components"] == 3


# --- undo


def test_undo_goes_back_step_by_step_with_names(bases: Live) -> None:
    start(bases, "bases", "two")
    bases.send("/component/name", 0, "kick")
    for name in ("three", "four"):
        bases.do("/live/bases", name, 0)
    assert bases.do("/live/undo", 0) == ("/done", "/live/undo", "components", 3)
    assert bases.do("/live/undo", 0) == ("/done", "/live/undo", "components", 2)
    assert names(bases) == ("kick", "")
    assert bases.do("/live/undo")[:3] == (
        "/fail", "/live/undo", "there are no bases before those in use, or none of this FFT size"
    )  # fmt: skip


def test_the_last_eight_bases_are_kept(bases: Live) -> None:
    start(bases, "bases", "four")
    for at in range(10):
        bases.do("/live/bases", "two" if at % 2 else "three", 0)
    undone = [bases.do("/live/undo", 0) for _ in range(9)]
    assert [reply[0] for reply in undone] == ["/done"] * 8 + ["/fail"]


def test_undo_under_a_morph_goes_back_to_where_it_began(bases: Live) -> None:
    bases.do("/b_dup", "three", "other")
    start(bases, "bases", "two")
    bases.do("/live/bases", "three", 0)
    bases.send("/component/name", 0, "kick")
    bases.do("/live/morph", "other", 1.0)
    assert bases.do("/live/undo", 0) == ("/done", "/live/undo", "components", 3)
    assert (names(bases), bases.status()["morph"]) == (("kick", "", ""), 0)
    assert bases.do("/live/undo", 0) == ("/done", "/live/undo", "components", 2)


# --- scenes


def test_a_scene_brings_back_bases_gains_mode_and_names(bases: Live) -> None:
    start(bases, "bases", "two", "maxComponents", 4)
    bases.send("/live/gains", 0.5, 2.0)
    bases.send("/component/name", 1, "hat")
    bases.send("/scene/store", "A")
    bases.do("/live/bases", "four", 0)
    bases.send("/live/gains", 1.0, 1.0, 0.0, 0.0)
    bases.send("/live/mode", "through")
    bases.send("/scene/store", 2.0)
    assert bases.do("/scene/recall", "A", 0.05) == ("/done", "/scene/recall", "A")
    assert (gains(bases), names(bases), bases.status()["mode"]) == ((0.5, 2.0), ("", "hat"), "filter")
    bases.do("/scene/recall", "2")
    assert (gains(bases), bases.status()["mode"]) == ((1.0, 1.0, 0.0, 0.0), "through")
    bases.send("/scene/list")
    assert bases.until("/done", "/scene/list") == [("/scene", "A"), ("/scene", "2"), ("/done", "/scene/list", 2)]
    bases.send("/scene/free", "A")
    assert bases.do("/scene/recall", "A")[2] == "there is no scene 'A'; there are 2"


def test_a_scene_of_another_fft_size_changes_nothing(bases: Live) -> None:
    start(bases, "bases", "long", "fftSize", 2048, "windowSize", 2048)
    bases.send("/live/gains", 0.5, 0.5)
    bases.send("/scene/store", "long")
    bases.do("/live/stop")
    start(bases, "bases", "two")
    bases.send("/live/gains", 2.0, 2.0)
    assert "1025" in bases.do("/scene/recall", "long")[2]
    assert (gains(bases), bases.status()["components"]) == ((2.0, 2.0), 2)


def test_a_scene_without_bases_is_the_whole_input_again(bases: Live) -> None:
    start(bases)
    bases.send("/scene/store", "dry")
    bases.do("/live/bases", "two", 0)
    bases.do("/scene/recall", "dry", 0)
    assert bases.status()["components"] == 1


# --- lock


def test_the_lock_refuses_what_would_change_the_bases_or_end_the_sound(bases: Live) -> None:
    start(bases, "bases", "two")
    bases.do("/live/bases", "three", 0)
    bases.send("/scene/store", "A")
    bases.send("/live/lock", 1)
    assert {kind.address for kind in REGISTRY.values() if kind.lockable} == set(
        re.findall("`(/[a-z/]+)`", (Lock.__doc__ or "").partition(";")[0])
    )
    for message in (
        ("/live/learn",), ("/live/bases", "two"), ("/live/undo",), ("/scene/recall", "A"), ("/live/stop",),
        ("/session/load", "x"), ("/live/start",), ("/live/forget",),
        ("/live/morph", "two", 1),
    ):  # fmt: skip
        reply = bases.do(*message)
        assert reply[0] == "/fail"
        assert reply[2] == f"live sound is locked, and {message[0]} would change it: /live/lock 0 unlocks it"
    bases.send("/live/gain", 0, 0.5)
    bases.send("/live/open")
    wait_until(lambda: bases.status()["open"] == 1)
    bases.send("/panic")
    wait_until(lambda: bases.status()["open"] == 0)
    assert gains(bases)[0] == 0.5
    bases.send("/live/lock", 0)
    assert bases.do("/live/undo", 0)[0] == "/done"


# --- names


def test_a_name_stands_where_a_number_may(bases: Live) -> None:
    start(bases, "bases", "three")
    bases.send("/component/name", 2, "hi-hat")
    bases.send("/live/gain", "hi-hat", 0.25)
    bases.send("/live/gain", "component", "hi-hat", "gain", 0.125, "ramp", 0)
    assert gains(bases) == (1.0, 1.0, 0.125)
    bases.send("/component/name", "hi-hat", "cymbal")
    assert names(bases) == ("", "", "cymbal")
    assert "no component is called 'cymbel': did you mean cymbal?" in bases.ask("/live/gain", "cymbel", 1.0)
    bases.send("/component/name", "cymbal", "")
    assert names(bases) == ("", "", "")


def test_names_travel_with_buffers_and_are_told_when_they_change(bases: Live) -> None:
    start(bases)
    assert "no bases are in use" in str(bases.ask("/component/name", 0, "x")[2])
    bases.send("/notify", 1)
    bases.until("/done", "/notify")
    bases.send("/component/name", 0, "kick", "two")
    bases.do("/b_dup", "two", "copy")
    bases.send("/live/bases", "copy", 0)
    assert bases.until("/live/names")[-1] == ("/live/names", "kick", "")
    bases.send("/component/name", 1, "snare")
    assert bases.until("/live/names")[-1] == ("/live/names", "kick", "snare")
    bases.send("/live/bases", "three", 0)
    assert bases.until("/live/names")[-1] == ("/live/names", "", "", "")


def test_names_stay_where_bases_are_given_to_bufnmf(bases: Live) -> None:
    bases.do("/b_alloc", "noise", 9000)
    bases.do("/b_gen", "noise", "sine1", 7, 1.0, 0.5)
    bases.send("/component/name", 0, "kick", "two")
    bases.do("/bufnmf", "source", "noise", "components", 2, "bases", "two", "basesMode", 1, "resynth", "stems",
             "activations", "envelopes", "iterations", 2, "blocking", 1)  # fmt: skip
    for buffer in ("two", "stems", "envelopes"):
        assert bases.ask("/component/names", buffer) == ("/component/names.reply", buffer, "kick", "")
    bases.do("/bufnmf", "source", "noise", "components", 2, "bases", "two", "iterations", 2, "blocking", 1)
    assert bases.ask("/component/names", "two") == ("/component/names.reply", "two")
