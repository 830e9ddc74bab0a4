"""The monitor: buffers that play, mixed with the live sound."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nmfserver.audio.control import Control, Samples
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import NMFServerError
from nmfserver.kernels.live import memory
from nmfserver.kernels.live.memory import Command, Return

VOICE_RAMP = 0.005
"""Seconds of the ramps that keep a voice's start and end from clicking."""


@dataclass
class _Voice:
    """A buffer that is played, as the control side keeps it."""

    name: object
    samples: Samples
    gains: Samples
    loop: bool
    release: Callable[[], object]
    starter: object
    stopping: bool = False


class Player(Control):
    """Lends buffers to the audio thread, and takes them back when they have played."""

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__(settings)
        self._voices: dict[int, _Voice] = {}
        self._takers[Return.VOICE] = lambda number: self._voices.pop(number).release()

    def play(
        self, name: object, samples: Samples, gains: Samples, *, loop: bool = False, period: float = 0.0,
        begin: int = 0, at: float = 0.0, release: Callable[[], object] = lambda: None, starter: object = None,
    ) -> None:  # fmt: skip
        """Play a buffer; one that is playing under the same name ends.

        Parameters
        ----------
        name : to stop it by
        samples : float32 (frames, channels), C-contiguous, at the engine's rate; not written to until `release`
        gains : float32 (channels, 2), to the left and the right
        loop : whether it begins again at its end
        period : frames after which it begins again, exactly, whatever its length; 0: as `loop` says
        begin : first frame of the buffer
        at : position of the engine at which it starts, at the nearest frame; in the past: at once
        release : called when the samples are not needed any more
        starter : who may be named to `stop` what is theirs

        """
        self.collect()
        number = next((n for n in range(memory.VOICES) if n not in self._voices), None)
        if number is None:
            raise NMFServerError(f"{memory.VOICES} buffers are playing already: stop one first")
        self._require_room(1 + len(self._voices))
        self.stop(name)
        kept = _Voice(name, samples, np.ascontiguousarray(gains, np.float32), loop or period > 0, release, starter)
        voice = self._state.voices[number]
        voice.samples, voice.gains = samples.ctypes.data, kept.gains.ctypes.data
        voice.frames, voice.channels = samples.shape
        voice.ramp = self._frames(VOICE_RAMP)
        _set_times(voice, loop, period, begin, at if at > self.position else memory.NONE)
        self._command(Command.PLAY, number)
        self._voices[number] = kept

    def stop(self, name: object = None, starter: object = None) -> None:
        """End what plays under a name, what somebody has started, or everything, by a short ramp."""
        for number, voice in self._voices.items():
            if not voice.stopping and name in (None, voice.name) and starter in (None, voice.starter):
                self._command(Command.STOP, number)
                voice.stopping = True

    def playing(self) -> Sequence[tuple[object, int, int, bool]]:
        """Return name, position, length in frames, and whether it loops, of everything that plays."""
        self.collect()
        return [
            (voice.name, min(int(self._state.voices[number].at), len(voice.samples)), len(voice.samples), voice.loop)
            for number, voice in self._voices.items()
            if not voice.stopping
        ]

    def close(self) -> None:
        """Release all buffers; only when the audio thread has ended."""
        for voice in self._voices.values():
            voice.release()
        self._voices.clear()


def _set_times(voice: memory.Voice, loop: bool, period: float, begin: int, at: float) -> None:
    """Write when a voice starts, at which of its frames, and when it begins again."""
    voice.at, voice.level, voice.start = begin, 0.0, math.floor(at + 0.5)
    voice.period = period or float(voice.frames * loop)
    voice.lead = at - voice.start - begin
    # A frame more or less is what rounding the period leaves: no reason for a ramp.
    voice.is_seamless = voice.period > 0 and abs(voice.frames - voice.period) <= 1
