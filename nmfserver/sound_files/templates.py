"""What the templates in a file of bases are in time: a comment in the file says so, which other programs show.

Without it, nobody could tell which frames of the file are one spectrum, nor how fast these follow each other. Where
templates have one frame, there is none.
"""

import re

from nmfserver.sound_files.tags import NO_TAGS, Tags
from nmfserver.template import LARGEST_TEMPLATE, UNKNOWN, Template

_SAID = "nmfserver bases, templateFrames {}, hopSize {}"
_SAYS = re.compile(_SAID.format("([0-9]{1,4})", "([0-9]{1,9})"))


def template_tags(template: Template) -> Tags:
    """Return the tags of a file of bases with such templates."""
    return Tags({"comment": _SAID.format(*template)}) if template.frames > 1 else NO_TAGS


def tagged_template(tags: Tags, frames: int) -> Template:
    """Return what the templates in a file are, by its tags; `UNKNOWN` where it does not say, or has no such length.

    frames : of the file
    """
    says = _SAYS.fullmatch(tags.texts.get("comment", ""))
    found = Template(int(says[1]), int(says[2])) if says else UNKNOWN
    return found if 1 < found.frames <= LARGEST_TEMPLATE and frames % found.frames == 0 else UNKNOWN
