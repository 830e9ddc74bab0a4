"""The words that the members of a team share while they run the same kernel, each on its part of the arrays.

Members are threads; they meet between the steps of a kernel, so that each sees what the others have written. The wait
is a few microseconds: a member that waits for longer lets other threads have its core.
"""

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.access import give_way, load, nap, store
from nmfserver.kernels.compilation import part

Words = NDArray[np.int64]

STOP = 0
"""Not 0: whoever works on leaves as soon as may be; what the arrays then hold is of no use."""
LOUD = 1
"""Not 0: some value left the range of float32."""
FACTORISED, RESYNTHESISED = 2, 3
"""How far the first member is, in tiles and in frames."""
TO_FACTORISE, TO_RESYNTHESISE = 4, 5
"""How many of these it has in all; 0 before it has begun."""
MEETINGS, _APART = 16, 16
"""Where each member counts its meetings, two cache lines apart."""
_TRIES, _TURNS = 4096, 64
"""Looks at another member's count before the core is given away, some microseconds; and how often that is, before this
thread sleeps: by then others want the cores, and who only looks takes of the time that the other member is short of."""


def allocate(members: int) -> Words:
    """Return the words of a team, int64, all 0."""
    return np.zeros(MEETINGS + _APART * members, np.int64)


@part()
def share(size: int, member: int, members: int) -> tuple[int, int]:
    """Return begin and end of a member's part of `size` things."""
    return member * size // members, (member + 1) * size // members


@part()
def is_stopped(control: Words) -> bool:
    """Return whether the work is to end early."""
    return bool(load(control, STOP) != 0)


@part()
def meet(control: Words, member: int, members: int) -> None:
    """Wait until every member is here, or the work is stopped."""
    own = MEETINGS + _APART * member
    meeting = load(control, own) + 1
    store(control, own, meeting)
    for other in range(members):
        tries = 0
        while load(control, MEETINGS + _APART * other) < meeting and not is_stopped(control):
            tries += 1
            if tries > _TRIES + _TURNS:
                nap()
            elif tries > _TRIES:
                give_way()
