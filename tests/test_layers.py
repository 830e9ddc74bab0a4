"""The architecture, proved: which part may know which."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import nmfserver

PACKAGE = Path(nmfserver.__file__).parent

# Every part with what it may import: parts of nmfserver, and packages from elsewhere that only some may touch.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "cores": set(),
    "leftovers": set(),
    "outlet": {"errors"},
    "log": {"errors"},
    "steps": set(),
    "threads": {"steps"},
    "kernels": {"cores", "leftovers"},
    "config": {"cores", "errors"},
    "buffers": {"errors", "leftovers", "steps"},
    "sound_files": {"errors", "leftovers"},
    "processes": {"cores", "errors", "kernels", "steps"},
    "tasks": {"errors", "audio", "buffers", "sound_files", "processes", "steps"},
    "jobs": {"errors", "tasks", "threads"},
    "library": {"errors", "buffers", "jobs", "processes", "tasks"},
    "picture": {"errors", "library"},
    "manual": {"errors"},
    "audio": {"errors", "kernels", "steps", "threads"},
    "osc": {"errors", "log", "steps"},
    "commands": {
        "errors",
        "log",
        "steps",
        "threads",
        "config",
        "buffers",
        "sound_files",
        "processes",
        "tasks",
        "jobs",
        "audio",
        "osc",
    },
    "server": {
        "errors",
        "threads",
        "config",
        "buffers",
        "sound_files",
        "processes",
        "kernels",
        "jobs",
        "audio",
        "osc",
        "commands",
    },
    "terminal": {
        "errors",
        "config",
        "outlet",
        "sound_files",
        "audio",
        "library",
        "manual",
        "picture",
        "kernels",
        "osc",
        "commands",
        "server",
    },
    "__main__": {"terminal"},
    "__init__": {"library"},
}
OUTSIDE: dict[str, set[str]] = {
    "numba": {"kernels"},
    "scipy": {"kernels", "processes"},
    "pythonosc": {"osc"},
    "soundfile": {"sound_files"},
    "_sounddevice": {"audio"},
    "llvmlite": {"kernels"},
    "rich": {"terminal"},
    "matplotlib": {"picture"},
    "psutil": {"config", "sound_files"},
    "platformdirs": {"kernels"},
    "threadpoolctl": {"kernels"},
    "asyncio": {"threads", "osc", "jobs", "audio", "commands", "server"},
    "logging": {"log", "kernels", "sound_files", "audio", "osc", "commands", "server", "terminal"},
}


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward_only(path: Path) -> None:
    here = part(path)
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "nmfserver" and rest[0] not in ("__version__", here):
            assert rest[0] in MAY_IMPORT[here], f"{here} imports {name}"
        elif top in OUTSIDE:
            assert here in OUTSIDE[top], f"{here} imports {name}"


def test_only_one_file_knows_the_sound_device() -> None:
    assert [
        path.name
        for path in PACKAGE.rglob("*.py")
        if {"sounddevice", "_sounddevice"} & {name.partition(".")[0] for name in imports(path)}
    ] == ["portaudio.py"]


def test_only_one_file_ends_commands() -> None:
    constants = {
        path.name: {
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        }
        for path in (PACKAGE / "commands").glob("*.py")
    }
    assert [name for name, found in constants.items() if {"/done", "/fail"} & found] == ["endings.py"]


def test_every_part_has_its_place() -> None:
    assert {part(path) for path in PACKAGE.rglob("*.py")} == set(MAY_IMPORT)


def test_the_order_has_no_circle() -> None:
    done: set[str] = set()
    while len(done) < len(MAY_IMPORT):
        free = {name for name, allowed in MAY_IMPORT.items() if name not in done and allowed <= done}
        assert free, "circle among " + ", ".join(sorted(set(MAY_IMPORT) - done))
        done |= free


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, nmfserver; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numba", "scipy", "numpy", "soundfile", "sounddevice", "rich", "matplotlib"} & set(loaded)
