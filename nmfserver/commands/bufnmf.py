"""Commands that decompose buffers."""

from collections.abc import Sequence

from nmfserver.commands.base import Call, Direct, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, Text, Word, many, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand
from nmfserver.errors import ArgumentError, counted
from nmfserver.osc.codec import Value
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.presets import PRESETS, with_preset
from nmfserver.processes.settings import BOUNDS, LARGEST_SPARSITY, WORDS, Settings, Sizes
from nmfserver.steps import Steps
from nmfserver.tasks.decompose import Decompose, Decomposed
from nmfserver.tasks.results import ResultFile
from nmfserver.tasks.task import Finished

DEFAULTS = Settings()
SIZES = ("window_size", "hop_size", "fft_size")


@command(
    "/bufnmf",
    keyed=True,
    answer='`/bufnmf/started job`, where kernels are compiled first `/bufnmf/compiling job "sentence"`, '
    "`/bufnmf/progress job fraction divergence secondsLeft`…, "
    "with files `/b_info path frames channels rate`…, then "
    '`/done /bufnmf job resynth bases activations "seed" n "divergence" d "iterations" n "seconds" s "solver" name '
    '"explained" e "components" n`',
)
class BufNMF(JobCommand):
    """Takes a buffer apart by non-negative matrix factorisation, into spectral templates (bases), their amplitude
    envelopes (activations) and stems (resynth) that sum to the source.

    Modes: 0 starts at random, 1 starts from what the buffer holds, 2 keeps the buffer as it is. With a mode for each
    component (`basesMode 2 2 0`), the buffer has a channel for every one, whatever the free ones hold. Components of
    audio channel *i* are the channels `i * components … i * components + components - 1`. A destination that does not
    exist is made. The source is read as it stands when the job starts; all results appear at once. The seconds of the
    answer are without the time that the job waited.

    With `templateFrames`, a basis has several frames, each with the spectrum of one hop after the other: what a drum
    does between its attack and its end. In the buffer of bases, each frame's spectrum stands behind the one before.
    The first job with `templateFrames` or `sparsity` waits some seconds more, once for every version of the server,
    while their kernels are compiled: `/bufnmf/compiling` says so in a sentence, and progress begins after that.
    `nmfserver warmup` does it beforehand.

    With a path in `resynthFile`, `basesFile` or `activationsFile`, that result goes to a float WAV instead of a buffer,
    and no buffer is written. Files appear whole when the job is done, and are the client's from then on. Those in the
    folder of `/tempfolder` appear together and cost no copy, where that is in memory.
    """  # noqa: D205 - one sentence, two lines

    source: BufferId = one(BufferKind(), "the sound to take apart")
    start_frame: int = one(Integer(0), "first frame of the source", 0)
    num_frames: int = one(Integer(-1), "number of frames; -1: up to the end", -1)
    start_chan: int = one(Integer(0), "first channel of the source", 0)
    num_chans: int = one(Integer(-1), "number of channels; -1: up to the last", -1)
    resynth: BufferId | None = one(BufferKind(optional=True), "receives the stems", None)
    resynth_mode: int = one(Integer(-1, 1), "1 makes stems, 0 does not; -1: 1 if `resynth` is named", -1)
    bases: BufferId | None = one(
        BufferKind(optional=True), "`templateFrames * (fftSize / 2 + 1)` frames, rate `sr / fftSize`", None
    )
    bases_mode: tuple[int, ...] = many(
        Integer(*BOUNDS["bases_mode"]),
        doc="0, or left out: random start, 1 start from the buffer, 2 fixed; or one for each component",
        least=0,
    )
    activations: BufferId | None = one(
        BufferKind(optional=True), "`numFrames / hopSize + 1` frames, rate `sr / hopSize`", None
    )
    act_mode: tuple[int, ...] = many(
        Integer(*BOUNDS["act_mode"]),
        doc="0, or left out: random start, 1 start from the buffer, 2 fixed; or one for each component",
        least=0,
    )
    components: int | None = one(
        Integer(*BOUNDS["components"]),
        f"number of components; -1: it is found; {DEFAULTS.components}, or the preset's, if left out", None,
    )  # fmt: skip
    min_components: int = one(Integer(*BOUNDS["min_components"]), "least number that is found", DEFAULTS.min_components)
    max_components: int = one(Integer(*BOUNDS["max_components"]), "most", DEFAULTS.max_components)
    preset: str = one(Text(), f"window, hop, FFT and components for {', '.join(PRESETS)}; other keys win", "")
    solver: str = one(
        Word(WORDS["solver"]),
        "`fast`: few joint rounds, from coarse to fine; `mu`: FluCoMa's updates, and its seeds unless `templateFrames` "
        "or `sparsity` is used", DEFAULTS.solver,
    )  # fmt: skip
    iterations: int = one(
        Integer(*BOUNDS["iterations"]), "how far plain updates get in so many rounds; `fast` takes about an eighth",
        DEFAULTS.iterations,
    )  # fmt: skip
    tolerance: float = one(
        Number(-1), "it ends when the divergence falls by less than this part between two looks; -1: 0.002 for `fast`",
        DEFAULTS.tolerance,
    )  # fmt: skip
    budget: float = one(Number(0), "seconds of computing, used while something is gained; 0: no limit", DEFAULTS.budget)
    starts: int = one(
        Integer(*BOUNDS["starts"]),
        "candidates of `fast`, with `templateFrames` or `sparsity` of `mu`, too; 1: a plain random start; 0: as usual",
        DEFAULTS.starts,
    )
    order: str = one(
        Word(WORDS["order"]), "of the components; `auto`: by pitch, where `fast` starts both factors", DEFAULTS.order
    )
    stereo: str = one(
        Word(WORDS["stereo"]),
        "`linked`: one set of activations for all channels; `paired`: apart, then matched", DEFAULTS.stereo,
    )  # fmt: skip
    seed: int = one(Integer(*BOUNDS["seed"]), "of the random start; -1: a fresh one, see the answer", DEFAULTS.seed)
    template_frames: int = one(
        Integer(*BOUNDS["template_frames"]),
        "frames of a basis; with more than 1 it is a template with time, such as that of a drum",
        DEFAULTS.template_frames,
    )
    sparsity: float = one(
        Number(0, most=LARGEST_SPARSITY),
        f"weight of the activations beside the divergence, up to {LARGEST_SPARSITY:g}: few for each hit; 0: none",
        DEFAULTS.sparsity,
    )
    window_size: int | None = one(
        Integer(*BOUNDS["window_size"]), f"window in samples; {DEFAULTS.window_size} if left out", None
    )
    hop_size: int | None = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1, or left out: half the window", None)
    fft_size: int | None = one(
        Integer(*BOUNDS["fft_size"]), "FFT in samples; -1, or left out: the next power of two", None
    )
    fft_settings: tuple[int, ...] = many(Integer(), doc="window, hop and FFT size at once", least=0)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    resynth_file: str = one(Text(), "path of a float WAV that receives the stems instead of a buffer", "")
    bases_file: str = one(Text(), "the same for the bases", "")
    activations_file: str = one(Text(), "the same for the activations", "")

    @property
    def stems(self) -> BufferId | None:
        """The buffer for the stems, or None."""
        return self.resynth if self.resynth_mode else None

    @property
    def files(self) -> dict[str, str]:
        """The paths of files that receive results, each under the result's name in `Parts`."""
        stems = self.resynth_file if self.resynth_mode else ""
        named = {"stems": stems, "bases": self.bases_file, "activations": self.activations_file}
        return {name: path for name, path in named.items() if path}

    @property
    def told(self) -> tuple[Value, ...]:
        """The paths of files, with numbers in the place of their sizes and rates."""
        return tuple(value for path in self.files.values() for value in (path, 0, 0, 0.0))

    def task(self, *, gaps: bool = False) -> Decompose:
        """Return the task; `gaps` allows hops that are larger than the window."""
        if self.resynth_mode == 1 and self.resynth is None and not self.resynth_file:
            raise ArgumentError(
                "resynthMode is 1, but no resynth buffer is named to receive the stems, nor a resynthFile"
            )
        settings = Settings(
            **with_preset(self.preset, self._given()), iterations=self.iterations, seed=self.seed,
            bases_mode=self.bases_mode or DEFAULTS.bases_mode, act_mode=self.act_mode or DEFAULTS.act_mode,
            resynth=self.stems is not None or "stems" in self.files, gaps=gaps, solver=self.solver,
            tolerance=self.tolerance, budget=self.budget, starts=self.starts, order=self.order, stereo=self.stereo,
            min_components=self.min_components, max_components=self.max_components,
            template_frames=self.template_frames, sparsity=self.sparsity,
        )  # fmt: skip
        part = self.start_frame, self.num_frames, self.start_chan, self.num_chans
        stems, bases, activations = (each.key if each else None for each in (self.stems, self.bases, self.activations))
        return Decompose(self.source.key, settings, *part, stems, bases, activations, self.files)

    def values(self, call: Call, finished: Finished[Decomposed]) -> tuple[Value, ...]:
        """Send the sizes of files; return the buffers, and what the job has found."""
        parts: Parts = finished.result.parts
        files: Sequence[ResultFile] = finished.result.files
        if files:
            call.reply("/b_info", *(value for each in files for value in each.info))
        buffers = (buffer_value(self.stems), buffer_value(self.bases), buffer_value(self.activations))
        return (
            *buffers, "seed", parts.seed, "divergence", parts.divergence,
            "iterations", parts.iterations, "seconds", finished.seconds, "solver", self.solver,
            "explained", parts.explained, "components", parts.components,
        )  # fmt: skip

    def _given(self) -> Sizes:
        """Return the number of components and the sizes that are given."""
        sizes: dict[str, int] = {name: getattr(self, name) for name in SIZES if getattr(self, name) is not None}
        if self.fft_settings:
            if len(self.fft_settings) > len(SIZES):
                raise ArgumentError(
                    f"fftSettings has {counted(len(self.fft_settings), 'value')}; it takes window, hop, FFT"
                )
            if sizes:
                raise ArgumentError("fftSettings is given beside windowSize, hopSize or fftSize: use one or the other")
            sizes = dict(zip(SIZES, self.fft_settings, strict=False))
        if self.components is not None:
            sizes["components"] = self.components
        return Sizes(**sizes)  # type: ignore[typeddict-item, no-any-return]


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
