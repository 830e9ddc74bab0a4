"""`train`, for Python programs: bases for many sounds, in files or arrays."""

import warnings
from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nmfserver.errors import ArgumentError, BadBufferError
from nmfserver.library import as_sound
from nmfserver.processes.watching import Watcher, unwatched
from nmfserver.stores import local, place_of, resolved
from nmfserver.training.files import LARGE, Files
from nmfserver.training.kit import Kit
from nmfserver.training.resuming import Keeper, trained
from nmfserver.training.runners import SideBySide
from nmfserver.training.settings import Training

__all__ = ["Kit", "train"]

DEFAULTS = Training()
Sound = PathLike[str] | str | ArrayLike


def train(
    sounds: Iterable[Sound],
    sample_rate: float | None = None,
    *,
    components: int = DEFAULTS.components,
    passes: int = DEFAULTS.passes,
    iterations: int = DEFAULTS.iterations,
    seed: int = DEFAULTS.seed,
    sparsity: float = DEFAULTS.sparsity,
    balance: bool = DEFAULTS.balance,
    window_size: int = DEFAULTS.window_size,
    hop_size: int = DEFAULTS.hop_size,
    fft_size: int = DEFAULTS.fft_size,
    checkpoint: str | PathLike[str] | None = None,
    force: bool = False,
    watch: Watcher = unwatched,
    threads: int = 0,
) -> Kit:
    """Learn one set of bases from many sounds, with the memory of the sounds that are computed at a time.

    Parameters
    ----------
    sounds : paths of sound files, or URLs of those in stores; or arrays, real (frames,) or (frames, channels), any
        finite values. Each channel counts as frames of its own. Files of another rate than that of the first are
        resampled to it
    sample_rate : Hz of the arrays, above 0; of files it is known
    components : bases, at least 1
    passes : over all sounds, at least 1
    iterations : how far the activations of each sound go in each pass: as far as so many plain updates would get
    seed : 0…2^31-1, or -1 for a fresh one, which the result has: of the start and of the order of the sounds
    sparsity : weight of the sum of the activations beside the divergence, where each basis has unit norm, 0…100000
    balance : whether long sounds weigh no more than short ones
    window_size, hop_size, fft_size : samples; hop -1 is half the window, FFT -1 the next power of two
    checkpoint : path of a file that keeps on the way where it stands: the same call goes on from there when it was
        stopped or killed. At the end it is removed
    force : whether such a file is passed over that is damaged, or of other settings or sounds
    watch : called now and then with the fraction done, 0…1, and the divergence of the last pass (at first infinity);
        False cancels
    threads : most threads; 0 means one per core. The result does not depend on it

    Raises
    ------
    ArgumentError, BadBufferError
        values that cannot be used, silence alone, or more components than there are frames
    SoundFileError
        a file cannot be read. Of one that is cut short, the rest is taken, with a warning
    NMFServerError
        the checkpoint is damaged, or of other settings or sounds; the message says which
    Cancelled
        `watch` returned False

    References
    ----------
    See `nmfserver.training.statistics`.

    """
    training = Training(components, passes, iterations, seed, sparsity, balance, window_size, hop_size, fft_size)
    if isinstance(sounds, str | PathLike):
        raise ArgumentError(f"sounds is {str(sounds)!r}; it is a list of paths or arrays, such as [{str(sounds)!r}]")
    given = _Given(list(sounds), sample_rate, threads)
    keeper = Keeper(None if checkpoint is None else local(checkpoint))
    with given.files:
        kit, _ = trained(training, given.names, keeper, given.begin, force=force, watch=watch, threads=threads)
    keeper.remove()
    return kit


class _Given:
    """Sounds as they are given: paths, and arrays."""

    def __init__(self, sounds: Sequence[Sound], sample_rate: float | None, threads: int) -> None:
        if not sounds:
            raise ArgumentError("no sounds are given; at least one is needed")
        places = [resolved(place_of(fspath(each))) if isinstance(each, str | PathLike) else Path() for each in sounds]
        self._arrays = {
            number: as_sound(each) for number, each in enumerate(sounds) if not isinstance(each, str | PathLike)
        }
        is_rate = isinstance(sample_rate, int | float | np.number) and 0 < sample_rate < np.inf
        if not is_rate and (self._arrays or sample_rate is not None):
            raise ArgumentError(f"the sample rate is {sample_rate}; of arrays it is a number of Hz above 0")
        self._rate, self._threads = float(sample_rate or 0), threads
        self.names = [f"array {number}" if number in self._arrays else str(each) for number, each in enumerate(places)]
        self.files = Files(places, lambda text: warnings.warn(text, stacklevel=2))

    def read(self, number: int) -> tuple[NDArray[np.float32], float]:
        """Return the samples of a sound, and their rate in Hz."""
        if number in self._arrays:
            return self._arrays[number], self._rate
        return self.files.read(number)

    def is_large(self, number: int) -> bool:
        """Whether a sound is better computed alone."""
        if number in self._arrays:
            return self._arrays[number].nbytes > LARGE
        return self.files.is_large(number)

    def begin(self, sample_rate: float) -> SideBySide:
        """Return what does the work."""
        return SideBySide(self, sample_rate, self._threads, self._fail)

    def _fail(self, number: int, error: Exception) -> None:
        """Raise what a sound fails with."""
        raise BadBufferError(f"{self.names[number]}: {error}") if isinstance(error, BadBufferError) else error
