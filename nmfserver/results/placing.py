"""New files in a folder: all of them or none, and nothing is replaced unasked."""

import contextlib
import os
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

from nmfserver import interrupts, leftovers
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.renaming import replace
from nmfserver.sound_files.access import FileLocation, followed, osc_string

_making = threading.Lock()
"""Held while folders appear or vanish: several files may come apart into the same one."""
_swept: set[Path] = set()
"""Folders where this process has looked for what killed ones have left. With many files, that takes long."""


def require_free(paths: Sequence[Path], ours: Collection[Path] = ()) -> None:
    """Raise where a file that is to be written is there already, except those that may be replaced, `ours`."""
    for path in paths:
        if path not in ours and os.path.lexists(path):
            raise is_there(path)


def is_there(path: object) -> NMFServerError:
    """Return the error that says that a file would be replaced."""
    return NMFServerError(
        f"{path} is there already: replace it with --force (force=True in Python), or name another folder"
    )


def require_writable(folder: Path) -> None:
    """Raise where a folder cannot be made or written to. A long decomposition must not end with that."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not (there.is_dir() and os.access(there, os.W_OK)):
        raise NMFServerError(f"the folder {folder} cannot be made: {there} is no folder that can be written to")


@contextmanager
def new_files(folder: Path, first: str, old: Sequence[Path] = (), *, replaces: bool = False) -> Iterator[Path]:
    """Yield a new folder; at the end, move its files into `folder`, or raise an error that says that none was moved.

    If the process is killed, the next one that writes there removes its temporary folder.

    first : the file that is moved first
    old : the files that go, since the new ones take their place
    replaces : whether other files of these names are replaced, too
    """
    new = folder
    made = list(takewhile(lambda path: not path.exists(), (folder, *folder.parents)))
    try:
        with _new_folder(folder) as new:
            yield new
            _move(new, folder, first, old, replaces=replaces)
    except BaseException as error:
        with _making:
            for path in made:
                with contextlib.suppress(OSError):
                    path.rmdir()
        if isinstance(error, NMFServerError | OSError) and not isinstance(error, Cancelled):
            reason = str(error)
            if isinstance(error, OSError):
                reason = f"{error.filename or folder}: {error.strerror or error}"
            reason = reason.replace(f"{new}{os.sep}", f"{folder}{os.sep}")
            raise NMFServerError(f"nothing is written to {folder}: {reason}") from error
        raise


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    with contextlib.ExitStack() as stack:
        with _making:
            folder.mkdir(parents=True, exist_ok=True)
            if folder not in _swept:
                leftovers.sweep(folder)
                _swept.add(folder)
            new = stack.enter_context(leftovers.folder(folder / leftovers.hidden_name()))
        yield new


def _move(new: Path, folder: Path, first: str, old: Sequence[Path], *, replaces: bool) -> None:
    """Move all files of a folder into another one. A Ctrl-C comes before the first of them, or after the last."""
    names = sorted((path.name for path in new.iterdir()), key=lambda name: (name != first, name))
    taken = [name for name in names if os.path.lexists(folder / name)]
    if not replaces:
        require_free([folder / name for name in taken], old)
    targets = {name: folder / name for name in names}
    for name in taken:
        location = FileLocation(folder / name, _meant(folder / name))
        location.require_replaceable()
        FileLocation(new / name, new / name).take_mode(location)
        targets[name] = location.path
    with interrupts.held():
        # All of them, also those that are written anew: else half of the old ones could pass for the new ones. The
        # first one names the others, and goes last: if the program is killed meanwhile, the next one knows them still.
        for path in reversed(old):
            _meant(path).unlink(missing_ok=True)
        for name, target in targets.items():
            replace(new / name, target)


def _meant(path: Path) -> Path:
    """Return the file that a path in a folder without links means: itself, or what it links to."""
    return followed(osc_string(path)) if path.is_symlink() else path
