"""When something begins to sound, by its envelope.

An onset is an ascent of the envelope that rises far enough; its time is that of the steepest place. Unlike
`nmfserver.audio.following`, which answers at once, it looks ahead: a window that is not there yet blurs an attack over
as many frames before it as after it, and the steepest place is the attack's own. Bello and others, "A tutorial on onset
detection in music signals", 2005, have the ways of choosing among ascents. The readable twin is `onsets` in
``tests/naive.py``.
"""

import numpy as np
from numpy.typing import NDArray

from nmfserver.processes.peaks import vertex

Doubles = NDArray[np.float64]

RISE = 0.1
"""How far an ascent of an onset rises, as a part of the envelope's largest value."""
APART = 0.05
"""Seconds between two onsets at least: of two that are closer, the first counts."""


def onsets(envelope: Doubles, rate: float) -> Doubles:
    """Return the times of all onsets in seconds, float64 (onsets,); none for silence.

    Parameters
    ----------
    envelope : float64 (frames,), at least 0; before its first frame counts as silence
    rate : frames a second

    """
    rises = np.diff(envelope, prepend=0.0)
    climbs = np.concatenate([[False], rises > 0, [False]])
    firsts, lasts = np.flatnonzero(climbs[1:] & ~climbs[:-1]), np.flatnonzero(climbs[:-1] & ~climbs[1:])
    found, least = list[float](), RISE * float(envelope.max())
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        if float(rises[first:last].sum()) < least:
            continue
        time = max(_steepest(rises, first, last) - 0.5, 0.0) / rate  # a rise is between its frame and the one before
        if not found or time - found[-1] >= APART:
            found.append(time)
    return np.array(found)


def _steepest(rises: Doubles, first: int, last: int) -> float:
    """Return where an ascent is steepest, in frames."""
    at = first + int(rises[first:last].argmax())
    if not 0 < at < len(rises) - 1:
        return float(at)
    return at + vertex(*(max(float(each), 0.0) for each in rises[at - 1 : at + 2]))
