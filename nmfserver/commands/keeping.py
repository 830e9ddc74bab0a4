"""Commands about what of live sound is kept: earlier bases, a lock, and what the next start begins with."""

from typing import ClassVar

from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import Integer, Number, one
from nmfserver.commands.live import FADE
from nmfserver.errors import DeviceError
from nmfserver.osc.codec import Value


@command("/live/undo", may_be_keyed=True, answer='`/done /live/undo "components" n`')
class Undo(Queued):
    """Uses the bases before those in use again, with their names, by a crossfade.

    Under a morph, those are the bases at which it began. The last eight are kept, whatever has replaced them:
    `/live/bases`, `/live/learn`, a scene, a session, or another start. Those of another FFT size are passed over.
    """

    lockable: ClassVar[bool] = True

    fade: float = one(Number(0, most=3600), "seconds of the crossfade", FADE)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Fade in the earlier bases; return how many components they have."""
        live = call.services.live
        await live.undo(self.fade)
        return ("components", live.engine.components)


@command("/live/lock", may_be_keyed=True)
class Lock(Direct):
    """Keeps everybody from changing live sound by mistake, until `/live/lock 0`.

    Refused are `/live/start`, `/live/stop`, `/live/bases`, `/live/learn`, `/live/undo`, `/live/forget`, `/live/morph`,
    `/scene/recall` and `/session/load`; a `/live/learn` that has begun goes on. Gains, mode and everything else stay
    free; `/panic` and `/live/open` always work.
    """

    flag: int = one(Integer(0, 1), "1: locked; 0: unlocked")

    def run(self, call: Call) -> None:
        """Lock or unlock."""
        call.services.live.is_locked = bool(self.flag)


@command("/live/forget")
class Forget(Direct):
    """Lets the next `/live/start` begin afresh: without bases, gains, mode and names of the last one. Scenes stay."""

    lockable: ClassVar[bool] = True

    def run(self, call: Call) -> None:
        """Forget the mix, and earlier bases."""
        live = call.services.live
        if live.is_live:
            raise DeviceError("live audio runs, and keeps what it uses: end it with /live/stop first")
        if live.changing.locked():
            raise DeviceError("live audio begins or ends at this moment: wait for its /done")
        live.kept.forget()
