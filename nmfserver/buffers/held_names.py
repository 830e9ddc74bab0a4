"""Names of buffers that are held for somebody who is about to make these buffers: nobody else is given the same."""

from collections.abc import Hashable, Iterable, Sequence

from nmfserver.buffers.table import BufferTable, Key
from nmfserver.errors import BadBufferError, counted
from nmfserver.steps import Steps

MOST_OF_ONE, MOST = 256, 8192
"""Names that one owner holds at a time, and all of them together."""
TRIED_IN_STEP = 256
"""Names."""


class HeldNames:
    """Who holds which names. Whoever asks for none may still use any: buffers are everybody's."""

    def __init__(self) -> None:
        self._owners: dict[Key, Hashable] = {}
        self._names: dict[Hashable, set[Key]] = {}
        """The names of each owner that holds any."""

    def holds(self, owner: Hashable) -> bool:
        """Whether an owner holds a name."""
        return owner in self._names

    def hold(self, owner: Hashable, wanted: Sequence[Key], buffers: BufferTable) -> Steps[list[Key]]:
        """Return the wanted names, all with the same number behind them where one of them is taken, and hold them.

        Raises `BadBufferError` if the owner, or all together, hold too many.
        """
        self._require_room(owner, len(wanted))
        order, number, tried = list(wanted), 1, 0
        while (taken := self._taken(order, number, buffers)) is not None:
            order.insert(0, order.pop(taken))  # tried first from now on: it may be taken with many numbers
            number, tried = number + 1, tried + taken + 1
            if tried >= TRIED_IN_STEP:
                tried = 0
                yield
        self._require_room(owner, len(wanted))  # again: others have held names since
        names = [_numbered(each, number) for each in wanted]
        self._owners.update(dict.fromkeys(names, owner))
        self._names.setdefault(owner, set()).update(names)
        return names

    def release(self, owner: Hashable, names: Iterable[Key]) -> None:
        """Let names go, as far as the owner holds them."""
        own = self._names.get(owner, set())
        for name in own.intersection(names):
            own.remove(name)
            del self._owners[name]
        if not own:
            self._names.pop(owner, None)

    def forget(self, owner: Hashable) -> None:
        """Let all names of an owner go."""
        self.release(owner, self._names.get(owner, set()))

    def _taken(self, wanted: Sequence[Key], number: int, buffers: BufferTable) -> int | None:
        """Return the place of the first name that is taken with a number behind it, or None."""
        names = enumerate(_numbered(each, number) for each in wanted)
        return next((at for at, name in names if name in self._owners or buffers.find(name) is not None), None)

    def _require_room(self, owner: Hashable, more: int) -> None:
        """Raise `BadBufferError` unless the owner may hold more names."""
        own, every = len(self._names.get(owner, ())), len(self._owners)
        if own + more > MOST_OF_ONE or every + more > MOST:
            raise BadBufferError(
                f"{counted(more, 'name')} cannot be held beside the {own} of this client and the {every} of all: one "
                f"client holds at most {MOST_OF_ONE}, and all together {MOST}; let some go with /b_release"
            )


def _numbered(name: Key, number: int) -> Key:
    return name if number == 1 else f"{name} {number}"
