"""One block of the live engine: commands, input, frames whose time has come, output.

A block is cut at the hops, so its size changes nothing: a sample goes out exactly one window after it came in.
Nothing is allocated here, nothing raised, nobody waited for.
"""

import numpy as np

from nmfserver.kernels.access import seconds, store
from nmfserver.kernels.compilation import part
from nmfserver.kernels.live import ring, voices
from nmfserver.kernels.live.memory import (
    BLOCKS,
    BUSY,
    FADE_DONE,
    FADE_HOPS,
    FADE_STEP,
    FILTER,
    FILTER_GOAL,
    FILTERING,
    GAIN,
    HEARD,
    HEARD_FRAMES,
    HOP,
    HOPS,
    LATE,
    LOAD,
    LONGEST_BLOCK,
    MODE,
    MODE_WAIT,
    NEXT_SLOT,
    NONE,
    OVERLAP_AT,
    PASSING,
    PEAK,
    PENDING_FADE,
    PENDING_SLOT,
    PLAY,
    POSITION,
    RATE,
    SET_MODE,
    SINCE_HOP,
    SLOT,
    SLOT_BACK,
    SOUNDING,
    STOP,
    STOPPING,
    SWAP,
    THROUGH,
    THROUGH_GOAL,
    TOLD,
    WINDOW,
    XRUNS,
    Floats,
    Real,
    State,
    Whole,
)
from nmfserver.kernels.live.nmf_filter import ZERO, activate, analyse, synthesise

LOUDEST = np.float32(1e4)
"""What is louder, or no number, is taken for a fault and becomes silence: it must not stay in the filter."""
QUIETEST = np.float32(1e-15)
"""What is quieter is silence, so that nothing falls below what a processor handles at full speed."""
LOUDEST_OUT = np.float32(1e6)
MAIN_OUTPUTS = 2
LEFT, RIGHT, FILTER_LEVEL, THROUGH_LEVEL = range(4)
FAULTS = 0b1111
"""PortAudio's flags of input and output under- and overflow."""


@part()
def process(state: State, inputs: Floats, outputs: Floats, flags: Whole) -> None:
    """Take a block in, give a block out.

    Parameters
    ----------
    state : of `memory.allocate`
    inputs : float32 (frames, inputs), any values
    outputs : float32 (frames, outputs), written to; the mix to the first two, one component to each of the others
    flags : PortAudio's, of this block

    """
    began = seconds()
    _obey(state)
    counts, frames = state.counts, outputs.shape[0]
    at = np.int64(0)  # no literal: numba would compile twice what takes it
    while at < frames:
        to_hop = state.sizes[HOP] - counts[SINCE_HOP]
        to_end = state.sizes[WINDOW] - counts[OVERLAP_AT]
        count = min(frames - at, min(to_hop, to_end))
        _take(state, inputs, at, count)
        _give(state, outputs, at, count)
        store(counts, POSITION, counts[POSITION] + count)
        counts[OVERLAP_AT] = (counts[OVERLAP_AT] + count) % state.sizes[WINDOW]
        counts[SINCE_HOP] += count
        if counts[SINCE_HOP] == state.sizes[HOP]:
            counts[SINCE_HOP] = 0
            _frame(state)
        at += count
    _account(state, frames, flags, seconds() - began)


@part()
def _obey(state: State) -> None:
    """Do what the control side has asked for since the last block."""
    commands = state.commands
    at = ring.front(commands)
    while at >= 0:
        kind, first, second = commands.integers[at, 0], commands.integers[at, 1], commands.integers[at, 2]
        if kind == SWAP:
            _swap(state, first, second)
        elif kind == GAIN:
            _set_gain(state, first, commands.numbers[at], second)
        elif kind == SET_MODE:
            _set_mode(state, first, second)
        elif kind == PLAY:
            state.voices[first, SOUNDING] = 1
            state.voices[first, STOPPING] = 0  # here: the one before may have been stopped when it had ended
        elif kind == STOP:
            state.voices[first, STOPPING] = 1
        ring.pop(commands)
        at = ring.front(commands)


@part()
def _set_gain(state: State, component: Whole, goal: Real, ramp: Whole) -> None:
    gains = state.gains
    gains[1, component] = goal
    if component < state.counts[HEARD]:
        gains[2, component] = (goal - gains[0, component]) / ramp
    else:
        gains[0, component] = goal


@part()
def _set_mode(state: State, mode: Whole, ramp: Whole) -> None:
    levels = state.levels
    if mode == FILTERING and levels[FILTER] == 0:
        state.counts[MODE_WAIT] = state.sizes[WINDOW] + state.sizes[HOP]
    elif mode != FILTERING:
        state.counts[MODE_WAIT] = 0
    state.counts[MODE] = mode
    levels[FILTER_GOAL] = 1.0 if mode == FILTERING else 0.0
    levels[THROUGH_GOAL] = 1.0 if mode == PASSING else 0.0
    levels[FADE_STEP] = 1 / ramp


@part()
def _swap(state: State, slot: Whole, fade: Whole) -> None:
    """Begin to fade in other bases, or let them wait for a fade that is going on; only the newest wait."""
    counts = state.counts
    if counts[NEXT_SLOT] == NONE:
        counts[NEXT_SLOT], counts[FADE_DONE], counts[FADE_HOPS] = slot, 0, fade
        return
    if counts[PENDING_SLOT] != NONE:
        ring.push(state.returns, SLOT_BACK, counts[PENDING_SLOT], 0, 0.0)
    counts[PENDING_SLOT], counts[PENDING_FADE] = slot, fade


@part()
def _take(state: State, inputs: Floats, first: Whole, count: Whole) -> None:
    """Keep the input, cleaned of what would harm the filter."""
    history = state.history
    at = state.counts[POSITION] % history.shape[0]
    for frame in range(count):
        for channel in range(history.shape[1]):
            value = inputs[first + frame, channel]
            size = abs(value)
            history[at, channel] = value if size <= LOUDEST and size >= QUIETEST else ZERO
        at = at + 1 if at + 1 < history.shape[0] else 0


@part()
def _frame(state: State) -> None:
    """Do what is due every hop: activations, and the components of one window."""
    counts, levels = state.counts, state.levels
    weight = _fade(state)
    is_heard = levels[FILTER] > 0 or levels[FILTER_GOAL] > 0
    _note_heard(state, is_heard)
    if is_heard or counts[MODE] != PASSING:
        slot, next_slot = counts[SLOT], counts[NEXT_SLOT]
        analyse(state)
        activate(state, slot, state.estimates[0])
        if next_slot != NONE:
            activate(state, next_slot, state.estimates[1])
        _tell(state, slot if next_slot == NONE else next_slot)
        if is_heard:
            synthesise(state, next_slot, weight)
    store(counts, HOPS, counts[HOPS] + 1)


@part()
def _note_heard(state: State, is_heard: bool) -> None:
    """Keep count of the components that sound, or whose last window still does."""
    counts = state.counts
    slot, next_slot = counts[SLOT], counts[NEXT_SLOT]
    here = state.components[slot] if next_slot == NONE else max(state.components[slot], state.components[next_slot])
    # Two are transformed at once: beside an odd one there is rounding noise.
    count = (here + 1) // 2 * 2 if is_heard else 0
    if count >= counts[HEARD] or counts[HEARD_FRAMES] <= 0:
        counts[HEARD], counts[HEARD_FRAMES] = count, state.sizes[WINDOW]
    else:
        counts[HEARD_FRAMES] -= state.sizes[HOP]


@part()
def _fade(state: State) -> Real:
    """Take one step of the fade from bases to bases; return the weight of those that come."""
    counts = state.counts
    if counts[NEXT_SLOT] == NONE:
        return 0.0
    counts[FADE_DONE] += 1
    if counts[FADE_DONE] < counts[FADE_HOPS]:
        return float(counts[FADE_DONE] / counts[FADE_HOPS])
    ring.push(state.returns, SLOT_BACK, counts[SLOT], 0, 0.0)
    counts[SLOT], counts[NEXT_SLOT], counts[PENDING_SLOT] = counts[NEXT_SLOT], counts[PENDING_SLOT], NONE
    counts[FADE_DONE], counts[FADE_HOPS] = 0, counts[PENDING_FADE]
    return 0.0


@part()
def _tell(state: State, slot: Whole) -> None:
    """Leave the activations where the control side finds them."""
    row = state.counts[HOPS] % TOLD
    for component in range(state.told.shape[1]):
        state.told[row, component] = state.activations[slot, component]
    state.told_at[row, 0] = state.counts[POSITION] - state.sizes[WINDOW] // 2
    state.told_at[row, 1] = state.components[slot]


@part()
def _give(state: State, outputs: Floats, first: Whole, count: Whole) -> None:
    """Write the mix, and the components beside it."""
    left, right = state.mix[LEFT], state.mix[RIGHT]
    _set_levels(state, count)
    _components(state, outputs, first, left, count)
    for frame in range(count):
        right[frame] = left[frame]
    _pass_through(state, left, right, count)
    voices.play(state, left, right, count)
    for frame in range(count):
        one, other = left[frame], right[frame]
        if outputs.shape[1] == 1:
            outputs[first + frame, 0] = _sound((one + other) / np.float32(2))
        elif outputs.shape[1] > 1:
            outputs[first + frame, 0], outputs[first + frame, 1] = _sound(one), _sound(other)


@part()
def _set_levels(state: State, count: Whole) -> None:
    """Write how loud the filter and the bypass are at each frame."""
    levels, step, counts = state.levels, state.levels[FADE_STEP], state.counts
    wait = min(counts[MODE_WAIT], count)
    counts[MODE_WAIT] -= wait
    levels[FILTER] = _ramp(levels[FILTER], levels[FILTER_GOAL], step, state.mix[FILTER_LEVEL], wait, count)
    levels[THROUGH] = _ramp(levels[THROUGH], levels[THROUGH_GOAL], step, state.mix[THROUGH_LEVEL], wait, count)


@part()
def _components(state: State, outputs: Floats, first: Whole, mix: Floats, count: Whole) -> None:
    """Write every component to its output, and their sum by their gains to the mix."""
    at, heard, channels = state.counts[OVERLAP_AT], state.counts[HEARD], outputs.shape[1]
    mains = min(MAIN_OUTPUTS, channels)
    for frame in range(count):
        mix[frame] = ZERO
    for component in range(heard):
        _component(state, component, mix, count)
        if mains + component < channels:
            for frame in range(count):
                outputs[first + frame, mains + component] = state.overlap[component, at + frame]
        for frame in range(count):
            state.overlap[component, at + frame] = ZERO
    for channel in range(mains + heard, channels):
        for frame in range(count):
            outputs[first + frame, channel] = ZERO


@part()
def _sound(value: Real) -> Real:
    """Return a sample that no loudspeaker and no neighbour in JACK has to fear."""
    return value if -LOUDEST_OUT <= value <= LOUDEST_OUT else ZERO


@part()
def _component(state: State, component: Whole, mix: Floats, count: Whole) -> None:
    """Bring one component to the filter's level, where it stands, and add it to the mix by its gain."""
    part = state.overlap[component, state.counts[OVERLAP_AT] : state.counts[OVERLAP_AT] + count]
    level, gain, goal = state.mix[FILTER_LEVEL], state.gains[0, component], state.gains[1, component]
    if gain == goal:
        steady = np.float32(gain)
        for frame in range(part.shape[0]):
            part[frame] *= level[frame]
            mix[frame] += steady * part[frame]
        return
    step = state.gains[2, component]
    for frame in range(part.shape[0]):
        gain = goal if abs(goal - gain) <= abs(step) else gain + step
        part[frame] *= level[frame]
        mix[frame] += np.float32(gain) * part[frame]
    state.gains[0, component] = gain


@part()
def _ramp(level: Real, goal: Real, step: Real, out: Floats, wait: Whole, count: Whole) -> Real:
    """Write how loud something is at each frame, on its way to its goal after a wait; return it as it is in the end."""
    for frame in range(wait):
        out[frame] = np.float32(level)
    for frame in range(wait, count):
        level = min(level + step, goal) if level < goal else max(level - step, goal)
        out[frame] = np.float32(level)
    return level


@part()
def _pass_through(state: State, left: Floats, right: Floats, count: Whole) -> None:
    """Add the input itself, as late as the filter's output is."""
    history, level = state.history, state.mix[THROUGH_LEVEL]
    inputs = history.shape[1]
    if inputs == 0 or (state.levels[THROUGH] == 0 and state.levels[THROUGH_GOAL] == 0 and level[0] == 0):
        return
    at = (state.counts[POSITION] - state.sizes[WINDOW]) % history.shape[0]
    for frame in range(count):
        left[frame] += level[frame] * history[at, 0]
        right[frame] += level[frame] * history[at, 1 if inputs > 1 else 0]
        at = at + 1 if at + 1 < history.shape[0] else 0


@part()
def _account(state: State, frames: Whole, flags: Whole, busy: Real) -> None:
    """Count the block: how long it was, how much of its time it took, whether the device has lost something."""
    counts, levels = state.counts, state.levels
    lasting = frames / state.sizes[RATE]
    share = busy / lasting if frames > 0 else 0.0
    follow = min(lasting, 1.0)
    levels[BUSY] += busy
    levels[LOAD] += follow * (share - levels[LOAD])
    levels[PEAK] = max(share, levels[PEAK] * (1 - follow))
    counts[XRUNS] += (flags & FAULTS) != 0
    counts[LATE] += share > 1
    counts[LONGEST_BLOCK] = max(counts[LONGEST_BLOCK], frames)
    store(counts, BLOCKS, counts[BLOCKS] + 1)
