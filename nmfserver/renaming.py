"""Renames files and folders over others, and removes them.

`replace`   one
`remove`    one
`Renames`   several, which can be taken back

Windows refuses that while another program has one of them open: a virus scanner that looks at what is new, an editor, a
program that reads samples, a process of ours that was killed and is about to end. Most do so for a moment only.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE, PAUSE = 0.5, 0.02
"""Seconds in which the other program may be done, and between two tries."""


def replace(source: str | Path, target: str | Path, folder: int | None = None) -> None:
    """Rename a file or folder; a file of that name is replaced. On Windows, try for a while.

    folder : descriptor of the open folder that both names are relative to
    """
    _patiently(lambda: os.replace(source, target, src_dir_fd=folder, dst_dir_fd=folder))


def remove(path: Path) -> None:
    """Remove a file, if it is there. On Windows, try for a while."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(work: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            work()
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > end:
                raise
            time.sleep(PAUSE)
        else:
            return


class Renames:
    """Renames that follow each other, and that can be taken back."""

    def __init__(self) -> None:
        self._done: list[tuple[Path, Path]] = []

    def rename(self, source: Path, target: Path) -> None:
        """Rename a file or folder, as `replace` does. What is to come back must be out of the way before."""
        replace(source, target)
        self._done.append((source, target))

    def take_back(self) -> None:
        """Undo all of them, the last one first. Raises `OSError` where one cannot be undone; those before it stay."""
        while self._done:
            source, target = self._done[-1]
            replace(target, source)
            self._done.pop()
