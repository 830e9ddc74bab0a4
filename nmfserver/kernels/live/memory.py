"""The memory of the live engine: all of it is here, and all of it is made before sound runs.

`State` is what every compiled function of the engine works on. The audio thread touches nothing else, but buffers that
are played, which a `Voice` names by their address. `layout` is the one description of the arrays: `allocate` makes what
it says, `size` counts its bytes.
"""

import math
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import fourier, stft
from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.live import ring, windows
from nmfserver.kernels.live.records import allocated, load, planned, record, records
from nmfserver.kernels.live.ring import Ring
from nmfserver.kernels.tuples import leaves

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]
Whole = int | np.integer[Any]
Real = float | np.floating[Any]

SLOTS = 8
"""Sets of bases: in use, faded in, pending; the others on their way to the audio thread, or back."""
VOICES = 32
MESSAGES = 4096
HOPS_KEPT, SECONDS_KEPT = 256, 2
"""Hops whose activations are kept for the control side to read, at least, and for how long."""
ROWS = 4
"""Components are computed four at a time; those that are missing are silent."""
SHIFTS, FRAMES = 64, 8
"""Parts of a window: the two that show how phases advance are one of the first apart, frames of frozen sound one of the
second.
"""
LIMITER_FALL = 0.2
"""Seconds in which the limiter's envelope falls to a third."""
MAIN_OUTPUTS = 2
"""Outputs of the mix; each component has one after them."""
NONE = -1
"""The number of a set of bases where there is none."""


class Mode(IntEnum):
    """What becomes of the input."""

    FILTER = 0
    MATCH = 1
    BYPASS = 2


class Command(IntEnum):
    """The kinds of messages to the audio thread, with their numbers."""

    SWAP = 0  # set of bases, hops of the fade
    GAIN = 1  # component, samples of the ramp, gain
    SET_MODE = 2  # mode, samples of the ramp
    PLAY = 3  # voice
    STOP = 4  # voice
    INPUT_GAIN = 5  # nothing, samples of the ramp, gain
    OPEN = 6  # nothing, samples of the ramp, 1 to open the outputs and 0 to close them
    FREEZE = 7  # 1 to hold a window and 0 to let go, samples of the ramp
    MORPH = 8  # set of bases, samples of the ramp, amount


class Return(IntEnum):
    """The kinds of messages from the audio thread: what it does not use any more."""

    SLOT = 0
    VOICE = 1


class Setup(NamedTuple):
    """What an engine is made for; fixed as long as it lives."""

    window: int  # samples
    hop: int  # samples, at most half the delay
    fft: int  # samples, a power of two
    sample_rate: int  # Hz
    components: int  # most that bases may have
    inputs: int  # channels of the device, 0 or more
    outputs: int
    history: int  # frames of input that are kept, more than a window
    iterations: int  # updates of the activations a hop
    warm_start: bool  # whether activations start from the last frame's, or at random
    delay: int  # samples by which the output is later than the input: the length of the synthesis window
    is_asymmetric: bool  # whether the windows are, see `windows`; where they are not, the delay is a window
    limits: bool  # whether the mix is limited


class Clock:
    """How far the audio thread is; the first three are published, see `progress`."""

    position: int  # frames since the start
    hops: int  # hops since the start
    blocks: int  # blocks since the start
    since_hop: int  # frames since the last hop
    overlap_at: int  # place in `overlap` of the next frame of output


class Meters:
    """How the audio thread is doing."""

    busy: float  # seconds it has worked in all
    load: float  # share of a block's time that it works, the mean of the last second
    peak: float  # the same, the most in one block, falling within a second
    xruns: int  # blocks at which the device has lost sound
    late: int  # blocks that took longer than they last
    longest_block: int  # frames


class Routing:
    """How loud the filter and the bypass are, on their way to their goals by `step` a sample."""

    mode: int  # a `Mode`
    wait: int  # frames until a change begins: the filter has to fill first
    filter_level: float
    filter_goal: float
    bypass_level: float
    bypass_goal: float
    step: float


class Slots:
    """The sets of bases: in use, faded in, and waiting until that fade is over."""

    current: int
    next: int  # or NONE
    pending: int  # or NONE
    fade_hops: int  # of the fade from `current` to `next`
    faded_hops: int  # of these, done
    pending_fade_hops: int


class Morph:
    """How a set of bases becomes another, see `morph`."""

    is_on: int
    moves: int  # addresses of a `transport.Plan`
    sums: int
    floor: float  # of what the bases are written with
    reached: float  # the amount that they are written for


class Ringing:
    """The templates with time of a set of bases, see `ringing`. Where they have one frame, nothing else is there."""

    frames: int  # of a template
    stride: int  # hops from one of its frames to the next
    turn: int  # which hop of these is the next one
    heard: int  # the newest hop of which activations are known
    later: int  # addresses of `ringing.Memory`
    played: int
    parts: int
    whole: int


class Freeze:
    """The window that is held, see `freeze`."""

    is_on: int  # whether one is to be held
    is_held: bool  # whether one is, if only until it has faded
    slot: int  # the set of bases whose activations are held, or NONE
    shift: int  # samples between the two windows that show how phases advance
    power: int  # shifts from frame to frame
    at: int  # place in `standing` of the next sample
    until_frame: int  # samples until the next frame begins
    before: int  # samples that have been heard already when it begins
    turn_real: float  # from bin to bin, the phasor of a steady sinusoid
    turn_imag: float


class Audible:
    """The components that still sound, in use or not, and for how many frames.

    fewer : the most that were used since fewer than those are
    """

    components: int
    frames: int
    fewer: int


class Noise:
    """The random numbers."""

    state: int


class Gain:
    """A gain on its way to its goal. In double precision: a slow ramp's steps are tiny."""

    now: float
    goal: float
    step: float  # a sample


class Limiter:
    """The limiter of the mix."""

    envelope: float  # of the louder channel; 0 below the knee
    fall: float  # factor of the envelope from sample to sample


class Level:
    """How loud a channel is."""

    peak: float  # the largest sample, falling within a second
    square: float  # mean of the squared samples
    clips_until: int  # the position until which it shows that a sample has reached full scale


class ActivationTime:
    """What a row of `activation_history` is: where the middle of its window was, and its number of components."""

    position: int
    components: int
    is_held: bool  # whether the sound was frozen


class Voice:
    """A buffer that is played."""

    samples: int  # address of float32 (frames, channels)
    frames: int
    channels: int
    gains: int  # address of float32 (channels, 2)
    at: int  # the next frame of the repetition that plays
    start: int  # position of the engine at which it starts, or NONE: at once
    lead: float  # frames from there to the exact beginning of the first repetition
    period: float  # frames from one repetition to the next, exactly; 0: there is one
    is_seamless: bool  # whether each repetition follows the one before without ramps
    repetition: int  # that plays, from 0 on
    turn: int  # position of the engine at which the next one begins
    end: int  # frames of the one that plays, before what is silent
    ramp: int  # frames of the ramps at its start and end
    level: float  # of the ramp at its start, or of the one that stops it
    is_playing: bool
    is_stopping: bool


class State(NamedTuple):
    """All memory of an engine: records, arrays and rings."""

    setup: Setup
    clock: Clock
    meters: Meters
    routing: Routing
    slots: Slots
    freeze: Freeze
    audible: Audible
    noise: Noise
    window: Floats  # of the analysis
    synthesis: Floats  # its window over the sums of both windows' products, and over the FFT's size
    cosines: Floats  # of fourier.twiddles
    sines: Floats
    history: Floats  # a ring of what came in
    listened: Floats  # a ring of what is analysed: the inputs averaged, or what is frozen
    held: Floats  # the spectrum that is frozen, real and imaginary
    phases: Doubles  # how far it has advanced since then: phasors, real and imaginary
    steps: Doubles  # by how much it advances from frame to frame
    scatter: Doubles  # phasors of any phases, for what is not steady
    standing: Floats  # a ring of the sound of that
    standing_window: Floats  # of its frames
    standing_synthesis: Floats  # the same, over the sums of the products of both, and over the FFT's size
    standing_level: Gain  # of what is frozen beside the input, 0…1
    spaces: Floats  # for the transform: real and imaginary parts, and both once more for `fourier.transform` to work in
    spectrum: Floats  # real and imaginary
    magnitudes: Floats
    estimates: Floats  # of the bases in use and of those faded in: in turn estimate, ratio, estimate and mask scales
    scaled: Floats  # spectrum over estimate, real and imaginary, of either
    bases: Floats  # by set and component
    inverse_sums: Floats  # 1 / sum of a basis
    activations: Floats
    components: Integers  # of each set of bases
    ringings: Sequence[Ringing]
    morphs: Sequence[Morph]
    amounts: Sequence[Gain]  # of the morphs, 0…1
    numerators: Floats  # of the update, by component
    overlap: Floats  # a ring of output for each component
    gains: Sequence[Gain]  # of the components in the mix
    input_gain: Gain
    opening: Gain  # of all outputs of live sound: 0 while they are closed
    limiter: Limiter
    activation_history: Floats  # a ring, a row a hop
    activation_times: Sequence[ActivationTime]
    left: Floats  # the mix, at most a hop at a time, as it goes out
    right: Floats
    filter_levels: Floats  # of each frame of the mix
    bypass_levels: Floats
    ramp: Floats  # of a gain, for each frame of the mix
    input_meters: Sequence[Level]
    output_meters: Sequence[Level]  # of the mix, as it goes out
    component_meters: Sequence[Level]  # before gains, and before the outputs are opened
    voices: Sequence[Voice]
    commands: Ring
    returns: Ring


def layout(setup: Setup) -> State:
    """Return the data types and shapes of an engine's arrays: a state whose arrays take no memory yet."""
    window, hop, fft, bins = setup.window, setup.hop, setup.fft, setup.fft // 2 + 1
    components = -(-setup.components // ROWS) * ROWS
    hops_kept = max(HOPS_KEPT, SECONDS_KEPT * setup.sample_rate // setup.hop)
    floats, twiddles = np.float32, fourier.twiddles_shape(fft)
    return State(
        setup=record(Setup),
        clock=record(Clock),
        meters=record(Meters),
        routing=record(Routing),
        slots=record(Slots),
        freeze=record(Freeze),
        audible=record(Audible),
        noise=record(Noise),
        window=planned(floats, window),
        synthesis=planned(floats, setup.delay),
        cosines=planned(floats, *twiddles),
        sines=planned(floats, *twiddles),
        history=planned(floats, setup.history, setup.inputs),
        listened=planned(floats, window + _shift(setup)),
        held=planned(floats, 2, bins),
        phases=planned(np.float64, 2, bins),
        steps=planned(np.float64, 2, bins),
        scatter=planned(np.float64, 2, bins),
        standing=planned(floats, window),
        standing_window=planned(floats, window),
        standing_synthesis=planned(floats, window),
        standing_level=record(Gain),
        spaces=planned(floats, 4, fft),
        spectrum=planned(floats, 2, bins),
        magnitudes=planned(floats, bins),
        estimates=planned(floats, 2, bins),
        scaled=planned(floats, 4, bins),
        bases=planned(floats, SLOTS, components, bins),
        inverse_sums=planned(floats, SLOTS, components),
        activations=planned(floats, SLOTS, components),
        components=planned(np.int64, SLOTS),
        ringings=records(Ringing, SLOTS),
        morphs=records(Morph, SLOTS),
        amounts=records(Gain, SLOTS),
        numerators=planned(floats, components),
        overlap=planned(floats, components, setup.delay),
        gains=records(Gain, components),
        input_gain=record(Gain),
        opening=record(Gain),
        limiter=record(Limiter),
        activation_history=planned(floats, hops_kept, components),
        activation_times=records(ActivationTime, hops_kept),
        left=planned(floats, hop),
        right=planned(floats, hop),
        filter_levels=planned(floats, hop),
        bypass_levels=planned(floats, hop),
        ramp=planned(floats, hop),
        input_meters=records(Level, setup.inputs),
        output_meters=records(Level, min(MAIN_OUTPUTS, setup.outputs)),
        component_meters=records(Level, components),
        voices=records(Voice, VOICES),
        commands=ring.layout(MESSAGES),
        returns=ring.layout(MESSAGES),
    )


def size(setup: Setup) -> int:
    """Return the bytes that `allocate` takes."""
    return sum(leaf.nbytes for leaf in leaves(layout(setup)))


def allocate(setup: Setup) -> State:
    """Return the memory of an engine, written to throughout, so that the system has really given it."""
    state = allocated(layout(setup))
    for name, value in setup._asdict().items():
        setattr(state.setup, name, value)
    state.window[:], state.synthesis[:] = _windows(setup)
    state.cosines[:], state.sines[:] = fourier.twiddles(setup.fft)
    state.slots.next = state.slots.pending = state.freeze.slot = NONE
    _allocate_freeze(state)
    state.noise.state = 1
    for gain in (*state.gains, state.input_gain):
        gain.now = gain.goal = 1.0
    state.limiter.fall = math.exp(-1 / (LIMITER_FALL * setup.sample_rate))
    return state


@kernel()
def progress(clock: Clock) -> tuple[int, int, int]:
    """Return position, hops and blocks; what the audio thread wrote before them is seen from here on."""
    return load(clock, "position"), load(clock, "hops"), load(clock, "blocks")


def _allocate_freeze(state: State) -> None:
    """Write the windows and phasors of frozen sound, and how far its frames are apart: an eighth of a window, or more.

    Short windows have a quarter.
    """
    window, fft = state.setup.window, state.setup.fft
    shift = state.freeze.shift = _shift(state.setup)
    state.freeze.power = max(min(SHIFTS // FRAMES, window // (4 * shift)), 1)
    hann = state.standing_window[:] = stft.hann(window)
    products = hann.astype(np.float64) ** 2
    angles = np.random.default_rng(0).uniform(0, 2 * np.pi, state.scatter.shape[1])
    state.scatter[0], state.scatter[1] = np.cos(angles), np.sin(angles)
    state.freeze.turn_real, state.freeze.turn_imag = math.cos(math.pi * window / fft), -math.sin(math.pi * window / fft)
    state.standing_synthesis[:] = hann / _sums(products, shift * state.freeze.power) / fft


def _shift(setup: Setup) -> int:
    """Return the samples between two windows in which sound is nearly steady."""
    return max(setup.window // SHIFTS, 1)


def _windows(setup: Setup) -> tuple[windows.Doubles, windows.Doubles]:
    """Return the analysis window, and the synthesis window over what must be one: sums of products, and the FFT."""
    analysis, synthesis = windows.pair(setup.window, setup.delay, setup.is_asymmetric)
    products = analysis[-setup.delay :] * synthesis
    return analysis, synthesis / _sums(products, setup.hop) / setup.fft


def _sums(products: Doubles, hop: int) -> Doubles:
    """Return what the products of windows sum to at each of their samples, when they follow each other at hops."""
    sums = np.zeros(hop)
    for begin in range(0, len(products), hop):
        part = products[begin : begin + hop]
        sums[: len(part)] += part
    return sums[np.arange(len(products)) % hop]
