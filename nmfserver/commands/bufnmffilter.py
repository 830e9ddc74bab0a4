"""Commands that take a buffer apart by bases that are there, as live sound is: FluCoMa's NMFFilter and NMFMatch."""

from typing import Any, ClassVar

from nmfserver.audio.settings import UNSET, LiveSettings, usual_hop
from nmfserver.commands.base import Call, command
from nmfserver.commands.fields import BufferId, BufferKind, Integer, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand
from nmfserver.osc.codec import Value
from nmfserver.processes.settings import LARGEST_FFT, SMALLEST_WINDOW, Settings
from nmfserver.tasks.filtering import Filter
from nmfserver.tasks.section import Section
from nmfserver.tasks.task import Finished
from nmfserver.template import LARGEST_TEMPLATE

DEFAULTS = Settings()


@command(
    "/bufnmffilter",
    keyed=True,
    answer="`/bufnmffilter/started job`, `/bufnmffilter/progress job fraction -1 secondsLeft`…, then "
    '`/done /bufnmffilter job destination "seconds" s`',
)
class BufNMFFilter(JobCommand):
    """Takes a buffer apart by given bases, with the very engine of live sound, faster than sound.

    The components sum to the source, and are where they are in it, not later. Every channel of the source goes through
    an engine of its own; components of audio channel *i* are the channels `i * components …` of the result. In
    contrast to `/bufnmf` with `basesMode 2`, each hop knows only what was before it, as on stage.
    """

    source: BufferId = one(BufferKind(), "the sound to take apart")
    bases: BufferId = one(BufferKind(), "the bases, as `/live/bases` takes them")
    destination: BufferId = one(BufferKind(), "receives the components")
    start_frame: int = one(Integer(0), "first frame of the source", 0)
    num_frames: int = one(Integer(-1), "number of frames; -1: up to the end", -1)
    start_chan: int = one(Integer(0), "first channel of the source", 0)
    num_chans: int = one(Integer(-1), "number of channels; -1: up to the last", -1)
    iterations: int = one(Integer(1, 1000), "updates of the activations every hop", LiveSettings.iterations)
    window_size: int = one(Integer(SMALLEST_WINDOW, LARGEST_FFT), "window in samples", DEFAULTS.window_size)
    delay: int = one(
        Integer(-1, LARGEST_FFT), "as in `/live/start`: -1, or a power of two from 32 to the window", UNSET
    )
    hop_size: int = one(Integer(-1, LARGEST_FFT), "hop in samples, at most half the delay; -1: half", -1)
    fft_size: int = one(Integer(-1, LARGEST_FFT), "FFT in samples; -1: the next power of two", -1)
    warmstart: int = one(Integer(0, 1), "1: activations start from the last hop's; 0: at random", 1)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    template_frames: int = one(
        Integer(0, LARGEST_TEMPLATE), "frames of a basis; 0: as is known of the buffer, else 1", 0
    )
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    matches: ClassVar[bool] = False
    """Whether it gives activations."""

    def task(self) -> Filter:
        """Return the task."""
        hop = usual_hop(self.window_size, self.hop_size, self.delay)
        sizes = Settings(window_size=self.window_size, hop_size=hop, fft_size=self.fft_size)
        section = Section(self.source.key, self.start_frame, self.num_frames, self.start_chan, self.num_chans)
        return Filter(
            section, self.bases.key, self.destination.key, sizes, self.delay, self.iterations,
            bool(self.warmstart), self.matches, self.template_frames,
        )  # fmt: skip

    def values(self, call: Call, finished: Finished[Any]) -> tuple[Value, ...]:
        """Return the buffer, and how long it took."""
        return (self.destination.given, "seconds", finished.seconds)


@command(
    "/bufnmfmatch",
    keyed=True,
    answer="`/bufnmfmatch/started job`, `/bufnmfmatch/progress job fraction -1 secondsLeft`…, then "
    '`/done /bufnmfmatch job destination "seconds" s`',
)
class BufNMFMatch(BufNMFFilter):
    """Finds the activations of given bases in a buffer, with the very engine of live sound, faster than sound.

    Keys as those of `/bufnmffilter`. The activations are laid out as those of `/bufnmf`, one frame a hop, but not
    scaled: as `/live/activations` has them.
    """

    matches: ClassVar[bool] = True
