"""Writes the files of a decomposition: stems, mixes, bases, activations, labels, the picture, the description."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.component_names import spelled
from nmfserver.components import Components
from nmfserver.errors import NMFServerError
from nmfserver.pool import empty
from nmfserver.results import description, labels, mixes
from nmfserver.results.formats import WAV, Format
from nmfserver.results.names import PICTURE, may_go
from nmfserver.results.placing import new_files
from nmfserver.results.source import Source
from nmfserver.results.wanted import Wanted
from nmfserver.sound_files import plain
from nmfserver.sound_files.access import osc_string
from nmfserver.sound_files.formats import whole_rate
from nmfserver.sound_files.service import SoundFiles, Transfer
from nmfserver.sound_files.tags import NO_TAGS, Tags
from nmfserver.sound_files.templates import template_tags

TOGETHER, BLOCK = 2**26, 2**16
"""Most bytes of stems that are collected together, and bytes of a block."""
DRAWING = 0.6
"""How much of the work a picture is, where there is one."""
OnProgress = Callable[[str, float], object]
_one_draws = threading.Lock()
"""Held while a picture is drawn: matplotlib is not made for several threads."""


@dataclass(frozen=True)
class Written:
    """What was written: the names of the files by what they are, in the order in which they are listed.

    clipped : files whose samples are clipped, each with the highest sample that there was
    no_picture : why there is no picture; "" if there is one, or none was wanted
    description : what the JSON holds
    """

    files: Mapping[str, list[str]]
    clipped: Mapping[str, float]
    no_picture: str
    description: Mapping[str, Any]

    @property
    def names(self) -> list[str]:
        """All names."""
        return [name for names in self.files.values() for name in names]

    @property
    def warnings(self) -> list[str]:
        """A sentence for whatever is not as it should be."""
        no_picture = [f"no picture: {self.no_picture}"] if self.no_picture else []
        return no_picture + [
            f"{name} is clipped: its samples reach {peak:.3g}, and its format holds -1 to 1; wav holds any"
            for name, peak in self.clipped.items()
        ]


def write(
    files: SoundFiles,
    parts: Components,
    folder: Path,
    name: str,
    wanted: Wanted,
    *,
    source: Source | None = None,
    title: str = "",
    replaces: bool = False,
    renews: bool = False,
    on_progress: OnProgress = lambda doing, fraction: None,
    transfer: Transfer | None = None,
) -> Written:
    """Write the files of a decomposition into a folder, all of them or none.

    Parameters
    ----------
    folder : is made if it is not there; its path has no links
    name : with which the names of the files begin
    source : the file that was taken apart; its tags are kept
    title : of the picture
    replaces : whether files that are there are replaced; those of an earlier decomposition of this name go
    renews : whether those of an earlier one go where some of them are missing
    on_progress : called with what is being done, and the fraction that is done, 0…1
    transfer : cancels it

    Raises
    ------
    NMFServerError
        they cannot be written, or one of them is there already
    Cancelled
        `transfer` was cancelled

    """
    first = f"{name}{description.ENDING}"
    old = may_go(folder, name, replaces=replaces, renews=renews)
    with new_files(folder, first, old, replaces=replaces) as new:
        writer = _Writer(files, new, name, source, transfer)
        with _drawing(parts, title, wanted) as picture:
            writer.write_sounds(parts, wanted, on_progress)
            writer.write_labels(parts, wanted)
            on_progress("drawing" if picture else "writing", 1 - DRAWING * wanted.picture)
            no_picture = writer.write_picture(picture) if picture else ""
        told = description.described(parts, source, folder, wanted.given, writer.files)
        (new / first).write_bytes(description.encoded(told))
    return Written({**writer.files, "description": [first]}, writer.clipped, no_picture, told)


@contextmanager
def _drawing(parts: Components, title: str, wanted: Wanted) -> "Iterator[Future[bytes] | None]":
    """Yield the picture, which is drawn beside what the context does; None where none is wanted."""
    if not wanted.picture:
        yield None
        return
    with ThreadPoolExecutor(1) as other:
        yield other.submit(drawn, parts, title)


@dataclass(frozen=True)
class _Sound:
    """A sound file to be written. `kind` is what it is called in the description."""

    kind: str
    label: str
    samples: NDArray[np.float32]
    rate: float
    format: Format = WAV


def sounds(parts: Components, wanted: Wanted) -> Iterator[_Sound]:
    """Yield all sound files, whose samples are C-contiguous; of stems, until the next one is asked for."""
    form, rate, count = wanted.format, parts.sample_rate, parts.stems.shape[2]
    labelled = [_label(parts, component) for component in range(count)]
    for stem, label in zip(_apart(parts.stems), labelled, strict=True):
        yield _Sound("stems", f"component-{label}", stem, rate, form)
    for kind, factors, own_rate in (
        ("bases", parts.bases, parts.sample_rate / parts.fft_size),
        ("activations", parts.activations, parts.sample_rate / parts.hop_size),
    ):
        yield _Sound(kind, kind, np.ascontiguousarray(factors.reshape(-1, factors.shape[2]).T), own_rate)
    for number, gains in enumerate(wanted.mixes, start=1):
        mixes.require_as_many(gains, count)
        label = f"mix-{number}" if len(wanted.mixes) > 1 else "mix"
        yield _Sound("mixes", label, mixes.mixed(parts, gains), rate, form)
    for component, label in enumerate(labelled if wanted.minus_one else ()):
        yield _Sound("minus_one", f"without-{label}", mixes.without(parts, component), rate, form)


def _apart(stems: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """Yield the samples of each component, float32 (frames, channels), C-contiguous, until the next one is asked for.

    Memory has all components of a frame side by side: going through it for one of them takes as long as for many.
    So many are collected together, from blocks that the processor's cache holds.
    """
    frames, channels, count = stems.shape
    most = min(max(TOGETHER // (4 * frames * channels), 1), count)
    rows, planes = max(BLOCK // (4 * channels * count), 1), empty((most, frames, channels))
    for first in range(0, count, most):
        some = planes[: count - first]
        for start in range(0, frames, rows):
            block = stems[start : start + rows, :, first : first + most]
            np.copyto(some[:, start : start + rows], block.transpose(2, 0, 1))
        yield from some


def _label(parts: Components, component: int) -> str:
    """Return the number of a component in the order of all, counted from 1, and its name if it has one."""
    digits = len(str(parts.stems.shape[2]))
    called = f"-{spelled(parts.names[component])}" if parts.names and parts.names[component] else ""
    return f"{component + 1:0{digits}}{called}"


class _Writer:
    """Writes files into a folder, and keeps what they are called."""

    def __init__(
        self, files: SoundFiles, folder: Path, name: str, source: Source | None, transfer: Transfer | None
    ) -> None:
        self._sound_files = files
        self._folder = folder
        self._name = name
        self._tags = NO_TAGS if source is None else source.tags.later(source.start)
        self._transfer = transfer
        self.files: dict[str, list[str]] = {}
        self.clipped: dict[str, float] = {}

    def write_sounds(self, parts: Components, wanted: Wanted, on_progress: OnProgress) -> None:
        """Write stems, bases, activations and mixes; report how many of them are there."""
        count = parts.stems.shape[2]
        total = count + 2 + len(wanted.mixes) + count * wanted.minus_one
        for number, sound in enumerate(sounds(parts, wanted), start=1):
            is_factor = sound.kind in ("bases", "activations")
            path = self._new(sound.kind, f"-{sound.label}{sound.format.ending}")
            own = template_tags(parts.template) if sound.kind == "bases" else NO_TAGS
            self._write(path, sound, own if is_factor else self._tags)
            if sound.format.is_bounded and (peak := float(np.abs(sound.samples).max(initial=0))) > 1:
                self.clipped[path.name] = peak
            on_progress("writing", (1 - DRAWING * wanted.picture) * number / total)

    def _write(self, path: Path, sound: _Sound, tags: Tags) -> None:
        header, sample, _ = sound.format
        transfer = self._transfer or Transfer()
        samples = sound.samples
        if sound.format is WAV and sys.byteorder == "little":
            plain.write_new(path, samples, whole_rate(sound.rate), tags, transfer.raise_if_cancelled)
            return
        self._sound_files.write(osc_string(path), samples, sound.rate, header, sample, tags=tags, transfer=transfer)

    def write_labels(self, parts: Components, wanted: Wanted) -> None:
        """Write when each component sounds: in any of the channels."""
        rate = parts.sample_rate / parts.hop_size
        names = [parts.called(component) for component in range(parts.stems.shape[2])]
        found = labels.regions(parts.activations.max(axis=0).T, rate, names, labels.THRESHOLD) if wanted.labels else []
        for kind in wanted.labels:
            text, ending = labels.FORMS[kind]
            self._new("labels", f"-labels{ending}").write_bytes(text(found).encode(errors="replace"))

    def write_picture(self, picture: "Future[bytes]") -> str:
        """Write the picture; return why there is none if that fails."""
        path = self._folder / f"{self._name}{PICTURE}"
        try:
            path.write_bytes(picture.result())
        except (NMFServerError, OSError) as error:
            path.unlink(missing_ok=True)
            return str(error)
        self.files["picture"] = [path.name]
        return ""

    def _new(self, kind: str, ending: str) -> Path:
        name = f"{self._name}{ending}"
        self.files.setdefault(kind, []).append(name)
        return self._folder / name


def drawn(parts: Components, title: str) -> bytes:
    """Return the picture, or raise `NMFServerError` if there can be none."""
    from nmfserver.picture import draw

    picture = BytesIO()
    with _one_draws:
        draw(parts, title, picture)
    return picture.getvalue()
