"""Running streams, and which backend opens one."""

from concurrent.futures import Future
from typing import Protocol

from nmfserver.audio.engine import Engine
from nmfserver.audio.jack.library import JackDevice
from nmfserver.audio.jack.stream import JackStream
from nmfserver.audio.portaudio.stream import PortAudioStream
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import DeviceError


class Stream(Protocol):
    """A running stream, which calls the engine's C function for each block."""

    @property
    def name(self) -> str:
        """The name of the device, or of both."""

    @property
    def is_active(self) -> bool:
        """Whether the device still calls the function."""

    @property
    def latency(self) -> float:
        """Seconds that the device adds, by its own account; -1 where it reports none of a direction."""

    def close(self) -> "Future[None] | None":
        """End the stream; return None, or a future that is done when it makes no more calls, where that takes long."""


def open_stream(settings: LiveSettings, engine: Engine) -> Stream:
    """Open the devices that were chosen, and start; the engine is kept alive for as long as it may be called.

    Raises `DeviceError` where they do not open.
    """
    are_jack = {isinstance(device, JackDevice) for device in settings.devices}
    if len(are_jack) > 1:
        systems = ", and ".join(f"{device.name} belongs to {device.system}" for device in settings.devices)
        raise DeviceError(f"live audio runs on one sound system, but {systems}")
    kind = JackStream if True in are_jack else PortAudioStream
    return kind(settings, engine.function, engine.userdata, engine)
