"""The command that makes seeds for /bufnmf."""

from typing import Any

from nmfserver.commands.base import Call, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, Word, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand
from nmfserver.osc.codec import Value
from nmfserver.processes.seeding import METHODS, Seeding, Seeds
from nmfserver.processes.settings import BOUNDS
from nmfserver.tasks.section import Section
from nmfserver.tasks.seed import Seed
from nmfserver.tasks.task import Finished

DEFAULTS = Seeding()


@command(
    "/bufnmfseed",
    keyed=True,
    answer="`/bufnmfseed/started job`, `/bufnmfseed/progress job fraction -1 secondsLeft`…, then "
    '`/done /bufnmfseed job bases activations "components" n "coverage" c "seed" n "seconds" s`',
)
class BufNMFSeed(JobCommand):
    """Makes bases and activations that `/bufnmf` can start from, by singular values, and finds how many to take.

    The number is the least whose singular values are a part `coverage` of the sum of all, in every audio channel. The
    buffers are laid out as those of `/bufnmf`; name them there, with `basesMode 1`, `actMode 1` and the number of
    components that the answer tells. `nmfsvd` takes the singular vectors without their signs; `nndsvd` takes the
    positive or the negative part of each pair, whichever weighs more; `nndsvda` fills in the mean in the place of
    zeros, and `nndsvdar` small random numbers. It is listed by `/bufnmf/jobs` and cancelled by `/bufnmf/cancel`.
    """

    source: BufferId = one(BufferKind(), "the sound")
    start_frame: int = one(Integer(0), "first frame of the source", 0)
    num_frames: int = one(Integer(-1), "number of frames; -1: up to the end", -1)
    start_chan: int = one(Integer(0), "first channel of the source", 0)
    num_chans: int = one(Integer(-1), "number of channels; -1: up to the last", -1)
    bases: BufferId | None = one(BufferKind(optional=True), "`fftSize / 2 + 1` frames, rate `sr / fftSize`", None)
    activations: BufferId | None = one(
        BufferKind(optional=True), "`numFrames / hopSize + 1` frames, rate `sr / hopSize`", None
    )
    min_components: int = one(Integer(1), "least number of components", DEFAULTS.min_components)
    max_components: int = one(Integer(1), "most", DEFAULTS.max_components)
    coverage: float = one(Number(0, most=1), "part of the sum of the singular values, 0…1", DEFAULTS.coverage)
    method: str = one(Word(METHODS), "how singular vectors become what is not negative", DEFAULTS.method)
    seed: int = one(Integer(*BOUNDS["seed"]), "of the random numbers of `nndsvdar`; -1: a fresh one", DEFAULTS.seed)
    window_size: int = one(Integer(*BOUNDS["window_size"]), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(*BOUNDS["fft_size"]), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    flucoma: int = one(
        Integer(0, 1), "1: FluCoMa's very numbers, with the slip in its choice of parts; 0: those of the papers", 0
    )
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    def task(self) -> Seed:
        """Return the task."""
        section = Section(self.source.key, self.start_frame, self.num_frames, self.start_chan, self.num_chans)
        seeding = Seeding(
            self.min_components, self.max_components, self.coverage, self.method, self.seed,
            self.window_size, self.hop_size, self.fft_size, bool(self.flucoma),
        )  # fmt: skip
        bases, activations = (each.key if each else None for each in (self.bases, self.activations))
        return Seed(section, seeding, bases, activations)

    def values(self, call: Call, finished: Finished[Any]) -> tuple[Value, ...]:
        """Return the buffers, and what was found."""
        seeds: Seeds = finished.result
        return (
            buffer_value(self.bases), buffer_value(self.activations), "components", seeds.components,
            "coverage", seeds.coverage, "seed", seeds.seed, "seconds", finished.seconds,
        )  # fmt: skip
