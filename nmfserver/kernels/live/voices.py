"""The monitor's voices: buffers that are played, mixed to the left and the right."""

from nmfserver.kernels.access import floats
from nmfserver.kernels.compilation import part
from nmfserver.kernels.live import ring
from nmfserver.kernels.live.memory import Floats, Return, State, Voice


@part()
def play(state: State, left: Floats, right: Floats, count: int) -> None:
    """Add `count` frames of every voice; send a message back for each that has ended."""
    position = state.clock.position
    for number in range(len(state.voices)):
        voice = state.voices[number]
        if voice.is_playing and _add(voice, left, right, position, count):
            voice.is_playing = False
            ring.add(state.returns, Return.VOICE.value, number, 0, 0.0)


@part()
def _add(voice: Voice, left: Floats, right: Floats, position: int, count: int) -> bool:
    """Add one voice; return whether it has ended."""
    frames, channels, loop, is_stopping = voice.frames, voice.channels, voice.loop, voice.is_stopping
    samples, gains = floats(voice.samples, frames, channels), floats(voice.gains, channels, 2)
    at, level, step = voice.at, voice.level, 1 / voice.ramp
    for offset in range(0 if is_stopping else max(voice.start - position, 0), count):
        level = level - step if is_stopping else min(level + step, 1.0)
        if level <= 0 or at == frames:
            return True
        envelope = level if loop else min(level, (frames - at) * step)
        for channel in range(channels):
            value = envelope * samples[at, channel]
            left[offset] += value * gains[channel, 0]
            right[offset] += value * gains[channel, 1]
        at += 1
        if at == frames and loop:
            at = 0
    voice.level = level
    voice.at = at
    return False
