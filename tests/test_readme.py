"""What the README and the pages of the documentation say is true.

Their commands are run, in a shell in a copy of the checkout; links, names of files, settings and the reference are
compared with what is there.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import environment
import pytest

import nmfserver
from nmfserver import config, manual
from nmfserver.commands import reference
from nmfserver.processes.presets import PRESETS
from tests.programs import PATIENCE, Alone, require

README = environment.ROOT / "README.md"
PAGES = {name: manual.FOLDER / f"{name}.md" for name in manual.PAGES}
DOCUMENTS = (README, *PAGES.values())
LONGEST_README = 200
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")
THIS = "python3 scripts/test.py"
"""The one command that is not run here: it runs this test."""


def text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


class Shell(Alone):
    """A bash in a folder. It has a network of its own, and all the commands share it, as a person's terminals do."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        super().__init__("bash", env=env)
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
    """A shell in a copy of the checkout, with an empty home; what pip needs is here, and no network.

    Kernels that are compiled already are used: test_demo.py and .ci/run show that the first start compiles them.
    """
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
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),
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
    """Run a command of a session, and compare what it says."""
    *said, code = shell.run(command)
    said = [line for line in said if not line.startswith("/bufnmf/progress")]
    assert len(said) == len(expected), (command, said, shell.errors())
    for line, pattern in zip(said, expected, strict=True):
        assert re.fullmatch(re.escape(pattern).replace("…", r"\S+"), line), (command, line, pattern)
    assert code == ("1" if expected[-1].startswith("/fail") else "0")


def follow(shell: Shell, document: Path) -> int:
    """Do what a document says, in its order; return how many commands that were.

    A session ends with /quit. Code of a language that has a test of its own is left out.
    """
    ran = 0
    for language, block in BLOCK.findall(text(document)):
        assert language in ("sh", "console", "python", "supercollider", "text"), document
        if language == "console":
            for command, expected in steps(block):
                check(shell, command, expected)
                ran += 1
                if command == "nmfserver send /quit":
                    assert shell.run("wait $!") == ["0"]
        elif language == "python":
            assert shell.run(f"python - <<'end of file'\n{block}end of file")[-1] == "0", shell.errors()
            ran += 1
        for command in block.splitlines() if language == "sh" else ():
            if command == "nmfserver serve":
                start = shell.end_of_output
                shell.run(f"{command} &")
                shell.wait_for("nmfserver is ready .*\n", PATIENCE, start)
            elif command == "nmfserver devices":
                assert shell.run(command)[-1] == "0" or "there is no sound device" in shell.errors()
            elif not command.startswith(THIS):
                assert shell.run(command)[-1] == "0", (command, shell.errors())
            ran += 1
    return ran


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are written for a shell of Unix")
@pytest.mark.timeout(400)
def test_every_command_works_from_a_fresh_clone_as_it_is_written(shell: Shell) -> None:
    ran = {document.stem: follow(shell, document) for document in DOCUMENTS}
    assert [ran[name] >= least for name, least in (("README", 13), ("protocol", 14), ("command-line", 3))] == [True] * 3
    for program in re.findall(r"`(\.venv/bin/\w+)", "".join(map(text, DOCUMENTS))):
        assert (shell.folder / program).exists()
    installed = shell.run("~/nmfserver/bin/nmfserver help /live/learn")  # the pages come with the package
    assert (installed[0].strip(), installed[-1]) == ("/live/learn", "0")


def test_the_readme_is_short_and_leads_to_every_page() -> None:
    assert len(text(README).splitlines()) <= LONGEST_README
    assert {f"nmfserver/docs/{path.name}" for path in PAGES.values()} <= {
        path for path, _ in LINK.findall(text(README))
    }
    assert set(PAGES.values()) == set(manual.FOLDER.glob("*.md"))


def anchors(document: Path) -> set[str]:
    """Return the names of a document's headings in links, as GitHub makes them."""
    without_code = BLOCK.sub("", text(document))
    headings = re.findall(r"^#+ (.*)$", without_code, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(document: Path) -> None:
    for path, anchor in LINK.findall(text(document)):
        target = document.parent / path if path else document
        assert target.is_file(), path
        assert not anchor or anchor in anchors(target), (path, anchor)
        # A page comes with the package, where there is nothing outside of its folder.
        assert document == README or target.parent == manual.FOLDER, path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    for name in re.findall(r"`(?:python3 )?((?:scripts|tests|config|nmfserver)/[\w./-]+)", text(document)):
        assert (environment.ROOT / name).exists(), name


def test_the_layout_names_every_part_and_nothing_else() -> None:
    (layout,) = re.findall(r"```text\n(.*?)```", text(PAGES["contributing"]), re.DOTALL)
    inner = re.findall(r"^  (\S+)  ", layout, re.MULTILINE)
    assert all((environment.ROOT / "nmfserver" / name).exists() for name in inner)
    package = environment.ROOT / "nmfserver"
    modules = {path.name for path in package.glob("[!_]*.py")} | {
        f"{path.parent.name}/" for path in package.glob("*/__init__.py")
    }
    assert modules <= {*inner, *re.findall(r"(\w+\.py)", layout)}


def test_the_reference_is_what_the_commands_say_of_themselves() -> None:
    assert text(PAGES["commands"]) == reference.page(), "stale: run scripts/reference.py"
    assert "| `components` | int" in reference.page()


def rows(page: str) -> list[list[str]]:
    """Return the cells of all tables of a page."""
    return [line.strip("| ").split(" | ") for line in text(PAGES[page]).splitlines() if line.startswith("| ")]


def test_every_argument_of_the_library_is_listed_with_its_default() -> None:
    told = {
        name: default
        for names, defaults, *_ in rows("python")
        for name, default in zip_longest(names.split(", "), defaults.split(", "), fillvalue=defaults)
    }
    for name, parameter in inspect.signature(nmfserver.decompose).parameters.items():
        if name not in ("samples", "sample_rate", "watch"):
            assert ast.literal_eval(told[f"`{name}`"].strip("`")) == parameter.default, name


def test_every_preset_is_listed_with_its_values_and_the_reason() -> None:
    told = {cells[0]: cells[1:] for cells in rows("sounds")}
    for name, preset in PRESETS.items():
        assert told[f"`{name}`"] == [str(value) for value in dataclasses.astuple(preset)]


def test_every_setting_is_listed_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", text(PAGES["command-line"]), re.MULTILINE))
    shown = {
        name: "none" if value == () else f'`"{value}"`' if isinstance(value, str) else f"`{value}`"
        for name, value in dataclasses.asdict(config.load()).items()
    }
    assert rows == shown
