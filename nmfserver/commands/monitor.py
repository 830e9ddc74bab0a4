"""Commands that play buffers, through the outputs of live audio and mixed with it, or without any live audio."""

from nmfserver.audio.tempo import Timing, required
from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, Number, many, one
from nmfserver.commands.live import BEATS, GAIN, LoggedInClients, until_compiled
from nmfserver.commands.positions import whole_position
from nmfserver.commands.tasks import run_task_in_steps
from nmfserver.osc.codec import Value
from nmfserver.tasks import play


@command("/monitor/play", may_be_keyed=True, answer="`/done /monitor/play buffer`")
class Play(Queued):
    """Plays a buffer, as it is now, through outputs 1 and 2, mixed with the live sound and with whatever else plays.

    A buffer of another sample rate is converted first. Start and end have ramps of 5 ms. A buffer that is already
    playing starts again. Where no live audio runs, an output is opened alone, with the system's usual device, until
    `/live/stop` or `/live/start`. It is heard while live sound is closed, too.

    `beats 8 quantum 4` starts at the next bar of four, and again every eight beats, each time at the frame that is
    nearest to the beat: what was captured so stays in time. A buffer that is longer is cut, one that is shorter is
    followed by silence, both with ramps. A loop keeps its length when the tempo changes, until it is played again.
    """

    id: BufferId = one(BufferKind(), "the buffer")
    gains: tuple[float, ...] = many(GAIN, doc="for each channel, begun again when they end; 1 if left out", least=0)
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
    beats: float = one(BEATS, "from `start` on, again and again, every so many beats; 0: see `loop`", 0.0)
    quantum: float = one(BEATS, "it starts at the next multiple of so many beats, to the sample; 0: see `at`", 0.0)

    def accept(self, call: Call) -> None:
        """Refuse what cannot be timed before the command waits in the queue."""
        if self.beats or self.quantum:
            required(call.services.live.tempo)
        self._timing(0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Play the buffer; return its name."""
        live = call.services.live
        call.buffers.get(self.id.key)  # before a device is opened for nothing
        await until_compiled(call.services)
        engine = await live.open_player(call.buffers.reserved, LoggedInClients(call.services), call.client)
        task = play.Play(
            self.id.key, engine, lambda: live.player, self._timing(engine.position), lambda: live.tempo,
            self.gains, self.pans, self.start, call.client,
        )  # fmt: skip
        await run_task_in_steps(call, task)
        return (self.id.given,)

    def _timing(self, now: int) -> Timing:
        """Return when the buffer plays; `now` is the engine's position."""
        at = self.at if self.at == -1 else whole_position(self.at, now)
        return Timing(at, self.quantum, bool(self.loop), self.beats)


@command("/monitor/stop", may_be_keyed=True)
class StopPlaying(Direct):
    """Stops a buffer that plays, with a ramp of 5 ms."""

    id: BufferId | None = one(BufferKind(optional=True), "the buffer; -1: all", None)

    def run(self, call: Call) -> None:
        """Ask the audio thread to stop the buffer, or all."""
        session = call.services.live.session
        if session is not None:
            session.engine.stop(self.id.key if self.id else None)


@command(
    "/monitor/status", answer="one `/monitor/playing buffer frame frames loop` each, then `/done /monitor/status count`"
)
class Playing(Direct):
    """Lists the buffers that play, with their positions."""

    def run(self, call: Call) -> tuple[Value, ...]:
        """Send a message for each buffer that plays; return the count."""
        session = call.services.live.session
        playing = session.engine.playing() if session else []
        for key, frame, frames, loop in playing:
            assert isinstance(key, int | str)
            call.reply("/monitor/playing", key, frame, frames, int(loop))
        return (len(playing),)
