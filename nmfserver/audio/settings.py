"""What live audio is asked to be, and what the device makes of it.

Device         a sound device
LiveSettings   all that `/live/start` can say; the session completes it once, when the device has answered
"""

from dataclasses import dataclass

from nmfserver.errors import ArgumentError
from nmfserver.kernels.stft import Transform

INPUT, OUTPUT = "input", "output"
UNSET = -1
"""Of a number of channels: the device decides."""


@dataclass(frozen=True)
class Device:
    """A sound device, as PortAudio lists it; the sample rate is its default, in Hz."""

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


@dataclass(frozen=True)
class LiveSettings:
    """What live audio is.

    transform : window, hop and FFT in samples; the hop is at most half the window
    sample_rate : Hz; 0 for the device's default
    inputs, outputs : channels, 0 opens none; UNSET for one, and for as many as the mix and all components need
    components : most components that bases may have
    iterations : updates of the activations a hop
    warm_start : whether activations start from the last frame's, or at random
    capture : seconds of input that are kept
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
    source: Device | None = None
    target: Device | None = None

    def __post_init__(self) -> None:
        """Raise `ArgumentError` where the windows do not overlap enough for the live filter."""
        window, hop, _ = self.transform
        if hop > window // 2:
            raise ArgumentError(
                f"the hop size is {hop}; live, where windows must overlap, it is at most half the window, {window // 2}"
            )

    @property
    def devices(self) -> list[Device]:
        """The devices of which channels are opened."""
        sides = ((self.source, self.inputs), (self.target, self.outputs))
        return [device for device, channels in sides if device is not None and channels]

    @property
    def names(self) -> str:
        """The names of the device, or of both, for a person."""
        return " / ".join(dict.fromkeys(device.name for device in self.devices))
