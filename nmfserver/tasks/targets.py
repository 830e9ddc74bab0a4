"""Buffers whose channels are components, which are edited in place or into other buffers.

Target, Targets   the buffers that a task edits, and those that receive what becomes of them
components_of     how many components an audio channel of buffers has
Lent              the buffers while they are edited
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from nmfserver.buffers.origins import edited
from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.component_names import Names
from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.tasks.task import Place

ALL = -1
"""The number of components that stands for all channels of a buffer: there is one audio channel."""


@dataclass(frozen=True)
class Target:
    """A buffer, and the one that receives what becomes of it; None: itself."""

    source: Key
    destination: Key | None = None

    @property
    def written(self) -> Key:
        """The buffer that is written."""
        return self.source if self.destination is None else self.destination


Targets = Mapping[str, Target]
"""By what they are called in sentences: bases, activations, stems."""


def require_apart(targets: Targets) -> None:
    """Raise `ArgumentError` unless buffers are named, and each is written once."""
    if not targets:
        raise ArgumentError("no buffer is named: give bases, activations or stems one")
    written = [each.written for each in targets.values()]
    for at, key in enumerate(written):
        if key in written[:at]:
            raise ArgumentError(f"buffer {key} would receive two results; each needs its own")


def components_of(buffers: Mapping[str, Buffer], components: int) -> int:
    """Return how many components an audio channel has, of buffers with the same ones under what they are called.

    Raises `BadBufferError` where their numbers of channels differ, or do not fit the number of components.
    """
    (name, first), *others = buffers.items()
    for other, buffer in others:
        if buffer.channels != first.channels:
            raise BadBufferError(
                f"the {name} have {counted(first.channels, 'channel')} and the {other} {buffer.channels}; both have a "
                "channel for each component"
            )
    count = first.channels if components == ALL else components
    if first.channels % count:
        raise BadBufferError(
            f"the {name} have {counted(first.channels, 'channel')}; with {counted(count, 'component')} for each audio "
            f"channel that is a multiple of {count}"
        )
    return count


@dataclass(frozen=True)
class Lent:
    """Buffers while they are edited, with their samples at that time.

    targets : which they are
    buffers, samples : by what they are called
    components : of an audio channel
    """

    targets: Targets
    buffers: dict[str, Buffer]
    samples: dict[str, Samples]
    components: int

    @classmethod
    def of(cls, targets: Targets, components: int, place: Place, leases: ExitStack) -> "Lent":
        """Lease the buffers until `leases` are closed; raise if they have not the same components."""
        buffers = {name: place.buffers.get(target.source) for name, target in targets.items()}
        count = components_of(buffers, components)
        samples = {name: leases.enter_context(buffer.reading()) for name, buffer in buffers.items()}
        return cls(targets, buffers, samples, count)

    @property
    def names(self) -> Names:
        """The names of the components of the first audio channel."""
        return next((each.names for each in self.buffers.values() if each.names), ())[: self.components]

    def reserve(self, width: int, place: Place, leases: ExitStack) -> None:
        """Reserve memory for results of so many components an audio channel."""
        for buffer in self.buffers.values():
            channels = buffer.channels // self.components * width
            place.buffers.require_size(buffer.frames, channels)
            leases.enter_context(place.buffers.reserved(4 * buffer.frames * channels))

    def publish(self, results: Mapping[str, Samples], origins: Sequence[int], place: Place) -> None:
        """Publish all results at once; raise `BadBufferError` if a buffer that is edited in place has changed.

        origins : of each component that there is now, which one it was, whose name it keeps; -1 for none
        """
        made = {}
        for name, target in self.targets.items():
            buffer = self.buffers[name]
            if target.written == target.source and not self._is_unchanged(name, place):
                raise BadBufferError(f"buffer {target.source} was written to meanwhile; nothing was changed: try again")
            names = tuple(self._names(buffer.names, origins))
            made[target.written] = Buffer(
                results[name], buffer.sample_rate, names if any(names) else (), buffer.template
            )
        place.buffers.publish(made)
        self._note_origins(made, origins)

    def _note_origins(self, made: Mapping[Key, Buffer], origins: Sequence[int]) -> None:
        """Note how the results were made, unless none of their components comes from one that there was."""
        results = {self.buffers[name].identity: made[each.written].identity for name, each in self.targets.items()}
        if any(each >= 0 for each in origins):
            known = [buffer.origin for buffer in self.buffers.values()]
            origin = edited(known, results, self.components, len(origins))
            for buffer in made.values():
                buffer.origin = origin

    def _is_unchanged(self, name: str, place: Place) -> bool:
        buffer = self.buffers[name]
        return place.buffers.find(self.targets[name].source) is buffer and buffer.samples is self.samples[name]

    def _names(self, names: Names, origins: Sequence[int]) -> Iterator[str]:
        for first in range(0, len(names), self.components):
            for origin in origins:
                yield names[first + origin] if origin >= 0 else ""
