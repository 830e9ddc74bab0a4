"""The sound files that a command line names: files, and what is in folders; and where what comes out of each goes."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath
from typing import TypeVar

from nmfserver import stores
from nmfserver.errors import NMFServerError, printable
from nmfserver.stores import Place, Url
from nmfserver.taking.order import Input

ENDINGS = {
    ".wav", ".wave", ".bwf", ".rf64", ".w64", ".aif", ".aiff", ".aifc", ".caf", ".flac", ".ogg", ".oga", ".opus",
    ".mp3", ".au", ".snd",
}  # fmt: skip
"""Of the files of a folder that are taken, unless a pattern says otherwise."""
PARTS = "-parts"
HERE = PurePath()
Found = TypeVar("Found")


class Inputs:
    """Files to be taken apart, and what went wrong with those that were named.

    named : files and folders, on this machine and in stores
    out : the folder for what comes out; None: a folder of its own beside each file
    pattern : of the files that are taken from folders; "" for all sound files
    """

    def __init__(self, named: Sequence[Place], out: Place | None, pattern: str) -> None:
        self._out, self._pattern = out, pattern
        self.faults: list[NMFServerError] = []
        found: dict[Place, Input] = {}
        for place in named:
            try:
                for each in self._in_store(place) if isinstance(place, Url) else self._of(place):
                    found.setdefault(each.path, each)
            except NMFServerError as error:
                self.faults.append(error)
        self.found = list(found.values())

    def _of(self, named: Path) -> Iterator[Input]:
        """Yield the file that is named, or the files in a folder."""
        from nmfserver.sound_files.access import followed, osc_string

        place = followed(osc_string(named))
        if not place.is_dir():
            path = followed(osc_string(named.parent)) / named.name
            yield self._input(path, str(named), _size(path))
            return
        for path in self._required(sorted(self._in(place)), named):
            inner = path.relative_to(place)
            yield self._input(path, str(named / inner), _size(path), inner.parent)

    def _in_store(self, named: Url) -> Iterator[Input]:
        """Yield the file of a store that is named, or the files in a folder there."""
        there = stores.listed(named)
        if there is None:
            yield self._input(named, str(named), stores.size(named))
            return
        ours = _written_there(named, there)
        wanted = [
            path
            for path in sorted(there)
            if not any(part.startswith(".") for part in path.parts) and path not in ours and self._is_wanted(path)
        ]
        for path in self._required(wanted, named):
            yield self._input(named / path, str(named / path), there[path], path.parent)

    def _required(self, found: Sequence[Found], folder: Place) -> Sequence[Found]:
        """Return what was found in a folder, or raise where that is nothing."""
        if not found:
            what = f"file like {self._pattern}" if self._pattern else "sound file"
            raise NMFServerError(f"there is no {what} in the folder {folder}")
        return found

    def _input(self, path: Place, shown: str, size: int, inner: PurePath = HERE) -> Input:
        """Return the input for a file, which is in the folder `inner` of the one that was named."""
        from nmfserver.results.names import shortened

        name = shortened(path.stem)
        folder = path.parent / f"{name}{PARTS}" if self._out is None else self._out / inner
        return Input(path, printable(shown), folder, name, size)

    def _in(self, place: Path) -> Iterator[Path]:
        """Yield the files in a folder and in those below it; hidden ones and what came out of others are left out."""
        from nmfserver.results import description

        def fail(error: OSError) -> None:
            self.faults.append(NMFServerError(f"{error.filename} cannot be read: {error.strerror}"))

        for here, folders, names in os.walk(place, onerror=fail):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            ours = {
                file.name
                for name in names
                if name.endswith(description.ENDING)
                for file in description.files_of(Path(here, name), description.OURS)
            }
            for name in names:
                path = Path(here, name)
                if not name.startswith(".") and name not in ours and self._is_wanted(path.relative_to(place)):
                    yield path

    def _is_wanted(self, path: PurePath) -> bool:
        """Whether a file is taken from a folder, by its path there."""
        if self._pattern:
            return PurePath(str(path).lower()).match(self._pattern.lower())
        return path.suffix.lower() in ENDINGS


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # what is wrong is told when it is read
        return 0


def _written_there(folder: Url, there: Mapping[PurePosixPath, int]) -> set[PurePosixPath]:
    """Return which files of a folder in a store have come out of others, by its files with their sizes."""
    from nmfserver.results import description

    told = [
        path for path, size in there.items() if path.name.endswith(description.ENDING) and size < description.LARGEST
    ]
    contents = stores.read([folder / path for path in told])
    return {
        path.with_name(name)
        for path, content in zip(told, contents, strict=True)
        for name in description.names_in(content, description.OURS)
    }


def named_apart(inputs: Sequence[Input], out: Place | None) -> list[Input]:
    """Give inputs whose results would have the same names their whole names; raise where that is not enough."""
    clashing = _clashing(inputs)
    apart = [_with_whole_name(each, out) if _key(each) in clashing else each for each in inputs]
    for key in _clashing(apart):
        first, second, *_ = (each for each in apart if _key(each) == key)
        raise NMFServerError(
            f"{first.shown} and {second.shown} would both be written as {printable(second.name)}-…: "
            "give each a folder of its own"
        )
    return apart


def _with_whole_name(each: Input, out: Place | None) -> Input:
    from nmfserver.results.names import shortened

    name = shortened(each.path.name)
    return replace(each, name=name, folder=each.folder if out is not None else each.path.parent / f"{name}{PARTS}")


def _clashing(inputs: Sequence[Input]) -> list[tuple[Place, str]]:
    return [key for key, count in Counter(map(_key, inputs)).items() if count > 1]


def _key(each: Input) -> tuple[Place, str]:
    """Return what is the same where results would have the same names, as strict as any file system is."""
    return each.folder, unicodedata.normalize("NFC", each.name).casefold()
