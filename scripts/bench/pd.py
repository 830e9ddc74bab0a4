"""The section of the bench that asks Pd: from the bang that begins a run of [bufnmf] to the bang that ends it.

Each checkout has a Pd with its objects, and a server; timed-bufnmf.pd is what they run.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import soundfile

from bench.checkouts import THIS, Checkout
from bench.kernels import SHORT
from bench.measuring import Clock, Row, Run, Target, WorkError, beside, interleaved, last_words
from bench.outputs import check, sizes
from bench.server import Server
from bench.sounds import RATE
from tests.pd.pd import Box, Pd
from tests.pd.test_audio import FLAGS, RAMP, recorded
from tests.pd.test_audio import RATE as AUDIO_RATE
from tests.programs import PatientJack, ProgramError

COMPONENTS = (3, 10, 20, 50)
ROUNDS = 7
OURS = "nmfserver"
FASTER = 2.0
"""Than version 0.1.0."""
TIMED = Box("nmf", "timed-bufnmf", ("done", "error"))
ARRAYS = {"resynth": "stems", "bases": "bases", "activations": "activations"}
"""What the arrays of each result are called, in front of a number."""
PATH = ("-path", str(Path(__file__).parent))
SILENT = ("-noaudio", "-sleepgrain", "1")
PATIENCE = 60.0
BLOCK = 64
"""Samples that Pd computes at a time."""
ATTEMPTS = 3
"""A block that a patch holds up is late each time; one that a busy machine holds up is not."""


class Patch:
    """A Pd with a [bufnmf] and its arrays, attached to a server, both of one checkout, and with the sound."""

    def __init__(
        self,
        stack: ExitStack,
        checkout: Checkout,
        sound: Path,
        boxes: Sequence[Box] = (),
        jack: PatientJack | None = None,
    ) -> None:
        server = stack.enter_context(Server(checkout=checkout))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        arrays = ["sound", *(f"{name}-{number}" for name in ARRAYS.values() for number in range(max(COMPONENTS)))]
        flags, env = (SILENT, {}) if jack is None else (FLAGS, jack.env)
        self.pd = Pd(folder, [TIMED, *boxes], arrays, (*flags, *PATH), env, checkout.patches)
        stack.callback(self.pd.end)
        self.pd.set_array("sound", soundfile.read(sound, dtype="float32")[0])
        self.pd.do("nmf", "connect", "127.0.0.1", server.port)

    def run(self, components: int) -> float:
        """Return how many seconds a run takes, by Pd's own clock.

        Raises WorkError if it ends with an error, or if the last array of a result does not have its size.
        """
        self.prepare(components)
        seconds = self.bang()
        self.check(components)
        return seconds

    def prepare(self, components: int) -> None:
        """Say how many components there are to be, and shorten what tells that an earlier run has ended."""
        for array in self._last(components).values():
            self.pd.do(array, "resize", 1)
        self.pd.do("nmf", "components", components)

    def bang(self) -> float:
        """Run it; return the seconds."""
        self.pd.clear()
        try:
            self.pd.send("nmf", "bang")
            self.pd.wait_for("(?m)^nmf-(done|error): .*\n", PATIENCE, self.pd.mark)
        except (ProgramError, TimeoutError) as error:
            raise WorkError(last_words(error)) from error
        for reason in self.pd.lines("nmf-error"):
            raise WorkError(reason)
        return float(self.pd.lines("nmf-done")[0]) / 1000

    def check(self, components: int) -> None:
        """Look whether the results are there."""
        found = {result: (len(self.pd.array(array)), components) for result, array in self._last(components).items()}
        check(found, sizes(SHORT * RATE, components, stems=True))

    def _last(self, components: int) -> dict[str, str]:
        """Return the array of each result's last component."""
        return {result: f"{name}-{components - 1}" for result, name in ARRAYS.items()}


def pd(run: Run) -> Iterator[Row]:
    """Measure [bufnmf] with stems, bases and activations, beside another checkout's; then how Pd's sound fares."""
    for measure, programs in ((_times, ("pd",)), (_late, ("pd", "jackd", "jack_rec"))):
        missing = [program for program in programs if shutil.which(program) is None]
        if missing:
            yield Row(OURS, note=f"not installed: {', '.join(missing)}")
            continue
        try:
            yield from measure(run)
        except (ProgramError, TimeoutError) as error:
            yield Row(OURS, note=f"failed: {last_words(error)}")


def _times(run: Run) -> Iterator[Row]:
    sound = run.sounds.wav(SHORT)
    with ExitStack() as stack:
        patches = {OURS: Patch(stack, THIS, sound)}
        if run.against is not None:
            patches[run.against.name] = Patch(stack, run.against, sound)
        peers = {name: FASTER for name in patches if name != OURS}
        for components in run.sizes(COMPONENTS):
            clocks: dict[str, Clock] = {name: partial(patch.run, components) for name, patch in patches.items()}
            times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
            yield from beside(f"{components} components", times, OURS, peers)


def _late(run: Run) -> Iterator[Row]:
    """Count the blocks that Pd does not send in time while [bufnmf] works, over a JACK server without a sound card."""
    with ExitStack() as stack:
        jack = PatientJack("-C", "0", "-P", "1")
        stack.callback(jack.end)
        patch = Patch(stack, THIS, run.sounds.wav(SHORT), [RAMP], jack)
        patch.pd.do("pd", "dsp", 1)
        for components in run.sizes(COMPONENTS):
            try:
                yield _late_row(patch, jack, components)
            except WorkError as reason:
                yield Row(f"{components} components: late blocks", note=f"failed: {reason}")


def _late_row(patch: Patch, jack: PatientJack, components: int) -> Row:
    late = []
    for _ in range(ATTEMPTS):
        patch.prepare(components)
        with recorded(patch.pd, jack) as heard:
            patch.bang()
        patch.check(components)
        late.append(heard.lost / BLOCK)
        if not late[-1]:
            break
    note = f"of {heard.seconds * AUDIO_RATE / BLOCK:.0f}; longest pause {heard.longest:.0f} ms"
    wanted = Target(0, of_figure=True)
    return Row(f"{components} components: late blocks", min(late), "blocks", wanted=wanted, note=note)
