"""Mixtures whose parts are known, and the sounds of many kinds that solvers are compared on.

They are made of recordings where there are some: single hits, which are shorter than a second, and longer ones.
Otherwise they are synthetic.
"""

import itertools
from collections.abc import Iterator, Mapping

import drum_loop
import numpy as np
import synthetic
from numpy.typing import NDArray

from bench.separation import Mixture
from bench.sounds import RATE, Sound

Track = NDArray[np.float64]

HIT = RATE
"""Frames of a recording from which on it is no single hit."""
LONGEST = 10 * RATE
SECONDS = 6
"""Of a mixture."""
DRUMS, HITS_A_SECOND = 3, 2
"""Different drums in a mixture, and how often each sounds."""
LOUDNESS = 10
"""By how many dB a drum may be louder or softer than its like: then plain starts miss one of three in some runs."""
PAIRS = (("bass", "bells"), ("voices", "bursts"), ("strings", "breakbeat"), ("melody", "pad"), ("speech", "tremolo"),
         ("keys", "grains"))  # fmt: skip
"""Unlike sounds, for mixtures of synthetic ones."""
VOICES = ("voices", "speech", "melody")
"""What has a pitch that glides and vowels or breath: two voices; vowels and consonants; a wind instrument."""
PLUCKED = range(55, 85)
"""Semitones of MIDI from which the strings of a mixture are drawn."""
STRING = RATE // 2
"""Frames after which a string is damped."""
UNSUSTAINED = ("bursts", "breakbeat", "grains", "speech")
"""Of these, those that are made of short sounds. The others are held, or ring on until the next one."""
RHYTHM = "loop"
"""So begin the names of recorded rhythms, as in Sonic Pi's collection. Other long recordings are sustained."""


def kinds(recordings: Mapping[str, Sound]) -> dict[str, Sound]:
    """Return sounds of different kinds: long recordings, ten seconds of each at most, and synthetic ones."""
    made = {name: synthetic.mixed(play()) for name, play in synthetic.SOUNDS.items()}
    return {**{name: sound[:LONGEST] for name, sound in long(recordings).items()}, **made}


def long(recordings: Mapping[str, Sound]) -> dict[str, Sound]:
    """Return the recordings that are no single hits."""
    return {name: sound for name, sound in recordings.items() if len(sound) >= HIT}


def hits(recordings: Mapping[str, Sound]) -> dict[str, Sound]:
    """Return the recordings that are single hits."""
    return {name: sound for name, sound in recordings.items() if len(sound) < HIT}


def is_sustained(name: str) -> bool:
    """Whether a sound of this name is held, or rings on: a guitar, a voice, a pad, but not speech, drums or grains."""
    return name not in UNSUSTAINED and not name.startswith(RHYTHM)


def drums(recordings: Mapping[str, Sound]) -> Iterator[Mixture]:
    """Yield mixtures of three drums at random times and of random loudness, without end.

    Synthetic ones, where there are not three recordings of a hit.
    """
    noise = np.random.default_rng(808)
    kind, chosen = "drums", hits(recordings)
    if len(chosen) < DRUMS:
        made = {"kick": drum_loop.kick(), "snare": drum_loop.snare(noise), "hat": drum_loop.hat(noise)}
        kind, chosen = "synthetic drums", {name: np.asarray(drum, np.float32) for name, drum in made.items()}
    while True:
        several = [list(chosen)[drum] for drum in noise.choice(len(chosen), DRUMS, replace=False)]
        yield _mixture(kind, {name: _struck(chosen[name], noise) for name in several})


def _struck(hit: Sound | Track, noise: np.random.Generator) -> Track:
    """Return a track in which a drum sounds at random times: by itself as loud as others, times a random gain."""
    track = np.zeros(SECONDS * RATE)
    loud = 10 ** (noise.uniform(-LOUDNESS, LOUDNESS) / 20) * hit / np.linalg.norm(hit)
    for start in noise.integers(0, len(track) - len(hit), HITS_A_SECOND * SECONDS):
        track[start : start + len(hit)] += noise.uniform(0.3, 1) * loud
    return track


def plucks() -> Iterator[Mixture]:
    """Yield mixtures of three plucked strings at random times and of random loudness, without end."""
    noise = np.random.default_rng(1983)
    while True:
        pitches = noise.choice(PLUCKED, DRUMS, replace=False)
        notes = {pitch: synthetic.pluck(440 * 2 ** ((pitch - 69) / 12), STRING, noise) for pitch in pitches}
        damped = {f"string {pitch}": note * np.linspace(1, 0, STRING) for pitch, note in notes.items()}
        yield _mixture("plucked strings", {name: _struck(note, noise) for name, note in damped.items()})


def voices() -> Iterator[Mixture]:
    """Yield mixtures of the two parts of sounds that are like voices."""
    for name in VOICES:
        parts = synthetic.SOUNDS[name](SECONDS * RATE)
        yield _mixture("voice-like", {f"{name} {number}": part for number, part in enumerate(parts, 1)})


def pairs(recordings: Mapping[str, Sound]) -> Iterator[Mixture]:
    """Yield mixtures of two recordings, or of two synthetic sounds where there are not two, equally loud."""
    there = long(recordings)
    kind, names = ("recordings", [*itertools.combinations(there, 2)]) if len(there) > 1 else ("synthetic sounds", PAIRS)
    for both in names:
        sounds = {name: there[name] if kind == "recordings" else _synthetic(name) for name in both}
        yield _mixture(kind, {name: _level(np.resize(sound, SECONDS * RATE)) for name, sound in sounds.items()})


def _level(sound: Sound) -> Track:
    """Return a sound as loud as all others."""
    return np.asarray(sound / np.sqrt(np.mean(np.square(sound, dtype=float))), float)


def _synthetic(name: str) -> Sound:
    return np.asarray(synthetic.SOUNDS[name](SECONDS * RATE).sum(0), np.float32)


def _mixture(kind: str, tracks: Mapping[str, Track]) -> Mixture:
    """Return tracks as the parts of a mixture, at most 0.9 in amount."""
    parts = np.stack(list(tracks.values()), axis=1)
    scaled: Sound = np.asarray(parts * (0.9 / np.abs(parts.sum(1)).max()), np.float32)
    return Mixture(kind, scaled.sum(1), scaled, tuple(tracks))
