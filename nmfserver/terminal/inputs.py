"""The sound files that a command line names: files, and what is in folders; and where what comes out of each goes."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from nmfserver.errors import NMFServerError
from nmfserver.terminal.console import printable

ENDINGS = {
    ".wav", ".wave", ".bwf", ".rf64", ".w64", ".aif", ".aiff", ".aifc", ".caf", ".flac", ".ogg", ".oga", ".opus",
    ".mp3", ".au", ".snd",
}  # fmt: skip
"""Of the files of a folder that are taken, unless a pattern says otherwise."""
PARTS = "-parts"


@dataclass(frozen=True)
class Input:
    """A sound file to be taken apart.

    path : of the file
    shown : what it is called in the terminal
    folder : where what comes out goes
    name : with which the names of what comes out begin
    """

    path: Path
    shown: str
    folder: Path
    name: str


class Inputs:
    """Files to be taken apart, and what went wrong with those that were named.

    out : the folder for what comes out; None: a folder of its own beside each file
    pattern : of the files that are taken from folders; "" for all sound files
    """

    def __init__(self, named: Sequence[Path], out: Path | None, pattern: str) -> None:
        self._out, self._pattern = out, pattern
        self.faults: list[NMFServerError] = []
        found: dict[Path, Input] = {}
        for path in named:
            try:
                for each in self._of(path):
                    found.setdefault(each.path, each)
            except NMFServerError as error:
                self.faults.append(error)
        self.found = _named_apart(list(found.values()), self._out)

    def _of(self, named: Path) -> Iterator[Input]:
        """Yield the file that is named, or the files in a folder."""
        from nmfserver.sound_files.access import followed, osc_string

        place = followed(osc_string(named))
        if not place.is_dir():
            yield self._input(followed(osc_string(named.parent)), named)
            return
        found = sorted(self._in(place))
        if not found:
            what = f"file like {self._pattern}" if self._pattern else "sound file"
            raise NMFServerError(f"there is no {what} in the folder {named}")
        for path in found:
            inner = path.relative_to(place)
            yield self._input(path.parent, path, shown=named / inner, inner=inner.parent)

    def _input(self, parent: Path, path: Path, shown: Path | None = None, inner: Path = Path()) -> Input:
        """Return the input for a file whose folder, with links resolved, is `parent`."""
        from nmfserver.results.names import stem

        name = stem(path)
        folder = parent / f"{name}{PARTS}" if self._out is None else self._out / inner
        return Input(parent / path.name, printable(str(shown or path)), folder, name)

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
                for file in description.files_of(Path(here, name), (description.FORMAT, description.BASES))
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


def _named_apart(inputs: Sequence[Input], out: Path | None) -> list[Input]:
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


def _with_whole_name(each: Input, out: Path | None) -> Input:
    from nmfserver.results.names import shortened

    name = shortened(each.path.name)
    return replace(each, name=name, folder=each.folder if out is not None else each.path.parent / f"{name}{PARTS}")


def _clashing(inputs: Sequence[Input]) -> list[tuple[Path, str]]:
    return [key for key, count in Counter(map(_key, inputs)).items() if count > 1]


def _key(each: Input) -> tuple[Path, str]:
    """Return what is the same where results would have the same names, as strict as any file system is."""
    return each.folder, unicodedata.normalize("NFC", each.name).casefold()
