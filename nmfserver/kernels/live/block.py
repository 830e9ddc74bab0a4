"""One block of the live engine: commands, input, frames whose time has come, output.

A block is cut at the hops, so its size changes nothing: a sample goes out exactly the delay after it came in.
Nothing here allocates, raises or waits. `process` is the order of everything; all functions work on one `State`, whose
fields `nmfserver.kernels.live.memory` explains. The work of a hop is that of `nmfserver.kernels.live.nmf_filter`.
"""

import numpy as np

from nmfserver.kernels.access import seconds
from nmfserver.kernels.compilation import part
from nmfserver.kernels.live import levels, limiter, ring, voices
from nmfserver.kernels.live.freeze import set_freeze
from nmfserver.kernels.live.gains import aim, ramp_gain
from nmfserver.kernels.live.listening import listen, read_input
from nmfserver.kernels.live.memory import (
    MAIN_OUTPUTS,
    NONE,
    Command,
    Floats,
    Mode,
    Return,
    Routing,
    State,
    Whole,
)
from nmfserver.kernels.live.morph import move
from nmfserver.kernels.live.nmf_filter import ZERO, activate, analyse, expect, synthesise
from nmfserver.kernels.live.records import store

LOUDEST_OUT = np.float32(1e6)
FAULTS = 0b1111
"""PortAudio's flags of input and output under- and overflow."""


@part()
def process(state: State, inputs: Floats, outputs: Floats, flags: Whole) -> None:
    """Read a block of input, write a block of output.

    Parameters
    ----------
    state : of `memory.allocate`
    inputs : float32 (frames, inputs), any values
    outputs : float32 (frames, outputs), written to; the mix to the first two, one component to each of the others
    flags : PortAudio's, of this block

    """
    began = seconds()
    _run_commands(state)
    setup, clock, frames = state.setup, state.clock, outputs.shape[0]
    at = np.int64(0)  # no literal: numba would compile twice what takes it
    while at < frames:
        to_hop = setup.hop - clock.since_hop
        to_end = setup.delay - clock.overlap_at
        count = min(frames - at, min(to_hop, to_end))
        read_input(state, inputs, at, count)
        listen(state, count)
        _write_output(state, outputs, at, count)
        store(clock, "position", clock.position + count)
        clock.overlap_at = (clock.overlap_at + count) % setup.delay
        clock.since_hop += count
        if clock.since_hop == setup.hop:
            clock.since_hop = 0
            _do_hop(state)
        at += count
    _measure(state, frames, flags, seconds() - began)


@part()
def _run_commands(state: State) -> None:
    """Do what the control side has asked for since the last block."""
    commands = state.commands
    at = ring.next_place(commands)
    while at >= 0:
        message = commands.messages[at]
        if message.kind == Command.SWAP:
            _swap(state, message.first, message.second)
        elif message.kind == Command.GAIN:
            _set_gain(state, message.first, message.number, message.second)
        elif message.kind == Command.SET_MODE:
            _set_mode(state, message.first, message.second)
        elif message.kind == Command.PLAY:
            voices.start(state.voices[message.first], state.clock.position)
        elif message.kind == Command.STOP:
            state.voices[message.first].is_stopping = True
        elif message.kind == Command.INPUT_GAIN:
            aim(state.input_gain, message.number, message.second)
        elif message.kind == Command.OPEN:
            aim(state.opening, message.number, message.second)
        elif message.kind == Command.FREEZE:
            set_freeze(state, message.first, message.second)
        elif message.kind == Command.MORPH:
            aim(state.amounts[message.first], message.number, message.second)
        ring.take_next(commands)
        at = ring.next_place(commands)


@part()
def _set_gain(state: State, component: int, goal: float, ramp: int) -> None:
    gain = state.gains[component]
    aim(gain, goal, ramp)
    if component >= state.audible.components:
        gain.now = goal


@part()
def _set_mode(state: State, mode: int, ramp: int) -> None:
    routing = state.routing
    if mode == Mode.FILTER and routing.filter_level == 0:
        routing.wait = state.setup.delay + state.setup.hop
    elif mode != Mode.FILTER:
        routing.wait = 0
    routing.mode = mode
    routing.filter_goal = 1.0 if mode == Mode.FILTER else 0.0
    routing.bypass_goal = 1.0 if mode == Mode.BYPASS else 0.0
    routing.step = 1 / ramp


@part()
def _swap(state: State, slot: int, fade_hops: int) -> None:
    """Begin to fade in other bases, or let them wait for a fade that is going on; only the newest wait."""
    slots = state.slots
    if slots.next == NONE:
        slots.next, slots.faded_hops, slots.fade_hops = slot, 0, fade_hops
        return
    if slots.pending != NONE:
        ring.add(state.returns, Return.SLOT.value, slots.pending, 0, 0.0)
    slots.pending, slots.pending_fade_hops = slot, fade_hops


@part()
def _do_hop(state: State) -> None:
    """Do the work of a hop: activations, and the components of one window."""
    clock, slots, routing = state.clock, state.slots, state.routing
    weight = _advance_fade(state)
    filter_sounds = routing.filter_level > 0 or routing.filter_goal > 0
    _count_audible(state, filter_sounds)
    if filter_sounds or routing.mode != Mode.BYPASS:
        analyse(state)
        move(state, slots.current)
        _activate_current(state)
        if slots.next != NONE:
            move(state, slots.next)
            activate(state, slots.next, state.estimates[1])
        _keep_activations(state, slots.current if slots.next == NONE else slots.next)
        if filter_sounds:
            synthesise(state, slots.next, weight)
    store(clock, "hops", clock.hops + 1)


@part()
def _activate_current(state: State) -> None:
    """Update the activations of the bases in use; while sound is frozen, only at the first hop, or of new bases."""
    freeze, slot = state.freeze, state.slots.current
    if freeze.is_on and slot == freeze.slot:
        expect(state, slot, state.estimates[0])
        return
    activate(state, slot, state.estimates[0])
    freeze.slot = slot if freeze.is_on else NONE


@part()
def _count_audible(state: State, filter_sounds: bool) -> None:
    """Count the components that sound, or whose last window still does."""
    slots, audible = state.slots, state.audible
    components = state.components[slots.current]
    if slots.next != NONE:
        components = max(components, state.components[slots.next])
    # Two are transformed at once: beside an odd one there is rounding noise.
    count = (components + 1) // 2 * 2 if filter_sounds else 0
    if count < audible.components and audible.frames > 0:
        audible.frames -= state.setup.hop
        audible.fewer = max(audible.fewer, count)
        return
    count = max(count, audible.fewer)  # what lies between may have been used until now
    for component in range(count, audible.components):
        levels.clear(state.component_meters[component])
    audible.components, audible.frames, audible.fewer = count, state.setup.delay, 0


@part()
def _advance_fade(state: State) -> float:
    """Take one step of the fade from bases to bases; return the weight of those that are faded in."""
    slots = state.slots
    if slots.next == NONE:
        return 0.0
    slots.faded_hops += 1
    if slots.faded_hops < slots.fade_hops:
        return float(slots.faded_hops / slots.fade_hops)
    ring.add(state.returns, Return.SLOT.value, slots.current, 0, 0.0)
    slots.current, slots.next, slots.pending = slots.next, slots.pending, NONE
    slots.faded_hops, slots.fade_hops = 0, slots.pending_fade_hops
    state.freeze.slot = NONE
    return 0.0


@part()
def _keep_activations(state: State, slot: int) -> None:
    """Copy the activations of a set of bases to where the control side reads them."""
    row = state.clock.hops % state.activation_history.shape[0]
    for component in range(state.activation_history.shape[1]):
        state.activation_history[row, component] = state.activations[slot, component]
    time = state.activation_times[row]
    time.position = state.clock.position - state.setup.delay // 2
    time.components = state.components[slot]
    time.is_held = state.freeze.is_on


@part()
def _write_output(state: State, outputs: Floats, first: Whole, count: int) -> None:
    """Write the mix, and the components beside it."""
    left, right = state.left, state.right
    _advance_levels(state, count)
    _mix_components(state, outputs, first, left, count)
    for frame in range(count):
        right[frame] = left[frame]
    _add_bypass(state, left, right, count)
    voices.play(state, left, right, count)
    _finish_mix(state, left[:count], right[:count], outputs.shape[1] == 1)
    for channel in range(min(MAIN_OUTPUTS, outputs.shape[1])):
        mix = left[:count] if channel == 0 else right[:count]
        levels.meter(state, state.output_meters[channel], mix)
        for frame in range(count):
            outputs[first + frame, channel] = mix[frame]


@part()
def _finish_mix(state: State, left: Floats, right: Floats, is_mono: bool) -> None:
    """Make of the mix what may go out: finite, in one channel where there is one, and limited.

    Its clips show as they are before the limiter, which leaves none.
    """
    _clean(left)
    _clean(right)
    if is_mono:
        for frame in range(left.shape[0]):
            left[frame] = right[frame] = (left[frame] + right[frame]) / np.float32(2)
    for channel in range(len(state.output_meters)):
        levels.flag_clips(state, state.output_meters[channel], left if channel == 0 else right)
    if state.setup.limits:
        limiter.limit(state.limiter, left, right)


@part()
def _advance_levels(state: State, count: int) -> None:
    """Write the levels of the filter and of the bypass at each frame; both are silent while the outputs are closed."""
    routing = state.routing
    wait = min(routing.wait, count)
    routing.wait -= wait
    routing.filter_level = _ramp(
        routing.filter_level, routing.filter_goal, routing.step, state.filter_levels, wait, count
    )
    routing.bypass_level = _ramp(
        routing.bypass_level, routing.bypass_goal, routing.step, state.bypass_levels, wait, count
    )
    ramp_gain(state.opening, state.ramp, count)
    for frame in range(count):
        state.filter_levels[frame] *= state.ramp[frame]
        state.bypass_levels[frame] *= state.ramp[frame]


@part()
def _ramp(level: float, goal: float, step: float, out: Floats, wait: int, count: int) -> float:
    """Write a level at each frame, on its way to its goal after a wait; return the last one."""
    for frame in range(wait):
        out[frame] = np.float32(level)
    for frame in range(wait, count):
        level = min(level + step, goal) if level < goal else max(level - step, goal)
        out[frame] = np.float32(level)
    return level


@part()
def _mix_components(state: State, outputs: Floats, first: Whole, mix: Floats, count: int) -> None:
    """Write every component to its output, and their sum by their gains to the mix.

    The samples come from `overlap`, to which earlier hops have added.
    """
    at, audible, channels = state.clock.overlap_at, state.audible.components, outputs.shape[1]
    mains = min(MAIN_OUTPUTS, channels)
    for frame in range(count):
        mix[frame] = ZERO
    for component in range(audible):
        _mix_component(state, component, mix, count)
        if mains + component < channels:
            for frame in range(count):
                outputs[first + frame, mains + component] = state.overlap[component, at + frame]
        for frame in range(count):
            state.overlap[component, at + frame] = ZERO
    for channel in range(mains + audible, channels):
        for frame in range(count):
            outputs[first + frame, channel] = ZERO


@part()
def _mix_component(state: State, component: int, mix: Floats, count: int) -> None:
    """Scale a component by the filter's level, in place, and add it to the mix by its gain."""
    sound = state.overlap[component, state.clock.overlap_at : state.clock.overlap_at + count]
    loudness, gain = state.filter_levels, state.gains[component]
    levels.meter(state, state.component_meters[component], sound)
    now, goal, step = gain.now, gain.goal, gain.step
    if now == goal:
        steady = np.float32(now)
        for frame in range(sound.shape[0]):
            sound[frame] *= loudness[frame]
            mix[frame] += steady * sound[frame]
        return
    for frame in range(sound.shape[0]):
        now = goal if abs(goal - now) <= abs(step) else now + step
        sound[frame] *= loudness[frame]
        mix[frame] += np.float32(now) * sound[frame]
    gain.now = now


@part()
def _add_bypass(state: State, left: Floats, right: Floats, count: int) -> None:
    """Add the input itself, as late as the filter's output is."""
    history, levels = state.history, state.bypass_levels
    inputs = history.shape[1]
    if inputs == 0 or (_is_silent(state.routing) and levels[0] == 0):
        return
    at = (state.clock.position - state.setup.delay) % history.shape[0]
    for frame in range(count):
        left[frame] += levels[frame] * history[at, 0]
        right[frame] += levels[frame] * history[at, 1 if inputs > 1 else 0]
        at = at + 1 if at + 1 < history.shape[0] else 0


@part()
def _is_silent(routing: Routing) -> bool:
    """Whether the bypass neither sounds nor is about to."""
    return routing.bypass_level == 0 and routing.bypass_goal == 0


@part()
def _clean(samples: Floats) -> None:
    """Replace by silence what would harm other programs on JACK: samples that are no number, or huge."""
    for frame in range(samples.shape[0]):
        samples[frame] = samples[frame] if abs(samples[frame]) <= LOUDEST_OUT else ZERO


@part()
def _measure(state: State, frames: int, flags: Whole, busy: float) -> None:
    """Count the block: how long it was, how much of its time it took, whether the device has lost sound."""
    meters = state.meters
    duration = frames / state.setup.sample_rate
    load = busy / duration if frames > 0 else 0.0
    follow = min(duration, 1.0)
    meters.busy += busy
    meters.load += follow * (load - meters.load)
    meters.peak = max(load, meters.peak * (1 - follow))
    meters.xruns += (flags & FAULTS) != 0
    meters.late += load > 1
    meters.longest_block = max(meters.longest_block, frames)
    store(state.clock, "blocks", state.clock.blocks + 1)
