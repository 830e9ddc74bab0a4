"""Commands for who plays live: which components are heard, and what is held or changed while they sound."""

from dataclasses import asdict, replace
from itertools import chain
from typing import ClassVar

from nmfserver.audio.engine import FREEZE_RAMP, Engine
from nmfserver.audio.mixer import GAIN_RAMP
from nmfserver.audio.sets import AMOUNT_RAMP
from nmfserver.commands.base import Call, Direct, Queued, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Component, Integer, Number, one
from nmfserver.component_names import number_of
from nmfserver.errors import ArgumentError
from nmfserver.osc.codec import Value
from nmfserver.processes import morph
from nmfserver.tasks.bases import require_one_frame

ALL = -1
"""In the place of a component."""
LONGEST_RAMP = 3600
MORPH_FADE = 0.1
"""Seconds of the crossfade to bases that can morph: they are the same, and their activations begin anew."""


@command("/live/mute", may_be_keyed=True)
class Mute(Direct):
    """Mutes a component in the mix (outputs 1 and 2), or lets it be heard again. Its gain stays as it is."""

    component: int | str = one(Component(), "the component: its number, from 0 on, or its name")
    flag: int = one(Integer(0, 1), "1: muted; 0: not", 1)
    ramp: float = one(Number(0, most=LONGEST_RAMP), "seconds until it is silent, or as loud as its gain", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Have the audio thread ramp what is heard."""
        engine = call.services.live.engine
        engine.set_mute(number_of(self.component, engine.names), bool(self.flag), self.ramp)


@command("/live/solo", may_be_keyed=True)
class Solo(Direct):
    """Solos a component: while any is soloed, only those that are, and are not muted, sound in the mix.

    Gains and mutes stay as they are. A solo of a component that the bases in use do not have counts for nothing.
    """

    component: int | str = one(Component(ALL), "the component: its number or its name; -1 ends all solos")
    flag: int | None = one(Integer(0, 1), "1: soloed; 0: not; if left out 1, and for component -1 0", None)
    ramp: float = one(Number(0, most=LONGEST_RAMP), "seconds until all are as loud as they will be", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Have the audio thread ramp what is heard."""
        engine = call.services.live.engine
        if self.component != ALL:
            engine.set_solo(number_of(self.component, engine.names), self.flag != 0, self.ramp)
        elif self.flag == 1:
            raise ArgumentError("flag is 1; component -1 ends all solos, and takes 0 or nothing")
        else:
            engine.end_solos(self.ramp)


@command("/live/freeze", may_be_keyed=True)
class Freeze(Direct):
    """Lets the sound stand still: the last window of the input sounds on, and activations are held.

    It goes on as standing sinusoids, and is still taken apart, so that gains, mutes and other bases act on it.
    Captures, levels of inputs and `/live/mode through` are of what really comes in.
    """

    flag: int = one(Integer(0, 1), "1: stands still; 0: goes on")
    ramp: float = one(Number(0, most=LONGEST_RAMP), "seconds in which one takes the place of the other", FREEZE_RAMP)

    def run(self, call: Call) -> None:
        """Have the audio thread hold a window, or let go of it."""
        call.services.live.engine.freeze(bool(self.flag), self.ramp)


@command("/live/morph", may_be_keyed=True, answer="`/done /live/morph buffer`")
class Morph(Queued):
    """Lets the bases in use become those of a buffer, as far as the amount says: their mass moves along frequency.

    Each basis becomes the one of the buffer's to which the least has to move. There are as many in both. What they are
    at that moment is where they begin. `/live/learn` that starts from the bases in use lets it go on: those that are
    learned are on their way to the same ones by the same amount. Any other bases end it, a scene too; `/live/undo` ends
    it with the bases at which it began.
    """

    lockable: ClassVar[bool] = True

    id: BufferId | None = one(BufferKind(optional=True), "the buffer: bases, as many as are in use; -1: as before")
    amount: float = one(Number(0, most=1), "0: the bases in use, 1: those of the buffer")
    ramp: float = one(Number(0, most=LONGEST_RAMP), "seconds until the amount is reached", AMOUNT_RAMP)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Prepare the way, if it is a new one; have the audio thread ramp the amount."""
        live = call.services.live
        if self.id is not None:
            await self._begin(call, live.engine, self.id)
        live.engine.set_amount(self.amount, self.ramp)
        return (buffer_value(self.id),)

    async def _begin(self, call: Call, engine: Engine, given: BufferId) -> None:
        buffer = call.buffers.get(given.key)
        require_one_frame(given.key, buffer)
        with buffer.reading() as target:
            engine.require_morph(target)
            components = target.shape[1]
            with call.buffers.reserved(8 * components**2 + 8 * target.size):
                order = await call.run_in_steps(morph.assigned(engine.morphed_bases, target))
            await call.services.live.begin_morph(target[:, order], MORPH_FADE)


@command("/live/following", may_be_keyed=True, answer="nothing; without values, `/live/following.reply key value…`")
class Follow(Direct):
    """Sets how `/live/envelopes` and `/live/onset` follow the activations. What is left out stays.

    Without values, returns them: `"release" s "threshold" t "hysteresis" h "refractory" s`.
    """

    release: float | None = one(Number(0, most=3600), "seconds in which the running maximum falls to a third", None)
    threshold: float | None = one(Number(0.001, most=1), "the envelope at which an onset is", None)
    hysteresis: float | None = one(
        Number(0, most=1), "how far below it falls before the next one; at most the threshold", None
    )
    refractory: float | None = one(Number(0, most=3600), "least seconds between two onsets of a component", None)

    def run(self, call: Call) -> None:
        """Set what is given, all or nothing; or send what is set."""
        live = call.services.live
        given = {key: value for key, value in asdict(self).items() if value is not None}
        if given:
            live.following = replace(live.following, **given)
        else:
            call.reply("/live/following.reply", *chain.from_iterable(asdict(live.following).items()))
