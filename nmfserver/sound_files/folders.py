"""Several files that come into a folder together: all of them, or none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nmfserver import leftovers
from nmfserver.sound_files.access import FileLocation


@contextmanager
def all_or_none(folder: Path, resolve: Callable[[Path], Path]) -> Iterator[Path]:
    """Yield a new folder; at the end, move its files into `folder`: all of them, or none if anything fails.

    Readers see either the old files or the new ones. If the process is killed, the next process that
    writes there removes its temporary folder.

    resolve : returns the file that a path means
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        leftovers.sweep(folder)
        with leftovers.folder(folder / leftovers.hidden_name()) as new:
            yield new
            targets = {
                path: FileLocation(folder / path.name, resolve(folder / path.name)) for path in sorted(new.iterdir())
            }
            for location in targets.values():
                location.require_replaceable()
            for path, location in targets.items():
                FileLocation(path, path).take_mode(location)
                path.replace(location.path)
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise
