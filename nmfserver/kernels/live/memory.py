"""The memory of the live engine: all of it is here, and all of it is made before sound runs.

`State` is what every compiled function of the engine works on. Whatever the audio thread may touch is one of its
arrays, or is lent to it by address in `voices`. The names of the places in `sizes`, `counts`, `levels` and `voices`
stand below.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels import fourier
from nmfserver.kernels.live import ring
from nmfserver.kernels.live.ring import Ring
from nmfserver.kernels.stft import Transform, hann

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Whole = int | np.integer[Any]
Real = float | np.floating[Any]

# sizes: fixed as long as the engine lives
WINDOW, HOP, _FFT, ITERATIONS, WARM_START, RATE, OUTPUTS = range(7)

# counts: the audio thread's; POSITION, HOPS and BLOCKS are published to others. HEARD is how many components may
# still sound, HEARD_FRAMES for how long; MODE_WAIT how many frames a change of mode waits for the filter to fill.
POSITION, HOPS, BLOCKS, XRUNS, LATE, LONGEST_BLOCK = range(6)
SINCE_HOP, OVERLAP_AT, RANDOM_STATE, MODE, MODE_WAIT = range(6, 11)
SLOT, NEXT_SLOT, PENDING_SLOT, FADE_DONE, FADE_HOPS, PENDING_FADE = range(11, 17)
HEARD, HEARD_FRAMES = range(17, 19)
COUNTS = 32

# levels: seconds and shares of a block's time; and how loud the filter and the bypass are, with goal and step a sample
BUSY, LOAD, PEAK, FILTER, FILTER_GOAL, THROUGH, THROUGH_GOAL, FADE_STEP = range(8)
LEVELS = 16

# modes, commands, and what comes back
FILTERING, MATCHING, PASSING = range(3)
SWAP, GAIN, SET_MODE, PLAY, STOP = range(5)
SLOT_BACK, VOICE_BACK = range(2)

# voices: where the samples and the gains of a buffer that is played are, and how far it is
ADDRESS, FRAMES, CHANNELS, GAINS, AT, LOOP, START, RAMP, SOUNDING, STOPPING = range(10)
VOICE_FIELDS = 16

SLOTS = 8
"""Sets of bases: in use, faded in, pending; the others on their way to the audio thread, or back."""
VOICES = 32
MESSAGES = 4096
TOLD = 256
"""Hops whose activations are kept to be told."""
ROWS = 4
"""Components are worked on four at a time; what is missing is silent."""
NONE = -1


class State(NamedTuple):
    """All arrays of an engine; `components` here is the most there may be, a multiple of four."""

    sizes: Integers
    counts: Integers
    levels: NDArray[np.float64]
    window: Floats  # (window,)
    synthesis: Floats  # (window,), window over the summed squared windows and the FFT's size
    cosines: Floats  # of fourier.twiddles
    sines: Floats
    history: Floats  # (frames, inputs), a ring of what came in
    spaces: Floats  # (4, fft)
    spectrum: Floats  # (2, bins), real and imaginary
    magnitudes: Floats  # (bins,)
    estimates: Floats  # (2, bins), of the bases in use and of those that are faded in
    scaled: Floats  # (4, bins), spectrum over estimate, real and imaginary, of either
    bases: Floats  # (slots, components, bins)
    inverse_sums: Floats  # (slots, components), 1 / sum of a basis
    activations: Floats  # (slots, components)
    components: Integers  # (slots,), how many there are
    numerators: Floats  # (components,)
    overlap: Floats  # (components, window), a ring of what goes out
    gains: NDArray[np.float64]  # (3, components): now, goal, step a sample; a slow ramp's steps are tiny
    told: Floats  # (hops, components), a ring of activations
    told_at: Integers  # (hops, 2): position of the middle of each one's window, number of components
    mix: Floats  # (4, hop): left, right, level of the filter, level of the bypass
    voices: Integers  # (voices, fields)
    voice_levels: Floats  # (voices,)
    commands: Ring
    returns: Ring


def allocate(
    transform: Transform,
    sample_rate: int,
    components: int,
    inputs: int,
    outputs: int,
    history: int,
    iterations: int,
    warm: bool,
) -> State:
    """Return the memory of an engine, written to throughout, so that the system has really given it.

    Parameters
    ----------
    transform : window, hop and FFT in samples; the FFT a power of two, the hop at most half the window
    sample_rate : Hz
    components : most components that bases may have
    inputs, outputs : channels of the device, 0 or more
    history : frames of input to be kept, more than a window
    iterations : updates a hop
    warm : whether activations start from the last frame's

    """
    rows = -(-components // ROWS) * ROWS
    bins = transform.bins
    cosines, sines = fourier.twiddles(transform.fft)
    state = State(
        sizes=np.array([*transform, iterations, warm, sample_rate, outputs], np.int64),
        counts=_integers(COUNTS),
        levels=np.full(LEVELS, 0.0),
        window=hann(transform.window),
        synthesis=_synthesis(transform),
        cosines=cosines,
        sines=sines,
        history=_floats(history, inputs),
        spaces=_floats(4, transform.fft),
        spectrum=_floats(2, bins),
        magnitudes=_floats(bins),
        estimates=_floats(2, bins),
        scaled=_floats(4, bins),
        bases=_floats(SLOTS, rows, bins),
        inverse_sums=_floats(SLOTS, rows),
        activations=_floats(SLOTS, rows),
        components=_integers(SLOTS),
        numerators=_floats(rows),
        overlap=_floats(rows, transform.window),
        gains=np.full((3, rows), 0.0),
        told=_floats(TOLD, rows),
        told_at=_integers(TOLD, 2),
        mix=_floats(4, transform.hop),
        voices=_integers(VOICES, VOICE_FIELDS),
        voice_levels=_floats(VOICES),
        commands=ring.allocate(MESSAGES),
        returns=ring.allocate(MESSAGES),
    )
    state.counts[[NEXT_SLOT, PENDING_SLOT]] = NONE
    state.counts[RANDOM_STATE] = 1
    state.gains[:2] = 1
    return state


def table(state: State) -> Integers:
    """Return the addresses and shapes of all arrays, int64 ``(arrays, 4)``, for the callback."""
    rows = [(array.ctypes.data, *array.shape, *[1] * (3 - array.ndim)) for array in arrays(state)]
    return np.array(rows, np.int64)


def arrays(state: State) -> list[NDArray[Any]]:
    """Return all arrays in order, those of the rings too."""
    return [array for item in state for array in (item if isinstance(item, Ring) else (item,))]


def _synthesis(transform: Transform) -> Floats:
    """Return the window over what the squared windows of all frames sum to at each sample, and over the FFT's size."""
    window = hann(transform.window).astype(np.float64)
    sums = np.zeros(transform.hop)
    for begin in range(0, transform.window, transform.hop):
        part = window[begin : begin + transform.hop] ** 2
        sums[: len(part)] += part
    return (window / sums[np.arange(transform.window) % transform.hop] / transform.fft).astype(np.float32)


def _floats(*shape: int) -> Floats:
    return np.full(shape, 0, np.float32)


def _integers(*shape: int) -> Integers:
    return np.full(shape, 0, np.int64)
