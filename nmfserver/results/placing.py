"""New files in a folder: all of them or none, and nothing is replaced unasked."""

import contextlib
import os
import secrets
import shutil
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

from nmfserver import interrupts, leftovers
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.renaming import Renames
from nmfserver.sound_files.access import FileLocation, followed, osc_string

_making = threading.Lock()
"""Held while this process's folders appear or vanish: several files may come apart into the same one."""
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
            reason = _told(error, folder).replace(f"{new}{os.sep}", f"{folder}{os.sep}")
            left = (
                f"{folder} is incomplete" if isinstance(error, _HalfMovedError) else f"nothing is written to {folder}"
            )
            raise NMFServerError(f"{left}: {reason}") from error
        raise


class _HalfMovedError(NMFServerError):
    """Neither all new files nor all old ones are in place: what was moved could not be moved back."""


def _told(error: BaseException, folder: Path) -> str:
    """Return what went wrong, and with which file."""
    if isinstance(error, OSError):
        return f"{error.filename or folder}: {error.strerror or error}"
    return str(error)


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    with contextlib.ExitStack() as stack:
        with _making:
            try:
                new = _entered(stack, folder)
            except FileNotFoundError:  # another process has removed the folder, which its own file had made
                new = _entered(stack, folder)
        yield new


def _entered(stack: contextlib.ExitStack, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if folder not in _swept:
        leftovers.sweep(folder)
        _swept.add(folder)
    return stack.enter_context(leftovers.folder(folder / leftovers.hidden_name()))


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
    # All of the old ones go, also those that are written anew: else half of them could pass for the new ones.
    going = dict.fromkeys([*map(_meant, old), *(targets[name] for name in taken)])
    with interrupts.held(), _out_of_the_way(folder, list(going)) as renames:
        for name, target in targets.items():
            renames.rename(new / name, target)


@contextmanager
def _out_of_the_way(folder: Path, old: Sequence[Path]) -> Iterator[Renames]:
    """Move the files that are there into other folders, which go at the end; yield what renames others meanwhile.

    If anything fails, all renames are taken back, the new files first, so that old and new ones are never mixed.
    Windows lets no file be moved that another program has open, which nobody knows before. Where renames cannot be
    taken back, or the program is killed, the old files stay in those folders, which nothing sweeps.
    """
    asides: dict[Path, Path] = {}
    renames = Renames()
    try:
        # The first file names the others, and goes last: if the program is killed, the next one knows them still.
        for path in filter(Path.is_file, reversed(old)):
            if path.parent not in asides:  # a link may lead to another disk
                aside = asides[path.parent] = path.parent / f"nmfserver-old-{secrets.token_hex(4)}"
                aside.mkdir(mode=0o700)
            renames.rename(path, asides[path.parent] / path.name)
        yield renames
    except BaseException as error:
        try:
            renames.take_back()
        except OSError as other:
            reasons = f"{_told(error, folder)}, and then {_told(other, folder)}"
            kept = " and ".join(map(str, asides.values()))
            raise _HalfMovedError(f"{reasons}; what is missing of the old files is in {kept}") from error
        for aside in asides.values():
            with contextlib.suppress(OSError):
                aside.rmdir()
        raise
    for aside in asides.values():
        shutil.rmtree(aside, ignore_errors=True)


def _meant(path: Path) -> Path:
    """Return the file that a path in a folder without links means: itself, or what it links to."""
    return followed(osc_string(path)) if path.is_symlink() else path
