"""PortAudio: the library, the thread that calls it, and copies of it for when one hangs.

PortAudio reads the list of devices when it starts, so it is started anew whenever no stream is open. Any of its calls
may hang when a JACK server hangs, so each copy of the library has a thread that makes all of its calls. It is one and
the same thread from start to end, since on Windows PortAudio sets up COM for the thread that starts it, and WASAPI and
ASIO fail on any other (PortAudio issue 250). A call that takes too long is abandoned: its copy is ended when the call
returns, and meanwhile another copy is used. A copy whose JACK server is gone is never called again, because PortAudio
would abort the process. There are at most `MOST_COPIES`.
"""

import atexit
import contextlib
import ctypes
import locale
import logging
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nmfserver.audio import calls, quiet
from nmfserver.audio.calls import Calls
from nmfserver.audio.portaudio import jack, trial
from nmfserver.errors import DeviceError

if TYPE_CHECKING:
    from _cffi_backend import FFI, Lib
    from _cffi_backend import _CDataBase as CData

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

HOW_TO_INSTALL = {
    "linux": "install it with: sudo apt-get install libportaudio2 (Debian, Ubuntu), or your system's package portaudio",
    "darwin": "install it with: pip install --force-reinstall sounddevice",
    "win32": "install it with: pip install --force-reinstall sounddevice",
}
BRINGS = {"darwin": "libportaudio.dylib", "win32": "libportaudio{kind}{asio}.dll"}
"""What sounddevice brings. On Linux that is none."""
ENABLE_ASIO = "SD_ENABLE_ASIO"
"""The variable by which sounddevice's users ask for ASIO on Windows. Its drivers are of very different quality."""
MOST_COPIES = 8
"""Copies of PortAudio in this process. One that hangs or is lost keeps a thread and some megabytes."""
LAST_BLOCK = 0.2
"""Seconds in which a stream that has ended by itself makes its last call, and a JACK server that is ending ends."""


class PortAudioError(Exception):
    """An error that PortAudio returns, with its text."""


class Library:
    """A copy of PortAudio, and the thread that calls it."""

    def __init__(self, path: str) -> None:
        from _sounddevice import ffi  # sounddevice itself would start PortAudio at once, and count its starts

        self.ffi: FFI = ffi
        self.native: Lib = ffi.dlopen(path)
        self.corrected: set[int] = set()
        """The numbers of devices that PortAudio opens only by a pattern, see `jack`."""
        self._calls = Calls()
        self._is_running, self._is_lost = False, False
        self._connections: set[int] = set()
        jack.set_client_name(path)

    @property
    def hangs(self) -> bool:
        """Whether a call has not returned yet."""
        return self._calls.hang

    @property
    def is_lost(self) -> bool:
        """Whether its JACK server has gone: neither the library nor a stream can be ended any more."""
        self._is_lost = self._is_lost or (self._is_running and not self._connections <= jack.connections())
        return self._is_lost

    def call(self, work: Callable[[], Result], patience: float, failure: str) -> Result:
        """Call a function as `Calls.make` does; the library is ended after a call that was left alone.

        An error of PortAudio's becomes a `DeviceError`.
        """
        try:
            return self._calls.make(work, patience, failure, self._clear)
        except PortAudioError as error:
            raise DeviceError(f"the system's sound fails: {error}") from error

    def start(self) -> None:
        """Start PortAudio anew, with the devices that there are now. On its thread."""
        self.end()
        with _system:
            before = jack.connections()
            self.check(self.native.Pa_Initialize())
            self._connections = jack.connections() - before
            self._is_running = True
        self.corrected = jack.correct(self)

    def wait_for_jack(self) -> None:
        """Wait until the JACK server that it is connected to answers, or is gone. On its thread.

        A call to PortAudio while that server hangs would abort the process if the server were killed during the call.
        """
        while self._is_running and self._connections and not self.is_lost:
            with _system:
                if jack.answers():
                    return
            time.sleep(LAST_BLOCK)

    def end(self) -> None:
        """End PortAudio and all its streams. On its thread."""
        self.wait_for_jack()
        with _system:
            if self._is_running and not self.is_lost:
                self._is_running = False
                self.check(self.native.Pa_Terminate())

    def check(self, code: int) -> int:
        """Return the result of a function of PortAudio, or raise the error that it stands for."""
        if code >= 0:
            return code
        text = self.ffi.string(self.native.Pa_GetErrorText(code)).decode()
        if code == self.native.paUnanticipatedHostError:
            text += f" {self.text(self.native.Pa_GetLastHostErrorInfo().errorText)}"
        raise PortAudioError(text)

    def text(self, pointer: "CData") -> str:
        """Return a string of PortAudio's; some host APIs of Windows encode names as the locale does."""
        data: bytes = self.ffi.string(pointer)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode(locale.getpreferredencoding(False), errors="replace")

    def options(self, api: int) -> "CData":
        """Return what a host API has to know besides, by its number: NULL, but for WASAPI.

        Its shared mode takes the sample rate of the system's mixer alone, unless it may convert (pa_win_wasapi.h).
        """
        native = self.native
        if native.Pa_GetHostApiInfo(api).type != native.paWASAPI:
            return self.ffi.NULL
        kind = "PaWasapiStreamInfo"
        facts = {"size": self.ffi.sizeof(kind), "hostApiType": native.paWASAPI, "version": 1}
        return self.ffi.new(f"{kind} *", {**facts, "flags": native.paWinWasapiAutoConvert})

    def _clear(self) -> None:
        """Undo what an abandoned call has begun, after it has returned."""
        time.sleep(LAST_BLOCK)
        try:
            self.end()
        except PortAudioError as error:
            logger.warning("the system's sound fails: %s", error)


_system = threading.Lock()
"""Held while a copy starts or ends: all of them use the same ALSA and JACK."""
_libraries: list[Library] = []
"""All copies of PortAudio; the one in use is the last."""


def _path() -> str:
    """Return the name or path of PortAudio: the system's library, or the one that sounddevice brings.

    The latter also where the system's is for another processor, as that of a Homebrew for Intel on a newer Mac.
    """
    found = find_library("portaudio")
    if sys.platform not in BRINGS:
        if found is None:
            raise OSError("PortAudio is not found")
        return found
    if found is not None:
        with contextlib.suppress(OSError):
            ctypes.CDLL(found)
            return found
    # What this Python was built for: under Windows on Arm that may be x86-64, which the system runs as well.
    kind = "arm64" if sysconfig.get_platform() == "win-arm64" else platform.architecture()[0]
    name = BRINGS[sys.platform].format(kind=kind, asio="-asio" if ENABLE_ASIO in os.environ else "")
    import _sounddevice_data

    return str(Path(next(iter(_sounddevice_data.__path__))) / "portaudio-binaries" / name)


def _copied(path: str) -> Library:
    """Load another copy of the library, with data of its own."""
    with tempfile.TemporaryDirectory(prefix="nmfserver-", ignore_cleanup_errors=True) as folder:
        return Library(shutil.copy(_loaded(path), folder))


def _loaded(name: str) -> Path:
    """Return the file of a library that is loaded."""
    if sys.platform != "linux":
        return Path(name)
    lines = Path("/proc/self/maps").read_text().splitlines()
    paths = (Path(fields[5]) for fields in (line.split(maxsplit=5) for line in lines) if len(fields) > 5)
    return next((path for path in paths if path.name.startswith(Path(name).name) and path.exists()), Path(name))


def _usable() -> Library:
    """Return a copy that can be called, and put it in use."""
    quiet.silence()
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
            free = _copied(_path()) if _libraries else Library(_path())
        except (OSError, ImportError) as error:
            way = HOW_TO_INSTALL.get(sys.platform, "install it")
            logger.info("PortAudio cannot be loaded: %s", error)
            raise DeviceError(f"live sound needs the library PortAudio, which is not there: {way}") from error
        if not _libraries:
            atexit.register(_release_at_exit)
    _libraries.append(free)
    return free


def current() -> Library:
    """Return the copy in use, which `refresh` has started."""
    return _libraries[-1]


def refresh() -> None:
    """Start PortAudio with the devices that there are now; only while no stream is open."""
    library = _usable()
    trial.require_working(_path(), jack.client_name().decode())
    library.call(library.start, calls.OPENING, "the system's sound did not open")


def release() -> None:
    """End PortAudio until the next `refresh`; only while no stream is open."""
    if _libraries and not current().hangs:
        current().call(current().end, calls.CLOSING, "the system's sound did not close")


def _release_at_exit() -> None:
    with contextlib.suppress(DeviceError):
        release()
