"""The log of what clients do: a flood of it must not become a flood of lines.

LimitedLog  so many lines and bytes a second
printable   a line fit for a terminal
"""

import logging
import time

from nmfserver.errors import counted

logger = logging.getLogger(__name__)

MOST_LINES = 10
"""Lines a second."""
MOST_BYTES = 20_000
"""Bytes of lines a second."""
LONGEST_LINE = 2000
"""Characters of a line."""


class LimitedLog:
    """Lines of one kind, so many a second at most; the rest are counted, and cost nothing else.

    kind : what a line tells of, in the singular, for those that are only counted
    level, most_lines : of the lines
    """

    def __init__(self, kind: str = "more fault", level: int = logging.WARNING, most_lines: int = MOST_LINES) -> None:
        self._kind, self._level, self._most_lines = kind, level, most_lines
        self._second, self._lines, self._bytes, self._unlogged = 0.0, 0, 0, 0

    def write(self, text: str, *values: object, error: BaseException | None = None) -> None:
        """Log a line, or count it where this second has had enough; the values are made text only for the former.

        error : whose traceback belongs to it
        """
        now = time.monotonic()
        if now - self._second >= 1:
            if self._unlogged:
                logger.log(self._level, "… and %s", counted(self._unlogged, self._kind))
            self._second, self._lines, self._bytes, self._unlogged = now, 0, 0, 0
        if self._lines == self._most_lines or self._bytes > MOST_BYTES:
            self._unlogged += 1
            return
        line = printable(text % values)
        logger.log(self._level, "%s", line, exc_info=error)
        self._lines += 1
        self._bytes += len(line.encode(errors="replace"))


def printable(line: str) -> str:
    """Return a line fit for a terminal: clients must not steer it, nor fill it with one message."""
    clipped = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… ({len(line)} characters)"
    return "".join(character if character.isprintable() else "\ufffd" for character in clipped)
