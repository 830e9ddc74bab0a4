"""The command that measures components."""

from collections.abc import Sequence
from typing import Any

from nmfserver.commands.base import Call, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand
from nmfserver.osc.codec import Value
from nmfserver.processes.describing import Description
from nmfserver.processes.settings import BOUNDS, Settings
from nmfserver.tasks.describe import Describe
from nmfserver.tasks.targets import ALL
from nmfserver.tasks.task import Finished

DEFAULTS = Settings()
ONSETS_AT_ONCE = 250
"""Onsets in a message; fewer for clients that take fewer values."""
HEAD = 2
"""Values before them."""


@command(
    "/bufdescribe",
    keyed=True,
    answer="`/bufdescribe/started job`, `/bufdescribe/progress job fraction -1 secondsLeft`…, "
    "`/bufdescribe/component number share level centroid spread flatness pitch confidence nearest correlation onsets` "
    "for each component, `/bufdescribe/onsets component first time…` for those that have any, then "
    '`/done /bufdescribe job destination "components" n "seconds" s`',
)
class BufDescribe(JobCommand):
    """Measures components: of stems (or any sound, a component a channel), or of bases and activations, or one of both.

    Of each component it tells the share of all magnitudes (0…1), by which `order energy` sorts; the level in dB (of
    samples: 1 is 0 dB; of activations: their largest value is 0 dB); the spectral centroid and spread in Hz, the
    flatness (0…1; noise has most), the pitch in Hz, and how sure it is (0…1); the component that it is most alike, by
    the correlation (-1…1) of their envelopes, or, with bases alone, of their spectra; and how many onsets it has.
    `/bufdescribe/onsets` has their times in seconds, from the number `first` on. -1 stands for what is not known, and
    -200 dB for silence. With several audio channels, a component is measured over all of them together.

    The destination gets a channel for each component, with its name, and in its frames: the seven measures in that
    order, the correlations with all components, the number of onsets, and their times, with -1 after the last. Bases
    and activations are read by their sample rates, as `/bufnmf` sets them. It is listed by `/bufnmf/jobs` and cancelled
    by `/bufnmf/cancel`.
    """

    source: BufferId | None = one(BufferKind(optional=True), "the stems, or a sound", None)
    bases: BufferId | None = one(BufferKind(optional=True), "the bases, instead of a source", None)
    activations: BufferId | None = one(BufferKind(optional=True), "the activations, instead of a source", None)
    destination: BufferId | None = one(BufferKind(optional=True), "receives all that is measured", None)
    components: int = one(
        Integer(1), "components of each audio channel; all channels are one audio channel's if left out", ALL
    )
    window_size: int = one(Integer(*BOUNDS["window_size"]), "of the source: window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(*BOUNDS["fft_size"]), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    def task(self) -> Describe:
        """Return the task."""
        settings = Settings(window_size=self.window_size, hop_size=self.hop_size, fft_size=self.fft_size)
        source, bases, activations, destination = (
            each.key if each else None for each in (self.source, self.bases, self.activations, self.destination)
        )
        return Describe(source, bases, activations, destination, settings, self.components)

    def values(self, call: Call, finished: Finished[Any]) -> tuple[Value, ...]:
        """Send what was measured; return the destination, and the number of components."""
        found: Description = finished.result
        for number, nearest in enumerate(found.nearest):
            measures: Sequence[float] = found.values[:, number].tolist()
            alike = float(found.correlations[number, nearest]) if nearest >= 0 else 0.0
            call.reply(f"{self.address}/component", number, *measures, nearest, alike, len(found.onsets[number]))
        for number, times in enumerate(found.onsets):
            most = min(ONSETS_AT_ONCE, (call.client.most_values or ONSETS_AT_ONCE + HEAD) - HEAD)
            for first in range(0, len(times), most):
                call.reply(f"{self.address}/onsets", number, first, *times[first : first + most].tolist())
        return buffer_value(self.destination), "components", len(found.onsets), "seconds", finished.seconds
