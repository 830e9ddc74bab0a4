"""Sounds in files, read on any number of threads."""

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from nmfserver.kernels.arrays import Floats
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.stores import Place, here

LARGE = 2**22
"""Bytes of a file from which a sound is computed alone, by all threads: it has a thousand frames and more."""


def read(files: SoundFiles, place: Place, transfer: Transfer, warn: Callable[[str], object]) -> tuple[Floats, float]:
    """Return the samples of a file, float32 (frames, channels), and their rate in Hz; warn where a part is missing."""
    with here(place) as path:
        reading = files.read(osc_string(path), transfer=transfer)
    if reading.fault:
        warn(f"{place} {reading.fault}")
    return reading.samples, reading.sample_rate


class Files:
    """The sounds of files, by their numbers. A context: what is being read when it ends is given up.

    warn : is told of a file of which a part can be read
    """

    def __init__(self, paths: Sequence[Place], warn: Callable[[str], object]) -> None:
        self._paths, self._warn = paths, warn
        self._warned: set[int] = set()
        self._own = threading.local()
        self._ending = contextlib.ExitStack()
        self._is_over = False

    def __enter__(self) -> "Files":
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over = True
        self._ending.close()

    def read(self, number: int) -> tuple[Floats, float]:
        """Return the samples of a file, float32 (frames, channels), and their rate in Hz."""
        files, transfer = self._of_thread()

        def warn(text: str) -> None:
            if number not in self._warned:
                self._warned.add(number)
                self._warn(text)

        return read(files, self._paths[number], transfer, warn)

    def is_large(self, number: int) -> bool:
        """Whether a file is so large that it is better computed alone."""
        path = self._paths[number]
        with contextlib.suppress(OSError):
            return isinstance(path, Path) and path.stat().st_size > LARGE
        return False

    def _of_thread(self) -> tuple[SoundFiles, Transfer]:
        """Return what reads on this thread: in a process of its own."""
        if not hasattr(self._own, "reader"):
            files, transfer = SoundFiles(), Transfer()
            self._own.reader = files, transfer
            self._ending.callback(files.close)
            self._ending.callback(transfer.cancel)
            if self._is_over:
                transfer.cancel()
        reader: tuple[SoundFiles, Transfer] = self._own.reader
        return reader
