"""`nmfserver decompose --scheduler`, on a real cluster of two worker processes: the same files, and nothing is lost."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

import nmfserver
from tests.cluster import sftp
from tests.cluster.dask import Dask, certificate, version
from tests.terminal.running import PROGRAM, QUICK, content, decompose, names, run, tone
from tests.wire import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are stopped and killed in another way there")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A scheduler and two workers, each a process."""
    folder = tmp_path_factory.mktemp("cluster")
    cluster = Dask(folder, certificate(folder))
    try:
        for _ in range(2):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.close()


@pytest.fixture(scope="module")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sounds of several sizes, one that is none, and what came of the sounds on this machine."""
    folder = tmp_path_factory.mktemp("tones")
    (folder / "sounds" / "more").mkdir(parents=True)
    for number in range(9):
        tone(folder / "sounds" / f"tone-{number}.wav", 3000 + 700 * number, 200 + 10 * number)
    tone(folder / "sounds" / "more" / "tone-3.wav", 9000)
    (folder / "sounds" / "broken.wav").write_text("no sound")
    assert decompose("sounds", "--out", "here", cwd=folder).returncode == 1
    return folder


FOLDERS = itertools.count()


@pytest.fixture
def there(tones: Path) -> Path:
    """A folder for what comes out, from which the sounds have the same paths as from that of this machine."""
    return tones / f"there-{next(FOLDERS)}"


def test_workers_write_what_one_machine_writes(cluster: Dask, tones: Path, there: Path) -> None:
    done = decompose("sounds", "--out", there, "--json", *cluster.flags, cwd=tones)
    assert done.returncode == 1, done.stderr
    assert content(there) == content(tones / "here")
    head, *lines, last = done.stderr.splitlines()[1:]
    assert head.startswith("2 workers with 2 threads; dashboard: http")
    assert [line for line in lines if line.startswith("nmfserver: sounds/broken.wav: ")]
    assert last.startswith("11 files: 10 taken apart, 1 failed, in ")
    states = [json.loads(line)["state"] for line in done.stdout.splitlines()]
    assert sorted(states) == ["done"] * 10 + ["failed"]
    again = decompose("sounds", "--out", there, "--skip-existing", *cluster.flags, cwd=tones)
    assert " 10 skipped, 1 failed, in " in again.stderr.splitlines()[-1]


def test_a_path_of_bases_is_that_of_the_client(cluster: Dask, tones: Path, there: Path) -> None:
    bases = ("--bases", "here/tone-1-bases.wav", "--bases-mode", "2")
    done = decompose("sounds/tone-1.wav", *bases, "--out", there, *cluster.flags, cwd=tones)
    assert done.returncode == 0, done.stderr


def begun(*words: str, cwd: Path, **env: str) -> subprocess.Popen[str]:
    """Start to take the sounds of a folder apart, and return when the workers are known, before they do anything."""
    command = [*PROGRAM, "decompose", "sounds", *QUICK, *words]
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **env}
    )
    assert process.stderr is not None
    said = ""
    while "dashboard: " not in said:
        line = process.stderr.readline()
        assert line, said
        said += line
    return process


def test_a_worker_that_is_killed_loses_nothing(cluster: Dask, tones: Path, there: Path) -> None:
    with cluster.worker() as third:
        with begun("--out", str(there), "--json", *cluster.flags, cwd=tones) as process:
            os.kill(third.process.pid, signal.SIGSTOP)  # what it is given from now on, it never does
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(5)]
            third.process.kill()
            rest, said = process.communicate(timeout=100)
        assert process.returncode == 1, said
    assert len(lines) + len(rest.splitlines()) == 11
    assert content(there) == content(tones / "here")


def test_ctrl_c_stops_what_the_workers_do(cluster: Dask, tones: Path, there: Path) -> None:
    for_ever = ("--solver", "mu", "--iterations", "1000000000")
    used = cluster.seconds()
    with begun("--out", str(there), *for_ever, *cluster.flags, cwd=tones) as process:
        wait_until(lambda: cluster.seconds() > used + 1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said.splitlines() == ["stopped: none taken apart of 11 files; --skip-existing goes on from there"]
    assert not (there).exists()
    done = decompose("sounds", "--out", there, *cluster.flags, cwd=tones)  # for which the workers are free
    assert content(there) == content(tones / "here"), done.stderr


def test_workers_of_another_version_are_refused(cluster: Dask, tmp_path: Path) -> None:
    tone(tmp_path / "tone.wav")
    with cluster.worker(PYTHONPATH=version(tmp_path / "old", "0.0.9")):
        done = decompose(tmp_path / "tone.wav", *cluster.flags)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("nmfserver: the worker tls://127.0.0.1:")
    assert f" has nmfserver 0.0.9, and this program is {nmfserver.__version__}: " in last
    assert not (tmp_path / "tone-parts").exists()


def test_without_the_certificates_no_scheduler_answers(cluster: Dask, tmp_path: Path) -> None:
    tone(tmp_path / "tone.wav")
    done = decompose(tmp_path / "tone.wav", "--scheduler", cluster.address)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"nmfserver: no scheduler answers at {cluster.address}: ")
    assert " object at 0x" not in done.stderr
    done = decompose(tmp_path / "tone.wav", "--scheduler", "no address")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("nmfserver: no scheduler answers at no address: ")


@pytest.mark.parametrize(
    ("tls", "reason"),
    [
        (("--tls-cert", "nope.pem"), "--tls-ca-file is missing: --tls-ca-file, --tls-cert, --tls-key go together"),
        (("--tls-ca-file", "nope.pem"), "--tls-ca-file is nope.pem, and there is no such file"),
    ],
)
def test_what_certificates_are_not_there_is_told(tls: tuple[str, str], reason: str, tmp_path: Path) -> None:
    tone(tmp_path / "tone.wav")
    done = decompose("tone.wav", "--scheduler", "tls://127.0.0.1:9", *tls, cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, f"nmfserver: {reason}")


@pytest.mark.parametrize(
    ("package", "words", "reason"),
    [
        ("distributed", ("--scheduler", "local"), "Dask is not installed, which --scheduler needs: "),
        ("fsspec", ("s3://lab/x.wav",), "s3://lab/x.wav is in a store, and nothing is installed that reads one: "),
    ],
)
def test_without_the_packages_for_it_that_is_told(
    package: str, words: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError")
    tone(tmp_path / "tone.wav")
    done = decompose("tone.wav", *words, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert f"nmfserver: {reason}pip install 'nmfserver[cluster]'\n" in done.stderr


def test_a_scheduler_that_goes_away_is_told(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    for name in ("one", "two"):
        tone(tmp_path / "sounds" / f"{name}.wav")
    alone, soon = Dask(tmp_path, ()), {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"}
    try:
        with begun("--scheduler", alone.address, cwd=tmp_path, **soon) as process:
            alone.scheduler.process.kill()
            _, said = process.communicate(timeout=60)
        assert process.returncode == 1
        assert said.splitlines() == [
            "stopped: none taken apart of 2 files; --skip-existing goes on from there",
            f"nmfserver: the scheduler at {alone.address} is gone",
        ]
    finally:
        alone.close()
    done = decompose("sounds", "--scheduler", alone.address, cwd=tmp_path, **soon)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"nmfserver: no scheduler answers at {alone.address}: ")


def test_processes_of_this_machine_write_the_same(tones: Path, there: Path) -> None:
    done = decompose("sounds", "--out", there, "--scheduler", "local", "--threads-per-worker", "1", cwd=tones)
    assert done.returncode == 1, done.stderr
    assert content(there) == content(tones / "here")
    assert done.stderr.startswith("starting workers\n")


@pytest.mark.parametrize(
    ("flags", "reason"),
    [
        (["--threads-per-worker", "2"], "--threads-per-worker and --tls-… go with --scheduler, which is not there"),
        (["--scheduler", "local", "--threads-per-worker", "0"], "--threads-per-worker is 0; it is between 1 and "),
        (["--scheduler", "local", "--tls-key", "key.pem"], "not for --scheduler local"),
        (["--scheduler", "x:1", "--threads-per-worker", "2"], "dask worker --nthreads"),
    ],
)
def test_flags_that_do_not_fit_each_other_are_refused(flags: list[str], reason: str, tmp_path: Path) -> None:
    tone(tmp_path / "tone.wav")
    done = run("train", "tone.wav", "--out", "kit.wav", *flags, cwd=tmp_path)
    assert done.returncode == 1
    assert reason in done.stderr
    assert names(tmp_path) == ["tone.wav"]


def test_workers_read_and_write_in_a_store(cluster: Dask, tones: Path, there: Path) -> None:
    with sftp.serving() as lab:
        done = decompose(
            f"{lab}{tones}/sounds", "--out", f"{lab}{there}", *cluster.flags, cwd=tones, **sftp.SETTINGS
        )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert names(there) == names(tones / "here")
    for path in (tones / "here").rglob("*.wav"):
        assert (there / path.relative_to(tones / "here")).read_bytes() == path.read_bytes()


LEARN = ("--components", "3", "--passes", "2", "--iterations", "8", "--seed", "1")


def test_workers_learn_what_one_machine_learns(cluster: Dask, tones: Path, tmp_path: Path) -> None:
    assert run("train", "sounds", *LEARN, "--out", tmp_path / "here.wav", cwd=tones).returncode == 1
    done = run("train", "sounds", *LEARN, "--out", tmp_path / "there.wav", *cluster.flags, cwd=tones)
    assert done.returncode == 1, done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("nmfserver: sounds/broken.wav: ")]
    here, there = (soundfile.read(tmp_path / f"{name}.wav", dtype="float32")[0] for name in ("here", "there"))
    np.testing.assert_allclose(there, here, rtol=1e-5, atol=1e-7)
    facts = [json.loads((tmp_path / f"{name}.json").read_bytes()) for name in ("here", "there")]
    assert facts[0]["divergence"] == pytest.approx(facts[1]["divergence"], rel=1e-6)
