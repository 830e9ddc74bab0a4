"""Measures nmfserver, as ratios within one run: machines differ, and are busy.

python3 scripts/bench             tables for the terminal; the next run compares itself with this one
python3 scripts/bench --markdown
python3 scripts/bench --quick     fewer rounds and shorter sounds, to try it out
python3 scripts/bench --only jobs profile
python3 scripts/bench --only sclang pd command-line --against FOLDER    in turns with another checkout of nmfserver
python3 scripts/bench --soak 10   ten minutes of live sound under load, instead; needs JACK

The sounds are recordings, repeated at other pitches, or the demo's drum loop where there are none. The recordings are
those of --recordings, or of the folder that the environment variable NMFSERVER_RECORDINGS names.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])  # the folder of the package, not what is in it
import environment

environment.rerun_inside("cluster,dev,plot,page,jack,bench")
sys.path.append(str(environment.ROOT))  # for what the tests have to drive other programs

from rich.console import Console

from bench.batch import batch
from bench.checkouts import Checkout, other
from bench.cluster import cluster
from bench.command_line import command_line
from bench.files import files
from bench.kernels import factorisation, jobs, live, profile
from bench.live_windows import live_windows
from bench.measuring import Measure, Run
from bench.page import page
from bench.pd import pd
from bench.quality import quality
from bench.report import Report
from bench.scaling import cores
from bench.server import latency, load, memory, start
from bench.sounds import Sounds
from bench.supercollider import sclang
from bench.templates import template_rates

SECTIONS: dict[str, tuple[Measure, str]] = {
    "factorisation": (
        factorisation,
        "Factorisation, 100 iterations of 10 s; ratio: times faster; rate: share of the matrix product's",
    ),
    "templates": (
        template_rates,
        "Rounds of templates with several frames; ratio: their rate to that of the same matrix products alone",
    ),
    "jobs": (
        jobs,
        "Whole jobs in one process, 100 iterations; ratio: part to part, or to linear growth",
    ),
    "sclang": (
        sclang,
        "BufNMF on scsynth's buffers, from call to action, 10 s, 100 iterations; ratio: times faster, or share",
    ),
    "pd": (
        pd,
        "[bufnmf] in Pd, from bang to bang, 10 s, stems, bases and activations, 100 iterations; ratio: times faster",
    ),
    "command-line": (
        command_line,
        "From a file to files, starting included, with stems, 100 iterations; ratio: times faster",
    ),
    "batch": (
        batch,
        "A folder of short files on all cores, from files to files; ratio: to the kernels alone, on as many cores",
    ),
    "cluster": (
        cluster,
        "On a cluster: what an hour of sound costs, and how many tasks a scheduler bears; ratio: share of the threads",
    ),
    "memory": (
        memory,
        "Peak memory of the server; ratio: to what is compared",
    ),
    "latency": (
        latency,
        "Small jobs over OSC; ratio: to the decompositions alone",
    ),
    "files": (
        files,
        "A minute of stereo from a file into a buffer, and back; ratio: to libsndfile alone, in one process",
    ),
    "load": (
        load,
        "Answers while a large job runs",
    ),
    "start": (
        start,
        "Starts, Python's own included",
    ),
    "live": (
        live,
        "Live: a hop's work at 48 kHz, window 1024, hop 512, 10 iterations; ratio: share of a core",
    ),
    "live-windows": (
        live_windows,
        "Live windows: by how many dB components are more like the parts of mixtures than the mixture is",
    ),
    "page": (
        page,
        "The page in the browser; ratio: to the same without it",
    ),
    "profile": (
        profile,
        "Where the time of a job of 10 s with stems goes; ratio: share of the whole",
    ),
    "cores": (
        cores,
        "Jobs of 10 s without stems on one core and on more; ratio: times faster, or share",
    ),
    "quality": (
        quality,
        "What the solvers find, beside 100 plain iterations; ratio: divergence to theirs, or times faster",
    ),
}
"""What measures each section, and the heading of its table."""


def main() -> None:
    """Measure, print and save."""
    chosen = _options().parse_args()
    if chosen.soak:
        sys.exit(_soak(chosen.soak))
    warnings.simplefilter("ignore")
    report = Report(chosen.markdown)
    with tempfile.TemporaryDirectory() as scratch:
        sounds = Sounds(Path(scratch), chosen.file, chosen.recordings)
        run = Run(chosen.quick, sounds, Path(scratch), chosen.against)
        report.head(sounds.origin)
        for name, (measure, heading) in SECTIONS.items():
            if name in (chosen.only or SECTIONS):
                with Console(stderr=True).status(f"measuring: {name}"):
                    rows = list(measure(run))
                report.section(name, heading, rows)
    if chosen.save or not (chosen.quick or chosen.only):
        report.save()
        print(f"\nsaved in {os.path.relpath(report.file)}")


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", nargs="?", type=Path, help="a sound file, instead of the recordings")
    options.add_argument("--recordings", type=Path, metavar="FOLDER", help="a folder of sound files to work on")
    options.add_argument("--markdown", action="store_true", help="print tables for a document")
    options.add_argument("--quick", action="store_true", help="fewer rounds and shorter sounds")
    options.add_argument("--only", nargs="+", choices=list(SECTIONS), metavar="SECTION", help=", ".join(SECTIONS))
    options.add_argument(
        "--against", type=_checkout, metavar="FOLDER", help="another checkout, to be measured in turns"
    )
    options.add_argument("--save", action="store_true", help="keep the results of a quick or partial run, too")
    options.add_argument(
        "--soak", type=float, nargs="?", const=10.0, metavar="MINUTES",
        help="live sound under load, and nothing else, for ten minutes or as many",
    )  # fmt: skip
    return options


def _checkout(folder: str) -> Checkout:
    try:
        return other(Path(folder).absolute())
    except FileNotFoundError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _soak(minutes: float) -> int:
    """Run the test of live sound under load for ten minutes."""
    told = ("-o", "log_cli=true", "--log-cli-level=INFO")
    command = [sys.executable, "-m", "pytest", "-q", *told, "tests/audio/test_soak.py"]
    return subprocess.call(command, cwd=environment.ROOT, env={**os.environ, "NMFSERVER_SOAK": str(60 * minutes)})


if __name__ == "__main__":
    main()
