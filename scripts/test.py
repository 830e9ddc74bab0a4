"""Every check, on a machine that has nothing but Python: style, types, tests.

python3 scripts/test.py             everything
python3 scripts/test.py --coverage  measures coverage, too, that of the kernels as Python as well, which takes half as
                                    long again; so does CI=true
python3 scripts/test.py -k WORD     what follows goes to pytest, and only the tests run
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping

import environment

COVERAGE = "--coverage"
COVERAGE_FLOOR = 95
"""Percent of the lines and branches, kernels with the compiler off included."""
ENGINE = ("engine", "safety", "freeze", "morph")
OFFLINE = {*ENGINE, "following", "mixer", "scenes", "tempo"}
"""Tests of live audio that drive the engine themselves: there is no sound server that could come late."""
AUDIO = sorted(path.relative_to(environment.ROOT).as_posix() for path in environment.ROOT.glob("tests/audio/test_*.py"))
ALONE = [
    *(path for path in AUDIO if path not in {f"tests/audio/test_{name}.py" for name in OFFLINE}),
    "tests/pd/test_audio.py", "tests/supercollider",
]  # fmt: skip
"""These need the machine for themselves: sound must not wait, and on a busy one sclang 3.13 sometimes aborts in its own
TCP code. The others wait for programs most of the time: three go side by side, on two cores, too."""
WITHOUT_COMPILER = ["tests/kernels", *(f"tests/audio/test_{name}.py" for name in ENGINE)]
"""With the compiler off, coverage sees the lines of the kernels."""
NOT_COMPILED = {"NUMBA_DISABLE_JIT": "1"}


def main() -> int:
    """Run the checks one after the other; stop at the first that fails."""
    chosen = sys.argv[1:]
    if chosen and chosen != [COVERAGE]:
        return _run("tests", ["pytest", *chosen])
    for name, command in _checks(bool(chosen) or os.environ.get("CI") == "true"):
        code = _run(name, command, NOT_COMPILED if name == "kernels, not compiled" else {})
        if code:
            print(f"\nFailed: {name}", flush=True)
            return code
    print("\nEverything passed.", flush=True)
    return 0


def _checks(measures_coverage: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each check, and the module with its arguments."""
    tests = ["pytest", "--durations=10"]
    several = "2" if measures_coverage else "3"
    if measures_coverage:
        tests = ["coverage", "run", "-m", *tests]
        yield "erase coverage", ["coverage", "erase"]
    yield "format", ["ruff", "format", "--check", "."]
    yield "style", ["ruff", "check", "."]
    yield "types", ["mypy"]
    if measures_coverage:
        yield "kernels, not compiled", [*tests, "-n", "2", *WITHOUT_COMPILER]
    yield "tests", [*tests, "-n", several, "--dist", "loadfile", *(f"--ignore={path}" for path in ALONE)]
    yield "tests that need the machine", [*tests, *ALONE]
    if measures_coverage:
        yield "combine coverage", ["coverage", "combine", "--quiet"]
        yield "coverage", ["coverage", "report", f"--fail-under={COVERAGE_FLOOR}"]


def _run(name: str, command: list[str], settings: Mapping[str, str] | None = None) -> int:
    print(f"\n== {name}: {' '.join(command)}", flush=True)
    env = {**os.environ, **(settings or {})}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start hundreds of processes, which need not compile each time
    return subprocess.call([sys.executable, "-m", *command], cwd=environment.ROOT, env=env)


if __name__ == "__main__":
    environment.rerun_inside("cluster,dev,jack,midi,page,plot")
    sys.exit(main())
