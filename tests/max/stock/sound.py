"""buffer~ and what works with it; sound itself is not calculated."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import soundfile

from tests.max.objects import Atom
from tests.max.world import (
    BANG,
    DRIVE,
    Box,
    Message,
    Sound,
    UndocumentedError,
    kind,
)


@kind("buffer~")
class Buffer(Box):
    """Objects of one name refer to the same data, says the reference under `enumerate`; under `set`, which changes the
    name, that the first one loses it. The patches rest on the former. After the name a file or a length in ms may be
    given; without either there is no memory (buffer~, Arguments: duration). Files are written in the format that the
    attribute `format` names, 16-bit integers without it. A file's end is told by a bang. Paths are
    DRIVE:/path/to/file (conformpath, Discussion: the standard syntax).
    """

    def start(self) -> None:
        self.format = "int16"
        self.sound = self._take(str(self.arguments[0]))
        for extent in self.arguments[1:]:
            if isinstance(extent, str):
                self._read(self.world.media[extent])
            else:
                self._resize(round(extent / 1000 * self.sound.rate))

    def _take(self, name: str) -> Sound:
        self.name = name
        sound = self.world.sounds.setdefault(name, Sound())
        sound.users += 1
        return sound

    def _resize(self, frames: int) -> None:
        self.sound.samples = np.zeros((frames, self.sound.samples.shape[1]), np.float32)

    def _leave(self) -> None:
        self.sound.users -= 1
        if not self.sound.users:
            del self.world.sounds[self.name]

    def receive(self, inlet: int, values: Message) -> None:
        self.world.refuse_scheduler(self)
        word, rest = values[0], values[1:]
        if word == "set":
            self._leave()
            (name,) = rest
            self.sound = self._take(str(name))
        elif word == "format":
            self.format = str(rest[0])
        elif word == "sizeinsamps":
            (frames,) = rest
            self._resize(int(frames))
        elif word == "writewave":
            (path,) = rest
            self.world.low.append(lambda: self._write(self._file(path)))
        elif word == "replace":  # takes the file's length and channels; without a file it opens a dialog
            if rest:
                (path,) = rest
                self.world.low.append(lambda: self._read(self._file(path)))
        else:
            super().receive(inlet, values)

    def _file(self, path: Atom) -> Path:
        if not re.match(r"[^/:]+:/", str(path)):
            raise UndocumentedError(f"buffer~: {path} is not of the form {DRIVE}/path/to/file")
        return Path(str(path).removeprefix(DRIVE))

    def _write(self, path: Path) -> None:
        subtype = {"int16": "PCM_16", "float32": "FLOAT"}[self.format]
        try:
            soundfile.write(path, self.sound.samples, round(self.sound.rate), subtype=subtype, format="WAV")
        except soundfile.LibsndfileError as error:
            self.world.console.append(f"buffer~: {error}")
        else:
            self.send(1, BANG)

    def _read(self, path: Path) -> None:
        try:
            self.sound.samples, self.sound.rate = soundfile.read(path, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            self.world.console.append(f"buffer~: {error}")
        else:
            self.send(1, BANG)


@kind("info~")
class Info(Box):
    """A bang tells of a buffer~ that exists: its length in ms at the 7th outlet, then its sample rate at the 1st. For
    one without memory it may be a length of 0 and the rate (info~, Description), the rate alone (info~, Output) or, as
    musicians report, nothing.
    """

    def start(self) -> None:
        self.name = str(self.arguments[0]) if self.arguments else ""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "set":
            self.name = str(values[1])
            return
        assert values == BANG
        sound = self.world.sounds.get(self.name)
        if sound is None:
            self.world.console.append(f"info~: no buffer~ {self.name}")
            return
        for outlet, value in ((6, 1000 * len(sound.samples) / sound.rate), (0, sound.rate)):
            if len(sound.samples) or outlet in self.world.told_of_empty:
                self.send(outlet, [value])


@kind("groove~", "sig~", "*~", "noise~", "cycle~", "ezdac~")
class Signal(Box):
    """Sound is not calculated here; messages must be ones that are known (groove~, Messages: startloop, stop)."""

    WORDS = ("startloop", "stop")

    def receive(self, inlet: int, values: Message) -> None:
        if isinstance(values[0], str) and values[0] not in self.WORDS:
            super().receive(inlet, values)
