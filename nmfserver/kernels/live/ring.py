"""A ring of messages from one thread to one other, without locks.

The writer alone moves the end, the reader alone the beginning; each publishes its own with a release and reads the
other's with an acquire (Lamport, "Specifying concurrent program modules", 1983). A message is three integers and a
float; the two counters lie apart, so that the threads do not fight for a cache line.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.access import load, store
from nmfserver.kernels.compilation import kernel

BEGIN, END = 0, 16
"""Where the counters are: two cache lines apart, since processors fetch pairs of them."""
INTEGERS = 3


class Ring(NamedTuple):
    """The memory of a ring.

    counters : int64 (32,), messages read and messages written since the beginning
    integers : int64 (size, 3)
    numbers : float64 (size,)
    """

    counters: NDArray[np.int64]
    integers: NDArray[np.int64]
    numbers: NDArray[np.float64]


def allocate(size: int) -> Ring:
    """Return a ring for `size` messages."""
    return Ring(np.zeros(2 * END, np.int64), np.zeros((size, INTEGERS), np.int64), np.zeros(size))


@kernel()
def push(ring: Ring, kind: int, first: int, second: int, number: float) -> bool:
    """Add a message; return whether there was room. For the writing thread only."""
    size = ring.integers.shape[0]
    end = ring.counters[END]
    if end - load(ring.counters, BEGIN) == size:
        return False
    at = end % size
    ring.integers[at, 0] = kind
    ring.integers[at, 1] = first
    ring.integers[at, 2] = second
    ring.numbers[at] = number
    store(ring.counters, END, end + 1)
    return True


@kernel()
def room(ring: Ring) -> int:
    """Return how many messages can be added. For the writing thread."""
    return int(ring.integers.shape[0] - ring.counters[END] + load(ring.counters, BEGIN))


@kernel()
def front(ring: Ring) -> int:
    """Return the place of the message that is next to be read, or -1 where there is none. For the reading thread."""
    begin = ring.counters[BEGIN]
    return begin % ring.integers.shape[0] if begin != load(ring.counters, END) else -1


@kernel()
def pop(ring: Ring) -> None:
    """Give the place of the message in front back to the writer. For the reading thread only."""
    store(ring.counters, BEGIN, ring.counters[BEGIN] + 1)


@kernel()
def published(words: NDArray[np.int64], index: int) -> int:
    """Read a word that another thread publishes; what that one wrote before it is seen from here on."""
    return int(load(words, index))
