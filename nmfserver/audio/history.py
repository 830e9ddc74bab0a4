"""What the audio thread keeps for others to read: the input of the last seconds, the activations of the last hops."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nmfserver.audio.control import Control, Samples
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import ArgumentError, NMFServerError
from nmfserver.steps import Steps, copy


class Activations(NamedTuple):
    """The activations of a hop.

    time : of the middle of its window, in seconds since the start
    values : float32 (components,)
    is_held : whether they are those of frozen sound
    """

    time: float
    values: Samples
    is_held: bool = False


class History(Control):
    """Reads what the audio thread keeps."""

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__(settings)
        self._hops_read, self._last_position = 0, -settings.transform.window

    def activations(self) -> Iterator[Activations]:
        """Yield the activations of the hops since the last call, as far as they are still kept."""
        state, hops = self._state, self.hops
        kept = len(state.activation_times)
        begin = max(self._hops_read, hops - kept // 2)
        self._hops_read = hops
        for hop in range(begin, hops):
            row = hop % kept
            time = state.activation_times[row]
            position, components = time.position, time.components
            if components == 0 or position <= self._last_position:  # of no hop, or an earlier one: this was bypassed
                continue
            self._last_position = position
            values = state.activation_history[row, :components].copy()
            yield Activations(float(position) / self.settings.sample_rate, values, bool(time.is_held))

    def span(self, seconds: float | None = None, ago: float = 0.0) -> tuple[int, int]:
        """Return where in the input a capture begins, as `position` counts, and how many frames it has.

        Parameters
        ----------
        seconds : how much; None for all that is kept
        ago : seconds from its end until now

        Raises
        ------
        ArgumentError : more than has come in, or than is kept

        """
        rate, position = self.settings.sample_rate, self.position
        back = round(ago * rate)
        count = self._kept(position) - back if seconds is None else round(seconds * rate)
        asked = f"{seconds:g} s" if seconds is not None else "all"
        return self.kept_span(position, position - back - count, count, f"{asked}, up to {ago:g} s ago,")

    def kept_span(self, position: int, begin: int, count: int, asked: str) -> tuple[int, int]:
        """Return a span as it is, or raise `ArgumentError` where it was not kept at a position; `asked` names it."""
        if self.settings.inputs == 0:
            raise ArgumentError("live audio has no input that could be captured")
        kept = self._kept(position)
        if count < 1 or begin < position - kept:
            raise ArgumentError(
                f"{asked} cannot be captured: the last {kept / self.settings.sample_rate:.2f} s are kept, of at most "
                f"{self.settings.capture:g}"
            )
        return begin, count

    def _kept(self, position: int) -> int:
        """Return how many frames are kept of what came in before a position."""
        return min(position, round(self.settings.capture * self.settings.sample_rate))

    def captured(self, begin: int, count: int) -> Steps[Samples]:
        """Return the input of a `span`, float32 (frames, inputs), in steps; from any thread."""
        history = self._state.history
        first = begin % len(history)
        head = history[first : first + count]
        samples = np.empty((count, self.settings.inputs), np.float32)
        yield from copy(head, samples[: len(head)])
        yield from copy(history[: count - len(head)], samples[len(head) :])
        # Overwritten meanwhile? Only on a machine that stood still.
        if self.position + self.settings.transform.hop - begin > len(history):
            raise NMFServerError("the sound was overwritten while it was captured: try again, or ask for less")
        return samples
