"""A virtual environment of the checkout's own, for scripts that a person starts on a fresh machine.

Standard library only: this runs before anything is installed.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def rerun_inside(extras: str) -> None:
    """Return if this is the environment's own Python; otherwise make the environment ready, and run the script there.

    The process ends then, with the exit code of the script inside.
    """
    if Path(sys.prefix).resolve() == FOLDER.resolve():
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets this message
        sys.exit(f"Python {sys.version.split()[0]} is too old: nmfserver needs 3.11 or newer")
    debian.provide(for_tests="dev" in extras)
    _install(extras)
    sys.exit(subprocess.call([str(PYTHON), *sys.argv]))


def _install(extras: str) -> None:
    """Make the environment, and install the checkout with `extras` unless that is done already."""
    stamp = FOLDER / f"installed-{extras.replace(',', '-')}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    if not PYTHON.exists() or subprocess.run([*pip, "--version"], capture_output=True).returncode:
        print(f"Making a virtual environment in {FOLDER}", flush=True)
        venv.create(FOLDER, with_pip=True, clear=True, symlinks=os.name != "nt")
    print(f"Installing nmfserver[{extras}] there; the first time this takes a minute", flush=True)
    if subprocess.call([*pip, "install", "--quiet", "--editable", f"{ROOT}[{extras}]"]):
        sys.exit("It could not be installed; pip's reason stands above.")
    stamp.write_text(wanted)
