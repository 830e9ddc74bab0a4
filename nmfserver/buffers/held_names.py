"""Names of buffers that are held for somebody who is about to make these buffers: nobody else is given the same."""

import itertools
from collections.abc import Hashable, Iterable, Sequence

from nmfserver.buffers.table import BufferTable, Key
from nmfserver.errors import BadBufferError, counted
from nmfserver.steps import Steps

MOST_OF_ONE, MOST = 256, 8192
"""Names that one owner holds at a time, and all of them together."""
TRIED_IN_STEP = 64


class HeldNames:
    """Who holds which names. Whoever asks for none may still use any: buffers are everybody's."""

    def __init__(self) -> None:
        self._owners: dict[Key, Hashable] = {}

    def holds(self, owner: Hashable) -> bool:
        """Whether an owner holds a name."""
        return owner in self._owners.values()

    def hold(self, owner: Hashable, wanted: Sequence[Key], buffers: BufferTable) -> Steps[list[Key]]:
        """Return the wanted names, all with the same number behind them where one of them is taken, and hold them.

        Raises `BadBufferError` if the owner, or all together, hold too many.
        """
        own = sum(each == owner for each in self._owners.values())
        if own + len(wanted) > MOST_OF_ONE or len(self._owners) + len(wanted) > MOST:
            raise BadBufferError(
                f"{counted(own, 'name')} are held by this client and {len(self._owners)} in all; one holds at most "
                f"{MOST_OF_ONE}, and all together {MOST}: let some go with /b_release"
            )
        for number in itertools.count(1):
            names: list[Key] = [each if number == 1 else f"{each} {number}" for each in wanted]
            if not any(name in self._owners or buffers.find(name) is not None for name in names):
                self._owners.update(dict.fromkeys(names, owner))
                return names
            if number % TRIED_IN_STEP == 0:
                yield
        raise AssertionError("numbers do not end")

    def release(self, owner: Hashable, names: Iterable[Key]) -> None:
        """Let names go, as far as the owner holds them."""
        for name in names:
            if self._owners.get(name) == owner:
                del self._owners[name]

    def forget(self, owner: Hashable) -> None:
        """Let all names of an owner go."""
        self.release(owner, list(self._owners))
