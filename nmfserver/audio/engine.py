"""The control side of the live engine: one thread sends commands to the audio thread and collects what it returns.

All memory of the audio thread is allocated here, before sound runs. Messages in the ring `commands` lend it bases and
buffers; messages in the ring `returns` give back those that it does not use any more. Neither thread waits for the
other. `process` runs the engine without a device.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from nmfserver.audio.bases import Bases, History
from nmfserver.audio.settings import LiveSettings
from nmfserver.component_names import Names, renamed
from nmfserver.errors import ArgumentError, BadBufferError, NMFServerError, counted
from nmfserver.kernels.live import memory, ring
from nmfserver.kernels.live.callback import callback, run
from nmfserver.kernels.live.memory import Command, Level, Mode, Return, Setup
from nmfserver.kernels.live.records import addresses
from nmfserver.steps import Steps, copy

Samples = NDArray[np.float32]

MODES = {"filter": Mode.FILTER, "match": Mode.MATCH, "through": Mode.BYPASS}
"""The modes by their names in messages."""
MODE_RAMP, VOICE_RAMP, GAIN_RAMP, PANIC_RAMP = 0.02, 0.005, 0.02, 0.005
"""Seconds of the ramps that keep a change of mode, a voice's start and end, a gain, and a panic from clicking."""
SLACK = 1.0
"""Seconds of input that are kept beyond what may be captured: the audio thread goes on while it is copied."""
LEAST_VALUE, LEAST_PEAK, LARGEST_PEAK = np.float32(1e-7), 1e-6, 1e6
"""Bases are floored at the first times their largest value; that is between the other two."""


class Activations(NamedTuple):
    """The activations of a hop, float32 (components,), and the time of the middle of its window in seconds."""

    time: float
    values: Samples


class Levels(NamedTuple):
    """How loud channels are, float32 (channels, 3): peak, root mean square, and 1 where full scale was reached."""

    inputs: Samples  # as they come in, before their gain
    outputs: Samples  # of the mix, as they go out
    components: Samples  # before their gains


class Load(NamedTuple):
    """The share of a block's time that the audio thread works, 0…1: the mean of the last second, and its peak."""

    mean: float
    peak: float


class Engine:
    """One engine. All methods are called by one thread, except `process`, which the audio thread calls."""

    def __init__(self, settings: LiveSettings) -> None:
        self.settings = settings
        self._state = memory.allocate(_setup(settings))
        self._addresses = addresses(self._state)
        self._free = set(range(1, memory.SLOTS))
        self._in_use: Bases | None = None
        self.history = History()
        """The sets of bases that were used, those in use included."""
        self._voices: dict[int, _Voice] = {}
        self._hops_read, self._last_position = 0, -settings.transform.window
        # Until bases are given, the whole input is one component.
        self._write(0, np.ones((settings.transform.bins, 1), np.float32))
        self._newest_slot = 0
        self._mode = "through" if settings.plays_only else "filter"
        self._gains = np.ones(settings.components, np.float32)
        self._is_open, self._input_gain, self._is_muted = False, 1.0, False
        routing = self._state.routing
        routing.mode = MODES[self._mode]
        routing.filter_level = routing.filter_goal = float(routing.mode == Mode.FILTER)
        routing.step = 1.0

    @staticmethod
    def memory_needed(settings: LiveSettings) -> int:
        """Return the bytes that an engine will take."""
        return memory.size(_setup(settings))

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
    def in_use(self) -> Bases | None:
        """The newest bases that were given, or None."""
        return self._in_use

    @property
    def bases(self) -> Samples | None:
        """Their samples, float32 (bins, components), or None."""
        return None if self._in_use is None else self._in_use.samples

    @property
    def names(self) -> Names:
        """The names of the components, () where none has one."""
        return () if self._in_use is None else self._in_use.names

    def name(self, component: int | str, name: str) -> None:
        """Give a component a name, or another one; "" takes it away."""
        if self._in_use is None:
            raise ArgumentError("no bases are in use, whose components could have names: /live/bases, or /live/learn")
        self._in_use.names = renamed(self._in_use.names, self.components, component, name)

    @property
    def components(self) -> int:
        """Number of components of the newest bases; 0 where buffers are played, and nothing else."""
        return 0 if self.settings.plays_only else int(self._state.components[self._newest_slot])

    @property
    def gains(self) -> Samples:
        """The gains of the components in the mix, as they are at the end of their ramps."""
        return self._gains[: self.components].copy()

    @property
    def mode(self) -> str:
        """The mode, a key of `MODES`."""
        return self._mode

    @property
    def is_open(self) -> bool:
        """Whether live sound is heard; what plays is heard in any case."""
        return self._is_open

    @property
    def sounds(self) -> bool:
        """Whether live sound or a buffer is heard, or is still on its way to silence."""
        self.collect()
        return self._is_open or self._state.opening.now > 0 or bool(self._voices)

    @property
    def input_gain(self) -> float:
        """The gain of the inputs, which holds when they are not muted."""
        return self._input_gain

    @property
    def is_muted(self) -> bool:
        """Whether the inputs are."""
        return self._is_muted

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

    def use(self, bases: Samples, fade: float, names: Names = ()) -> bool:
        """Fade in a copy of other bases, float32 (bins, components), with the names of their components."""
        return self.use_set(Bases(bases.copy(), names), fade)

    def use_set(self, bases: Bases, fade: float) -> bool:
        """Fade in other bases; return False where all sets of bases are in use, so that the caller tries again later.

        Parameters
        ----------
        bases : at least 0
        fade : seconds, at least 0

        Raises
        ------
        ArgumentError, BadBufferError : bases of another FFT size, too many of them, or values that cannot be used

        """
        self.require_usable(bases.samples)
        self.collect()
        if not self._free:
            return False
        slot = next(iter(self._free))
        self._write(slot, bases.samples)
        hops = max(1, round(fade * self.settings.sample_rate / self.settings.transform.hop))
        self._command(Command.SWAP, slot, hops)
        self._free.remove(slot)
        self._in_use = bases
        self.history.add(bases)
        self._newest_slot = slot
        return True

    def fits(self, bases: Samples) -> bool:
        """Whether bases have the FFT size of this engine, and no more components than it allows."""
        bins, components = bases.shape
        return bool(bins == self.settings.transform.bins and components <= self.settings.components)

    def require_usable(self, bases: Samples) -> None:
        """Raise where bases do not fit this engine."""
        bins, components = bases.shape
        transform, most = self.settings.transform, self.settings.components
        if bins != transform.bins:
            raise BadBufferError(
                f"the bases have {counted(bins, 'frame')}, those of an FFT size of {2 * (bins - 1)}; live sound runs "
                f"with an FFT size of {transform.fft}, whose bases have {transform.bins}"
            )
        if components > most:
            raise BadBufferError(
                f"the bases have {counted(components, 'component')}; /live/start allowed at most {most} (maxComponents)"
            )
        require_values(bases)

    def _write(self, slot: int, bases: Samples) -> None:
        """Write a set of bases, a row a component, floored above zero so that every bin belongs to some component."""
        state, count = self._state, bases.shape[1]
        rows = np.maximum(bases.T, LEAST_VALUE * bases.max())
        state.bases[slot], state.inverse_sums[slot], state.activations[slot] = 0, 0, 0
        state.bases[slot, :count] = rows
        state.inverse_sums[slot, :count] = 1 / rows.sum(axis=1, dtype=np.float64)
        state.components[slot] = count

    def set_gain(self, component: int, gain: float, ramp: float = GAIN_RAMP) -> None:
        """Ramp the gain of a component in the mix, within `ramp` seconds."""
        if component >= self.settings.components:
            raise ArgumentError(
                f"component is {component}; /live/start allowed {self.settings.components} (maxComponents), from 0 on"
            )
        self._command(Command.GAIN, component, self._frames(ramp), gain)
        self._gains[component] = gain

    def set_gains(self, gains: Sequence[float]) -> None:
        """Set the gains of the components, from the first on: all of them, or none where the ring has no room."""
        most = self.settings.components
        if len(gains) > most:
            raise ArgumentError(
                f"{counted(len(gains), 'gain')}; /live/start allowed {counted(most, 'component')} (maxComponents)"
            )
        self._require_room(len(gains))
        for component, gain in enumerate(gains):
            self.set_gain(component, gain)

    def set_input(self, gain: float | None = None, muted: bool | None = None, ramp: float = GAIN_RAMP) -> None:
        """Ramp the gain of the inputs, or mute them; what is None stays."""
        gain = self._input_gain if gain is None else gain
        muted = self._is_muted if muted is None else muted
        self._command(Command.INPUT_GAIN, 0, self._frames(ramp), 0.0 if muted else gain)
        self._input_gain, self._is_muted = gain, muted

    def open(self, fade: float) -> None:
        """Let live sound be heard, within `fade` seconds."""
        self._command(Command.OPEN, 0, self._frames(fade), 1.0)
        self._is_open = True

    def shut(self) -> None:
        """Silence live sound, but not what plays, until it is opened."""
        self._command(Command.OPEN, 0, self._frames(PANIC_RAMP), 0.0)
        self._is_open = False

    def set_mode(self, mode: str, ramp: float = MODE_RAMP) -> None:
        """Change to another mode, by a crossfade of `ramp` seconds."""
        self._command(Command.SET_MODE, MODES[mode], self._frames(ramp))
        self._mode = mode

    def activations(self) -> Iterator[Activations]:
        """Yield the activations of the hops since the last call, as far as they are still kept."""
        state, hops = self._state, self.hops
        begin = max(self._hops_read, hops - memory.HOPS_KEPT // 2)
        self._hops_read = hops
        for hop in range(begin, hops):
            row = hop % memory.HOPS_KEPT
            position, components = state.activation_times[row].position, state.activation_times[row].components
            if components == 0 or position <= self._last_position:  # of no hop, or an earlier one: this was bypassed
                continue
            self._last_position = position
            values = state.activation_history[row, :components].copy()
            yield Activations(float(position) / self.settings.sample_rate, values)

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
        if self.settings.inputs == 0:
            raise ArgumentError("live audio has no input that could be captured")
        rate, position = self.settings.sample_rate, self.position
        kept = min(position, round(self.settings.capture * rate))
        back = round(ago * rate)
        count = kept - back if seconds is None else round(seconds * rate)
        if count < 1 or back + count > kept:
            asked = f"{seconds:g} s" if seconds is not None else "all"
            raise ArgumentError(
                f"{asked}, up to {ago:g} s ago, cannot be captured: the last {kept / rate:.2f} s are kept, of at most "
                f"{self.settings.capture:g}"
            )
        return position - back - count, count

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

    def play(
        self, name: object, samples: Samples, gains: Samples, *, loop: bool = False, begin: int = 0, at: int = 0,
        release: Callable[[], object] = lambda: None, starter: object = None,
    ) -> None:  # fmt: skip
        """Play a buffer; one that is playing under the same name ends.

        Parameters
        ----------
        name : to stop it by
        samples : float32 (frames, channels), C-contiguous, at the engine's rate; not written to until `release`
        gains : float32 (channels, 2), to the left and the right
        loop : whether it begins again at its end
        begin : first frame of the buffer
        at : position of the engine at which it starts; in the past: at once
        release : called when the samples are not needed any more
        starter : who may be named to `stop` what is theirs

        """
        self.collect()
        number = next((n for n in range(memory.VOICES) if n not in self._voices), None)
        if number is None:
            raise NMFServerError(f"{memory.VOICES} buffers are playing already: stop one first")
        self._require_room(1 + len(self._voices))
        self.stop(name)
        kept = _Voice(name, samples, np.ascontiguousarray(gains, np.float32), loop, release, starter)
        voice = self._state.voices[number]
        voice.samples, voice.gains = samples.ctypes.data, kept.gains.ctypes.data
        voice.frames, voice.channels = samples.shape
        voice.at, voice.loop, voice.start, voice.level = begin, loop, at, 0.0
        voice.ramp = self._frames(VOICE_RAMP)
        self._command(Command.PLAY, number)
        self._voices[number] = kept

    def stop(self, name: object = None, starter: object = None) -> None:
        """End what plays under a name, what somebody has started, or everything, by a short ramp."""
        for number, voice in self._voices.items():
            if not voice.stopping and name in (None, voice.name) and starter in (None, voice.starter):
                self._command(Command.STOP, number)
                voice.stopping = True

    def playing(self) -> Sequence[tuple[object, int, int, bool]]:
        """Return name, position, length in frames, and whether it loops, of everything that plays."""
        self.collect()
        return [
            (voice.name, int(self._state.voices[number].at), len(voice.samples), voice.loop)
            for number, voice in self._voices.items()
            if not voice.stopping
        ]

    def collect(self) -> None:
        """Take back the bases and buffers that the audio thread does not use any more."""
        returns = self._state.returns
        while (at := ring.front(returns)) >= 0:
            kind, number = returns.messages[at].kind, int(returns.messages[at].first)
            ring.pop(returns)
            if kind == Return.SLOT:
                self._free.add(number)
            else:
                self._voices.pop(number).release()

    def close(self) -> None:
        """Release all buffers; only when the audio thread has ended."""
        for voice in self._voices.values():
            voice.release()
        self._voices.clear()

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


def require_values(bases: Samples) -> None:
    """Raise `BadBufferError` where no engine could use the values of bases."""
    if not np.isfinite(bases).all():
        raise BadBufferError("the bases hold values that are no finite numbers")
    largest = float(bases.max())
    if not LEAST_PEAK <= largest <= LARGEST_PEAK:
        raise BadBufferError(
            f"the largest value of the bases is {largest:g}; it is between {LEAST_PEAK:g} and {LARGEST_PEAK:g}"
        )


def _setup(settings: LiveSettings) -> Setup:
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


@dataclass
class _Voice:
    """A buffer that is played, as the control side keeps it."""

    name: object
    samples: Samples
    gains: Samples
    loop: bool
    release: Callable[[], object]
    starter: object
    stopping: bool = False
