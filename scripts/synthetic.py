"""Sounds of many kinds made from formulas, each as its parts: the same ones at every call, so that a clone has them.

SOUNDS    what makes each, of any length
mixed     the parts of one together, over the hiss of a quiet recording
"""

from collections.abc import Iterable
from typing import Protocol

import drum_loop
import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, lfilter, sosfilt

Parts = NDArray[np.float64]
"""float64 (parts, frames)"""
Track = NDArray[np.float64]
Note = tuple[int, Track]
"""The frame at which something begins, and its samples."""

RATE = drum_loop.SAMPLE_RATE
HISS = 1e-4
"""Root mean square of the noise below every sound: that of a good recording. Without it, rounding is what is left."""
VOWELS = {"a": (700, 1220, 2600), "e": (480, 1900, 2500), "i": (300, 2100, 2900), "o": (450, 850, 2500)}
"""Hz of three formants."""
CHURCH_BELL = np.array([0.5, 1, 1.19, 1.5, 2, 2.51, 2.66, 3.01, 4.17])
"""Partials of a bell, relative to its strike note."""


def drums(frames: int = 8 * RATE) -> Parts:
    """Return kick, snare and hi-hat in a regular loop."""
    return np.array(list(drum_loop.parts(frames / RATE + 1).values()), float)[:, :frames]


def breakbeat(frames: int = 7 * RATE) -> Parts:
    """Return five drums with accents and ghost notes, never quite in time."""
    noise = np.random.default_rng(170)
    chances = {_kick: (1, 0, 0.5, 0.2), _snare: (0, 0.3, 1, 0.3), _hat: (1, 0.6, 1, 0.6), _tom: (0, 0.3, 0, 0.3),
               _clap: (0, 0, 0.4, 0)}  # fmt: skip
    step = 60 / 170 / 4 * RATE
    beats = range(int(frames / step))
    parts = []
    for drum, chance in chances.items():
        hits = [beat for beat in beats if noise.random() < chance[beat % 4]]
        parts.append(_track(frames, ((int((beat + noise.uniform(0, 0.1)) * step),
                                      noise.uniform(0.2, 1) * drum(noise)) for beat in hits)))  # fmt: skip
    return np.array(parts)


def bass(frames: int = 6 * RATE) -> Parts:
    """Return a line of saw-tooth notes through a filter that closes in each."""
    line = 41.2 * 2 ** (np.array([0, 0, 12, 3, 5, 0, 7, 10]) / 12)
    length = RATE // 4
    time = np.arange(length) / RATE
    notes = []
    for number, start in enumerate(range(0, frames, length)):
        partials = line[number % 8] * np.arange(1, 60)
        cutoff = 150 + 1800 * np.exp(-9 * time)
        gains = 1 / (np.arange(1, 60)[:, None] * (1 + (partials[:, None] / cutoff) ** 4))
        notes.append((start, 0.5 * (gains * np.sin(2 * np.pi * partials[:, None] * time)).sum(0) * _hump(length)))
    return _track(frames, notes)[None]


def strings(frames: int = 8 * RATE) -> Parts:
    """Return four plucked strings."""
    noise = np.random.default_rng(1983)
    parts = np.zeros((4, frames))
    for beat, start in enumerate(range(0, frames, RATE // 5)):
        note = pluck(110 * 2 ** ((0, 7, 12, 16)[beat % 4] / 12), min(RATE, frames - start), noise)
        parts[beat % 4, start : start + len(note)] += note
    return parts


def pluck(pitch: float, frames: int, noise: np.random.Generator) -> Track:
    """Return a plucked string of a pitch in Hz: noise that runs round a damped loop (Karplus and Strong, 1983)."""
    period = int(RATE / pitch)
    feedback = np.zeros(period + 2)
    feedback[0], feedback[period:] = 1, -0.498
    burst = np.zeros(frames)
    burst[:period] = noise.uniform(-0.6, 0.6, period)[:frames]
    note: Track = lfilter([1], feedback, burst)
    return note


def melody(frames: int = 8 * RATE) -> Parts:
    """Return a wind instrument with vibrato, and its breath."""
    noise = np.random.default_rng(440)
    length = int(0.4 * RATE)
    steps = noise.choice([0, 2, 4, 5, 7, 9, 11, 12], frames // length + 1)
    pitch = np.repeat(392 * 2 ** (steps / 12), length)[:frames]
    time = np.arange(frames) / RATE
    swell = np.tile(_hump(length), len(steps))[:frames]
    tone = _harmonic(pitch * (1 + 0.008 * np.sin(2 * np.pi * 5 * time)), 0.3 / np.arange(1, 12) ** 1.5)
    breath = 0.02 * _band(noise.standard_normal(frames), 500, 5000)
    return np.array([swell * tone, swell * breath])


def keys(frames: int = 8 * RATE) -> Parts:
    """Return four chords of an electric piano, made by frequency modulation, which come again and again."""
    roots, chord = (0, -4, 3, -2), (0, 4, 7, 11)
    length = RATE // 2
    time = np.arange(2 * length) / RATE
    parts = []
    for turn, root in enumerate(roots):
        pitches = 220 * 2 ** ((root + np.array(chord)[:, None]) / 12)
        index = np.exp(-5 * time) * np.sin(2 * np.pi * 7 * pitches * time) + np.sin(2 * np.pi * pitches * time)
        struck = (np.sin(2 * np.pi * pitches * time + index) * np.exp(-3 * time)).sum(0) * _hump(len(time))
        starts = range(turn * length, frames, len(roots) * length)
        parts.append(_track(frames, ((start, 0.15 * struck) for start in starts)))
    return np.array(parts)


def pad(frames: int = 10 * RATE) -> Parts:
    """Return three chords of detuned voices, which fade into each other."""
    noise = np.random.default_rng(7)
    time = np.arange(frames) / RATE
    parts = np.zeros((3, frames))
    for turn, part in enumerate(parts):
        swell = 0.5 - 0.5 * np.cos(2 * np.pi * (time / 4 + turn / 3))
        for interval in (0, 7, 12, 15, 19):
            for detuned in noise.normal(1, 0.003, 3):
                pitch = 110 * detuned * 2 ** ((interval + (0, 5, -2)[turn]) / 12)
                part += swell * _harmonic(np.full(frames, pitch), 0.03 / np.arange(1, 9), noise.random())
    return parts


def grains(frames: int = 6 * RATE) -> Parts:
    """Return clouds of short tones in four registers, a hundred a second in all."""
    noise = np.random.default_rng(1958)
    parts = []
    for register in (200, 600, 1800, 5400):
        cloud = []
        for start in noise.integers(0, frames, 25 * frames // RATE):
            length = int(noise.uniform(0.015, 0.08) * RATE)
            pitch = register * 2 ** noise.uniform(-0.7, 0.7)
            tone = np.sin(2 * np.pi * pitch * np.arange(length) / RATE)
            cloud.append((int(start), 0.2 * noise.uniform(0.1, 1) * np.hanning(length) * tone))
        parts.append(_track(frames, cloud))
    return np.array(parts)


def bursts(frames: int = 7 * RATE) -> Parts:
    """Return bursts of noise in four bands, each at its own random times."""
    noise = np.random.default_rng(62)
    parts = []
    for low, high in ((80, 300), (500, 1200), (1500, 4000), (5000, 12000)):
        hits = []
        for start in noise.integers(0, frames, 2 * frames // RATE):
            length = int(noise.uniform(0.05, 0.6) * RATE)
            hiss = _band(noise.standard_normal(length), low, high)
            hits.append(
                (int(start), 0.2 * noise.uniform(0.2, 1) * hiss / hiss.std() * np.exp(-5 * np.arange(length) / length))
            )
        parts.append(_track(frames, hits))
    return np.array(parts)


def voices(frames: int = 6 * RATE) -> Parts:
    """Return two voices a third apart: pulses with vibrato, through the formants of a, then i."""
    time = np.arange(frames) / RATE
    opening = 0.5 - 0.5 * np.cos(2 * np.pi * 1.5 * time)
    parts = np.zeros((2, frames))
    for part, pitch in zip(parts, (155.0, 195.0), strict=True):
        pulses = _pulses(pitch * (1 + 0.02 * np.sin(2 * np.pi * 5.5 * time)))
        for vowel, share in (("a", opening), ("i", 1 - opening)):
            part += share * _vowel(pulses, vowel)
    return 8 * parts


def speech(frames: int = 8 * RATE) -> Parts:
    """Return a voice that speaks syllables of a consonant and a vowel, with pauses: vowels, then consonants."""
    noise = np.random.default_rng(1939)
    vowels, consonants, place = [], [], 0
    while place < frames:
        hiss, sung = (int(noise.uniform(*seconds) * RATE) for seconds in ((0.03, 0.12), (0.1, 0.3)))
        low = noise.choice([1500, 2500, 4000])
        consonants.append((place, 0.05 * _band(noise.standard_normal(hiss), low, 4 * low) * _hump(hiss)))
        pitch = 120 * 2 ** noise.uniform(-0.3, 0.3) * np.linspace(1, noise.uniform(0.8, 1.2), sung)
        vowel = str(noise.choice(list(VOWELS)))
        vowels.append((place + hiss, 8 * _vowel(_pulses(pitch), vowel) * _hump(sung)))
        place += hiss + sung + (int(0.3 * RATE) if noise.random() < 0.2 else 0)
    return np.array([_track(frames, vowels), _track(frames, consonants)])


def glissandi(frames: int = 8 * RATE) -> Parts:
    """Return three tones that slide up and down without a rest, each at its own pace."""
    time = np.arange(frames) / RATE
    slides = [(150, 1.0, 0.23), (420, 0.8, 0.31), (900, 1.5, 0.11)]
    return np.array([
        0.2 * _harmonic(middle * 2 ** (octaves * np.sin(2 * np.pi * pace * time)), 1 / np.arange(1, 10))
        for middle, octaves, pace in slides
    ])  # fmt: skip


def bells(frames: int = 10 * RATE) -> Parts:
    """Return five bells, whose partials are no harmonics, struck at random."""
    noise = np.random.default_rng(1000)
    time = np.arange(3 * RATE) / RATE
    parts = []
    for strike in (262.0, 330.0, 415.0, 554.0, 740.0):
        decays = 1.2 * np.sqrt(CHURCH_BELL[:, None])
        gains = noise.uniform(0.3, 1, len(CHURCH_BELL))[:, None]
        rung = (gains * np.exp(-decays * time) * np.sin(2 * np.pi * strike * CHURCH_BELL[:, None] * time)).sum(0)
        starts = noise.integers(0, frames, frames // (2 * RATE) + 1)
        parts.append(_track(frames, ((int(start), 0.1 * noise.uniform(0.3, 1) * rung) for start in starts)))
    return np.array(parts)


def tremolo(frames: int = 6 * RATE) -> Parts:
    """Return four tones that never pause, whose loudness beats at four rates."""
    time = np.arange(frames) / RATE
    return np.array([
        (0.5 + 0.45 * np.sin(2 * np.pi * rate * time)) * _harmonic(np.full(frames, pitch), 0.15 / np.arange(1, 16))
        for pitch, rate in ((131.0, 1.3), (196.0, 3.1), (247.0, 5.7), (370.0, 8.3))
    ])  # fmt: skip


def dense(frames: int = 5 * RATE) -> Parts:
    """Return three clusters of forty partials each, and a noise, all of which never pause."""
    noise = np.random.default_rng(40)
    time = np.arange(frames) / RATE
    clusters = np.zeros((3, frames))
    for cluster, root in zip(clusters, (65.0, 220.0, 900.0), strict=True):
        for partial in root * np.geomspace(1, 8, 40) * noise.uniform(0.98, 1.02, 40):
            cluster += 0.04 * np.sin(2 * np.pi * (partial * time + noise.random()))
    return np.vstack([clusters, 0.05 * noise.standard_normal(frames)])


def band(frames: int = 10 * RATE) -> Parts:
    """Return drums, bass, keys and melody at once."""
    return np.array([play(frames).sum(0) for play in (breakbeat, bass, keys, melody)])


class Play(Protocol):
    """Makes a sound."""

    def __call__(self, frames: int = ...) -> Parts:
        """Return the parts of so many frames of it, 5 to 10 seconds if nothing is said."""
        ...


SOUNDS: dict[str, Play] = {
    "drums": drums,
    "breakbeat": breakbeat,
    "bass": bass,
    "strings": strings,
    "melody": melody,
    "keys": keys,
    "pad": pad,
    "grains": grains,
    "bursts": bursts,
    "voices": voices,
    "speech": speech,
    "glissandi": glissandi,
    "bells": bells,
    "tremolo": tremolo,
    "dense": dense,
    "band": band,
}


def mixed(parts: Parts) -> NDArray[np.float32]:
    """Return parts together, float32 (frames,), at most 0.9 in amount, over a quiet hiss."""
    mixture = parts.sum(0)
    mixture *= 0.9 / max(np.abs(mixture).max(), 1e-9)
    return np.asarray(mixture + HISS * np.random.default_rng(0).standard_normal(len(mixture)), np.float32)


def _track(frames: int, notes: Iterable[Note]) -> Track:
    """Return notes at their places, cut off at the end."""
    track = np.zeros(frames)
    for start, samples in notes:
        samples = samples[: max(frames - start, 0)]
        track[start : start + len(samples)] += samples
    return track


def _hump(length: int) -> Track:
    """Return an envelope that rises in 10 ms and falls in 20."""
    frames = np.arange(length)
    return np.minimum(1, np.minimum(frames / (0.01 * RATE), (length - 1 - frames) / (0.02 * RATE)))


def _harmonic(pitch: Track, gains: Iterable[float], phase: float = 0.0) -> Track:
    """Return a harmonic tone of a pitch in Hz that may change, without what is above half the sample rate."""
    turns = np.cumsum(pitch) / RATE + phase
    tone = np.zeros(len(pitch))
    for number, gain in enumerate(gains, 1):
        tone += np.where(number * pitch < RATE / 2, gain, 0) * np.sin(2 * np.pi * number * turns)
    return tone


def _pulses(pitch: Track) -> Track:
    """Return an impulse for every period of a pitch in Hz."""
    return np.diff(np.floor(np.cumsum(pitch) / RATE), prepend=0)


def _vowel(pulses: Track, vowel: str) -> Track:
    """Return pulses as the formants of a vowel colour them."""
    formants: Track = np.sum([_resonance(pulses, formant) for formant in VOWELS[vowel]], axis=0)
    return formants


def _resonance(signal: Track, frequency: float, width: float = 90) -> Track:
    radius = np.exp(-np.pi * width / RATE)
    result: Track = lfilter([1 - radius], [1, -2 * radius * np.cos(2 * np.pi * frequency / RATE), radius**2], signal)
    return result


def _band(signal: Track, low: float, high: float) -> Track:
    """Return what a signal has between two frequencies in Hz."""
    filtered: Track = sosfilt(butter(2, (low, high), "bandpass", fs=RATE, output="sos"), signal)
    return filtered


def _kick(noise: np.random.Generator) -> Track:
    return drum_loop.kick()


def _snare(noise: np.random.Generator) -> Track:
    return drum_loop.snare(noise)


def _hat(noise: np.random.Generator) -> Track:
    return drum_loop.hat(noise)


def _tom(noise: np.random.Generator) -> Track:
    """Return a sine that falls from one of three pitches."""
    time = np.arange(int(0.3 * RATE)) / RATE
    pitch = noise.choice([90, 130, 180]) * (1 + 0.5 * np.exp(-30 * time))
    return 0.8 * np.sin(2 * np.pi * np.cumsum(pitch) / RATE) * np.exp(-12 * time)


def _clap(noise: np.random.Generator) -> Track:
    """Return four bursts of noise, 12 ms apart."""
    length = int(0.2 * RATE)
    time = np.arange(length) / RATE
    bursts = sum(np.where(time >= 0.012 * turn, np.exp(-120 * (time - 0.012 * turn)), 0) for turn in range(4))
    return 0.5 * _band(noise.standard_normal(length), 800, 4000) * bursts
