"""The first compiling: two processes side by side, which leave nothing behind however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from nmfserver.kernels import compiling, warmup
from nmfserver.kernels.cache import COMPLETE
from tests.wire import wait_until

pytestmark = [
    pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="nothing is compiled in this run"),
    pytest.mark.skipif(sys.platform != "linux", reason="only there an environment variable moves the cache folder"),
]
WARM_UP = [sys.executable, "-m", "nmfserver", "warmup"]
IN_VAIN = """
from nmfserver.kernels import cache, compiling
reports = []
compiling.compile_all(lambda what, fraction: reports.append(what))
print(reports, cache.is_complete())
"""
AT_ONCE = 3.0
"""Seconds: it takes a tenth of one, but other tests keep the cores busy. To wait for the compiler takes longer."""


def test_the_processes_share_all_steps() -> None:
    assert sorted(name for group in compiling.GROUPS for name in group) == sorted(warmup.SHARES)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_ctrl_c_or_a_kill_ends_the_first_compiling_at_once_and_both_processes(ending: int, tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    with subprocess.Popen(WARM_UP, env=env, stderr=subprocess.PIPE) as program:
        parent = psutil.Process(program.pid)
        wait_until(lambda: len(parent.children()) == len(compiling.GROUPS))
        both = parent.children()
        wait_until(lambda: all(_compiles(each) for each in both))
        program.send_signal(ending)
        assert program.wait(AT_ONCE) == (130 if ending == signal.SIGINT else -signal.SIGKILL)
        assert program.stderr is not None
        assert program.stderr.read() == b""
        psutil.wait_procs(both, AT_ONCE)
        assert not any(each.is_running() for each in both)
    assert not list(tmp_path.rglob(f"{COMPLETE}*"))


def test_where_nothing_can_be_kept_no_process_is_started_and_that_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "file")}
    done = subprocess.run([sys.executable, "-c", IN_VAIN], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "[] False\n"
    assert done.stderr.count("every start compiles them anew") == 1


def test_modules_beside_the_package_do_not_hide_pythons_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "queue.py").write_text("raise ImportError('not this one')")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    with compiling._started(()) as process:
        assert process.stdout is not None
        assert process.stdout.read() == ""
    assert process.returncode == 0


def _compiles(process: psutil.Process) -> bool:
    return bool(process.cpu_times().user > 1)


CANCELLED = """
from nmfserver.kernels import on_demand
def report():
    raise InterruptedError
try:
    on_demand.prepare(report)
except InterruptedError:
    print("cancelled", on_demand._is_on_disk())
"""


def test_a_job_that_is_cancelled_ends_the_compiling_that_it_waits_for(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", CANCELLED], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "cancelled False\n"
