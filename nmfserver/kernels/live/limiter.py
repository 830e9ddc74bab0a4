"""The limiter of the mix: no sample above full scale, nothing changed that stays below -3 dB, and no look-ahead.

The envelope of both channels rises at once with the loudest sample, up to `LOUDEST`, and falls slowly. Its curve
leaves what is below the knee as it is, and bends what is above towards full scale, with no corner at the knee: with
room r between knee k and full scale, an envelope e becomes ``k + r (e - k) / (r + e - k)``. Both channels are scaled
by the curve over the envelope. A sample that is no louder than the envelope leaves no louder than the curve. One that
is louder than `LOUDEST` is cut off at full scale: a single bad sample must not silence the mix for seconds.
"""

from nmfserver.kernels.compilation import part
from nmfserver.kernels.live.memory import Floats, Limiter, Real

KNEE = 10 ** (-3 / 20)
ROOM = 1 - KNEE
LOUDEST = 8.0
"""The largest envelope, 18 dB above full scale: back below the knee in half a second."""


@part()
def limit(limiter: Limiter, left: Floats, right: Floats) -> None:
    """Limit two channels, in place, by the same gain."""
    envelope, fall = limiter.envelope, limiter.fall
    for frame in range(left.shape[0]):
        envelope = min(max(envelope * fall, abs(left[frame]), abs(right[frame])), LOUDEST)
        if envelope > KNEE:
            over = envelope - KNEE
            gain = (KNEE + ROOM * over / (ROOM + over)) / envelope
            left[frame], right[frame] = _within(left[frame] * gain), _within(right[frame] * gain)
        else:
            envelope = 0.0  # no denormal numbers in long silence
    limiter.envelope = envelope


@part()
def _within(value: Real) -> Real:
    """Return a sample within full scale: rounding, or a sample above `LOUDEST`, leads beyond it."""
    return min(max(value, -1.0), 1.0)
