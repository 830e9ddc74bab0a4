"""Commands for who plays live: which components are heard, and what is held or changed while they sound."""

from nmfserver.audio.engine import FREEZE_RAMP
from nmfserver.audio.mixer import GAIN_RAMP
from nmfserver.commands.base import Call, Direct, command
from nmfserver.commands.fields import Integer, Number, one
from nmfserver.errors import ArgumentError

ALL = -1
"""In the place of a component."""
LONGEST_RAMP = 3600


@command("/live/mute", may_be_keyed=True)
class Mute(Direct):
    """Mutes a component in the mix (outputs 1 and 2), or lets it be heard again. Its gain stays as it is."""

    component: int = one(Integer(0), "the component, from 0 on")
    flag: int = one(Integer(0, 1), "1: muted; 0: not", 1)
    ramp: float = one(Number(0, most=LONGEST_RAMP), "seconds until it is silent, or as loud as its gain", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Have the audio thread ramp what is heard."""
        call.services.live.engine.set_mute(self.component, bool(self.flag), self.ramp)


@command("/live/solo", may_be_keyed=True)
class Solo(Direct):
    """Solos a component: while any is soloed, only those that are, and are not muted, sound in the mix.

    Gains and mutes stay as they are. A solo of a component that the bases in use do not have counts for nothing.
    """

    component: int = one(Integer(ALL), "the component, from 0 on; -1 ends all solos")
    flag: int | None = one(Integer(0, 1), "1: soloed; 0: not; if left out 1, and for component -1 0", None)
    ramp: float = one(Number(0, most=LONGEST_RAMP), "seconds until all are as loud as they will be", GAIN_RAMP)

    def run(self, call: Call) -> None:
        """Have the audio thread ramp what is heard."""
        engine = call.services.live.engine
        if self.component != ALL:
            engine.set_solo(self.component, self.flag != 0, self.ramp)
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
