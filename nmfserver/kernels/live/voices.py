"""The monitor's voices: buffers that are played, mixed to the left and the right."""

from nmfserver.kernels.access import floats
from nmfserver.kernels.compilation import part
from nmfserver.kernels.live import ring
from nmfserver.kernels.live.memory import (
    ADDRESS,
    AT,
    CHANNELS,
    FRAMES,
    GAINS,
    LOOP,
    POSITION,
    RAMP,
    SOUNDING,
    START,
    STOPPING,
    VOICE_BACK,
    Floats,
    Integers,
    State,
    Whole,
)


@part()
def play(state: State, left: Floats, right: Floats, count: Whole) -> None:
    """Add `count` frames of every voice; voices that have ended go back to whoever lent their samples."""
    position = state.counts[POSITION]
    for voice in range(state.voices.shape[0]):
        if state.voices[voice, SOUNDING] != 0 and _ends(
            state.voices[voice], state.voice_levels, voice, left, right, position, count
        ):
            state.voices[voice, SOUNDING] = 0
            ring.push(state.returns, VOICE_BACK, voice, 0, 0.0)


@part()
def _ends(
    voice: Integers, levels: Floats, number: Whole, left: Floats, right: Floats, position: Whole, count: Whole
) -> bool:
    """Add one voice; return whether it has ended."""
    frames, at, step = voice[FRAMES], voice[AT], 1 / voice[RAMP]
    samples, gains = floats(voice[ADDRESS], frames, voice[CHANNELS]), floats(voice[GAINS], voice[CHANNELS], 2)
    level = levels[number]
    for offset in range(max(voice[START] - position, 0) if voice[STOPPING] == 0 else 0, count):
        level = min(level + step, 1.0) if voice[STOPPING] == 0 else level - step
        if level <= 0 or at == frames:
            return True
        envelope = level if voice[LOOP] != 0 else min(level, (frames - at) * step)
        for channel in range(voice[CHANNELS]):
            value = envelope * samples[at, channel]
            left[offset] += value * gains[channel, 0]
            right[offset] += value * gains[channel, 1]
        at += 1
        if at == frames and voice[LOOP] != 0:
            at = 0
    levels[number] = level
    voice[AT] = at
    return False
