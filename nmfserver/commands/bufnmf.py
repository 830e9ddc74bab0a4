"""Commands that take buffers apart."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import Sequence

from nmfserver.buffers.table import Buffer, Samples
from nmfserver.commands.base import Call, Direct, Queued, command, key_of
from nmfserver.commands.fields import BufferId, BufferKind, Integer, many, one
from nmfserver.commands.progress import Progress
from nmfserver.errors import ArgumentError, BufferError, counted
from nmfserver.jobs import Job
from nmfserver.osc.codec import Argument, Value
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import FIXED, LARGEST_FFT, RANDOM, SMALLEST_WINDOW, Parts, Settings

DEFAULTS = Settings()
JOB_NUMBER = Integer(1)
LARGEST_COPY = 2**28
"""Bytes of a source that a job copies. A larger one is lent for as long as the job runs, to save the memory."""


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
    bases_mode: int = one(Integer(0, 2), "0 random start, 1 start from the buffer, 2 fixed", DEFAULTS.bases_mode)
    activations: BufferId | None = one(
        BufferKind(optional=True), "`numFrames / hopSize + 1` frames, rate `sr / hopSize`", None
    )
    act_mode: int = one(Integer(0, 2), "0 random start, 1 start from the buffer, 2 fixed", DEFAULTS.act_mode)
    components: int = one(Integer(1), "number of components", DEFAULTS.components)
    iterations: int = one(Integer(1), "rounds of updates", DEFAULTS.iterations)
    seed: int = one(Integer(-1), "of the random start; -1: a fresh one, which the answer has", DEFAULTS.seed)
    window_size: int = one(Integer(SMALLEST_WINDOW, LARGEST_FFT), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(-1, LARGEST_FFT), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(-1, LARGEST_FFT), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    fft_settings: tuple[int, ...] = many(Integer(), doc="window, hop and FFT size at once", least=0)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the job's number, as far as the message tells it."""
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
        """Where stems go, if any are to be made."""
        return self.resynth if self.resynth_mode else None

    def settings(self) -> Settings:
        """Return what the process is to do."""
        sizes = (self.window_size, self.hop_size, self.fft_size)
        if self.fft_settings:
            if len(self.fft_settings) > 3:
                raise ArgumentError(
                    f"fftSettings has {counted(len(self.fft_settings), 'value')}; it takes window, hop, FFT"
                )
            if sizes != (DEFAULTS.window_size, DEFAULTS.hop_size, DEFAULTS.fft_size):
                raise ArgumentError("fftSettings is given beside windowSize, hopSize or fftSize: use one or the other")
            sizes = (*self.fft_settings, *sizes[len(self.fft_settings) :])  # type: ignore[assignment]
        return Settings(
            self.components,
            self.iterations,
            self.seed,
            self.bases_mode,
            self.act_mode,
            *sizes,
            self.stems is not None,
        )

    def check(self) -> None:
        """Raise where the keys do not make sense together."""
        self.settings().transform()
        if self.resynth_mode == 1 and self.resynth is None:
            raise ArgumentError("resynthMode is 1, but no resynth buffer is named to receive the stems")
        for name, buffer, mode in (
            ("bases", self.bases, self.bases_mode),
            ("activations", self.activations, self.act_mode),
        ):
            if buffer is None and mode != RANDOM:
                key = "basesMode" if name == "bases" else "actMode"
                raise ArgumentError(f"{key} is {mode}, which needs {name}, but no buffer is named for them")
        if self.settings().fixed and self.stems is None:
            raise ArgumentError("basesMode 2 and actMode 2 leave only the stems to be made: name a resynth buffer")
        named = [buffer.key for buffer in (self.stems, self.bases, self.activations) if buffer is not None]
        if not named:
            raise ArgumentError("no destination is named: give resynth, bases or activations a buffer")
        if len(set(named)) < len(named):
            raise ArgumentError("resynth, bases and activations must be different buffers")

    def accept(self, call: Call) -> None:
        """Make the job: from now on it can be listed and cancelled."""
        call.failure_values = (-1,)  # of a number in use, only that job's own ending may speak
        number = call.services.jobs.number(self.id)
        call.failure_values = (number,)
        self.check()
        call.job = NMFJob(number, self, call)
        call.services.jobs.add(call.job)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Run the job."""
        job = call.job
        assert isinstance(job, NMFJob)
        parts = await call.services.jobs.run(job)
        buffers = (key_of(self.stems), key_of(self.bases), key_of(self.activations))
        return (
            job.number, *buffers, "seed", parts.seed, "divergence", parts.divergence,
            "iterations", parts.iterations, "seconds", time.perf_counter() - job.began,
        )  # fmt: skip


class NMFJob(Job[Parts]):
    """One ``/bufnmf`` on its way through the queue of jobs."""

    def __init__(self, number: int, request: BufNMF, call: Call) -> None:
        super().__init__(number, call.client)
        self._request = request
        self._call = call
        self._settings = request.settings()
        self._leases, self._source_lease = contextlib.ExitStack(), contextlib.ExitStack()
        self._given: dict[str, Samples | None] = {}
        self.began = 0.0
        self._progress: Progress | None = None

    def begin(self) -> None:
        """Borrow the source and the given factors; refuse what cannot be done."""
        request, table = self._request, self._call.buffers
        source = table.get(request.source.key)
        part = (
            _section("frame", request.source, source.frames, request.start_frame, request.num_frames),
            _section("channel", request.source, source.channels, request.start_chan, request.num_chans),
        )
        self._source = self._source_lease.enter_context(source.reading())[part]
        self._copies = self._source.nbytes <= LARGEST_COPY
        self._rate = source.sample_rate
        transform, columns = self._settings.transform(), self._settings.components * self._source.shape[1]
        for name, buffer, mode, rows in (
            ("bases", request.bases, request.bases_mode, transform.bins),
            ("activations", request.activations, request.act_mode, transform.frames(len(self._source))),
        ):
            if buffer is not None and mode != RANDOM:
                self._given[name] = self._leases.enter_context(table.get(buffer.key).reading())
                bufnmf.require_shape(name, self._given[name], mode, (rows, columns))
        if self._settings.resynth:
            table.require_size(len(self._source), columns)
        threads = self._call.services.options.kernel_threads
        copy = self._source.nbytes if self._copies else 0
        frames, channels = self._source.shape
        self._leases.enter_context(table.reserved(copy + self._settings.memory(frames, channels, threads)))
        self.began = time.perf_counter()
        self._call.reply("/bufnmf/started", self.number)
        self._loop = asyncio.get_running_loop()
        self._progress = Progress("/bufnmf/progress", self, self._call)

    def work(self) -> Parts:
        """Take the source apart: a copy of it, so that it is lent for a moment only."""
        assert self._progress is not None
        if self._copies:
            self._source = self._source.copy()
            self._loop.call_soon_threadsafe(self._source_lease.close)
        return bufnmf.decompose(
            self._source,
            self._settings,
            self._given.get("bases"),
            self._given.get("activations"),
            self._progress.watch,
            self._call.services.options.threads,
        )

    def finish(self, result: Parts) -> None:
        """Publish all results; fixed buffers stay as they are."""
        request, transform = self._request, self._settings.transform()
        results = {}
        if request.bases is not None and request.bases_mode != FIXED:
            results[request.bases.key] = Buffer(result.bases, self._rate / transform.fft)
        if request.activations is not None and request.act_mode != FIXED:
            results[request.activations.key] = Buffer(result.activations, self._rate / transform.hop)
        if request.stems is not None and result.stems is not None:
            results[request.stems.key] = Buffer(result.stems, self._rate)
        self._call.buffers.publish(results)

    def release(self) -> None:
        """Give back what was borrowed; nothing more is told of the job's progress."""
        if self._progress is not None:
            self._progress.close()
        self._source_lease.close()
        self._leases.close()


@command(
    "/bufnmf/cancel",
    may_be_keyed=True,
    answer="`/done /bufnmf/cancel job`; the job itself ends in `/fail /bufnmf cancelled job`",
)
class Cancel(Direct):
    """Stops a job, or all jobs of this client. Every buffer stays as it was."""

    job: int = one(Integer(), "the job's number; -1: all that this client has asked for", -1)

    def run(self, call: Call) -> None:
        """Ask it to stop."""
        if self.job == -1:
            call.services.jobs.cancel_all(call.client)
        else:
            call.services.jobs.cancel(self.job)
        call.reply("/done", "/bufnmf/cancel", self.job)


@command("/bufnmf/jobs", answer="one `/bufnmf/job id state fraction` each, then `/done /bufnmf/jobs count`")
class Jobs(Direct):
    """Lists the jobs that have not ended; `state` is `running` or `waiting`."""

    def run(self, call: Call) -> None:
        """Answer."""
        jobs = call.services.jobs.jobs.values()
        for job in jobs:
            call.reply("/bufnmf/job", job.number, "running" if job.running else "waiting", job.fraction)
        call.reply("/done", "/bufnmf/jobs", len(jobs))


def _section(unit: str, named: BufferId, size: int, start: int, count: int) -> slice:
    """Return the part of a buffer that a request names, or raise `BufferError` where it goes beyond."""
    end = size if count == -1 else start + count
    if not start < end <= size:
        asked = f"{unit} {start} to the end" if count == -1 else f"{count} {unit}s from {unit} {start} on"
        raise BufferError(f"buffer {named.key} has {size} {unit}s; {asked} cannot be taken")
    return slice(start, end)
