"""``/dumpOSC``: received packets as lines of the log."""

import logging
from dataclasses import dataclass

from nmfserver.log import LONGEST_LINE, LimitedLog
from nmfserver.osc.client import Client
from nmfserver.osc.codec import Bundle, Message, pieces

PARSED, HEX = 1, 2
"""Bits of the code: the decoded packet, and its bytes."""
MOST_DUMPED = 100
"""Lines a second: more than of failures, because the user has asked for them."""


class Dump:
    """Writes received packets to the log, a limited number of lines a second."""

    def __init__(self) -> None:
        self.code = 0
        self._log = LimitedLog("more line", logging.INFO, MOST_DUMPED)

    def write(self, packet: bytes, content: Message | Bundle, client: Client) -> None:
        """Write a packet in the forms that the code selects."""
        if self.code & PARSED:
            self._log.write("%s -> %s", client, _Excerpt(content))
        if self.code & HEX:
            self._log.write("%s -> %s", client, packet[:LONGEST_LINE].hex(" ", 4))


@dataclass(frozen=True)
class _Excerpt:
    """The decoded packet as text, up to the longest line of the log. It is formatted only if the line is written."""

    content: Message | Bundle

    def __str__(self) -> str:
        text = ""
        for piece in pieces(self.content):
            text += piece
            if len(text) > LONGEST_LINE:
                break
        return text
