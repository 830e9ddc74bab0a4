"""Frozen sound: the last window of the input is held, and goes on sounding as standing sinusoids.

The phase vocoder (Flanagan and Golden, 1966) does that with the magnitudes of the window held, and each phase advanced,
frame by frame, by what a sinusoid of the bin's frequency advances from one frame to the next. That shows in the phases
of two windows of the input, a few samples apart. All bins around a peak of the magnitudes advance as the peak does, so
that they stay one sinusoid and do not beat against each other (Laroche and Dolson, "Improved phase vocoder time-scale
modification of audio", 1999: identity phase locking). Frames are Hann windows that overlap by seven eighths, whatever
the windows of the filter are: so no trace of the hops is heard.

Of a steady sinusoid, the middle of the window carries most, which shows in the phases of two bins beside each other
(its group delay). Where a hill is of something else, of an attack or of noise, its phase is scattered: as they are, the
sinusoids would meet again and again, window after window, and the attack would come back as a buzz.

What is held takes the place of the input before it is analysed, by a ramp. So nothing else is different: components
sum to it, as late as ever. Where the input was steady, its sinusoids go on as they were. The readable twin is
`standing` in ``tests/naive.py``.

Phases are unit phasors in double precision, multiplied: nothing drifts, and there is no trigonometry.
"""

import numpy as np

from nmfserver.kernels import fourier
from nmfserver.kernels.compilation import part
from nmfserver.kernels.frame import ZERO, overlap_add
from nmfserver.kernels.live.gains import aim, ramp_gain
from nmfserver.kernels.live.memory import NONE, Floats, Real, State, Whole

STEADY = 0.5
"""The cosine of how far the phases of two bins beside each other may differ from those of a steady sinusoid."""


@part()
def set_freeze(state: State, is_on: Whole, ramp: Whole) -> None:
    """Hold the newest window, or let go of the one that is held, within `ramp` samples."""
    freeze = state.freeze
    if is_on and not freeze.is_held:
        _hold(state)
    freeze.is_on, freeze.slot = int(is_on), NONE
    aim(state.standing_level, float(is_on), ramp)


@part()
def replace(state: State, count: int) -> None:
    """Replace the newest `count` samples of what is listened to by standing sound, as far as its level has come."""
    listened, standing, levels, freeze = state.listened, state.standing, state.ramp, state.freeze
    ramp_gain(state.standing_level, levels, count)
    place, done = state.clock.position % listened.shape[0], 0
    while done < count:
        piece = _ready(state, count - done)
        for at in range(piece):
            sample = standing[freeze.at + at]
            listened[place] += levels[done + at] * (sample - listened[place])
            place = place + 1 if place + 1 < listened.shape[0] else 0
        _pass(state, piece)
        done += piece
    if state.standing_level.now == 0 and not freeze.is_on:
        freeze.is_held = False


@part()
def _hold(state: State) -> None:
    """Hold the newest window, and find how its phases advance; let its frames begin as if it had sounded so far."""
    freeze, window = state.freeze, state.standing_window
    end = state.clock.position
    real, imag = _transformed(state, end)
    _keep(state, real, imag)
    real, imag = _transformed(state, end - freeze.shift)
    begin = 0
    while begin < state.held.shape[1]:
        peak, after = _hill(state.held, begin)
        _write_step(state, peak, real[peak], imag[peak], begin, after)
        if not _is_steady(state, peak):
            for bin_ in range(begin, after):
                state.phases[0, bin_], state.phases[1, bin_] = state.scatter[0, peak], state.scatter[1, peak]
        begin = after
    freeze.is_held, freeze.at, freeze.until_frame = True, 0, freeze.shift * freeze.power
    for at in range(window.shape[0]):
        state.standing[at] = ZERO
    done = 0
    while done < window.shape[0]:
        piece = _ready(state, window.shape[0] - done)
        _pass(state, piece)
        done += piece


@part()
def _transformed(state: State, end: Whole) -> tuple[Floats, Floats]:
    """Return the spectrum of the window of what is listened to up to a position; in two of `spaces`."""
    window, listened, spaces = state.standing_window, state.listened, state.spaces
    real, imag = spaces[0], spaces[1]
    at = (end - window.shape[0]) % listened.shape[0]
    for sample in range(real.shape[0]):
        real[sample] = imag[sample] = ZERO
    for sample in range(window.shape[0]):
        real[sample] = listened[at] * window[sample]
        at = at + 1 if at + 1 < listened.shape[0] else 0
    return fourier.transform(real, imag, spaces[2], spaces[3], state.cosines, state.sines)


@part()
def _keep(state: State, real: Floats, imag: Floats) -> None:
    held, phases = state.held, state.phases
    for bin_ in range(held.shape[1]):
        held[0, bin_], held[1, bin_] = real[bin_], imag[bin_]
        phases[0, bin_], phases[1, bin_] = 1.0, 0.0


@part()
def _power(spectrum: Floats, bin_: Whole) -> Real:
    power: Real = spectrum[0, bin_] * spectrum[0, bin_] + spectrum[1, bin_] * spectrum[1, bin_]
    return power


@part()
def _hill(spectrum: Floats, begin: int) -> tuple[int, int]:
    """Return the next peak from `begin` on, and where the hill around it ends."""
    bins, peak = spectrum.shape[1], begin
    while peak + 1 < bins and _power(spectrum, peak + 1) >= _power(spectrum, peak):
        peak += 1
    end = peak + 1
    while end < bins and _power(spectrum, end) < _power(spectrum, end - 1):
        end += 1
    return peak, end


@part()
def _is_steady(state: State, peak: int) -> bool:
    """Return whether the group delay at a peak is near the middle of the window."""
    held, last = state.held, state.held.shape[1] - 1
    goes_up = peak < last and (peak == 0 or _power(held, peak + 1) > _power(held, peak - 1))
    low = peak if goes_up else peak - 1
    along = held[0, low + 1] * held[0, low] + held[1, low + 1] * held[1, low]
    across = held[1, low + 1] * held[0, low] - held[0, low + 1] * held[1, low]
    size = np.sqrt(along * along + across * across)
    return bool(along * state.freeze.turn_real + across * state.freeze.turn_imag >= STEADY * size)


@part()
def _write_step(state: State, peak: Whole, earlier_real: Real, earlier_imag: Real, begin: Whole, end: Whole) -> None:
    """Write by what bins advance from frame to frame: as their peak has within a shift, to the power."""
    real, imag = np.float64(state.held[0, peak]), np.float64(state.held[1, peak])
    earlier_real, earlier_imag = np.float64(earlier_real), np.float64(earlier_imag)
    along, across = real * earlier_real + imag * earlier_imag, imag * earlier_real - real * earlier_imag
    size = np.sqrt(across * across + along * along)
    cosine, sine = (along / size, across / size) if size > 0 else (1.0, 0.0)
    step_real, step_imag = 1.0, 0.0
    for _ in range(state.freeze.power):
        step_real, step_imag = step_real * cosine - step_imag * sine, step_real * sine + step_imag * cosine
    for bin_ in range(begin, end):
        state.steps[0, bin_], state.steps[1, bin_] = step_real, step_imag


@part()
def _ready(state: State, most: int) -> int:
    """Return how many samples are ready, at least one and at most so many; add a frame where it is due."""
    freeze = state.freeze
    if freeze.until_frame == 0:
        _advance(state)
        _add_frame(state)
        freeze.until_frame = freeze.shift * freeze.power
    ready: int = min(most, freeze.until_frame, state.standing.shape[0] - freeze.at)
    return ready


@part()
def _pass(state: State, count: Whole) -> None:
    """Go on by so many samples, and make room where they were."""
    freeze, standing = state.freeze, state.standing
    for at in range(freeze.at, freeze.at + count):
        standing[at] = ZERO
    freeze.at = (freeze.at + count) % standing.shape[0]
    freeze.until_frame -= count


@part()
def _advance(state: State) -> None:
    """Advance the phases to the next frame."""
    phases, steps = state.phases, state.steps
    for bin_ in range(phases.shape[1]):
        real, imag = phases[0, bin_], phases[1, bin_]
        phases[0, bin_] = real * steps[0, bin_] - imag * steps[1, bin_]
        phases[1, bin_] = real * steps[1, bin_] + imag * steps[0, bin_]


@part()
def _add_frame(state: State) -> None:
    """Add the frame of the phases as they are to the standing sound."""
    held, phases, spaces = state.held, state.phases, state.spaces
    real, imag = spaces[0], spaces[1]
    size, bins = real.shape[0], held.shape[1]
    for bin_ in range(bins):
        cosine, sine = np.float32(phases[0, bin_]), np.float32(phases[1, bin_])
        real[bin_] = held[0, bin_] * cosine - held[1, bin_] * sine
        imag[bin_] = held[0, bin_] * sine + held[1, bin_] * cosine
    imag[0] = imag[bins - 1] = ZERO
    for bin_ in range(1, bins - 1):
        real[size - bin_], imag[size - bin_] = real[bin_], -imag[bin_]
    # Real and imaginary parts exchanged: the inverse.
    _, frame = fourier.transform(imag, real, spaces[3], spaces[2], state.cosines, state.sines)
    overlap_add(frame, state.standing_synthesis, state.standing, state.freeze.at)
