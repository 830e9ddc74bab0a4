"""The first compiling: two processes side by side, which leave nothing behind however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from nmfserver.kernels import access, cache, compiling, on_demand, warmup
from nmfserver.kernels.cache import COMPLETE
from tests.wire import PATIENCE, wait_until

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
AT_ONCE = PATIENCE / 10
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


LOADED = """
import argparse
from nmfserver.terminal.serve import run_warmup
run_warmup(argparse.Namespace())
from nmfserver.kernels import on_demand
print(on_demand._loaded.is_set())
"""


def test_the_command_that_warms_up_does_so_with_what_a_server_compiles_on_demand() -> None:
    on_demand.prepare(lambda: None)  # here, as it may take long
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


EMPTY = """
import sys
from nmfserver.kernels import compiling, on_demand
def fail(*_): raise AssertionError("something is compiled")
compiling.compile_all = on_demand.prepare = fail
from nmfserver.terminal.main import main
sys.exit(main({words}))
"""


@pytest.mark.parametrize(
    ("flags", "code", "sentence"),
    [
        (["--template-frames", "0"], 1, "nmfserver: template_frames is 0"),
        (["--template-frames", "1", "--sparsity", "0"], 0, ""),
    ],
)
def test_arguments_are_looked_at_before_anything_is_compiled(
    flags: list[str], code: int, sentence: str, tmp_path: Path
) -> None:
    compiling.compile_all(lambda what, fraction: None)
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(3000) / 9), 44100)
    words = ["decompose", str(tmp_path / "tone.wav"), "--out", str(tmp_path / "out"), "--no-picture", *flags]
    done = subprocess.run([sys.executable, "-c", EMPTY.format(words=words)], capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert sentence in done.stderr


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


@pytest.mark.skipif(not access.IS_COMPILED, reason="about compiling")
def test_who_asks_is_told_of_compiling_where_nothing_can_be_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    on_demand.prepare(lambda: None)  # so that this is quick
    told: list[str] = []
    monkeypatch.setattr(on_demand, "_loaded", threading.Event())
    monkeypatch.setattr(cache, "cache_folder", lambda: None)
    on_demand.prepare(lambda: None, told.append)
    assert told == [on_demand.COMPILING]


def test_a_job_that_waits_for_another_to_compile_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    def report() -> None:
        raise InterruptedError

    monkeypatch.setattr(on_demand, "_loaded", threading.Event())
    with on_demand._lock, pytest.raises(InterruptedError):
        on_demand.prepare(report)
