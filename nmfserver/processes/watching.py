"""How a process is watched: its progress, whether it is to go on, and what has to be done first."""

from collections.abc import Callable
from typing import Protocol

from nmfserver.errors import Cancelled

NOTHING_DIVERGES = -1.0
"""What is told for the divergence where a process has none."""


Tell = Callable[[str], object]
"""Takes a sentence about what has to be done first, and takes seconds."""


class Watcher(Protocol):
    """Told how far a process is, about every hundredth of a second; answers whether to go on."""

    def __call__(self, fraction: float, divergence: float) -> bool:
        """Take the share done, 0…1, and the divergence of all channels as it is known: it never rises.

        For channels that are not done yet it is estimated by their loudness. Infinity stands where nothing is known,
        and `NOTHING_DIVERGES` where there is none.
        """
        ...


def unwatched(fraction: float, divergence: float) -> bool:
    """Let a process run to its end."""
    return True


def reporting(watch: Watcher) -> Callable[[float], None]:
    """Return what tells a watcher the share that is done, without a divergence; it raises `Cancelled` at a no."""

    def report(share: float) -> None:
        if watch(share, NOTHING_DIVERGES) is False:
            raise Cancelled("cancelled")

    return report


def untold(sentence: str) -> None:
    """Tell nobody."""
