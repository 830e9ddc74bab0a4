"""Where the Quark finds the program on each system, and how it starts it there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.supercollider.sclang import Sclang, quoted

MAC = [
    "home/.local/bin/nmfserver",
    "home/nmfserver/bin/nmfserver",
    "home/Library/Python/3.13/bin/nmfserver",
    "Library/Frameworks/Python.framework/Versions/3.12/bin/nmfserver",
    "opt/homebrew/bin/nmfserver",
    "usr/local/bin/nmfserver",
]
WINDOWS = [
    "home/nmfserver/Scripts/nmfserver.exe",
    "home/.local/bin/nmfserver.exe",
    "home/AppData/Roaming/Python/Python313/Scripts/nmfserver.exe",
    "home/AppData/Local/Programs/Python/Python314/Scripts/nmfserver.exe",
    "home/AppData/Local/Python/pythoncore-3.14-64/Scripts/nmfserver.exe",
    "home/AppData/Local/Packages/PythonSoftwareFoundation.Python.3.13_qbz5n2kfra8p0/LocalCache/local-packages/"
    "Python313/Scripts/nmfserver.exe",
]
LINUX = ["home/.local/bin/nmfserver", "usr/local/bin/nmfserver", "usr/bin/nmfserver"]


@pytest.mark.parametrize(("system", "programs"), [("osx", MAC), ("windows", WINDOWS), ("linux", LINUX)])
def test_what_installers_have_put_there_is_found_the_newest_first(
    sclang: Sclang, tmp_path: Path, system: str, programs: list[str]
) -> None:
    for age, name in enumerate(programs):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        os.utime(path, (2e9 - age, 2e9 - age))
    home, root = quoted(str(tmp_path / "home")), quoted(str(tmp_path))
    found = sclang.run(f"NMFProgram.installed(\\{system}, {home}, {root})")
    assert found == [str(tmp_path / name) for name in programs]


def test_where_nothing_is_installed_nothing_is_found(sclang: Sclang, tmp_path: Path) -> None:
    for system in ("osx", "windows", "linux"):
        assert sclang.run(f"NMFProgram.installed(\\{system}, {quoted(str(tmp_path))}, {quoted(str(tmp_path))})") == []


PROGRAM = r"C:\Program Files (x86)\Kick & Snare\nmfserver.exe"
ARGUMENTS = ' scsynth -u 57200 -H "MOTU Pro Audio" "" -l 32'


def command(sclang: Sclang, program: str, system: str, starts_arrays: str) -> object:
    return sclang.run(f"NMFProgram.command({quoted(program)}, {quoted(ARGUMENTS)}, \\{system}, {starts_arrays})")


def test_on_windows_the_words_of_an_array_have_no_quotes(sclang: Sclang) -> None:
    """sclang 3.14 puts them where they are needed, and hands that to the system without cmd."""
    words = command(sclang, PROGRAM, "windows", "true")
    assert isinstance(words, list)
    assert words == [PROGRAM, "scsynth", "-u", "57200", "-H", "MOTU Pro Audio", "", "-l", "32"]


def test_an_older_sclang_hands_a_command_to_cmd_which_takes_the_outermost_quotes_away(sclang: Sclang) -> None:
    """`cmd /?`: else it would take the first and the last of those around the program."""
    assert command(sclang, PROGRAM, "windows", "false") == f'""{PROGRAM}"{ARGUMENTS} 2>&1"'


def test_a_shell_gives_its_place_to_the_program(sclang: Sclang) -> None:
    program = "/opt/Kick & Snare (it's)/nmfserver"
    assert command(sclang, program, "osx", "true") == f"exec '/opt/Kick & Snare (it'\\''s)/nmfserver'{ARGUMENTS} 2>&1"
