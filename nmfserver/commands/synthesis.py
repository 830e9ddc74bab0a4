"""scsynth's synthesis commands, which this server refuses. It accepts and ignores those that sclang sends by itself."""

from typing import ClassVar

from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import Anything, many
from nmfserver.osc.codec import Value

NO_SYNTHESIS = (
    "nothing is synthesised here: this server keeps buffers and takes them apart; play on scsynth (in sclang, on "
    "Server.local), or buffers of this server with /live/start and /monitor/play"
)

# By scsynth's numbers for them.
IGNORED = {8: "/d_freeAll", 11: "/n_free", 21: "/g_new", 50: "/g_deepFree", 53: "/d_free"}
DEFINITIONS = {5: "/d_recv", 6: "/d_load", 7: "/d_loadDir"}
REFUSED = {
    9: "/s_new", 10: "/n_trace", 12: "/n_run", 13: "/n_cmd", 14: "/n_map", 15: "/n_set", 16: "/n_setn", 17: "/n_fill",
    18: "/n_before", 19: "/n_after", 20: "/u_cmd", 22: "/g_head", 23: "/g_tail", 25: "/c_set", 26: "/c_setn",
    27: "/c_fill", 40: "/c_get", 41: "/c_getn", 44: "/s_get", 45: "/s_getn", 46: "/n_query", 48: "/n_mapn",
    49: "/s_noid", 56: "/g_dumpTree", 57: "/g_queryTree", 59: "/s_newargs", 60: "/n_mapa", 61: "/n_mapan",
    62: "/n_order", 63: "/p_new", 65: "/rtMemoryStatus",
}  # fmt: skip


def _ignore(address: str, number: int) -> None:
    @command(address, number=number)
    class Ignored(Direct):
        """Accepted and ignored: it belongs to synthesis, which nmfserver does not do. sclang sends it by itself."""

        arguments: tuple[object, ...] = many(Anything(), doc="anything", least=0)

        def run(self, call: Call) -> None:
            """Ignore the message."""


def _ignore_definition(address: str, number: int) -> None:
    @command(address, number=number, answer=f"`/done {address}`")
    class Definition(Queued):
        """Ignored, as it belongs to synthesis. Its completion message is run."""

        before_completion: ClassVar[int] = 1  # the definition itself is a blob, too

        arguments: tuple[object, ...] = many(Anything(), doc="anything", least=0)

        async def run(self, call: Call) -> tuple[Value, ...]:
            """Return no values: the definition is ignored."""
            return ()


def _refuse(address: str, number: int) -> None:
    @command(address, number=number, answer="`/fail` once, then nothing")
    class Refused(Direct):
        """Refused, as it belongs to synthesis. Each client gets one `/fail` for each of these commands."""

        arguments: tuple[object, ...] = many(Anything(), doc="anything", least=0)

        def run(self, call: Call) -> None:
            """Raise the error once for each client; ignore the command afterwards."""
            call.refuse_once(address, NO_SYNTHESIS)


for _declare, _commands in ((_ignore, IGNORED), (_ignore_definition, DEFINITIONS), (_refuse, REFUSED)):
    for _number, _address in _commands.items():
        _declare(_address, _number)
