"""The kernels of templates with time, which few jobs need: they are loaded, and compiled, when the first one does.

They are compiled in a process of its own, so that everything else goes on meanwhile, and are kept on disk with the
others.
"""

import logging
import threading
from collections.abc import Callable
from subprocess import TimeoutExpired

import numpy as np

from nmfserver.kernels import cache, fourier, nmfd, nmfd_masks
from nmfserver.kernels.access import IS_COMPILED
from nmfserver.kernels.compiling import POLL, end_with_parent, started
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.stft import Transform, hann
from nmfserver.kernels.team import Member, signals

logger = logging.getLogger(__name__)

KERNELS = (nmfd.deconvolve, nmfd_masks.resynthesise)
COMPILING = "the kernels of templates with time are compiled first, once for this version: it takes about ten seconds"
_lock = threading.Lock()
_compiles, _loaded = threading.Event(), threading.Event()


def prepare(report: Callable[[], object], tell: Callable[[str], object] = lambda sentence: None) -> None:
    """Load the kernels, unless that is done; what is not on disk is compiled before.

    report : called now and then meanwhile; what it raises ends the compiling
    tell : called with a sentence where they have to be compiled
    """
    is_told = False
    while not _loaded.is_set():
        if _lock.acquire(timeout=POLL):
            try:
                _prepare(report, tell)
            finally:
                _lock.release()
        else:  # another job loads them
            if _compiles.is_set() and not is_told:
                tell(COMPILING)
                is_told = True
            report()


def _prepare(report: Callable[[], object], tell: Callable[[str], object]) -> None:
    """Compile and load the kernels, unless that was done while this one waited."""
    if _loaded.is_set():
        return
    is_missing = IS_COMPILED and not _is_on_disk()
    if is_missing:
        logger.info(COMPILING)
        tell(COMPILING)
        _compiles.set()
    try:
        if is_missing and cache.can_keep():
            _compile_apart(report)
        load()
    finally:
        _compiles.clear()
    _loaded.set()


def load() -> None:
    """Call each kernel once on tiny arrays, with the types of arguments that the processes use."""
    transform, components, lags, signal = Transform(8, 4, 8), 2, 2, np.ones(16, np.float32)
    frames, bins = transform.frames(len(signal)), transform.bins
    member, every = Member(signals(1), 0, 1), np.ones(components, np.float32)
    space = nmfd.space(nmfd.shapes(1, frames, bins, components, lags))
    space.bases[:], space.activations[:] = 1, 1
    course = nmfd.Course(1, 0, True, 1.0, 1, 0.0, 0.0, 0.0, np.inf, 1)
    nmfd.deconvolve(member, np.ones((frames, bins), np.float32), space, Free(every, every), course)
    nmfd_masks.resynthesise(
        member, signal, space.bases[0], space.activations[0], every, transform.hop, hann(transform.window),
        fourier.tables(transform.fft),
        nmfd_masks.space(nmfd_masks.shapes(1, frames, components, lags, transform.window, transform.fft)),
        np.empty((len(signal), components), np.float32), 0,
    )  # fmt: skip


def compile_and_keep() -> None:
    """Compile the kernels, in a process of its own, which ends when the one that has started it does."""
    end_with_parent()
    load()


def _is_on_disk() -> bool:
    """Whether there are files of the kernels. One that does not fit this processor is compiled anew, here."""
    folder = cache.cache_folder()
    names = [f"{kernel.__module__}.{kernel.__qualname__}" for kernel in KERNELS]
    return folder is not None and all(any(folder.glob(f"{name}-*{cache.ENDING}")) for name in names)


def _compile_apart(report: Callable[[], object]) -> None:
    """Compile in another process. Where that fails, this one compiles when it loads."""
    with started(f"from {__name__} import compile_and_keep; compile_and_keep()") as process:
        try:
            while process.poll() is None:
                report()
                try:
                    process.wait(POLL)
                except TimeoutExpired:
                    continue
        finally:
            process.kill()
