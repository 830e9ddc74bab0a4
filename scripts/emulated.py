"""Tests, and a decomposition, on the arm64 processor of a Mac or a Raspberry Pi: by emulation.

python3 scripts/emulated.py             the tests of the kernels, of the commands and of scsynth's command line, then a
                                        decomposition there and here, and how they differ
python3 scripts/emulated.py WORDS       what follows goes to pytest there: files, -k WORD, -x

At the end stands how many tests of each file passed, or did not.

It runs on Debian, on any processor, and takes an hour: an emulated core compiles many times as slowly. Python for arm64
comes from Debian, its packages from PyPI, and the emulator, QEMU's, from Debian as well. All of it is unpacked into
`build/arm64`, and nothing is installed. To collect Debian's packages, debootstrap has to be run by root.

What it cannot show: how fast anything is, and in which order one core sees what another one has written. On x86-64 the
emulator keeps more of that order than an arm64 processor does.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import debian
import environment

ROOT = environment.ROOT / "build" / "arm64"
SYSTEM, PACKAGES, PYTHON = ROOT / "system", ROOT / "packages", ROOT / "python"
RELEASE, VERSION = "bookworm", "3.11"
DEBIAN = ("python3.11", "python3.11-venv", "libportaudio2", "libgomp1")
KEPT = ("lib", "usr")
"""Folders of Debian's packages that are used. The emulator shows what lies here in the place of the machine's own: an
empty `proc`, for one, would hide all processes."""
NOT_NEEDED = ("mypy", "playwright", "ruff", "scikit-learn")
"""Packages that these tests do without."""
PLATFORMS = ("manylinux_2_28_aarch64", "manylinux_2_27_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64")
TESTS = ("tests/kernels", "tests/commands", "tests/test_scsynth.py")
REPORT = ROOT / "report.xml"
TIMEOUT = 3600
"""Seconds that a test may take there."""
PATIENCE = 300
"""Seconds that a test waits there for an answer: a server takes half a minute to start."""
LIMIT = 1e-4
"""Most difference of a decomposition, beside the largest value: two BLAS round otherwise in every round."""
PYTEST = (PYTHON, "-m", "pytest", "-q", f"--timeout={TIMEOUT}", f"--junitxml={REPORT}")
DECOMPOSE = """
import sys, numpy as np, nmfserver
parts = nmfserver.decompose(np.load(sys.argv[1]), 44100, components=3, seed=1)
np.savez(sys.argv[2], bases=parts.bases, activations=parts.activations, stems=parts.stems)
"""


def main() -> int:
    """Make what is missing, and run; return the exit code."""
    prepare()
    run(PYTHON, "-m", "nmfserver", "warmup", **there())
    words = sys.argv[1:]
    REPORT.unlink(missing_ok=True)
    code = subprocess.call([*PYTEST, *(words or TESTS)], **there())
    if REPORT.exists():  # pytest has understood the words
        count()
    return code or (0 if words else compare())


def prepare() -> None:
    """Unpack the emulator, Debian's packages for arm64, and PyPI's, unless they are there."""
    ROOT.mkdir(parents=True, exist_ok=True)
    if not SYSTEM.is_dir():
        require_debootstrap()
        fetched, new = ROOT / "fetched", ROOT / "unpacked"
        command = [debootstrap(), "--download-only", "--arch=arm64", "--variant=minbase"]
        run(*command, f"--include={','.join(DEBIAN)}", RELEASE, fetched)
        for package in sorted((fetched / "var/cache/apt/archives").glob("*.deb")):
            run("dpkg-deb", "--extract", package, new)
        for folder in new.iterdir():
            if folder.name not in KEPT:
                shutil.rmtree(folder)
        new.rename(SYSTEM)
    if not PYTHON.exists():
        # The tests start Python again and again: to the system, this is a program like any other.
        words = map(shlex.quote, (emulator(), str(SYSTEM), f"{SYSTEM}/usr/bin/python{VERSION}"))
        PYTHON.write_text('#!/bin/sh\nexec {} -0 "$0" -L {} {} "$@"\n'.format(*words))
        PYTHON.chmod(0o755)
    if not PACKAGES.is_dir():
        platforms = (f"--platform={each}" for each in PLATFORMS)
        target = (f"--python-version={VERSION}", "--implementation=cp", "--only-binary=:all:", f"--target={PACKAGES}")
        run(sys.executable, "-m", "pip", "install", "--quiet", *platforms, *target, *requirements())


def debootstrap() -> str | None:
    """Return the path of what collects Debian's packages, which lies where plain users' shells do not look."""
    return shutil.which("debootstrap") or shutil.which("debootstrap", path="/usr/sbin")


def require_debootstrap() -> None:
    """Install it if it is missing, or end with how to."""
    if debootstrap() is None:
        print("Missing to collect Debian's packages for arm64: debootstrap", flush=True)
        if not debian.install(["debootstrap"]):
            sys.exit(1)


def emulator() -> str:
    """Return the path of QEMU; where it is not installed, unpack it."""
    found = shutil.which("qemu-aarch64-static") or shutil.which("qemu-aarch64")
    if found is None:
        run("apt-get", "download", "qemu-user-static", cwd=ROOT)
        run("dpkg-deb", "--extract", next(ROOT.glob("qemu-user-static_*.deb")), ROOT / "qemu")
        found = str(ROOT / "qemu/usr/bin/qemu-aarch64-static")
    return found


def requirements() -> list[str]:
    """Return what the tests need, from pyproject.toml."""
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [
        each for name in ("dev", "jack", "midi", "page", "plot") for each in project["optional-dependencies"][name]
    ]
    return [each for each in [*project["dependencies"], *extras] if not each.startswith(NOT_NEEDED)]


def there() -> dict[str, Any]:
    """Return the arguments of `subprocess` for the emulated Python."""
    paths = os.pathsep.join(map(str, (PACKAGES, environment.ROOT, environment.ROOT / "scripts")))
    own = {"PYTHONPATH": paths, "PYTHONNOUSERSITE": "1", "XDG_CACHE_HOME": str(ROOT / "cache")}
    return {"cwd": environment.ROOT, "env": {**os.environ, **own, "NMFSERVER_TESTS_PATIENCE": str(PATIENCE)}}


def count() -> None:
    """Print how the tests of each file ended."""
    files: dict[str, Counter[str]] = {}
    for test in ElementTree.parse(REPORT).iterfind(".//testcase[@classname]"):  # one that was interrupted has no class
        ending = "passed" if len(test) == 0 else test[0].tag
        files.setdefault(test.attrib["classname"], Counter())[ending] += 1
    for name, endings in sorted(files.items()):
        print(f"{name}: {', '.join(f'{number} {ending}' for ending, number in endings.items())}")


def compare() -> int:
    """Take a drum loop apart there and here; print how far the results differ, and return 1 where that is too far."""
    import numpy as np
    from drum_loop import loop

    np.save(source := ROOT / "loop.npy", loop())
    results = {}
    for name, python, place in (("there", PYTHON, there()), ("here", sys.executable, {"cwd": environment.ROOT})):
        run(python, "-c", DECOMPOSE, source, ROOT / f"{name}.npz", **place)
        results[name] = np.load(ROOT / f"{name}.npz")
    worst = 0.0
    for key in results["here"].files:
        ours, theirs = results["here"][key], results["there"][key]
        worst = max(worst, difference := float(np.abs(ours - theirs).max() / np.abs(ours).max()))
        print(f"{key}: {ours.shape}, largest difference {difference:.1e} of the largest value", flush=True)
    return int(worst > LIMIT)


def run(*command: object, **options: Any) -> None:
    """Run a command, or end with its exit code."""
    code = subprocess.call(list(map(str, command)), **options)
    if code:
        sys.exit(f"failed: {' '.join(map(str, command))}")


if __name__ == "__main__":
    environment.rerun_inside("dev,jack,midi,page,plot")
    sys.exit(main())
