"""The files of a decomposition: stems, bases, activations and the picture; all of them, or none."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver.component_names import spelled
from nmfserver.errors import NMFServerError
from nmfserver.library import Decomposition
from nmfserver.sound_files import folders
from nmfserver.sound_files.service import SoundFiles
from nmfserver.terminal.console import show_warning
from nmfserver.terminal.words import osc_string

LONGEST_STEM = 220
"""Bytes of a file's name without its ending. File systems take names of 255 bytes."""


@contextmanager
def all_or_none(folder: Path, resolve: Callable[[Path], Path]) -> Iterator[Path]:
    """Yield a new folder; move its files into `folder` at the end, or raise an error that says that none was moved."""
    new = folder
    try:
        with folders.all_or_none(folder, resolve) as new:
            yield new
    except (NMFServerError, OSError) as error:
        reason = str(error).replace(f"{new}{os.sep}", f"{folder}{os.sep}")
        raise NMFServerError(f"nothing is written to {folder}: {reason}") from error


def write_sounds(files: SoundFiles, parts: Decomposition, folder: Path, name: str) -> list[str]:
    """Write stems, bases and activations as sound files; return their names."""
    written = []
    for label, samples, rate in _sounds(parts):
        written.append(f"{name}-{label}.wav")
        files.write(osc_string(folder / written[-1]), samples, rate, "wav", "float")
    return written


def _sounds(parts: Decomposition) -> Iterator[tuple[str, NDArray[np.float32], float]]:
    """Yield the label, the samples (frames, channels) and the sample rate of each sound file."""
    count = parts.stems.shape[2]
    digits = len(str(count))
    for component in range(count):
        called = f"-{spelled(parts.names[component])}" if parts.names and parts.names[component] else ""
        yield f"component-{component + 1:0{digits}}{called}", parts.stems[:, :, component], parts.sample_rate
    for label, factors, rate in (
        ("bases", parts.bases, parts.sample_rate / parts.fft_size),
        ("activations", parts.activations, parts.sample_rate / parts.hop_size),
    ):
        yield label, factors.reshape(-1, factors.shape[2]).T, rate


def drawn(parts: Decomposition, title: str) -> bytes:
    """Return the picture, or raise `NMFServerError` if there can be none."""
    from nmfserver.picture import draw

    picture = BytesIO()
    draw(parts, title, picture)
    return picture.getvalue()


def write_picture(picture: Future[bytes], path: Path) -> list[str]:
    """Write the picture and return its name; print a warning and return nothing if that fails."""
    try:
        path.write_bytes(picture.result())
    except (NMFServerError, OSError) as error:
        path.unlink(missing_ok=True)
        show_warning(str(error), "no picture")
        return []
    return [path.name]


def stem(file: Path) -> str:
    """Return a file's name without its ending, short enough for the names of what comes out."""
    name = file.stem
    while len(os.fsencode(name)) > LONGEST_STEM:
        name = name[:-1]
    return name
