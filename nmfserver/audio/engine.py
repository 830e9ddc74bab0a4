"""The control side of the live engine: one thread sends commands to the audio thread and collects what it returns.

The parts of an engine stand beside this: `control` has what they share, `sets` the bases in use, `mixer` how loud
everything is, `player` the buffers that play, `history` what can be read. `process` runs the engine without a device.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from nmfserver.audio.control import Samples, setup
from nmfserver.audio.history import History
from nmfserver.audio.mixer import Mixer
from nmfserver.audio.player import Player
from nmfserver.audio.settings import LiveSettings
from nmfserver.kernels.live import memory
from nmfserver.kernels.live.callback import callback, run
from nmfserver.kernels.live.memory import Command, Level, Mode

MODES = {"filter": Mode.FILTER, "match": Mode.MATCH, "through": Mode.BYPASS}
"""The modes by their names in messages."""
MODE_RAMP, FREEZE_RAMP = 0.02, 0.02
"""Seconds of the ramps that keep a change of mode, and from moving to frozen sound, from clicking."""


class Levels(NamedTuple):
    """How loud channels are, float32 (channels, 3): peak, root mean square, and 1 where full scale was reached."""

    inputs: Samples  # as they come in, before their gain
    outputs: Samples  # of the mix, as they go out
    components: Samples  # before their gains


class Load(NamedTuple):
    """The share of a block's time that the audio thread works, 0…1: the mean of the last second, and its peak."""

    mean: float
    peak: float


class Engine(Mixer, Player, History):
    """One engine. All methods are called by one thread, except `process`, which the audio thread calls."""

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__(settings)
        self._mode = "through" if settings.plays_only else "filter"
        self._is_frozen = False
        routing = self._state.routing
        routing.mode = MODES[self._mode]
        routing.filter_level = routing.filter_goal = float(routing.mode == Mode.FILTER)
        routing.step = 1.0

    @staticmethod
    def memory_needed(settings: LiveSettings) -> int:
        """Return the bytes that an engine will take."""
        return memory.size(setup(settings))

    @property
    def function(self) -> int:
        """Address of the callback for PortAudio."""
        return int(callback().address)

    @property
    def userdata(self) -> int:
        """Address that the callback is called with; valid as long as this object lives."""
        return int(self._addresses.ctypes.data)

    def process(self, inputs: Samples, outputs: Samples) -> None:
        """Run one block as a device would: float32 (frames, inputs) in, (frames, outputs) written to."""
        run(self._state, self._addresses, inputs, outputs)

    @property
    def xruns(self) -> int:
        """Blocks at which the device has reported lost sound."""
        return int(self._state.meters.xruns)

    @property
    def late(self) -> int:
        """Blocks for which the engine itself took longer than they last."""
        return int(self._state.meters.late)

    @property
    def longest_block(self) -> int:
        """Frames of the longest block yet."""
        return int(self._state.meters.longest_block)

    @property
    def load(self) -> Load:
        """The load of the audio thread."""
        return Load(float(self._state.meters.load), float(self._state.meters.peak))

    @property
    def busy(self) -> float:
        """Seconds that the audio thread has worked, in all."""
        return float(self._state.meters.busy)

    @property
    def latency(self) -> int:
        """Frames by which the output is later than the input, without the device's own latency."""
        return self.settings.late

    @property
    def analysis_window(self) -> Samples:
        """The window of what is analysed, float32 (window,), to be read only."""
        return self._state.window

    @property
    def mode(self) -> str:
        """The mode, a key of `MODES`."""
        return self._mode

    @property
    def is_frozen(self) -> bool:
        """Whether sound stands still."""
        return self._is_frozen

    @property
    def sounds(self) -> bool:
        """Whether live sound or a buffer is heard, or is still on its way to silence."""
        self.collect()
        return self._is_open or self._state.opening.now > 0 or bool(self._voices)

    @property
    def levels(self) -> Levels:
        """How loud everything is."""
        state, position = self._state, self.position

        def table(meters: Sequence[Level]) -> Samples:
            fields = cast("NDArray[Any]", meters)  # by columns: an attribute of a record takes a microsecond
            columns = fields["peak"], np.sqrt(fields["square"]), fields["clips_until"] > position
            return np.stack(columns, axis=1).astype(np.float32)

        components = state.component_meters[: self.components]
        return Levels(*map(table, (state.input_meters, state.output_meters, components)))

    def set_mode(self, mode: str, ramp: float = MODE_RAMP) -> None:
        """Change to another mode, by a crossfade of `ramp` seconds."""
        self._command(Command.SET_MODE, MODES[mode], self._frames(ramp))
        self._mode = mode

    def freeze(self, frozen: bool, ramp: float = FREEZE_RAMP) -> None:
        """Let what is taken apart stand still, or go on: what is held replaces the input within `ramp` seconds."""
        self._command(Command.FREEZE, int(frozen), self._frames(ramp))
        self._is_frozen = frozen
