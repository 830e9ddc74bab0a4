"""How an engine has bases: what it asks of them, and how they are laid out for it.

require_layout  FFT size, hops and size
require_values  their values
templates_of    as the audio thread has them
"""

import numpy as np

from nmfserver.audio.bases import Bases, Samples
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import BadBufferError, counted

LEAST_VALUE, LEAST_PEAK, LARGEST_PEAK = np.float32(1e-7), 1e-6, 1e6
"""Bases are floored at the first times their largest value; that is between the other two."""
LARGEST = 2**26
"""Bytes of templates of several frames, at most: more are not gone through within a hop."""
QUIET = 0.1
"""A template begins with its first frame that sums to so much of its loudest. By a quieter one it could hardly be told
how loud the rest will be."""


def require_layout(bases: Bases, settings: LiveSettings, place: str) -> None:
    """Raise `BadBufferError` where bases have not the FFT size of an engine, or do not fit its hops.

    place : the beginning of a sentence on the FFT size of the engine
    """
    (frames, hop), transform, rows = bases.template, settings.transform, len(bases.samples)
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
    if frames > 1 and bases.samples.nbytes > LARGEST:
        raise BadBufferError(
            f"the templates have {bases.samples.nbytes / 2**20:.1f} MB; live sound takes {LARGEST / 2**20:g} MB at most"
        )
    if frames > 1 and (hop < 1 or hop % transform.hop):
        raise BadBufferError(
            f"the frames of the templates are {hop} samples apart, and the hops of live sound {transform.hop}: the "
            "first is to be a multiple of the second"
        )


def require_values(bases: Samples) -> None:
    """Raise `BadBufferError` where no engine could use the values of bases."""
    if not np.isfinite(bases).all():
        raise BadBufferError("the bases hold values that are no finite numbers")
    largest = float(bases.max())
    if not LEAST_PEAK <= largest <= LARGEST_PEAK:
        raise BadBufferError(
            f"the largest value of the bases is {largest:g}; it is between {LEAST_PEAK:g} and {LARGEST_PEAK:g}"
        )


def templates_of(bases: Bases) -> Samples:
    """Return templates, float32 (components, frames, bins), floored above zero: every bin belongs to some component.

    Quiet frames at the beginning of a template are left out; silence follows the others then.
    """
    frames, samples = bases.template.frames, bases.samples
    templates = np.array(samples.T, order="C").reshape(samples.shape[1], frames, -1)
    sums = templates.sum(axis=2)
    begins = (sums >= QUIET * sums.max(axis=1, keepdims=True)).argmax(axis=1)
    for template, begin in zip(templates, begins.tolist(), strict=True):
        if begin:
            template[: frames - begin], template[frames - begin :] = template[begin:], 0
    np.maximum(templates, LEAST_VALUE * samples.max(), out=templates)
    return templates
