"""Soft masks of components whose templates have several frames: from a factorisation of `nmfd` back to sound.

A component's part of the estimate is the sum over l of h_{t-l} w_l, and its mask the share that this has of all parts.
Everything else is as in `masks`. The readable twins are `template_parts` and `stems_of_parts` in ``tests/naive.py``.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels import fourier, masks
from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.floors import MASK
from nmfserver.kernels.fourier import Tables
from nmfserver.kernels.frame import ONE, ZERO, estimate, mask_scales, overlap_add
from nmfserver.kernels.masks import by_frames, masked
from nmfserver.kernels.nmfd import stack
from nmfserver.kernels.shapes import Shape, Shapes, arrays
from nmfserver.kernels.stft import take_frame
from nmfserver.kernels.sums import add_row, sum_of
from nmfserver.kernels.team import Member, barrier, is_stopped, partition


class TemplateStemSpace(NamedTuple):
    """What the members of a team work in.

    frames, rings : as in `masks.StemSpace`
    parts : float32 (members, components, bins), the components' parts of a frame's estimate
    stacked : float32 (members, 1, components * lags), the activations that ring in a frame
    amounts : float32 (frames, components), the parts summed over bins
    """

    frames: Floats
    rings: Floats
    parts: Floats
    stacked: Floats
    amounts: Floats


def shapes(members: int, frames: int, components: int, lags: int, window: int, fft: int) -> Shapes:
    """Return the shapes of `TemplateStemSpace` for a team of so many members, and a sound of so many frames."""
    return masks.shapes(members, components, window, fft) | {
        "parts": Shape((members, components, fft // 2 + 1)),
        "stacked": Shape((members, 1, components * lags)),
        "amounts": Shape((frames, components)),
    }


def space(wanted: Shapes) -> TemplateStemSpace:
    """Return the space of `shapes`."""
    return TemplateStemSpace(**arrays(wanted))


@part()
def _measure_amounts(member: Member, bases: Floats, activations: Floats, space: TemplateStemSpace) -> None:
    """Write how much of each frame every component has."""
    components = activations.shape[1]
    lags, stacked = bases.shape[0] // components, space.stacked[member.rank]
    first, last = partition(activations.shape[0], member)
    for frame in range(first, last):
        space.amounts[frame] = ZERO
    for component in range(components):
        for lag in range(lags):
            total = sum_of(bases[component * lags + lag])
            for frame in range(max(first, lag), last):
                space.amounts[frame, component] += activations[frame - lag, component] * total
    stacked[:] = ZERO
    barrier(member)


@part()
def _add_frame(
    member: Member, signal: Floats, frame: int, hop: int, window: Floats, bases: Floats, activations: Floats,
    tables: Tables, space: TemplateStemSpace,
) -> None:  # fmt: skip
    """Add every component of a frame to its ring, and the squared window to the weights."""
    rank, components, bins = member.rank, activations.shape[1], bases.shape[1]
    room, rings, parts, stacked = space.frames[rank], space.rings[rank], space.parts[rank], space.stacked[rank]
    fft, lags, at = 2 * (bins - 1), bases.shape[0] // components, frame * hop % window.shape[0]
    values, real, imag, scales = room[4, :fft], room[5, :bins], room[6, :bins], room[7, :bins]
    real_out, imag_out = room[8, :bins], room[9, :bins]
    take_frame(signal, frame, hop, window, values)
    fourier.rfft(values, room, tables, real, imag)
    stack(activations, frame, stacked)
    scales[:] = MASK
    for component in range(components):
        rows = slice(component * lags, (component + 1) * lags)
        estimate(bases[rows], stacked[0, rows], ZERO, parts[component])
        add_row(parts[component], scales)
    mask_scales(scales, ONE / np.float32(fft))
    for component in range(components):
        if space.amounts[frame, component] > 0 and not is_stopped(member):
            masked(real, imag, parts[component], ONE, scales, real_out, imag_out)
            fourier.irfft(real_out, imag_out, room, tables, values)
            overlap_add(values[: window.shape[0]], window, rings[component], at)
    overlap_add(window, window, rings[components], at)


_write_stems = by_frames(_add_frame)


@kernel()
def resynthesise(
    member: Member,
    signal: Floats,
    bases: Floats,
    activations: Floats,
    ones: Floats,
    hop: int,
    window: Floats,
    tables: Tables,
    space: TemplateStemSpace,
    out: Floats,
    channel: int,
) -> None:
    """Write the sound of every component.

    Parameters
    ----------
    member : of a team; `OVERFLOW` is set where a sample is not finite
    signal : float32 (samples,), what the components sum to
    bases : float32 (components * lags, bins), the frames of a template behind each other
    activations : float32 (frames, components)
    ones : float32 (components,), all 1
    hop : samples
    window : float32 (window,)
    tables : of `fourier.tables`, for the FFT size
    space : of `space`
    out : float32 (samples, channels), written from `channel` on

    """
    _measure_amounts(member, bases, activations, space)
    _write_stems(member, signal, bases, activations, space.amounts, ones, hop, window, tables, space, out, channel)
