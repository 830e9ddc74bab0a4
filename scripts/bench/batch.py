"""The section of the bench about many files: `nmfserver decompose` of a folder, beside what its kernels alone take."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import soundfile

from bench.checkouts import THIS
from bench.kernels import Floats
from bench.measuring import (
    ITERATIONS,
    Clock,
    Row,
    Run,
    Target,
    Times,
    WorkError,
    interleaved,
    last_words,
    outside,
    shown,
    spread,
    timed,
)
from bench.sounds import RATE
from nmfserver.cores import cores
from nmfserver.leftovers import MEMORY
from nmfserver.processes import bufnmf
from nmfserver.processes.settings import LINKED, Settings

FILES, FEW, SECONDS = 200, 2, 3
"""Files of the folder, files of one that shows what a start takes, and the length of a file."""
COMPONENTS = (3, 10, 20)
BESIDE_KERNELS = 1.15
ROUNDS = 5
KERNELS, WHOLE, START, WRITTEN = "kernels", "whole", "start", "written"
SEED = 1


def batch(run: Run) -> Iterator[Row]:
    """Measure a folder of short files, from files to files, and the same decompositions in memory, on as many cores.

    The bytes of the results, written to as many files and nothing else, have a row of their own. Files are in memory,
    where the system has such a place: where ext4 has just deleted files, as this does before each round, it takes three
    times as long to make new ones.
    """
    sounds = _sounds(run, FILES // 10 if run.quick else FILES)
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        place = Path(name)
        many, few = _folder(place / "many", sounds), _folder(place / "few", sounds[:FEW])
        for components in run.sizes(COMPONENTS):
            clocks: dict[str, Clock] = {
                KERNELS: timed(partial(_decompose, sounds, components)),
                WHOLE: _Command(many, place / "out", components, len(sounds)),
                START: _Command(few, place / "out", components, FEW),
                WRITTEN: _Bytes(place / "bytes", len(sounds), components),
            }
            times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
            yield from _rows(f"{len(sounds)} files of {SECONDS} s, {components} components", times, len(sounds))


def _sounds(run: Run, count: int) -> list[Floats]:
    """Return different sounds, float32 (samples, 1), of values that 16 bits hold."""
    whole = run.sounds.sound(count * SECONDS)
    integers = np.round(whole / max(1.0, float(np.abs(whole).max())) * 32767).astype(np.int16)
    return np.split((integers * np.float32(2**-15)).astype(np.float32).reshape(-1, 1), count)


def _folder(folder: Path, sounds: Sequence[Floats]) -> Path:
    folder.mkdir(exist_ok=True)
    for number, sound in enumerate(sounds):
        soundfile.write(folder / f"{number:03}.wav", sound, RATE, subtype="PCM_16")
    return folder


def _decompose(sounds: Sequence[Floats], components: int) -> None:
    """Do the kernels' work, with a core for each sound, as the command does it."""
    settings = Settings(components, ITERATIONS, SEED, resynth=True, stereo=LINKED)
    with ThreadPoolExecutor(cores()) as threads:
        for _ in threads.map(lambda sound: bufnmf.decompose(sound, settings, threads=1), sounds):
            pass  # each result is let go


class _Command:
    """`nmfserver decompose` of a folder, as a clock. Raises WorkError unless all files are there."""

    def __init__(self, folder: Path, out: Path, components: int, count: int) -> None:
        options = ("--components", str(components), "--iterations", str(ITERATIONS), "--seed", str(SEED))
        self._command = [str(THIS.program), "decompose", str(folder), "--out", str(out), *options]
        self._out, self._wanted = out, count * (components + 3)

    def __call__(self) -> float:
        shutil.rmtree(self._out, ignore_errors=True)
        return timed(self._run)()

    def _run(self) -> None:
        done = subprocess.run(self._command, capture_output=True, text=True)
        if done.returncode:
            raise WorkError(f"it ended with {done.returncode}: {last_words(done.stderr)}")
        if (there := len(list(self._out.iterdir()))) != self._wanted:
            raise WorkError(f"it left {there} files instead of {self._wanted}")


class _Bytes:
    """As many bytes as all stems have, written to as many new files on this thread, as a clock."""

    def __init__(self, folder: Path, files: int, components: int) -> None:
        self._folder, self._count = folder, files * components
        self._samples = np.zeros(SECONDS * RATE, np.float32)

    def __call__(self) -> float:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        return timed(self._write)()

    def _write(self) -> None:
        for number in range(self._count):
            (self._folder / str(number)).write_bytes(self._samples.data)


def _rows(work: str, times: Times, count: int) -> Iterator[Row]:
    if times.failed:
        yield Row(work, note=f"failed: {'; '.join(times.failed.values())}")
        return
    kernels, details = median(times[KERNELS]), spread(**times)
    told = f"kernels: {shown(kernels)}"
    whole, beyond = median(times[WHOLE]), median(outside(times, WHOLE, START))
    yield Row(work, whole, "s", told, whole / kernels, details=details)
    share = 1 - FEW / count
    yield Row(f"{work}, beyond the start", beyond, "s", told, beyond / (share * kernels), Target(BESIDE_KERNELS))
    written = median(times[WRITTEN]) / cores()
    yield Row(f"{work}: the bytes of the stems, written alone", written, "s", told, written / kernels)
