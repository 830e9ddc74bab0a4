"""The commands that edit components in buffers: bases, activations and stems, as /bufnmf makes them and takes them."""

from collections.abc import Sequence

from nmfserver.commands.base import Call, buffer_value, command
from nmfserver.commands.fields import BufferId, BufferKind, Component, Integer, Number, many, one
from nmfserver.commands.tasks import JOB_NUMBER, JobCommand, StepsCommand, values_of
from nmfserver.errors import ArgumentError
from nmfserver.osc.codec import Argument, Value
from nmfserver.processes.editing import (
    ACTIVATIONS,
    BASES,
    STEMS,
    Gate,
    Merge,
    Mix,
    Normalise,
    Operation,
    Permute,
    Smooth,
)  # fmt: skip
from nmfserver.processes.settings import BOUNDS
from nmfserver.processes.splitting import Splitting
from nmfserver.tasks.edit import Edit
from nmfserver.tasks.split import Split, SplitResult
from nmfserver.tasks.targets import ALL, Target, Targets
from nmfserver.tasks.task import Finished

DEFAULTS = Splitting()
_COMPONENTS = "components of each audio channel; all channels are one audio channel's if left out"
_BLOCKING = "1: later commands of the queue wait for it"


class _EditOne(StepsCommand):
    """A command that edits one buffer."""

    source: BufferId
    destination: BufferId | None

    @classmethod
    def identify(cls, arguments: Sequence[Argument]) -> tuple[Value, ...]:
        """Return the buffer that the message names as its source."""
        value = next(values_of("source", arguments), None)
        return (value,) if isinstance(value, int | float | str) else ()

    def written(self) -> tuple[Value, ...]:
        """Return the buffer that is written."""
        return ((self.destination or self.source).given,)

    def edit(self, operation: Operation, components: int = ALL) -> Edit:
        """Return the task of an operation."""
        target = Target(self.source.key, self.destination.key if self.destination else None)
        return Edit({"source": target}, operation, components)


class _Factors:
    """The fields of a command that edits bases, activations and stems together."""

    bases: BufferId | None
    activations: BufferId | None
    stems: BufferId | None
    dest_bases: BufferId | None
    dest_activations: BufferId | None
    dest_stems: BufferId | None

    def targets(self) -> Targets:
        """Return the buffers that are named, by what they are."""
        named = {
            BASES: (self.bases, self.dest_bases),
            ACTIVATIONS: (self.activations, self.dest_activations),
            STEMS: (self.stems, self.dest_stems),
        }
        for name, (source, destination) in named.items():
            if source is None and destination is not None:
                raise ArgumentError(f"a destination is named for the {name}, but no {name}: name both, or none")
        return {
            name: Target(source.key, destination.key if destination else None)
            for name, (source, destination) in named.items()
            if source is not None
        }

    def written(self) -> tuple[Value, ...]:
        """Return the buffers that are written: bases, activations, stems; -1 for what is not named."""
        pairs = (
            (self.dest_bases, self.bases), (self.dest_activations, self.activations), (self.dest_stems, self.stems)
        )  # fmt: skip
        return tuple(buffer_value(destination or source) for destination, source in pairs)


@command("/bufsmooth", keyed=True, answer="`/done /bufsmooth destination`")
class BufSmooth(_EditOne):
    """Smooths activations, or anything else, each channel by itself: rises in one time, falls in another.

    A step is done to 63 % after that time. It begins at the first value, and keeps the length.
    """

    source: BufferId = one(BufferKind(), "the buffer")
    destination: BufferId | None = one(BufferKind(optional=True), "receives the result; the source if left out", None)
    attack: float = one(Number(0), "seconds in which values rise; 0: at once", 0.0)
    release: float = one(Number(0), "seconds in which they fall; 0: at once", 0.0)
    blocking: int = one(Integer(0, 1), _BLOCKING, 1)

    def task(self) -> Edit:
        """Return the task."""
        return self.edit(Smooth(self.attack, self.release))


@command("/bufgate", keyed=True, answer="`/done /bufgate destination`")
class BufGate(_EditOne):
    """Sets to 0 what is quieter than a threshold, each channel by itself: what leaks between sounds goes."""

    source: BufferId = one(BufferKind(), "the buffer")
    destination: BufferId | None = one(BufferKind(optional=True), "receives the result; the source if left out", None)
    threshold: float = one(Number(0, most=1), "as a part of the channel's largest value", 0.1)
    hold: float = one(Number(0), "seconds that the gate stays open after the last value above", 0.0)
    blocking: int = one(Integer(0, 1), _BLOCKING, 1)

    def task(self) -> Edit:
        """Return the task."""
        return self.edit(Gate(self.threshold, self.hold))


@command("/bufnormalise", keyed=True, answer="`/done /bufnormalise destination`")
class BufNormalise(_EditOne):
    """Multiplies so that the largest value is `level`: of each audio channel, as `/bufnmf` scales activations.

    Its components keep their balance, unless `each` is 1. Silence stays silence.
    """

    source: BufferId = one(BufferKind(), "the buffer")
    destination: BufferId | None = one(BufferKind(optional=True), "receives the result; the source if left out", None)
    level: float = one(Number(0), "the largest value afterwards", 1.0)
    each: int = one(Integer(0, 1), "1: of each component by itself", 0)
    components: int = one(Integer(1), _COMPONENTS, ALL)
    blocking: int = one(Integer(0, 1), _BLOCKING, 1)

    def task(self) -> Edit:
        """Return the task."""
        return self.edit(Normalise(self.level, bool(self.each)), self.components)


@command("/bufmix", keyed=True, answer="`/done /bufmix destination`")
class BufMix(_EditOne):
    """Mixes stems: each component times its gain, added to one channel for each audio channel.

    There are as many gains as components of an audio channel.
    """

    source: BufferId = one(BufferKind(), "the stems")
    gains: tuple[float, ...] = many(Number(), doc="a gain for each component")
    destination: BufferId = one(BufferKind(), "receives the mix; it may be the source")
    blocking: int = one(Integer(0, 1), _BLOCKING, 1)

    def task(self) -> Edit:
        """Return the task."""
        return self.edit(Mix(self.gains), len(self.gains))


@command("/bufpermute", keyed=True, answer="`/done /bufpermute bases activations stems`")
class BufPermute(_Factors, StepsCommand):
    """Puts components in another order, or keeps some of them: in all buffers that are named, at once.

    What becomes of a buffer replaces it, unless a destination is named for it. Names go along.
    """

    order: tuple[int, ...] = many(Integer(0), doc="numbers of components, each at most once; others are left out")
    bases: BufferId | None = one(BufferKind(optional=True), "the bases", None)
    activations: BufferId | None = one(BufferKind(optional=True), "the activations", None)
    stems: BufferId | None = one(BufferKind(optional=True), "the stems", None)
    dest_bases: BufferId | None = one(BufferKind(optional=True), "receives the bases", None)
    dest_activations: BufferId | None = one(BufferKind(optional=True), "receives the activations", None)
    dest_stems: BufferId | None = one(BufferKind(optional=True), "receives the stems", None)
    components: int = one(Integer(1), _COMPONENTS, ALL)
    blocking: int = one(Integer(0, 1), _BLOCKING, 1)

    def task(self) -> Edit:
        """Return the task."""
        return Edit(self.targets(), Permute(self.order), self.components)


@command("/bufmerge", keyed=True, answer="`/done /bufmerge bases activations stems`")
class BufMerge(_Factors, StepsCommand):
    """Makes one component of several, in all buffers that are named, at once; it has the place and name of the first.

    Stems are added. Bases and activations that are named together become those that come closest to what both were;
    one of them alone is added. What becomes of a buffer replaces it, unless a destination is named for it.
    """

    merge: tuple[int, ...] = many(Integer(0), doc="numbers of components, at least 2")
    bases: BufferId | None = one(BufferKind(optional=True), "the bases", None)
    activations: BufferId | None = one(BufferKind(optional=True), "the activations", None)
    stems: BufferId | None = one(BufferKind(optional=True), "the stems", None)
    dest_bases: BufferId | None = one(BufferKind(optional=True), "receives the bases", None)
    dest_activations: BufferId | None = one(BufferKind(optional=True), "receives the activations", None)
    dest_stems: BufferId | None = one(BufferKind(optional=True), "receives the stems", None)
    components: int = one(Integer(1), _COMPONENTS, ALL)
    blocking: int = one(Integer(0, 1), _BLOCKING, 1)

    def task(self) -> Edit:
        """Return the task."""
        return Edit(self.targets(), Merge(self.merge), self.components)


@command(
    "/bufsplit",
    keyed=True,
    answer="`/bufsplit/started job`, `/bufsplit/progress job fraction divergence secondsLeft`…, then "
    '`/done /bufsplit job bases activations stems "seed" n "seconds" s`',
)
class BufSplit(_Factors, JobCommand):
    """Takes the stem of one component apart, and puts the new components in its place, in all buffers that are named.

    The new stems sum to the one that was split. Window, hop and FFT are those with which bases and activations were
    made. The first of the new components keeps the name. What becomes of a buffer replaces it, unless a destination is
    named for it. It is listed by `/bufnmf/jobs` and cancelled by `/bufnmf/cancel`.
    """

    component: int | str = one(Component(), "the component: its number, or its name")
    stems: BufferId | None = one(BufferKind(optional=True), "the stems; required", None)
    bases: BufferId | None = one(BufferKind(optional=True), "the bases", None)
    activations: BufferId | None = one(BufferKind(optional=True), "the activations", None)
    dest_stems: BufferId | None = one(BufferKind(optional=True), "receives the stems", None)
    dest_bases: BufferId | None = one(BufferKind(optional=True), "receives the bases", None)
    dest_activations: BufferId | None = one(BufferKind(optional=True), "receives the activations", None)
    into: int = one(Integer(2), "how many components it becomes", DEFAULTS.into)
    components: int = one(Integer(1), _COMPONENTS, ALL)
    seed: int = one(Integer(*BOUNDS["seed"]), "of the random start; -1: a fresh one, see the answer", DEFAULTS.seed)
    window_size: int = one(Integer(*BOUNDS["window_size"]), "window in samples", DEFAULTS.window_size)
    hop_size: int = one(Integer(*BOUNDS["hop_size"]), "hop in samples; -1: half the window", DEFAULTS.hop_size)
    fft_size: int = one(Integer(*BOUNDS["fft_size"]), "FFT in samples; -1: the next power of two", DEFAULTS.fft_size)
    blocking: int = one(Integer(0, 1), "1: later commands of the queue, `/sync` too, wait for the job", 0)
    id: int | None = one(JOB_NUMBER, "the job's number; the server's next one if left out", None)

    def task(self) -> Split:
        """Return the task."""
        splitting = Splitting(self.into, self.seed, self.window_size, self.hop_size, self.fft_size)
        return Split(self.targets(), self.component, splitting, self.components)

    def values(self, call: Call, finished: Finished[SplitResult]) -> tuple[Value, ...]:
        """Return the buffers, and the seed."""
        return (*self.written(), "seed", finished.result.seed, "seconds", finished.seconds)
