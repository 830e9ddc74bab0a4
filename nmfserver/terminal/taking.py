"""The way of one sound file: it is read, taken apart, and what comes out is written."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nmfserver.errors import NMFServerError, counted
from nmfserver.sound_files.formats import MOST_CHANNELS
from nmfserver.terminal.console import printable, show_warning
from nmfserver.terminal.inputs import Input

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nmfserver.library import Decomposition
    from nmfserver.results.wanted import Wanted
    from nmfserver.results.writing import Written
    from nmfserver.sound_files.service import Reading, SoundFiles, Transfer
    from nmfserver.terminal.batch import Cores

Show = Callable[[str, float | None], object]
"""Shows what is being done to a file, and the fraction of all its work that is done."""
READ, TAKEN_APART = 0.05, 0.6
"""The fractions of the work after which a file is read and taken apart. The rest is writing and drawing."""
DONE, SKIPPED, FAILED = "done", "skipped", "failed"
WAV_ENDINGS = {".wav", ".wave"}


@dataclass(frozen=True)
class Order:
    """What is to be done to each file.

    choices : arguments of `nmfserver.decompose`
    names : of components
    factors : the file and the modes of ``bases`` and ``activations``
    start, count : the section; a count of -1 is all the rest
    replaces : whether files that are there are replaced
    skips : whether a file is left alone whose decomposition is there
    """

    choices: Mapping[str, Any]
    names: Sequence[str]
    factors: Mapping[str, tuple[Path | None, Sequence[int] | None]]
    start: int
    count: int
    wanted: "Wanted"
    replaces: bool
    skips: bool

    @property
    def finds(self) -> bool:
        """Whether the number of components is to be found."""
        return bool(self.choices.get("components") == -1)

    def is_coded(self, path: Path) -> bool:
        """Whether a file, or what comes out of it, needs a process that decodes or encodes, as far as names tell."""
        from nmfserver.results.formats import WAV

        return path.suffix.lower() not in WAV_ENDINGS or self.wanted.format != WAV


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    text : the line about it, or why it failed
    names : of the files that were written
    facts : what the JSON beside them holds
    parts : the result, where it is kept
    """

    input: Input
    state: str
    text: str = ""
    seconds: float = 0.0
    names: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    parts: "Decomposition | None" = None


class Taking:
    """Takes one file after another apart, on one thread.

    cores : lends the cores that it computes on
    prepare : called before the first file is computed
    transfer : by which reading and writing are cancelled
    is_stopped : whether to leave off
    """

    def __init__(
        self,
        order: Order,
        files: "SoundFiles",
        cores: "Cores",
        transfer: "Transfer",
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        self._order = order
        self._files = files
        self._cores = cores
        self._transfer = transfer
        self._prepare = prepare

    def do(self, each: Input, show: Show, *, keeps: bool = False) -> Outcome:
        """Take a file apart, write what comes out, and return what that is; raise an error where that fails.

        keeps : whether the outcome has the result
        """
        from nmfserver.results import description
        from nmfserver.results.names import may_go, usual_names
        from nmfserver.results.placing import require_free, require_writable

        began, order = time.perf_counter(), self._order
        there = each.folder / f"{each.name}{description.ENDING}"
        is_ours = order.skips and description.is_of(there, each.path)
        if is_ours and description.is_whole(there):
            return Outcome(each, SKIPPED, f"is there already, in {printable(str(each.folder))}")
        show("loading", None)
        from nmfserver.library import decompose, fits_a_thread, most_components

        show("reading", 0)
        sound = self._read(each.path, order.start, order.count, tagged=True)
        self._require_storable(sound, each)
        require_writable(each.folder)
        if not order.replaces:
            usual = [each.folder / name for name in usual_names(each.name, order.wanted)]
            require_free(usual, may_go(each.folder, each.name, replaces=False, renews=is_ours))
        self._prepare()

        def watch(fraction: float, divergence: float) -> bool:
            show("taking apart", READ + fraction * (TAKEN_APART - READ))
            return not self._transfer.cancelled

        frames, channels = sound.samples.shape
        fits = fits_a_thread(frames, channels, beside_others=self._cores.has_several, **order.choices)
        with self._cores.lent(1 if fits else 0) as threads:
            parts = decompose(
                sound.samples,
                sound.sample_rate,
                **self._factors(channels),
                names=order.names or self._names(most_components(**order.choices)),
                watch=watch,
                threads=threads,
                **order.choices,
            )
        written = self._write(parts, each, sound, show, renews=is_ours)
        line = f"{'found ' * order.finds}{parts}"
        return Outcome(
            each, DONE, line, time.perf_counter() - began, written.names, written.description, parts if keeps else None
        )

    def _read(self, path: Path, start: int = 0, count: int = -1, *, tagged: bool = False) -> "Reading":
        """Read a sound file; print a warning if only a part of it can be read."""
        from nmfserver.sound_files import wav

        frames = None if count < 0 else count
        reading = wav.read(self._files, path, start, frames, tagged=tagged, transfer=self._transfer)
        if reading.fault:
            show_warning(f"{printable(reading.path)} {reading.fault}")
        return reading

    def _write(self, parts: "Decomposition", each: Input, sound: "Reading", show: Show, *, renews: bool) -> "Written":
        from nmfserver.results.source import Source
        from nmfserver.results.writing import write

        order = self._order
        show("writing", TAKEN_APART)
        written = write(
            self._files,
            parts,
            each.folder,
            each.name,
            order.wanted,
            source=Source(each.path, sound.tags, order.start),
            title=f"{printable(each.path.name)}: {parts}",
            replaces=order.replaces,
            renews=renews,
            on_progress=lambda doing, fraction: show(doing, TAKEN_APART + fraction * (1 - TAKEN_APART)),
            transfer=self._transfer,
        )
        for reason in written.warnings:
            show_warning(printable(reason))
        return written

    def _require_storable(self, sound: "Reading", each: Input) -> None:
        """Raise where a sound file could not have as many channels as the results have, or such a rate."""
        from nmfserver.library import most_components
        from nmfserver.results import formats, mixes

        order, channels = self._order, sound.samples.shape[1]
        components = most_components(**order.choices)
        columns, finds = channels * components, order.finds
        if columns > MOST_CHANNELS:
            raise NMFServerError(
                f"{'up to ' * finds}{columns} components in all: the file of bases would have as many channels, "
                f"and a sound file holds at most {MOST_CHANNELS}{'; lower --max-components' * finds}"
            )
        for gains in () if finds else order.wanted.mixes:
            mixes.require_as_many(gains, components)
        form = order.wanted.format
        path = each.folder / f"{each.name}-component-1{form.ending}"
        formats.require_fitting(form, path, channels, sound.sample_rate)

    def _names(self, components: int) -> Sequence[str]:
        """Return the names that bases have in a session, if they are a file of one: those of the first channel."""
        bases, _ = self._order.factors["bases"]
        if bases is None:
            return ()
        from nmfserver.sessions.manifest import names_of

        return names_of(bases)[:components]

    def _factors(self, channels: int) -> dict[str, Any]:
        """Return the arguments of `decompose` for the factors that files hold."""
        from nmfserver.library import most_components

        bases, activations = self._order.factors["bases"], self._order.factors["activations"]
        return {
            "bases": self._from_file(bases[0], channels, shared=most_components(**self._order.choices)),
            "bases_mode": bases[1] and tuple(bases[1]),
            "activations": self._from_file(activations[0], channels),
            "act_mode": activations[1] and tuple(activations[1]),
        }

    def _from_file(self, path: Path | None, channels: int, shared: int = 0) -> "NDArray[np.float32] | None":
        """Return bases or activations from a file, float32 (channels, components, length); None if none is named.

        shared : with so many channels in the file, it is for one channel of the sound, or the same for each
        """
        if path is None:
            return None
        reading = self._read(path, tagged=True)
        self._require_known_templates(path, reading)
        factors = reading.samples
        if factors.shape[1] == shared:
            channels = 1
        if factors.shape[1] % channels:
            raise NMFServerError(
                f"{path} has {counted(factors.shape[1], 'channel')}; for a sound with {counted(channels, 'channel')} "
                "it needs a multiple of that"
            )
        return factors.T.reshape(channels, factors.shape[1] // channels, -1)

    def _require_known_templates(self, path: Path, reading: "Reading") -> None:
        """Raise where a file says that its templates have another number of frames than was asked for."""
        from nmfserver.sound_files.templates import template_frames

        had, wanted = template_frames(reading.tags, len(reading.samples)), self._order.choices.get("template_frames", 1)
        if had and had != wanted:
            raise NMFServerError(
                f"the templates in {path} have {counted(had, 'frame')}, but --template-frames is {wanted}: "
                f"use --template-frames {had}, or other bases"
            )
