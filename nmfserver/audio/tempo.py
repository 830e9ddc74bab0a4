"""Beats: where they are in the frames of live audio.

Tempo      beats a minute, and where beat 0 is
Section    a section of what came in, in seconds or in beats
Timing     when a buffer begins to play, and when it begins again
Taps       makes a tempo of taps

A position is that of the engine, in frames since its start. A multiple of a quantum is a beat whose number is a
multiple of it: with a quantum of 4, the first beat of every bar of four. Positions of beats are exact: they may be
between two frames. Each is rounded by itself, to the nearest frame, so that nothing drifts.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nmfserver.audio.engine import Engine
from nmfserver.errors import ArgumentError

SLOWEST, FASTEST = 10.0, 1000.0
"""Beats a minute."""
ROUNDING = 1e-6
"""Frames that are none: what floating point adds to a length."""
SHORTEST = 1e-3
"""Seconds of the shortest repetition."""
TAPS = 8
"""The newest taps make the tempo."""
PAUSE, BOUNCE = 3.0, 0.06
"""Seconds without a tap after which the next one begins anew, and within which a second one is the same tap."""


@dataclass(frozen=True)
class Tempo:
    """A tempo; sample rates are in Hz.

    bpm : beats a minute
    origin : position of beat 0; it may be before the start
    """

    bpm: float
    origin: float = 0.0

    def seconds(self, beats: float) -> float:
        """Return how long so many beats take."""
        return beats * 60 / self.bpm

    def frames(self, beats: float, rate: float) -> float:
        """Return how many frames so many beats take."""
        return self.seconds(beats) * rate

    def beat(self, position: float, rate: float) -> float:
        """Return the number of the beat at a position, with its fraction."""
        return (position - self.origin) / self.frames(1, rate)

    def changed(self, bpm: float, position: float, rate: float) -> "Tempo":
        """Return another tempo, whose beats go on at a position where these are."""
        return Tempo(bpm, position - Tempo(bpm).frames(self.beat(position, rate), rate))

    def next_multiple(self, quantum: float, position: float, rate: float) -> float:
        """Return the position of the first multiple of a quantum that is not before a position."""
        return self._multiple(math.ceil, quantum, position, rate)

    def last_multiple(self, quantum: float, position: float, rate: float) -> float:
        """Return the position of the last multiple of a quantum that is not after a position."""
        return self._multiple(math.floor, quantum, position, rate)

    def _multiple(self, rounded: Callable[[float], int], quantum: float, position: float, rate: float) -> float:
        number = rounded(self.beat(position, rate) / quantum)
        return self.origin + self.frames(number * quantum, rate)


def required(tempo: Tempo | None) -> Tempo:
    """Return a tempo, or raise `ArgumentError` where none has been set."""
    if tempo is None:
        raise ArgumentError("there is no tempo to count beats by: set one by /tempo, or by tapping /tap")
    return tempo


@dataclass(frozen=True)
class Section:
    """A section of what came in.

    seconds : its length; None for all that is kept, or where it is given in beats
    ago : seconds from its end until now; with a quantum, at least so many
    beats : its length; 0 where it is given in seconds
    quantum : beats; the section ends at the last multiple that has passed; 0: anywhere
    """

    seconds: float | None = None
    ago: float = 0.0
    beats: float = 0.0
    quantum: float = 0.0

    def __post_init__(self) -> None:
        """Raise `ArgumentError` where two lengths are given, or only a quantum."""
        if self.beats and self.seconds is not None:
            raise ArgumentError(f"seconds is {self.seconds:g}, and beats is {self.beats:g}; only one of them is given")
        if self.quantum and not self.beats:
            raise ArgumentError(f"quantum is {self.quantum:g}, without beats; it says where these end")

    def duration(self, tempo: Tempo | None) -> float | None:
        """Return its length in seconds; None for all that is kept."""
        return required(tempo).seconds(self.beats) if self.beats else self.seconds

    def span(self, engine: Engine, tempo: Tempo | None) -> tuple[int, int]:
        """Return where it begins, as `Engine.position` counts, and how many frames it has.

        Beats are counted by the tempo as it is now. Of beats that are no whole number of frames, the number is rounded
        up: a loop of them lacks none.

        Raises
        ------
        ArgumentError : more than has come in, or than is kept; beats without a tempo

        """
        if not self.beats:
            return engine.span(self.seconds, self.ago)
        tempo, rate, position = required(tempo), engine.settings.sample_rate, engine.position
        frames = tempo.frames(self.beats, rate)
        latest = position - round(self.ago * rate)
        end = tempo.last_multiple(self.quantum, latest, rate) if self.quantum else latest
        begin = math.floor(end - frames + 0.5)
        count = min(math.ceil(frames - ROUNDING), latest - begin)
        length = f"{self.beats:g} beats at {tempo.bpm:g} bpm, {frames / rate:.4g} s"
        return engine.kept_span(position, begin, count, f"{length}, up to {(position - end) / rate:.2f} s ago,")


@dataclass(frozen=True)
class Timing:
    """When a buffer begins to play, and when it begins again.

    at : position at which it begins; -1: at once, or as `quantum` says
    quantum : beats; it begins at the next multiple; 0: as `at` says
    loop : whether it begins again at its end
    beats : it begins again each time that so many have passed; 0: as `loop` says
    """

    at: int = -1
    quantum: float = 0.0
    loop: bool = False
    beats: float = 0.0

    def __post_init__(self) -> None:
        """Raise `ArgumentError` where two beginnings are given."""
        if self.quantum and self.at != -1:
            raise ArgumentError(f"at is {self.at}, and quantum is {self.quantum:g}; only one of them is given")

    def start(self, engine: Engine, tempo: Tempo | None) -> float:
        """Return the position at which the buffer begins; one that has passed: at once."""
        if not self.quantum:
            return self.at
        # A block that is worked on now will not hear of it.
        soonest = engine.position + engine.longest_block
        return required(tempo).next_multiple(self.quantum, soonest, engine.settings.sample_rate)

    def period(self, engine: Engine, tempo: Tempo | None) -> float:
        """Return the frames from one beginning to the next; 0 where `loop` says it."""
        if not self.beats:
            return 0.0
        tempo = required(tempo)
        if tempo.seconds(self.beats) < SHORTEST:
            raise ArgumentError(
                f"{self.beats:g} beats at {tempo.bpm:g} bpm are {1000 * tempo.seconds(self.beats):.3g} ms; what is "
                f"repeated takes at least {1000 * SHORTEST:g} ms"
            )
        return tempo.frames(self.beats, engine.settings.sample_rate)


class Taps:
    """Makes a tempo of taps.

    The tempo is the slope of a line through times and numbers of the newest taps by the method of Theil and Sen: the
    median of the slopes between any two. Up to a quarter of the taps may be anywhere.

    References
    ----------
    P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1968.

    """

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=TAPS)
        self._numbers: deque[int] = deque(maxlen=TAPS)

    def add(self, time: float) -> tuple[float | None, float]:
        """Add a tap at a time in seconds; return seconds a beat, None after one tap, and the time of beat 0.

        Beat 0 is the first tap after a pause. A tap that is missing in between is counted, one too many is not.
        """
        since = time - self._times[-1] if self._times else math.inf
        if abs(since) > PAUSE:
            self._times.clear()
            self._numbers.clear()
        if not self._times or since > BOUNCE:
            self._times.append(time)
            self._numbers.append(self._number(since))
        if len(self._times) == 1:
            return None, time
        return self._line()

    def _number(self, since: float) -> int:
        """Return the number of the newest tap's beat, `since` seconds after the one before."""
        if not self._numbers:
            return 0
        usual = float(np.median(np.diff(self._times)))
        return self._numbers[-1] + round(since / usual)

    def _line(self) -> tuple[float, float]:
        """Return the slope of the line through the taps, in seconds a beat, and its time at beat 0."""
        times, numbers = np.array(self._times), np.array(self._numbers)
        one, other = np.nonzero(numbers[:, None] < numbers)
        slope = np.median((times[other] - times[one]) / (numbers[other] - numbers[one]))
        return float(slope), float(np.median(times - numbers * slope))
