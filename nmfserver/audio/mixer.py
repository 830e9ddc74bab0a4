"""How loud everything is: gains, mutes and solos of the components in the mix, the input, and the opening.

What a component is heard with is its gain, or nothing: where it is muted, or where others are soloed and it is not.
The audio thread knows only that product, so that a mute and a gain are one ramp. A solo of a component that the bases
in use do not have counts for nothing, until bases come that have it: fewer components must not mean silence.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.audio.bases import Bases
from nmfserver.audio.control import Samples
from nmfserver.audio.sets import Sets
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import ArgumentError, counted
from nmfserver.kernels.live.memory import Command

GAIN_RAMP, PANIC_RAMP = 0.02, 0.005
"""Seconds of the ramps that keep a gain and a panic from clicking."""
Gains = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Mixer(Sets):
    """Sets how loud the components are in the mix, and what comes in."""

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__(settings)
        self._gains = np.ones(settings.components)  # in double precision: a slow ramp's goal may be near
        self._goals = self._gains
        """What the audio thread has been told."""
        self._mutes, self._solos = np.zeros((2, settings.components), np.bool_)
        self._is_open, self._input_gain, self._is_muted = False, 1.0, False

    @property
    def gains(self) -> Samples:
        """The gains of the components in the mix, at the end of their ramps, whether they are heard or not."""
        return self._gains[: self.components].astype(np.float32)

    @property
    def mutes(self) -> list[bool]:
        """Which components are muted."""
        return list(map(bool, self._mutes[: self.components]))

    @property
    def solos(self) -> list[bool]:
        """Which components are soloed."""
        return list(map(bool, self._solos[: self.components]))

    @property
    def all_components(self) -> tuple[Sequence[float], Sequence[bool], Sequence[bool]]:
        """Gains, mutes and solos of all components that bases may have, whether those in use have them or not."""
        return self._gains.tolist(), self._mutes.tolist(), self._solos.tolist()

    @property
    def is_open(self) -> bool:
        """Whether live sound is heard; what plays is heard in any case."""
        return self._is_open

    @property
    def input_gain(self) -> float:
        """The gain of the inputs, which holds when they are not muted."""
        return self._input_gain

    @property
    def is_muted(self) -> bool:
        """Whether the inputs are."""
        return self._is_muted

    def set_gain(self, component: int, gain: float, ramp: float = GAIN_RAMP) -> None:
        """Ramp the gain of a component in the mix, within `ramp` seconds."""
        self.require_component(component)
        self._mix(_with(self._gains, component, gain), self._mutes, self._solos, ramp, asked=[component])

    def set_mute(self, component: int, muted: bool, ramp: float = GAIN_RAMP) -> None:
        """Mute a component in the mix, or end that; its gain stays."""
        self.require_component(component)
        self._mix(self._gains, _with(self._mutes, component, muted), self._solos, ramp)

    def set_solo(self, component: int, soloed: bool, ramp: float = GAIN_RAMP) -> None:
        """Solo a component, or end that. While any is soloed, only those that are sound in the mix."""
        self.require_component(component)
        self._mix(self._gains, self._mutes, _with(self._solos, component, soloed), ramp)

    def end_solos(self, ramp: float = GAIN_RAMP) -> None:
        """End all solos, those of components that the bases in use do not have, too."""
        self._mix(self._gains, self._mutes, np.zeros_like(self._solos), ramp)

    def set_gains(self, gains: Sequence[float], ramp: float = GAIN_RAMP) -> None:
        """Ramp the gains of the components, from the first on."""
        self.set_mix(gains=gains, ramp=ramp)

    def set_mix(
        self, *, gains: Sequence[float] = (), mutes: Sequence[bool] = (), solos: Sequence[bool] = (),
        ramp: float = GAIN_RAMP,
    ) -> None:  # fmt: skip
        """Set gains, mutes and solos of the components, each from the first on: all of them, or none where it fails.

        Raises
        ------
        ArgumentError : there are more of them than components
        NMFServerError : the audio thread has no room for so many messages now

        """
        for name, given in (("gain", gains), ("mute", mutes), ("solo", solos)):
            if len(given) > self.settings.components:
                most = counted(self.settings.components, "component")
                raise ArgumentError(f"{counted(len(given), name)}; /live/start allowed {most} (maxComponents)")
        self._mix(
            _begun(self._gains, gains), _begun(self._mutes, mutes), _begun(self._solos, solos), ramp,
            asked=range(len(gains)),
        )  # fmt: skip

    def use_set(self, bases: Bases, fade: float, *, keeps_morph: bool = False) -> bool:
        """Fade in other bases, as `Sets.use_set` does; what is heard follows: solos may count for nothing now."""
        self._require_room(1 + self.settings.components)
        if not super().use_set(bases, fade, keeps_morph=keeps_morph):
            return False
        self._mix(self._gains, self._mutes, self._solos, fade)
        return True

    def _mix(self, gains: Gains, mutes: Flags, solos: Flags, ramp: float, asked: Sequence[int] = ()) -> None:
        """Ramp what changes, and of the gains that were `asked` for those that stay, too, within `ramp` seconds."""
        heard = ~mutes & solos if solos[: self.components].any() else ~mutes
        goals = np.where(heard, gains, 0.0)
        changed = goals != self._goals
        changed[list(asked)] |= heard[list(asked)]
        self._require_room(int(np.count_nonzero(changed)))
        for component in np.flatnonzero(changed).tolist():
            self._command(Command.GAIN, component, self._frames(ramp), goals[component])
        self._gains, self._mutes, self._solos, self._goals = gains, mutes, solos, goals

    def set_input(self, gain: float | None = None, muted: bool | None = None, ramp: float = GAIN_RAMP) -> None:
        """Ramp the gain of the inputs, or mute them; what is None stays."""
        gain = self._input_gain if gain is None else gain
        muted = self._is_muted if muted is None else muted
        self._command(Command.INPUT_GAIN, 0, self._frames(ramp), 0.0 if muted else gain)
        self._input_gain, self._is_muted = gain, muted

    def open(self, fade: float) -> None:
        """Let live sound be heard, within `fade` seconds."""
        self._command(Command.OPEN, 0, self._frames(fade), 1.0)
        self._is_open = True

    def shut(self) -> None:
        """Silence live sound, but not what plays, until it is opened."""
        self._command(Command.OPEN, 0, self._frames(PANIC_RAMP), 0.0)
        self._is_open = False


def _with(values: NDArray[Any], component: int, value: float) -> NDArray[Any]:
    """Return a copy in which one component has another value."""
    changed = values.copy()
    changed[component] = value
    return changed


def _begun(values: NDArray[Any], given: Sequence[float]) -> NDArray[Any]:
    """Return a copy that begins with the values that are given."""
    changed = values.copy()
    changed[: len(given)] = given
    return changed
