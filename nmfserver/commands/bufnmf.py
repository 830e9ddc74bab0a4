"""Commands that decompose buffers."""

import contextlib
import itertools
from collections.abc import Sequence

from nmfserver.commands.base import Call, Direct, Queued, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, many, one
from nmfserver.commands.tasks import JobReplies, create_job, reserve_job_number
from nmfserver.errors import ArgumentError, counted
from nmfserver.osc.codec import Argument, Value
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.settings import BOUNDS, Settings
from nmfserver.steps import Steps
from nmfserver.tasks.decompose import Decompose

DEFAULTS = Settings()
JOB_NUMBER = Integer(1)


@command(
    "/bufnmf",
    keyed=True,
    answer="`/bufnmf/started job`, `/bufnmf/progress job fraction divergence secondsLeft`…, then "
    '`/done /bufnmf job resynth bases activations "seed" n "divergence" d "iterations" n "seconds" s`',
)
class BufNMF(Queued):
    """Takes a buffer apart by non-negative matrix factorisation, into spectral templates (bases), their amplitude
    envelopes (activations) and stems (resynth) that sum to the source.

    Modes: 0 starts at random, 1 starts from what the buffer holds, 2 keeps the buffer as it is. Components of audio
    channel *i* are the channels `i * components … i * components + components - 1`. A destination that does not
    exist is made. The source is read as it stands when the job starts; all results appear at once. The seconds of the
    answer are without the time that the job waited.
    """  # noqa: D205 - one sentence, two lines

    source: BufferId = one(BufferKind(), "the sound to take apart")
    start_frame: int = one(Integer(0), "first frame of the source", 0)
    num_frames: int = one(Integer(-1), "number of frames; -1: up to the end", -1)
    start_chan: int = one(Integer(0), "first channel of the source", 0)
    num_chans: int = one(Integer(-1), "number of channels; -1: up to the last", -1)
    resynth: BufferId | None = one(BufferKind(optional=True), "receives the stems", None)
    resynth_mode: int = one(Integer(-1, 1), "1 makes stems, 0 does not; -1: 1 if `resynth` is named", -1)
    bases: BufferId | None = one(BufferKind(optional=True), "`fftSize / 2 + 1` frames, rate `sr / fftSize`", None)
    bases_mode: int = one(
        Integer(*BOUNDS["bases_mode"]), "0 random start, 1 start from the buffer, 2 fixed", DEFAULTS.bases_mode
    )
    activations: BufferId | None = one(
        BufferKind(optional=True), "`numFrames / hopSize + 1` frames, rate `sr / hopSize`", None
    )
    act_mode: int = one(
        Integer(*BOUNDS["act_mode"]), "0 random start, 1 start from the buffer, 2 fixed", DEFAULTS.act_mode
    )
    components: int = one(Integer(*BOUNDS["components"]), "number of components", DEFAULTS.components)
    iterations: int = one(Integer(*BOUNDS["iterations"]), "rounds of updates", DEFAULTS.iterations)
    seed: int = one(Integer(*BOUNDS["seed"]), "of the random start; -1: a fresh one, see the answer", DEFAULTS.seed)
    window_size: int = one(Integer(*BOUNDS["window_size"]), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(*BOUNDS["fft_size"]), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    fft_settings: tuple[int, ...] = many(Integer(), doc="window, hop and FFT size at once", least=0)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the job's number if the message has one, else -1."""
        for key, value in itertools.pairwise(arguments):
            if isinstance(key, str) and key.removeprefix("@").lower() == "id":
                with contextlib.suppress(ArgumentError):
                    return (JOB_NUMBER.convert(value, "id"),)
        return (-1,)

    @property
    def detached(self) -> bool:
        """Whether the job leaves the queue at once."""
        return not self.blocking

    @property
    def stems(self) -> BufferId | None:
        """The buffer for the stems, or None."""
        return self.resynth if self.resynth_mode else None

    def task(self, *, gaps: bool = False) -> Decompose:
        """Return the task; `gaps` allows hops that are larger than the window."""
        if self.resynth_mode == 1 and self.resynth is None:
            raise ArgumentError("resynthMode is 1, but no resynth buffer is named to receive the stems")
        settings = Settings(
            self.components, self.iterations, self.seed, self.bases_mode, self.act_mode, *self._sizes(),
            resynth=self.stems is not None, gaps=gaps,
        )  # fmt: skip
        part = self.start_frame, self.num_frames, self.start_chan, self.num_chans
        named = (buffer.key if buffer else None for buffer in (self.stems, self.bases, self.activations))
        return Decompose(self.source.key, settings, *part, *named)

    def accept(self, call: Call) -> None:
        """Create the job, so that it can be listed and cancelled before its turn."""
        number = reserve_job_number(call, self.id)
        create_job(call, number, self.task(), JobReplies(call, "/bufnmf", number))

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Run the job; return the values of its ``/done``."""
        assert call.job is not None
        finished = await call.services.jobs.run(call.job)
        parts: Parts = finished.result
        buffers = (buffer_value(self.stems), buffer_value(self.bases), buffer_value(self.activations))
        return (
            call.job.number, *buffers, "seed", parts.seed, "divergence", parts.divergence,
            "iterations", parts.iterations, "seconds", finished.seconds,
        )  # fmt: skip

    def _sizes(self) -> tuple[int, int, int]:
        """Return the sizes of window, hop and FFT, from `fft_settings` or from the three fields."""
        sizes = (self.window_size, self.hop_size, self.fft_size)
        if not self.fft_settings:
            return sizes
        if len(self.fft_settings) > 3:
            raise ArgumentError(
                f"fftSettings has {counted(len(self.fft_settings), 'value')}; it takes window, hop, FFT"
            )
        if sizes != (DEFAULTS.window_size, DEFAULTS.hop_size, DEFAULTS.fft_size):
            raise ArgumentError("fftSettings is given beside windowSize, hopSize or fftSize: use one or the other")
        window, hop, fft = (*self.fft_settings, *sizes[len(self.fft_settings) :])
        return window, hop, fft


@command(
    "/bufnmf/cancel",
    may_be_keyed=True,
    answer="`/done /bufnmf/cancel job`; the job itself ends in `/fail /bufnmf cancelled job`",
)
class Cancel(Direct):
    """Stops a job, or all jobs of this client. Every buffer stays as it was."""

    job: int = one(Integer(), "the job's number; -1: all that this client has asked for", -1)

    def run(self, call: Call) -> tuple[Value, ...]:
        """Cancel the job, or all jobs of the client; return the number given."""
        if self.job == -1:
            call.services.jobs.cancel_all(call.client)
        else:
            call.services.jobs.cancel(self.job)
        return (self.job,)


@command("/bufnmf/jobs", answer="one `/bufnmf/job id state fraction` each, then `/done /bufnmf/jobs count`")
class Jobs(Direct):
    """Lists the jobs that have not ended; `state` is `running` or `waiting`."""

    def run(self, call: Call) -> Steps[tuple[Value, ...]]:
        """Send a message for each job, in steps; return the count."""
        jobs = list(call.services.jobs.jobs.values())
        for job in jobs:
            call.reply("/bufnmf/job", job.number, "running" if job.running else "waiting", job.fraction)
            yield
        return (len(jobs),)
