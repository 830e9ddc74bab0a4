"""The sound file that was taken apart."""

from dataclasses import dataclass, field
from pathlib import PurePath

from nmfserver.sound_files.tags import Tags


@dataclass(frozen=True)
class Source:
    """A sound file, as far as what comes out of it has to know it.

    path : a `Path` if it is on this machine; else its name alone
    start : the first frame that was taken
    url : its address, where a store has part in it; else ""
    """

    path: PurePath
    tags: Tags = field(default_factory=Tags)
    start: int = 0
    url: str = ""
