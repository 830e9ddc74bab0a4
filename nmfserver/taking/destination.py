"""Where what comes out of a sound file goes: a folder of this machine, or one in a store.

For one in a store, a folder here stands for it meanwhile, with empty files for those that are there already. So what
may be replaced, and what is left alone, is decided in one way for both (`nmfserver.results`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from nmfserver import stores
from nmfserver.results import description, sending
from nmfserver.results.names import usual_names
from nmfserver.results.placing import require_writable
from nmfserver.results.wanted import Wanted
from nmfserver.stores import Place, Url

_try = cache(stores.require_writable)
"""Raises where nothing can be written to a folder of a store. One that could be written to is not tried again."""


class Destination:
    """A folder of this machine.

    folder : where files are written
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def require_writable(self) -> None:
        """Raise where nothing can be written. A long decomposition must not end with that."""
        require_writable(self.folder)

    def deliver(self, names: Sequence[str], *, replaces: bool) -> None:
        """Do what is left once files of these names are written."""


@contextmanager
def destination(place: Place, name: str, wanted: Wanted) -> Iterator[Destination]:
    """Yield where files of a decomposition go whose names begin with `name`."""
    if isinstance(place, Path):
        yield Destination(place)
        return
    with stores.scratch(place) as folder:
        yield _Store(folder, place, name, wanted)


class _Store(Destination):
    """A folder in a store.

    folder : the one of this machine that stands for it
    place : the one in the store
    """

    def __init__(self, folder: Path, place: Url, name: str, wanted: Wanted) -> None:
        super().__init__(folder)
        self._place = place
        self._first = f"{name}{description.ENDING}"
        there = place / self._first
        ours: list[str] = []
        if stores.exists(there):
            (content,) = stores.read([there])
            (folder / self._first).write_bytes(content)
            ours = [path.name for path in description.files_of(folder / self._first)]
        self._old = [each for each in dict.fromkeys([*ours, *usual_names(name, wanted)]) if stores.exists(place / each)]
        for each in self._old:
            (folder / each).touch()

    def require_writable(self) -> None:
        """Raise where nothing can be written."""
        _try(self._place)

    def deliver(self, names: Sequence[str], *, replaces: bool) -> None:
        """Send the files, in place of older ones."""
        if not replaces:
            sending.require_free(self._place, names, self._old)
        gone = [name for name in self._old if name in names or not (self.folder / name).exists()]
        sending.send(self.folder, self._place, self._first, names, gone)
