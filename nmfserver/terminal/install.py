"""``nmfserver install``: copies the Quark, or the patches for Pd or Max, to where the program looks for them."""

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from nmfserver import __version__, leftovers
from nmfserver.errors import NMFServerError, counted
from nmfserver.renaming import Renames
from nmfserver.terminal.console import say

NAME = "nmfserver"
"""Of the folder that is made."""
MARK = "nmfserver-program.txt"
"""The file in that folder that names the program, for the Quark. Only a folder with it is ever replaced or removed."""
LEFT_OUT = shutil.ignore_patterns(".*")
PACKAGE = Path(__file__).parents[1]


class Host(NamedTuple):
    """A program that has its own files of nmfserver.

    checkout : where they are in a checkout; in an installed package they are in ``clients/``, by the host's name
    inside : the folder in that of nmfserver where they go
    hint : what to do then
    """

    checkout: str
    inside: str
    hint: str


HOSTS = {
    "supercollider": Host(
        "scripts/supercollider/nmfserver", "", "in SuperCollider, recompile the class library; the help is at NMFServer"
    ),
    "pd": Host(
        "scripts/pd", "", "in a patch, [declare -path nmfserver] makes [bufnmf], [nmflive] and [nmfserver] known"
    ),
    "max": Host("scripts/max", "patchers", "in Max, nmf.bufnmf is known after a restart"),
}


def add_install_options(install: argparse.ArgumentParser) -> None:
    """Declare the options of ``install``."""
    install.add_argument("host", choices=tuple(HOSTS), help="for which program")
    install.add_argument("--remove", action="store_true", help="remove what an earlier call has installed")
    install.add_argument("--dry-run", action="store_true", help="only say what would be done")
    install.add_argument("--folder", type=Path, metavar="DIR", help="another place than where the program looks")


def run_install(options: argparse.Namespace) -> None:
    """Copy the files of a host, or remove them; print the folder."""
    host = HOSTS[options.host]
    place = options.folder or usual_place(options.host, sys.platform, Path.home(), os.environ)
    folder = place.expanduser().absolute() / NAME
    _require_ours(folder)
    if options.remove:
        _remove(folder, is_done=not options.dry_run)
        return
    source = _source(options.host)
    count = _count(source)
    if options.dry_run:
        say(f"{counted(count, 'file')} would be copied from {source} to {folder}")
        return
    try:
        _copy(source, folder, host.inside)
    except OSError as error:
        raise NMFServerError(f"{folder} cannot be written: {error.strerror or error}") from error
    print(folder, flush=True)  # noqa: T201 - for a program
    say(f"{counted(count, 'file')} copied; {host.hint}")


def usual_place(host: str, system: str, home: Path, env: Mapping[str, str]) -> Path:
    """Return the folder of a user where a host looks for extensions; raise `NMFServerError` where there is none.

    system : as ``sys.platform``
    """
    if host == "max":
        return _max_packages(system, home)
    if system == "win32":
        local = Path(env.get("LOCALAPPDATA") or home / "AppData/Local")
        roaming = Path(env.get("APPDATA") or home / "AppData/Roaming")
        return local / "SuperCollider/Extensions" if host == "supercollider" else roaming / "Pd"
    if system == "darwin":
        library = home / "Library"
        return library / "Application Support/SuperCollider/Extensions" if host == "supercollider" else library / "Pd"
    if host == "supercollider":
        return Path(env.get("XDG_DATA_HOME") or home / ".local/share") / "SuperCollider/Extensions"
    return home / ".local/lib/pd/extra"


def _max_packages(system: str, home: Path) -> Path:
    """Return the folder of packages of the newest Max that there is."""
    found = [
        (int(path.name.removeprefix("Max ")), path)
        for path in (home / "Documents").glob("Max *")
        if path.name.removeprefix("Max ").isdecimal()
    ]
    if not found:
        where = "" if system in ("win32", "darwin") else ", and Max does not run on this system"
        raise NMFServerError(
            f"there is no folder of Max in {home / 'Documents'}{where}: name the folder of its packages with --folder"
        )
    return max(found)[1] / "Packages"


def _source(host: str) -> Path:
    """Return where the files of a host are: in the package, or in the checkout that it is part of."""
    for path in (PACKAGE / "clients" / host, PACKAGE.parent / HOSTS[host].checkout):
        if path.is_dir():
            return path
    raise NMFServerError(f"this installation has no files for {host}: install nmfserver anew")


def _count(source: Path) -> int:
    """Return how many files of a folder are copied."""
    there = {path.name: path for path in source.iterdir()}
    copied = there.keys() - LEFT_OUT(str(source), list(there))
    return sum(_count(there[name]) if there[name].is_dir() else 1 for name in copied)


def _program() -> str:
    """Return the path of this very program; "" where it has none, as ``python -m nmfserver`` may not."""
    own = Path(sys.executable).with_name("nmfserver.exe" if sys.platform == "win32" else "nmfserver")
    return str(own) if own.exists() else shutil.which("nmfserver") or ""


def _require_ours(folder: Path) -> None:
    """Raise where the folder is there and was not made here."""
    if os.path.lexists(folder) and (folder.is_symlink() or not (folder / MARK).is_file()):
        raise NMFServerError(
            f"{folder} is there already, and was not made by nmfserver install: remove it, or name another place "
            "with --folder"
        )


def _copy(source: Path, folder: Path, inside: str) -> None:
    """Copy all files of a host; those of an earlier version are replaced when all are there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    leftovers.sweep(folder.parent)
    with leftovers.folder(folder.parent / leftovers.hidden_name()) as new:
        whole = new / NAME
        shutil.copytree(source, whole / inside, ignore=LEFT_OUT)
        # Lines end as the Quark reads them, on Windows, too.
        mark = f"{_program()}\n{__version__}\n"
        (whole / MARK).write_text(mark, encoding="utf-8", errors="surrogateescape", newline="\n")
        renames = Renames()
        try:
            if folder.exists():
                renames.rename(folder, new / "old")
            renames.rename(whole, folder)
        except OSError:
            renames.take_back()
            raise


def _remove(folder: Path, *, is_done: bool) -> None:
    """Remove what was installed, or say that it would be."""
    if not folder.exists():
        say(f"nothing is installed in {folder}")
        return
    if is_done:
        shutil.rmtree(folder)
    say(f"{folder} {'is' if is_done else 'would be'} removed")
