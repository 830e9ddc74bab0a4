"""The memory of a training, before there is any."""

from collections.abc import Iterable

from nmfserver import cores
from nmfserver.kernels import stft
from nmfserver.kernels.joint import lanes
from nmfserver.kernels.shapes import FLOAT64, Shape, Shapes, nbytes
from nmfserver.processes import solvers
from nmfserver.processes.checks import CHECKED_AT_ONCE
from nmfserver.processes.levels import Size
from nmfserver.processes.resample import ratio
from nmfserver.training.scanning import most_frames
from nmfserver.training.settings import Training
from nmfserver.training.spectra import block_frames

SUMS = 6
"""Arrays of the size of all bases, in float64: two statistics, their sum, and what becomes the next bases."""
JOINED = 3
"""Arrays of the size of the excerpt, while another one is merged into it."""


def training_bytes(training: Training, sounds: Iterable[tuple[int, int, float]], threads: int) -> int:
    """Return the bytes that a training takes beside its sounds: of so many samples, channels, and rates in Hz.

    The first rate is that of all; sounds of another one are resampled, one at a time.
    """
    transform, members, longest, resampled, wanted = training.transform(), cores.threads(threads), 0, 0, 0.0
    for samples, channels, rate in sounds:
        wanted = wanted or rate
        frames = -int(-samples * ratio(rate, wanted) // 1)
        longest = max(longest, frames)
        resampled = max(resampled, frames * channels if rate != wanted else 0)
    count, bins, components = transform.frames(longest), transform.bins, training.components
    own: Shapes = {
        "resampled": Shape((resampled,)), "signal": Shape((longest,)), "finite": CHECKED_AT_ONCE,
        "sums": Shape((SUMS, components, bins), FLOAT64), "frames": Shape((members, stft.ROWS, transform.fft)),
        "excerpt": Shape((JOINED * most_frames(training), bins)),
    }  # fmt: skip
    at_once = (
        _solved(training, min(block_frames(transform), count), members, is_start=False),
        _solved(training, most_frames(training), members, is_start=True),
    )
    return nbytes(own) + max(at_once)


def _solved(training: Training, frames: int, members: int, *, is_start: bool) -> int:
    """Return the bytes that the factorisation of so many frames takes, and their statistics."""
    bins, components = training.transform().bins + 1, training.components
    settings = training.start if is_start else training.inference
    size = Size(min(members, frames), frames, bins, 1, components)
    passing: Shapes = {
        "magnitudes": Shape((2, frames, bins)), "activations": Shape((2, frames, components)),
        "shares": Shape((lanes(frames), components, bins), FLOAT64),
    }  # fmt: skip
    return nbytes(solvers.shapes(settings, size)) + nbytes(passing)
