"""Scores: notes from MIDI files, and the activations that notes make."""

from __future__ import annotations

import math
import random
from pathlib import Path

import mido
import numpy as np
import pytest

from nmfserver import scores
from nmfserver.errors import ArgumentError, NMFServerError, SoundFileError
from nmfserver.scores import Note

RATE, HOP = 44100.0, 512
SECOND = 960
"""Ticks, where a file names neither tempo nor division."""


def midi(path: Path, *tracks: list[mido.Message], **options: int) -> Path:
    mido.MidiFile(tracks=[mido.MidiTrack(track) for track in tracks], **options).save(path)
    return path


def key(kind: str, pitch: int, time: float, velocity: int = 127, channel: int = 0) -> mido.Message:
    return mido.Message(kind, note=pitch, velocity=velocity, time=int(time * SECOND), channel=channel)


def pedal(value: int, time: float) -> mido.Message:
    return mido.Message("control_change", control=64, value=value, time=int(time * SECOND))


def at(seconds: float) -> int:
    """Return the hop that is nearest to a time."""
    return round(seconds * RATE / HOP)


def test_notes_of_all_tracks_come_by_their_beginning(tmp_path: Path) -> None:
    low = [key("note_on", 40, 0.5, 64), key("note_off", 40, 0.5)]
    high = [key("note_on", 72, 0, channel=3), key("note_on", 72, 0.25, 0, channel=3)]  # velocity 0 is an end
    assert scores.read_midi(midi(tmp_path / "two.mid", low, high)) == [Note(72, 0, 0.25), Note(40, 0.5, 0.5, 64 / 127)]


def test_a_tempo_counts_from_where_it_stands(tmp_path: Path) -> None:
    track = [key("note_on", 60, 1), mido.MetaMessage("set_tempo", tempo=1_000_000), key("note_off", 60, 1)]
    assert scores.read_midi(midi(tmp_path / "slow.mid", track)) == [Note(60, 1, 2)]


def test_the_pedal_holds_what_the_hand_lets_go(tmp_path: Path) -> None:
    track = [
        pedal(127, 0), key("note_on", 60, 0), key("note_off", 60, 0.25), key("note_on", 64, 0.25),
        key("note_on", 60, 0.5), key("note_off", 60, 0.25), pedal(0, 0.75), key("note_off", 64, 1),
    ]  # fmt: skip
    assert scores.read_midi(midi(tmp_path / "pedal.mid", track)) == [Note(60, 0, 1), Note(64, 0.5, 2.5), Note(60, 1, 1)]


def test_what_nobody_ends_lasts_until_the_end(tmp_path: Path) -> None:
    track = [key("note_on", 60, 0), key("note_on", 61, 1), key("note_off", 61, 1)]
    assert scores.read_midi(midi(tmp_path / "open.mid", track)) == [Note(60, 0, 2), Note(61, 1, 1)]


def test_a_file_that_is_no_midi_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    whole = midi(tmp_path / "whole.mid", [key("note_on", 60, 0), key("note_off", 60, 1)]).read_bytes()
    damaged = tmp_path / "damaged.mid"
    chance = random.Random(1)
    for _ in range(300):
        wrong = bytearray(whole[: chance.randrange(len(whole) + 1)])
        for _ in range(chance.randrange(4)):
            wrong[chance.randrange(len(wrong) + 1) :][:1] = b""
            wrong.insert(chance.randrange(len(wrong) + 1), chance.randrange(256))
        damaged.write_bytes(wrong)
        try:
            scores.read_midi(damaged)
        except SoundFileError as error:
            assert str(error).startswith(f"{damaged} ")
    for name, said in (("none.mid", "cannot be read as a MIDI file"), ("empty.mid", "has no notes")):
        midi(tmp_path / "empty.mid", [])
        with pytest.raises(SoundFileError, match=said):
            scores.read_midi(tmp_path / name)


def test_without_mido_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "mido", None)
    with pytest.raises(NMFServerError, match=r"pip install 'nmfserver\[midi\]'"):
        scores.read_midi("any.mid")


def test_a_component_sounds_where_its_pitch_does() -> None:
    notes = [Note(64, 1, 0.5, 0.5), Note(60, 0, 0.5), Note(64, 2, 0.5)]
    found = scores.activations(notes, int(4 * RATE), RATE, HOP)
    assert found.shape == (1, 2, int(4 * RATE) // HOP + 1)
    assert found.dtype == np.float32
    low, high = found[0]
    assert low[0] == pytest.approx(1, abs=0.03)
    assert high[at(1)] == pytest.approx(0.5, abs=0.01)
    assert high[at(2)] == pytest.approx(1, abs=0.02)
    assert high[at(1.5)] == pytest.approx(0.5 * math.exp(-0.5), abs=0.01)
    assert high[at(1.6)] == pytest.approx(0.5 * math.exp(-0.5 - 1), abs=0.02)
    silent = [at(0.96), at(1.97), at(2.97)]  # but 30 ms before a note, and until it is over
    assert (high[: silent[0]].max(), low[at(1) :].max(), high[silent[1] - 1], high[silent[2] :].max()) == (0, 0, 0, 0)
    assert high[at(0.98)] > 0


def test_an_organ_keeps_its_loudness() -> None:
    [[organ]] = scores.activations([Note(60, 0, 2)], int(2 * RATE), RATE, HOP, decay=math.inf)
    assert (organ[: at(2)] == 1).all()


@pytest.mark.parametrize(
    ("notes", "options", "sentence"),
    [
        ([], {}, "the score has no notes; it has at least one"),
        ([Note(60, 0, 1), Note(128, 0, 1)], {}, "the pitch of note 1 is 128; it is between 0 and 127"),
        ([Note(60, -1, 1)], {}, "the start of note 0 is -1; it is a number of seconds, at least 0"),
        ([Note(60, 0, 0)], {}, "the duration of note 0 is 0; it is a number of seconds above 0"),
        ([Note(60, math.nan, 1)], {}, "the start of note 0 is nan"),
        ([Note(60, 0, 1, 64)], {}, "the velocity of note 0 is 64; it is above 0, at most 1"),
        ([Note(60, 0, 1)], {"decay": 0}, "decay is 0; it is above 0"),
        ([Note(60, 0, 1)], {"release": -1}, "release is -1; it is above 0"),
        ([Note(60, 0, 1)], {"sample_rate": 0}, "sample_rate is 0; it is above 0"),
        ([Note(60, 0, 1)], {"frames": 0}, "frames is 0; it is at least 1"),
        ([Note(60, 0, 1)], {"hop_size": 0}, "hop_size is 0; it is at least 1"),
    ],
)
def test_what_cannot_be_played_is_refused(notes: list[Note], options: dict[str, float], sentence: str) -> None:
    with pytest.raises(ArgumentError) as refused:
        scores.activations(notes, **{"frames": 44100, "sample_rate": RATE, "hop_size": HOP} | options)  # type: ignore[arg-type]
    assert sentence in str(refused.value)
