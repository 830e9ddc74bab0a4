"""Commands that play buffers through the outputs of live audio, mixed with what is live."""

from contextlib import ExitStack

import numpy as np

from nmfserver.audio.engine import Engine
from nmfserver.buffers.table import Buffer, Samples
from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, many, one
from nmfserver.commands.live import HIGHEST_RATE, LARGEST_POSITION
from nmfserver.errors import ArgumentError, BufferError, DeviceError, counted
from nmfserver.osc.codec import Value
from nmfserver.processes.resample import ratio, resampled

SMALLEST_RATE = 100.0
"""Hz. What has a lower rate, such as activations, is no sound."""


@command("/monitor/play", may_be_keyed=True, answer="`/done /monitor/play buffer`")
class Play(Queued):
    """Plays a buffer, as it is now, through outputs 1 and 2, mixed with the live sound and with whatever else plays.

    A buffer of another sample rate is converted first. Start and end have ramps of 5 ms. A buffer that is already
    playing starts again. Live audio must be running.
    """

    id: BufferId = one(BufferKind(), "the buffer")
    gains: tuple[float, ...] = many(Number(), doc="for each channel, begun again when they end; 1 if left out", least=0)
    pans: tuple[float, ...] = many(
        Number(-1, most=1),
        doc="for each channel, likewise: -1 left, 0 both, 1 right; 0 if left out, for two channels -1 and 1",
        least=0,
    )
    loop: int = one(Integer(0, 1), "1: again and again", 0)
    start: int = one(Integer(0), "first frame of the buffer", 0)
    at: int = one(
        Integer(-1), "the position of live audio, see `/live/status`, at which it starts to the sample; -1: at once", -1
    )

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Play."""
        engine = call.services.live.engine
        source = call.buffers.get(self.id.key)
        if self.start >= source.frames:
            raise BufferError(
                f"buffer {self.id.key} has {counted(source.frames, 'frame')}; it cannot start at frame {self.start}"
            )
        with ExitStack() as leases:
            samples, begin = await self._samples(call, source, engine.settings.sample_rate, leases)
            if call.services.live.engine is not engine:
                raise DeviceError("live audio was started anew meanwhile: ask again")
            gains, at = self._gains(source.channels), self._position(engine)
            kept = leases.pop_all()
            leases.callback(kept.close)  # if it cannot be played
            engine.play(self.id.key, samples, gains, loop=bool(self.loop), begin=begin, at=at, release=kept.close)
            leases.pop_all()
        return (self.id.given,)

    async def _samples(self, call: Call, source: Buffer, rate: float, leases: ExitStack) -> tuple[Samples, int]:
        """Return the samples at the rate of live audio, and the frame to start at; `leases` keep them."""
        if source.sample_rate == rate:
            return leases.enter_context(source.reading()), self.start
        if not SMALLEST_RATE <= source.sample_rate <= HIGHEST_RATE:
            raise BufferError(
                f"buffer {self.id.key} has a sample rate of {source.sample_rate:g} Hz; what is played has between "
                f"{SMALLEST_RATE:g} and {HIGHEST_RATE:g}"
            )
        change = ratio(source.sample_rate, rate)
        leases.enter_context(call.buffers.reserved(int(source.samples.nbytes * change) + 4 * source.channels))
        with source.reading() as samples:
            converted = await call.in_steps(resampled(samples, source.sample_rate, rate))
        return converted, min(int(self.start * change), len(converted) - 1)

    def _gains(self, channels: int) -> Samples:
        """Return the gains of all channels to the left and the right, float32 (channels, 2)."""
        for name, values in (("gains", self.gains), ("pans", self.pans)):
            if len(values) > channels:
                raise ArgumentError(
                    f"{len(values)} {name}, and buffer {self.id.key} has {counted(channels, 'channel')}"
                )
        gains = np.resize(self.gains or (1.0,), channels)
        pans = np.resize(self.pans or ((-1.0, 1.0) if channels == 2 else (0.0,)), channels)
        sides = np.minimum(1, [1 - pans, 1 + pans]).T
        result: Samples = (gains[:, None] * sides).astype(np.float32)
        return result

    def _position(self, engine: Engine) -> int:
        """Return where to start, as the engine counts: it knows no end, messages have 32 bits."""
        if self.at == -1:
            return 0
        now = engine.position
        ahead = (self.at - now) % LARGEST_POSITION
        return now + ahead if ahead < LARGEST_POSITION // 2 else 0


@command("/monitor/stop", may_be_keyed=True)
class StopPlaying(Direct):
    """Stops a buffer that plays, with a ramp of 5 ms."""

    id: BufferId | None = one(BufferKind(optional=True), "the buffer; -1: all", None)

    def run(self, call: Call) -> None:
        """Stop."""
        call.services.live.engine.stop(self.id.key if self.id else None)


@command(
    "/monitor/status", answer="one `/monitor/playing buffer frame frames loop` each, then `/done /monitor/status count`"
)
class Playing(Direct):
    """Lists the buffers that play, with their positions."""

    def run(self, call: Call) -> None:
        """Answer."""
        session = call.services.live.session
        playing = session.engine.playing() if session else []
        for key, frame, frames, loop in playing:
            assert isinstance(key, int | str)
            call.reply("/monitor/playing", key, frame, frames, int(loop))
        call.reply("/done", "/monitor/status", len(playing))
