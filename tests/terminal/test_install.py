"""`nmfserver install`: files go where the programs look for them, and nothing else is touched."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import environment
import pytest

import nmfserver
from nmfserver.errors import NMFServerError
from nmfserver.terminal.install import HOSTS, MARK, _copy, usual_place
from tests.terminal.running import names, run

HOME = Path("/home/me")


@pytest.mark.parametrize(
    ("host", "system", "env", "place"),
    [
        ("supercollider", "linux", {}, ".local/share/SuperCollider/Extensions"),
        ("supercollider", "linux", {"XDG_DATA_HOME": "/home/me/data"}, "data/SuperCollider/Extensions"),
        ("supercollider", "darwin", {}, "Library/Application Support/SuperCollider/Extensions"),
        ("supercollider", "win32", {"LOCALAPPDATA": "/home/me/local"}, "local/SuperCollider/Extensions"),
        ("pd", "linux", {}, ".local/lib/pd/extra"),
        ("pd", "darwin", {}, "Library/Pd"),
        ("pd", "win32", {}, "AppData/Roaming/Pd"),
    ],
)
def test_the_places_of_each_system(host: str, system: str, env: dict[str, str], place: str) -> None:
    assert usual_place(host, system, HOME, env) == HOME / place


def test_the_packages_of_the_newest_max_are_found(tmp_path: Path) -> None:
    for name in ("Max 8", "Max 10", "Max 9", "Max Data"):
        (tmp_path / "Documents" / name).mkdir(parents=True)
    assert usual_place("max", "darwin", tmp_path, {}) == tmp_path / "Documents" / "Max 10" / "Packages"
    with pytest.raises(NMFServerError, match=r"there is no folder of Max .* Max does not run on this system: name"):
        usual_place("max", "linux", tmp_path / "nowhere", {})


def test_the_wheel_has_what_is_installed_and_no_program_with_it(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=environment.ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.iterdir()
    clients = "nmfserver/clients/"
    there = {name.removeprefix(clients) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(clients)}
    assert {name.partition("/")[0] for name in there} == set(HOSTS)
    assert {Path(name).suffix for name in there} == {
        ".maxhelp", ".maxpat", ".pd", ".quark", ".sc", ".scd", ".schelp"
    }  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="the places are Linux's")
def test_what_is_installed_can_be_replaced_and_removed(tmp_path: Path) -> None:
    def install(*words: object) -> tuple[int, str, str]:
        done = run("install", *words, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
        return done.returncode, done.stdout, done.stderr

    folder = tmp_path / "data" / "SuperCollider" / "Extensions" / "nmfserver"
    code, said, told = install("supercollider", "--dry-run")
    assert (code, said, folder.exists()) == (0, "", False)
    assert f"would be copied from {Path(nmfserver.__file__).parents[1]}" in told
    for _ in range(2):  # the second time in place of the first
        code, said, told = install("supercollider")
        assert (code, said) == (0, f"{folder}\n")
        assert "files copied; in SuperCollider, recompile the class library" in told
        (folder / "old.txt").touch()
        assert {"Classes", "HelpSource", "examples", "nmfserver.quark", MARK} <= set(names(folder))
    assert (folder / MARK).read_text().splitlines()[0] == str(Path(sys.executable).with_name("nmfserver"))
    assert not list(folder.parent.glob(".*"))
    assert install("supercollider", "--remove", "--dry-run")[2] == f"{folder} would be removed\n"
    assert install("supercollider", "--remove")[2] == f"{folder} is removed\n"
    assert install("supercollider", "--remove")[2] == f"nothing is installed in {folder}\n"
    assert not folder.exists()


def test_a_folder_of_somebody_else_stays_and_patches_of_max_lie_where_max_looks(tmp_path: Path) -> None:
    (tmp_path / "nmfserver").mkdir()
    for words in ((), ("--remove",), ("--dry-run",)):
        done = run("install", "pd", "--folder", tmp_path, *words)
        assert done.returncode == 1
        assert f"{tmp_path / 'nmfserver'} is there already, and was not made by nmfserver install" in done.stderr
    assert names(tmp_path / "nmfserver") == []
    assert run("install", "max", "--folder", tmp_path / "Packages").returncode == 0
    assert "nmf.bufnmf.maxpat" in names(tmp_path / "Packages" / "nmfserver" / "patchers")
    done = run("install", "pd", "--folder", tmp_path / "extra")
    assert done.returncode == 0
    copied = sum(path.is_file() and path.name != MARK for path in (tmp_path / "extra").rglob("*"))
    assert done.stderr.startswith(f"{copied} files copied; ")
    assert {"bufnmf.pd", "nmfserver.pd", "examples"} <= set(names(tmp_path / "extra" / "nmfserver"))
    assert not list((tmp_path / "extra").rglob("*.py"))


def test_where_the_place_is_no_folder_it_is_said_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = run("install", "pd", "--folder", tmp_path / "file")
    assert done.returncode == 1
    assert done.stderr == f"nmfserver: {tmp_path / 'file' / 'nmfserver'} cannot be written: File exists\n"
    assert names(tmp_path) == ["file"]


def test_if_the_new_files_cannot_be_put_in_place_the_old_ones_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner looks at those that are new, for long, and Windows lets nobody move them meanwhile."""
    folder = tmp_path / "nmfserver"
    folder.mkdir()
    (folder / "old").write_text("old")
    (tmp_path / "source").mkdir()
    rename = os.replace

    def refuse(source: Any, target: Any, **folders: Any) -> None:
        if Path(source).name == "nmfserver" and Path(target) == folder:
            raise PermissionError(13, "it is being used by another process")
        rename(source, target, **folders)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        _copy(tmp_path / "source", folder, "")
    assert names(folder) == ["old"]
    assert names(tmp_path) == ["nmfserver", "source"]


def test_the_quark_reads_the_programs_path_alone_also_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""Python writes lines with ``\r\n`` there, and sclang opens files as they are: no program ends with ``\r``."""
    write = Path.write_text

    def on_windows(path: Path, text: str, encoding: str, errors: str, newline: str | None = None) -> int:
        return write(path, text, encoding, errors, newline="\r\n" if newline is None else newline)

    monkeypatch.setattr(Path, "write_text", on_windows)
    (tmp_path / "source").mkdir()
    _copy(tmp_path / "source", tmp_path / "nmfserver", "")
    lines = (tmp_path / "nmfserver" / MARK).read_bytes().split(b"\n")
    assert (len(lines), lines[1:]) == (3, [nmfserver.__version__.encode(), b""])
    assert b"\r" not in lines[0]
