"""The command that rebuilds a sound from the frames of another one."""

from typing import Any

from nmfserver.commands.base import Call, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Word, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand
from nmfserver.osc.codec import Value
from nmfserver.processes.cross import Crossing, Mosaic
from nmfserver.processes.phases import PHASES
from nmfserver.processes.settings import BOUNDS
from nmfserver.tasks.cross import Cross
from nmfserver.tasks.task import Finished

DEFAULTS = Crossing()


@command(
    "/bufnmfcross",
    keyed=True,
    answer="`/bufnmfcross/started job`, `/bufnmfcross/progress job fraction -1 secondsLeft`…, then "
    '`/done /bufnmfcross job output "arithmetic" a "seed" n "seconds" s`',
)
class BufNMFCross(JobCommand):
    """Rebuilds a target sound from the frames of a source: an audio mosaic.

    Each frame of the target becomes a sum of some frames of the source, chosen by NMF whose bases are all of them
    (Driedger, Prätzlich and Müller, "Let it Bee", 2015). The output has the length, the channels and the sample rate of
    the target; each of its channels is made from the same channel of the source, which comes again where it has fewer.
    The more `iterations`, the more slowly is all taken away that `timeSparsity` and `polyphony` do not allow.
    `phase source` takes the phases of the source's frames, `griffinlim` finds others that fit each other. `arithmetic`
    tells what was computed, as a part of what it would be with all source frames in all iterations. It is listed by
    `/bufnmf/jobs` and cancelled by `/bufnmf/cancel`.
    """

    source: BufferId = one(BufferKind(), "the sound whose frames are taken")
    target: BufferId = one(BufferKind(), "the sound that is rebuilt")
    output: BufferId = one(BufferKind(), "what becomes of it")
    time_sparsity: int = one(
        Integer(1), "frames, odd, within which a frame of the source stands once", DEFAULTS.time_sparsity
    )
    polyphony: int = one(Integer(1), "frames of the source at a time", DEFAULTS.polyphony)
    continuity: int = one(
        Integer(1), "frames, odd, of the source that are to follow each other as they did", DEFAULTS.continuity
    )
    iterations: int = one(Integer(1), "in which the frames are found", DEFAULTS.iterations)
    phase: str = one(Word(PHASES), "where phases come from", DEFAULTS.phase)
    seed: int = one(Integer(*BOUNDS["seed"]), "of the random phases of `griffinlim`; -1: a fresh one", DEFAULTS.seed)
    window_size: int = one(Integer(*BOUNDS["window_size"]), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(*BOUNDS["fft_size"]), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    flucoma: int = one(
        Integer(0, 1),
        "1: FluCoMa's way: time sparsity and polyphony act in the last iteration only, phases are `griffinlim`'s",
        0,
    )
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    def task(self) -> Cross:
        """Return the task."""
        crossing = Crossing(
            self.time_sparsity, self.polyphony, self.continuity, self.iterations, self.phase, self.seed,
            self.window_size, self.hop_size, self.fft_size, bool(self.flucoma),
        )  # fmt: skip
        return Cross(self.source.key, self.target.key, self.output.key, crossing)

    def values(self, call: Call, finished: Finished[Any]) -> tuple[Value, ...]:
        """Return the buffer, and what was done."""
        mosaic: Mosaic = finished.result
        return (
            buffer_value(self.output), "arithmetic", mosaic.arithmetic, "seed", mosaic.seed, "seconds",
            finished.seconds,
        )  # fmt: skip
