"""The monitor's voices: buffers that are played, mixed to the left and the right.

A voice with a period is played again and again. Repetition k begins at the frame nearest to ``start + k period``, which
is computed anew each time, so that a period that is no whole number of frames never drifts: each repetition is within
half a frame of its exact beginning.
"""

import math

from nmfserver.kernels.access import floats
from nmfserver.kernels.compilation import part
from nmfserver.kernels.live import ring
from nmfserver.kernels.live.memory import NONE, Floats, Return, State, Voice

NEVER = 2**62


@part()
def start(voice: Voice, position: int) -> None:
    """Let a voice play from its position on; where that has passed, from where it would be by now."""
    voice.is_playing = True
    voice.is_stopping = False  # here: the one before may have been stopped when it had ended
    if voice.start == NONE:
        voice.start = position
    voice.at += max(position - voice.start, 0)
    voice.repetition, voice.turn = 0, voice.start
    _plan_turn(voice)
    while voice.turn <= position:
        voice.at = position - voice.turn
        _plan_turn(voice)


@part()
def _plan_turn(voice: Voice) -> None:
    """Note where the repetition that begins now ends, and where the next one begins."""
    if voice.period == 0:
        voice.turn, voice.end = NEVER, voice.frames
        return
    began = voice.turn
    voice.repetition += 1
    voice.turn = voice.start + math.floor(voice.lead + voice.repetition * voice.period + 0.5)
    voice.end = min(voice.turn - began, voice.frames)


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
    frames, channels, is_stopping, is_seamless = voice.frames, voice.channels, voice.is_stopping, voice.is_seamless
    samples, gains = floats(voice.samples, frames, channels), floats(voice.gains, channels, 2)
    at, level, step = voice.at, voice.level, 1 / voice.ramp
    for offset in range(0 if is_stopping else max(voice.start - position, 0), count):
        if position + offset == voice.turn:
            at, level = 0, level if is_seamless else 0.0
            _plan_turn(voice)
        level = level - step if is_stopping else min(level + step, 1.0)
        if level <= 0 or (at >= frames and voice.period == 0):
            return True
        envelope = level if is_seamless else min(level, max(voice.end - at, 0) * step)
        frame = min(at, frames - 1)  # of a seamless repetition, the last one may be missing
        for channel in range(channels):
            value = envelope * samples[frame, channel]
            left[offset] += value * gains[channel, 0]
            right[offset] += value * gains[channel, 1]
        at += 1
    voice.level = level
    voice.at = at
    return False
