"""Saves one result of a Python program."""

import contextlib
import warnings
from dataclasses import replace
from pathlib import Path

from nmfserver.components import Components
from nmfserver.errors import ArgumentError
from nmfserver.results.names import shortened, stem
from nmfserver.results.source import Source
from nmfserver.results.wanted import Wanted
from nmfserver.results.writing import write
from nmfserver.sound_files.access import followed, osc_string
from nmfserver.sound_files.service import SoundFiles

USUAL_NAME = "sound"


def save(parts: Components, source: Source | None, folder: Path, name: str, what: Wanted, *, force: bool) -> list[Path]:
    """Write the files of a decomposition, all of them or none; return their paths."""
    if Path(name).name != name or "\0" in name:
        raise ArgumentError(f"the name is {name!r}; it is no path: that is the folder")
    place = followed(osc_string(folder))
    called = shortened(name) or (USUAL_NAME if source is None else stem(source.path))
    title = str(parts)
    if source is not None:
        title = f"{source.path.name}: {parts}"
    if source is not None and not source.url:
        source = replace(source, path=followed(osc_string(Path(source.path.parent))) / source.path.name)
    with contextlib.closing(SoundFiles()) as files:
        written = write(files, parts, place, called, what, source=source, title=title, replaces=force)
    for reason in written.warnings:
        warnings.warn(reason, stacklevel=3)
    return [place / each for each in written.names]
