"""Scenes: states of the mix, each under a name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack

from nmfserver.audio.mix import Mix
from nmfserver.errors import ArgumentError, NMFServerError, did_you_mean

Reserve = Callable[[int], AbstractContextManager[None]]
"""Reserves so many bytes until the context ends, or raises."""
MOST = 1024
"""Most scenes."""


class Scenes:
    """The scenes that were stored. Their bases count against the memory quota."""

    def __init__(self) -> None:
        self._scenes: dict[str, tuple[Mix, ExitStack]] = {}

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in the order in which they were first stored."""
        return iter(list(self._scenes))

    def all(self) -> dict[str, Mix]:
        """Return all scenes by their names."""
        return {name: mix for name, (mix, _) in self._scenes.items()}

    def store(self, name: str, mix: Mix, reserve: Reserve) -> None:
        """Store a scene; one of the same name is replaced. Raises where there is no room."""
        self.require_places([name])
        self.add({name: mix}, reserve)

    def get(self, name: str) -> Mix:
        """Return a scene, or raise `ArgumentError` if there is none of this name."""
        if name not in self._scenes:
            hint = did_you_mean(name, self._scenes)
            hint = hint or f"; there are {', '.join(self._scenes)}" if self._scenes else "; none is stored"
            raise ArgumentError(f"there is no scene {name!r}{hint}")
        return self._scenes[name][0]

    def free(self, name: str) -> None:
        """Free a scene, or raise `ArgumentError` if there is none of this name."""
        self.get(name)
        self._scenes.pop(name)[1].close()

    def require_places(self, names: Iterable[str]) -> None:
        """Raise `NMFServerError` if there would be too many scenes with these."""
        if len(self._scenes.keys() | set(names)) > MOST:
            raise NMFServerError(f"there would be more than {MOST} scenes: free one with /scene/free")

    def add(self, scenes: Mapping[str, Mix], reserve: Reserve) -> None:
        """Store scenes, each in the place of one of its name, or raise `MemoryLimitError` and change nothing."""
        with ExitStack() as leases:
            new = {name: (mix, leases.enter_context(_reserved(mix, reserve))) for name, mix in scenes.items()}
            leases.pop_all()
        for name in self._scenes.keys() & new.keys():
            self._scenes[name][1].close()
        self._scenes |= new


def _reserved(mix: Mix, reserve: Reserve) -> ExitStack:
    """Return what frees the memory of a scene, which is reserved until then."""
    lease = ExitStack()
    lease.enter_context(reserve(mix.size))
    return lease
