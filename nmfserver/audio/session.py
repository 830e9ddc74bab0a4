"""The live session: an engine and a sound device, watched over by the event loop.

What the audio thread leaves behind is looked at every few milliseconds: activations are told, what it is done with is
taken back, and a device that is gone ends the session, not the server.
"""

import asyncio
import logging
import math
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace

from nmfserver.audio import device
from nmfserver.audio.device import Choice, Device, Stream
from nmfserver.audio.engine import Activations, Engine, Samples, Settings
from nmfserver.errors import Cancelled, DeviceError, NMFServerError, counted
from nmfserver.threads import apart

logger = logging.getLogger(__name__)

LOOK = 0.004
"""Seconds between two looks at the audio thread: less than a hop."""
STALLED = 3.0
"""Seconds without a block after which a device counts as gone, even if it does not say so."""
RETRY, RETRIES = 0.01, 200
"""Seconds between, and number of, tries to hand over bases while the audio thread has not taken the last ones."""


@dataclass(frozen=True)
class Request:
    """What a session is to be: devices by number or name, channels or None, and the engine's settings.

    sample_rate : Hz; 0 takes the device's
    inputs, outputs : channels; None takes one, and as many as there are for the mix and all components
    """

    settings: Settings
    device: int | str | None = None
    input_device: int | str | None = None
    output_device: int | str | None = None
    inputs: int | None = None
    outputs: int | None = None
    sample_rate: float = 0.0
    block_size: int = 0
    latency: float | None = None


@dataclass
class Session:
    """What runs."""

    engine: Engine
    stream: Stream
    leases: ExitStack
    """What the server keeps for it, such as a part of the memory quota."""

    def close(self) -> None:
        """Give everything back, when the device calls no more."""
        self.engine.close()
        self.leases.close()


class Live:
    """At most one session at a time."""

    def __init__(self) -> None:
        self.rate = 0.0
        """Messages of activations a second; 0 tells every hop."""
        self.session: Session | None = None
        self._changing = asyncio.Lock()
        self._watching: asyncio.Task[None] | None = None

    @property
    def engine(self) -> Engine:
        """The engine that runs, or `DeviceError`."""
        if self.session is None:
            raise DeviceError("live audio does not run: start it with /live/start")
        return self.session.engine

    async def start(
        self,
        request: Request,
        reserve: Callable[[Settings], AbstractContextManager[None]],
        prepare: Callable[[Engine], None],
        tell: Callable[[Activations], None],
        lost: Callable[[str], None],
    ) -> Session:
        """Start a session. Who is cancelled here does not interrupt the device: the session ends when it has begun.

        Parameters
        ----------
        request : what it is to be
        reserve : gives what is kept for an engine until the session ends, or raises
        prepare : called with the engine before sound runs
        tell : called with activations, at `rate`
        lost : called with the reason when the device is gone

        """
        unwanted = asyncio.Event()

        async def start() -> Session:
            async with self._changing:
                if self.session is not None:
                    raise DeviceError(
                        f"live audio runs already, with {self.session.stream.name}: end it with /live/stop first"
                    )
                try:
                    self.session = await _started(request, reserve, prepare)
                except Exception:
                    await _released()
                    raise
                if unwanted.is_set():
                    await self._end()
                    raise Cancelled("cancelled")
                self._watching = asyncio.create_task(self._watch(self.session, tell, lost))
                return self.session

        starting = asyncio.create_task(start())
        try:
            await asyncio.wait([starting])
        except asyncio.CancelledError:
            unwanted.set()
            starting.add_done_callback(lambda task: task.cancelled() or task.exception())  # nobody wants to know
            raise
        return starting.result()

    async def stop(self) -> None:
        """End the session, if there is one."""
        async with self._changing:
            if self._watching is not None:
                self._watching.cancel()
                await asyncio.wait([self._watching])
            await self._end()

    async def _end(self) -> None:
        session, self.session, self._watching = self.session, None, None
        if session is None:
            return
        late = await apart(session.stream.close, "live")
        if late is None:
            session.close()
            await _released()
        else:
            asyncio.wrap_future(late).add_done_callback(lambda _: session.close())

    async def swap(self, bases: Samples, fade: float) -> None:
        """Fade in other bases; wait while the audio thread is behind."""
        engine = self.engine
        for _ in range(RETRIES):
            if engine.use(bases, fade):
                return
            await asyncio.sleep(RETRY)
            if self.engine is not engine:
                break
        raise NMFServerError("the sound device takes no more bases: does it still run? See /live/status")

    async def _watch(self, session: Session, tell: Callable[[Activations], None], lost: Callable[[str], None]) -> None:
        loop, engine = asyncio.get_running_loop(), session.engine
        told, blocks, moved = -math.inf, -1, loop.time()
        newest: list[Activations] = []
        try:
            while True:
                await asyncio.sleep(LOOK)
                engine.collect()
                now = loop.time()
                newest = (newest[-1:] if self.rate else []) + list(engine.activations())
                if newest and (self.rate == 0 or now - told >= 1 / self.rate):
                    for one in newest if self.rate == 0 else newest[-1:]:
                        tell(one)
                    newest, told = [], now
                if engine.blocks != blocks:
                    blocks, moved = engine.blocks, now
                patience = STALLED + 2 * engine.longest_block / engine.settings.sample_rate
                if not session.stream.is_active or now - moved > patience:
                    break
        except Exception:
            logger.exception("an error in nmfserver itself, please report it: live audio ends")
        await self._lose(session, lost)

    async def _lose(self, session: Session, lost: Callable[[str], None]) -> None:
        """End a session whose device is gone."""
        reason = (
            f"the sound device {session.stream.name} is gone: was it unplugged, or its sound server ended? "
            "All buffers are kept; /live/start works again when it is back"
        )
        logger.warning("%s", reason)
        async with self._changing:
            if self.session is session:
                await self._end()
        lost(reason)


async def _released() -> None:
    """Leave the devices to others."""
    try:
        await apart(device.release, "live")
    except DeviceError as error:
        logger.warning("%s", error)


async def _started(
    request: Request, reserve: Callable[[Settings], AbstractContextManager[None]], prepare: Callable[[Engine], None]
) -> Session:
    choice = await apart(lambda: _choice(request), "live")
    settings = replace(request.settings, sample_rate=choice.sample_rate, inputs=choice.inputs, outputs=choice.outputs)
    with ExitStack() as leases:
        leases.enter_context(reserve(settings))
        engine = await apart(lambda: Engine(settings), "live")
        prepare(engine)
        stream = await apart(lambda: Stream(choice, engine.function, engine.userdata, engine), "live")
        return Session(engine, stream, leases.pop_all())


def _choice(request: Request) -> Choice:
    """Look at the devices as they are now, and settle what was left to them."""
    device.refresh()
    source, target = device.choose(request.device, request.input_device, request.output_device)
    inputs = (1 if source else 0) if request.inputs is None else request.inputs
    most = target.outputs if target else 0
    outputs = min(most, 2 + request.settings.components) if request.outputs is None else request.outputs
    for kind, there, wanted in ((device.INPUT, source, inputs), (device.OUTPUT, target, outputs)):
        if wanted and (there is None or wanted > there.channels(kind)):
            raise DeviceError(_too_many(kind, there, wanted))
    if not inputs and not outputs:
        raise DeviceError("neither an input nor an output is left: the channels are 0 and 0")
    source, target = source if inputs else None, target if outputs else None
    rate = request.sample_rate or (target or source).sample_rate  # type: ignore[union-attr]
    return Choice(source, target, inputs, outputs, rate, request.block_size, request.latency)


def _too_many(kind: str, there: Device | None, wanted: int) -> str:
    channels = counted(wanted, f"{kind} channel")
    if there is None:
        return f"live audio is to have {channels}, but there is no {kind} device"
    return f"live audio is to have {channels}, and {there.name} has {there.channels(kind)}"
