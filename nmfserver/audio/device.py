"""Sound devices and streams. Nobody else knows PortAudio, and it is loaded when it is first needed.

PortAudio's list of devices is made when it starts, and closing a stream of a device that is gone can hang: so it is
started anew whenever no stream is open, and a library that hangs is left alone and a fresh copy taken.
"""

import atexit
import logging
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nmfserver.audio import jack
from nmfserver.errors import DeviceError, NMFServerError, counted

logger = logging.getLogger(__name__)

OPENING, CLOSING = 10.0, 2.0
"""Seconds in which the system's sound must have opened, and closed."""
HOW_TO_INSTALL = {
    "linux": "install it with: sudo apt-get install libportaudio2 (Debian, Ubuntu), or your system's package portaudio",
    "darwin": "install it with: pip install --force-reinstall sounddevice",
    "win32": "install it with: pip install --force-reinstall sounddevice",
}
NO_DEVICE = "there is no sound device: plug one in, or start JACK, and try again"
INPUT, OUTPUT = "input", "output"
UNTOLD = 3600.0
"""Seconds of latency beyond which a device has none to tell: JACK has the largest number of frames for that."""
_corrected: set[int] = set()
"""The numbers of devices that PortAudio opens only by a pattern, see `jack`."""
_abandoned: list[Any] = []
"""Libraries that hang, and what they may still use: to unload them under their threads would end the process."""


@dataclass(frozen=True)
class Device:
    """A sound device, as PortAudio lists it; the sample rate is its usual one, in Hz."""

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
class Choice:
    """What is asked of a stream; a block size of 0, and a latency of None, leave it to the device.

    input_device, output_device : None where there is none
    inputs, outputs : channels; 0 opens none
    sample_rate : Hz
    block_size : frames
    latency : seconds
    """

    input_device: Device | None
    output_device: Device | None
    inputs: int
    outputs: int
    sample_rate: float
    block_size: int
    latency: float | None


def _library() -> Any:
    """Return the module sounddevice; `Any`, since what its authors offer to other libraries has no types."""
    jack.silence()  # importing sounddevice starts PortAudio
    try:
        import sounddevice
    except OSError as error:
        way = HOW_TO_INSTALL.get(sys.platform, "install it")
        raise DeviceError(f"live sound needs the library PortAudio, which is not there: {way}") from error
    return sounddevice


def refresh() -> None:
    """Look for devices anew; only while no stream is open."""
    release()
    library = _library()
    jack.introduce(library._libname)

    def initialize() -> None:
        library._initialize()
        _corrected.clear()
        _corrected.update(jack.correct(library))

    _bounded(initialize, OPENING, "the system's sound did not open")


def release() -> None:
    """Leave the system's sound alone until the next `refresh`; only while no stream is open."""
    library = _library()

    def terminate() -> None:
        while library._initialized:
            library._terminate()

    _bounded(terminate, CLOSING, "the system's sound did not close")


def devices() -> list[Device]:
    """Return all devices."""
    library = _library()
    systems = library.query_hostapis()
    usual = library.default.device
    return [
        Device(
            info["index"], info["name"], systems[info["hostapi"]]["name"], info["max_input_channels"],
            info["max_output_channels"], info["default_samplerate"], info["index"] == usual[0],
            info["index"] == usual[1],
        )
        for info in library.query_devices()
    ]  # fmt: skip


def find(wanted: int | str | None, kind: str) -> Device | None:
    """Return the device of a number or a name, or the usual one, if it has channels of this kind; None if none has.

    Raises DeviceError where what is wanted is several.
    """
    able = [device for device in devices() if device.channels(kind)]
    if wanted is None:
        usual = [device for device in able if (device.is_default_input if kind == INPUT else device.is_default_output)]
        return usual[0] if usual else None
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
    """Return the devices for input and output; None where there is none for a side that was not asked for.

    `device` is for both sides, the others for one each and before it. Raises DeviceError where one that is asked for
    is not there, or where there is no sound at all.
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


class Stream:
    """A running stream that calls a C function for each block."""

    def __init__(self, choice: Choice, function: int, userdata: int, owner: object) -> None:
        """Open and start; what lies at the addresses is `owner`'s, which is kept for as long as they may be used."""
        self.choice = choice
        self._owner = owner
        self._stream: Any = None
        self._given_up = False
        try:
            _bounded(lambda: self._open(_library(), function, userdata), OPENING, "the device did not open", self)
        except DeviceError:
            self._given_up = True
            raise

    def _open(self, library: Any, function: int, userdata: int) -> None:
        choice, native = self.choice, library._lib
        kind = "duplex" if choice.inputs and choice.outputs else INPUT if choice.inputs else OUTPUT
        sides = [(choice.input_device, choice.inputs), (choice.output_device, choice.outputs)]
        numbers, channels = zip(*((device and device.number, count) for device, count in sides if count), strict=True)
        try:
            with jack.as_patterns(library, _corrected.intersection(numbers)):
                self._stream = library._StreamBase(
                    kind,
                    samplerate=choice.sample_rate,
                    blocksize=choice.block_size,
                    device=numbers if kind == "duplex" else numbers[0],
                    channels=channels if kind == "duplex" else channels[0],
                    dtype="float32",
                    latency=choice.latency or "low",
                    callback=library._ffi.cast("PaStreamCallback *", function),
                    userdata=library._ffi.cast("void *", userdata),
                )
            if not self._given_up:
                self._stream.start()
            if self._given_up:  # in a library that is not sounddevice's any more
                native.Pa_AbortStream(self._stream._ptr)
        except (library.PortAudioError, ValueError) as error:
            if self._stream is not None:
                self._stream.close()
            raise DeviceError(_told(choice, error)) from error

    @property
    def name(self) -> str:
        """The device, or the two, as a person knows them."""
        return _names(self.choice)

    @property
    def is_active(self) -> bool:
        """Whether the device still calls."""
        try:
            return bool(self._stream.active)
        except _library().PortAudioError as error:
            logger.warning("%s: %s", self.name, error)
            return False

    @property
    def latency(self) -> float:
        """Seconds from the input to the output that the device says it adds; a side that does not tell counts as 0."""
        latency: float | tuple[float, float] = self._stream.latency
        return sum(side for side in (latency if isinstance(latency, tuple) else (latency,)) if side < UNTOLD)

    def close(self) -> bool:
        """End the stream; return whether that was done in time. If not, it may still be called."""
        try:
            _bounded(self._close, CLOSING, "the device did not close", self)
        except DeviceError as error:
            logger.warning("%s: %s", self.name, error)
            return False
        return True

    def _close(self) -> None:
        self._stream.abort()
        self._stream.close()


def _bounded(work: Callable[[], None], patience: float, failure: str, user: object = None) -> None:
    """Run something of PortAudio's that may hang; if it does, leave it behind, with its library and its `user`."""
    errors: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=run, name="sound device", daemon=True)
    thread.start()
    thread.join(patience)
    if thread.is_alive():
        _abandoned.append(user)
        _take_fresh_library()
        raise DeviceError(f"{failure} within {patience:g} seconds; it is left alone")
    if errors and not isinstance(errors[0], NMFServerError):
        raise DeviceError(f"the system's sound fails: {errors[0]}") from errors[0]
    if errors:
        raise errors[0]


def _names(choice: Choice) -> str:
    devices = (choice.input_device if choice.inputs else None, choice.output_device if choice.outputs else None)
    return " / ".join(dict.fromkeys(device.name for device in devices if device is not None))


def _told(choice: Choice, error: Exception) -> str:
    devices = [device for device in (choice.input_device, choice.output_device) if device is not None]
    rates = " / ".join(dict.fromkeys(f"{device.sample_rate:g}" for device in devices))
    channels = " / ".join(dict.fromkeys(f"{device.inputs} in, {device.outputs} out" for device in devices))
    reason = str(error).removeprefix("Error opening _StreamBase: ")
    return (
        f"the sound device {_names(choice)} refuses {counted(choice.inputs, 'input')} and "
        f"{counted(choice.outputs, 'output')} at {choice.sample_rate:g} Hz in blocks of "
        f"{counted(choice.block_size, 'frame') if choice.block_size else 'any size'} ({reason}); it has {channels}, "
        f"and its usual rate is {rates} Hz"
    )


def _take_fresh_library() -> None:
    """Let sounddevice use another copy of PortAudio: the old one hangs, and would hang again at every call."""
    library = _library()
    _abandoned.append(library._lib)
    folder = Path(tempfile.mkdtemp(prefix="nmfserver-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        path = _path_of(library._libname)
        copy = folder / f"fresh-{len(_abandoned)}-{path.name}"
        shutil.copy(path, copy)
        library._lib = library._ffi.dlopen(str(copy))
    except OSError as error:
        raise DeviceError(
            f"the sound device hangs, and live sound with it until the server is started anew: {error}"
        ) from error
    library._libname = str(copy)
    library._initialized = 0


def _path_of(name: str) -> Path:
    """Return the file of a library that is loaded."""
    if sys.platform != "linux":
        return Path(name)
    lines = Path("/proc/self/maps").read_text().splitlines()
    paths = (Path(fields[5]) for fields in (line.split(maxsplit=5) for line in lines) if len(fields) > 5)
    return next((path for path in paths if path.name.startswith(Path(name).name)), Path(name))
