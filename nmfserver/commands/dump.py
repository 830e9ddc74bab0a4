"""``/dumpOSC``: what arrives, as lines of the log."""

import logging
from dataclasses import dataclass

from nmfserver.log import LONGEST_LINE, LimitedLog
from nmfserver.osc.client import Client
from nmfserver.osc.codec import Bundle, Message, pieces

PARSED, HEX = 1, 2
"""What a code, their sum, asks for: what a packet holds, and its bytes."""
MOST_DUMPED = 100
"""Lines a second: whoever looks at what arrives wants to see more than faults."""


class Dump:
    """Writes what arrives to the log, so many lines a second."""

    def __init__(self) -> None:
        self.code = 0
        self._log = LimitedLog("more line", logging.INFO, MOST_DUMPED)

    def write(self, packet: bytes, content: Message | Bundle, client: Client) -> None:
        """Write a packet as far as the code asks for it."""
        if self.code & PARSED:
            self._log.write("%s -> %s", client, _Excerpt(content))
        if self.code & HEX:
            self._log.write("%s -> %s", client, packet[:LONGEST_LINE].hex(" ", 4))


@dataclass(frozen=True)
class _Excerpt:
    """What a packet holds, as text, as far as a line of the log shows it: made only where it is shown."""

    content: Message | Bundle

    def __str__(self) -> str:
        text = ""
        for piece in pieces(self.content):
            text += piece
            if len(text) > LONGEST_LINE:
                break
        return text
