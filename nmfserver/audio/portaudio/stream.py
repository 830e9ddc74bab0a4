"""PortAudio's devices, and the streams that run on them."""

import logging
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nmfserver.audio import calls
from nmfserver.audio.calls import HangingError
from nmfserver.audio.jack.library import is_there
from nmfserver.audio.portaudio import jack, library, ranking
from nmfserver.audio.portaudio.library import LAST_BLOCK, PortAudioError
from nmfserver.audio.settings import INPUT, OUTPUT, Device, LiveSettings
from nmfserver.errors import DeviceError, counted

if TYPE_CHECKING:
    from _cffi_backend import _CDataBase as CData

logger = logging.getLogger(__name__)

LONGEST_LATENCY = 3600.0
"""Seconds. Beyond, a device reports none: JACK then has the largest number of frames."""


@dataclass(frozen=True)
class PortAudioDevice(Device):
    """A device in PortAudio's list."""

    index: int
    """Its place there."""


def devices(first: int) -> list[Device]:
    """Return the devices that there are now, numbered from `first` on; only while no stream is open.

    Clients of JACK are among them only where JACK's own backend is not there.
    """
    library.refresh()
    return library.current().call(lambda: _listed(first), calls.OPENING, "the system's sound did not open")


def _listed(first: int) -> list[Device]:
    """Return the devices of the library that was started, in order of their host APIs. On its thread."""
    found, native = library.current(), library.current().native
    defaults = ranking.usual(found)
    listed: list[Device] = []
    for index in ranking.order(found):
        info = native.Pa_GetDeviceInfo(index)
        system = native.Pa_GetHostApiInfo(info.hostApi)
        if system.type == native.paJACK and is_there():
            continue
        is_usual = [index == default and not first for default in defaults]  # where JACK runs, its devices are
        listed.append(
            PortAudioDevice(
                first + len(listed), found.text(info.name), found.text(system.name), info.maxInputChannels,
                info.maxOutputChannels, info.defaultSampleRate, is_usual[0], is_usual[1], index,
            )
        )  # fmt: skip
    return listed


class PortAudioStream:
    """A running stream that calls a C function for each block.

    The thread of the library opens and closes it. Whether it is active, and its latency, are variables of PortAudio's,
    which any thread may read.
    """

    def __init__(self, settings: LiveSettings, function: int, userdata: int, owner: object) -> None:
        """Open and start.

        function : address of the ``PaStreamCallback``
        userdata : address that it is called with
        owner : owns what lies at the addresses; kept alive for as long as the stream may call
        """
        self._settings = settings
        self._owner = owner
        self._library = library.current()
        self._pointer: CData = self._library.ffi.NULL
        self._options: list[CData] = []
        """What PortAudio holds by its address."""
        self._library.call(lambda: self._open(function, userdata), calls.OPENING, "the device did not open")

    def _open(self, function: int, userdata: int) -> None:
        settings, library = self._settings, self._library
        ffi, native = library.ffi, library.native
        corrected = library.corrected.intersection(map(_index, settings.devices))
        pointer = ffi.new("PaStream **")
        try:
            with jack.as_patterns(library, corrected):
                library.check(
                    native.Pa_OpenStream(
                        pointer,
                        self._parameters(settings.source, settings.inputs, INPUT),
                        self._parameters(settings.target, settings.outputs, OUTPUT),
                        settings.sample_rate,
                        settings.block_size,
                        native.paNoFlag,
                        ffi.cast("PaStreamCallback *", function),
                        ffi.cast("void *", userdata),
                    )
                )
            self._pointer = pointer[0]
            library.check(native.Pa_StartStream(self._pointer))
        except PortAudioError as error:
            if self._pointer and not library.is_lost:
                native.Pa_CloseStream(self._pointer)
            raise DeviceError(_refusal(settings, error)) from error

    def _parameters(self, device: Device | None, channels: int, kind: str) -> "CData":
        """Return PortAudio's description of one direction."""
        ffi, native = self._library.ffi, self._library.native
        if not channels or device is None:
            return ffi.NULL
        info = native.Pa_GetDeviceInfo(_index(device))
        low = info.defaultLowInputLatency if kind == INPUT else info.defaultLowOutputLatency
        latency = self._settings.latency or low
        options = self._library.options(info.hostApi)
        self._options.append(options)
        return ffi.new("PaStreamParameters *", (_index(device), channels, native.paFloat32, latency, options))

    @property
    def name(self) -> str:
        """The name of the device, or of both."""
        return self._settings.names

    @property
    def is_active(self) -> bool:
        """Whether the device still calls the function."""
        try:
            return bool(self._library.check(self._library.native.Pa_IsStreamActive(self._pointer)))
        except PortAudioError as error:
            logger.warning("%s: %s", self.name, error)
            return False

    @property
    def latency(self) -> float:
        """Seconds that the device adds, by its own account; -1 where it reports none of a direction."""
        info = self._library.native.Pa_GetStreamInfo(self._pointer)
        sides = ((self._settings.inputs, info.inputLatency), (self._settings.outputs, info.outputLatency))
        told = [float(latency) for channels, latency in sides if channels]
        return sum(told) if max(told) < LONGEST_LATENCY else -1.0

    def close(self) -> "Future[None] | None":
        """End the stream; return None, or a future that is done when it makes no more calls, where that takes long."""
        try:
            self._library.call(self._close, calls.CLOSING, "the device did not close")
        except HangingError as error:
            logger.warning("%s: %s", self.name, error)
            return error.cleared
        except DeviceError as error:
            logger.warning("%s: %s", self.name, error)
        return None

    def _close(self) -> None:
        library, began = self._library, time.monotonic()
        library.wait_for_jack()
        if library.native.Pa_IsStreamActive(self._pointer) != 1 or library.is_lost:
            time.sleep(LAST_BLOCK)
        if not library.is_lost:
            # A stream that has ended by itself returns an error here; it is closed all the same.
            library.native.Pa_AbortStream(self._pointer)
        if time.monotonic() - began > LAST_BLOCK:  # perhaps it waited for the end of its JACK server
            time.sleep(LAST_BLOCK)
        if not library.is_lost:
            library.check(library.native.Pa_CloseStream(self._pointer))


def _refusal(settings: LiveSettings, error: Exception) -> str:
    devices = [device for device in (settings.source, settings.target) if device is not None]
    rates = " / ".join(dict.fromkeys(f"{device.sample_rate:g}" for device in devices))
    channels = " / ".join(dict.fromkeys(f"{device.inputs} in, {device.outputs} out" for device in devices))
    return (
        f"the sound device {settings.names} refuses {counted(settings.inputs, 'input')} and "
        f"{counted(settings.outputs, 'output')} at {settings.sample_rate:g} Hz in blocks of "
        f"{counted(settings.block_size, 'frame') if settings.block_size else 'any size'} ({error}); it has {channels}, "
        f"and its usual rate is {rates} Hz"
    )


def _index(device: Device) -> int:
    assert isinstance(device, PortAudioDevice)
    return device.index
