"""A ring of messages from one thread to one other, without locks.

The writing thread alone moves the end, the reading thread alone the beginning; each publishes its own counter with a
release and reads the other's with an acquire (Lamport, "Specifying concurrent program modules", 1983).
"""

from collections.abc import Sequence
from typing import NamedTuple

from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.live.records import load, record, records, store

SPACING = 128
"""Bytes between the counters, two cache lines, since processors fetch pairs of them: the threads share none."""


class Counters:
    """Messages since the beginning; each is published by the thread that counts it."""

    read: int
    written: int


class Message:
    """A message; what its numbers mean depends on its kind."""

    kind: int
    first: int
    second: int
    number: float


class Ring(NamedTuple):
    """The memory of a ring."""

    counters: Counters
    messages: Sequence[Message]


def layout(size: int) -> Ring:
    """Return the data types and shapes of a ring for `size` messages."""
    return Ring(record(Counters, SPACING), records(Message, size))


@part()
def add(ring: Ring, kind: int, first: int, second: int, number: float) -> bool:
    """Add a message; return whether there was room. For the writing thread only."""
    written = ring.counters.written
    if written - load(ring.counters, "read") == len(ring.messages):
        return False
    message = ring.messages[written % len(ring.messages)]
    message.kind, message.first, message.second, message.number = kind, first, second, number
    store(ring.counters, "written", written + 1)
    return True


@part()
def next_place(ring: Ring) -> int:
    """Return the place of the message that is next to be read, or -1 where there is none. For the reading thread."""
    read = ring.counters.read
    return read % len(ring.messages) if read != load(ring.counters, "written") else -1


@part()
def take_next(ring: Ring) -> None:
    """Give the place of the next message back to the writer. For the reading thread only."""
    store(ring.counters, "read", ring.counters.read + 1)


@kernel()
def push(ring: Ring, kind: int, first: int, second: int, number: float) -> bool:
    """Do what `add` does, for Python."""
    return add(ring, kind, first, second, number)


@kernel()
def room(ring: Ring) -> int:
    """Return how many messages can be added. For the writing thread."""
    return int(len(ring.messages) - ring.counters.written + load(ring.counters, "read"))


@kernel()
def front(ring: Ring) -> int:
    """Do what `next_place` does, for Python."""
    return next_place(ring)


@kernel()
def pop(ring: Ring) -> None:
    """Do what `take_next` does, for Python."""
    take_next(ring)
