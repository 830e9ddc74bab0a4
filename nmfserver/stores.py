"""Files in stores that fsspec knows, such as ``s3://bucket/loop.wav``, ``gs://…``, ``sftp://host/…``.

Url      names a file or a folder there
is_url   tells such a name from a path
listed   the files below a folder, with their sizes
read     the bytes of some files
exists   whether a file is there
here     a file as one of this machine, for as long as it is needed
scratch  a folder of this machine that stands for one there
send, remove

Command lines name them, messages never do: nobody should have a server connect to anything.
"""

import contextlib
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from nmfserver import leftovers
from nmfserver.errors import NMFServerError, printable

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

INSTALL = "pip install 'nmfserver[cluster]'"
SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://")
"""How a URL begins. A letter alone is a disk of Windows."""
RENAMING = {"file", "local", "ftp", "sftp", "ssh", "smb"}
"""Where a file is seen before it is written whole, and can be renamed. Object stores show whole ones only."""


@dataclass(frozen=True)
class Url:
    """The place of a file or a folder in a store. It reads like a path.

    text : such as ``s3://bucket/loops/kick.wav``, without a slash at the end
    """

    text: str

    def __str__(self) -> str:
        return self.text

    def __truediv__(self, inner: str | PurePath) -> "Url":
        """Return what has this name in the folder, or is there by this path."""
        parts = (inner,) if isinstance(inner, str) else inner.parts
        return Url("/".join((self.text, *parts)))

    @property
    def name(self) -> str:
        """The last part."""
        return self.text.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The last part without its ending."""
        return PurePosixPath(self.name).stem

    @property
    def parent(self) -> "Url":
        """The folder that it is in."""
        return Url(self.text.rpartition("/")[0])


Place = Path | Url
"""Of a file or a folder: on this machine, or in a store."""


def is_url(name: str) -> bool:
    """Whether a name is that of something in a store."""
    return SCHEME.match(name) is not None


def listed(folder: Url) -> dict[PurePosixPath, int] | None:
    """Return all files below a folder, by their paths there, with their sizes in bytes; None if it is no folder."""
    with _told(folder, "read"):
        store, root = _opened(folder)
        store.invalidate_cache()
        if not store.isdir(root):
            return None
        found = store.find(root, detail=True)
        start = f"{root.strip('/')}/"
        return {
            PurePosixPath(path.strip("/").removeprefix(start)): int(facts.get("size") or 0)
            for path, facts in found.items()
        }


def size(file: Url) -> int:
    """Return the bytes of a file; 0 where the store does not say."""
    with _told(file, "read"):
        store, path = _opened(file)
        return int(store.info(path).get("size") or 0)


def read(files: Sequence[Url]) -> list[bytes]:
    """Return the bytes of files of one store. Many go side by side where it can do so."""
    if not files:
        return []
    with _told(files[0].parent, "read"):
        store, _ = _opened(files[0])
        found = store.cat_ranges([_opened(file)[1] for file in files], None, None, on_error="raise")  # no patterns
        for each in found:
            if isinstance(each, Exception):  # drivers of older versions return it
                raise each
        return list(found)


def exists(file: Url) -> bool:
    """Whether a file is there."""
    with _told(file, "read"):
        store, path = _opened(file)
        return bool(store.exists(path))


@contextmanager
def here(file: Place) -> Iterator[Path]:
    """Yield the path of a file on this machine. One in a store is fetched before; errors name it as it is there."""
    if isinstance(file, Path):
        yield file
        return
    with scratch(file.parent) as folder:
        path = folder / file.name
        with _told(file, "read"):
            store, there = _opened(file)
            store.get_file(there, str(path))
        yield path


@contextmanager
def scratch(folder: Url) -> Iterator[Path]:
    """Yield an empty folder that is removed at the end. What is raised meanwhile names the one that it stands for."""
    temporary = Path(tempfile.gettempdir()).resolve()
    leftovers.sweep(temporary)
    with leftovers.folder(temporary / leftovers.visible_name()) as path:
        try:
            yield path
        except NMFServerError as error:
            raise type(error)(str(error).replace(str(path), str(folder))) from error


def send(path: Path, file: Url) -> None:
    """Write a file of this machine to a store. There it is whole, or not there."""
    with _told(file, "written"):
        store, there = _opened(file)
        store.makedirs(_opened(file.parent)[1], exist_ok=True)
        if not RENAMING.intersection(_protocols(store)):
            store.put_file(str(path), there)
            return
        new = _opened(file.parent / leftovers.hidden_name())[1]
        try:
            store.put_file(str(path), new)
            store.mv(new, there)
        except BaseException:
            with contextlib.suppress(Exception):  # a store that is gone
                store.rm_file(new)
            raise


def remove(file: Url) -> None:
    """Remove a file, if it is there."""
    with _told(file, "removed"), contextlib.suppress(FileNotFoundError):
        store, path = _opened(file)
        store.rm_file(path)


def _protocols(store: "AbstractFileSystem") -> tuple[str, ...]:
    return (store.protocol,) if isinstance(store.protocol, str) else tuple(store.protocol)


def _opened(place: Url) -> "tuple[AbstractFileSystem, str]":
    """Return the store of a place, and what the place is called there. fsspec keeps open what it has opened."""
    try:
        import fsspec
    except ImportError:
        raise NMFServerError(f"{place} is in a store, and nothing is installed that reads one: {INSTALL}") from None
    store, path = fsspec.url_to_fs(place.text)
    return store, path


@contextmanager
def _told(place: Url, done: str) -> Iterator[None]:
    """Make a sentence of whatever the driver of a store raises."""
    try:
        yield
    except NMFServerError:
        raise
    except FileNotFoundError as error:
        raise NMFServerError(f"{place} does not exist") from error
    except Exception as error:  # every driver has errors of its own
        reason = printable(str(error)) or type(error).__name__
        raise NMFServerError(f"{place} cannot be {done}: {reason}") from error
