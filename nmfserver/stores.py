"""Files in stores that fsspec knows, such as ``s3://bucket/loop.wav``, ``gs://…``, ``sftp://host/…``.

Url       names a file or a folder there
is_url    tells such a name from a path
place_of  what a name means: a path, or a URL; resolved: without links; local: of the two, a path
listed    the files below a folder, with their sizes
read      the bytes of some files
exists    whether a file is there
here      a file as one of this machine, for as long as it is needed
scratch   a folder of this machine that stands for one there
send, remove, require_writable

Command lines and Python programs name them, messages never do: nobody should have a server connect to anything.
"""

import contextlib
import errno
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING

from nmfserver import leftovers
from nmfserver.errors import DISK_FULL, NMFServerError, printable, sentence
from nmfserver.sound_files.access import followed, osc_string

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

INSTALL = "pip install 'nmfserver[cluster]'"
SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://")
"""How a URL begins. A letter alone is a disk of Windows."""
RENAMING = {"file", "local", "ftp", "sftp", "ssh", "smb"}
"""Where a file is seen before it is written whole, and can be renamed. Object stores show whole ones only."""
FLAT = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss"}
"""Where there are no folders to be made. Their drivers would make a bucket of the first word, were it misspelt."""
FULL = {errno.ENOSPC, errno.EDQUOT}
"""What the system says where a disk is full."""
READ = "read"
"""What is told to have failed where a disk that is full is one of this machine."""


class StoreError(NMFServerError):
    """A store cannot do what is asked of it, or cannot be reached; or there is no room here for a file of one."""


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
    def scheme(self) -> str:
        """What kind of store it is in."""
        return self.text.partition("://")[0]

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


def place_of(word: str) -> Place:
    """Return the path or the URL that a word means; raise `NMFServerError` for a URL that names nothing."""
    if not is_url(word):
        return Path(word)
    scheme, _, rest = word.partition("://")
    if not rest.strip("/"):
        raise NMFServerError(f"{word} names no file or folder: one is needed behind ://")
    return Url(f"{scheme}://{rest.rstrip('/')}")


def resolved(place: Place) -> Place:
    """Return the place of a file or a folder, links and Unicode forms of a path resolved."""
    return followed(osc_string(place)) if isinstance(place, Path) else place


def local(name: str | PathLike[str]) -> Path:
    """Return the path of what is written on this machine; raise `NMFServerError` where it is named by a URL."""
    if is_url(fspath(name)):
        raise NMFServerError(f"{name} is in a store, and this is written on this machine: a path is needed")
    return Path(name)


def listed(folder: Url) -> dict[PurePosixPath, int] | None:
    """Return all files below a folder, by their paths there, with their sizes in bytes; None if it is no folder."""
    with _told(folder, READ):
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
    with _told(file, READ):
        store, path = _opened(file)
        return int(store.info(path).get("size") or 0)


def read(files: Sequence[Url]) -> list[bytes]:
    """Return the bytes of files of one store. Many go side by side where it can do so."""
    if not files:
        return []
    with _told(files[0].parent, READ):
        store, _ = _opened(files[0])
        found = store.cat_ranges([_opened(file)[1] for file in files], None, None, on_error="raise")  # no patterns
        for each in found:
            if isinstance(each, Exception):  # drivers of older versions return it
                raise each
        return list(found)


def exists(file: Url) -> bool:
    """Whether a file is there now. Drivers keep what they have listed, and others may write there meanwhile."""
    with _told(file, READ):
        store, path = _opened(file)
        store.invalidate_cache(path)
        return bool(store.exists(path))


@contextmanager
def here(file: Place) -> Iterator[Path]:
    """Yield the path of a file on this machine. One in a store is fetched before; errors name it as it is there."""
    if isinstance(file, Path):
        yield file
        return
    with scratch(file.parent) as folder:
        path = folder / file.name
        with _told(file, READ):
            store, there = _opened(file)
            store.get_file(there, str(path))
        yield path


@contextmanager
def scratch(folder: Url) -> Iterator[Path]:
    """Yield an empty folder that is removed at the end. What is raised meanwhile names the one that it stands for.

    Where the disk of that folder is full, it says so: whoever reads it would look for room in the store.
    """
    temporary = Path(tempfile.gettempdir()).resolve()
    leftovers.sweep(temporary)
    with leftovers.folder(temporary / leftovers.visible_name()) as path:
        try:
            yield path
        except StoreError:
            raise
        except (NMFServerError, OSError) as error:
            told = sentence(error).replace(str(path), str(folder))
            if _is_full(error):
                full = f"the folder for temporary files, {temporary}, is full (TMPDIR names another one)"
                raise StoreError(f"{full}: {told}") from error
            raise (type(error) if isinstance(error, NMFServerError) else NMFServerError)(told) from error


def _is_full(error: BaseException | None) -> bool:
    """Whether what has failed has failed since a disk of this machine is full."""
    is_it = DISK_FULL in str(error) or (isinstance(error, OSError) and error.errno in FULL)
    return error is not None and (is_it or _is_full(error.__cause__))


def require_writable(folder: Url) -> None:
    """Raise where nothing can be written to a folder. It is tried: a file without content is there for a moment."""
    with _told(folder, "written to"):
        store, path = _opened(folder)
        if folder.scheme not in FLAT:  # what is not there is made later: it is tried where that would be
            whole = PurePosixPath(path)
            path = next((str(each) for each in (whole, *whole.parents) if store.isdir(str(each))), path)
        probe = f"{path.rstrip('/')}/{leftovers.hidden_name()}"
        store.pipe_file(probe, b"")
        with contextlib.suppress(Exception):  # who may write need not be allowed to remove
            store.rm_file(probe)


def send(path: Path, file: Url) -> None:
    """Write a file of this machine to a store. There it is whole, or not there."""
    with _told(file, "written"):
        store, there = _opened(file)
        if file.scheme not in FLAT:
            store.makedirs(_opened(file.parent)[1], exist_ok=True)
        if file.scheme not in RENAMING:
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


def _opened(place: Url) -> "tuple[AbstractFileSystem, str]":
    """Return the store of a place, and what the place is called there. fsspec keeps open what it has opened."""
    try:
        import fsspec
    except ImportError:
        raise StoreError(f"{place} is in a store, and nothing is installed that reads one: {INSTALL}") from None
    store, path = fsspec.url_to_fs(place.text)
    return store, path


@contextmanager
def _told(place: Url, done: str) -> Iterator[None]:
    """Make a sentence of whatever the driver of a store raises, but for a full disk of this machine."""
    try:
        yield
    except NMFServerError:
        raise
    except Exception as error:  # every driver has errors of its own
        is_missing = isinstance(error, FileNotFoundError)
        if done == READ and is_missing:
            raise StoreError(f"{place} does not exist") from error
        if done == READ and _is_full(error):
            raise
        reason = printable(str(error)) or type(error).__name__
        if is_missing and place.scheme in FLAT:
            reason = "there is no such bucket"
        raise StoreError(f"{place} cannot be {done}: {reason}") from error
