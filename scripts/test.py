"""Every check, on a machine that has nothing but Python: style, types, tests, coverage.

python3 scripts/test.py          everything
python3 scripts/test.py -k WORD  what follows goes to pytest, and only the tests run
"""

import os
import subprocess
import sys

import environment

COVERAGE_FLOOR = 95
"""Percent of the lines and branches, kernels with the compiler off included."""
ALONE = ["tests/audio", "tests/pd/test_audio.py", "tests/supercollider"]
"""These need the machine for themselves: sound must not wait, and on a busy one sclang 3.13 sometimes aborts in its own
TCP code. The others wait for programs most of the time, so two go side by side."""
ENGINE = ("engine", "safety", "freeze", "morph")
WITHOUT_COMPILER = ["tests/kernels", *(f"tests/audio/test_{name}.py" for name in ENGINE)]


def main() -> int:
    """Run the checks one after the other; stop at the first that fails."""
    if len(sys.argv) > 1:
        return _run("tests", ["pytest", *sys.argv[1:]])
    measured = ["coverage", "run", "-m", "pytest", "--durations=10"]
    for name, command, settings in (
        ("erase coverage", ["coverage", "erase"], {}),
        ("format", ["ruff", "format", "--check", "."], {}),
        ("style", ["ruff", "check", "."], {}),
        ("types", ["mypy"], {}),
        ("kernels, not compiled", [*measured, "-n", "2", *WITHOUT_COMPILER], {"NUMBA_DISABLE_JIT": "1"}),
        ("tests", [*measured, "-n", "2", "--dist", "loadfile", *(f"--ignore={path}" for path in ALONE)], {}),
        ("tests that need the machine", [*measured, *ALONE], {}),
        ("combine coverage", ["coverage", "combine", "--quiet"], {}),
        ("coverage", ["coverage", "report", f"--fail-under={COVERAGE_FLOOR}"], {}),
    ):
        code = _run(name, command, settings)
        if code:
            print(f"\nFailed: {name}", flush=True)
            return code
    print("\nEverything passed.", flush=True)
    return 0


def _run(name: str, command: list[str], settings: dict[str, str] | None = None) -> int:
    print(f"\n== {name}: {' '.join(command)}", flush=True)
    env = {**os.environ, **(settings or {})}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # the tests start hundreds of processes, which need not compile each time
    return subprocess.call([sys.executable, "-m", *command], cwd=environment.ROOT, env=env)


if __name__ == "__main__":
    environment.rerun_inside("dev,jack,midi,page,plot")
    sys.exit(main())
