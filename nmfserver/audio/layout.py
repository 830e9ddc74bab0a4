"""How an engine has bases: what it asks of them, and how they are laid out for it.

require_layout  FFT size, hops and size
memory_needed   the bytes of what rings of them
require_values  their values
laid_out        as the audio thread has them
templates_of    the first part of that
"""

from typing import NamedTuple

import numpy as np

from nmfserver.audio.bases import Bases, Samples
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import BadBufferError, counted
from nmfserver.kernels.live import ringing

LEAST_VALUE, LEAST_PEAK, LARGEST_PEAK = np.float32(1e-7), 1e-6, 1e6
"""Bases are floored at the first times their largest value; that is between the other two."""
LARGEST = 2**26
"""Bytes of templates of several frames, at most."""
IN_A_SECOND = 2**31
"""Bytes of them that live sound goes through in a second, at most: all of them in each hop."""
QUIET = 0.1
"""A template begins with its first frame that sums to so much of its loudest. By a quieter one it could hardly be told
how loud the rest will be."""


def require_layout(bases: Bases, settings: LiveSettings, place: str) -> None:
    """Raise `BadBufferError` where bases have not the FFT size of an engine, or do not fit its hops.

    place : the beginning of a sentence on the FFT size of the engine
    """
    frames, transform, rows = bases.template.frames, settings.transform, len(bases.samples)
    if frames == 1 and rows != transform.bins:
        raise BadBufferError(
            f"the bases have {counted(rows, 'frame')}, those of an FFT size of {2 * (rows - 1)}; {place} "
            f"{transform.fft}, whose bases have {transform.bins}"
        )
    if rows != frames * transform.bins:
        raise BadBufferError(
            f"the bases have {counted(rows, 'frame')}, with templates of {frames}; {place} {transform.fft}, whose "
            f"bases have {frames} times {transform.bins}, which are {frames * transform.bins}"
        )
    if frames > 1:
        _require_bearable(bases, settings)


def _require_bearable(bases: Bases, settings: LiveSettings) -> None:
    """Raise where templates of several frames have others than whole hops apart, or are too many for a hop."""
    hop, transform = bases.template.hop, settings.transform
    if hop < 1 or hop % transform.hop:
        raise BadBufferError(
            f"the frames of the templates are {hop} samples apart; with a hop size of {transform.hop} that is to be a "
            "multiple of it"
        )
    needed, in_hop = memory_needed(bases, settings), LARGEST
    if settings.in_time:
        in_hop = min(LARGEST, int(IN_A_SECOND * transform.hop / settings.sample_rate))
    if needed > in_hop:
        raise BadBufferError(
            f"the templates take {needed / 2**20:.1f} MB; with a hop size of {transform.hop} it is at most "
            f"{in_hop / 2**20:.1f} MB"
        )


def memory_needed(bases: Bases, settings: LiveSettings) -> int:
    """Return the bytes that an engine takes for what rings of bases that fit it: none for templates of one frame."""
    (frames, hop), transform = bases.template, settings.transform
    if frames == 1:
        return 0
    sizes = ringing.shapes(bases.samples.shape[1], frames, transform.bins, hop // transform.hop)
    return sum(4 * rows * columns for rows, columns in sizes)


def require_values(bases: Samples) -> None:
    """Raise `BadBufferError` where no engine could use the values of bases."""
    if not np.isfinite(bases).all():
        raise BadBufferError("the bases hold values that are no finite numbers")
    largest = float(bases.max())
    if not LEAST_PEAK <= largest <= LARGEST_PEAK:
        raise BadBufferError(
            f"the largest value of the bases is {largest:g}; it is between {LEAST_PEAK:g} and {LARGEST_PEAK:g}"
        )


class Laid(NamedTuple):
    """A set of bases as the audio thread has it.

    rows : float32 (components, bins), the first frame of each template
    memory : of templates of several frames, else None
    """

    rows: Samples
    memory: ringing.Memory | None


def laid_out(bases: Bases, settings: LiveSettings) -> Laid:
    """Lay out bases that fit an engine. It takes tenths of a second for the largest; any thread may do it."""
    templates = templates_of(bases)
    stride = bases.template.hop // settings.transform.hop
    memory = ringing.memory(templates, stride) if bases.template.frames > 1 else None
    return Laid(np.ascontiguousarray(templates[:, 0]), memory)


def templates_of(bases: Bases) -> Samples:
    """Return templates, float32 (components, frames, bins), floored above zero: every bin belongs to some component.

    Quiet frames at the beginning of a template are left out; silence follows the others then.
    """
    frames, samples = bases.template.frames, bases.samples
    floor = LEAST_VALUE * samples.max()
    templates = np.array(samples.T, order="C").reshape(samples.shape[1], frames, -1)
    np.maximum(templates, floor, out=templates)
    sums = templates.sum(axis=2)
    begins = (sums >= QUIET * sums.max(axis=1, keepdims=True)).argmax(axis=1)
    for template, begin in zip(templates, begins.tolist(), strict=True):
        if begin:
            template[: frames - begin], template[frames - begin :] = template[begin:], floor
    return templates
