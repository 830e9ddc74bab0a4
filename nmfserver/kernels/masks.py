"""Soft masks and overlap-add: from a factorisation back to sound.

The mask of component k is its share of the estimate, ``h_k w_k / sum_j h_j w_j`` (a Wiener-like filter on magnitudes).
Masks sum to one, so the components sum to the sound that they were taken from. The readable twin is `stems` in
``tests/naive.py``; what a frame shares with the live filter is in `frame`.

Frames are taken one at a time: spectrum, masks, inverse transforms, overlap-add into a ring of one window a component,
from which finished samples are written once. Every member of a team writes a stretch of the sound, and takes all
frames that reach into it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from nmfserver.kernels import fourier
from nmfserver.kernels.access import store
from nmfserver.kernels.arrays import Floats, Real, Whole
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.floors import LARGEST, MASK, WEIGHT
from nmfserver.kernels.fourier import Tables
from nmfserver.kernels.frame import ONE, ZERO, estimate, mask_scales, overlap_add
from nmfserver.kernels.shapes import Shape, Shapes, arrays
from nmfserver.kernels.stft import take_frame
from nmfserver.kernels.team import FRAMES, FRAMES_DONE, OVERFLOW, Member, barrier, is_stopped, partition

AddFrame = Callable[[Member, Floats, int, int, Floats, Floats, Floats, Tables, Any], None]
"""Adds every component of a frame to its ring: `_add_frame`, and that of `nmfd_masks`."""
# Samples that are interleaved at a time: the channels of so many fit the processor's cache.
_RUN = 32


class StemSpace(NamedTuple):
    """What the members of a team work in; `size` is the FFT's.

    frames : float32 (members, 10, size + 16), of which the transforms take the first four rows; rows of the transform's
        own size would compete for the same lines of the cache
    rings : float32 (members, components + 1, window), samples that frames to come will still add to; the last row is
        the weights, the summed squared windows
    """

    frames: Floats
    rings: Floats


def shapes(members: int, components: int, window: int, fft: int) -> Shapes:
    """Return the shapes of `StemSpace` for a team of so many members."""
    return {"frames": Shape((members, 10, fft + 16)), "rings": Shape((members, components + 1, window))}


def space(members: int, components: int, window: int, fft: int) -> StemSpace:
    """Return the space for a team of so many members."""
    return StemSpace(**arrays(shapes(members, components, window, fft)))


@part(ordered=True, noalias=True)
def masked(
    real: Floats, imag: Floats, basis: Floats, gain: Real, scales: Floats, real_out: Floats, imag_out: Floats
) -> None:
    """Write a component's share of a spectrum; `scales` are those of `frame.mask_scales`."""
    for bin_ in range(basis.shape[0]):
        mask = gain * basis[bin_] * scales[bin_]
        real_out[bin_], imag_out[bin_] = real[bin_] * mask, imag[bin_] * mask


@part()
def _add_frame(
    member: Member, signal: Floats, frame: int, hop: int, window: Floats, bases: Floats, activations: Floats,
    tables: Tables, space: StemSpace,
) -> None:  # fmt: skip
    """Add every component of a frame to its ring, and the squared window to the weights."""
    fft, bins = 2 * (bases.shape[1] - 1), bases.shape[1]
    room, rings, gains = space.frames[member.rank], space.rings[member.rank], activations[frame]
    values, real, imag, scales = room[4, :fft], room[5, :bins], room[6, :bins], room[7, :bins]
    real_out, imag_out = room[8, :bins], room[9, :bins]
    at = frame * hop % window.shape[0]
    take_frame(signal, frame, hop, window, values)
    fourier.rfft(values, room, tables, real, imag)
    estimate(bases, gains, MASK, scales)
    mask_scales(scales, ONE / np.float32(fft))
    for component in range(bases.shape[0]):
        if gains[component] > 0 and not is_stopped(member):
            masked(real, imag, bases[component], gains[component], scales, real_out, imag_out)
            fourier.irfft(real_out, imag_out, room, tables, values)
            overlap_add(values[: window.shape[0]], window, rings[component], at)
    overlap_add(window, window, rings[bases.shape[0]], at)


@part()
def finish(
    rings: Floats, at: int, gains: Floats, basis_sums: Floats, signal: Floats, out: Floats, channel: int
) -> bool:
    """Divide samples by the summed squared window, write them to the output's channels, and clear their places.

    Where the windows are nearly zero (behind the last frame's centre; between frames when the hop is nearly the
    window), that division would amplify a mask's ripples to thousands of times full scale. There the signal itself is
    distributed, in proportion to the components' shares of the nearest frame, so that they still sum to it.

    Parameters
    ----------
    rings : float32 (components + 1, window), the last row the weights; read from place `at` on
    gains : float32 (components,), the nearest frame's activations
    basis_sums : float32 (components,), each basis summed over bins
    signal : float32 (samples,)
    out : float32 (samples, channels), written from `channel` on

    Returns
    -------
    whether all values are finite

    """
    weights, samples = rings[-1, at : at + out.shape[0]], out.shape[0]
    lowest = ONE
    for sample in range(samples):
        lowest = min(lowest, weights[sample])
    if lowest < WEIGHT:
        _distribute(rings, at, gains, basis_sums, signal)
    for sample in range(samples):
        weights[sample] = ONE / max(weights[sample], WEIGHT)
    too_large = 0
    for component in range(gains.shape[0]):
        too_large += _scale(weights, rings[component, at : at + samples])
    for first in range(0, samples, _RUN):
        last = min(first + _RUN, samples)
        for component in range(gains.shape[0]):
            ring = rings[component, at : at + samples]
            for sample in range(first, last):
                out[sample, channel + component] = ring[sample]
    clear(rings, at, samples)
    return too_large == 0


@part()
def _scale(scales: Floats, values: Floats) -> int:
    """Multiply values by their scales; return how many are then not finite."""
    too_large = 0
    for at in range(values.shape[0]):
        value = values[at] * scales[at]
        too_large += not abs(value) <= LARGEST
        values[at] = value
    return too_large


@part()
def _distribute(rings: Floats, at: int, gains: Floats, basis_sums: Floats, signal: Floats) -> None:
    """Add to every component its share of the signal, times what the weights lack of `WEIGHT`."""
    total = ZERO
    for component in range(gains.shape[0]):
        total += gains[component] * basis_sums[component]
    scale = WEIGHT / max(total, MASK)
    for sample in range(signal.shape[0]):
        lack = max(ONE - rings[-1, at + sample] / WEIGHT, ZERO)
        for component in range(gains.shape[0]):
            amount = gains[component] * basis_sums[component] * scale
            rings[component, at + sample] += signal[sample] * lack * amount


@part()
def clear(rings: Floats, at: Whole, samples: int) -> None:
    """Set so many places of every ring to zero, from place `at` on."""
    for row in range(rings.shape[0]):
        ring = rings[row, at : at + samples]
        for sample in range(samples):
            ring[sample] = ZERO


@part()
def write_finished(
    rings: Floats, begin: int, end: int, first: int, last: int, hop: int, half: int, activations: Floats,
    basis_sums: Floats, signal: Floats, out: Floats, channel: int,
) -> bool:  # fmt: skip
    """Finish the samples from `begin` to `end`, of which those from `first` to `last` are this member's."""
    finite, sample, size = True, begin, rings.shape[1]
    while sample < end:
        at = (sample + half) % size
        nearest = min(max((sample + hop // 2) // hop, 0), activations.shape[0] - 1)
        stop = min(end, sample + size - at, (nearest + 1) * hop - hop // 2)
        if stop <= sample:  # behind the last frame the nearest one stays the last
            stop = min(end, sample + size - at)
        if sample < first:
            stop = min(stop, first)
            clear(rings, at, stop - sample)
        elif sample < last:
            stop = min(stop, last)
            finite &= finish(
                rings, at, activations[nearest], basis_sums, signal[sample:stop], out[sample:stop], channel
            )
        else:
            return finite
        sample = stop
    return finite


def by_frames(add_frame: AddFrame) -> Callable[..., None]:
    """Return the part of a kernel that writes the sound of every component, with what adds those of a frame in it."""

    @part()
    def write_stems(
        member: Member, signal: Floats, bases: Floats, activations: Floats, gains: Floats, sums: Floats, hop: int,
        window: Floats, tables: Tables, space: Any, out: Floats, channel: int,
    ) -> None:  # fmt: skip
        """Write the sound of every component; the products of gains and sums say how much of a frame each one has."""
        frames, size, half = activations.shape[0], window.shape[0], window.shape[0] // 2
        hops = partition((signal.shape[0] + hop - 1) // hop, member)
        first, last = hops[0] * hop, min(hops[1] * hop, signal.shape[0])
        if first >= last:
            barrier(member)
            return
        rings = space.rings[member.rank]
        clear(rings, np.int64(0), size)
        # Frame t has the samples from t * hop - half on, in the rings from t * hop on.
        begin = max((first + half - size) // hop + 1, 0)
        end = min((last - 1 + half) // hop + 1, frames)
        if member.rank == 0:
            store(member.signals, FRAMES, end - begin)
        for frame in range(begin, end):
            if is_stopped(member):
                return
            add_frame(member, signal, frame, hop, window, bases, activations, tables, space)
            start = frame * hop - half
            stop = start + hop if frame + 1 < end else last
            if not write_finished(rings, start, stop, first, last, hop, half, gains, sums, signal, out, channel):
                store(member.signals, OVERFLOW, 1)
            if member.rank == 0:
                store(member.signals, FRAMES_DONE, frame + 1 - begin)
        barrier(member)

    return write_stems


_write_stems = by_frames(_add_frame)


@kernel()
def resynthesise(
    member: Member,
    signal: Floats,
    bases: Floats,
    activations: Floats,
    basis_sums: Floats,
    hop: int,
    window: Floats,
    tables: Tables,
    space: StemSpace,
    out: Floats,
    channel: int,
) -> None:
    """Write the sound of every component.

    Parameters
    ----------
    member : of a team; `OVERFLOW` is set where a sample is not finite
    signal : float32 (samples,), what the components sum to
    bases : float32 (components, bins)
    activations : float32 (frames, components)
    basis_sums : float32 (components,), each basis summed over bins
    hop : samples
    window : float32 (window,)
    tables : of `fourier.tables`, for the FFT size
    space : of `space`
    out : float32 (samples, channels), written from `channel` on

    """
    _write_stems(member, signal, bases, activations, activations, basis_sums, hop, window, tables, space, out, channel)
