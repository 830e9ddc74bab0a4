"""A virtual environment of the checkout's own, for scripts that a person starts on a fresh machine.

Standard library only: this runs before anything is installed.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Debian's packages: live audio needs PortAudio; a bare Python there cannot make environments.
LIBRARIES = {"libportaudio2": "libportaudio.so.2"}
# Some tests join two network namespaces by a cable. Those of the Quark need SuperCollider, and scsynth needs JACK.
# Those of the patches need Pd, and the picture of one its window and a screen.
TEST_PROGRAMS = {
    "iproute2": "ip",
    "util-linux": "unshare",
    "supercollider-language": "sclang",
    "supercollider-server": "scsynth",
    "jackd2": "jackd",
    "puredata-core": "pd",
    "puredata-gui": "pd-gui",
    "xvfb": "Xvfb",
}


def rerun_inside(extras: str) -> None:
    """Return if this is the environment's own Python; otherwise make the environment ready, and run the script there.

    The process ends then, with the exit code of the script inside.
    """
    if Path(sys.prefix).resolve() == FOLDER.resolve():
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older one is told so
        sys.exit(f"Python {sys.version.split()[0]} is too old: nmfserver needs 3.11 or newer")
    _install_system_packages(for_tests="dev" in extras)
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


def _install_system_packages(for_tests: bool) -> None:
    """On Debian as root, install what pip cannot; elsewhere say what is missing; go on if it can be done without."""
    missing = [package for package, library in LIBRARIES.items() if sys.platform == "linux" and not _loads(library)]
    if for_tests and sys.platform == "linux":
        missing += [package for package, program in TEST_PROGRAMS.items() if not shutil.which(program)]
    if no_environments := importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not missing or (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0 and _apt_get(missing)):
        return
    print(f"Missing, and better installed: {' '.join(missing)} (Debian's names)", flush=True)
    if no_environments:
        sys.exit(f"Without {missing[-1]}, this Python cannot make a virtual environment.")


def _apt_get(packages: list[str]) -> bool:
    """Install Debian's packages; return whether that went well."""
    print(f"Installing {', '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = ["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]
    return all(
        subprocess.call(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL) == 0 for command in commands
    )


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
