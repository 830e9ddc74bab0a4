"""What is to be done to sound files, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from nmfserver.stores import Place, Url

if TYPE_CHECKING:
    from nmfserver.library import Decomposition
    from nmfserver.results.wanted import Wanted

DONE, SKIPPED, FAILED = "done", "skipped", "failed"
WAV_ENDINGS = {".wav", ".wave"}


def is_wav(path: Place) -> bool:
    """Whether a file is a WAV, as far as its name tells."""
    return PurePath(path.name).suffix.lower() in WAV_ENDINGS


@dataclass(frozen=True)
class Input:
    """A sound file to be taken apart.

    path : of the file
    shown : what it is called in the terminal
    folder : where what comes out goes
    name : with which the names of what comes out begin
    size : bytes of the file, as far as they are known
    seed : of its random start; None: the order's
    """

    path: Place
    shown: str
    folder: Place
    name: str
    size: int = 0
    seed: int | None = None

    @property
    def known(self) -> PurePath:
        """The path by which results know the file: where a store has part in it, its name alone."""
        if isinstance(self.path, Path) and isinstance(self.folder, Path):
            return self.path
        return PurePath(self.path.name)

    @property
    def url(self) -> str:
        """The URL by which results know the file, where a store has part in it; else ""."""
        if isinstance(self.path, Url):
            return str(self.path)
        return f"file://{self.path.as_posix()}" if isinstance(self.folder, Url) else ""


@dataclass(frozen=True)
class Order:
    """What is to be done to each file.

    choices : arguments of `nmfserver.decompose`
    names : of components
    factors : the file and the modes of ``bases`` and ``activations``
    start, count : the section; a count of -1 is all the rest
    replaces : whether files that are there are replaced
    skips : whether a file is left alone whose decomposition is there
    """

    choices: Mapping[str, Any]
    names: Sequence[str]
    factors: Mapping[str, tuple[Place | None, Sequence[int] | None]]
    start: int
    count: int
    wanted: "Wanted"
    replaces: bool
    skips: bool

    @property
    def finds(self) -> bool:
        """Whether the number of components is to be found."""
        return bool(self.choices.get("components") == -1)

    def is_coded(self, path: Place) -> bool:
        """Whether a file, or what comes out of it, needs a process that decodes or encodes, as far as names tell."""
        from nmfserver.results.formats import WAV

        return not is_wav(path) or self.wanted.format != WAV


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    text : the line about it, or why it failed
    names : of the files that were written
    facts : what the JSON beside them holds
    parts : the result, where it is kept
    warnings : what is not as it should be, where it has not been told
    """

    input: Input
    state: str
    text: str = ""
    seconds: float = 0.0
    names: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    parts: "Decomposition | None" = None
    warnings: Sequence[str] = ()
