"""The pictures of the documentation: the demo's loop, taken apart; the overviews; how close both solvers get, and when.

python3 scripts/picture.py [FOLDER]

The last is measured here and now, in a minute or two: on one core, and its own time, so that other programs that
work beside it disturb little.
"""

import sys
import time
from pathlib import Path

import environment

environment.rerun_inside("plot,jack,midi")

import drum_loop
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray
from python import decomposition, piano, seeding, templates

import nmfserver
from nmfserver.picture import draw
from nmfserver.processes.bufnmf import decompose
from nmfserver.processes.settings import FAST, MULTIPLICATIVE, Settings

Samples = NDArray[np.float32]
Numbers = NDArray[np.float64]

FOLDER = environment.ROOT / "nmfserver" / "docs"
SEED = 2
"""That of the demo."""
SECONDS = 10.0
COMPONENTS = (3, 20, 50)
ITERATIONS = (10, 20, 30, 50, 70, 100, 150, 200, 300, 400)
USUAL = ITERATIONS.index(100)
SEEDS = range(3)
RUNS = 2
"""Of each seed. The fastest of all is shown."""
COLOURS = {MULTIPLICATIVE: "tab:orange", FAST: "tab:blue"}


def draw_loop(path: Path) -> None:
    """Take the loop apart as the demo does, and write the picture."""
    parts = nmfserver.decompose(drum_loop.loop(), drum_loop.SAMPLE_RATE, seed=SEED)
    draw(parts, f"A drum loop: {parts}", path)


def draw_overviews(folder: Path) -> None:
    """Take the loop and the melody of the sessions apart, and write their pictures."""
    decomposition.draw(decomposition.taken_apart(), folder / "decomposition.png")
    templates.draw(templates.all_ways(), folder / "templates.png")
    melody = seeding.played(piano.canon())
    seeding.draw(melody, list(seeding.all_pairs(melody)), folder)


def draw_solvers(path: Path) -> None:
    """Measure both solvers, and write the picture: divergence over time, for growing numbers of iterations."""
    sound = drum_loop.loop(SECONDS)[:, None]
    figure = Figure(figsize=(10, 3.4), layout="constrained")
    for axes, components in zip(figure.subplots(1, len(COMPONENTS), squeeze=False)[0], COMPONENTS, strict=True):
        curves = {solver: _curve(sound, solver, components) for solver in COLOURS}
        for solver, (seconds, divergences) in curves.items():
            _draw_curve(axes, solver, 1000 * seconds, divergences / curves[MULTIPLICATIVE][1][USUAL])
        axes.set_title(f"{components} components")
        axes.legend()
    figure.axes[0].set_ylabel("divergence (mu at 100: 1)")
    figure.supxlabel("time on one core (ms); large dots: 100 iterations")
    figure.savefig(path, dpi=96)


def _draw_curve(axes: Axes, solver: str, milliseconds: Numbers, divergences: Numbers) -> None:
    axes.loglog(milliseconds, divergences, "o-", ms=3, color=COLOURS[solver], label=solver)
    axes.loglog(milliseconds[USUAL], divergences[USUAL], "o", ms=8, color=COLOURS[solver])
    axes.set_ylim(0.4, 6)
    axes.set_yticks((0.5, 1, 2, 3, 5), ("0.5", "1", "2", "3", "5"))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.minorticks_off()
    axes.grid(alpha=0.25)


def _curve(sound: Samples, solver: str, components: int) -> tuple[Numbers, Numbers]:
    """Return the seconds and the divergence (the median of the seeds) for each number of iterations."""
    runs = np.array([
        [_run(sound, Settings(components, each, seed, solver=solver, tolerance=0)) for seed in [*SEEDS] * RUNS]
        for each in ITERATIONS
    ])  # fmt: skip
    return runs[:, :, 0].min(axis=1), np.median(runs[:, :, 1], axis=1)


def _run(sound: Samples, settings: Settings) -> tuple[float, float]:
    """Return how many seconds of one core a decomposition without stems takes, and its divergence."""
    began = time.process_time()
    divergence = decompose(sound, settings, threads=1).divergence
    return time.process_time() - began, divergence


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    draw_loop(folder / "drum-loop.png")
    draw_overviews(folder)
    draw_solvers(folder / "solvers.png")
