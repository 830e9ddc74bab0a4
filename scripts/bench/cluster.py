"""The section of the bench about clusters: what an hour of sound costs, and how many tasks the scheduler bears.

Processor time is measured, not how long it takes: that of a shared machine says little, and adds up over many machines.
"""

import contextlib
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import psutil
import soundfile
from distributed import Future

from bench.measuring import Row, Run, WorkError, last_words, shown
from bench.sounds import HOUR, RATE
from nmfserver.cluster import tasks
from nmfserver.cluster.batching import SECONDS
from nmfserver.cluster.connecting import Cluster, Scheduler, connected
from nmfserver.results.wanted import Wanted
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.taking.order import Order
from nmfserver.taking.sharing import Cores, Room
from nmfserver.taking.taking import Taking
from nmfserver.terminal.inputs import Inputs
from nmfserver.training.settings import Training
from nmfserver.training.statistics import nothing
from tests.cluster.dask import Dask

FILES, FEW, LENGTH = 30, 2, 10
"""Files of a folder, of one that shows what a start takes, and seconds of a file."""
COMPONENTS, LEARNED = (3, 10, 50), 40
PICTURES = {"": ("--no-picture",), ", with pictures": ("--picture",)}
TASKS = (1_000, 10_000, 100_000)
THREADS, WORKERS = 64, 2
"""Threads of each worker, which only wait, and workers."""
WAIT, SPREAD = 0.25, 0.5
"""Seconds of a synthetic task in the middle, and the deviation of their logarithm: sounds differ in length."""
SEED = 1


def cluster(run: Run) -> Iterator[Row]:
    """Measure what decomposing costs in processor time and bytes; then tasks without work on a real scheduler."""
    for components in run.sizes(COMPONENTS):
        for name, flag in PICTURES.items():
            yield from _decomposed(run, components, name, flag)
    yield _messages(run)
    yield from _trained(run)
    dask = Dask(run.scratch, ())
    try:
        for _ in range(WORKERS):
            dask.add_worker(THREADS)
        with connected(Scheduler(dask.address)) as there:
            for count in TASKS[:1] if run.quick else TASKS:
                yield from _scheduled(there, dask.scheduler.process.pid, count)
    finally:
        dask.close()


def _decomposed(run: Run, components: int, name: str, picture: Sequence[str]) -> Iterator[Row]:
    """Measure `nmfserver decompose` of a folder."""
    few, _ = _seconds(run, FEW, components, picture)
    many, written = _seconds(run, FILES, components, picture)
    sound = (FILES - FEW) * LENGTH
    title = f"{components} components{name}"
    yield Row(f"{title}: hours of sound in a core-hour", sound / (many - few), "hours")
    hours = FILES * LENGTH / HOUR
    read = sum(path.stat().st_size for path in _folder(run, FILES).iterdir())
    yield Row(f"{title}: written for an hour", written / hours, "bytes", f"read: {shown(read / hours, 'bytes')}")


def _messages(run: Run) -> Row:
    """Measure what goes through the scheduler for a file: its name and the order, and what is told of it."""
    order = Order(
        {"components": 3}, (), {"bases": (None, None), "activations": (None, None)}, 0, -1, Wanted(), True, False
    )
    (each, *_) = Inputs([_folder(run, FEW)], run.scratch / "cluster-out", "").found
    with contextlib.closing(SoundFiles()) as files:
        outcome = Taking(order, files, Room(Cores(1, are_shared=True)), Transfer(), print).do(
            each, lambda doing, fraction: None
        )
    sent, told = (len(pickle.dumps(what)) for what in ((order, each), outcome))
    return Row("decompose: through the scheduler for a file", sent + told, "bytes")


def _trained(run: Run) -> Iterator[Row]:
    """Measure a pass of `nmfserver train`, and the array that comes back from it."""
    one, three = (_used_by(*_training(run, passes)) for passes in (1, 3))
    yield Row(
        f"train, {LEARNED} bases, a pass: hours of sound in a core-hour", 2 * FILES * LENGTH / (three - one), "hours"
    )
    array = nothing(LEARNED, Training(LEARNED).transform().bins)
    yield Row(f"train, {LEARNED} bases: the array that is summed", len(pickle.dumps(array)), "bytes")


def _training(run: Run, passes: int) -> list[str]:
    out = run.scratch / f"{passes}-passes.wav"
    return ["train", str(_folder(run, FILES)), "--components", str(LEARNED), "--passes", str(passes), "--out", str(out)]


def _seconds(run: Run, count: int, components: int, picture: Sequence[str]) -> tuple[float, int]:
    """Return the processor time that so many files take, and the bytes that come out."""
    out = run.scratch / "cluster-out"
    shutil.rmtree(out, ignore_errors=True)
    words = ["decompose", str(_folder(run, count)), "--components", str(components), *picture, "--out", str(out)]
    seconds = _used_by(*words)
    return seconds, sum(path.stat().st_size for path in out.iterdir())


def _used_by(*words: str) -> float:
    """Run a command of the program; return its processor time, that of its processes included."""
    import resource  # of Unix

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "nmfserver", *words], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise WorkError(f"it ended with {done.returncode}: {last_words(done.stderr)}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _folder(run: Run, count: int) -> Path:
    """Return a folder with so many files of 16 bits, as recorders write them."""
    folder = run.scratch / f"{count}-sounds"
    if not folder.exists():
        folder.mkdir()
        sound = run.sounds.sound(count * LENGTH)
        for number in range(count):
            piece = sound[number * LENGTH * RATE : (number + 1) * LENGTH * RATE]
            soundfile.write(folder / f"{number}.wav", piece, RATE, "PCM_16")
    return folder


def _scheduled(there: Cluster, scheduler: int, count: int) -> Iterator[Row]:
    """Run tasks that only wait, as many at a time as `nmfserver decompose` would; measure who works meanwhile."""
    times = WAIT * np.random.default_rng(SEED).lognormal(sigma=SPREAD, size=count)
    left = iter(times.tolist())

    def submit(threads: int) -> Future | None:
        wait = next(left, None)
        return None if wait is None else there.client.submit(time.sleep, wait, pure=False)

    processes = psutil.Process(scheduler), psutil.Process()
    before, began = list(map(_used, processes)), time.perf_counter()
    for task in tasks.done(there, submit, lambda: None):
        task.result()
    seconds = time.perf_counter() - began
    by_scheduler, by_client = (_used(each) - used for each, used in zip(processes, before, strict=True))
    title = f"{count:,} tasks of {WAIT} s on {THREADS * WORKERS} threads"
    yield Row(f"{title}: scheduler, a task", by_scheduler / count, "s", f"client: {shown(by_client / count)}")
    busy = float(times.sum()) / (THREADS * WORKERS * seconds)
    yield Row(f"{title}: tasks a second", count / seconds, "tasks/s", "threads busy", busy)
    yield Row(f"{title}: cores for tasks of {SECONDS:.0f} s", SECONDS * count / by_scheduler, "cores")


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
