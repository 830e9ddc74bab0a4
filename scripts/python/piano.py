"""A piano made of formulas, a canon for it, and the templates of its keys, learned from a scale.

Piano       what it sounds like
canon       the notes of two voices of "Frère Jacques"
parts       each key of a score alone, as it is played
dictionary  a template for each key
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import nmfserver
from nmfserver.scores import Note, activations, pitches

RATE = 44100
WINDOW, HOP = 4096, 512
"""Samples. Keys side by side are 17 to 45 Hz apart here, bins 11 Hz."""
BEAT = 0.3
"""Seconds."""
UP, ON = (60, 62, 64, 60), (64, 65, 67, None)
"""Bars of "Frère Jacques", a pitch a beat: middle C, and the four white keys above it."""
VOICES = ((*UP, *UP, *ON, *ON), 0.9), ((None,) * 4 + (*ON, *UP, *UP), 0.6)
"""Two voices of the round, and how loud they are. D sounds once without F, F never without D."""
TAIL = 0.5
"""Seconds of sound after the last note."""


@dataclass(frozen=True)
class Piano:
    """A struck string: partials that are a little sharp and fade, the higher the faster.

    darkness : how fast partials get weaker: partial k has k^-darkness
    stiffness : how sharp partials are: partial k is at k sqrt(1 + stiffness k²) (Fletcher and Rossing, "The Physics of
        Musical Instruments", section 12.3)
    tuning : Hz of the A above middle C
    """

    darkness: float = 1.0
    stiffness: float = 0.0004
    tuning: float = 440.0

    def play(self, note: Note) -> NDArray[np.float64]:
        """Return a note, float64 (frames,): it is struck in 5 ms, and damped where it is let go."""
        time = np.arange(int((note.duration + TAIL) * RATE)) / RATE
        order = np.arange(1, 9)[:, None]
        hertz = self.tuning * 2 ** ((note.pitch - 69) / 12) * order * np.sqrt(1 + self.stiffness * order**2)
        strings = np.sin(2 * np.pi * hertz * time) * order**-self.darkness * np.exp(-(1 + 0.5 * order) * time)
        damped = np.exp(-20 * np.maximum(time - note.duration, 0))
        sound: NDArray[np.float64] = 0.3 * note.velocity * np.minimum(time / 0.005, 1) * damped * strings.sum(0)
        return sound


def canon() -> list[Note]:
    """Return the notes of both voices."""
    return [
        Note(pitch, BEAT * beat, BEAT * 0.95, velocity)
        for voice, velocity in VOICES
        for beat, pitch in enumerate(voice)
        if pitch is not None
    ]


def parts(notes: list[Note], piano: Piano) -> NDArray[np.float32]:
    """Return each pitch of a score alone, float32 (frames, pitches)."""
    rows = {pitch: row for row, pitch in enumerate(pitches(notes))}
    frames = int((max(note.start + note.duration for note in notes) + TAIL) * RATE)
    played = np.zeros((frames, len(rows)), np.float32)
    for note in notes:
        first, sound = int(note.start * RATE), piano.play(note)
        played[first : first + len(sound), rows[note.pitch]] += sound[: frames - first]
    return played


def dictionary(keys: list[int], piano: Piano) -> NDArray[np.float32]:
    """Return a template for each key, float32 (1, keys, bins), learned from a scale whose score is known."""
    scale = [Note(key, 0.6 * number, 0.5) for number, key in enumerate(keys)]
    sound = parts(scale, piano).sum(axis=1)
    known = activations(scale, len(sound), RATE, HOP)
    learned = nmfserver.decompose(
        sound, RATE, components=len(keys), activations=known, act_mode=2, window_size=WINDOW, hop_size=HOP, seed=1
    )
    return learned.bases
