"""What is taken of a server at one moment, to be saved.

TakenBuffer  a buffer
TakenLive    the state of live sound
taken_live   takes that
described    the manifest's part on live sound
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from nmfserver.audio.bases import Bases, Samples
from nmfserver.audio.following import Following
from nmfserver.audio.kept import Setting
from nmfserver.audio.mix import Mix
from nmfserver.audio.session import Live
from nmfserver.buffers.table import Buffer, Key
from nmfserver.component_names import Names
from nmfserver.sessions import manifest
from nmfserver.template import UNKNOWN, Template


@dataclass(frozen=True)
class TakenBuffer:
    """A buffer.

    edition, sample_rate, names, template : its own at that moment
    samples : lent until the save is done; None where they are not, and may change
    """

    key: Key
    buffer: Buffer
    edition: object
    sample_rate: float
    names: Names
    template: Template = UNKNOWN
    samples: Samples | None = None

    @property
    def state(self) -> tuple[object, ...]:
        """What is equal as long as nothing has changed. It holds no samples."""
        return self.key, self.edition, self.sample_rate, self.names, self.template


@dataclass(frozen=True)
class TakenLive:
    """The state of live sound: what `nmfserver.audio.kept.Kept` keeps, and what `Live` has.

    rate : of its messages, in Hz
    tempo : beats a minute; None where there is none

    Two are equal if nothing has changed.
    """

    history: Sequence[Bases]
    gains: Sequence[float]
    mutes: Sequence[bool]
    solos: Sequence[bool]
    mode: str
    input_gain: float
    is_muted: bool
    rate: float
    settings: Mapping[str, Setting]
    scenes: Mapping[str, Mix]
    tempo: float | None
    following: Following

    @property
    def bases(self) -> dict[str, Bases]:
        """All sets of bases, each under a label for its file."""
        scenes = {f"scene-{name}": mix.bases for name, mix in self.scenes.items() if mix.bases is not None}
        return scenes | {f"bases-{number}": bases for number, bases in enumerate(self.history, 1)}


def taken_live(live: Live) -> TakenLive:
    """Take the state of live sound as it is now, running or not."""
    kept = live.keep()
    history = tuple(bases.copy() for bases in kept.history)
    return TakenLive(
        history=history,
        gains=tuple(kept.gains),
        mutes=tuple(kept.mutes),
        solos=tuple(kept.solos),
        mode=kept.mode,
        input_gain=kept.input_gain,
        is_muted=kept.is_muted,
        rate=live.rate,
        settings=dict(kept.settings),
        scenes=kept.scenes.all(),
        tempo=None if live.tempo is None else live.tempo.bpm,
        following=live.following,
    )


def described(live: TakenLive, sound: Callable[[Bases], manifest.Bases]) -> manifest.Live:
    """Return the manifest's part on live sound; `sound` says where bases are."""
    scenes = {
        name: manifest.Mix(
            bases=None if mix.bases is None else sound(mix.bases),
            gains=tuple(mix.gains),
            mutes=tuple(mix.mutes),
            solos=tuple(mix.solos),
            mode=mix.mode,  # type: ignore[arg-type]
        )
        for name, mix in live.scenes.items()
    }
    settings: dict[str, manifest.Setting] = {
        name: value if isinstance(value, int | float | str) else tuple(value) for name, value in live.settings.items()
    }
    return manifest.Live(
        history=tuple(map(sound, live.history)),
        gains=tuple(live.gains),
        mutes=tuple(live.mutes),
        solos=tuple(live.solos),
        mode=live.mode,  # type: ignore[arg-type]
        input_gain=live.input_gain,
        is_muted=live.is_muted,
        rate=live.rate,
        settings=settings,
        scenes=scenes,
        tempo=live.tempo,
        following=manifest.Following(**asdict(live.following)),
    )
