"""Takes a buffer apart by bases that are there already, as the live engine does: into components, or activations."""

from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from nmfserver.audio import offline
from nmfserver.audio.bases import Bases
from nmfserver.audio.engine import Engine
from nmfserver.audio.layout import memory_needed
from nmfserver.audio.settings import LiveSettings
from nmfserver.buffers.origins import made
from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.errors import Cancelled
from nmfserver.processes.checks import require_finite
from nmfserver.processes.settings import FIXED, Settings
from nmfserver.processes.watching import NOTHING_DIVERGES, Watcher
from nmfserver.tasks.live_bases import live_bases
from nmfserver.tasks.section import Section
from nmfserver.tasks.task import Place, Task


@dataclass(frozen=True)
class FilterInputs:
    """What is read.

    source : float32 (frames, channels), the section
    sample_rate : Hz
    bases : with the names of the components
    live : settings of an engine
    identities : of the source's buffer, and of that of the bases
    """

    source: Samples
    sample_rate: float
    bases: Bases
    live: LiveSettings
    identities: tuple[int, int]


@dataclass(frozen=True)
class Filter(Task[FilterInputs, Samples]):
    """Sends each channel of a section through a live engine of its own.

    bases : the buffer of bases, the same for all channels
    destination : receives the components, or, if `matches`, the activations; those of channel *i* are the channels
        ``i * components … (i + 1) * components - 1``
    sizes : window, hop and FFT
    delay, iterations, warm_start : as those of live sound
    template_frames : of the bases; 0: as their buffer tells
    """

    section: Section
    bases: Key
    destination: Key
    sizes: Settings
    delay: int
    iterations: int
    warm_start: bool
    matches: bool
    template_frames: int = 0

    def __post_init__(self) -> None:
        self._settings(1)

    def prepare_on_loop(self, place: Place, leases: ExitStack) -> FilterInputs:
        """Lease source and bases, and reserve memory for the engine and the result."""
        source, samples = self.section.lease(place, leases)
        buffer = place.buffers.get(self.bases)
        components, live = buffer.channels, self._settings(buffer.channels)
        lent = leases.enter_context(buffer.reading())
        bases = live_bases(self.bases, buffer, lent, live, self.template_frames)
        offline.require_usable(bases, live)
        frames, channels = self._size(len(samples), samples.shape[1], components)
        place.buffers.require_size(frames, channels)
        needed = Engine.memory_needed(live) + memory_needed(bases, live)
        leases.enter_context(place.buffers.reserved(4 * frames * channels + needed))
        identities = source.identity, buffer.identity
        return FilterInputs(samples, source.sample_rate, bases, live, identities)

    def compute_on_worker(self, place: Place, inputs: FilterInputs, watch: Watcher) -> Samples:
        """Run the engine over every channel."""
        channels, work = inputs.source.shape[1], offline.matched if self.matches else offline.filtered
        components = inputs.bases.samples.shape[1]
        result = np.empty(self._size(len(inputs.source), channels, components), np.float32)
        done = 0

        def report(fraction: float) -> None:
            if watch((done + fraction) / channels, NOTHING_DIVERGES) is False:
                raise Cancelled("cancelled")

        require_finite("source", inputs.source, FIXED, lambda: report(0.0))
        for channel in range(channels):
            signal = np.ascontiguousarray(inputs.source[:, channel])
            columns = slice(channel * components, (channel + 1) * components)
            result[:, columns] = work(signal, inputs.bases, inputs.live, report)
            done += 1
        return result

    def publish_on_loop(self, place: Place, inputs: FilterInputs, result: Samples) -> None:
        """Publish the result, with the names of the bases."""
        transform, (source, bases) = self.sizes.transform(), inputs.identities
        rate = inputs.sample_rate / transform.hop if self.matches else inputs.sample_rate
        names = inputs.bases.names if inputs.source.shape[1] == 1 else ()
        buffer = Buffer(result, rate, names)
        place.buffers.publish({self.destination: buffer})
        first = self.section.start_frame, self.section.start_chan
        buffer.origin = {
            **made(source, inputs.source.shape, first, transform), "bases": bases,
            "activations" if self.matches else "resynth": buffer.identity, "components": inputs.bases.samples.shape[1],
        }  # fmt: skip

    def _settings(self, components: int) -> LiveSettings:
        return offline.settings(self.sizes.transform(), components, self.delay, self.iterations, self.warm_start)

    def _size(self, frames: int, channels: int, components: int) -> tuple[int, int]:
        """Return frames and channels of the result."""
        return self.sizes.transform().frames(frames) if self.matches else frames, channels * components
