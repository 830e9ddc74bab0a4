"""A session's folder: it always has a whole session, the old one or the new one, whenever the program is killed.

SessionFolder  one folder
Saving         a save in progress

A save writes new files beside those that there are, and then replaces the manifest, in one step of the file system.
Only after that are files removed that it names no more.
"""

import contextlib
import os
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nmfserver import leftovers
from nmfserver.component_names import Names, spelled
from nmfserver.errors import SessionError, counted
from nmfserver.sessions import manifest
from nmfserver.sessions.manifest import Manifest, Sound
from nmfserver.sound_files.formats import LARGEST_RATE, MOST_CHANNELS
from nmfserver.sound_files.messages import Opened
from nmfserver.sound_files.service import SoundFiles, Transfer

Samples = NDArray[np.float32]

FILE = re.compile(r"\d{4,12}(-[\w-]+)?\.wav", re.ASCII)
"""The names of all files with samples."""
LONGEST_LABEL = 40


Known = dict[int, tuple[object, Sound]]
"""Where samples are, by the identity of their editions, which are kept, too, so that nothing else has it."""


class SessionFolder:
    """One session's folder. All methods take long: they are called in threads, one after the other.

    path : of the folder; its parent is that of all sessions
    files : reads and writes sound files below that

    Attributes
    ----------
    known : what the last save has written

    """

    def __init__(self, path: Path, files: SoundFiles) -> None:
        self.path = path
        self.files = files
        self.known: Known = {}

    def begin(self) -> "Saving":
        """Make the folder if there is none, and begin a save; another one of it waits until this ends."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = leftovers.claim_folder(self.path)
            return Saving(self, lock)
        except OSError as error:
            raise SessionError(f"nothing can be saved in {self.path}: {error.strerror or error}") from error

    def manifest(self) -> Manifest:
        """Read the manifest, or raise `SessionError`."""
        return manifest.read(self.path)

    def read(self, sound: Sound, transfer: Transfer) -> Samples:
        """Return the samples of a sound, float32 (frames, channels); raise where its file has others.

        The caller has reserved the memory.
        """
        wanted = stored_shape(sound.frames, sound.channels)

        def check(header: Opened, frames: int) -> None:
            if (header.frames, header.channels) != wanted:
                raise SessionError(
                    f"{sound.file} has {counted(header.frames or 0, 'frame')} of "
                    f"{counted(header.channels, 'channel')}, and {manifest.NAME} says {wanted[0]} of {wanted[1]}"
                )

        reading = self.files.read(os.fspath(self.path / sound.file), room=check, transfer=transfer)
        if reading.fault:
            raise SessionError(f"{sound.file} {reading.fault}")
        return reading.samples.reshape(sound.frames, sound.channels)


class Saving:
    """A save in progress: `write` what has changed, then `commit`; `close` in any case."""

    def __init__(self, folder: SessionFolder, lock: int | None) -> None:
        self._folder, self._lock = folder, lock
        there = _files(folder.path)
        self._known = {key: kept for key, kept in folder.known.items() if kept[1].file in there}
        self._number = max((int(name.partition(".")[0].partition("-")[0]) for name in there), default=0)
        self._unused: set[str] = set()
        """Files that were written, and that no manifest names."""

    def sound(self, edition: object, names: Names = ()) -> Sound | None:
        """Return where samples of this edition are, with these names, or None if they are still to be written."""
        found = self._known.get(id(edition))
        return None if found is None else Sound(found[1].file, found[1].frames, found[1].channels, names)

    def write(self, edition: object, samples: Samples, rate: float, label: str, transfer: Transfer) -> None:
        """Write samples, float32 (frames, channels), of a rate in Hz to a new file; the label is a part of its name."""
        self._number += 1
        part = spelled(label).encode("ascii", "ignore").decode()[:LONGEST_LABEL].strip("-")
        name = f"{self._number:04}{f'-{part}' if part else ''}.wav"
        self._unused.add(name)
        path, stored = self._folder.path / name, samples.reshape(stored_shape(*samples.shape))
        self._folder.files.write(os.fspath(path), stored, min(rate, LARGEST_RATE), "wav", "float", transfer=transfer)
        _sync(path)
        self._known[id(edition)] = edition, Sound(name, *samples.shape)

    def drop(self, edition: object) -> None:
        """Do not use what was written of this edition: it changed meanwhile."""
        del self._known[id(edition)]

    def commit(self, new: Manifest) -> None:
        """Let the folder have this session from now on."""
        path, files = self._folder.path / manifest.NAME, {sound.file for sound in new.sounds}
        try:
            with leftovers.beside(path) as beside:
                beside.write_bytes(manifest.encoded(new))
                _sync(beside)
        except OSError as error:
            raise SessionError(f"{path} cannot be written: {error.strerror or error}") from error
        self._folder.known = {key: kept for key, kept in self._known.items() if kept[1].file in files}
        self._unused = _files(self._folder.path) - files

    def close(self) -> None:
        """End the save, and remove the files that no manifest names."""
        for name in self._unused:
            with contextlib.suppress(OSError):
                (self._folder.path / name).unlink()
        with contextlib.suppress(OSError):  # it is not empty: there is a session
            self._folder.path.rmdir()
        if self._lock is not None:
            os.close(self._lock)


def stored_shape(frames: int, channels: int) -> tuple[int, int]:
    """Return the frames and channels of the file with such samples: more channels than it can have are one."""
    return (frames, channels) if channels <= MOST_CHANNELS else (frames * channels, 1)


def _files(folder: Path) -> set[str]:
    """Return the names of all files with samples in a folder."""
    return {path.name for path in folder.iterdir() if FILE.fullmatch(path.name)}


def _sync(path: Path) -> None:
    """Have the system bring a file to its disk: a manifest must not be there before what it names."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
