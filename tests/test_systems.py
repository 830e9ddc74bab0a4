"""macOS and Windows: every module can be loaded there, and what only Unix or Linux has is asked for in known places."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import environment
import pytest

import nmfserver

PACKAGE = Path(nmfserver.__file__).parent
TESTS = Path(__file__).parent
UNIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}

UNIX_ONLY = {
    "os": {
        "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_PATH", "O_TMPFILE", "chown", "fork", "forkpty", "getegid",
        "geteuid", "getgid", "getloadavg", "getpgid", "getpriority", "getuid", "killpg", "memfd_create", "mkfifo",
        "nice", "openpty", "posix_fallocate", "pread", "preadv", "pwrite", "pwritev", "register_at_fork", "sched_yield",
        "sched_getaffinity", "sched_setaffinity", "sendfile", "setpriority", "setsid", "sysconf", "uname",
    },
    "signal": {"SIGALRM", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGSTOP", "SIGUSR1", "SIGUSR2", "pause"},
    "socket": {"AF_UNIX", "SCM_RIGHTS", "SO_REUSEPORT", "MSG_DONTWAIT", "recv_fds", "send_fds"},
    "mmap": {"MADV_DONTNEED", "MADV_HUGEPAGE", "MADV_REMOVE", "MAP_ANONYMOUS", "MAP_PRIVATE"},
    "select": {"epoll", "kqueue", "poll"},
    "time": {"CLOCK_MONOTONIC", "clock_gettime"},
}  # fmt: skip
"""What Windows has not."""

KNOWN = {
    "cores.py": {"sched_getaffinity"},  # where it is there
    "kernels/access.py": {"CLOCK_MONOTONIC"},  # Windows has QueryPerformanceCounter
    "kernels/team.py": {"register_at_fork"},  # where it is there
    "leftovers.py": {"O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "geteuid"},  # where files can be locked
    "pool.py": {"MADV_DONTNEED", "MADV_HUGEPAGE", "MAP_ANONYMOUS", "MAP_PRIVATE", "register_at_fork"},  # not on Windows
    "priority.py": {"getpriority", "setpriority"},  # on Linux
    "audio/portaudio/jack.py": {"poll"},  # where there is /proc
    "sound_files/access.py": {"O_NOFOLLOW"},  # where a file can be opened relative to a folder
    "sound_files/link.py": {"memfd_create"},  # on Linux
    "taking/beside.py": {"SIGKILL"},  # on Linux
    "sound_files/unnamed.py": {"MADV_REMOVE", "O_NONBLOCK", "O_TMPFILE", "posix_fallocate"},  # where there is O_TMPFILE
}
"""The files that ask for such things, and when they do."""

LOAD = """
import importlib, mmap, os, pkgutil, select, signal, socket, sys, time
import nmfserver

def load():
    for each in pkgutil.walk_packages(nmfserver.__path__, "nmfserver."):
        if each.name != "nmfserver.__main__":
            importlib.import_module(each.name)

load()  # with all that comes from elsewhere, which was made for this system
for system, modules, missing in {systems!r}:
    for name in [name for name in sys.modules if name.startswith("nmfserver.")]:
        del sys.modules[name]
    sys.modules.update(dict.fromkeys(modules))
    for module, names in missing.items():
        for name in names:
            globals()[module].__dict__.pop(name, None)
    sys.platform = system
    load()
    from nmfserver.server import SWITCH_INTERVAL
    from nmfserver import leftovers
    print(system, SWITCH_INTERVAL, leftovers.fcntl is None)
"""
LINUX_ONLY = {"os": {"O_PATH", "O_TMPFILE", "memfd_create", "posix_fallocate", "sched_getaffinity"},
              "mmap": {"MADV_HUGEPAGE", "MADV_REMOVE"}, "select": {"epoll"}}  # fmt: skip
"""What macOS has not."""


def test_every_module_is_loaded_on_macos_and_windows() -> None:
    systems = [("darwin", [], LINUX_ONLY), ("win32", sorted(UNIX_MODULES), UNIX_ONLY)]
    done = subprocess.run([sys.executable, "-c", LOAD.format(systems=systems)], capture_output=True, text=True)
    assert done.stderr == ""
    # Python waits for the GIL in whole milliseconds on Windows: half of one is none, and those who wait spin.
    assert done.stdout.splitlines() == ["darwin 0.0005 False", "win32 0.001 True"]


def unix_only(path: Path) -> set[str]:
    """Return what a file asks for that Windows has not, unless it asks by `getattr` with a default."""
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        and node.attr in UNIX_ONLY.get(node.value.id, ())
    }  # fmt: skip


def test_what_windows_has_not_is_asked_for_in_known_places() -> None:
    found = {path.relative_to(PACKAGE).as_posix(): unix_only(path) for path in PACKAGE.rglob("*.py")}
    assert {path: names for path, names in found.items() if names} == KNOWN


def at_once(path: Path) -> set[str]:
    """Return the modules that a file imports when it is loaded."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("folder", [PACKAGE, TESTS, environment.ROOT / "scripts"], ids=lambda path: path.name)
def test_nothing_needs_a_module_of_unix_to_be_loaded(folder: Path) -> None:
    found = defaultdict[str, set[str]](set)
    for path in folder.rglob("*.py"):
        if needed := at_once(path) & UNIX_MODULES:
            found[path.relative_to(folder).as_posix()] |= needed
    assert not found
