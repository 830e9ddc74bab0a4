"""Processes of our own: which program runs them, and how they are kept from receiving this process's Ctrl-C."""

import os
import subprocess
import sys
from typing import Any


def python() -> str:
    """Return the path of this Python, for a process whose number, parent and end are to be its own.

    A virtual environment of Windows has a launcher instead, which starts the real one as a child and waits for it.
    """
    return _base() if _is_launched() else sys.executable


def environment() -> dict[str, str]:
    """Return the environment for `python`: the launcher's path tells it which packages are installed.

    multiprocessing does the same (Python's issue 35797).
    """
    return {**os.environ, **({"__PYVENV_LAUNCHER__": sys.executable} if _is_launched() else {})}


def _is_launched() -> bool:
    return sys.platform == "win32" and sys.executable != _base()


def _base() -> str:
    return getattr(sys, "_base_executable", sys.executable)


def apart() -> dict[str, Any]:
    """Return arguments of `subprocess.Popen`: the process receives no Ctrl-C."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
