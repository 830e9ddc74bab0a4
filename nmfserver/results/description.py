"""The JSON beside the stems: how a sound was taken apart, what came out, and which files belong together.

It is the first file of a decomposition that appears, and names all the others: where one of them is missing, the
program was killed meanwhile, and what is there is no whole decomposition.
"""

import json
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from nmfserver import __version__
from nmfserver.results.source import Source

if TYPE_CHECKING:
    from nmfserver.components import Components

FORMAT, VERSION = "nmfserver decomposition", 1
BASES = "nmfserver bases"
"""The format of the JSON beside bases that were trained on many sounds."""
OURS = (FORMAT, BASES)
"""The formats beside all files that have come out of others."""
ENDING = ".json"
LARGEST = 2**24
"""Most bytes of such a file: of more components than there can be."""


def described(
    parts: "Components",
    source: Source | None,
    folder: Path,
    given: Mapping[str, str],
    files: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """Return what the JSON holds.

    folder : where it will be, without links
    given : files of factors that it started from, or kept, by ``bases`` and ``activations``
    files : the names of what was written, by what it is
    """
    frames, channels, count = parts.stems.shape
    shares, peaks = parts.shares.tolist(), parts.peaks.tolist()
    sound = {"frames": frames, "channels": channels, "sample_rate": parts.sample_rate}
    named = {} if source is None else {**_named(source, folder), "start_frame": source.start}
    return {
        "format": FORMAT,
        "version": VERSION,
        "nmfserver": __version__,
        "source": {**named, **sound},
        "settings": dict(parts.settings),
        "given": dict(given),
        "seed": parts.seed,
        "solver": parts.solver,
        "order": parts.order,
        "iterations": parts.iterations,
        "divergence": parts.divergence,
        "explained": parts.explained,
        "components": [
            {
                "number": component + 1,
                "name": parts.names[component] if parts.names else "",
                "share": shares[component],
                "peak": peaks[component],
            }
            for component in range(count)
        ],
        "files": {kind: list(names) for kind, names in files.items()},
    }


def _named(source: Source, folder: Path) -> dict[str, str]:
    """Return the name of a sound file, and its URL or, where that is all, its path from a folder: both may move."""
    name = source.path.name
    if source.url:
        return {"file": name, "url": source.url}
    try:
        path = os.path.relpath(source.path, folder)
    except ValueError:  # on another drive of Windows
        path = str(source.path)
    return {"file": name, "path": path}


def encoded(description: Mapping[str, Any]) -> bytes:
    """Return the text of the file, a line for each fact. Whatever bytes the names of files have, they come back."""
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in description.items())
    return f"{{\n{lines}\n}}\n".encode("ascii")


def read(path: Path, formats: Collection[str] = (FORMAT,)) -> dict[str, Any] | None:
    """Return what a file describes; None if it is not there, or of none of these formats."""
    try:
        return None if path.stat().st_size > LARGEST else _decoded(path.read_bytes(), formats)
    except OSError:
        return None


def _decoded(content: bytes, formats: Collection[str]) -> dict[str, Any] | None:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.get("format") in formats else None


def files_of(path: Path, formats: Collection[str] = (FORMAT,)) -> list[Path]:
    """Return the files that belong to a description, itself included; none if there is none of these formats."""
    found = read(path, formats)
    return [] if found is None else [path, *(path.parent / name for name in _names(found))]


def names_in(content: bytes, formats: Collection[str] = (FORMAT,)) -> list[str]:
    """Return the names of the files that belong to a description of this content, except its own."""
    found = _decoded(content, formats)
    return [] if found is None else _names(found)


def _names(found: Mapping[str, Any]) -> list[str]:
    files = found.get("files")
    lists = files.values() if isinstance(files, dict) else ()
    names = [name for each in lists if isinstance(each, list) for name in each if isinstance(name, str)]
    return [name for name in names if name == Path(name).name not in ("", "..")]


def is_whole(path: Path) -> bool:
    """Whether a description is there, with all files that belong to it."""
    files = files_of(path)
    return bool(files) and all(file.exists() for file in files)


def is_of(path: Path, source: PurePath, url: str = "") -> bool:
    """Whether a description is of this sound file, which may have moved meanwhile.

    It is not of one with another ending, nor of one of this name that is there in another folder. Where a store has
    part in it, nobody looks whether that is there: another URL is that of another file.

    source, url : as in `Source`
    """
    named = (read(path) or {}).get("source")
    if not isinstance(named, dict) or named.get("file") != source.name:
        return False
    if not isinstance(source, Path):
        return bool(named.get("url", url) == url)
    inner = named.get("path")
    known = path.parent / inner if isinstance(inner, str) else source
    try:
        return not known.exists() or known.samefile(source)
    except OSError:  # one of them cannot be looked at
        return False
