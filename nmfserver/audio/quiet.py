"""Keeps the libraries of JACK and ALSA from writing to the terminal."""

import contextlib
import ctypes
import sys
from functools import cache

LIBJACK = "libjack.so.0"
LOG_FUNCTIONS = (
    (LIBJACK, "jack_set_info_function"),
    (LIBJACK, "jack_set_error_function"),
    ("libasound.so.2", "snd_lib_error_set_handler"),
)
"""Functions that replace the one that writes messages."""


@cache
def silence() -> None:
    """Keep JACK and ALSA, where they are installed, from writing to the standard output and the standard error.

    JACK writes from the audio thread too, which would block when nobody reads.
    """
    if sys.platform == "win32":  # neither is there, nor a name for what the process has loaded
        return
    with contextlib.suppress(OSError, AttributeError):
        harmless = ctypes.CDLL(None).strlen  # any C function that takes a string and does nothing with it
        for library, function in LOG_FUNCTIONS:
            with contextlib.suppress(OSError, AttributeError):
                getattr(ctypes.CDLL(library), function)(harmless)
