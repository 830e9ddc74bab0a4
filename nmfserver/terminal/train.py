"""``nmfserver train``: learns bases from many sound files, without a server."""

import argparse
import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from nmfserver.errors import NMFServerError, counted, printable, sentence
from nmfserver.stores import Place, resolved
from nmfserver.taking.compiling import compile_kernels
from nmfserver.taking.order import Input
from nmfserver.terminal import cluster
from nmfserver.terminal.console import Bar, progress_bar, say, show_failure, show_warning
from nmfserver.terminal.decompose import SHOWN, SOUNDS, local_path, path_of
from nmfserver.terminal.inputs import Inputs

if TYPE_CHECKING:
    from nmfserver.cluster.connecting import Cluster, Scheduler
    from nmfserver.training.kit import Kit
    from nmfserver.training.passes import Runner, State
    from nmfserver.training.resuming import Begin, Keeper
    from nmfserver.training.settings import Training

CHOICES: dict[str, tuple[type, str]] = {
    "components": (int, "number of bases (40)"),
    "passes": (int, "how often all files are gone through (5)"),
    "iterations": (int, "how far the activations of each file go in each pass (100)"),
    "sparsity": (float, "weight of the activations beside the divergence, at most 100000: few at a time (0)"),
    "seed": (int, "of the start and of the order of the files, 0 or more; a fresh one (-1)"),
    "window_size": (int, "window in samples (1024)"),
    "hop_size": (int, "hop in samples; half the window (-1)"),
    "fft_size": (int, "FFT in samples; the next power of two (-1)"),
}
"""Settings as they are typed. The defaults are those of `Training`; these texts repeat them."""


def add_train_options(train: argparse.ArgumentParser) -> None:
    """Declare the options of ``train``."""
    add = train.add_argument
    add("files", type=path_of, nargs="+", metavar="FILE", help=SOUNDS)
    out = "what is written: kit.wav, with a channel a basis; also s3://…, gs://…, sftp://…"
    add("--out", type=path_of, required=True, metavar="FILE", help=out)
    kept = (
        "keeps how far it is (kit.wav.checkpoint beside --out; of one in a store, kit.wav-….checkpoint in this folder)"
    )
    add("--checkpoint", type=local_path, metavar="FILE", help=kept)
    for name, (kind, text) in CHOICES.items():
        flag = f"--{name.replace('_', '-')}"
        add(flag, type=kind, default=argparse.SUPPRESS, metavar=SHOWN[kind], help=text)
    add("--balance", action="store_true", help="long files weigh no more than short ones")
    add("--pattern", default="", metavar="PATTERN", help="of folders, take files like '*.wav' (all sound files)")
    add("--force", action="store_true", help="replace what is there already, a checkpoint of other settings, too")
    add("--json", action="store_true", help="print a line of JSON about the bases, instead of paths")
    cluster.add_options(train)


def run_train(options: argparse.Namespace) -> None:
    """Learn bases; print the paths of the files that were written."""
    from nmfserver.training.kit import require_place
    from nmfserver.training.resuming import Keeper
    from nmfserver.training.settings import Training

    choices = {name: value for name, value in vars(options).items() if name in CHOICES}
    training, out = Training(**choices, balance=options.balance), resolved(options.out)
    require_place(out, training.components, force=options.force)
    inputs = Inputs(options.files, None, options.pattern)
    found = [each for each in inputs.found if each.path != out]
    if not found:
        raise (
            inputs.faults[0] if inputs.faults else NMFServerError(f"{out} is the only file: it cannot be learned from")
        )
    for fault in inputs.faults:
        show_failure(sentence(fault))
    began = time.monotonic()
    keeper = Keeper(_checkpoint(options.checkpoint, out))
    kit, failed = _trained(training, found, out, keeper, cluster.chosen(options), force=options.force)
    _tell(kit, out, time.monotonic() - began, as_json=options.json)
    if failed or inputs.faults:
        raise SystemExit(1)


def _checkpoint(named: Path | None, out: Place) -> Path:
    """Return the path of the checkpoint for what is written to a place; kits of one name in two stores have two."""
    from nmfserver.training.checkpoint import ENDING

    if named is not None:
        return named
    if isinstance(out, Path):
        return out.with_name(f"{out.name}{ENDING}")
    return Path(f"{out.name}-{hashlib.blake2b(os.fsencode(str(out)), digest_size=4).hexdigest()}{ENDING}")


def _trained(
    training: "Training",
    found: Sequence[Input],
    out: Place,
    keeper: "Keeper",
    scheduler: "Scheduler | None",
    *,
    force: bool,
) -> "tuple[Kit, bool]":
    """Train, and write the bases; return them, and whether any file has failed."""
    from nmfserver.training.resuming import trained

    sources = [str(each.path) for each in found]
    with ExitStack() as stack:
        there = None if scheduler is None else stack.enter_context(cluster.connected(scheduler))
        bar = stack.enter_context(progress_bar())
        compile_kernels(bar.show_compiling, has_templates=training.start.is_deconvolved)
        course = _Course(bar, found)
        begin = course.here() if there is None else course.on(there)
        try:
            kit, state = trained(training, sources, keeper, begin, force=force, told=course.see, watch=course.show)
        except KeyboardInterrupt:
            bar.stop()
            say(course.stopped())
            raise
        try:
            kit.save(out, force=force)
        except BaseException:
            keeper.write()
            raise
    keeper.remove()
    return kit, bool(state.failed)


class _Course:
    """Tells how far the training is, and which files are left out."""

    def __init__(self, bar: Bar, found: Sequence[Input]) -> None:
        self._bar = bar
        self._found = found
        self._state: State | None = None
        self._failed: set[int] = set()
        self._warned: set[int] = set()

    def here(self) -> "Begin":
        """Return what begins the work on this machine."""
        from nmfserver.training.files import Files
        from nmfserver.training.runners import SideBySide

        @contextmanager
        def begin(sample_rate: float) -> "Iterator[Runner]":
            paths = [each.path for each in self._found]
            with (
                Files(paths, lambda text: show_warning(printable(text))) as files,
                SideBySide(files, sample_rate, 0, self.fail) as runner,
            ):
                yield runner

        return begin

    def on(self, there: "Cluster") -> "Begin":
        """Return what begins the work on a cluster."""
        from nmfserver.cluster.training import Workers

        places = [each.path for each in self._found]
        return lambda sample_rate: nullcontext(Workers(there, places, sample_rate, self.fail, self.warn))

    def warn(self, number: int, text: str) -> None:
        """Tell what is wrong with a file; once, in whatever pass."""
        if number not in self._warned:
            self._warned.add(number)
            show_warning(printable(text))

    def fail(self, number: int, error: Exception) -> None:
        """Tell that a file is left out; once, in whatever pass."""
        if number not in self._failed:
            self._failed.add(number)
            show_failure(f"{self._found[number].shown}: {sentence(error)}")

    def see(self, state: "State") -> None:
        """Note where it stands. When all files were looked at, tell those that are silent.

        At first, tell those that had failed before it was stopped.
        """
        for number in sorted(state.failed) if self._state is None else ():
            self.fail(number, NMFServerError("it has failed before the training was stopped"))
        if state.pass_ == 1 and (self._state is None or self._state.pass_ == 0):
            for each in (self._found[number] for number in range(len(self._found)) if state.frames[number] == 0):
                show_warning(f"{each.shown}: silent, left out")
        self._state = state

    def show(self, fraction: float, divergence: float) -> bool:
        """Show how far it is."""
        self._bar.show(self._doing(), fraction)
        return True

    def stopped(self) -> str:
        """Return what is said when it is stopped."""
        return f"stopped: {self._doing()}; the same call goes on from there"

    def _doing(self) -> str:
        state = self._state
        if state is None:
            return "nothing done"
        doing = f"pass {state.pass_} of {state.training.passes}" if state.pass_ else "looking at all files"
        return f"{doing}, {state.done} of {counted(len(state.order), 'file')}"


def _tell(kit: "Kit", out: Place, seconds: float, *, as_json: bool) -> None:
    """Tell what came out."""
    from nmfserver.training.kit import paths

    sound, beside = paths(out, kit.bases.shape[1])
    if as_json:
        told = {"path": str(sound), "seconds": round(seconds, 3), **kit.described(sound.name)}
        print(json.dumps(told), flush=True)  # noqa: T201 - for a program
    else:
        print(sound, beside, sep="\n", flush=True)  # noqa: T201
    say(f"{kit}, in {seconds:.1f} s")
