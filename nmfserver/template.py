"""What the templates of a set of bases are in time.

Template   how many frames each has, and how far these are apart
ONE_FRAME  those that do not change in time
UNKNOWN    of samples that are no bases, or of which nobody has said
"""

from typing import NamedTuple


class Template(NamedTuple):
    """What the templates of a set of bases are in time.

    frames : of each; 0 where that is not known
    hop : samples from one of its frames to the next; of one frame it says nothing, and of several, 0 is not known
    """

    frames: int = 1
    hop: int = 0

    @classmethod
    def of(cls, frames: int, hop: int) -> "Template":
        """Return what templates of at least 1 frame are; of one frame, the hop is left out."""
        return cls(frames, hop) if frames > 1 else ONE_FRAME


LARGEST_TEMPLATE = 4096
"""Frames."""
ONE_FRAME = Template()
UNKNOWN = Template(0)
