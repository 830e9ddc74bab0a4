"""Commands that silence everything at once, or everything of one client."""

from nmfserver.commands.base import Call, Direct, command
from nmfserver.commands.fields import Anything, many
from nmfserver.commands.live import Start
from nmfserver.commands.monitor import Play
from nmfserver.osc.client import Client


@command("/panic")
class Panic(Direct):
    """Silences everything within 5 ms: buffers that play stop, and live sound is closed until `/live/open`.

    Every `/monitor/play` and `/live/start` that is not done yet is cancelled. Live sound goes on being analysed.
    """

    def run(self, call: Call) -> None:
        """Silence all clients' sound."""
        _silence(call, None)


@command("/g_freeAll", number=24)
class FreeAll(Direct):
    """Does what `/panic` does to the sound that this client has started. sclang sends it at Cmd-. (CmdPeriod).

    The groups that it names are ignored: nothing is synthesised here.
    """

    groups: tuple[object, ...] = many(Anything(), doc="anything", least=0)

    def run(self, call: Call) -> None:
        """Silence this client's sound."""
        _silence(call, call.client)


def _silence(call: Call, starter: Client | None) -> None:
    """Silence what a client has started, or everything; cancel what would sound a moment later."""
    call.services.queue.cancel_kinds((Play, Start), starter)
    call.services.live.silence(starter)
