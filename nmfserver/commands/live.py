"""Commands of live audio: input is decomposed as it arrives."""

import asyncio
import contextlib
import time
from collections.abc import Mapping
from typing import ClassVar

from nmfserver.audio.control import Samples
from nmfserver.audio.engine import MODES, Engine, Levels
from nmfserver.audio.following import Envelopes, Onset
from nmfserver.audio.history import Activations
from nmfserver.audio.kept import Setting
from nmfserver.audio.mixer import GAIN_RAMP
from nmfserver.audio.session import LEVELS_RATE, Live, Session
from nmfserver.audio.settings import UNSET, LiveSettings, usual_hop
from nmfserver.audio.tempo import Section
from nmfserver.buffers.table import Buffer
from nmfserver.commands.again import again, settings_of
from nmfserver.commands.base import Call, Direct, Queued, Services, command
from nmfserver.commands.fields import BufferId, BufferKind, Component, Integer, Number, NumberOrName, Word, many, one
from nmfserver.commands.positions import LARGEST_POSITION
from nmfserver.commands.tasks import JobReplies, create_job, reserve_job_number
from nmfserver.component_names import Names, number_of
from nmfserver.errors import ArgumentError
from nmfserver.osc.client import Client, ReplyTooLargeError
from nmfserver.osc.codec import Value
from nmfserver.osc.throttle import Throttle
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.settings import BOUNDS, LARGEST_FFT, SMALLEST_WINDOW, Settings
from nmfserver.tasks import learn
from nmfserver.tasks.live_bases import live_bases
from nmfserver.tasks.play import HIGHEST_RATE
from nmfserver.tasks.task import Event, Finished
from nmfserver.template import LARGEST_TEMPLATE

DEFAULTS = Settings()
FADE = 0.1
GAIN = Number(-1, most=8)
"""What gains may be: turned over, to eight times as loud."""
BEATS = Number(0, most=1e5)
"""What numbers of beats may be."""
MOST_COMPONENTS = 1024
NOT_KEPT = ("bases", "mode", "open", "again")
"""What `/live/start … again` does not take from the last start: the mix has it, or it is asked for each time."""


@command(
    "/live/start",
    keyed=True,
    answer='`/done /live/start "sampleRate" r "blockSize" n "latency" n "inputs" n "outputs" n "components" n`',
)
class Start(Queued):
    """Starts live audio: what comes in is taken apart by the bases in use, and goes out again after `/live/open`.

    Until then it is armed: everything is analysed, activations and levels are sent, and the outputs are silent.

    The input channels are averaged. Outputs 1 and 2 carry the mix of the components by their gains; component *k*
    alone, before its gain, leaves by output *3 + k*, as far as there are that many. Everything is later than the input
    by `latency` samples: one window, or the `delay`, beside the device's own latency.

    It begins with the mix that the last live sound ended with, or that a session has: the newest bases of its FFT size
    (`components` in the answer says how many there are), gains, mode, names, and the gain and mute of the inputs. Where
    there are none, the input is one component. With `again` 1 it has the settings of the last start, too.

    Under JACK and PipeWire there are as many inputs and outputs as `channels` says, whatever the device has. A device
    is any client there (`SuperCollider`), from its first port on or from the one that is named
    (`SuperCollider:out_3`), or `unconnected`.

    Clients that have said `/notify 1` get `/live/activations time a1 … aK`, with the time in seconds since the start;
    `/live/envelopes time e1 … eK`, the same between 0 and 1; `/live/onset component strength`, see `/live/following`;
    `/live/levels "inputs"`, `/live/levels "outputs"` and `/live/levels "components"`, each with a peak, a root mean
    square and 1 where it clips, channel by channel, as in `/live/status`; `/live/warning "sentence"` if macOS seems to
    keep the microphone from the server; and `/live/stopped reason` if the device goes away.
    """

    lockable: ClassVar[bool] = True

    device: int | str | None = one(NumberOrName(), "the device for both directions: see `nmfserver devices`", None)
    in_device: int | str | None = one(NumberOrName(), "the device that is listened to, if it is another", None)
    out_device: int | str | None = one(NumberOrName(), "the device that plays, if it is another", None)
    sample_rate: float = one(Number(0, most=HIGHEST_RATE), "Hz; 0: the device's usual one", 0.0)
    block_size: int = one(
        Integer(0, 65536), "frames at a time; 0: as the device likes it; under JACK at most its period", 0
    )
    latency: float = one(
        Number(0), "seconds that the device may buffer; 0: as little as it can; JACK decides that itself", 0.0
    )
    channels: tuple[int, ...] = many(
        Integer(0, MOST_COMPONENTS),
        doc="inputs, outputs; else 1, and as many as the mix and all components need and the device has", least=0,
    )  # fmt: skip
    bases: BufferId | None = one(BufferKind(optional=True), "bases to begin with; else those that are kept", None)
    window_size: int = one(Integer(SMALLEST_WINDOW, LARGEST_FFT), "window in samples", DEFAULTS.window_size)
    delay: int = one(
        Integer(-1, LARGEST_FFT),
        "samples from input to output, by asymmetric windows: a power of two from 32 to the window; -1: the window, by "
        "symmetric ones", UNSET,
    )  # fmt: skip
    hop_size: int = one(Integer(-1, LARGEST_FFT), "hop in samples, at most half the delay; -1: half", -1)
    fft_size: int = one(Integer(-1, LARGEST_FFT), "FFT in samples; -1: the next power of two", -1)
    iterations: int = one(Integer(1, 1000), "updates of the activations every hop", LiveSettings.iterations)
    max_components: int = one(
        Integer(1, MOST_COMPONENTS), "most components that bases may have", LiveSettings.components
    )
    mode: str | None = one(Word(tuple(MODES)), "as `/live/mode`; else the one that is kept, at first `filter`", None)
    open: int = one(Integer(0, 1), "1: heard from the beginning; 0: silent until `/live/open`", 0)
    limiter: int = one(Integer(0, 1), "1: outputs 1 and 2 stay within full scale, unchanged below -3 dB; 0: as is", 1)
    warmstart: int = one(Integer(0, 1), "1: activations start from the last hop's; 0: at random", 1)
    capture: float = one(
        Number(1, most=3600), "seconds of input that are kept for `/live/capture`", LiveSettings.capture
    )
    again: int = one(Integer(0, 1), "1: what is not given is as it was at the last start, or in the loaded session", 0)

    def accept(self, call: Call) -> None:
        """Refuse settings that cannot work before the command waits in the queue."""
        self.settings()

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Start the session, with the bases as they are now."""
        services = call.services
        await until_compiled(services)
        own = settings_of(self, NOT_KEPT)
        start = again(Start, services.live.kept.settings, own) if self.again else self
        first = None
        if self.bases:
            source = call.buffers.get(self.bases.key)
            first = live_bases(self.bases.key, source, source.samples.copy(), start.settings())

        def prepare(engine: Engine) -> None:
            services.live.kept.give(engine, first)
            if self.mode is not None:
                engine.set_mode(self.mode)

        session = await services.live.start(
            start.settings(), call.buffers.reserved, prepare, LoggedInClients(services), call.client
        )
        services.live.kept.settings = settings_of(start, NOT_KEPT)
        found, block = session.engine.settings, await self._opened(services.live, session)
        return (
            "sampleRate", found.sample_rate, "blockSize", block, "latency", session.engine.latency,
            "inputs", found.inputs, "outputs", found.outputs, "components", session.engine.components,
        )  # fmt: skip

    async def _opened(self, live: Live, session: Session) -> int:
        """Open the outputs, if they are to be, and return the size of the blocks; end the session if cancelled."""
        if self.open:  # not before: nothing could silence a device that is opening
            session.engine.open(GAIN_RAMP)
        try:
            return await live.block_size(session)
        except asyncio.CancelledError:
            await live.stop(session)
            raise

    def settings(self) -> LiveSettings:
        """Return the settings of the session, or raise where they cannot work."""
        if len(self.channels) > 2:
            raise ArgumentError(f"channels has {len(self.channels)} values; it takes inputs, outputs")
        hop = usual_hop(self.window_size, self.hop_size, self.delay)
        sizes = Settings(window_size=self.window_size, hop_size=hop, fft_size=self.fft_size)
        inputs, outputs = (*self.channels, UNSET, UNSET)[:2]
        return LiveSettings(
            transform=sizes.transform(),
            sample_rate=self.sample_rate,
            inputs=inputs,
            outputs=outputs,
            components=self.max_components,
            iterations=self.iterations,
            warm_start=bool(self.warmstart),
            capture=self.capture,
            device=self.device,
            input_device=self.in_device,
            output_device=self.out_device,
            block_size=self.block_size,
            latency=self.latency,
            delay=self.delay,
            limits=bool(self.limiter),
        )


def checked_settings(settings: Mapping[str, Setting]) -> Mapping[str, Setting]:
    """Return those of a session that `/live/start again 1` takes; raise `ArgumentError` where it cannot."""
    start = again(Start, settings)
    start.settings()
    return settings_of(start, NOT_KEPT)


async def until_compiled(services: Services) -> None:
    """Wait until all kernels are: they must not be compiled while sound runs."""
    await asyncio.shield(asyncio.wrap_future(services.jobs.warm))


class LoggedInClients:
    """Reports live audio to the clients that have said `/notify 1` or `/notify/live 1`, as often as each wants."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._throttles: dict[tuple[Client, str], Throttle] = {}

    @property
    def wants_levels(self) -> bool:
        """Whether any client is logged in, to whom they would be sent."""
        return bool(self._services.told)

    def on_activations(self, activations: Activations) -> None:
        """Send the activations of a hop."""
        self._send("activations", "/live/activations", activations.time, *activations.values.tolist())

    def on_envelopes(self, envelopes: Envelopes) -> None:
        """Send the envelopes of a hop."""
        self._send("envelopes", "/live/envelopes", envelopes.time, *envelopes.values.tolist())

    def on_onset(self, onset: Onset) -> None:
        """Send an onset. It waits behind others of its component only, so that none is lost to another component."""
        self._send(f"onset {onset.component}", "/live/onset", onset.component, onset.strength)

    def on_levels(self, levels: Levels) -> None:
        """Send the levels of all channels, a message for each kind of them."""
        for kind, values in levels._asdict().items():
            if len(values):
                self._send(kind, "/live/levels", kind, *_level_values(values))

    def on_names(self, names: Names) -> None:
        """Send the names of all components."""
        for client in self._services.told:
            with contextlib.suppress(ReplyTooLargeError):
                client.send("/live/names", names)

    def _send(self, kind: str, address: str, *values: Value) -> None:
        """Send a message to every client that is told, unless a newer one of its kind comes before it is due."""
        told = self._services.told
        for key in [key for key in self._throttles if key[0] not in told]:
            self._throttles.pop(key).close()
        for client in told:
            self._throttles.setdefault((client, kind), Throttle(client)).send(address, *values)

    def on_warning(self, sentence: str) -> None:
        """Send what is wrong although live audio goes on."""
        self._tell("/live/warning", sentence)

    def on_lost(self, reason: str) -> None:
        """End learning, and send the reason why live audio has ended."""
        _cancel_learning(self._services)
        self._tell("/live/stopped", reason)

    def _tell(self, address: str, sentence: str) -> None:
        """Send a sentence to every client that is told."""
        for client in self._services.told:
            with contextlib.suppress(ReplyTooLargeError):
                client.send(address, [sentence])


def _level_values(levels: Samples) -> list[Value]:
    """Return levels as messages have them: peak, root mean square and 0 or 1, channel by channel."""
    return [value for peak, rms, clips in levels.tolist() for value in (peak, rms, int(clips))]


@command("/live/open", may_be_keyed=True)
class Open(Direct):
    """Lets live sound be heard, after `/live/start` and after `/panic`. What `/monitor/play` plays needs no opening."""

    fade: float = one(Number(0, most=3600), "seconds until it is as loud as it will be", FADE)

    def run(self, call: Call) -> None:
        """Have the audio thread open the outputs."""
        call.services.live.engine.open(self.fade)


@command("/live/input", may_be_keyed=True)
class Input(Direct):
    """Sets how loud what comes in is taken, for everything: components, captures, learning. What is left out stays."""

    gain: float | None = one(GAIN, "1 is as it comes", None)
    mute: int | None = one(Integer(0, 1), "1: nothing comes in; 0: it does, with its gain", None)
    ramp: float = one(Number(0, most=3600), "seconds until it is reached", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Send the gain to the audio thread."""
        call.services.live.engine.set_input(self.gain, None if self.mute is None else bool(self.mute), self.ramp)


@command("/live/stop", answer="`/done /live/stop`")
class Stop(Queued):
    """Fades out and ends live audio, and what plays. Buffers stay, and what the next `/live/start` begins with."""

    lockable: ClassVar[bool] = True

    async def run(self, call: Call) -> tuple[Value, ...]:
        """End the session, and learning."""
        _cancel_learning(call.services)
        await call.services.live.stop()
        return ()


@command("/live/bases", may_be_keyed=True, answer="`/done /live/bases buffer`")
class Bases(Queued):
    """Uses other bases from now on, by a crossfade. They need the FFT size of `/live/start`.

    The components have the names of the buffer's channels. `/live/undo` takes it back.

    Bases that `/bufnmf` or `/live/learn` has made with `templateFrames` are templates with time: of what is heard,
    what past activations still ring belongs to their components. Only those that another program wrote to a file need
    to be told as such.
    """

    lockable: ClassVar[bool] = True

    id: BufferId = one(BufferKind(), "the buffer: `templateFrames * (fftSize / 2 + 1)` frames, one channel a component")
    fade: float = one(Number(0, most=3600), "seconds of the crossfade", FADE)
    template_frames: int = one(
        Integer(0, LARGEST_TEMPLATE), "frames of a basis; 0: as is known of the buffer, else 1", 0
    )

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Fade in the bases; wait while the audio thread is behind."""
        engine, source = call.services.live.engine, call.buffers.get(self.id.key)
        bases = live_bases(self.id.key, source, source.samples.copy(), engine.settings, self.template_frames)
        engine.require_usable(bases)
        await call.services.live.swap(bases, self.fade)
        return (self.id.given,)


@command("/live/gain", may_be_keyed=True)
class Gain(Direct):
    """Sets how loud a component is in the mix."""

    component: int | str = one(Component(), "the component: its number, from 0 on, or its name")
    gain: float = one(GAIN, "1 is as it is, 0 is silence")
    ramp: float = one(Number(0, most=3600), "seconds until it is reached", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Send the gain to the audio thread."""
        engine = call.services.live.engine
        engine.set_gain(number_of(self.component, engine.names), self.gain, self.ramp)


@command("/live/gains", may_be_keyed=True, answer="nothing; without gains, `/live/gains.reply gain…`")
class Gains(Direct):
    """Sets how loud the components are in the mix, from component 0 on; without gains, returns how loud they are."""

    gains: tuple[float, ...] = many(GAIN, doc="a gain for each component", least=0)

    def run(self, call: Call) -> None:
        """Send the gains to the audio thread, or those that there are to the client."""
        engine = call.services.live.engine
        if self.gains:
            engine.set_gains(self.gains)
        else:
            call.reply("/live/gains.reply", *engine.gains.tolist())


@command("/live/mode", may_be_keyed=True)
class Mode(Direct):
    """Sets what becomes of the input: `filter` takes it apart, `match` only makes activations, `through` passes it
    on as it is, as late as the filter, two channels as two. A change is a short crossfade.
    """  # noqa: D205 - one sentence, two lines

    mode: str = one(Word(tuple(MODES)), "the mode")

    def run(self, call: Call) -> None:
        """Send the mode to the audio thread."""
        call.services.live.engine.set_mode(self.mode)


@command("/live/rate", may_be_keyed=True)
class Rate(Direct):
    """Sets how often `/live/activations`, `/live/envelopes` and `/live/levels` are sent; the newest value wins."""

    hz: float = one(Number(0), f"messages a second; 0: every hop, levels {LEVELS_RATE:g} a second")

    def run(self, call: Call) -> None:
        """Set the rate for all clients."""
        call.services.live.rate = self.hz


@command("/live/capture", may_be_keyed=True, answer="`/done /live/capture buffer frames`")
class Capture(Queued):
    """Copies what came in, times the inputs' gain, into a buffer: before any filter, one channel for each input.

    Nothing has to be waited for: `beats 8 quantum 4` is the last eight beats that ended at a bar of four. If they are
    no whole number of frames, it is rounded up; `/monitor/play` with the same beats keeps them in time.
    """

    id: BufferId = one(BufferKind(), "the buffer; it is made, or replaced")
    seconds: float = one(Number(-1), "how much; -1: all that is kept", -1.0)
    ago: float = one(Number(0), "seconds from its end until now", 0.0)
    beats: float = one(BEATS, "how much, in beats; 0: see `seconds`", 0.0)
    quantum: float = one(BEATS, "its end is the last multiple of so many beats; 0: now", 0.0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Copy the input of that time into the buffer."""
        engine = call.services.live.engine
        section = Section(None if self.seconds == -1 else self.seconds, self.ago, self.beats, self.quantum)
        begin, count = section.span(engine, call.services.live.tempo)
        call.buffers.require_size(count, engine.settings.inputs)
        with call.buffers.reserved(4 * count * engine.settings.inputs):
            samples = await call.run_in_steps(engine.captured(begin, count))
        call.buffers.publish({self.id.key: Buffer(samples, engine.settings.sample_rate)})
        return (self.id.given, len(samples))


@command(
    "/live/learn",
    keyed=True,
    answer='`/live/learn/started job`, where kernels are compiled first `/live/learn/compiling job "sentence"`, '
    "`/live/learn/progress job fraction divergence secondsLeft`…, with `every` also "
    '`/live/learn/round job round divergence`…, then `/done /live/learn job components "divergence" d "seconds" s`',
)
class Learn(Queued):
    """Learns bases from what just came in, and uses them: capture, factorisation and crossfade in one job.

    It is listed by `/bufnmf/jobs` and cancelled by `/bufnmf/cancel`. It starts from the bases in use, if these are as
    many, so that components keep their places; `seeded` 0 starts at random. With `every` it learns again every so many
    seconds until it is cancelled; another `/live/learn` with `every` takes its place. It ends with live audio.
    """

    lockable: ClassVar[bool] = True

    seconds: float = one(
        Number(-1), f"how much of what came in; -1: what is kept, at most {learn.USUAL_SECONDS:g}", -1.0
    )
    components: int = one(
        Integer(0, MOST_COMPONENTS), f"number of components; 0: as many as are in use, else {learn.USUAL_COMPONENTS}", 0
    )
    iterations: int = one(Integer(*BOUNDS["iterations"]), "how far plain updates would get", DEFAULTS.iterations)
    every: float = one(Number(0, most=86400), "seconds from round to round; 0: only one", 0.0)
    seeded: int = one(Integer(0, 1), "whether to start from the bases in use", 1)
    seed: int = one(Integer(*BOUNDS["seed"]), "of a random start; -1: a fresh one", DEFAULTS.seed)
    fade: float = one(Number(0, most=3600), "seconds of the crossfade", FADE)
    bases: BufferId | None = one(BufferKind(optional=True), "also receives the bases", None)
    beats: float = one(BEATS, "how much of what came in, in beats; 0: see `seconds`", 0.0)
    quantum: float = one(BEATS, "its end is the last multiple of so many beats; 0: now", 0.0)
    template_frames: int = one(
        Integer(0, LARGEST_TEMPLATE),
        "frames of a basis: more than 1 for drums and plucks, which change as they sound; 0: as many as in use, else 1",
        0,
    )

    @property
    def detached(self) -> bool:
        """Whether it leaves the queue at once: always."""
        return True

    def accept(self, call: Call) -> None:
        """Create the job; cancel the repeated one that there is, if this is to be repeated."""
        number, live = reserve_job_number(call), call.services.live
        section = Section(None if self.seconds == -1 else self.seconds, 0, self.beats, self.quantum)
        task = learn.Learn(
            live.engine, lambda: live.engine, section, lambda: live.tempo, self.components, self.iterations,
            bool(self.seeded), self.seed, self.fade, self.bases.key if self.bases else None, self.template_frames,
        )  # fmt: skip
        if self.every:
            _cancel_learning(call.services, only_repeated=True)
        sink = RoundReplies if self.every else JobReplies
        create_job(call, number, task, sink(call, "/live/learn", number), self.every)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Run the job; return the values of its ``/done``. A repeated one only ends by an error."""
        job, began = call.job, time.perf_counter()
        assert job is not None
        parts: Parts = (await call.services.jobs.run(job)).result
        seconds = time.perf_counter() - began
        return (job.number, parts.bases.shape[1], "divergence", parts.divergence, "seconds", seconds)


class RoundReplies(JobReplies):
    """Sends the events of a repeated job, and ``/live/learn/round job round divergence`` after each round.

    ``/live/learn/started`` comes with each round that begins. Of a round that is not possible yet, nothing is sent.
    """

    def __init__(self, call: Call, address: str, number: int) -> None:
        super().__init__(call, address, number)
        self._rounds = 0

    def __call__(self, event: Event) -> None:
        """Send an event to the client."""
        super().__call__(event)
        if isinstance(event, Finished):
            self._rounds += 1
            self._call.reply(f"{self._address}/round", self._number, self._rounds, event.result.divergence)


def _cancel_learning(services: Services, *, only_repeated: bool = False) -> None:
    """Cancel all jobs of ``/live/learn``, or the repeated one only."""
    for job in list(services.jobs.jobs.values()):
        if isinstance(job.task, learn.Learn) and (job.every or not only_repeated):
            services.jobs.cancel(job.number)


@command(
    "/live/status",
    answer='`/live/status.reply "running" 1 "mode" m "open" n "load" mean peak "xruns" n "late" n "blockSize" n '
    '"latency" n "deviceLatency" s "inputGain" g "mute" n "limiter" n "freeze" n "morph" amount "components" n '
    '"templateFrames" n "mutes" n… "solos" n… "hops" n "position" n "sampleRate" r "inputs" n "outputs" n '
    '"device" name "inputLevels" … "outputLevels" … "componentLevels" …`; `"running" 0` where nothing runs',
)
class Status(Direct):
    """Returns the state of live audio.

    - `mode`: as `/live/mode`, or `monitor` where `/monitor/play` has opened an output alone. `open`: 0 while the
      outputs of live sound are silent, until `/live/open`.
    - `load`: the fraction of a block's time that the engine takes, as the mean of the last second and the recent peak.
      1 is too much.
    - `xruns`: blocks at which the device lost sound, for whatever reason. `late`: blocks for which the engine itself
      took too long. The work of a whole hop falls into the block in which it ends, so that large windows need large
      blocks, however small the mean is.
    - `blockSize`: the longest block so far. `latency`: samples from input to output. `deviceLatency`: seconds that the
      device adds; -1 where it does not report them.
    - `templateFrames`: frames of a basis; more than 1 of templates with time.
    - `freeze`: 1 while sound stands still. `morph`: the amount, at the end of its ramp; 0 where there is none.
      `mutes`, `solos`: 1 or 0 for each component.
    - `position`: frames since the start. `hops`: hops since the start. Both are 32 bits, and begin at 0 again after
      2147483647.
    - `inputLevels`: for each input, as it comes in, its peak, its root mean square, and 1 if a sample has reached full
      scale in the last two seconds. `outputLevels`: the same of outputs 1 and 2, as they go out; but 1 if the mix has
      reached full scale before the limiter. `componentLevels`: of the components, before their gains, and while the
      outputs are closed too.
    - `mutes`, `solos` and `componentLevels` are left out where the answer would be too large with them: over UDP, from
      some 300 components on.
    """

    def run(self, call: Call) -> None:
        """Send the status of the session, or that there is none."""
        session = call.services.live.session
        if session is None:
            call.reply("/live/status.reply", "running", 0)
            return
        try:
            call.reply("/live/status.reply", *_status(session))
        except ReplyTooLargeError:
            call.reply("/live/status.reply", *_status(session, of_components=False))


def _status(session: Session, *, of_components: bool = True) -> tuple[Value, ...]:
    """Return all values of the status; without those that there are of each component, where these are too many."""
    engine, settings, levels = session.engine, session.engine.settings, session.engine.levels
    switches: tuple[Value, ...] = ()
    component_levels: tuple[Value, ...] = ()
    if of_components:
        switches = ("mutes", *map(int, engine.mutes), "solos", *map(int, engine.solos))
        component_levels = ("componentLevels", *_level_values(levels.components))
    return (
        "running", 1, "mode", "monitor" if session.plays_only else engine.mode, "open", int(engine.is_open),
        "load", *engine.load, "xruns", engine.xruns, "late", engine.late, "blockSize", engine.longest_block,
        "latency", engine.latency, "deviceLatency", session.stream.latency, "inputGain", engine.input_gain,
        "mute", int(engine.is_muted), "limiter", int(settings.limits), "freeze", int(engine.is_frozen),
        "morph", engine.morph.amount if engine.morph else 0.0,
        "components", engine.components, "templateFrames", engine.template.frames, *switches,
        "hops", engine.hops % LARGEST_POSITION, "position", engine.position % LARGEST_POSITION,
        "sampleRate", settings.sample_rate, "inputs", settings.inputs, "outputs", settings.outputs,
        "device", session.stream.name, "inputLevels", *_level_values(levels.inputs),
        "outputLevels", *_level_values(levels.outputs), *component_levels,
    )  # fmt: skip
