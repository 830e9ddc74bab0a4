"""The section of the bench about the command line: a file taken apart into files, by programs that start each time."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import soundfile

from bench.checkouts import THIS, Checkout
from bench.kernels import SHORT
from bench.measuring import (
    COMPONENTS,
    ITERATIONS,
    Clock,
    Row,
    Run,
    Target,
    Times,
    WorkError,
    above_noise,
    beside,
    interleaved,
    last_words,
    outside,
)
from bench.outputs import TRANSFORM, Sizes, check, sizes
from bench.sounds import RATE
from nmfserver.processes.settings import FAST, MULTIPLICATIVE

FLUID = "fluid-nmf"
FASTER_THAN_FLUID = {3: 1.0, 20: 2.5, 100: 8.0}
"""With the solver `fast`."""
ROUNDS = 5
PICTURE, IMPORT = "with a picture", "import matplotlib"
PICTURE_SECONDS = 0.3
LIBRARY = "import time; began = time.perf_counter(); import matplotlib.figure; print(time.perf_counter() - began)"

Settings = Mapping[str, str]
"""Variables of the environment."""


@dataclass(frozen=True)
class Program:
    """A command that takes a file apart, as a clock. Its folder is empty when it starts, so that all there is its own.

    sizes : of the sound files that it must leave, by their names without the ending
    """

    command: Sequence[str]
    folder: Path
    sizes: Sizes
    settings: Settings

    def __call__(self) -> float:
        """Return its seconds. Raises WorkError if it fails, or if a file is not there or has another size."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        began = time.perf_counter()
        done = subprocess.run(self.command, capture_output=True, text=True, env={**os.environ, **self.settings})
        seconds = time.perf_counter() - began
        if done.returncode:
            raise WorkError(f"it ended with {done.returncode}: {last_words(done.stderr or done.stdout)}")
        check({path.stem: _size(path) for path in self.folder.glob("*.wav")}, self.sizes)
        return seconds


def _size(path: Path) -> tuple[int, int]:
    try:
        info = soundfile.info(path)
    except soundfile.LibsndfileError as error:
        raise WorkError(f"{path.name} is no sound file: {error}") from error
    return info.frames, info.channels


def command_line(run: Run) -> Iterator[Row]:
    """Measure `nmfserver decompose` beside FluCoMa's program and another checkout's, with every result written."""
    fluid = shutil.which(FLUID)
    if fluid is None:
        yield Row(FLUID, note="not installed: it is not on the PATH")
    for components in run.sizes(COMPONENTS):
        times = interleaved(_clocks(run, components, fluid), run.rounds(ROUNDS), warm=False)
        yield from _rows(run, components, times, fluid is not None)


def _clocks(run: Run, components: int, fluid: str | None) -> dict[str, Clock]:
    source, samples = run.sounds.wav(SHORT), SHORT * RATE
    hidden = without_matplotlib(run.scratch)
    ours, theirs = run.scratch / "ours", run.scratch / "theirs"
    clocks: dict[str, Clock] = {
        solver: nmfserver(THIS, source, samples, components, ours, hidden, "--solver", solver)
        for solver in (FAST, MULTIPLICATIVE)
    }
    clocks[PICTURE] = nmfserver(THIS, source, samples, components, ours, {})
    clocks[IMPORT] = lambda: float(subprocess.check_output([sys.executable, "-P", "-c", LIBRARY]))
    if fluid is not None:
        clocks[FLUID] = fluid_nmf(fluid, source, samples, components, theirs)
    if run.against is not None:
        clocks[run.against.name] = nmfserver(run.against, source, samples, components, theirs, hidden)
        clocks[f"{run.against.name}, {PICTURE}"] = nmfserver(run.against, source, samples, components, theirs, {})
    return clocks


def without_matplotlib(scratch: Path) -> Settings:
    """Return an environment where matplotlib cannot be imported: no picture is drawn, and fluid-nmf draws none."""
    folder = scratch / "without-matplotlib"
    folder.mkdir(exist_ok=True)
    (folder / "matplotlib.py").write_text("raise ImportError('the bench measures without it')\n")
    return {"PYTHONPATH": str(folder)}


def nmfserver(
    checkout: Checkout, source: Path, samples: int, components: int, folder: Path, settings: Settings, *flags: str
) -> Program:
    """Return `nmfserver decompose` of a checkout; each component is a file of its own."""
    options = ("--components", str(components), "--iterations", str(ITERATIONS), *flags)
    command = [str(checkout.program), "decompose", str(source), "--out", str(folder), *options]
    digits = len(str(components))
    stems = {f"component-{number + 1:0{digits}}": (samples, 1) for number in range(components)}
    files = {**sizes(samples, components, stems=False), **stems}
    return Program(command, folder, {f"{source.stem}-{name}": size for name, size in files.items()}, settings)


def fluid_nmf(program: str, source: Path, samples: int, components: int, folder: Path) -> Program:
    """Return FluCoMa's program. Behind -fftsettings it wants four numbers, the last for the largest FFT that may come.

    It ends with 0 when it has done nothing.
    """
    wanted = sizes(samples, components, stems=True)
    command = [program, "-source", str(source), "-components", str(components), "-iterations", str(ITERATIONS)]
    for name in wanted:
        command += [f"-{name}", str(folder / f"{name}.wav")]
    return Program([*command, "-resynthmode", "1", "-fftsettings", *map(str, TRANSFORM), "-1"], folder, wanted, {})


def _rows(run: Run, components: int, times: Times, with_fluid: bool) -> Iterator[Row]:
    work, other = f"{SHORT} s, {components} components", run.against
    for solver in (FAST, MULTIPLICATIVE):
        peers: dict[str, float | None] = {}
        if with_fluid:
            peers[FLUID] = FASTER_THAN_FLUID.get(components) if solver == FAST else None
        if other is not None:
            peers[other.name] = None
        yield from beside(f"{work}, {solver}", times, solver, peers)
    yield from beside(
        f"{work}, {FAST}, {PICTURE}", times, PICTURE, {} if other is None else {f"{other.name}, {PICTURE}": None}
    )
    if not {FAST, PICTURE} & set(times.failed):
        beyond = outside(times, PICTURE, FAST, IMPORT)
        wanted = Target(PICTURE_SECONDS, of_figure=True)
        yield above_noise(Row(f"{work}: the picture, beyond {IMPORT}", median(beyond), wanted=wanted))
