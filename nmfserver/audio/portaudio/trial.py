"""Tries PortAudio in a process of its own, before it is first started in this one.

With some sound configurations, such as an `ALSA_CONFIG_PATH` that names no file, PortAudio aborts the process that
starts it. Here that is a process that does nothing else.
"""

import signal
import subprocess
import sys
from functools import cache

from nmfserver.errors import DeviceError

PATIENCE = 10.0
"""Seconds in which PortAudio must have started."""
PROGRAM = """
import contextlib, ctypes, faulthandler, sys
faulthandler.dump_traceback_later(float(sys.argv[2]), exit=True)
library, name = ctypes.CDLL(sys.argv[1]), sys.argv[3].encode()
with contextlib.suppress(AttributeError):
    library.PaJack_SetClientName(name)
library.Pa_Initialize()
library.Pa_Terminate()
"""
"""Ends by itself where it hangs and this process has ended meanwhile."""


@cache  # of what has succeeded; an exception is not kept
def require_working(library: str, client_name: str) -> None:
    """Raise `DeviceError` where starting PortAudio ends a process or hangs it.

    library : its name or path
    client_name : of its client of JACK
    """
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, library, str(2 * PATIENCE), client_name]
    none = subprocess.DEVNULL
    try:
        code = subprocess.run(command, stdin=none, stdout=none, stderr=none, timeout=PATIENCE, check=False).returncode
    except subprocess.TimeoutExpired as error:
        raise DeviceError(
            f"the system's sound did not open within {PATIENCE:g} seconds: does its sound server hang?"
        ) from error
    if code:
        raise DeviceError(
            f"the system's sound cannot be opened: the library PortAudio crashed ({_reason(code)}) when it was tried "
            "in a process of its own; check the sound configuration, that of ALSA in the files that ALSA_CONFIG_PATH "
            "names, /etc/asound.conf and ~/.asoundrc"
        )


def _reason(code: int) -> str:
    """Return how a process has ended, by the exit code that the system gives."""
    names = {-number: number.name for number in signal.Signals}
    return names.get(code, f"exit code {code}")
