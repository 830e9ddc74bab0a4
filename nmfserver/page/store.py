"""The state that browsers show, as values by paths such as ``buffers/3``; each browser is sent what has changed.

A value is replaced as a whole, never changed. A browser that reads slowly is sent the last of several changes, so what
it has not read yet never grows beyond the state itself.
"""

from collections.abc import Callable, Iterator
from typing import Any

SECTIONS = ("buffers", "decompositions", "jobs", "shared")
"""Sections with many entries; other paths have no slash."""

OnChange = Callable[[str], None]


class Store:
    """The values."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self.readers: set[OnChange] = set()
        """Functions that are called with the path of each change."""

    def __getitem__(self, path: str) -> Any:
        """Return the value of a path; None if there is none."""
        return self._values.get(path)

    def put(self, path: str, value: Any) -> None:
        """Set the value of a path."""
        if self._values.get(path) != value:
            self._values[path] = value
            self._report(path)

    def update(self, path: str, **fields: Any) -> None:
        """Set some fields of a value that is a dictionary."""
        self.put(path, {**(self[path] or {}), **fields})

    def remove(self, path: str) -> None:
        """Remove a path, if it is there."""
        if self._values.pop(path, None) is not None:
            self._report(path)

    def clear(self, section: str) -> None:
        """Remove all entries of a section."""
        for path in list(self.paths(section)):
            self.remove(path)

    def paths(self, section: str) -> Iterator[str]:
        """Yield the paths of the entries of a section."""
        return (path for path in self._values if path.startswith(f"{section}/"))

    def tree(self) -> dict[str, Any]:
        """Return the whole state, the sections as dictionaries."""
        tree: dict[str, Any] = {section: {} for section in SECTIONS}
        for path, value in self._values.items():
            section, slash, name = path.partition("/")
            if slash:
                tree[section][name] = value
            else:
                tree[path] = value
        return tree

    def _report(self, path: str) -> None:
        for reader in list(self.readers):
            reader(path)
