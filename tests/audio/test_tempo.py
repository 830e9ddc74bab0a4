"""Beats: the tempo, sections and loops counted in beats, taps. All to the sample, through the real engine."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.audio.engine import Engine
from nmfserver.audio.player import VOICE_RAMP
from nmfserver.audio.tempo import Section, Taps, Tempo, Timing
from nmfserver.errors import ArgumentError
from nmfserver.steps import finished
from tests.audio.test_engine import RATE, driven, made

BOTH = np.ones((1, 2), np.float32)
ODD = 137.3
"""Beats a minute, of which none is a whole number of frames."""
Samples = NDArray[np.float32]


def engine(**settings: Any) -> Engine:
    """Return an engine in which only what plays is heard."""
    made_ = made(64, 32, 64, **settings)
    made_.set_mode("match")
    return made_


def silence(frames: int) -> Samples:
    return np.zeros((frames, 1), np.float32)


def nearest(beat: int, bpm: float) -> int:
    """Return the frame nearest to a beat, of beat 0 at position 0, exactly computed."""
    return math.floor(Fraction(beat) * 60 * RATE / Fraction(bpm) + Fraction(1, 2))


# --- the tempo


def test_a_change_of_tempo_lets_the_beats_go_on() -> None:
    tempo = Tempo(ODD, 1234.5)
    changed = tempo.changed(90, 50000, RATE)
    assert changed.beat(50000, RATE) == pytest.approx(tempo.beat(50000, RATE))
    assert changed.frames(1, RATE) == 32000
    multiple = changed.next_multiple(4, 50000, RATE)
    assert changed.beat(multiple, RATE) == pytest.approx(4)
    assert changed.last_multiple(4, multiple + 1, RATE) == multiple == changed.last_multiple(4, multiple, RATE)


# --- sections


@pytest.mark.parametrize(("bpm", "origin"), [(120, 0), (ODD, 0), (ODD, 777.3), (90, -1000)])
@pytest.mark.parametrize(("beats", "quantum"), [(8, 4), (1, 1), (3, 4), (0.5, 0.25), (6, 0)])
def test_a_section_ends_at_the_last_multiple_that_has_passed(
    bpm: float, origin: float, beats: float, quantum: float
) -> None:
    one, tempo = engine(capture=10.0), Tempo(bpm, origin)
    driven(one, silence(9 * RATE), RATE)
    for ago in (0.0, 0.3):
        begin, count = Section(beats=beats, quantum=quantum, ago=ago).span(one, tempo)
        latest = 9 * RATE - round(ago * RATE)
        assert latest - (tempo.frames(quantum, RATE) or 1) - 2 < begin + count <= latest
        assert count == pytest.approx(tempo.frames(beats, RATE), abs=1)
        if quantum:
            end = tempo.beat(begin, RATE) + beats
            assert end / quantum == pytest.approx(round(end / quantum), abs=0.51 / tempo.frames(quantum, RATE))


@pytest.mark.parametrize("blocks", [64, 333], ids=str)
def test_a_section_has_the_very_samples_between_two_beats(blocks: int) -> None:
    one, tempo = engine(capture=10.0), Tempo(ODD)
    heard = np.random.default_rng(1).random((4 * RATE, 1), np.float32)
    driven(one, heard, blocks)
    begin, count = Section(beats=4, quantum=4).span(one, tempo)
    assert (begin, count) == (nearest(4, ODD), math.ceil(tempo.frames(4, RATE)))
    np.testing.assert_array_equal(finished(one.captured(begin, count)), heard[begin : begin + count])


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ({"beats": 8, "quantum": 4}, r"8 beats at 120 bpm, 4 s, up to 1.00 s ago, cannot be captured: "
                                     r"the last 3.00 s are kept, of at most 10"),
        ({"beats": 8, "seconds": 4.0}, "seconds is 4, and beats is 8; only one of them is given"),
        ({"quantum": 4}, "quantum is 4, without beats; it says where these end"),
    ],
)  # fmt: skip
def test_sections_that_there_are_not_are_refused_by_a_sentence(section: dict[str, float], sentence: str) -> None:
    one = engine(capture=10.0)
    driven(one, silence(3 * RATE), RATE)
    with pytest.raises(ArgumentError, match=sentence):
        Section(**section).span(one, Tempo(120))


def test_beats_need_a_tempo() -> None:
    for asked in (lambda: Section(beats=8).span(engine(), None), lambda: Timing(quantum=4).start(engine(), None)):
        with pytest.raises(ArgumentError, match="no tempo to count beats by: set one by /tempo, or by tapping /tap"):
            asked()


# --- loops


def played(one: Engine, samples: Samples, timing: Timing, tempo: Tempo) -> None:
    """Play what the task of `/monitor/play` would."""
    one.play("loop", samples, BOTH, loop=timing.loop, period=timing.period(one, tempo), at=timing.start(one, tempo))


@pytest.mark.parametrize("blocks", [64, 1, [7, 333]], ids=str)
def test_a_loop_by_beats_begins_at_the_quantum_and_each_time_at_the_nearest_frame(blocks: Any) -> None:
    one, tempo = engine(), Tempo(1000 * ODD / 100, 1.7)  # some 2000 frames a beat
    driven(one, silence(100), 64)
    length = math.ceil(tempo.frames(1, RATE))
    saw = np.arange(1, length + 1, dtype=np.float32)[:, None]
    played(one, saw, Timing(quantum=4, beats=1), tempo)
    out = driven(one, silence(20 * length), blocks)[:, 0]
    begins = np.array([math.floor(1.7 + tempo.frames(beat, RATE) + 0.5) - 100 for beat in range(4, 20)])
    assert not out[: begins[0]].any()
    frames = np.arange(begins[1], begins[-1])  # the first has a ramp
    turn = np.searchsorted(begins, frames, "right") - 1
    np.testing.assert_array_equal(out[frames], frames - begins[turn] + 1)


def test_a_loop_is_in_time_after_an_hour() -> None:
    """Without the audio of the hour: the voice is taken there at once."""
    one, tempo = engine(), Tempo(ODD)
    click = np.zeros((math.ceil(tempo.frames(1, RATE)), 1), np.float32)
    click[1000] = 1
    played(one, click, Timing(at=5, beats=8), tempo)
    late = Timing(at=5, beats=8)
    assert late.period(one, tempo) == tempo.frames(8, RATE)
    one._state.clock.position = 3600 * RATE  # as if the hour had been heard
    out = driven(one, silence(9 * click.size), 333)[:, 0]
    repetition = math.ceil((3600 * RATE - 5) / late.period(one, tempo))
    exact = Fraction(8 * repetition) * 60 * RATE / Fraction(ODD) + 5
    assert np.flatnonzero(out).tolist() == [math.floor(exact + Fraction(1, 2)) + 1000 - 3600 * RATE]


def test_a_captured_loop_is_as_if_the_sound_went_on() -> None:
    """A sound that repeats every four beats, in exact time, is captured and played on without a seam."""
    one, tempo = engine(capture=10.0), Tempo(240.7)
    bar = tempo.frames(4, RATE)

    def sound(frames: NDArray[Any]) -> Samples:
        return (0.5 * np.sin(2 * np.pi * 5 * frames / bar)).astype(np.float32)[:, None]

    before = math.ceil(2.3 * bar)
    driven(one, sound(np.arange(before)), 64)
    captured = finished(one.captured(*Section(beats=4, quantum=4).span(one, tempo)))
    played(one, captured, Timing(quantum=4, beats=4), tempo)
    out = driven(one, silence(6 * captured.size), 64)[:, 0]
    begin = math.ceil(3 * bar) - before + round(VOICE_RAMP * RATE)
    steepest = 0.5 * 2 * np.pi * 5 / bar  # of the sine, a frame: half of it is what half a frame makes
    error = np.abs(out[begin:] - sound(np.arange(before + begin, before + len(out)))[:, 0])
    assert error.max() <= 1.001 * steepest


@pytest.mark.parametrize("frames", [500, 3000])
def test_what_is_longer_or_shorter_than_its_beats_is_cut_or_followed_by_silence(frames: int) -> None:
    one, tempo, ramp = engine(), Tempo(1440), round(VOICE_RAMP * RATE)  # 2000 frames a beat
    played(one, np.ones((frames, 1), np.float32), Timing(quantum=1, beats=1), tempo)
    out = driven(one, silence(10000), 64)[:, 0].reshape(5, 2000)
    n, sounding = np.arange(2000), min(frames, 2000)
    envelope = np.clip(np.minimum((n + 1) / ramp, (sounding - n) / ramp), 0, 1)
    for repetition in out[1:]:
        np.testing.assert_allclose(repetition, envelope, atol=1e-5)
    assert [(frame, loops) for _, frame, _, loops in one.playing()] == [(min(2000, frames), True)]
    one.stop()
    assert not driven(one, silence(3 * ramp))[2 * ramp :].any()
    one.collect()
    assert one.playing() == []


def test_a_loop_that_comes_too_late_is_where_it_would_be() -> None:
    one = engine()
    saw = np.arange(1, 1001, dtype=np.float32)[:, None]
    one.play("loop", saw, BOTH, period=1000, at=200)
    one._state.clock.position = 3300  # the audio thread had not heard of it
    out = driven(one, silence(1000), 64)[:, 0]
    np.testing.assert_array_equal(out[300:], (np.arange(3600, 4300) - 200) % 1000 + 1)


def test_repetitions_have_a_least_length_and_one_beginning() -> None:
    with pytest.raises(ArgumentError, match=r"0.001 beats at 120 bpm are 0.5 ms; what is repeated takes at least 1 ms"):
        Timing(beats=0.001).period(engine(), Tempo(120))
    with pytest.raises(ArgumentError, match="at is 5, and quantum is 4; only one of them is given"):
        Timing(at=5, quantum=4)


# --- taps


def tapped(times: Any) -> tuple[float, float]:
    """Return the beats a minute and the time of beat 0 of taps."""
    taps = Taps()
    for time in times:
        seconds, first = taps.add(time)
    assert seconds is not None
    return 60 / seconds, first


def test_the_first_tap_is_beat_0_and_two_make_a_tempo() -> None:
    taps = Taps()
    assert taps.add(10.0) == (None, 10.0)
    assert taps.add(10.5) == (0.5, 10.0)
    assert taps.add(10.51) == (0.5, 10.0)  # the same once more: a key that bounces
    assert taps.add(14.0) == (None, 14.0)  # anew


def test_many_taps_are_counted_from_the_first() -> None:
    bpm, first = tapped(100 + 0.4 * np.arange(40))
    assert bpm == pytest.approx(150)
    assert first == pytest.approx(100)


@pytest.mark.parametrize("wrong", [{3: 0.17}, {2: -0.15, 5: 0.2}, {7: 0.2}], ids=str)
def test_taps_at_wrong_times_change_little(wrong: dict[int, float]) -> None:
    noise = np.random.default_rng(2).normal(0, 0.004, 8)
    times = 0.5 * np.arange(8) + noise
    for number, by in wrong.items():
        times[number] += by
    bpm, first = tapped(times)
    assert bpm == pytest.approx(120, rel=0.01)
    assert first == pytest.approx(0, abs=0.015)


@pytest.mark.parametrize("times", [[0, 0.5, 1, 2, 2.5, 3], [0, 0.5, 1, 1.1, 1.5, 2, 2.5]], ids=["missing", "too many"])
def test_a_tap_that_is_missing_or_one_too_many_changes_nothing(times: list[float]) -> None:
    bpm, first = tapped(times)
    assert bpm == pytest.approx(120, rel=0.01)
    assert first == pytest.approx(0, abs=0.02)


def test_another_tempo_is_followed_within_the_taps_that_count() -> None:
    bpm, _ = tapped([*0.5 * np.arange(8), *3.5 + 0.35 * np.arange(1, 9)])
    assert bpm == pytest.approx(60 / 0.35, rel=0.01)
