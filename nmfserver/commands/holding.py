"""Commands by which a client holds names for the buffers that it is about to make."""

from collections import Counter

from nmfserver.buffers.table import Key
from nmfserver.commands.base import Call, Direct, DoneValues, command
from nmfserver.commands.fields import LONGEST_NAME, BufferId, BufferKind, many
from nmfserver.errors import ArgumentError
from nmfserver.steps import Steps

LONGEST = LONGEST_NAME - 15
"""Characters of a name that may have a number behind it."""


@command("/b_hold", answer="`/done /b_hold name…`")
class Hold(Direct):
    """Finds names that no buffer has, and holds them for this client: nobody else who asks is given the same.

    They are the wanted names, or, where one of them is taken, all of them with the same number behind them, such as
    `loop stems 2`, `loop bases 2`. So programs that make results of the same sound do not overwrite each other's. Names
    are held until `/b_release`, or until the client is gone; a buffer that was made meanwhile keeps its name. A client
    that does not ask may use any name.
    """

    wanted: tuple[BufferId, ...] = many(BufferKind(), doc=f"different names of {LONGEST} characters at most")

    def run(self, call: Call) -> Steps[DoneValues]:
        """Hold the names, in steps; return them."""
        wanted = [_key(each) for each in self.wanted]
        if twice := [each for each, times in Counter(map(str, wanted)).items() if times > 1]:
            raise ArgumentError(f"the name {twice[0]} is wanted more than once; each is for another buffer")
        return tuple((yield from call.services.held.hold(call.client, wanted, call.buffers)))


@command("/b_release", answer="`/done /b_release`")
class Release(Direct):
    """Holds names no more that this client has from `/b_hold`; others are left alone."""

    names: tuple[BufferId, ...] = many(BufferKind(), doc="the names")

    def run(self, call: Call) -> DoneValues:
        """Let the names go."""
        call.services.held.release(call.client, [name.key for name in self.names])
        return ()


def _key(wanted: BufferId) -> Key:
    """Return a name, or raise `ArgumentError` where no number would fit behind it."""
    if len(str(wanted.key)) > LONGEST:
        raise ArgumentError(f"a wanted name has {len(str(wanted.key))} characters; it has at most {LONGEST}")
    return wanted.key
