"""The command that learns bases from many buffers."""

from typing import Any

from nmfserver.commands.base import Call, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, many, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand
from nmfserver.osc.codec import Value
from nmfserver.processes.settings import BOUNDS, LARGEST_SPARSITY
from nmfserver.tasks.task import Finished
from nmfserver.tasks.train import Train
from nmfserver.training.kit import Kit
from nmfserver.training.settings import Training

DEFAULTS = Training()


@command(
    "/bufnmftrain",
    may_be_keyed=True,
    answer="`/bufnmftrain/started job`, `/bufnmftrain/progress job fraction divergence secondsLeft`…, then "
    '`/done /bufnmftrain job bases "components" n "sounds" n "passes" n "explained" e "divergence" d "seed" n '
    '"seconds" s`',
)
class BufNMFTrain(JobCommand):
    """Learns one set of bases from many buffers: `/bufnmftrain kit kick snare hat components 8`.

    The bases come from low to high pitch. Use them with `basesMode 1` or `2` of `/bufnmf`, in `/bufnmffilter`, or live,
    with `/live/bases`. Each buffer is one sound, also where it has several channels: they count as if they came one
    after the other. Sounds of another sample rate than the first are resampled. Silent ones are left out; `sounds`
    tells how many were learned from. A buffer that is named twice is refused. It starts from an excerpt of all sounds,
    then goes through them `passes` times in a random order, and renews the bases after each few, so that the memory
    does not grow with their number. It is listed by `/bufnmf/jobs` and cancelled by `/bufnmf/cancel`. For files, there
    is `nmfserver train`.
    """

    bases: BufferId = one(BufferKind(), "receives the bases: `fftSize / 2 + 1` frames, rate `sr / fftSize`")
    source: tuple[BufferId, ...] = many(BufferKind(), doc="the sounds to learn from")
    components: int = one(Integer(1), "number of bases", DEFAULTS.components)
    passes: int = one(Integer(1), "how often all sounds are gone through", DEFAULTS.passes)
    iterations: int = one(
        Integer(*BOUNDS["iterations"]), "how far the activations of each sound go in each pass", DEFAULTS.iterations
    )
    sparsity: float = one(
        Number(0, most=LARGEST_SPARSITY),
        f"weight of the activations beside the divergence, up to {LARGEST_SPARSITY:g}: fewer at a time; 0: none",
        DEFAULTS.sparsity,
    )
    balance: int = one(Integer(0, 1), "1: long sounds weigh no more than short ones", int(DEFAULTS.balance))
    seed: int = one(
        Integer(*BOUNDS["seed"]), "of the start and of the order of the sounds; -1: a fresh one, see the answer",
        DEFAULTS.seed,
    )  # fmt: skip
    window_size: int = one(Integer(*BOUNDS["window_size"]), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(*BOUNDS["fft_size"]), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    def task(self) -> Train:
        """Return the task."""
        training = Training(
            self.components, self.passes, self.iterations, self.seed, self.sparsity, bool(self.balance),
            self.window_size, self.hop_size, self.fft_size,
        )  # fmt: skip
        return Train(tuple(each.key for each in self.source), self.bases.key, training)

    def values(self, call: Call, finished: Finished[Any]) -> tuple[Value, ...]:
        """Return the buffer, and what was learned."""
        kit: Kit = finished.result
        return (
            buffer_value(self.bases), "components", self.components, "sounds", kit.sounds, "passes", self.passes,
            "explained", kit.explained, "divergence", kit.divergence, "seed", kit.settings["seed"],
            "seconds", finished.seconds,
        )  # fmt: skip
