"""``nmfserver decompose``: takes sound files apart, without a server."""

import argparse
import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nmfserver import outlet
from nmfserver.errors import NMFServerError, sentence
from nmfserver.stores import Place, local, place_of, resolved
from nmfserver.taking.compiling import compile_for
from nmfserver.taking.order import FAILED, Input, Order, Outcome
from nmfserver.taking.sharing import Cores, Room
from nmfserver.taking.taking import Taking
from nmfserver.terminal import cluster
from nmfserver.terminal.console import progress_bar, progress_bars, show_warning
from nmfserver.terminal.inputs import Inputs, named_apart
from nmfserver.terminal.summary import Summary

if TYPE_CHECKING:
    from nmfserver.results.wanted import Wanted

# What the decomposition takes as it is typed. The defaults are the library's; these texts repeat them.
CHOICES: dict[str, tuple[type, str]] = {
    "components": (int, "number of components, or -1 to have it found (3, or the preset's)"),
    "min_components": (int, "least number that is found (1)"),
    "max_components": (int, "most (20)"),
    "preset": (str, "sizes and components for drums, voice, bass, melody or texture; other flags win"),
    "solver": (str, "fast, or mu: FluCoMa's updates, and seeds unless templates or sparsity are asked for (fast)"),
    "iterations": (int, "how far to go: as far as so many plain updates get (100)"),
    "tolerance": (float, "end when the divergence falls by less than this part; the solver's own (-1)"),
    "budget": (float, "seconds of computing, used as long as something is gained; no limit (0)"),
    "starts": (int, "starts that fast chooses from, and mu with template frames or sparsity; as many as usual (0)"),
    "order": (str, "none, pitch, energy, onset, or auto: pitch, unless factors are given (auto)"),
    "stereo": (str, "linked: the same activations in all channels; paired; apart (linked)"),
    "template_frames": (int, "frames of a basis: more than 1 for drums and plucks, which change as they sound (1)"),
    "sparsity": (float, "weight of the activations beside the divergence, at most 100000: few for each hit (0)"),
    "seed": (int, "of the random start, 0 or more; a fresh one (-1)"),
    "window_size": (int, "window in samples (1024, or the preset's)"),
    "hop_size": (int, "hop in samples; half the window (-1, or the preset's)"),
    "fft_size": (int, "FFT in samples; the next power of two (-1, or the preset's)"),
}
OBJECTS = 10**5
"""New objects after which Python looks for garbage. What is loaded has more than that, and is none."""
SOUNDS = "WAV, AIFF, FLAC, Ogg …, or a folder with such files; also s3://…, gs://…, sftp://…"
"""What is said of the files that a command takes."""
SHOWN = {int: "N", float: "X", str: "WORD"}
Meant = TypeVar("Meant")


def add_decompose_options(decompose: argparse.ArgumentParser) -> None:
    """Declare the options of ``decompose``."""
    decompose.add_argument(
        "files",
        type=path_of,
        nargs="+",
        metavar="FILE",
        help=SOUNDS,
    )
    for name, (kind, text) in CHOICES.items():
        flag = f"--{name.replace('_', '-')}"
        decompose.add_argument(flag, type=kind, default=argparse.SUPPRESS, metavar=SHOWN[kind], help=text)
    decompose.add_argument("--start-frame", type=int, default=0, metavar="N", help="first frame of the file (0)")
    decompose.add_argument(
        "--num-frames", type=int, default=-1, metavar="N", help="number of frames; all the rest (-1)"
    )
    decompose.add_argument(
        "--names", nargs="+", default=(), metavar="NAME", help="names of the components, for files and the picture"
    )
    for factor, mode in (("bases", "bases-mode"), ("activations", "act-mode")):
        decompose.add_argument(f"--{factor}", type=path_of, metavar="FILE", help=f"{factor}.wav of an earlier run")
        decompose.add_argument(
            f"--{mode}",
            type=int,
            nargs="+",
            choices=(0, 1, 2),
            help=f"0 random, 1 start from the file, 2 keep it (1 with --{factor}); or one a component",
        )
    _add_output_options(decompose)
    cluster.add_options(decompose)


def path_of(word: str) -> Place:
    """Return the path or the URL that is typed."""
    return _meant(word, place_of)


def local_path(word: str) -> Path:
    """Return the path of what is written on this machine."""
    return _meant(word, local)


def _meant(word: str, kind: Callable[[str], Meant]) -> Meant:
    """Return what a word means. To Python, that of an empty one, as of a variable without a value, is this folder."""
    if not word:
        raise argparse.ArgumentTypeError("the name is empty; a path is needed")
    try:
        return kind(word)
    except NMFServerError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _add_output_options(decompose: argparse.ArgumentParser) -> None:
    """Declare the options of what is taken from folders, and of what comes out."""
    add = decompose.add_argument
    add("--pattern", default="", metavar="PATTERN", help="of folders, take files like '*.wav' (all sound files)")
    add("--out", type=path_of, metavar="DIR", help="folder for what comes out (beside each file, FILE-parts)")
    again = decompose.add_mutually_exclusive_group()
    again.add_argument("--force", action="store_true", help="replace what is there already")
    again.add_argument("--skip-existing", action="store_true", help="leave files alone that are taken apart already")
    add("--format", default="wav", metavar="WORD", help="of the stems: wav, wav24, wav16, flac, aiff, ogg, mp3 … (wav)")
    add(
        "--mix", action="append", default=[], metavar="GAINS",
        help="also a mix of the stems, by a gain for each, such as '1 0 0.5'; may be given several times",
    )  # fmt: skip
    add("--minus-one", action="store_true", help="also, for each component, the sum of all others")
    add("--labels", nargs="+", default=(), metavar="KIND", help="when each sounds: audacity, sonic-visualiser")
    add(
        "--picture", action=argparse.BooleanOptionalAction,
        help="draw a picture of each file, or none (of one file: yes; of several: no)",
    )  # fmt: skip
    add("--json", action="store_true", help="print a line of JSON for each file, instead of paths")
    add("--play", action="store_true", help="play what came out, one component after the other")


def run_decompose(options: argparse.Namespace) -> None:
    """Take sound files apart; print the paths of the files that were written."""
    gc.set_threshold(OBJECTS)
    out = options.out if options.out is None else resolved(options.out)
    scheduler = cluster.chosen(options)
    inputs = Inputs(options.files, out, options.pattern)
    found = named_apart(inputs.found, out)
    count = len(found) + len(inputs.faults)
    order = _order(options, is_one=count == 1)
    if options.play and count != 1:
        raise NMFServerError(f"--play is for one file; {count} are named")
    if options.play and scheduler is not None:
        raise NMFServerError("--play plays here what came out, which --scheduler has others write: play the files")
    if count == 1 and inputs.faults:
        raise inputs.faults[0]
    summary = Summary(count, as_json=options.json, can_go_on=not options.force)
    for fault in inputs.faults:
        summary.add_fault(sentence(fault))
    if scheduler is not None and found:
        with cluster.connected(scheduler) as there, _all_told(summary):
            cluster.decompose(there, order, found, summary.add)
    elif count == 1:
        _take_one(found[0], order, summary, plays=options.play)
    elif found:
        _take_all(found, order, summary)
    if summary.has_failed:
        raise SystemExit(1)


def _take_one(each: Input, order: Order, summary: Summary, *, plays: bool) -> None:
    """Take a file apart on this thread, with all cores."""
    from nmfserver.cores import cores
    from nmfserver.sound_files.service import SoundFiles, Transfer

    with contextlib.closing(SoundFiles()) as files, progress_bar() as bar:
        if order.is_coded(each.path):
            files.warm()  # its process starts while this one loads what takes apart

        def prepare() -> None:
            compile_for(order, bar.show_compiling)

        taking = Taking(order, files, Room(Cores(cores(), are_shared=False)), Transfer(), show_warning, prepare)
        try:
            outcome = taking.do(each, bar.show, keeps=plays)
        except (NMFServerError, MemoryError, OSError) as error:
            if not isinstance(error, outlet.UnreadError):
                summary.print(Outcome(each, FAILED, sentence(error)))
            raise
        bar.pause()
        summary.add(outcome)
    if plays and outcome.parts is not None:
        from nmfserver.terminal.playing import play

        play(outcome.parts)


def _take_all(inputs: list[Input], order: Order, summary: Summary) -> None:
    """Take files apart side by side."""
    with progress_bar() as bar:
        bar.show("loading")
        from nmfserver import library  # noqa: F401 - on this thread, before the others need it
        from nmfserver.cores import cores
        from nmfserver.terminal.batch import Batch

        compile_for(order, bar.show_compiling)
    with _all_told(summary), progress_bars(len(inputs)) as bars:
        Batch(order, cores(), bars).run(inputs, summary.add)


@contextlib.contextmanager
def _all_told(summary: Summary) -> Iterator[None]:
    """Tell of all files at the end, or of those that are done when it is stopped."""
    began, is_whole = time.monotonic(), False
    try:
        yield
        is_whole = True
    finally:
        summary.finish(time.monotonic() - began, is_whole=is_whole)


def _order(options: argparse.Namespace, *, is_one: bool) -> Order:
    """Return what is asked for, of one file or of several, or raise an error where that cannot be."""
    if options.num_frames < -1 or options.num_frames == 0:
        raise NMFServerError(f"--num-frames is {options.num_frames}; it is at least 1, or -1 for all the rest")
    return Order(
        choices={name: value for name, value in vars(options).items() if name in CHOICES},
        names=options.names,
        factors={
            "bases": (_absolute(options.bases), options.bases_mode),
            "activations": (_absolute(options.activations), options.act_mode),
        },
        start=options.start_frame,
        count=options.num_frames,
        wanted=_wanted(options, is_one if options.picture is None else options.picture),
        replaces=options.force,
        skips=options.skip_existing,
    )


def _absolute(place: Place | None) -> Place | None:
    """Return the same place for processes that run in another folder, as workers do."""
    return place.absolute() if isinstance(place, Path) else place


def _wanted(options: argparse.Namespace, picture: bool) -> "Wanted":
    """Return what is to be written."""
    from nmfserver.results.mixes import gains_of
    from nmfserver.results.wanted import wanted

    return wanted(
        options.format,
        [gains_of(text) for text in options.mix],
        options.labels,
        minus_one=options.minus_one,
        picture=picture,
        given={name: str(file) for name in ("bases", "activations") if (file := getattr(options, name)) is not None},
    )
