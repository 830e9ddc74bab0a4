"""Packages of Debian: apt runs for root and for who says yes; a plain user is told the command.

apt-get and sudo are scripts here, which only keep what they are called with. Who runs is real: `unshare` gives a
process an identity in a user namespace of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import debian
import environment
import pytest

from tests.programs import on_a_terminal, require

ROOT, PLAIN = ("unshare", "--user", "--map-root-user"), ("unshare", "--user")


def allows_namespaces() -> bool:
    """Whether this system lets a process have a user namespace; containers and chroots often do not."""
    return shutil.which(PLAIN[0]) is None or subprocess.run([*PLAIN, "true"], capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not allows_namespaces(), reason="the system allows no user namespaces")
INSTALL = f"apt-get install --no-install-recommends {' '.join(debian.TEST_PROGRAMS)}"
KEEP = '#!/bin/sh\necho "$(basename "$0") $*" >>"$(dirname "$0")/calls"\n'
QUIETLY = "DEBIAN_FRONTEND=noninteractive apt-get -qq -y"


class Machine:
    """A machine with nothing but Python, apt-get, and some more programs that keep what they are called with."""

    def __init__(self, folder: Path, *more: str) -> None:
        require("unshare")
        self._folder = folder
        for name in ("apt-get", *more):
            (folder / name).write_text(KEEP)
            (folder / name).chmod(0o755)
        for name in ("env", "sh", "basename", "dirname"):
            (folder / name).symlink_to(shutil.which(name) or "")

    def provide(self, who: tuple[str, ...], typed: str | None = None) -> str:
        """Look for what the tests need; on a terminal where something is typed. Return what is said."""
        code = "import debian; debian.provide(for_tests=True)"
        command = [*who, sys.executable, "-c", code]
        command[0] = shutil.which(command[0]) or ""
        env = {"PATH": str(self._folder), "PYTHONPATH": str(environment.ROOT / "scripts")}
        if typed is None:
            return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
        return on_a_terminal(*command, env=env, typed=typed)

    def calls(self) -> list[str]:
        """Return what the programs have been called with."""
        file = self._folder / "calls"
        return file.read_text().splitlines() if file.exists() else []


def test_root_gets_what_is_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    said = machine.provide(ROOT)
    assert f"Missing for the tests: {' '.join(debian.TEST_PROGRAMS)}\nRunning: {INSTALL}\n" in said
    assert machine.calls() == ["apt-get -qq -y update", f"apt-get -qq -y {INSTALL.removeprefix('apt-get ')}"]


@pytest.mark.parametrize(
    ("more", "told"),
    [((), f"To install that, run as root: {INSTALL}\n"), (("sudo",), f"To install that: sudo {INSTALL}\n")],
    ids=["no sudo", "sudo, no terminal"],
)
def test_a_plain_user_is_told_the_command(tmp_path: Path, more: tuple[str, ...], told: str) -> None:
    machine = Machine(tmp_path, *more)
    assert told in machine.provide(PLAIN)
    assert machine.calls() == []


@pytest.mark.parametrize("typed", ["\n", "no\n", "\x04"], ids=["nothing", "no", "Ctrl-D"])
def test_on_a_terminal_nothing_is_done_without_a_yes(tmp_path: Path, typed: str) -> None:
    machine = Machine(tmp_path, "sudo")
    assert f"Run this now: sudo {INSTALL}? [y/N] " in machine.provide(PLAIN, typed)
    assert machine.calls() == []


def test_who_says_yes_gets_what_is_missing_through_sudo(tmp_path: Path) -> None:
    machine = Machine(tmp_path, "sudo")
    machine.provide(PLAIN, "y\n")
    assert machine.calls() == [f"sudo env {QUIETLY} update", f"sudo env {QUIETLY} {INSTALL.removeprefix('apt-get ')}"]
