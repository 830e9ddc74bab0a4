"""Sound devices and streams. Nobody else knows PortAudio, and it is loaded when it is first needed.

PortAudio's list of devices is made when it starts, so it is started anew whenever no stream is open. Any of its calls
may hang, with a JACK server that hangs. So a thread of its own makes all of them. When one takes too long, that copy of
the library is left alone until it comes back, and is ended then; meanwhile another copy serves. A copy whose JACK
server has gone is left alone for good: PortAudio aborts the process when it is told to end one. There are `MOST_COPIES`
at most.
"""

import atexit
import contextlib
import locale
import logging
import platform
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from ctypes.util import find_library
from pathlib import Path
from typing import Any, TypeVar

from nmfserver.audio import jack, trial
from nmfserver.audio.settings import INPUT, OUTPUT, Device, LiveSettings
from nmfserver.errors import DeviceError, counted
from nmfserver.threads import Daemon

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

OPENING, CLOSING = 10.0, 2.0
"""Seconds in which the system's sound must have opened, and closed."""
HOW_TO_INSTALL = {
    "linux": "install it with: sudo apt-get install libportaudio2 (Debian, Ubuntu), or your system's package portaudio",
    "darwin": "install it with: pip install --force-reinstall sounddevice",
    "win32": "install it with: pip install --force-reinstall sounddevice",
}
NO_DEVICE = "there is no sound device: plug one in, or start JACK, and try again"
UNTOLD = 3600.0
"""Seconds of latency beyond which a device has none to tell: JACK has the largest number of frames for that."""
MOST_COPIES = 8
"""Of PortAudio in this process. Each that hangs or is lost keeps a thread, and some megabytes."""
LAST_BLOCK = 0.2
"""Seconds after which a stream that has ended by itself calls no more, and a JACK server that is going has gone."""


class PortAudioError(Exception):
    """What PortAudio says is wrong."""


class HangingError(DeviceError):
    """A call takes too long; `over` is done when it has come back, and nothing of what it did is left."""

    def __init__(self, sentence: str, over: "Future[None]") -> None:
        super().__init__(sentence)
        self.over = over


class _Library:
    """A copy of PortAudio, and the thread that calls it."""

    def __init__(self, path: str) -> None:
        from _sounddevice import ffi  # sounddevice itself would start PortAudio at once, and count its starts

        self.ffi: Any = ffi
        self.native: Any = ffi.dlopen(path)
        self.corrected: set[int] = set()
        """The numbers of devices that PortAudio opens only by a pattern, see `jack`."""
        self._thread = Daemon("sound device")
        self._running, self._lost = False, False
        self._connections: set[int] = set()
        self._last: Future[Any] | None = None
        self._used: list[object] = []
        jack.introduce(path)

    @property
    def hangs(self) -> bool:
        """Whether a call has not come back, for whatever time."""
        return self._last is not None and not self._last.done()

    @property
    def is_lost(self) -> bool:
        """Whether its JACK server has gone: neither the library nor a stream can be ended any more."""
        self._lost = self._lost or (self._running and not self._connections <= jack.connections())
        return self._lost

    def do(self, work: Callable[[], Result], patience: float, failure: str, user: object = None) -> Result:
        """Let the thread do something; if it takes too long, leave it alone, with what `user` is used meanwhile."""
        future: Future[Result] = self._thread.submit(work)
        self._last = future
        try:
            return future.result(patience)
        except TimeoutError as error:
            self._used.append(user)
            over = self._last = self._thread.submit(self._clear)
            raise HangingError(f"{failure} within {patience:g} seconds; it is left alone", over) from error
        except PortAudioError as error:
            raise DeviceError(f"the system's sound fails: {error}") from error

    def start(self) -> None:
        """Start it anew, with the devices that there are now; on its thread."""
        self.end()
        with _system:
            before = jack.connections()
            self.check(self.native.Pa_Initialize())
            self._connections = jack.connections() - before
            self._running = True
        self.corrected = jack.correct(self)

    def wait_for_jack(self) -> None:
        """Wait until the JACK server answers that it is connected to, or has gone; on its thread.

        Whatever it were told while that server hangs would abort the process, should the server be killed then.
        """
        while self._running and self._connections and not self.is_lost:
            with _system:
                if jack.answers():
                    return
            time.sleep(LAST_BLOCK)

    def end(self) -> None:
        """End it, with all streams; on its thread."""
        self.wait_for_jack()
        with _system:
            if self._running and not self.is_lost:
                self._running = False
                self.check(self.native.Pa_Terminate())

    def check(self, code: int) -> int:
        """Return what a function has answered, or raise what it means."""
        if code >= 0:
            return code
        text = self.ffi.string(self.native.Pa_GetErrorText(code)).decode()
        if code == self.native.paUnanticipatedHostError:
            text += f" {self.text(self.native.Pa_GetLastHostErrorInfo().errorText)}"
        raise PortAudioError(text)

    def text(self, pointer: Any) -> str:
        """Return a text of PortAudio's; some systems under Windows have names in the encoding of the place."""
        data: bytes = self.ffi.string(pointer)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode(locale.getpreferredencoding(False), errors="replace")

    def _clear(self) -> None:
        """End what a call that hung has begun."""
        time.sleep(LAST_BLOCK)
        try:
            self.end()
        except PortAudioError as error:
            logger.warning("the system's sound fails: %s", error)
        self._used.clear()


_system = threading.Lock()
"""Held while a copy starts or ends: all of them work with the same ALSA and JACK."""
_libraries: list[_Library] = []
"""All copies of PortAudio that there are; the last one that was started is the last."""


def _path() -> str:
    """Return PortAudio's name, or path: the system's, or what comes with sounddevice."""
    found = find_library("portaudio")
    if found is not None:
        return found
    kind = platform.machine().lower() if platform.machine().lower() == "arm64" else platform.architecture()[0]
    names = {"darwin": "libportaudio.dylib", "win32": f"libportaudio{kind}.dll"}
    if sys.platform not in names:
        raise OSError("PortAudio is not found")
    import _sounddevice_data

    return str(Path(next(iter(_sounddevice_data.__path__))) / "portaudio-binaries" / names[sys.platform])


def _copied(path: str) -> _Library:
    """Load another copy of the library, which knows nothing of the first."""
    with tempfile.TemporaryDirectory(prefix="nmfserver-", ignore_cleanup_errors=True) as folder:
        return _Library(shutil.copy(_loaded(path), folder))


def _loaded(name: str) -> Path:
    """Return the file of a library that is loaded."""
    if sys.platform != "linux":
        return Path(name)
    lines = Path("/proc/self/maps").read_text().splitlines()
    paths = (Path(fields[5]) for fields in (line.split(maxsplit=5) for line in lines) if len(fields) > 5)
    return next((path for path in paths if path.name.startswith(Path(name).name) and path.exists()), Path(name))


def _usable() -> _Library:
    """Return a copy that does not hang, which is the last one from now on."""
    jack.silence()
    free = next((each for each in reversed(_libraries) if not each.hangs and not each.is_lost), None)
    if free is not None:
        _libraries.remove(free)
    elif len(_libraries) == MOST_COPIES:
        raise DeviceError(
            f"{MOST_COPIES} times a sound server has hung or was killed, so live audio cannot start in this process "
            "any more: write what you need with /b_write, and start nmfserver anew"
        )
    else:
        try:
            free = _copied(_path()) if _libraries else _Library(_path())
        except (OSError, ImportError) as error:
            way = HOW_TO_INSTALL.get(sys.platform, "install it")
            raise DeviceError(f"live sound needs the library PortAudio, which is not there: {way}") from error
        if not _libraries:
            atexit.register(_release_at_exit)
    _libraries.append(free)
    return free


def refresh() -> None:
    """Look for devices anew; only while no stream is open."""
    library = _usable()
    trial.require_working(_path())
    library.do(library.start, OPENING, "the system's sound did not open")


def release() -> None:
    """Leave the system's sound alone until the next `refresh`; only while no stream is open."""
    if _libraries and not _libraries[-1].hangs:
        _libraries[-1].do(_libraries[-1].end, CLOSING, "the system's sound did not close")


def _release_at_exit() -> None:
    with contextlib.suppress(DeviceError):
        release()


def devices() -> list[Device]:
    """Return all devices."""
    library = _libraries[-1]
    native = library.native
    usual = native.Pa_GetDefaultInputDevice(), native.Pa_GetDefaultOutputDevice()
    found = []
    for number in range(native.Pa_GetDeviceCount()):
        info = native.Pa_GetDeviceInfo(number)
        system = library.text(native.Pa_GetHostApiInfo(info.hostApi).name)
        found.append(
            Device(
                number, library.text(info.name), system, info.maxInputChannels, info.maxOutputChannels,
                info.defaultSampleRate, number == usual[0], number == usual[1],
            )
        )  # fmt: skip
    return found


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


class AudioStream:
    """A running stream that calls a C function for each block."""

    def __init__(self, settings: LiveSettings, function: int, userdata: int, owner: object) -> None:
        """Open and start; what lies at the addresses is `owner`'s, which is kept for as long as they may be used."""
        self._settings = settings
        self._owner = owner
        self._library = _libraries[-1]
        self._pointer: Any = self._library.ffi.NULL
        self._library.do(lambda: self._open(function, userdata), OPENING, "the device did not open", self)

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

    def _parameters(self, device: Device | None, channels: int, kind: str) -> Any:
        """Return what PortAudio wants to know of one side."""
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
        """Whether the device still calls."""
        try:
            return bool(self._library.check(self._library.native.Pa_IsStreamActive(self._pointer)))
        except PortAudioError as error:
            logger.warning("%s: %s", self.name, error)
            return False

    @property
    def latency(self) -> float:
        """Seconds from the input to the output that the device says it adds; a side that does not tell counts as 0."""
        info = self._library.native.Pa_GetStreamInfo(self._pointer)
        sides = ((self._settings.inputs, info.inputLatency), (self._settings.outputs, info.outputLatency))
        return float(sum(latency for channels, latency in sides if channels and latency < UNTOLD))

    def close(self) -> "Future[None] | None":
        """End the stream. Where that takes too long, what is returned is done when it may not be called any more."""
        try:
            self._library.do(self._close, CLOSING, "the device did not close", self)
        except HangingError as error:
            logger.warning("%s: %s", self.name, error)
            return error.over
        except DeviceError as error:
            logger.warning("%s: %s", self.name, error)
        return None

    def _close(self) -> None:
        library, began = self._library, time.monotonic()
        library.wait_for_jack()
        if library.native.Pa_IsStreamActive(self._pointer) != 1 or library.is_lost:
            time.sleep(LAST_BLOCK)
        if not library.is_lost:
            # A stream that has ended by itself says so here; it is closed all the same.
            library.native.Pa_AbortStream(self._pointer)
        if time.monotonic() - began > LAST_BLOCK:  # it may be the end of its JACK server that it has waited for
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
