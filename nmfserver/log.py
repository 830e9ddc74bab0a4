"""A log with a limited rate, because clients may cause any number of lines.

LimitedLog  writes at most so many lines and bytes a second, and counts the rest
printable   makes a line safe for a terminal
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
    """Writes lines of one kind, at most so many a second. The others are counted, and not even formatted.

    kind : noun for a line that was only counted, in the singular
    level : log level of the lines
    most_lines : lines a second
    """

    def __init__(self, kind: str = "more fault", level: int = logging.WARNING, most_lines: int = MOST_LINES) -> None:
        self._kind, self._level, self._most_lines = kind, level, most_lines
        self._second, self._lines, self._bytes, self._unlogged = 0.0, 0, 0, 0

    def write(self, text: str, *values: object, error: BaseException | None = None) -> None:
        """Write a line, or only count it if the limit of this second is reached.

        text, values : a format and its values, which are formatted only if the line is written
        error : exception whose traceback is added
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
    """Return a line without control characters and of limited length: clients must not control the terminal."""
    clipped = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… ({len(line)} characters)"
    return "".join(character if character.isprintable() else "\ufffd" for character in clipped)
