"""The commands that a browser may send, and how the server answers each."""

from collections.abc import Sequence
from enum import Enum, auto

from nmfserver.errors import ArgumentError
from nmfserver.osc.codec import Value


class Way(Enum):
    """How a command ends."""

    AT_ONCE = auto()
    """The server has run it when it runs the next message."""
    QUEUED = auto()
    """It ends in a ``/done`` or ``/fail``, in the order in which such commands were sent."""
    JOB = auto()
    """The same, in any order: its number says which one it is."""


NUMBERED = frozenset({"/bufnmf", "/bufsplit"})
"""Jobs that are given a number, so that their messages are found."""
JOBS = NUMBERED | {"/live/learn"}
QUEUED = frozenset({
    "/b_alloc", "/b_allocRead", "/b_dup", "/b_free", "/b_gen", "/b_rename", "/b_write", "/b_writeChannel", "/b_zero",
    "/bufcompose", "/bufmerge", "/live/bases", "/live/capture", "/live/morph", "/live/start", "/live/stop",
    "/live/undo", "/monitor/play", "/scene/recall", "/session/list", "/session/load", "/session/save",
})  # fmt: skip
FOR_BROWSERS = frozenset({
    "/bufnmf", "/bufnmf/cancel", "/bufnmf/jobs", "/bufcompose", "/bufmerge", "/bufsplit", "/b_alloc", "/b_dup",
    "/b_fill", "/b_free", "/b_gen", "/b_get", "/b_getn", "/b_list", "/b_query", "/b_rename", "/b_set", "/b_setn",
    "/b_setSampleRate", "/b_zero", "/panic", "/status", "/tap", "/tempo",
})  # fmt: skip
GROUPS_FOR_BROWSERS = ("/component/", "/live/", "/monitor/", "/scene/", "/session/")
"""Beginnings of other commands that a browser may send. None of them names a file, or ends the server."""


def way_of(address: str) -> Way:
    """Return how a command is answered."""
    if address in JOBS:
        return Way.JOB
    return Way.QUEUED if address in QUEUED else Way.AT_ONCE


def require_allowed(address: str, arguments: Sequence[Value]) -> None:
    """Raise `ArgumentError` for a command that a browser may not send: one that names files, or is not about sound."""
    if address not in FOR_BROWSERS and not address.startswith(GROUPS_FOR_BROWSERS):
        raise ArgumentError(f"{address} is none of the commands that the page sends to the server")
    for argument in arguments:
        if address == "/bufnmf" and isinstance(argument, str) and argument.lower().endswith("file"):
            raise ArgumentError(f"the page writes no files on the server's disk: leave {argument} out, and export them")
