"""The way of one sound file: it is read, taken apart, and what comes out is written."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nmfserver.errors import Cancelled, NMFServerError, counted, printable, sentence
from nmfserver.sound_files.formats import MOST_CHANNELS
from nmfserver.stores import Place, Url, here
from nmfserver.taking.order import DONE, FAILED, SKIPPED, Input, Order, Outcome

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nmfserver.library import Decomposition
    from nmfserver.results.writing import Written
    from nmfserver.sound_files.service import Reading, SoundFiles, Transfer
    from nmfserver.taking.destination import Destination
    from nmfserver.taking.sharing import Room

Show = Callable[[str, float | None], object]
"""Shows what is being done to a file, and the fraction of all its work that is done."""
READ, TAKEN_APART = 0.05, 0.6
"""The fractions of the work after which a file is read and taken apart. The rest is writing and drawing."""


class Taking:
    """Takes one file after another apart, on one thread.

    files : reads and writes them
    room : the cores and the memory that it shares with others
    transfer : by which it is cancelled
    warn : called with what is wrong although it goes on
    prepare : called before the first file is computed
    """

    def __init__(
        self,
        order: Order,
        files: "SoundFiles",
        room: "Room",
        transfer: "Transfer",
        warn: Callable[[str], object],
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        self._order = order
        self._files = files
        self._room = room
        self._transfer = transfer
        self._warn = warn
        self._prepare = prepare

    def attempt(self, each: Input, show: Show) -> Outcome:
        """Take a file apart, and return what became of it; also where that has failed. Raises `Cancelled`."""
        try:
            self._transfer.raise_if_cancelled()
            return self.do(each, show)
        except Cancelled:
            raise
        except (NMFServerError, MemoryError, OSError) as error:
            return Outcome(each, FAILED, sentence(error))

    def do(self, each: Input, show: Show, *, keeps: bool = False) -> Outcome:
        """Take a file apart, write what comes out, and return what that is; raise an error where that fails.

        keeps : whether the outcome has the result
        """
        from nmfserver.taking.destination import destination

        with self._room.turn(each), destination(each.folder, each.name, self._order.wanted) as place:
            return self._do(each, place, show, keeps=keeps)

    def _do(self, each: Input, place: "Destination", show: Show, *, keeps: bool) -> Outcome:
        from nmfserver.results import description
        from nmfserver.results.names import may_go, usual_names
        from nmfserver.results.placing import require_free

        began, order, folder = time.perf_counter(), self._order, place.folder
        there = folder / f"{each.name}{description.ENDING}"
        is_ours = order.skips and description.is_of(there, each.known, each.url)
        if is_ours and description.is_whole(there):
            return Outcome(each, SKIPPED, f"is there already, in {printable(str(each.folder))}")
        show("loading", None)
        from nmfserver import library  # noqa: F401 - before the time that is shown

        show("reading", 0)
        sound = self._read(each.path, order.start, order.count, tagged=True)
        self._require_storable(sound, folder / each.name)
        place.require_writable()
        if not order.replaces:
            usual = [folder / name for name in usual_names(each.name, order.wanted)]
            require_free(usual, may_go(folder, each.name, replaces=False, renews=is_ours))
        self._prepare()
        parts = self._taken_apart(sound, each, show)
        written = self._write(parts, each, folder, sound, show, renews=is_ours)
        place.deliver(written.names, replaces=order.replaces)
        line = f"{'found ' * order.finds}{parts}"
        return Outcome(
            each, DONE, line, time.perf_counter() - began, written.names, written.description, parts if keeps else None
        )

    def _taken_apart(self, sound: "Reading", each: Input, show: Show) -> "Decomposition":
        from nmfserver.library import decompose, fits_a_thread, most_components

        def watch(fraction: float, divergence: float) -> bool:
            show("taking apart", READ + fraction * (TAKEN_APART - READ))
            return not self._transfer.cancelled

        frames, channels = sound.samples.shape
        choices = {**self._order.choices, **({} if each.seed is None else {"seed": each.seed})}
        fits = fits_a_thread(frames, channels, beside_others=self._room.cores.are_shared, **choices)
        with self._room.cores.lent(1 if fits else 0) as threads:
            return decompose(
                sound.samples,
                sound.sample_rate,
                **self._factors(channels),
                names=self._order.names or self._names(most_components(**choices)),
                watch=watch,
                threads=threads,
                **choices,
            )

    def _read(self, place: Place, start: int = 0, count: int = -1, *, tagged: bool = False) -> "Reading":
        """Read a sound file; warn if only a part of it can be read."""
        from nmfserver.sound_files import wav

        frames = None if count < 0 else count
        with here(place) as path:
            reading = wav.read(self._files, path, start, frames, tagged=tagged, transfer=self._transfer)
        if reading.fault:
            self._warn(f"{printable(str(place))} {reading.fault}")
        return reading

    def _write(
        self, parts: "Decomposition", each: Input, folder: Path, sound: "Reading", show: Show, *, renews: bool
    ) -> "Written":
        from nmfserver.results.source import Source
        from nmfserver.results.writing import write

        order = self._order
        show("writing", TAKEN_APART)
        written = write(
            self._files,
            parts,
            folder,
            each.name,
            order.wanted,
            source=Source(each.known, sound.tags, order.start, each.url),
            title=f"{printable(each.path.name)}: {parts}",
            replaces=order.replaces,
            renews=renews,
            on_progress=lambda doing, fraction: show(doing, TAKEN_APART + fraction * (1 - TAKEN_APART)),
            transfer=self._transfer,
        )
        for reason in written.warnings:
            self._warn(printable(reason))
        return written

    def _require_storable(self, sound: "Reading", first: Path) -> None:
        """Raise where a sound file could not have as many channels as the results have, or such a rate.

        first : the path with which those of the results begin
        """
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
        path = first.with_name(f"{first.name}-component-1{form.ending}")
        formats.require_fitting(form, path, channels, sound.sample_rate)

    def _names(self, components: int) -> Sequence[str]:
        """Return the names that bases have in a session, if they are a file of one: those of the first channel."""
        bases, _ = self._order.factors["bases"]
        if bases is None or isinstance(bases, Url):
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

    def _from_file(self, path: Place | None, channels: int, shared: int = 0) -> "NDArray[np.float32] | None":
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

    def _require_known_templates(self, path: Place, reading: "Reading") -> None:
        """Raise where a file says that its templates have other frames than was asked for, or a different hop."""
        from nmfserver.library import template_of
        from nmfserver.sound_files.templates import tagged_template

        had, wanted = tagged_template(reading.tags, len(reading.samples)), template_of(**self._order.choices)
        if had.frames and had.frames != wanted.frames:
            raise NMFServerError(
                f"the templates in {path} have {counted(had.frames, 'frame')}, but --template-frames is "
                f"{wanted.frames}: use --template-frames {had.frames}, or other bases"
            )
        if had.hop and had.hop != wanted.hop:
            raise NMFServerError(
                f"the templates in {path} have frames that are {had.hop} samples apart, but the hop size is "
                f"{wanted.hop}: use --hop-size {had.hop}, or other bases"
            )
