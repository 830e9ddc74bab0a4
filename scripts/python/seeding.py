"""Seeding: a melody is taken apart from what is known of it, its instrument or its notes, in all nine pairs of modes.

python3 scripts/python/seeding.py [FILE.mid]

A piano made of formulas plays a round in two voices, or the notes of a MIDI file. Another piano has learned a template
for each key. It plays each sound and says what there is to hear. Sounds, pictures and the canon as a MIDI file are left
in demo-output/seeding.
"""

import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import environment

environment.rerun_inside("plot,jack,midi")

import numpy as np
from mido import Message, MidiFile, MidiTrack
from numpy.typing import NDArray

import nmfserver
from nmfserver import scores
from nmfserver.library import Decomposition
from nmfserver.scores import Note
from python.drawing import draw_known, draw_pairs, key_name
from python.listening import Listener
from python.measuring import Match, match
from python.piano import HOP, RATE, WINDOW, Piano, canon, dictionary, parts

FOLDER = environment.ROOT / "demo-output" / "seeding"
PLAYED, LEARNED = Piano(), Piano(darkness=0.8, stiffness=0.0006)
"""The piano of the melody, and the brighter one from which the templates come: nobody's dictionary fits exactly."""
SEED = 1
TICKS = 960
"""Of a second, where a MIDI file names neither tempo nor division."""
HEARD = {
    (0, 0): "nothing is known: D4 and F4, which are mostly struck at once, are torn between places",
    (0, 1): "the score is known, roughly: each key has its place, a little of others is left in it",
    (1, 1): "both are known, roughly: there is less of others",
    (2, 0): "the instrument is known: each key has its place, though nobody told the notes",
}
"""The pairs of modes that are played, and what is heard; all nine lie in files."""


@dataclass(frozen=True)
class Melody:
    """What is taken apart, and what is known of it.

    notes : of the score
    keys : each key alone, as it was played, float32 (frames, keys)
    sound : of all keys, float32 (frames,)
    bases : a template for each key, of another piano, float32 (1, keys, bins)
    activations : an envelope for each key, from the score, float32 (1, keys, hops)
    """

    notes: list[Note]
    keys: NDArray[np.float32]
    sound: NDArray[np.float32]
    bases: NDArray[np.float32]
    activations: NDArray[np.float32]


@dataclass(frozen=True)
class Pair:
    """What comes of a pair of modes: the components, and how well they are the keys."""

    bases_mode: int
    act_mode: int
    parts: Decomposition
    match: Match

    def __str__(self) -> str:
        return f"{self.match.decibels:.1f} dB, {self.match.in_place} of {len(self.match.places)} keys in place"


def played(notes: list[Note]) -> Melody:
    """Return the sound of a score, and what is known of it."""
    keys = parts(notes, PLAYED)
    sound = keys.sum(axis=1)
    bases = dictionary(scores.pitches(notes), LEARNED)
    return Melody(notes, keys, sound, bases, scores.activations(notes, len(sound), RATE, HOP))


def take_apart(melody: Melody, bases_mode: int, act_mode: int) -> Pair:
    """Take the melody apart with a pair of modes, and compare the stems with the keys."""
    found = nmfserver.decompose(
        melody.sound, RATE, components=melody.keys.shape[1], window_size=WINDOW, hop_size=HOP, seed=SEED,
        bases=melody.bases, bases_mode=bases_mode, activations=melody.activations, act_mode=act_mode,
    )  # fmt: skip
    return Pair(bases_mode, act_mode, found, match(melody.keys, found.stems[:, 0]))


def all_pairs(melody: Melody) -> Iterator[Pair]:
    """Yield what comes of each pair of modes."""
    for bases_mode, act_mode in itertools.product(range(3), repeat=2):
        yield take_apart(melody, bases_mode, act_mode)


def draw(melody: Melody, pairs: list[Pair], folder: Path) -> None:
    """Draw the pictures of the page."""
    hop = HOP / RATE
    draw_known(melody.bases[0], melody.activations[0], melody.notes, hop, RATE / WINDOW, folder / "seeds.png")
    found = {(pair.bases_mode, pair.act_mode): (pair.parts.activations[0], str(pair)) for pair in pairs}
    draw_pairs(found, melody.notes, hop, folder / "seeding.png")


def write_midi(notes: list[Note], path: Path) -> None:
    """Write notes as a MIDI file of one track."""
    messages = sorted(
        (round(TICKS * seconds), kind, note.pitch, round(127 * note.velocity))
        for note in notes
        for kind, seconds in (("note_on", note.start), ("note_off", note.start + note.duration))
    )
    ticks = np.diff([each[0] for each in messages], prepend=0)
    track = MidiTrack(
        Message(kind, note=pitch, velocity=velocity, time=int(time))
        for (_, kind, pitch, velocity), time in zip(messages, ticks, strict=True)
    )
    MidiFile(tracks=[track]).save(path)


def main(notes: list[Note], folder: Path) -> None:
    """Take the melody apart in nine ways, draw it, and play some."""
    with Listener(folder) as listener:
        melody = played(notes)
        names = ", ".join(key_name(pitch) for pitch in scores.pitches(notes))
        print(f"\n1. A melody for a piano: {len(notes)} notes, on the keys {names}.")
        listener.play("melody", melody.sound[:, None], RATE, "the melody, from its second bar on in two voices")
        listener.play("truth", melody.keys, RATE, "each key in a place of its own, low on the left: how it should be")
        print("\n2. What is known: seeds.png. A template for each key, learned from a scale on another piano;")
        print("   and the score, as an envelope for each key.")
        pairs = list(all_pairs(melody))
        draw(melody, pairs, folder)
        print("\n3. All pairs of modes: seeding.png shows the activations over the notes (grey).\n")
        print("   basesMode  actMode  what it is worth")
        for pair in pairs:
            print(f"   {pair.bases_mode:9}  {pair.act_mode:7}  {pair}")
        print("\n4. Components from left to right, as the keys in 1.")
        for pair in pairs:
            name, stems = f"pair-{pair.bases_mode}-{pair.act_mode}", pair.parts.stems[:, 0]
            if heard := HEARD.get((pair.bases_mode, pair.act_mode)):
                listener.play(name, stems, RATE, heard)
            else:
                listener.write(name, stems, RATE)
        write_midi(notes, folder / "melody.mid")


if __name__ == "__main__":
    main(scores.read_midi(sys.argv[1]) if len(sys.argv) > 1 else canon(), FOLDER)
