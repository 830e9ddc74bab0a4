"""The file of JSON in a session's folder: which file has which buffer, and the state of live sound.

Manifest  all of it; its classes are the format
encoded   the text of the file
read      the manifest in a folder
decoded   the manifest of a text; raises where anything is not as the classes say
names_of  the names that a session gives to the channels of a file

Where the format changes, `VERSION` does too.
"""

import json
import os
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import msgspec
from msgspec import Meta

from nmfserver.buffers.origins import KEYS, SIZES
from nmfserver.component_names import Names, checked, require_distinct
from nmfserver.errors import NMFServerError, SessionError

NAME = "session.json"
FORMAT, VERSION = "nmfserver session", 1
LARGEST = 2**26
"""Most bytes of the file: of as many buffers as a server can have."""

Size = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Gain = Annotated[float, Meta(ge=-1, le=8)]
Seconds = Annotated[float, Meta(ge=0, le=3600)]
BeatsAMinute = Annotated[float, Meta(ge=1, le=1e4)]
Hz = Annotated[float, Meta(ge=0, le=3.5e38)]
Gains = tuple[Gain, ...]
Flags = tuple[bool, ...]
Mode = Literal["filter", "match", "through"]
Setting = int | float | str | tuple[int, ...]
Float = Annotated[float, Meta(ge=-3e38, le=3e38)]
Fact = Annotated[int, Meta(ge=-1, lt=2**31)] | Float | Annotated[str, Meta(max_length=64)]


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Samples: a 32-bit float WAV.

    file : its name in the folder
    frames, channels : of the samples. More channels than a WAV holds stand in it as one channel, frame by frame
    names : of the channels; none, or all
    """

    file: Annotated[str, Meta(pattern=r"^\d{4,12}(-[A-Za-z0-9_-]+)?\.wav$")]
    frames: Size
    channels: Size
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.names) not in (0, self.channels):
            raise ValueError(f"{len(self.names)} names for {self.channels} channels")
        try:
            require_distinct([checked(name) for name in self.names])
        except NMFServerError as error:
            raise ValueError(str(error)) from error


class Bases(Sound, frozen=True, omit_defaults=True):
    """A set of bases; `nmfserver.audio.bases.Bases`.

    template_frames, template_hop : what its templates are in time, where they have several frames
    """

    template_frames: Size = 1
    template_hop: Annotated[int, Meta(ge=0, le=2**31 - 1)] = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_whole_templates(self.frames, self.template_frames)


class Buffer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename="camel"):
    """A buffer; its exact sample rate in Hz stands here, the file has a rounded one.

    template_frames, template_hop : of bases whose templates have several frames; left out for all others
    identity : the number by which origins in this session name it
    origin : how it was made; `nmfserver.buffers.origins`
    maker : the client that has published it
    """

    id: int | Annotated[str, Meta(min_length=1, max_length=255)]
    sample_rate: Annotated[float, Meta(gt=0, le=3.5e38)]
    sound: Sound
    template_frames: Annotated[int, Meta(ge=0, le=2**31 - 1)] = 0
    template_hop: Annotated[int, Meta(ge=0, le=2**31 - 1)] = 0
    identity: Annotated[int, Meta(ge=0, lt=2**31)] = 0
    origin: dict[Annotated[str, Meta(max_length=32)], Fact] = {}
    maker: Annotated[str, Meta(max_length=255)] = ""

    def __post_init__(self) -> None:
        if isinstance(self.id, int) and not 0 <= self.id < 2**31:
            raise ValueError(f"{self.id} is the number of no buffer")
        if self.template_frames:
            _require_whole_templates(self.sound.frames, self.template_frames)
        if unknown := self.origin.keys() - KEYS:
            raise ValueError(f"nothing of an origin is called {min(unknown)!r}")
        for name in SIZES if self.origin else ():
            size = self.origin.get(name)
            if not isinstance(size, int) or size < 1:
                raise ValueError(f"{name} of its origin is {size!r}; it is a number from 1 on")


def _require_whole_templates(frames: int, template_frames: int) -> None:
    """Raise `ValueError` where bases cannot have templates of so many frames."""
    if frames % template_frames:
        raise ValueError(f"{frames} frames are no multiple of those of a template, {template_frames}")


class Mix(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The state of a mix; `nmfserver.audio.mix.Mix`."""

    bases: Bases | None
    gains: Gains
    mutes: Flags
    solos: Flags
    mode: Mode


class Following(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """How envelopes and onsets follow activations; `nmfserver.audio.following.Following`."""

    release: Seconds
    threshold: Annotated[float, Meta(gt=0, le=1)]
    hysteresis: Annotated[float, Meta(ge=0, le=1)]
    refractory: Seconds


class Live(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The state of live sound; what `nmfserver.audio.kept.Kept` keeps, and what `nmfserver.audio.session.Live` has.

    rate : of its messages, in Hz
    tempo : None where there is none
    following : None for what the server has
    """

    history: tuple[Bases, ...]
    gains: Gains
    mutes: Flags
    solos: Flags
    mode: Mode
    input_gain: Gain
    is_muted: bool
    rate: Hz
    settings: dict[str, Setting]
    scenes: dict[Annotated[str, Meta(min_length=1, max_length=64)], Mix]
    tempo: BeatsAMinute | None = None
    following: Following | None = None


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """A session."""

    buffers: tuple[Buffer, ...]
    left_out: tuple[int | str, ...]
    live: Live
    format: str = FORMAT
    version: int = VERSION

    def __post_init__(self) -> None:
        ids = [each.id for each in self.buffers]
        if len(set(ids)) < len(ids):
            raise ValueError("a buffer is there twice")
        bases = {(each.file, each.frames, each.channels) for each in self.bases}
        if len(self.sounds) < len(ids) + len(bases):
            raise ValueError("a file stands for two buffers, or has two sizes")

    @property
    def bases(self) -> list[Bases]:
        """All bases; the same ones can be there several times."""
        return [*self.live.history, *(mix.bases for mix in self.live.scenes.values() if mix.bases is not None)]

    @property
    def sounds(self) -> list[Sound]:
        """Everything that names a file, each file once."""
        return list({each.file: each for each in [*(each.sound for each in self.buffers), *self.bases]}.values())


def encoded(manifest: Manifest) -> bytes:
    """Return the text of the file."""
    values = {"format": manifest.format, "version": manifest.version} | msgspec.to_builtins(manifest)
    return json.dumps(values, indent=1, allow_nan=False).encode()


def read(folder: Path) -> Manifest:
    """Return the manifest in a folder, or raise `SessionError`."""
    try:
        handle = os.open(folder / NAME, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SessionError(f"{NAME} cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise SessionError(f"{NAME} has more than {LARGEST} bytes")
    return decoded(data)


def decoded(data: bytes) -> Manifest:
    """Return the manifest of a text, or raise `SessionError` that says what is wrong with it."""
    try:
        values = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise SessionError(f"{NAME} is not valid JSON: {error}") from error
    found = values if isinstance(values, dict) else {}
    if found.get("format") != FORMAT:
        raise SessionError(f"{NAME} is no session of nmfserver")
    if found.get("version") != VERSION:
        raise SessionError(f"it has version {found.get('version')!r} of the format; this nmfserver reads {VERSION}")
    try:
        return msgspec.convert(values, Manifest)
    except msgspec.ValidationError as error:
        raise SessionError(f"{NAME} is not as it should be: {error}") from error


def names_of(file: Path) -> Names:
    """Return the names that a session gives to the channels of one of its files; () for any other file."""
    try:
        sounds = read(file.parent).sounds
    except SessionError:
        return ()
    return next((sound.names for sound in sounds if sound.file == file.name), ())


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")
