"""The end of commands: the only sender of ``/done`` and ``/fail``.

`nmfserver.osc.gate` and `nmfserver.osc.clients` answer senders that were not admitted, before any command exists.
"""

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
DONE_VALUES = 192
"""Bytes of a ``/done`` beside its address and the names of buffers, at most."""


class Endings:
    """Sends clients the end of their commands."""

    def __init__(self) -> None:
        # A limit of its own: failures of clients must not hide faults of the server.
        self._errors = LimitedLog("more error", logging.ERROR)

    def done(self, call: Call, values: tuple[Value, ...] | None) -> None:
        """Send the ``/done`` of a command; None sends nothing."""
        if call.on_end is not None:
            call.on_end(True)
        if values is not None:
            call.reply("/done", call.address, *values)

    def failed(self, call: Call, error: BaseException) -> None:
        """Send the ``/fail`` of a command and log its reason."""
        reason = self._reason(error)
        call.log(reason)
        address = _clipped(call.address, LONGEST_ADDRESS)
        try:
            call.client.send("/fail", [address, _clipped(reason, LONGEST_REASON), *call.failure_values])
        except ReplyTooLargeError:
            call.client.send("/fail", [address, _clipped(reason, SHORT_REASON)])
        if call.on_end is not None:
            call.on_end(False)

    def _reason(self, error: BaseException) -> str:
        if isinstance(error, NMFServerError):
            return _readable(str(error))
        if isinstance(error, MemoryError):
            return "the machine's memory is used up: free buffers and try again"
        self._errors.write("an error in nmfserver itself", error=error)
        return f"an error in nmfserver itself, please report it: {type(error).__name__}: {error}"


def require_answerable(command: Queued, call: Call) -> None:
    """Raise `NMFServerError` if an answer of a command, its ``/done`` above all, would not fit the client's packets."""
    names = [value.given for value in vars(command).values() if isinstance(value, BufferId)]
    done, limit = encoded_size("/done", [call.address, *names]) + DONE_VALUES, call.client.limit
    size = max(done, encoded_size("/b_info", command.told))
    if size > limit:
        raise NMFServerError(
            f"the answer may need {size} bytes, and this client takes {limit}: "
            "use shorter names of buffers or files, or raise the limit with /maxpacket"
        )


def _readable(sentence: str) -> str:
    """Return a sentence as valid UTF-8: a file name in it may not be."""
    return bytes_of(sentence).decode(errors="replace")


def _clipped(text: str, size: int) -> str:
    """Return the beginning of a text that fits into `size` bytes."""
    if len(data := bytes_of(text)) <= size:
        return text
    return data[:size].decode(errors="ignore")
