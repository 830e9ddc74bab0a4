"""Names for buffers that pages are about to make: no two pages are given the same ones."""

import itertools
from collections.abc import Sequence
from typing import Any

from nmfserver.errors import ArgumentError
from nmfserver.page.mirror import Mirror

MOST, LONGEST = 8, 255
"""Names that are asked for at once, and letters of each."""


class NewNames:
    """The names that are held for pages, until these release them: by then there are buffers, or there will be none."""

    def __init__(self, mirror: Mirror) -> None:
        self._mirror = mirror
        self._held: set[str] = set()

    def hold(self, wanted: Any) -> list[str]:
        """Return the wanted names, all with the same number behind them where that is needed, and hold them."""
        if not isinstance(wanted, list) or not 0 < len(wanted) <= MOST or not all(map(_is_name, wanted)):
            raise ArgumentError(f"names for buffers are a list of 1 to {MOST} texts of 1 to {LONGEST} letters")
        numbered = itertools.chain([wanted], ([f"{each} {number}" for each in wanted] for number in itertools.count(2)))
        names = next(each for each in numbered if not any(map(self._is_taken, each)))
        self._held.update(names)
        return names

    def _is_taken(self, name: str) -> bool:
        return name in self._held or self._mirror.ref(name) is not None

    def release(self, names: Sequence[str]) -> None:
        """Hold names no more."""
        self._held.difference_update(names)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST
