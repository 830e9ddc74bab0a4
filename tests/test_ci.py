"""What the check before a change relies on: .ci/run looks at a bare clone, and no test is skipped unseen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment
import pytest
import recordings

from tests.wire import UNMEASURED

SCRIPT = """
import os, pathlib, sys
home = pathlib.Path.home()
beside = [path.name for path in pathlib.Path.cwd().parent.iterdir()]
said = sys.argv, beside, list(home.iterdir()), os.environ.get("CI"), os.environ.get("NMFSERVER_RECORDINGS")
print("saw", *said, sep="|")
(pathlib.Path.cwd() / "left").touch()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="it is written for a shell of Unix")
@pytest.mark.parametrize("some", [False, True], ids=["without recordings", "with recordings"])
def test_it_checks_a_clone_in_an_empty_place_and_removes_it(tmp_path: Path, some: bool) -> None:
    checkout, sounds, temporary = tmp_path / "checkout", tmp_path / "sounds", tmp_path / "temporary"
    for name in (".ci/run", "scripts/recordings.py", "scripts/environment.py", "scripts/debian.py"):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(environment.ROOT / name, checkout / name)
    for name in ("demo", "test"):
        (checkout / "scripts" / f"{name}.py").write_text(SCRIPT)
    for folder in (sounds, temporary, tmp_path / "cache"):
        folder.mkdir()
    git = ("git", "-C", str(checkout), "-c", "user.name=x", "-c", "user.email=x@example.com")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        subprocess.run([*git, *words], check=True)
    (checkout / "scripts" / "demo.py").write_text("raise SystemExit('not committed')")
    if os.geteuid() == 0:
        subprocess.run(
            ["chown", "-R", "nobody", str(checkout)], check=True
        )  # git trusts nobody's checkouts but one's own
    env = {key: value for key, value in os.environ.items() if key != recordings.VARIABLE}
    env |= {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    if some:
        env[recordings.VARIABLE] = str(sounds)
    done = subprocess.run([checkout / ".ci" / "run"], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told, *saw = done.stdout.splitlines()
    assert told == "What is not committed yet is not checked."
    empty = "|['nmfserver']|[]|true|"
    wanted = [f"saw|['scripts/demo.py']{empty}None", f"saw|['scripts/test.py']{empty}None"]
    assert saw == wanted + [f"saw|['scripts/test.py', '-m', 'recordings']{empty}{sounds}"] * some
    assert list(temporary.iterdir()) == []
    assert not (checkout / "left").exists()


@pytest.mark.parametrize(
    ("ci", "workers", "code"),
    [("true", (), 1), ("true", ("-n", "2"), 1), ("", (), 0)],
    ids=["one process", "side by side", "elsewhere"],
)
def test_a_skipped_test_is_a_failure_there(tmp_path: Path, ci: str, workers: tuple[str, ...], code: int) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_sessionfinish\n")
    (tmp_path / "test_it.py").write_text(
        "import pytest\ndef test_one(): pass\ndef test_two(): pytest.skip('sclang is not installed')\n"
    )
    env = {key: value for key, value in os.environ.items() if key != "NUMBA_DISABLE_JIT"} | UNMEASURED
    path = os.pathsep.join([str(environment.ROOT), str(environment.ROOT / "scripts")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *workers, str(tmp_path)],
        cwd=tmp_path, env=env | {"CI": ci, "PYTHONPATH": path}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == code, done.stdout
    assert ("1 tests were skipped, which counts as a failure" in done.stdout) == bool(code)
