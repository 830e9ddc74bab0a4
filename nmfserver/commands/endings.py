"""How commands end: the only sender of ``/done`` and ``/fail``."""

import logging

from nmfserver.commands.base import Call, Queued
from nmfserver.commands.fields import BufferId
from nmfserver.errors import NMFServerError
from nmfserver.log import LimitedLog
from nmfserver.osc.client import ReplyTooLargeError
from nmfserver.osc.codec import Value, bytes_of, encoded_size

# Bytes of UTF-8. An address and a short reason fit into the smallest packet that a client can ask for.
LONGEST_REASON = 1000
LONGEST_ADDRESS = 100
SHORT_REASON = 100
DONE_VALUES = 128
"""Bytes that a ``/done`` may need beside the command and the buffers that it names."""


class Endings:
    """Tells clients how their commands have ended. Whoever is not let in has been answered before (`osc.gate`)."""

    def __init__(self) -> None:
        self._errors = LimitedLog("more error", logging.ERROR)  # of its own: faults of clients must not hide ours

    def done(self, call: Call, values: tuple[Value, ...] | None) -> None:
        """Tell that a command is done; None is for one whose end has no ``/done``."""
        if call.conclude is not None:
            call.conclude(True)
        if values is not None:
            call.reply("/done", call.address, *values)

    def failed(self, call: Call, error: BaseException) -> None:
        """Tell why a command has failed, in the log as well."""
        reason = self._reason(error)
        call.log(reason)
        address = _clipped(call.address, LONGEST_ADDRESS)
        try:
            call.client.send("/fail", [address, _clipped(reason, LONGEST_REASON), *call.failure_values])
        except ReplyTooLargeError:
            call.client.send("/fail", [address, _clipped(reason, SHORT_REASON)])
        if call.conclude is not None:
            call.conclude(False)

    def _reason(self, error: BaseException) -> str:
        if isinstance(error, NMFServerError):
            return _readable(str(error))
        if isinstance(error, MemoryError):
            return "the machine's memory is used up: free buffers and try again"
        self._errors.write("an error in nmfserver itself", error=error)
        return f"an error in nmfserver itself, please report it: {type(error).__name__}: {error}"


def require_answerable(command: Queued, call: Call) -> None:
    """Refuse a command whose ``/done`` would not fit into the client's packets: it would be done, yet seem to fail."""
    names = [value.given for value in vars(command).values() if isinstance(value, BufferId)]
    size, limit = encoded_size("/done", [call.address, *names]) + DONE_VALUES, call.client.limit
    if size > limit:
        raise NMFServerError(
            f"the answer may need {size} bytes, and this client takes {limit}: "
            "use shorter names of buffers, or raise the limit with /maxpacket"
        )


def _readable(sentence: str) -> str:
    """Return a sentence that is UTF-8 for certain, for clients that read no other; a name in it may be none."""
    return bytes_of(sentence).decode(errors="replace")


def _clipped(text: str, size: int) -> str:
    """Return as much of a text as fits into some bytes."""
    if len(data := bytes_of(text)) <= size:
        return text
    return data[:size].decode(errors="ignore")
