"""Sound devices, found by number or name, and the streams that run on them."""

import logging
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING

from nmfserver.audio import jack, portaudio
from nmfserver.audio.portaudio import LAST_BLOCK, HangingError, PortAudioError
from nmfserver.audio.settings import INPUT, OUTPUT, Device, LiveSettings
from nmfserver.errors import DeviceError, counted

if TYPE_CHECKING:
    from _cffi_backend import _CDataBase as CData

logger = logging.getLogger(__name__)

NO_DEVICE = "there is no sound device: plug one in, or start JACK, and try again"
LONGEST_LATENCY = 3600.0
"""Seconds. Beyond, a device reports none: JACK then has the largest number of frames."""


def devices() -> list[Device]:
    """Return all devices that there were at the last `portaudio.refresh`."""
    library = portaudio.current()
    native = library.native
    defaults = native.Pa_GetDefaultInputDevice(), native.Pa_GetDefaultOutputDevice()
    found = []
    for number in range(native.Pa_GetDeviceCount()):
        info = native.Pa_GetDeviceInfo(number)
        system = library.text(native.Pa_GetHostApiInfo(info.hostApi).name)
        found.append(
            Device(
                number, library.text(info.name), system, info.maxInputChannels, info.maxOutputChannels,
                info.defaultSampleRate, number == defaults[0], number == defaults[1],
            )
        )  # fmt: skip
    return found


def find(wanted: int | str | None, kind: str) -> Device | None:
    """Return the device of a number or a name, or the default one, if it has channels of this kind; else None.

    Raises `DeviceError` where a name fits several.
    """
    able = [device for device in devices() if device.channels(kind)]
    if wanted is None:
        defaults = (each for each in able if (each.is_default_input if kind == INPUT else each.is_default_output))
        return next(defaults, None)
    if isinstance(wanted, int):
        found = [device for device in able if device.number == wanted]
    else:
        words = wanted.casefold()
        found = [device for device in able if words in device.name.casefold()]
        found = [device for device in found if words == device.name.casefold()] or found
    if len(found) > 1:
        several = ", ".join(f"{device.number} {device.name!r} ({device.system})" for device in found)
        raise DeviceError(f"{kind} device {wanted!r} may be one of several: {several}; say its number")
    return found[0] if found else None


def choose(
    device: int | str | None, input_device: int | str | None, output_device: int | str | None
) -> tuple[Device | None, Device | None]:
    """Return the devices for input and for output, each None where there is none and none was named.

    `device` names one for both directions; `input_device` and `output_device` go before it. Raises `DeviceError` where
    a device that is named does not exist, or where there is no device at all.
    """
    sides = (
        find(device if input_device is None else input_device, INPUT),
        find(device if output_device is None else output_device, OUTPUT),
    )
    for wanted, side, kind in ((input_device, sides[0], INPUT), (output_device, sides[1], OUTPUT)):
        if wanted is not None and side is None:
            raise DeviceError(f"there is no {kind} device {wanted!r}; there are: {_listed(kind)}")
    if sides == (None, None) and device is not None:
        raise DeviceError(f"there is no sound device {device!r}; there are: {_listed()}")
    if sides == (None, None):
        raise DeviceError(NO_DEVICE)
    return sides


def _listed(kind: str | None = None) -> str:
    able = [device for device in devices() if kind is None or device.channels(kind)]
    return ", ".join(f"{device.number} {device.name!r}" for device in able) or "none"


class AudioStream:
    """A running stream that calls a C function for each block."""

    def __init__(self, settings: LiveSettings, function: int, userdata: int, owner: object) -> None:
        """Open and start.

        function : address of the ``PaStreamCallback``
        userdata : address that it is called with
        owner : owns what lies at the addresses; kept alive for as long as the stream may call
        """
        self._settings = settings
        self._owner = owner
        self._library = portaudio.current()
        self._pointer: CData = self._library.ffi.NULL
        self._library.call(lambda: self._open(function, userdata), portaudio.OPENING, "the device did not open", self)

    def _open(self, function: int, userdata: int) -> None:
        settings, library = self._settings, self._library
        ffi, native = library.ffi, library.native
        corrected = library.corrected.intersection(device.number for device in settings.devices)
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
        info = native.Pa_GetDeviceInfo(device.number)
        low = info.defaultLowInputLatency if kind == INPUT else info.defaultLowOutputLatency
        latency = self._settings.latency or low
        return ffi.new("PaStreamParameters *", (device.number, channels, native.paFloat32, latency, ffi.NULL))

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
            self._library.call(self._close, portaudio.CLOSING, "the device did not close", self)
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
