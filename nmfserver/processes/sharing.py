"""Work in NumPy that a team shares, each member on its part.

own       a member's part of so many things
spans     parts of that, one at a time, for as long as the team is not to stop
quietly   lets a member compute without NumPy's warnings
"""

from collections.abc import Iterator

import numpy as np

from nmfserver.kernels.team import STOP, Member, Work


def own(size: int, member: Member) -> slice:
    """Return a member's part of `size` things, as `nmfserver.kernels.team.partition` does in compiled code."""
    return slice(member.rank * size // member.members, (member.rank + 1) * size // member.members)


def spans(whole: slice, size: int, member: Member) -> Iterator[slice]:
    """Cut a slice into parts of a size; there are no more once the team is to stop."""
    for first in range(whole.start, whole.stop, size):
        if member.signals[STOP]:
            return
        yield slice(first, min(first + size, whole.stop))


def quietly(work: Work) -> Work:
    """Return work that NumPy gives no warnings of: what leaves the range of 32-bit numbers is looked for at the end."""

    def run(member: Member) -> None:
        with np.errstate(all="ignore"):
            work(member)

    return run
