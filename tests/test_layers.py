"""The architecture, proved: which part may know which."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import nmfserver
from tests.wire import Process

PACKAGE = Path(nmfserver.__file__).parent

# Every part with what it may import: parts of nmfserver, and packages from elsewhere that only some may touch.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "children": set(),
    "console_window": set(),
    "core_speeds": set(),
    "cores": {"core_speeds"},
    "interrupts": set(),
    "renaming": set(),
    "leftovers": {"renaming"},
    "outlet": {"errors"},
    "log": {"errors"},
    "steps": set(),
    "threads": {"steps"},
    "pool": set(),
    "priority": set(),
    "timers": set(),
    "event_loop": set(),
    "kernels": {"children", "cores", "leftovers", "pool", "priority", "timers"},
    "config": {"cores", "errors"},
    "component_names": {"errors"},
    "template": set(),
    "buffers": {"component_names", "errors", "leftovers", "pool", "steps", "template"},
    "sound_files": {"children", "console_window", "errors", "leftovers", "priority", "renaming", "template"},
    "processes": {"cores", "errors", "kernels", "pool", "priority", "steps", "template", "threads"},
    "components": {"component_names", "errors", "processes", "template"},
    "results": {
        "component_names",
        "components",
        "errors",
        "interrupts",
        "leftovers",
        "picture",
        "pool",
        "renaming",
        "sound_files",
        "stores",
    },
    "training": {
        "cores",
        "errors",
        "kernels",
        "leftovers",
        "pool",
        "processes",
        "results",
        "sound_files",
        "steps",
        "stores",
    },
    "notebook": {"components", "errors", "results"},
    "decomposition": {"components", "notebook", "picture", "results", "stores"},
    "tasks": {
        "component_names",
        "errors",
        "audio",
        "buffers",
        "sound_files",
        "processes",
        "steps",
        "template",
        "training",
    },
    "jobs": {"errors", "priority", "tasks", "threads"},
    "scores": {"errors"},
    "library": {
        "buffers",
        "component_names",
        "decomposition",
        "errors",
        "processes",
        "results",
        "sound_files",
        "stores",
        "tasks",
        "template",
    },
    "learning": {"errors", "library", "processes", "stores", "training"},
    "picture": {"components", "errors"},
    "stores": {"errors", "leftovers", "sound_files"},
    "taking": {"errors", "kernels", "library", "results", "sessions", "sound_files", "stores"},
    "cluster": {"cores", "errors", "kernels", "leftovers", "processes", "sound_files", "stores", "taking", "training"},
    "manual": {"errors"},
    "sessions": {
        "component_names",
        "config",
        "errors",
        "leftovers",
        "audio",
        "buffers",
        "renaming",
        "sound_files",
        "template",
    },
    "audio": {"component_names", "errors", "kernels", "steps", "template", "threads", "timers"},
    "osc": {"errors", "log", "steps", "timers"},
    "commands": {
        "component_names",
        "template",
        "cores",
        "errors",
        "log",
        "steps",
        "threads",
        "timers",
        "priority",
        "config",
        "buffers",
        "sound_files",
        "sessions",
        "processes",
        "tasks",
        "training",
        "jobs",
        "audio",
        "osc",
    },
    "server": {
        "console_window",
        "errors",
        "event_loop",
        "threads",
        "priority",
        "config",
        "buffers",
        "sound_files",
        "sessions",
        "processes",
        "kernels",
        "jobs",
        "audio",
        "osc",
        "commands",
    },
    "page": {"console_window", "errors", "leftovers", "manual", "osc", "priority", "results", "sound_files"},
    "terminal": {
        "children",
        "cluster",
        "components",
        "cores",
        "errors",
        "config",
        "leftovers",
        "outlet",
        "sound_files",
        "sessions",
        "audio",
        "library",
        "manual",
        "page",
        "processes",
        "renaming",
        "results",
        "steps",
        "stores",
        "taking",
        "training",
        "kernels",
        "osc",
        "commands",
        "server",
    },
    "__main__": {"terminal"},
    "__init__": {"learning", "library"},
}
OUTSIDE: dict[str, set[str]] = {
    "numba": {"kernels"},
    "scipy": {"kernels", "processes"},
    "pythonosc": {"osc"},
    "soundfile": {"sound_files"},
    "_sounddevice": {"audio"},
    "jack": {"audio"},
    "mido": {"scores"},
    "llvmlite": {"kernels"},
    "rich": {"terminal"},
    "matplotlib": {"picture", "decomposition"},
    "distributed": {"cluster"},
    "fsspec": {"stores"},
    "psutil": {"config", "sound_files"},
    "platformdirs": {"config", "kernels"},
    "msgspec": {"sessions"},
    "threadpoolctl": {"kernels"},
    "asyncio": {"event_loop", "threads", "osc", "jobs", "audio", "commands", "page", "server"},
    "starlette": {"page"},
    "uvicorn": {"page"},
    "markdown_it": {"page"},
    "logging": {
        "log",
        "console_window",
        "kernels",
        "sound_files",
        "audio",
        "cluster",
        "osc",
        "commands",
        "server",
        "terminal",
    },
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


@pytest.mark.parametrize(
    ("packages", "file"),
    [({"sounddevice", "_sounddevice"}, "audio/portaudio/library.py"), ({"jack"}, "audio/jack/library.py")],
)
def test_only_one_file_knows_a_library_for_sound(packages: set[str], file: str) -> None:
    assert [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if packages & {name.partition(".")[0] for name in imports(path)}
    ] == [file]


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


HEAVY = {"numba", "scipy.linalg", "numpy", "soundfile", "sounddevice", "rich", "matplotlib", "asyncio", "pythonosc"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, nmfserver; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)


def test_a_command_loads_only_what_it_needs(recording: Path, server: Process, tmp_path: Path) -> None:
    assert loaded("--help") == set()
    assert loaded("send", "--port", str(server.port), "/status") == {"numpy", "pythonosc"}
    taken_apart = loaded("decompose", str(recording), "--out", str(tmp_path))
    assert "numba" in taken_apart
    # SciPy is numba's way to BLAS, and not ours. Another process has libsndfile. The rest is for servers, and for what
    # takes long on a terminal.
    assert not {"scipy.linalg", "sounddevice", "rich", "pythonosc", "asyncio", "soundfile"} & taken_apart


def loaded(*words: str) -> set[str]:
    """Return which heavy packages a command line loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "nmfserver", *words], capture_output=True, text=True, check=True
    )
    return HEAVY & {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_no_kernel_calls_a_kernel() -> None:
    """What is called is compiled into what calls it: as a kernel, it would be compiled twice, and cannot be linked."""
    kernels, calls = set(), set()
    for path in (PACKAGE / "kernels").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (marks := {_called(each) for each in node.decorator_list}):
                kernels |= {node.name} if "kernel" in marks else set()
                if marks & {"kernel", "part", "c_function"}:
                    calls |= {_called(each) for each in ast.walk(node) if isinstance(each, ast.Call)}
    assert {"descend", "resynthesise", "push"} <= kernels
    assert kernels & calls <= {"reduce"}  # two functions have this name: a kernel, and a part


def _called(node: ast.AST) -> str:
    """Return the name of the function that is called, without its module."""
    function = node.func if isinstance(node, ast.Call) else node
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
