"""Commands of the tempo, by which captures, learning and played buffers count beats."""

from dataclasses import replace

from nmfserver.audio.session import Live
from nmfserver.audio.tempo import FASTEST, SLOWEST, Tempo
from nmfserver.commands.base import Call, Direct, Services, command
from nmfserver.commands.fields import Integer, Number, one
from nmfserver.commands.positions import LARGEST_POSITION, whole_position
from nmfserver.osc.codec import Value
from nmfserver.timers import unix_time

REPLY = "/tempo.reply"


@command("/tempo", may_be_keyed=True, answer=f"nothing; without arguments, `{REPLY} bpm position`")
class SetTempo(Direct):
    """Sets the tempo, by which captures, learning and what plays count beats; without arguments, returns it.

    Beats go on where they are, with the new length; those before are counted as if it had always been so. The very
    first tempo begins with beat 0 now, or, in a bundle, at its time. Whatever plays goes on as it is.

    `position` is that of beat 0, as `/live/status` counts. The bpm is 0 as long as there is no tempo. It stays when
    live audio ends; beat 0 is then the beginning of the next one. Clients that have said `/notify 1` get `/tempo.reply`
    at each change.
    """

    bpm: float | None = one(Number(SLOWEST, most=FASTEST), f"beats a minute, between {SLOWEST:g} and {FASTEST:g}", None)
    at: int = one(Integer(-1), "the position of live audio at which beat 0 is; -1: beats go on", -1)

    def run(self, call: Call) -> None:
        """Set the tempo and tell it, or send it."""
        live = call.services.live
        if self.bpm is None:
            call.reply(REPLY, *_told(live.tempo))
            return
        live.tempo = self._tempo(live, self.bpm, position_at(live, call.time))
        tell(call.services)

    def _tempo(self, live: Live, bpm: float, position: float) -> Tempo:
        """Return the new tempo, set at a position."""
        if self.at != -1:
            return Tempo(bpm, whole_position(self.at, round(position)))
        return live.tempo_from(bpm, position)


@command("/tap")
class Tap(Direct):
    """Sets the tempo by tapping. The first tap after three seconds is beat 0; from the second on, they set the tempo.

    The newest eight taps count. One that comes too early or late, is missing or is one too many, does little harm. In a
    bundle, a tap counts at the bundle's time, else when it arrives.
    """

    def run(self, call: Call) -> None:
        """Add the tap; tell the tempo."""
        live, now = call.services.live, call.time or unix_time()
        seconds, first = live.taps.add(now)
        position = position_at(live, first)
        if seconds is not None:
            live.tempo = Tempo(60 / seconds, position)
        elif live.tempo is not None:
            live.tempo = replace(live.tempo, origin=position)
        else:
            return
        tell(call.services)


def position_at(live: Live, when: float | None) -> float:
    """Return the position of live audio at a time in Unix seconds, None for now; 0 where nothing runs."""
    if live.session is None:
        return 0.0
    engine = live.session.engine
    since = 0.0 if when is None else unix_time() - when
    return engine.position - since * engine.settings.sample_rate


def tell(services: Services) -> None:
    """Send the tempo to every client that is told about live sound."""
    for client in services.told:
        client.send(REPLY, _told(services.live.tempo))


def _told(tempo: Tempo | None) -> tuple[Value, Value]:
    """Return a tempo as messages tell it: beats a minute, and the position of beat 0."""
    if tempo is None:
        return 0.0, 0
    position = round(tempo.origin)
    return tempo.bpm, position % LARGEST_POSITION if position >= 0 else max(position, -LARGEST_POSITION)
