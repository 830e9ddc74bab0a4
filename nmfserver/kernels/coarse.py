"""Coarse magnitudes: bins summed into bands, and frames into groups; and the way back for factors.

On a coarse level a round of `joint` costs a sixteenth or less, and finds the rough shape of the factors. The way down
sums V. The way back gives every bin and every frame its part of what was summed, in proportion to V::

    W_kb = W_kg p_b / p_g,  p = V summed over frames      H_tk = H_sk q_t / q_s,  q = V summed over bins

The readable twins are in ``tests/naive.py``.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from nmfserver.kernels.arrays import Doubles, Floats, Integers, Unsigned, Whole
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.divergence import flat_divergence
from nmfserver.kernels.floors import MASK
from nmfserver.kernels.frame import FOUR, ZERO, Rows
from nmfserver.kernels.joint import lanes
from nmfserver.kernels.shapes import FLOAT64, Shape, Shapes
from nmfserver.kernels.sums import add_row, sum_of
from nmfserver.kernels.team import Member, barrier, is_stopped, partition

LEAST = np.float32(1e-12)
"""What an entry gets in any case on the way back, relative to the mean: from zero no update comes back."""


class Survey(NamedTuple):
    """What is known of the magnitudes before they are factorised.

    frame_sums : float32 (frames,), V summed over bins
    bin_sums : float32 (bins,), V summed over frames
    parts : float64 (lanes, bins), of `bin_sums`
    flat : float64 (lanes + 1,), parts of the divergence of flat spectra, each with its frame's mean; last, their sum
    """

    frame_sums: Floats
    bin_sums: Floats
    parts: Doubles
    flat: Doubles


def survey_shapes(frames: int, bins: int) -> Shapes:
    """Return the shapes of `Survey`."""
    cut = lanes(frames)
    return {
        "frame_sums": Shape((frames,)),
        "bin_sums": Shape((bins,)),
        "parts": Shape((cut, bins), FLOAT64),
        "flat": Shape((cut + 1,), FLOAT64),
    }


@lru_cache(maxsize=32)
def edges(bins: int, bands: int) -> Integers:
    """Return where the bands begin, and the end of the last, int64 (bands + 1,); not more bands than bins.

    The first ones have one bin each. The others are geometrically wider. The array is to be read only.
    """
    if bands >= bins:
        return np.arange(bins + 1)
    low, high = 1.0, 2.0
    for _ in range(60):
        growth = (low + high) / 2
        low, high = (growth, high) if _reach(growth, bands) < bins else (low, growth)
    found, at = [0], 0
    for left in range(min(bands, bins), 0, -1):
        at = min(max(at + 1, round(at * high)), bins - left + 1)
        found.append(at)
    found[-1] = bins
    return np.array(found, np.int64)


def _reach(growth: float, bands: int) -> float:
    """Return the end of the last band where each edge is so many times the one before, and a bin more at least."""
    at = 0.0
    for _ in range(bands):
        at = max(at + 1, at * growth)
    return at


@kernel()
def survey(member: Member, magnitudes: Floats, out: Survey) -> None:
    """Go once over the magnitudes, float32 (frames, bins), and fill `out`."""
    cut = out.parts.shape[0]
    own = partition(cut, member)
    for lane in range(own[0], own[1]):
        out.parts[lane] = 0
        total = 0.0
        for frame in range(lane * magnitudes.shape[0] // cut, (lane + 1) * magnitudes.shape[0] // cut):
            if is_stopped(member):
                return
            row = magnitudes[frame]
            out.frame_sums[frame] = sum_of(row)
            total += flat_divergence(row, out.frame_sums[frame] / np.float32(row.shape[0]))
            add_row(row, out.parts[lane])
        out.flat[lane] = total
    barrier(member)
    first, last = partition(out.bin_sums.shape[0], member)
    for bin_ in range(first, last):
        summed = 0.0
        for lane in range(cut):
            summed += out.parts[lane, bin_]
        out.bin_sums[bin_] = np.float32(summed)
    if member.rank == 0:
        summed = 0.0
        for lane in range(cut):
            summed += out.flat[lane]
        out.flat[cut] = max(summed, 0.0)
    barrier(member)


@part(ordered=True)
def _bands(values: Floats, bounds: Unsigned, out: Floats) -> None:
    """Add the sums of bands to `out`."""
    for band in range(out.shape[0]):
        total = ZERO
        for bin_ in range(bounds[band], bounds[band + 1]):
            total += values[bin_]
        out[band] += total


@part(ordered=True)
def _four_bands(values: Rows, bounds: Unsigned, out: Rows) -> None:
    """Do the same, to the bit, for four rows at once: a processor foresees badly where a band ends."""
    for band in range(out[0].shape[0]):
        a, b, c, d = ZERO, ZERO, ZERO, ZERO
        for bin_ in range(bounds[band], bounds[band + 1]):
            a += values[0][bin_]
            b += values[1][bin_]
            c += values[2][bin_]
            d += values[3][bin_]
        out[0][band] += a
        out[1][band] += b
        out[2][band] += c
        out[3][band] += d


@part()
def _each(rows: Floats, first: Whole, step: Whole) -> Rows:
    """Return four rows, so many apart."""
    return rows[first], rows[first + step], rows[first + 2 * step], rows[first + 3 * step]


@part()
def reduce(member: Member, values: Floats, bounds: Integers, group: Whole, out: Floats) -> None:
    """Sum bins into bands, and so many rows into one.

    Parameters
    ----------
    member : of a team
    values : float32 (rows, bins)
    bounds : of `edges`
    group : rows summed into one
    out : float32 (ceil(rows / group), bands)

    """
    first, last = partition(out.shape[0], member)
    out[first:last] = 0
    places = bounds.view(np.uint64)  # numba asks at each access whether a signed place is below 0
    for each in range(group):
        at, end = first, min(last, (values.shape[0] - each + group - 1) // group)
        while at < end and not is_stopped(member):
            if end - at >= FOUR:
                _four_bands(_each(values, at * group + each, group), places, _each(out, at, 1))
                at += FOUR
            else:
                _bands(values[at * group + each], places, out[at])
                at += 1
    barrier(member)


@part()
def sum_groups(member: Member, values: Floats, group: int, out: Floats) -> None:
    """Sum so many values into one: float32 (values,) to float32 (ceil(values / group),)."""
    first, last = partition(out.shape[0], member)
    for row in range(first, last):
        out[row] = sum_of(values[row * group : min((row + 1) * group, values.shape[0])])
    barrier(member)


@part()
def spread_bases(member: Member, bases: Floats, bounds: Integers, bin_sums: Floats, out: Floats) -> None:
    """Give every bin its part of its band, in proportion to V.

    Parameters
    ----------
    member : of a team
    bases : float32 (components, bands)
    bounds : of `edges`
    bin_sums : float32 (bins,)
    out : float32 (components, bins)

    """
    first, last = partition(out.shape[0], member)
    for band in range(bases.shape[1]):
        begin, end = bounds[band], bounds[band + 1]
        total = max(sum_of(bin_sums[begin:end]), MASK)
        for component in range(first, last):
            scale = bases[component, band] / total
            for bin_ in range(begin, end):
                out[component, bin_] = scale * bin_sums[bin_] + LEAST
    barrier(member)


@part()
def spread_activations(member: Member, activations: Floats, group: int, frame_sums: Floats, out: Floats) -> None:
    """Give every frame its part of its group, in proportion to V.

    Parameters
    ----------
    member : of a team
    activations : float32 (ceil(frames / group) * components,)
    group : frames summed into one
    frame_sums : float32 (frames,)
    out : float32 (frames * components,)

    """
    frames = frame_sums.shape[0]
    components = out.shape[0] // frames
    least = LEAST * sum_of(frame_sums) / np.float32(frames)
    first, last = partition((frames + group - 1) // group, member)
    for row in range(first, last):
        begin, end = row * group, min((row + 1) * group, frames)
        total = max(sum_of(frame_sums[begin:end]), MASK)
        for frame in range(begin, end):
            scale = frame_sums[frame] / total
            for component in range(components):
                out[frame * components + component] = activations[row * components + component] * scale + least
    barrier(member)
