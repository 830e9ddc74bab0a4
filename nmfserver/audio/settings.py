"""What live audio is asked to be, and what the device makes of it.

Device            a sound device
usual_hop         the hop that follows from the delay
LiveSettings      all that `/live/start` can say; the session completes it once, when the device has answered
"""

from dataclasses import dataclass

from nmfserver.errors import ArgumentError, counted
from nmfserver.kernels.stft import Transform

INPUT, OUTPUT = "input", "output"
UNSET = -1
"""Of a number of channels: the device decides. Of a hop and a delay: they follow from the window."""
SHORTEST_DELAY = 32
"""Samples of the shortest delay with asymmetric windows."""


def usual_hop(window: int, hop: int, delay: int) -> int:
    """Return the hop that is asked for; where none is, the one that follows from the delay, or UNSET without a delay.

    Raises `ArgumentError` where the delay does not fit the window.
    """
    if delay == UNSET:
        return hop
    if not SHORTEST_DELAY <= delay <= window or delay & (delay - 1):
        raise ArgumentError(
            f"the delay is {delay}; it is a power of two from {SHORTEST_DELAY} to the window, {window}, or -1 for "
            "that of symmetric windows, the window"
        )
    return delay // 2 if hop == UNSET else hop


@dataclass(frozen=True)
class Device:
    """A sound device of the system, or a program that sound can come from and go to.

    number, name : as `/live/start` takes it
    system : what it belongs to, such as ALSA or JACK
    inputs, outputs : its channels, those that can be listened to and those that can be played to
    sample_rate : its usual one, in Hz
    """

    number: int
    name: str
    system: str
    inputs: int
    outputs: int
    sample_rate: float
    is_default_input: bool
    is_default_output: bool

    def channels(self, kind: str) -> int:
        """Return how many channels it has."""
        return self.inputs if kind == INPUT else self.outputs

    def allows(self, kind: str, channels: int) -> bool:
        """Whether so many channels can be opened."""
        return channels <= self.channels(kind)

    @property
    def is_jack(self) -> bool:
        """Whether it is a client of JACK."""
        return "JACK" in self.system

    def port(self, name: str, kind: str) -> "Device | None":
        """Return the device from a port of it on, if it has ports with names, and one of that name."""
        return None

    @property
    def facts(self) -> list[str]:
        """What it is, for a person."""
        return [self.system, counted(self.inputs, "input"), counted(self.outputs, "output"), f"{self.sample_rate:g} Hz"]


@dataclass(frozen=True)
class LiveSettings:
    """What live audio is.

    transform : window, hop and FFT in samples; the hop is at most half the window, and half the delay
    sample_rate : Hz; 0 for the device's default
    inputs, outputs : channels, 0 opens none; UNSET for one, and for as many as the mix and all components need
    components : most components that bases may have
    iterations : updates of the activations a hop
    warm_start : whether activations start from the last frame's, or at random
    capture : seconds of input that are kept
    delay : samples from input to output with asymmetric windows; UNSET for symmetric ones, a window
    limits : whether the mix is limited
    plays_only : whether buffers are played and nothing else: an output is opened alone
    in_time : whether every hop has to be done before the next one is heard
    device : number or name of the device for both directions, None for the default one
    input_device, output_device : the same for one direction each
    block_size : frames; 0 for what the device prefers
    latency : seconds that the device may buffer; 0 for as little as it can
    source, target : the devices that were found, None where there is none
    """

    transform: Transform
    sample_rate: float = 0.0
    inputs: int = UNSET
    outputs: int = UNSET
    components: int = 64
    iterations: int = 10
    warm_start: bool = True
    capture: float = 30.0
    device: int | str | None = None
    input_device: int | str | None = None
    output_device: int | str | None = None
    block_size: int = 0
    latency: float = 0.0
    delay: int = UNSET
    limits: bool = True
    plays_only: bool = False
    in_time: bool = True
    source: Device | None = None
    target: Device | None = None

    def __post_init__(self) -> None:
        """Raise `ArgumentError` where the windows do not overlap enough for the live filter."""
        hop, half = self.transform.hop, self.late // 2
        if hop > half:
            heard = "delay" if self.is_asymmetric else "window"
            raise ArgumentError(
                f"the hop size is {hop}; live, where windows must overlap, it is at most half the {heard}, {half}"
            )

    @property
    def is_asymmetric(self) -> bool:
        """Whether the windows are, so that sound is late by less than a window."""
        return self.delay != UNSET

    @property
    def late(self) -> int:
        """Samples by which the output is later than the input."""
        return self.delay if self.is_asymmetric else self.transform.window

    @property
    def learning(self) -> Transform:
        """The sizes for learning. With the short hops of a short delay it would take longer, and find no more."""
        longer = max(self.transform.hop, self.transform.window // 4)
        return self.transform._replace(hop=longer) if self.is_asymmetric else self.transform

    @property
    def template_hop(self) -> int:
        """Samples from frame to frame of the templates that are learned: hops, about as many as `learning` has."""
        hop = self.transform.hop
        return hop * max(self.transform.window // 4 // hop, 1) if self.is_asymmetric else hop

    @property
    def devices(self) -> list[Device]:
        """The devices of which channels are opened."""
        sides = ((self.source, self.inputs), (self.target, self.outputs))
        return [device for device, channels in sides if device is not None and channels]

    @property
    def names(self) -> str:
        """The names of the device, or of both, for a person."""
        return " / ".join(dict.fromkeys(device.name for device in self.devices))
