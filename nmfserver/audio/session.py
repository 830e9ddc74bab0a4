"""The live session: an engine and a sound device, watched over by the event loop.

Every few milliseconds the loop collects what the audio thread has left: activations, which are passed on, and buffers
and bases that are not used any more. A device that disappears ends the session, not the server.
"""

import asyncio
import contextlib
import logging
import math
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Protocol

from nmfserver.audio import device, portaudio
from nmfserver.audio.bases import Bases, Samples
from nmfserver.audio.engine import Engine, Levels
from nmfserver.audio.following import Envelopes, Follower, Following, Onset
from nmfserver.audio.history import Activations
from nmfserver.audio.jack.library import JackDevice
from nmfserver.audio.kept import Kept
from nmfserver.audio.layout import laid_out
from nmfserver.audio.microphone import Microphone
from nmfserver.audio.mix import Mix, apply, is_in_use
from nmfserver.audio.mixer import PANIC_RAMP
from nmfserver.audio.scenes import Reserve
from nmfserver.audio.settings import INPUT, OUTPUT, UNSET, Device, LiveSettings
from nmfserver.audio.stream import Stream, open_stream
from nmfserver.audio.tempo import Taps, Tempo
from nmfserver.component_names import Names
from nmfserver.errors import ArgumentError, Cancelled, DeviceError, NMFServerError, counted
from nmfserver.kernels.live.memory import MAIN_OUTPUTS
from nmfserver.kernels.stft import Transform
from nmfserver.threads import run_in_thread
from nmfserver.timers import fine

logger = logging.getLogger(__name__)

POLL_INTERVAL = 0.004
"""Seconds between two looks at the audio thread: less than a hop."""
STALLED = 3.0
"""Seconds without a block after which a device counts as gone, even if it does not say so."""
LEVELS_RATE = 20.0
"""Messages of levels a second, where activations come at every hop."""
PLAYER = Transform(1024, 512, 1024)
"""The sizes of an engine that only plays buffers: the mix is made hop by hop."""
LONGEST_FADE = 1.0
"""Seconds for which the end of live audio waits for what the device has buffered, at most."""
LARGE = 2**22
"""Bytes of a set of bases from which on it takes tens of milliseconds to be laid out."""
RETRY, RETRIES = 0.01, 200
"""Seconds between, and number of, tries to hand over bases while the audio thread has not taken the last ones."""


class Listener(Protocol):
    """Receives what a session reports, on the event loop."""

    @property
    def wants_levels(self) -> bool:
        """Whether levels are to be measured for it."""

    def on_activations(self, activations: Activations) -> None:
        """Take the activations of a hop."""

    def on_envelopes(self, envelopes: Envelopes) -> None:
        """Take the envelopes of a hop."""

    def on_onset(self, onset: Onset) -> None:
        """Take an onset."""

    def on_levels(self, levels: Levels) -> None:
        """Take the levels of all channels."""

    def on_names(self, names: Names) -> None:
        """Take the names of all components, "" for none, which have changed."""

    def on_warning(self, sentence: str) -> None:
        """Take what is wrong although the session goes on."""

    def on_lost(self, reason: str) -> None:
        """Take the reason why the session has ended by itself."""


@dataclass
class Session:
    """A running session."""

    engine: Engine
    stream: Stream
    leases: ExitStack
    """What is held for it until it ends, such as a part of the memory quota."""
    starter: object
    """Who has started it."""

    @property
    def plays_only(self) -> bool:
        """Whether it plays buffers, and nothing is live."""
        return self.engine.settings.plays_only

    @property
    def is_on_jack(self) -> bool:
        """Whether it runs on JACK, where devices can be looked for while it does."""
        return any(isinstance(each, JackDevice) for each in self.engine.settings.devices)

    def close(self) -> None:
        """Release everything, when the device calls no more."""
        self.engine.close()
        self.leases.close()


Prepare = Callable[[Engine], None]
"""Sets up an engine before sound runs."""


class Live:
    """Live audio: at most one session at a time."""

    def __init__(self) -> None:
        self.rate = 0.0
        """Messages of activations, of envelopes and of levels a second; 0 sends every hop's activations."""
        self.following = Following()
        """How envelopes and onsets follow activations."""
        self.session: Session | None = None
        self.tempo: Tempo | None = None
        """It stays when a session ends; beat 0 is the beginning of the next one then."""
        self.taps = Taps()
        self.kept = Kept()
        self.is_locked = False
        """Whether bases, and that live audio runs, are not to be changed by anybody."""
        self.changing = asyncio.Lock()
        """Held while a session begins or ends, and by who needs that none does."""
        self._watching: asyncio.Task[None] | None = None
        self._stopping: asyncio.Task[None] | None = None

    @property
    def is_live(self) -> bool:
        """Whether live sound runs, and not only buffers play."""
        return self.session is not None and not self.session.plays_only

    @property
    def engine(self) -> Engine:
        """The engine of live sound, or `DeviceError`."""
        if not self.is_live or self.session is None:
            raise DeviceError("live audio does not run: start it with /live/start")
        return self.session.engine

    @property
    def player(self) -> Engine:
        """The engine that runs, with live sound or without, or `DeviceError`."""
        if self.session is None:
            raise DeviceError("no output is open any more: play it again")
        return self.session.engine

    def require_unlocked(self, address: str) -> None:
        """Raise `NMFServerError` where the lock refuses the command of an address."""
        if self.is_locked:
            raise NMFServerError(f"live sound is locked, and {address} would change it: /live/lock 0 unlocks it")

    def tempo_from(self, bpm: float, position: float) -> Tempo:
        """Return another tempo; beats go on where they are at a position of the engine, or begin there."""
        if self.tempo is None or self.session is None:
            return Tempo(bpm, position)
        return self.tempo.changed(bpm, position, self.session.engine.settings.sample_rate)

    def keep(self) -> Kept:
        """Keep what live sound has now, if it runs; return what is kept."""
        if self.is_live:
            self.kept.note(self.engine)
        return self.kept

    async def open_player(self, reserve: Reserve, listener: Listener, starter: object) -> Engine:
        """Return the engine that runs; where there is none, open an output alone."""
        if self.session is None:
            settings = LiveSettings(PLAYER, inputs=0, components=1, plays_only=True)
            await self.start(settings, reserve, lambda engine: None, listener, starter)
        return self.player

    def silence(self, starter: object = None) -> None:
        """End what plays and shut live sound: all, or what somebody has started."""
        session = self.session
        if session is not None:
            if starter in (None, session.starter):
                session.engine.shut()
            session.engine.stop(starter=starter)

    async def block_size(self, session: Session) -> int:
        """Return the frames of a session's blocks, as soon as there is one; -1 if none comes."""
        loop = asyncio.get_running_loop()
        end = loop.time() + STALLED
        while session.engine.blocks == 0 and self.session is session and loop.time() < end:
            await asyncio.sleep(POLL_INTERVAL)
        return session.engine.longest_block or -1

    async def start(
        self, settings: LiveSettings, reserve: Reserve, prepare: Prepare, listener: Listener, starter: object
    ) -> Session:
        """Start a session and return it. One that only plays buffers gives way to live sound, as late as possible.

        Cancelling this does not interrupt the device: a session that has begun is ended then, though not the output
        for buffers, for which others may wait. `prepare` is not called after that.
        """
        cancelled = asyncio.Event()
        starting = asyncio.create_task(self._start(settings, reserve, prepare, listener, starter, cancelled))
        try:
            await asyncio.wait([starting])
        except asyncio.CancelledError:
            cancelled.set()
            starting.add_done_callback(lambda task: task.cancelled() or task.exception())  # its error is not reported
            if starting.done() and not starting.exception() and not settings.plays_only:
                await self.stop(starting.result())
            raise
        return starting.result()

    async def _start(
        self, settings: LiveSettings, reserve: Reserve, prepare: Prepare, listener: Listener, starter: object,
        cancelled: asyncio.Event,
    ) -> Session:  # fmt: skip
        async with self.changing:
            if self.session is not None and settings.plays_only:
                return self.session  # somebody else was faster
            if self.session is not None and not self.session.plays_only:
                raise DeviceError(
                    f"live audio runs already, with {self.session.stream.name}: end it with /live/stop first"
                )
            played = self.session
            if played is not None and not played.is_on_jack:
                await self._unwatch()
            try:
                self.session = await _open(settings, reserve, prepare, starter, cancelled, self._unwatch)
            except Exception as error:
                await _release_devices()
                if played is not None and self.session is None and isinstance(error, DeviceError):
                    raise DeviceError(f"{error}; what played has ended") from error
                raise
            if cancelled.is_set():
                await self._end()
                raise Cancelled("cancelled")
            self._watching = asyncio.create_task(self._watch(self.session, listener))
            return self.session

    async def stop(self, session: Session | None = None) -> None:
        """End the session, if there is one; if `session` is given, only that one.

        A caller that is cancelled does not interrupt this.
        """
        self._stopping = asyncio.create_task(self._stop(session))
        await asyncio.shield(self._stopping)

    async def _stop(self, session: Session | None) -> None:
        async with self.changing:
            if session in (None, self.session):
                await self._unwatch()

    async def _unwatch(self) -> None:
        """Fade out, watch over the session no more, and end it."""
        if self.session is not None:
            await _fade_out(self.session)
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait([self._watching])
        await self._end()

    async def _end(self) -> None:
        self.keep()
        session, self.session, self._watching = self.session, None, None
        if session is None:
            return
        self.tempo = self.tempo and replace(self.tempo, origin=0.0)
        closing = await run_in_thread(session.stream.close, "live")
        if closing is None:
            session.close()
            await _release_devices()
        else:
            asyncio.wrap_future(closing).add_done_callback(lambda _: session.close())

    async def swap(self, bases: Bases, fade: float) -> None:
        """Fade in other bases; wait while the audio thread is behind."""
        await self._make_ready(bases)
        await self._until_taken(lambda engine: engine.use_set(bases, fade))

    async def recall(self, mix: Mix, fade: float) -> None:
        """Have another mix; wait while the audio thread is behind."""
        if mix.bases is not None and not is_in_use(mix.bases, self.engine):
            await self._make_ready(mix.bases)
        await self._until_taken(lambda engine: apply(mix, engine, fade))

    async def undo(self, fade: float) -> None:
        """Fade in the newest bases before those in use that fit, and forget those; raise where there are none.

        Under a morph, those are the bases at which it began, and nothing is forgotten.
        """
        now = self.engine.in_use
        if now is not None and self.engine.morph is not None:
            await self.swap(now, fade)
            return
        earlier = self.engine.used_bases.newest(self.engine.fits, before=now)
        if now is None or earlier is None:
            raise ArgumentError("there are no bases before those in use, or none of this FFT size")
        await self.swap(earlier, fade)
        self.engine.used_bases.drop(now)

    async def begin_morph(self, target: Samples, fade: float) -> None:
        """Let the bases in use be on their way to others; wait as `swap` does."""
        await self._until_taken(lambda engine: engine.begin_morph(target, fade))

    async def _make_ready(self, bases: Bases) -> None:
        """Lay out a large set in a thread, so that others are answered meanwhile. A small one takes no time."""
        engine = self.engine
        if bases.samples.nbytes >= LARGE and engine.fits(bases):
            engine.make_ready(bases, await run_in_thread(lambda: laid_out(bases, engine.settings), "live"))

    async def _until_taken(self, change: Callable[[Engine], bool]) -> None:
        """Change the engine as soon as the audio thread has room for that."""
        engine = self.engine
        for _ in range(RETRIES):
            if change(engine):
                return
            await asyncio.sleep(RETRY)
            if self.engine is not engine:
                break
        raise NMFServerError("the sound device takes no more bases: does it still run? See /live/status")

    async def _watch(self, session: Session, listener: Listener) -> None:
        """Collect from the audio thread and pass on activations and levels until the device is gone."""
        loop, engine = asyncio.get_running_loop(), session.engine
        sent_at, levels_at, blocks, moved_at = -math.inf, -math.inf, -1, loop.time()
        waiting, follower = list[tuple[Activations, Envelopes]](), Follower()
        names, microphone = engine.names, Microphone(engine.settings)
        try:
            while True:
                await asyncio.sleep(POLL_INTERVAL)
                engine.collect()
                now = loop.time()
                waiting = (waiting[-1:] if self.rate else []) + self._followed(engine, follower, listener)
                if waiting and (self.rate == 0 or now - sent_at >= 1 / self.rate):
                    for activations, envelopes in waiting if self.rate == 0 else waiting[-1:]:
                        listener.on_activations(activations)
                        listener.on_envelopes(envelopes)
                    waiting, sent_at = [], now
                if listener.wants_levels and now - levels_at >= 1 / (self.rate or LEVELS_RATE):
                    listener.on_levels(engine.levels)
                    levels_at = now
                if engine.names != names:
                    names = engine.names
                    listener.on_names(names or ("",) * engine.components)
                if sentence := microphone.look(engine):
                    logger.warning("%s", sentence)
                    listener.on_warning(sentence)
                if engine.blocks != blocks:
                    blocks, moved_at = engine.blocks, now
                patience = STALLED + 2 * engine.longest_block / engine.settings.sample_rate
                if not session.stream.is_active or now - moved_at > patience:
                    break
        except Exception:
            logger.exception("an error in nmfserver itself, please report it: live audio ends")
        await self._end_lost(session, listener)

    def _followed(self, engine: Engine, follower: Follower, listener: Listener) -> list[tuple[Activations, Envelopes]]:
        """Return the activations of all new hops with their envelopes; pass on onsets at once."""
        followed = []
        for activations in engine.activations():
            envelopes, onsets = follower.follow(activations, self.following)
            followed.append((activations, envelopes))
            for onset in onsets:
                listener.on_onset(onset)
        return followed

    async def _end_lost(self, session: Session, listener: Listener) -> None:
        """End a session whose device is gone."""
        reason = (
            f"the sound device {session.stream.name} is gone: was it unplugged, or its sound server ended? "
            "All buffers are kept; /live/start works again when it is back"
        )
        logger.warning("%s", reason)
        async with self.changing:
            if self.session is session:
                await self._end()
        listener.on_lost(reason)


async def _fade_out(session: Session) -> None:
    """Let all sound end without a click, what the device has buffered too."""
    engine = session.engine
    if not engine.sounds:
        return
    with contextlib.suppress(NMFServerError):  # a device that takes no commands makes no sound
        engine.shut()
        engine.stop()
    block = engine.longest_block / engine.settings.sample_rate
    await asyncio.sleep(PANIC_RAMP + 2 * block + min(max(session.stream.latency, 0.0), LONGEST_FADE))


async def _release_devices() -> None:
    """Close the system's sound, so that other programs can use the devices."""
    try:
        await run_in_thread(portaudio.library.release, "live")
    except DeviceError as error:
        logger.warning("%s", error)


async def _open(
    settings: LiveSettings, reserve: Reserve, prepare: Prepare, starter: object, cancelled: asyncio.Event,
    make_room: Callable[[], Awaitable[None]],
) -> Session:  # fmt: skip
    """Return a session that runs. `make_room` ends what runs before the device opens, and after all checks."""
    settings = await run_in_thread(lambda: _completed(settings), "live")
    with ExitStack() as leases:
        leases.enter_context(fine())
        leases.enter_context(reserve(Engine.memory_needed(settings)))
        engine = await run_in_thread(lambda: Engine(settings), "live")
        if cancelled.is_set():
            raise Cancelled("cancelled")
        prepare(engine)
        await make_room()
        stream = await run_in_thread(lambda: open_stream(settings, engine), "live")
        return Session(engine, stream, leases.pop_all(), starter)


def _completed(settings: LiveSettings) -> LiveSettings:
    """Look for the devices that there are now, and let them decide what was left to them."""
    source, target = device.choose(settings.device, settings.input_device, settings.output_device)
    inputs = settings.inputs if settings.inputs != UNSET else 1 if source else 0
    most = target.outputs if target else 0
    outputs = settings.outputs
    if settings.plays_only:
        outputs = min(most, MAIN_OUTPUTS) or MAIN_OUTPUTS  # of no device, which is refused below
    elif outputs == UNSET:
        outputs = min(most, MAIN_OUTPUTS + settings.components)
    for kind, side, wanted in ((INPUT, source, inputs), (OUTPUT, target, outputs)):
        if wanted and (side is None or not side.allows(kind, wanted)):
            raise DeviceError(_too_many(kind, side, wanted))
    if not inputs and not outputs:
        raise DeviceError("neither an input nor an output is left: the channels are 0 and 0")
    source, target = source if inputs else None, target if outputs else None
    rate = settings.sample_rate or (target or source).sample_rate  # type: ignore[union-attr]
    return replace(settings, source=source, target=target, inputs=inputs, outputs=outputs, sample_rate=rate)


def _too_many(kind: str, side: Device | None, wanted: int) -> str:
    channels = counted(wanted, f"{kind} channel")
    if side is None:
        return f"live audio is to have {channels}, but there is no {kind} device"
    way = "; it may have any number with the package JACK-Client: pip install 'nmfserver[jack]'"
    return f"live audio is to have {channels}, and {side.name} has {side.channels(kind)}{way if side.is_jack else ''}"
