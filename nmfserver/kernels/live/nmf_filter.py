"""One frame of the live filter: activations of fixed bases, soft masks, components in time.

The activations of a frame of magnitudes v follow from Lee and Seung's rule for the generalised Kullback-Leibler
divergence ("Algorithms for Non-negative Matrix Factorization", NIPS 2000, theorem 2) with the bases W held::

    h <- h * (v / hW) W' / sum(W)

A component's mask is its share of the estimate, ``h_k w_k / hW``. Where templates have several frames, what still rings
of past activations is a part of both, see `ringing`. While other bases are faded in, the masks of both are mixed by
their weights; masks sum to one all the while, so components sum to the input.
"""

import numpy as np

from nmfserver.kernels import fourier
from nmfserver.kernels.access import floats
from nmfserver.kernels.compilation import part
from nmfserver.kernels.floors import LARGEST, LIVE_ACTIVATION, LIVE_MAGNITUDE, TINY
from nmfserver.kernels.frame import ONE, absolute, estimate, mask_scales, numerators, overlap_add, ratio, updated
from nmfserver.kernels.live.memory import NONE, Floats, Noise, Real, State, Whole
from nmfserver.kernels.live.ringing import add_ringing, remember, ring_on, rings, rows_of

ZERO = np.float32(0)
START_SHARE = np.float32(0.1)
"""Of an even share of the frame: with less a component does not start. One that has fallen far below would not rise to
an attack within the iterations of a hop; from zero, never. With a thousandth, attacks lost up to a decibel."""
RANDOM_SCALE = np.float32(2.0**-24)


@part()
def analyse(state: State) -> None:
    """Take the newest window of what is listened to: its spectrum and its magnitudes."""
    window, listened = state.window, state.listened
    real, imag, real_space, imag_space = state.spaces[0], state.spaces[1], state.spaces[2], state.spaces[3]
    at = (state.clock.position - window.shape[0]) % listened.shape[0]
    for sample in range(window.shape[0]):
        real[sample] = listened[at] * window[sample]
        at = at + 1 if at + 1 < listened.shape[0] else 0
    for sample in range(window.shape[0], real.shape[0]):
        real[sample] = ZERO
    _clear(imag)
    # The result is in two of the four arrays.
    real, imag = fourier.transform(real, imag, real_space, imag_space, state.cosines, state.sines)
    _keep_spectrum(real, imag, state.spectrum[0], state.spectrum[1])
    absolute(real, imag, LIVE_MAGNITUDE, state.magnitudes)


@part()
def _keep_spectrum(real: Floats, imag: Floats, kept_real: Floats, kept_imag: Floats) -> None:
    for bin_ in range(kept_real.shape[0]):
        kept_real[bin_] = real[bin_]
        kept_imag[bin_] = imag[bin_]


@part()
def activate(state: State, slot: int, sums: Floats) -> None:
    """Update the activations of a set of bases for the frame's magnitudes, and write their estimate to `sums`."""
    bases, activations, inverse_sums = state.bases[slot], state.activations[slot], state.inverse_sums[slot]
    rows = rows_of(state, slot)
    _begin(state, slot)
    _estimate(state, slot, rows, sums)
    for _ in range(state.setup.iterations):
        ratio(state.magnitudes, sums, TINY)
        numerators(bases[:rows], sums, state.numerators)
        for component in range(rows):
            value = updated(
                activations[component], state.numerators[component], inverse_sums[component], LIVE_ACTIVATION
            )
            activations[component] = value if value <= LARGEST else ZERO  # NaN must not stay in the filter
        _estimate(state, slot, rows, sums)
    if rings(state, slot):
        remember(state, slot)


@part()
def _estimate(state: State, slot: int, rows: Whole, sums: Floats) -> None:
    """Write the estimate of the frame: of the activations, and of what rings."""
    bases, activations = state.bases[slot], state.activations[slot]
    estimate(bases[:rows], activations[:rows], TINY, sums)
    if rings(state, slot):
        add_ringing(state, slot, sums)


@part()
def expect(state: State, slot: int, sums: Floats) -> None:
    """Write the estimate of a set of bases by the activations that it has, and by what rings, which stand still."""
    _estimate(state, slot, rows_of(state, slot), sums)
    state.ringings[slot].heard = state.clock.hops


@part()
def _begin(state: State, slot: int) -> None:
    """Start from the last frame's activations, none below a small share of this frame; or at random.

    Where something rings, it is the share of what is not known.
    """
    activations, inverse_sums, count = state.activations[slot], state.inverse_sums[slot], state.components[slot]
    total: Real = ZERO
    if rings(state, slot):
        total = ring_on(state, slot)
    else:
        for bin_ in range(state.magnitudes.shape[0]):
            total += state.magnitudes[bin_]
    for component in range(count):
        share = total / np.float32(count) * inverse_sums[component]
        if state.setup.warm_start:
            activations[component] = max(activations[component], START_SHARE * share)
        else:
            activations[component] = share * (np.float32(_random(state.noise)) * RANDOM_SCALE + START_SHARE)


@part()
def _random(noise: Noise) -> Whole:
    """Return a whole number below 2^24 (Marsaglia, "Xorshift RNGs", 2003)."""
    value = noise.state
    value ^= (value << 13) & 0xFFFFFFFF
    value ^= value >> 17
    value ^= (value << 5) & 0xFFFFFFFF
    noise.state = value
    return int(value >> 8)


@part()
def synthesise(state: State, next_slot: int, weight: Real) -> None:
    """Add every component of the frame to what goes out; `weight` is how far the bases of `next_slot` are faded in."""
    slot, scaled = state.slots.current, state.scaled
    count, heard = state.components[slot], state.setup.window - state.setup.delay
    _scale(state.spectrum, state.estimates[0], np.float32(1 - weight), scaled[0], scaled[1])
    if next_slot != NONE:
        count = max(count, state.components[next_slot])
        _scale(state.spectrum, state.estimates[1], np.float32(weight), scaled[2], scaled[3])
    real, imag, real_space, imag_space = state.spaces[0], state.spaces[1], state.spaces[2], state.spaces[3]
    # Two components at once: the inverse transform of one plus i times the other has them as its two parts.
    for first in range(0, count, 2):
        _clear(real)
        _clear(imag)
        _add_components(state, slot, first, scaled[0], scaled[1])
        if next_slot != NONE:
            _add_components(state, next_slot, first, scaled[2], scaled[3])
        # Real and imaginary parts exchanged: the inverse.
        second, one = fourier.transform(imag, real, imag_space, real_space, state.cosines, state.sines)
        at = state.clock.overlap_at
        overlap_add(one[heard:], state.synthesis, state.overlap[first], at)
        overlap_add(second[heard:], state.synthesis, state.overlap[first + 1], at)


@part()
def _clear(values: Floats) -> None:
    for at in range(values.shape[0]):
        values[at] = ZERO


@part()
def _scale(spectrum: Floats, estimate: Floats, weight: Real, real: Floats, imag: Floats) -> None:
    """Write the weighted spectrum over the estimate: times an activation and a basis it is a component."""
    mask_scales(estimate, weight)
    for bin_ in range(estimate.shape[0]):
        real[bin_] = spectrum[0, bin_] * estimate[bin_]
        imag[bin_] = spectrum[1, bin_] * estimate[bin_]


@part()
def _add_components(state: State, slot: int, first: Whole, scaled_real: Floats, scaled_imag: Floats) -> None:
    """Add the spectra of two components of a set of bases, those from `first` on, to the first two `spaces`."""
    real, imag = state.spaces[0], state.spaces[1]
    if rings(state, slot):
        if first < state.components[slot]:
            parts = floats(state.ringings[slot].parts, rows_of(state, slot), scaled_real.shape[0])
            _add_pair(parts[first], parts[first + 1], ONE, ONE, scaled_real, scaled_imag, real, imag)
        return
    bases, activations = state.bases[slot], state.activations[slot]
    _add_pair(
        bases[first], bases[first + 1], activations[first], activations[first + 1], scaled_real, scaled_imag, real, imag
    )


@part(noalias=True)
def _add_pair(
    first: Floats, second: Floats, a: Real, b: Real, real: Floats, imag: Floats, out_real: Floats, out_imag: Floats
) -> None:
    """Add the spectrum of one component plus i times another, all of its bins."""
    size, bins = out_real.shape[0], real.shape[0]
    for bin_ in range(bins):
        one, other = a * first[bin_], b * second[bin_]
        out_real[bin_] += one * real[bin_] - other * imag[bin_]
        out_imag[bin_] += one * imag[bin_] + other * real[bin_]
    for bin_ in range(1, bins - 1):
        one, other = a * first[bin_], b * second[bin_]
        out_real[size - bin_] += one * real[bin_] + other * imag[bin_]
        out_imag[size - bin_] += other * real[bin_] - one * imag[bin_]
