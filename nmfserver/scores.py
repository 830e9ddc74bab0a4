"""Scores: notes, of a list or of a MIDI file, and the activations that they make, for `decompose` to begin with.

Note         a pitch, when it begins, how long it is held and how loud it is
read_midi    the notes of a MIDI file
pitches      the pitches of a score, low to high: one component each
activations  when each of them sounds, and how loud
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, NMFServerError, SoundFileError, require_integer

if TYPE_CHECKING:
    from mido import Message

_Key = tuple[int, int]
"""A channel and a pitch."""
MOST_PITCHES = 128
"""Those of MIDI."""
PEDAL, DOWN = 64, 64
"""The controller of the sustain pedal, and the least value at which it holds notes."""
SILENT = 0.01
"""The share of its loudness below which a note that was let go is over."""


class Note(NamedTuple):
    """A note of a score.

    pitch : 0…127, as MIDI counts semitones; 60 is middle C, 69 is 440 Hz
    start, duration : seconds, at least 0, and above 0
    velocity : above 0, at most 1
    """

    pitch: int
    start: float
    duration: float
    velocity: float = 1.0


def read_midi(path: str | Path) -> list[Note]:
    """Return the notes of all tracks and channels of a MIDI file, by the time at which they begin.

    A note that the sustain pedal holds lasts until that goes up.

    Raises
    ------
    SoundFileError : the file cannot be read, or has no notes
    NMFServerError : the package mido is not installed

    """
    try:
        from mido import MidiFile
    except ImportError as error:
        raise NMFServerError("MIDI files need mido, which is not installed: pip install 'nmfserver[midi]'") from error
    try:
        notes = sorted(_Keyboard(MidiFile(path)).notes, key=lambda note: (note.start, note.pitch))
    except Exception as error:  # mido checks little: what damaged files raise is of any kind
        raise SoundFileError(f"{path} cannot be read as a MIDI file: {error or type(error).__name__}") from error
    if not notes:
        raise SoundFileError(f"{path} has no notes")
    return notes


class _Keyboard:
    """The notes that messages of a MIDI file begin and end: those that nobody ends last until the last message."""

    def __init__(self, messages: "Iterable[Message]") -> None:
        self.notes: list[Note] = []
        self._now = 0.0
        self._sounding: dict[_Key, Note] = {}
        self._let_go: set[_Key] = set()  # but held by the pedal
        self._pedals: set[int] = set()
        for message in messages:
            self._now += message.time
            self._take(message)
        self._end(list(self._sounding))

    def _take(self, message: "Message") -> None:
        if message.type == "note_on" and message.velocity:
            key = message.channel, message.note
            self._end([key])
            self._sounding[key] = Note(message.note, self._now, 0, message.velocity / 127)
        elif message.type in ("note_on", "note_off"):
            self._release((message.channel, message.note))
        elif message.is_cc(PEDAL) and message.value >= DOWN:
            self._pedals.add(message.channel)
        elif message.is_cc(PEDAL):
            self._pedals.discard(message.channel)
            self._end([key for key in self._let_go if key[0] == message.channel])

    def _release(self, key: _Key) -> None:
        if key[0] in self._pedals:
            self._let_go.add(key)
        else:
            self._end([key])

    def _end(self, keys: Iterable[_Key]) -> None:
        for key in keys:
            self._let_go.discard(key)
            note = self._sounding.pop(key, None)
            if note and self._now > note.start:
                self.notes.append(note._replace(duration=self._now - note.start))


def pitches(notes: Iterable[Note]) -> list[int]:
    """Return the pitches of notes, low to high, each once."""
    return sorted({note.pitch for note in notes})


def activations(
    notes: Sequence[Note],
    frames: int,
    sample_rate: float,
    hop_size: int,
    *,
    decay: float = 1.0,
    release: float = 0.1,
    early: float = 0.03,
) -> NDArray[np.float32]:
    """Return an envelope for each of the `pitches` of a score, to start from or to keep.

    Where it is 0 it stays 0, whatever a decomposition makes of the rest: a component sounds only when the score has a
    note of its pitch. So a note may begin a little early, and fades out after its end.

    Parameters
    ----------
    notes : at least one
    frames : of the sound that is to be taken apart, at least 1
    sample_rate : Hz, above 0
    hop_size : samples, at least 1, as the decomposition has it
    decay : seconds in which a note that is held falls to 1/e, above 0; infinity where it keeps its loudness
    release : seconds in which one that was let go falls to 1/e, above 0
    early : seconds by which a note begins before its start, at least 0: the window sees it come, and players are not
        always in time

    Returns
    -------
    float32 (1, pitches, hops), 0…1 : for each channel of the sound there is to be one: ``numpy.repeat(…, 2, axis=0)``

    Raises
    ------
    ArgumentError : a value that is out of its bounds

    References
    ----------
    S. Ewert and M. Müller, "Using score-informed constraints for NMF-based source separation", ICASSP 2012.

    """
    for name, value in (("sample_rate", sample_rate), ("decay", decay), ("release", release)):
        if not value > 0:
            raise ArgumentError(f"{name} is {value}; it is above 0")
    _require(notes)
    hops = require_integer("frames", frames, 1) // require_integer("hop_size", hop_size, 1) + 1
    times = np.arange(hops, dtype=np.float64) * (hop_size / sample_rate)
    rows = {pitch: row for row, pitch in enumerate(pitches(notes))}
    envelopes = np.zeros((1, len(rows), len(times)), np.float32)
    for note in notes:
        row = envelopes[0, rows[note.pitch]]
        np.maximum(row, _envelope(note, times, decay, release, early), out=row)
    return envelopes


def _envelope(
    note: Note, times: NDArray[np.float64], decay: float, release: float, early: float
) -> NDArray[np.float64]:
    """Return the envelope of a note at some times: it is struck, fades, is let go, and is over."""
    since = times - note.start
    let_go = np.maximum(since - note.duration, 0)
    level: NDArray[np.float64] = note.velocity * np.exp(-np.maximum(since - let_go, 0) / decay)
    fading = np.exp(-let_go / release)
    return np.where((since >= -early) & (fading >= SILENT), level * fading, 0)


def _require(notes: Sequence[Note]) -> None:
    """Raise `ArgumentError` unless there are notes, each of which can be played."""
    if not notes:
        raise ArgumentError("the score has no notes; it has at least one")
    for number, (pitch, start, duration, velocity) in enumerate(notes):
        for name, value, is_right, bounds in (
            ("pitch", pitch, pitch in range(MOST_PITCHES), f"between 0 and {MOST_PITCHES - 1}"),
            ("start", start, 0 <= start < np.inf, "a number of seconds, at least 0"),
            ("duration", duration, 0 < duration < np.inf, "a number of seconds above 0"),
            ("velocity", velocity, 0 < velocity <= 1, "above 0, at most 1"),
        ):
            if not is_right:
                raise ArgumentError(f"the {name} of note {number} is {value}; it is {bounds}")
