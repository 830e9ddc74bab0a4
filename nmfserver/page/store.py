"""The state that browsers show, as values by paths such as ``buffers/3``; each browser is sent what has changed.

A value is replaced as a whole, never changed. A browser that reads slowly is sent the last of several changes, so what
it has not read yet never grows beyond the state itself.
"""

from collections.abc import Callable
from typing import Any

SECTIONS = ("buffers", "decompositions", "jobs", "shared")
"""Sections with many entries; other paths have no slash."""

OnChange = Callable[[str], None]


class Store:
    """The values."""

    def __init__(self) -> None:
        self._sections: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
        self._others: dict[str, Any] = {}
        self.readers: set[OnChange] = set()
        """Functions that are called with the path of each change."""

    def __getitem__(self, path: str) -> Any:
        """Return the value of a path; None if there is none."""
        place, name = self._place(path)
        return place.get(name)

    def put(self, path: str, value: Any) -> None:
        """Set the value of a path."""
        place, name = self._place(path)
        if place.get(name) != value:
            place[name] = value
            self._report(path)

    def update(self, path: str, **fields: Any) -> None:
        """Set some fields of a value that is a dictionary."""
        self.put(path, {**(self[path] or {}), **fields})

    def remove(self, path: str) -> None:
        """Remove a path, if it is there."""
        place, name = self._place(path)
        if place.pop(name, None) is not None:
            self._report(path)

    def clear(self, section: str) -> None:
        """Remove all entries of a section."""
        for path in self.paths(section):
            self.remove(path)

    def paths(self, section: str) -> list[str]:
        """Return the paths of the entries of a section."""
        return [f"{section}/{name}" for name in self._sections[section]]

    def count(self, section: str) -> int:
        """Return the number of entries of a section."""
        return len(self._sections[section])

    def tree(self) -> dict[str, Any]:
        """Return the whole state, the sections as dictionaries."""
        return {**self._sections, **self._others}

    def _place(self, path: str) -> tuple[dict[str, Any], str]:
        """Return the dictionary that holds a path, and its key there."""
        section, slash, name = path.partition("/")
        return (self._sections[section], name) if slash else (self._others, path)

    def _report(self, path: str) -> None:
        for reader in list(self.readers):
            reader(path)
