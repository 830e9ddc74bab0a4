"""What pip cannot install: Debian's packages. apt is run for root, and for a plain user who says yes; others are told.

Standard library only: this runs before anything is installed.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from itertools import chain

LIBRARIES = {"libportaudio2": "libportaudio.so.2"}
TEST_PROGRAMS = {
    "iproute2": "ip",
    "util-linux": "unshare",
    "node-typescript": "tsc",
    "supercollider-language": "sclang",
    "supercollider-server": "scsynth",
    "jackd2": "jackd",
    "puredata-core": "pd",
    "puredata-gui": "pd-gui",
    "xvfb": "Xvfb",
    "chromium": "chromium",
}
"""The program of each package. Some tests join two network namespaces by a cable. Those of the Quark need SuperCollider
and JACK, which scsynth plays through. Those of the patches need Pd, and the picture of one its window and a screen.
Those of the page need a browser."""
LIVE, TESTS, ENVIRONMENT = "live audio", "the tests", "making a virtual environment"


def provide(for_tests: bool) -> None:
    """Install missing packages, or print how; end the script if it needs them."""
    missing = {purpose: packages for purpose, packages in _missing(for_tests).items() if packages}
    for purpose, packages in missing.items():
        print(f"Missing for {purpose}: {' '.join(packages)}", flush=True)
    if missing and not install([*chain(*missing.values())]) and ENVIRONMENT in missing:
        sys.exit("Without that, this Python cannot make a virtual environment.")


def _missing(for_tests: bool) -> dict[str, list[str]]:
    """Return the packages that are missing, by what they are for."""
    linux = sys.platform == "linux"
    libraries, programs = (LIBRARIES if linux else {}), (TEST_PROGRAMS if linux and for_tests else {})
    own = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return {
        LIVE: [package for package, library in libraries.items() if not _loads(library)],
        TESTS: [package for package, program in programs.items() if not shutil.which(program)],
        ENVIRONMENT: [] if importlib.util.find_spec("ensurepip") else [own],
    }


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> bool:
    """Install packages, as root or if the user agrees; otherwise print the command. Return whether it was done."""
    if not shutil.which("apt-get"):
        print("(These are Debian's names.)", flush=True)
        return False
    words = ["apt-get", "install", "--no-install-recommends", *packages]
    if os.geteuid() == 0:
        print(f"Running: {' '.join(words)}", flush=True)
        return _run([], words)
    sudo = ["sudo"] if shutil.which("sudo") else []
    command = " ".join([*sudo, *words])
    if sudo and sys.stdin.isatty() and sys.stdout.isatty():
        return _yes(f"Run this now: {command}? [y/N] ") and _run(sudo, words)
    print(f"To install that{'' if sudo else ', run as root'}: {command}", flush=True)
    return False


def _yes(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _run(sudo: list[str], words: list[str]) -> bool:
    """Run a command of apt that asks nothing more; return whether that went well."""
    program, *rest = words
    quiet = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", program, "-qq", "-y"]
    return all(subprocess.call([*quiet, *each], stdout=subprocess.DEVNULL) == 0 for each in (["update"], rest))
