"""Which files may be touched, what file a name means, and how it is opened.

To a file system a name is bytes, here held as Python holds names (``os.fsencode``): they need not be UTF-8. And to most
file systems the two Unicode forms of a letter with a mark, one code or two, are different names, though nobody sees a
difference: what one program has written in one form, another asks for in the other.

Where only some folders may be touched, a name is followed from one of them on, one part after the other, each opened
from the one before: nobody can put a link in the way of what was looked at already. Links are followed as long as they
stay within the folders. Nothing outside is looked at, so that a refusal tells nothing of what is there.
"""

import errno
import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nmfserver.errors import SoundFileError

MOST_LINKS = 40
"""Links on the way to a file."""
STEP = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""How a folder on the way is opened."""
HAS_STEPS = os.open in os.supports_dir_fd
"""Whether the system opens one part of a path after the other; Windows does not, and links there take rights."""
LINKS = (errno.ELOOP, errno.ENOTDIR)
"""What the system may say where a link stands that is not to be followed."""


@dataclass(frozen=True)
class Place:
    """Where a file is, or will be.

    told : how messages call it
    path : where it is, all links followed
    folder : its folder, open, from which alone it is to be reached; None: it is reached by its path
    """

    told: Path
    path: Path
    folder: int | None = None

    @property
    def _name(self) -> str:
        return os.fspath(self.path) if self.folder is None else self.path.name

    def open(self, flags: int) -> int:
        """Open the file; a link that has come there meanwhile is not followed where the folder is fixed."""
        fixed = 0 if self.folder is None else os.O_NOFOLLOW
        return os.open(self._name, flags | fixed | getattr(os, "O_BINARY", 0), 0o666, dir_fd=self.folder)

    def status(self) -> os.stat_result | None:
        """Return what the system knows of the file; None where there is none."""
        try:
            return os.stat(self._name, dir_fd=self.folder, follow_symlinks=self.folder is None)
        except FileNotFoundError:
            return None

    def beside(self, name: str) -> "Place":
        """Return the place of another file in the same folder."""
        return Place(self.told, self.path.with_name(name), self.folder)

    def set_mode(self, mode: int) -> None:
        """Set who may read and write the file."""
        if self.folder is None:
            self.path.chmod(mode)
            return
        handle = self.open(os.O_RDONLY)
        try:
            os.fchmod(handle, mode)
        finally:
            os.close(handle)

    def replace(self, other: "Place") -> None:
        """Move the file to another place in the same folder, over what stands there."""
        os.replace(self._name, other._name, src_dir_fd=self.folder, dst_dir_fd=self.folder)

    def remove(self) -> None:
        """Remove the file, if there is one."""
        with suppress(FileNotFoundError):
            os.unlink(self._name, dir_fd=self.folder)


class FileAccess:
    """Which files may be touched: all (`folders` None), or those below some folders."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self.folders: list[Path] | None = None
        self._roots: dict[Path, Path] = {}
        """Where the folders are, links followed, by that and by how they were named."""
        if folders is not None:
            self.folders = [followed(str(folder)) for folder in folders]
            for folder, root in zip(folders, self.folders, strict=True):
                self._roots |= {root: root, _plain(str(folder)): root}

    @contextmanager
    def place(self, name: str) -> Iterator[Place]:
        """Give the place that a name in a message means, or raise `SoundFileError` where it is out of bounds."""
        if self.folders is None:
            path = followed(name)
            yield Place(path, path)
        elif not HAS_STEPS:
            path = followed(name)
            if not any(path.is_relative_to(root) for root in self.folders):
                raise self._refusal(name)
            yield Place(Path(name), path)
        else:
            folder, path = self._walked(name)
            try:
                yield Place(Path(_decoded(name)), path, folder)
            except OSError as error:
                if error.errno == errno.ELOOP:  # a link has come there meanwhile
                    raise self._refusal(name) from error
                raise
            finally:
                os.close(folder)

    def _walked(self, name: str) -> tuple[int, Path]:
        """Follow a name; return the folder of the file, open, and the path."""
        path = _plain(name)
        for _ in range(MOST_LINKS):
            found = self._inside(path)
            if found is None:
                break
            folder, path, link = _stepped(*found)
            if link is None:
                return folder, path
            os.close(folder)
            path = Path(os.path.normpath(path.parent / link))
        raise self._refusal(name)

    def _inside(self, path: Path) -> tuple[Path, tuple[str, ...]] | None:
        """Return which folder a path is in, and the parts of the way from there, or None."""
        for named, root in self._roots.items():
            count = len(named.parts)
            if len(path.parts) > count and all(map(_is_same, path.parts, named.parts)):
                return root, path.parts[count:]
        return None

    def _refusal(self, name: str) -> SoundFileError:
        allowed = ", ".join(map(str, self.folders or ())) or "none"
        return SoundFileError(
            f"{name} may not be touched: the folders that this server may use are: {allowed} "
            "(file_folders in the configuration)"
        )


def _stepped(root: Path, parts: Sequence[str]) -> tuple[int, Path, Path | None]:
    """Go from a folder as far as there is no link.

    Returns the last folder, open; the path of what is there; and where that leads if it is a link.
    """
    folder, path = os.open(root, STEP & ~getattr(os, "O_NOFOLLOW", 0)), root
    try:
        for part in parts[:-1]:
            name = _existing_in(folder, part)
            try:
                inner = os.open(name, STEP, dir_fd=folder)
            except OSError as error:
                if error.errno in LINKS and (link := _link(name, folder)) is not None:
                    rest = parts[len(path.parts) - len(root.parts) + 1 :]
                    return folder, path / name, Path(link, *rest)
                raise
            os.close(folder)
            folder, path = inner, path / name
        name = _existing_in(folder, parts[-1])
        link = _link(name, folder)
        return folder, path / name, None if link is None else Path(link)
    except BaseException:
        os.close(folder)
        raise


def _link(name: str, folder: int) -> str | None:
    """Return where a link leads; None for what is no link."""
    try:
        return os.readlink(name, dir_fd=folder)
    except OSError:
        return None


def _plain(name: str) -> Path:
    """Return the absolute path that a name is, without a look at what is there."""
    path = Path(_decoded(name))
    if path.parts[:1] == ("~",):  # not another user's: that would tell who there is
        path = path.expanduser()
    return Path(os.path.abspath(path))  # noqa: PTH100 - the other way looks at what is there


def followed(name: str) -> Path:
    """Return the path that a name means, all links followed."""
    try:
        return _existing(Path(_decoded(name)).expanduser()).resolve()
    except (OSError, RuntimeError, UnicodeError) as error:
        raise SoundFileError(f"'{name}' is no path that can be followed: {error}") from error


def _decoded(name: str) -> str:
    """Return a name as the system holds it: the bytes that came, whatever encoding this process was told to use."""
    if not name or "\0" in name:
        raise SoundFileError("no file is named; a path is needed")
    try:
        return os.fsdecode(name.encode(errors="surrogateescape"))
    except UnicodeError as error:
        raise SoundFileError(f"'{name}' is no path that can be followed: {error}") from error


def _existing(path: Path) -> Path:
    """Return a path in the Unicode form in which it exists; what does not exist in any stays as it is."""
    if os.path.lexists(path) or path.parent == path:
        return path
    parent = _existing(path.parent)
    if path.name.isascii():
        return parent / path.name
    try:
        return parent / _spelt(path.name, [there.name for there in parent.iterdir()])
    except OSError:
        return parent / path.name


def _existing_in(folder: int, name: str) -> str:
    """Return a name in an open folder in the Unicode form in which it exists there."""
    if name.isascii():
        return name
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        listed = os.open(".", os.O_RDONLY, dir_fd=folder)
        try:
            return _spelt(name, os.listdir(listed))  # noqa: PTH208 - it has no path that could be trusted
        finally:
            os.close(listed)
    return name


def _spelt(name: str, names: Sequence[str]) -> str:
    """Return the one of some names that reads the same as a name; that itself if there is none."""
    return next((there for there in names if _is_same(there, name)), name)


def _is_same(one: str, other: str) -> bool:
    """Whether a person reads the same in two names."""
    return one == other or _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return unicodedata.normalize("NFC", os.fsencode(name).decode(errors="surrogateescape"))
