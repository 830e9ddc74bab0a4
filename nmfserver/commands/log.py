"""The log of what clients do wrong: a flood of faults must not become a flood of lines."""

import logging
import time

from nmfserver.errors import counted

logger = logging.getLogger(__name__)

MOST_LINES = 10
"""Lines a second."""
LONGEST_LINE = 2000
"""Characters of a line."""


class LimitedLog:
    """Warnings, so many a second at most; the rest are counted."""

    def __init__(self) -> None:
        self._second, self._logged, self._unlogged = 0.0, 0, 0

    def warn(self, text: str, *values: object) -> None:
        """Log a line, or count it where this second has had enough of them."""
        now = time.monotonic()
        if now - self._second >= 1:
            if self._unlogged:
                logger.warning("… and %s", counted(self._unlogged, "more fault"))
            self._second, self._logged, self._unlogged = now, 0, 0
        if self._logged < MOST_LINES:
            logger.warning("%s", printable(text % values))
            self._logged += 1
        else:
            self._unlogged += 1


def printable(line: str) -> str:
    """Return a line fit for a terminal: clients must not steer it, nor fill it with one message."""
    clipped = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… ({len(line)} characters)"
    return "".join(character if character.isprintable() else "\ufffd" for character in clipped)
