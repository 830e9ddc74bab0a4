"""What the README says is true: its commands, run in a shell in a copy of the checkout; its names; its reference."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import environment
import pytest
import reference

from tests.programs import ALONE, PATIENCE, Program, require

README = (environment.ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
THIS = "python3 scripts/test.py"
"""The one command that is not run here: it runs this test."""


class Shell(Program):
    """A bash in a folder. It has a network of its own, and all the commands share it, as a person's terminals do."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        super().__init__(*ALONE, "bash", env=env)
        self.folder = folder
        self.run(f"cd '{folder}'")

    def run(self, command: str) -> list[str]:
        """Run a command; return what it puts out, and its exit code as the last line."""
        start = self.end_of_output
        self.write(f"{{ {command}\n}} </dev/null 2>'{self.folder}/errors.txt'; printf '\\n<%d>\\n' $?\n".encode())
        self.wait_for(r"\n<\d+>\n", 100, start)
        lines = [line for line in self.output(start).splitlines() if line]
        return [*lines[:-1], lines[-1].strip("<>")]

    def errors(self) -> str:
        """Return what the last command had to say beside its output."""
        return (self.folder / "errors.txt").read_text(encoding="utf-8")

    def ask_to_end(self) -> None:
        self.write(b"exit\n")


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A shell in a copy of the checkout, with an empty home; what pip needs is here, and no network."""
    for program in ("unshare", "ip"):
        require(program)
    ignored = (environment.ROOT / ".gitignore").read_text(encoding="utf-8").split()
    copy, home, programs = (tmp_path / name for name in ("nmfserver", "home", "programs"))
    shutil.copytree(
        environment.ROOT, copy, ignore=shutil.ignore_patterns(".git", *(name.strip("/") for name in ignored))
    )
    for folder in (home, programs):
        folder.mkdir()
    version = f"python3.{sys.version_info.minor}"
    (programs / "python3").symlink_to(Path(sys.base_prefix) / "bin" / version)  # whose packages these are
    shell = Shell(
        copy,
        {
            "HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "PATH": f"{programs}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # pip reads it the other way round: there is none
        },
    )
    yield shell
    shell.end()


def steps(block: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a session, with the lines that it shows as their output."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def check(shell: Shell, command: str, expected: list[str]) -> None:
    """Run a command of the session, and compare what it says."""
    *said, code = shell.run(command)
    said = [line for line in said if not line.startswith("/bufnmf/progress")]
    assert len(said) == len(expected), (command, said, shell.errors())
    for line, pattern in zip(said, expected, strict=True):
        assert re.fullmatch(re.escape(pattern).replace("…", r"\S+"), line), (command, line, pattern)
    assert code == ("1" if expected[-1].startswith("/fail") else "0")


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are written for a shell of Unix")
@pytest.mark.timeout(400)
def test_every_command_works_from_a_fresh_clone_as_it_is_written(shell: Shell) -> None:
    """Those of a language that has a test of its own are left out, and the tree of the sources."""
    ran = 0
    for language, block in BLOCK.findall(README):
        if language == "console":
            for command, expected in steps(block):
                check(shell, command, expected)
                ran += 1
        elif language == "python":
            assert shell.run(f"python - <<'end of file'\n{block}end of file")[-1] == "0", shell.errors()
        for command in block.splitlines() if language == "sh" else ():
            if command == "nmfserver serve":
                start = shell.end_of_output
                shell.run(f"{command} &")
                shell.wait_for("nmfserver is ready .*\n", PATIENCE, start)
            elif command == "nmfserver devices":
                assert shell.run(command)[-1] == "0" or "there is no sound device" in shell.errors()
            elif command != THIS:
                assert shell.run(command)[-1] == "0", (command, shell.errors())
            ran += 1
    assert ran > 20
    assert shell.run("wait %1") == ["0"]  # the session ends with /quit
    for program in re.findall(r"`(\.venv/bin/\w+)", README):
        assert (shell.folder / program).exists()
    languages = {language for language, block in BLOCK.findall(README) if "\n  errors.py" not in block}
    assert languages == {"sh", "console", "python", "supercollider"}


def test_the_reference_is_what_the_commands_say_of_themselves() -> None:
    assert reference.updated(README) == README, "stale: run scripts/reference.py"
    assert "| `components` | int" in README


def test_the_readme_names_no_file_that_does_not_exist() -> None:
    for name in re.findall(r"\]\(([^)#]+)\)|`((?:scripts|tests|config)/[\w./-]+)`", README):
        path = name[0] or name[1]
        assert (environment.ROOT / path).exists(), path
