"""What of live sound is kept while none runs, and begins with the next ``/live/start``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from nmfserver.audio.bases import Bases, UsedBases
from nmfserver.audio.engine import Engine
from nmfserver.audio.scenes import Scenes

Setting = int | float | str | Sequence[int]


@dataclass
class Kept:
    """What is kept.

    history : the bases that were used, the last ones newest
    gains : of all components that bases could have, from the first on
    mutes, solos : likewise
    mode : a key of `nmfserver.audio.engine.MODES`
    input_gain, is_muted : of the inputs
    settings : what ``/live/start`` was last told, by the names in messages
    scenes : by their names
    """

    history: UsedBases = field(default_factory=UsedBases)
    gains: Sequence[float] = ()
    mutes: Sequence[bool] = ()
    solos: Sequence[bool] = ()
    mode: str = "filter"
    input_gain: float = 1.0
    is_muted: bool = False
    settings: Mapping[str, Setting] = field(default_factory=dict)
    scenes: Scenes = field(default_factory=Scenes)

    def note(self, engine: Engine) -> None:
        """Keep what an engine has now. What only more components than it allows have stays as it was kept."""
        self.history = UsedBases(tuple(engine.used_bases))
        if engine.in_use is not None:
            self.history.add(engine.sounding)
        gains, mutes, solos = engine.all_components
        self.gains = (*gains, *self.gains[len(gains) :])
        self.mutes, self.solos = (*mutes, *self.mutes[len(mutes) :]), (*solos, *self.solos[len(solos) :])
        self.mode = engine.mode
        self.input_gain, self.is_muted = engine.input_gain, engine.is_muted

    def give(self, engine: Engine, first: Bases | None = None) -> None:
        """Let an engine begin with it, as far as that fits.

        first : bases to begin with; else the newest that have its FFT size and are not too many

        Raises where `first` cannot be used.
        """
        engine.used_bases = UsedBases(tuple(self.history))
        newest = self.history.newest(engine.fits)
        if first is None or (newest is not None and not first.names and _is_same(first, newest)):
            first = newest
        if first is not None:
            engine.use_set(first, fade=0)
        most = engine.settings.components
        engine.set_mix(gains=self.gains[:most], mutes=self.mutes[:most], solos=self.solos[:most])
        engine.set_mode(self.mode)
        engine.set_input(self.input_gain, self.is_muted)

    def forget(self) -> None:
        """Keep nothing of a mix any more; scenes and settings stay."""
        blank = Kept()
        self.history, self.gains, self.mode = blank.history, blank.gains, blank.mode
        self.mutes, self.solos = blank.mutes, blank.solos
        self.input_gain, self.is_muted = blank.input_gain, blank.is_muted


def _is_same(one: Bases, other: Bases) -> bool:
    return one.template == other.template and np.array_equal(one.samples, other.samples)
