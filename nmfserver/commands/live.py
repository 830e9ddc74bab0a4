"""Commands of the live engine: sound is taken apart as it comes in."""

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from nmfserver.audio.engine import GAIN_RAMP, MODES, Activations, Engine, Settings
from nmfserver.buffers.table import Buffer
from nmfserver.commands.base import Call, Direct, Queued, Services, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, NumberOrName, Word, many, one
from nmfserver.commands.progress import Progress
from nmfserver.errors import ArgumentError, BufferError, DeviceError
from nmfserver.jobs import Job
from nmfserver.live import Request, Session
from nmfserver.osc.codec import Value
from nmfserver.osc.streams import Stream
from nmfserver.osc.transport import Client, ReplyTooLargeError
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import LARGEST_FFT, RANDOM, SEED, SMALLEST_WINDOW, Parts
from nmfserver.steps import finished

DEFAULTS = bufnmf.Settings()
ENGINE = Settings(DEFAULTS.transform(), 0)
FADE = 0.1
MOST_COMPONENTS = 1024
LEARN_SECONDS, LEARN_COMPONENTS = 10.0, 3
HIGHEST_RATE = 768000.0
LARGEST_POSITION = 2**31
"""Positions travel as 32-bit integers, and begin at 0 again after twelve hours."""


@command("/live/start", keyed=True, answer="`/done /live/start sampleRate blockSize latency inputs outputs`")
class Start(Queued):
    """Starts live audio: what comes in is taken apart by the bases in use, and goes out again.

    The input channels are averaged. Outputs 1 and 2 carry the mix of the components by their gains; component *k*
    alone, before its gain, leaves by output *3 + k*, as far as the device has that many. Everything is later than the
    input by `latency` samples, one window, beside the device's own latency. Until bases are given, the input is one
    component. Activations go as `/live/activations time a1 … aK` to every client that has said `/notify 1`; the time
    is in seconds since the start, of the middle of the window. If the device goes away, these clients get
    `/live/stopped reason`.
    """

    device: int | str | None = one(NumberOrName(), "the device for both directions: see `nmfserver devices`", None)
    in_device: int | str | None = one(NumberOrName(), "the device that is listened to, if it is another", None)
    out_device: int | str | None = one(NumberOrName(), "the device that plays, if it is another", None)
    sample_rate: float = one(Number(0, most=HIGHEST_RATE), "Hz; 0: the device's usual one", 0.0)
    block_size: int = one(Integer(0, 65536), "frames at a time; 0: as the device likes it", 0)
    latency: float = one(Number(0), "seconds that the device may buffer; 0: as little as it can", 0.0)
    channels: tuple[int, ...] = many(
        Integer(0, MOST_COMPONENTS), doc="inputs, outputs; else 1, and as many as the mix and all components need",
        least=0,
    )  # fmt: skip
    bases: BufferId | None = one(BufferKind(optional=True), "bases to begin with", None)
    window_size: int = one(Integer(SMALLEST_WINDOW, LARGEST_FFT), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(-1, LARGEST_FFT), "hop in samples, at most half the window; -1: half", -1)
    fft_size: int = one(Integer(-1, LARGEST_FFT), "FFT in samples; -1: the next power of two", -1)
    iterations: int = one(Integer(1, 1000), "updates of the activations every hop", ENGINE.iterations)
    max_components: int = one(Integer(1, MOST_COMPONENTS), "most components that bases may have", ENGINE.components)
    mode: str = one(Word(tuple(MODES)), "as `/live/mode`", "filter")
    warmstart: int = one(Integer(0, 1), "1: activations start from the last hop's; 0: at random", 1)
    capture: float = one(Number(1, most=3600), "seconds of input that are kept for `/live/capture`", ENGINE.capture)

    def accept(self, call: Call) -> None:
        """Refuse at once what cannot be."""
        if len(self.channels) > 2:
            raise ArgumentError(f"channels has {len(self.channels)} values; it takes inputs, outputs")
        self._settings().require_valid()

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Start."""
        services = call.services
        await asyncio.shield(asyncio.wrap_future(services.jobs.warm))  # nothing is compiled while sound runs
        bases = call.buffers.get(self.bases.key).samples if self.bases else None

        def reserve(settings: Settings) -> AbstractContextManager[None]:
            return call.buffers.reserved(Engine.memory_needed(settings))

        def prepare(engine: Engine) -> None:
            if bases is not None:
                engine.use(bases, fade=0)
            engine.set_mode(self.mode)

        counts = (*self.channels, None, None)
        request = Request(
            self._settings(), self.device, self.in_device, self.out_device, counts[0], counts[1], self.sample_rate,
            self.block_size, self.latency or None,
        )  # fmt: skip
        session = await services.live.start(request, reserve, prepare, _teller(services), _loser(services))
        settings = session.engine.settings
        return (settings.sample_rate, self.block_size, session.engine.latency, settings.inputs, settings.outputs)

    def _settings(self) -> Settings:
        sizes = bufnmf.Settings(window_size=self.window_size, hop_size=self.hop_size, fft_size=self.fft_size)
        return Settings(
            sizes.transform(), self.sample_rate, components=self.max_components, iterations=self.iterations,
            warm_start=bool(self.warmstart), capture=self.capture,
        )  # fmt: skip


def _teller(services: Services) -> Callable[[Activations], None]:
    """Return what tells activations to every client that is logged in, each as often as it wants."""
    streams: dict[Client, Stream] = {}

    def tell(activations: Activations) -> None:
        for client in [client for client in streams if client not in services.logins]:
            streams.pop(client).close()
        for client in services.logins:
            stream = streams.setdefault(client, Stream(client))
            stream.send("/live/activations", activations.time, *activations.values.tolist())

    return tell


def _loser(services: Services) -> Callable[[str], None]:
    """Return what tells everybody that the device is gone."""

    def lost(reason: str) -> None:
        _end_learning(services)
        for client in services.logins:
            with contextlib.suppress(ReplyTooLargeError):
                client.send("/live/stopped", [reason])

    return lost


@command("/live/stop", answer="`/done /live/stop`")
class Stop(Queued):
    """Ends live audio, and what plays. Buffers stay."""

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Stop."""
        _end_learning(call.services)
        await call.services.live.stop()
        return ()


@command("/live/bases", may_be_keyed=True, answer="`/done /live/bases buffer`")
class Bases(Queued):
    """Uses other bases from now on, by a crossfade. They need the FFT size of `/live/start`."""

    id: BufferId = one(BufferKind(), "the buffer: one frame a bin, one channel a component")
    fade: float = one(Number(0, most=3600), "seconds of the crossfade", FADE)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Swap."""
        with call.buffers.get(self.id.key).reading() as bases:
            await call.services.live.swap(bases, self.fade)
        return (self.id.given,)


@command("/live/gain", may_be_keyed=True)
class Gain(Direct):
    """Sets how loud a component is in the mix."""

    component: int = one(Integer(0), "the component, from 0 on")
    gain: float = one(Number(), "1 is as it is, 0 is silence")
    ramp: float = one(Number(0, most=3600), "seconds until it is reached", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Set."""
        call.services.live.engine.set_gain(self.component, self.gain, self.ramp)


@command("/live/gains", may_be_keyed=True)
class Gains(Direct):
    """Sets how loud the components are in the mix, from component 0 on."""

    gains: tuple[float, ...] = many(Number(), doc="a gain for each component")

    def run(self, call: Call) -> None:
        """Set."""
        call.services.live.engine.set_gains(self.gains)


@command("/live/mode", may_be_keyed=True)
class Mode(Direct):
    """Sets what becomes of the input: `filter` takes it apart, `match` only makes activations, `through` passes it
    on as it is, as late as the filter, two channels as two. A change is a short crossfade.
    """  # noqa: D205 - one sentence, two lines

    mode: str = one(Word(tuple(MODES)), "the mode")

    def run(self, call: Call) -> None:
        """Set."""
        call.services.live.engine.set_mode(self.mode)


@command("/live/rate", may_be_keyed=True)
class Rate(Direct):
    """Sets how often `/live/activations` is sent; the newest value wins."""

    hz: float = one(Number(0), "messages a second; 0: one every hop")

    def run(self, call: Call) -> None:
        """Set."""
        call.services.live.rate = self.hz


@command("/live/capture", may_be_keyed=True, answer="`/done /live/capture buffer frames`")
class Capture(Queued):
    """Copies what came in into a buffer, as it was before any filter: one channel for each input."""

    id: BufferId = one(BufferKind(), "the buffer; it is made, or replaced")
    seconds: float = one(Number(-1), "how much; -1: all that is kept", -1.0)
    ago: float = one(Number(0), "seconds from its end until now", 0.0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Copy."""
        engine = call.services.live.engine
        begin, count = engine.span(None if self.seconds == -1 else self.seconds, self.ago)
        call.buffers.require_size(count, engine.settings.inputs)
        with call.buffers.reserved(4 * count * engine.settings.inputs):
            samples = await call.in_steps(engine.captured(begin, count))
        call.buffers.publish({self.id.key: Buffer(samples, engine.settings.sample_rate)})
        return (self.id.given, len(samples))


@command(
    "/live/learn",
    keyed=True,
    answer="`/live/learn/started job`, `/live/learn/progress job fraction divergence secondsLeft`…, with `every` also "
    '`/live/learn/round job round divergence`…, then `/done /live/learn job components "divergence" d "seconds" s`',
)
class Learn(Queued):
    """Learns bases from what just came in, and uses them: capture, factorisation and crossfade in one job.

    It is listed by `/bufnmf/jobs` and cancelled by `/bufnmf/cancel`. It starts from the bases in use, if these are as
    many, so that components keep their places; `seeded` 0 starts at random. With `every` it learns again every so many
    seconds until it is cancelled; another `/live/learn` with `every` takes its place. It ends with live audio.
    """

    seconds: float = one(Number(-1), f"how much of what came in; -1: what is kept, at most {LEARN_SECONDS:g}", -1.0)
    components: int = one(
        Integer(0, MOST_COMPONENTS), f"number of components; 0: as many as are in use, else {LEARN_COMPONENTS}", 0
    )
    iterations: int = one(Integer(1), "rounds of updates", DEFAULTS.iterations)
    every: float = one(Number(0, most=86400), "seconds from round to round; 0: only one", 0.0)
    seeded: int = one(Integer(0, 1), "whether to start from the bases in use", 1)
    seed: int = one(Integer(-1), "of a random start; -1: a fresh one", DEFAULTS.seed)
    fade: float = one(Number(0, most=3600), "seconds of the crossfade", FADE)
    bases: BufferId | None = one(BufferKind(optional=True), "also receives the bases", None)

    @property
    def detached(self) -> bool:
        """Whether it leaves the queue at once: always."""
        return True

    def accept(self, call: Call) -> None:
        """Make the job."""
        call.failure_values = (-1,)
        number = call.services.jobs.number(None)
        call.failure_values = (number,)
        engine = call.services.live.engine
        if self.components > engine.settings.components:
            raise ArgumentError(
                f"components is {self.components}; /live/start allowed {engine.settings.components} (maxComponents)"
            )
        if self.every:
            _end_learning(call.services, only_repeated=True)
        call.job = LearnJob(number, self, call, engine)
        call.services.jobs.add(call.job)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Learn, once or again and again."""
        job, jobs, loop = call.job, call.services.jobs, asyncio.get_running_loop()
        assert isinstance(job, LearnJob)
        rounds = 0
        while True:
            began = loop.time()
            try:
                parts = await jobs.run(job)
                rounds += 1
                if not self.every:
                    return (
                        job.number, parts.bases.shape[1], "divergence", parts.divergence, "seconds",
                        loop.time() - began,
                    )  # fmt: skip
                call.reply("/live/learn/round", job.number, rounds, parts.divergence)
            except NothingToLearnError:
                if not self.every:
                    raise
            await jobs.rest(job, began + self.every - loop.time())


class NothingToLearnError(BufferError):
    """Too little has come in yet, or only silence: the next round may do better."""


class LearnJob(Job[Parts]):
    """Capture, factorisation, crossfade."""

    def __init__(self, number: int, request: Learn, call: Call, engine: Engine) -> None:
        super().__init__(number, call.client)
        self.request = request
        self._call = call
        self._engine = engine
        self._leases = ExitStack()
        self._progress: Progress | None = None

    def begin(self) -> None:
        """Take what came in, and the bases in use."""
        request, engine, table = self.request, self._engine, self._call.buffers
        self._require_live()
        kept = min(engine.position / engine.settings.sample_rate, engine.settings.capture, LEARN_SECONDS)
        if request.seconds <= engine.settings.capture:
            try:
                self._span = engine.span(kept if request.seconds == -1 else request.seconds)
            except ArgumentError as error:
                raise NothingToLearnError(str(error)) from error
        else:
            self._span = engine.span(request.seconds)
        known = engine.bases
        usual = min(LEARN_COMPONENTS, engine.settings.components)
        components = request.components or (usual if known is None else known.shape[1])
        self._seeds = known if request.seeded and known is not None and known.shape[1] == components else None
        transform = engine.settings.transform
        self._settings = bufnmf.Settings(
            components, request.iterations, request.seed, RANDOM if self._seeds is None else SEED, RANDOM, *transform
        )
        frames, inputs = self._span[1], engine.settings.inputs
        threads = self._call.services.options.kernel_threads
        size = 4 * frames * (inputs + 1) + self._settings.memory(frames, 1, threads)
        self._leases.enter_context(table.reserved(size))
        self._progress = Progress("/live/learn/progress", self, self._call)
        self._call.reply("/live/learn/started", self.number)

    def work(self) -> Parts:
        """Factorise."""
        assert self._progress is not None
        source = finished(self._engine.captured(*self._span)).mean(axis=1, keepdims=True)
        if not source.any():
            seconds = len(source) / self._engine.settings.sample_rate
            raise NothingToLearnError(f"the {seconds:.2f} s that came in are silent: there is nothing to learn from")
        threads = self._call.services.options.threads
        return bufnmf.decompose(source, self._settings, self._seeds, None, self._progress.watch, threads)

    def finish(self, result: Parts) -> None:
        """Use the bases, and keep them where that is wanted."""
        self._require_live()
        if not self._engine.use(result.bases, self.request.fade):
            raise DeviceError("the sound device has not taken the last bases yet: does it still run? See /live/status")
        if self.request.bases is not None:
            settings = self._engine.settings
            rate = settings.sample_rate / settings.transform.fft
            self._call.buffers.publish({self.request.bases.key: Buffer(result.bases, rate)})

    def release(self) -> None:
        """Give back what was borrowed."""
        if self._progress is not None:
            self._progress.close()
        self._leases.close()

    def _require_live(self) -> None:
        if self._call.services.live.engine is not self._engine:
            raise DeviceError("live audio was started anew meanwhile: ask again")


def _end_learning(services: Services, *, only_repeated: bool = False) -> None:
    """Cancel what is being learned."""
    for job in list(services.jobs.jobs.values()):
        if isinstance(job, LearnJob) and (job.request.every or not only_repeated):
            services.jobs.cancel(job.number)


@command(
    "/live/status",
    answer='`/live/status.reply "running" 1 "mode" m "load" mean peak "xruns" n "late" n "blockSize" n "latency" n '
    '"deviceLatency" s "components" n "hops" n "position" n "sampleRate" r "inputs" n "outputs" n "device" name`; '
    '`"running" 0` where nothing runs',
)
class Status(Direct):
    """Returns the state of live audio.

    - `load`: the fraction of a block's time that the engine takes, as the mean of the last second and the recent peak.
      1 is too much.
    - `xruns`: blocks at which the device lost sound, for whatever reason. `late`: blocks for which the engine itself
      took too long. The work of a whole hop falls into the block in which it ends, so that large windows need large
      blocks, however small the mean is.
    - `blockSize`: the longest block so far. `latency`: samples from input to output. `deviceLatency`: seconds that the
      device adds; a side that does not report it counts as 0.
    - `position`: frames since the start. `hops`: hops since the start. Both are 32 bits, and begin at 0 again after
      2147483647.
    """

    def run(self, call: Call) -> None:
        """Answer."""
        session = call.services.live.session
        if session is None:
            call.reply("/live/status.reply", "running", 0)
            return
        call.reply("/live/status.reply", *_status(session))


def _status(session: Session) -> tuple[Value, ...]:
    engine, settings = session.engine, session.engine.settings
    return (
        "running", 1, "mode", engine.mode, "load", *engine.load, "xruns", engine.xruns, "late", engine.late,
        "blockSize", engine.longest_block, "latency", engine.latency, "deviceLatency", session.stream.latency,
        "components", engine.components, "hops", engine.hops % LARGEST_POSITION,
        "position", engine.position % LARGEST_POSITION,
        "sampleRate", settings.sample_rate, "inputs", settings.inputs, "outputs", settings.outputs,
        "device", session.stream.name,
    )  # fmt: skip
