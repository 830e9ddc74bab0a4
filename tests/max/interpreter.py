"""Plays patch files: the part of Max that our patches use, written from Cycling '74's reference.

What the reference leaves open raises an error, so that no patch can rest on it, or happens in any order. Files, sound
and the network are real. Each fact stands once, in the docstring of what plays it, with its place in parentheses: the
object's page, docs.cycling74.com/reference/NAME, and its section; or the user guide, docs.cycling74.com/userguide. What
the patches need and no place tells says "not certain"; nmfserver/docs/try-max.md lists it, each with the check that
would tell.

world    Max itself, and what all objects have in common
stock    the objects, by what they are for
"""

from tests.max.stock import faces, messages, network, numbers, sound, storage, timing
from tests.max.world import BANG, DRIVE, KINDS, Box, Container, Message, Patcher, UndocumentedError, World, click, shown

STOCK = (faces, messages, network, numbers, sound, storage, timing)
"""Each makes its objects known when it is imported."""

__all__ = [
    "BANG", "DRIVE", "KINDS", "STOCK", "Box", "Container", "Message", "Patcher", "UndocumentedError", "World", "click",
    "shown",
]  # fmt: skip
