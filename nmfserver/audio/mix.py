"""The state of a mix: read from an engine, applied to an engine, kept as a scene.

What a scene keeps is `Mix`. Whatever else is to be part of it gets a field there, a line in `mix_of` and one in
`apply`. `nmfserver.audio.kept` has the same for the next start, `nmfserver.sessions.manifest` the keys of both in a
file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nmfserver.audio.bases import Bases
from nmfserver.audio.engine import MODE_RAMP, Engine
from nmfserver.errors import ArgumentError, counted


@dataclass(frozen=True)
class Mix:
    """The state of a mix.

    bases : with their names, as a morph has made them; None where the whole input is one component
    gains : of the components, from the first on
    mutes, solos : likewise
    mode : a key of `nmfserver.audio.engine.MODES`
    """

    bases: Bases | None
    gains: Sequence[float]
    mutes: Sequence[bool]
    solos: Sequence[bool]
    mode: str

    @property
    def size(self) -> int:
        """Bytes of the bases."""
        return 0 if self.bases is None else self.bases.samples.nbytes


def mix_of(engine: Engine) -> Mix:
    """Return the state of an engine's mix."""
    bases = engine.sounding.copy() if engine.in_use is not None else None
    return Mix(bases, tuple(engine.gains.tolist()), tuple(engine.mutes), tuple(engine.solos), engine.mode)


def require_usable(mix: Mix, engine: Engine) -> None:
    """Raise where an engine cannot have a mix: bases of another FFT size, or more components than it allows."""
    if mix.bases is not None:
        engine.require_usable(mix.bases)
    if len(mix.gains) > (most := engine.settings.components):
        raise ArgumentError(
            f"the mix has {counted(len(mix.gains), 'gain')}; /live/start allowed {counted(most, 'component')} "
            "(maxComponents)"
        )


def apply(mix: Mix, engine: Engine, fade: float) -> bool:
    """Let an engine have another mix, within `fade` seconds; return False where it has to be tried again later.

    Raises where the mix cannot be had; then nothing has changed.
    """
    require_usable(mix, engine)
    if not engine.has_room(2 * engine.settings.components + 2):
        return False
    now, wanted = engine.in_use, mix.bases
    if now is not None and wanted is not None and is_in_use(wanted, engine):
        now.names = wanted.names
    elif (now is not None or wanted is not None) and not engine.use_set(_set(wanted, engine), fade):
        return False
    engine.set_mix(gains=mix.gains, mutes=mix.mutes, solos=mix.solos, ramp=fade)
    engine.set_mode(mix.mode, max(fade, MODE_RAMP))
    return True


def is_in_use(bases: Bases, engine: Engine) -> bool:
    """Whether an engine has the samples of these bases, as they are."""
    return engine.in_use is not None and engine.in_use.edition is bases.edition and engine.morph is None


def _set(bases: Bases | None, engine: Engine) -> Bases:
    """Return a set to use: a copy, or, where there are no bases, one component with the whole input."""
    return Bases(np.ones((engine.settings.transform.bins, 1), np.float32)) if bases is None else bases.copy()
