"""The sound file that was taken apart."""

from dataclasses import dataclass, field
from pathlib import Path

from nmfserver.sound_files.tags import Tags


@dataclass(frozen=True)
class Source:
    """A sound file, as far as what comes out of it has to know it.

    start : the first frame that was taken
    """

    path: Path
    tags: Tags = field(default_factory=Tags)
    start: int = 0
