"""The section of the bench that asks sclang: from a call of BufNMF to its action, on buffers of scsynth.

Each checkout has an sclang with its Quark, and a server; one scsynth is there for all. bufnmf.scd is what they call.
"""

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import numpy as np
import soundfile

from bench.checkouts import THIS, Checkout
from bench.kernels import SHORT
from bench.measuring import (
    ITERATIONS,
    Clock,
    Row,
    Run,
    Times,
    WorkError,
    above_noise,
    beside,
    interleaved,
    outside,
    shown,
    spread,
)
from bench.outputs import check, sizes
from bench.server import Server
from bench.sounds import RATE
from nmfserver.leftovers import MEMORY
from nmfserver.processes.settings import FAST, MULTIPLICATIVE
from tests.programs import Jack, ProgramError, Scsynth
from tests.supercollider.sclang import COMPLAINT, HARMLESS, Sclang, quoted

PROGRAMS = ("sclang", "scsynth", "jackd")
COMPONENTS = (3, 10, 20, 50)
ROUNDS = 9
PATIENCE = 120.0
FUNCTIONS = Path(__file__).with_name("bufnmf.scd")
EXTENSIONS = Path.home() / ".local" / "share" / "SuperCollider" / "Extensions"
"""Where FluCoMa's classes are, if they are installed."""
OURS, FLUID, SYNC, ALONE = "BufNMF", "FluidBufNMF", "/sync", "scsynth alone"
"""Besides classes: what scsynth does by itself, which no version and no peer can do faster."""
SOLVERS = {True: (FAST, MULTIPLICATIVE), False: (FAST,)}
"""What is measured with stems, and without."""
FASTER_THAN_OTHER = {FAST: {3: 2.0, 10: 2.0, 20: 3.0, 50: 3.0}, MULTIPLICATIVE: dict.fromkeys(COMPONENTS, 1.5)}
"""With stems, than version 0.1.0."""
FASTER_THAN_FLUID = {
    (FAST, True): dict.fromkeys(COMPONENTS, 8.0),
    (MULTIPLICATIVE, True): dict.fromkeys(COMPONENTS, 5.5),
    (FAST, False): {3: 10.0, 10: 12.0, 20: 15.0, 50: 25.0},
}


class Language:
    """An sclang with a checkout's Quark, attached to scsynth and to a server of that checkout's, and with the sound."""

    def __init__(self, stack: ExitStack, checkout: Checkout, synth: int, sound: Path) -> None:
        server = stack.enter_context(Server(checkout=checkout))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self._files = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)))
        extensions = [EXTENSIONS] if EXTENSIONS.is_dir() else []
        self._sclang = Sclang(folder, [checkout.quark, *extensions])
        stack.callback(self._sclang.end)
        self._sclang.attach("synth", synth, variable="s")
        self._sclang.do(
            f'NMFServer.default = NMFServer(\\nmf, NetAddr("127.0.0.1", {server.port})); NMFServer.bootSync;'
            f"b = Buffer.read(s, {quoted(str(sound))}); s.sync"
        )
        self._sclang.run(FUNCTIONS.read_text("utf-8"))
        self.has_fluid = bool(self._sclang.run(f"\\{FLUID}.asClass.notNil"))
        self.syncs: dict[str, int] = {}
        """How many /syncs scsynth answered during the last call of each class."""

    def call(self, class_: str, components: int, stems: bool, options: str = "") -> float:
        """Call a class; return its seconds.

        Raises WorkError if it does not come to its action, or if a result has another size than it must have.
        """
        wanted = sizes(SHORT * RATE, components, stems)
        names = ", ".join(f"\\{each}" for each in wanted)
        given = f"components: {components}, iterations: {ITERATIONS}, resynthMode: {int(stems)}, {options}"
        try:
            seconds, self.syncs[class_], found = self._sclang.run(
                f"Library.at(\\bench, \\call).value({class_}, [{names}], [{given}])", PATIENCE
            )
        except (ProgramError, TimeoutError) as error:
            raise WorkError(_reason(error)) from error
        check({each: (frames, channels) for each, (frames, channels) in zip(wanted, found, strict=True)}, wanted)
        return float(seconds)

    def alone(self, components: int, stems: bool) -> float:
        """Return the seconds that scsynth takes of a call: it writes the source, and reads results of that size."""
        wanted = sizes(SHORT * RATE, components, stems)
        for name, size in wanted.items():
            path = self._files / f"{name}.wav"
            if not path.exists() or soundfile.info(path).channels != components:
                soundfile.write(path, np.zeros(size, np.float32), RATE, "FLOAT")
        names = ", ".join(f"\\{each}" for each in wanted)
        code = f"Library.at(\\bench, \\alone).value({quoted(str(self._files))}, [{names}])"
        return float(self._sclang.run(code, PATIENCE))

    def sync(self) -> float:
        """Return the seconds of a /sync of scsynth's that waits for nothing."""
        return float(self._sclang.run("Library.at(\\bench, \\sync).value"))


def sclang(run: Run) -> Iterator[Row]:
    """Measure BufNMF beside FluidBufNMF and another checkout's BufNMF."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        yield Row(OURS, note=f"not installed: {', '.join(missing)}")
        return
    with ExitStack() as stack:
        try:
            ours, other = _languages(run, stack)
        except (ProgramError, TimeoutError) as error:
            yield Row(OURS, note=f"failed: {_reason(error)}")
            return
        if not ours.has_fluid:
            yield Row(FLUID, note="not installed: sclang does not know it")
        for components in run.sizes(COMPONENTS):
            for stems in SOLVERS:
                yield from _calls(run, ours, other, components, stems)


def _languages(run: Run, stack: ExitStack) -> tuple[Language, Language | None]:
    """Start scsynth without a sound card, and an sclang for each checkout; the stack ends them."""
    jack = Jack()
    stack.callback(jack.end)
    synth = Scsynth(jack, Path.home())
    stack.callback(synth.end)
    sound = run.sounds.wav(SHORT)
    ours = Language(stack, THIS, synth.port, sound)
    return ours, None if run.against is None else Language(stack, run.against, synth.port, sound)


def _reason(error: Exception) -> str:
    """Return the line of an error, and of what sclang has posted, that says what is wrong."""
    lines = [line for line in str(error).splitlines() if line not in HARMLESS]
    return next(filter(COMPLAINT.match, lines), lines[0])


def _calls(run: Run, ours: Language, other: Language | None, components: int, stems: bool) -> Iterator[Row]:
    clocks: dict[str, Clock] = {SYNC: ours.sync, ALONE: partial(ours.alone, components, stems)}
    if ours.has_fluid:
        clocks[FLUID] = partial(ours.call, FLUID, components, stems)
    if other is not None and run.against is not None:
        clocks[run.against.name] = partial(other.call, OURS, components, stems)
    for solver in SOLVERS[stems]:
        clocks[solver] = partial(ours.call, OURS, components, stems, f"solver: \\{solver}")
    times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
    for solver in SOLVERS[stems]:
        wanted = {FLUID: FASTER_THAN_FLUID[solver, stems].get(components)} if ours.has_fluid else {}
        if run.against is not None:
            wanted[run.against.name] = FASTER_THAN_OTHER[solver].get(components) if stems else None
        name = f"{components} components, {solver}, {'stems' if stems else 'no stems'}"
        yield from beside(name, times, solver, wanted)
        if solver in times:
            yield from _scsynth_rows(name, times, solver, ours.syncs[OURS])
            if run.against is not None and run.against.name in times:
                yield _beside_scsynth(name, times, solver, run.against.name)


def _scsynth_rows(name: str, times: Times, solver: str, count: int) -> Iterator[Row]:
    """Say how much of a call scsynth would take to answer its /syncs alone, and to do all of its own part alone."""
    whole, one, alone = (statistics.median(times[each]) for each in (solver, SYNC, ALONE))
    compared = f"whole: {shown(whole)}"
    yield Row(
        f"{name}: scsynth's {SYNC}s", count * one, "s", compared, count * one / whole,
        note=f"{count} times {shown(one)}", details=spread(sync=times[SYNC]),
    )  # fmt: skip
    yield Row(f"{name}: {ALONE}", alone, "s", compared, alone / whole, details=spread(alone=times[ALONE]))


def _beside_scsynth(name: str, times: Times, solver: str, other: str) -> Row:
    """Compare what two calls take beyond what scsynth takes alone."""
    ours, theirs = (statistics.median(outside(times, each, ALONE)) for each in (solver, other))
    title = f"{name}: what is not scsynth's, beside {other}"
    return above_noise(Row(title, ours, "s", shown(theirs), theirs / ours))
