"""Plays a buffer through the outputs of live audio."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from nmfserver.audio.engine import Engine
from nmfserver.audio.tempo import Tempo, Timing
from nmfserver.buffers.table import Key, Samples
from nmfserver.errors import ArgumentError, BadBufferError, DeviceError, counted
from nmfserver.processes.resample import ratio, resampled
from nmfserver.steps import Steps
from nmfserver.tasks.task import Place, TaskInSteps

LOWEST_RATE, HIGHEST_RATE = 100.0, 768000.0
"""Hz. A lower rate is that of activations, not of sound."""


@dataclass(frozen=True)
class PlayInputs:
    """What is played.

    samples : float32 (frames, channels), of the buffer
    sample_rate : Hz, of the buffer
    begin : first frame that is played, at the rate of live audio
    leases : of the samples, or of memory for resampled ones; they end when playing ends
    """

    samples: Samples
    sample_rate: float
    begin: int
    leases: ExitStack


@dataclass(frozen=True)
class Play(TaskInSteps[PlayInputs, Samples | None]):
    """Plays a buffer with the samples that it has now.

    source : the buffer
    engine : plays it
    running : returns the engine that runs now, or raises `DeviceError`
    timing : when it begins, and when it begins again
    tempo : returns the tempo by which beats are counted, or None
    gains : of the channels, repeated if there are fewer; empty: 1
    pans : of the channels, repeated if there are fewer: -1 left, 0 both, 1 right; empty: 0, of two channels -1 and 1
    start : first frame of the buffer; where it begins again after beats, too
    starter : who plays it
    """

    source: Key
    engine: Engine
    running: Callable[[], Engine]
    timing: Timing
    tempo: Callable[[], Tempo | None]
    gains: tuple[float, ...] = ()
    pans: tuple[float, ...] = ()
    start: int = 0
    starter: object = None

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> PlayInputs:
        """Lease the buffer; reserve memory if it has to be resampled."""
        source, wanted = place.buffers.get(self.source), self.engine.settings.sample_rate
        rate, start, kept = source.sample_rate, self.start, leases.enter_context(ExitStack())
        if start >= source.frames:
            raise BadBufferError(
                f"buffer {self.source} has {counted(source.frames, 'frame')}; it cannot start at frame {start}"
            )
        for name, values in (("gains", self.gains), ("pans", self.pans)):
            if len(values) > source.channels:
                channels = counted(source.channels, "channel")
                raise ArgumentError(f"{len(values)} {name}, and buffer {self.source} has {channels}")
        if rate == wanted:
            return PlayInputs(kept.enter_context(source.reading()), rate, start, kept)
        if not LOWEST_RATE <= rate <= HIGHEST_RATE:
            raise BadBufferError(
                f"buffer {self.source} has a sample rate of {rate:g} Hz; what is played has between "
                f"{LOWEST_RATE:g} and {HIGHEST_RATE:g}"
            )
        change = ratio(rate, wanted)
        kept.enter_context(place.buffers.reserved(int(source.samples.nbytes * change) + 4 * source.channels))
        return PlayInputs(leases.enter_context(source.reading()), rate, int(start * change), kept)

    def compute_on_side_thread(self, inputs: PlayInputs) -> Steps[Samples | None] | None:
        """Return the steps that resample, or None if the buffer has the rate of live audio."""
        wanted = self.engine.settings.sample_rate
        return None if inputs.sample_rate == wanted else resampled(inputs.samples, inputs.sample_rate, wanted)

    def publish_on_loop(self, place: Place, inputs: PlayInputs, result: Samples | None) -> None:
        """Pass the samples to the engine."""
        if self.running() is not self.engine:
            raise DeviceError("live audio was started anew meanwhile: ask again")
        samples, tempo = inputs.samples if result is None else result, self.tempo()
        gains, begin = panned(self.gains, self.pans, samples.shape[1]), min(inputs.begin, len(samples) - 1)
        period = self.timing.period(self.engine, tempo)
        if period:
            samples, begin = samples[begin:], 0
        with ExitStack() as unless_played:
            kept = inputs.leases.pop_all()
            unless_played.callback(kept.close)
            self.engine.play(
                self.source, samples, gains, loop=self.timing.loop, period=period, begin=begin,
                at=self.timing.start(self.engine, tempo), release=kept.close, starter=self.starter,
            )  # fmt: skip
            unless_played.pop_all()


def panned(gains: tuple[float, ...], pans: tuple[float, ...], channels: int) -> Samples:
    """Return the gains of all channels to the left and the right, float32 (channels, 2).

    A channel in the middle is played on both sides at full gain. Towards one side, the other's gain falls linearly.
    """
    each = np.resize(gains or (1.0,), channels)
    places = np.resize(pans or ((-1.0, 1.0) if channels == 2 else (0.0,)), channels)
    sides = np.minimum(1, [1 - places, 1 + places]).T
    result: Samples = (each[:, None] * sides).astype(np.float32)
    return result
