"""Which files may be touched, what file a name means, and how it is opened.

To a file system a name is a sequence of bytes, which need not be UTF-8. Python's convention for such names is kept
(``os.fsencode``). Unicode has two forms for a letter with an accent, composed and decomposed. Most file systems take
them for different names, but they look the same: one program writes one form, and another program asks for the other.

If only some folders may be touched, a path is followed from one of these folders, part by part. Each part is opened
relative to the folder opened before, so that a link that is created meanwhile cannot lead elsewhere. Links are followed
if they stay within the folders. Nothing outside is accessed, so that a refusal does not reveal what exists there.
Windows cannot open relative to a folder. There a path is followed only if it begins with one of the folders as it is
written: a look at another machine's share would tell that machine who is logged in here.
"""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nmfserver.errors import SoundFileError
from nmfserver.renaming import replace

MOST_LINKS = 40
"""Links that are followed on the way to a file."""
STEP = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""Flags with which a folder on the way is opened."""
HAS_STEPS = os.open in os.supports_dir_fd
"""Whether the system can open a file relative to an open folder. Windows cannot; there, making a link needs rights."""
LINKS = (errno.ELOOP, errno.ENOTDIR)
"""Errors of the system where a link is found that must not be followed."""


@dataclass(frozen=True)
class FileLocation:
    """Where a file is, or will be.

    shown : the path that error messages show
    path : the path with all links resolved
    folder : descriptor of the open folder, relative to which the file is accessed; None: it is accessed by its path
    """

    shown: Path
    path: Path
    folder: int | None = None

    @property
    def _name(self) -> str:
        return os.fspath(self.path) if self.folder is None else self.path.name

    def open(self, flags: int) -> int:
        """Open the file. If its folder is open, a link that was created meanwhile is not followed."""
        fixed = 0 if self.folder is None else os.O_NOFOLLOW
        return os.open(self._name, flags | fixed | getattr(os, "O_BINARY", 0), 0o666, dir_fd=self.folder)

    def status(self) -> os.stat_result | None:
        """Return the status of the file, or None if it does not exist."""
        try:
            return os.stat(self._name, dir_fd=self.folder, follow_symlinks=self.folder is None)
        except FileNotFoundError:
            return None

    def beside(self, name: str) -> "FileLocation":
        """Return the location of another file in the same folder."""
        return FileLocation(self.shown, self.path.with_name(name), self.folder)

    def require_replaceable(self) -> None:
        """Raise if the file exists and may not be replaced, or is no regular file."""
        if old := self.status():
            if not stat.S_ISREG(old.st_mode):
                kind = "a folder" if stat.S_ISDIR(old.st_mode) else "a pipe or a device"
                raise SoundFileError(f"{self.shown} is {kind}, not a sound file")
            os.close(self.open(os.O_RDWR))  # raises if the file is write-protected

    def take_mode(self, other: "FileLocation") -> None:
        """Let those read and write the file who may do so with the one that it is to replace, if there is one."""
        if old := other.status():
            self._set_mode(stat.S_IMODE(old.st_mode))

    def _set_mode(self, mode: int) -> None:
        if self.folder is None:
            self.path.chmod(mode)
            return
        handle = self.open(os.O_RDONLY)
        try:
            os.fchmod(handle, mode)
        finally:
            os.close(handle)

    def replace(self, other: "FileLocation") -> None:
        """Rename the file within its folder; a file of that name is replaced."""
        replace(self._name, other._name, self.folder)

    def remove(self) -> None:
        """Remove the file, if there is one."""
        with suppress(FileNotFoundError):
            os.unlink(self._name, dir_fd=self.folder)


class FileAccess:
    """Which files may be touched: all (`folders` None), or those below some folders."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        self.folders: list[Path] | None = None
        self._roots: dict[Path, Path] = {}
        """The resolved path of each folder, under that path and under the path that was given."""
        if folders is not None:
            self.folders = [followed(str(folder)) for folder in folders]
            for folder, root in zip(folders, self.folders, strict=True):
                self._roots |= {root: root, absolute(str(folder)): root}

    @contextmanager
    def locate(self, name: str) -> Iterator[FileLocation]:
        """Yield the location that a name means, or raise `SoundFileError` if it is outside of the folders."""
        if self.folders is None:
            path = followed(name)
            yield FileLocation(path, path)
        elif not HAS_STEPS:
            if not any(absolute(name).is_relative_to(named) for named in self._roots):  # nothing is accessed before
                raise self._refusal(name)
            path = followed(name)
            self.require(path)
            yield FileLocation(Path(name), path)
        else:
            folder, path = self._follow(name)
            try:
                yield FileLocation(Path(_decoded(name)), path, folder)
            except OSError as error:
                if error.errno == errno.ELOOP:  # a link was created there meanwhile
                    raise self._refusal(name) from error
                raise
            finally:
                os.close(folder)

    def require(self, folder: Path) -> None:
        """Raise `SoundFileError` if a folder, with all links resolved, is outside of the folders."""
        if self.folders is not None and not any(folder.is_relative_to(root) for root in self.folders):
            raise self._refusal(str(folder))

    def _follow(self, name: str) -> tuple[int, Path]:
        """Follow a name; return the folder of the file, open, and the path."""
        path = absolute(name)
        for _ in range(MOST_LINKS):
            found = self._split(path)
            if found is None:
                break
            folder, path, link = _descend(*found)
            if link is None:
                return folder, path
            os.close(folder)
            path = Path(os.path.normpath(path.parent / link))
        raise self._refusal(name)

    def _split(self, path: Path) -> tuple[Path, tuple[str, ...]] | None:
        """Return the allowed folder that a path is in and the parts below it, or None."""
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


def _descend(root: Path, parts: Sequence[str]) -> tuple[int, Path, Path | None]:
    """Follow the parts of a path from a folder up to the first link.

    Returns the last folder, open; the path that was reached; and the path that it links to, or None.
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
    """Return the target of a link, or None if this is no link."""
    try:
        return os.readlink(name, dir_fd=folder)
    except OSError:
        return None


def osc_string(name: str | Path) -> str:
    """Return the name of a file as the string of a message: the same bytes, whatever the locale."""
    return os.fsencode(name).decode(errors="surrogateescape")


def absolute(name: str) -> Path:
    """Return the absolute path of a name without accessing the file system."""
    path = Path(_decoded(name))
    if path.parts[:1] == ("~",):  # but no other user's home: that would reveal which users exist
        try:
            path = path.expanduser()
        except RuntimeError as error:
            raise SoundFileError(f"'{name}' is no path that can be followed: {error}") from error
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve accesses the file system


def followed(name: str) -> Path:
    """Return the path that a name means, with all links resolved."""
    try:
        path = _existing(Path(_decoded(name)).expanduser()).resolve()
        if any(map(os.path.islink, (path, *path.parents))):  # of a circle, which Python tells up to 3.12
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        return path
    except (OSError, RuntimeError, UnicodeError) as error:
        raise SoundFileError(f"'{name}' is no path that can be followed: {error}") from error


def _decoded(name: str) -> str:
    """Return a name in Python's form: the bytes that were received, whatever the encoding of this process."""
    if not name or "\0" in name:
        raise SoundFileError("no file is named; a path is needed")
    try:
        return os.fsdecode(name.encode(errors="surrogateescape"))
    except UnicodeError as error:
        raise SoundFileError(f"'{name}' is no path that can be followed: {error}") from error


def _existing(path: Path) -> Path:
    """Return a path in the Unicode form in which it exists, or unchanged if it exists in none."""
    if os.path.lexists(path) or path.parent == path:
        return path
    parent = _existing(path.parent)
    if path.name.isascii():
        return parent / path.name
    try:
        return parent / _matching(path.name, [there.name for there in parent.iterdir()])
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
            return _matching(name, os.listdir(listed))  # noqa: PTH208 - Path has no listing of an open folder
        finally:
            os.close(listed)
    return name


def _matching(name: str, names: Sequence[str]) -> str:
    """Return the first of `names` that looks the same as a name, or the name itself if none does."""
    return next((there for there in names if _is_same(there, name)), name)


def _is_same(one: str, other: str) -> bool:
    """Whether two names look the same to a person."""
    return one == other or _composed(one) == _composed(other)


def _composed(name: str) -> str:
    """Return a name in the composed Unicode form."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode(errors="surrogateescape"))
