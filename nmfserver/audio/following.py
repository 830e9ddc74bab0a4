"""Activations as controllers: envelopes from 0 to 1, and onsets.

An envelope is an activation over its running maximum, which falls to a third within the release. An onset is where an
envelope reaches the threshold from below; the next one of that component needs that it has fallen by the hysteresis
below the threshold, and that the refractory time is over.

They are computed on the event loop, from the activations that the audio thread keeps, and not in the audio thread: they
are a function of these alone, hop by hop, and carry the time of their hop, so that it does not matter when they are
computed. Each hop is read once and in order, however late: two seconds of them are kept, and the loop looks every few
milliseconds. Settings need no message to the audio thread, and blocks take no longer.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nmfserver.audio.control import Samples
from nmfserver.audio.history import Activations
from nmfserver.errors import ArgumentError

QUIETEST = 1e-3
"""The least running maximum, as a part of the largest of all components: noise at -60 dB is not blown up."""
TINIEST = float(np.finfo(np.float32).tiny)


@dataclass(frozen=True)
class Following:
    """How envelopes and onsets follow activations.

    release : seconds in which a running maximum falls to a third (1/e)
    threshold : of onsets, above 0 and at most 1
    hysteresis : how far below the threshold an envelope falls before the next onset, at most the threshold
    refractory : least seconds between two onsets of a component
    """

    release: float = 5.0
    threshold: float = 0.3
    hysteresis: float = 0.1
    refractory: float = 0.05

    def __post_init__(self) -> None:
        if self.hysteresis > self.threshold:
            raise ArgumentError(
                f"hysteresis is {self.hysteresis:g}; it is at most the threshold, {self.threshold:g}, below which an "
                "envelope must be able to fall"
            )


class Envelopes(NamedTuple):
    """The envelopes of a hop, float32 (components,), 0…1, and its time in seconds."""

    time: float
    values: Samples


class Onset(NamedTuple):
    """An onset: its component, and how high its envelope has risen in that hop, 0…1."""

    component: int
    strength: float


class Follower:
    """Follows the activations of one session, hop by hop."""

    def __init__(self) -> None:
        self._begin(0)

    def _begin(self, components: int) -> None:
        self._time = -math.inf
        self._largest, self._envelopes = np.zeros((2, components), np.float32)
        self._is_armed = np.ones(components, np.bool_)
        self._last_onsets = np.full(components, -math.inf)

    def follow(self, activations: Activations, settings: Following) -> tuple[Envelopes, list[Onset]]:
        """Take the next hop; return its envelopes and the onsets in it. Another number of components begins anew.

        While sound is frozen, envelopes stand still, too.
        """
        if len(activations.values) != len(self._largest):
            self._begin(len(activations.values))
        onsets = list[Onset]()
        if not activations.is_held:
            self._scale(activations, settings.release)
            onsets = self._onsets(activations.time, settings)
        self._time = activations.time
        return Envelopes(activations.time, self._envelopes), onsets

    def _scale(self, activations: Activations, release: float) -> None:
        values = activations.values
        fall = math.exp(-(activations.time - self._time) / release) if release > 0 else 0.0
        self._largest = np.maximum(values, self._largest * np.float32(fall))
        least = np.float32(max(float(self._largest.max()) * QUIETEST, TINIEST))
        self._envelopes = (values / np.maximum(self._largest, least)).astype(np.float32, copy=False)

    def _onsets(self, time: float, settings: Following) -> list[Onset]:
        rises = self._is_armed & (self._envelopes >= settings.threshold)
        counts = rises & (time - self._last_onsets >= settings.refractory)
        self._last_onsets[counts] = time
        fallen = self._envelopes <= settings.threshold - settings.hysteresis
        self._is_armed = (self._is_armed & ~rises) | fallen
        return [Onset(component, float(self._envelopes[component])) for component in np.flatnonzero(counts).tolist()]
