"""Commands about scenes: states of the mix, each under a name."""

from typing import ClassVar

from nmfserver.audio.mix import mix_of
from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import Name, Number, one
from nmfserver.commands.live import FADE
from nmfserver.osc.codec import Value

_NAME = "name of the scene"


@command("/scene/store", may_be_keyed=True)
class Store(Direct):
    """Stores the mix as it is now under a name: bases with their names, gains, mutes, solos and mode.

    An older scene of that name is replaced.
    """

    name: str = one(Name(), _NAME)

    def run(self, call: Call) -> None:
        """Store the scene."""
        live = call.services.live
        live.kept.scenes.store(self.name, mix_of(live.engine), call.buffers.reserved)


@command("/scene/recall", may_be_keyed=True, answer="`/done /scene/recall name`")
class Recall(Queued):
    """Brings back a scene: a crossfade to its bases, and ramps to its gains, mutes and solos, within the same time.

    Of a scene that live sound cannot have, such as one whose bases have another FFT size, nothing is brought back.
    """

    lockable: ClassVar[bool] = True

    name: str = one(Name(), _NAME)
    fade: float = one(Number(0, most=3600), "seconds until the mix is that of the scene", FADE)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Fade to the scene; return its name."""
        live = call.services.live
        await live.recall(live.kept.scenes.get(self.name), self.fade)
        return (self.name,)


@command("/scene/list", answer="one `/scene name` each, then `/done /scene/list count`")
class List(Direct):
    """Lists the scenes."""

    def run(self, call: Call) -> tuple[Value, ...]:
        """Send a message for each scene; return the count."""
        names = list(call.services.live.kept.scenes)
        for name in names:
            call.reply("/scene", name)
        return (len(names),)


@command("/scene/free", may_be_keyed=True)
class Free(Direct):
    """Frees a scene."""

    name: str = one(Name(), _NAME)

    def run(self, call: Call) -> None:
        """Free the scene."""
        call.services.live.kept.scenes.free(self.name)
