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
    listened, levels, freeze = state.listened, state.ramp, state.freeze
    ramp_gain(state.standing_level, levels, count)
    place, done = state.clock.position % listened.shape[0], 0
    while done < count:
        piece = _ready(state, count - done if freeze.before == 0 else freeze.before)
        if freeze.before > 0:
            freeze.before -= piece
        else:
            for at in range(piece):
                sample = state.standing[freeze.at + at]
                listened[place] += levels[done + at] * (sample - listened[place])
                place = place + 1 if place + 1 < listened.shape[0] else 0
            done += piece
        _pass(state, piece)
    if state.standing_level.now == 0 and not freeze.is_on:
        freeze.is_held = False


@part()
def _hold(state: State) -> None:
    """Hold the newest window, and find how its phases advance; let its frames begin as if it had sounded so far."""
    freeze, held = state.freeze, state.held
    for shift in (freeze.shift, 0):
        real, imag = _transformed(state, state.clock.position - shift)
        if shift == 0:
            _find_phases(state, real, imag)  # while `held` has the window before
        for bin_ in range(held.shape[1]):
            held[0, bin_], held[1, bin_] = real[bin_], imag[bin_]
    freeze.is_held, freeze.at, freeze.until_frame = True, 0, freeze.shift * freeze.power
    freeze.before = state.standing.shape[0]
    for at in range(state.standing.shape[0]):
        state.standing[at] = ZERO


@part()
def _find_phases(state: State, real: Floats, imag: Floats) -> None:
    """Write, hill by hill, where phases begin, and by how much they advance; `held` is the spectrum a shift before."""
    phases, steps, scatter, bins = state.phases, state.steps, state.scatter, state.held.shape[1]
    begin = 0
    while begin < bins:
        peak, end = _hill(real, imag, begin, bins)
        step_real, step_imag = _step(state, peak, real[peak], imag[peak])
        is_steady = _is_steady(state, real, imag, peak)
        for bin_ in range(begin, end):
            steps[0, bin_], steps[1, bin_] = step_real, step_imag
            phases[0, bin_] = 1.0 if is_steady else scatter[0, peak]
            phases[1, bin_] = 0.0 if is_steady else scatter[1, peak]
        begin = end


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
def _hill(real: Floats, imag: Floats, begin: int, bins: int) -> tuple[int, int]:
    """Return the next peak from `begin` on, and where the hill around it ends."""
    peak = begin
    while peak + 1 < bins and _power(real, imag, peak + 1) >= _power(real, imag, peak):
        peak += 1
    end = peak + 1
    while end < bins and _power(real, imag, end) < _power(real, imag, end - 1):
        end += 1
    return peak, end


@part()
def _power(real: Floats, imag: Floats, bin_: int) -> Real:
    power: Real = real[bin_] * real[bin_] + imag[bin_] * imag[bin_]
    return power


@part()
def _is_steady(state: State, real: Floats, imag: Floats, peak: int) -> bool:
    """Return whether the group delay at a peak is near the middle of the window."""
    last = state.held.shape[1] - 1
    goes_up = peak < last and (peak == 0 or _power(real, imag, peak + 1) > _power(real, imag, peak - 1))
    low = peak if goes_up else peak - 1
    along = real[low + 1] * real[low] + imag[low + 1] * imag[low]
    across = imag[low + 1] * real[low] - real[low + 1] * imag[low]
    size = np.sqrt(along * along + across * across)
    return bool(along * state.freeze.turn_real + across * state.freeze.turn_imag >= STEADY * size)


@part()
def _step(state: State, peak: int, real: Real, imag: Real) -> tuple[float, float]:
    """Return by what a hill advances from frame to frame: as its peak has within a shift, to the power."""
    earlier_real, earlier_imag = np.float64(state.held[0, peak]), np.float64(state.held[1, peak])
    along = np.float64(real) * earlier_real + np.float64(imag) * earlier_imag
    across = np.float64(imag) * earlier_real - np.float64(real) * earlier_imag
    size = np.sqrt(across * across + along * along)
    cosine, sine = (along / size, across / size) if size > 0 else (1.0, 0.0)
    step_real, step_imag = 1.0, 0.0
    for _ in range(state.freeze.power):
        step_real, step_imag = step_real * cosine - step_imag * sine, step_real * sine + step_imag * cosine
    return step_real, step_imag


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
