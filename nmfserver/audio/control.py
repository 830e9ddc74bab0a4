"""What all parts of the engine's control side share: the audio thread's memory, and the ring of messages to it.

All memory of the audio thread is allocated here, before sound runs. Messages in the ring `commands` lend it bases and
buffers; messages in the ring `returns` give back those that it does not use any more. Neither thread waits for the
other. All methods are called by one thread.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import ArgumentError, NMFServerError
from nmfserver.kernels.live import memory, ring
from nmfserver.kernels.live.memory import Command, Setup
from nmfserver.kernels.tuples import addresses

Samples = NDArray[np.float32]

SLACK = 1.0
"""Seconds of input that are kept beyond what may be captured: the audio thread goes on while it is copied."""


class Control:
    """The memory of an engine, and how the audio thread is told what to do."""

    def __init__(self, settings: LiveSettings) -> None:
        self.settings = settings
        self._state = memory.allocate(setup(settings))
        self._addresses = addresses(self._state)
        self._takers: dict[int, Callable[[int], object]] = {}
        """What takes back each kind of thing that was lent to the audio thread, by its number."""

    def collect(self) -> None:
        """Take back the bases and buffers that the audio thread does not use any more."""
        returns = self._state.returns
        while (at := ring.front(returns)) >= 0:
            kind, number = returns.messages[at].kind, int(returns.messages[at].first)
            ring.pop(returns)
            self._takers[kind](number)

    @property
    def position(self) -> int:
        """Frames since the start."""
        return memory.progress(self._state.clock)[0]

    @property
    def hops(self) -> int:
        """Hops since the start."""
        return memory.progress(self._state.clock)[1]

    @property
    def blocks(self) -> int:
        """Blocks since the start."""
        return memory.progress(self._state.clock)[2]

    def require_component(self, component: int) -> None:
        """Raise where no bases may have so many components that this is one of them."""
        if component >= self.settings.components:
            raise ArgumentError(
                f"component is {component}; /live/start allowed {self.settings.components} (maxComponents), from 0 on"
            )

    def _frames(self, seconds: float) -> int:
        return max(1, round(seconds * self.settings.sample_rate))

    def _command(self, kind: Command, first: int = 0, second: int = 0, value: float = 0.0) -> None:
        self._require_room(1)
        ring.push(self._state.commands, kind.value, int(first), second, float(value))  # the very types of the warm-up

    def has_room(self, messages: int) -> bool:
        """Whether so many commands can be sent at once."""
        return bool(ring.room(self._state.commands) >= messages)

    def _require_room(self, messages: int) -> None:
        if not self.has_room(messages):
            raise NMFServerError(
                f"{memory.MESSAGES} commands wait for the sound device already: it does not run, or is sent too many"
            )


def setup(settings: LiveSettings) -> Setup:
    """Return what the engine's memory is made for."""
    transform, rate = settings.transform, settings.sample_rate
    return Setup(
        *transform,
        sample_rate=round(rate),
        components=settings.components,
        inputs=settings.inputs,
        outputs=settings.outputs,
        history=int((settings.capture + SLACK) * rate) + transform.window,
        iterations=settings.iterations,
        warm_start=settings.warm_start,
        delay=settings.late,
        is_asymmetric=settings.is_asymmetric,
        limits=settings.limits,
    )
