"""How many frames the templates in a file of bases have: a comment in the file says so, which other programs show.

Without it, nobody could tell which frames of the file are one spectrum. Where templates have one frame, there is none.
"""

import re

from nmfserver.sound_files.tags import NO_TAGS, Tags

_SAID = "nmfserver bases, templateFrames {}"
_SAYS = re.compile(_SAID.format(r"(\d{1,4})"))


def template_tags(template_frames: int) -> Tags:
    """Return the tags of a file of bases whose templates have so many frames; 0 where that is not known."""
    return Tags({"comment": _SAID.format(template_frames)}) if template_frames > 1 else NO_TAGS


def template_frames(tags: Tags, frames: int) -> int:
    """Return how many frames the templates in a file have, by its tags; 0 where it does not say, or has no such length.

    frames : of the file
    """
    says = _SAYS.fullmatch(tags.texts.get("comment", ""))
    found = int(says[1]) if says else 0
    return found if found > 1 and frames % found == 0 else 0
